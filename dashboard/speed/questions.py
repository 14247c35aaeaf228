"""The questions that each page asks when it opens, and the filters it is measured with.

Each function asks what its page asks (dashboard/pages/…), in that order and with that page's defaults; tests compare
the two. What a page asks only after a click is not here.
"""

from collections.abc import Callable
from datetime import date, timedelta

from dashboard.queries import (
    actor_victims,
    actor_view,
    actors,
    brief,
    coverage,
    event,
    evidence,
    limits,
    map,
    options,
    origin_overlap,
    own_side,
    report_lag,
    source_cards,
    timeline,
    timeline_calendar,
    tolls,
)
from dashboard.queries.ask import Cursor
from dashboard.queries.event_rows import event_rows
from dashboard.queries.filters import Filters, hidden, kept_out

Page = Callable[[Cursor, Filters], None]
HOME = ["Aleppo", "Damascus", "Rif Dimashq", "Homs", "Idlib", "Daraa", "Hama", "Deir ez-Zor", "Latakia", "Raqqa"]
HOME += ["Hasakah", "Tartus", "Suwayda", "Quneitra"]
OUTLINED = tuple(("SY", name) for name in HOME)
"""The governorates of the outlines that ship; a made-up world has the same."""
FILTERS: dict[str, Filters] = {
    "no filter": Filters(),
    "nine of ten years": Filters(days=(date(2012, 3, 1), date(2021, 2, 28))),
    "two months, a place": Filters(days=(date(2013, 6, 1), date(2013, 7, 31)), place=("Aleppo",)),
    "two types, a measure": Filters(type=("shelling_missile", "air_strike"), measure=("killed",)),
    "three speakers": Filters(speaker=("made-up-source-1", "made-up-source-7", "made-up-source-40")),
    "a search": Filters(search="tell 17"),
}
"""The default without and with days declared, and what analysts ask most."""
WHATEVER_THE_FILTERS = ("Opening a snapshot", "Event")
"""Pages that ask the same with any filters: they are measured without."""


def opening(cursor: Cursor, filters: Filters) -> None:
    """What the first page of a new snapshot asks once: the rail's options, the days, the counts."""
    del filters
    options.options(cursor)
    options.place_tree(cursor)
    options.span_of_days(cursor)
    options.snapshot_facts(cursor)


def brief_page(cursor: Cursor, filters: Filters) -> None:
    """Brief."""
    totals = brief.totals(cursor, filters).iloc[0]
    hidden(cursor, filters)
    kept_out(cursor, filters)
    if not totals.n_events:
        return
    brief.event_list(cursor, filters, totals.last_report - timedelta(days=2))
    brief.tiles(cursor, filters)
    brief.conflicts(cursor, filters)
    drawn = brief.timeline(cursor, filters)
    event_rows(cursor, tuple(sorted(drawn["event_id"])), filters.rule)
    tolls.hidden_tolls(cursor, Filters(), "cumulative", None)


def event_page(cursor: Cursor, filters: Filters) -> None:
    """Event: the one with the most claims; it shows every report, and of the filters heeds only the rule."""
    named = cursor.execute('SELECT post_id, "at" FROM event_cards ORDER BY n_claims DESC, event_no LIMIT 1').fetchone()
    if named is None:
        return
    post_id, (start, end) = named[0], [int(one) for one in named[1].split("-")]
    event_id = event.claim_at(cursor, post_id, start, end)["event_id"].iloc[0]
    event.header(cursor, event_id)
    event.figures_by_rule(cursor, event_id)
    event.behind_the_number(cursor, event_id, filters.rule)
    event.claims_in_order(cursor, event_id)
    event.tracks(cursor, event_id)
    event.event_conflicts(cursor, event_id)
    event.origins(cursor, event_id)


def tolls_page(cursor: Cursor, filters: Filters) -> None:
    """Tolls compared."""
    tolls.published_tolls(cursor, filters, "cumulative", None)
    tolls.hidden_tolls(cursor, filters, "cumulative", None)
    tolls.scope_matrix(cursor)
    tolls.lineage(cursor)
    tolls.parts(cursor)
    tolls.published_tolls(cursor, Filters(), "all", None)
    tolls.problems(cursor, "parts_do_not_add_up")


def timeline_page(cursor: Cursor, filters: Filters) -> None:
    """Timeline."""
    totals = brief.totals(cursor, filters).iloc[0]
    hidden(cursor, filters)
    kept_out(cursor, filters)
    if not totals.n_events:
        return
    extent = timeline.extent(cursor, filters, "occurred").iloc[0]
    if extent.n_events > timeline.MOST_MARKS:
        days = filters.days or (extent.first_axis_day, extent.last_axis_day)
        timeline.event_counts(cursor, filters, "occurred", timeline.step_of(*days), days)
    timeline.events(cursor, filters, "occurred", None)
    timeline_calendar.newest(cursor)
    span = timeline_calendar.span(cursor, filters).iloc[0]
    unit = timeline_calendar.unit_of(span.first_day, span.last_day)
    timeline_calendar.calendar(cursor, filters, unit, span.first_day, span.last_day)


def actors_page(cursor: Cursor, filters: Filters) -> None:
    """Actors."""
    totals = actors.totals(cursor, filters).iloc[0]
    hidden(cursor, filters)
    kept_out(cursor, filters)
    if totals.n_events:
        actors.matrix(cursor, filters, "actor", "actor")
        actors.by_speaker(cursor, filters)
    if len(actor_victims.by_side(cursor, filters)):
        actor_victims.readings(cursor, filters, "killed")
    actor_view.named_actors(cursor)


def map_page(cursor: Cursor, filters: Filters) -> None:
    """Map."""
    totals = brief.totals(cursor, filters).iloc[0]
    hidden(cursor, filters)
    kept_out(cursor, filters)
    map.spots(cursor, filters, OUTLINED)
    map.highest_low_bounds(cursor, filters, OUTLINED)
    if not totals.n_events:
        return
    map.extent(cursor)
    map.governorates(cursor, filters, "events")
    only_days = Filters(days=filters.days)
    map.captured(cursor, only_days)
    map.searched(cursor, only_days)


def blind_spots_page(cursor: Cursor, filters: Filters) -> None:
    """Blind spots."""
    brief.totals(cursor, filters)
    hidden(cursor, filters)
    kept_out(cursor, filters)
    span = coverage.span(cursor, filters).iloc[0]
    if span.first_day is not None:
        unit = coverage.unit_of(span.first_day, span.last_day)
        cells = coverage.cells(cursor, filters, unit, span.first_day, span.last_day)
        limits.searched_days(cursor, cells["starts_on"].min(), cells["ends_on"].max())
    origin_overlap.combinations(cursor, filters)
    origin_overlap.origins(cursor, filters)
    report_lag.dated(cursor, filters)
    report_lag.lags(cursor, filters, "speaker")
    own_side.harm_by_side(cursor, filters)
    own_side.harm_left_out(cursor, filters)
    own_side.silent_sides(cursor, filters)
    limits.limits(cursor, filters)
    source_cards.source_cards(cursor, filters)


def evidence_page(cursor: Cursor, filters: Filters) -> None:
    """The list of posts, and the one on top with what was read in it."""
    hidden(cursor, filters)
    kept_out(cursor, filters)
    posts = evidence.post_list(cursor, filters)
    if len(posts):
        post_id = posts["post_id"].iloc[0]
        evidence.post(cursor, post_id)
        evidence.n_claims(cursor, post_id)
        evidence.spans(cursor, post_id)
        evidence.claims_of_post(cursor, post_id)
        evidence.versions(cursor, post_id)


PAGES: dict[str, Page] = {
    "Opening a snapshot": opening,
    "Brief": brief_page,
    "Event": event_page,
    "Tolls compared": tolls_page,
    "Timeline": timeline_page,
    "Actors": actors_page,
    "Map": map_page,
    "Blind spots": blind_spots_page,
    "Evidence": evidence_page,
}
