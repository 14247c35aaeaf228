"""Numbers that a writer quotes of what the page said before and takes back: "I wrote that five died. I was wrong."."""

import re

from dashboard.extraction.counts.setting import WORDS
from dashboard.extraction.word_lists import word_lists

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

HEARSAY = word_lists("unreal")["hearsay"] | {"?"}
TO_ANSWER = 120  # characters after a sentence in which the next one answers it
ANSWERING_NO = re.compile(
    r"\s*(?:[^.!?:\n]{1,40}: )?[\"“'‘]?(?:"
    r"(?:that|this|it|all of it|they)(?: is|['’]s| was| were| are)(?! no)(?: (?!no)\w+){0,2}? "
    r"(?:lies?|false|fake|untrue|nonsense|hoax|rubbish|fabricated|invented|propaganda|(?:dis|mis)information)\b"
    r"|(?:fake(?: news)?|a hoax|nonsense|lies)\b|none of (?:it|this|that) (?:is|was) true)",
    re.IGNORECASE,
)


def is_answered_no(words: frozenset[str], text: str, sentence_end: int, entry_end: int) -> bool:
    """Whether a sentence of hearsay is called untrue by the next: "Reports of 30 dead. The mayor: that is a lie."."""
    if words.isdisjoint(HEARSAY):
        return False
    return ANSWERING_NO.match(text, sentence_end, min(entry_end, sentence_end + TO_ANSWER)) is not None


def takes_back(words: frozenset[str], text: str, start: int, end: int) -> bool:
    """Whether a sentence of `words`, from `start`, quotes the page and its entry, up to `end`, owns the error."""
    if words.isdisjoint(WRITERS) or words.isdisjoint(WORDS["gave"]):
        return False
    return ADMITTING.search(text, start, min(end, start + TO_ADMISSION)) is not None
