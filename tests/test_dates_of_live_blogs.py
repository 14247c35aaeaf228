"""Times of day, spans of days, short weekdays, "since Friday", and days that are not the event's."""

from datetime import date

import pytest

from tests.reading_of import article, events


def days(text: str) -> list[tuple[date | None, date | None]]:
    """First and last day of each event of an article told on Friday 26 July 2013."""
    return [(claim.date_start, claim.date_end) for claim in events(article(text))]


def july(first: int, last: int | None = None) -> list[tuple[date | None, date | None]]:
    return [(date(2013, 7, first), date(2013, 7, last or first))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shelling killed ten people in Homs before dawn.", july(26)),
        ("Shelling killed ten people in Homs in the early hours.", july(26)),
        ("Shelling killed ten people in Homs at about 1.40 a.m.", july(26)),
        ("Shelling killed ten people in Homs before dawn on Wednesday.", july(24)),
        ("Shelling killed ten people in Homs on Wed night.", july(24)),
        ("Shelling killed ten people in Homs over the weekend.", july(20, 21)),
        ("Shelling killed ten people in Homs between July 2 and 5.", july(2, 5)),
        ("Shelling killed ten people in Homs on the night of 15–16 July.", july(15, 16)),
        ("Shelling killed ten people in Homs between 15 and 18 July.", july(15, 18)),
        ("Shelling has killed ten people in Homs since Tuesday.", july(23, 26)),
        ("Shelling killed ten people in Homs in 24 hrs.", july(25, 26)),
    ],
)
def test_a_day_in_the_words_of_live_blogs(text: str, expected: list[tuple[date | None, date | None]]) -> None:
    assert days(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Shelling killed ten people in Homs in light of the truce.",
        "Shelling killed ten people in Homs in three days of fighting.",
        "Shelling killed ten people in Homs, up from six last night.",
        "The governor shut the markets until 20 July after shelling killed ten people in Homs.",
        "On Thursday the army said that shelling had killed ten people in Homs.",
        "Shelling killed ten people in Homs, where the sun sat low and the moon sat high.",
        "Shelling killed ten people in Homs, who hoped to leave by the weekend.",
    ],
)
def test_these_words_do_not_date_what_happened(text: str) -> None:
    assert days(text) == [(None, None)]


def test_christmas_day_is_the_last_one() -> None:
    assert days("A bomb killed ten people in Homs on Christmas Day.") == [(date(2012, 12, 25), date(2012, 12, 25))]


def test_a_day_after_which_somebody_says_so_at_the_end_is_the_events() -> None:
    assert days("Shelling killed ten people in Homs overnight, the governor said.") == july(25, 26)


@pytest.mark.parametrize(
    ("heading", "day"),
    [
        ("What happened on Wednesday", date(2013, 7, 24)),
        ("Yesterday's developments", date(2013, 7, 25)),
        ("Summary for 24 July", date(2013, 7, 24)),
        ("What happened since Wednesday", None),
        ("By Omar Haddad | July 24, 2013, Beirut", None),
        ("What happened", None),
    ],
)
def test_a_heading_that_names_a_day_and_no_event_dates_what_stands_below_it(heading: str, day: date | None) -> None:
    sections = f"{heading}\n\nA car bomb killed ten people in Homs.\n\nNext\n\nShelling killed two in Idlib."
    below, after = events(f"Live from the region\n\n{sections}")
    assert (below.date_start, after.date_start) == (day, None)
