"""Whom a hospital takes in, or somebody takes there: "received 54 patients", "rushed 30 people to hospital"."""

from dashboard.extraction.counts.candidates import GRAMMAR, HAVE, Candidate, Clause
from dashboard.extraction.counts.harm import HURT, HarmWord
from dashboard.extraction.word_lists import word_lists

HURRYING = word_lists("frames")["hurrying"]
FILLERS = GRAMMAR["fillers"]
TO_VERB = 5
TO_RECEIVED = 9
TO_HOSPITAL = 7  # tokens in which "to" stands after the number, and the hospital after "to"
INTO = frozenset({"to", "into", "in"})
TREATED = frozenset({"acts:past"})
AFTER_ADMITTED = frozenset(
    {"", ".", ",", ";", "and", "today", "on", "in", "since", "overnight", "yesterday", "this", "by"}
)


def taken_to_hospital(clause: Clause, candidate: Candidate) -> HarmWord | None:
    """ "Ambulances rushed 30 people to hospital": the verb before those who are taken to a hospital."""
    if HURT["hospitals"].isdisjoint(clause.words) or not candidate.may_be_people:
        return None
    head = candidate.noun.head
    if head is not None and (clause.word(head) in GRAMMAR["patients"] or head in clause.harm_from):
        return None  # "moved 40 patients to another hospital", "took 12 bodies to the hospital"
    verb = candidate.first - 1
    while verb > candidate.first - TO_VERB and (clause.word(verb) in FILLERS or clause.word(verb).endswith("ly")):
        verb -= 1
    if clause.word(verb) not in HURRYING:
        return None
    for at in range(candidate.end, min(candidate.end + TO_HOSPITAL, len(clause.tokens))):
        if clause.word(at) in INTO:
            near = clause.low[at + 1 : at + 1 + TO_HOSPITAL]
            stop = next((i for i, word in enumerate(near) if word in GRAMMAR["breaks"] or word in (",", "and")), None)
            if not HURT["hospitals"].isdisjoint(near[:stop]):
                return HarmWord(verb, verb + 1, "wounded", frozenset({"acts:past"}), "")
        if clause.word(at) in GRAMMAR["breaks"] or clause.word(at) in (",", "and") or at in clause.harm_from:
            return None
    return None


def casualties_at_hospital(clause: Clause, candidate: Candidate, counted: HarmWord) -> bool:
    """ "A hospital in Afrin received ten casualties", "ferried 45 casualties to the hospital": these are wounded."""
    if HURT["hospitals"].isdisjoint(clause.words) or clause.word(counted.first) not in ("casualties", "casualty"):
        return False
    near = clause.low[counted.end : counted.end + TO_HOSPITAL]
    if near[0] in INTO and not HURT["hospitals"].isdisjoint(near):
        return True
    verb = next(
        (at for at in range(candidate.first - 1, candidate.first - 4, -1) if clause.word(at) in GRAMMAR["receiving"]),
        None,
    )
    return verb is not None and not HURT["hospitals"].isdisjoint(clause.low[max(0, verb - TO_RECEIVED) : verb])


def received_as_patients(clause: Clause, candidate: Candidate) -> HarmWord | None:
    """ "received 21 bodies and 54 patients": those whom a hospital takes in are wounded."""
    head = candidate.noun.head
    if head is None:
        return _admitted(clause, candidate)
    if clause.word(candidate.first - 1) == "of" and clause.word(candidate.first - 2) in ("bodies", "body", "remains"):
        return None  # "received the bodies of nine civilians"
    patients = clause.word(head) in GRAMMAR["patients"]
    if not patients and (not candidate.is_explicit or head in clause.harm_from):
        return None
    for at in range(candidate.first - 1, max(-1, candidate.first - TO_RECEIVED), -1):
        if clause.word(at) in GRAMMAR["receiving"]:
            if not (patients or _is_hospital(clause, at)):
                return None
            return HarmWord(head, head + 1, "wounded", frozenset({"counts"}), "")
        if clause.word(at) in GRAMMAR["breaks"]:
            return None
    return None


def _admitted(clause: Clause, candidate: Candidate) -> HarmWord | None:
    """ "His hospital alone admitted 54 today", "the clinic took in 30": a bare number of patients."""
    verb = candidate.first - 1 - (clause.word(candidate.first - 1) == "in")
    if clause.word(verb) not in GRAMMAR["receiving"] or candidate.noun.noun_class != "bare" or candidate.is_single:
        return None
    if clause.word(candidate.end) not in AFTER_ADMITTED or candidate.end in clause.harm_from:
        return None
    if _is_morgue(clause, verb):
        return HarmWord(verb, candidate.first, "killed", TREATED, "")
    taking = clause.word(verb) in ("took", "taken", "taking") and verb == candidate.first - 1
    return (
        HarmWord(verb, candidate.first, "wounded", TREATED, "") if not taking and _is_hospital(clause, verb) else None
    )


def _is_morgue(clause: Clause, verb: int) -> bool:
    at = verb - 1 - (clause.word(verb - 1) in HAVE)
    return clause.word(at) in ("morgue", "mortuary", "morgues")


def _is_hospital(clause: Clause, verb: int) -> bool:
    """Whether a hospital is the subject of the verb: "The hospital has admitted 30 people"."""
    at = verb - 1
    while clause.word(at) in HAVE or clause.word(at) in GRAMMAR["adverbs"] or clause.word(at) in ("alone", "there"):
        at -= 1
    return clause.word(at) in HURT["hospitals"]
