"""Scope and realis (first version)."""

from dashboard.extraction.candidates import Candidate, Clause
from dashboard.extraction.parts import FoundFigure, Layout
from dashboard.records import Realis, Scope


def scope_of(layout: Layout, number: int, clause: Clause, candidate: Candidate, total: FoundFigure | None) -> Scope:
    return total.scope if total else "event"


def realis_of(layout: Layout, number: int, clause: Clause, candidate: Candidate) -> Realis:
    return "actual"
