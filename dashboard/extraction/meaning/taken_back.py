"""Numbers that are named only to be taken back: withdrawn, ignored, waved off, or of what never took place."""

from collections.abc import Sequence

from dashboard.extraction.counts.candidates import Candidate, Clause
from dashboard.extraction.meaning.unreal import NEGATIONS, UNTRUE, back
from dashboard.extraction.word_lists import word_lists

WORDS = word_lists("unreal")
ACCOUNTS = WORDS["accounts"] | WORDS["messages"]
NO_SUCH, NAMING = WORDS["events"], WORDS["naming"]
FAKES = frozenset({"fake", "fakes", "hoax", "misinformation", "disinformation"})
BEING = frozenset({"is", "was", "'s", "’s", "were", "are"})
PRONOUNS = frozenset({"he", "she", "it", "they", "that", "this", "which"})
ABOUT = frozenset({"about", "of", "that", "on", "saying", "which", "with", ":", "claiming"})
PARTING = frozenset({"from", "to", "into", "at", "after", "with", "in", "on", "behind", "when", ","})
TO_ACCOUNT = 8
TO_VERB = 6
TO_ANSWER = 8
TO_REPLY = 9


def is_taken_back(clause: Clause, candidate: Candidate) -> bool:
    """Whether the sentence itself takes the number back."""
    if clause.words.isdisjoint(TAKING_BACK):
        return False
    rules = (_is_withdrawn, _is_of_no_such_thing, _is_not_shown, _is_waved_off)
    return any(rule(clause, candidate) for rule in rules)


def _is_withdrawn(clause: Clause, candidate: Candidate) -> bool:
    """ "AFP withdrew its alert about 70 dead", "ignore the message about 19 killed", "cannot stand by its report"."""
    before = back(clause.low, candidate.first, TO_ACCOUNT + TO_VERB)
    account = next((at for at, word in enumerate(before[:TO_ACCOUNT]) if word in ACCOUNTS), None)
    if account is None or (before[account - 1] if account else clause.word(candidate.first)) not in ABOUT:
        return False
    for at, word in enumerate(before[account + 1 : account + TO_VERB], account + 1):
        if word in WORDS["withdrawing"]:
            return NEGATIONS.isdisjoint(before[at + 1 : at + 3])
        if word == "back" and before[at + 1 : at + 2] in (["walked"], ["walks"], ["rowed"], ["walking"]):
            return True
        if word in WORDS["ignoring"]:
            return before[at + 1 : at + 2] in ([], ["please"])
        if word == "by" and before[at + 1 : at + 2] in (["stand"], ["stands"], ["standing"]):
            return not (NEGATIONS | {"longer", "cannot"}).isdisjoint(before[at + 2 : at + 5])
        if word in PARTING:
            return False  # "withdrew from the post after it lost 12"
    return False


def _is_of_no_such_thing(clause: Clause, candidate: Candidate) -> bool:
    """ "No such massacre of 33 people took place", "far from the 100 dead they boast of", "a fake: 300 dead"."""
    low, first = clause.low, candidate.first
    if low[first - 3 : first] == ["far", "from", "the"] or low[first - 2 : first] == ["let", "alone"]:
        return True
    if low[first - 1] == ":" and low[first - 2] in FAKES:
        return NAMING.isdisjoint(low[max(0, first - TO_VERB) : first])  # not "calls that a hoax: two were hurt"
    if low[first - 1] != "of" or low[first - 2] not in NO_SUCH:
        return False
    return low[first - 4 : first - 2] == ["no", "such"] or (
        low[first - 3] == "no" and _took_no_place(clause, candidate)
    )


def _took_no_place(clause: Clause, candidate: Candidate) -> bool:
    """ "No massacre of 33 people took place"; not "no killing of 33 people has shaken us like this"."""
    after = clause.low[candidate.end : candidate.end + TO_ANSWER]
    return not {"place", "occurred", "happened"}.isdisjoint(after)


def _is_not_shown(clause: Clause, candidate: Candidate) -> bool:
    """ "The photo does not show 200 bodies"."""
    low, first = clause.low, candidate.first
    return low[first - 1] in WORDS["showing"] and low[first - 2] in NEGATIONS


def _is_waved_off(clause: Clause, candidate: Candidate) -> bool:
    """ "A radio station said 50 dead; he shook his head at it", "they speak of 50 dead: that is a lie"."""
    low, end = clause.low, candidate.end
    for at in range(end, min(end + TO_ANSWER, len(clause.tokens))):
        if low[at] in (";", ":", "–", "—"):
            return _answers_no(low[at + 1 : at + 1 + TO_REPLY])
    return False


def _answers_no(words: Sequence[str]) -> bool:
    """Whether a clause says of what stands before it that it is not so."""
    if "shook" in words and "head" in words:
        return words[words.index("head") + 1 :][:2] in (["at", "it"], ["at", "that"], ["at", "this"])
    return words[0] in PRONOUNS and words[1] in BEING and any(word in UNTRUE for word in words[2:5])


TAKING_BACK = (
    WORDS["withdrawing"]
    | WORDS["ignoring"]
    | WORDS["showing"]
    | UNTRUE
    | {"stand", "stands", "standing", "no", "far", "shook", "alone", "back"}
)
