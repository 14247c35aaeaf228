"""Numbers beside the dead, who are named before them: "among the dead were seven children", "nine we buried"."""

from dashboard.extraction.counts.candidates import BE, HAVE, Candidate, Clause
from dashboard.extraction.counts.harm import HarmWord
from dashboard.extraction.counts.relations import is_subset
from dashboard.extraction.word_lists import word_lists
from dashboard.records import Measure

WORDS = word_lists("governing")
TREATING: dict[str, Measure] = {"treated": "wounded", "admitted": "wounded", "buried": "killed"}
TO_ALONG = 10  # tokens from a noun of harm to "along with"


def include_them(clause: Clause, candidate: Candidate) -> HarmWord | None:
    """ "Among the dead were seven children", "the dead also include three nurses"."""
    also = clause.word(candidate.first - 2) in ("also", "now")
    before = clause.harm_to.get(candidate.first - 2 - also)
    if before is None:
        return None
    link = clause.word(candidate.first - 1)
    among = "among" in clause.low[max(0, before.first - 3) : before.first]
    if among and (link in BE or link in (":", ",")):
        return before
    return before if link in WORDS["include"] and clause.word(before.first - 1) in WORDS["owning"] else None


def some_of_the_dead(clause: Clause, candidate: Candidate) -> HarmWord | None:
    """ "The dead, three of them drivers, lay by the road"."""
    dead = clause.harm_to.get(candidate.first - 2) if clause.word(candidate.first - 1) == "," else None
    if dead is None or not dead.reads("state", "counts") or clause.word(dead.first - 1) != "the":
        return None
    return dead if is_subset(clause, candidate) else None


def fronted(clause: Clause, candidate: Candidate) -> HarmWord | None:
    """ "Above a hundred we have treated", "Nine we buried": the object before its subject and verb."""
    at = candidate.end + 1
    if clause.word(at - 1) not in ("we", "they") or clause.word(candidate.first - 1)[-1:].isalnum():
        return None
    at += clause.word(at) in HAVE
    verb = clause.harm_from.get(at)
    if verb is None and (measure := TREATING.get(clause.word(at))):
        verb = HarmWord(at, at + 1, measure, frozenset({"acts:past"}), "")
    if verb is None or clause.word(verb.end)[:1].isalnum():
        return None
    return verb if verb.reads("acts:past", "acts:participle") else None


def apposed(clause: Clause, candidate: Candidate) -> HarmWord | None:
    """ "Fishermen keep finding bodies, two this morning"."""
    named = clause.harm_to.get(candidate.first - 1) if clause.word(candidate.first - 1) == "," else None
    if named is None or not named.reads("counts") or candidate.noun.noun_class != "bare":
        return None
    return named if clause.word(candidate.end) in WORDS["after_apposed"] else None


def along_with(clause: Clause, candidate: Candidate) -> HarmWord | None:
    """ "Announces his defection along with fifteen officers", "the arrest of the mayor together with two aides"."""
    low, with_them = clause.low, candidate.first - 1
    if low[with_them] != "with" or low[with_them - 1] not in ("along", "together") or not candidate.is_explicit:
        return None
    back = (clause.harm_to.get(at) for at in range(with_them - 2, max(-1, with_them - TO_ALONG), -1))
    noun = next((harm for harm in back if harm is not None), None)
    return noun if noun is not None and noun.reads("noun_of") and candidate.fits(noun) else None
