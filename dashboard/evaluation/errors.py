"""Errors of the same make, counted together: what to mend next, and where a reader should not trust a number.

A group says what happened (missed, invented, misread, or one field wrong), to what, and how it stands in the text.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from dashboard.assessment.words import figure_words
from dashboard.evaluation.comparison import Compared
from dashboard.evaluation.labelled import LabelledDocument
from dashboard.evaluation.pairing import overlap, same_name
from dashboard.evaluation.scheme import SchemeEvent, SchemeFigure, Span
from dashboard.evaluation.scores import name_pairs
from dashboard.records import VIOLENCE

BEFORE, AFTER, LONGEST = 60, 60, 90
SENTENCE_BREAKS = (". ", "! ", "? ", "; ")
SENTENCE_ENDS = ".!?:;”\"')*"
FIGURE_FIELDS = ("operator", "population", "realis", "scope")
EVENT_FIELDS: tuple[tuple[str, Callable[[SchemeEvent], str | None]], ...] = (
    ("day", lambda event: event.date_start),
    ("place", lambda event: event.place),
    ("province", lambda event: event.admin1),
    ("country", lambda event: event.country),
)
KINDS_OF_EVENT = {"statement_demand": "statements and meetings", "meeting": "statements and meetings"}
STATED_IN_WORDS = {"order_of_magnitude": "a magnitude", "some": "an unnamed number", "between": "a range"}


@dataclass(frozen=True, slots=True)
class FoundError:
    """One error: the group it belongs to, where it stands, and both readings in words (None: there is none)."""

    group: str
    document: LabelledDocument
    span: Span
    label: str | None
    reading: str | None

    @property
    def quotation(self) -> str:
        """Where it stands, with a few words around it."""
        return quoted(self.document.text, self.span)


def errors_of(one: Compared) -> Iterator[FoundError]:
    """Every error of a document, once: what is misread is neither missed nor invented."""
    document, text = one.document, one.document.text
    misread = {label.id for label, _ in one.misread}
    wrong = {reading.id for _, reading in one.misread}
    for label in one.missed:
        if label.id not in misread:
            group = f"figure missed: {label.measure}, {_form(label, one)}"
            yield FoundError(group, document, label.span, in_words(label, text), None)
    for reading in one.invented:
        if reading.id not in wrong:
            forbidden = any(overlap(reading.span, span) for span in one.document.must_not)
            what = "a number of something else" if forbidden else _kind_of_number(reading)
            yield FoundError(
                f"figure invented: {reading.measure}, {what}", document, reading.span, None, in_words(reading, text)
            )
    for label, reading in one.misread:
        if label.measure != reading.measure:
            group = f"measure misread: {label.measure} as {reading.measure}"
        elif label.operator != reading.operator:
            group = f"bound misread: {label.operator} as {reading.operator}"
        else:
            group = f"number misread: {label.measure}, {label.operator}"
        yield FoundError(group, document, label.span, in_words(label, text), in_words(reading, text))
    for label, reading in one.same:
        for group in _wrong_fields(label, reading, text):
            said = [f"{in_words(figure, text)}, said by {figure.speaker or 'nobody'}" for figure in (label, reading)]
            yield FoundError(group, document, label.span, said[0], said[1])
    yield from _event_errors(one)


def _wrong_fields(label: SchemeFigure, reading: SchemeFigure, text: str) -> Iterator[str]:
    for field in FIGURE_FIELDS:
        stated, read = getattr(label, field), getattr(reading, field)
        if stated != read:
            yield f"{field} misread: {stated} as {read}"
    if not same_name(label.speaker, reading.speaker):
        start, end = _sentence(text, label.span)
        near = (label.speaker or "").casefold() in text[start:end].casefold()
        where = "" if not label.speaker else ", named in its sentence" if near else ", named in another sentence"
        yield f"figure's speaker {_how_wrong(label.speaker, reading.speaker)}{where}"


def _event_errors(one: Compared) -> Iterator[FoundError]:
    document = one.document
    told = {label.id: reading for label, reading in one.told}
    read = {reading.id for _, reading in one.told}
    for label in one.document.events:
        if label.id not in told:
            yield FoundError(f"event missed: {_type(label)}", document, label.spans[0], _event_words(label), None)
    for reading in one.events:
        if reading.id not in read and reading.spans:
            yield FoundError(
                f"event invented: {_type(reading)}", document, reading.spans[0], None, _event_words(reading)
            )
    for label, reading in one.told:
        for group, stated, given in _wrong_event_fields(label, reading, one.document.published_on):
            yield FoundError(group, document, label.spans[0], stated, given)


def _wrong_event_fields(label: SchemeEvent, reading: SchemeEvent, published_on: str) -> Iterator[tuple[str, str, str]]:
    """Group, and the field as labelled and as read, of each wrong field of a matched event."""
    if label.type != reading.type:
        yield f"event's type misread: {_type(label)} as {_type(reading)}", _type(label), _type(reading)
    if label.status != reading.status:
        yield f"event's status misread: {label.status} as {reading.status}", label.status, reading.status
    same_place = same_name(label.place, reading.place)
    for field, value in EVENT_FIELDS:
        stated, given = value(label), value(reading)
        if not (stated == given if field in ("day", "country") else same_name(stated, given)):
            group = f"event's {field} {_how_wrong(stated, given)}"
            if field == "day" and given == published_on:
                group += ", as the day of publication"
            elif field in ("province", "country"):
                group += ", the place being right" if same_place else ", with its place"
            yield group, stated or "none", given or "none"
    kind = KINDS_OF_EVENT.get(label.type, "violence" if label.type in VIOLENCE else "other events")
    for field, names, read in (
        ("perpetrator", label.perpetrators, reading.perpetrators),
        ("target", label.targets, reading.targets),
    ):
        n_same = len(name_pairs(names, read))
        missed, invented = len(names) > n_same, len(read) > n_same
        if missed or invented:
            how = "read as another" if missed and invented else "missed" if missed else "invented"
            yield f"event's {field} {how}, of {kind}", ", ".join(names) or "none", ", ".join(read) or "none"


def _how_wrong(stated: str | None, read: str | None) -> str:
    return "missed" if not read else "invented" if not stated else "read as another"


def _kind_of_number(figure: SchemeFigure) -> str:
    """What sort of number it is: one person, words for a number, a bound, or a plain number."""
    if figure.low == figure.high == 1:
        return "one person"
    if figure.operator in STATED_IN_WORDS:
        return STATED_IN_WORDS[figure.operator]
    return "a plain number" if figure.operator == "eq" else "a number with a bound"


def _form(figure: SchemeFigure, one: Compared) -> str:
    """The kind of number, and where it stands: in a heading, as a part of a total, going on a list, or by itself."""
    kind = _kind_of_number(figure)
    text = one.document.text
    start, end = _line(text, figure.span)
    line = text[start:end].strip()
    if "\n" in text.strip() and (line.startswith("#") or line[-1] not in SENTENCE_ENDS):
        return f"{kind} in a heading"
    if figure.part_of:
        return f"{kind} as part of a total"
    earlier = _sentence(text, figure.span)[0]
    goes_on = any(earlier <= other.start < figure.start for other in one.document.figures)
    return f"{kind} after another" if goes_on else f"{kind} by itself"


def _line(text: str, span: Span) -> Span:
    """The line of `text` that `span` begins in, to the line end after it."""
    end = text.find("\n", span[1])
    return text.rfind("\n", 0, span[0]) + 1, len(text) if end < 0 else end


def _sentence(text: str, span: Span) -> Span:
    """Roughly the sentence around `span`: up to the next full stop, within its line."""
    start, end = _line(text, span)
    begins = max(text.rfind(mark, start, span[0]) for mark in SENTENCE_BREAKS)
    ends = [place for mark in SENTENCE_BREAKS if (place := text.find(mark, span[1], end)) >= 0]
    return max(start, begins + 1), min(ends, default=end)


def _type(event: SchemeEvent) -> str:
    return event.type.replace("_", " ")


def in_words(figure: SchemeFigure, text: str) -> str:
    """A figure's reading: "≥ 22 killed, people, event, actual"."""
    number = figure_words(figure.operator, figure.low, figure.high, text[figure.start : figure.end])
    return f"{number} {figure.measure}, {figure.population}, {figure.scope}, {figure.realis}"


def _event_words(event: SchemeEvent) -> str:
    parts = (_type(event), event.place, event.date_start)
    return ", ".join(part for part in parts if part)


def record_words(record: SchemeFigure | SchemeEvent, text: str) -> str:
    """A figure or an event in words, with the sides of an event."""
    if isinstance(record, SchemeFigure):
        return in_words(record, text)
    sides = f"by {', '.join(record.perpetrators) or 'nobody named'} on {', '.join(record.targets) or 'nobody named'}"
    return f"{_event_words(record)}, {sides}, {record.status}"


def quoted(text: str, span: Span) -> str:
    """The words at `span` in brackets between a few words around them, on one line."""
    start, end = span
    middle = text[start:end] if end - start <= LONGEST else text[start : start + LONGEST] + " …"
    before = ("…" if start > BEFORE else "") + text[max(0, start - BEFORE) : start]
    after = text[end : end + AFTER] + ("…" if end + AFTER < len(text) else "")
    return " ".join(f"{before}[[{middle}]]{after}".split())


def worst_groups(compared: Iterable[Compared], most: int) -> list[tuple[str, list[FoundError]]]:
    """The `most` groups with the most errors, largest first, then by name; each with its errors in order."""
    groups: dict[str, list[FoundError]] = {}
    for one in compared:
        for error in errors_of(one):
            groups.setdefault(error.group, []).append(error)
    return sorted(groups.items(), key=lambda item: (-len(item[1]), item[0]))[:most]
