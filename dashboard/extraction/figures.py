"""Every stated count of people harmed or changing hands, with its bound, and what it counts.

The stages are: number phrases (numbers.py) and their nouns (nouns.py) become candidates (candidates.py); grammar links
them to words of harm (linking_rules.py); scope.py says what they total and whether they happened.
"""

import re
from dataclasses import dataclass

from dashboard.extraction.candidates import GRAMMAR, Candidate, Clause, take_apart
from dashboard.extraction.harm import FIRST_WORDS, HarmWord
from dashboard.extraction.linking_rules import is_subset, link, said_to_be
from dashboard.extraction.nouns import PLURAL, SINGULAR, person
from dashboard.extraction.parts import FoundFigure, Layout, Sentence
from dashboard.extraction.scope import Setting, realis_of, scope_of
from dashboard.records import Measure, Population

WORD = re.compile(r"[^\W\d_]+")
HARM_WORDS = frozenset(FIRST_WORDS) | {"survive", "survives", "survived"}
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
    harm, head = candidate.harm, candidate.noun.head
    entry = layout.entries[layout.sentences[number].entry_no]
    setting = Setting(clause, candidate, entry.digest_date or layout.published)
    scope, scope_rule = scope_of(setting)
    realis, realis_rule = realis_of(setting, scope)
    if scope == "event" and part_of is not None:
        scope = found[part_of].scope
    elif scope == "event" and candidate.how == "before" and found:
        scope = found[-1].scope
    rules = [f"scope: {scope_rule}"] if scope_rule else []
    rules += [f"realis: {realis_rule}"] if realis_rule else []
    rules += ["imputed_low: twice the unit of the word"] if phrase.imputed_low else []
    return FoundFigure(
        start=tokens[phrase.first].start,
        end=tokens[phrase.end - 1].end,
        sentence=number,
        measure=measure,
        population=candidate.population or "people",
        operator=phrase.operator,
        low=phrase.low,
        high=phrase.high,
        scope=scope,
        realis=realis,
        harm=(tokens[harm.first].start, tokens[harm.end - 1].end) if harm else None,
        noun=(tokens[head].start, tokens[head].end) if head is not None else None,
        part_of=part_of,
        imputed_low=phrase.imputed_low,
        cues=(f"linked: {candidate.how}", *rules),
    )


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
    """Who is counted: the number's own noun, the noun it is said to be, the one it leans on, else people."""
    named: Population = "people"
    for candidate in linked:
        candidate.population = _population(clause, candidate, named)
        if candidate.is_explicit and candidate.part_of is None and candidate.how != "toll":
            named = candidate.population


def _population(clause: Clause, candidate: Candidate, named: Population) -> Population:
    noun = candidate.noun
    head = clause.word(noun.head) if noun.head is not None else ""
    if noun.noun_class == "person":
        return "people" if candidate.measure == "displaced" and noun.population == "other" else noun.population
    if candidate.how == "toll":
        return _population_of_toll(clause, candidate)
    if noun.noun_class == "name":
        return "people"
    if noun.noun_class == "unknown":
        return "other"
    said = said_to_be(clause, candidate.end)
    if said is None and candidate.harm and candidate.harm.first >= candidate.end and noun.noun_class == "leaning":
        said = said_to_be(clause, candidate.harm.end)
    if said is not None and candidate.how != "chain":
        return "civilians" if clause.word(said - 2) == "non" else person(clause.word(said)) or "people"
    if [clause.word(candidate.end + ahead) for ahead in range(1, 4)] == ["on", "both", "sides"]:
        return "combatants"
    if head in ("them", "whom", "these", "those"):
        return _antecedent(clause, candidate) or named
    return "people" if head in ("others", "other") else named


def _population_of_toll(clause: Clause, candidate: Candidate) -> Population:
    """ "the number of Australian soldiers killed now stands at 24": the one kind of people named in the toll."""
    kinds: set[Population] = set()
    for at in range(candidate.first - 1, max(-1, candidate.first - 20), -1):
        word = clause.word(at)
        if word in PLURAL and at not in clause.harm_from and word not in SINGULAR:
            kinds.add(PLURAL[word])
        if word in GRAMMAR["toll_words"]:
            return kinds.pop() if len(kinds) == 1 else "people"
    return "people"


def _antecedent(clause: Clause, candidate: Candidate) -> Population | None:
    """The population of the last plural noun for people before the number: "the terrorists …, killing scores of them"."""
    for at in range(candidate.first - 1, -1, -1):
        word = clause.word(at)
        if word in PLURAL and at not in clause.harm_from:
            return PLURAL[word]
    return None


def _spread_at_least(linked: list[Candidate]) -> None:
    """ "At least 20 people and 13 soldiers" under one verb: the bound holds for both (SCHEME.md, Bounds)."""
    for one, other in zip(linked, linked[1:], strict=False):
        same_verb = one.harm is not None and one.harm is other.harm and not other.part_of and other.how != "subset"
        phrase = other.phrase
        if same_verb and one.phrase.operator == "gte" and phrase.operator == "eq" and other.how in ("chain", "right"):
            other.phrase = type(phrase)(phrase.first, phrase.core, phrase.end, "gte", phrase.low, None)
