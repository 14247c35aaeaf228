"""Who speaks in public for a state, a body or a side, by name: the rows of `vocabulary/world_people.csv`."""

from functools import cache

from dashboard.extraction.word_lists import table

FEWEST_WORDS = 2
"""A surname alone may be anybody's."""


@cache
def _full_names() -> frozenset[str]:
    names = (name for row in table("world_people") for name in (row["name"], *row["aliases"].split("|")))
    return frozenset(name.casefold() for name in names if len(name.split()) >= FEWEST_WORDS)


def is_of_public_life(words: str) -> bool:
    """Whether `words` are, or end with, the full name of one of them: "President Bashar al-Assad"."""
    parts = words.casefold().split()
    return any(" ".join(parts[first:]) in _full_names() for first in range(len(parts) - FEWEST_WORDS + 1))
