"""What somebody expressly does not say: "could not confirm that", "neither confirmed nor denied", "did not say if".

Who does not confirm a number does not state it, and who does not deny it has not denied it.
"""

from collections.abc import Sequence
from itertools import pairwise

from dashboard.extraction.speech.saying import Saying
from dashboard.extraction.word_lists import word_lists
from dashboard.extraction.words.view import View

WORDS = word_lists("not_said")
NOT, BETWEEN, TO_BE_ABLE, STATING = WORDS["not"], WORDS["between"], WORDS["to_be_able"], WORDS["stating"]
SAYING = word_lists("grammar")["saying"]  # "did not mention the house but said in a statement"
PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i"})
SHORT = ("n't", "n’t")
TO_NEGATION = 6


def is_not_said_at(lows: Sequence[str], verb: int) -> bool:
    """Whether the verb of saying at a token is denied itself: by "not", "neither", "declined to", "has yet to"."""
    for at in range(verb - 1, max(-1, verb - TO_NEGATION), -1):
        word = lows[at]
        if word in NOT or word.endswith(SHORT):
            return lows[at + 1] != "only"  # "not only confirmed"
        if word in TO_BE_ABLE:
            return lows[at + 1] == "to"
        if not (word in BETWEEN or word.endswith("ly")):
            return False
    return False


def is_not_said(view: View, said: Saying) -> bool:
    """Whether an attribution says that somebody does not say it: "did not confirm", "said it could not confirm"."""
    if said.verb < 0:
        return False
    if is_not_said_at(view.lows, said.verb):
        return not any(one == "but" and other in SAYING for one, other in pairwise(view.lows[said.verb :]))
    at = said.verb + 1
    at += view.lows[at : at + 1] == ["that"]
    if view.lows[at : at + 1] and view.lows[at] in PRONOUNS:
        stated = (i for i in range(at + 1, min(at + TO_NEGATION, len(view.lows))) if view.lows[i] in STATING)
        return any(is_not_said_at(view.lows, i) for i in stated)
    return False
