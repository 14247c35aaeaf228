"""Numbers that a writer quotes of what the page said before and takes back: "I wrote that five died. I was wrong."."""

import re

from dashboard.extraction.counts.setting import WORDS

WRITERS = frozenset({"i", "we", "you", "our", "my", "your"})
TO_ADMISSION = 320  # characters from the sentence on
SUBJECT = r"(?:i|we|that|this|it|which|the (?:post|entry|number|figure))"
ADMITTING = re.compile(
    rf"\b(?:{SUBJECT} (?:was|were|is|got (?:it|that|this)) (?:wrong|mistaken|incorrect|an? (?:error|mistake))"
    r"|(?:readers?|they|he|she|you) (?:is|are|was|were) right"
    r"|(?:have|has) (?:since )?(?:changed|corrected|amended|updated) (?:our|the|my|that|this)"
    r"|(?:my|our) (?:error|mistake)|should have (?:said|read|written)|apologi[sz]e|misreported)\b",
    re.IGNORECASE,
)


def takes_back(words: frozenset[str], text: str, start: int, end: int) -> bool:
    """Whether a sentence of `words`, from `start`, quotes the page and its entry, up to `end`, owns the error."""
    if words.isdisjoint(WRITERS) or words.isdisjoint(WORDS["gave"]):
        return False
    return ADMITTING.search(text, start, min(end, start + TO_ADMISSION)) is not None
