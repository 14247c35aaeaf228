"""Acts that are only thought of, or that nobody did: "bracing for an air raid", "not one soldier has surrendered"."""

from dashboard.extraction.word_lists import word_lists
from dashboard.extraction.words.phrases import Hit
from dashboard.extraction.words.view import BE, BOUNDARY_MARKS, BOUNDARY_WORDS, View
from dashboard.extraction.words.vocabulary import Trigger

WORDS = word_lists("unreal")
THOUGHT, THROUGH, AHEAD = WORDS["thought_of"], WORDS["through"], WORDS["still_ahead"]
OF = frozenset({"of", "about", "against", "for", "with"})
WOULD = frozenset({"would", "could", "might", "'d", "’d"})
PRONOUNS = frozenset({"it", "he", "she", "they", "we", "there", "this"})
STOPS = BOUNDARY_WORDS | BOUNDARY_MARKS | PRONOUNS
STOPS |= {",", ".", "that", "who", "which", "and", "but", "despite", "to", "said", "says"}
NOBODY = frozenset({"nobody", "none", "neither", "no-one"})
NOT_ONE = (["not", "one"], ["not", "a", "single"], ["no", "one"], ["not", "any"])
TO_GOVERNOR = 6
TO_VERB = 12
TO_SUBJECT = 9
HAVE = frozenset({"have", "has", "had"})


def is_thought_of(view: View, hit: Hit[Trigger]) -> bool:
    """Whether the noun at `hit` tells an act that is feared, planned, prevented or opposed, or is yet to come."""
    if hit.value.part == "verb":
        return False
    return _is_governed(view, hit) or _is_to_come(view, hit)


def _is_governed(view: View, hit: Hit[Trigger]) -> bool:
    """ "considering air strikes", "warned of a chemical attack", "prevent another massacre"; not "prevent the raid"."""
    if THOUGHT.isdisjoint(view.words):
        return False
    through = False
    for at in range(hit.first - 1, max(-1, hit.first - TO_GOVERNOR - 1), -1):
        word = view.lows[at]
        if word in THOUGHT:
            if through:
                return True
            # "fears an attack", "foiled a bombing", "possible air strikes"; not "warns rebels attack"
            return word not in THROUGH and at not in view.name_at
        if word in STOPS or at in view.verbs or word in BE or word in WORDS["definite"] or word in HAVE:
            return False
        if word in OF:
            if through:
                return False
            through = True
    return False


def _is_to_come(view: View, hit: Hit[Trigger]) -> bool:
    """ "A car bomb attack is expected", "any strike on the convoy would end the truce"."""
    lows = view.lows
    if (AHEAD | WOULD).isdisjoint(view.words):
        return False
    opening = list(view.lowers(hit.first - 4, hit.first))
    for at in range(hit.end, min(hit.end + TO_VERB, len(lows))):
        word = lows[at]
        if word in BE:
            ahead = next((i for i in range(at + 1, min(at + 3, len(lows))) if lows[i] in AHEAD), None)
            return ahead is not None and (lows[ahead] != "near" or lows[ahead + 1 : ahead + 2] in ([], ["."], [","]))
        if word in WOULD:
            after = lows[at + 1] if at + 1 < len(lows) else ""
            return after not in HAVE and not WORDS["indefinite"].isdisjoint(opening)
        if word in STOPS or word in HAVE or at in view.verbs:
            return False
    return False


def was_done_by_nobody(view: View, hit: Hit[Trigger]) -> bool:
    """ "Not one of the soldiers has surrendered", "nobody was abducted", "the army has not entered Goma"."""
    if hit.value.part != "verb" or hit.value.strength == 1:
        return False  # "none of the troops was hurt" tells of an attack that harmed nobody
    before = list(view.lowers(hit.first - TO_SUBJECT, hit.first))
    start = max((i + 1 for i, word in enumerate(before) if word in (",", ";", ":", "but", "while", "and")), default=0)
    before = before[start:]
    if {"not", "n't", "never"} & set(before[-2:]) and before[-1] != "only":
        return True
    if any(before[i : i + len(words)] == words for words in NOT_ONE for i in range(len(before))):
        return "until" not in before
    return not NOBODY.isdisjoint(before)
