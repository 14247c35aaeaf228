"""What a decision may set: the fields of each kind of decision, and what each field may be.

Values are text, as they stand in a file of edits; `parsed` makes of them what a record holds.
"""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from dashboard.records import (
    Attribution,
    DatePrecision,
    EventType,
    Grade,
    Measure,
    Operator,
    Population,
    Realis,
    RecordError,
    Responsibility,
    Scope,
    Stance,
    check_member,
)

MOST_PEOPLE = 10**12
LONGEST_WORDS = 300


def _member(closed_list: Any) -> Callable[[str, str], str]:
    def read(field: str, value: str) -> str:
        check_member(value, closed_list, field)
        return value

    return read


def _day(field: str, value: str) -> date:
    try:
        if len(value) == 10:
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise RecordError(f"{field} {value!r} is not a day such as 2013-07-26")


def _number(field: str, value: str) -> int:
    if not (value.isascii() and value.isdigit()) or int(value[:14]) > MOST_PEOPLE:
        raise RecordError(f"{field} {value!r} is not a whole number of people")
    return int(value)


def _words(field: str, value: str) -> str:
    if not value.strip() or len(value) > LONGEST_WORDS:
        raise RecordError(f"{field} must have between 1 and {LONGEST_WORDS} characters")
    return value


Reader = Callable[[str, str], Any]
CLAIM_FIELDS: dict[str, Reader] = {
    "event_type": _member(EventType),
    "stance": _member(Stance),
    "attribution": _member(Attribution),
    "speaker": _words,
    "realis": _member(Realis),
    "date_start": _day,
    "date_end": _day,
    "date_precision": _member(DatePrecision),
    "place_id": _words,
}
"""Fields of a claim that a person may set. `speaker` are words of the post, or a source_id of sources.csv."""
FIGURE_FIELDS: dict[str, Reader] = {
    "measure": _member(Measure),
    "population": _member(Population),
    "operator": _member(Operator),
    "low": _number,
    "high": _number,
    "scope": _member(Scope),
    "realis": _member(Realis),
}
MAY_BE_EMPTY = frozenset({"speaker", "date_start", "date_end", "place_id", "low", "high", "origin", "actor_id"})
"""Fields that may be set to nothing stated (None)."""
OF_KIND: dict[str, dict[str, Reader]] = {
    "correct": CLAIM_FIELDS | FIGURE_FIELDS,
    "add": CLAIM_FIELDS | FIGURE_FIELDS,
    "origin": {"origin": _words},
    "responsibility": {"responsibility": _member(Responsibility), "actor_id": _words},
    "grade": {"grade": _member(Grade)},
}
REQUIRED: dict[str, tuple[str, ...]] = {
    "origin": ("origin",),
    "responsibility": ("responsibility",),
    "grade": ("grade",),
}


def check_values(kind: str, values: Iterable[tuple[str, str | None]], *, is_figure: bool) -> None:
    """Raise RecordError, naming the field, unless `values` may be set by a decision of this kind."""
    given = dict(values)
    known = OF_KIND.get(kind, {})
    if kind == "correct":
        known = FIGURE_FIELDS if is_figure else CLAIM_FIELDS
        if not given:
            raise RecordError("a correction sets at least one field")
    for field, value in given.items():
        if field not in known:
            raise RecordError(f"a decision of kind {kind} cannot set {field!r}")
        parsed(field, value)
    missing = [field for field in REQUIRED.get(kind, ()) if field not in given]
    if missing:
        raise RecordError(f"a decision of kind {kind} needs {', '.join(missing)}")
    if kind == "add":
        _check_added(given, is_figure=is_figure)


def _check_added(given: dict[str, str | None], *, is_figure: bool) -> None:
    """A claim that is added needs its event_type; a figure, its operator, and its claim may be there already."""
    if (is_figure or "measure" in given) != ("operator" in given):
        raise RecordError("a figure that is added needs a measure and an operator")
    if "operator" not in given and "event_type" not in given:
        raise RecordError("a claim that is added needs an event_type")


def parsed(field: str, value: str | None) -> Any:
    """What a record holds for a value: a date, a number, a member of a closed list, words, or None."""
    if value is None:
        if field not in MAY_BE_EMPTY:
            raise RecordError(f"{field} cannot be empty")
        return None
    readers = CLAIM_FIELDS | FIGURE_FIELDS | OF_KIND["origin"] | OF_KIND["responsibility"] | OF_KIND["grade"]
    return readers[field](field, value)
