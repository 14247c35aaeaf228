"""Many who go a way that only the displaced go: "550,000 have crossed Libya's borders", "came out of Ghouta".

A verb of going or of carrying tells of the displaced by how many they are and by its way: over a border, out of a
place, to a camp. Fewer are enough where the way itself is one of flight.
"""

from dashboard.extraction.counts.candidates import BE, GRAMMAR, HAVE, Candidate, Clause
from dashboard.extraction.counts.harm import HarmWord
from dashboard.extraction.harmed.frames import past_aside
from dashboard.extraction.word_lists import word_lists

WORDS = word_lists("on_the_move")
PLACES = word_lists("frames")["places"]
GOING, CARRYING, DRIVING, CARRIERS = (WORDS[name] for name in ("going", "carrying", "driving", "carriers"))
BORDERS, CAMPS, NOT_FLIGHT = (WORDS[name] for name in ("borders", "camps", "not_flight"))
MOVING = GOING | CARRYING | DRIVING | WORDS["setting_off"]
AUXILIARY = BE | HAVE | GRAMMAR["modal"] | GRAMMAR["adverbs"]
BEFORE_NUMBER = (GRAMMAR["fillers"] - {":"}) | {"home", "in", "out", "over", "away", "back", "off", "another", "just"}
SOME, MANY, MANY_UNNAMED = 50, 1_000, 2_000
TO_VERB, TO_WAY, TO_GOAL, TO_CARRIER = 5, 6, 4, 8


def on_the_move(clause: Clause, candidate: Candidate) -> HarmWord | None:
    """The word by which `candidate` counts people under way, None where none does."""
    if candidate.is_single or candidate.noun.population in ("combatants", "other"):
        return None
    if clause.words.isdisjoint(MOVING) or not clause.words.isdisjoint(NOT_FLIGHT):
        return None
    return _goes(clause, candidate) or _is_carried(clause, candidate) or _is_aboard(clause, candidate)


def _goes(clause: Clause, candidate: Candidate) -> HarmWord | None:
    """ "About 550,000 people have crossed Libya's borders since May": they go by themselves."""
    at = past_aside(clause, candidate.end)
    while clause.word(at) in AUXILIARY:
        at += 1
    if clause.word(at) not in GOING:
        return None
    least = _least(clause, at + 1, crossing=clause.word(at).startswith("cross"))
    told = least is not None and _is_many(candidate, least)
    return HarmWord(at, at + 1, "displaced", frozenset({"befalls:past"}), "") if told else None


def _is_carried(clause: Clause, candidate: Candidate) -> HarmWord | None:
    """ "Saudi Arabia has brought another 220 people to Jeddah", "fighting sends thousands into Chad"."""
    verb = candidate.first - 1
    while verb > candidate.first - TO_VERB and clause.word(verb) in BEFORE_NUMBER:
        verb -= 1
    driven = clause.word(verb) in DRIVING and not clause.words.isdisjoint(WORDS["violence"])
    if not driven and (clause.word(verb) not in CARRYING or clause.word(verb - 1) in ("that", "which", "who")):
        return None
    home = clause.word(candidate.first - 1) == "home" or clause.word(verb + 1) == "home"
    least = SOME if home else _least(clause, candidate.end, crossing=False)
    told = least is not None and (_is_many(candidate, SOME) or (driven and _size(candidate) >= MANY))
    return HarmWord(verb, verb + 1, "displaced", frozenset({"acts:past"}), "") if told else None


def _is_aboard(clause: Clause, candidate: Candidate) -> HarmWord | None:
    """ "The ferry sailed at noon with just short of 1,000 Nigerians": whom a ship takes away."""
    if clause.word(candidate.first - 1) != "with" or not _is_many(candidate, SOME) or not candidate.is_explicit:
        return None
    for at in range(candidate.first - 2, max(-1, candidate.first - 2 - TO_CARRIER), -1):
        if clause.word(at) in WORDS["setting_off"]:
            aboard = not CARRIERS.isdisjoint(clause.low[max(0, at - 5) : at])
            return HarmWord(at, at + 1, "displaced", frozenset({"acts:past"}), "") if aboard else None
        if clause.word(at) in GRAMMAR["breaks"] or clause.word(at) == ",":
            return None
    return None


def _size(candidate: Candidate) -> int:
    phrase = candidate.phrase
    return phrase.low or phrase.high or phrase.imputed_low or 0


def _is_many(candidate: Candidate, least: int) -> bool:
    """Whether as many as `least` are told of by a noun for people, or thousands by none."""
    if candidate.is_explicit or candidate.noun.noun_class == "leaning":
        return _size(candidate) >= least
    return candidate.noun.noun_class == "bare" and _size(candidate) >= MANY_UNNAMED


def _least(clause: Clause, start: int, *, crossing: bool) -> int | None:
    """How many must go the way told from `start` on to be the displaced; None where no such way is told."""
    for at in range(start, min(start + TO_WAY, len(clause.tokens) - 1)):
        word = clause.word(at)
        if crossing and word in BORDERS:
            return SOME
        if word in GRAMMAR["breaks"] or word in (",", "and") or at in clause.starts:
            return None
        goal = clause.low[at + 1 : at + 1 + TO_GOAL]
        named = clause.tokens[at + 1].text[0].isupper()
        if word in WORDS["across"]:
            return SOME if named or not BORDERS.isdisjoint(goal) or not CAMPS.isdisjoint(goal) else None
        if word == "out" and goal[0] == "of":
            named = at + 2 < len(clause.tokens) and clause.tokens[at + 2].text[0].isupper()
            return SOME if named or not PLACES.isdisjoint(goal) else None
        if word in ("from", "by", *WORDS["to"]) and not (CAMPS | WORDS["home"] | PLACES).isdisjoint(goal):
            return SOME
        if word in ("from", *WORDS["to"]) and named:
            return MANY
    return None
