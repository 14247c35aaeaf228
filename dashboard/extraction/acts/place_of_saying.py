"""Where a demand or statement was made, which is seldom a place that it speaks of.

Told by where the speaker is ("Zelensky in Berlin: …", "the envoy, on a visit to Cairo, urged"), by whom he tells it to
("told a rally in Ankara", "said in Moscow"), by the place that opens the sentence ("From Istanbul, the council …") or
labels the entry, and by who is told to leave ("told residents of Jabalia to move").
"""

from dashboard.extraction.assertions import Assertion
from dashboard.extraction.locations.places import FoundPlace
from dashboard.extraction.surroundings import Surroundings
from dashboard.extraction.word_lists import word_lists
from dashboard.extraction.words.view import View
from dashboard.records import VIOLENCE

WORDS = word_lists("where_said")
OCCASIONS = WORDS["occasions"]
TELLING = WORDS["telling"]
OF_PEOPLE = WORDS["told_to_leave"]
LEAVING = WORDS["to_leave"]
ORDERS = frozenset({"order", "orders", "warning", "warnings"})
AT = frozenset({"in", "at", "from", "to", "near", "outside"})
BASED = frozenset({"based", "headquartered", "seated", "interests", "situation", "mission", "envoy", "ambassador"})
TO_OCCASION = 7  # tokens from "addressing" or "visit" to the place
TO_LEAVE = 12  # tokens from a place to "leave"


def place_of_statement(view: View, assertion: Assertion, around: Surroundings) -> FoundPlace | None:
    """The place where a statement was made; None where none is told."""
    if not around.places:
        return None
    said = next((said for said in around.sayings if said.verb >= 0), None)
    verb = assertion.at if assertion.trigger else (said.verb if said else 0)
    for place in around.places:
        if place.precision < 6 and (_labels(view, place) or _is_told_to(view, place, verb)):
            return place
        is_found = place.precision < 6 and _is_where_the_speaker_is(view, place, around, verb)
        if is_found or _is_of_an_occasion(view, place):
            return place
    return None


def _before(view: View, place: FoundPlace) -> int:
    """The token of the preposition before a place; -1 without one."""
    at = place.first - 1
    while at > 0 and view.lows[at] in ("the", "nearby", "northern", "southern", "eastern", "western", "central"):
        at -= 1
    return at if at >= 0 and view.lows[at] in AT else -1


def _is_of_an_occasion(view: View, place: FoundPlace) -> bool:
    """ "Told a rally in Ankara", "said in Moscow", "on a visit to Cairo", "receiving the commander in Beirut"."""
    at = _before(view, place)
    if at < 1:
        return False
    before = view.lows[max(0, at - TO_OCCASION) : at]
    if "that" in before:
        before = before[len(before) - before[::-1].index("that") :]
    if view.lows[at] == "to":
        return before[-1:] in (["visit"], ["trip"])
    return before[-1:] == ["said"] or not OCCASIONS.isdisjoint(before) or not TELLING.isdisjoint(before)


def _is_where_the_speaker_is(view: View, place: FoundPlace, around: Surroundings, verb: int) -> bool:
    """ "From Istanbul, the coalition answered", "Zelensky in Berlin: …", "islamists in East Ghouta said"."""
    at = _before(view, place)
    if at < 0 or view.lows[at] == "to" or (view.lows[at] == "from" and at > 0):
        return False
    if at > 0 and (view.lows[at - 1] in BASED or (view.lows[at - 1][-3:] == "ing" and view.lows[at - 1] != "meeting")):
        return False
    names_speaker = around.is_said(place.first)
    if not names_speaker and not place.end <= verb and view.lows[place.end : place.end + 1] != [":"]:
        return False
    if any(t.first < place.first and t.value.event_type in VIOLENCE for t in view.triggers):
        return False  # "The killings in El Fasher drew …"
    if at > 0:
        return True
    return view.lows[place.end : place.end + 1] == [","] or verb > place.end


def _labels(view: View, place: FoundPlace) -> bool:
    """ "Jeddah. Mediators said …", "WASHINGTON: the department urged …"."""
    if any(word[0].isalnum() for word in view.lows[: place.first]) or place.end >= len(view.lows):
        return False
    return view.lows[place.end] in (":", ".", "*", "**", "|", "–", "—") and place.end + 1 < len(view.lows)


def _is_told_to(view: View, place: FoundPlace, verb: int) -> bool:
    """ "Warned residents of four blocks in Jabalia to leave", "evacuation orders for Gaza City"."""
    before = view.lows[max(0, place.first - TO_OCCASION) : place.first]
    if before[-1:] == ["for"] and not ORDERS.isdisjoint(before[-3:]):
        return True
    ahead = view.lows[place.end : place.end + TO_LEAVE]
    is_told = not OF_PEOPLE.isdisjoint(view.lows[max(0, place.first - TO_OCCASION) : place.end + 2])
    return is_told and verb <= place.first and "to" in ahead and not LEAVING.isdisjoint(ahead)
