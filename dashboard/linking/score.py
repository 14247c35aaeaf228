"""How well two units fit together: points for place, day, type, number and actors, each with its reason in words.

Points are whole numbers, so that no order of additions changes a score; LINKED_FROM of 100 are needed. A pair may also
be refused outright, and then the reason says why. The weights follow one idea: a small town and one day together are
nearly an event, a large city or a province is not, and reports disagree about numbers far more often than about
places. `explain` gives both for any two units, so that "why not one event?" has an answer too.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from dashboard.linking.types import Affinity, affinity
from dashboard.linking.units import Number, Unit
from dashboard.linking.where import Where
from dashboard.linking.words import (
    MEASURE_WORDS,
    TYPE_WORDS,
    count_words,
    day_words,
    days_words,
    figure_phrase,
    joined,
)

LINKED_FROM = 62
A_DAY = timedelta(days=1)
REACH_DAYS = 7
TELLING_NUMBER = 5
BOUNDS_NOTHING = ("approx", "order_of_magnitude", "some")
TALK = ("meeting", "statement_demand")


# Most pairs that are scored are never shown: a reason that takes work to word is worded when it is read.
Reason = str | Callable[[], str]


@dataclass(frozen=True, slots=True)
class Score:
    """Points of 100 with their reasons in words, or `why_not`, the one reason that forbids the link."""

    points: int
    why: tuple[Reason, ...] = ()
    why_not: Reason | None = None

    @property
    def links(self) -> bool:
        """True when the two are one event."""
        return self.why_not is None and self.points >= LINKED_FROM

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why the points, in words; empty when refused."""
        return tuple(reason if isinstance(reason, str) else reason() for reason in self.why)

    @property
    def refused(self) -> str | None:
        """Why the link is forbidden, in words; None when it is not."""
        return self.why_not if self.why_not is None or isinstance(self.why_not, str) else self.why_not()


class Part(NamedTuple):
    """Points for one field with their reason, or `why_not`. A named tuple: millions are made and dropped."""

    points: int
    why: Reason | None = None
    why_not: Reason | None = None


NOTHING = Part(0)


def explain(one: Unit, other: Unit) -> Score:
    """The score of two units; the same whichever comes first."""
    if other.order < one.order:
        one, other = other, one
    if one.author == other.author:
        return Score(0, (), "told as different events in one report")
    fits = affinity(one.event_type, other.event_type)
    if fits is None:
        return Score(
            0, (), lambda: f"{TYPE_WORDS[one.event_type]} and {TYPE_WORDS[other.event_type]} are different events"
        )
    if one.event_type in TALK:
        return _talk(one, other)
    place = _place(one.where, other.where)
    if place.why_not:
        return Score(0, (), place.why_not)
    day = _day(one, other)
    if day.why_not:
        return Score(0, (), day.why_not)
    parts = (
        place,
        day,
        _kind(one, other, fits),
        _numbers(one, other, _is_wide(one.where, other.where)),
        _camps(one, other),
        _trigger(one, other),
        _recollection(one, other),
    )
    points = sum(part[0] for part in parts)
    return Score(max(0, min(100, points)), tuple(part[1] for part in parts if part[1] is not None))


def _kind(one: Unit, other: Unit, fits: Affinity) -> Part:
    if fits == "same":
        return Part(20, lambda: f"same type: {TYPE_WORDS[one.event_type]}")
    words = "types that one event can go by"
    return Part(
        12 if fits == "close" else 6,
        lambda: f"{words}: {TYPE_WORDS[one.event_type]} and {TYPE_WORDS[other.event_type]}",
    )


def _refusal(reason: Reason) -> Part:
    return Part(0, None, reason)


def _is_wide(one: Where | None, other: Where | None) -> bool:
    """True where sharing the place says little: an area, or a large town named without its neighbourhood."""
    return one is None or other is None or one.is_wide or other.is_wide


def _place(one: Where | None, other: Where | None) -> Part:
    if one is None or other is None:
        return _refusal("one report names no place")
    if one.town and other.town:
        if one.town != other.town:
            return _refusal(lambda: f"different places: {one.name} and {other.name}")
        if one.inside and other.inside:
            if one.inside != other.inside:
                return _refusal(lambda: f"different parts of one town: {one.name} and {other.name}")
            return Part(40, lambda: f"same place: {one.name}")
        if one.inside or other.inside:
            inner, outer = (one, other) if one.inside else (other, one)
            words = f"{inner.name} lies in {outer.name}, which the other names"
            return Part(10 if outer.is_large else 25, words)
        if one.is_large:
            return Part(20, lambda: f"same place: {one.name}, a large town, so this alone says little")
        return Part(35, lambda: f"same place: {one.name}")
    if one.area and other.area:
        if one.area != other.area:
            return _refusal(lambda: f"different places: {one.name} and {other.name}")
        return Part(10, lambda: f"same area: {one.name}, which alone says little")
    if one.block == other.block and not (one.inside or other.inside):
        return Part(8, lambda: f"{one.name} may be the town or the province")
    return _refusal(lambda: f"{one.name} and {other.name} may be different places")


def _day(one: Unit, other: Unit) -> Part:
    """Points for the day. A day that one report leaves out must fit between the event and the report."""
    if one.start and one.end and other.start and other.end:
        return _stated_days(one, other, max(one.start, other.start), min(one.end, other.end))
    if one.is_recalled or other.is_recalled:
        return _refusal("an older event is recalled without its day")
    if one.where is None or one.where.town is None or other.where is None or other.where.town is None:
        return _refusal("one report states no day, and the place is no town")
    apart = abs((one.reported_date - other.reported_date).days)
    dated, undated = (one, other) if one.start else (other, one)
    if dated.start is None or dated.end is None:
        if apart > 3:
            return _refusal(lambda: f"no day is stated, and the reports lie {apart} days apart")
        return Part(20 if apart <= 1 else 12, lambda: f"no day is stated; reported {_apart_words(apart)}")
    start, end = dated.start, dated.end
    if dated.is_vague:
        return _refusal("one report states no day, the other only the month or year")
    if undated.reported_date < start:
        return _refusal("one report came out before the day that the other states")
    after = max(0, (undated.reported_date - end).days)
    if after > REACH_DAYS:
        return _refusal(lambda: f"one report states no day and came out {after} days after the day of the other")
    is_soon = after <= 3 or apart <= 2
    later = "on that day" if after == 0 else f"{count_words(after, 'day')} later"
    return Part(
        20 if is_soon else 12,
        lambda: f"one report states {days_words(start, end)}, the other no day; it came out {later}",
    )


def _stated_days(one: Unit, other: Unit, start: date, end: date) -> Part:
    """Points where both state days; `start`..`end` are the days they share, or turn round when there are none."""
    if start <= end:
        if one.start == one.end == other.start == other.end:
            return Part(30, lambda: f"same day: {day_words(start)}")
        if one.is_vague or other.is_vague:
            return Part(5, lambda: f"one report gives only the month or year, which holds {days_words(start, end)}")
        return Part(22, lambda: f"days overlap: {days_words(start, end)}")
    if start - end > A_DAY or one.is_vague or other.is_vague:
        return _refusal(lambda: f"different days: {days_words(end, end)} and {days_words(start, start)}")
    return Part(-3, "a day apart")


def _apart_words(days: int) -> str:
    return "on one day" if days == 0 else f"{count_words(days, 'day')} apart"


def _numbers(one: Unit, other: Unit, is_wide: bool) -> Part:
    """Points for the number that says most; in a wide place only an equal telling number speaks for one event."""
    best: tuple[int, str, Number, Number] | None = None
    for measure, population, number in one.numbers:
        for measured, counted, against in other.numbers:
            if measured != measure or counted != population:
                continue
            points = _number(number, against, is_wide)
            if best is None or points > best[0]:
                best = (points, measure, number, against)
    if best is None:
        return NOTHING
    points, told, mine, theirs = best
    return Part(points, lambda: _number_words(told, mine, theirs))


def _stated(number: Number) -> int:
    return number[1] if number[1] is not None else number[2] or 0


def _number(one: Number, other: Number, is_wide: bool) -> int:
    if one == other:
        return 15 if _stated(one) >= TELLING_NUMBER else 1 if is_wide else 8
    if could_be_one(one, other):
        return 0 if is_wide else 8
    return -15 if is_wide else -5


def _number_words(measure: str, one: Number, other: Number) -> str:
    befell = MEASURE_WORDS[measure]  # type: ignore[index]
    if one == other:
        return f"same {'number' if _stated(one) >= TELLING_NUMBER else 'small number'}: {_phrase(one)} {befell}"
    fits = "numbers compatible" if could_be_one(one, other) else "numbers differ"
    return f"{fits}: {joined(sorted((_phrase(one), _phrase(other))))} {befell}"


def could_be_one(one: Number, other: Number) -> bool:
    """True when one true count can satisfy both stated numbers; words and approx never speak against it."""
    if one[0] in BOUNDS_NOTHING or other[0] in BOUNDS_NOTHING:
        return True
    return not _is_below(one, other) and not _is_below(other, one)


def _is_below(one: Number, other: Number) -> bool:
    """True when every count that satisfies `one` is smaller than any that satisfies `other`."""
    if one[2] is None or other[1] is None:
        return False
    return one[2] - (one[0] == "lt") < other[1] + (other[0] == "gt")


def _phrase(number: Number) -> str:
    return figure_phrase(number[0], number[1], number[2])  # type: ignore[arg-type]


def _camps(one: Unit, other: Unit) -> Part:
    if not (one.camps and other.camps):
        return NOTHING
    if one.camps & other.camps:
        return Part(5, "same side alleged to have done it")
    return Part(-5, "different sides alleged to have done it")


def _trigger(one: Unit, other: Unit) -> Part:
    if one.trigger and one.trigger == other.trigger:
        return Part(3, lambda: f"same word for it: {one.trigger}")
    return NOTHING


def _recollection(one: Unit, other: Unit) -> Part:
    """No points: the words that a reader needs when a report came long after the day."""
    ends = [unit.end for unit in (one, other) if unit.end]
    later = (other.reported_date - max(ends)).days if ends else 0
    if later > REACH_DAYS:
        return Part(0, lambda: f"told {later} days later as a recollection")
    return NOTHING


def _talk(one: Unit, other: Unit) -> Score:
    """Meetings need two shared participants, statements the speaker and much of the words; both need the day."""
    here, there = one.where, other.where
    if here and there and here.block and there.block and here.block != there.block:
        return Score(0, (), lambda: f"different places: {here.name} and {there.name}")
    if one.start and one.end and other.start:
        start, end = one.start, one.end
        if (start, end) != (other.start, other.end):
            return Score(0, (), "different days")
        day = Score(30, (lambda: f"same day: {days_words(start, end)}",))
    elif abs((one.reported_date - other.reported_date).days) > 2:
        return Score(0, (), "a day is not stated, and the reports lie more than two days apart")
    else:
        day = Score(20, ("a day is not stated; reported within two days",))
    shared = one.actors & other.actors
    if one.event_type == "meeting":
        if len(shared) < 2:
            return Score(0, (), "fewer than two participants in common")
        return Score(35 + day.points + 20, ("same participants", *day.why, "same type: meeting"))
    if not one.speakers & other.speakers:
        return Score(0, (), "different speakers")
    smaller = min(len(one.content), len(other.content))
    overlap = len(one.content & other.content)
    if smaller == 0 or overlap * 2 < smaller:
        return Score(0, (), "the same speaker, in other words: statements are joined only when their words agree")
    return Score(50 + day.points, ("same speaker", *day.why, "much the same words"))
