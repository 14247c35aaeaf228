"""Captives who are counted and do not stay captive: "five prisoners escaped" tells of nobody seized or freed."""

from dashboard.extraction.counts.candidates import GRAMMAR, Candidate, Clause
from dashboard.extraction.counts.harm import HarmWord
from dashboard.extraction.word_lists import word_lists

ESCAPING = word_lists("carried_off")["escaping"]
TO_VERB = 6
TO_DEATH = 18


def _are_killed(clause: Clause, candidate: Candidate) -> bool:
    """ "21 captives led along a beach and beheaded", "MSF's figure for the dead: 82 prisoners"."""
    for at in range(candidate.end, min(candidate.end + TO_DEATH, len(clause.tokens))):
        harm = clause.harm_from.get(at)
        if harm and harm.measure == "killed":
            return harm.reads("acts:participle") and clause.word(at - 1) in ("and", "then")
        if clause.word(at) in GRAMMAR["breaks"] or at in clause.starts:
            break
    label = clause.word(candidate.first - 1) == ":"
    return label and any(harm.measure == "killed" and harm.end < candidate.first for harm in clause.harm)


def ransomed(clause: Clause, candidate: Candidate) -> HarmWord | None:
    """ "Kidnappers demand a ransom for six nuns"."""
    at = candidate.first - 1
    if clause.word(at) != "for" or "ransom" not in clause.low[max(0, at - 4) : at] or not candidate.is_explicit:
        return None
    return HarmWord(at - 1, at, "detained", frozenset({"noun_of"}), "")


def got_away(clause: Clause, candidate: Candidate) -> bool:
    """Whether the captives counted run away, riot or refuse food, which is no count of theirs."""
    if _are_killed(clause, candidate):
        return True
    if clause.words.isdisjoint(ESCAPING):
        return False
    aside = clause.word(candidate.end) == ","  # "nineteen prisoners, including eleven rebels, escape"
    for at in range(candidate.end, min(candidate.end + (TO_DEATH if aside else TO_VERB), len(clause.tokens))):
        if clause.word(at) in ESCAPING:
            return True
        if clause.word(at) in GRAMMAR["breaks"] or (clause.word(at) == "," and not aside):
            return False
    return False
