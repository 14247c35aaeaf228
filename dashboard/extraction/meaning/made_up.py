"""Numbers of what was acted, imagined, sworn or only just escaped: drills, novels, scenarios, oaths, near misses."""

from collections.abc import Callable

from dashboard.extraction.counts.candidates import BE_OR_HAVE, Candidate, Clause
from dashboard.extraction.counts.setting import BREAKS
from dashboard.extraction.meaning.unreal import MODALS, back
from dashboard.extraction.word_lists import word_lists

WORDS = word_lists("unreal")
FICTION, IMAGINED = WORDS["fiction"], WORDS["imagined"]
SCENARIOS = frozenset({"scenario", "scenarios", "contingency", "worst"})
ALMOST = frozenset({"nearly", "almost"})
ESCAPING = frozenset({"escaped", "avoided", "evaded"})
PAST = frozenset({"was", "were", "had", "has", "have"})
MAY_HAVE = frozenset({"might", "could", "would"})
LEAVING = frozenset({"leave", "kill"})
IN_IT = frozenset({"in", "at", "during"})
CONFIRMED = frozenset({"confirmed", "true", "verified", "proven", "proved", "correct", "right", "accurate"})
MAKING_UP = FICTION | IMAGINED | SCENARIOS | WORDS["sham"] | WORDS["vowing"] | ALMOST | WORDS["fearing"] | MAY_HAVE
MAKING_UP |= WORDS["expecting"] | WORDS["forecasts"] | WORDS["rehearsing"] | WORDS["plans"] | ESCAPING | {"if", "case"}
TO_IMAGINED, TO_SUBJECT, TO_VOW, TO_MODAL = 20, 7, 16, 14


def is_made_up(clause: Clause, candidate: Candidate) -> bool:
    """Whether nothing of what is counted has happened outside a drill, a story, a plan or a fear."""
    if clause.words.isdisjoint(MAKING_UP):
        return False
    return any(rule(clause, candidate) for rule in RULES)


def _is_imagined(clause: Clause, candidate: Candidate) -> bool:
    """ "The exercise simulated an attack in which 50 are killed"; not "five died when an exercise went wrong"."""
    before = back(clause.low, candidate.first, TO_IMAGINED)
    if not WORDS["rehearsing"].isdisjoint(before[:TO_SUBJECT]):
        return True  # "rehearsed the treatment of 300 wounded"; not "rehearsed a parade, when a bomb killed 300"
    verb = next((at for at, word in enumerate(before) if word in WORDS["imagining"]), None)
    return verb is not None and not IMAGINED.isdisjoint(before[verb + 1 : verb + TO_SUBJECT])


def _is_fiction(clause: Clause, candidate: Candidate) -> bool:
    """ "In her novel, 30 villagers are massacred", "the film tells of 12 soldiers killed"; not of a named year."""
    if clause.words.isdisjoint(FICTION) or any(_is_year(word) for word in clause.words):
        return False
    before = back(clause.low, candidate.first, TO_IMAGINED)
    for at, word in enumerate(before):
        if word not in FICTION:
            continue
        if at and not WORDS["telling"].isdisjoint(before[max(0, at - 4) : at]):
            return before[at - 1] != "shows" or "how" in before[:at]  # "a film shows 12 bodies" may be a clip
        opening = before[at + 1 :]
        return at > 0 and before[at - 1] == "," and len(opening) < 5 and opening[-1:] == ["in"]
    return False


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdecimal() and word[:2] in ("19", "20")


def _is_of_a_scenario(clause: Clause, candidate: Candidate) -> bool:
    """ "In the worst case 500 are killed", "assume 250 deaths in their scenario"; not "a known scenario: 12 died"."""
    if clause.words.isdisjoint(SCENARIOS):
        return False
    low, harm = clause.low, candidate.harm
    worst = any(low[at] == "worst" and "case" in low[at + 1 : at + 3] for at in range(len(clause.tokens)))
    if harm is None or harm.first < candidate.end or not (worst or not clause.words.isdisjoint(SCENARIOS - {"worst"})):
        return False
    if not worst and WORDS["imagining"].isdisjoint(clause.words):
        return False
    return PAST.isdisjoint(low[candidate.end : harm.first]) and not harm.reads("befalls:past")


def _is_sham(clause: Clause, candidate: Candidate) -> bool:
    """ "200 mock casualties", "50 simulated deaths"."""
    harm = candidate.harm
    end = max(candidate.end, harm.first if harm and harm.first - candidate.end < TO_SUBJECT else 0)
    return not WORDS["sham"].isdisjoint(clause.low[candidate.first : end])


def _is_foreseen(clause: Clause, candidate: Candidate) -> bool:
    """ "The draft foresees that 150 prisoners are freed"; not "predicted that 20 had been killed"."""
    low, harm = clause.low, candidate.harm
    end = max(candidate.end, harm.end if harm else 0)
    if low[end : end + 2] == ["in", "case"]:
        return True  # "body bags for 1,500 dead in case the town falls"
    if low[candidate.first - 1] == ":":
        return not WORDS["forecasts"].isdisjoint(low[max(0, candidate.first - TO_SUBJECT) : candidate.first])
    if low[candidate.first - 1] != "that" or low[candidate.first - 2] not in WORDS["expecting"]:
        return False
    return harm is not None and not {"are", "is"}.isdisjoint(low[candidate.end : harm.first])


def _is_vowed(clause: Clause, candidate: Candidate) -> bool:
    """ "Vowed to burn the town and leave 90 corpses", "plotted to seize the camp and kill 40"."""
    low, harm = clause.low, candidate.harm
    at = candidate.first - 1
    if harm and harm.end <= candidate.first and harm.reads("acts:base"):
        at = harm.first
    elif low[at] not in LEAVING and low[at - 1] != "to":
        return False
    if low[at - 1] == "to" and low[at - 2] in BE_OR_HAVE:
        return low[at - 3] in WORDS["plans"]
    if low[at - 1] not in ("and", "or"):
        return False
    for back_at in range(at - 2, max(0, at - TO_VOW), -1):
        if low[back_at] in BREAKS or low[back_at] in BE_OR_HAVE:
            return False
        if low[back_at] == "to" and low[back_at - 1] in WORDS["vowing"]:
            return True
    return False


def _is_escaped(clause: Clause, candidate: Candidate) -> bool:
    """ "Fourteen were nearly killed", "might have been killed had the shell gone off"."""
    harm, low = candidate.harm, clause.low
    if harm is None or harm.first < candidate.end:
        return False
    if low[harm.first - 1] in ALMOST and low[harm.first - 2] in BE_OR_HAVE:
        return True
    if low[harm.first - 1] == "being" and low[harm.first - 2] in ESCAPING:
        return True  # "narrowly escaped being killed"
    between = low[candidate.end : harm.first]
    perfect = any(word in MAY_HAVE and between[at + 1 : at + 2] == ["have"] for at, word in enumerate(between))
    return perfect and not {"had", "if"}.isdisjoint(low[harm.end : harm.end + 3])


def _hangs_on_if(clause: Clause, candidate: Candidate) -> bool:
    """ "If they strike the town, 1,200 people die in a night"; not "if confirmed, 12 people are dead"."""
    low, harm = clause.low, candidate.harm
    if low[0] != "if" or harm is None or harm.first < candidate.end or not CONFIRMED.isdisjoint(low[1:6]):
        return False
    return harm.reads("befalls:base") and not harm.reads("befalls:past")


def _is_feared(clause: Clause, candidate: Candidate) -> bool:
    """ "Doctors fear 60 patients on ventilators will die"; "fear 60 have died", "60 are feared trapped" are of now."""
    low, end = clause.low, candidate.end
    if low[candidate.first - 1] not in WORDS["fearing"] and low[candidate.first - 2] not in WORDS["fearing"]:
        return False
    for at in range(end, min(end + TO_MODAL, len(clause.tokens))):
        if low[at] in BREAKS or low[at] in (",", "."):
            return False
        if low[at] in MODALS:
            return low[at + 1] not in ("have", "be", "already")
    return False


RULES: tuple[Callable[[Clause, Candidate], bool], ...] = (
    _is_imagined, _is_fiction, _is_of_a_scenario, _is_sham, _is_foreseen, _is_vowed, _is_escaped, _hangs_on_if,
    _is_feared,
)  # fmt: skip
