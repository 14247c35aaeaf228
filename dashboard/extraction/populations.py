"""Who a linked number counts: its own noun, the noun it is said to be, the one it leans on, else people."""

from dashboard.extraction.candidates import GRAMMAR, Candidate, Clause
from dashboard.extraction.nouns import PLURAL, SINGULAR, person
from dashboard.extraction.relations import said_to_be
from dashboard.records import Population

BACK_TO_ANTECEDENT = 40  # tokens


def name_populations(clause: Clause, linked: list[Candidate]) -> None:
    """Set `population` of each candidate. A bare number ("and 700 injured") takes the noun named before it.

    "12 others" are people, not the group before (SCHEME.md, Population, as the development set reads it).
    """
    named: Population = "people"
    for candidate in linked:
        candidate.population = _population(clause, candidate, named)
        if candidate.is_explicit and candidate.part_of is None and candidate.how != "toll":
            named = candidate.population


def _population(clause: Clause, candidate: Candidate, named: Population) -> Population:
    noun, harm = candidate.noun, candidate.harm
    head = clause.word(noun.head) if noun.head is not None else ""
    if noun.noun_class == "person":
        # refugees and migrants who are displaced are people; when killed they are a named kind
        return "people" if candidate.measure == "displaced" and noun.population == "other" else noun.population
    if candidate.how == "toll":
        return _population_of_toll(clause, candidate)
    if noun.noun_class == "name":
        return "people"
    if noun.noun_class == "unknown":
        return "other"
    said = said_to_be(clause, candidate.end)
    if said is None and harm and harm.first >= candidate.end and noun.noun_class == "leaning":
        said = said_to_be(clause, harm.end)  # "six of those killed were rebel fighters"
    if said is not None and candidate.how != "chain":
        return "civilians" if clause.word(said - 2) == "non" else person(clause.word(said)) or "people"
    if clause.low[candidate.end + 1 : candidate.end + 4] == ["on", "both", "sides"]:
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
    """ "the terrorists …, killing scores of them": the last plural noun for people before the number."""
    for at in range(candidate.first - 1, max(-1, candidate.first - BACK_TO_ANTECEDENT), -1):
        word = clause.word(at)
        if word in PLURAL and at not in clause.harm_from:
            return PLURAL[word]
    return None
