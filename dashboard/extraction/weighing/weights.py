"""Weights of traits, from the CSV files in vocabulary/."""

from collections.abc import Iterable
from functools import cache

from dashboard.extraction.word_lists import table


@cache
def weights(name: str) -> dict[str, float]:
    """The weight of each trait in `vocabulary/<name>.csv`."""
    return {row["trait"]: float(row["weight"]) for row in table(name)}


def weight_of(name: str, traits: Iterable[str]) -> float:
    """The sum of the weights of `traits`; those never seen weigh nothing."""
    known = weights(name)
    return known["always"] + sum(known.get(trait, 0.0) for trait in traits)
