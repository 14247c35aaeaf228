"""Rules with the words that they need: a rule is asked only of a sentence that holds them.

Most rules look for words that few sentences hold. `needs` says which, beside the rule, and `Asked` looks for those of
a whole table at once. What a rule needs never decides by itself; it only spares asking where the answer is no.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

Rule = TypeVar("Rule", bound=Callable[..., Any])
Row = TypeVar("Row")
MOST_KEPT = 10_000


@dataclass(frozen=True)
class Needs:
    """`words`: lists of each of which a word stands in the sentence. `before`: one of these stands right before what
    is asked about. `kinds`: what is asked about is of one of these kinds.
    """

    words: tuple[frozenset[str], ...] = ()
    before: frozenset[str] | None = None
    kinds: frozenset[str] | None = None


_NEEDS: dict[Callable[..., Any], Needs] = {}


def needs(
    *words: frozenset[str], before: frozenset[str] | None = None, kinds: frozenset[Any] | None = None
) -> Callable[[Rule], Rule]:
    """Note what a rule needs, as in `Needs`; the rule itself stays as it is."""

    def noted(rule: Rule) -> Rule:
        _NEEDS[rule] = Needs(words, before, kinds)
        return rule

    return noted


class Asked(Generic[Row]):
    """The rows of a table of rules; `rule_of` gives the rule of a row. A rule without needs is always asked."""

    def __init__(self, rows: Iterable[Row], rule_of: Callable[[Row], Callable[..., Any]]) -> None:
        self.rows: list[tuple[Row, int]] = []
        self.of_words: dict[str, int] = {}  # which lists hold a word, a bit for each list
        self.of_before: dict[str, int] = {}
        self.of_kinds: dict[str, int] = {}
        self.kept: dict[int, tuple[Row, ...]] = {}
        bits: dict[tuple[str, frozenset[str]], int] = {}
        for row in rows:
            asked = _NEEDS.get(rule_of(row), Needs())
            lists = [("words", words) for words in asked.words]
            lists += [("before", asked.before)] if asked.before is not None else []
            lists += [("kinds", asked.kinds)] if asked.kinds is not None else []
            for key in lists:
                bits.setdefault(key, 1 << len(bits))
            self.rows.append((row, sum({bits[key] for key in lists})))
        for (where, words), bit in bits.items():
            table = {"words": self.of_words, "before": self.of_before, "kinds": self.of_kinds}[where]
            for word in words:
                table[word] = table.get(word, 0) | bit
        self.worded = frozenset(self.of_words)

    def about(self, words: frozenset[str], before: str = "", kind: str = "") -> tuple[Row, ...]:
        """The rows, in order, that may say something where a sentence holds `words`."""
        held = self.of_before.get(before, 0) | self.of_kinds.get(kind, 0)
        for word in self.worded & words:
            held |= self.of_words[word]
        asked = self.kept.get(held)
        if asked is None:
            if len(self.kept) >= MOST_KEPT:
                self.kept.clear()
            asked = self.kept[held] = tuple([row for row, needed in self.rows if needed & held == needed])
        return asked
