"""Numbers beside the dead, who are named before them: "among the dead were seven children", "nine we buried"."""

from dashboard.extraction.counts.candidates import BE, HAVE, Candidate, Clause
from dashboard.extraction.counts.harm import HarmWord
from dashboard.extraction.counts.relations import is_subset
from dashboard.extraction.word_lists import word_lists
from dashboard.extraction.words.asking import needs
from dashboard.records import Measure

WORDS = word_lists("governing")
TREATING: dict[str, Measure] = {"treated": "wounded", "admitted": "wounded", "buried": "killed"}
OF_THE = ["of", "the"]
DEAD_NOUNS = ("victims", "fallen", "fatalities")
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


@needs(before=frozenset({","}))
def some_of_the_dead(clause: Clause, candidate: Candidate) -> HarmWord | None:
    """ "The dead, three of them drivers, lay by the road"."""
    dead = clause.harm_to.get(candidate.first - 2) if clause.word(candidate.first - 1) == "," else None
    if dead is None or not dead.reads("state", "counts") or clause.word(dead.first - 1) != "the":
        return None
    return dead if is_subset(clause, candidate) else None


@needs(frozenset({"we", "they"}))
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


@needs(before=frozenset({","}))
def apposed(clause: Clause, candidate: Candidate) -> HarmWord | None:
    """ "Fishermen keep finding bodies, two this morning"."""
    named = clause.harm_to.get(candidate.first - 1) if clause.word(candidate.first - 1) == "," else None
    if named is None or not named.reads("counts") or candidate.noun.noun_class != "bare":
        return None
    return named if clause.word(candidate.end) in WORDS["after_apposed"] else None


@needs(before=frozenset({"with"}))
def along_with(clause: Clause, candidate: Candidate) -> HarmWord | None:
    """ "Announces his defection along with fifteen officers", "the arrest of the mayor together with two aides"."""
    low, with_them = clause.low, candidate.first - 1
    if low[with_them] != "with" or low[with_them - 1] not in ("along", "together") or not candidate.is_explicit:
        return None
    back = (clause.harm_to.get(at) for at in range(with_them - 2, max(-1, with_them - TO_ALONG), -1))
    noun = next((harm for harm in back if harm is not None), None)
    return noun if noun is not None and noun.reads("noun_of") and candidate.fits(noun) else None


@needs(before=WORDS["naming"])
def are_named(clause: Clause, candidate: Candidate) -> HarmWord | bool:
    """ "Has named twelve of the dead"; true of "has named three of the soldiers who fell", who are not told of anew."""
    end = candidate.phrase.end
    if clause.word(candidate.first - 1) not in WORDS["naming"] or clause.low[end : end + 2] != OF_THE:
        return False
    dead = clause.harm_from.get(end + 2)
    if dead is None and clause.word(end + 2) in DEAD_NOUNS:
        return HarmWord(end + 2, end + 3, "killed", frozenset({"counts"}), "")
    return dead if dead and dead.reads("state", "counts") else True


@needs(frozenset({"dead"}))
def are_found_dead(clause: Clause, candidate: Candidate) -> HarmWord | None:
    """ "Picked up twenty-two mutilated dead"."""
    if candidate.noun.noun_class != "bare" or candidate.noun.end not in clause.harm_from:
        return None
    dead = clause.harm_from.get(candidate.noun.end + 1)
    return dead if dead and dead.reads("state") and clause.word(dead.first) == "dead" else None
