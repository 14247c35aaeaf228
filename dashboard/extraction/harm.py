"""The words that say what befell people: where they stand in a sentence and how they can be read.

`vocabulary/harm_words.csv` lists them by measure and kind. Kinds: acts (somebody kills, is killed), befalls (dies,
flees), state (dead, missing), noun_of (the death of nine), counts (nine deaths), toll (the death toll rose to nine).
"""

import csv
from dataclasses import dataclass
from importlib.resources import files
from typing import cast

from dashboard.extraction.word_lists import word_lists
from dashboard.records import Measure, check_member

# "trapped" and "buried" tell of the missing only beside one of these; a town may be trapped in a siege.
RUINS = word_lists("grammar")["ruins"]
FORMS = ("base", "third", "gerund", "past", "participle")


@dataclass(frozen=True, slots=True)
class HarmWord:
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
        return any(reading in self.readings for reading in readings)


@dataclass(slots=True)
class _Stored:
    measure: Measure
    readings: set[str]
    needs: str


def _stored() -> dict[tuple[str, ...], _Stored]:
    phrases: dict[tuple[str, ...], _Stored] = {}
    source = files("dashboard.extraction").joinpath("vocabulary", "harm_words.csv")
    with source.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            check_member(row["measure"], Measure, "harm_words.csv: measure")
            verb = row["kind"] in ("acts", "befalls")
            for form in FORMS:
                if not row[form]:
                    continue
                words = tuple(row[form].split())
                reading = f"{row['kind']}:{form}" if verb else row["kind"]
                measure = cast(Measure, row["measure"])
                entry = phrases.setdefault(words, _Stored(measure, set(), row["needs"]))
                if entry.measure == measure:
                    entry.readings.add(reading)
    return phrases


PHRASES = _stored()
BY_FIRST_WORD: dict[str, list[tuple[list[str], _Stored]]] = {}
for _words in sorted(PHRASES, key=lambda words: (-len(words), words)):
    BY_FIRST_WORD.setdefault(_words[0], []).append((list(_words), PHRASES[_words]))


def find_harm(low: list[str]) -> list[HarmWord]:
    """The words of harm in a sentence, in order and apart; where several begin at one place, the longest."""
    found: list[HarmWord] = []
    for at in [at for at, word in enumerate(low) if word in BY_FIRST_WORD]:
        if found and at < found[-1].end:
            continue
        for words, entry in BY_FIRST_WORD[low[at]]:
            end = at + len(words)
            if low[at:end] == words and (entry.needs != "ruins" or not RUINS.isdisjoint(low)):
                found.append(HarmWord(at, end, entry.measure, frozenset(entry.readings), entry.needs))
                break
    return found
