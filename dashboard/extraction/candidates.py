"""Candidates: every number phrase of a sentence with its noun, and single people ("a woman") that may be harmed."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from dashboard.extraction.harm import HarmWord, find_harm
from dashboard.extraction.nouns import PLURAL, SINGULAR, THINGS, Noun, read_noun
from dashboard.extraction.numbers import NumberPhrase, find_numbers
from dashboard.extraction.tokens import NO_WORDS, Token, padded_words
from dashboard.extraction.word_lists import word_lists
from dashboard.records import Measure, Population

GRAMMAR = word_lists("grammar")
SAYING = GRAMMAR["saying"]
BACK_TO_PEOPLE = 25
BE, HAVE, MODAL = GRAMMAR["be"], GRAMMAR["have"], GRAMMAR["modal"]
BE_OR_HAVE = BE | HAVE


@dataclass(slots=True)
class Candidate:
    """A number phrase that may count people harmed; the fields after `is_single` are filled in by linking.

    `how` says which rule linked it: right, left, inside, counts, toll, chain, subset, copula, or before (the measure
    comes from a sentence before). `leans_back` asks for the last.
    """

    place: int  # its index among the candidates of the sentence
    phrase: NumberPhrase
    noun: Noun
    is_single: bool = False
    is_pronoun: bool = False  # "three of them"
    is_backed: bool = False  # people are named before it in the sentence, and no things
    is_family: bool = False  # "300 families": what is registered and hosted
    harm: HarmWord | None = None
    measure: Measure | None = None
    how: str = ""
    part_of: "Candidate | None" = None
    population: Population | None = None
    leans_back: bool = False
    subset: bool | None = None  # kept by relations.is_subset
    first: int = field(init=False)
    end: int = field(init=False)
    may_be_people: bool = field(init=False)
    is_explicit: bool = field(init=False)

    def __post_init__(self) -> None:
        # kept, since they are asked for many times
        self.first, self.end = self.phrase.first, max(self.phrase.end, self.noun.end)
        self.may_be_people = self.noun.noun_class != "thing"
        self.is_explicit = self.noun.noun_class in ("person", "name")

    def take(self, harm: HarmWord, how: str) -> None:
        """Belong to `harm` by the rule named `how`."""
        self.harm, self.measure, self.how = harm, harm.measure, how

    def fits(self, harm: HarmWord) -> bool:
        """Whether the noun is sure enough: "captured 12" may be villages, "killed 12" is people."""
        if harm.needs in ("", "ruins"):
            return True
        if harm.needs == "civil":
            return self.noun.population != "combatants"  # soldiers cross a border to attack
        if harm.needs == "family":
            return self.is_family
        if self.is_backed and self.noun.noun_class == "bare" and harm.first >= self.end:
            return True  # "Of the 40 hostages, 12 were freed"
        return self.is_explicit or (
            self.noun.noun_class == "leaning" and (harm.measure == "detained" or self.is_pronoun)
        )


@dataclass(slots=True)
class Clause:
    """A sentence taken apart: tokens, words of harm and candidates, each by its place."""

    tokens: tuple[Token, ...]
    low: list[str]
    harm: list[HarmWord]
    candidates: list[Candidate]
    harm_from: dict[int, HarmWord]
    harm_to: dict[int, HarmWord]
    starts: dict[int, Candidate]
    words: frozenset[str] = frozenset()
    settings: dict[tuple[int, int], tuple[list[str], frozenset[str], str]] = field(default_factory=dict)

    def word(self, at: int) -> str:
        """The lower-case token at `at`, empty up to 64 tokens outside the sentence."""
        return self.low[at]

    def in_word(self, at: int) -> bool:
        """Whether the mark at tokens[at] stands inside a word: the dash of "CPP–NPA"."""
        tokens = self.tokens
        if not 0 < at < len(tokens) - 1:
            return False
        return tokens[at - 1].end == tokens[at].start and tokens[at].end == tokens[at + 1].start


def take_apart(tokens: tuple[Token, ...], lows: Sequence[str] | None = None) -> Clause:
    """The candidates and words of harm of a sentence; `lows` are its tokens in lower case, where they are at hand."""
    low = padded_words(tokens) if lows is None else [*lows, *NO_WORDS]
    if "is" in low:
        for at, token in enumerate(tokens):
            if token.text == "IS" and not (at and tokens[at - 1].text.isupper()):
                low[at] = "isis"  # the group, and no verb
    harm = find_harm(low)
    inside = {at for word in harm for at in range(word.first, word.end)}
    numbered = [Candidate(0, phrase, read_noun(tokens, phrase, inside)) for phrase in find_numbers(tokens, low)]
    candidates = _with_singles(tokens, low, _out_of_totals(low, numbered), inside)
    for place, candidate in enumerate(candidates):
        candidate.place = place
        if low[candidate.end] in GRAMMAR["unharmed"]:
            candidate.may_be_people = False  # "13 alive and 27 dead"
        head = low[candidate.noun.head] if candidate.noun.head is not None else ""
        if head == "cases" and low[candidate.first - 1] in GRAMMAR["receiving"]:
            candidate.may_be_people = True  # "the clinic treated 630 cases"
        if candidate.noun.noun_class == "bare":
            candidate.is_backed = _is_backed(low, candidates[max(0, place - 6) : place], candidate.first)
        candidate.is_pronoun, candidate.is_family = head in ("them", "whom"), head in GRAMMAR["registered"]
    return Clause(
        tokens,
        low,
        harm,
        candidates,
        {word.first: word for word in harm},
        {word.end - 1: word for word in harm},
        {candidate.first: candidate for candidate in candidates},
        frozenset(low),
    )


def _is_backed(low: list[str], before: list[Candidate], first: int) -> bool:
    if any(not candidate.may_be_people for candidate in before):
        return False
    words = low[max(0, first - BACK_TO_PEOPLE) : first]
    return any(word in PLURAL for word in words) and THINGS.isdisjoint(words[-8:])


def _out_of_totals(low: list[str], numbered: list[Candidate]) -> list[Candidate]:
    """`numbered` where "12 of the 19 attackers" is one count, of 12 attackers; "four of the 12 dead" stays two."""
    kept: list[Candidate] = []
    for candidate in numbered:
        last = kept[-1] if kept else None
        if last and last.noun.head is None and candidate.noun.head is not None and candidate.noun.harmed is None:
            between = low[last.phrase.end : candidate.first]
            if len(between) == 2 and between[0] == "of" and between[1] in ("the", "its", "their", "his", "those"):
                kept[-1] = Candidate(0, last.phrase, candidate.noun)
                continue
        kept.append(candidate)
    return kept


def _with_singles(
    tokens: tuple[Token, ...], low: list[str], numbered: list[Candidate], inside: set[int]
) -> list[Candidate]:
    """`numbered` and single people ("a woman", "another man", "an Iraqi soldier") in order.

    "a woman and her two children" becomes one count of three, in place of the two.
    """
    covered = {at for candidate in numbered for at in range(candidate.first, candidate.phrase.end)}
    by_start = {candidate.first: candidate for candidate in numbered}
    for at in range(len(tokens)):
        if low[at] not in ("a", "an", "another") or at in covered or at + 1 in by_start:
            continue
        if low[at - 1] in ("them", "whom"):
            continue  # "one of them a girl" is one count
        phrase = NumberPhrase(at, at, at + 1, "eq", 1, 1)
        noun = read_noun(tokens, phrase, inside)
        if low[at] == "another" and noun.head is None and (at + 1 in inside or low[at + 1] in BE or at - 1 in inside):
            by_start[at] = Candidate(0, phrase, noun, is_single=True)  # "one killed and another wounded"
            continue
        if noun.noun_class != "person" or noun.head is None or noun.plural or noun.harmed is not None:
            continue
        if _speaks(low, at, noun.end):
            continue
        head = low[noun.head]
        if head not in SINGULAR or head in GRAMMAR["not_single"] or low[noun.end] in ("'s", "’s"):
            continue
        kin = _kin(low, noun, by_start)
        if kin:
            del by_start[kin.first]
            number = (2 if low[noun.head] == "couple" else 1) + (kin.phrase.low or 0)
            phrase = NumberPhrase(at, at, kin.phrase.end, "eq", number, number)
            by_start[at] = Candidate(0, phrase, kin.noun._replace(population="people"))
        else:
            by_start[at] = Candidate(0, NumberPhrase(at, at, noun.head + 1, "eq", 1, 1), noun, is_single=True)
    _merge_singles(low, by_start, inside)
    return [by_start[at] for at in sorted(by_start)]


def _merge_singles(low: list[str], by_start: dict[int, Candidate], inside: set[int]) -> None:
    """One count of "a judge and four clerks", "a man and a woman", in place of two (SCHEME.md, Span)."""
    for at in sorted(by_start):
        one = by_start.get(at)
        if one is None or not one.is_single or low[at] not in ("a", "an") or low[one.noun.end] != "and":
            continue
        other = by_start.get(one.noun.end + 1)
        if other is None or other.phrase.operator != "eq" or not (other.is_single or other.phrase.low):
            continue
        if other.noun.noun_class not in ("person", "leaning") or low[other.first] == "another":
            continue
        kinds = {one.noun.population, other.noun.population}
        if "combatants" in kinds and not kinds.isdisjoint(("civilians", "children", "women")):
            continue  # two sides
        listed = low[at - 1] in (",", "and") and any(c.end == at - 1 for c in by_start.values())
        if listed and low[other.end : other.end + 2] != ["among", "them"]:
            continue  # "five children, a woman and two men"
        if at - 1 in inside and (low[other.end] in BE or low[other.end] in HAVE or other.end in inside):
            continue  # "killed a soldier and two others were wounded"
        number = 1 + (other.phrase.low or 1)
        population = one.noun.population if len(kinds) == 1 and other.noun.noun_class == "person" else "people"
        phrase = NumberPhrase(at, at, other.phrase.end, "eq", number, number)
        del by_start[other.first]
        by_start[at] = Candidate(
            0, phrase, other.noun._replace(population=population, noun_class="person", plural=True)
        )


def _speaks(low: list[str], at: int, end: int) -> bool:
    """Whether the single person is one who tells: "an officer said", "according to a doctor", "said a resident"."""
    if low[end] in SAYING or (low[end].endswith("ly") and low[end + 1] in SAYING):
        return True
    if low[end] in ("in", "at", "from", "with", "of") and not SAYING.isdisjoint(low[end + 2 : end + 6]):
        return not {",", "was", "were", "."} & set(low[end : end + 6][: _first_of(low, end)])
    told = low[at - 1] in ("said", "says", "told") and low[end] in (".", ",", "")
    return told or (at > 1 and low[at - 2 : at] == ["according", "to"])


def _first_of(low: list[str], end: int) -> int:
    """How many words after `end` the first word of saying stands."""
    return next(i for i in range(6) if low[end + i] in SAYING)


def _kin(low: list[str], noun: Noun, by_start: dict[int, Candidate]) -> Candidate | None:
    """The number of "a woman and her two children", after the woman."""
    if low[noun.end] != "and" or low[noun.end + 1] not in ("her", "his", "their"):
        return None
    kin = by_start.get(noun.end + 2)
    return kin if kin and kin.phrase.operator == "eq" and kin.noun.noun_class == "person" else None
