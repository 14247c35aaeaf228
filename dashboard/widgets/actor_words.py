"""Names on the axes of the Actors page, and the marks that stand in its address."""

from collections.abc import Callable

import pandas as pd

from dashboard.assessment.sides import sector_words, side_words
from dashboard.queries.actor_pairs import By
from dashboard.storage.derived_actors import FIGHTERS, NOT_STATED, WITHHELD
from dashboard.widgets.url import slug

NAMES: dict[By, Callable[[str], str]] = {"actor": str, "side": side_words, "sector": sector_words}


def end_words(name: str, by: By) -> str:
    """One end of a pair in words: our neutral label, "not stated", or "name withheld" (rule 13)."""
    if name == NOT_STATED:
        return "not stated"
    return "name withheld" if name == WITHHELD else NAMES[by](name)


def victims_words(side: str) -> str:
    """The side of people counted in words."""
    if side == FIGHTERS:
        return "fighters or soldiers, side not stated"
    return "not stated" if side == NOT_STATED else side_words(side)


def in_words(cells: pd.DataFrame, rows_by: By, columns_by: By, prefix: str) -> pd.DataFrame:
    """A copy of the matrix with names in words, and `mark`: the slug of each cell and state, for the address."""
    named = cells.copy()
    named["perpetrator_name"] = [end_words(name, rows_by) for name in cells["perpetrator_name"]]
    named["target_name"] = [end_words(name, columns_by) for name in cells["target_name"]]
    kinds = cells["speaker_kind"] if "speaker_kind" in cells else [None] * len(cells)
    named["mark"] = [
        mark_of(prefix, perpetrator, target, state, kind) if state else None
        for perpetrator, target, state, kind in zip(
            cells["perpetrator"], cells["target"], cells["state"], kinds, strict=True
        )
    ]
    return named


def mark_of(prefix: str, *parts: str | None) -> str:
    """ "pair~government-forces~civilian~alleged": short, stable, and the same in every session."""
    return "~".join([prefix, *(slug(part) for part in parts if part)])
