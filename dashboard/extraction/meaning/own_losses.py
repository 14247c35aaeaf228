"""Numbers by which a force counts its own, or the enemies it has slain: fighters, though no noun says so."""

from dashboard.extraction.counts.candidates import GRAMMAR, Candidate, Clause
from dashboard.extraction.word_lists import word_lists
from dashboard.extraction.words.people import PEOPLE, PERSONS, PLURAL

TO_FORCE = 10
OWNED = frozenset({"'s", "’s", "'", "’"})
OWN = frozenset({"its", "their", "our", "own"})
LOSSES = frozenset({"its", "losses"})
OWNERS = frozenset({"its", "his", "our", "their"})
LOSING = frozenset({"lost", "lose", "loses", "losing", "have", "has", "had"})
OWN_DEAD = frozenset({"dead", "missing", "wounded", "fallen", "losses", "casualties", "fatalities"})
LOSERS = frozenset(
    {"ministry", "coalition", "operation", "contingent", "mission", "garrison", "attackers", "defenders"}
)
LOST = frozenset({"lost", "loses", "losing", "lose"})
PEACEFUL = frozenset(
    {"village", "town", "hospital", "agency", "charity", "camp", "community", "city", "staff", "family", "families"}
    | {
        "doctor",
        "doctors",
        "surgeon",
        "nurse",
        "patients",
        "ward",
        "table",
        "msf",
        "union",
        "clan",
        "parents",
        "school",
    }
    | {"mother", "father", "she", "neighbours", "household", "residents", "children", "clinic", "paper", "newspaper"}
)
WE = frozenset({"we", "we've", "we’ve", "our"})
LOSING_MEN = frozenset({"lost", "lose", "loses", "losing", "cost", "costs", "costing"})
TO_SIDE = 7
ADMITTING = frozenset(
    {"admits", "admitted", "admit", "acknowledged", "acknowledges", "concedes", "conceded", "admitting"}
)
SIDES_ARMED = frozenset(
    {"army", "enemy", "regime", "government", "rebel", "rebels", "military", "junta", "militia", "our"}
)
TO_STAFF = 24
FIGHTING_UNITS = frozenset({"battalion", "brigade", "regiment", "platoon", "squad", "company", "division"})
PLACES = frozenset({"base", "camp", "post", "headquarters", "hospital", "barracks"})
CIVIL = frozenset({"civilians", "civilian", "people", "villagers"})
UNITS = word_lists("people_nouns")["units"]
TO_UNIT = 5
TO_LOSER = 24  # "the militia, which took back two hamlets, says it slew fourteen and lost two"
FORCES = word_lists("people_nouns")["armed_names"] | frozenset(
    {"army", "forces", "force", "regime", "junta", "military", "movement", "militia", "navy", "police"}
)
MARTYRS = frozenset({"martyr", "martyrs"})
COMMANDING = FORCES - {"regime", "junta", "movement"} | {
    "command",
    "brigades",
    "brigade",
    "battalion",
    "corps",
    "militia",
}
NAMED_FORCES = FORCES - {"is"}  # in small letters a verb
OWN_OR_THAT = OWN | {"that"}
TO_PRONOUN = 20
TO_LABEL = 5
TOLLS = frozenset({"casualties", "losses", "dead", "deaths", "fatalities"})


def are_own_men(clause: Clause, candidate: Candidate) -> bool:
    """ "31 of its men", "the army lost three men", "for the loss of two men": the men of a force."""
    harm = candidate.harm
    end = candidate.phrase.end
    if clause.low[candidate.first - 4 : candidate.first] == ["for", "the", "loss", "of"]:
        return True
    own = clause.word(end) == "of" and clause.word(end + 1) in OWNERS
    own = own or (
        clause.word(end) == "of" and clause.tokens[end + 1].text[0].isupper() and clause.word(end + 2) in OWNED
    )
    return own or (harm is not None and clause.word(harm.first) in LOSING_MEN)


def is_of_a_unit(clause: Clause, candidate: Candidate) -> bool:
    """ "A garrison of 60", "seven from the 3rd Brigade", "two of ours", "the army lost three of its own"."""
    low, first, end = clause.low, candidate.first, candidate.phrase.end
    if low[first - 1] == "of" and low[first - 2] in UNITS:
        return True
    if low[end : end + 2] == ["of", "ours"] or low[end : end + 3] == ["of", "our", "own"]:
        return True
    of_own = end + (low[end] == "more")
    owned = low[of_own] == "of" and low[of_own + 1] in OWNERS and low[of_own + 2] in OWN_DEAD
    if owned and clause.words.isdisjoint(PEACEFUL):
        return True  # "two more of its dead"
    if low[end : end + 3] in (["of", "its", "own"], ["of", "their", "own"]):
        opening = low[max(0, first - TO_LOSER) : first]
        armed = FORCES | PEOPLE["armed_groups"]
        return any(PLURAL.get(word) == "combatants" or word in armed for word in opening)
    after = low[end + 1 : end + TO_UNIT]
    if low[end] != "from" or not after or after[0] not in ("the", "its", "their", "a"):
        return False
    unit = next((at for at, word in enumerate(after) if word in UNITS or word in NAMED_FORCES), None)
    return unit is not None and low[end + 2 + unit] not in PLACES


def is_slain_by_a_unit(clause: Clause, candidate: Candidate) -> bool:
    """ "The battalion killed about forty": a unit counts the enemies it has killed."""
    harm = candidate.harm
    if harm is None or harm.end > candidate.first or not harm.reads("acts:past", "acts:third", "acts:base"):
        return False
    if harm.measure != "killed" or not CIVIL.isdisjoint(clause.words):
        return False
    opening = clause.low[max(0, harm.first - 3) : harm.first]
    return not FIGHTING_UNITS.isdisjoint(opening) and "by" not in opening


def is_of_a_staff(clause: Clause, candidate: Candidate) -> bool:
    """ "Ukraine's General Staff counts 510 dead over the day": what a staff counts are soldiers."""
    if candidate.measure not in ("killed", "wounded", "casualties") or not CIVIL.isdisjoint(clause.words):
        return False
    low = clause.low
    return any(
        low[at] == "general" and low[at + 1] == "staff"
        for at in range(max(0, candidate.first - TO_STAFF), candidate.first)
    )


def is_admitted(clause: Clause, candidate: Candidate) -> bool:
    """ "Bamako admits eight dead", "five dead on the army side": a side that owns to losses counts its fighters."""
    if not CIVIL.isdisjoint(clause.words):
        return False
    low, harm = clause.low, candidate.harm
    if harm is not None and not MARTYRS.isdisjoint(clause.words):
        opening = low[max(0, candidate.first - TO_FORCE) : candidate.first]
        theirs = any(word in COMMANDING or word in PEOPLE["armed_names"] for word in opening)
        if theirs and (clause.word(harm.first) in MARTYRS or MARTYRS & set(opening)):
            return True  # "the brigades confirm 7 martyrs and 13 wounded"
    only = low[candidate.first - 1] in ("only", "just", "to")
    admits = low[candidate.first - 1 - only] in ADMITTING and low[candidate.phrase.end] != "of"
    hurt = harm is not None and (harm.measure == "killed" or (harm.measure == "wounded" and candidate.place > 0))
    if admits and hurt:
        return True
    after = low[candidate.phrase.end : candidate.phrase.end + TO_SIDE]
    at = after.index("side") if "side" in after else 0
    return at > 1 and after[at - 1] in SIDES_ARMED and "on" in after[:at]


def are_own_losses(clause: Clause, candidate: Candidate) -> bool:
    """Whether a force counts its own: "put its losses at 12", "the marines have ten dead", "60 dead on our side"."""
    low, first, harm = clause.low, candidate.first, candidate.harm
    after = low[candidate.phrase.end : candidate.end + 6]
    if not OWN_OR_THAT.isdisjoint(after) and not GRAMMAR["own_ranks"].isdisjoint(after):
        return True
    opening = low[max(0, first - (TO_PRONOUN if clause.words >= LOSSES else TO_FORCE)) : first]
    if harm and clause.word(harm.first) in LOSING_MEN and harm.end == first and harm.first:
        losing = clause.tokens[harm.first - 1].text
        if len(losing) > 1 and losing.isupper():
            return True  # "the GNA lost 14"
    if harm and clause.word(harm.first) in LOSING_MEN and harm.end == first:
        opening = low[max(0, first - TO_LOSER) : first]
    loses = harm and clause.word(harm.first) in LOST and harm.end == first and not LOSERS.isdisjoint(clause.words)
    if loses and clause.words.isdisjoint(CIVIL | PEACEFUL):
        return True  # "The defence ministry said it had lost 49"
    armed = any(PLURAL.get(word) == "combatants" or word in FORCES for word in opening)
    armed = armed or any(opening[at : at + 2] == ["his", "men"] for at in range(len(opening)))
    sides = armed or any(token.text[0].isupper() for token in clause.tokens[max(0, first - TO_FORCE) : first])
    if sides and "losses" in opening and CIVIL.isdisjoint(opening):
        return True  # "Russian losses: 1,200 killed"
    if any(low[at] in TOLLS and low[at - 1] in NAMED_FORCES for at in range(max(1, first - TO_LABEL), first)):
        return True  # "Army casualties: 3 killed"
    if armed and not {"losses", "loss"}.isdisjoint(opening):
        return True
    own = next((at for at in range(len(opening) - 1, 0, -1) if opening[at - 1] in ("its", "own")), None)
    if own is not None and opening[own] in OWN_DEAD and clause.words.isdisjoint(CIVIL | PEACEFUL):
        return True  # "it puts its dead since the operation began at about 20"
    we = (
        not WE.isdisjoint(opening[-3:])
        and not LOSING.isdisjoint(opening[-2:])
        and (harm is None or harm.measure == "killed")
    )
    if we and any(PERSONS.get(word) == "combatants" or word in NAMED_FORCES for word in clause.words):
        return True  # "We lost nineteen," said a colonel
    if not armed or not CIVIL.isdisjoint(opening):
        return False
    owner_then = [w for w in opening[-3:] if w not in ("only", "about")]
    return any(word in LOSING for word in owner_then[-1:]) or (
        not OWN.isdisjoint(opening) and not {"dead", "martyrs", "killed"}.isdisjoint(opening[-3:])
    )
