"""Numbers by which a force counts its own, or the enemies it has slain: fighters, though no noun says so."""

from itertools import pairwise

from dashboard.extraction.counts.candidates import GRAMMAR, Candidate, Clause
from dashboard.extraction.word_lists import word_lists
from dashboard.extraction.words.people import PEOPLE, PERSONS, PLURAL

WORDS = word_lists("own_losses")
OWNERS, OWN, DEAD, CIVIL = GRAMMAR["owners"], WORDS["own"], WORDS["dead"], WORDS["civil"]
UNITS = word_lists("people_nouns")["units"]
FORCES = word_lists("people_nouns")["armed_names"] | WORDS["forces"]
ARMED = FORCES | {word for word, population in PLURAL.items() if population == "combatants"}
NAMED_FORCES = FORCES - {"is"}  # in small letters a verb
WHO_FIGHTS = NAMED_FORCES | {word for word, population in PERSONS.items() if population == "combatants"}
COMMANDING = FORCES - WORDS["no_command"] | WORDS["commands"] | PEOPLE["armed_names"]
OWNED = GRAMMAR["genitive"]
MARTYRS = frozenset({"martyr", "martyrs"})
TO_LABEL, TO_UNIT, TO_SIDE, TO_FORCE, TO_PRONOUN, TO_STAFF = 5, 5, 7, 10, 20, 24
TO_LOSER = 24  # "the militia, which took back two hamlets, says it slew fourteen and lost two"


def are_own_men(clause: Clause, candidate: Candidate) -> bool:
    """ "31 of its men", "the army lost three men", "for the loss of two men": the men of a force."""
    low, end, harm = clause.low, candidate.phrase.end, candidate.harm
    if low[candidate.first - 4 : candidate.first] == ["for", "the", "loss", "of"]:
        return True
    if clause.word(end) == "of" and (clause.word(end + 1) in OWNERS or _is_owner(clause, end + 1)):
        return True
    return harm is not None and clause.word(harm.first) in WORDS["lost_or_cost"]


def _is_owner(clause: Clause, at: int) -> bool:
    """Whether something named owns what follows: "of Hezbollah's men"."""
    return clause.tokens[at].text[0].isupper() and clause.word(at + 1) in OWNED


def is_of_a_unit(clause: Clause, candidate: Candidate) -> bool:
    """ "A garrison of 60", "seven from the 3rd Brigade", "two of ours", "the army lost three of its own"."""
    low, first, end = clause.low, candidate.first, candidate.phrase.end
    if low[first - 1] == "of" and low[first - 2] in UNITS:
        return True
    if low[end : end + 2] == ["of", "ours"] or low[end : end + 3] == ["of", "our", "own"]:
        return True
    of_own = end + (low[end] == "more")
    owned = low[of_own] == "of" and low[of_own + 1] in OWNERS and low[of_own + 2] in DEAD
    if owned and clause.words.isdisjoint(WORDS["peaceful"]):
        return True  # "two more of its dead"
    if low[end : end + 3] in (["of", "its", "own"], ["of", "their", "own"]):
        return not (ARMED | PEOPLE["armed_groups"]).isdisjoint(low[max(0, first - TO_LOSER) : first])
    after = low[end + 1 : end + TO_UNIT]
    if low[end] != "from" or not after or after[0] not in ("the", "its", "their", "a"):
        return False
    unit = next((at for at, word in enumerate(after) if word in UNITS or word in NAMED_FORCES), None)
    return unit is not None and low[end + 2 + unit] not in WORDS["seats"]


def is_slain_by_a_unit(clause: Clause, candidate: Candidate) -> bool:
    """ "The battalion killed about forty": a unit counts the enemies it has killed."""
    harm = candidate.harm
    if harm is None or harm.end > candidate.first or not harm.reads("acts:past", "acts:third", "acts:base"):
        return False
    if harm.measure != "killed" or not CIVIL.isdisjoint(clause.words):
        return False
    opening = clause.low[max(0, harm.first - 3) : harm.first]
    return not WORDS["units"].isdisjoint(opening) and "by" not in opening


def is_of_a_staff(clause: Clause, candidate: Candidate) -> bool:
    """ "Ukraine's General Staff counts 510 dead over the day": what a staff counts are soldiers."""
    if candidate.measure not in ("killed", "wounded", "casualties") or not CIVIL.isdisjoint(clause.words):
        return False
    opening = clause.low[max(0, candidate.first - TO_STAFF) : candidate.first + 1]
    return ("general", "staff") in pairwise(opening)


def is_admitted(clause: Clause, candidate: Candidate) -> bool:
    """ "Bamako admits eight dead", "five dead on the army side": a side that owns to losses counts its fighters."""
    if not CIVIL.isdisjoint(clause.words):
        return False
    if _are_martyrs_of_a_force(clause, candidate):
        return True
    low, harm = clause.low, candidate.harm
    verb = candidate.first - 1 - (low[candidate.first - 1] in ("only", "just", "to"))
    admits = low[verb] in WORDS["admitting"] and low[candidate.phrase.end] != "of"
    hurt = harm is not None and (harm.measure == "killed" or (harm.measure == "wounded" and candidate.place > 0))
    if admits and hurt:
        return True
    after = low[candidate.phrase.end : candidate.phrase.end + TO_SIDE]
    side = after.index("side") if "side" in after else 0
    return side > 1 and after[side - 1] in WORDS["sides"] and "on" in after[:side]


def _are_martyrs_of_a_force(clause: Clause, candidate: Candidate) -> bool:
    """ "The brigades confirm 7 martyrs and 13 wounded"."""
    if candidate.harm is None or MARTYRS.isdisjoint(clause.words):
        return False
    opening = clause.low[max(0, candidate.first - TO_FORCE) : candidate.first]
    told = clause.word(candidate.harm.first) in MARTYRS or not MARTYRS.isdisjoint(opening)
    return told and not COMMANDING.isdisjoint(opening)


def are_own_losses(clause: Clause, candidate: Candidate) -> bool:
    """Whether a force counts its own: "put its losses at 12", "the marines have ten dead", "60 dead on our side"."""
    after = clause.low[candidate.phrase.end : candidate.end + 6]
    if ("that" in after or not OWN.isdisjoint(after)) and not GRAMMAR["own_ranks"].isdisjoint(after):
        return True
    return (
        _lost_by_those_who_fight(clause, candidate)
        or _labelled_losses(clause, candidate)
        or _called_its_own(clause, candidate)
        or _lost_by_us(clause, candidate)
        or _had_by_a_force(clause, candidate)
    )


def _lost_by_those_who_fight(clause: Clause, candidate: Candidate) -> bool:
    """ "The GNA lost 14", "the defence ministry said it had lost 49"."""
    harm = candidate.harm
    if harm is None or harm.end != candidate.first or clause.word(harm.first) not in WORDS["lost_or_cost"]:
        return False
    loser = clause.tokens[harm.first - 1].text if harm.first else ""
    if len(loser) > 1 and loser.isupper():
        return True
    fights = clause.word(harm.first) in WORDS["lost"] and not WORDS["losers"].isdisjoint(clause.words)
    return fights and clause.words.isdisjoint(CIVIL | WORDS["peaceful"])


def _labelled_losses(clause: Clause, candidate: Candidate) -> bool:
    """ "Russian losses: 1,200 killed", "Army casualties: 3 killed"."""
    low, first = clause.low, candidate.first
    opening = _opening(clause, candidate)
    armed = _is_of_the_armed(opening)
    named = armed or any(token.text[0].isupper() for token in clause.tokens[max(0, first - TO_FORCE) : first])
    if named and "losses" in opening and CIVIL.isdisjoint(opening):
        return True
    label = range(max(1, first - TO_LABEL), first)
    if any(low[at] in WORDS["tolls"] and low[at - 1] in NAMED_FORCES for at in label):
        return True
    return armed and ("losses" in opening or "loss" in opening)


def _called_its_own(clause: Clause, candidate: Candidate) -> bool:
    """ "It puts its dead since the operation began at about 20"."""
    opening = _opening(clause, candidate)
    own = next((at for at in range(len(opening) - 1, 0, -1) if opening[at - 1] in ("its", "own")), None)
    return own is not None and opening[own] in DEAD and clause.words.isdisjoint(CIVIL | WORDS["peaceful"])


def _lost_by_us(clause: Clause, candidate: Candidate) -> bool:
    """ "We lost nineteen," said a colonel."""
    opening, harm = _opening(clause, candidate), candidate.harm
    lost = not WORDS["we"].isdisjoint(opening[-3:]) and not WORDS["lost_or_has"].isdisjoint(opening[-2:])
    if not lost or (harm is not None and harm.measure != "killed"):
        return False
    return not WHO_FIGHTS.isdisjoint(clause.words)


def _had_by_a_force(clause: Clause, candidate: Candidate) -> bool:
    """ "The marines have ten dead", "their own dead: four"."""
    opening = _opening(clause, candidate)
    if not _is_of_the_armed(opening) or not CIVIL.isdisjoint(opening):
        return False
    verb = [word for word in opening[-3:] if word not in ("only", "about")][-1:]
    owned = not OWN.isdisjoint(opening) and not {"dead", "martyrs", "killed"}.isdisjoint(opening[-3:])
    return owned or not WORDS["lost_or_has"].isdisjoint(verb)


def _opening(clause: Clause, candidate: Candidate) -> list[str]:
    """The words before a number in which the force that counts is looked for."""
    harm, first = candidate.harm, candidate.first
    far = TO_PRONOUN if {"its", "losses"} <= clause.words else TO_FORCE
    if harm and clause.word(harm.first) in WORDS["lost_or_cost"] and harm.end == first:
        far = TO_LOSER
    return clause.low[max(0, first - far) : first]


def _is_of_the_armed(opening: list[str]) -> bool:
    return not ARMED.isdisjoint(opening) or ("men" in opening and ("his", "men") in pairwise(opening))
