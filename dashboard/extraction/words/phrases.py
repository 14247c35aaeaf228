"""Words and phrases of a vocabulary, found among a sentence's tokens. Inflected forms come from general rules."""

from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

from dashboard.extraction.text.parts import Token
from dashboard.extraction.text.tokens import lower_by_code_point, tokens_between
from dashboard.extraction.text.values import quick_value

T = TypeVar("T")


@quick_value(frozen=True, slots=True)
class Hit(Generic[T]):
    """A phrase at tokens [first, end) of a sentence, with what the vocabulary says of it."""

    first: int
    end: int
    value: T


class PhraseBook(Generic[T]):
    """Phrases by their first word; the longest phrase at a place wins, and hits never overlap."""

    def __init__(self, phrases: Iterable[tuple[str, T]]) -> None:
        book: dict[str, dict[tuple[str, ...], T]] = {}
        for phrase, value in phrases:
            words = split_words(phrase)
            if words:
                book.setdefault(words[0], {}).setdefault(words, value)
        self.first_words = frozenset(book)
        self.by_first = {
            first: [
                ((*words, "")[1], list(words[1:]), value)
                for words, value in sorted(found.items(), key=lambda item: -len(item[0]))
            ]
            for first, found in book.items()
        }

    def find(self, tokens: Sequence[Token], lows: list[str] | None = None) -> list[Hit[T]]:
        """All hits in order; `lows` are the tokens in lower case, where they are at hand."""
        by_first, end = self.by_first, 0
        words = [token.lower for token in tokens] if lows is None else lows
        found: list[Hit[T]] = []
        last = len(words) - 1
        for place in [place for place, word in enumerate(words) if word in by_first]:
            if place < end:
                continue
            following = words[place + 1] if place < last else ""
            for second, rest, value in by_first[words[place]]:
                if second and second != following:
                    continue
                after = place + 1 + len(rest)
                if not second or words[place + 1 : after] == rest:  # the longest comes first
                    found.append(Hit(place, after, value))
                    end = after
                    break
        return found


def split_words(phrase: str) -> tuple[str, ...]:
    """The tokens of `phrase` in lower case."""
    lower = lower_by_code_point(phrase)
    return tuple(token.lower for token in tokens_between(phrase, lower, 0, len(phrase)))


def verb_forms(lemma: str) -> set[str]:
    """The forms of a verb phrase: "drop* bombs" gives drops, dropped and dropping bombs.

    The first word is inflected. "*" doubles its last letter; "/" names an irregular past and participle
    ("strike/struck/struck").
    """
    first, _, rest = lemma.partition(" ")
    base, *irregular = first.split("/")
    doubled = base.endswith("*")
    base = base.rstrip("*")
    stem = base + base[-1] if doubled else base
    if base.endswith("ie"):
        ing = base[:-2] + "ying"
    elif base.endswith("e") and not base.endswith("ee"):
        ing = base[:-1] + "ing"
    else:
        ing = stem + "ing"
    consonant_y = base.endswith("y") and base[-2:-1] not in ("a", "e", "o", "u", "")
    if base.endswith(("s", "sh", "ch", "x", "z", "o")):
        third = base + "es"
    else:
        third = base[:-1] + "ies" if consonant_y else base + "s"
    if base == "be":
        forms = {"be", "is", "are", "was", "were", "been", "being"}
    elif irregular:
        forms = {base, third, ing, *irregular}
    else:
        past = base + "d" if base.endswith("e") else base[:-1] + "ied" if consonant_y else stem + "ed"
        forms = {base, third, ing, past}
    if base.endswith(("tt", "pp", "mm")):
        forms.discard(base[:-1])
    return {f"{form} {rest}".strip() for form in forms}


def plural_forms(noun: str) -> set[str]:
    """A noun phrase and its plural, formed on the last word."""
    if noun.endswith(("s", "sh", "ch", "x", "z")):
        plural = noun + "es"
    elif noun.endswith("y") and noun[-2:-1] not in ("a", "e", "o", "u"):
        plural = noun[:-1] + "ies"
    else:
        plural = noun + "s"
    return {noun, plural, noun.replace(" ", "-")} if " " in noun and len(noun.split()) == 2 else {noun, plural}
