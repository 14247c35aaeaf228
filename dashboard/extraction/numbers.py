"""Number phrases: digits, number words, ranges, and the words that bound them.

"At least ten", "nearly 93,000", "half a dozen", "1.8 million", "between 13 and 46", "dozens", "1,00,000", "93 000".
Ages, times, dates, years, money, ordinals, shares and numbered things ("Resolution 2118") are left out here; what the
number counts is read later.
"""

import csv
import re
import tomllib
from dataclasses import dataclass
from importlib.resources import files
from typing import cast, get_args

from dashboard.extraction.tokens import Token
from dashboard.extraction.word_lists import word_lists
from dashboard.records import Operator

VOCABULARY = files("dashboard.extraction").joinpath("vocabulary")
STORED = tomllib.loads(VOCABULARY.joinpath("numbers.toml").read_text("utf-8"))
VALUES: dict[str, int] = STORED["values"]
MAGNITUDES: dict[str, int] = STORED["magnitudes"]
PLURALS: dict[str, int] = STORED["plurals"]
SUFFIXES: dict[str, int] = STORED["suffixes"]
WORDS = word_lists("vague_numbers")
DIGITS = re.compile(r"(\d+(?:[.,]\d+)*)([^\W\d_]*)$")
WHOLE = re.compile(r"\d+$|\d{1,3}(?:[,.]\d{3})+$|\d{1,2}(?:,\d{2})*,\d{3}$")
DECIMAL = re.compile(r"(\d+)[.,](\d{1,2})$")
LARGEST = 8_000_000_000  # nobody counts more people
HYPHENS = frozenset("-–—‑‒")
LONGEST_BOUND = 5

Bound = tuple[Operator, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class NumberPhrase:
    """tokens[first : end] of a sentence, read as a number with its bound; tokens[core] is where the number starts.

    `imputed_low` is twice the word's unit ("dozens": 24), by the rule of that name.
    """

    first: int
    core: int
    end: int
    operator: Operator
    low: int | None
    high: int | None
    imputed_low: int | None = None

    @property
    def is_exact_word(self) -> bool:
        return self.operator not in ("some", "order_of_magnitude")


def _bounds(side: str) -> dict[str, list[Bound]]:
    """Bound phrases by the word next to the number: the last one before it, the first one after it."""
    found: dict[str, list[Bound]] = {}
    with VOCABULARY.joinpath("bounds.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["operator"] not in get_args(Operator):
                raise ValueError(f"bounds.csv: unknown operator {row['operator']!r}")
            if row["side"] == side:
                words = tuple(row["phrase"].split())
                key = words[-1] if side == "before" else words[0]
                found.setdefault(key, []).append((cast(Operator, row["operator"]), words))
    for phrases in found.values():
        phrases.sort(key=lambda bound: -len(bound[1]))
    return found


BEFORE, AFTER = _bounds("before"), _bounds("after")
SOME_PHRASES = {phrase: tuple(phrase.split()) for phrase in WORDS["some"]}
SOME: dict[str, list[tuple[str, ...]]] = {}
for _words in sorted(SOME_PHRASES.values(), key=lambda words: -len(words)):
    SOME.setdefault(_words[0], []).append(_words)
FEW: dict[str, list[tuple[str, ...]]] = {}
for _words in sorted((tuple(phrase.split()) for phrase in WORDS["few"]), key=lambda words: -len(words)):
    FEW.setdefault(_words[0], []).append(_words)
OPENERS = frozenset({*VALUES, *MAGNITUDES, *PLURALS, *SOME, *FEW, "a", "an", "half", "another"})


def find_numbers(tokens: tuple[Token, ...]) -> list[NumberPhrase]:
    """The number phrases of a sentence that may count people, in order, without overlaps."""
    found: list[NumberPhrase] = []
    at = 0
    while at < len(tokens):
        lower = tokens[at].lower
        phrase = None
        if lower[0].isdigit() or lower in OPENERS:
            phrase = _phrase(tokens, at, found[-1].end if found else 0)
        if phrase and not _names_or_measures(tokens, phrase):
            found.append(phrase)
        at = max(at + 1, phrase.end if phrase else 0)
    return found


# ------------------------------------------------------------------------------------------------- cardinals
def cardinal(tokens: tuple[Token, ...], at: int) -> tuple[int, int] | None:
    """The whole number that starts at tokens[at] and the index after it, or None."""
    lower = tokens[at].lower
    if lower[0].isdigit():
        return _from_digits(tokens, at)
    if lower in ("a", "an", "half", "another"):
        return _from_article(tokens, at)
    if lower in VALUES:
        return _from_words(tokens, at)
    if lower in ("dozen", "score") and at and tokens[at - 1].lower not in ("a", "the"):
        return None
    return None


def _word(tokens: tuple[Token, ...], at: int) -> str:
    return tokens[at].lower if 0 <= at < len(tokens) else ""


def _from_digits(tokens: tuple[Token, ...], at: int) -> tuple[int, int] | None:
    match = DIGITS.match(tokens[at].lower)
    if not match:
        return None
    digits, suffix = match.groups()
    end = at + 1
    factor = SUFFIXES.get(suffix) if suffix else 1
    if factor is None:
        return None
    magnitude = MAGNITUDES.get(_word(tokens, end))
    if not suffix and magnitude:
        factor, end = magnitude, end + 1
    if factor > 1 and (decimal := DECIMAL.match(digits)):
        whole, part = decimal.groups()
        return _limited((int(whole) * 10 ** len(part) + int(part)) * factor // 10 ** len(part), end)
    if len(digits) > 15 or not WHOLE.match(digits):
        return None
    number = re.sub(r"[.,]", "", digits)
    if not suffix and digits.isdigit() and len(digits) <= 3 and digits[0] != "0":
        while end < len(tokens) and len(number) < 12 and _is_group_of_three(tokens, end):
            number, end = number + tokens[end].lower, end + 1
    return _limited(int(number) * factor, end)


def _is_group_of_three(tokens: tuple[Token, ...], at: int) -> bool:
    token = tokens[at]
    return len(token.lower) == 3 and token.lower.isdigit() and token.start == tokens[at - 1].end + 1


def _limited(number: int, end: int) -> tuple[int, int] | None:
    return (number, end) if number <= LARGEST else None


def _from_article(tokens: tuple[Token, ...], at: int) -> tuple[int, int] | None:
    """ "a dozen", "another dozen", "half a dozen", "half a million", "a hundred and five"."""
    lower, half = tokens[at].lower, tokens[at].lower == "half"
    next_at = at + 1
    if half:
        if _word(tokens, next_at) in ("a", "-"):
            next_at += 1
    elif lower in ("a", "an") and _word(tokens, next_at) == "half" and _word(tokens, next_at + 1) in MAGNITUDES:
        half, next_at = True, next_at + 1
    unit = MAGNITUDES.get(_word(tokens, next_at))
    if unit is None:
        return None
    if half:
        return unit // 2, next_at + 1
    return _from_words(tokens, next_at, start=1)


def _from_words(tokens: tuple[Token, ...], at: int, start: int = 0) -> tuple[int, int] | None:
    total, current, end = 0, start, at
    while end < len(tokens):
        word = tokens[end].lower
        if word in VALUES:
            value = VALUES[word]
            if current % 100 and not (value < 10 and current % 10 == 0 and current % 100 >= 20):
                break
            current += value
            end += 1
        elif word in MAGNITUDES and current:
            unit = MAGNITUDES[word]
            if unit == 100:
                current *= 100
            else:
                total, current = total + current * unit, 0
            end += 1
        elif tokens[end].text in HYPHENS and _continues(tokens, end + 1, current):
            end += 1
        elif word == "and" and end > at and _word(tokens, end - 1) in MAGNITUDES and _word(tokens, end + 1) in VALUES:
            if _word(tokens, end - 1) not in ("hundred", "thousand"):
                break
            end += 1
        else:
            break
    return _limited(total + current, end) if end > at else None


def _continues(tokens: tuple[Token, ...], at: int, current: int) -> bool:
    """Whether the hyphen before tokens[at] joins a tens word to a unit ("twenty-six") or a unit to "hundred"."""
    word = _word(tokens, at)
    if tokens[at - 1].start != tokens[at - 2].end or (at < len(tokens) and tokens[at].start != tokens[at - 1].end):
        return False
    return (VALUES.get(word, 99) < 10 and current % 10 == 0 and current % 100 >= 20) or word in MAGNITUDES


# --------------------------------------------------------------------------------------------------- phrases
def _phrase(tokens: tuple[Token, ...], at: int, floor: int) -> NumberPhrase | None:
    vague = _vague(tokens, at)
    if vague:
        return _with_bounds(tokens, at, floor, vague)
    read = cardinal(tokens, at)
    if read is None:
        return None
    number, end = read
    first = at
    before = _word(tokens, at - 1)
    if before == "between" and _word(tokens, end) == "and" and end + 1 < len(tokens):
        other = cardinal(tokens, end + 1)
        if other and other[0] >= number:
            return NumberPhrase(at - 1, at, other[1], "between", number, other[0])
    second = _range_end(tokens, at, end, number)
    if second:
        return _with_bounds(tokens, first, floor, NumberPhrase(first, at, second[1], "between", number, second[0]))
    return _with_bounds(tokens, first, floor, NumberPhrase(first, at, end, "eq", number, number))


def _vague(tokens: tuple[Token, ...], at: int) -> NumberPhrase | None:
    lower = tokens[at].lower
    for words in FEW.get(lower, ()):
        end = at + len(words)
        if tuple(_word(tokens, at + i) for i in range(len(words))) == words:
            unit = MAGNITUDES.get(_word(tokens, end)) or PLURALS.get(_word(tokens, end))
            if unit:
                return NumberPhrase(at, at, end + 1, "order_of_magnitude", None, None, 2 * unit)
    if lower in PLURALS:
        unit, end = PLURALS[lower], at + 1
        if _word(tokens, end) == "of" and _word(tokens, end + 1) in PLURALS:
            unit, end = unit * PLURALS[_word(tokens, end + 1)], end + 2
        elif _word(tokens, end) == "and" and _word(tokens, end + 1) == lower:
            end += 2
        return NumberPhrase(at, at, end, "order_of_magnitude", None, None, 2 * unit)
    if lower == "many" and _word(tokens, at - 1) in ("as", "so", "how"):
        return None
    for words in SOME.get(lower, ()):
        if tuple(_word(tokens, at + i) for i in range(len(words))) == words:
            return NumberPhrase(at, at, at + len(words), "some", None, None)
    return None


def _range_end(tokens: tuple[Token, ...], at: int, end: int, number: int) -> tuple[int, int] | None:
    """The upper end of "13 to 46", "13-46", "two or three" after the lower one, and the index after it."""
    joint = _word(tokens, end)
    if end + 1 >= len(tokens):
        return None
    if joint in HYPHENS:
        if tokens[end].start != tokens[end - 1].end or tokens[end + 1].start != tokens[end].end:
            return None
        if _word(tokens, end + 2) in HYPHENS or _word(tokens, at - 1) in HYPHENS:
            return None  # 12-07-2013
    elif joint not in ("to", "or"):
        return None
    if joint == "to" and any(_word(tokens, at - back) in WORDS["rising"] for back in range(1, 7)):
        return None  # "rose from 12 to 20" states two numbers
    other = cardinal(tokens, end + 1)
    if not other or other[0] <= number or (_is_year(number) and _is_year(other[0])):
        return None
    return other


def _with_bounds(tokens: tuple[Token, ...], at: int, floor: int, phrase: NumberPhrase) -> NumberPhrase:
    first, end = at, phrase.end
    operators: list[Operator] = []
    while first > floor:
        before = first - 1
        if _word(tokens, before) in ("another", "additional", "further") and _word(tokens, before - 1) in BEFORE:
            before -= 1
        bound = _bound_before(tokens, before, floor)
        if not bound:
            break
        operators.append(bound[0])
        first = before + 1 - len(bound[1])
    for operator, words in AFTER.get(_word(tokens, end), ()):
        if tuple(_word(tokens, end + i) for i in range(len(words))) == words:
            if words in (("+",), ("-", "odd"), ("-", "plus")) and tokens[end].start != tokens[end - 1].end:
                continue
            operators.append(operator)
            end += len(words)
            break
    firm = [operator for operator in operators if operator not in ("approx", "eq")]
    operator = firm[-1] if firm else "approx" if "approx" in operators else phrase.operator
    low, high = phrase.low, phrase.high
    if phrase.operator != "eq":
        operator = phrase.operator
    elif operator in ("gte", "gt"):
        high = None
    elif operator in ("lte", "lt"):
        low = None
    return NumberPhrase(first, phrase.core, end, operator, low, high, phrase.imputed_low)


def _bound_before(tokens: tuple[Token, ...], at: int, floor: int) -> Bound | None:
    for operator, words in BEFORE.get(_word(tokens, at), ()):
        start = at + 1 - len(words)
        if start >= floor and tuple(_word(tokens, start + i) for i in range(len(words))) == words:
            return operator, words
    return None


# ------------------------------------------------------------------------------------------- what is no count
def _is_year(number: int) -> bool:
    return 1900 <= number <= 2100


def _names_or_measures(tokens: tuple[Token, ...], phrase: NumberPhrase) -> bool:
    """Whether the number is an age, time, date, year, sum of money, share, ordinal, or the name of a thing."""
    core, end = phrase.core, phrase.end
    token, before, after = tokens[core], _word(tokens, core - 1), _word(tokens, end)
    joined_before = core > 0 and tokens[core - 1].end == token.start
    joined_after = end < len(tokens) and tokens[end].start == tokens[end - 1].end
    if (
        before in WORDS["currency"]
        or after in ("%", "percent", "percentage")
        or (token.lower == "half" and end == core + 1)
    ):
        return True
    if after == "per" and _word(tokens, end + 1) == "cent":
        return True
    if joined_after and tokens[end].text in HYPHENS | {":", "/", "°"} and end + 1 < len(tokens):
        return tokens[end + 1].start == tokens[end].end  # "12-year-old", "18:32", "24/7"
    if (
        joined_before
        and (before in HYPHENS | {":", "/"})
        and core > 1
        and tokens[core - 2].end == tokens[core - 1].start
    ):
        return True
    if after in WORDS["clock"]:
        return True
    digits = token.lower.isdigit()
    if digits and len(token.lower) <= 2 and before == "," and after == "," and phrase.first == core:
        if core > 1 and tokens[core - 2].text[0].isalpha():
            return True  # "Abu Omar, 31, was killed"
    named = before in WORDS["numbered"] or (before == "." and _word(tokens, core - 2) in ("no", "nos", "nr"))
    if named and phrase.first == core and (digits or before in ("aged", "age", "ages")):
        return True
    if before in ("aged", "ages") or _word(tokens, phrase.first - 1) in ("aged", "ages"):
        return True
    if digits and phrase.operator == "eq" and phrase.low is not None:
        if before in WORDS["months"] and phrase.low <= 31 and _word(tokens, core - 2) not in ("of",):
            return True
        if after in WORDS["months"] and tokens[end].text[0].isupper() and phrase.low <= 31:
            return True
        if _is_year(phrase.low) and len(token.lower) == 4:
            in_date = before in WORDS["months"] or before in WORDS["before_year"]
            return in_date or after in ("", ".", ",", ")", ";", ":") or (before.isdigit() and len(before) <= 2)
    return token.lower == "one" and _is_pronoun(tokens, phrase)


def _is_pronoun(tokens: tuple[Token, ...], phrase: NumberPhrase) -> bool:
    """Whether "one" stands for a thing said before and counts nobody: "no one", "this one", "one another"."""
    before, after = _word(tokens, phrase.first - 1), _word(tokens, phrase.end)
    return before in WORDS["pronoun_one"] or after in ("another", "day", "can", "must", "should", "time")
