"""Whether a clause tells of several incidents or places: counted, listed, or across a country."""

from dashboard.extraction.counts.candidates import Candidate
from dashboard.extraction.counts.cardinals import VALUES
from dashboard.extraction.counts.setting import WEEKDAYS, WORDS, Setting
from dashboard.extraction.word_lists import table, word_lists

LISTS = word_lists("counts", "incidents")
# Strikes and raids on one town are one incident, however many.
STRUNG = WORDS["counted_incidents"] | {"killings", "kidnappings", "abductions", "shootings", "murders"}
COUNTING = LISTS["counting"]
COUNTED_OR_STRUNG = WORDS["counted_incidents"] | WORDS["strings"]
TO_COUNTED = 30  # tokens
LANDS = LISTS["lands"]
DAY_OWNERS = frozenset(WEEKDAYS) | {"today", "yesterday", "day"}
BORDERS = frozenset({"border", "frontier", "line", "river", "bridge", "road"})
SEVERAL = frozenset({"several", "various", "different", "string", "many"})
ATTACKED = LISTS["attacked"]
AT_PLACES = LISTS["at_places"]


def counted_places(setting: Setting) -> bool:
    """ "in forty towns", "eleven other places", "in Kharkiv and Zaporizhzhia regions"."""
    if setting.word_set.isdisjoint(WORDS["plural_places"]):
        return False
    words = setting.words
    for at, word in enumerate(words):
        if word not in WORDS["plural_places"]:
            continue
        opening = words[max(0, at - 4) : at]
        if word in ("villages", "towns", "cities", "provinces") and "in" in opening and "two" not in opening:
            return True  # "in northwest Nigeria villages"
        counted = any(VALUES.get(w, 0) > 2 or w in SEVERAL for w in opening)
        attacked = not ATTACKED.isdisjoint(words[max(0, at - 5) : at])  # "attacked three villages, killing 45"
        if counted and (attacked or not AT_PLACES.isdisjoint(opening)):
            return True
        if at >= 3 and words[at - 2] == "and" and setting.is_capital(at - 1) and setting.is_capital(at - 3):
            return True
    return False


def counted_incidents(setting: Setting) -> bool:
    """ "Shelled the bank 73 times; two killed", "in three separate attacks", "a wave of bombings": many incidents."""
    low, first, end = setting.clause.low, setting.candidate.first, setting.candidate.end
    if setting.clause.words.isdisjoint(COUNTED_OR_STRUNG):
        return False
    for at in range(max(0, first - TO_COUNTED), min(end + TO_COUNTED, len(setting.clause.tokens))):
        word = low[at]
        if word in WORDS["strings"] and low[at + 1] == "of":
            return not STRUNG.isdisjoint(low[at + 2 : at + 5])
        if word not in WORDS["counted_incidents"]:
            continue
        opening = low[max(0, at - 3) : at]
        if not {"separate", "different", "several", "various", "multiple", "coordinated"}.isdisjoint(opening):
            return True
        near = opening[-2:] if opening and opening[-1] not in COUNTING else []  # not "60 injured in clashes"
        counted = [w for w in near if VALUES.get(w, 0) > 2 or (w.isdecimal() and int(w[:6]) > 2)]
        two = "two" in opening and ("in" in opening or "by" in opening) and at > first
        if two or (counted and (at < first or "in" in low[max(0, at - 4) : at])):
            return True
    return False


def clashed(setting: Setting) -> bool:
    """ "In July, clashes on the border killed 17": incidents of a month, and no occasion of one day."""
    return not setting.word_set.isdisjoint(WORDS["plural_incidents"])


def across(setting: Setting) -> bool:
    """ "across Syria", but not "shelling across the border"."""
    if "across" not in setting.word_set:
        return False
    words = setting.words
    return any(
        word == "across" and words[at + 1 : at + 2] != ["from"] and BORDERS.isdisjoint(words[at + 1 : at + 4])
        for at, word in enumerate(words)
    )


def several_incidents(setting: Setting) -> bool:
    """ "in terrorist attacks in Aleppo", "by air strikes in Lebanon"; strikes on one town are one incident."""
    if setting.word_set.isdisjoint(WORDS["plural_incidents"]):
        return False
    words, first = setting.words, setting.span[0]
    for at, word in enumerate(words[:-1]):
        if word not in WORDS["plural_incidents"]:
            continue
        place = setting.clause.tokens[first + at + 2 : first + at + 3]
        if words[at + 1] in ("in", "on") and _two_names(setting, first + at + 2):
            return True  # "clashes in Jenin and Tulkarm"
        if words[at + 1] == "in" and place and place[0].text[0].isupper():
            return word == "attacks" or is_country(setting, first + at + 2) or is_land(setting, first + at + 2)
        if words[at + 1] in ("on", "across") and (
            is_country(setting, first + at + 2) or is_land(setting, first + at + 2)
        ):
            return True  # "Israeli strikes on Gaza killed 80"
        if at >= 2 and words[at - 1] in ("'s", "’s") and words[at - 2] in DAY_OWNERS:
            return True  # "the toll of Monday's strikes"
        opening = words[max(0, at - 3) : at]
        if word == "attacks" and "in" in opening and "the" not in opening:
            return True
    if "attacks" in setting.word_set and "shelling" in setting.word_set:
        return True
    # "air strikes killed 15 people in Sana'a and Amran"
    return any(word == "in" and _two_names(setting, first + at + 1) for at, word in enumerate(words[:-3]))


def _two_names(setting: Setting, at: int) -> bool:
    """Whether two capitalised names joined by "and" stand at tokens[at]."""
    tokens, end = setting.clause.tokens, setting.span[1]
    here = at
    while here < min(end, at + 4) and tokens[here].text[0].isupper():
        here += 1
    return here > at and here + 1 < end and tokens[here].lower == "and" and tokens[here + 1].text[0].isupper()


def two_incidents(setting: Setting) -> bool:
    """ "in a raid on a village and an ambush of a convoy": two incidents, each with an article."""
    if setting.word_set.isdisjoint(("and",)):
        return False
    words, found = setting.words, False
    for at, word in enumerate(words):
        if word not in WORDS["incident"] or at < 1:
            continue
        near = words[max(0, at - 4) : at]
        if not found:
            found = ("a" in near or "an" in near) and ("in" in near or "by" in near)
        elif "and" in near and ("a" in near or "an" in near) and near.index("and") < len(near) - 1:
            return True
    return False


def listed_by_place(setting: Setting) -> bool:
    """ "54 dead: 41 in Homs, nine in Idlib and four in Deraa": places with numbers of their own."""
    clause, candidate = setting.clause, setting.candidate
    if candidate.harm is None or len(clause.candidates) < 2:
        return False
    near = clause.candidates[max(0, candidate.place - 6) : candidate.place + 7]
    placed = [c for c in near if c.harm is candidate.harm and _is_placed(setting, c)]
    if len(placed) < 2:
        return False
    if candidate in placed or clause.word(placed[0].first - 1) in (":", "including"):
        return True
    parts = all(one.part_of is candidate or one.subset for one in placed)  # "35 died, among them 12 in Homs and …"
    return parts and candidate.place < placed[0].place


def _is_placed(setting: Setting, candidate: Candidate) -> bool:
    tokens, at = setting.clause.tokens, candidate.end
    return (
        setting.clause.word(at) in ("in", "at", "near", "from")
        and at + 1 < len(tokens)
        and tokens[at + 1].text[0].isupper()
    )


def several_places(setting: Setting) -> bool:
    """ "in Idlib, Daraa and Homs": three or more capitalised names after one preposition."""
    if "and" not in setting.word_set or "," not in setting.word_set:
        return False
    tokens, (first, end) = setting.clause.tokens, setting.span
    low = setting.clause.low
    at = first
    while at < end - 4:
        if low[at] not in ("in", "from", "on", "at") or not tokens[at + 1].text[0].isupper():
            at += 1
            continue
        commas, here = 0, at + 1
        while here < end and (tokens[here].text[0].isupper() or low[here] in WORDS["in_place_names"]):
            following = here + 1 < end and tokens[here + 1].text[0].isupper()
            if low[here] == "and" and commas and following:
                return True
            commas += low[here] == "," and following
            here += 1
        at = max(at + 1, here)
    return False


def _countries() -> frozenset[str]:
    return frozenset(row["name"].lower() for row in table("countries"))


COUNTRIES = _countries()


def is_land(setting: Setting, at: int) -> bool:
    """Whether a land as wide as a country is named: "Gaza", "the West Bank", "Darfur"; not "Gaza City"."""
    low = setting.clause.low
    at += low[at] == "the"
    if " ".join(low[at : at + 2]) in LANDS:
        return True
    return low[at] in LANDS and not (
        low[at + 1] in ("city", "port", "town") or setting.clause.tokens[at].text.islower()
    )


def is_country(setting: Setting, at: int) -> bool:
    words = setting.clause.low[at : at + 3]
    return any(" ".join(words[:length]) in COUNTRIES for length in (1, 2, 3))
