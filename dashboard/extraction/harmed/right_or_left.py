"""Whether the word of harm to a number's right or the one to its left governs it, where both might."""

from dashboard.extraction.counts.candidates import BE_OR_HAVE, GRAMMAR, Candidate, Clause
from dashboard.extraction.counts.harm import HarmWord
from dashboard.extraction.counts.relations import LONGEST_LIST, in_subset_list, is_subset
from dashboard.extraction.harmed.captives import dug_free
from dashboard.extraction.harmed.objects import FUNERALS
from dashboard.extraction.harmed.senses import as_meant
from dashboard.extraction.harmed.voice import is_active_past
from dashboard.extraction.word_lists import word_lists

WORDS = word_lists("governing")
BODIES, FOUND = WORDS["bodies"], WORDS["found"]
PUTS, UNHARMED = GRAMMAR["puts"], GRAMMAR["unharmed"]
NEAR = 3  # tokens
TO_DEATH = 10  # tokens from "taken" to "and killed"
Sides = tuple[HarmWord | None, HarmWord | None]


def counts_bodies(clause: Clause, candidate: Candidate) -> bool:
    """ "Nine bodies": who is dead already."""
    return candidate.noun.head is not None and clause.word(candidate.noun.head) in BODIES


def frees_those_held(clause: Clause, candidate: Candidate, left: HarmWord) -> bool:
    """ "Frees 4,700 held in a camp": people, though no noun says so."""
    if left.first > candidate.first or candidate.noun.noun_class != "bare":
        return False
    own = clause.harm_from.get(candidate.end)
    return own is not None and left.measure == own.measure == "detained" and left.needs == "person"


def governing_side(clause: Clause, candidate: Candidate, right: HarmWord | None, left: HarmWord | None) -> Sides:
    """`right` and `left` without what does not govern the number, and as they are meant there."""
    right = right if right and _may_govern_from_right(clause, candidate, right) else None
    left = left if left and _may_govern_from_left(clause, candidate, left) else None
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
    left = as_meant(clause, candidate, left) if left else None
    if "survivors" in clause.low[candidate.phrase.end : candidate.end]:  # "a trawler picked up 61 survivors"
        return _not_held(right), _not_held(left)
    return right, left


def _not_held(harm: HarmWord | None) -> HarmWord | None:
    return harm if harm and harm.measure != "detained" else None


def _may_govern_from_right(clause: Clause, candidate: Candidate, right: HarmWord) -> bool:
    if dug_free(clause, right):
        return False
    if counts_bodies(clause, candidate):
        if right.measure not in ("killed", "missing"):
            return False  # "35 burnt bodies": who is dead was not wounded
        if right.measure == "missing" and not FOUND.isdisjoint(clause.low[candidate.end : right.first]):
            return False  # "two bodies were found under the rubble"
    if right.measure == "displaced" and clause.word(right.end) in UNHARMED:
        return False  # "forty others were brought out safe"
    goes_on = right.measure == "displaced" or candidate.is_single
    if not goes_on or clause.word(candidate.end) != "," or not candidate.place:
        return True
    # "detained 14 people, five of them children, trying to flee"
    return not (is_subset(clause, candidate) and clause.candidates[candidate.place - 1].measure)


def _may_govern_from_left(clause: Clause, candidate: Candidate, left: HarmWord) -> bool:
    if counts_bodies(clause, candidate) and left.measure not in ("killed", "missing"):
        return False  # "picked up 200 bodies": who is dead was not detained
    return not dug_free(clause, left)


def _then_killed(clause: Clause, taken: HarmWord) -> HarmWord:
    """Who was taken and then killed is dead: "were taken from their homes and shot"; else `taken` itself."""
    for at in range(taken.end, taken.end + TO_DEATH):
        if clause.word(at) in ("and", "then", "being"):
            fate = clause.harm_from.get(at + 1 + (clause.word(at + 1) in WORDS["later"]))
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
