"""Which of a sentence's trigger words tell an event there, by the words around them.

"Clashes" in "after weeks of clashes", "held" in "ISIS-held", "meeting" in "a meeting room" and the protests that
began a war years ago tell no news.
"""

from dashboard.extraction.acts.demands import is_a_statement
from dashboard.extraction.acts.figurative import is_by_computer
from dashboard.extraction.acts.ground_taken import (
    DRIVING,
    OF_ITSELF,
    SIDES,
    as_taking_people,
    falls_to_a_side,
    takes_a_place,
    takes_by_arms,
)
from dashboard.extraction.acts.in_passing import FLIGHT
from dashboard.extraction.acts.intended import DONE_TO
from dashboard.extraction.acts.meetings import is_a_meeting
from dashboard.extraction.acts.no_news import tells_nothing
from dashboard.extraction.acts.only_named import names_a_kind
from dashboard.extraction.acts.uses import Use, use_of
from dashboard.extraction.surroundings import Surroundings
from dashboard.extraction.word_lists import word_lists
from dashboard.extraction.words.phrases import Hit
from dashboard.extraction.words.view import View
from dashboard.extraction.words.vocabulary import Trigger, Vocabulary
from dashboard.records import VIOLENCE

WORDS = word_lists("acts", "triggers")
CONFLICTS, BEGINNINGS = word_lists("clauses")["conflicts"], word_lists("clauses")["beginnings"]
NO_VIOLENCE_BEFORE = word_lists("no_news")["no_violence_before"]
DECIDED = WORDS["decided"]
ARTICLES = frozenset({"the", "a", "an"})
CALM = frozenset({"meeting", "protest"})
TO_BEGINNING = 6  # tokens between a conflict and its beginning


def telling(view: View, around: Surroundings, vocabulary: Vocabulary) -> list[Hit[Trigger]]:
    """The triggers that tell an event in this sentence, in order."""
    hits = [hit for hit in view.triggers if hit.value.part == "verb" or not names_a_kind(view, hit)]
    hits = [hit for hit in hits if hit.value.part == "verb" or not around.is_said(hit.first)]
    hits = [as_taking_people(view, hit, around) for hit in hits]
    hits = [hit for hit in hits if _tells(use_of(view, hit, around), vocabulary)]
    hits = [_by_computer(view, _as_decision(view, hit)) for hit in hits]
    return _without_stock_background(view, hits, around)


def _as_decision(view: View, hit: Hit[Trigger]) -> Hit[Trigger]:
    """What an office announces with a noun is an act of its own: "announced a night curfew"."""
    after = view.lows[hit.end] if hit.end < len(view.lows) else ""
    if hit.value.lemma != "announce" or hit.end - hit.first > 1 or not (after in DECIDED or after.isdigit()):
        return hit
    return Hit(hit.first, hit.end, Trigger("other", "verb", 4, hit.value.lemma))


def _by_computer(view: View, hit: Hit[Trigger]) -> Hit[Trigger]:
    """What hackers do is no attack on people: "hackers attacked the ministry's website"."""
    if hit.value.event_type not in VIOLENCE or not is_by_computer(view, hit):
        return hit
    return Hit(hit.first, hit.end, Trigger("other", hit.value.part, 4, hit.value.lemma))


def _without_stock_background(view: View, hits: list[Hit[Trigger]], around: Surroundings) -> list[Hit[Trigger]]:
    """Without "the conflict began in March 2011 with protests", and without the harm that a running total counts."""
    if not (CONFLICTS.isdisjoint(view.words) or BEGINNINGS.isdisjoint(view.words)):
        starts = [i for i, word in enumerate(view.lows) if word in CONFLICTS]
        begins = [i for i, word in enumerate(view.lows) if word in BEGINNINGS]
        near = (min(i, j) for i in starts for j in begins if abs(i - j) <= TO_BEGINNING)
        stock = min(near, default=len(view.lows) + 1)
        hits = [hit for hit in hits if hit.first < stock - 1]
    if around.figures and all(number in around.tolls for number, _ in around.figures):
        return [hit for hit in hits if _stands_beside_a_total(hit.value)]
    return hits


def _stands_beside_a_total(trigger: Trigger) -> bool:
    """Whether an act is told by itself, though every number of its sentence is a running total."""
    if trigger.strength < 3 or trigger.lemma in FLIGHT or trigger.event_type == "abduction_detention":
        return False
    return trigger.part == "verb" or trigger.event_type in CALM


def _tells(use: Use, vocabulary: Vocabulary) -> bool:
    trigger = use.hit.value
    if tells_nothing(use):
        return False
    if trigger.part == "verb" and use.previous in ARTICLES and not use.word.endswith("ing"):
        return trigger.strength >= 3 and trigger.event_type in VIOLENCE
    if trigger.event_type in VIOLENCE:
        return use.following not in NO_VIOLENCE_BEFORE
    if trigger.event_type == "territory_change" or trigger.lemma in OF_ITSELF:
        return _tells_of_ground(use, vocabulary)
    if trigger.event_type == "meeting":
        return is_a_meeting(use.view, use.hit, use.around)
    if trigger.event_type == "statement_demand":
        is_label = use.following == ":"  # "(Warning: graphic)"
        return not is_label and (trigger.part == "noun" or is_a_statement(use.view, use.hit, use.around))
    return trigger.event_type != "other" or _is_another_act(use, vocabulary)


def _tells_of_ground(use: Use, vocabulary: Vocabulary) -> bool:
    """Whether ground is taken, left or lost."""
    view, hit, around, lemma = use.view, use.hit, use.around, use.hit.value.lemma
    if lemma in DRIVING:  # "pushed the militants out of three villages"
        return "out of" in " ".join(view.lows[hit.end : hit.end + 7]) and bool(around.places)
    if lemma in ("enter", "walk into") and any(m.kind == "person" and m.end == hit.first for m in around.mentions):
        return False  # "Hekmatyar entered Kabul in a convoy"
    if lemma == "take/took/taken":
        return takes_by_arms(view, hit, around, vocabulary)
    if lemma == "fall/fell/fallen to":
        return falls_to_a_side(view, hit, around)
    if lemma in OF_ITSELF:
        return not around.figures or any(m.kind in SIDES and m.end <= hit.first for m in around.mentions)
    if hit.value.part == "noun" and lemma != "capture of":
        return True
    return takes_a_place(view, hit, around, vocabulary)


def _is_another_act(use: Use, vocabulary: Vocabulary) -> bool:
    """Whether an act of no other kind is told as done: not "fronts were opened to foil the advance"."""
    if use.hit.value.part == "verb" and use.previous == "to":
        return use.hit.first > 1 and use.view.lows[use.hit.first - 2] in DONE_TO
    if use.hit.value.lemma == "besiege":
        unreal = not {"not", "will", "would"}.isdisjoint(use.before(3))
        return not unreal and takes_a_place(use.view, use.hit, use.around, vocabulary)
    return True
