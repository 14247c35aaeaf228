"""Names of places, actors, sources and countries, found among tokens whatever their transliteration.

Two foldings. The light one drops case, accents, apostrophes and Arabic articles ("Jabhat an-Nusra", "al-Nusra"); it
serves actors, sources, countries and large places. The heavy one also takes doubled letters as one, y as i, ou and
oo as u, ee as i, and drops a final h and the vowel before it ("Sukhna", "al-Sukhnah"); it serves the gazetteer.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from dashboard.extraction.text.parts import Token
from dashboard.extraction.text.tokens import WordTable, lower_by_code_point, tokens_between
from dashboard.extraction.text.values import quick_value

NameKind = Literal["place", "actor", "source", "country", "demonym"]
ARTICLES = frozenset(
    ["al", "el", "as", "ash", "ad", "an", "at", "ath", "ar", "az", "ez", "es", "ed", "en", "et", "er", "ul", "ud"]
)
ALONE = (1,)
APOSTROPHES = frozenset("'’")
UNSPOKEN = ARTICLES | APOSTROPHES | {"-", "."}
KINDS_OF_PLACE = frozenset(
    ["state", "province", "region", "county", "oblast", "district", "valley", "camp", "township"]
)
REPEATED = re.compile(r"(.)\1+", re.DOTALL)
CAPITAL_ARTICLES = frozenset(["Al", "El", "Ez", "Az", "Ash", "Ar", "Ad", "Ed", "Er", "Es"])
SMALL_ARTICLES = frozenset(["al", "el", "ez", "az", "ash", "ed", "es", "ul"])  # between two words of a name


@quick_value(frozen=True, slots=True)
class Name:
    """One way of writing a name. `caps`: "exact" for acronyms, "title" for proper names, "any" for common nouns."""

    kind: NameKind
    key: str
    caps: Literal["exact", "title", "any"]
    written: str


@quick_value(frozen=True, slots=True)
class NameHit:
    """Tokens [first, end) that read as one of `names` (more than one where a name is shared)."""

    first: int
    end: int
    names: tuple[Name, ...]

    def of(self, kind: NameKind) -> Name | None:
        """The first reading of this kind."""
        for name in self.names:
            if name.kind == kind:
                return name
        return None


@lru_cache(maxsize=60_000)
def fold_lightly(word: str) -> str:
    """`word` without case, accents and apostrophes."""
    if word.isascii():
        return word.lower().replace("'", "").replace("`", "")
    plain = "".join(c for c in unicodedata.normalize("NFKD", word.lower()) if not unicodedata.combining(c))
    return "".join(c for c in plain if c not in "'’`ʼ‘ʿʾ").replace("ı", "i")


@lru_cache(maxsize=60_000)
def fold_heavily(word: str) -> str:
    """`word` as Arabic place names are compared: one spelling for its usual transliterations."""
    folded = fold_lightly(word).replace("y", "i").replace("ou", "u").replace("oo", "u").replace("ee", "i")
    folded = REPEATED.sub(r"\1", folded)
    if len(folded) > 3 and folded.endswith("h"):
        folded = folded[:-1]
    if len(folded) > 3 and folded[-1] in "aei":
        folded = folded[:-1]
    return folded


def spelled(name: str) -> list[str]:
    """The words of `name` without articles and hyphens, as written."""
    if name.isalpha() and name.isascii():
        return [name]
    words = name.replace("-", " ").split(" ")
    if name.isascii() and all(map(str.isalpha, words)):  # most names: the tokens are plain to see
        return [word for word in words if word.lower() not in ARTICLES] or words
    tokens = tokens_between(name, lower_by_code_point(name), 0, len(name))
    kept = [t.text for t in tokens if t.lower not in ARTICLES and any(c.isalnum() for c in t.text)]
    return kept or [t.text for t in tokens if any(c.isalnum() for c in t.text)]


AS_A_WORD = 4  # letters from which an abbreviation is also written as a word


def caps_of(written: str) -> Literal["exact", "title", "any"]:
    if written[1:].islower() and written[:1].isupper():
        return "title"
    letters = [c for c in written if c.isalpha()]
    if letters and len(letters) <= 5 and all(c.isupper() for c in letters):
        return "exact"
    if len(written) <= 4 and written[0].isupper() and written[1:2].islower() and written[2:].isupper():
        return "exact"  # "LeT"
    return "title" if any(c.isupper() for c in written) or not written.isascii() else "any"


Patterns = tuple[tuple[int, ...], dict[tuple[str, ...], tuple[Name, ...]]]
"""The names that begin with one word: their lengths in words, longest first, and the names by their folded words."""


Lengths = dict[str, tuple[int, ...]]
"""How many words the names have whose second word is this one, most first, and 1 at last."""


class Start(NamedTuple):
    """What may begin with a word as written: the light patterns of its folding, those of it without a last "s", and
    the heavy ones.

    `alone` are the names that the word is by itself; a longer name goes on with one of `light_next` or `heavy_next`.
    """

    light: Patterns | None
    possessed: tuple[str, Patterns] | None
    heavy: Patterns | None
    alone: tuple[Name, ...]
    is_possessive: bool  # `alone` has lost its apostrophe
    light_next: Lengths
    heavy_next: Lengths


class NameBook:
    """Names by their first folded word."""

    def __init__(self, light: Iterable[tuple[str, Name]], heavy: Iterable[tuple[str, Name]]) -> None:
        self.light = self.index(light, heavy=False)
        self.heavy = self.index(heavy, heavy=True)
        self.starts = WordTable(self.start)

    @staticmethod
    def index(names: Iterable[tuple[str, Name]], *, heavy: bool) -> dict[str, Patterns]:
        fold, shortest = (fold_heavily, 3) if heavy else (fold_lightly, 2)
        by_first: dict[str, dict[tuple[str, ...], tuple[Name, ...]]] = {}
        for written, name in names:
            folded = tuple(map(fold, spelled(written)))
            if not folded or (len(folded) == 1 and len(folded[0]) < shortest):
                continue
            patterns = by_first.setdefault(folded[0], {})
            known = patterns.get(folded)
            if known is None:
                patterns[folded] = (name,)
            elif name not in known:
                patterns[folded] = (*known, name)
        return {first: (_lengths(patterns), patterns) for first, patterns in by_first.items()}

    def find(
        self, tokens: Sequence[Token], texts: Sequence[str] | None = None, lows: Sequence[str] | None = None
    ) -> list[NameHit]:
        """Names in order, without overlaps; the longest wins, and the light index before the heavy one.

        `texts` are the tokens as written, `lows` in lower case, where they are at hand.
        """
        starts = self.starts
        texts = [token.text for token in tokens] if texts is None else texts
        lows = [token.lower for token in tokens] if lows is None else lows
        first_words = [i for i, text in enumerate(texts) if starts[text]]
        if not first_words:
            return []
        unspoken = {
            i
            for i, low in enumerate(lows)
            if low in UNSPOKEN and (low != "." or (i and len(texts[i - 1]) == 1)) and _is_unspoken(tokens, i)
        }
        places = [i for i in range(len(tokens)) if i not in unspoken] if unspoken else range(len(tokens))
        number = {place: at for at, place in enumerate(places)} if unspoken else None
        hits: list[NameHit] = []
        free, last = 0, len(places) - 1
        for place in first_words:
            at = number.get(place, -1) if number else place
            start = starts[texts[place]]
            if at < free or start is None:
                continue
            light = heavy = None
            if at < last:
                following = texts[places[at + 1]]
                light = start.light_next.get(fold_lightly(following)) if start.light_next else None
                heavy = start.heavy_next.get(fold_heavily(following)) if start.heavy_next else None
            if light or heavy:
                if best := self.best(tokens, places, at, start, light or ALONE, heavy or ALONE):
                    hits.append(best[1])
                    free = at + best[0]
            elif start.alone:
                first = place if start.is_possessive or not place else _with_article(tokens, place)
                hits.append(NameHit(first, place + 1, start.alone))
                free = at + 1
        return hits

    def best(
        self,
        tokens: Sequence[Token],
        places: Sequence[int],
        at: int,
        start: Start,
        light: tuple[int, ...],
        heavy: tuple[int, ...],
    ) -> tuple[int, NameHit] | None:
        """The longest name at places[at] and its length in words; `light` and `heavy` are the lengths it may have."""
        best: tuple[int, NameHit] | None = None
        if start.light:
            best = self.longest(tokens, places, at, start.light, light, heavy=False)
        elif start.possessed:
            best = self.possessive(places[at], *start.possessed)
        if start.heavy:
            other = self.longest(tokens, places, at, start.heavy, heavy, heavy=True)
            if other and (best is None or other[0] > best[0]):
                best = other
            elif other and best and other[0] == best[0]:
                best = (best[0], NameHit(best[1].first, best[1].end, best[1].names + other[1].names))
        return best

    def start(self, word: str) -> Start | None:
        """The names that may begin with `word` as written; None where none do."""
        lightly = fold_lightly(word)
        light = self.light.get(lightly)
        possessed = None
        if light is None and lightly[-1:] == "s" and word[0].isupper() and lightly[:-1] in self.light:
            possessed = (lightly[:-1], self.light[lightly[:-1]])
        heavily = fold_heavily(word)
        heavy = self.heavy.get(heavily) if word[0].isupper() or not word[0].isascii() else None
        if not (light or possessed or heavy):
            return None
        alone = _alone(word, lightly, light)
        hit = self.possessive(0, *possessed) if possessed else None
        if hit:
            alone = hit[1].names
        alone += _alone(word, heavily, heavy)
        return Start(light, possessed, heavy, alone, hit is not None, _seconds(light), _seconds(heavy))

    @staticmethod
    def possessive(at: int, word: str, patterns: Patterns) -> tuple[int, NameHit] | None:
        """A one-word name with an "s" that lost its apostrophe ("Syrias Latakia province")."""
        names = tuple(name for name in patterns[1].get((word,), ()) if name.caps == "title" and name.kind != "demonym")
        return (1, NameHit(at, at + 1, names)) if names else None

    @staticmethod
    def longest(
        tokens: Sequence[Token],
        places: Sequence[int],
        at: int,
        patterns: Patterns,
        lengths: tuple[int, ...],
        *,
        heavy: bool,
    ) -> tuple[int, NameHit] | None:
        fold = fold_heavily if heavy else fold_lightly
        by_words = patterns[1]
        words = tuple([fold(tokens[place].text) for place in places[at : at + lengths[0]]])
        for count in lengths:
            names = by_words.get(words[:count]) if count <= len(words) else None
            if names is None:
                continue
            first, end = places[at], places[at + count - 1] + 1
            if count > 1 and tokens[end - 1].end - tokens[first].start > 12 * count + 24:
                continue
            written = [token.text for token in tokens[first:end]]
            fitting = tuple([name for name in names if _case_fits(name, written)])
            if fitting:
                first = _with_article(tokens, first)
                stops = any(token.text == "." for token in tokens[first:end])
                if stops and end < len(tokens) and tokens[end].text == "." and len(tokens[end - 1].text) == 1:
                    end += 1  # the last stop of "U.N."
                return count, NameHit(first, end, fitting)
        return None


def _lengths(patterns: dict[tuple[str, ...], tuple[Name, ...]]) -> tuple[int, ...]:
    """How many words names have, most first."""
    if len(patterns) == 1:
        return (len(next(iter(patterns))),)
    return tuple(sorted(set(map(len, patterns)), reverse=True))


def _alone(word: str, folded: str, patterns: Patterns | None) -> tuple[Name, ...]:
    """The names that are one word and written like `word`."""
    known = patterns[1].get((folded,), ()) if patterns else ()
    return tuple([name for name in known if _case_fits(name, (word,))])


def _seconds(patterns: Patterns | None) -> Lengths:
    """The second words of longer names, with the lengths of those names."""
    found: dict[str, set[int]] = {}
    for words in patterns[1] if patterns else ():
        if len(words) > 1:
            found.setdefault(words[1], {1}).add(len(words))
    return {word: tuple(sorted(lengths, reverse=True)) for word, lengths in found.items()}


def _with_article(tokens: Sequence[Token], first: int) -> int:
    """Where a name begins that tokens[first] goes on with, its article included."""
    while first > 0 and tokens[first - 1].lower in UNSPOKEN:
        text = tokens[first - 1].text
        if not (text == "-" or text.lower() in ARTICLES) or not _is_article(tokens, first - 1, first):
            break
        first -= 1
    return first


def _is_unspoken(tokens: Sequence[Token], i: int) -> bool:
    """Whether names are compared without token i: an article, a hyphen inside a word, the stop of an acronym."""
    text = tokens[i].text
    if text == "-" and 0 < i < len(tokens) - 1:
        return True
    if text == "." and i and len(tokens[i - 1].text) == 1:
        return True  # the stops of "U.S."
    if text in APOSTROPHES:  # "Kurdistan Workers' Party"
        return 0 < i < len(tokens) - 1 and tokens[i - 1].lower[-1] == "s" and tokens[i - 1].end == tokens[i].start
    return tokens[i].lower in ARTICLES and (_is_article(tokens, i, i + 1) or _is_inside(tokens, i))


def _is_inside(tokens: Sequence[Token], i: int) -> bool:
    """Whether token i is a small article between two words of a name: "Ras al Ain", "Dar es Salaam"."""
    if not 0 < i < len(tokens) - 1 or tokens[i].text not in SMALL_ARTICLES:
        return False
    return tokens[i - 1].text[0].isupper() and tokens[i + 1].text[0].isupper()


def _is_article(tokens: Sequence[Token], i: int, following: int) -> bool:
    """Whether token i is the Arabic article (or its hyphen) of the name that goes on at `following`."""
    if following >= len(tokens):
        return False
    text = tokens[i].text
    if text == "-":
        return i > 0 and tokens[i - 1].lower in ARTICLES and tokens[i].end == tokens[following].start
    if tokens[i].lower not in ARTICLES:
        return False
    if tokens[following].text == "-":
        return tokens[following].start == tokens[i].end
    return text in CAPITAL_ARTICLES and tokens[following].text[0].isupper()


def _as_a_word(word: str) -> bool:
    """Whether letters are written as a word: "Isis", "Sana"."""
    return len(word) >= AS_A_WORD and word[0].isupper() and word[1:].islower()


def _case_fits(name: Name, written: Sequence[str]) -> bool:
    if name.caps == "any":
        return True
    if name.caps == "title":
        for word in written:
            if word[0].islower():
                break
        else:
            return True
    words = [word for word in written if word[0].isalpha()]
    if name.caps == "exact":
        as_a_word = name.kind == "actor" and all(map(_as_a_word, words))
        return as_a_word or all(word.isupper() or word == name.written for word in words)
    small = {word for word in words[1:] if word[0].islower()}
    own = set(name.written.replace("-", " ").split())  # "Lashkar-e-Taiba"
    if name.kind == "place":
        small -= KINDS_OF_PLACE
    return not words[0][0].islower() and (not small or all(w in own or w.lower() in ARTICLES for w in small))
