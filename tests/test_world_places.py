"""The general vocabulary of places, forces and sources: what each war's reports name, and what must yield nothing."""

import csv
import tracemalloc
from importlib.resources import files

import pytest

from dashboard.extraction import load_vocabulary
from dashboard.extraction.text.tokens import lower_by_code_point, tokens_between
from dashboard.extraction.words.names import spelled
from dashboard.extraction.words.vocabulary import is_general
from dashboard.records import Actor, Source
from dashboard.storage.workspace import SHIPPED, Workspace, load_reference
from tests.reading_of import article, events, one

VOCABULARY = load_vocabulary(load_reference(Workspace.at(SHIPPED)))
FOLDER = files("dashboard.extraction").joinpath("vocabulary")


def rows_of(name: str) -> list[dict[str, str]]:
    """The rows of a CSV file of the vocabulary."""
    return list(csv.DictReader(FOLDER.joinpath(f"{name}.csv").read_text("utf-8").splitlines()))


@pytest.mark.parametrize(
    ("sentence", "place", "admin1", "country", "precision"),
    [
        (
            "Russian forces shelled Chasiv Yar, killing three people.",
            "Chasiv Yar",
            "Donetsk Oblast",
            "UA",
            1,
        ),
        ("A missile strike on Kupyansk killed two people.", "Kupyansk", "Kharkiv Oblast", "UA", 1),
        ("Five people were killed in Kherson region on Monday.", "Kherson", "Kherson Oblast", "UA", 4),
        ("Ukrainian shelling killed two people in Shebekino.", "Shebekino", "Belgorod Oblast", "RU", 1),
        ("A drone killed four people in the Belgorod region of Russia.", "Belgorod", "Belgorod Oblast", "RU", 4),
        ("The RSF killed at least 40 people in the Zamzam camp.", "Zamzam camp", "North Darfur", "SD", 1),
        ("An air strike killed 100 people in Kabkabiya.", "Kabkabiya", "North Darfur", "SD", 1),
        ("Gunmen killed 100 people in Wad al-Noura village in Gezira state.", "Wad al-Noura", "Gezira", "SD", 1),
        ("Shelling killed six people in El-Geneina.", "El-Geneina", "West Darfur", "SD", 1),
        ("A drone killed two people in Hebbariye.", "Hebbariye", "Nabatieh", "LB", 1),
        ("Gunmen killed four people in Darra Adam Khel.", "Darra Adam Khel", "Khyber Pakhtunkhwa", "PK", 1),
        ("A suicide bomber killed 15 people in Kerbala.", "Kerbala", "Karbala", "IQ", 1),
        ("An Israeli air strike on Beit Lahiya killed 20 people.", "Beit Lahiya", "Gaza Strip", "PS", 1),
        ("An Israeli strike killed nine people in Gaza.", "Gaza", "Gaza Strip", "PS", 4),
        ("Israeli troops shot dead two Palestinians in Tubas.", "Tubas", "West Bank", "PS", 1),
        ("An Israeli strike killed four people in Bint Jbeil.", "Bint Jbeil", "Nabatieh", "LB", 1),
        ("A car bomb in Sadr City killed 30 people.", "Sadr City", "Baghdad", "IQ", 1),
        ("Islamic State fighters killed 20 people in Hawija.", "Hawija", "Kirkuk", "IQ", 1),
        ("An air strike killed 11 people in Hajjah province.", "Hajjah", "Hajjah", "YE", 4),
        ("A landmine killed five people in Mokha.", "Mokha", "Taiz", "YE", 1),
        ("An air strike killed 100 people in Pazigyi village.", "Pazigyi", "Sagaing Region", "MM", 1),
        ("Shelling killed 10 people in Mrauk U.", "Mrauk U", "Rakhine State", "MM", 1),
        ("Shells killed two people in Myawaddy.", "Myawaddy", "Kayin State", "MM", 1),
        ("Gunmen killed 37 people in Bankass in central Mali.", "Bankass", "Mopti Region", "ML", 1),
        ("Gunmen killed 130 civilians in Solhan.", "Solhan", "Sahel", "BF", 1),
        ("Gunmen killed 22 villagers in Tillaberi region of Niger.", "Tillaberi", "Tillaberi", "NE", 4),
        ("Boko Haram fighters killed 15 people in Damboa.", "Damboa", "Borno", "NG", 1),
        ("Gunmen killed 40 people in Barkin Ladi in Plateau state.", "Barkin Ladi", "Plateau State", "NG", 1),
        ("ADF rebels killed 20 people in Oicha.", "Oicha", "North Kivu", "CD", 1),
        ("A suicide bomber killed 20 people in a mosque in Kunduz.", "Kunduz", "Kunduz", "AF", 1),
        ("A bomb killed five people in Lashkargah.", "Lashkargah", "Helmand", "AF", 1),
        ("Gunmen killed 42 people in Kurram district.", "Kurram", "Khyber Pakhtunkhwa", "PK", 3),
        ("A blast killed 26 people in Quetta.", "Quetta", "Balochistan", "PK", 1),
        ("Gunmen killed 26 tourists near Pahalgam.", "Pahalgam", "Jammu and Kashmir", "IN", 2),
        ("Al-Shabab fighters killed 10 people in Beledweyne.", "Beledweyne", "Hiran", "SO", 1),
        ("An air strike killed 56 people in Dedebit.", "Dedebit", "Tigray", "ET", 1),
        ("An air strike killed 10 people in Tajoura.", "Tajoura", "Tripoli", "LY", 1),
        ("Shelling killed three people in Stepanakert.", "Stepanakert", "Nagorno-Karabakh", "AZ", 1),
        ("Gunmen killed 11 policemen in Zahedan.", "Zahedan", "Sistan and Baluchestan", "IR", 1),
        ("Gunmen killed 12 people in Cizre.", "Cizre", "Sirnak", "TR", 1),
        ("Gunmen killed eight people in Mocimboa da Praia.", "Mocimboa da Praia", "Cabo Delgado", "MZ", 1),
    ],
)
def test_where_the_reports_of_each_war_put_it(
    sentence: str, place: str, admin1: str, country: str, precision: int
) -> None:
    claim = one(article(sentence))
    assert claim.place is not None
    assert (claim.place.text, claim.admin1, claim.country) == (place, admin1, country)
    assert (claim.where_precision, claim.place_id) == (precision, None)


@pytest.mark.parametrize(
    ("sentence", "country"),
    [
        ("A blast killed 20 people in Tripoli, Lebanon.", "LB"),
        ("A blast killed 20 people in Tripoli.", "LY"),
        ("Lebanese media said a blast killed 20 people in Tripoli.", "LB"),
        ("Russian shelling killed two people in the town of Pokrovsk, Ukraine.", "UA"),
        ("Gunmen shot dead two people in Rafah in North Sinai.", "EG"),
        ("Israeli troops shot dead two people in Rafah in the Gaza Strip.", "PS"),
        ("A bomb killed ten people in Hyderabad, Pakistan.", "PK"),
        ("A bomb killed ten people in Hyderabad, India.", "IN"),
    ],
)
def test_namesakes_are_told_apart_by_the_country_named_else_the_larger_wins(sentence: str, country: str) -> None:
    assert one(article(sentence)).country == country


@pytest.mark.parametrize(
    "sentence",
    [
        "Man killed in shooting that left ten people dead, police said.",
        "Shelling killed three people, Hassan said.",
        "The rebels killed ten soldiers in March.",
        "Gunmen killed Ahmed Saleh and three others.",
        "Sale of the weapons followed an attack that killed ten people.",
        "Reading the names, he said ten people had been killed.",
        "Nice words followed an attack that killed ten people.",
        "A shell killed ten people, according to Salem.",
        "Police said ten people were shot dead in a van.",
        "Gunmen shot dead three people, said Mr Karim.",
        "Ten soldiers were shot dead, Bashir Ali told Reuters.",
        "Gunmen shot dead ten people at the bar.",
        "Gunmen shot dead ten people of the town.",
        "Gunmen shot dead ten people, Batman fans among them.",
        "Gunmen shot dead ten people with Maliki in power.",
        "Ten people were killed, Mary of the charity said.",
        "Gunmen shot dead ten people under the rule of Mubarak.",
        "Gunmen shot dead ten people at a rally for Aung San Suu Kyi.",
    ],
)
def test_an_ordinary_word_or_a_person_is_no_place(sentence: str) -> None:
    assert [(c.place and c.place.text, c.admin1, c.country) for c in events(article(sentence))] == [(None, None, None)]


def test_a_force_speaks_for_its_country_and_is_no_place() -> None:
    claim = one(article("Gunmen shot dead ten people in clashes, Azov said."))
    assert (claim.place, claim.country) == (None, "UA")


def test_a_small_town_of_a_country_the_post_never_names_is_not_meant() -> None:
    """Bani Zaid is a town in the West Bank, and a quarter of Aleppo."""
    claim = one(article("Shelling killed ten people in the Bani Zaid district in Syria."))
    assert claim.country == "SY"


@pytest.mark.parametrize(
    ("alias", "label", "sector", "side"),
    [
        ("IDF", "Israeli armed forces", "MIL", "unknown"),
        ("occupation army", None, None, None),
        ("Israeli occupation army", "Israeli armed forces", "MIL", "unknown"),
        ("Daesh", "Islamic State", "REB", "islamist"),
        ("Ansar Allah", "Houthis", "REB", "islamist"),
        ("RSF", "Rapid Support Forces", "PRM", "opposition"),
        ("Tatmadaw", "Myanmar military", "MIL", "government"),
        ("Myanmar junta", "Myanmar military", "MIL", "government"),
        ("Kiev regime", "Ukrainian forces", "MIL", "unknown"),
        ("Russian invaders", "Russian forces", "MIL", "unknown"),
        ("Hashd al-Shaabi", "Popular Mobilization Forces", "PRM", "government"),
        ("KNLA", "Karen National Union", "REB", "opposition"),
    ],
)
def test_a_partisan_name_is_only_an_alias_of_a_neutral_label(
    alias: str, label: str | None, sector: str | None, side: str | None
) -> None:
    general = [actor for actor in VOCABULARY.actors.values() if is_general(actor.actor_id)]
    found = [actor for actor in general if alias in (actor.name, *actor.aliases)]
    assert [(a.name, a.sector, a.side) for a in found] == ([(label, sector, side)] if label else [])


@pytest.mark.parametrize(
    ("sentence", "attribution"),
    [
        ("At least 20 people were killed in Gaza, the Hamas-run health ministry said.", "government_official"),
        ("At least 20 people were killed in Sudan, the Sudan Doctors Network said.", "monitor"),
        ("At least 20 people were killed in Omdurman, the local resistance committee said.", "activist_network"),
        ("At least 20 people were killed in Kharkiv, the State Emergency Service said.", "government_official"),
        ("At least 20 people were killed in Kherson, HRMMU said.", "un_official"),
        ("At least 20 people were killed in Mosul, Airwars said.", "monitor"),
        ("At least 20 people were killed in Sagaing, AAPP said.", "monitor"),
        ("At least 20 people were killed in Saada, Al-Masirah said.", "perpetrator_claim"),
        ("At least 20 people were killed in Quetta, ISPR said.", "government_official"),
    ],
)
def test_who_speaks_of_those_wars_is_known_by_kind_but_has_no_id(sentence: str, attribution: str) -> None:
    claim = one(article(sentence))
    assert (claim.attribution, claim.speaker_id) == (attribution, None)


def test_every_row_makes_a_record_of_closed_lists_and_no_name_stands_for_two() -> None:
    for name, key in (("world_actors", "sector"), ("world_sources", "attribution"), ("world_people", "attribution")):
        rows = rows_of(name)
        spellings = [(written, row["name"]) for row in rows for written in (row["name"], *row["aliases"].split("|"))]
        owner: dict[str, str] = {}
        for written, of in spellings:
            assert not written or owner.setdefault(written, of) == of, written
        assert all(row[key] for row in rows)
    assert all(isinstance(a, Actor) for a in VOCABULARY.actors.values())
    assert all(isinstance(s, Source) for s in VOCABULARY.sources.values())
    places = rows_of("world_places")
    assert len(places) > 8_000 and len({tuple(row.values()) for row in places}) == len(places)
    assert {row["country"] for row in places if row["kind"] == "governorate"} >= {
        "UA",
        "SD",
        "YE",
        "IQ",
        "MM",
        "AF",
        "PK",
    }


def test_the_quick_way_to_split_a_name_is_the_slow_way() -> None:
    names = {n for row in rows_of("world_places") for n in (row["name"], *row["aliases"].split("|")) if n}
    for name in sorted(names):
        tokens = tokens_between(name, lower_by_code_point(name), 0, len(name))
        words = [t.text for t in tokens if any(c.isalnum() for c in t.text)]
        assert set(spelled(name)) <= set(words) and spelled(name), name


def test_the_vocabularies_are_small() -> None:
    reference = load_reference(Workspace.at(SHIPPED))
    tracemalloc.start()
    load_vocabulary(reference)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 100_000_000
    assert len(FOLDER.joinpath("world_places.csv").read_bytes()) < 700_000
