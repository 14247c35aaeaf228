"""The final kind of an act of violence, from who did it with what to whom.

Jets bombing is an air strike, an ambushed patrol a clash, a town bombed by nobody named was bombed from the air, and
the drowned were not attacked.
"""

from collections.abc import Sequence, Set
from itertools import pairwise

from dashboard.extraction.acts.fights import FIRING, by_target
from dashboard.extraction.acts.means import by_means
from dashboard.extraction.assertions import Assertion
from dashboard.extraction.parties.actors import Mention
from dashboard.extraction.surroundings import Surroundings
from dashboard.extraction.word_lists import word_lists
from dashboard.extraction.words.phrases import Hit
from dashboard.extraction.words.view import BE, View
from dashboard.extraction.words.vocabulary import Trigger
from dashboard.records import VIOLENCE, EventType

LISTS = word_lists("acts", "kinds")
WORDS = word_lists("roles")
AIR, AIR_WEAPONS, GUNS = WORDS["air"], WORDS["air_weapons"], WORDS["guns"]
AIR_FORCES = WORDS["air_forces"]
FLIERS, ACCIDENTS, WANT = WORDS["fliers"], WORDS["accidents"], WORDS["want"]
PLANTED = LISTS["planted"]
HITTING = ("hit/hit/hit", "strike/struck/struck", "target")
# Wars in which one side alone has aircraft, and uses them daily
BOMBED_FROM_THE_AIR = frozenset({"LB", "PS", "SY", "YE"})
STRUCK = LISTS["struck"]
FROM_PLANES = frozenset({"missile", "missile strike", "missile attack", "pound", "pummel"})
ABOVE = (["the", "air"], ["the", "sky"], ["the", "skies"])
FIRED = frozenset({"artillery", "howitzers", "mortars", "tanks", "cannon", "warships", "gunners"})
BOMBERS = frozenset({"bomber", "bombers"})
STRIKING = frozenset({"strike/struck/struck", "hit/hit/hit", "target", "bomb", "attack"})
SHOT_DOWN = frozenset({"shoot/shot/shot down", "intercept", "downed"})
DRONES = frozenset({"drone", "drones", "shahed", "shaheds", "uav", "uavs", "quadcopter", "quadcopters"})
AIRCRAFT = DRONES | WORDS["air"]
DROPPED = LISTS["dropped"]
FALLING = LISTS["falling"]
FROM = frozenset({"from", "by"})
SENT = frozenset({"sent", "launched", "fired", "sends", "launches", "fires"})
GROUND_RAIDS = LISTS["ground_raids"]
# Whose raids, in the plural, come from the air
AIR_POWERS = FLIERS | frozenset({"russian", "saudi", "turkish", "american", "french", "british", "emirati", "syrian"})
LOST = LISTS["lost"]
MISSILES = frozenset({"missile", "missiles", "rocket", "rockets"})
TO_CARRIER = 2
REACH = 7  # tokens around a word among which its weapon stands
BLOWING_UP = frozenset({"blow/blew/blown up", "explode"})
STORES = LISTS["stores"]
BOMBED = LISTS["bombed"]
AFTER_BLOWING_UP = LISTS["after_blowing_up"]
BURNING = frozenset({"torch", "burn down", "set/set/set fire to", "set"})
POISONS = frozenset({"sarin", "chlorine"})
POISONED = frozenset({"chemical", "poison", "toxic", "nerve", "mustard", "sarin", "chlorine"})
POISON_ARMS = frozenset({"weapon", "weapons", "arms", "agent", "agents", "gas", "gases"})
USING = frozenset({"used", "uses", "using", "deployed", "employed"})
TO_MEANS = 6  # tokens before "in an attack" among which what was used in it stands
MANNED = LISTS["manned"]
BLAZES = frozenset({"fire", "blaze", "inferno"})
BOUND = frozenset({"bound", "tied", "handcuffed", "blindfolded", "cuffed"})
WRISTS = frozenset({"hands", "wrists", "handcuffed", "blindfolded", "arms"})
TO_BETWEEN = 4  # tokens from a word of violence to the sides it is between


def settle_kind(view: View, assertion: Assertion, around: Surroundings, clauses: Sequence[int]) -> None:
    """Give an act of violence its kind from what is told beside it; what is no violence stays as it is."""
    if assertion.event_type not in VIOLENCE:
        return
    if _tells_harm_alone(view, assertion.trigger) and _no_violence(view, assertion):
        return
    if kind := by_means(view, assertion):
        assertion.event_type, assertion.resumes = kind, False
        return
    if assertion.trigger is None:
        return
    lemma = assertion.trigger.value.lemma
    if lemma in BURNING and not (assertion.roles.perpetrators or assertion.figures):
        assertion.event_type = "other"  # "three churches were torched", by nobody named
        return
    clause: Set[str] = view.words
    if clauses[-1] != 0:
        clause = {word for word, number in zip(view.lows, clauses, strict=True) if number == assertion.clause}
    kind = (
        _shot_down(view, assertion)
        or _blew_up(view, assertion, clause)
        or _with_poison(view, assertion)
        or _bound(view, assertion)
        or _between_sides(view, assertion)
        or _by_weapon(view, assertion, clause, lemma)
        or by_target(view, assertion, around, lemma)
    )
    if kind:
        assertion.event_type = kind
        assertion.resumes = False
        aircraft = dropped_from(view, assertion.trigger.first) if kind == "air_strike" else None
        owner = view.name_at.get(aircraft - 1) if aircraft else None
        if owner and not assertion.roles.perpetrators:  # "dropped from an ISIS drone"
            assertion.roles.perpetrators = [Mention(owner.first, owner.end, owner.end - 1, "named")]
    elif _is_unnamed_strike(view, assertion, around, lemma):
        assertion.event_type = "air_strike"  # unless another act is told before


def _shot_down(view: View, assertion: Assertion) -> EventType | None:
    """What was fired at a place is told by what was shot down of it: "17 of 22 drones launched by Russia"."""
    hit = assertion.trigger
    if hit is None or hit.value.lemma not in SHOT_DOWN:
        return None
    near = set(view.lows[hit.end : hit.end + REACH]) | set(view.lows[max(0, hit.first - REACH) : hit.first])
    kind: EventType | None = "air_strike" if near & DRONES else "shelling_missile" if near & MISSILES else None
    if kind:
        assertion.roles.perpetrators = _whose(view, hit.end)
        assertion.roles.is_of_the_speaker = False
        assertion.roles.targets = []
    return kind


def _blew_up(view: View, assertion: Assertion, clause: Set[str]) -> EventType | None:
    """A store or works that blew up, where nobody says that it was bombed: "when an ammunition depot blew up"."""
    hit = assertion.trigger
    if hit is None or hit.value.lemma not in BLOWING_UP or view.lows[hit.first] in ("blown", "blowing"):
        return None
    if view.lows[hit.first - (hit.first > 0)] not in STORES or not clause.isdisjoint(PLANTED | BOMBED):
        return None
    after = view.lows[hit.end] if hit.end < len(view.lows) else "."
    has_object = after.isalpha() and after not in WORDS["at"] and after not in AFTER_BLOWING_UP
    return None if has_object or assertion.roles.perpetrators else "other"


def _with_poison(view: View, assertion: Assertion) -> EventType | None:
    """An attack in which poison was used: "used chemical weapons in an attack", "sarin was used in the attack"."""
    hit, lows = assertion.trigger, view.lows
    if POISONED.isdisjoint(view.words) or USING.isdisjoint(view.words):
        return None
    if hit is None or hit.value.part != "noun" or assertion.event_type != "attack_on_people":
        return None
    end = next((at for at in range(hit.first - 1, max(0, hit.first - 4), -1) if lows[at] == "in"), 0)
    means = lows[max(0, end - TO_MEANS) : end]
    poison = not POISONS.isdisjoint(means) or any(
        one in POISONED and other in POISON_ARMS for one, other in pairwise(means)
    )
    used = not USING.isdisjoint(means) and {"not", "never", "no", "nobody"}.isdisjoint(means)
    return "chemical" if poison and used else None


def _bound(view: View, assertion: Assertion) -> EventType | None:
    """Those found dead with their hands tied were executed."""
    if assertion.event_type != "attack_on_people" or BOUND.isdisjoint(view.words) or WRISTS.isdisjoint(view.words):
        return None
    return "execution_torture"


def _between_sides(view: View, assertion: Assertion) -> EventType | None:
    """ "Gunfire exchanged between tribesmen and militia", "violence between Misseriya and Nuba": two sides fight."""
    hit = assertion.trigger
    if assertion.event_type != "attack_on_people" or hit is None or hit.value.part != "noun":
        return None
    near = view.lows[hit.end : hit.end + TO_BETWEEN]
    return "armed_clash" if "between" in near and "and" in view.lows[hit.end :] else None


def _whose(view: View, start: int) -> list[Mention]:
    """Whose drones or missiles they were that were shot down: "45 Ukrainian drones"."""
    for at in range(start, min(start + REACH, len(view.lows))):
        if view.lows[at] not in DRONES | MISSILES:
            continue
        if name := view.name_at.get(at - 1):
            return [Mention(name.first, name.end, name.end - 1, "demonym")]
        sender = at + 1 + (view.lows[at + 1 : at + 2] in (["that"], ["which"]))
        if view.lows[at + 1 : at + 3] in (["launched", "by"], ["fired", "by"], ["sent", "by"]):
            sender = at + 3
        name = view.name_at.get(sender)  # "drones that Russia sent over", "launched by the Houthis"
        name = name or (view.name_at.get(sender + 1) if view.lows[sender : sender + 1] == ["the"] else None)
        if name and (sender >= at + 3 or SENT.intersection(view.lows[name.end : name.end + 3])):
            return [Mention(name.first, name.end, name.end - 1, "named")]
        if view.lows[at] in DRONES | MISSILES and view.lows[at + 1 : at + 2] in (["that"], ["which"]):
            name = view.name_at.get(at + 2)  # "24 drones that Russia sent over"
            return [Mention(name.first, name.end, name.end - 1, "country")] if name else []
    return []


def _tells_harm_alone(view: View, hit: Hit[Trigger] | None) -> bool:
    """Whether a word counts the dead or names an aircraft, and says nothing of an attack."""
    if hit is None or hit.value.strength <= 1 or hit.value.lemma == "killing":
        return hit is None or hit.value.event_type == "attack_on_people"
    return hit.value.part == "noun" and view.lows[hit.end - 1] in MANNED


def _no_violence(view: View, assertion: Assertion) -> bool:
    """Whether the dead drowned, starved or were buried by a quake: an accident or want, and no attack."""
    for words, kind in ((ACCIDENTS, "other"), (WANT, "humanitarian")):
        burnt = kind == "other" and _is_a_blaze(view)
        if burnt or not words.isdisjoint(view.words):
            violent = [h for h in view.triggers if h.value.strength >= 2 and h.value.event_type in VIOLENCE]
            if all(_tells_harm_alone(view, h) for h in violent):
                assertion.event_type = "other" if kind == "other" else "humanitarian"
                assertion.resumes = False
                return True
    return False


def _is_a_blaze(view: View) -> bool:
    """ "A fire in a camp killed twelve", "died in a blaze"; not "by sniper fire", nor "the fire" after a raid."""
    if view.words.isdisjoint(BLAZES):
        return False
    return any(word in BLAZES and view.lows[at - 1] == "a" for at, word in enumerate(view.lows) if at)


def _country(assertion: Assertion, around: Surroundings) -> str | None:
    named = assertion.place.country if assertion.place else None
    return named or around.country or next((p.country for p in around.places if p.country), None)


def _is_unnamed_strike(view: View, assertion: Assertion, around: Surroundings, lemma: str) -> bool:
    """Whether something was hit, nobody says by what, in a war in which one side has jets."""
    if assertion.event_type != "attack_on_people" or assertion.strength != 2:
        return False
    return _country(assertion, around) in BOMBED_FROM_THE_AIR and _struck_from_afar(view, assertion, lemma)


def _struck_from_afar(view: View, assertion: Assertion, lemma: str) -> bool:
    """ "The clinic was struck on Tuesday", "a raid on a depot wounded five": in a war in which one side has jets."""
    hit = assertion.trigger
    if hit is None or not GROUND_RAIDS.isdisjoint(view.words) or assertion.roles.perpetrators:
        return False
    if lemma == "raid":
        return hit.value.part == "noun" and bool(assertion.figures)
    after = "".join(view.lows[hit.end : hit.end + 1])
    passive = not BE.isdisjoint(view.lowers(hit.first - 3, hit.first)) or after in ("in", "at", "", ".", ":")
    places = any(mention.kind == "thing" for mention in assertion.roles.targets) or not STRUCK.isdisjoint(view.words)
    return lemma in HITTING and passive and places and "by" not in view.lows[hit.end : hit.end + 2]


def _by_weapon(view: View, assertion: Assertion, clause: Set[str], lemma: str) -> EventType | None:
    words = {w for m in assertion.roles.perpetrators for w in view.lowers(m.first, m.end)}
    if assertion.roles.is_of_the_speaker and assertion.trigger:  # "says its air force struck"
        words |= set(view.lowers(assertion.trigger.first - 3, assertion.trigger.first)) & (AIR | {"air", "force"})
    if lemma == "strike" and words & MISSILES and not clause & AIRCRAFT:
        return "shelling_missile"  # "Russian missiles strike the city"
    general = assertion.event_type == "attack_on_people" and (assertion.strength <= 2 or lemma in FIRING)
    flown = bool(words & AIR) or {"air", "force"} <= words
    if flown and assertion.event_type == "shelling_missile" and set(lemma.split()) & (MISSILES | {"rocket", "missile"}):
        return "air_strike"  # "a jet fired two rockets"
    if flown and assertion.event_type in ("attack_on_people", "bombing") and lemma not in ("shooting", "ambush"):
        return "air_strike"
    if (general or lemma in ("bomb", "bombing", "raid")) and clause & AIR_WEAPONS and not clause & PLANTED:
        return "air_strike"
    if (
        assertion.event_type in ("bombing", "shelling_missile")
        and not clause & PLANTED
        and _from_the_air(view, assertion)
    ):
        return "air_strike"
    if words & (FLIERS | {"planes", "plane"}) and lemma in FROM_PLANES and not clause & (PLANTED | FIRED):
        return "air_strike"  # "an Israeli missile hit their building", "air force planes pounded the post"
    if words & BOMBERS and assertion.event_type == "attack_on_people":
        return "bombing"
    if general and (words if lemma in FIRING else clause) & GUNS and not _are_lost(view):
        return "shelling_missile"
    if lemma in STRIKING and general and words & FLIERS and not clause & (PLANTED - {"car", "truck"}):
        return "air_strike"  # "Israel struck a car in Saida"
    if (general or lemma in ("bomb", "bombing")) and _is_from_above(view):
        return "air_strike"  # "a wedding was hit from the air"
    if lemma == "bomb" and not clause & PLANTED and _are_falling(view, assertion.at):
        return "air_strike"
    state = words & (FLIERS | AIR_FORCES) or any(m.kind == "country" for m in assertion.roles.perpetrators)
    if lemma == "bomb" and state and not clause & PLANTED:
        return "air_strike"  # "the junta bombed a wedding"
    raids = lemma == "raid" and not AIR_POWERS.isdisjoint(words) and view.lows[assertion.at] == "raids"
    if lemma == "raid" and ("coalition" in words or _are_raids_on(view, assertion)):
        return "air_strike"
    if raids and assertion.figures and GROUND_RAIDS.isdisjoint(view.words):
        return "air_strike"  # "Israeli raids left 28 dead"
    return "air_strike" if _is_bombed(view, assertion, clause, lemma) else None


def _are_lost(view: View) -> bool:
    """ "Two Merkava tanks destroyed", "destroyed two tanks": guns that were hit, and hit nobody."""
    if LOST.isdisjoint(view.words):
        return False
    return any(
        word in GUNS and not LOST.isdisjoint(view.lows[max(0, at - 4) : at] + view.lows[at + 1 : at + 4])
        for at, word in enumerate(view.lows)
    )


def _are_falling(view: View, at: int) -> bool:
    """ "Bombs fell on the market": several at once come from an aircraft."""
    return view.lows[at] == "bombs" and not FALLING.isdisjoint(view.lows[at + 1 : at + 4])


def _is_from_above(view: View) -> bool:
    """Whether a sentence says "from the air" or "from the sky"."""
    if "from" not in view.words or view.words.isdisjoint(("air", "sky", "skies", "above")):
        return False
    return any(view.lows[at + 1 : at + 3] in ABOVE for at, word in enumerate(view.lows) if word == "from")


def _from_the_air(view: View, assertion: Assertion) -> bool:
    """Whether a drone or jet is named shortly before what it dropped or fired: "a drone dropped a grenade"."""
    first = assertion.trigger.first if assertion.trigger else 0
    if not (DRONES | AIR_WEAPONS).isdisjoint(view.lows[max(0, first - REACH) : first]):
        return True
    return dropped_from(view, first) is not None


def _are_raids_on(view: View, assertion: Assertion) -> bool:
    """ "21 people killed in today's raids on Baalbek": raids that kill, of nobody on the ground, come from the air."""
    hit = assertion.trigger
    if hit is None or view.lows[hit.first] != "raids" or assertion.roles.perpetrators or not assertion.figures:
        return False
    return view.lows[hit.end : hit.end + 1] in (["on"], ["across"]) and GROUND_RAIDS.isdisjoint(view.words)


def dropped_from(view: View, first: int) -> int | None:
    """The aircraft that what is told from token `first` on was dropped from: "grenades falling from drones"."""
    lows = view.lows
    for at in range(first + 1, min(first + REACH, len(lows))):
        at_once = lows[at] == "from" and at - first <= TO_CARRIER  # "a missile from a drone"
        if at_once or (lows[at] in FROM and not DROPPED.isdisjoint(lows[max(first, at - 4) : at])):
            return next((i for i in range(at + 1, min(at + 5, len(lows))) if lows[i] in AIRCRAFT), None)
    return None


def _is_bombed(view: View, assertion: Assertion, clause: Set[str], lemma: str) -> bool:
    """Whether a place is said to have been bombed: "the hospital was bombed", "the bombing of Mariupol's hospital"."""
    hit = assertion.trigger
    if hit is None or lemma not in ("bomb", "bombing") or clause & PLANTED:
        return False
    if hit.value.part == "noun" and view.lows[hit.first - 1] in ("hospital", "clinic") and hit.first:
        return True
    if hit.value.part == "noun":
        return hit.end < len(view.tokens) and view.tokens[hit.end].lower == "of"
    if view.lows[hit.first] != "bombed":
        return False
    heads = view.sentence.is_heading and view.lows[hit.end : hit.end + 1] in ([], ["in"], [","], [":"], [";"], ["."])
    return heads or any(w in BE for w in view.lowers(hit.first - 3, hit.first))
