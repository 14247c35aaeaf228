"""What a fighting side tells without saying who did it: "22 terrorists were killed, the army said" was its doing."""

from dashboard.extraction.assertions import Assertion
from dashboard.extraction.parties.sides import beats_back
from dashboard.extraction.word_lists import word_lists
from dashboard.extraction.words.view import View
from dashboard.records import VIOLENCE

WORDS = word_lists("acts", "own_side")
FIGHTING_SIDES = WORDS["fighting_sides"]
OFFICES = WORDS["offices"]
ENEMIES = WORDS["enemies"]


def speaks_of_its_own(view: View, assertion: Assertion, speaker: str) -> bool:
    """Whether the speaker is a fighting side, and those hit are whom it fights, with nobody named who did it."""
    roles = assertion.roles
    if assertion.event_type not in VIOLENCE or roles.perpetrators or assertion.event_type == "abduction_detention":
        return False
    if assertion.trigger and beats_back(assertion.trigger):
        return False  # who beats back an assault was attacked
    words = set(speaker.casefold().replace("'s", " ").split())
    if FIGHTING_SIDES.isdisjoint(words) or not OFFICES.isdisjoint(words):
        return False
    if assertion.event_type == "air_strike" and "command" in words:
        return True
    if not view.words.isdisjoint(("died", "perished")):
        return False  # "fifteen terrorists had died" says nothing of whose doing it was
    return any(view.lows[m.head] in ENEMIES or m.kind == "named" for m in roles.targets)
