"""One decision of one person: what it is about, what it sets, why, and its place in that person's chain."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from dashboard.decisions.values import check_values
from dashboard.records import DecisionKind, EditStatus, Measure, RecordError, check_member

__all__ = ["NEEDS_OTHER", "NEEDS_TWO_PEOPLE", "Decision", "DecisionKind", "Edit", "EditStatus", "Head", "Target"]

NEEDS_OTHER = frozenset({"must_link", "cannot_link"})
NEEDS_TWO_PEOPLE = frozenset({"confirmed", "discounted"})
"""Grades that stand only once two people gave them (Airwars and Liveuamap publish only what two people agreed on)."""
LONGEST_REASON = 2000


@dataclass(frozen=True, slots=True)
class Target:
    """Words of a post that a decision is about: a claim by its sentence, a figure by its number phrase.

    With a `measure` the target is a figure: it tells figures of one phrase apart, and helps to find the words again
    after a better extraction. Without one it is a claim; where a sentence holds several claims, `word_at` tells which:
    the first code point of the word that names its event (claims.trigger_start), else of one of its figures. An event
    is named by any of its claims.
    """

    post_id: str
    start: int
    end: int
    quotation: str
    measure: Measure | None = None
    word_at: int | None = None

    def __post_init__(self) -> None:
        if self.measure is not None:
            check_member(self.measure, Measure, "measure")
        if not 0 <= self.start < self.end or self.end - self.start != len(self.quotation):
            raise RecordError(f"{self.quotation!r} cannot stand at {self.start}-{self.end} of a post")


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decides, before it has an author and a time.

    `values` are field and value as text (None: nothing stated), named as in records.Claim and records.Figure; which
    fields go with which kind, and what they may be, is in decisions/values.py. Of `add` the target are the words that
    were marked: a sentence, or, with a measure, a number phrase; its figure joins the claim whose sentence holds it, or
    with an event_type begins a claim of its own. To split an event, a cannot_link is needed with each claim that stays.
    """

    kind: DecisionKind
    reason: str
    target: Target | None = None
    other: Target | None = None
    values: tuple[tuple[str, str | None], ...] = ()
    undoes: str | None = None

    def __post_init__(self) -> None:
        check_member(self.kind, DecisionKind, "decision")
        if not self.reason.strip():
            raise RecordError("a decision needs a reason")
        if len(self.reason) > LONGEST_REASON:
            raise RecordError(f"a reason may have {LONGEST_REASON} characters, not {len(self.reason)}")
        if (self.kind == "undo") != (self.undoes is not None):
            raise RecordError("an undo names the decision that it takes back, and nothing else does")
        if self.kind != "undo" and self.target is None:
            raise RecordError(f"a decision to {self.kind} names the words it is about")
        if (self.kind in NEEDS_OTHER) != (self.other is not None):
            raise RecordError(f"a decision of kind {self.kind} names {'two claims' if self.other is None else 'one'}")
        if self.target is not None and self.other is not None and self.target == self.other:
            raise RecordError("a claim cannot be linked to itself, or kept apart from itself")
        if len(dict(self.values)) < len(self.values):
            raise RecordError("a field is set twice in one decision")
        is_figure = self.target is not None and self.target.measure is not None
        check_values(self.kind, self.values, is_figure=is_figure)

    @property
    def fields(self) -> Mapping[str, str | None]:
        """The values by field."""
        return dict(self.values)


@dataclass(frozen=True, slots=True)
class Head:
    """The last line of somebody's chain, as seen: its number (from 1) and its SHA-256."""

    author: str
    lines: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Edit:
    """A decision with its author and time (UTC), its id, and the hash of the line before it in the author's file.

    `heads` are the last lines of the other chains when it was made: a line removed there later is missed here.
    """

    edit_id: str
    author: str
    at: datetime
    decision: Decision
    previous: str
    heads: tuple[Head, ...] = field(default=())

    def __post_init__(self) -> None:
        if self.at.tzinfo is None or self.at.utcoffset() != UTC.utcoffset(None):
            raise RecordError(f"the time of a decision is UTC, not {self.at}")

    @property
    def order(self) -> tuple[datetime, str]:
        """Place among all edits: by time, then id. Total, and the same in whatever order files arrive."""
        return self.at, self.edit_id
