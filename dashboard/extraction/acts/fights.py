"""Whether an attack is a fight: both who attacks and who is attacked bear arms."""

from dashboard.extraction.assertions import Assertion
from dashboard.extraction.parties.actors import Mention
from dashboard.extraction.surroundings import Surroundings
from dashboard.extraction.word_lists import word_lists
from dashboard.extraction.words.view import View
from dashboard.records import EventType

LISTS = word_lists("acts", "fights")
FIRING = frozenset({"fire at", "fire on", "fire upon", "open fire"})
SHOTS = ("sniper fire", "gunfire", "sniper attack", "gun attack", "armed attack")
FIGHTING = LISTS["fighting"]
SHOOTING = frozenset(
    {"shoot/shot/shot dead", "shoot/shot/shot", "gun* down", "gun down", "cut/cut/cut down", "pick off"}
)
WORDS = word_lists("roles")
ARMED_SITES, ARMED_TARGETS = WORDS["armed_sites"], WORDS["armed_targets"]
BEARING_ARMS = ARMED_SITES | LISTS["bearing_arms"]
FIGHTERS = ARMED_TARGETS | LISTS["fighters"]
SINGLE = LISTS["single"]
OWN_MEN = LISTS["own_men"]
OWNERS = word_lists("grammar")["owners"]
HARMED = frozenset({"killed", "wounded", "missing"})
SPARED = frozenset({"civilians", "civilian", "station", "stations"})


def by_target(view: View, assertion: Assertion, around: Surroundings, lemma: str) -> EventType | None:
    """A clash, where both who attacks and who is attacked bear arms."""
    if assertion.event_type != "attack_on_people":
        return None
    targets = {w for m in assertion.roles.targets for w in view.lowers(m.first, m.end)}
    if targets & SPARED:
        return None
    counted = [f for number, f in around.figures if number in assertion.figures and f.measure in HARMED]
    counted = [figure for figure in counted if figure.measure == "killed"] or counted
    fighters = bool(counted) and all(f.population == "combatants" for f in counted)
    kinds = ("armed", "named", "country") if fighters else ("armed", "named")
    own = assertion.roles.is_of_the_speaker and around.saying is not None
    armed = own or any(m.kind in kinds or _is_own_men(view, m) for m in assertion.roles.perpetrators)
    unknown = not assertion.roles.perpetrators and lemma != "incident" and bool(targets & BEARING_ARMS)
    general = lemma in FIRING or lemma == "ambush" or assertion.strength == 2
    if general and (armed or unknown or lemma == "ambush") and targets & ARMED_TARGETS:
        return "armed_clash"
    if lemma in ("ambush", "attack", "assault", *SHOTS) and fighters:
        return "armed_clash"
    if armed and lemma == "storm" and targets & ARMED_SITES:
        return "armed_clash"
    if armed and lemma in FIGHTING and (fighters or (not counted and targets & FIGHTERS)):
        return "armed_clash"
    if armed and lemma in SHOOTING and targets & FIGHTERS - SINGLE and _are_troops(view, assertion):
        return "armed_clash"  # "marines shot dead five infiltrators"; a gunman who shoots police fights nobody
    return None


def _are_troops(view: View, assertion: Assertion) -> bool:
    """Whether more than a lone gunman, and no police, shot."""
    words = {w for m in assertion.roles.perpetrators for w in view.lowers(m.first, m.end)}
    return bool(words) and words.isdisjoint(SINGLE)


def _is_own_men(view: View, mention: Mention) -> bool:
    """ "His men", "our boys": those who fight for whoever speaks."""
    return view.lows[mention.head] in OWN_MEN and mention.first > 0 and view.lows[mention.first - 1] in OWNERS
