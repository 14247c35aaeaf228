"""Numbers that a post tells beside a toll and that are no toll of their own: parts of it, and the one before it.

"Over 1,323 of them were fighters" is a part; "the number it used before was nearly 93,000" is a number that its own
speaker has replaced. Drawn as tolls they would stand as rivals of the number they belong to; they are told with it.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Protocol

from dashboard.assessment.testimony import Testimony
from dashboard.assessment.words import POPULATION_WORDS
from dashboard.linking.words import figure_phrase
from dashboard.records import Figure

_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_WAS = "(?:was|were|had|put|stood|gave)"
_HAD = r"had (?:\w+ ){0,2}?(?:put|raised|given|set|counted|been|stood)"
RECALLING = re.compile(
    rf"\b(?:before|earlier|previous(?:ly)?|former(?:ly)?|up from|{_HAD}|in {_MONTH}(?: \d{{4}})?,? (?:\w+ )?{_WAS})\b",
    re.IGNORECASE,
)
RECALLED_AFTER = re.compile(r"\s*(?:people |dead )?(?:before|earlier|previously)\b", re.IGNORECASE)


class Told(Protocol):
    """A toll as one post states it."""

    @property
    def testimony(self) -> Testimony: ...
    @property
    def figure(self) -> Figure: ...


def told_along(found: Sequence[Told]) -> dict[int, int]:
    """Index in `found` of a part, or of a number that is only recalled, to the index of the toll it is told with.

    A part that somebody is named for stays a toll of its own.
    """
    at = {_key(told.testimony, told.figure.figure_no): number for number, told in enumerate(found)}
    parts: dict[int, int] = {}
    for number, told in enumerate(found):
        whole = told.figure.part_of
        unattributed = told.testimony.claim.speaker is None
        if whole is not None and unattributed and (parent := at.get(_key(told.testimony, whole))) is not None:
            parts[number] = parent
    recalled = {number for number in range(len(found)) if number not in parts and _is_recalled(found, number)}
    replaced = {number: by for number in recalled if (by := _newer(found, number, recalled)) is not None}
    return parts | replaced


def along_words(wholes: Iterable[Told], parts: Iterable[Told]) -> list[str]:
    """What is said with a toll of its parts, and of the numbers it replaced."""
    owners = {_key(whole.testimony, whole.figure.figure_no) for whole in wholes}
    words = []
    for told in parts:
        figure = told.figure
        number = figure_phrase(figure.operator, figure.low, figure.high, figure.quotation.text)
        is_part = figure.part_of is not None and _key(told.testimony, figure.part_of) in owners
        words.append(
            f"among them {number} {POPULATION_WORDS[figure.population][1]}" if is_part else f"before: {number}"
        )
    return list(dict.fromkeys(words))


def _key(testimony: Testimony, figure_no: int) -> tuple[str, int]:
    return testimony.post.post_id, figure_no


def _is_recalled(found: Sequence[Told], number: int) -> bool:
    """Whether the words before the number, back to another toll or a semicolon, or right after it, say "before"."""
    told = found[number]
    quotation, start = told.testimony.claim.quotation, told.figure.quotation.start
    begin = max(
        [quotation.start]
        + [
            other.figure.quotation.end
            for other in found
            if other.testimony.post.post_id == told.testimony.post.post_id
            and quotation.start <= other.figure.quotation.start < start
        ]
    )
    text, base = quotation.text, quotation.start
    before = text[begin - base : start - base].rsplit(";", 1)[-1]
    after = text[told.figure.quotation.end - base :]
    return RECALLING.search(before) is not None or RECALLED_AFTER.match(after) is not None


def _newer(found: Sequence[Told], number: int, recalled: set[int]) -> int | None:
    """The toll of the same people in the same entry that replaced it, the nearest one; of the same voice when told."""
    told = found[number]
    voice = None if told.testimony.claim.speaker is None else told.testimony.voice.key
    entry = (told.testimony.post.post_id, told.testimony.claim.entry_no)
    what = (told.figure.measure, told.figure.population)
    near = [
        (abs(other.figure.quotation.start - told.figure.quotation.start), place)
        for place, other in enumerate(found)
        if place not in recalled
        and (other.testimony.post.post_id, other.testimony.claim.entry_no) == entry
        and (other.figure.measure, other.figure.population) == what
        and voice in (None, other.testimony.voice.key)
    ]
    return min(near)[1] if near else None
