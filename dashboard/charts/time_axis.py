"""The axis of days: ticks that are right for one day, for two months and for ten years.

A day is drawn at its noon, so that a mark of a day stands over the tick of that day. Every tick is computed here, not
in the browser: the same days give the same ticks on every screen.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from dashboard.charts.theme import Theme, axis

Stretch = tuple[datetime, datetime]
MOST_TICKS = 8
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
STEPS_OF_DAYS = (1, 2, 3, 7, 14)
STEPS_OF_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120)


@dataclass(frozen=True, slots=True)
class Ticks:
    """Where ticks stand, as ISO instants, and what is written under each; the year stands where it begins."""

    values: tuple[str, ...]
    words: tuple[str, ...]


def noon(day: date) -> datetime:
    """The middle of a day, where a mark of that day stands."""
    return datetime.combine(day, time(12))


def with_room(first: date, last: date) -> tuple[date, date]:
    """The first and last day of an axis that shows `first` to `last`, with a day or a twentieth on each side."""
    room = max(timedelta(days=1), timedelta(days=(last - first).days // 20))
    return first - room, last + room


def ends_of(first: date, last: date) -> Stretch:
    """Where an axis of these days begins and ends: with room on both sides; a single day from midnight to midnight."""
    if first == last:
        return datetime.combine(first, time()), datetime.combine(first + timedelta(days=1), time())
    days = with_room(first, last)
    return noon(days[0]), noon(days[1])


def day_axis(ends: Stretch, theme: Theme) -> dict[str, Any]:
    """The Plotly axis from one of `ends` to the other, with its ticks."""
    marked = ticks(ends[0].date(), (ends[1] - timedelta(seconds=1)).date())
    return axis(
        theme,
        type="date",
        range=[ends[0].isoformat(), ends[1].isoformat()],
        showgrid=True,
        gridwidth=0.5,
        ticks="outside",
        tickvals=list(marked.values),
        ticktext=list(marked.words),
        tickangle=0,
    )


def ticks(first: date, last: date, most: int = MOST_TICKS) -> Ticks:
    """At most about `most` ticks from `first` to `last`: days, else first days of months, else years."""
    days = (last - first).days
    step = next((n for n in STEPS_OF_DAYS if days // n < most), None)
    if step is not None:
        return _day_ticks(first, last, step)
    months = (last.year - first.year) * 12 + last.month - first.month
    return _month_ticks(first, last, next((n for n in STEPS_OF_MONTHS if months // n < most), STEPS_OF_MONTHS[-1]))


def _day_ticks(first: date, last: date, step: int) -> Ticks:
    """Every `step` days, counted from a Monday, so that weeks begin where a reader expects them."""
    at = first + timedelta(days=-(first - date(2001, 1, 1)).days % step)
    found: list[date] = []
    while at <= last:
        found.append(at)
        at += timedelta(days=step)
    words = [
        f"{day.day} {MONTHS[day.month - 1]}" + (f"<br>{day.year}" if n == 0 or found[n - 1].year != day.year else "")
        for n, day in enumerate(found)
    ]
    return Ticks(tuple(noon(day).isoformat() for day in found), tuple(words))


def _month_ticks(first: date, last: date, step: int) -> Ticks:
    """The first day of every `step`th month; years alone when the step is a year or more."""
    number = first.year * 12 + first.month - 1 + (first.day > 1)
    number += -number % step
    found: list[date] = []
    while (number // 12, number % 12 + 1, 1) <= (last.year, last.month, last.day):
        found.append(date(number // 12, number % 12 + 1, 1))
        number += step
    if step >= 12:
        return Ticks(tuple(noon(day).isoformat() for day in found), tuple(str(day.year) for day in found))
    words = [
        MONTHS[day.month - 1] + (f"<br>{day.year}" if n == 0 or found[n - 1].year != day.year else "")
        for n, day in enumerate(found)
    ]
    return Ticks(tuple(noon(day).isoformat() for day in found), tuple(words))
