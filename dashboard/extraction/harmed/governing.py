"""Which word of harm governs a number by itself: to its right, to its left, inside its noun, or a toll.

Each rule is told by an example. To the right (subjects.py): "12 people were killed". To the left (objects.py): "killing
12 people", "the deaths of nine". By its own noun: "12 bodies", "12 wounded soldiers". By a toll (tolls.py): "the toll
rose to 12".
"""

from dashboard.extraction.counts.candidates import BE, BE_OR_HAVE, GRAMMAR, HAVE, Candidate, Clause
from dashboard.extraction.counts.harm import HarmWord
from dashboard.extraction.counts.relations import LONGEST_LIST, among_the_harmed, in_subset_list, is_subset
from dashboard.extraction.harmed.by_the_dead import victims
from dashboard.extraction.harmed.captives import dug_free, got_away, ransomed, sentenced, swapped, taken_along
from dashboard.extraction.harmed.carried_off import dragged_off, is_dragged_off
from dashboard.extraction.harmed.corrections import corrects_one_before, follows_suit, follows_teller, is_on_a_list
from dashboard.extraction.harmed.far_verbs import far_verb
from dashboard.extraction.harmed.fared_worse import died_since, in_turn, part_or_whole
from dashboard.extraction.harmed.frames import (
    beside_another,
    crosses_over,
    done_by_many,
    exchanged_for,
    governed_around,
    governed_by_label,
    governed_by_split_verb,
    joins_rebels,
    moved_by_split_verb,
    total_named_after,
)
from dashboard.extraction.harmed.inverted import governed_from_opening, governed_past_adjunct, summed_up
from dashboard.extraction.harmed.objects import FUNERALS, governed_from_left
from dashboard.extraction.harmed.on_the_move import on_the_move
from dashboard.extraction.harmed.out_of_sight import out_of_sight
from dashboard.extraction.harmed.senses import as_meant
from dashboard.extraction.harmed.subjects import POSSESSIVE, governed_from_right
from dashboard.extraction.harmed.to_hospital import casualties_at_hospital, received_as_patients, taken_to_hospital
from dashboard.extraction.harmed.tolls import govern_by_toll
from dashboard.extraction.harmed.uprooted import uprooted
from dashboard.extraction.harmed.voice import is_active_past
from dashboard.extraction.word_lists import word_lists
from dashboard.extraction.words.people import PERSONS, THINGS
from dashboard.records import Measure

WORDS = word_lists("harm_nouns")
INCLUDE = frozenset({"include", "includes", "included", "comprise", "comprised", "comprises", "were", "are"})
REACHING = frozenset({"reached", "reaches", "to", "at", "passed", "hit"})
OWNING = frozenset({"the", "those", "their", "'s", "’s"})
NEAR = 3  # tokens
TO_DEATH = 10  # tokens from "taken" to "and killed"
HOMEWARD = frozenset({"home", "returned", "return", "back", "homeward", "discharged"})
ONE_OF = frozenset({"is", "was", "as", "became"})
TO_ALIVE = 7  # tokens in which "carried out alive" follows its number
BODIES = frozenset({"body", "bodies", "corpse", "corpses", "remains", "cadavers", "skeletons"})
FOUND = frozenset({"found", "recovered", "discovered", "pulled", "retrieved", "located", "dug", "extracted", "brought"})
SHELTERING = frozenset({"sheltering", "housing", "hosting", "accommodating"})
STRUCK = frozenset({"hit", "struck", "bombed", "shelled", "attacked", "targeted", "destroyed", "strike", "raid"})
SAVING = frozenset({"save", "saves", "saving", "saved"})
TAKING = frozenset({"take", "takes", "taking", "took", "taken"})
BOMBERS_AS_PRONOUN = frozenset({"him", "her", "them", "himself", "herself"})
BOMBERS = frozenset({"bomber", "bombers", "himself", "herself", "themselves", "suicide", "detonated"})
CONFIRMED = frozenset(
    {"confirmed", "reported", "recorded", "verified", "known", "feared", "presumed", "further", "more"}
)
AFTER_APPOSED = frozenset({"", ".", "in", "at", "on", "this", "today", "yesterday", "so", "since", "near", "overnight"})
NAMING = frozenset({"name", "named", "names", "naming", "identified", "identifies", "identifying"})
PUTS = GRAMMAR["puts"]
NONE = frozenset({"none", "nobody", "neither"})


def govern(clause: Clause, candidate: Candidate) -> None:
    """Link `candidate` to the word of harm that governs it without the help of another number, if there is one."""
    if clause.word(candidate.first) == "by" and (many := done_by_many(clause, candidate)):
        candidate.take(many, "left")
        return
    if (
        clause.low[candidate.first : candidate.first + 2] == ["one", "of"]
        and clause.word(candidate.first - 1) in ONE_OF
    ):
        return  # "he was one of nine journalists jailed"
    if clause.word(candidate.first - 1) in SHELTERING and _is_attacked_building(clause, candidate):
        return  # "a school sheltering hundreds of displaced people was hit": who was there
    if unseen := _into_death(clause, candidate) or out_of_sight(clause, candidate) or ransomed(clause, candidate):
        candidate.take(unseen, "left")
        return
    if _is_of_things(clause, candidate):
        return  # "sixty drones came and 41 of them were shot down"
    if term := sentenced(clause, candidate) or swapped(clause, candidate) or taken_along(clause, candidate):
        candidate.take(term, "left")
        return
    if "of" in clause.words and (fared := part_or_whole(clause, candidate)):
        candidate.take(fared, "right")  # "eight of the 20 hurt have since died"
        return
    if since := died_since(clause, candidate) or in_turn(clause, candidate):
        candidate.take(since, "right")
        return
    bodies = candidate.noun.head is not None and clause.word(candidate.noun.head) in BODIES
    split = taken_to_hospital(clause, candidate) or governed_by_split_verb(clause, candidate)
    split = split or governed_around(clause, candidate)
    if split and (split.measure == "killed" or not bodies):
        candidate.take(split, "left")
        return
    if not bodies and (dragged := dragged_off(clause, candidate)):
        candidate.take(dragged, "left")
        return
    if not bodies and (dragged := is_dragged_off(clause, candidate)):
        candidate.take(dragged, "right")
        return
    if total := total_named_after(clause, candidate):
        candidate.take(total, "toll")
        return
    if label := governed_by_label(clause, candidate):
        candidate.take(label, "left")
        return
    slain = clause.harm_to.get(candidate.first - 1)  # "took the lives of two patients"
    if not (slain and slain.measure == "killed") and (patients := received_as_patients(clause, candidate)):
        candidate.take(patients, "counts")
        return
    apart = governed_from_opening(clause, candidate) or governed_past_adjunct(clause, candidate)
    if apart and candidate.fits(apart):
        candidate.take(apart, "left")
        return
    if total := summed_up(clause, candidate):
        candidate.take(total, "left")
        return
    if exchange := exchanged_for(clause, candidate) or beside_another(clause, candidate):
        candidate.take(exchange, "left")
        return
    if clause.word(candidate.first - 1) in ("the", "of") and not NONE.isdisjoint(
        clause.low[max(0, candidate.first - 4) : candidate.first]
    ):
        return  # "none of the 1,500 troops was hurt"
    put = clause.word(candidate.first - 1) == "at" and candidate.noun.noun_class == "bare"
    if put and not PUTS.isdisjoint(clause.low[max(0, candidate.first - 5) : candidate.first]):
        govern_by_toll(clause, candidate)  # "put their dead at 147 by evening, with scores more in the rubble"
        if candidate.harm is not None:
            return
    if clause.word(candidate.first - 1) in REACHING and clause.word(candidate.end) == "," and not candidate.is_explicit:
        govern_by_toll(clause, candidate)  # "the number of dead has reached 31, and 13 people are missing"
        if candidate.harm is not None:
            return
    of_dead = clause.harm_from.get(candidate.phrase.end + 2)
    if of_dead is None and clause.word(candidate.phrase.end + 2) in ("victims", "fallen", "fatalities"):
        of_dead = HarmWord(candidate.phrase.end + 2, candidate.phrase.end + 3, "killed", frozenset({"counts"}), "")
    if (
        clause.word(candidate.first - 1) in NAMING
        and of_dead
        and of_dead.reads("state", "counts")
        and clause.low[candidate.phrase.end : candidate.phrase.end + 2] == ["of", "the"]
    ):
        candidate.take(of_dead, "counts")
        return
    if clause.word(candidate.first - 1) in NAMING and clause.low[candidate.phrase.end : candidate.phrase.end + 2] == [
        "of",
        "the",
    ]:
        return  # "has named three of the soldiers who fell"
    own_dead = clause.harm_from.get(candidate.noun.end + 1) if candidate.noun.end in clause.harm_from else None
    if (
        own_dead
        and candidate.noun.noun_class == "bare"
        and own_dead.reads("state")
        and clause.word(own_dead.first) == "dead"
    ):
        candidate.take(own_dead, "counts")  # "picked up twenty-two mutilated dead"
        return
    right, left = governed_from_right(clause, candidate), governed_from_left(clause, candidate)
    if right is None and left is None and (over := crosses_over(clause, candidate)):
        candidate.take(over, "right")
        return
    if right and right.measure == "displaced" and (over := crosses_over(clause, candidate)):
        candidate.take(over, "right")
        return
    if right is None and left is None and not bodies:
        moved = moved_by_split_verb(clause, candidate) or uprooted(clause, candidate) or on_the_move(clause, candidate)
        moved = moved or joins_rebels(clause, candidate)
        if moved and GRAMMAR["unharmed"].isdisjoint(clause.low[candidate.end : candidate.end + TO_ALIVE]):
            candidate.take(moved, "right")
            return
    if bodies:
        # "picked up 200 bodies", "35 burnt bodies": who is dead was neither detained nor wounded
        right, left = (harm if harm and harm.measure in ("killed", "missing") else None for harm in (right, left))
        if right and right.measure == "missing" and not FOUND.isdisjoint(clause.low[candidate.end : right.first]):
            right = None  # "two bodies were found under the rubble"
    aside = clause.word(candidate.end) == "," and candidate.place > 0 and is_subset(clause, candidate)
    goes_on = right is not None and (right.measure == "displaced" or candidate.is_single)
    if aside and goes_on and clause.candidates[candidate.place - 1].measure:
        right = None  # "detained 14 people, five of them children, trying to flee"
    right, left = (None if harm and dug_free(clause, harm) else harm for harm in (right, left))
    if right and right.measure == "displaced" and clause.word(right.end) in GRAMMAR["unharmed"]:
        right = None  # "forty others were brought out safe"
    if right and left and right is not left and left.needs == "family" and not candidate.fits(left):
        left = None  # "the camp shelters 14,000 people who fled Ardamata"
    if left and clause.word(left.first) in FUNERALS:
        right = None  # "a funeral for nine soldiers was held"
    if right and right.measure == "detained":
        right = _then_killed(clause, right)
    if right and candidate.is_single and not PUTS.isdisjoint(clause.low[candidate.end : right.first]):
        right = None  # "An activist puts regime dead at 70"
    if right and left and left.reads("counts") and clause.word(left.end) == ":":
        left = None  # "Casualties: 3 killed, 8 wounded"
    if left and left.measure == "displaced" and candidate.noun.harmed is not None and not candidate.is_many:
        left = None  # "helicopters evacuated seven badly hurt soldiers"
    if right and left and right is not left:
        right, left = (right, None) if _right_wins(clause, candidate, right, left) else (None, left)
    own = clause.harm_from.get(candidate.end) if candidate.noun.noun_class == "bare" else None
    if left and own and left.measure == own.measure == "detained" and left.needs == "person":
        candidate.take(left, "left")  # "frees 4,700 held in a camp"
        return
    left = as_meant(clause, candidate, left) if left else None
    if "survivors" in clause.low[candidate.phrase.end : candidate.end]:
        # "a trawler picked up 61 survivors"
        right, left = (harm if harm and harm.measure != "detained" else None for harm in (right, left))
    candidate.is_backed = candidate.is_backed or _goes_on_from_bare(clause, candidate)
    for harm, how in ((right, "right"), (left, "left")):
        if harm and candidate.fits(harm):
            candidate.take(harm, how)
            between = clause.low[candidate.end : harm.first]
            if "among" in between and {"them", "whom"}.isdisjoint(between):
                candidate.subset = True  # "12 children and 11 fighters were among the dead"
            return
    if candidate.is_explicit and (among := among_the_harmed(clause, candidate)):
        candidate.take(among, "subset")
        candidate.subset = True
        return
    noun = candidate.noun
    inside = clause.harm_from.get(noun.harmed) if noun.harmed is not None else None
    of_bodies = noun.head is not None and clause.word(noun.head) in BODIES  # "nine burnt bodies"
    if inside and of_bodies and inside.measure == "wounded":
        inside = None
    if inside and inside.needs == "living" and not candidate.fits(inside):
        inside = None  # "two burnt pick-ups"
    if inside and inside.reads("acts:participle", "state", "counts"):
        candidate.take(inside, "inside")
        return
    leaning = noun.head is None or noun.noun_class == "leaning"  # "claimed 16 more lives"
    counted = clause.harm_from.get(noun.end if leaning else noun.head or 0)
    after = clause.word(counted.end) if counted else ""
    if after in POSSESSIVE:
        return  # "200 hostages' relatives marched"
    if counted and candidate.noun.head is None and after in THINGS:
        return  # "raids on two displaced camps"
    vague = candidate.phrase.operator == "some" and counted is not None and counted.measure in ("detained", "defected")
    if vague or not SAVING.isdisjoint(clause.low[max(0, candidate.first - 3) : candidate.first]):
        return  # "would save many lives", "ambushed a group of defectors"
    if counted and counted.measure == "detained" and got_away(clause, candidate):
        return
    passed = counted is not None and counted.measure in ("displaced", "wounded")
    if counted and passed and not HOMEWARD.isdisjoint(clause.low[counted.end : counted.end + 4]):
        return  # "700 refugees went home", "76 of the wounded have been discharged"
    if counted and casualties_at_hospital(clause, candidate, counted):
        counted = counted._replace(measure="wounded")
    if counted and counted.reads("counts") and not candidate.is_single:
        candidate.take(counted, "counts")
        return
    deaths = clause.harm_from.get(noun.end + 1) if noun.noun_class == "bare" else None
    if deaths and deaths.reads("counts") and clause.word(noun.end) in CONFIRMED and not candidate.is_single:
        candidate.take(deaths, "counts")  # "130 confirmed deaths"
        return
    by_noun = clause.harm_from.get(noun.end)
    plural = clause.word(noun.end).endswith("s") or clause.word(noun.end) in BODIES
    owned = clause.word(noun.end - 1) in POSSESSIVE  # "seven insurgents' corpses"
    nation = clause.word(noun.end - 1).endswith("ese")  # "1,400 Congolese arrivals"
    adjective = plural and noun.noun_class in ("person", "name", "unknown") and noun.head == noun.end - 1
    adjective = adjective or (plural and noun.noun_class == "person" and (owned or nation))
    adjective = adjective and clause.word(noun.end - 1) != "mass"  # "three mass graves"
    if by_noun and by_noun.reads("counts") and adjective and not candidate.is_single:
        if by_noun.measure == "detained" and noun.population == "combatants":
            candidate.noun = noun._replace(population="people")  # "30 police arrests"
        candidate.take(by_noun, "counts")  # "9,614 civilian deaths"
        return
    both = clause.harm_from.get(noun.end + 2) if clause.word(noun.end) == "and" else None
    if both and both.reads("counts") and noun.noun_class == "person" and not noun.plural and not candidate.is_single:
        candidate.noun = noun._replace(end=noun.end + 2, population="people")
        candidate.take(both, "counts")  # "10,000 civilian and military lives"
        return
    also = clause.word(candidate.first - 2) in ("also", "now")  # "the dead also include"
    before = clause.harm_to.get(candidate.first - 2 - also)
    if (
        before
        and (clause.word(candidate.first - 1) in BE or clause.word(candidate.first - 1) in (":", ","))
        and "among" in clause.low[max(0, before.first - 3) : before.first]
    ):
        candidate.take(before, "subset")  # "among the dead were seven children"
        candidate.subset = True
        return
    if before and clause.word(candidate.first - 1) in INCLUDE and clause.word(before.first - 1) in OWNING:
        candidate.take(before, "subset")  # "the dead include three nurses"
        candidate.subset = True
        return
    the_dead = clause.harm_to.get(candidate.first - 2) if clause.word(candidate.first - 1) == "," else None
    stated = the_dead is not None and the_dead.reads("state", "counts")
    if the_dead and stated and clause.word(the_dead.first - 1) == "the" and is_subset(clause, candidate):
        candidate.take(the_dead, "subset")  # "The dead, three of them drivers, lay by the road"
        return
    if fronted := _fronted(clause, candidate):
        candidate.take(fronted, "left")
        return
    apposed = clause.harm_to.get(candidate.first - 1) if clause.word(candidate.first - 1) == "," else None
    if (
        apposed
        and apposed.reads("counts")
        and candidate.noun.noun_class == "bare"
        and clause.word(candidate.end) in AFTER_APPOSED
    ):
        candidate.take(apposed, "counts")  # "Fishermen keep finding bodies, two this morning"
        return
    if fellow := _along_with(clause, candidate):
        candidate.take(fellow, "left")
        return
    if told := victims(clause, candidate):
        candidate.take(told, "subset" if candidate.subset else "left")
        return
    govern_by_toll(clause, candidate)
    if candidate.harm is None and (far := far_verb(clause, candidate)) and candidate.fits(far):
        candidate.take(far, "right")
    if candidate.harm is None:
        rules = (corrects_one_before, follows_suit, follows_teller, is_on_a_list)
        candidate.leans_back = candidate.leans_back or any(rule(clause, candidate) for rule in rules)


def _is_of_things(clause: Clause, candidate: Candidate) -> bool:
    """Whether "of them" speaks of things counted before, where nobody is named between."""
    if not candidate.is_pronoun or not candidate.place:
        return False
    last = clause.candidates[candidate.place - 1]
    between = clause.low[last.end : candidate.first]
    return last.noun.noun_class == "thing" and not any(word in PERSONS for word in between)


def _goes_on_from_bare(clause: Clause, candidate: Candidate) -> bool:
    """ "Killed 25 and captured nine": a bare number after another of people, where no things are spoken of."""
    before = clause.candidates[candidate.place - 1] if candidate.place else None
    if before is None or not candidate.is_alone or before.noun.noun_class != "bare" or before.how != "left":
        return False
    between = clause.low[before.end : candidate.first]
    return before.measure in ("killed", "wounded") and len(between) == 2 and between[0] in ("and", ",")


def _fronted(clause: Clause, candidate: Candidate) -> HarmWord | None:
    """ "Above a hundred we have treated", "Nine we buried": the object before its subject and verb."""
    at = candidate.end + 1
    if clause.word(at - 1) not in ("we", "they") or clause.word(candidate.first - 1)[-1:].isalnum():
        return None
    at += clause.word(at) in HAVE
    verb = clause.harm_from.get(at)
    if verb is None and clause.word(at) in ("treated", "buried", "admitted"):
        measure: Measure = "killed" if clause.word(at) == "buried" else "wounded"
        verb = HarmWord(at, at + 1, measure, frozenset({"acts:past"}), "")
    closes = verb is not None and not clause.word(verb.end)[:1].isalnum()
    return verb if verb is not None and closes and verb.reads("acts:past", "acts:participle") else None


def _is_attacked_building(clause: Clause, candidate: Candidate) -> bool:
    """Whether one building stands before "sheltering", in a sentence of an attack."""
    named = clause.word(candidate.first - 3) in ("a", "an", "the")
    return named and clause.word(candidate.first - 2) in GRAMMAR["rooms"] and not STRUCK.isdisjoint(clause.words)


def _into_death(clause: Clause, candidate: Candidate) -> HarmWord | None:
    """ "Blew himself up, taking five soldiers with him": whom a bomber takes along is dead."""
    at = candidate.first - 1
    if clause.word(at) not in TAKING or BOMBERS.isdisjoint(clause.words):
        return None
    along = clause.word(candidate.end) == "with" and clause.word(candidate.end + 1) in BOMBERS_AS_PRONOUN
    return HarmWord(at, at + 1, "killed", frozenset({"acts:past"}), "") if along else None


def _along_with(clause: Clause, candidate: Candidate) -> HarmWord | None:
    """ "Announces his defection along with fifteen officers", "the arrest of the mayor together with two aides"."""
    low, with_them = clause.low, candidate.first - 1
    if low[with_them] != "with" or low[with_them - 1] not in ("along", "together") or not candidate.is_explicit:
        return None
    back = (clause.harm_to.get(at) for at in range(with_them - 2, max(-1, with_them - TO_DEATH), -1))
    noun = next((harm for harm in back if harm is not None), None)
    return noun if noun is not None and noun.reads("noun_of") and candidate.fits(noun) else None


def _then_killed(clause: Clause, taken: HarmWord) -> HarmWord:
    """Who was taken and then killed is dead: "were taken from their homes and shot"; else `taken` itself."""
    for at in range(taken.end, taken.end + TO_DEATH):
        if clause.word(at) in ("and", "then", "being"):
            after = at + 1 + (clause.word(at + 1) in ("then", "later", "summarily", "subsequently", "reportedly"))
            fate = clause.harm_from.get(after)
            return fate if fate and fate.measure == "killed" and not is_active_past(clause, fate) else taken
        if clause.word(at) in GRAMMAR["breaks"] or at in clause.starts or at in clause.harm_from:
            return taken
    return taken


def _right_wins(clause: Clause, candidate: Candidate, right: HarmWord, left: HarmWord) -> bool:
    """ "Three civilians killed 12 others injured": a subject before "killed" makes it passive, and 12 are injured."""
    if not {"who", "whom", "that"}.isdisjoint(clause.low[candidate.end : right.first]):
        return False  # "kills a fisherman who was abducted last year"
    if right.first == candidate.end and right.end - right.first > 1 and clause.word(candidate.first - 1) == "with":
        return True  # "130 killed and wounded, with four more men taken prisoner"
    following = clause.candidates[candidate.place + 1 : candidate.place + 1 + LONGEST_LIST]
    between = (c for c in following if c.may_be_people and c.first < right.first)
    if any(clause.word(c.end) in BE_OR_HAVE or not in_subset_list(clause, c) for c in between):
        # "lost two soldiers and a further 13 were wounded": the second number is the subject
        return False
    if clause.word(left.first) in BODIES and right.measure != "killed":
        return False  # "the bodies of two children were burnt"
    if left.reads("acts:base", "acts:third", "acts:gerund") and right.first - candidate.end > NEAR:
        return False  # "attacks kill dozens at a rally for the election to be held"
    if clause.word(candidate.end) == "and" and clause.word(candidate.end + 1) in BE_OR_HAVE:
        return False  # "the shooting that killed 39 people and is remanded in custody"
    if right.reads("state") or clause.word(right.first - 1) in BE_OR_HAVE:
        return True
    before = clause.candidates[candidate.place - 1] if candidate.place else None
    subject_before = before is not None and before.end == left.first and before.may_be_people
    return subject_before and left.reads("acts:participle")
