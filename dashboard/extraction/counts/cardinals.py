"""Whole numbers in digits and in words: "93,000", "1,00,000", "93 000", "1.8 million", "twenty-six", "half a dozen"."""

import re
import tomllib
from importlib.resources import files

from dashboard.extraction.text.tokens import Token, WordTable
from dashboard.extraction.word_lists import word_lists

WORDS = word_lists("counts", "cardinals")
STORED: dict[str, dict[str, int]] = tomllib.loads(
    files("dashboard.extraction").joinpath("vocabulary", "numbers.toml").read_text("utf-8")
)
VALUES, MAGNITUDES, PLURALS, SUFFIXES = (STORED[name] for name in ("values", "magnitudes", "plurals", "suffixes"))
ARTICLES = frozenset({"a", "an", "half", "another"})
BEFORE_DOZEN = WORDS["before_dozen"]
DIGITS = re.compile(r"(\d+(?:[.,]\d+)*)([^\W\d_]*)$")
WHOLE = re.compile(r"\d+$|\d{1,3}(?:[,.]\d{3})+$|\d{1,2}(?:,\d{2})*,\d{3}$")
WRITTEN = WordTable(lambda word: (match[1], match[2]) if (match := DIGITS.match(word)) else None)
IS_WHOLE = WordTable(lambda digits: WHOLE.match(digits) is not None)
DECIMAL = re.compile(r"(\d+)[.,](\d{1,2})$")
HYPHENS = frozenset("-–—‑‒")
LARGEST = 8_000_000_000  # nobody counts more people
LONGEST_IN_DIGITS = 15

Read = tuple[int, int]  # the number, and the index of the token after it


def cardinal(tokens: tuple[Token, ...], low: list[str], at: int) -> Read | None:
    """The whole number that starts at tokens[at] and the index after it, or None. `low` is padded_words(tokens)."""
    word = low[at]
    if word in VALUES:
        return _from_words(tokens, low, at)
    if word == "dozen" and low[at - 1] in BEFORE_DOZEN:
        return 12, at + 1  # "of the dozen killed"
    if word in ARTICLES:
        return _from_article(tokens, low, at)
    if word[:1].isdecimal():
        return _from_digits(tokens, low, at)
    return None


def _limited(number: int, end: int) -> Read | None:
    return (number, end) if 0 < number <= LARGEST else None


def _from_digits(tokens: tuple[Token, ...], low: list[str], at: int) -> Read | None:
    parts = WRITTEN[low[at]]
    if not parts or len(parts[0]) > LONGEST_IN_DIGITS:
        return None
    digits, suffix = parts
    end = at + 1
    factor = SUFFIXES.get(suffix) if suffix else 1
    if factor is None:
        return None
    if not suffix and low[end] in MAGNITUDES:
        factor, end = MAGNITUDES[low[end]], end + 1
    if factor > 1 and (decimal := DECIMAL.match(digits)):
        whole, part = decimal.groups()
        return _limited((int(whole) * 10 ** len(part) + int(part)) * factor // 10 ** len(part), end)
    if not IS_WHOLE[digits]:
        return None
    number = digits.replace(",", "").replace(".", "")
    if not suffix and factor == 1 and digits.isdecimal() and len(digits) <= 3 and digits[0] != "0":
        while end < len(tokens) and len(number) < 12 and _is_group_of_three(tokens, end):
            number, end = number + low[end], end + 1
    return _limited(int(number) * factor, end)


def _is_group_of_three(tokens: tuple[Token, ...], at: int) -> bool:
    """ "93 000": three digits after one space."""
    token = tokens[at]
    return len(token.lower) == 3 and token.lower.isdecimal() and token.start == tokens[at - 1].end + 1


def _from_article(tokens: tuple[Token, ...], low: list[str], at: int) -> Read | None:
    """ "a dozen", "another dozen", "half a dozen", "half a million", "a hundred and five"."""
    unit_at = at + 1
    half = low[at] == "half"
    if half and low[unit_at] in ("a", "-"):
        unit_at += 1
    elif low[at] in ("a", "an") and low[unit_at] == "half" and low[unit_at + 1] in MAGNITUDES:
        half, unit_at = True, unit_at + 1
    unit = MAGNITUDES.get(low[unit_at])
    if unit is None:
        return None
    return (unit // 2, unit_at + 1) if half else _from_words(tokens, low, unit_at, start=1)


def _from_words(tokens: tuple[Token, ...], low: list[str], at: int, start: int = 0) -> Read | None:
    total, current, end = 0, start, at
    while end < len(tokens) and total + current <= LARGEST:
        word = low[end]
        if word in VALUES:
            value = VALUES[word]
            if current % 100 and not _takes_unit(value, current):
                break
            current += value
        elif word in MAGNITUDES and current:
            unit = MAGNITUDES[word]
            if unit == 100:
                current *= 100
            else:
                total, current = total + current * unit, 0
        elif tokens[end].text in HYPHENS and end > at:
            if not _continues(tokens, low, end + 1, current):
                break
        elif not (word == "and" and end > at and low[end - 1] in ("hundred", "thousand") and low[end + 1] in VALUES):
            break
        end += 1
    return _limited(total + current, end) if end > at else None


def _takes_unit(value: int, current: int) -> bool:
    """Whether a unit may follow: "twenty" + "six"."""
    return value < 10 and current % 10 == 0 and current % 100 >= 20


def _continues(tokens: tuple[Token, ...], low: list[str], at: int, current: int) -> bool:
    """Whether the hyphen before tokens[at] joins a tens word to a unit ("twenty-six") or a unit to "hundred"."""
    if at >= len(tokens) or tokens[at - 1].start != tokens[at - 2].end or tokens[at].start != tokens[at - 1].end:
        return False
    return _takes_unit(VALUES.get(low[at], 99), current) or low[at] in MAGNITUDES
