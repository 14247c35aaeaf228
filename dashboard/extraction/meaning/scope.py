"""What a number totals: one incident, several within a time or an area, or a conflict so far.

The first rule that applies decides, in the order of `scope_of`; its name goes into the figure's cues.
"""

from collections.abc import Callable
from operator import itemgetter

from dashboard.extraction.counts.incidents import (
    COUNTED_OR_STRUNG,
    across,
    clashed,
    counted_incidents,
    counted_places,
    listed_by_place,
    several_incidents,
    several_places,
    two_incidents,
)
from dashboard.extraction.counts.setting import OPENINGS, WORDS, Setting
from dashboard.extraction.meaning.running import runs_on
from dashboard.extraction.meaning.tallies import (
    LARGE_TOLL,
    has_reached,
    killed_that_day,
    large_without_incident,
    of_a_day,
    of_a_months_numbers,
    of_one_attack,
    recorded_in_year,
    recorded_that_day,
    total_without_incident,
    unplaced_total,
    verified_by_now,
)
from dashboard.extraction.meaning.wars import WAR, is_of_a_war, is_running, war_is_subject
from dashboard.extraction.meaning.windows import Scoped, counted_since, opened_by_a_window, within_a_window
from dashboard.extraction.words.asking import Asked, needs
from dashboard.records import Scope

# Above these no single incident is meant, unless an older year is named.
LARGE = {"killed": 5_000, "wounded": 10_000, "casualties": 10_000, "detained": 20_000, "displaced": 500_000}
LARGE["missing"] = 2_000
OF_BREADTH = frozenset(OPENINGS["breadth"]) | WORDS["plural_places"] | COUNTED_OR_STRUNG | {"across"}
OCCASIONS = WORDS["incident"] | WORDS["occasions"]
DISASTERS, WANT = WORDS["disasters"], WORDS["want"]
STILL = frozenset({"still", "remain", "remains", "remaining", "currently"})
MANY_DISPLACED = 10_000
FEW = 20
EVENT: Scoped = ("event", "")
WINDOW: Scoped = ("period", "window")


def scope_of(setting: Setting) -> Scoped:
    """The scope of a number and the name of the rule that gave it, empty for the default, an event."""
    words = setting.clause.words
    for rule in TOLD.about(words):
        if found := rule(setting):
            return found
    for holds, scope, name in WORKED_OUT.about(words):
        if holds(setting):
            return scope, name
    return EVENT


@needs(frozenset({"since"}), WORDS["long_units"])
def _anniversary(setting: Setting) -> Scoped | None:
    return EVENT if setting.marks_years() else None


@needs(WORDS["recording"])
def _by_the_year(setting: Setting) -> Scoped | None:
    return ("period", "recorded in a year") if recorded_in_year(setting) else None


def _running_on(setting: Setting) -> Scoped | None:
    rule = runs_on(setting)
    return ("cumulative", rule) if rule else None


@needs(WAR)
def _of_the_war(setting: Setting) -> Scoped | None:
    return ("cumulative", "the war as the cause") if war_is_subject(setting) else None


def _of_an_older_time(setting: Setting) -> Scoped | None:
    """A war or an incident of an older year, or an incident of an older month."""
    if setting.older_year():
        if is_of_a_war(setting):
            return "cumulative", "in a war"
        return WINDOW if within_a_window(setting) == WINDOW else EVENT
    if setting.word_set.isdisjoint(OCCASIONS) or not setting.older_month():
        return None
    return ("period", "clashes of a month") if clashed(setting) else EVENT


def _of_a_large_toll(setting: Setting) -> Scoped | None:
    if setting.candidate.how != "toll" or setting.size < LARGE_TOLL:
        return None
    if setting.has_phrase("last_day"):
        return "period", "a day's toll"
    return None if of_a_day(setting) or of_one_attack(setting) else ("cumulative", "large toll")


def _of_a_window(setting: Setting) -> Scoped | None:
    """Between two dates or within a window, unless a running total is told in it."""
    if setting.spans_dates():
        return "period", "between two dates"
    window = within_a_window(setting)
    if window == WINDOW and setting.has_phrase("of_now"):
        return window
    return ("cumulative", "running total") if is_running(setting) else window


def _is_too_large(setting: Setting) -> bool:
    least = LARGE.get(setting.candidate.measure or "", 1_000_000)
    return setting.size >= least and setting.word_set.isdisjoint(DISASTERS)


@needs(OF_BREADTH)
def _is_told_in_breadth(setting: Setting) -> bool:
    return setting.has_phrase("breadth") or across(setting) or counted_places(setting) or counted_incidents(setting)


def _names_several(setting: Setting) -> bool:
    return several_incidents(setting) or several_places(setting) or two_incidents(setting) or listed_by_place(setting)


@needs(STILL)
def _is_still_held(setting: Setting) -> bool:
    """ "still holds some 120 hostages", "20,557 people are still behind bars": all who are held by now."""
    few = 0 < setting.size < FEW and setting.candidate.phrase.operator == "eq"
    if setting.candidate.measure != "detained" or setting.candidate.is_single or few:
        return False
    first, end = setting.candidate.first, setting.candidate.end
    return not STILL.isdisjoint(setting.clause.low[max(0, first - 4) : end + 4])


def _many_displaced_by_now(setting: Setting) -> bool:
    """ "76,000 are sheltering in schools", "187,240 have had to flee": all who are displaced by now."""
    candidate, low = setting.candidate, setting.clause.low
    harm = candidate.harm
    if candidate.measure != "displaced" or harm is None or (candidate.phrase.low or 0) < MANY_DISPLACED:
        return False
    near = low[max(0, harm.first - 4) : harm.first]
    if not {"have", "has", "had", "are", "remain", "now"}.isdisjoint(near):
        return True
    return harm.reads("state") or not STILL.isdisjoint(low[max(0, candidate.first - 3) : candidate.first])


def _thousands_displaced(setting: Setting) -> bool:
    """ "Thousands flee Ramadi": so many do not flee in one incident."""
    phrase = setting.candidate.phrase
    if setting.candidate.measure != "displaced" or not setting.word_set.isdisjoint(("overnight", "night", "morning")):
        return False
    return (phrase.low or phrase.high or 0) >= MANY_DISPLACED or (phrase.imputed_low or 0) >= 1000


@needs(WANT)
def _of_want(setting: Setting) -> bool:
    """ "ten children have died of malnutrition": such deaths are counted over a time."""
    words = setting.words
    if setting.candidate.measure != "killed" or setting.word_set.isdisjoint(WANT):
        return False
    return any(w in WANT and not {"of", "from"}.isdisjoint(words[max(0, i - 4) : i]) for i, w in enumerate(words))


TOLD = Asked[Callable[[Setting], Scoped | None]](
    (
        _anniversary,
        counted_since,
        _by_the_year,
        _running_on,
        _of_the_war,
        _of_an_older_time,
        _of_a_large_toll,
        _of_a_window,
    ),
    rule_of=lambda rule: rule,
)
WORKED_OUT = Asked[tuple[Callable[[Setting], bool], Scope, str]](
    (
        (has_reached, "cumulative", "a toll without an incident"),
        (_is_too_large, "cumulative", "too large for one incident"),
        (large_without_incident, "cumulative", "large, and no incident named"),
        (of_a_day, "period", "a day's toll"),
        (recorded_that_day, "period", "a day's toll"),
        (of_a_months_numbers, "period", "a month's numbers"),
        (verified_by_now, "cumulative", "verified by now"),
        (_is_still_held, "cumulative", "still held"),
        (_is_told_in_breadth, "period", "several places or incidents"),
        (_of_want, "period", "deaths of hunger or disease"),
        (_names_several, "period", "several incidents or places named"),
        (killed_that_day, "period", "a day's toll"),
        (total_without_incident, "period", "a total, and no incident named"),
        (_many_displaced_by_now, "cumulative", "displaced by now"),
        (_thousands_displaced, "period", "thousands displaced"),
        (unplaced_total, "period", "no incident named"),
        (opened_by_a_window, "period", "a time before the list"),
    ),
    rule_of=itemgetter(0),
)
