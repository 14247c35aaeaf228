"""What befalls people, told by a verb and a noun a few words on: "sought temporary shelter", "left the army".

The words stand in vocabulary/fates.toml. A frame that no word of its nouns opens costs nothing.
"""

from typing import NamedTuple

from dashboard.extraction.counts.harm import FORMS, HarmWord
from dashboard.extraction.text.tokens import PADDING
from dashboard.extraction.word_lists import word_lists
from dashboard.extraction.words.people import STOPS
from dashboard.records import Measure

WORDS = word_lists("fates")
OWN, APART = WORDS["own"], WORDS["apart"]
BENEATH, RUINS, LYING = WORDS["beneath"], WORDS["ruins"], WORDS["lying"]
FORCES = WORDS["forces"]
FARTHEST = 6  # tokens from a noun back to its verb
TO_RUIN = 5


class Frame(NamedTuple):
    """A verb and its noun. `between` is a word that must stand between them, or one of several."""

    measure: Measure
    verbs: dict[str, frozenset[str]]
    nouns: frozenset[str]
    needs: str
    between: frozenset[str]
    passes: frozenset[str] = frozenset()  # what may stand between beside adjectives


def _forms(name: str, kind: str = "befalls") -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for verb in WORDS[name]:
        for word, form in zip(verb.split(), FORMS, strict=True):
            reading = f"{kind}:{form}"
            found.setdefault(word, set()).add(reading)
            if name == "sleeping" and reading in ("befalls:gerund", "befalls:participle"):
                found[word].add("state")  # "20,000 are sheltering in schools"
    return {word: frozenset(readings) for word, readings in found.items()}


NO_WORD: frozenset[str] = frozenset()
IN = frozenset({"in", "under", "on", "into", "by"})
FRAMES = (
    Frame("displaced", _forms("seeking"), WORDS["refuges"], "civil", NO_WORD),  # "found temporary shelter"
    Frame("displaced", _forms("leaving"), WORDS["homes"], "civil", OWN),  # "abandoned their scorched villages"
    # "ran from the fighting"
    Frame("displaced", _forms("fleeing"), WORDS["violence"], "civil", NO_WORD, frozenset({"from"})),
    Frame("displaced", _forms("sleeping"), WORDS["open_air"], "family", IN),  # "sleeping under trees"
    Frame("detained", _forms("languishing"), WORDS["jails"], "person", frozenset({"in", "behind", "under"})),
    Frame("detained", _forms("falling"), WORDS["hands"], "person", frozenset({"into", "in"})),
    Frame("detained", _forms("sending", "acts"), WORDS["prisons"], "person", frozenset({"to", "in"})),
    Frame(
        "displaced", _forms("heading"), WORDS["refuge_lands"], "civil", frozenset({"for", "to", "toward", "towards"})
    ),
    Frame("displaced", _forms("boarding"), WORDS["transport"], "civil", NO_WORD, frozenset({"onto", "into", "aboard"})),
    Frame("defected", _forms("joining"), WORDS["uprisings"], "armed", frozenset({"the"})),
    Frame("defected", _forms("breaking"), WORDS["posts"], "armed", OWN),  # "quit their mountain posts"
    Frame("defected", _forms("breaking"), WORDS["forces"], "armed", frozenset({"the"})),  # "have left the army"
    Frame("defected", _forms("parting"), WORDS["forces"], "armed", frozenset({"with", "from"})),
    Frame("defected", _forms("shedding"), WORDS["uniforms"], "armed", OWN),
    Frame("defected", _forms("accepting"), WORDS["amnesties"], "armed", NO_WORD),
    Frame(
        "defected",
        _forms("emerging"),
        WORDS["white_flags"],
        "armed",
        frozenset({"white"}),
        frozenset({"under", "with"}),
    ),
)
BY_NOUN: dict[str, list[Frame]] = {}
for _frame in FRAMES:
    for _noun in _frame.nouns:
        BY_NOUN.setdefault(_noun, []).append(_frame)
GIVING = frozenset({"give", "gives", "giving", "gave", "given"})
GAVE_UP = WORDS["after_giving_up"] | {""}
NOUNS = BY_NOUN.keys() | BENEATH | GIVING
# One of these in a sentence with a number opens it to be looked into.
FATE_WORDS = frozenset().union(
    *(WORDS[name] for name in ("refuges", "amnesties", "uniforms", "beneath", "jails")),
    *(_forms(name) for name in ("leaving", "fleeing", "sleeping", "breaking", "boarding", "joining")),
    {"hands", "hills", "border", "frontier", "flag", "flags", "broke", "broken", "split"},
) - {"live", "lives", "living", "lived", "stay", "stays", "staying", "stayed"}


def with_fates(low: list[str], has: frozenset[str], harm: list[HarmWord]) -> list[HarmWord]:
    """`harm` and the fates told in a sentence, in order; where both begin at one place, the longer."""
    if has.isdisjoint(NOUNS):
        return harm
    found = [*_told(low), *(_beneath(low) if not has.isdisjoint(LYING) else ())]
    found += _giving_up(low) if not has.isdisjoint(GIVING) else []
    if not found:
        return harm
    kept = [word for word in found if not any(_clash(word, other) and not _longer(word, other) for other in harm)]
    rest = [word for word in harm if not any(_clash(word, other) for other in kept)]
    return sorted([*rest, *kept])


def _clash(one: HarmWord, other: HarmWord) -> bool:
    return one.first < other.end and other.first < one.end


def _longer(one: HarmWord, other: HarmWord) -> bool:
    """Whether `one` tells more than `other`, or more surely: a word that also befalls things gives way."""
    return one.end - one.first > other.end - other.first and one.first <= other.first


def _told(low: list[str]) -> list[HarmWord]:
    found: list[HarmWord] = []
    for at, noun in [(at, noun) for at, noun in enumerate(low[:-PADDING]) if noun in BY_NOUN]:
        for frame in BY_NOUN[noun]:
            if noun in FORCES and low[at + 1].isalpha() and low[at + 1] not in STOPS:
                continue  # "left the army camp"
            verb = _verb_before(low, at, frame)
            if verb is not None and (not found or found[-1].end <= verb):
                found.append(HarmWord(verb, at + 1, frame.measure, frame.verbs[low[verb]], frame.needs))
                break
    return found


def _verb_before(low: list[str], noun: int, frame: Frame) -> int | None:
    """The verb of a frame a few words before its noun, where nothing else begins between them."""
    met = not frame.between
    for at in range(noun - 1, max(-1, noun - 1 - FARTHEST), -1):
        word = low[at]
        if met and word in frame.verbs:
            return at
        if word in frame.between:
            met = True
        elif (word in APART and word not in frame.passes) or not (word.isalpha() or word in ("'s", "’s", "-")):
            return None
    return None


def _beneath(low: list[str]) -> list[HarmWord]:
    """ "Under tonnes of concrete", "beneath the bakery": where those lie who are missing."""
    found: list[HarmWord] = []
    for at in [at for at, word in enumerate(low[:-PADDING]) if word in BENEATH and low[at - 1] != "from"]:
        for ruin in range(at + 1, at + 1 + TO_RUIN):
            if low[ruin] in RUINS:
                found.append(HarmWord(at, ruin + 1, "missing", frozenset({"state"}), ""))
                break
            if not low[ruin].isalpha() or low[ruin] in APART:
                break
    return found


def _giving_up(low: list[str]) -> list[HarmWord]:
    """ "Two soldiers gave up near Lyman": those who give up, and nothing that they give up."""
    found: list[HarmWord] = []
    for at in [at for at, word in enumerate(low[:-PADDING]) if word in GIVING]:
        if low[at + 1] == "up" and low[at + 2] in GAVE_UP:
            reading = {"give": "base", "gives": "third", "giving": "gerund", "gave": "past", "given": "participle"}
            found.append(HarmWord(at, at + 2, "defected", frozenset({f"befalls:{reading[low[at]]}"}), "armed"))
    return found
