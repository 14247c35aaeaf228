"""Which word of harm governs a number by itself: to its right, to its left, inside its noun, or a toll.

Each rule is told by an example. To the right (subjects.py): "12 people were killed". To the left (objects.py): "killing
12 people", "the deaths of nine". By its own noun (own_noun.py): "12 bodies", "12 wounded soldiers". By the dead named
before it (named_dead.py): "among the dead were seven children". By a toll (tolls.py): "the toll rose to 12".
"""

from collections.abc import Callable
from operator import itemgetter

from dashboard.extraction.counts.candidates import GRAMMAR, Candidate, Clause
from dashboard.extraction.counts.harm import HURT, HarmWord
from dashboard.extraction.counts.relations import among_the_harmed
from dashboard.extraction.harmed.by_the_dead import victims
from dashboard.extraction.harmed.captives import ransomed, sentenced, swapped, taken_along
from dashboard.extraction.harmed.carried_off import VERBS as TAKING
from dashboard.extraction.harmed.carried_off import dragged_off, is_dragged_off
from dashboard.extraction.harmed.corrections import corrects_one_before, follows_suit, follows_teller, is_on_a_list
from dashboard.extraction.harmed.far_verbs import far_verb
from dashboard.extraction.harmed.fared_worse import died_since, in_turn, part_or_whole
from dashboard.extraction.harmed.frames import (
    PARTICLES,
    VERBS,
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
from dashboard.extraction.harmed.named_dead import (
    along_with,
    apposed,
    are_found_dead,
    are_named,
    fronted,
    include_them,
    some_of_the_dead,
)
from dashboard.extraction.harmed.objects import governed_from_left
from dashboard.extraction.harmed.on_the_move import on_the_move
from dashboard.extraction.harmed.out_of_sight import out_of_sight
from dashboard.extraction.harmed.own_noun import counted_by_adjective, counted_by_noun, counted_by_two, inside_noun
from dashboard.extraction.harmed.own_noun import is_not_harmed as is_not_harmed_by_noun
from dashboard.extraction.harmed.right_or_left import PUTS, UNHARMED, counts_bodies, frees_those_held, governing_side
from dashboard.extraction.harmed.subjects import governed_from_right
from dashboard.extraction.harmed.to_hospital import received_as_patients, taken_to_hospital
from dashboard.extraction.harmed.tolls import govern_by_toll
from dashboard.extraction.harmed.uprooted import uprooted
from dashboard.extraction.word_lists import word_lists
from dashboard.extraction.words.asking import Asked, needs
from dashboard.extraction.words.people import PERSONS

WORDS = word_lists("governing")
ONE_OF = frozenset({"is", "was", "as", "became"})
ARTICLES = frozenset({"a", "an", "the"})
TO_ALIVE = 7  # tokens in which "carried out alive" follows its number
TO_NONE, TO_PUT = 4, 5

# The word of harm that governs a number; True where it is settled that none does or that the rule has linked it.
Rule = Callable[[Clause, Candidate], HarmWord | bool | None]


def govern(clause: Clause, candidate: Candidate) -> None:
    """Link `candidate` to the word of harm that governs it without the help of another number, if there is one."""
    if _settle(clause, candidate, FRAMES) or _govern_by_verb(clause, candidate) or _settle(clause, candidate, NOUNS):
        return
    govern_by_toll(clause, candidate)
    if candidate.harm is None and (far := far_verb(clause, candidate)) and candidate.fits(far):
        candidate.take(far, "right")
    if candidate.harm is None:
        rules = (corrects_one_before, follows_suit, follows_teller, is_on_a_list)
        candidate.leans_back = candidate.leans_back or any(rule(clause, candidate) for rule in rules)


def _settle(clause: Clause, candidate: Candidate, rules: Asked[tuple[Rule, str]]) -> bool:
    """Whether one of the rules settles what governs the number; the first one that does links it."""
    for rule, how in rules.about(clause.words, clause.word(candidate.first - 1)):
        if found := rule(clause, candidate):
            if isinstance(found, HarmWord):
                candidate.take(found, how)
                if how == "subset":
                    candidate.subset = True
            return True
    return False


def _govern_by_verb(clause: Clause, candidate: Candidate) -> bool:
    """Whether a word of harm to the right or to the left governs the number, and is linked to it."""
    right, left = governed_from_right(clause, candidate), governed_from_left(clause, candidate)
    nothing = right is None and left is None
    if (nothing or (right and right.measure == "displaced")) and (over := crosses_over(clause, candidate)):
        candidate.take(over, "right")
        return True
    if nothing and not counts_bodies(clause, candidate) and (moved := _moved(clause, candidate)):
        candidate.take(moved, "right")
        return True
    right, left = governing_side(clause, candidate, right, left)
    candidate.is_backed = candidate.is_backed or _goes_on_from_bare(clause, candidate)
    for harm, how in ((right, "right"), (left, "left")):
        if harm and (candidate.fits(harm) or frees_those_held(clause, candidate, harm)):
            candidate.take(harm, how)
            between = clause.low[candidate.end : harm.first]
            if "among" in between and {"them", "whom"}.isdisjoint(between):
                candidate.subset = True  # "12 children and 11 fighters were among the dead"
            return True
    return False


def _moved(clause: Clause, candidate: Candidate) -> HarmWord | None:
    """The word of harm of people who flee, are driven out or go over; of none who are carried out alive."""
    for rule in (moved_by_split_verb, uprooted, on_the_move, joins_rebels):
        if moved := rule(clause, candidate):
            after = clause.low[candidate.end : candidate.end + TO_ALIVE]
            return moved if UNHARMED.isdisjoint(after) else None
    return None


def _goes_on_from_bare(clause: Clause, candidate: Candidate) -> bool:
    """ "Killed 25 and captured nine": a bare number after another of people, where no things are spoken of."""
    before = clause.candidates[candidate.place - 1] if candidate.place else None
    if before is None or not candidate.is_alone or before.noun.noun_class != "bare" or before.how != "left":
        return False
    between = clause.low[before.end : candidate.first]
    return before.measure in ("killed", "wounded") and len(between) == 2 and between[0] in ("and", ",")


@needs(frozenset({"by"}))
def _by_the_hundred(clause: Clause, candidate: Candidate) -> HarmWord | None:
    return done_by_many(clause, candidate) if clause.word(candidate.first) == "by" else None


@needs(frozenset({"one"}), before=ONE_OF)
def _is_one_of(clause: Clause, candidate: Candidate) -> bool:
    """ "He was one of nine journalists jailed"."""
    one_of = clause.low[candidate.first : candidate.first + 2] == ["one", "of"]
    return one_of and clause.word(candidate.first - 1) in ONE_OF


@needs(WORDS["struck"], before=WORDS["sheltering"])
def _is_in_a_shelter(clause: Clause, candidate: Candidate) -> bool:
    """ "A school sheltering hundreds of displaced people was hit": who was there, and not whom it hit."""
    if clause.word(candidate.first - 1) not in WORDS["sheltering"] or WORDS["struck"].isdisjoint(clause.words):
        return False
    return clause.word(candidate.first - 2) in GRAMMAR["rooms"] and clause.word(candidate.first - 3) in ARTICLES


@needs(WORDS["bombers"], before=WORDS["taking"])
def _into_death(clause: Clause, candidate: Candidate) -> HarmWord | None:
    """ "Blew himself up, taking five soldiers with him": whom a bomber takes along is dead."""
    at = candidate.first - 1
    if clause.word(at) not in WORDS["taking"] or WORDS["bombers"].isdisjoint(clause.words):
        return None
    along = clause.word(candidate.end) == "with" and clause.word(candidate.end + 1) in WORDS["bomber_as_pronoun"]
    return HarmWord(at, at + 1, "killed", frozenset({"acts:past"}), "") if along else None


def _is_of_things(clause: Clause, candidate: Candidate) -> bool:
    """ "Sixty drones came and 41 of them were shot down": "them" are things, where nobody is named between."""
    if not candidate.is_pronoun or not candidate.place:
        return False
    last = clause.candidates[candidate.place - 1]
    between = clause.low[last.end : candidate.first]
    return last.noun.noun_class == "thing" and not any(word in PERSONS for word in between)


@needs(HURT["hospitals"] | VERBS | PARTICLES)
def _around(clause: Clause, candidate: Candidate) -> HarmWord | None:
    """By a verb of two words, or one that takes people to hospital; bodies only by one that kills."""
    for rule in (taken_to_hospital, governed_by_split_verb, governed_around):
        if split := rule(clause, candidate):
            return split if split.measure == "killed" or not counts_bodies(clause, candidate) else None
    return None


@needs(TAKING)
def _drags_them_off(clause: Clause, candidate: Candidate) -> HarmWord | None:
    return None if counts_bodies(clause, candidate) else dragged_off(clause, candidate)


@needs(TAKING)
def _are_dragged_off(clause: Clause, candidate: Candidate) -> HarmWord | None:
    return None if counts_bodies(clause, candidate) else is_dragged_off(clause, candidate)


@needs(GRAMMAR["receiving"])
def _as_patients(clause: Clause, candidate: Candidate) -> HarmWord | None:
    slain = clause.harm_to.get(candidate.first - 1)  # "took the lives of two patients"
    return None if slain and slain.measure == "killed" else received_as_patients(clause, candidate)


def _apart(clause: Clause, candidate: Candidate) -> HarmWord | None:
    apart = governed_from_opening(clause, candidate) or governed_past_adjunct(clause, candidate)
    return apart if apart and candidate.fits(apart) else None


@needs(WORDS["none"], before=frozenset({"the", "of"}))
def _is_none_of(clause: Clause, candidate: Candidate) -> bool:
    """ "None of the 1,500 troops was hurt"."""
    opening = clause.low[max(0, candidate.first - TO_NONE) : candidate.first]
    return clause.word(candidate.first - 1) in ("the", "of") and not WORDS["none"].isdisjoint(opening)


@needs(PUTS, before=frozenset({"at"}))
def _is_put_at(clause: Clause, candidate: Candidate) -> bool:
    """ "Put their dead at 147 by evening, with scores more in the rubble": linked to the toll."""
    if clause.word(candidate.first - 1) != "at" or candidate.noun.noun_class != "bare":
        return False
    if PUTS.isdisjoint(clause.low[max(0, candidate.first - TO_PUT) : candidate.first]):
        return False
    govern_by_toll(clause, candidate)
    return candidate.harm is not None


@needs(before=WORDS["reaching"])
def _is_reached(clause: Clause, candidate: Candidate) -> bool:
    """ "The number of dead has reached 31, and 13 people are missing": linked to the toll."""
    if clause.word(candidate.end) != "," or candidate.is_explicit:
        return False
    if clause.word(candidate.first - 1) not in WORDS["reaching"]:
        return False
    govern_by_toll(clause, candidate)
    return candidate.harm is not None


def _among_the_harmed(clause: Clause, candidate: Candidate) -> HarmWord | None:
    return among_the_harmed(clause, candidate) if candidate.is_explicit else None


def _by_their_victims(clause: Clause, candidate: Candidate) -> bool:
    told = victims(clause, candidate)
    if told:
        candidate.take(told, "subset" if candidate.subset else "left")
    return told is not None


FRAMES = Asked[tuple[Rule, str]](
    (
        (_by_the_hundred, "left"),
        (_is_one_of, ""),
        (_is_in_a_shelter, ""),
        (_into_death, "left"),
        (out_of_sight, "left"),
        (ransomed, "left"),
        (_is_of_things, ""),
        (sentenced, "left"),
        (swapped, "left"),
        (taken_along, "left"),
        (part_or_whole, "right"),
        (died_since, "right"),
        (in_turn, "right"),
        (_around, "left"),
        (_drags_them_off, "left"),
        (_are_dragged_off, "right"),
        (total_named_after, "toll"),
        (governed_by_label, "left"),
        (_as_patients, "counts"),
        (_apart, "left"),
        (summed_up, "left"),
        (exchanged_for, "left"),
        (beside_another, "left"),
        (_is_none_of, ""),
        (_is_put_at, ""),
        (_is_reached, ""),
        (are_named, "counts"),
        (are_found_dead, "counts"),
    ),
    rule_of=itemgetter(0),
)
NOUNS = Asked[tuple[Rule, str]](
    (
        (_among_the_harmed, "subset"),
        (inside_noun, "inside"),
        (is_not_harmed_by_noun, ""),
        (counted_by_noun, "counts"),
        (counted_by_adjective, "counts"),
        (counted_by_two, "counts"),
        (include_them, "subset"),
        (some_of_the_dead, "subset"),
        (fronted, "left"),
        (apposed, "counts"),
        (along_with, "left"),
        (_by_their_victims, ""),
    ),
    rule_of=itemgetter(0),
)
