"""Whom somebody tells to do something, and what an office is said to feel: demands by grammar, with any object.

"The army told people to leave", "residents were ordered to evacuate", "the UN is “appalled” by the raid".
"""

from collections.abc import Sequence

from dashboard.extraction.word_lists import word_lists
from dashboard.extraction.words.phrases import Hit, verb_forms
from dashboard.extraction.words.vocabulary import Trigger

LISTS = word_lists("words", "instructing")
WORDS = word_lists("demands")
BE = word_lists("clauses")["be"]
INSTRUCTED, WAS_INSTRUCTED, FELT = "order to", "be ordered to", "be appalled by"
VERBS = frozenset(form for verb in sorted(WORDS["instructing"]) for form in verb_forms(verb))
PARTICIPLES = frozenset(form for form in VERBS if form.endswith("ed") or form in ("told", "bidden"))
FEELING = WORDS["feeling"]
ALL = VERBS | FEELING
TO_INFINITIVE = 8  # tokens from a verb to the "to" of what is to be done
LISTENERS = WORDS["listeners"]
NOT_A_VERB = LISTS["not_a_verb"]
ENDS = LISTS["ends"]
QUOTES = frozenset({'"', "“", "”", "‘", "’"})
AFTER_FEELING = frozenset({"by", "at", "about", "over", "that", "with"})
NEGATED = frozenset({"not", "never", "n't"})


def with_instructions(lows: Sequence[str], words: frozenset[str], triggers: list[Hit[Trigger]]) -> list[Hit[Trigger]]:
    """`triggers` with what somebody is told to do, or is said to feel, in order; in place of those of plain verbs."""
    if words.isdisjoint(ALL):
        return triggers
    found: dict[int, Hit[Trigger]] = {}
    for at in [at for at, word in enumerate(lows) if word in ALL]:
        hit = _felt(lows, at) if lows[at] in FEELING else _instructed(lows, at)
        if hit is not None:
            found[hit.first] = hit
    if not found:
        return triggers
    kept = [hit for hit in triggers if not any(one.first < hit.end and hit.first < one.end for one in found.values())]
    return sorted([*kept, *found.values()], key=lambda hit: hit.first)


def _hit(first: int, end: int, lemma: str) -> Hit[Trigger]:
    return Hit(first, end, Trigger("statement_demand", "verb", 4, lemma))


def _instructed(lows: Sequence[str], at: int) -> Hit[Trigger] | None:
    """ "Told people to leave", "were told not to move", "residents told to leave"; not "told us to wait"."""
    if at and lows[at - 1] in NOT_A_VERB:
        return None
    after = list(lows[at + 1 : at + 1 + TO_INFINITIVE])
    following = after[1:] if after[:1] == ["not"] else after
    if following[:1] == ["to"]:
        was_told = lows[at] in PARTICIPLES and following[1:2] != [] and following[1].isalpha()
        has_been = not BE.isdisjoint(lows[max(0, at - 4) : at])
        return _hit(at, at + 1, WAS_INSTRUCTED) if was_told and (has_been or lows[at] == "told") and at else None
    if following[:1] == ["by"] and "to" in following and not BE.isdisjoint(lows[max(0, at - 4) : at]):
        return _hit(at, at + 1, WAS_INSTRUCTED)  # "have been told by the army to move"
    if not following or following[0] in ENDS or not LISTENERS.isdisjoint(following[:2]):
        return None
    if not BE.isdisjoint(lows[max(0, at - 2) : at]) and not lows[at].endswith("ing"):
        return None  # "had been told the night before to dig"
    for place, word in enumerate(following):
        if word in ENDS:
            return None
        if word == "to" and place:
            return _hit(at, at + 1, INSTRUCTED) if following[place + 1 : place + 2] != ["be"] else None
    return None


def _felt(lows: Sequence[str], at: int) -> Hit[Trigger] | None:
    """ "Is “appalled” by", "was deeply concerned about"; not "is not worried about"."""
    low = max(0, at - 4)
    be = next((i for i in range(at - 1, low - 1, -1) if lows[i] in BE), -1)
    if be < 1 or not NEGATED.isdisjoint(lows[be:at]) or any(word in ENDS for word in lows[be:at]):
        return None
    after = at + 1 + (lows[at + 1 : at + 2] != [] and lows[at + 1] in QUOTES)
    if after >= len(lows) or lows[after] not in AFTER_FEELING:
        return None
    while be > 1 and lows[be - 1] in ("has", "have", "had"):
        be -= 1
    return _hit(be, at + 1, FELT)
