"""Numbers that take their measure from what was said before: "Of these, 12 were children", "it could be 350"."""

from dashboard.extraction.counts.candidates import BE, BE_OR_HAVE, GRAMMAR, Candidate, Clause
from dashboard.extraction.counts.labels import listed_below
from dashboard.extraction.counts.relations import is_subset, joined, opens_a_list, said_to_be
from dashboard.extraction.counts.rows import by_place
from dashboard.extraction.harmed.listed_parts import is_aside, listed_alone
from dashboard.extraction.harmed.subjects import governed_from_right
from dashboard.extraction.meaning.told_before import Memory
from dashboard.extraction.word_lists import word_lists
from dashboard.records import Measure

WORDS = word_lists("meaning", "leaning")
PUTS, SAYING = GRAMMAR["puts"], GRAMMAR["saying"]
INCLUDING = ("includes", "included", "including")
AMONG_THEM = (["are", "among", "them"], ["were", "among", "them"], ["is", "among", "them"])
OF_WHICH = (["of", "which"], ["of", "whom"])
OF_THE_TOTAL: tuple[list[str], ...] = (
    [],
    ["of", "the", "total", ","],
    ["of", "this", "number", ","],
    ["of", "them", ","],
)


def with_leaning(clause: Clause, memory: Memory, *, adjacent: bool) -> list[Candidate]:
    """The linked numbers and those that take their measure from what was said before, in order."""
    measure, killed = memory.measure, memory.told_killed
    if memory.label and not clause.harm:
        return listed_below(clause, memory.label)
    if measure and not memory.is_hint and all(is_aside(clause, word.first) for word in clause.harm):
        for candidate in listed_alone(clause, adjacent=adjacent) or by_place(clause):
            candidate.measure, candidate.how, candidate.subset = measure, "list", True
    for candidate in clause.candidates:
        if candidate.measure:
            measure = candidate.measure
            killed = killed or measure == "killed"
            continue
        if not candidate.may_be_people or candidate.is_single or (memory.is_hint and not candidate.leans_back):
            continue  # what is told without a count has no parts
        before = measure or (_harm_before(clause, candidate) if candidate.leans_back else None)
        if before and _leans(clause, candidate, memory, before):
            measure = before
            restated = killed and _restates_the_dead(clause, candidate, before)
            candidate.measure, candidate.how = "killed" if restated else before, "before"
    return [candidate for candidate in clause.candidates if candidate.measure]


def _leans(clause: Clause, candidate: Candidate, memory: Memory, measure: Measure) -> bool:
    """Whether the number counts some of those told of before, or restates their count."""
    last = clause.candidates[candidate.place - 1] if candidate.place else None
    says_who = clause.word(candidate.end) in BE_OR_HAVE and said_to_be(clause, candidate.end) is not None
    if candidate.place == 0 and says_who and _is_first_said(clause, candidate):
        candidate.subset = True  # "Nine were children."
    elif _tells_of_some(clause, candidate, memory):
        candidate.subset = says_who = True  # "31 were killed. Eighteen were waiting for food."
    if candidate.is_explicit and _are_among_them(clause, candidate):
        candidate.subset = says_who = True  # "Three children are among them."
    included = _is_included(clause, candidate, last)
    if measure == "displaced" and candidate.noun.noun_class == "bare":
        candidate.is_family = True
        moved = governed_from_right(clause, candidate)  # "190,000 are staying in shelters", after a count
        candidate.leans_back = candidate.leans_back or (moved is not None and moved.measure == measure)
    if last is not None and _is_of_the_unharmed(clause, candidate, last, included=included):
        return False
    rest = clause.word(candidate.first - 1) in ("other", "remaining")  # "the other four were bystanders"
    told = says_who or candidate.noun.noun_class == "leaning" or included
    part = (is_subset(clause, candidate) or rest) and told
    goes_on = last is not None and _is_a_part_of_parts(candidate, last) and last.is_explicit
    if last is not None and goes_on and joined(clause, last, candidate):
        candidate.subset, part = last.subset, True  # "Breakdown: two children, one woman"
    return candidate.leans_back or part


def _are_among_them(clause: Clause, candidate: Candidate) -> bool:
    """ "Three children are among them", "14 children and five women are among them"."""
    if clause.low[candidate.end : candidate.end + 3] in AMONG_THEM:
        return True
    beside = clause.candidates[candidate.place + 1 : candidate.place + 2]
    if not beside or clause.low[candidate.end : beside[0].first] != ["and"]:
        return False
    return clause.low[beside[0].end : beside[0].end + 3] in AMONG_THEM


def _is_included(clause: Clause, candidate: Candidate, last: Candidate | None) -> bool:
    """ "Including five children", "Among them were five children", "12 were civilians, nine of them children"."""
    before = clause.word(candidate.first - 1)
    if candidate.is_explicit and (before in INCLUDING or (before in BE and is_subset(clause, candidate))):
        return True
    bare = candidate.noun.noun_class == "bare"
    if bare and clause.low[candidate.first - 2 : candidate.first] in OF_WHICH:
        return True
    if last is None or not _is_a_part_of_parts(candidate, last):
        return False
    of_them = clause.low[candidate.phrase.end : candidate.phrase.end + 2] == ["of", "them"]
    return of_them or opens_a_list(clause, candidate, last)  # "– nine children"


def _is_a_part_of_parts(candidate: Candidate, last: Candidate) -> bool:
    """Whether the number before leans back itself, and may have parts."""
    return last.how == "before" and candidate.is_explicit and not candidate.is_single


def _is_of_the_unharmed(clause: Clause, candidate: Candidate, last: Candidate, *, included: bool) -> bool:
    """Whether the number is of things told of before, or of people whom nothing befell."""
    if not last.may_be_people and (candidate.is_pronoun or clause.word(candidate.phrase.end + 1) == "which"):
        return True  # "a dozen rockets, three of which were shot down"
    told_of = not last.measure and (last.is_explicit or last.noun.noun_class == "leaning")
    return told_of and (candidate.is_pronoun or included)  # "eleven policemen, one of them a captain, joined"


def _restates_the_dead(clause: Clause, candidate: Candidate, measure: Measure) -> bool:
    """Whether a count restated is that of the dead, though others were told of since."""
    last = clause.candidates[candidate.place - 1] if candidate.place else None
    if not candidate.leans_back or (clause.word(candidate.first - 1) == "not" and last and last.measure):
        return False
    if clause.low[candidate.first - 2 : candidate.first] == ["make", "that"]:
        return False  # "2 dead; 11 hurt - make that 14": of the number right before
    return measure in ("wounded", "missing") or (measure == "detained" and _puts_it(clause, candidate))


def _is_first_said(clause: Clause, candidate: Candidate) -> bool:
    """Whether the number opens the sentence, or what somebody says in it: "Neighbours told me eleven were children"."""
    at = candidate.first - (clause.word(candidate.first - 1) == "that")
    at -= clause.word(at - 1) in ("me", "us", "reporters", "journalists")
    return candidate.first == 0 or clause.word(at - 1) in SAYING


def _harm_before(clause: Clause, candidate: Candidate) -> Measure | None:
    """The measure of the last harm told without a number: "silent about its losses; Delhi has acknowledged twenty"."""
    before = [harm.measure for harm in clause.harm if harm.end <= candidate.first and harm.needs in ("", "living")]
    return before[-1] if before and before[-1] in ("killed", "wounded") else None


def _puts_it(clause: Clause, candidate: Candidate) -> bool:
    """ "Put it lower, at between 35 and 40": of the toll, though captives were told after it."""
    before = clause.low[max(0, candidate.first - 5) : candidate.first]
    return "it" in before and not PUTS.isdisjoint(before)


def _tells_of_some(clause: Clause, candidate: Candidate, memory: Memory) -> bool:
    """Whether a bare number that opens a sentence says where some of the dead just told were, or who."""
    if memory.measure != "killed" or candidate.place or candidate.noun.noun_class != "bare":
        return False
    if clause.low[: candidate.first] not in OF_THE_TOTAL:
        return False
    after = clause.low[candidate.end + 1 : candidate.end + 3]
    alone = all((other.phrase.low or 0) <= 1 for other in clause.candidates[1:])
    opens = clause.word(candidate.end) in WORDS["were"] and candidate.phrase.operator == "eq" and alone
    return opens and not clause.harm and WORDS["told_of_others"].isdisjoint(after)
