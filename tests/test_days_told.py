"""Days as reports tell them, in every place of the sentence; and what near to them is no day of the event."""

from datetime import date

import pytest

from dashboard.records import Claim
from tests.reading_of import article, events


def day_told(claim: Claim) -> str:
    """ "24", "24-25" for days of July 2013, else the precision and the first day; "none"."""
    if claim.date_start is None or claim.date_end is None:
        return "none"
    ends = [str(d.day) if (d.year, d.month) == (2013, 7) else str(d) for d in (claim.date_start, claim.date_end)]
    if claim.date_precision != "day":
        return f"{claim.date_precision} {ends[0]}"
    return ends[0] if ends[0] == ends[1] else "-".join(ends)


def told(sentence: str) -> list[str]:
    return [day_told(claim) for claim in events(article(sentence))]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        # weekdays of this week and others; the post is of Friday 26 July
        ("on Friday last week", "19"),
        ("on Thursday of last week", "18"),
        ("on the Sunday before last", "14"),
        ("a week ago today", "19"),
        ("a week ago on Thursday", "18"),
        ("a fortnight ago", "week 8"),
        ("on Weds", "24"),
        # nights
        ("last evening", "25"),
        ("two nights ago", "24"),
        ("the night before", "25-26"),
        ("the whole night", "25-26"),
        ("overnight on Wednesday", "24"),
        ("Wednesday overnight", "24"),
        ("overnight Wednesday to Thursday", "24-25"),
        ("overnight Wednesday-Thursday", "24-25"),
        ("on the night of July 24 to 25", "24-25"),
        # hours
        ("earlier in the day", "26"),
        ("an hour earlier", "26"),
        ("a short while ago", "26"),
        ("shortly after midnight", "26"),
        ("shortly after midnight on Tuesday", "23"),
        ("around midnight", "26"),
        ("about noon", "26"),
        ("at 0300", "26"),
        ("at about 7 o'clock", "26"),
        ("at 21h30", "26"),
        ("during the morning rush hour", "26"),
        ("after Friday prayers", "26"),
        ("within 24 hours", "25-26"),
        ("in the past twenty-four hours", "25-26"),
        # days of the month
        ("on July the 24th", "24"),
        ("on the 24th of June", "2013-06-24"),
        ("on 24 of July", "24"),
        ("on 23 and 24 July", "23-24"),
        ("on July 23 and 24", "23-24"),
        ("on 22, 23 and 24 July", "22-24"),
        ("from Monday until Wednesday", "22-24"),
        ("on Tuesday night and early Wednesday", "23-24"),
        ("in June of last year", "month 2012-06-01"),
        ("on New Year's Eve", "2012-12-31"),
        # figures
        ("on 24/07/2013", "24"),
        ("on 7/24/2013", "24"),
        ("on 24.07.13", "24"),
        ("on 24/07", "24"),
        ("on 2013/07/24", "24"),
        ("on 24-Jul-2013", "24"),
    ],
)
def test_a_day_is_read_at_the_end_and_inside(words: str, day: str) -> None:
    assert told(f"A strike killed five people in Homs {words}.") == [day]
    assert told(f"A strike in Homs {words} killed five people.") in (
        [day],
        ["none"] if words == "the night before" else [day],
    )


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("Police on Thursday confirmed that a strike killed five people in Homs.", "none"),
        ("A strike on Thursday killed five people in Homs, police confirmed.", "25"),
        ("Wednesday's pre-dawn raid killed five people in Homs.", "24"),
        ("The strike, which took place on Tuesday, killed five people in Homs.", "23"),
        ("The army, which promised a truce on Tuesday, killed five people in Homs with a strike.", "none"),
        ("WEDNESDAY — Shelling killed five people in Homs.", "24"),
        # no day
        ("Shelling killed five people in Homs, where guns fire 24/7.", "none"),
        ("Five people were killed in Homs in a strike by 24.07 tonnes of bombs.", "none"),
        ("It was the third strike this week: a bomb killed five people in Homs.", "none"),
        ("A strike killed five people in Homs a long time ago.", "none"),
        ("A strike on a new year party killed five people in Homs.", "none"),
    ],
)
def test_whose_day_it_is(sentence: str, day: str) -> None:
    assert set(told(sentence)) == {day}


def test_a_day_after_after_is_of_what_went_before() -> None:
    assert told("A strike killed five people in Homs after a bomb killed nine on Monday.") == ["none", "22"]


def test_earlier_in_the_day_is_of_the_day_told_before() -> None:
    before = "A strike killed five people in Homs on Wednesday. "
    assert told(before + "Earlier in the day gunmen shot a man dead in Aleppo.") == ["24", "24"]
    assert told("Earlier in the day gunmen shot a man dead in Aleppo.") == ["26"]


def test_of_two_numbers_the_calendar_tells_which_is_the_month() -> None:
    """05/07/2013 is 5 July, near before the telling; 07/13/2013 can only be 13 July."""
    assert told("A strike killed five people in Homs on 05/07/2013.") == ["5"]
    assert told("A strike killed five people in Homs on 07/13/2013.") == ["13"]
    late = [
        c.date_start for c in events(article("A strike killed five people in Homs on 02/09/2013."), date(2013, 2, 11))
    ]
    assert late == [date(2013, 2, 9)]
