"""Days anchored to publication (Friday 26 July 2013), with precision; and dates that are not an event's."""

from datetime import date

import pytest

from tests.reading_of import FRIDAY, article, events, one, read


def on(day: int, month: int = 7, year: int = 2013) -> date:
    return date(year, month, day)


@pytest.mark.parametrize(
    ("words", "start", "end", "precision"),
    [
        ("on Thursday", on(25), on(25), "day"),
        ("on Friday", on(26), on(26), "day"),
        ("on Saturday", on(20), on(20), "day"),
        ("last Friday", on(19), on(19), "day"),
        ("last Monday", on(22), on(22), "day"),
        ("today", on(26), on(26), "day"),
        ("this morning", on(26), on(26), "day"),
        ("this evening", on(26), on(26), "day"),
        ("yesterday", on(25), on(25), "day"),
        ("overnight", on(25), on(26), "day"),
        ("over the night", on(25), on(26), "day"),
        ("all night", on(25), on(26), "day"),
        ("throughout the night", on(25), on(26), "day"),
        ("last week", on(15), on(21), "week"),
        ("on 20 July", on(20), on(20), "day"),
        ("on July 20", on(20), on(20), "day"),
        ("on July 20, 2012", on(20, 7, 2012), on(20, 7, 2012), "day"),
        ("on 20th July 2012", on(20, 7, 2012), on(20, 7, 2012), "day"),
        ("on Sunday, 21 July,", on(21), on(21), "day"),
        ("on 2013-07-20", on(20), on(20), "day"),
        ("on December 20", on(20, 12, 2012), on(20, 12, 2012), "day"),
        ("in May", on(1, 5), on(31, 5), "month"),
        ("in November", on(1, 11, 2012), on(30, 11, 2012), "month"),
        ("last month", on(1, 6), on(30, 6), "month"),
        ("three days ago", on(23), on(23), "day"),
        ("on Monday and Tuesday", on(22), on(23), "day"),
        ("over the weekend", on(20), on(21), "day"),
        ("late on Wed", on(24), on(24), "day"),
        ("on Thurs night", on(25), on(25), "day"),
    ],
)
def test_a_day_in_words_is_counted_from_publication(words: str, start: date, end: date, precision: str) -> None:
    claim = one(article(f"A car bomb killed ten people in Homs {words}."))
    assert (claim.date_start, claim.date_end, claim.date_precision) == (start, end, precision)
    assert claim.date_words is not None


@pytest.mark.parametrize(("words", "start"), [("since the weekend", on(20)), ("since Tuesday", on(23))])
def test_since_a_day_an_attack_goes_on_and_a_number_is_a_running_total(words: str, start: date) -> None:
    claim = one(article(f"Warplanes have bombed Homs {words}."))
    assert (claim.date_start, claim.date_end, claim.date_precision) == (start, on(26), "day")
    assert events(article(f"A car bomb has killed ten people in Homs {words}.")) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "A car bomb killed ten people in Homs.",
        "A car bomb killed ten people in Homs, the Observatory said on Thursday.",
        "Video posted on Thursday claims to show shelling of Homs.",
        "Footage published on Thursday shows shelling of Homs that killed ten people.",
        "Ten people were killed by shelling at 1400 GMT in Homs.",
        "A 25-year-old was among ten people killed by shelling in Homs.",
        "Shelling of Homs killed ten people as the sun set.",
        "A Sun reporter was among ten people killed by shelling in Homs.",
        "Shelling of Homs killed ten people who sat at a table.",
        "Shelling has killed ten people in Homs since March 2011.",
    ],
)
def test_what_states_no_day_of_the_event_has_none(sentence: str) -> None:
    for claim in events(article(sentence)):
        assert (claim.date_start, claim.date_precision) == (None, "unknown"), claim.quotation.text


@pytest.mark.parametrize(
    ("text", "dated"),
    [
        ("A car bomb kills ten people in Homs.", True),
        ("Ten people are killed by a car bomb in Homs.", True),
        ("Ten people were killed by a car bomb in Homs.", False),
        ("A car bomb had killed ten people in Homs.", False),
    ],
)
def test_a_short_item_is_of_its_own_day_when_told_as_present(text: str, *, dated: bool) -> None:
    assert [claim.date_start for claim in events(text)] == [FRIDAY if dated else None]


@pytest.mark.parametrize(
    ("publisher", "dated"), [("Wikipedia", True), ("Syria live", True), ("Sahel brief", True), ("Homs Observer", False)]
)
def test_a_chronicle_or_live_blog_tells_in_a_short_item_what_happened_on_its_day(
    publisher: str, *, dated: bool
) -> None:
    told = read("Ten people were killed by a car bomb in Homs.", publisher=publisher).claims
    assert [claim.date_start for claim in told] == [FRIDAY if dated else None]


def test_a_short_dated_item_takes_its_own_day() -> None:
    claim = one("A car bomb kills ten people in Homs.")
    assert (claim.date_start, claim.date_end, claim.date_precision) == (FRIDAY, FRIDAY, "day")
    assert claim.date_words is None


def test_a_time_stamped_entry_speaks_of_its_own_day() -> None:
    found = events("Live blog\n\nWelcome.\n\n1845 GMT: A car bomb has killed ten people in Homs.")
    assert [claim.date_start for claim in found] == [FRIDAY]


def test_an_undated_entry_of_a_digest_has_no_day() -> None:
    found = events("## Reuters | 2013-07-26 | http://example.org/a\n\nA car bomb killed ten people in Homs.")
    assert [claim.date_start for claim in found] == [None]


def test_a_digest_entry_counts_its_weekdays_from_its_own_date() -> None:
    found = events("## Reuters | 2013-07-23 | http://example.org/a\n\nA car bomb killed ten people in Homs on Monday.")
    assert [claim.date_start for claim in found] == [date(2013, 7, 22)]


def test_a_dateline_is_not_the_day_of_the_event() -> None:
    claim = one("Thursday 25 July 2013 Air strikes kill ten in Homs.\n\nMore follows in the next hours.")
    assert claim.date_start is None


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Over the past day shells killed two people in Homs.", 1),
        ("Shells killed ten people in Homs in the past 48 hours.", 2),
        ("More than 60,000 people fled Homs in two days.", 1),
    ],
)
def test_spans_of_hours_and_days_end_with_the_day_of_telling(text: str, days: int) -> None:
    claim = one(article(text))
    assert claim.date_start and claim.date_end
    assert (claim.date_end, (claim.date_end - claim.date_start).days) == (FRIDAY, days)
