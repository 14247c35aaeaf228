"""Who a linked number counts: its own noun, the noun it is said to be, the one it leans on, else people."""

from dashboard.extraction.candidates import GRAMMAR, Candidate, Clause
from dashboard.extraction.nouns import PLURAL, SINGULAR, person
from dashboard.extraction.relations import said_to_be
from dashboard.records import Population

BACK_TO_ANTECEDENT = 40  # tokens


def name_populations(clause: Clause, linked: list[Candidate], before: Population = "people") -> None:
    """Set `population` of each candidate. A bare number ("and 700 injured") takes the noun named before it.

    `before` is that of the last total in the sentences before, for "three more were wounded" and "of the injured".
    "12 others" are people, not the group before (SCHEME.md, Population, as the development set reads it).
    """
    named: Population = "people"
    told = False  # whether the sentence has named whom it counts
    for candidate in linked:
        leans = candidate.how == "before" or _leans_on_sentence_before(clause, candidate)
        if leans and candidate.harm is not None and candidate.noun.noun_class == "bare":
            named = before  # "Among the dead are two women; four of the injured …"
        candidate.population = _population(clause, candidate, before if leans and not told else named)
        told = told or candidate.is_explicit
        if candidate.is_explicit and candidate.part_of is None and candidate.how != "toll":
            named = candidate.population


def _leans_on_sentence_before(clause: Clause, candidate: Candidate) -> bool:
    """ "Three more were wounded", "four of the injured": whom the sentence before has named."""
    noun = candidate.noun
    if noun.noun_class == "leaning" and noun.head is not None:
        return clause.word(noun.head) == "more"
    return noun.noun_class == "bare" and clause.low[candidate.phrase.end : candidate.phrase.end + 2] == ["of", "the"]


def _population(clause: Clause, candidate: Candidate, named: Population) -> Population:
    noun, harm = candidate.noun, candidate.harm
    head = clause.word(noun.head) if noun.head is not None else ""
    if head in ("patient", "patients") and harm is not None and harm.first == noun.head:
        return "people"
    if head in ("man", "men") and _are_own_men(clause, candidate):
        return "combatants"
    if head in ("them", "whom", "these", "those") and (named_after := _apposed(clause, noun.end)):
        return named_after
    if noun.noun_class == "person" and not noun.plural and not candidate.is_single and (candidate.phrase.low or 0) > 1:
        following = clause.candidates[candidate.place + 1 : candidate.place + 2]
        if following and following[0].is_explicit and clause.low[candidate.end : following[0].first] == ["and"]:
            return following[0].noun.population  # "four American and five Nigerien soldiers"
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
    of_the = clause.low[candidate.phrase.end : candidate.phrase.end + 2] in (["of", "the"], ["of", "those"])
    if said is None and harm and harm.first >= candidate.end and (noun.noun_class == "leaning" or of_the):
        said = said_to_be(clause, harm.end)  # "six of those killed were rebel fighters"
    if said is not None and candidate.how != "chain":
        return "civilians" if clause.word(said - 2) == "non" else person(clause.word(said)) or "people"
    if clause.low[candidate.end + 1 : candidate.end + 4] == ["on", "both", "sides"]:
        return "combatants"
    if head in ("them", "whom", "these", "those"):
        if head == "whom" and candidate.part_of is not None and candidate.part_of.population:
            return candidate.part_of.population
        return _antecedent(clause, candidate) or named
    return "people" if head in ("others", "other") else named


def _are_own_men(clause: Clause, candidate: Candidate) -> bool:
    """ "31 of its men", "the army lost three men": the men of a force."""
    harm, head = candidate.harm, candidate.noun.head or 0
    own = clause.word(head - 1) in ("its", "his", "our", "their") and clause.word(head - 2) == "of"
    return own or (harm is not None and clause.word(harm.first) in ("lost", "lose", "loses", "losing"))


def _apposed(clause: Clause, at: int) -> Population | None:
    """ "one of them a girl", "five of them children", "19 of them under 18": who they are, right after."""
    if clause.word(at) == "under" and clause.word(at + 1) in ("18", "16", "15", "eighteen", "age"):
        return "children"
    while clause.word(at) in ("a", "an", "all", "both", "mostly", "mainly", "young", ","):
        at += 1
    return person(clause.word(at))


def _population_of_toll(clause: Clause, candidate: Candidate) -> Population:
    """ "the number of Australian soldiers killed now stands at 24": the one kind of people named in the toll."""
    kinds: set[Population] = set()
    harm = candidate.harm
    if harm is not None and harm.first > candidate.end:  # "bringing to 242 the number of troops killed"
        named = clause.low[candidate.phrase.end : harm.first]
        kinds = {PLURAL[word] for word in named if word in PLURAL}
        return kinds.pop() if len(kinds) == 1 else "people"
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
