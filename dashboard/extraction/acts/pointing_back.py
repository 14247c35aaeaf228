"""Nouns of events that point back to one told before: "the attack", "Tuesday's bombing"."""

from dashboard.extraction.word_lists import word_lists
from dashboard.extraction.words.phrases import Hit
from dashboard.extraction.words.view import View
from dashboard.extraction.words.vocabulary import Trigger

WEEKDAYS = word_lists("date_words")["weekdays"]
POINTING = word_lists("clauses")["definite"] | {"'s", "’s"}
RESUMING = word_lists("clauses")["resuming"]


def is_definite(view: View, hit: Hit[Trigger] | None) -> bool:
    """Whether the event's noun points back: "the attack", "Tuesday's bombing"."""
    if hit is None or hit.value.part != "noun" or hit.first == 0:
        return False
    before = view.lows[hit.first - 1]
    return before in POINTING or before.rstrip("s") in WEEKDAYS


def points_back(view: View, hit: Hit[Trigger] | None) -> bool:
    """Whether a definite noun resumes an act told before, whatever its kind ("the bombing" of jets)."""
    return hit is not None and is_definite(view, hit) and view.lows[hit.end - 1] in RESUMING
