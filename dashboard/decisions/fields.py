"""What people set, into records: a claim or figure with fields corrected, and the fields that follow from them.

A place fills governorate, country and precision; days keep their order and a precision that fits; words that a person
names as speaker or actor must stand in the post, since every quotation does.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from dashboard.decisions.values import parsed
from dashboard.records import (
    Claim,
    ClaimActor,
    DatePrecision,
    Figure,
    Place,
    Quotation,
    Reading,
    RecordError,
    Reference,
    Source,
    WherePrecision,
    quote,
)

A_WEEK, A_MONTH = 7, 31


class Names:
    """The places, actors and sources of a workspace, as decisions name them."""

    def __init__(self, reference: Reference) -> None:
        self.reference = reference

    def place(self, place_id: str) -> Place:
        """The place of that id; RecordError when the gazetteer has none."""
        place = self.reference.places.get(place_id)
        if place is None:
            raise RecordError(f"no place of the gazetteer has the id {place_id!r}")
        return place

    def source(self, words: str) -> Source | None:
        """The source of that id, or of that name; None for words that name none."""
        sources = self.reference.sources
        if words in sources:
            return sources[words]
        same = words.casefold()
        for source in sorted(sources.values(), key=lambda s: s.source_id):
            if any(name.casefold() == same for name in (source.name, *source.aliases)):
                return source
        return None


@dataclass(frozen=True, slots=True)
class _Span:
    start: int
    end: int


def text_of(thing: Claim | Figure, name: str) -> str | None:
    """A field of a record as decisions write it; None for nothing stated."""
    value = getattr(thing, name)
    if value is None:
        return None
    return value.text if isinstance(value, Quotation) else str(value)


def corrected_figure(figure: Figure, fields: Mapping[str, str | None], reading: Reading, names: Names) -> Figure:
    """`figure` with `fields`. RecordError when operator, low and high do not go together."""
    del reading, names
    values = {name: parsed(name, value) for name, value in fields.items()}
    one = {"low", "high"} & {*values}
    if len(one) == 1 and values.get("operator", figure.operator) in ("eq", "approx"):
        values["low"] = values["high"] = values[one.pop()]  # one exact number was typed once
    if {"low", "high", "operator"} & {*values}:
        values["imputed_low"] = None
    return replace(figure, **values)


def corrected_claim(claim: Claim, fields: Mapping[str, str | None], reading: Reading, names: Names) -> Claim:
    """`claim` with `fields` and what follows from them. RecordError, naming the value, when they do not go together."""
    values: dict[str, Any] = {
        name: parsed(name, value)
        for name, value in fields.items()
        if name in ("event_type", "stance", "attribution", "realis")
    }
    if "event_type" in values:
        values["kind"] = "event"
    if "place_id" in fields:
        values |= _placed(claim, fields["place_id"], reading, names)
    if {"date_start", "date_end", "date_precision"} & {*fields}:
        values |= _dated(claim, fields)
    if "speaker" in fields:
        values = _spoken(claim, fields["speaker"], reading, names) | values
    return replace(claim, **values)


def _placed(claim: Claim, place_id: str | None, reading: Reading, names: Names) -> dict[str, Any]:
    """Place, governorate, country and precision. Nothing stated: what is known of the country stays."""
    if place_id is None:
        rest: WherePrecision = 6 if claim.country else 7
        return {"place": None, "place_id": None, "admin1": None, "where_precision": rest}
    place = names.place(place_id)
    words = _find([place.name, *place.aliases, *([place.name_ar] if place.name_ar else [])], claim, reading)
    return {
        "place": words or claim.place,
        "place_id": place_id,
        "admin1": place.admin1,
        "country": place.country,
        "where_precision": precision_of(place),
    }


def precision_of(place: Place) -> WherePrecision:
    """UCDP's precision of what happened in a place: as extraction gives it."""
    known: dict[str, WherePrecision] = {"country": 6, "governorate": 4, "district": 3}
    return known.get(place.kind, 2 if place.lat is None else 1)


def _dated(claim: Claim, fields: Mapping[str, str | None]) -> dict[str, Any]:
    """Days and precision that agree: one end alone is that day, and a precision that is not given follows the days."""
    values = {name: parsed(name, fields[name]) for name in ("date_start", "date_end") if name in fields}
    if fields.get("date_precision") == "unknown" and not any(values.values()):
        values = {"date_start": None, "date_end": None}
    start = values.get("date_start", claim.date_start)
    end = values.get("date_end", claim.date_end)
    if len(values) == 1 and (start is None or end is None or claim.date_start == claim.date_end):
        start = end = next(iter(values.values()))
    if (start is None) != (end is None):
        raise RecordError("one end of the date is missing")
    precision = fields.get("date_precision") or (_precision(start, end) if values else claim.date_precision)
    words = claim.date_words if start is not None else None
    return {
        "date_start": start,
        "date_end": end,
        "date_precision": parsed("date_precision", precision),
        "date_words": words,
    }


def _precision(start: date | None, end: date | None) -> DatePrecision:
    if start is None or end is None:
        return "unknown"
    days = (end - start).days + 1
    return "day" if days <= 1 else "week" if days <= A_WEEK else "month" if days <= A_MONTH else "year"


def _spoken(claim: Claim, said: str | None, reading: Reading, names: Names) -> dict[str, Any]:
    """Speaker and attribution. Nothing stated: the document itself asserts."""
    if said is None:
        return {"speaker": None, "speaker_id": None, "relayed_by": None, "relayed_by_id": None, "cited": None}
    source = names.source(said)
    forms = [said] if source is None else [said, source.name, *source.aliases]
    words = _find(forms, claim, reading)
    if words is None and source is not None:
        words = claim.speaker
    if words is None:
        raise RecordError(f"{said!r} does not stand in the post, so it cannot be quoted as the speaker")
    found: dict[str, Any] = {"speaker": words, "speaker_id": source.source_id if source else None}
    if source is not None:
        found["attribution"] = source.attribution
    return found


def with_perpetrator(
    actors: Sequence[ClaimActor],
    claim: Claim,
    fields: Mapping[str, str | None],
    reading: Reading,
    names: Names,
) -> list[ClaimActor]:
    """`actors` with the one whom a person named as alleged to have done what `claim` tells, instead of those read.

    Nobody, where it is not stated who did it or the actor is set to nothing. Without actor_id they stay as read.
    """
    stays = "actor_id" not in fields and fields["responsibility"] != "not_stated"
    if stays:
        return list(actors)
    mine = [a for a in actors if a.claim_no == claim.claim_no and a.role == "alleged_perpetrator"]
    rest = [actor for actor in actors if actor not in mine]
    actor_id = fields.get("actor_id")
    if actor_id is None:
        return rest
    actor = names.reference.actors.get(actor_id)
    if actor is None:
        raise RecordError(f"no actor of actors.csv has the id {actor_id!r}")
    words = _find([actor.name, *actor.aliases], claim, reading)
    words = words or (mine[0].quotation if mine else claim.trigger or claim.quotation)
    return [*rest, ClaimActor(reading.post.post_id, claim.claim_no, "alleged_perpetrator", words, actor_id)]


def _find(forms: Sequence[str], claim: Claim, reading: Reading) -> Quotation | None:
    """Where one of `forms` stands: in the claim's sentence, else before it in its entry, else elsewhere in the post.

    The longest form first, and as a word of its own; capitals do not matter.
    """
    text = reading.post.text
    entry = next((e for e in reading.entries if e.entry_no == claim.entry_no), None)
    spans = [_Span(claim.quotation.start, claim.quotation.end)]
    if entry is not None:
        spans.append(_Span(entry.start, entry.end))
    spans.append(_Span(0, len(text)))
    for span in spans:
        for form in sorted({form for form in forms if form}, key=lambda form: (-len(form), form)):
            found = _in_words(text, form, span)
            if found is not None:
                return quote(text, found, found + len(form))
    return None


def _in_words(text: str, form: str, span: _Span) -> int | None:
    """Where `form` stands in [start, end) as whole words, per code point without case; None when nowhere."""
    lowered = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text[span.start : span.end])
    wanted = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in form)
    at = lowered.find(wanted)
    while at != -1:
        stop = at + len(wanted)
        before = lowered[at - 1] if at else " "
        after = lowered[stop] if stop < len(lowered) else " "
        if not (before.isalnum() and wanted[0].isalnum()) and not (after.isalnum() and wanted[-1].isalnum()):
            return span.start + at
        at = lowered.find(wanted, at + 1)
    return None
