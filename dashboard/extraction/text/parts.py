"""What the stages of extraction hand to each other. Offsets are code points of the post's text, end exclusive."""

from dataclasses import dataclass, field
from datetime import date, datetime

from dashboard.extraction.text.tokens import Token, tokens_with_words
from dashboard.extraction.text.values import quick_value
from dashboard.records import Measure, Operator, Population, Realis, Scope

SENTENCES_KEPT = 5_000  # of a post, split into tokens; those of a longer one are split again when asked for

__all__ = ["EntryPart", "FoundFigure", "Layout", "Sentence", "Source", "Token"]


@quick_value(frozen=True, slots=True)
class Sentence:
    """A sentence, or a heading that stands on its own line.

    `tokens` are made when first asked for, since most sentences of a long post are never looked into.
    """

    start: int
    end: int
    entry_no: int
    is_heading: bool
    source: "Source" = field(repr=False)

    @property
    def text(self) -> str:
        return self.source.text[self.start : self.end]

    @property
    def lower(self) -> str:
        """The sentence in lower case, per code point: of the same length as `text`."""
        return self.source.lower[self.start : self.end]

    @property
    def tokens(self) -> tuple[Token, ...]:
        """Its tokens in order."""
        return self.split()[0]

    @property
    def lows(self) -> list[str]:
        """Its tokens in lower case, in order; not to be changed."""
        return self.split()[1]

    @property
    def words(self) -> frozenset[str]:
        """Its tokens in lower case, without order."""
        return self.split()[2]

    @property
    def texts(self) -> list[str]:
        """Its tokens as written, in order; not to be changed."""
        return self.split()[3]

    def split(self) -> "Split":
        """Its tokens, the same in lower case, these without order, and the tokens as written."""
        source = self.source
        kept = source.split.get(self.start)
        if kept is None:
            if len(source.split) >= SENTENCES_KEPT:
                source.split.clear()
            tokens, texts, lows = tokens_with_words(source.text, source.lower, self.start, self.end)
            kept = source.split[self.start] = tokens, lows, frozenset(lows), texts
        return kept


Split = tuple[tuple[Token, ...], list[str], frozenset[str], list[str]]


@quick_value(frozen=True, slots=True, eq=False)
class Source:
    """A post's text, the same in lower case, and the sentences split so far into tokens, by their start."""

    text: str
    lower: str
    split: dict[int, Split] = field(default_factory=dict)


@quick_value(frozen=True, slots=True)
class EntryPart:
    """One headed or time-stamped update; `digest_*` come from a heading `## outlet | date | url`.

    `dated` is the day named by the last line above it that is only a date ("Saturday 25 January 2025").
    """

    entry_no: int
    start: int
    end: int
    heading: tuple[int, int] | None = None
    stamped_at: datetime | None = None
    digest_outlet: str | None = None
    digest_date: date | None = None
    digest_url: str | None = None
    dated: date | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """A post cut into entries and sentences, in the order of the text."""

    text: str
    entries: tuple[EntryPart, ...]
    sentences: tuple[Sentence, ...]
    published: date | None = None


@quick_value(frozen=True, slots=True)
class FoundFigure:
    """A number phrase that counts people harmed or changing hands, with its reading.

    `sentence` indexes Layout.sentences. `harm` is the span of the word that says what befell them ("killed"),
    `noun` the span of whom ("civilians"), `part_of` the index of its total in the list of found figures.
    """

    start: int
    end: int
    sentence: int
    measure: Measure
    population: Population
    operator: Operator
    low: int | None
    high: int | None
    scope: Scope
    realis: Realis
    harm: tuple[int, int] | None
    noun: tuple[int, int] | None
    part_of: int | None = None
    imputed_low: int | None = None
    cues: tuple[str, ...] = field(default=())
