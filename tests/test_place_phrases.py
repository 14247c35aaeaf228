"""Names that no list has, known to be places by the phrase they stand in; and names in like phrases that are none."""

import pytest

from tests.reading_of import article, events


def place_of(text: str) -> list[str | None]:
    return [claim.place.text if claim.place else None for claim in events(text)]


@pytest.mark.parametrize("name", ["Dorvat", "Umm Zelfa"])
@pytest.mark.parametrize(
    "sentence",
    [
        # what is struck
        "A drone struck {}, killing five people.",
        "Explosions rocked {} on Monday, killing five people.",
        "Gunmen raided {}, killing five people.",
        "Shells rained down on {}, killing five people.",
        "The raid on {} killed five people.",
        "The battle for {} has killed five people.",
        "{} came under shelling that killed five people.",
        "{} was bombed and five people were killed.",
        "{} fell to the rebels on Thursday.",
        "Fighters of the FSA captured {} on Thursday.",
        # what is left, and what ways lead to
        "Gunmen abducted five people from {}.",
        "Thousands of people fled from {}.",
        "An ambush on the road to {} killed five soldiers.",
        "An ambush between {} and Homs killed five soldiers.",
        "A strike 20 km from {} killed five people.",
        # what lies in it or by it
        "A strike in the heart of {} killed five people.",
        "A strike on the market of {} killed five people.",
        "A strike on the {} displacement camp killed five people.",
        "A strike on the {} axis killed five people.",
        "A resident of {} said five people were killed in a strike.",
        # labels and asides
        "{} – five people were killed in a strike.",
        "• {} – a strike killed five people.",
        "In {}, a town west of Homs, five people were killed in a strike.",
        "In {}, near Homs, five people were killed in a strike.",
    ],
)
def test_a_name_is_a_place_by_its_phrase(sentence: str, name: str) -> None:
    assert place_of(article(sentence.format(name)))[:1] == [name]


@pytest.mark.parametrize(
    "sentence",
    [
        "Gunmen attacked Karim Zelfa, 45, and shot him dead.",
        "Gunmen attacked Karim Zelfa's house and shot two guards dead.",
        "The rebels captured Karim Zelfa gave him back.",
        "A drone struck Zelfa fighters, killing five of them.",
        "Clashes between Zelfa and Dorvat tribesmen killed five people.",
        "Five people were killed on Monday, Karim Zelfa – a teacher – said.",
        "Gunmen shot dead Sheikh Zelfa.",
    ],
)
def test_a_name_in_like_phrases_is_none(sentence: str) -> None:
    assert not any("Zelfa" in (place or "") for place in place_of(article(sentence)))


def test_a_name_ends_with_its_line() -> None:
    assert place_of("BREAKING: Demonstrators shot dead at Dorvat\nA reporter saw seven men fall.")[:1] == ["Dorvat"]


@pytest.mark.parametrize(
    ("sentence", "country"),
    [
        ("A US drone killed five people in Sukhna.", "SY"),
        ("Five Turkish soldiers were killed in Sukhna.", "SY"),
        ("Police shot five people dead at Dorvat.", None),
        ("Rebels shot five people dead at Dorvat.", None),
        ("Syrian rebels shot five people dead at Dorvat.", "SY"),
    ],
)
def test_whose_forces_they_are_does_not_say_where(sentence: str, country: str | None) -> None:
    assert {claim.country for claim in events(article(sentence))} == {country}


@pytest.mark.parametrize(
    ("place", "admin1", "country"),
    [
        ("Puthukkudiyiruppu", "Northern Province", "LK"),
        ("Tijuana", "Baja California", "MX"),
        ("Guayaquil", "Guayas", "EC"),
        ("Almaty", "Almaty", "KZ"),
        ("Nad Ali", "Helmand", "AF"),
        ("Shariff Aguak", "Bangsamoro", "PH"),
        ("Carrefour-Feuilles", "Ouest", "HT"),
    ],
)
def test_places_of_more_wars_have_their_province(place: str, admin1: str, country: str) -> None:
    found = events(article(f"Gunmen shot five people dead in {place}."))
    assert [(c.admin1, c.country) for c in found] == [(admin1, country)]


def test_what_a_town_shares_with_a_country_is_the_country() -> None:
    """Armenia and Albania are towns of Colombia too."""
    assert [c.country for c in events(article("Gunmen shot five people dead in Armenia."))] == ["AM"]


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        # of two names in a chain the one that lies in the other
        ("Versalles, Tibú: gunmen shot five people dead.", "Versalles"),
        ("Gunmen shot five people dead in Bariire, Afgoye.", "Bariire"),
        ("Gunmen shot five people dead in the capital, Damascus.", "Damascus"),
        ("Gunmen shot five people dead in Khan Yunis in the Gaza Strip, hours after Israel struck.", "Khan Yunis"),
        # labels that are no places
        ("TSK: five people were shot dead.", None),
        ("Drought: five people died in fighting.", None),
        # a person, by what is said of him
        ("The army captured Karim Zelfa, a rebel commander.", None),
    ],
)
def test_which_name_is_the_place(sentence: str, place: str | None) -> None:
    assert place_of(article(sentence))[:1] in ([place], [])


def test_a_line_that_says_only_where_and_when_stands_over_what_follows() -> None:
    claim = events(article("Sukhna, Wednesday, 5 am. Gunmen went from hut to hut; 15 people were murdered."))[-1]
    assert (claim.place.text if claim.place else None, str(claim.date_start)) == ("Sukhna", "2013-07-24")
