"""Timeline: what happened when, and when was it reported?"""

from typing import Any, cast

from dashboard.charts import timeline as chart
from dashboard.charts import timeline_calendar, timeline_counts
from dashboard.queries import brief, timeline
from dashboard.queries import timeline_calendar as calendar_query
from dashboard.queries.filters import Filters, hidden, hidden_sentence
from dashboard.queries.timeline import MOST_MARKS, DaysAxis
from dashboard.widgets import asking, brush, caption, empty, filter_rail, lifting, links, panel, timeline_parts
from dashboard.widgets.database import Snapshot, ask
from dashboard.widgets.figures import counted

AXES = {"occurred": "occurred", "reported": "reported", "captured": "captured"}
TITLES: dict[DaysAxis, str] = {
    "occurred": "Events by the day they are said to have happened",
    "reported": "Events by the day of the first report",
    "captured": "Events by the day on which the first report was captured",
}


def answer(snapshot: Snapshot) -> None:
    """Query, empty case, figures, source."""
    filters = filter_rail.asked(snapshot)
    totals = ask(snapshot, brief.totals, filters).iloc[0]
    shown = hidden_sentence(ask(snapshot, hidden, filters))
    caption.under_title(counted(totals.n_events, "event"), shown)
    if not totals.n_events:
        empty.nothing_in_view("event", snapshot, filters)
        return
    lifting.offer(snapshot, filters)
    on = cast("DaysAxis", filter_rail.choice("axis", "Days on which events", AXES))
    extent = ask(snapshot, timeline.extent, filters, on).iloc[0]
    timeline_parts.say_uncaptured(on, extent)
    window = _counts(snapshot, filters, on, extent, totals, shown) if extent.n_events > MOST_MARKS else None
    marks = _marks(snapshot, filters, on, window, totals, shown)
    days = _calendar(snapshot, filters, totals, shown)
    timeline_parts.chosen_events(snapshot, filters, on, window, days, marks)


def _counts(snapshot: Snapshot, filters: Filters, on: DaysAxis, extent: Any, totals: Any, shown: str) -> Any:
    """Too many events for a mark each: how many in each lane and step. Returns the days that were chosen, or None."""
    if extent.first_axis_day is None:
        return None
    days = timeline_parts.within(filters, on, (extent.first_axis_day, extent.last_axis_day))
    step = timeline.step_of(*days)
    rows = ask(snapshot, timeline.event_counts, filters, on, step, days)
    mark = panel.show(
        snapshot,
        filters,
        key="timeline-counts",
        title="Events in each lane, counted by time",
        figure=timeline_counts.event_counts(rows, caption.colours(), timeline.steps(step, *days)),
        alt=timeline_counts.alt_text(rows),
        aid=f"{timeline_counts.READING_AID} {timeline_parts.vague_words(rows, step)}".strip(),
        choosing=timeline_counts.CHOOSING,
        rows=timeline_parts.named_cells(rows),
        columns=timeline_parts.COUNT_COLUMNS,
        shown=f"{counted(extent.n_events, 'event')}, one square a {step} and lane; {shown}",
        sources=totals.publishers,
        text_kinds=totals.text_kinds,
        mark="cell",
        in_address=True,
    )
    return timeline_parts.chosen_days("timeline-counts", mark)


def _marks(snapshot: Snapshot, filters: Filters, on: DaysAxis, window: Any, totals: Any, shown: str) -> set[str]:
    """Each event as a mark; a click opens it. Returns the customdata of those that were brushed."""
    rows = ask(snapshot, timeline.events, filters, on, window)
    newest = ask(snapshot, calendar_query.newest).iloc[0]
    shade = timeline_parts.incomplete(newest, on)
    theme = caption.colours()
    cut = filters.days if on == "occurred" else None
    figure = chart.timeline(rows, theme, on, window or cut, shade)
    mark = panel.show(
        snapshot,
        filters,
        key="timeline-events",
        title=TITLES[on],
        figure=figure,
        alt=chart.alt_text(rows, on),
        aid=chart.reading_aid(figure, on),
        choosing=chart.CHOOSING,
        rows=rows,
        columns=timeline_parts.EVENT_COLUMNS,
        shown=f"{timeline_parts.drawn_words(rows, chart.unlabelled(figure), chart.unplaced(rows), window)}; {shown}",
        sources=totals.publishers,
        text_kinds=totals.text_kinds,
        legend=caption.speakers_key(theme, rows["attribution"], "conflicting" in set(rows["agreement"])),
        row_words=timeline_parts.in_a_line,
    )
    brushed = brush.marks("timeline-events")
    if mark and brushed is None:
        links.open_event(mark)
    return brushed or set()


def _calendar(snapshot: Snapshot, filters: Filters, totals: Any, shown: str) -> Any:
    """Reports captured by day of publication, in their states. Returns the spans of days that were chosen."""
    first, last = timeline_parts.calendar_days(snapshot, filters)
    unit = calendar_query.unit_of(first, last)
    rows = ask(snapshot, calendar_query.calendar, filters, unit, first, last)
    shade = timeline_parts.incomplete(ask(snapshot, calendar_query.newest).iloc[0], "reported")
    mark = panel.show(
        snapshot,
        filters,
        key="timeline-calendar",
        title="Days with reports captured, days searched without any, and days not searched",
        figure=timeline_calendar.calendar(rows, caption.colours(), shade),
        alt=timeline_calendar.alt_text(rows),
        aid=timeline_calendar.READING_AID,
        choosing=timeline_calendar.CHOOSING,
        rows=timeline_parts.named_days(rows),
        columns=timeline_parts.DAY_COLUMNS,
        shown=f"{timeline_parts.state_words(rows, unit)}; {shown}",
        sources=totals.publishers,
        text_kinds=totals.text_kinds,
        mark="cell",
        in_address=True,
    )
    return timeline_parts.chosen_spans("timeline-calendar", mark)


asking.page("What happened when, and when was it reported?", "timeline", answer)
