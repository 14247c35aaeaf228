"""What a fighting side tells without saying who did it: "22 terrorists were killed, the army said" was its doing."""

from dashboard.extraction.assertions import Assertion
from dashboard.extraction.parties.sides import beats_back
from dashboard.extraction.speech.saying import Saying
from dashboard.extraction.surroundings import Surroundings
from dashboard.extraction.word_lists import word_lists
from dashboard.extraction.words.view import View
from dashboard.records import VIOLENCE

WORDS = word_lists("acts", "own_side")
FIGHTING_SIDES = WORDS["fighting_sides"]
OFFICES = WORDS["offices"]
ENEMIES = WORDS["enemies"]
CLAIMING = frozenset({"claim", "claims", "claimed"})
NOT_ITS_OWN = frozenset({"that", "the", "it", "its", "they", "their", "to", "this", "these"})


def claims_it(view: View, assertion: Assertion, around: Surroundings, said: Saying) -> bool:
    """ "JNIM claims 51 soldiers killed", "Hezbollah claims a salvo of 25 rockets": it tells them as its own.

    Not "claims the strikes hit a clinic", nor where another side is named after the verb.
    """
    if assertion.event_type not in VIOLENCE or assertion.roles.perpetrators or said.attribution != "perpetrator_claim":
        return False
    if said.verb < 0 or view.lows[said.verb] not in CLAIMING or view.lows[said.verb + 1] in NOT_ITS_OWN:
        return False
    named = [m for m in around.mentions if m.first > said.verb and m.kind in ("named", "country")]
    enemies = all(f.population == "combatants" for number, f in around.figures if number in assertion.figures)
    return not named and enemies


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
    if not view.words.isdisjoint(("die", "dies", "died", "perished")):
        return False  # "fifteen terrorists had died" says nothing of whose doing it was
    return any(view.lows[m.head] in ENEMIES or m.kind == "named" for m in roles.targets)
