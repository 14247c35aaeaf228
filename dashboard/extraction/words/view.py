"""A sentence as the later stages look at it: its tokens with the names, triggers and clauses found among them."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import overload

from dashboard.extraction.text.parts import SENTENCES_KEPT, Sentence, Token
from dashboard.extraction.text.tokens import NO_WORDS
from dashboard.extraction.word_lists import word_lists
from dashboard.extraction.words.act_frames import with_frames
from dashboard.extraction.words.as_verbs import as_verb
from dashboard.extraction.words.instructing import with_instructions
from dashboard.extraction.words.names import NameHit
from dashboard.extraction.words.phrases import Hit
from dashboard.extraction.words.vocabulary import Trigger, Vocabulary

BOUNDARY_WORDS = word_lists("clauses")["boundary"]
BOUNDARY_MARKS = frozenset({";", ":", "—", "–"})
SMALL_WORDS = word_lists("clauses")["small"]
WIDE = 100  # words of a sentence below which two small ones settle that it is no title
DASHES, MARKS = frozenset({"-", "–", "—"}), frozenset({",", "."})
LONGEST_DATELINE = 16
MONTHS = word_lists("date_words")["months"] | word_lists("date_words")["short_months"]
BE = word_lists("clauses")["be"]
END = attrgetter("end")


@dataclass(slots=True)
class View:
    """One sentence with what was found in it; token indexes are into `tokens`, ends exclusive."""

    index: int
    sentence: Sentence
    tokens: tuple[Token, ...]
    names: list[NameHit]
    triggers: list[Hit[Trigger]]
    is_title_case: bool
    lows: list[str]
    words: frozenset[str]  # its words in lower case, without order
    texts: list[str]  # its tokens as written
    word: Callable[[int], str]  # the token at an index in lower case, empty up to 64 tokens outside the sentence
    name_at: dict[int, NameHit] = field(default_factory=dict)
    verbs: frozenset[int] = frozenset()  # tokens of triggers that are verbs
    nouns: frozenset[int] = frozenset()  # tokens of triggers that are nouns
    governors: dict[int, str] = field(default_factory=dict)  # the word that governs a mention, by its first token
    held: dict[int, bool] = field(default_factory=dict)  # whether a preposition holds it

    def span(self, first: int, end: int) -> tuple[int, int]:
        """Offsets in the post of tokens [first, end)."""
        return self.tokens[first].start, self.tokens[end - 1].end

    def token_at(self, offset: int) -> int:
        """Index of the first token that ends after `offset`."""
        return min(bisect_right(self.tokens, offset, key=END), len(self.tokens) - 1)

    def lowers(self, first: int, end: int) -> Sequence[str]:
        """Tokens [first, end) in lower case."""
        return self.lows[first if first > 0 else 0 : end]


class Views(Sequence[View]):
    """The sentences of a post as the later stages look at them, in order; those of a long post are made when asked
    for, so that the memory they take does not grow with it.
    """

    def __init__(self, sentences: Sequence[Sentence], vocabulary: Vocabulary) -> None:
        self.sentences, self.vocabulary = sentences, vocabulary
        self.kept = None if len(sentences) > SENTENCES_KEPT else [self._made(n) for n in range(len(sentences))]

    def __len__(self) -> int:
        return len(self.sentences)

    @overload
    def __getitem__(self, at: int) -> View: ...
    @overload
    def __getitem__(self, at: slice) -> list[View]: ...
    def __getitem__(self, at: int | slice) -> View | list[View]:
        numbers = range(len(self.sentences))[at]
        return self._one(numbers) if isinstance(numbers, int) else [self._one(number) for number in numbers]

    def __iter__(self) -> Iterator[View]:
        return iter(self.kept) if self.kept is not None else map(self._made, range(len(self.sentences)))

    def _one(self, number: int) -> View:
        return self._made(number) if self.kept is None else self.kept[number]

    def _made(self, number: int) -> View:
        return view_of(number, self.sentences[number], self.vocabulary)


def view_of(index: int, sentence: Sentence, vocabulary: Vocabulary) -> View:
    """`sentence` with its names and triggers."""
    tokens, lows, words, texts = sentence.split()
    names = vocabulary.names.find(tokens, texts, lows)
    name_at = {place: hit for hit in names for place in range(hit.first, hit.end)}
    found = with_frames(tokens, lows, words, vocabulary.triggers.find(tokens, lows))
    found = with_instructions(lows, words, found)
    told = [hit for hit in found if not _in_a_name(hit, name_at)]
    triggers = [as_verb(hit, tokens, lows, name_at, vocabulary, is_heading=sentence.is_heading) for hit in told]
    verbs = frozenset([at for hit in triggers if hit.value.part == "verb" for at in range(hit.first, hit.end)])
    nouns = frozenset([at for hit in triggers if hit.value.part == "noun" for at in range(hit.first, hit.end)])
    is_title = _is_title_case(sentence, texts, lows)
    word = [*lows, *NO_WORDS].__getitem__
    return View(index, sentence, tokens, names, triggers, is_title, lows, words, texts, word, name_at, verbs, nouns)


def _is_title_case(sentence: Sentence, texts: list[str], lows: list[str]) -> bool:
    """Whether nearly all its longer words are capitalised; in a heading most of them."""
    count = capitals = 0
    small = SMALL_WORDS
    for text, low in zip(texts, lows, strict=True):
        first = text[0]
        if first.isalpha() and low not in small:
            count += 1
            if first.isupper():
                capitals += 1
            elif count > capitals + 1 and not sentence.is_heading and count < WIDE:
                return False
    return count > 3 and capitals > (0.6 if sentence.is_heading else 0.99) * count


def _in_a_name(hit: Hit[Trigger], name_at: dict[int, NameHit]) -> bool:
    """Whether a trigger is part of a longer name ("Islamic State of Iraq", "Army of Conquest")."""
    name = name_at.get(hit.first)
    return name is not None and name.end - name.first > hit.end - hit.first


def dateline_end(view: View) -> int:
    """Token after "MAIDUGURI, Nigeria, Sept 12 (Agency) -", the place a report is filed from; 0 without one."""
    tokens = view.tokens
    if len(tokens) < 4 or not (tokens[0].text.isupper() and len(tokens[0].text) > 3):
        return 0
    for at in range(1, min(LONGEST_DATELINE, len(tokens) - 1)):
        text, before = tokens[at].text, tokens[at - 1].text
        parted = text in DASHES and tokens[at].start > tokens[at - 1].end
        is_day = parted and before.isdigit() and not MONTHS.isdisjoint(view.lows[1:at])
        if (parted and (before in (")", *MARKS) or before.isupper())) or (text == ":" and before.isdigit()) or is_day:
            return at + 1
        if text == ":":
            return 0
    return 0
