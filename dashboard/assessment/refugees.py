"""Whether a toll of the displaced counts refugees: those who left the country are not those displaced within it."""

import re
from collections.abc import Sequence

from dashboard.assessment.told_along import ReadToll, words_around

REFUGEES = "refugees"
FLED = re.compile(r"\brefugees\b(?! camps?\b)", re.IGNORECASE)
WITHIN = re.compile(r"\b(?:displaced|displacement|IDPs?)\b", re.IGNORECASE)


def counts_refugees(read: ReadToll, others: Sequence[ReadToll]) -> bool:
    """Whether the words of the number, between the numbers beside it, speak of refugees and not of the displaced."""
    if read.figure.measure != "displaced":
        return False
    before, after = words_around(read, others)
    if WITHIN.search(before):
        return False
    return FLED.search(before) is not None or (FLED.search(after) is not None and WITHIN.search(after) is None)
