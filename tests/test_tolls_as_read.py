"""What a toll read in a post stands for: the day that its sentence states, and whether it counts refugees."""

from datetime import date

import pytest

from dashboard.assessment.as_of import stated_day
from dashboard.assessment.assess import assess
from dashboard.assessment.counted_since import stated_since
from dashboard.assessment.rows import TollRow
from dashboard.linking.link import link
from tests.reading_of import REFERENCE, article, read

FRIDAY = date(2013, 7, 26)


def tolls(text: str) -> list[TollRow]:
    """The tolls of a post of Friday 26 July 2013."""
    readings = [read(article(text))]
    return list(assess(readings, link(readings, REFERENCE), REFERENCE, (), (), ()).tolls)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("by the end of April", date(2013, 4, 30)),
        ("to the end of 2012", date(2012, 12, 31)),
        ("by the end of December", date(2012, 12, 31)),
        ("by the end of February 2012", date(2012, 2, 29)),
        ("as of 30 June", date(2013, 6, 30)),
        ("as of June 30th, 2012", date(2012, 6, 30)),
        ("since March 2011, and up to last Friday", date(2013, 7, 19)),
        ("until Monday", date(2013, 7, 22)),
        ("from 3 March to 30 June", date(2013, 6, 30)),
        ("as of yesterday", date(2013, 7, 25)),
    ],
)
def test_a_day_up_to_which_is_counted_is_read(words: str, day: date) -> None:
    found = stated_day(f" people {words}, it said.", FRIDAY)
    assert found is not None and found[0] == day, found
    assert found[1] in words


@pytest.mark.parametrize(
    "words",
    [
        "by April",  # which day of it is not said
        "by 31 April",  # no day
        "by the end of 2013",  # had not come
        "by 3 August 2013",
        "in fighting on 3 July",
        "after the talks were moved to 3 July",
        "by the army",
        "by the end of the week",
    ],
)
def test_what_states_no_day_of_the_count_is_left(words: str) -> None:
    assert stated_day(f" people {words}, it said.", FRIDAY) is None


def test_a_toll_stands_for_the_day_that_its_sentence_states() -> None:
    (toll,) = tolls("SOHR says the war in Syria had killed just under 61,300 people by the end of April.")
    assert (toll.as_of, toll.as_of_basis) == (date(2013, 4, 30), "stated: “by the end of April”")
    assert "as of 30 April 2013" in toll.sentence and "was not read" not in toll.sentence


def test_a_day_before_the_number_is_read_and_that_of_another_number_is_not() -> None:
    first, second = tolls(
        "As of 30 June, the war in Syria had killed 61,300 people, SOHR says. "
        "SANA says that the war in Syria has killed 48,000 people."
    )
    assert (first.as_of, second.as_of) == (date(2013, 6, 30), None)


@pytest.mark.parametrize(
    "text",
    [
        "The war in Syria goes on. The United Nations put the refugees at more than 1.3 million.",
        "Refugees from Syria number 1.3 million, the United Nations says.",
        "Some 1.3 million people have become refugees in the war in Syria, the United Nations says.",
    ],
)
def test_a_toll_of_refugees_is_told_as_one(text: str) -> None:
    (toll,) = tolls(text)
    assert (toll.measure, toll.counted_words) == ("displaced", "refugees")
    assert "refugees" in toll.sentence and "displaced" not in toll.sentence


def test_the_displaced_and_the_dead_are_no_refugees() -> None:
    for text in (
        "The war in Syria has displaced 4 million people, the United Nations says.",
        "The United Nations put the displaced of the war in Syria at 4 million; most have not become refugees.",
        "The war in Syria has killed 61,300 people and made many more refugees, SOHR says.",
    ):
        found = tolls(text)
        assert found and all(toll.counted_words is None for toll in found), text


@pytest.mark.parametrize(
    ("words", "since"),
    [
        ("since March 2011", "2011-03"),
        ("since 15 March 2011", "2011-03-15"),
        ("since March 15, 2011", "2011-03-15"),
        ("since May", "2013-05"),
        ("since October", "2012-10"),
        ("since early May", "2013-05"),
        ("since 2 August", "2012-08-02"),
        ("since 2011", "2011"),
        ("since Monday", "2013-07-22"),
        ("since Friday", "2013-07-19"),
        ("since yesterday", "2013-07-25"),
        ("since 31 June", None),
        ("since 2014", None),
        ("since the war began in 2011", None),
        ("since the 2011 uprising", None),
        ("since Monday's raid", None),
    ],
)
def test_a_day_from_which_is_counted_is_read(words: str, since: str | None) -> None:
    assert stated_since(f" people {words}, it said.", FRIDAY) == since


@pytest.mark.parametrize(
    ("sentence", "where", "since"),
    [
        ("Since Monday fighting has killed 45 people in Aleppo.", "Aleppo", "2013-07-22"),
        ("More than 9,000 people have been killed in Iraq since October 2012, the UN says.", "Iraq", "2012-10"),
        ("In Iraq, more than 9,000 people have been killed since the war began.", "Iraq", None),
        ("Since rebels attacked Homs, more than 900 people have been killed in Iraq.", "Iraq", None),
        ("Since the war began, 350 reporters have been killed in Iraq and Syria.", "not stated", None),
        ("The UN in Geneva said more than 9,000 people had been killed in Iraq since May.", "Iraq", "2013-05"),
    ],
)
def test_a_toll_has_the_place_and_the_time_it_counts(sentence: str, where: str, since: str | None) -> None:
    (toll,) = tolls(sentence)
    assert (toll.territory, toll.coverage_from) == (where, since)
    assert since is None or " since " in toll.sentence
