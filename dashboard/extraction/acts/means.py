"""By what means people were harmed, where a sentence does not tell of the act: "Barrels from a helicopter, 12 dead"."""

from itertools import pairwise

from dashboard.extraction.assertions import Assertion
from dashboard.extraction.word_lists import word_lists
from dashboard.extraction.words.view import View
from dashboard.records import EventType

WORDS = word_lists("means")
AIR, FLOWN, GUNS, SILENT = WORDS["air"], WORDS["flown"], WORDS["guns"], WORDS["silent"]
CHARGES, GOING_OFF = WORDS["charges"], WORDS["going_off"]
GASPING, VESSELS = WORDS["gasping"], WORDS["vessels"]
HELD, CUSTODY = WORDS["held"], WORDS["custody"]
ANY = AIR | GUNS | CHARGES | GASPING | HELD | WORDS["poisons"]
SHOOTING = frozenset({"shot", "shoot", "shoots", "shooting", "killed", "kill", "kills", "killing"})
MIGHT_BE = frozenset({"tear", "pepper", "no", "not"})


def by_means(view: View, assertion: Assertion) -> EventType | None:
    """The kind of an act of which only the harm is told, by what is named beside it; None where nothing says how."""
    if assertion.event_type == "attack_on_people" and assertion.trigger and _in_their_power(view, assertion):
        return "execution_torture"
    if assertion.event_type not in ("attack_on_people", "shelling_missile") or view.words.isdisjoint(ANY):
        return None
    words = view.words
    if not words.isdisjoint(GASPING) and not words.isdisjoint(VESSELS) and words.isdisjoint(MIGHT_BE):
        return "chemical"
    if assertion.event_type != "attack_on_people" or assertion.strength > 1:
        return None
    if not words.isdisjoint(HELD) and not words.isdisjoint(CUSTODY):
        return "execution_torture" if "died" in words or "dies" in words else None
    if not words.isdisjoint(WORDS["poisons"]):
        return "chemical"
    named = next((word for word in view.lows if word in AIR or word in GUNS), "")
    if words & CHARGES and words & GOING_OFF and not named:
        return "bombing"
    if not words.isdisjoint(AIR) and words.isdisjoint(FLOWN):
        return "air_strike"
    return "shelling_missile" if named in GUNS and words.isdisjoint(SILENT | AIR) else None


def _in_their_power(view: View, assertion: Assertion) -> bool:
    """ "Lined up against a wall and shot", "killed in cold blood", "soldiers shot two prisoners"."""
    lows = view.lows
    if "blood" in view.words and ("cold", "blood") in pairwise(lows):
        return True
    if "lined" in view.words and ("lined", "up") in pairwise(lows) and not SHOOTING.isdisjoint(view.words):
        return True
    held = any(not HELD.isdisjoint(view.lowers(m.first, m.end)) for m in assertion.roles.targets)
    return held and not SHOOTING.isdisjoint(view.words) and bool(assertion.roles.perpetrators)
