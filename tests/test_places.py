"""Places through the gazetteer: transliterations, false friends, names inside names, and precision."""

import pytest

from dashboard.extraction.locations.places import own_row
from dashboard.extraction.words.names import fold_heavily
from dashboard.records import Place
from tests.reading_of import article, events, one


@pytest.mark.parametrize(
    ("one_way", "another"),
    [
        ("Sukhna", "Sukhnah"),
        ("Salamiyah", "Salamiyeh"),
        ("Nairab", "Nayrab"),
        ("Douma", "Duma"),
        ("Raqqa", "Raqqah"),
        ("Ma'loula", "Maloula"),
        ("Kobanî", "Kobani"),
        ("Hassakeh", "Hasaka"),
    ],
)
def test_transliterations_fold_to_one_spelling(one_way: str, another: str) -> None:
    assert fold_heavily(one_way) == fold_heavily(another)


@pytest.mark.parametrize(
    ("sentence", "place_id", "admin1", "precision"),
    [
        ("Shelling killed ten people in Sukhnah town in Homs province.", "sukhna", "Homs", 1),
        ("Shelling killed ten people in al-Sukhna.", "sukhna", "Homs", 1),
        ("Shelling killed ten people near Jaramana.", "jaramana", "Rif Dimashq", 2),
        ("A rocket attack on Aleppo’s Bab Al Nairab district killed ten people.", "bab-nairab", "Aleppo", 2),
        ("A missile hit Bab al-Nairab, south-east of Aleppo.", "bab-nairab", "Aleppo", 2),
        ("Shelling killed ten people in Nayrab, in Idlib province.", "nayrab", "Idlib", 1),
        ("Shelling killed ten people in Qusayr, in Idlib province.", "qusayr-idlib", "Idlib", 1),
        ("Shelling killed ten people in Qusayr, in Homs province.", "qusayr-homs", "Homs", 1),
        ("Shelling killed ten people across Homs province.", "homs-province", "Homs", 4),
        ("Shelling killed ten people in the city of Homs.", "homs", "Homs", 1),
        ("Shelling killed ten people in Syria.", "sy", None, 6),
        ("The Jaramana bombing killed ten people.", "jaramana", "Rif Dimashq", 1),
    ],
)
def test_a_place_is_resolved_with_its_precision(
    sentence: str, place_id: str, admin1: str | None, precision: int
) -> None:
    claim = one(article(sentence))
    assert (claim.place_id, claim.admin1, claim.where_precision) == (place_id, admin1, precision)


def test_nayrab_alone_is_never_the_neighbourhood_of_aleppo() -> None:
    assert one(article("Shelling killed ten people in Nayrab.")).place_id == "nayrab"


@pytest.mark.parametrize(
    "sentence",
    [
        "Shelling killed ten people, the Homs Police Command said.",
        "Shelling killed ten people, activist Khaled Amer said.",
        "A shell killed two Saudi soldiers.",
        "Shelling killed ten people, the Aleppo Media Center reported.",
    ],
)
def test_a_name_inside_an_organisation_a_person_or_a_people_is_no_place(sentence: str) -> None:
    assert [claim.place for claim in events(article(sentence))] == [None]


def test_a_town_no_list_knows_is_kept_as_written_with_the_country_beside_it() -> None:
    claim = one(article("Shelling killed ten people in the town of Hulyaipolets, Ukraine."))
    assert claim.place is not None
    assert (claim.place.text, claim.place_id, claim.country) == ("Hulyaipolets", None, "UA")


@pytest.mark.parametrize(
    ("sentence", "country", "admin1"),
    [
        ("A suicide bombing killed ten people in Mogadishu, Somalia.", "SO", "Banadir"),
        ("Russian forces shelled Kharkiv, killing three people.", "UA", "Kharkiv Oblast"),
        ("An air strike killed nine people in Khan Younis in the Gaza Strip.", "PS", "Gaza Strip"),
        ("Gunmen killed nine people in El Fasher, Sudan.", "SD", "North Darfur"),
    ],
)
def test_the_larger_places_of_other_wars_are_known(sentence: str, country: str, admin1: str) -> None:
    claim = one(article(sentence))
    assert (claim.country, claim.admin1) == (country, admin1)


def test_a_country_that_acts_is_not_where_it_happened() -> None:
    claim = one(article("Turkey shelled a checkpoint near Aleppo."))
    assert claim.place_id == "aleppo"


def test_a_dateline_is_where_a_report_is_filed_and_not_where_it_happened() -> None:
    claim = one(article("DAMASCUS, Syria, July 25 (Agency) - Shelling killed two people in Sukhna."))
    assert claim.place and claim.place.text == "Sukhna"


def test_a_town_that_came_under_fire_is_where_it_happened() -> None:
    claim = one(article("Sukhna came under mortar fire seven times, without casualties."))
    assert claim.place and claim.place.text == "Sukhna"


def test_a_common_noun_in_a_heading_is_no_place() -> None:
    assert all(claim.place is None for claim in events("Students Killed in Dormitory\n\nFour students were killed."))


def test_an_unlisted_town_lies_in_the_province_its_sentence_names() -> None:
    claim = one(article("Local elders in Idlib province say rockets killed five children in Shelton district."))
    assert claim.place and (claim.place.text, claim.admin1) == ("Shelton", "Idlib")


def test_a_town_of_the_workspace_is_meant_rather_than_its_namesake_without_a_coordinate() -> None:
    """The general vocabulary knows its province, the workspace where it stands: both are kept."""
    beirut = Place("lb-beirut", "Beirut", "town", None, "LB", lat=33.9, lon=35.5, population=1_900_000)
    known = own_row(Place("world:tow:Beirut (Beirut, LB)", "Beirut", "town", "Beirut", "LB"), [beirut])
    assert known is beirut


def test_a_namesake_in_another_province_or_country_is_another_place() -> None:
    general = Place("world:tow:Salem (Northville, ZZ)", "Salem", "town", "Northville", "ZZ")
    for other in (
        Place("zz-salem", "Salem", "town", "Southville", "ZZ"),
        Place("yy-salem", "Salem", "town", None, "YY"),
        Place("zz-salem-region", "Salem", "district", "Northville", "ZZ"),
    ):
        assert own_row(general, [other]) is general
