"""Verbs of taking whose object is a person, and no ground: "captured Ahmed Rashid, a rebel commander"."""

from dashboard.extraction.surroundings import Surroundings
from dashboard.extraction.word_lists import word_lists
from dashboard.extraction.words.phrases import Hit
from dashboard.extraction.words.view import BE, View
from dashboard.extraction.words.vocabulary import Trigger

WORDS = word_lists("acts", "captured")
CAPTURING = frozenset({"capture", "seize", "recapture", "hold/held/held"})
LEADING = word_lists("actor_nouns")["titles"] | WORDS["leading"]
# In the name of one who is wanted: counted, they are suspects and no prisoners of a battle
SUSPECTED = LEADING | frozenset({"suspected", "suspects", "alleged", "wanted", "leaders", "commanders", "members"})
SKIPPED = WORDS["skipped"] | BE
OPENING = WORDS["opening"]
HELD_WHERE = WORDS["held_where"]
NOT_TOLD = frozenset({"to", "who", "which", "that"})
TO_HELD = 3
FOLLOWING = WORDS["following"]
TO_TITLE = 7
TO_HEAD = 7


def captures_a_person(view: View, hit: Hit[Trigger], around: Surroundings) -> bool:
    """Whether one person of name or of office is what is captured, in an active or a passive."""
    if hit.value.lemma not in CAPTURING or hit.end - hit.first > 1 or hit.value.part != "verb":
        return False
    start = hit.first
    while start > 0 and view.lows[start - 1] in SKIPPED:
        start -= 1
    if start > 0 and view.lows[start - 1] in NOT_TOLD:
        return False  # "in order to capture a leader", "who was captured in 2014"
    passive = not BE.isdisjoint(view.lows[start : hit.first])
    if hit.value.lemma == "hold/held/held":
        held = view.lows[hit.first] == "held" and passive and "to" not in view.lows[start - 1 : hit.first]
        return held and not LEADING.isdisjoint(view.lows[max(0, start - TO_HELD) : start])
    return _is_a_person(view, _before(view, start) if passive else _after(view, hit.end), around)


def are_suspects(view: View, at: int) -> bool:
    """Whether those counted from token `at` on are suspects or leaders: "captured 14 suspected terrorists"."""
    return not SUSPECTED.isdisjoint(view.lows[at : at + TO_HEAD])


def _after(view: View, at: int) -> tuple[int, int]:
    """The tokens of the object that begins at `at`, with what stands in apposition to a name."""
    end = at
    while end < len(view.lows) and (view.lows[end] in OPENING or view.tokens[end].text[0].isupper()):
        end += 1
    if end > at and view.lows[end : end + 1] == [","]:
        return at, min(len(view.lows), end + TO_TITLE)
    return at, min(len(view.lows), end + 3)


def _before(view: View, end: int) -> tuple[int, int]:
    """The tokens of the subject that ends at `end`: "Nuri al-Sayid, a rebel leader, was captured"."""
    start = end - 1
    while (
        start > 0
        and end - start < TO_TITLE + 4
        and start not in view.verbs
        and view.lows[start] not in (".", ";", "and")
    ):
        start -= 1
    return start, end


def _is_a_person(view: View, where: tuple[int, int], around: Surroundings) -> bool:
    """Whether a title or a person's name stands there, and no place, thing or body of men."""
    first, end = where
    others = [m for m in around.mentions if first <= m.first < end and m.kind == "thing"]
    if others or any(first <= place.first < end for place in around.places if _is_object(view, place.first, first)):
        return False
    persons = [m for m in around.mentions if m.kind == "person" and first <= m.first < end]
    if persons:
        return not _names_a_thing(view, persons[0].end)  # not "captured the Tora Bora caves"
    return not LEADING.isdisjoint(view.lows[first:end]) and view.lows[first] not in ("two", "three")


def _names_a_thing(view: View, at: int) -> bool:
    """Whether a plain noun follows a name: "the Tora Bora cave complex"."""
    word = view.lows[at] if at < len(view.lows) else "."
    return word.isalpha() and view.tokens[at].text.islower() and word not in HELD_WHERE | SKIPPED | FOLLOWING


def _is_object(view: View, at: int, first: int) -> bool:
    """Whether no preposition of place stands before a place: "captured Goma", not "captured him in Goma"."""
    return at == first or view.lows[at - 1] not in HELD_WHERE | {"the", "of"}
