"""Phrases that show an unlisted name to be a place: what is struck, left, taken or held, and what lies in, by or on it.

The words are lists of vocabulary/place_words.toml. A frame that a person would fit too ("attacked Karim Ahmed") counts
only where the name ends its phrase, and no age or title goes with it.
"""

from dashboard.extraction.word_lists import word_lists
from dashboard.extraction.words.view import BE, View
from dashboard.records import VIOLENCE, EventType

LISTS = word_lists("locations", "place_phrases")
WORDS = word_lists("place_words")
HELD = BE | {"has", "have", "had"}
LONGEST_NAME_OF_ONE_STRUCK = 3
REACH = 5  # tokens from "fled" to its "from"
LAID_WASTE: frozenset[EventType] = frozenset({"shelling_missile", "air_strike", "bombing"})
DETERMINERS = LISTS["determiners"]
ENDS = frozenset({"", ".", ",", ";", ":", "!", "?", ")", "–", "—", "-", '"', "”", "*", "**"})


def is_told_as_place(view: View, first: int, end: int) -> bool:
    """Whether the capitalised words [first, end) are a place by the phrase they stand in."""
    return is_struck_whole(view, first, end) or (
        is_left(view, first, end)
        or is_measured_from(view, first)
        or suffers(view, end)
        or names_its_people(view, end)
        or is_in_brackets(view, first, end)
    )


def is_in_brackets(view: View, first: int, end: int) -> bool:
    """ "Uruzgan (Dorvat)": the town of a listed place."""
    if first < 2 or view.lows[first - 1] != "(" or view.lows[end : end + 1] != [")"]:
        return False
    outer = view.name_at.get(first - 2)
    return outer is not None and any(name.kind == "place" for name in outer.names)


def ends_its_phrase(view: View, end: int) -> bool:
    """Whether nothing that follows goes on with the name: "struck Dorvat, killing five", "hit Dorvat on Monday"."""
    following = view.lows[end] if end < len(view.lows) else ""
    return following in ENDS or following in WORDS["after_a_place"]


def is_struck_whole(view: View, first: int, end: int) -> bool:
    """ "A drone struck Dorvat", "shells rained down on Dorvat", "the attack on Dorvat", "explosions rocked Dorvat"."""
    at, lows = first - 1, view.lows
    while at > 0 and lows[at] in WORDS["directions"]:
        at -= 1
    if at < 0 or not ends_its_phrase(view, end) or end - first > LONGEST_NAME_OF_ONE_STRUCK:
        return False
    if lows[at] in WORDS["striking"]:
        return True
    if lows[at] not in ("on", "into", "onto", "against", "for", "in", "at"):
        return False
    before = lows[max(0, at - 3) : at]
    if lows[at] == "for":
        return before[-1:] in (["battle"], ["fight"], ["fighting"], ["battles"])
    if lows[at] in ("on", "against") and before and before[-1] in WORDS["assaults"]:
        return True
    return not WORDS["falling"].isdisjoint(before[-2:])


def is_left(view: View, first: int, end: int) -> bool:
    """ "Fled from Dorvat", "five people taken from Dorvat", "withdrew its troops from Dorvat"; "the road to Dorvat"."""
    at, lows = first - 1, view.lows
    if at < 1:
        return False
    before = lows[max(0, at - REACH) : at]
    if lows[at] == "from":
        return not WORDS["leaving"].isdisjoint(before)
    if lows[at] == "to":
        return before[-1] in WORDS["ways"] or not WORDS["bringing"].isdisjoint(before)
    if lows[at] != "between":
        return False
    other = view.name_at.get(end + 1) if lows[end : end + 1] == ["and"] else None
    return before[-1] in WORDS["ways"] or bool(other and any(n.kind == "place" for n in other.names))


def is_measured_from(view: View, first: int) -> bool:
    """ "20 km from Dorvat", "three miles north-west of Dorvat"."""
    lows, at = view.lows, first - 1
    if at < 1 or lows[at] not in ("from", "off", "of"):
        return False
    units = WORDS["distances"]
    if lows[at] == "from":
        near = lows[max(0, at - 4) : at]
        return any(word in units or word.lstrip("0123456789.") in units for word in near)
    return lows[at] == "off" and lows[at - 1] not in WORDS["phrasal_off"] and view.tokens[first].text[0].isupper()


def suffers(view: View, end: int) -> bool:
    """ "Dorvat came under shelling", "Dorvat was bombed", "Dorvat fell to the rebels", "Dorvat saw heavy clashes"."""
    lows = [*view.lows[end : end + 5], "", "", ""]
    if lows[0] in ("came", "comes", "come", "coming") and lows[1] == "under":
        return True
    if lows[0] in ("fell", "falls", "fallen") and lows[1] == "to":
        return True
    if lows[0] in HELD and lows[1] == "fallen":
        return True
    if lows[0] in ("saw", "sees", "witnessed"):
        return any(end < t.first <= end + 4 and t.value.event_type in VIOLENCE for t in view.triggers)
    if lows[0] not in HELD:
        return False
    if any(
        t.value.part == "verb" and t.value.event_type in LAID_WASTE and end < t.first <= end + 3 for t in view.triggers
    ):
        return True
    hit = next((i for i in range(end + 1, min(end + 4, len(view.lows))) if view.lows[i] in WORDS["striking"]), 0)
    by = view.lows[hit + 1 : hit + 2] == ["by"]
    return (
        bool(hit) and by and any(t.first <= hit + 4 and t.first > hit and t.value.part == "noun" for t in view.triggers)
    )


def is_laid_waste(view: View, end: int, name_end: int) -> bool:
    """ "Dorvat camp shelled again", "Dorvat bombed overnight": the participle of a headline, with nobody it befell."""
    word = view.lows[end] if end < len(view.lows) else ""
    if not word.endswith("ed") or word not in WORDS["striking"] or view.lows[name_end - 1] in DETERMINERS:
        return False
    return end > name_end or ends_its_phrase(view, end + 1)


def names_its_people(view: View, end: int) -> bool:
    """ "Dorvat residents", "Dorvat villagers"."""
    return view.lows[end] in WORDS["its_people"] if end < len(view.lows) else False
