"""Days that are of something else in the sentence than the act that a claim tells.

"Freed eleven drivers kidnapped on Friday", "asked for the tents promised in June", "denies that villagers were shot on
Sunday", "the raids followed the desertion of a colonel last Sunday", "two of whom took part in the May 3 attack".
"""

from collections.abc import Sequence
from itertools import pairwise

from dashboard.extraction.assertions import Assertion
from dashboard.extraction.days.dates import FoundDate
from dashboard.extraction.surroundings import Surroundings
from dashboard.extraction.word_lists import word_lists
from dashboard.extraction.words.phrases import Hit
from dashboard.extraction.words.view import BE, View
from dashboard.extraction.words.vocabulary import Trigger
from dashboard.records import VIOLENCE

BEFORE_A_DAY = frozenset({"on", "in", "for", "last", "earlier", "since", "late", "early", "the"})
NOT_WHOSE = word_lists("clauses")["be"] | frozenset({"has", "have", "had", "been", "and", ",", "who", "that", "which"})
NOT_WHOSE |= {"it", "he", "she", "they", "we", "i", "you"}
AFTER_A_PARTICIPLE = frozenset({"on", "in", "at", "near", "from", "by", "last", "during", "outside", "yesterday"})
CONTENT = frozenset({"that", "who", "whom", "whose", "which"})
FOLLOWED = frozenset({"followed", "follow", "follows"})
TAKEN = frozenset({"abduction_detention", "territory_change"})
NOW = frozenset({"today", "tonight", "tomorrow"})
WENT = frozenset({"left", "fled", "came", "went", "took", "began", "was", "were", "had"})
BEFORE_WHICH = frozenset({"in", "during", "of", "after", "from", "on", "by", "to", "with", ",", "and"})
WHO = frozenset({"who", "which"})
GOES_ON = frozenset({"was", "were", "is", "are", "has", "have", "had"})
ARTICLES = frozenset({"the", "that"})


def is_of_another(
    view: View, found: FoundDate, assertion: Assertion, around: Surroundings, clauses: Sequence[int]
) -> bool:
    """Whether a day is told of what was done before, of what is said or of whom, and not of the act."""
    at = _told_at(view, assertion, around)
    if found.end <= at and _is_of_whom_it_met(view, found):
        return True
    if assertion.event_type == "statement_demand" and _is_of_what_is_said(view, found, assertion, clauses):
        return True
    if not at < found.first:
        return False
    between = view.lows[at + 1 : found.first]
    if assertion.event_type in VIOLENCE and _follows(between):
        return True
    if assertion.event_type != "abduction_detention" and _is_of_those_taken(view, found, at, assertion):
        return True
    return _is_of_a_known_act(view, found, between)


def _is_of_whom_it_met(view: View, found: FoundDate) -> bool:
    """ "Six people who fled last week were killed when …", "the bridge, damaged on Monday, was hit again".

    "The raid that hit the camp on Monday killed nine" tells one act.
    """
    if view.lows[found.end : found.end + 1] == [","]:
        opener = _participle_after_comma(view, found)
    elif not GOES_ON.isdisjoint(view.lows[found.end : found.end + 1]):
        opener = next((i for i in range(found.first - 1, 0, -1) if _opens_of_whom(view, i)), 0)
    else:
        return False
    if not opener or "," in view.lows[opener + 1 : found.first]:
        return False
    if any(opener < t.first < found.first and t.value.part == "verb" for t in view.triggers):
        return False  # "those who were captured on Monday have been shot": one story, of which this day is known
    noun = opener - (2 if view.lows[opener - 1] == "," else 1)
    return view.lows[noun] not in BEFORE_WHICH and not any(t.end == noun + 1 for t in view.triggers)


def _opens_of_whom(view: View, i: int) -> bool:
    """The "who" of "those who fled", the "that" of "a patrol that left Gao" and not of "says that"."""
    following = view.lows[i + 1]
    return view.lows[i] in WHO or (view.lows[i] == "that" and (following.endswith("ed") or following in WENT))


def _participle_after_comma(view: View, found: FoundDate) -> int:
    """Where "damaged" stands in "the bridge, damaged on Monday, was hit again"; 0 elsewhere."""
    comma = next((i for i in range(found.first - 1, 0, -1) if view.lows[i] == ","), 0)
    goes_on = not GOES_ON.isdisjoint(view.lows[found.end + 1 : found.end + 2])
    return comma + 1 if comma and goes_on and _is_participle(view.lows[comma + 1]) else 0


def _told_at(view: View, assertion: Assertion, around: Surroundings) -> int:
    """The token of an act's word, or of those counted where no word tells it."""
    if assertion.trigger:
        return assertion.at
    return next((view.token_at(figure.start) for number, figure in around.figures if number in assertion.figures), 0)


def _is_of_what_is_said(view: View, found: FoundDate, assertion: Assertion, clauses: Sequence[int]) -> bool:
    """ "Denies that villagers were shot on Sunday", "urged aid, saying that jets had hit ten camps this week"."""
    if assertion.trigger is None or found.is_utterance or view.lows[found.first] in NOW:
        return False
    first, end = sorted((assertion.at, found.first))
    acts = [t.first for t in view.triggers if t.value.event_type in VIOLENCE and _is_verb(view, t)]
    acts = [act for act in acts if clauses[act] == clauses[found.first]]
    if any(first < act < end or (act < found.first and "that" in view.lows[:act]) for act in acts):
        return True
    if found.first < assertion.at:
        return False
    if not CONTENT.isdisjoint(view.lows[first + 1 : end]):
        return True
    last = end - 1
    while last > first and view.lows[last] in BEFORE_A_DAY:
        last -= 1
    return _is_participle(view.lows[last]) and last - first > 1 and view.lows[last - 1] not in NOT_WHOSE


def _is_verb(view: View, hit: Hit[Trigger]) -> bool:
    return hit.value.part == "verb" or view.lows[hit.first - 1] in BE  # "were wounded"


def _follows(between: Sequence[str]) -> bool:
    """ "The raids followed the desertion", and not "a bomb followed by gunfire"."""
    return any(one in FOLLOWED and other != "by" for one, other in pairwise((*between, "")))


def _is_participle(word: str) -> bool:
    return word.endswith("ed") or word == "taken"


def _is_of_those_taken(view: View, found: FoundDate, at: int, assertion: Assertion) -> bool:
    """ "Freed the drivers kidnapped on the highway on Friday", "is holding 40 others taken from the town last week"."""
    return any(
        at < t.first < found.first
        and t.value.event_type in TAKEN
        and t.value.part == "verb"
        and _is_participle(view.lows[t.first])
        and t is not assertion.trigger
        and view.lows[t.first - 1] not in NOT_WHOSE
        and not AFTER_A_PARTICIPLE.isdisjoint(view.lows[t.end : t.end + 1])
        for t in view.triggers
    )


def _is_of_a_known_act(view: View, found: FoundDate, between: Sequence[str]) -> bool:
    """ "Killing two men who took part in the May 3 attack": a day that names an act told of them."""
    if view.lows[found.first - 1] not in ARTICLES or CONTENT.isdisjoint(between):
        return False
    return any(t.first == found.end and t.value.part == "noun" for t in view.triggers)
