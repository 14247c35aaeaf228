"""Every stated count of people harmed or changing hands, with its bound, and what it counts.

The stages are: number phrases (numbers.py) and their nouns (nouns.py) become candidates (candidates.py); grammar links
them to words of harm (linking_rules.py); scope.py says what they total and whether they happened.
"""

import re
from dataclasses import dataclass

from dashboard.extraction.candidates import GRAMMAR, Candidate, Clause, take_apart
from dashboard.extraction.harm import FIRST_WORDS, HarmWord
from dashboard.extraction.linking_rules import is_subset, link, said_to_be
from dashboard.extraction.nouns import person
from dashboard.extraction.parts import FoundFigure, Layout, Sentence
from dashboard.extraction.scope import realis_of, scope_of
from dashboard.records import Measure, Population

WORD = re.compile(r"[^\W\d_]+")
HARM_WORDS = frozenset(FIRST_WORDS)
SUBSET_WORDS = frozenset({"them", "these", "those", "whom", "number", "figure", "toll", "were", "are"})
JOINT = ("and", "or", "/")


@dataclass(slots=True)
class _Memory:
    """What the sentences before said in the same entry."""

    entry_no: int
    sentence: int
    measure: Measure | None
    total: int | None


def find_figures(layout: Layout) -> tuple[FoundFigure, ...]:
    """The figures of a post in the order of the text; `part_of` indexes the tuple. Time is linear in the length."""
    found: list[FoundFigure] = []
    memory = _Memory(-1, -10, None, None)
    for number, sentence in enumerate(layout.sentences):
        words = set(WORD.findall(sentence.lower))
        recent = memory.entry_no == sentence.entry_no and number - memory.sentence <= 3
        if words.isdisjoint(HARM_WORDS) and not (recent and not words.isdisjoint(SUBSET_WORDS)):
            continue
        _read_sentence(layout, number, sentence, found, memory if recent else _Memory(-1, -10, None, None))
        if found and found[-1].sentence == number:
            totals = [i for i, f in enumerate(found) if f.sentence == number and f.part_of is None]
            memory = _Memory(sentence.entry_no, number, found[-1].measure, totals[-1] if totals else memory.total)
    return tuple(found)


def _read_sentence(layout: Layout, number: int, sentence: Sentence, found: list[FoundFigure], memory: _Memory) -> None:
    clause = take_apart(sentence.tokens)
    linked = link(clause)
    linked = _with_leaning(clause, linked, memory)
    _name_populations(clause, linked)
    _spread_at_least(linked)
    places: dict[int, int] = {}
    for candidate in linked:
        for measure in _measures(clause, candidate):
            part_of = None
            if candidate.part_of is not None:
                part_of = places.get(id(candidate.part_of))
            elif is_subset(clause, candidate) and memory.total is not None and found[memory.total].measure == measure:
                part_of = memory.total
            if part_of is not None and not _may_be_part(candidate, found[part_of]):
                part_of = None
            places.setdefault(id(candidate), len(found))
            found.append(_figure(layout, number, clause, candidate, measure, part_of, found))


def _may_be_part(candidate: Candidate, total: FoundFigure) -> bool:
    low, most = candidate.phrase.low, total.high
    return not (low is not None and most is not None and low > most)


def _figure(
    layout: Layout,
    number: int,
    clause: Clause,
    candidate: Candidate,
    measure: Measure,
    part_of: int | None,
    found: list[FoundFigure],
) -> FoundFigure:
    tokens, phrase = clause.tokens, candidate.phrase
    harm = candidate.harm
    head = candidate.noun.head
    figure = FoundFigure(
        start=tokens[phrase.first].start,
        end=tokens[phrase.end - 1].end,
        sentence=number,
        measure=measure,
        population=candidate.population or "people",
        operator=phrase.operator,
        low=phrase.low,
        high=phrase.high,
        scope=scope_of(layout, number, clause, candidate, found[part_of] if part_of is not None else None),
        realis=realis_of(layout, number, clause, candidate),
        harm=(tokens[harm.first].start, tokens[harm.end - 1].end) if harm else None,
        noun=(tokens[head].start, tokens[head].end) if head is not None else None,
        part_of=part_of,
        imputed_low=phrase.imputed_low,
        cues=tuple(candidate.cues),
    )
    return figure


def _with_leaning(clause: Clause, linked: list[Candidate], memory: _Memory) -> list[Candidate]:
    """Numbers that take their measure from a sentence before: "Of these, 12 were children", "could be as high as 350"."""
    if memory.measure is None:
        return linked
    for candidate in clause.candidates:
        if candidate.measure or not candidate.may_be_people or candidate.is_single:
            continue
        copula = said_to_be(clause, candidate.end) is not None and clause.word(candidate.end) in GRAMMAR["be"]
        if candidate.leaves_last or (
            is_subset(clause, candidate) and (copula or candidate.noun.noun_class == "leaning")
        ):
            candidate.measure, candidate.how = memory.measure, "before"
            candidate.cues.append("before")
    return [candidate for candidate in clause.candidates if candidate.measure]


def _measures(clause: Clause, candidate: Candidate) -> tuple[Measure, ...]:
    """One measure, or two where two participles share the number: "killed and injured dozens"; "or" makes casualties."""
    assert candidate.measure
    harm = candidate.harm
    if harm is None or candidate.how not in ("right", "left", "chain"):
        return (candidate.measure,)
    other: HarmWord | None = None
    joint = ""
    if candidate.how == "left" and clause.word(harm.first - 1) in JOINT:
        joint, other = clause.word(harm.first - 1), clause.harm_to.get(harm.first - 2)
        if other and other.first in {at for c in clause.candidates for at in range(c.end - 1, c.end + 1)}:
            return (candidate.measure,)
    elif harm.first >= candidate.end and clause.word(harm.end) in JOINT:
        joint, other = clause.word(harm.end), clause.harm_from.get(harm.end + 1)
        if other and any(c.harm is other for c in clause.candidates):
            return (candidate.measure,)
    if (
        other is None
        or other.measure == harm.measure
        or not other.reads("acts:participle", "acts:base", "acts:third", "acts:gerund", "state")
    ):
        return (candidate.measure,)
    if joint == "and":
        return tuple(sorted((harm.measure, other.measure)))
    return ("casualties",) if {harm.measure, other.measure} == {"killed", "wounded"} else (candidate.measure,)


def _name_populations(clause: Clause, linked: list[Candidate]) -> None:
    named: Population = "people"
    for candidate in linked:
        noun = candidate.noun
        if noun.noun_class == "person":
            population: Population = noun.population
        elif noun.noun_class in ("bare", "leaning"):
            said = (
                said_to_be(clause, candidate.end) if candidate.how in ("copula", "before", "subset", "right") else None
            )
            if candidate.harm and candidate.how == "right" and said is None and noun.noun_class == "leaning":
                said = said_to_be(clause, candidate.harm.end)
            others = noun.head is not None and clause.word(noun.head) in ("others", "other")
            population = (person(clause.word(said)) or "people") if said is not None else "people" if others else named
        else:
            population = "people" if noun.noun_class == "name" else "other"
        candidate.population = population
        if noun.noun_class in ("person", "name"):
            named = population


def _spread_at_least(linked: list[Candidate]) -> None:
    """ "At least 20 people and 13 soldiers" under one verb: the bound holds for both (SCHEME.md, Bounds)."""
    for one, other in zip(linked, linked[1:], strict=False):
        same_verb = one.harm is not None and one.harm is other.harm and not other.part_of and other.how != "subset"
        phrase = other.phrase
        if same_verb and one.phrase.operator == "gte" and phrase.operator == "eq" and other.how in ("chain", "right"):
            other.phrase = type(phrase)(phrase.first, phrase.core, phrase.end, "gte", phrase.low, None)
