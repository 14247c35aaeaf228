"""Whom a number counts by its own noun: "nine soldiers", "two of our boys", "forty CRPF", "four men in uniform"."""

from collections.abc import Callable
from dataclasses import dataclass

from dashboard.extraction.counts.candidates import GRAMMAR, Candidate, Clause
from dashboard.extraction.counts.harm import HarmWord
from dashboard.extraction.counts.nouns import Noun
from dashboard.extraction.meaning.named_around import (
    is_acronym,
    left_behind,
    turned_out_to_be,
)
from dashboard.extraction.meaning.own_losses import (
    are_own_men,
    is_of_a_staff,
)
from dashboard.extraction.meaning.whom_apposed import (
    apposed,
    is_she,
)
from dashboard.extraction.meaning.whose_side import of_their_ages
from dashboard.extraction.word_lists import word_lists
from dashboard.extraction.words.people import BODIES, PEOPLE, PLURAL
from dashboard.records import Population

WORDS = word_lists("meaning", "by_its_noun")
UNNAMED_MEN = frozenset({"men", "people", "persons", "members", "youths"})
PRONOUNS = frozenset({"them", "whom", "these", "those"})
CIVIL_FLIGHTS = frozenset({"ambulance", "medevac", "rescue", "civilian", "passenger", "charity"})
IN_UNIFORM = (["in", "uniform"], ["in", "uniforms"], ["in", "fatigues"], ["in", "camouflage"], ["in", "military"])
TO_RANKS = 4


@dataclass(slots=True)
class Count:
    """A number as the rules look at it; `named` is whom the sentence has named last."""

    clause: Clause
    candidate: Candidate
    named: Population
    noun: Noun
    noun_class: str
    harm: HarmWord | None
    head: str  # its noun, "" where it has none


Rule = Callable[[Count], Population | None]


def is_a_woman(count: Count) -> Population | None:
    single = count.candidate.is_single and count.noun.population == "people"
    return "women" if single and is_she(count.clause, count.candidate) else None


def of_a_calling(count: Count) -> Population | None:
    """Sailors of merchant ships, and patients who are nothing else."""
    if count.head in ("sailor", "sailors") and not count.clause.words.isdisjoint(GRAMMAR["merchant_ships"]):
        return "other"
    harmed = count.harm is not None and count.harm.first == count.noun.head
    return "people" if harmed and count.head in ("patient", "patients") else None


def of_own_men(count: Count) -> Population | None:
    return "combatants" if count.head in ("man", "men") and are_own_men(count.clause, count.candidate) else None


def turned_out(count: Count) -> Population | None:
    unnamed = count.head in UNNAMED_MEN or count.head in BODIES
    return turned_out_to_be(count.clause, count.candidate) if unnamed else None


def of_a_crew(count: Count) -> Population | None:
    """ "A helicopter was shot down and its two crew died"."""
    low, first, words = count.clause.low, count.candidate.first, count.clause.words
    if count.head != "crew" and low[first - 2 : first] != ["crew", "of"]:
        return None
    return "combatants" if not words.isdisjoint(WORDS["shot_down"]) and words.isdisjoint(CIVIL_FLIGHTS) else None


def of_our_boys(count: Count) -> Population | None:
    """ "Buried twenty of our boys"."""
    end = count.candidate.phrase.end
    if count.head not in WORDS["our_boys"] or count.clause.low[end : end + 2] != ["of", "our"]:
        return None
    return "combatants" if count.candidate.measure != "detained" else count.noun.population


def by_apposed(count: Count) -> Population | None:
    return apposed(count.clause, count.noun.end) if count.head in PRONOUNS else None


def shared_with_next(count: Count) -> Population | None:
    """ "Four American and five Nigerien soldiers"."""
    candidate, clause = count.candidate, count.clause
    if count.noun.plural or candidate.is_single or (candidate.phrase.low or 0) <= 1:
        return None
    following = clause.candidates[candidate.place + 1 : candidate.place + 2]
    if not following or not following[0].is_explicit or clause.low[candidate.end : following[0].first] != ["and"]:
        return None
    return following[0].noun.population


def by_who_says_so(count: Count) -> Population | None:
    """ "18,000 have been killed, activists 23,000": those before the number tell."""
    noun = count.noun
    if noun.head is None or noun.head >= count.candidate.phrase.first or noun.population != "other":
        return None
    return count.named if count.named != "other" else "people"


def in_uniform(count: Count) -> Population | None:
    """ "Four corpses in uniform", "nine men in fatigues", "two of them in uniform"."""
    if count.clause.low[count.noun.end : count.noun.end + 2] not in IN_UNIFORM:
        return None
    unnamed = count.head in BODIES or count.head in UNNAMED_MEN or count.noun_class == "leaning"
    return "combatants" if unnamed else None


def in_the_ranks(count: Count) -> Population | None:
    """ "402 of them in the ranks of the army, 259 in the regime's"."""
    return "combatants" if "ranks" in count.clause.low[count.noun.end : count.noun.end + TO_RANKS] else None


def of_a_staff(count: Count) -> Population | None:
    """ "239,480 Russians dead"."""
    people = count.noun.population == "people"
    return "combatants" if people and is_of_a_staff(count.clause, count.candidate) else None


def by_its_noun(count: Count) -> Population:
    """Whom the noun of people itself names, or the whole of which they are a part."""
    candidate, clause, head, kind = count.candidate, count.clause, count.head, count.noun.population
    if kind in ("people", "women") and (young := of_their_ages(clause, count.noun.end)):
        return young
    if candidate.measure == "defected" and (head in UNNAMED_MEN or PLURAL.get(head) == "combatants"):
        return "combatants"  # "about 600 men deserted"
    whole = candidate.part_of.population if candidate.part_of is not None else None
    if (kind == "people" or head == "foreigners") and whole is not None and whole != "people":
        return whole  # "38 rebels, including four foreigners"
    if kind == "other" and whole == "combatants":
        return whole  # "81 rebels, two governors among them", "53 of the forces: 17 soldiers and 36 volunteers"
    if head in BODIES and left_behind(clause, candidate):
        return "combatants"
    # refugees and migrants who are displaced are people; when killed they are a named kind
    return "people" if candidate.measure == "displaced" and kind == "other" else kind


def by_its_name(count: Count) -> Population:
    """Whom a name or a noun that no list knows stands for."""
    clause, candidate, head = count.clause, count.candidate, count.head
    if head in PEOPLE["armed_names"]:
        return "combatants"
    if count.noun_class == "name":
        return "people"
    if is_acronym(clause, count.noun.head):
        return "combatants"  # "executes three captured SAA", "forty CRPF dead"
    if (candidate.phrase.low or 0) > 1 and not head.endswith("s") and head.islower():
        plain = clause.tokens[count.noun.head or 0].text.islower()
        return count.named if plain else "other"  # "two dozen taken alive"
    return "people" if candidate.measure == "displaced" and candidate.is_family else "other"
