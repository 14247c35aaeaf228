"""The words for people and for things, and who a noun phrase for people counts.

Singular forms stand in `vocabulary/people_nouns.toml`; plurals are made by rule.
"""

from dashboard.extraction.text.tokens import Token
from dashboard.extraction.word_lists import word_lists
from dashboard.records import Population

WORDS = word_lists("words", "people")
PEOPLE = word_lists("people_nouns")
IRREGULAR = {"man": "men", "woman": "women", "child": "children", "person": "people", "wife": "wives"}
POPULATIONS: tuple[Population, ...] = ("people", "other", "civilians", "combatants", "women", "children")
ARMED = PEOPLE["armed"]
GENERIC = PEOPLE["generic"]


def _plural(word: str) -> str:
    if word in PEOPLE["plurals"] or word in IRREGULAR:
        return IRREGULAR.get(word, word)
    if word.endswith(("man",)) and not word.endswith("human") and word not in ("german",):
        return word[:-3] + "men"
    if word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "ies"
    if word.endswith(("s", "x", "ch", "sh")):
        return word + "es"
    return word + "s"


BODIES = frozenset({"bodies", "body", "corpses", "corpse", "cadavers", "skeletons"})
UNIFORMED = (ARMED - {"police"}) | {"uniformed", "regime", "junta", "enemy", "soldiers", "soldier"}
ARMOUR = WORDS["armour"]
LED = WORDS["led"]
OFFICIALS = frozenset({"official", "officials"})
GUARDING = frozenset({"security", "intelligence", "military", "police", "army"})
SINGULAR: dict[str, Population] = {}
PLURAL: dict[str, Population] = {}
for _population in POPULATIONS:
    for _word in PEOPLE[_population]:
        if _word in PEOPLE["plurals"] or (_word.endswith(("men", "women")) and _word != "women"):
            PLURAL[_word] = _population
        else:
            SINGULAR[_word] = _population
            PLURAL.setdefault(_plural(_word), _population)
PLURAL["women"], PLURAL["children"], PLURAL["people"] = "women", "children", "people"
SINGULAR["security-man"] = "combatants"
_THINGS = word_lists("things")
THINGS = frozenset(
    form
    for name in (
        "time",
        "measure",
        "money",
        "weapons",
        "vehicles",
        "buildings",
        "happenings",
        "papers",
        "groups",
        "animals",
        "goods",
    )
    for word in _THINGS[name]
    for form in (word, _plural(word))
) - {"members", "member", "dead", "youth", "crew", "guards", "guard", "party", "police", "cell"}
ENDS_A_PHRASE = frozenset(",;:.!?–—")
SMALL_IN_NAMES = frozenset({"of", "for", "and", "in", "the"})
_HELD = ("weapons", "vehicles", "buildings", "goods", "animals")
CAPTURED = frozenset(form for name in _HELD for word in _THINGS[name] for form in (word, _plural(word)))
STOPS = word_lists("stops")["words"]
PERSONS = SINGULAR | PLURAL


def person(lower: str) -> Population | None:
    """The population of a noun for people, singular or plural; None for any other word."""
    return PERSONS.get(lower)


def mixed(found: Population, tokens: tuple[Token, ...], at: int, start: int) -> Population:
    """The population of a head with modifiers: "women prisoners" are women, "civilian paramedics" civilians."""
    modifiers = {tokens[i].lower for i in range(start, at)}
    if tokens[at].lower in ("operators", "operator") and modifiers & {"drone", "uav", "radar"}:
        return "combatants"
    if (
        tokens[at].lower in ("volunteer", "volunteers")
        and modifiers & {"defence", "defense"}
        and "civil" not in modifiers
    ):
        return "combatants"  # "self-defence volunteers"
    if found == "combatants" and modifiers & {"former", "ex", "retired", "demobilised", "demobilized"}:
        return "other"
    if found == "other" and tokens[at].lower in ("volunteer", "volunteers") and modifiers & {"foreign", *ARMED}:
        return "combatants"
    if tokens[at].lower in GENERIC and at > start and tokens[at - 1].lower in PEOPLE["armed_names"]:
        return "combatants"  # "36 IS men", "240 Shabaab bodies"
    if tokens[at].lower in BODIES and at > start and tokens[at - 1].lower in UNIFORMED:
        return "combatants"  # "nine regime bodies", "a dozen uniformed bodies"
    if found == "combatants" and "non" in modifiers:
        return "civilians"
    if found == "other" and tokens[at].lower in LED and modifiers & (PEOPLE["armed_names"] | ARMED | {"police"}):
        return "combatants"  # "a Taliban shadow governor", "two rebel leaders", "a police chief"
    if found == "other" and tokens[at].lower in OFFICIALS and modifiers & GUARDING:
        return "combatants"  # "nine security officials"
    if found == "people" and "displaced" in modifiers:
        return "other"  # "nine displaced people were killed"; of those who fled, see populations.py
    if found in ("people", "other"):
        if modifiers & {"civilian", "civilians", "unarmed"} or modifiers >= {"non", "combatant"}:
            return "civilians"
        if modifiers & {"noncombatant"}:
            return "civilians"
        if modifiers & {"women", "woman", "female"}:
            return "women"
        if modifiers & {"child", "children"}:
            return "children"
        if modifiers & ARMED and (found == "people" or tokens[at].lower in ("man", "men")):
            return "combatants"
    if found == "combatants" and modifiers & {"child"}:
        return "children"
    return found


def members_of(tokens: tuple[Token, ...], head: int, population: Population) -> Population:
    """ "members of the Syrian Democratic Forces" are combatants; so are people "believed to belong to" a militia."""
    following = [token.lower for token in tokens[head + 1 : head + 13]]
    if tokens[head].lower in ("member", "members"):
        if tokens[head - 1].lower == "crew" and not ARMOUR.isdisjoint(
            token.lower for token in (*tokens[max(0, head - 4) : head], *tokens[head + 1 : head + 6])
        ):
            return "combatants"  # "four tank crew members"
        start = head
        while start > 0 and (tokens[start - 1].text[0].isupper() or tokens[start - 1].lower in SMALL_IN_NAMES):
            start -= 1  # "Popular Front for the Liberation of Palestine members"
        opens = max(0, min(start, head - 5))
        opens = max([opens, *(at + 1 for at in range(opens, head) if tokens[at].text in ENDS_A_PHRASE)])
        near = {token.lower for token in tokens[opens:head]} | set(following[:8])
        if near & PEOPLE["kin_groups"]:
            return "people"
        if {"kurdistan", "workers"} <= near:
            return "combatants"
        if near & PEOPLE["civil_groups"]:
            return "other"
        led = {token.lower for token in tokens[max(0, head - 20) : head]}
        near = near | (led & PEOPLE["armed_names"])  # "Hezbollah has announced the deaths of 312 members"
        if near & PEOPLE["armed_names"]:
            return "combatants"
        of_a_name = following[:1] == ["of"] and any(token.text[0].isupper() for token in tokens[head + 2 : head + 4])
        armed = near & PEOPLE["armed_groups"] or {"islamic", "state"} <= near
        return "combatants" if armed or of_a_name else "other"
    if tokens[head].lower in ("prisoners", "prisoner") and following[:2] == ["of", "war"]:
        return "combatants"
    unit = following[1:7] if following[:1] == ["of"] else []
    if tokens[head].lower in BODIES and (whose := _first_people(unit)):
        return whose  # "four bodies of policemen", "the remains of seven of the miners"
    if tokens[head].lower in ("men", "man") and PEOPLE["armed_groups"] & set(unit):
        return "combatants"  # "300 men of the 22nd brigade"
    unnamed = population == "people" or tokens[head].lower in ("men", "man", "youths")
    supposed = unnamed and following[:1] in (["believed"], ["thought"], ["suspected"])
    if supposed and any(word in PEOPLE["armed_groups"] or PLURAL.get(word) == "combatants" for word in following):
        return "combatants"
    return population


def _first_people(words: list[str]) -> Population | None:
    """Whom a phrase names first, after its articles, numbers and adjectives."""
    for word in words:
        if word in PLURAL:
            return PLURAL[word]
        if not word.isalnum() or word in ENDS_A_PHRASE:
            return None
    return None


def union(one: Population, other: Population) -> Population:
    """Who two kinds are together: civilians where both are none of the armed, else people."""
    unarmed = {one, other} <= {"civilians", "women", "children"} or {one, other} == {"civilians", "other"}
    return "civilians" if unarmed else "people"
