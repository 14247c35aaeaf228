"""Acts that a sentence only speaks of: "an inquiry into the gas attack", "the response to the strikes"."""

from dashboard.extraction.surroundings import Surroundings
from dashboard.extraction.word_lists import word_lists
from dashboard.extraction.words.phrases import Hit
from dashboard.extraction.words.view import View
from dashboard.extraction.words.vocabulary import Trigger

WORDS = word_lists("spoken_of")
PREPOSITIONS = frozenset({"into", "about", "on", "to", "over", "of", "for", "from"})
SUBJECTS = frozenset(word for name in PREPOSITIONS for word in WORDS[name])
DEFINITE = frozenset({"the", "this", "that", "these", "those", "'s", "’s"}) | WORDS["alleged"]
WHERE = frozenset({"in", "at", "near", "on"})
TO_SUBJECT = 5
BESIDE = 4


def is_only_spoken_of(view: View, hit: Hit[Trigger], around: Surroundings) -> bool:
    """Whether a definite act is only what an inquiry, an answer or a memorial is about.

    One whose number, day or place the sentence gives is told all the same: "survivors of the massacre in Goma".
    """
    if hit.value.part == "verb" or around.figures or SUBJECTS.isdisjoint(view.words):
        return False
    definite = False
    for at in range(hit.first - 1, max(-1, hit.first - TO_SUBJECT - 1), -1):
        word = view.lows[at]
        if word in PREPOSITIONS:
            governs = at > 0 and view.lows[at - 1] in WORDS[word]
            return governs and definite and not _is_placed(view, hit, around)
        definite = definite or word in DEFINITE or word.isdecimal()
        if at in view.verbs or not (word.isalnum() or word in DEFINITE or "-" in word):
            return False
    return False


def _is_placed(view: View, hit: Hit[Trigger], around: Surroundings) -> bool:
    """Whether a place or a day stands right after the act, or its weekday before it."""
    near = range(hit.end, hit.end + BESIDE)
    if any(place.first in near for place in around.places):
        return True
    return any(word.endswith("day") for word in view.lowers(hit.first - 3, hit.end + 3))
