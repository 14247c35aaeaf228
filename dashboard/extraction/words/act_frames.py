"""Verbs that tell an act only with certain words beside them: "dropped bombs", "dropped flour", "thousands marched".

Rows of vocabulary/act_frames.csv give a verb, which words (lists of act_objects.toml) stand as its object, before it as
its subject, and after it as its particle, and the kind of act this makes. "name" asks for a capitalised word. In a
passive the object stands before its verb: "canisters of chlorine were dropped".
"""

from collections.abc import Sequence
from functools import cache

from dashboard.extraction.text.parts import Token
from dashboard.extraction.text.values import quick_value
from dashboard.extraction.word_lists import table, word_lists
from dashboard.extraction.words.phrases import Hit, verb_forms
from dashboard.extraction.words.vocabulary import Trigger
from dashboard.records import EventType

WORDS = word_lists("words", "act_frames")
REACH = 7  # tokens after a verb among which its object stands
TO_SUBJECT = 7
TO_NAME = 3
ENDS = WORDS["ends"]
BE = word_lists("clauses")["be"]
WITHOUT_OBJECT: tuple[list[str], ...] = ([], ["in"], ["at"], ["from"], ["by"], ["on"], ["to"], ["near"], [","])
NOT_A_VERB = WORDS["not_a_verb"]


@quick_value(frozen=True, slots=True)
class Frame:
    """One row of act_frames.csv; an empty set asks for nothing."""

    objects: frozenset[str]
    subjects: frozenset[str]
    particles: frozenset[str]
    object_name: bool
    subject_name: bool
    trigger: Trigger


@cache
def frames() -> dict[str, tuple[Frame, ...]]:
    """The frames of each form of a verb, in the order of their rows."""
    lists = word_lists("act_objects")
    found: dict[str, tuple[Frame, ...]] = {}
    for row in table("act_frames"):
        kind: EventType = row["type"]  # type: ignore[assignment]
        frame = Frame(
            lists[row["object"]] if row["object"] else frozenset(),
            lists[row["subject"]] if row["subject"] else frozenset(),
            lists[row["particle"]] if row["particle"] else frozenset(),
            row["object"] == "name",
            row["subject"] == "name",
            Trigger(kind, "verb", int(row["strength"]), row["verb"]),
        )
        for form in sorted(verb_forms(row["verb"])):
            found[form] = (*found.get(form, ()), frame)
    return found


@cache
def verbs() -> frozenset[str]:
    """Every form of a verb that has a frame."""
    return frozenset(frames())


def with_frames(
    tokens: Sequence[Token], lows: Sequence[str], words: frozenset[str], triggers: list[Hit[Trigger]]
) -> list[Hit[Trigger]]:
    """`triggers` with those that a verb's object, subject or particle makes, in order."""
    if words.isdisjoint(verbs()):
        return triggers
    by_form = frames()
    taken = {at for hit in triggers if hit.end - hit.first > 1 for at in range(hit.first + 1, hit.end)}
    longer = {hit.first: hit for hit in triggers if hit.end - hit.first > 1}
    found: dict[int, Hit[Trigger]] = {}
    for at in [at for at, word in enumerate(lows) if word in by_form]:
        word = lows[at]
        if at in taken or (at and lows[at - 1] in NOT_A_VERB):
            continue
        if word == "march" and tokens[at].text == "March":
            continue
        frame = next((one for one in by_form[word] if _fits(tokens, lows, at, one)), None)
        if frame is not None and (at not in longer or frame.particles):
            found[at] = Hit(at, at + 1, frame.trigger)
    if not found:
        return triggers
    return sorted([hit for hit in triggers if hit.first not in found] + list(found.values()), key=lambda hit: hit.first)


def _fits(tokens: Sequence[Token], lows: Sequence[str], at: int, frame: Frame) -> bool:
    before, after = _before(lows, at), _after(lows, at)
    if frame.particles and frame.particles.isdisjoint(after):
        return False
    participle = lows[at].endswith(("ed", "en", "n", "t", "d"))
    passive = participle and (not BE.isdisjoint(before[-3:]) or after[:1] in WITHOUT_OBJECT)
    if frame.objects and frame.objects.isdisjoint(before if passive else after):
        return False
    if frame.object_name and not _named(tokens, range(at + 1, min(at + 1 + TO_NAME, len(tokens)))):
        return False
    if frame.subject_name and not _named(tokens, range(max(0, at - TO_NAME), at)):
        return False
    return not frame.subjects or not frame.subjects.isdisjoint(before)


def _named(tokens: Sequence[Token], places: range) -> bool:
    return any(tokens[place].text[0].isupper() for place in places)


def _after(lows: Sequence[str], at: int) -> list[str]:
    """The words after a verb, up to what ends its clause."""
    found: list[str] = []
    for word in lows[at + 1 : at + 1 + REACH]:
        if word in ENDS:
            break
        found.append(word)
    return found


def _before(lows: Sequence[str], at: int) -> list[str]:
    """The words before a verb, back to what opens its clause."""
    found: list[str] = []
    for word in reversed(lows[max(0, at - TO_SUBJECT) : at]):
        if word in ENDS or word == ",":
            break
        found.insert(0, word)
    return found
