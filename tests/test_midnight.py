"""Live blogs that run past midnight, and stamps in other forms."""

from datetime import UTC, date, datetime

import pytest

from dashboard.extraction.text.layout import lay_out
from tests.reading_of import events

DAY = date(2024, 6, 12)  # a Wednesday


def days(*times: str, head: str = "") -> list[date]:
    """The day of each entry of a live blog with these times, printed on `DAY`."""
    text = f"Live\n\n{head}" + "\n\n".join(f"{time} GMT: A bomb killed five people in Homs." for time in times)
    return [entry.stamped_at.date() for entry in lay_out(text, DAY).entries if entry.stamped_at]


def june(*numbers: int) -> list[date]:
    return [date(2024, 6, number) for number in numbers]


def test_what_stands_before_midnight_in_a_blog_without_days_is_of_the_day_before() -> None:
    assert days("01:20", "00:40", "23:50", "22:10") == june(12, 12, 11, 11)
    assert days("20:30", "22:10", "23:50", "00:40") == june(11, 11, 11, 12)


def test_a_named_day_is_that_of_most_entries() -> None:
    assert days("00:40", "23:50", "22:10", head="12 June 2024\n\n") == june(13, 12, 12)


@pytest.mark.parametrize(
    "times", [("23:50", "09:50", "05:40"), ("07:00", "20:15", "19:10", "18:00"), ("00:40", "23:50")]
)
def test_times_that_only_fall_or_a_summary_on_top_cross_no_midnight(times: tuple[str, ...]) -> None:
    assert days(*times) == june(*[12] * len(times))


def test_an_event_told_before_midnight_is_of_the_day_before() -> None:
    text = "Live\n\n" + "\n\n".join(f"{t}: A bomb has killed five people in {p}." for t, p in
                                   (("00:50", "Homs"), ("23:40", "Aleppo"), ("22:10", "Hama")))  # fmt: skip
    assert [claim.date_start and claim.date_start.day for claim in events(text)] == [26, 25, 25]


@pytest.mark.parametrize(
    ("stamp", "hour"),
    [
        ("12/06 18:15", 18), ("[12.06. 18:15]", 18), ("Wed 12, 18:15", 18), ("Wednesday (18:15)", 18),
        ("Wednesday morning, 08:15", 8), ("Day 840, 18:15", 18), ("UPDATE 3 (18:15)", 18), ("18:15 GMT+3", 15),
        ("18:15 UTC-4", 22), ("18:15:30", 18), ("18:15 MMT", 11), ("18:15 EEST / 15:15 GMT", 15), ("> 18:15", 18),
        ("18:15 🔴", 18), ("18:15 [Damascus time]", 18), ("At 18:15\n", 18),
    ],
)  # fmt: skip
def test_a_stamp_in_many_forms(stamp: str, hour: int) -> None:
    layout = lay_out(f"{stamp} Ten people died.\n\n{stamp} Two people fled.", DAY)
    assert [e.stamped_at and e.stamped_at.hour for e in layout.entries] == [hour, hour]
    assert layout.entries[0].stamped_at and layout.entries[0].stamped_at.replace(tzinfo=UTC) > datetime(
        2024, 6, 12, tzinfo=UTC
    )
    assert [s.text for s in layout.sentences] == ["Ten people died.", "Two people fled."]


@pytest.mark.parametrize(
    "line", ["At 18:15 Russian forces shelled Sumy.", "5/6 of the town is lost.", "Wed 13, a day on."]
)
def test_a_sentence_that_names_a_time_is_no_stamp(line: str) -> None:
    assert [entry.stamped_at for entry in lay_out(line, DAY).entries] == [None]
