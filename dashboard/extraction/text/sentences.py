"""Where sentences end: a regex with offsets that honours abbreviations, initials, quotations and decimals."""

import re
from collections.abc import Iterator

from dashboard.extraction.word_lists import word_lists

STOP = re.compile(r"(?:[.!?…]+|[。؟۔।])[\"”’'»)\]]*(?=\s)|\s[•●▪■♦]+(?=\s)")
WORDS = word_lists("sentence_ends")
ABBREVIATIONS, BEFORE_A_NUMBER, OPENERS = WORDS["abbreviations"], WORDS["before_a_number"], WORDS["openers"]
DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]$")
LAST_WORD = re.compile(r"[^\s(\[\"“‘'«—–-]+$")
NEXT_WORD = re.compile(r"\s+([\"“‘'«(\[]*)(\S[^\s.,;:]*)")
LONGEST_SENTENCE = 4000


def sentence_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences of text[start:end], trimmed, in order; none is longer than LONGEST_SENTENCE characters."""
    begin = start
    for match in STOP.finditer(text, start, end):
        if match[0][0].isspace():  # a bullet within a line
            yield from _pieces(text, begin, match.start())
            begin = match.end()
        elif _ends_here(text, begin, match.start(), match.end(), end):
            yield from _pieces(text, begin, match.end())
            begin = match.end()
    yield from _pieces(text, begin, end)


def _ends_here(text: str, begin: int, stop: int, after: int, end: int) -> bool:
    following = NEXT_WORD.match(text, after, min(end, after + 60))
    if not following:
        return True
    opened, word = following[1], following[2]
    if word[0].islower() and not opened:
        return False
    if text[stop] != "." or after - stop > 1:
        return not word[0].islower() or (text[stop] in "!?…" and bool(opened))
    before = LAST_WORD.search(text, max(begin, stop - 24), stop)
    if not before:
        return True
    last = before[0].lower()
    if len(last) == 1 and last.isalpha() and before[0].isupper():
        return False  # an initial: "John F. Kerry"
    if DOTTED.match(last):
        return word.lower() in OPENERS
    if last in BEFORE_A_NUMBER:
        return not word[0].isdigit()
    return last not in ABBREVIATIONS


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > LONGEST_SENTENCE:
        cut = text.rfind(" ", start + 1, start + LONGEST_SENTENCE)
        if cut < 0:
            cut = start + LONGEST_SENTENCE
        yield from _pieces(text, start, cut)
        start = cut
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        yield start, end
