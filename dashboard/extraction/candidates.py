"""Candidates: every number phrase of a sentence with its noun, and single people ("a woman") that may be harmed."""

from dataclasses import dataclass, field, replace

from dashboard.extraction.harm import HarmWord, find_harm
from dashboard.extraction.nouns import SINGULAR, Noun, read_noun
from dashboard.extraction.numbers import NumberPhrase, find_numbers
from dashboard.extraction.tokens import Token
from dashboard.extraction.word_lists import word_lists
from dashboard.records import Measure, Population

GRAMMAR = word_lists("grammar")


@dataclass(slots=True)
class Candidate:
    """A number phrase that may count people harmed; `harm`, `measure` and `how` are filled in by linking.

    `how` says which rule linked it: right, left, inside, counts, toll, chain, subset, copula.
    """

    phrase: NumberPhrase
    noun: Noun
    is_single: bool = False
    harm: HarmWord | None = None
    measure: Measure | None = None
    how: str = ""
    part_of: "Candidate | None" = None
    population: Population | None = None
    leaves_last: bool = False
    cues: list[str] = field(default_factory=list)

    @property
    def first(self) -> int:
        return self.phrase.first

    @property
    def end(self) -> int:
        return max(self.phrase.end, self.noun.end)

    @property
    def may_be_people(self) -> bool:
        return self.noun.noun_class != "thing"

    @property
    def is_explicit(self) -> bool:
        return self.noun.noun_class in ("person", "name")


@dataclass(slots=True)
class Clause:
    """A sentence taken apart: tokens, words of harm and candidates, each by its place."""

    tokens: tuple[Token, ...]
    harm: list[HarmWord]
    candidates: list[Candidate]
    harm_from: dict[int, HarmWord]
    harm_to: dict[int, HarmWord]
    starts: dict[int, Candidate]

    def word(self, at: int) -> str:
        """The lower-case token at `at`, empty outside the sentence."""
        return self.tokens[at].lower if 0 <= at < len(self.tokens) else ""


def take_apart(tokens: tuple[Token, ...]) -> Clause:
    """The candidates and words of harm of a sentence."""
    harm = find_harm(tokens)
    harm_from = {word.first: word for word in harm}
    inside = {at for word in harm for at in range(word.first, word.end)}
    candidates = []
    for phrase in find_numbers(tokens):
        noun = read_noun(tokens, phrase, inside)
        candidates.append(Candidate(phrase, noun))
    candidates += _singles(tokens, candidates, inside)
    candidates.sort(key=lambda candidate: candidate.first)
    return Clause(
        tokens,
        harm,
        candidates,
        harm_from,
        {word.end - 1: word for word in harm},
        {candidate.first: candidate for candidate in candidates},
    )


def _singles(tokens: tuple[Token, ...], taken: list[Candidate], inside: set[int]) -> list[Candidate]:
    """ "a woman", "another man", "an Iraqi soldier": one person, if the grammar of harm says so.

    "a woman and her two children" becomes one count of three, in place of the two.
    """
    covered = {at for candidate in taken for at in range(candidate.first, candidate.phrase.end)}
    by_start = {candidate.first: candidate for candidate in taken}
    found = []
    for at, token in enumerate(tokens):
        if token.lower not in ("a", "an", "another") or at in covered:
            continue
        noun = read_noun(tokens, NumberPhrase(at, at, at + 1, "eq", 1, 1), inside)
        if noun.noun_class != "person" or noun.head is None or noun.plural or noun.harmed is not None:
            continue
        lower = tokens[noun.head].lower
        possessed = noun.end < len(tokens) and tokens[noun.end].lower in ("'s", "’s")
        if lower not in SINGULAR or lower in GRAMMAR["not_single"] or possessed:
            continue
        with_kin = _with_kin(tokens, noun, by_start)
        if with_kin:
            taken.remove(with_kin)
            number = 1 + (with_kin.phrase.low or 0)
            phrase = NumberPhrase(at, at, with_kin.phrase.end, "eq", number, number)
            found.append(Candidate(phrase, replace(with_kin.noun, population="people")))
            continue
        found.append(Candidate(NumberPhrase(at, at, noun.head + 1, "eq", 1, 1), noun, is_single=True))
    return found


def _with_kin(tokens: tuple[Token, ...], noun: Noun, by_start: dict[int, Candidate]) -> Candidate | None:
    """The number of "a woman and her two children", after the woman."""
    if noun.end + 2 >= len(tokens) or tokens[noun.end].lower != "and":
        return None
    if tokens[noun.end + 1].lower not in ("her", "his", "their"):
        return None
    kin = by_start.get(noun.end + 2)
    return kin if kin and kin.phrase.operator == "eq" and kin.noun.noun_class == "person" else None
