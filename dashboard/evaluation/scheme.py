"""The form of labelled documents: figures and events with their offsets, as people label them and as `extract` prints.

A row that does not fit is a BadInput that names file, record and field, and quotes no word of the text.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, get_args

from dashboard.capture import BadInput
from dashboard.records import EventType, Measure, Operator, Population, Realis, RecordError, Scope, check_stated_bounds
from dashboard.storage.workspace import is_day

STATUSES = ("asserted", "claimed", "footage", "official", "disputed", "denied")
Span = tuple[int, int]
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class SchemeFigure:
    """A number of people, at [start, end) of the text. An `optional` one is doubtful: nobody must find it."""

    id: str
    start: int
    end: int
    measure: Measure
    population: Population
    operator: Operator
    low: int | None
    high: int | None
    scope: Scope
    realis: Realis
    part_of: str | None = None
    speaker: str | None = None
    event: str | None = None
    optional: bool = False

    @property
    def span(self) -> Span:
        """Where its words stand."""
        return self.start, self.end

    @property
    def number(self) -> tuple[Measure, int | None, int | None]:
        """What two readers must agree on: the measure and both bounds."""
        return self.measure, self.low, self.high


@dataclass(frozen=True, slots=True)
class SchemeEvent:
    """What happened, once a document. `spans` are the sentences that tell it; names are as written."""

    id: str
    type: EventType
    date_start: str | None
    place: str | None
    admin1: str | None
    country: str | None
    perpetrators: tuple[str, ...]
    targets: tuple[str, ...]
    status: str
    spans: tuple[Span, ...]


def figures_of(rows: Any, text: str, where: str) -> tuple[SchemeFigure, ...]:
    """The figures of a document; BadInput names the one that does not fit `text`."""
    return tuple(_figure(row, text, at) for row, at in _records(rows, f"{where}, figure"))


def events_of(rows: Any, text: str, where: str) -> tuple[SchemeEvent, ...]:
    """The events of a document; BadInput names the one that does not fit `text`."""
    return tuple(_event(row, text, at) for row, at in _records(rows, f"{where}, event"))


def spans_of(rows: Any, text: str, where: str) -> tuple[Span, ...]:
    """Pairs [start, end] that lie in `text`."""
    if not isinstance(rows, list):
        raise BadInput(f"{where}: this is not a list of [start, end].")
    return tuple(_span(row, text, where) for row in rows)


def _records(rows: Any, where: str) -> list[tuple[Row, str]]:
    """Every row with its name in messages; ids are there and differ."""
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise BadInput(f"{where}s: this is not a list of records.")
    ids = [row.get("id") for row in rows]
    for number, name in enumerate(ids, start=1):
        if not isinstance(name, str) or not name or ids.index(name) != number - 1:
            raise BadInput(f"{where} {number}: id {name!r} is missing, no text, or given twice.")
    return [(row, f"{where} {row['id']}") for row in rows]


def _figure(row: Row, text: str, where: str) -> SchemeFigure:
    start, end = _span([row.get("start"), row.get("end")], text, where)
    if "text" in row and row["text"] != text[start:end]:
        raise BadInput(f"{where}: the words given as text do not stand at {start} to {end}.")
    low, high = (_field(row, key, where, _is_count_or_null, "a whole number or null") for key in ("low", "high"))
    figure = SchemeFigure(
        id=row["id"],
        start=start,
        end=end,
        measure=_member(row, "measure", get_args(Measure), where),
        population=_member(row, "population", get_args(Population), where),
        operator=_member(row, "operator", get_args(Operator), where),
        low=low,
        high=high,
        scope=_member(row, "scope", get_args(Scope), where),
        realis=_member(row, "realis", get_args(Realis), where),
        part_of=_text_or_null(row, "part_of", where),
        speaker=_text_or_null(row, "speaker", where),
        event=_text_or_null(row, "event", where),
        optional=bool(row.get("optional")),
    )
    try:
        check_stated_bounds(figure.operator, low, high, where)
    except RecordError as error:
        raise BadInput(f"{error}.") from None
    return figure


def _event(row: Row, text: str, where: str) -> SchemeEvent:
    day = row.get("date_start")
    if day is not None and not (isinstance(day, str) and is_day(day)):
        raise BadInput(f"{where}: date_start is neither null nor a day such as 2013-07-26.")
    return SchemeEvent(
        id=row["id"],
        type=_member(row, "type", get_args(EventType), where),
        date_start=day,
        place=_text_or_null(row, "place", where),
        admin1=_text_or_null(row, "admin1", where),
        country=_text_or_null(row, "country", where),
        perpetrators=tuple(_field(row, "perpetrators", where, _is_texts, "a list of names")),
        targets=tuple(_field(row, "targets", where, _is_texts, "a list of names")),
        status=_member(row, "status", STATUSES, where),
        spans=spans_of(row.get("spans"), text, f"{where}, spans"),
    )


def _span(pair: Any, text: str, where: str) -> Span:
    """A list from JSON, or a tuple from the extractor, as a span."""
    whole = isinstance(pair, list | tuple) and len(pair) == 2 and all(type(place) is int for place in pair)
    if not whole or not 0 <= pair[0] < pair[1] <= len(text):
        raise BadInput(f"{where}: start and end are not two places in a text of {len(text)} characters.")
    return pair[0], pair[1]


def _member(row: Row, key: str, closed_list: tuple[str, ...], where: str) -> Any:
    wanted = f"one of {', '.join(closed_list)}"
    return _field(row, key, where, lambda value: isinstance(value, str) and value in closed_list, wanted)


def _text_or_null(row: Row, key: str, where: str) -> str | None:
    value: str | None = _field(row, key, where, lambda value: value is None or isinstance(value, str), "a text or null")
    return value or None


def _field(row: Row, key: str, where: str, fits: Callable[[Any], bool], wanted: str) -> Any:
    if key not in row:
        raise BadInput(f"{where}: {key} is missing.")
    if not fits(row[key]):
        raise BadInput(f"{where}: {key} is not {wanted}.")
    return row[key]


def _is_count_or_null(value: Any) -> bool:
    return value is None or (type(value) is int and value >= 0)


def _is_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)
