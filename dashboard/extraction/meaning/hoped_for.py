"""People only wanted free, to be let go or feared for by their number, and numbers that no count has come to yet."""

from dashboard.extraction.counts.candidates import Candidate, Clause
from dashboard.extraction.counts.setting import BREAKS
from dashboard.extraction.word_lists import word_lists

WORDS = word_lists("unreal")
AHEAD_OF_BEING = word_lists("grammar")["modal"] | {"to"}
BEFORE_A_NUMBER = frozenset({"the", "all", "these", "those", "its", "their", "another"})
ENDS = BREAKS | {".", ",", "!", "?", ")"}
TO_WISH, TO_LETTING_GO = 8, 18


def is_hoped_for(clause: Clause, candidate: Candidate) -> bool:
    """Whether a number counts those of whom something is only wanted, promised or feared."""
    return (
        _is_wanted(clause, candidate)
        or _is_feared(clause, candidate)
        or _is_to_be_let_go(clause, candidate)
        or _is_yet_to_be_reached(clause, candidate)
    )


def _is_wanted(clause: Clause, candidate: Candidate) -> bool:
    """ "They want 20 soldiers freed", "the families want the 14 fishermen to be released"."""
    if clause.words.isdisjoint(WORDS["wanting"]):
        return False
    low, at, harm = clause.low, candidate.first - 1, candidate.harm
    while at > 0 and low[at] in BEFORE_A_NUMBER:
        at -= 1
    if low[at] not in WORDS["wanting"]:
        return False
    done = harm is not None and harm.first >= candidate.end and harm.reads("acts:participle")
    return done or "to" in low[candidate.phrase.end : candidate.phrase.end + TO_WISH]


def _is_feared(clause: Clause, candidate: Candidate) -> bool:
    """ "The UN fears half a million": the number is all that is feared; "fears dozens are trapped" is of now."""
    low = clause.low
    return low[candidate.first - 1] in WORDS["fearing"] and low[candidate.end] in ENDS


def _is_yet_to_be_reached(clause: Clause, candidate: Candidate) -> bool:
    """ "The dead may surpass 90", "expected to exceed 30": a number that a count has not come to."""
    low, at = clause.low, candidate.first
    at -= low[at] not in WORDS["coming_to"]
    if at < 1 or low[at] not in WORDS["coming_to"]:
        return False
    return low[at - 1] in AHEAD_OF_BEING - {"to"} or (low[at - 1] == "to" and low[at - 2] in WORDS["ahead_of"])


def _is_to_be_let_go(clause: Clause, candidate: Candidate) -> bool:
    """ "Seven men held in the city are expected to be freed tonight", "18 hostages would go free"."""
    if candidate.measure != "detained" or clause.words.isdisjoint(WORDS["let_go"]):
        return False
    low = clause.low
    following = clause.candidates[candidate.place + 1 : candidate.place + 2]
    last = following[0].first if following else len(clause.tokens)
    for at in range(candidate.end, min(candidate.end + TO_LETTING_GO, last)):
        if low[at] in BREAKS or low[at] == ".":
            return False
        if low[at] in WORDS["let_go"] and low[at - 1] in ("be", "go") and low[at - 2] in AHEAD_OF_BEING:
            return True
    return False
