"""From what stands in a form to the decisions that it asks for: only what differs from the reading is set."""

import re
from collections.abc import Mapping, Sequence

from dashboard.decisions.edit import Decision, Target
from dashboard.records import Operator, RecordError, check_stated_bounds

Values = Mapping[str, str | None]
TOGETHER: tuple[frozenset[str], ...] = (
    frozenset({"operator", "low", "high"}),
    frozenset({"date_start", "date_end", "date_precision"}),
)
"""Fields that make sense only together: when one of them differs, all are set."""
WITHOUT_NUMBER: frozenset[Operator] = frozenset({"order_of_magnitude", "some"})
NUMBER = re.compile(r"\d+|\d{1,3}([, .\u00a0\u202f]\d{3})+")


def number_of(typed: str) -> int | None:
    """The number that was typed, "1,200" as 1200; None when nothing was. RecordError for what is none."""
    words = typed.strip()
    if not words:
        return None
    if not NUMBER.fullmatch(words) or len(words) > 16:
        raise RecordError(f"{words[:40]!r} is not a whole number of people")
    return int(re.sub(r"\D", "", words))


def stated(operator: Operator, number: int | None, upper: int | None) -> tuple[int | None, int | None]:
    """Low and high as a figure with this operator holds them; `upper` counts only for between.

    RecordError in words of the form when a number is missing, or there is one where the words give none.
    """
    if operator in WITHOUT_NUMBER:
        return None, None
    if number is None:
        raise RecordError("a number is missing: type it, or choose a word without one")
    if operator == "between":
        if upper is None:
            raise RecordError("between needs a second number")
        low, high = number, upper
    elif operator in ("lte", "lt"):
        low, high = None, number
    elif operator in ("gte", "gt"):
        low, high = number, None
    else:
        low, high = number, number
    check_stated_bounds(operator, low, high, "this figure")
    return low, high


def dates(first: str | None, last: str | None, precision: str) -> tuple[str | None, str | None, str]:
    """First day, last day and precision that agree: unknown has no days, a day without its other end is one day."""
    if precision == "unknown" or not first:
        if precision != "unknown":
            raise RecordError("a date needs its first day, or the precision unknown")
        return None, None, "unknown"
    end = first if precision == "day" and not last else last or first
    if end < first:
        raise RecordError(f"the last day, {end}, is before the first, {first}")
    return first, end, precision


def changed(before: Values, after: Values) -> tuple[tuple[str, str | None], ...]:
    """The fields of `after` that differ from `before`, with those they make sense with, in the order of `after`."""
    differ = {field for field, value in after.items() if before.get(field) != value}
    for some in TOGETHER:
        if differ & some:
            differ |= some & {*after}
    return tuple((field, value) for field, value in after.items() if field in differ)


def correction(target: Target, before: Values, after: Values, reason: str) -> list[Decision]:
    """The decision that makes of the reading `before` the reading `after`; none when they are equal."""
    values = changed(before, after)
    return [Decision("correct", reason, target, values=values)] if values else []


def places_of(phrase: str, text: str, near: int | None = None, reach: int = 0) -> list[tuple[int, int]]:
    """Where `phrase` stands in `text`, exactly, in the order of the text: [start, end) each, none overlapping another.

    Blanks at its ends do not count, and any run of blanks and line ends in it matches any other. With `near` only what
    lies at most `reach` code points from there.
    """
    words = phrase.split()
    if not words:
        return []
    pattern = re.compile(r"\s+".join(re.escape(word) for word in words))
    found = [found.span() for found in pattern.finditer(text)]
    return [span for span in found if near is None or abs(span[0] - near) <= reach]


def cuts_a_number(text: str, start: int, end: int) -> bool:
    """Whether [start, end) begins or ends inside a number: "23" of "1,323"."""
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    begins = text[start].isdigit() and re.search(r"\d[.,]?\Z", before)
    return bool(begins or (text[end - 1].isdigit() and re.match(r"[.,]?\d", after)))


def in_words(values: Sequence[tuple[str, str | None]]) -> str:
    """What a decision sets, field by field: "low 23, high 23"."""
    return ", ".join(
        f"{field.replace('_', ' ')} {'nothing stated' if value is None else value}" for field, value in values
    )
