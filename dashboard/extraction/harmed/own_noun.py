"""Numbers whose own noun tells the harm: "12 bodies", "12 wounded soldiers", "9,614 civilian deaths"."""

from dashboard.extraction.counts.candidates import Candidate, Clause
from dashboard.extraction.counts.harm import HarmWord
from dashboard.extraction.harmed.captives import got_away
from dashboard.extraction.harmed.right_or_left import BODIES, counts_bodies
from dashboard.extraction.harmed.subjects import POSSESSIVE
from dashboard.extraction.harmed.to_hospital import casualties_at_hospital
from dashboard.extraction.word_lists import word_lists
from dashboard.extraction.words.asking import needs
from dashboard.extraction.words.people import THINGS

WORDS = word_lists("governing")
TO_SAVING, TO_HOME = 3, 4  # tokens


def inside_noun(clause: Clause, candidate: Candidate) -> HarmWord | None:
    """ "12 wounded soldiers"; not "nine burnt bodies", "two burnt pick-ups"."""
    inside = clause.harm_from.get(candidate.noun.harmed) if candidate.noun.harmed is not None else None
    if inside is None or not inside.reads("acts:participle", "state", "counts"):
        return None
    if inside.measure == "wounded" and counts_bodies(clause, candidate):
        return None
    return None if inside.needs == "living" and not candidate.fits(inside) else inside


def is_not_harmed(clause: Clause, candidate: Candidate) -> bool:
    """Whether the noun tells of harm that did not befall those counted, or no more."""
    counted = _counted(clause, candidate)
    if not WORDS["saving"].isdisjoint(clause.low[max(0, candidate.first - TO_SAVING) : candidate.first]):
        return True  # "would save many lives"
    if counted is None:
        return False
    after = clause.word(counted.end)
    if after in POSSESSIVE:
        return True  # "200 hostages' relatives marched"
    if candidate.noun.head is None and after in THINGS:
        return True  # "raids on two displaced camps"
    if candidate.phrase.operator == "some" and counted.measure in ("detained", "defected"):
        return True  # "ambushed a group of defectors"
    if counted.measure == "detained" and got_away(clause, candidate):
        return True
    passed = counted.measure in ("displaced", "wounded")  # "700 refugees went home", "76 wounded were discharged"
    return passed and not WORDS["homeward"].isdisjoint(clause.low[counted.end : counted.end + TO_HOME])


def counted_by_noun(clause: Clause, candidate: Candidate) -> HarmWord | None:
    """ "12 bodies", "claimed 16 more lives", "130 confirmed deaths"."""
    noun = candidate.noun
    counted = _counted(clause, candidate)
    if counted and casualties_at_hospital(clause, candidate, counted):
        counted = counted._replace(measure="wounded")
    if candidate.is_single:
        return None
    if counted and counted.reads("counts"):
        return counted
    deaths = clause.harm_from.get(noun.end + 1) if noun.noun_class == "bare" else None
    return deaths if deaths and deaths.reads("counts") and clause.word(noun.end) in WORDS["confirmed"] else None


def counted_by_adjective(clause: Clause, candidate: Candidate) -> HarmWord | None:
    """ "9,614 civilian deaths", "seven insurgents' corpses", "1,400 Congolese arrivals"; and whom they count."""
    noun = candidate.noun
    by_noun = clause.harm_from.get(noun.end)
    if by_noun is None or candidate.is_single or not by_noun.reads("counts"):
        return None
    if not (clause.word(noun.end).endswith("s") or clause.word(noun.end) in BODIES):
        return None
    describing = clause.word(noun.end - 1)
    adjective = noun.noun_class in ("person", "name", "unknown") and noun.head == noun.end - 1
    owner = noun.noun_class == "person" and (describing in POSSESSIVE or describing.endswith("ese"))
    if not (adjective or owner) or describing == "mass":
        return None  # "three mass graves"
    if by_noun.measure == "detained" and noun.population == "combatants":
        candidate.noun = noun._replace(population="people")  # "30 police arrests"
    return by_noun


@needs(frozenset({"and"}))
def counted_by_two(clause: Clause, candidate: Candidate) -> HarmWord | None:
    """ "10,000 civilian and military lives"; they count people."""
    noun = candidate.noun
    both = clause.harm_from.get(noun.end + 2) if clause.word(noun.end) == "and" else None
    if both is None or not both.reads("counts") or noun.noun_class != "person" or noun.plural or candidate.is_single:
        return None
    candidate.noun = noun._replace(end=noun.end + 2, population="people")
    return both


def _counted(clause: Clause, candidate: Candidate) -> HarmWord | None:
    """The word of harm that is the noun, or stands right after it."""
    noun = candidate.noun
    leaning = noun.head is None or noun.noun_class == "leaning"  # "claimed 16 more lives"
    return clause.harm_from.get(noun.end if leaning else noun.head or 0)
