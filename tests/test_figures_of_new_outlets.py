"""Figures in the manners of outlets that came late: companions, sums of parts, ages alone, people out of sight."""

from datetime import date

import pytest

from dashboard.extraction.figures import find_figures
from dashboard.extraction.text.layout import lay_out
from tests.reading_of import article, figures_told

DAY = date(2024, 7, 26)


def told(sentence: str) -> list[str]:
    return figures_told(article(sentence), DAY)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The whereabouts of three men are unknown.", ["three missing other"]),
        ("The fate of 14 others is not known.", ["14 missing people"]),
        ("Contact with 12 soldiers has been lost.", ["12 missing combatants"]),
        ("He was killed along with his two sons.", ["two killed people"]),
        ("She was killed with two of her colleagues.", ["two killed other"]),
        ("Soldiers shot dead a 16-year-old in Tammun.", ["a 16-year-old killed children"]),
        ("A 35-year-old was wounded in Kherson.", ["A 35-year-old wounded people"]),
        ("Seven insurgents' corpses were left on the road.", ["Seven killed combatants"]),
        ("They put the dead at 57, plus eight men taken alive.", ["57 killed people", "eight detained other"]),
        ("The strike killed 12, incl a family of nine.", ["12 killed people", "nine killed people"]),
        ('The army says 780 were "neutralised".', ["780 killed combatants"]),
        ("Two women got shrapnel wounds.", ["Two wounded women"]),
        ("Nine needed hospital treatment.", ["Nine wounded people"]),
        ("Toll so far: 5 dead/12 injured.", ["5 killed people", "12 wounded people"]),
        ("An airstrike kills the hospital director and six other medics.", ["six killed other"]),
        ("Gunmen kill three Islamic Revolutionary Guard Corps (IRGC) members.", ["three killed combatants"]),
        ("Five of the gunmen who attacked the base were reported to have been killed.", ["Five killed combatants"]),
        ("The camp shelters 14,000 people who fled Ardamata.", ["14,000 displaced people"]),
        (
            "4.6 million are displaced inside the country and 1.2 million outside it.",
            ["4.6 million displaced people", "1.2 million displaced people"],
        ),
        (
            "Four soldiers died – two in an ambush, one in a bombing and one in a fall.",
            ["Four killed combatants", "two killed combatants", "one killed combatants", "one killed combatants"],
        ),
    ],
)
def test_these_are_read(sentence: str, expected: list[str]) -> None:
    assert told(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "The whereabouts of three tanks are known to the army.",
        "The army is in contact with 12 villages.",
        "The fate of the talks is unknown to the 14 delegates.",
        "He was seen along with his two sons.",
        "A 16-year-old said that she had heard a jet.",
        "He crossed a 16-year-old bridge.",
        "Seven insurgents' demands were rejected.",
        "They neutralised 12 mines.",
        "Two women got new tents.",
        "Nine needed visas.",
        "The commander, who got two wounds in 2013, spoke.",
        "Five of the gunmen who attacked the base were seen in the hills.",
        "The camp shelters 14,000 tents.",
    ],
)
def test_these_are_not(sentence: str) -> None:
    assert told(sentence) == []


def parts(sentence: str) -> list[int | None]:
    return [figure.part_of for figure in find_figures(lay_out(sentence, DAY))]


def test_numbers_that_add_up_to_a_total_are_its_parts() -> None:
    assert parts("Four soldiers died – two in an ambush, one in a bombing and one in a fall.") == [None, 0, 0, 0]
    assert set(parts("Four soldiers died – two in an ambush, three in a bombing.")) == {None}


def test_a_fall_is_no_death() -> None:
    assert told("Two drivers had a fall on the road.") == []
