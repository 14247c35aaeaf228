"""Some of those harmed fared worse: "eight of the 20 hurt have since died", "four of the kidnapped were found dead".

What they are called tells of all of them, and the verb of the part alone.
"""

from dashboard.extraction.counts.candidates import GRAMMAR, Candidate, Clause
from dashboard.extraction.counts.harm import HarmWord
from dashboard.extraction.word_lists import word_lists
from dashboard.extraction.words.asking import needs

WORDS = word_lists("harmed", "fared_worse")
OWNING = GRAMMAR["owners"] | {"the", "those", "these"}
TO_NAME = 5  # tokens from "of the" to what they are called
TO_NEXT = 6
DONE = WORDS["done"]
AFTER_DONE = frozenset({"", ".", ",", ";", "by", "in", "at", "on", "near", "outside", "dead", "one", "after", "–", "—"})
TO_FATE = 9
TO_DEATH = 16  # tokens from who was hurt to what became of them
LONGEST_ASIDE = 12
SURVIVED = frozenset({"wounded", "detained", "missing"})
STOPS = GRAMMAR["breaks"] | {",", "", "and", "but", "when", "where", "before", "of"}


@needs(frozenset({"of"}), OWNING)
def part_or_whole(clause: Clause, candidate: Candidate) -> HarmWord | None:
    """ "Eight of the 20 hurt have since died": the word of harm of the part, or of the whole that it is a part of.

    None where there are no such two.
    """
    part = candidate
    if clause.word(candidate.first - 1) in OWNING and clause.word(candidate.first - 2) == "of":
        before = [one for one in clause.candidates if one.phrase.end == candidate.first - 2]
        part = before[0] if before else candidate
    start = part.phrase.end
    if clause.word(start) != "of" or clause.word(start + 1) not in OWNING:
        return None
    called = _next(clause, start + 2, start + 2 + TO_NAME)
    if called is None or called.measure not in SURVIVED or not called.reads("state", "counts", "acts:participle"):
        return None
    start = _past_aside(clause, called.end)
    fate = _next(clause, start, start + TO_FATE)
    if fate is None or fate.measure != "killed" or fate.reads("counts"):
        return None
    return fate if part is candidate else called


def died_since(clause: Clause, candidate: Candidate) -> HarmWord | None:
    """ "A man hurt in Friday's strike has died in hospital": who had been hurt, and the verb of what came after."""
    called = clause.harm_from.get(candidate.end)
    if called is None or called.measure not in SURVIVED or not called.reads("acts:participle", "state"):
        return None
    fate = _next(clause, called.end, called.end + TO_DEATH)
    finite = fate is not None and clause.word(fate.first - 1) not in ("killed", "dead", "that", "which", "who")
    return fate if fate and finite and fate.measure == "killed" and fate.reads("befalls:past") else None


@needs(frozenset({"and", "then"}))
def in_turn(clause: Clause, candidate: Candidate) -> HarmWord | None:
    """ "20 men lined up and shot": what was done to them first, without a verb of being, and then."""
    first = clause.word(candidate.end)
    if not candidate.is_explicit or not (first.endswith("ed") or first in DONE) or candidate.end in clause.harm_from:
        return None
    for at in range(candidate.end + 1, candidate.end + TO_NEXT):
        if clause.word(at) in ("and", "then"):
            harm = clause.harm_from.get(at + 1 + (clause.word(at + 1) == "then"))
            if harm is None or not harm.reads("acts:participle") or harm.measure != "killed":
                return None
            return harm if clause.word(harm.end) in AFTER_DONE else None
        if clause.word(at) in STOPS:
            return None
    return None


def _past_aside(clause: Clause, at: int) -> int:
    """After ", a man of 71," where one opens at `at`."""
    if clause.word(at) != ",":
        return at
    return next((end + 1 for end in range(at + 1, at + LONGEST_ASIDE) if clause.word(end) == ","), at)


def _next(clause: Clause, first: int, end: int) -> HarmWord | None:
    """The next word of harm in what a comma or a conjunction does not end."""
    for at in range(first, end):
        if at in clause.harm_from:
            return clause.harm_from[at]
        if clause.word(at) in STOPS:
            return None
    return None
