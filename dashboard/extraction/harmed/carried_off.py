"""People whom somebody drags off: "bundled three lawyers into an unmarked van", "were taken from their homes".

A verb of taking tells of captives by where it takes them: into a car, off a bus, out of their beds, to a cell.
"""

from dashboard.extraction.counts.candidates import BE, GRAMMAR, Candidate, Clause
from dashboard.extraction.counts.harm import HarmWord
from dashboard.extraction.word_lists import word_lists
from dashboard.extraction.words.people import BODIES, person

WORDS = word_lists("carried_off")
SHOVING, PLAIN = WORDS["shoving"], WORDS["plain"]
FORCED = WORDS["rough"] | SHOVING
VERBS = FORCED | PLAIN
SEIZING = (WORDS["rough"] | PLAIN) - {"drive", "drives", "driving", "drove", "driven"}
CARS, BUSES, BEDS, CELLS, WILDS = (WORDS[name] for name in ("cars", "buses", "beds", "cells", "wilds"))
INTO, OUT = frozenset({"into", "in", "onto", "aboard", "to"}), frozenset({"off", "from", "of"})
MARCHING = frozenset({"march", "marches", "marching", "marched", "frogmarched", "hauled", "dragged"})
RESCUED = WORDS["rescue"]
UNKNOWN = frozenset({"unknown", "undisclosed"})
ENDS_GOAL = GRAMMAR["breaks"] | INTO | OUT | {",", "who", "which", "that", "", "and"}
FILLERS = GRAMMAR["fillers"]
STOPS = GRAMMAR["breaks"] | {",", "who", "which", "that", ""}
TO_VERB = 5
TO_WAY = 7  # tokens after the number in which "into" stands
TO_GOAL = 5


def dragged_off(clause: Clause, candidate: Candidate) -> HarmWord | None:
    """ "Militiamen bundled three lawyers into an unmarked van": the verb before those who are carried off."""
    if clause.words.isdisjoint(VERBS) or not candidate.may_be_people or _are_dead(clause, candidate):
        return None
    verb = candidate.first - 1
    while verb > candidate.first - TO_VERB and (clause.word(verb) in FILLERS or clause.word(verb).endswith("ly")):
        verb -= 1
    if clause.word(verb) not in VERBS or not (candidate.is_explicit or candidate.noun.noun_class != "unknown"):
        return None
    return _taken(clause, verb, candidate.end, ("acts:past",))


def is_dragged_off(clause: Clause, candidate: Candidate) -> HarmWord | None:
    """ "Twenty protesters were bundled into vans", "another 20 in Jenin were taken from their homes"."""
    if clause.words.isdisjoint(VERBS) or not candidate.may_be_people or _are_dead(clause, candidate):
        return None
    if clause.word(candidate.first - 1) == "of" and person(clause.word(candidate.first - 2)):
        return None  # "five relatives of a leader"
    for at in range(candidate.end, min(candidate.end + 2 * TO_WAY, len(clause.tokens))):
        word = clause.word(at)
        if word in BE:
            while clause.word(at) in BE or clause.word(at).endswith("ly"):
                at += 1
            return _taken(clause, at, at + 1, ("acts:participle",)) if clause.word(at) in VERBS else None
        if word in STOPS or at in clause.harm_from or word in GRAMMAR["saying"]:
            return None
    return None


def _are_dead(clause: Clause, candidate: Candidate) -> bool:
    """ "Fifteen bodies were taken out of the house"."""
    return candidate.noun.head is not None and clause.word(candidate.noun.head) in BODIES


def _taken(clause: Clause, verb: int, start: int, readings: tuple[str, ...]) -> HarmWord | None:
    if start < len(clause.tokens) and start - 1 in clause.harm_to and readings == ("acts:past",):
        return None  # "took nine wounded to a truck"
    for at in range(start, min(start + TO_WAY, len(clause.tokens))):
        word = clause.word(at)
        if word == "and" and clause.word(at + 1) in ("the", "his", "her", "their", "its"):
            continue  # "bundled 11 passengers and the driver into three pickups"
        if word in STOPS or word == "and":
            return None
        leads = (word in INTO or word in OUT) and _leads_away(clause, clause.word(verb), word, at + 1)
        if leads and not _then_killed(clause, at):
            return HarmWord(verb, verb + 1, "detained", frozenset(readings), "")
    return None


def _leads_away(clause: Clause, verb: str, way: str, at: int) -> bool:
    """Whether the place that `way` leads to or from is one of captives."""
    goal = clause.low[at : at + TO_GOAL]
    stop = next((i for i, word in enumerate(goal) if word in ENDS_GOAL), None)
    near = set(goal[:stop])
    if way in INTO:
        forced = verb in FORCED and not near.isdisjoint(BUSES | WILDS)
        return forced or not near.isdisjoint(CELLS | CARS | UNKNOWN)
    if not near.isdisjoint(CARS | BUSES):
        return True
    if not RESCUED.isdisjoint(clause.words):
        return False
    if verb in MARCHING and clause.word(at - 2) == "out":
        return True  # "marched 41 policemen out of Karukh"
    return verb in SEIZING and not near.isdisjoint(BEDS)


def _then_killed(clause: Clause, at: int) -> bool:
    """ "Pulled 23 passengers off a bus and shot them": they are told of as dead."""
    for ahead in range(at + 1, at + 2 * TO_GOAL):
        if clause.word(ahead) == "and":
            near = (clause.harm_from.get(later) for later in (ahead + 1, ahead + 2, ahead + 3))
            return any(harm and harm.measure == "killed" for harm in near)
        if clause.word(ahead) in STOPS:
            return False
    return False
