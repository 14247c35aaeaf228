"""Captives beside an attack: prisoners of a battle belong to it; a raid that only takes people is their taking."""

from dashboard.extraction.acts.captured import are_suspects
from dashboard.extraction.assertions import Assertion
from dashboard.extraction.surroundings import Surroundings
from dashboard.extraction.text.parts import FoundFigure
from dashboard.extraction.word_lists import word_lists
from dashboard.extraction.words.view import View
from dashboard.records import VIOLENCE, EventType, Measure

WORDS = word_lists("acts", "taken_along")
# Acts whose captives are no event of their own
TAKES_ALONG: frozenset[EventType] = frozenset({"attack_on_people", "armed_clash", "territory_change"})
AS_PRISONERS = WORDS["as_prisoners"]
THEN = frozenset({"then", "later", "also", "afterwards", "subsequently"})
ALIVE = frozenset({"alive", "prisoner", "prisoners"})
TAKEN = frozenset({"took", "taken", "taking", "takes"})
HARMED: frozenset[Measure] = frozenset({"killed", "wounded", "casualties"})
RAIDING = frozenset(
    {"raid", "attack", "storm", "assault", "burst into", "break/broke/broken into", "burst/burst/burst into"}
)


def token_of(view: View, figure: FoundFigure) -> int:
    """The token of the word of harm of a figure, where it stands in this sentence; else of its number."""
    harm = figure.harm
    if harm and view.sentence.start <= harm[0] < view.sentence.end:
        return view.token_at(harm[0])
    return view.token_at(figure.start)


def goes_on_with(view: View, assertion: Assertion) -> bool:
    """Whether an active verb shares the subject of the one before: "detained forty men and later shot three"."""
    if assertion.trigger is None or assertion.trigger.value.part != "verb" or assertion.event_type not in VIOLENCE:
        return False
    before = list(view.lowers(assertion.at - 3, assertion.at))
    return "and" in before and set(before[before.index("and") + 1 :]) <= THEN


def are_prisoners(view: View, figure: FoundFigure, at: int) -> bool:
    """Whether those counted were taken in battle: "captured 40 soldiers", "nine were taken alive"."""
    word = view.lows[at]
    if are_suspects(view, view.token_at(figure.start)):
        return False  # "captured 14 suspected militants", "captured a rebel commander"
    alive = not ALIVE.isdisjoint(view.lows[at : at + 4])
    if figure.population == "combatants":
        return word in AS_PRISONERS or (alive and word in TAKEN)
    return figure.population == "people" and (word in ("captured", "captures") or (alive and word in TAKEN | ALIVE))


def without_how_they_were_seized(view: View, found: list[Assertion], around: Surroundings) -> list[Assertion]:
    """Without the raid in which people were taken and nobody is said to be hurt: "raided a school and seized 40"."""
    taken = [a for a in found if a.event_type == "abduction_detention" and a.realis == "actual"]
    if not taken or any(f.measure in HARMED for _, f in around.figures):
        return found
    if any(h.value.strength == 1 and h.value.event_type == "attack_on_people" for h in view.triggers):
        return found
    for raid in [a for a in found if a.event_type == "attack_on_people" and a.trigger and not a.figures]:
        if raid.trigger and raid.trigger.value.lemma in RAIDING and raid.clause == taken[0].clause:
            roles = taken[0].roles
            roles.perpetrators = roles.perpetrators or raid.roles.perpetrators
            roles.targets = roles.targets or [m for m in raid.roles.targets if m.kind != "thing"]
            found = [a for a in found if a is not raid]
    return found


def without_taking_along(view: View, found: list[Assertion], around: Surroundings) -> list[Assertion]:
    """Without the captives of an attack as an event of their own: "killing 14 and abducting a further eight"."""
    for taken in [a for a in found if a.event_type == "abduction_detention" and a.trigger]:
        before = [a for a in found if a.event_type in TAKES_ALONG and a.at < taken.at and a.realis == taken.realis]
        joined = goes_on_with(view, taken) or _is_with_the_fallen(view, taken)
        if before and taken.place is None and joined:
            before[-1].figures += taken.figures
            found = [a for a in found if a is not taken]
    for taken in [a for a in found if a.event_type == "abduction_detention" and a.trigger is None]:
        at = min((token_of(view, f) for number, f in around.figures if number in taken.figures), default=0)
        before = [a for a in found if a.event_type == "attack_on_people" and a.clause == taken.clause and a.figures]
        goes_on = view.lows[at].endswith("ing") and view.lows[at - 1] in ("and", ",")  # "… and seizing 40 pupils"
        if before and goes_on and 0 < before[-1].at < at and before[-1].realis == taken.realis:
            before[-1].figures += taken.figures
            found = [a for a in found if a is not taken]
    return found


def _is_with_the_fallen(view: View, taken: Assertion) -> bool:
    """ "130 killed and wounded, with four more men taken prisoner"."""
    if taken.trigger is None or view.lows[taken.trigger.end - 1] not in AS_PRISONERS:
        return False
    near = view.lowers(taken.at - 5, taken.at)
    return not {"with", "and"}.isdisjoint(near) or view.lows[taken.at - (taken.at > 0)] == ","
