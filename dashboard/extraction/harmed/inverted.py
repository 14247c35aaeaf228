"""Words of harm that stand apart from their number: at the head of the clause, before an adjunct, or summed up after.

"Killed by the blast were four civilians"; "executed, in front of their families, 21 men"; "shot those with the wrong
cards, nine in all".
"""

from dashboard.extraction.counts.candidates import BE, GRAMMAR, Candidate, Clause
from dashboard.extraction.counts.harm import HarmWord
from dashboard.extraction.word_lists import word_lists
from dashboard.extraction.words.asking import needs

WORDS = word_lists("harmed", "inverted")
TO_OPENING = 16  # tokens of "Killed by shelling in the town of Kostiantynivka"
TO_ADJUNCT = 12
TO_SUMMED = 20
BEFORE_NUMBER = WORDS["before_number"]
OPENERS = frozenset(
    {"", ".", ";", ":", "–", "—", "-", "and", "also", "those", "among", "confirmed", "reported", "still"}
)
DETERMINERS = WORDS["determiners"]
CLOSES = frozenset({"", ".", ",", ";", ")", "–", "—", "-", "and", "but"})
ALL_TOLD = (["in", "all"], ["in", "total"], ["all", "told"])
ADJUNCTS = GRAMMAR["prepositions"] | {"before", "after", "inside", "outside", "during", "without", "among", "under"}
ACTIVE = ("acts:past", "acts:third", "acts:base", "acts:gerund")


def governed_from_opening(clause: Clause, candidate: Candidate) -> HarmWord | None:
    """ "Killed by shelling in Kramatorsk were four civilians", "Also injured was a nurse": the opening word of harm."""
    at = candidate.first - 1
    while at > 0 and clause.word(at) in BEFORE_NUMBER:
        at -= 1
    if at < 1 or clause.word(at) not in BE:
        return None
    for back in range(at - 1, max(-1, at - TO_OPENING), -1):
        harm = clause.harm_to.get(back)
        if harm:
            opens = clause.word(harm.first - 1) in OPENERS and harm.reads("acts:participle", "state")
            return harm if opens else None
        if back in clause.starts or clause.word(back) in GRAMMAR["breaks"] or clause.word(back) in BE:
            return None
        verb = clause.word(back) in GRAMMAR["finite"] and clause.word(back - 1) not in DETERMINERS | ADJUNCTS
        if verb or clause.word(back) in ("who", "that", "which"):
            return None
    return None


def governed_past_adjunct(clause: Clause, candidate: Candidate) -> HarmWord | None:
    """ "Executed, in front of their families, 21 men": an active verb, and an adjunct between commas."""
    at = candidate.first - 1
    if clause.word(at) != "," or not candidate.is_explicit or candidate.is_single:
        return None
    if candidate.end in clause.harm_from or clause.word(candidate.end) in BE:
        return None
    for back in range(at - 1, max(0, at - TO_ADJUNCT), -1):
        if clause.word(back) == ",":
            harm = clause.harm_to.get(back - 1)
            active = harm is not None and harm.reads(*ACTIVE) and clause.word(harm.first - 1) not in BE
            led = active and harm is not None and harm.first not in (0, *_ends(clause))
            return harm if led and clause.word(back + 1) in ADJUNCTS else None
        if back in clause.starts or back in clause.harm_to or clause.word(back) in GRAMMAR["breaks"]:
            return None
    return None


def _ends(clause: Clause) -> list[int]:
    """Where the numbers end: a participle right after one of them is its own ("ten killed, in Homs, five men")."""
    return [candidate.end for candidate in clause.candidates]


@needs(before=frozenset({",", "–", "—", "-", "("}))
def summed_up(clause: Clause, candidate: Candidate) -> HarmWord | None:
    """ "Killed those with the wrong cards, nine in all": the last word of harm before the sum."""
    end = candidate.phrase.end
    if clause.low[end : end + 2] not in ALL_TOLD and clause.word(end) != "altogether":
        return None
    if clause.word(candidate.first - 1) not in (",", "–", "—", "-", "(") or clause.word(end + 2) not in CLOSES:
        return None
    for back in range(candidate.first - 2, max(-1, candidate.first - TO_SUMMED), -1):
        if harm := clause.harm_to.get(back):
            return harm if harm.needs != "person" else None
        if clause.word(back) in (".", ";"):
            return None
    return None
