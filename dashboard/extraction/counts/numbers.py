"""Number phrases: a number or a vague word with the words that bound it.

"At least ten", "nearly 93,000", "between 13 and 46", "dozens", "13-46", "some 40", "fifty-odd", "100 or more".
Ages, times, dates, years, money, ordinals, shares and numbered things are left out (not_counts.py).
"""

from collections.abc import Iterable
from typing import NamedTuple, cast, get_args

from dashboard.extraction.counts.cardinals import HYPHENS, MAGNITUDES, PLURALS, VALUES, cardinal
from dashboard.extraction.counts.not_counts import is_year, names_or_measures
from dashboard.extraction.text.tokens import PADDING, Token, WordTable
from dashboard.extraction.word_lists import table, word_lists
from dashboard.records import Operator

WORDS = word_lists("vague_numbers")
TALLIES = frozenset({"toll", "tally", "count"})
TALLIES_OR_NUMBER = TALLIES | {"number", "figure", "total"}
SIGNS = frozenset(">≥≤~<")
WRITTEN_ON = (["+"], ["-", "odd"], ["-", "plus"])  # these must touch the number: "50+", "fifty-odd"

Bound = tuple[Operator, list[str]]


class NumberPhrase(NamedTuple):
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


def _bounds(side: str) -> dict[str, list[Bound]]:
    """Bound phrases by the word next to the number: the last one before it, the first one after it; longest first."""
    found: dict[str, list[Bound]] = {}
    for row in table("bounds"):
        if row["operator"] not in get_args(Operator):
            raise ValueError(f"bounds.csv: unknown operator {row['operator']!r}")
        if row["side"] == side:
            words = row["phrase"].split()
            key = words[-1] if side == "before" else words[0]
            found.setdefault(key, []).append((cast(Operator, row["operator"]), words))
    for phrases in found.values():
        phrases.sort(key=lambda bound: -len(bound[1]))
    return found


def _by_first_word(phrases: Iterable[str]) -> dict[str, list[list[str]]]:
    found: dict[str, list[list[str]]] = {}
    for words in sorted((phrase.split() for phrase in phrases), key=lambda words: (-len(words), words)):
        found.setdefault(words[0], []).append(words)
    return found


BEFORE, AFTER = _bounds("before"), _bounds("after")
SOME_PHRASES = WORDS["some"] | WORDS["few"]
SOME, FEW = _by_first_word(WORDS["some"]), _by_first_word(WORDS["few"])
TALKING = ("talk", "speak", "spoke", "ask", "told", "heard", "known", "information", "news", "data")
GUESSING = WORDS["perhaps"] | {",", "or", "if", "not", "upon"}
TIMES = {"twice": 2, "thrice": 3}
OPENERS = frozenset({*VALUES, *MAGNITUDES, *PLURALS, *SOME, *FEW, *TIMES, "a", "an", "half", "another"})
ONE = frozenset({"a", "an", "another"})
AFTER_ONE = frozenset({"half", *MAGNITUDES, *PLURALS}) | {
    words[1] for phrases in (SOME, FEW) for word in ONE for words in phrases.get(word, ()) if len(words) > 1
}
OPENS = WordTable(lambda word: word in OPENERS or word[0].isdecimal())


def find_numbers(tokens: tuple[Token, ...], low: list[str]) -> list[NumberPhrase]:
    """The number phrases of a sentence that may count people, in order and apart. `low` is padded_words(tokens)."""
    found: list[NumberPhrase] = []
    floor = 0  # where the number phrase before ends
    opening = [at for at, word in enumerate(low[:-PADDING]) if OPENS[word]]
    for at in opening:
        if at < floor or (low[at] in ONE and low[at + 1] not in AFTER_ONE):
            continue
        phrase = _vague(low, at) or _exact(tokens, low, at) or _times_as_many(low, at, found)
        if phrase is None:
            continue
        phrase = _with_bounds(tokens, low, phrase, found[-1].end if found else 0)
        last = found[-1] if found else None
        vague = last is not None and {phrase.operator, last.operator} == {"order_of_magnitude"}
        between = low[last.end : phrase.first + (low[phrase.first] in GUESSING)] if last else []
        if last is not None and vague and between not in ([], [","]) and GUESSING.issuperset(between):
            floor = phrase.end
            found[-1] = last._replace(end=phrase.end)
            continue  # "hundreds, perhaps thousands"
        if not names_or_measures(tokens, low, phrase.first, phrase.core, phrase.end, phrase.low):
            found.append(phrase)
        floor = phrase.end
    return found


def _times_as_many(low: list[str], at: int, found: list[NumberPhrase]) -> NumberPhrase | None:
    """ "Five drowned; twice as many are missing": so many times the number before."""
    end = at + 1 + (low[at + 1] == "times")
    if low[at] not in TIMES or low[end : end + 2] != ["as", "many"] or not found or not found[-1].low:
        return None
    number = TIMES[low[at]] * found[-1].low
    return NumberPhrase(at, at, end + 2, "eq" if found[-1].operator == "eq" else "approx", number, number)


def _exact(tokens: tuple[Token, ...], low: list[str], at: int) -> NumberPhrase | None:
    read = cardinal(tokens, low, at)
    if read is None:
        return None
    number, end = read
    if low[at - 1] == "between" and low[end] == "and" and end + 1 < len(tokens):
        other = cardinal(tokens, low, end + 1)
        if other and other[0] >= number:
            return NumberPhrase(at - 1, at, other[1], "between", number, other[0])
    other = _range_end(tokens, low, at, end, number) or _second_guess(tokens, low, end, number)
    if other:
        opens = at - 2 if low[at - 2 : at] == ["anywhere", "from"] else at
        return NumberPhrase(opens, at, other[1], "between", _of_one_unit(low, end, number, other), other[0])
    return NumberPhrase(at, at, end, "eq", number, number)


def _range_end(tokens: tuple[Token, ...], low: list[str], at: int, end: int, number: int) -> tuple[int, int] | None:
    """The upper end of "13 to 46", "13-46", "two or three" after the lower one, and the index after it."""
    joint = low[end]
    if end + 1 >= len(tokens) or not (joint in HYPHENS or joint in ("to", "or")):
        return None
    if joint in HYPHENS and not (low[at - 1] == ":" and low[end + 2] not in HYPHENS):
        if tokens[end].start != tokens[end - 1].end or tokens[end + 1].start != tokens[end].end:
            return None
        if low[end + 2] in HYPHENS or low[at - 1] in HYPHENS:
            return None  # 12-07-2013
    if joint == "to" and number <= 31 and low[at - 1] in WORDS["months"]:
        return None  # "the toll since October 7 to 32,471"
    if joint == "to" and is_year(number) and (low[at - 1] in WORDS["months"] or low[at - 1] in ("since", "in")):
        return None  # "the toll since October 2023 to 2,412"
    back = 12 if low[at - 1] == "from" else 6
    if joint == "to" and not WORDS["rising"].isdisjoint(low[max(0, at - back) : at]):
        return None  # "rose from 12 to 20" states two numbers
    other = cardinal(tokens, low, end + 1)
    if not other or other[0] <= number or (is_year(number) and is_year(other[0])):
        return None
    return other


def _of_one_unit(low: list[str], end: int, number: int, other: tuple[int, int]) -> int:
    """The lower end of "three to four dozen", "two to three hundred": in the unit of the upper one."""
    unit = MAGNITUDES.get(low[other[1] - 1], 1)
    return number * unit if low[end - 1] not in MAGNITUDES and number < 100 and number * unit < other[0] else number


def _second_guess(tokens: tuple[Token, ...], low: list[str], end: int, number: int) -> tuple[int, int] | None:
    """The greater number of "six, perhaps seven", "6 or possibly 7", and the index after it."""
    at = end + (low[end] in (",", "or")) + (low[end] == "," and low[end + 1] == "or")
    if at == end or low[at] not in WORDS["perhaps"]:
        return None
    other = cardinal(tokens, low, at + 1)
    return other if other and number < other[0] <= 3 * number + 2 else None


def _vague(low: list[str], at: int) -> NumberPhrase | None:
    """ "several hundred", "tens of thousands", "dozens", "a number of"."""
    word = low[at]
    if word in MAGNITUDES and low[at - 2 : at] == ["by", "the"]:
        return NumberPhrase(at - 2, at, at + 1, "order_of_magnitude", None, None, 2 * MAGNITUDES[word])
    for words in FEW.get(word, ()):
        end = at + len(words)
        if low[at:end] == words and (low[end] in MAGNITUDES or low[end] in PLURALS):
            unit = MAGNITUDES.get(low[end]) or PLURALS[low[end]]
            return NumberPhrase(at, at, end + 1, "order_of_magnitude", None, None, 2 * unit)
    if word in PLURALS:
        unit, end = PLURALS[word], at + 1
        if low[end] == "of" and low[end + 1] in PLURALS:
            unit, end = unit * PLURALS[low[end + 1]], end + 2
        elif low[end] == "and" and low[end + 1] == word:
            end += 2
        return NumberPhrase(at, at, end, "order_of_magnitude", None, None, 2 * unit)
    if word == "many" and (low[at - 1] in ("as", "so", "how") or low[at + 1 : at + 3] == ["more", "than"]):
        return None
    for words in SOME.get(word, ()):
        if low[at : at + len(words)] == words:
            return NumberPhrase(at, at, at + len(words), "some", None, None)
    return None


def _with_bounds(tokens: tuple[Token, ...], low: list[str], phrase: NumberPhrase, floor: int) -> NumberPhrase:
    """`phrase` with the bound words on both sides; of several, the outermost firm one decides ("at least about 50")."""
    first, end = phrase.first, phrase.end
    operators: list[Operator] = []
    while first > floor:
        before = first - 1
        if low[before] in ("another", "additional", "further") and low[before - 1] in BEFORE:
            before -= 1
        bound = _bound_before(low, before, floor)
        if not bound or (bound[1][0] in SIGNS and not _signs_the_number(tokens, before, phrase)):
            break
        operators.append(bound[0])
        first = before + 1 - len(bound[1])
    for operator, words in AFTER.get(low[end], ()):
        if low[end : end + len(words)] == words:
            if words in WRITTEN_ON and tokens[end].start != tokens[end - 1].end:
                continue
            operators.append(operator)
            end += len(words)
            break
    if not operators:
        return phrase
    phrase = phrase._replace(first=first, end=end)
    if phrase.operator != "eq":
        return phrase
    firm = [operator for operator in operators if operator not in ("approx", "eq")]
    operator = firm[-1] if firm else "approx" if "approx" in operators else "eq"
    return phrase._replace(
        operator=operator,
        low=None if operator in ("lte", "lt") else phrase.low,
        high=None if operator in ("gte", "gt") else phrase.high,
    )


def _signs_the_number(tokens: tuple[Token, ...], at: int, phrase: NumberPhrase) -> bool:
    """Whether the sign at `at` bounds the number: it stands right before it and closes nothing ("<p>12 killed")."""
    return at + 1 == phrase.core and (at == 0 or tokens[at - 1].end < tokens[at].start)


def _bound_before(low: list[str], at: int, floor: int) -> Bound | None:
    for operator, words in BEFORE.get(low[at], ()):
        start = at + 1 - len(words)
        if start >= floor and low[start : at + 1] == words:
            if words == ["over"] and low[start - 1] in ("hand", "hands", "handed", "handing"):
                return None  # "handed over 40 boys"
            if words == ["about"] and low[start - 1].startswith(TALKING):
                return None  # "residents talk about nine dead", "it is known about nine dead"
            if words == ["up", "to"] and (
                (
                    low[start - 1] in ("own", "owns", "owned", "owning")
                    or (
                        low[start - 1] in ("is", "was", "now")
                        and not TALLIES_OR_NUMBER.isdisjoint(low[max(0, start - 12) : start])
                    )
                )
                or low[start - 1] in WORDS["going_up"]
                or not TALLIES.isdisjoint(low[max(0, start - 5) : start])
            ):
                return None  # "goes up to 23" is where a toll has gone
            return operator, words
    return None
