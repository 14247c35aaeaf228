"""A stated zero: "no one was hurt" is a statement, and not the same as harm without a number (design.md, rule 5).

Only words that speak of everybody count. "No civilians were killed" leaves the others open, "no casualties were
reported" and "no reports of casualties" say that nothing is known, "no further casualties" that others came before.
"""

from collections.abc import Sequence

from dashboard.extraction.text.tokens import Token
from dashboard.extraction.word_lists import word_lists
from dashboard.records import Measure

MEASURES: tuple[Measure, ...] = ("casualties", "killed", "wounded")
HARM_OR_DAMAGE = {"damage"}.union(*(word_lists("zero_harm")[f"{measure}_nouns"] for measure in MEASURES))
JOINERS = ("or", "nor", "and")
ANY = frozenset({"no", "zero", "neither", "without", "any"})
EVERYONE = frozenset({"everyone", "everybody"})
# The words that a zero may open with
OPENING = ANY | EVERYONE
OPENING |= {phrase.replace("-", " ").split()[0] for phrase in word_lists("zero_harm")["nobody"]}
OPENING = OPENING.union(
    *(word_lists("zero_harm")[f"{measure}_{kind}"] for measure in MEASURES for kind in ("acts", "nouns"))
)
TO_UNHURT = 6
NOT = ("not", "n't", "n’t", "never")


def zero_stated(tokens: Sequence[Token]) -> Measure | None:
    """The measure of which a sentence says that there was none; casualties for any harm; None when it says no such."""
    low = [token.lower for token in tokens] + [""] * 6
    found = {
        measure
        for at in [at for at, word in enumerate(low) if word in OPENING]
        for measure in MEASURES
        if any(rule(low, at, measure) for rule in (_nobody_was, _no_harm, _harmed_nobody, _none_listed, _all_unhurt))
    }
    if {"killed", "wounded"} <= found:
        return "casualties"
    return next((measure for measure in MEASURES if measure in found), None)


def _words(name: str) -> frozenset[str]:
    return word_lists("zero_harm")[name]


def _after(low: list[str], at: int, phrases: frozenset[str]) -> int | None:
    """The index after a phrase that begins at `at`; None when none does."""
    for length in (3, 2, 1):
        words = low[at : at + length]
        if " ".join(words) in phrases or (length == 3 and "".join(words) in phrases):
            return at + length
    return None


def _nobody_was(low: list[str], at: int, measure: Measure) -> bool:
    """ "No one was hurt", "nobody was killed", "no one died"."""
    end = _after(low, at, _words("nobody"))
    if end is None:
        return False
    first = end
    while low[end] in _words("auxiliary") or low[end] in _words("between"):
        end += 1
    told = end > first or low[end] == "died" or at == 0 or low[at - 1] in _words("opens")
    return low[end] in _words(f"{measure}_done") and told


def _no_harm(low: list[str], at: int, measure: Measure) -> bool:
    """ "There were no casualties", "caused no injuries", "without casualties", "fortunately no dead or wounded"."""
    if low[at] in ANY:
        end = at + 1
        if low[at] == "without":
            end += low[end] in ("causing", "inflicting", "leaving", "suffering")
            end += low[end] == "any"
        elif low[at] == "any":
            if not set(low[max(0, at - 3) : at]) & set(NOT) or low[at - 1] not in _words("states"):
                return False
        elif at and low[at - 1] not in _words("states") and low[at - 1] not in _words("opens"):
            return False
        end += 2 * (low[end] == "damage" and low[end + 1] in JOINERS)
        other = low[end + 1] in JOINERS and any(low[end] in _words(f"{one}_nouns") for one in MEASURES)
        end += 2 * (other and low[end + 2] in _words(f"{measure}_nouns"))
        end += low[end] in _words("whole")
        if low[end] in _words(f"{measure}_nouns"):
            after = end + 1 + 2 * (low[end + 1] in JOINERS and low[end + 2] in HARM_OR_DAMAGE)
            return not _is_unknown(low, after)
        return (measure == "killed" and low[end : end + 3] == ["loss", "of", "life"]) and not _is_unknown(low, end + 3)
    return False


def _harmed_nobody(low: list[str], at: int, measure: Measure) -> bool:
    """ "Killed nobody", "did not injure anyone", "without hurting anyone"."""
    if low[at] not in _words(f"{measure}_acts"):
        return False
    if _after(low, at + 1, _words("nobody")) is not None:
        return True
    before = low[max(0, at - 2) : at]
    return _after(low, at + 1, _words("anyone")) is not None and any(word in (*NOT, "without") for word in before)


def _none_listed(low: list[str], at: int, measure: Measure) -> bool:
    """ "Casualties: none"."""
    return low[at] in _words(f"{measure}_nouns") and low[at + 1] == ":" and low[at + 2] in _words("nil")


def _all_unhurt(low: list[str], at: int, measure: Measure) -> bool:
    """ "Everyone got out unhurt"."""
    if measure != "casualties" or low[at] not in EVERYONE:
        return False
    return not _words("unhurt").isdisjoint(low[at + 1 : at + TO_UNHURT])


def _is_unknown(low: list[str], at: int) -> bool:
    """ "… were reported", "… so far reported": what follows says that it is not known, not that there were none."""
    while low[at] in _words("auxiliary") or low[at] in _words("between") or low[at] in ("yet", "so", "far"):
        at += 1
    return low[at] in _words("not_known")


def none_of_those(tokens: Sequence[Token]) -> Measure | None:
    """ "None of them was injured", "none of the team were hurt": nobody of those just told of; None for other words.

    "None of them was killed" leaves open who was hurt, and is no zero of the attack.
    """
    low = [token.lower for token in tokens] + [""] * 8
    if low[:2] != ["none", "of"]:
        return None
    end = 3 if low[2] in ("them", "those") else 4 if low[2] in ("the", "these", "those", "its", "their") else 0
    if not end or low[end] not in _words("auxiliary"):
        return None
    while low[end] in _words("auxiliary") or low[end] in _words("between"):
        end += 1
    if low[end] in _words("casualties_done"):
        return "casualties"
    return "wounded" if low[end] in _words("wounded_done") else None


def names_harm(words: str) -> bool:
    """Whether words for an act are of harm itself ("hurt", "killed"), which leaves no zero beside it."""
    return not set(words.casefold().split()).isdisjoint(
        _words("casualties_done") | _words("wounded_done") | _words("killed_done")
    )
