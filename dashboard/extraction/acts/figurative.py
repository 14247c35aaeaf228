"""Words of violence that are not meant so: "fights cancer", "hit a record low", "a court battle", "a shark attack".

What shows it stands beside the word: its object, what it is "of", or what stands before it.
"""

from dashboard.extraction.word_lists import word_lists
from dashboard.extraction.words.phrases import Hit
from dashboard.extraction.words.view import View
from dashboard.extraction.words.vocabulary import Trigger
from dashboard.records import VIOLENCE

LISTS = word_lists("acts", "figurative")
WORDS = word_lists("figurative")
FIGHTING = LISTS["fighting"]
HITTING = frozenset({"hit", "hits", "hitting", "strike", "strikes", "struck", "striking"})
TARGETING = frozenset({"targets", "targeted", "target"})
SHOOTING = frozenset({"shoot", "shoots", "shot", "shooting"})
ATTACKING = frozenset({"attack", "attacks", "attacked", "attacking", "assault", "assaults", "incident", "incidents"})
CONTESTS = FIGHTING | frozenset({"clash", "clashes", "offensive", "offensives", "shoot", "shootout", "shoot-out"})
GROWING = frozenset({"explosion", "explosions"})
ENDS = LISTS["ends"]
TO_OBJECT = 5
TO_PLAYED = 6


def is_figurative(view: View, hit: Hit[Trigger]) -> bool:
    """Whether a word of violence stands in another sense."""
    if hit.value.event_type not in VIOLENCE or hit.value.event_type == "abduction_detention":
        return False
    word, last = view.lows[hit.first], view.lows[hit.end - 1]
    before = view.lows[hit.first - 1] if hit.first else ""
    after = _object(view, hit)
    if before in WORDS["bodies"] and last in ATTACKING | GROWING:
        return True
    if before in WORDS["contests"] and (word in CONTESTS or last in ATTACKING):
        return True
    if after[:1] == ["of"] and not WORDS["after_contests"].isdisjoint(after[1:3]):
        return True
    if word in FIGHTING and not WORDS["fought"].isdisjoint(after[:3]):
        return True
    if hit.value.part == "verb" and word in HITTING and not WORDS["hit"].isdisjoint(after):
        return True
    if hit.value.part == "verb" and word in SHOOTING and not WORDS["shot"].isdisjoint(after[:3]):
        return True
    if last in GROWING and (before in WORDS["grew"] or (after[:1] == ["of"] and not WORDS["grew"].isdisjoint(after))):
        return True
    if word.startswith("bombard") and "with" in after and not WORDS["sent"].isdisjoint(after[after.index("with") :]):
        return True
    if word.startswith("shell") and after[:1] == ["out"] and hit.value.part == "verb":
        return True
    if before in WORDS["weather"] and last in HITTING:
        return True
    if last in ATTACKING and (not WORDS["criticised"].isdisjoint(after[:4]) or before in WORDS["beasts"]):
        return True
    return _is_played(view, hit)


def is_by_computer(view: View, hit: Hit[Trigger]) -> bool:
    """ "Hackers attacked the ministry's website", "a hack attack", "a ransomware attack"."""
    if WORDS["hackers"].isdisjoint(view.words) or view.lows[hit.end - 1] not in ATTACKING | HITTING | TARGETING:
        return False
    near = view.lows[max(0, hit.first - TO_OBJECT) : hit.first]
    if view.lows[hit.end - 1] not in ATTACKING:
        by = view.lows[hit.end : hit.end + TO_OBJECT]
        by = by[by.index("by") :] if "by" in by else []
        return not WORDS["hackers"].isdisjoint([*near[-1:], *by])
    return not WORDS["hackers"].isdisjoint(near) or not WORDS["networks"].isdisjoint(_object(view, hit))


def _object(view: View, hit: Hit[Trigger]) -> list[str]:
    """The words after a word, up to what ends its object."""
    found: list[str] = []
    for word in view.lows[hit.end : hit.end + TO_OBJECT]:
        if word in ENDS:
            break
        found.append(word)
    return found


def _is_played(view: View, hit: Hit[Trigger]) -> bool:
    """ "An exercise in which troops stormed a village", "a mock attack", "the film The Battle of Algiers"."""
    start = max(0, hit.first - TO_PLAYED)
    start = max((at + 1 for at in range(start, hit.first) if at in view.verbs), default=start)
    near = view.lows[start : hit.first]
    if not WORDS["played"].isdisjoint(near):
        return True
    named = view.tokens[hit.first].text[0].isupper() and hit.first > 0 and not view.is_title_case
    return named and not WORDS["shown"].isdisjoint(near)
