"""From words of harm to all numbers of a sentence: what a number does not say itself it takes from another.

Coordination: "20 soldiers and 3 militants dead". Subsets: "12 people, including 3 children"; "Three journalists were
among five people killed". A number said to be somebody: "four were foreign volunteers".
"""

from itertools import pairwise

from dashboard.extraction.counts.candidates import GRAMMAR, Candidate, Clause
from dashboard.extraction.counts.relations import in_subset_list, is_subset, joined
from dashboard.extraction.harmed.by_the_dead import all_of_them, among_the_total, of_the_harmed
from dashboard.extraction.harmed.gapped import take_gapped
from dashboard.extraction.harmed.governing import govern
from dashboard.extraction.harmed.listed_parts import take_listed
from dashboard.extraction.harmed.next_numbers import goes_on_with_a_part, lean
from dashboard.extraction.harmed.none_survived import take_none_of
from dashboard.extraction.harmed.objects import governed_from_left
from dashboard.extraction.harmed.parts_in_sum import parts_in_sum
from dashboard.extraction.harmed.parts_of_totals import OUT_OF, among, in_asides, of_a_base
from dashboard.extraction.words.people import PLURAL, THINGS


def link(clause: Clause) -> list[Candidate]:
    """The candidates of a sentence that belong to a word of harm, in order."""
    for one, other in pairwise(clause.candidates):
        if not other.may_be_people and clause.low[one.phrase.end : other.first] in OUT_OF:
            one.may_be_people = False  # "lost 14 of 20 seats"
    for candidate in clause.candidates:
        if "every" in (clause.word(candidate.first - 1), clause.word(candidate.phrase.end + 1)):
            candidate.may_be_people = False  # "two of every three children"
        named = clause.harm_from.get(candidate.end) if candidate.noun.head is None else None
        if named and named.reads("noun_of") and clause.word(named.end) in THINGS:
            candidate.may_be_people = False  # "three assassination attempts", "12 death sentences"
    people = [candidate for candidate in clause.candidates if candidate.may_be_people]
    for candidate in people:
        govern(clause, candidate)
    _not_but(clause)
    of_a_base(clause, people)
    of_the_harmed(clause, people)
    all_of_them(clause, people)
    among_the_total(clause, people)
    _past_things(clause)
    _of_them(clause, people)
    parts_in_sum(clause, people)
    in_asides(clause, people)
    _from_the_next(clause, people)
    _from_the_last(clause, people)
    if len(people) > 2:
        take_listed(clause)
    take_gapped(clause)
    take_none_of(clause)
    among(clause)
    return [candidate for candidate in clause.candidates if candidate.measure]


def _past_things(clause: Clause) -> None:
    """ "captured 12 villages and 30 soldiers": the villages are nobody, and pass the verb on."""
    for thing, candidate in pairwise(clause.candidates):
        if thing.may_be_people or candidate.measure or not candidate.is_explicit:
            continue
        adjoining = candidate.first - thing.end == 1 and clause.word(thing.end) == "and"
        if adjoining and (harm := governed_from_left(clause, thing)):
            candidate.take(harm, "left")


def _from_the_next(clause: Clause, people: list[Candidate]) -> None:
    """ "20 soldiers and 3 militants dead": the first takes the word of the second."""
    for other, one in pairwise(reversed(people)):
        adjective = one.noun.noun_class == "person" and not one.noun.plural
        linked = other.how in ("right", "chain") or (other.how == "counts" and adjective)  # "150 Palestinian lives"
        if one.measure or not other.harm or not linked or other.harm.first < other.end:
            continue
        if goes_on_with_a_part(clause, one):
            continue  # "108 dead, 49 of whom were children and 34 women, and 300 injured"
        if clause.low[max(0, one.first - 2) : one.first] == ["of", "the"] or clause.low[: one.first] == ["of"]:
            continue  # "Of the five million inhabitants, 1.5 million have been uprooted"
        if one.noun.head is not None and clause.word(one.noun.head) in ("survivors", "survivor"):
            continue  # "Twenty-eight survivors, seven hundred feared drowned"
        if joined(clause, one, other) and not in_subset_list(clause, other) and one.fits(other.harm):
            one.take(other.harm, "chain")


def _not_but(clause: Clause) -> None:
    """ "Killed not 60, as first reported, but 19": both counts are of one verb, the first of them denied."""
    if not clause.words >= {"not", "but"}:
        return
    for one, other in pairwise(clause.candidates):
        verb = clause.harm_to.get(one.first - 2)
        put_right = clause.word(one.first - 1) == "not" and clause.word(other.first - 1) == "but"
        if verb is not None and put_right and one.may_be_people and one.harm is None and one.fits(verb):
            one.take(verb, "not")
            other.take(verb, "left")


def _from_the_last(clause: Clause, people: list[Candidate]) -> None:
    """ "killed 20 soldiers and 3 militants", "12 people, including 3 children": from left to right."""
    total: Candidate | None = None
    last: Candidate | None = None
    for candidate in people:
        subset = is_subset(clause, candidate)
        if candidate.is_pronoun and candidate.harm and candidate.how == "left" and last:
            candidate.subset = False  # "shot three of them": what befell them is told anew
        if not candidate.measure and last and last.harm:
            lean(clause, last, last.harm, candidate, subset=subset)
        if not candidate.measure:
            continue
        if candidate.part_of is None and last and subset and total and candidate.measure == total.measure:
            if total.harm is not candidate.harm or not is_subset(clause, total):
                candidate.part_of = total
        elif (
            candidate.part_of is None
            and last
            and last.part_of
            and last.harm is candidate.harm
            and _goes_on(clause, last, candidate)
        ):
            candidate.part_of = last.part_of
        total = total if candidate.part_of else candidate
        last = candidate


def _goes_on(clause: Clause, last: Candidate, candidate: Candidate) -> bool:
    """Whether the enumeration of parts goes on: "including 3 children and 2 women"."""
    if candidate.how == "copula":
        return True
    if candidate.how == "part goes on":
        return True
    return candidate.how in ("chain", "right") and joined(clause, last, candidate)


def _of_them(clause: Clause, people: list[Candidate]) -> None:
    """ "Pulled 23 passengers off a bus and shot them": who "them" is."""
    if clause.words.isdisjoint(("them", "all", "everyone")):
        return
    for harm in clause.harm:
        gerund = harm.reads("acts:gerund") and harm.measure in ("killed", "wounded")
        all_of_them = gerund and clause.word(harm.end) in ("all", "everyone", "them")
        them = clause.word(harm.end) == "them" or all_of_them
        if not them or not harm.reads("acts:past", "acts:third", "acts:gerund"):
            continue
        before = [candidate for candidate in people if candidate.end <= harm.first]
        if not before or before[-1].measure or not before[-1].is_explicit or before[-1].is_single:
            continue
        between = clause.low[before[-1].end : harm.first]
        if all_of_them and between[-1:] == [","] and not any(PLURAL.get(word) for word in between):
            before[-1].take(harm, "left")  # "a helicopter carrying nine soldiers crashed, killing all on board"
        verb_last = between[-1:] == ["and"] or between[-2:] == ["and", "then"]
        if verb_last and GRAMMAR["breaks"].isdisjoint(between) and not any(PLURAL.get(word) for word in between):
            before[-1].take(harm, "left")
