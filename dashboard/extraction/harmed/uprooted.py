"""Whoever leaves or reaches a place in numbers is displaced: "30,000 have left Lashio", "a convoy took out 350".

Verbs of moving tell of the displaced by how many move, who they are, and where.
"""

from dashboard.extraction.counts.candidates import BE, GRAMMAR, HAVE, Candidate, Clause
from dashboard.extraction.counts.harm import HarmWord
from dashboard.extraction.harmed.frames import VERBS, past_aside
from dashboard.extraction.word_lists import word_lists

LISTS = word_lists("harmed", "uprooted")
WORDS = word_lists("frames")
SHELTERS = frozenset({"shelters", "tents", "shelter", "tarpaulins", "camps"})
LEFT = frozenset({"escaped", "left", "leave", "leaving", "abandoned", "vacated", "deserted", "emptied"})
AHEAD = BE | HAVE | GRAMMAR["modal"] | frozenset({"already", "also", "now", "since", "still"})
AHEAD |= frozenset({"expected", "likely", "set", "due"})
TO_COME = frozenset({"leave", "cross", "come", "follow", "arrive", "flee"})
BORDERS = frozenset({"into", "river", "border", "frontier", "bridge", "sea", "lake"})
LEFT_OR_CROSSED = LEFT | TO_COME | LISTS["left_or_crossed"]
MANY, MANY_UNNAMED, MANY_FAMILIES = 50, 2_000, 5
# Beside "thousands reach Tawila" these tell that they come as refugees
FLIGHT = WORDS["flight"]
WAYS = WORDS["ways"]
CARRIERS, CARRYING = WORDS["carriers"], WORDS["displacing"] - {"carrying", "carried", "carry"}
SWELLING = WORDS["swelling"]
ON_A_DAY = LISTS["on_a_day"]
WALKED_TO = frozenset({"to", "into", "across", "over", "from"})
RECEIVING = frozenset({"received", "receives", "receiving", "receive"})
PLACES = GRAMMAR["rooms"] | WORDS["places"] | {"site", "sites", "centre", "centres", "schools"}
TO_PLACE, TO_HOLDER = 5, 6
HOLDING = LISTS["holding"]
NOW = frozenset({"now", "tonight", "today", "already", "currently"})
ACROSS = frozenset({"towards", "toward", "into", "across"})
AWAY = frozenset({"to", "towards", "toward", "into", "across", "from", "out", "away"})
TO_CARRIER, TO_POPULATION = 7, 9


def uprooted(clause: Clause, candidate: Candidate) -> HarmWord | None:
    """The word by which `candidate` counts people who move because they must, None where none does."""
    return (
        left_a_place(clause, candidate)
        or sheltered(clause, candidate)
        or _held_in_shelters(clause, candidate)
        or goes_abroad(clause, candidate)
        or _brought_away(clause, candidate)
        or _swells_a_place(clause, candidate)
    )


def _brought_away(clause: Clause, candidate: Candidate) -> HarmWord | None:
    """ "A convoy took out 350 people", "sending 4,000 villagers towards Djibo": what takes or drives them away."""
    low, at = clause.low, candidate.first - 1
    if not candidate.is_explicit or candidate.is_single or candidate.noun.population in ("combatants", "other"):
        return None
    if low[at] == "sending" and low[candidate.end] in ACROSS:
        return HarmWord(at, at + 1, "displaced", frozenset({"acts:gerund"}), "")
    near = low[max(0, at - TO_PLACE) : at]
    if low[at] in RECEIVING and (candidate.phrase.low or 0) >= MANY and not PLACES.isdisjoint(near):
        return HarmWord(at, at + 1, "displaced", frozenset({"acts:past"}), "")  # "the camp has received 3,400 people"
    verb = at - (low[at] in ("out", "away", "over"))
    if low[verb] not in CARRYING or CARRIERS.isdisjoint(low[max(0, verb - TO_CARRIER) : verb]):
        return None
    away = verb < at or low[candidate.end] in AWAY
    return HarmWord(verb, at + 1, "displaced", frozenset({"acts:past"}), "") if away else None


def _swells_a_place(clause: Clause, candidate: Candidate) -> HarmWord | None:
    """ "The camp's population has swelled by 9,000": newcomers."""
    low, at = clause.low, candidate.first - 1
    if low[at] != "by" or low[at - 1] not in SWELLING or "population" not in low[max(0, at - TO_POPULATION) : at]:
        return None
    return HarmWord(at - 1, at, "displaced", frozenset({"befalls:past"}), "")


def left_a_place(clause: Clause, candidate: Candidate) -> HarmWord | None:
    """ "As many as 30,000 residents have left Lashio": many people without a task who leave a named place."""
    if clause.words.isdisjoint(LEFT_OR_CROSSED) or candidate.noun.population in ("combatants", "other"):
        return None
    phrase, at = candidate.phrase, candidate.end
    vague = phrase.operator == "order_of_magnitude" and not clause.words.isdisjoint(FLIGHT)
    size = phrase.low or phrase.high or (phrase.imputed_low if vague else None) or MANY
    if clause.word(at) == "leaving" and clause.word(at + 1) in WAYS and size >= MANY:
        return HarmWord(at, at + 1, "displaced", frozenset({"befalls:gerund"}), "")  # "1,600 leaving westwards"
    least = {"person": MANY, "bare": MANY_UNNAMED}.get(candidate.noun.noun_class)
    least = MANY_FAMILIES if candidate.is_family else least
    if least is None or size < least:
        return None
    at = past_aside(clause, at)
    while clause.word(at) in AHEAD:
        at += 1
    if clause.word(at) in TO_COME and clause.word(at - 1) in GRAMMAR["modal"] and size >= MANY_UNNAMED:
        return HarmWord(at, at + 1, "displaced", frozenset({"befalls:base"}), "")  # "100,000 will leave"
    if clause.word(at) == "to" and clause.word(at - 1) in AHEAD:
        at += 1  # "have had to leave their homes", "are expected to leave"
        if clause.word(at) in TO_COME and size >= MANY_UNNAMED:
            return HarmWord(at, at + 1, "displaced", frozenset({"befalls:base"}), "")  # "20,000 are expected to cross"
    over = clause.low[at + 1 : at + 6]
    if clause.word(at) == "crossed" and candidate.is_many and ("at" in over[:1] or not over[0].isalpha()):
        return HarmWord(at, at + 1, "displaced", frozenset({"befalls:past"}), "")  # "12,300 people crossed at Joda"
    if clause.word(at) == "crossed" and not BORDERS.isdisjoint(clause.low[at + 1 : at + 6]):
        return HarmWord(at, at + 1, "displaced", frozenset({"befalls:past"}), "")  # "have crossed the Moei River"
    if clause.word(at) == "crossing" and candidate.is_explicit and clause.word(at + 1) in ON_A_DAY:
        return HarmWord(
            at, at + 1, "displaced", frozenset({"befalls:gerund"}), ""
        )  # "6,500 people crossing on Tuesday"
    walked = clause.word(at) in ("walked", "moved") and clause.word(at + 1) in WALKED_TO
    if walked and any(token.text[0].isupper() for token in clause.tokens[at + 2 : at + 4]):
        return HarmWord(at, at + 1, "displaced", frozenset({"befalls:past"}), "")  # "2,000 souls walked to Nadiagou"
    if (
        _arrives(clause, at)
        and clause.word(candidate.first - 1) not in GRAMMAR["prepositions"]
        and (candidate.is_family or size >= MANY_UNNAMED)
    ):
        return HarmWord(at, at + 1, "displaced", frozenset({"befalls:past"}), "")  # "400 families reached Tawila"
    if clause.word(at) not in LEFT or at + 1 >= len(clause.tokens):
        return None
    ahead = clause.low[at + 1 : at + 4]
    named = clause.tokens[at + 1].text[0].isupper() or ahead[0] == "for" or not WORDS["places"].isdisjoint(ahead)
    return HarmWord(at, at + 1, "displaced", frozenset({"befalls:past"}), "") if named else None


def goes_abroad(clause: Clause, candidate: Candidate) -> HarmWord | None:
    """ "42,000 people into Burundi in two weeks": a headline without a verb."""
    at = candidate.end
    if clause.word(at) != "into" or not candidate.is_explicit or (candidate.phrase.low or 0) < MANY:
        return None
    if candidate.noun.population in ("combatants", "other") or at + 1 >= len(clause.tokens):
        return None
    named = clause.tokens[at + 1].text[0].isupper() and VERBS.isdisjoint(clause.low[: candidate.first])
    return HarmWord(at, at + 1, "displaced", frozenset({"state"}), "") if named else None


def sheltered(clause: Clause, candidate: Candidate) -> HarmWord | None:
    """ "Counts 187,240 people in its 1,131 shelters": many who are where the displaced stay."""
    at = candidate.end
    bare = candidate.noun.noun_class == "bare" and (candidate.phrase.low or 0) >= MANY_UNNAMED
    if clause.word(at) not in ("in", "at") or not (candidate.is_family or candidate.is_many or bare):
        return None
    if candidate.noun.population in ("combatants", "other"):
        return None
    for ahead in range(at + 1, at + 6):
        in_schools = clause.word(ahead) == "schools" and not candidate.is_explicit
        if clause.word(ahead) in SHELTERS or in_schools:
            return HarmWord(ahead, ahead + 1, "displaced", frozenset({"state"}), "")
        if clause.word(ahead) in GRAMMAR["breaks"] or clause.word(ahead) in ("and", ","):
            return None
    return None


def _held_in_shelters(clause: Clause, candidate: Candidate) -> HarmWord | None:
    """ "Shelters at Mae Sot hold 3,027 people tonight": what shelters the displaced, before a verb of holding."""
    at = candidate.first - 1
    if clause.word(at) not in HOLDING or clause.word(at - 1) in GRAMMAR["modal"] or not candidate.is_explicit:
        return None
    size = candidate.phrase.low or candidate.phrase.high or 0
    if size < MANY or candidate.noun.population in ("combatants", "other"):
        return None
    told = clause.low[max(0, at - TO_HOLDER) : at]
    if {"which", "that", "who", "prison", "detention"} & set(told):
        return None
    sheltering = not SHELTERS.isdisjoint(told) or (not PLACES.isdisjoint(told) and not NOW.isdisjoint(clause.words))
    return HarmWord(at, at + 1, "displaced", frozenset({"acts:third"}), "") if sheltering else None


def _arrives(clause: Clause, at: int) -> bool:
    """Whether the verb at `at` tells of an arrival at a place: "arrived in Tawila", "reached the camp"."""
    following = at + 1
    if clause.word(at) in ("arrived", "arrive", "arriving"):
        if clause.word(following) not in ("in", "at", "from"):
            return False
        following += 1
    elif clause.word(at) not in ("reached", "reach"):
        return False
    ahead = clause.tokens[following : following + 2]
    return any(token.text[0].isupper() for token in ahead) or not WORDS["places"].isdisjoint(
        clause.low[following : following + 4]
    )
