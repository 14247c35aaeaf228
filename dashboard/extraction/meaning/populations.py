"""Who a linked number counts: its own noun, the noun it is said to be, the one it leans on, else people."""

from dashboard.extraction.counts.candidates import Candidate, Clause
from dashboard.extraction.meaning.whom_counted import population_of
from dashboard.records import Population

TO_NEXT = 3
FREED = frozenset({"let", "freed", "released", "escaped", "returned", "rescued", "ransomed"})
TO_FREED = 5


def name_populations(
    clause: Clause, linked: list[Candidate], before: Population = "people", *, held: bool = False
) -> None:
    """Set `population` of each candidate. A bare number ("and 700 injured") takes the noun named before it.

    `before` is that of the last total in the sentences before, for "three more were wounded" and "of the injured".
    `held` says that the last figure before counts captives or missing, of whom "two were found dead" tells.
    "12 others" are people, not the group before (SCHEME.md, Population, as the development set reads it).
    """
    named: Population = "people"
    single, since = False, 0  # whether one person was named last, and where
    told = False  # whether the sentence has named whom it counts
    base = clause.candidates[0]
    if base.is_explicit and base.measure is None and clause.low[: base.first] in (["of"], ["of", "the"]):
        named = base.noun.population  # "Of 1,793 inmates, 1,025 were recaptured"
    for candidate in linked:
        leans = candidate.how in ("before", "row") or _leans_on_sentence_before(clause, candidate, held=held)
        if leans and candidate.harm is not None and candidate.noun.noun_class == "bare":
            named = before  # "Among the dead are two women; four of the injured …"
        if single and candidate.noun.noun_class == "bare" and ";" in clause.low[since : candidate.first]:
            named = "people"  # "a man has died; it is now three dead": a total beside one person
        if (last := _restated(clause, linked, candidate)) is not None:
            candidate.population = last.population
            continue
        candidate.population = population_of(clause, candidate, before if leans and not told else named)
        told = told or candidate.is_explicit
        armed = candidate.population == "combatants" and not candidate.is_explicit and candidate.how != "toll"
        if armed and (_is_followed(clause, candidate) or _is_retold(linked, candidate)):
            named = "combatants"  # "lost 40 dead and 100 wounded", "the army admits 15 dead; rebels claim 100"
        of_some = candidate.subset and candidate.population in ("women", "children")  # "five women are among them"
        if candidate.is_explicit and candidate.part_of is None and not of_some:
            named, single, since = candidate.population, candidate.is_single, candidate.end


def _restated(clause: Clause, linked: list[Candidate], candidate: Candidate) -> Candidate | None:
    """The count of the same sentence that a bare number tells anew: "to nine, then 22", "the rebels claimed 100"."""
    last = next((one for one in reversed(linked) if one.place < candidate.place), None)
    if last is None or candidate.noun.noun_class != "bare" or last.measure != candidate.measure or last.subset:
        return None
    anew = (candidate.how == "before" and candidate.leans_back) or clause.word(candidate.first - 1) == "then"
    return last if anew and last.population == "combatants" else None


def _is_retold(linked: list[Candidate], candidate: Candidate) -> bool:
    """Whether another number restates the same count."""
    return any(other.place > candidate.place and other.how == "before" for other in linked)


def _is_followed(clause: Clause, candidate: Candidate) -> bool:
    """Whether the next number stands right beside: "nine Shabaab killed, 3 captured"."""
    following = clause.candidates[candidate.place + 1 : candidate.place + 2]
    return bool(following) and following[0].first - candidate.end <= TO_NEXT and following[0].noun.noun_class == "bare"


def _leans_on_sentence_before(clause: Clause, candidate: Candidate, *, held: bool = False) -> bool:
    """ "Three more were wounded", "four of the injured", "two who ran": whom the sentence before has named."""
    noun = candidate.noun
    harm = candidate.harm
    opens = noun.noun_class == "bare" and candidate.first == 0 and harm is not None
    if opens and harm and (clause.word(candidate.end) == "who" or (held and harm.measure == "killed")):
        return True
    if opens and held and not FREED.isdisjoint(clause.low[candidate.end : candidate.end + TO_FREED]):
        return True  # "20 women were taken. Eight have been let go."
    if noun.noun_class == "leaning" and noun.head is not None:
        return clause.word(noun.head) == "more"
    return noun.noun_class == "bare" and clause.low[candidate.phrase.end : candidate.phrase.end + 2] == ["of", "the"]
