"""A verb of harm with two senses: "shot two men in the leg", "ambulances took away 14", "hunger carried off 63"."""

from dashboard.extraction.counts.candidates import Candidate, Clause
from dashboard.extraction.counts.harm import HarmWord
from dashboard.extraction.harmed.objects import ATTACKS
from dashboard.extraction.harmed.uprooted import CARRIERS, TO_CARRIER
from dashboard.extraction.word_lists import word_lists

WORDS = word_lists("harmed", "senses")
NEAR = 3  # tokens before the verb in which who acts stands
BURYING = frozenset({"bury", "buries", "burying", "buried"})
BLASTS = WORDS["blasts"]
TAKING = frozenset({"take", "takes", "taking", "took", "taken"})
CARRYING = WORDS["carrying"]
BURNING = frozenset({"burned", "burnt", "burns", "burn", "burning", "torched"})
INSIDE = frozenset({"inside", "alive", "their"})
EVACUATING = frozenset({"evacuated", "evacuates", "evacuating", "evacuate"})
SHOOTING = frozenset({"shoot", "shoots", "shooting", "shot"})
LIMBS = WORDS["limbs"]
MEDICS = word_lists("carried_off")["medics"]
PLAGUES = word_lists("harm_nouns")["plagues"]


def as_meant(clause: Clause, candidate: Candidate, harm: HarmWord) -> HarmWord:
    """An active verb of two senses: people a strike buries are missing, those a crew takes out of a place moved."""
    verb = clause.word(harm.first)
    if verb in SHOOTING and not LIMBS.isdisjoint(clause.low[candidate.end + 1 : candidate.end + 4]):
        return harm._replace(measure="wounded")  # "shot two men in the leg"
    near = clause.low[max(0, harm.first - NEAR) : harm.first]
    if verb in BURNING and not INSIDE.isdisjoint(clause.low[candidate.end : candidate.end + 2]):
        return harm._replace(measure="killed")  # "burned 12 villagers in their homes"
    by_medics = not MEDICS.isdisjoint(near) or near[:2] == ["ambulance", "service"]
    if verb in EVACUATING and by_medics:
        return harm._replace(measure="wounded", needs="")
    if harm.measure == "detained" and not MEDICS.isdisjoint(near):
        return harm._replace(measure="wounded")  # "ambulances took away 14"
    if verb in BURYING and not BLASTS.isdisjoint(clause.low[max(0, harm.first - 9) : harm.first]):
        return harm._replace(measure="missing", needs="")
    if verb in TAKING and harm.measure == "detained" and clause.word(harm.first + 1) == "in" and candidate.is_many:
        return harm._replace(measure="displaced")  # "took in more than 172 thousand refugees"
    plagued = (
        harm.measure == "detained"
        and (verb in TAKING or verb in CARRYING)
        and harm.reads("acts:past", "acts:third", "acts:gerund")
    )
    if plagued and not PLAGUES.isdisjoint(clause.low[max(0, harm.first - 5) : harm.first]):
        return harm._replace(measure="killed", needs="")  # "hunger has carried off 63 people"
    taken = verb in TAKING and harm.measure == "killed"
    carried = not CARRIERS.isdisjoint(clause.low[max(0, harm.first - TO_CARRIER) : harm.first])
    carried = carried or clause.word(candidate.end) in ("from", "of")
    if taken and carried and ATTACKS.isdisjoint(clause.low[max(0, harm.first - 4) : harm.first]):
        return harm._replace(measure="displaced")
    return harm
