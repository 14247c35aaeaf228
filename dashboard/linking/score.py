"""How well two units fit together: points for place, day, type, number and actors, each with its reason in words.

Points are whole numbers, so that no order of additions changes a score; LINKED_FROM of 100 are needed. A pair may also
be refused outright, and then the reason says why. The weights follow one idea: a small town and one day together are
nearly an event, a large city or a province is not, and reports disagree about numbers far more often than about
places. `explain` gives both for any two units, so that "why not one event?" has an answer too.
"""

from dataclasses import dataclass
from datetime import timedelta

from dashboard.linking.types import affinity
from dashboard.linking.units import Number, Unit
from dashboard.linking.where import Where
from dashboard.linking.words import MEASURE_WORDS, TYPE_WORDS, count_words, days_words, figure_phrase
from dashboard.records import Measure

LINKED_FROM = 62
WEEK = timedelta(days=7)
RECALLED_AFTER = timedelta(days=7)
TELLING_NUMBER = 5
TALK = ("meeting", "statement_demand")


@dataclass(frozen=True, slots=True)
class Score:
    """Points of 100 with their reasons in words, or `refused` with the one reason that forbids the link."""

    points: int
    reasons: tuple[str, ...]
    refused: str | None = None

    @property
    def links(self) -> bool:
        """True when the two are one event."""
        return self.refused is None and self.points >= LINKED_FROM


def explain(one: Unit, other: Unit) -> Score:
    """The score of two units; the same whichever comes first."""
    one, other = sorted((one, other), key=lambda unit: unit.order)
    if one.author == other.author:
        return _refusal("told as different events in one report")
    fits = affinity(one.event_type, other.event_type)
    if fits is None:
        return _refusal(f"{TYPE_WORDS[one.event_type]} and {TYPE_WORDS[other.event_type]} are different events")
    if one.event_type in TALK:
        return _talk(one, other)
    found = [_place(one.where, other.where), _day(one, other)]
    for part in found:
        if part.refused:
            return part
    if fits == "same":
        found.append(Score(20, (f"same type: {TYPE_WORDS[one.event_type]}",)))
    else:
        types = f"{TYPE_WORDS[one.event_type]} and {TYPE_WORDS[other.event_type]}"
        found.append(Score(12 if fits == "close" else 6, (f"types that one event can go by: {types}",)))
    is_wide = _is_wide(one.where, other.where)
    found += [_numbers(one, other, is_wide), _actors(one, other), _recollection(one, other)]
    return Score(
        max(0, min(100, sum(part.points for part in found))), tuple(reason for part in found for reason in part.reasons)
    )


def _refusal(reason: str) -> Score:
    return Score(0, (), reason)


def _is_wide(one: Where | None, other: Where | None) -> bool:
    """True where sharing the place says little: an area, or a large town named without its neighbourhood."""
    return any(w is None or w.town is None or (w.is_large and w.inside is None) for w in (one, other))


def _place(one: Where | None, other: Where | None) -> Score:
    if one is None or other is None:
        return _refusal("one report names no place")
    if one.town and other.town:
        if one.town != other.town:
            return _refusal(f"different places: {one.name} and {other.name}")
        if one.inside and other.inside:
            if one.inside != other.inside:
                return _refusal(f"different parts of one town: {one.name} and {other.name}")
            return Score(40, (f"same place: {one.name}",))
        if one.inside or other.inside:
            inner, outer = (one, other) if one.inside else (other, one)
            return Score(10 if outer.is_large else 25, (f"{inner.name} lies in {outer.name}, which the other names",))
        if one.is_large:
            return Score(20, (f"same place: {one.name}, a large town, so this alone says little",))
        return Score(35, (f"same place: {one.name}",))
    if one.area and other.area:
        if one.area != other.area:
            return _refusal(f"different places: {one.name} and {other.name}")
        return Score(10, (f"same area: {one.name}, which alone says little",))
    if one.block == other.block and not (one.inside or other.inside):
        return Score(8, (f"{one.name} may be the town or the province",))
    return _refusal(f"{one.name} and {other.name} may be different places")


def _day(one: Unit, other: Unit) -> Score:
    """Points for the day. A day that one report leaves out must fit between the event and the report."""
    if one.start and one.end and other.start and other.end:
        if one.start <= other.end and other.start <= one.end:
            shared = days_words(max(one.start, other.start), min(one.end, other.end))
            if one.start == one.end == other.start == other.end:
                return Score(30, (f"same day: {shared}",))
            if one.is_vague or other.is_vague:
                return Score(5, (f"one report gives only the month or year, which holds {shared}",))
            return Score(22, (f"days overlap: {shared}",))
        gap = max(one.start, other.start) - min(one.end, other.end)
        if gap > timedelta(days=1) or one.is_vague or other.is_vague:
            days = f"{days_words(one.start, one.end)} and {days_words(other.start, other.end)}"
            return _refusal(f"different days: {days}")
        return Score(-3, ("a day apart",))
    if one.is_recalled or other.is_recalled:
        return _refusal("an older event is recalled without its day")
    if one.where is None or one.where.town is None or other.where is None or other.where.town is None:
        return _refusal("one report states no day, and the place is no town")
    dated, undated = (one, other) if one.start else (other, one)
    if dated.start is None or dated.end is None:
        between = abs((one.reported_date - other.reported_date).days)
        if between > 3:
            return _refusal(f"no day is stated, and the reports lie {between} days apart")
        words = "on one day" if between == 0 else f"{count_words(between, 'day')} apart"
        return Score(20 if between <= 1 else 12, (f"no day is stated; reported {words}",))
    if dated.is_vague:
        return _refusal("one report states no day, the other only the month or year")
    after = (undated.reported_date - dated.end).days
    if undated.reported_date < dated.start:
        return _refusal("one report came out before the day that the other states")
    if after > 7:
        return _refusal(f"one report states no day and came out {after} days after the day that the other states")
    words = "on that day" if after <= 0 else f"{count_words(after, 'day')} later"
    is_soon = after <= 3 or abs((one.reported_date - other.reported_date).days) <= 2
    day = days_words(dated.start, dated.end)
    return Score(20 if is_soon else 12, (f"one report states {day}, the other no day; it came out {words}",))


def _numbers(one: Unit, other: Unit, is_wide: bool) -> Score:
    """Points for the number that says most; in a wide place only an equal telling number speaks for one event."""
    best: tuple[int, str] | None = None
    theirs: dict[tuple[str, str], list[Number]] = {}
    for measure, population, number in other.numbers:
        theirs.setdefault((measure, population), []).append(number)
    for measure, population, number in one.numbers:
        for against in theirs.get((measure, population), ()):
            candidate = _number(measure, number, against, is_wide)
            best = candidate if best is None else max(best, candidate)
    return Score(best[0], (best[1],)) if best else Score(0, ())


def _number(measure: Measure, one: Number, other: Number, is_wide: bool) -> tuple[int, str]:
    words, against = sorted((_phrase(one), _phrase(other)))
    if one == other:
        stated = one[1] if one[1] is not None else one[2]
        if stated is not None and stated >= TELLING_NUMBER:
            return 15, f"same number: {words} {MEASURE_WORDS[measure]}"
        return (1 if is_wide else 8), f"same small number: {words} {MEASURE_WORDS[measure]}"
    both = f"{words} and {against} {MEASURE_WORDS[measure]}"
    if could_be_one(one, other):
        return (0 if is_wide else 8), f"numbers compatible: {both}"
    return (-15 if is_wide else -5), f"numbers differ: {both}"


def could_be_one(one: Number, other: Number) -> bool:
    """True when one true count can satisfy both stated numbers; words and approx never speak against it."""
    if {one[0], other[0]} & {"approx", "order_of_magnitude", "some"}:
        return True
    least, most = [], []
    for operator, low, high in (one, other):
        least.append((low or 0) + (operator == "gt"))
        most.append(None if high is None else high - (operator == "lt"))
    ceiling = min((m for m in most if m is not None), default=None)
    return ceiling is None or max(least) <= ceiling


def _phrase(number: Number) -> str:
    return figure_phrase(number[0], number[1], number[2])  # type: ignore[arg-type]


def _actors(one: Unit, other: Unit) -> Score:
    points, reasons = 0, []
    if one.camps and other.camps:
        if one.camps & other.camps:
            points, reasons = 5, ["same side alleged to have done it"]
        else:
            points, reasons = -5, ["different sides alleged to have done it"]
    if one.trigger and one.trigger == other.trigger:
        points, reasons = points + 3, [*reasons, f"same word for it: {one.trigger}"]
    return Score(points, tuple(reasons))


def _recollection(one: Unit, other: Unit) -> Score:
    """No points: the words that a reader needs when a report came long after the day."""
    ends = [unit.end for unit in (one, other) if unit.end]
    if ends and other.reported_date - max(ends) > RECALLED_AFTER:
        later = (other.reported_date - max(ends)).days
        return Score(0, (f"told {later} days later as a recollection",))
    return Score(0, ())


def _talk(one: Unit, other: Unit) -> Score:
    """Meetings need two shared participants, statements the speaker and much of the words; both need the day."""
    if one.where and other.where and one.where.block and other.where.block and one.where.block != other.where.block:
        return _refusal(f"different places: {one.where.name} and {other.where.name}")
    if one.start and other.start:
        if (one.start, one.end) != (other.start, other.end):
            return _refusal("different days")
        day = Score(30, (f"same day: {days_words(one.start, one.end or one.start)}",))
    elif abs((one.reported_date - other.reported_date).days) > 2:
        return _refusal("a day is not stated, and the reports lie more than two days apart")
    else:
        day = Score(20, ("a day is not stated; reported within two days",))
    shared = one.actors & other.actors
    if one.event_type == "meeting":
        if len(shared) < 2:
            return _refusal("fewer than two participants in common")
        return Score(35 + day.points + 20, ("same participants", *day.reasons, "same type: meeting"))
    if not one.speakers & other.speakers:
        return _refusal("different speakers")
    smaller = min(len(one.content), len(other.content))
    overlap = len(one.content & other.content)
    if smaller == 0 or overlap * 2 < smaller:
        return _refusal("the same speaker, in other words: statements are joined only when their words agree")
    return Score(50 + day.points, ("same speaker", *day.reasons, "much the same words"))
