"""Whom one number counts: a table of rules, by the number's own noun and then by the words around it."""

from dashboard.extraction.counts.candidates import Candidate, Clause
from dashboard.extraction.counts.relations import said_to_be
from dashboard.extraction.meaning.by_its_noun import (
    PRONOUNS,
    Count,
    Rule,
    by_apposed,
    by_its_name,
    by_its_noun,
    by_who_says_so,
    in_the_ranks,
    in_uniform,
    is_a_woman,
    of_a_calling,
    of_a_crew,
    of_a_staff,
    of_our_boys,
    of_own_men,
    shared_with_next,
    turned_out,
)
from dashboard.extraction.meaning.named_around import (
    antecedent,
    are_of_war,
    is_restated,
    next_be,
    of_civilian_toll,
    of_label,
    of_those_present,
    population_of_toll,
    shared_noun,
)
from dashboard.extraction.meaning.own_losses import (
    are_own_losses,
    is_admitted,
    is_of_a_staff,
    is_of_a_unit,
    is_slain_by_a_unit,
)
from dashboard.extraction.meaning.whom_apposed import (
    all_of_them,
    as_labelled,
    of_its_number,
    of_those_named_before,
    one_of_a_kind,
    verified_as,
)
from dashboard.extraction.meaning.whose_side import named_beside, of_those_attacked
from dashboard.extraction.word_lists import word_lists
from dashboard.extraction.words.people import PLURAL, person
from dashboard.records import Population

WORDS = word_lists("meaning", "whom_counted")
MAKING_UP = (["made", "up"], ["make", "up"], ["making", "up"], ["accounted", "for"], ["account", "for"])
OF_THE = (["of", "the"], ["of", "those"])


def population_of(clause: Clause, candidate: Candidate, named: Population) -> Population:
    """Whom a number counts, by the first rule that says it; `named` where none does."""
    noun = candidate.noun
    head = clause.word(noun.head) if noun.head is not None else ""
    count = Count(clause, candidate, named, noun, noun.noun_class, candidate.harm, head)
    if noun.noun_class == "bare":
        rules = BARE
    elif noun.noun_class == "person":
        rules = PERSON
    else:
        rules = NAMED if noun.noun_class in ("name", "unknown") else LEANING
    for rule in rules:
        if kind := rule(count):
            return kind
    return "people" if head in ("others", "other") else named


def _making_up(count: Count) -> Population | None:
    """ "Children made up 22 of the 51 killed"."""
    low, first = count.clause.low, count.candidate.first
    return PLURAL.get(count.clause.word(first - 3)) if low[first - 2 : first] in MAKING_UP else None


def _as_said_of_it(count: Count) -> Population | None:
    clause, candidate = count.clause, count.candidate
    if kind := one_of_a_kind(clause, candidate) or as_labelled(clause, candidate):
        return kind
    own = of_its_number(clause, candidate) if candidate.how == "before" else None
    return own or of_those_named_before(clause, candidate)


def _named_beside(count: Count) -> Population | None:
    return named_beside(count.clause, count.candidate)


def _own_losses(count: Count) -> Population | None:
    lost = are_own_losses(count.clause, count.candidate) or is_admitted(count.clause, count.candidate)
    return "combatants" if lost else None


def _civilian_toll(count: Count) -> Population | None:
    told = count.named == "people" and of_civilian_toll(count.clause, count.candidate.first)
    return "civilians" if told else None


def _counted_by_an_army(count: Count) -> Population | None:
    counted = is_slain_by_a_unit(count.clause, count.candidate) or is_of_a_staff(count.clause, count.candidate)
    return "combatants" if counted else None


def _of_a_unit(count: Count) -> Population | None:
    return "combatants" if count.noun_class != "name" and is_of_a_unit(count.clause, count.candidate) else None


def _neutralised(count: Count) -> Population | None:
    """ "1,780 neutralised"."""
    if count.named != "people" or count.harm is None:
        return None
    return "combatants" if count.clause.word(count.harm.first) in WORDS["of_fighters"] else None


def _captured_in_war(count: Count) -> Population | None:
    captured = count.named == "people" and are_of_war(count.clause, count.candidate)
    return "combatants" if captured or count.candidate.measure == "defected" else None


def _all_of_them(count: Count) -> Population | None:
    harm = count.harm
    return all_of_them(count.clause, max(harm.end, count.candidate.end)) if harm else None


def _of_a_toll(count: Count) -> Population | None:
    if count.candidate.how != "toll":
        return None
    of_toll = population_of_toll(count.clause, count.candidate)
    restated = of_toll == "people" and count.noun_class == "bare" and count.candidate.place > 0
    return count.named if restated and is_restated(count.clause, count.candidate) else of_toll


def _said_to_be(count: Count) -> Population | None:
    """ "Four were foreign volunteers", "six of those killed there were rebel fighters"."""
    clause, candidate, harm = count.clause, count.candidate, count.harm
    said = said_to_be(clause, candidate.end) or verified_as(clause, candidate)
    of_the = clause.low[candidate.phrase.end : candidate.phrase.end + 2] in OF_THE
    if said is None and harm and harm.first >= candidate.end and (count.noun_class == "leaning" or of_the):
        said = said_to_be(clause, next_be(clause, harm.end))
    if said is None or candidate.how == "chain":
        return None
    if clause.word(said) in ("volunteers", "volunteer") and clause.word(said - 1) == "foreign":
        return "combatants"
    return "civilians" if clause.word(said - 2) == "non" else person(clause.word(said)) or "people"


def _on_both_sides(count: Count) -> Population | None:
    end = count.candidate.end
    return "combatants" if count.clause.low[end + 1 : end + 4] == ["on", "both", "sides"] else None


def _of_its_label(count: Count) -> Population | None:
    labelled = count.candidate.how == "left" and count.clause.word(count.candidate.first - 1) == ":"
    return of_label(count.clause, count.harm) or count.named if labelled and count.harm else None


def _displaced(count: Count) -> Population | None:
    """ "Four fighters killed; shelling displaces 20,000"."""
    return "people" if count.candidate.measure == "displaced" else None


def _by_its_pronoun(count: Count) -> Population | None:
    clause, candidate = count.clause, count.candidate
    if count.head not in PRONOUNS:
        return None
    right_before = clause.word(candidate.first - 1) == "," and clause.word(candidate.first - 2) in PLURAL
    if not right_before and candidate.part_of is not None and candidate.part_of.population:
        return candidate.part_of.population  # but "to spare health workers, scores of whom have been killed"
    return antecedent(clause, candidate) or count.named


def _of_its_whole(count: Count) -> Population | None:
    """ "A toll of 44 civilians: 31 in Kourakou, 13 in Tondobi"."""
    if count.named != "people" or count.candidate.part_of is None:
        return None
    return count.candidate.part_of.population or count.named


def _of_those_there(count: Count) -> Population | None:
    clause, candidate = count.clause, count.candidate
    if shared := shared_noun(clause, candidate):
        return shared
    if count.named != "people" or candidate.how not in ("right", "left"):
        return None
    return of_those_present(clause, candidate) or of_those_attacked(clause, candidate)


BARE: tuple[Rule, ...] = (
    is_a_woman,
    _making_up,
    _as_said_of_it,
    of_a_crew,
    in_the_ranks,
    _named_beside,
    _own_losses,
    _civilian_toll,
    _counted_by_an_army,
    _of_a_unit,
    _neutralised,
    _captured_in_war,
    _all_of_them,
    _of_a_toll,
    _said_to_be,
    _on_both_sides,
    _of_its_label,
    _displaced,
    _of_its_whole,
    _of_those_there,
)
BY_NOUN: tuple[Rule, ...] = (
    is_a_woman,
    of_a_calling,
    of_own_men,
    turned_out,
    of_a_crew,
    of_our_boys,
    by_apposed,
)
PERSON: tuple[Rule, ...] = (*BY_NOUN, shared_with_next, by_who_says_so, in_uniform, of_a_staff, by_its_noun)
LEANING: tuple[Rule, ...] = (
    *BY_NOUN,
    by_who_says_so,
    in_uniform,
    in_the_ranks,
    _named_beside,
    _of_a_unit,
    _captured_in_war,
    _of_a_toll,
    _said_to_be,
    _on_both_sides,
    _of_its_label,
    _by_its_pronoun,
)
NAMED: tuple[Rule, ...] = (*BY_NOUN, by_who_says_so, in_uniform, _named_beside, _of_a_unit, _of_a_toll, by_its_name)
