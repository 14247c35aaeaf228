"""The lines of a list tell what the line above it tells: "Israeli raids left 28 dead:", then "South: 8 killed"."""

import re
from collections.abc import Sequence

from dashboard.extraction.assertions import Assertion
from dashboard.extraction.text.values import quick_value
from dashboard.extraction.words.view import View
from dashboard.records import VIOLENCE, EventType

ITEM = re.compile(r"[ \t]*(?:[•*·‣▪–—-]|\d{1,2}[.)])\s(?!\*)")
LONGEST_ITEM = 1000
ATTACKS = VIOLENCE - {"abduction_detention"}


@quick_value(frozen=True, slots=True)
class Stem:
    """The attack that the line above a list tells, and the number of the last sentence that stands under it."""

    kind: EventType
    author: tuple[int, int] | None  # whose attack it was, as offsets in the post; where its line ends with a colon
    at: int


def is_item(view: View) -> bool:
    """Whether a sentence opens a line of a list, or stands in one."""
    text, start = view.sentence.source.text, view.sentence.start
    line = text.rfind("\n", max(0, start - LONGEST_ITEM), start) + 1
    return ITEM.match(text, line, start) is not None


def _opens_its_line(view: View) -> bool:
    """Whether nothing but the mark of a list stands before a sentence in its line."""
    text, start = view.sentence.source.text, view.sentence.start
    line = text.rfind("\n", max(0, start - LONGEST_ITEM), start) + 1
    return not any(letter.isalpha() for letter in text[line:start])


def under_its_stem(view: View, assertions: Sequence[Assertion], stem: Stem | None) -> Stem | None:
    """The stem for the sentence after this one; items that only count take their kind and their authors from it.

    Sentences that tell nothing are not seen here, so that a heading may part a list from what stands above it.
    """
    if not is_item(view):
        told = [a for a in assertions if a.event_type in ATTACKS and a.realis == "actual"]
        if len(told) != 1:
            return None
        by = told[0].roles.perpetrators if view.tokens[-1].text == ":" else []
        return Stem(told[0].event_type, view.span(by[0].first, by[0].end) if by else None, view.index)
    if stem is None or view.index - stem.at > 2:
        return None
    for item in assertions if _opens_its_line(view) else ():
        if (
            item.event_type == "attack_on_people"
            and item.strength <= 1
            and item.resumes
            and not item.roles.perpetrators
        ):
            item.event_type, item.resumes, item.author = stem.kind, False, stem.author
    return Stem(stem.kind, stem.author, view.index)
