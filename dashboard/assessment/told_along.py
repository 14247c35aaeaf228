"""Numbers that a post tells beside a toll and that are no toll of their own: parts, the one before, the same one round.

"Over 1,323 of them were fighters" is a part; "the number it used before was nearly 93,000" is a number that its own
speaker has replaced; "has killed 100,000" beside the 100,191 that one speaker counts is that number told round. Drawn
as tolls they would stand as rivals of the number they belong to; they are told with it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dashboard.assessment.testimony import Testimony
from dashboard.assessment.words import POPULATION_WORDS
from dashboard.linking.words import MONTHS, figure_phrase
from dashboard.records import Figure, Operator

_MONTH = f"(?:{'|'.join(MONTHS)})"
_WAS = "(?:was|were|had|put|stood|gave)"
_HAD = r"had (?:\w+ ){0,2}?(?:put|raised|given|set|counted|been|stood)"
RECALLING = re.compile(
    rf"\b(?:before|earlier|previous(?:ly)?|former(?:ly)?|up from|{_HAD}|in {_MONTH}(?: \d{{4}})?,? (?:\w+ )?{_WAS})\b",
    re.IGNORECASE,
)
ROUND_DIGITS = 2
"""Digits that say something, of a number told round."""
ROUNDED_BY = 0.01
"""How far such a number may lie from the exact one, as a share of it."""
RECALLED_AFTER = re.compile(r"\s*(?:people |dead )?(?:before|earlier|previously)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ReadToll:
    """One toll as one post states it."""

    testimony: Testimony
    figure: Figure

    @property
    def key(self) -> tuple[str, int]:
        """Post and number of the figure."""
        return self.testimony.post.post_id, self.figure.figure_no

    @property
    def same(self) -> tuple[object, ...]:
        """Equal for the same toll of the same voice, wherever it is read."""
        figure = self.figure
        words = figure.quotation.text.lower() if figure.low is None and figure.high is None else ""
        voice = self.testimony.voice.key
        return voice, figure.measure, figure.population, figure.operator, figure.low, figure.high, words


def told_along(found: Iterable[ReadToll]) -> dict[tuple[str, int], tuple[str, int]]:
    """Key of a part, or of a number that is only recalled, to the key of the toll of its post that it is told with.

    A part that somebody is named for stays a toll of its own.
    """
    posts: dict[str, list[ReadToll]] = {}
    for told in found:
        posts.setdefault(told.testimony.post.post_id, []).append(told)
    return {part.key: whole.key for post in posts.values() for part, whole in _in_post(post)}


def words_around(read: ReadToll, others: Iterable[ReadToll]) -> tuple[str, str]:
    """The words of its sentence before a toll's number and after it, each up to the number of `others` beside it."""
    quotation, mine = read.testimony.claim.quotation, read.figure.quotation
    spans = [one.figure.quotation for one in others if one.testimony.post.post_id == read.testimony.post.post_id]
    first = max((s.end for s in spans if quotation.start <= s.start and s.end <= mine.start), default=quotation.start)
    last = min((s.start for s in spans if mine.end <= s.start < quotation.end), default=quotation.end)
    text, base = quotation.text, quotation.start
    return text[first - base : mine.start - base], text[mine.end - base : last - base]


def along_words(whole: ReadToll, along: Iterable[ReadToll]) -> list[str]:
    """What is said with a toll of its parts, and of the numbers it replaced."""
    words = []
    for told in along:
        figure = told.figure
        number = figure_phrase(figure.operator, figure.low, figure.high, figure.quotation.text)
        if figure.part_of == whole.figure.figure_no:
            words.append(f"among them {number} {POPULATION_WORDS[figure.population][1]}")
        else:
            words.append(f"told round as {number}" if _is_rounded(told, whole) else f"before: {number}")
    return list(dict.fromkeys(words))


def _in_post(tolls: Sequence[ReadToll]) -> Iterator[tuple[ReadToll, ReadToll]]:
    """What one post tells along, each with its toll."""
    at = {toll.figure.figure_no: toll for toll in tolls}
    parts = [toll for toll in tolls if toll.figure.part_of is not None and _is_unattributed(toll)]
    whole_of = {part.key: at[of] for part in parts if (of := part.figure.part_of) in at}
    recalled = {toll.key for toll in tolls if toll.key not in whole_of and _is_recalled(toll, tolls)}
    for toll in tolls:
        if toll.key in whole_of:
            yield toll, whole_of[toll.key]
        elif toll.key in recalled and (newer := _newer(toll, [one for one in tolls if one.key not in recalled])):
            yield toll, newer
        elif exact := next((one for one in tolls if one.key not in recalled and _is_rounded(toll, one)), None):
            yield toll, exact


def _is_unattributed(toll: ReadToll) -> bool:
    return toll.testimony.claim.speaker is None


def _is_recalled(toll: ReadToll, tolls: Iterable[ReadToll]) -> bool:
    """Whether the words before the number, back to another toll or a semicolon, or right after it, say "before"."""
    quotation, start = toll.testimony.claim.quotation, toll.figure.quotation.start
    ends = [t.figure.quotation.end for t in tolls if quotation.start <= t.figure.quotation.start < start]
    text, base = quotation.text, quotation.start
    before = text[max([base, *ends]) - base : start - base].rsplit(";", 1)[-1]
    after = text[toll.figure.quotation.end - base :]
    return RECALLING.search(before) is not None or RECALLED_AFTER.match(after) is not None


def _newer(toll: ReadToll, others: Iterable[ReadToll]) -> ReadToll | None:
    """The toll of the same people in the same entry that replaced it, the nearest one; of the same voice when told."""
    voice = None if _is_unattributed(toll) else toll.testimony.voice.key
    about = _about(toll)
    near = [other for other in others if _about(other) == about and voice in (None, other.testimony.voice.key)]
    return min(near, key=lambda other: abs(other.figure.quotation.start - toll.figure.quotation.start), default=None)


def _about(toll: ReadToll) -> tuple[object, ...]:
    return toll.testimony.claim.entry_no, toll.figure.measure, toll.figure.population


def _is_rounded(told: ReadToll, exact: ReadToll) -> bool:
    """Whether one voice gives here in round numbers what it gives there exactly, of the same people."""
    round_one, counted, full = told.figure, exact.figure, exact.figure.low
    number = round_one.low if round_one.low is not None else round_one.high
    about = (told.testimony.voice.key, round_one.measure, round_one.population)
    if counted.operator != "eq" or full is None or number is None or full == number or round_one.operator == "between":
        return False
    if about != (exact.testimony.voice.key, counted.measure, counted.population):
        return False
    fits = _holds(round_one.operator, number, full)
    return fits and _digits(number) <= ROUND_DIGITS < _digits(full) and abs(full - number) <= ROUNDED_BY * full


def _holds(operator: Operator, number: int, full: int) -> bool:
    """Whether an exact number keeps the bound that was put on a round one; one put about it keeps any."""
    if operator in ("gt", "gte"):
        return full > number
    return full < number if operator in ("lt", "lte") else True


def _digits(number: int) -> int:
    """How many digits a number has before the zeros that end it: 100,000 has one, 100,191 six."""
    return len(str(number).rstrip("0"))
