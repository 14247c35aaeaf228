"""The shipped workspace: it parses, is small, names each place once, and copies nobody's sentences."""

import csv
import json
import re
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest

from dashboard.capture import read_markdown
from dashboard.extraction import load_vocabulary
from dashboard.extraction.layout import lay_out
from dashboard.records import Place, Post
from dashboard.storage.tables import Tables, read_tables

DATA = Path(__file__).parents[1] / "data"
SEEDS = Path(__file__).parents[2] / "shared" / "seeds"
POSTS = sorted((DATA / "posts").glob("*.md"))
PORTAL_ITEMS = (
    Path(__file__).parents[2] / "shared" / "data" / "wikipedia_current_events" / "syria_items_2011_2025.jsonl"
)
PORTAL = "https://en.wikipedia.org/wiki/Portal:Current_events/"
FIRST_DAY, LAST_DAY = date(2013, 6, 1), date(2013, 8, 31)
LONGEST_SHARED_RUN = 7


@cache
def sample() -> Tables:
    """What the sample's CSV files say; the test fails on the first problem they have."""
    problems: list[str] = []
    tables = read_tables({path.name: path.read_text(encoding="utf-8") for path in DATA.glob("*.csv")}, problems)
    assert not problems, problems[:5]
    return tables


@cache
def post_of(path: Path) -> Post:
    return read_markdown(path.read_text(encoding="utf-8"), path.name)


def syrian_places() -> list[Place]:
    return [place for place in sample().reference.places.values() if place.country == "SY"]


def outlines(name: str) -> list[dict[str, dict[str, str]]]:
    found = json.loads((DATA / "boundaries" / name).read_text(encoding="utf-8"))["features"]
    assert isinstance(found, list)
    return found


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold().replace("’", "'"))


def longest_shared_run(one: list[str], other: list[str]) -> list[str]:
    """The longest run of words that stands in both."""
    longest: list[str] = []
    lengths: dict[int, int] = {}
    for end, word in enumerate(one, start=1):
        lengths = {at: lengths.get(at - 1, 0) + 1 for at, its in enumerate(other, start=1) if its == word}
        best = max(lengths.values(), default=0)
        if best > len(longest):
            longest = one[end - best : end]
    return longest


# ------------------------------------------------------------------------------------------------ the files
def test_the_sample_has_enough_of_each() -> None:
    tables = sample()
    assert len(tables.reference.sources) >= 30
    assert len(tables.reference.actors) >= 60
    assert len(syrian_places()) >= 400
    assert len(tables.tolls) >= 25
    assert len(POSTS) >= 14


def test_the_sample_is_small() -> None:
    sizes = {path: path.stat().st_size for path in DATA.rglob("*") if path.is_file() and "snapshots" not in path.parts}
    assert sizes[DATA / "gazetteer.csv"] < 600_000
    assert sum(size for path, size in sizes.items() if path.parent.name == "boundaries") < 300_000
    assert sum(sizes.values()) < 5_000_000


@pytest.mark.parametrize("path", sorted(DATA.rglob("*.csv")), ids=lambda path: path.name)
def test_csv_files_have_lf_line_ends_and_no_stray_spaces(path: Path) -> None:
    raw = path.read_bytes()
    assert b"\r" not in raw
    assert raw.endswith(b"\n")
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.reader(file):
            assert all(cell == cell.strip() and "  " not in cell for cell in row), row


# ------------------------------------------------------------------------------------------------ the places
def test_outlines_and_gazetteer_spell_the_governorates_alike() -> None:
    drawn = {one["properties"]["admin1"]: one["properties"]["name"] for one in outlines("syria_admin1.geojson")}
    drawn.pop("")  # the disengagement zone is no governorate
    listed = {place.admin1: place.name for place in syrian_places() if place.kind == "governorate"}
    assert len(listed) == 14
    assert drawn == listed


def test_every_syrian_place_lies_in_one_of_the_governorates() -> None:
    governorates = {place.admin1 for place in syrian_places() if place.kind == "governorate"}
    assert {place.admin1 for place in syrian_places() if place.kind != "country"} == governorates


def test_coordinates_lie_in_or_near_syria_and_come_with_a_source() -> None:
    for place in syrian_places():
        assert (place.lat is None) == (place.lon is None), place
        if place.lat is not None and place.lon is not None:
            assert 32.2 < place.lat < 37.4, place
            assert 35.6 < place.lon < 42.5, place
            assert place.source and place.source.startswith(("GeoNames ", "OCHA ", "UCDP GED")), place


def test_rings_are_closed_and_the_outline_of_homs_holds_palmyra() -> None:
    homs = next(one for one in outlines("syria_admin1.geojson") if one["properties"]["admin1"] == "Homs")
    rings = [ring for polygon in homs["geometry"]["coordinates"] for ring in polygon]  # type: ignore[attr-defined]
    assert all(ring[0] == ring[-1] and len(ring) >= 4 for ring in rings)
    palmyra = next(place for place in syrian_places() if place.name == "Palmyra")
    assert palmyra.lat is not None and palmyra.lon is not None
    inside = False
    for (x1, y1), (x2, y2) in zip(rings[0], rings[0][1:], strict=False):
        if (y1 > palmyra.lat) != (y2 > palmyra.lat) and palmyra.lon < (x2 - x1) * (palmyra.lat - y1) / (y2 - y1) + x1:
            inside = not inside
    assert inside


SPELLINGS = [
    ("Sukhna", "sy-sukhna"),
    ("Sukhnah", "sy-sukhna"),
    ("Al-Sukhna", "sy-sukhna"),
    ("السخنة", "sy-sukhna"),
    ("Al-Qusayr", "sy-qusayr"),
    ("Qusair", "sy-qusayr"),
    ("Ma'loula", "sy-maaloula"),
    ("Maaloula", "sy-maaloula"),
    ("Qamishli", "sy-qamishli"),
    ("Jaramana", "sy-jaramana"),
    ("Jaramanah", "sy-jaramana"),
    ("Ariha", "sy-ariha"),
    ("Daraya", "sy-daraya"),
    ("Darayya", "sy-daraya"),
    ("Zamalka", "sy-zamalka"),
    ("Mouadamiyeh", "sy-mouadamiyeh"),
    ("Moadamiya", "sy-mouadamiyeh"),
    ("al-Waer", "sy-homs-al-waer"),
    ("Khan al-Assal", "sy-khan-al-assal"),
    ("Bab al-Nairab", "sy-aleppo-bab-al-nairab"),
    ("Bab Al Nairab", "sy-aleppo-bab-al-nairab"),
    ("Jabal Badro", "sy-aleppo-jabal-badro"),
    ("al-Siyouf Square", "sy-jaramana-al-siyouf-square"),
    ("Deir Ezzor", "sy-deir-ez-zor"),
    ("Deir ez-Zor", "sy-deir-ez-zor"),
    ("Dayr az-Zawr", "sy-deir-ez-zor"),
    ("Deir Ez Zor Province", "sy-deir-ez-zor-province"),
    ("Homs province", "sy-homs-province"),
    ("Homs", "sy-homs"),
    ("Damascus Countryside", "sy-rif-dimashq"),
    ("Rural Damascus", "sy-rif-dimashq"),
    ("Beirut", "lb-beirut"),
    ("Arsal", "lb-arsal"),
]


@pytest.mark.parametrize(("written", "place_id"), SPELLINGS)
def test_a_place_is_found_however_it_is_spelled(written: str, place_id: str) -> None:
    layout = lay_out(f"There was fighting in {written}.", date(2013, 7, 26))
    hits = load_cached().names.find(layout.sentences[0].tokens)
    places = {name.key for hit in hits for name in hit.names if name.kind in ("place", "country")}
    assert place_id in places, places


def test_the_false_friend_of_bab_al_nairab_is_another_place() -> None:
    places = sample().reference.places
    assert places["sy-nayrab"].admin1 == "Idlib"
    assert places["sy-aleppo-bab-al-nairab"].lat is None
    layout = lay_out("A rocket hit Bab al-Nairab.", date(2013, 7, 26))
    keys = {name.key for hit in load_cached().names.find(layout.sentences[0].tokens) for name in hit.names}
    assert "sy-nayrab" not in keys


@cache
def load_cached():  # type: ignore[no-untyped-def]
    return load_vocabulary(sample().reference)


# ------------------------------------------------------------------------------------------------ the speakers
def test_state_media_speak_with_one_voice() -> None:
    sources = sample().reference.sources
    assert {sources[name].voice for name in ("sana", "syrian-state-television")} == {"syrian-state-media"}


def test_no_two_actors_and_no_two_sources_share_a_name() -> None:
    for records in (sample().reference.actors.values(), sample().reference.sources.values()):
        names = [name.casefold() for record in records for name in (record.name, *record.aliases)]
        assert len(names) == len(set(names)), sorted({name for name in names if names.count(name) > 1})


def test_our_own_labels_are_neutral() -> None:
    partisan = re.compile(r"\b(regime|terrorist|martyr|liberat|mercenar|gang|shabiha|rebel)", re.IGNORECASE)
    reference = sample().reference
    labels = [actor.name for actor in reference.actors.values()] + [s.name for s in reference.sources.values()]
    assert not [label for label in labels if partisan.search(label)]


def test_actors_end_after_they_begin() -> None:
    for actor in sample().reference.actors.values():
        assert not (actor.valid_from and actor.valid_to) or actor.valid_from < actor.valid_to, actor


def test_tolls_name_sources_that_are_known() -> None:
    sources = sample().reference.sources.values()
    known = {name.casefold() for source in sources for name in (source.name, *source.aliases)}
    assert {toll.source for toll in sample().tolls if toll.source.casefold() not in known} == set()


def test_related_tolls_that_must_never_be_joined_are_linked() -> None:
    links = {(link.toll_id, link.other, link.relation) for link in sample().toll_links}
    assert ("un-officials-2013-06", "hrdag-2013-06", "quotes") in links
    assert ("hrdag-2013-01", "hrdag-2013-06", "replaced_by") in links
    assert ("vdc-2013-07-civilians", "vdc-2013-07", "subset_of") in links


def test_one_speaker_has_two_scopes() -> None:
    scope = {toll.toll_id: dict(toll.scope) for toll in sample().tolls}
    assert scope["sohr-2012-10"]["pro_government_militia"] == "excluded"
    assert scope["sohr-2013-06"]["pro_government_militia"] == "counted"


def test_the_decomposition_of_92901_adds_up() -> None:
    assert sum(part.value for part in sample().toll_parts if part.toll_id == "hrdag-2013-06") == 92_901


# ------------------------------------------------------------------------------------------------ the posts
@pytest.mark.parametrize("path", POSTS, ids=lambda path: path.name)
def test_a_post_is_a_paraphrase_whose_entries_name_outlet_day_and_address(path: Path) -> None:
    post = post_of(path)
    assert (post.publisher, post.text_kind) == ("At Least sample", "paraphrase")
    entries = lay_out(post.text, post.published_date, post.published_at).entries
    assert entries
    outlets = {name for source in sample().reference.sources.values() for name in (source.name, *source.aliases)}
    for entry in entries:
        assert entry.digest_outlet in outlets, entry
        assert entry.digest_url and entry.digest_url.startswith("http"), entry
        assert entry.digest_date and entry.digest_date <= post.published_date, entry


def found_on(source_id: str, day: date) -> bool:
    """True when searches.csv says that reports of that day were found in the source."""
    return any(
        (search.source_id, search.result) == (source_id, "reports_found") and search.from_date <= day <= search.to_date
        for search in sample().searches
    )


@pytest.mark.parametrize("path", POSTS, ids=lambda path: path.name)
def test_what_was_looked_through_for_an_entry_stands_in_searches(path: Path) -> None:
    """An entry that carries the portal's address was found there, any other in its outlet."""
    post = post_of(path)
    by_name = {
        name: source.source_id
        for source in sample().reference.sources.values()
        for name in (source.name, *source.aliases)
    }
    for entry in lay_out(post.text, post.published_date, post.published_at).entries:
        assert entry.digest_date and entry.digest_url
        portal = entry.digest_url.startswith(PORTAL)
        searched = "wikipedia-current-events" if portal else by_name[entry.digest_outlet or ""]
        assert found_on(searched, entry.digest_date), entry


def test_the_portal_was_looked_through_on_each_day_of_the_sample_once() -> None:
    for number in range((LAST_DAY - FIRST_DAY).days + 1):
        day = FIRST_DAY + timedelta(days=number)
        found = [
            search
            for search in sample().searches
            if search.source_id == "wikipedia-current-events" and search.from_date <= day <= search.to_date
        ]
        assert len(found) == 1, day


def test_a_day_on_which_the_portal_had_nothing_has_no_entry_from_it() -> None:
    dated = {
        entry.digest_date
        for path in POSTS
        for entry in lay_out(post_of(path).text, post_of(path).published_date).entries
        if (entry.digest_url or "").startswith(PORTAL)
    }
    assert len(dated) >= 30
    for search in sample().searches:
        if (search.source_id, search.result) == ("wikipedia-current-events", "nothing_found"):
            assert not [day for day in dated if day and search.from_date <= day <= search.to_date], search


def test_an_address_of_the_portal_is_that_of_the_entry_s_day() -> None:
    for path in POSTS:
        for entry in lay_out(post_of(path).text, post_of(path).published_date).entries:
            if entry.digest_date and (entry.digest_url or "").startswith(PORTAL):
                day = entry.digest_date
                assert entry.digest_url == f"{PORTAL}{day.year}_{day:%B}_{day.day}"


def test_every_week_of_the_sample_has_an_entry() -> None:
    dated = {
        entry.digest_date.isocalendar().week
        for path in POSTS
        for entry in lay_out(post_of(path).text, post_of(path).published_date).entries
        if entry.digest_date
    }
    first, last = FIRST_DAY.isocalendar().week, LAST_DAY.isocalendar().week
    assert set(range(first, last + 1)) <= dated


@pytest.mark.parametrize("path", POSTS, ids=lambda path: path.name)
def test_no_sentence_of_the_founding_document_is_copied(path: Path) -> None:
    if not SEEDS.exists():
        pytest.skip("the founding document (../shared/seeds) is not beside this checkout")
    seed = words("\n".join(seed.read_text(encoding="utf-8") for seed in sorted(SEEDS.glob("*.txt"))))
    shared = longest_shared_run(words(post_of(path).text), seed)
    assert len(shared) <= LONGEST_SHARED_RUN, " ".join(shared)


@pytest.mark.parametrize("path", POSTS, ids=lambda path: path.name)
def test_no_sentence_of_the_portal_is_copied(path: Path) -> None:
    if not PORTAL_ITEMS.exists():
        pytest.skip("the portal's items (../shared/data/wikipedia_current_events) are not beside this checkout")
    items = [json.loads(line) for line in PORTAL_ITEMS.read_text(encoding="utf-8").splitlines()]
    texts = [words(item["text"]) for item in items if str(FIRST_DAY) <= item["date"] <= str(LAST_DAY)]
    assert len(texts) > 40
    ours = words(post_of(path).text)
    shared = max((longest_shared_run(ours, text) for text in texts), key=len)
    assert len(shared) <= LONGEST_SHARED_RUN, " ".join(shared)


def test_longest_shared_run_finds_a_copied_phrase() -> None:
    assert longest_shared_run(words("he said one two three"), words("one two three, she said")) == [
        "one",
        "two",
        "three",
    ]


FACTS = [
    ("Sukhna", "at least 22"),
    ("Sukhna", "two car bombs"),
    ("Bab al-Nairab", "At least ten"),
    ("Bab al-Nairab", "18 dead"),
    ("Bab al-Nairab", "At least 29"),
    ("Jaramana", "seven dead and 62 wounded"),
    ("Jaramana", "ten dead and 62 wounded"),
    ("Jaramana", "injured 66"),
    ("Jaramana", "at least seven"),
    ("Khan al-Assal", "123 people"),
    ("Khan al-Assal", "more than 150 government soldiers"),
    ("Khan al-Assal", "51 soldiers and officers"),
    ("Jabal Badro", "at least 19"),
    ("Jabal Badro", "At least 20"),
    ("Jabal Badro", "at least 23"),
    ("Deir ez-Zor", "92 government soldiers"),
    ("Syria", "more than 100,000"),
    ("UN officials", "nearly 93,000"),
    ("Violations Documentation Center", "67,408"),
    ("civilians", "51,245"),
    ("Jobar", "eight members of the security forces"),
    ("Marjeh Square", "at least 14 people"),
    ("the portal", "as many as 60 people"),
    ("OHCHR", "92,901"),
    ("OHCHR", "37,988 records"),
    ("United Nations", "just under 93,000"),
    ("Observatory", "100,191"),
    ("Observatory", "17,311 members of pro-government militias"),
    ("Beirut", "injured 53 people"),
    ("Deir Atiyah", "13 people"),
    ("Homs province", "Six mediators"),
    ("near Damascus", "Seven people"),
    ("Dablan", "17 people and wounded 26"),
    ("ammunition depot", "At least 40 people"),
    ("a suburb of Damascus", "18 people and wounded 55"),
    ("Jaramana", "18 people and wounded 56"),
    ("the south of Beirut", "At least 20 people were killed and 200 injured"),
    ("Tripoli, in Lebanon", "More than 50 people"),
    ("Ghouta", "50 people"),
    ("outskirts of Damascus", "more than 600 people"),
    ("near Damascus", "At least 1,360 people"),
    ("John Kerry", "1,429 people"),
    ("chemical weapons", "nearly 1,500 people"),
]


@pytest.mark.parametrize(("subject", "fact"), FACTS)
def test_a_founding_fact_stands_in_the_sample(subject: str, fact: str) -> None:
    assert any(subject in post_of(path).text and fact in post_of(path).text for path in POSTS)
