"""Where and when an assertion happened, and how real it is."""

from collections.abc import Sequence
from datetime import date, timedelta

from dashboard.extraction.acts.date_of_act import set_date
from dashboard.extraction.acts.intended import infinitive_of_intent
from dashboard.extraction.acts.kinds import settle_kind
from dashboard.extraction.acts.place_of_act import place_of
from dashboard.extraction.acts.thought_of import is_thought_of, was_done_by_nobody
from dashboard.extraction.assertions import Assertion
from dashboard.extraction.meaning.unreal import is_conditional, is_due, is_untrue
from dashboard.extraction.surroundings import Surroundings
from dashboard.extraction.word_lists import word_lists
from dashboard.extraction.words.view import View
from dashboard.records import VIOLENCE, Realis

WORDS = word_lists("roles")
MAY_BE = word_lists("clauses")["may_be"]
STRUCK = VIOLENCE | {"territory_change"}
DONE = STRUCK | {"defection_surrender"}
DATED_ACTS = VIOLENCE | {"humanitarian", "protest"}
AHEAD = frozenset({"will", "would", "shall"})
TO_MODAL = 5  # tokens from an act to what says that it is to come
LONG_AGO = timedelta(days=45)
VAGUELY_AGO = timedelta(days=10)  # "attacked last month"


def settle(
    view: View, found: list[Assertion], around: Surroundings, clauses: Sequence[int], anchor: date = date.max
) -> None:
    """Give the assertions of a sentence their place, day, realis and final kind; told on the day `anchor`."""
    for assertion in found:
        if assertion.place is None:
            assertion.place = place_of(view, assertion, found, around, clauses)
        set_date(view, assertion, found, around, clauses, anchor)
        settle_kind(view, assertion, around, clauses)
        assertion.realis = _realis(view, assertion, around)
        if assertion.event_type in DATED_ACTS and _is_long_ago(assertion, anchor):
            assertion.realis = "historical"


def _is_long_ago(assertion: Assertion, anchor: date) -> bool:
    """ "Last August a bombing at the airport killed …": recalled, and no news of the day it is told on."""
    found = assertion.date
    if assertion.realis != "actual" or anchor == date.max or found is None or found.is_open:
        return False
    is_vague = found.precision in ("month", "year") and not assertion.figures
    return anchor - found.stop >= (VAGUELY_AGO if is_vague else LONG_AGO)


def _had_before(view: View, at: int) -> bool:
    """ "They had taken the town before": what went before the news, and not the news."""
    end = [word for word in view.lows if word.isalpha()][-1:]
    return "had" in view.lowers(at - 2, at) and end[0] in ("before", "earlier", "previously")


def _realis(view: View, assertion: Assertion, around: Surroundings) -> Realis:
    """As its figures say, else by the words before it: "will", "threatened to", "no", "denied"."""
    own = [f.realis for number, f in around.figures if number in assertion.figures]
    if own:
        return own[0] if all(r == own[0] for r in own) else "actual"
    if assertion.trigger is None:
        return "actual"
    at = assertion.trigger.first
    if assertion.event_type in STRUCK and infinitive_of_intent(view, at):
        return "hypothetical"
    if assertion.event_type in DONE and was_done_by_nobody(view, assertion.trigger):
        return "denied"
    if assertion.event_type in VIOLENCE and is_thought_of(view, assertion.trigger):
        return "hypothetical"
    if assertion.event_type in DONE and is_untrue(view.lows, view.words, at, assertion.trigger.end, len(view.lows)):
        return "denied"  # "reports of explosions were false"
    if assertion.event_type != "statement_demand" and assertion.trigger.value.part == "verb" and is_due(view.lows, at):
        return "hypothetical"
    if assertion.event_type in STRUCK and is_conditional(view.tokens, view.lows, at):
        return "hypothetical"
    if assertion.event_type == "territory_change" and _had_before(view, assertion.trigger.first):
        return "historical"
    if assertion.event_type not in VIOLENCE:
        return "actual"
    if around.saying and around.saying.stance == "denies":
        return "denied"
    before = [token.lower for token in view.tokens[max(0, at - 4) : at] if token.text != "May"]
    if "no" in before[-2:] or "not" in before[-2:]:
        ahead = view.lowers(assertion.trigger.end, assertion.trigger.end + TO_MODAL)
        return "denied" if AHEAD.isdisjoint(ahead) else "hypothetical"  # "no strike will start from its soil"
    if any(word in MAY_BE for word in before):
        return "hypothetical"
    return "actual"
