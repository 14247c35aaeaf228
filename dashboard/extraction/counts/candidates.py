"""What linking works on: a number phrase with its noun, and the sentence taken apart."""

from collections.abc import Callable
from dataclasses import dataclass, field

from dashboard.extraction.counts.harm import HarmWord
from dashboard.extraction.counts.nouns import Noun
from dashboard.extraction.counts.numbers import NumberPhrase
from dashboard.extraction.text.tokens import Token
from dashboard.extraction.word_lists import word_lists
from dashboard.records import Measure, Population

GRAMMAR = word_lists("grammar")
BE, HAVE, MODAL = GRAMMAR["be"], GRAMMAR["have"], GRAMMAR["modal"]
FLEEING = ("befalls:base", "befalls:third", "befalls:gerund", "befalls:past", "befalls:participle")
CROWD, MANY = 200, 1_000
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
    is_alone: bool = False  # the sentence speaks of no things that may be harmed
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

    @property
    def is_many(self) -> bool:
        """Whether more are counted than travel or shelter in the course of a day."""
        phrase = self.phrase
        return self.is_explicit and (phrase.low or phrase.high or phrase.imputed_low or 0) >= MANY

    @property
    def is_thousands(self) -> bool:
        """Whether thousands are counted, of people or of nothing said."""
        size = self.phrase.low or self.phrase.high or self.phrase.imputed_low or 0
        return self.noun.noun_class in ("person", "name", "bare", "leaning") and size >= MANY

    def _is_flood(self, harm: HarmWord) -> bool:
        """ "Up to 400,000 on the road": a bare number too great for a crowd, before a state of the displaced."""
        low = self.phrase.low or self.phrase.high or self.phrase.imputed_low or 0
        return self.noun.noun_class == "bare" and low >= 2 * MANY and harm.reads("state")

    def take(self, harm: HarmWord, how: str) -> None:
        """Belong to `harm` by the rule named `how`."""
        self.harm, self.measure, self.how = harm, harm.measure, how

    def fits(self, harm: HarmWord) -> bool:
        """Whether the noun is sure enough: "captured 12" may be villages, "killed 12" is people."""
        if harm.measure == "displaced" and self.noun.population == "combatants" and harm.reads(*FLEEING):
            return False  # "two of the three attackers fled"
        if harm.needs in ("", "ruins"):
            return True
        if harm.needs == "living" and (
            self.noun.noun_class == "bare"
            or (
                self.noun.noun_class == "leaning"
                and self.phrase.low is not None
                and not self.is_pronoun
                and not self.noun.partitive
            )
        ):
            return True  # "soldiers shot 3,000", "the brigade lost 15", "six more had been shot"
        if harm.needs == "civil":
            return self.noun.population != "combatants"  # soldiers cross a border to attack
        if harm.needs == "armed":
            # "a colonel and 20 of his men left the army"
            unnamed = self.noun.noun_class in ("bare", "leaning") or self.noun.partitive
            return unnamed or self.noun.population == "combatants"
        if harm.needs == "many":
            return self.is_family or (self.noun.population != "combatants" and self.is_thousands)
        if harm.needs == "family":
            after = harm.first >= self.end  # "the camp shelters half a million" tells its size
            counted = self.noun.population in ("people", "civilians") and (self.is_many or self._is_flood(harm))
            return self.is_family or (after and counted)
        if (
            self.is_alone
            and self.phrase.low != 1
            and self.noun.noun_class == "bare"
            and harm.measure in ("killed", "wounded")
        ):
            return True  # "ten were stoned", where no things are spoken of
        passive = harm.first >= self.end and harm.reads("acts:participle", "state", "befalls:past", "befalls:base")
        if self.is_alone and passive and self.noun.noun_class == "bare" and self.phrase.low != 1:
            return True  # "sixteen are held in the school", where no things are spoken of
        if harm.measure == "displaced" and self.noun.noun_class == "bare" and (self.phrase.low or 0) >= CROWD:
            return True  # "Riyadh has evacuated 5,600"
        if self.is_backed and self.noun.noun_class == "bare":
            return True  # "Of the 40 hostages, 12 were freed", "killed ten rebels and captured seven"
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

    word: Callable[[int], str] = field(init=False)  # the token at an index, empty up to 64 tokens outside the sentence

    def __post_init__(self) -> None:
        self.word = self.low.__getitem__

    def in_word(self, at: int) -> bool:
        """Whether the mark at tokens[at] stands inside a word: the dash of "CPP–NPA"."""
        tokens = self.tokens
        if not 0 < at < len(tokens) - 1:
            return False
        return tokens[at - 1].end == tokens[at].start and tokens[at].end == tokens[at + 1].start
