"""Why two units are one event, or are not, in words; `explain` gives both for any two."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dashboard.linking.cluster import MUST_LINK, kept_apart
from dashboard.linking.score import REFUSALS, Score, best_number, recalled_after, score
from dashboard.linking.units import Number, Unit
from dashboard.linking.words import (
    MEASURE_WORDS,
    TYPE_WORDS,
    count_words,
    days_words,
    figure_phrase,
    joined,
)


@dataclass(frozen=True, slots=True)
class Explained:
    """Points of 100 with their reasons in words, or `refused` with the one reason that forbids the link."""

    points: int
    links: bool
    reasons: tuple[str, ...]
    refused: str | None = None


def explain(one: Unit, other: Unit) -> Explained:
    """Why, or why not; the same whichever comes first."""
    if other.order < one.order:
        one, other = other, one
    found = score(one, other)
    words = reasons(one, other, found)
    if found.signs[0] in REFUSALS:
        return Explained(0, False, (), words[0])
    return Explained(found.points, found.links, words)


def explain_events(one: Sequence[Unit], other: Sequence[Unit]) -> Explained:
    """Why two events stay two: their best pair of reports, and what forbids it although that pair fits."""
    found = [explain(here, there) for here in one for there in other]
    best = max(found, key=lambda pair: (pair.refused is None, pair.points))
    sign = kept_apart(one, other) if best.links else None
    if sign is None:
        return best
    return Explained(best.points, False, best.reasons, APART[sign])


def reasons(one: Unit, other: Unit, found: Score) -> tuple[str, ...]:
    """One reason a sign, in their order."""
    return tuple(WORDS[sign](one, other) for sign in found.signs)


def _place(unit: Unit) -> str:
    return unit.where.name if unit.where else "no place"


def _both_places(one: Unit, other: Unit) -> str:
    return f"{_place(one)} and {_place(other)}"


def _inside(one: Unit, other: Unit) -> str:
    inner, outer = (one, other) if one.where and one.where.inside else (other, one)
    return f"{_place(inner)} lies in {_place(outer)}, which the other names"


def _town(one: Unit, other: Unit) -> str:
    return _place(one if one.where and one.where.town else other)


def _days(unit: Unit) -> str:
    return days_words(unit.start, unit.end) if unit.start and unit.end else "no day"


def _shared_days(one: Unit, other: Unit) -> str:
    if not (one.start and one.end and other.start and other.end):
        return "no day"
    return days_words(max(one.start, other.start), min(one.end, other.end))


def _undated(one: Unit, other: Unit) -> str:
    dated, undated = (one, other) if one.start else (other, one)
    after = (undated.reported_date - dated.end).days if dated.end else 0
    later = "on that day" if after <= 0 else f"{count_words(after, 'day')} later"
    return f"one report states {_days(dated)}, the other no day; it came out {later}"


def _reports_apart(one: Unit, other: Unit) -> int:
    return abs((one.reported_date - other.reported_date).days)


def _both_undated(one: Unit, other: Unit) -> str:
    days = _reports_apart(one, other)
    return f"no day is stated; reported {'on one day' if days == 0 else count_words(days, 'day') + ' apart'}"


def _types(one: Unit, other: Unit) -> str:
    return f"{TYPE_WORDS[one.event_type]} and {TYPE_WORDS[other.event_type]}"


def _phrase(number: Number) -> str:
    return figure_phrase(number[0], number[1], number[2])  # type: ignore[arg-type]


def _numbers(one: Unit, other: Unit, words: str) -> str:
    found = best_number(one, other)
    if found is None:
        return words
    _, measure, mine, theirs = found
    both = list(dict.fromkeys(sorted((_phrase(mine), _phrase(theirs)))))
    return f"{words}: {joined(both)} {MEASURE_WORDS[measure]}"  # type: ignore[index]


def _number(words: str) -> Callable[[Unit, Unit], str]:
    return lambda one, other: _numbers(one, other, words)


def _always(words: str) -> Callable[[Unit, Unit], str]:
    return lambda _one, _other: words


WORDS: dict[str, Callable[[Unit, Unit], str]] = {
    MUST_LINK: _always("a person decided that they tell one event"),
    "same_part_of_town": lambda a, _b: f"same place: {_place(a)}",
    "same_town": lambda a, _b: f"same place: {_place(a)}",
    "inside_a_town": _inside,
    "same_large_town": lambda a, _b: f"same place: {_place(a)}, a large town, so this alone says little",
    "inside_a_large_town": _inside,
    "same_area": lambda a, _b: f"same area: {_place(a)}, which alone says little",
    "town_or_province": lambda a, _b: f"{_place(a)} may be the town or the province",
    "province_of_the_town": lambda a, b: f"{_town(a, b)} lies in the province that the other names",
    "near_one_city": lambda a, _b: f"both {_place(a)}, which alone says little",
    "near_the_city": lambda a, b: f"{_both_places(a, b)} may be one place",
    "around_the_city": lambda a, b: f"{_both_places(a, b)} may be one place",
    "place_left_out": _always("one report names no place, and speaks of it as known"),
    "rare_kind": lambda a, _b: f"a rare kind of event: {TYPE_WORDS[a.event_type]}",
    "same_mass_toll": _number("both count hundreds of dead, about as many"),
    "same_day": lambda a, _b: f"same day: {_days(a)}",
    "days_overlap": lambda a, b: f"days overlap: {_shared_days(a, b)}",
    "one_undated_soon": _undated,
    "one_undated_later": _undated,
    "both_undated_soon": _both_undated,
    "both_undated_later": _both_undated,
    "pointed_back_to": lambda a, b: f"the later report, {_reports_apart(a, b)} days after, speaks of it as known",
    "month_or_year_holds_it": lambda a, b: f"one report gives only the month or year, which holds {_shared_days(a, b)}",
    "a_day_apart": _always("a day apart"),
    "same_type": lambda a, _b: f"same type: {TYPE_WORDS[a.event_type]}",
    "close_types": lambda a, b: f"types that one event can go by: {_types(a, b)}",
    "loose_types": lambda a, b: f"types that one event can go by: {_types(a, b)}",
    "same_large_number": _number("same number"),
    "same_number": _number("same number"),
    "same_small_number": _number("same small number"),
    "same_small_number_doubtful": _number("same small number"),
    "compatible_numbers": _number("numbers compatible"),
    "compatible_numbers_doubtful": _number("numbers compatible"),
    "different_numbers": _number("numbers differ"),
    "different_numbers_doubtful": _number("numbers differ"),
    "fewer_of_a_group": _number("one counts a few people of one group, the other many"),
    "same_side": _always("same side alleged to have done it"),
    "different_sides": _always("different sides alleged to have done it"),
    "same_word": lambda a, _b: f"same word for it: {a.trigger}",
    "recollection": lambda a, b: f"told {recalled_after(a, b)} days later as a recollection",
    "same_participants": _always("same participants"),
    "same_speaker": _always("same speaker"),
    "same_words": _always("much the same words"),
    "talk_undated": _always("a day is not stated; reported within two days"),
    # refusals
    "one_report": _always("told as different events in one report"),
    "tally_and_event": _always("one counts the harm of a day or longer, the other of one event"),
    "other_type": lambda a, b: f"{_types(a, b)} are different events",
    "no_place": _always("one report names no place"),
    "other_town": lambda a, b: f"different places: {_both_places(a, b)}",
    "other_part_of_town": lambda a, b: f"different parts of one town: {_both_places(a, b)}",
    "other_area": lambda a, b: f"different places: {_both_places(a, b)}",
    "perhaps_other_place": lambda a, b: f"{_both_places(a, b)} may be different places",
    "other_day": lambda a, b: f"different days: {_days(a)} and {_days(b)}",
    "recalled_undated": _always("an older event is recalled without its day"),
    "undated_and_no_town": _always("one report states no day, and the place is no town"),
    "undated_apart": lambda a, b: f"no day is stated, and the reports lie {_reports_apart(a, b)} days apart",
    "undated_and_vague": _always("one report states no day, the other only the month or year"),
    "reported_before": _always("one report came out before the day that the other states"),
    "reported_long_after": lambda a, b: f"{_undated(a, b)}, too long to tell",
    "few_participants": _always("fewer than two participants in common"),
    "other_speaker": _always("different speakers"),
    "other_words": _always("the same speaker, in other words: statements are joined only when their words agree"),
    "talk_apart": _always("a day is not stated, and the reports lie more than two days apart"),
}
APART = {
    "one_report": "a report of one and a report of the other tell them as different events",
    "other_town": "together they would lie in two towns",
    "other_part_of_town": "together they would lie in two parts of one town",
    "more_than_a_week": "together they would last a week or longer",
    "undated_too_far": "together a report without a day would lie too far from the others to tell",
}
