"""The verb that tells what befell people after another verb: "were ambushed and killed", "12 who fled were shot"."""

from dashboard.extraction.counts.candidates import BE, GRAMMAR, Candidate, Clause
from dashboard.extraction.counts.harm import HarmWord
from dashboard.extraction.harmed.asides import LONGEST_RELATIVE
from dashboard.extraction.harmed.voice import is_active_past
from dashboard.extraction.word_lists import word_lists

WORDS = word_lists("subjects")
BREAKING, BETWEEN = GRAMMAR["breaks"], GRAMMAR["between"]
RELATIVE = frozenset({"who", "that", "who'd", "who’d"})
TO_STATE = 5
TO_TOLD = 8


def after_relative(clause: Clause, candidate: Candidate, harm: HarmWord) -> HarmWord | None:
    """The main verb after "fifty people fleeing the siege were killed", "12 who had fled were shot dead"."""
    adjoins = harm.first == candidate.end
    seized = adjoins and harm.measure == "detained" and harm.reads("acts:participle")
    fleeing = adjoins and harm.reads("befalls:gerund")
    if not (seized or fleeing) and RELATIVE.isdisjoint(clause.low[candidate.end : harm.first]):
        return None  # but "three men abducted in May were killed"
    return main_verb(clause, harm)


def main_verb(clause: Clause, harm: HarmWord) -> HarmWord | None:
    """What befell the subject of which `harm` tells in a relative clause or as a participle."""
    for at in range(harm.end, harm.end + LONGEST_RELATIVE):
        word = clause.word(at)
        if word in BE and clause.word(at - 1) not in ("who", "that", "which", "and"):
            while clause.word(at) in BE or clause.word(at) in BETWEEN or clause.word(at).endswith("ly"):
                at += 1
            later = clause.harm_from.get(at) or after_other_participle(clause, at)
            return later if later and later.reads("acts:participle", "state", "befalls:gerund") else None
        if (later := clause.harm_from.get(at)) and later.reads("befalls:gerund", "befalls:past"):
            return later  # "eleven Russians who had surrendered lying dead"
        if word in BREAKING or word in ("", ",", "and") or at in clause.starts or at in clause.harm_from:
            return None
    return None


def after_teller(clause: Clause, at: int) -> HarmWord | None:
    """ "are claimed by Ukraine to be killed", "were said by medics to have died": the verb after who tells."""
    for ahead in range(at, at + TO_TOLD):
        if clause.word(ahead) == "to" and clause.word(ahead + 1) in ("be", "have"):
            harm = clause.harm_from.get(ahead + 2) or clause.harm_from.get(ahead + 3)
            return harm if harm and harm.reads("acts:participle", "befalls:participle", "state") else None
        if clause.word(ahead) in BREAKING or ahead in clause.starts:
            return None
    return None


def after_other_participle(clause: Clause, at: int) -> HarmWord | None:
    """ "were ambushed and killed", "was shot in the head and killed"."""
    for ahead in range(at + 1, at + LONGEST_RELATIVE):
        word, state = clause.word(ahead), clause.harm_from.get(ahead)
        if state and ahead < at + TO_STATE:
            if state.reads("state") and word in WORDS["state_after"]:  # "were pulled out with injuries"
                return state if state.measure != "missing" or word not in ("with", "in") else None
            closes = state.measure == "wounded" and not clause.word(state.end)[:1].isalpha()
            if closes and clause.word(at) in WORDS["moved"]:
                return state  # "four people were pulled out wounded"
        if word in ("and", "or"):
            return _joined(clause, ahead + 1)
        if word in BREAKING or word in ("", "who", "which", "that") or ahead in clause.starts:
            return None
    return None


def _joined(clause: Clause, start: int) -> HarmWord | None:
    """The word of harm that "and" or "or" before `start` joins to another participle."""
    at = start
    while at < start + 2 and at not in clause.harm_from and _may_open(clause.word(at)):
        at += 1
    harm = clause.harm_from.get(at) or clause.harm_from.get(at + 1)
    if harm is None:
        return None
    if harm.reads("acts:participle") and not is_active_past(clause, harm):
        return harm
    in_custody = harm.measure == "detained" and harm.reads("state")  # "were charged and are in custody"
    return harm if in_custody or harm.reads("befalls:past") else None


def _may_open(word: str) -> bool:
    return word in BETWEEN or word in BE or word == "did"
