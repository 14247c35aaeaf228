"""What two readings of one post agree and disagree on, figure by figure and event by event.

What is kept and shown of the second reader stands here too: a page that shows it loads no extractor.

Two figures are one when their words overlap and both say the same measure, else when their words overlap; two events
when their sentences overlap and the kinds agree, else when their sentences overlap. Each is paired once, the closest
first.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from dashboard.records import FIRST_ROLES, Claim, Figure, Operator, Quotation, Reading

Standing = Literal["agree", "differ", "only the rules", "only the second reader"]
Record = TypeVar("Record", Figure, Claim)
BOUND: dict[Operator, str] = {
    "gte": "at least",
    "gt": "more than",
    "lte": "at most",
    "lt": "fewer than",
    "approx": "about",
}


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that both read, and read differently."""

    field: str
    rules: str
    second: str


@dataclass(frozen=True, slots=True)
class Compared:
    """One figure or event as the rules and the second reader have it; [start, end) are its words in the post."""

    kind: Literal["figure", "event"]
    standing: Standing
    start: int
    end: int
    words: str
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class Rejected:
    """Something the second reader said that was not taken, and why, in words."""

    words: str
    reason: str


@dataclass(frozen=True, slots=True)
class Unread:
    """A stretch [start, end) of the post that got no answer, and why."""

    start: int
    end: int
    reason: str


def compared(rules: Reading, second: Reading) -> tuple[Compared, ...]:
    """Every figure and event of either reading, once, in the order of the text."""
    found = [
        *_compared(
            "figure",
            rules.figures,
            second.figures,
            lambda one, other: one.measure == other.measure,
            lambda one, other: _figure_fields(one, other, rules, second),
        ),
        *_compared(
            "event",
            [claim for claim in rules.claims if claim.kind == "event"],
            [claim for claim in second.claims if claim.kind == "event"],
            lambda one, other: one.event_type == other.event_type,
            lambda one, other: _event_fields(one, other, rules, second),
        ),
    ]
    return tuple(sorted(found, key=lambda one: (one.start, one.end, one.kind)))


def _compared(
    kind: Literal["figure", "event"],
    rules: Sequence[Record],
    second: Sequence[Record],
    alike: Callable[[Record, Record], bool],
    fields: Callable[[Record, Record], Iterator[tuple[str, object, object]]],
) -> Iterator[Compared]:
    pairs = _pairs(rules, second, alike)
    for i, j in pairs.items():
        one = rules[i].quotation
        differences = tuple(
            Difference(name, _words(mine), _words(theirs))
            for name, mine, theirs in fields(rules[i], second[j])
            if _folded(mine) != _folded(theirs)
        )
        yield Compared(kind, "differ" if differences else "agree", one.start, one.end, one.text, differences)
    for i, record in enumerate(rules):
        if i not in pairs:
            yield _alone(kind, "only the rules", record.quotation)
    taken = set(pairs.values())
    for j, record in enumerate(second):
        if j not in taken:
            yield _alone(kind, "only the second reader", record.quotation)


def _alone(kind: Literal["figure", "event"], standing: Standing, words: Quotation) -> Compared:
    return Compared(kind, standing, words.start, words.end, words.text)


def _pairs(
    rules: Sequence[Record], second: Sequence[Record], alike: Callable[[Record, Record], bool]
) -> dict[int, int]:
    """Index in `second` by index in `rules`: alike before unlike, then the greater overlap, then text order."""
    near: list[tuple[bool, float, int, int]] = []
    starts = sorted(range(len(second)), key=lambda j: second[j].quotation.start)
    for i, one in enumerate(rules):
        for j in starts:
            other = second[j].quotation
            if other.start >= one.quotation.end:
                break
            if share := _overlap(one.quotation, other):
                near.append((not alike(one, second[j]), -share, i, j))
    found: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, i, j in sorted(near):
        if i not in found and j not in taken:
            found[i] = j
            taken.add(j)
    return found


def _overlap(one: Quotation, other: Quotation) -> float:
    """Shared characters over all characters of both; 0 to 1."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    return max(0, shared) / (max(one.end, other.end) - min(one.start, other.start))


def _figure_fields(one: Figure, other: Figure, rules: Reading, second: Reading) -> Iterator[tuple[str, object, object]]:
    yield "number", _number(one), _number(other)
    for name in ("measure", "population", "scope", "realis"):
        yield name, getattr(one, name), getattr(other, name)
    yield "speaker", rules.claims[one.claim_no].speaker, second.claims[other.claim_no].speaker


def _event_fields(one: Claim, other: Claim, rules: Reading, second: Reading) -> Iterator[tuple[str, object, object]]:
    yield "event type", one.event_type, other.event_type
    yield "day", _days(one), _days(other)
    yield "place", one.place, other.place
    yield "perpetrators", _names(rules, one, first=True), _names(second, other, first=True)
    yield "targets", _names(rules, one, first=False), _names(second, other, first=False)


def _number(figure: Figure) -> str:
    """ "at least 22", "13 to 46"; the words themselves where they say no number."""
    if figure.low is None and figure.high is None:
        return figure.operator.replace("_", " ")
    if figure.operator == "between":
        return f"{figure.low:,} to {figure.high:,}"
    number = figure.low if figure.low is not None else figure.high
    return f"{BOUND.get(figure.operator, '')} {number:,}".strip()


def _days(claim: Claim) -> str | None:
    if claim.date_start is None or claim.date_start == claim.date_end:
        return claim.date_start.isoformat() if claim.date_start else None
    return f"{claim.date_start} to {claim.date_end}"


def _names(reading: Reading, claim: Claim, *, first: bool) -> tuple[Quotation, ...]:
    names = (
        actor.quotation
        for actor in reading.actors
        if actor.claim_no == claim.claim_no and (actor.role in FIRST_ROLES) == first
    )
    return tuple(sorted(names, key=lambda name: _folded(name)))


def _folded(value: object) -> str:
    """A value as it is compared: names without their article and in one case."""
    return ", ".join(words.casefold().removeprefix("the ") for words in _each(value))


def _words(value: object) -> str:
    return ", ".join(_each(value)) or "not stated"


def _each(value: object) -> list[str]:
    if value is None:
        return []
    values = value if isinstance(value, tuple) else (value,)
    return [one.text if isinstance(one, Quotation) else str(one) for one in values]
