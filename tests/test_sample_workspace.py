"""The shipped workspace's tables: they parse, are small, and name each place, actor and source once."""

import csv
import json
import re
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from dashboard.extraction import load_vocabulary
from dashboard.extraction.text.layout import lay_out
from dashboard.records import Place
from dashboard.storage.tables import Tables, read_tables

DATA = Path(__file__).parents[1] / "data"
POSTS = sorted((DATA / "posts").glob("*.md"))


@cache
def sample() -> Tables:
    """What the sample's CSV files say; the test fails on the first problem they have."""
    problems: list[str] = []
    tables = read_tables({path.name: path.read_text(encoding="utf-8") for path in DATA.glob("*.csv")}, problems)
    assert not problems, problems[:5]
    return tables


def syrian_places() -> list[Place]:
    return [place for place in sample().reference.places.values() if place.country == "SY"]


def outlines(name: str) -> list[dict[str, dict[str, str]]]:
    found = json.loads((DATA / "boundaries" / name).read_text(encoding="utf-8"))["features"]
    assert isinstance(found, list)
    return found


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
