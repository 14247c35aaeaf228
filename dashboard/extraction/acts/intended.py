"""Verbs after "to" of what is only planned, promised or the purpose of another act: "sent troops to fight rebels"."""

from dashboard.extraction.acts.uses import Use
from dashboard.extraction.word_lists import word_lists
from dashboard.extraction.words.asking import needs
from dashboard.extraction.words.view import BE, View
from dashboard.records import VIOLENCE

INTENTIONS = word_lists("clauses")["intentions"]
DONE_TO = word_lists("no_news")["done_to"]
GOING_ON_TO = word_lists("unreal")["ahead_of"] | word_lists("no_news")["going_on_to"] | DONE_TO | BE
DEEDS = VIOLENCE | {"territory_change", "defection_surrender"}


def infinitive_of_intent(view: View, first: int) -> bool:
    """Whether the verb at `first` is only attempted, planned or threatened: "attempts to besiege"."""
    if first == 0 or view.lows[first - 1] != "to":
        return False
    return not INTENTIONS.isdisjoint(view.lowers(first - 6, first - 1))


@needs(before=frozenset({"to"}), kinds=DEEDS)
def is_promised(use: Use) -> bool:
    """ "Vows not to surrender", "threatened to bomb": what is promised, threatened or refused."""
    if not _is_infinitive_of_a_deed(use):
        return False
    first = use.hit.first
    return any(h.end == first and h.value.event_type == "statement_demand" for h in use.view.triggers)


@needs(before=frozenset({"to"}), kinds=DEEDS)
def is_a_purpose(use: Use) -> bool:
    """ "Sent troops to fight rebels", "an offensive to retake the town"; not "went on to shell", "tried to storm"."""
    view, first = use.view, use.hit.first
    if not _is_infinitive_of_a_deed(use) or first < 2 or infinitive_of_intent(view, first):
        return False
    if view.lows[first - 2] in GOING_ON_TO:
        return False
    return any(h.end < first and h.value.strength >= 2 for h in view.triggers)


def _is_infinitive_of_a_deed(use: Use) -> bool:
    return use.previous == "to" and use.hit.value.event_type in DEEDS and not use.around.figures
