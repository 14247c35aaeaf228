"""Whether a toll of the displaced counts refugees: those who left the country are not those displaced within it."""

import re
from collections.abc import Sequence

from dashboard.assessment.told_along import ReadToll

REFUGEES = "refugees"
FLED = re.compile(r"\brefugees\b(?! camps?\b)", re.IGNORECASE)
WITHIN = re.compile(r"\b(?:displaced|displacement|IDPs?)\b", re.IGNORECASE)


def counts_refugees(read: ReadToll, others: Sequence[ReadToll]) -> bool:
    """Whether the words of the number, between the numbers beside it, speak of refugees and not of the displaced."""
    if read.figure.measure != "displaced":
        return False
    quotation, mine = read.testimony.claim.quotation, read.figure.quotation
    spans = [one.figure.quotation for one in others if one.testimony.post.post_id == read.testimony.post.post_id]
    first = max([span.end for span in spans if span.end <= mine.start and span.start >= quotation.start], default=None)
    next_one = min([span.start for span in spans if mine.end <= span.start < quotation.end], default=None)
    text, base = quotation.text, quotation.start
    before = text[(first or base) - base : mine.start - base]
    after = text[mine.end - base : (next_one or quotation.end) - base]
    if WITHIN.search(before):
        return False
    return FLED.search(before) is not None or (FLED.search(after) is not None and WITHIN.search(after) is None)
