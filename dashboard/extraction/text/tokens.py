"""Text into tokens: words, numbers and single marks, each with its offsets.

A word may hold an apostrophe ("Ma'loula", "don't"), but the possessive "'s" is a token of its own, so that names are
found without it; "U.S." is one token. A number keeps its separators and what is written on to it ("93,000", "1.8m",
"40th", "105mm").
A word that holds digits after letters ("T72", "G20") is a word, never a number.
"""

import re
from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple, TypeVar

T = TypeVar("T")


class Token(NamedTuple):
    """A word, number or punctuation mark. `lower` is lower-cased per code point, so lengths never change.

    A named tuple and not a dataclass, because a post has a token every five characters: making one costs half.
    """

    start: int
    end: int
    text: str
    lower: str


TOKEN = re.compile(
    r"\d+(?:[.,]\d+)*[^\W_]*"  # a number with what is written on to it
    r"|(?:[^\W\d_]\.){2,}(?![^\W_])"  # an acronym with dots: "U.S."
    r"|[^\W\d_][^\W_]*(?:['’ʼ`](?![sS]\b)[^\W_]+)*"  # a word, apostrophes inside
    r"|['’ʼ][sS]\b"  # the possessive
    r"|\S"  # any other mark, one by one
)


PADDING = 64
NO_WORDS = [""] * PADDING
MOST_WORDS = 100_000
SINGLE_MARKS = frozenset("'’‘")
DOUBLE_MARKS = frozenset('"“”„«»‟')
QUOTATION_MARKS = SINGLE_MARKS | DOUBLE_MARKS


def lower_by_code_point(text: str) -> str:
    """`text` in lower case and of the same length: a code point whose lower case is longer stays as it is ("İ")."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join([low if len(low := character.lower()) == 1 else character for character in text])


_made = partial(tuple.__new__, Token)  # half the time of calling Token


class WordTable(dict[str, T]):
    """What `of` gives for each word seen before, so that it is worked out once a word and not once a token."""

    def __init__(self, of: Callable[[str], T]) -> None:
        super().__init__()
        self.of = of

    def __missing__(self, word: str) -> T:
        if len(self) >= MOST_WORDS:
            self.clear()
        found = self[word] = self.of(word)
        return found


LOWER = WordTable(lower_by_code_point)
IS_CAPITAL = WordTable(lambda word: word[0].isupper())


def tokens_with_words(text: str, lower: str, start: int, end: int) -> tuple[tuple[Token, ...], list[str], list[str]]:
    """The tokens of text[start:end] in order, each as written, and in lower case; `lower` is that of the whole text.

    Only white space lies between tokens, so that their places need not be asked of the regex.
    """
    texts = TOKEN.findall(text, start, end)
    lows = list(map(LOWER.__getitem__, texts))
    starts, ends, at = [], [], start
    for word in texts:
        first = word[0]
        if text[at] != first:
            at += 1
            if text[at] != first:
                at = text.index(word, at)
        starts.append(at)
        at += len(word)
        ends.append(at)
    tokens = list(map(_made, zip(starts, ends, texts, lows, strict=True)))
    if "Σ" in text[start:end]:  # its lower case depends on the letters around it
        tokens = [Token(token.start, token.end, token.text, lower[token.start : token.end]) for token in tokens]
        lows = [token.lower for token in tokens]
    return tuple(tokens), texts, lows


def tokens_between(text: str, lower: str, start: int, end: int) -> tuple[Token, ...]:
    """The tokens of text[start:end] in order; `lower` is `lower_by_code_point(text)`, made once for a whole post."""
    return tokens_with_words(text, lower, start, end)[0]


def without_quotation_marks(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """`tokens` without the marks that open and close quotations; an apostrophe that ends a plural stays."""
    if QUOTATION_MARKS.isdisjoint([token.text for token in tokens]):
        return tokens
    kept: list[Token] = []
    is_open = False
    for token in tokens:
        if token.text in SINGLE_MARKS:
            opens = token.text == "‘" or (not is_open and (not kept or kept[-1].end < token.start))
            if opens or is_open:
                is_open = opens
                continue
        elif token.text in DOUBLE_MARKS:
            continue
        kept.append(token)
    return tuple(kept)


def padded_words(tokens: Sequence[Token]) -> list[str]:
    """The lower-case tokens and 64 empty strings: an index from -64 to 63 beyond the end gives "", and no error."""
    return [token.lower for token in tokens] + NO_WORDS
