"""The words that say what befell people: where they stand in a sentence and how they can be read.

`vocabulary/harm_words.csv` lists them by measure and kind. Kinds: acts (somebody kills, is killed), befalls (dies,
flees), state (dead, missing), noun_of (the death of nine), counts (nine deaths), toll (the death toll rose to nine).
"""

from dataclasses import dataclass
from typing import NamedTuple, cast

from dashboard.extraction.counts.cardinals import VALUES
from dashboard.extraction.text.tokens import PADDING
from dashboard.extraction.word_lists import table, word_lists
from dashboard.records import Measure, check_member

WORDS = word_lists("counts", "harm")
# "trapped" and "buried" tell of the missing only beside one of these; a town may be trapped in a siege.
RUINS = word_lists("grammar")["ruins"]
FALLS = frozenset({"fall", "falls", "falling", "fell", "fallen"})
FALLING_TO = frozenset({"from", "off", "into", "down", "through", "overboard"})
# After these the word before means something else: "caught in the crossfire", "holding back thousands".
NOT_BEFORE = {
    "caught": frozenset({"in", "up", "between", "by", "off", "on", "out", "fire", "under", "within", "amid", "amidst"}),
    "catch": frozenset({"up", "fire", "on"}),
    "holding": frozenset({"back", "off", "out", "up"}),
    "held": frozenset({"back", "off", "out", "up", "talks", "together", "responsible"}),
    "parade": frozenset({"through", "in"}),
}
CAPTORS = word_lists("people_nouns")["armed_names"] | WORDS["captors"]
FROM_RADAR = (["from", "radar"], ["from", "radars"])
BENEATH = frozenset({"under", "beneath", "underneath", "below"})
FORMS = ("base", "third", "gerund", "past", "participle")


class HarmWord(NamedTuple):
    """tokens[first : end], its measure, and its possible readings ("acts:past", "acts:participle", "state", …).

    `needs` is "person" for words that also befall things ("captured two villages"), "family" for words that befall
    also others than the displaced ("registered 300 families"), else empty.
    """

    first: int
    end: int
    measure: Measure
    readings: frozenset[str]
    needs: str

    def reads(self, *readings: str) -> bool:
        return not self.readings.isdisjoint(readings)


@dataclass(slots=True)
class _Stored:
    measure: Measure
    readings: set[str]
    needs: str


def _stored() -> dict[tuple[str, ...], _Stored]:
    phrases: dict[tuple[str, ...], _Stored] = {}
    for name in ("harm_words", "other_measures"):
        for row in table(name):
            check_member(row["measure"], Measure, f"{name}.csv: measure")
            verb = row["kind"] in ("acts", "befalls")
            for form in FORMS:
                if not row[form]:
                    continue
                words = tuple(row[form].replace("-", " - ").split())
                reading = f"{row['kind']}:{form}" if verb else row["kind"]
                measure = cast(Measure, row["measure"])
                entry = phrases.setdefault(words, _Stored(measure, set(), row["needs"]))
                if entry.measure == measure:
                    entry.readings.add(reading)
    return phrases


def _with_verbs(phrases: dict[tuple[str, ...], _Stored]) -> dict[tuple[str, ...], _Stored]:
    """`phrases` where a state of adverb and participle reads also as the verb: "slightly hurt two men"."""
    for words, entry in phrases.items():
        verb = phrases.get(words[1:])
        if len(words) == 2 and words[0].endswith("ly") and verb and verb.measure == entry.measure:
            entry.readings |= {reading for reading in verb.readings if reading.startswith("acts")}
    return phrases


PHRASES = _with_verbs(_stored())
# By first word, then by second (empty where there is none): the longest first
BY_FIRST_WORD: dict[str, dict[str, list[tuple[list[str], tuple[Measure, frozenset[str], str]]]]] = {}
for _words in sorted(PHRASES, key=lambda words: (-len(words), words)):
    _stored_word = PHRASES[_words]
    _entry = (_stored_word.measure, frozenset(_stored_word.readings), _stored_word.needs)
    BY_FIRST_WORD.setdefault(_words[0], {}).setdefault((*_words, "")[1], []).append((list(_words), _entry))


def _forms(*verbs: str) -> dict[str, frozenset[str]]:
    return {
        word: frozenset(f"befalls:{reading}" for reading in readings.split())
        for verb in verbs
        for word, readings in zip(verb.split(), ("base", "third", "gerund", "past participle"), strict=True)
    }


HURT = word_lists("harm_nouns")
# "In a critical condition", "in grave state"
CONDITIONS = frozenset({"condition", "state", "conditions"})
ADJECTIVES = WORDS["adjectives"]
MAY_BE_HURT = (CONDITIONS | {"hands"}).union(*(words for name, words in HURT.items() if name != "no_injury"))
_CARED = (
    _forms("seek seeks seeking sought", "need needs needing needed", "require requires requiring required")
    | _forms("receive receives receiving received", "get gets getting got")
    | _forms("undergo undergoes undergoing underwent", "await awaits awaiting awaited")
)
INJURING = (
    (
        _forms("suffer suffers suffering suffered", "sustain sustains sustaining sustained")
        | _forms("receive receives receiving received", "incur incurs incurring incurred")
        | _forms("get gets getting got")
        | _forms("have has having had"),
        HURT["injuries"],
    ),
    (_forms("nurse nurses nursing nursed"), HURT["injuries"]),
    (_forms("lose loses losing lost"), HURT["limbs"]),
    (_CARED, HURT["care"]),
)
GIVING_UP = _forms("lay lays laying laid", "put puts putting put", "throw throws throwing threw")
GIVING_UP |= _forms("give gives giving gave", "hand hands handing handed", "drop drops dropping dropped")
GIVING_UP |= _forms("surrender surrenders surrendering surrendered")
TO_INJURY = 8  # tokens from "non-life-threatening wounds" back to its verb
NO_INJURY = HURT["no_injury"] | frozenset(VALUES)


def find_harm(low: list[str], has: frozenset[str] | None = None) -> list[HarmWord]:
    """The words of harm in a sentence, in order and apart; where several begin at one place, the longest.

    `low` is padded_words(tokens), `has` the same without order, where it is at hand.
    """
    found: list[HarmWord] = [] if has and MAY_BE_HURT.isdisjoint(has) else _injuries(low)
    if found:
        taken = {at for word in found for at in range(word.first, word.end)}
        rest = [word for word in _phrases(low) if taken.isdisjoint(range(word.first, word.end))]
        return sorted([*found, *rest])
    return _phrases(low)


def _injuries(low: list[str]) -> list[HarmWord]:
    """ "Sustained severe splinter injuries", "lost both his legs": a verb, a few words, and what is hurt."""
    found: list[HarmWord] = []
    if not HURT["arms"].isdisjoint(low):
        for at in [at for at, word in enumerate(low) if word in HURT["arms"] and low[at - 1] in ("their", "its")]:
            verb = next((i for i in range(at - 2, max(-1, at - 4), -1) if low[i] in GIVING_UP), None)
            if verb is not None:  # "threw away their rifles"
                found.append(HarmWord(verb, at + 1, "defected", GIVING_UP[low[verb]], ""))
    if not HURT["hospitals"].isdisjoint(low):
        for at in [at for at, word in enumerate(low) if word in HURT["hospitals"]]:
            to = next((i for i in range(at - 1, max(0, at - 6), -1) if low[i] == "to"), 0)
            if to and low[to - 1] in HURT["brought"]:  # "were brought to the civil hospital"
                found.append(HarmWord(to - 1, at + 1, "wounded", frozenset({"acts:participle"}), ""))
    if not CONDITIONS.isdisjoint(low):
        for at in [at for at, word in enumerate(low) if word in CONDITIONS]:
            first = at - 1 - (low[at - 2] in ADJECTIVES or low[at - 2] == "very" or low[at - 2].endswith("ly"))
            first -= low[first - 1] in ("a", "an")
            if low[at - 1] in ADJECTIVES and low[first - 1] == "in":  # "in a very serious condition"
                found.append(HarmWord(first - 1, at + 1, "wounded", frozenset({"state"}), ""))
    if "hands" in low:
        for at in [at for at, word in enumerate(low) if word == "hands" and low[at - 1] in CAPTORS]:
            if low[at - 2] == "in":
                found.append(HarmWord(at - 2, at + 1, "detained", frozenset({"state"}), ""))  # "in militia hands"
    if not HURT["captivity"].isdisjoint(low):
        for at in [at for at, word in enumerate(low) if word in HURT["captivity"] and low[at - 2] == "in"]:
            found.append(HarmWord(at - 2, at + 1, "detained", frozenset({"state"}), ""))  # "in Russian captivity"
    for verbs, hurt in INJURING:
        if hurt.isdisjoint(low):
            continue
        for at in [at for at, word in enumerate(low) if word in hurt]:
            for first in range(at - 1, max(-1, at - TO_INJURY), -1):
                if low[first] in verbs:
                    found.append(HarmWord(first, at + 1, "wounded", verbs[low[first]], ""))
                    break
                if low[first] == "from" and low[first - 1].startswith("suffer"):
                    continue  # "suffered from gas inhalation"
                if not (low[first].isalpha() or low[first] == "-") or low[first] in NO_INJURY:
                    break
    if not HURT["medical"].isdisjoint(low):
        for at in [
            at for at, word in enumerate(low) if word in HURT["medical_care"] and low[at - 1] in HURT["medical"]
        ]:
            verb = next((i for i in range(at - 2, max(-1, at - 5), -1) if low[i] in _CARED), None)
            if verb is not None:  # "sought urgent medical help"
                found.append(HarmWord(verb, at + 1, "wounded", _CARED[low[verb]], ""))
    if "with" in low and not HURT["injuries"].isdisjoint(low):
        taken = {at for word in found for at in range(word.first, word.end)}
        for at in [at for at, word in enumerate(low) if word in HURT["injuries"] and at not in taken]:
            first = next((i for i in range(at - 1, max(-1, at - 5), -1) if not low[i].isalpha() or low[i] == "with"), 0)
            if low[first] == "with" and NO_INJURY.isdisjoint(low[first + 1 : at]):
                found.append(
                    HarmWord(first, at + 1, "wounded", frozenset({"state"}), "")
                )  # "with light shrapnel wounds"
    return found


def _phrases(low: list[str]) -> list[HarmWord]:
    found: list[HarmWord] = []
    for at in [at for at, word in enumerate(low[:-PADDING]) if word in BY_FIRST_WORD]:
        if found and at < found[-1].end:
            continue
        by_second = BY_FIRST_WORD[low[at]]
        phrases = by_second.get(low[at + 1], [])
        if "" in by_second:
            phrases = [*phrases, *by_second[""]] if phrases else by_second[""]
        for words, (measure, readings, needs) in phrases:
            end = at + len(words)
            if low[at:end] == words and (needs != "ruins" or not RUINS.isdisjoint(low)):
                if low[at] == "fall" and low[at - 1] in ("a", "the"):
                    break
                if low[end] in NOT_BEFORE.get(low[at], ()):
                    break  # "were caught in the crossfire", "the school was bombed, 12 were swept up by the crowd"
                if low[end : end + 2] in FROM_RADAR:
                    break  # "22 drones vanished from radars"
                if (low[at] in FALLS and low[end] in FALLING_TO) or (low[at] in BENEATH and low[at - 1] == "from"):
                    break  # "fell from a tower"; "recovered nine bodies from under the rubble"
                found.append(HarmWord(at, end, measure, readings, needs))
                break
    return found
