"""Captives who are counted and do not stay captive: "five prisoners escaped" tells of nobody seized or freed."""

from dashboard.extraction.candidates import GRAMMAR, Candidate, Clause
from dashboard.extraction.word_lists import word_lists

ESCAPING = word_lists("carried_off")["escaping"]
TO_VERB = 6


def got_away(clause: Clause, candidate: Candidate) -> bool:
    """Whether the captives counted run away, riot or refuse food, which is no count of theirs."""
    if clause.words.isdisjoint(ESCAPING):
        return False
    for at in range(candidate.end, min(candidate.end + TO_VERB, len(clause.tokens))):
        if clause.word(at) in ESCAPING:
            return True
        if clause.word(at) in GRAMMAR["breaks"] or clause.word(at) == ",":
            return False
    return False
