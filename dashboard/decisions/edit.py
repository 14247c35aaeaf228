"""One decision of one person: what it is about, what it sets, why, and its place in that person's chain."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from dashboard.records import RecordError, check_member

DecisionKind = Literal[
    "accept", "correct", "reject", "add", "must_link", "cannot_link", "origin", "responsibility", "grade", "note",
    "undo",
]  # fmt: skip
"""accept: a person read the claim and found it right. undo names an edit of anybody; it can be undone itself."""

NEEDS_OTHER = frozenset({"must_link", "cannot_link"})
NEEDS_TWO_PEOPLE = frozenset({"confirmed", "discounted"})
"""Grades that stand only once two people gave them (Airwars and Liveuamap publish only what two people agreed on)."""


@dataclass(frozen=True, slots=True)
class Target:
    """Words of a post that a decision is about: a claim by its sentence, a figure by its number phrase.

    `measure` tells figures of one phrase apart, and helps to find the words again after a better extraction.
    An event is named by any of its claims.
    """

    post_id: str
    start: int
    end: int
    quotation: str
    measure: str | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decides, before it has an author and a time.

    `values` are field and value as text (None: nothing stated), named as in records.Claim and records.Figure:
    correct: any of event_type, stance, attribution, speaker, realis, date_start, date_end, date_precision, place_id,
    and of the figure measure, population, operator, low, high, scope, realis; add: the same for a new claim;
    origin: origin (a source_id, or None for unknown); responsibility: responsibility and actor_id; grade: grade.
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
        if self.kind == "undo" and not self.undoes:
            raise RecordError("an undo names the decision that it takes back")
        if self.kind != "undo" and self.target is None:
            raise RecordError(f"a decision to {self.kind} names the words it is about")
        if self.kind in NEEDS_OTHER and self.other is None:
            raise RecordError(f"a decision of kind {self.kind} names two claims")

    @property
    def fields(self) -> Mapping[str, str | None]:
        """The values by field."""
        return dict(self.values)


@dataclass(frozen=True, slots=True)
class Edit:
    """A decision with its author and time (UTC), its id, and the hash of the line before it in the author's file."""

    edit_id: str
    author: str
    at: datetime
    decision: Decision
    previous: str
