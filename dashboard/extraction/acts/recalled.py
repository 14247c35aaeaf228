"""Phrases that recall what went before an act, whose place and day are not the act's.

"In retaliation for rockets on Ashkelon on Sunday", "hours after soldiers shot a boy in Jenin", "the deadliest since the
attack on Peshawar in 2014", "over the killing of a man on Friday", "the widow of a man who was shot on Sunday".
"""

from collections.abc import Iterator, Sequence

from dashboard.extraction.assertions import Assertion
from dashboard.extraction.surroundings import Surroundings
from dashboard.extraction.word_lists import word_lists
from dashboard.extraction.words.view import View
from dashboard.records import VIOLENCE

WORDS = word_lists("recalled")
ANSWERS, AFTER_IN, BETWEEN = WORDS["answers"], WORDS["after_in"], WORDS["between"]
BEFORE_FOR, BARE = WORDS["before_for"], WORDS["bare"]
SAYING = word_lists("date_words")["saying"]
UNITS, RANKS, DEATHS = WORDS["units"], WORDS["ranks"], WORDS["deaths"]
RELATIVES = frozenset({"who", "whom"})
OPENERS = ANSWERS | AFTER_IN | BARE | {"after", "since", "over"} | RELATIVES
MARKS = frozenset({",", ";", ":", "–", "—", ")", "(", ".", "!", "?"})
OWNERS = frozenset({"the", "a", "its", "their", "his", "this", "'s", "’s"})
WAS = frozenset({"was", "were", "had"})
TO_RANK = 12  # tokens from "the deadliest" to its "since"
TO_DEATH = 4  # tokens from "over" to "the killing"
TO_ACT = 4  # tokens from "who" to "was shot"

Spans = Sequence[tuple[int, int]]


def recalled_in(view: View) -> Spans:
    """Tokens [first, end) of each such phrase of a sentence."""
    return () if view.words.isdisjoint(OPENERS) else [*reasons_in(view), *_relatives(view)]


def reasons_in(view: View) -> Spans:
    """Those that say why or how long after what an act was done."""
    return [(at, _end(view, at)) for at, word in enumerate(view.lows) if word in OPENERS and _recalls(view, at)]


def is_recalled(spans: Spans, place: int, view: View, assertion: Assertion, around: Surroundings) -> bool:
    """Whether token `place` stands in a phrase that recalls, and the act does not; or those it harmed, if no word tells
    it."""
    if not any(first <= place < end for first, end in spans):
        return False
    harmed = (view.token_at(figure.start) for number, figure in around.figures if number in assertion.figures)
    act = assertion.at if assertion.trigger else next(harmed, 0)
    return any(first <= place < end and not first <= act < end for first, end in spans)


def _relatives(view: View) -> Iterator[tuple[int, int]]:
    for at, word in enumerate(view.lows):
        if word in RELATIVES and (end := _end_of_relative(view, at)):
            yield at, end


def _recalls(view: View, at: int) -> bool:
    """Whether the word at a token opens such a phrase."""
    lows, word = ["", "", *view.lows, "", ""], view.lows[at]
    at += 2
    if word in BARE:
        return True
    if word in ANSWERS:
        return lows[at + 1] in BEFORE_FOR
    if word in AFTER_IN:
        before = lows[at - 2] if lows[at - 1] in BETWEEN else lows[at - 1]
        return before == "in" and lows[at + 1] in BEFORE_FOR
    if word == "after":  # but "police said hours after the raid" tells of the raid
        return lows[at - 1] in UNITS and lows[at + 1].isalnum() and lows[at - 2] not in SAYING
    if word == "since":
        return any(_ranks(lows, i) for i in range(max(1, at - TO_RANK), at))
    return word == "over" and not DEATHS.isdisjoint(lows[at + 1 : at + TO_DEATH])


def _ranks(lows: Sequence[str], at: int) -> bool:
    """ "The deadliest", "its third attack"; not "the first 20"."""
    return lows[at] in RANKS and lows[at - 1] in OWNERS and not lows[at + 1][:1].isdigit()


def _end(view: View, at: int) -> int:
    """The end of the phrase; a comma between a place and what holds it does not end it."""
    for i in range(at + 1, len(view.lows)):
        if view.lows[i] in MARKS and not (view.lows[i] == "," and i - 1 in view.name_at and i + 1 in view.name_at):
            return i
    return len(view.lows)


def _end_of_relative(view: View, at: int) -> int:
    """Where "who was shot on Sunday" ends: before the next verb that tells; 0 where it tells no violence."""
    if WAS.isdisjoint(view.lows[at + 1 : at + 3]):
        return 0
    told = next((t for t in view.triggers if at < t.first <= at + TO_ACT and t.value.event_type in VIOLENCE), None)
    if told is None:
        return 0
    later = (t.first for t in view.triggers if t.first > told.end and t.value.part == "verb")
    return min(_end(view, at), next(later, len(view.lows)))
