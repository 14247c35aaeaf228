"""Whether a word of harm to the right of a number is its predicate: "12 people were killed", "12 dead"."""

from dashboard.extraction.counts.candidates import GRAMMAR, Clause
from dashboard.extraction.counts.harm import HarmWord
from dashboard.extraction.harmed.voice import is_active_past, names_object, stands_without_object
from dashboard.extraction.harmed.way import Way
from dashboard.extraction.word_lists import word_lists
from dashboard.extraction.words.people import THINGS, person

WORDS = word_lists("subjects")
LEAVE, HOLD = GRAMMAR["leave"], GRAMMAR["hold"]
BEFALLS = ("befalls:base", "befalls:third", "befalls:gerund", "befalls:past", "befalls:participle")
PREDICATES = ("acts:participle", "acts:past", "acts:base", "acts:third", "acts:gerund", "state", *BEFALLS)
CLOSES_TAKEN = GRAMMAR["closes_taken"] | {""}
TO_LEFT = 11  # tokens before a number in which "left" stands
BURNT = (["burnt"], ["burned"])


def is_predicate(way: Way, harm: HarmWord) -> bool:
    """Whether `harm`, met on the way to the right, says what befell the number."""
    if harm.reads("state"):
        return _is_in_a_state(way, harm)
    if harm.reads("acts:participle", "acts:past"):
        return _is_done_to(way, harm)
    if not harm.reads(*BEFALLS):
        return False
    if way.be:
        return harm.reads("befalls:gerund", "befalls:participle")
    if harm.reads("befalls:gerund"):
        return not way.far
    if harm.reads("befalls:base") and not harm.reads("befalls:past") and way.far:
        return way.has_auxiliary or way.clause.word(harm.first - 1) in ("to", ",")
    return True


def stands_before_noun(clause: Clause, harm: HarmWord) -> bool:
    """ "Injured Palestinians", "two brothers of a dead Palestinian militant"."""
    if not harm.reads("acts:participle", "state"):
        return False
    named = harm.end
    while named < len(clause.tokens) and clause.tokens[named].text[:1].isupper():
        named += 1
    return person(clause.word(harm.end)) is not None or (named > harm.end and person(clause.word(named)) is not None)


def _is_in_a_state(way: Way, harm: HarmWord) -> bool:
    """ "12 were dead", "12 soldiers in custody"; not "kidnapped 200 people on the road to Idna"."""
    clause, candidate = way.clause, way.candidate
    if harm.measure == "displaced" and clause.word(harm.end) == "to":
        return False
    opening = _opening(way)
    if harm.measure == "detained" and HOLD.isdisjoint(opening[-4:]):
        # "took 12 soldiers prisoner", but "12 soldiers are in custody", "50 remain prisoners"
        return way.be or (harm.end - harm.first > 1 and not way.far)
    if way.be or not way.far or not LEAVE.isdisjoint(opening):
        return True
    between = clause.low[candidate.end : harm.first]
    brought = harm.measure == "wounded" and clause.word(harm.first) == "with" and not way.aside
    if brought and not WORDS["arrived"].isdisjoint(between):
        return True  # "thirty-four came to the clinic with burns"
    if harm.measure == "missing" and not WORDS["lying"].isdisjoint(between):
        return True  # "some 20 neighbours thought to lie beneath the bakery"
    if harm.measure in ("killed", "wounded") and clause.word(harm.first - 1) in WORDS["ended"]:
        return True  # "sixty-nine ended up dead", "three escaped with fractures"
    return harm.measure != "displaced" and stands_without_object(clause, candidate, harm)


def _is_done_to(way: Way, harm: HarmWord) -> bool:
    """ "Were killed", "12 killed in Homs"; not "a sniper killed Private Ruiz"."""
    clause, candidate = way.clause, way.candidate
    if _is_said_of_things(way, harm):
        return False
    if clause.low[harm.first : harm.end] == ["taken"] and clause.word(harm.end) not in CLOSES_TAKEN:
        return False  # "12 villagers were taken", but not "taken to see the damage"
    if way.be:
        perfect = clause.low[harm.first - 2 : harm.first] == ["to", "have"]
        return not (perfect and is_active_past(clause, harm))  # "is believed to have killed four hostages"
    if way.has_auxiliary or (candidate.is_single and names_object(clause, harm.end)):
        return False
    if not harm.reads("acts:participle") or is_active_past(clause, harm):
        return False
    if not way.far or not LEAVE.isdisjoint(_opening(way)) or clause.word(harm.first - 1) in (",", ")", "dead"):
        return True
    return stands_without_object(clause, candidate, harm) or harm.reads("befalls:past")


def _is_said_of_things(way: Way, harm: HarmWord) -> bool:
    """ "Two displaced camps", "two burnt pick-ups", "of the 12 headmasters we called four picked up"."""
    clause = way.clause
    if way.be:
        return False
    if harm.measure == "displaced" and clause.word(harm.end) in THINGS:
        return True
    if clause.low[harm.first : harm.end] in BURNT and _names_what(clause, harm.end):
        return True  # but "two women burned to death in their tent"
    return clause.word(harm.first) == "picked" and not way.candidate.is_explicit


def _names_what(clause: Clause, at: int) -> bool:
    """Whether the participle before tokens[at] stands before its noun."""
    return clause.word(at)[:1].isalpha() and clause.word(at) not in CLOSES_TAKEN and person(clause.word(at)) is None


def _opening(way: Way) -> list[str]:
    first = way.candidate.first
    return way.clause.low[max(0, first - TO_LEFT) : first]
