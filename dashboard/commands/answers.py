"""What several verbs say when they are done."""

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dashboard.storage.build import Built


def in_words(counts: dict[str, int]) -> str:
    """ "1 post, 12 claims" """
    return ", ".join(f"{number} {name[:-1] if number == 1 else name}" for name, number in counts.items())


def tell_repaired(built: "Built") -> None:
    """Say that a damaged snapshot was replaced, if so."""
    if built.repaired:
        print("The snapshot was damaged and has been rebuilt.", file=sys.stderr)
