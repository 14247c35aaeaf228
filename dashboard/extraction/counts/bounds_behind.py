"""Bounds that stand behind what is counted: "forty people or more", "nine people, at least, were killed"."""

from dashboard.extraction.counts.candidates import BE_OR_HAVE, Candidate, Clause
from dashboard.extraction.counts.cardinals import MAGNITUDES, PLURALS, VALUES
from dashboard.extraction.counts.numbers import AFTER
from dashboard.extraction.text.tokens import Token, padded_words

CLOSING = frozenset({"more", "least", "minimum"})
"""The last word of each such bound; every one of them says "at least"."""
MARKS = frozenset({",", "–", "—", "-", "("})
STOPS = MARKS | {"", ".", ";", ")"}
GOING_ON = STOPS | BE_OR_HAVE | {"in", "at", "near", "on", "from", "during", "when", "as", "after"}
GOING_ON |= {"dead", "died", "fled", "killed", "wounded", "injured"}
WHOLE = -1
"""In the place of an end: the bound closes its sentence, and is that of its one number."""
NUMBERS = frozenset({*VALUES, *MAGNITUDES, *PLURALS})
BOUNDS = {tuple(words) for bounds in AFTER.values() for operator, words in bounds if operator == "gte"}
PLAIN = {words for words in BOUNDS if words[-1] in CLOSING and words[0] != ","}
SET_OFF = sorted({words[1:] for words in BOUNDS if words[0] == ","} | PLAIN | {("minimum",)}, key=len, reverse=True)
OPEN = sorted((words for words in PLAIN if words[0] != "and"), key=len, reverse=True)


def without_bounds_behind(tokens: tuple[Token, ...]) -> tuple[tuple[Token, ...], frozenset[int]]:
    """The tokens without such bounds and the marks around them, and where what they bound ends, in characters.

    Those that stand right behind a number are left: they are a part of its phrase. "Forty people, at least 20 of them
    children" bounds the second number.
    """
    low = padded_words(tokens)
    kept: list[Token] = []
    ends: set[int] = set()
    at = 0
    while at < len(tokens):
        end = _end_of_bound(low, at) if at and low[at - 1].isalpha() and low[at - 1] not in NUMBERS else 0
        if not end:
            kept.append(tokens[at])
            at += 1
            continue
        ends.add(WHOLE if low[end - 1] != "more" and low[end] in ("", ".") else tokens[at - 1].end)
        at = end + 1 if low[at] in MARKS and low[end] in MARKS | {")"} else end
    return tuple(kept), frozenset(ends)


def _end_of_bound(low: list[str], at: int) -> int:
    """The token after the bound that opens at token `at`; 0 without one."""
    first, phrases = (at + 1, SET_OFF) if low[at] in MARKS else (at, OPEN)
    for words in phrases:
        end = first + len(words)
        if low[first:end] == list(words):
            whole = words[-1] == "more" and words[0] in ("or", "if")
            return end if low[end] in (GOING_ON if whole or first == at else STOPS) else 0
    return 0


def with_bounds_behind(clause: Clause, linked: list[Candidate], ends: frozenset[int]) -> None:
    """Give each number without a firm bound the one behind its noun or its word of harm, or closing the sentence."""
    for one in linked:
        behind = {clause.tokens[one.end - 1].end}
        if one.harm and sum(other.harm is one.harm for other in linked) == 1:
            behind.add(clause.tokens[one.harm.end - 1].end)
        if len(clause.candidates) == 1:
            behind.add(WHOLE)
        if one.phrase.operator in ("eq", "approx") and not behind.isdisjoint(ends):
            one.phrase = one.phrase._replace(operator="gte", high=None)
