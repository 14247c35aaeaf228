"""Parts of the Timeline: what was chosen in its charts, what its captions say, and the list of the events chosen."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.charts.squares import span_words
from dashboard.charts.timeline import UNDATED
from dashboard.charts.timeline_calendar import STATE_WORDS
from dashboard.charts.timeline_counts import lane_words
from dashboard.queries import timeline, timeline_calendar
from dashboard.queries.filters import Filters
from dashboard.queries.timeline import MOST_MARKS, Days, DaysAxis
from dashboard.widgets import brush, figures
from dashboard.widgets.database import Snapshot, ask
from dashboard.widgets.event_cards import event_line
from dashboard.widgets.figures import counted
from dashboard.widgets.first_rows import first_rows
from dashboard.widgets.lines import lines
from dashboard.widgets.markup import MUTED, isolated

INCOMPLETE_HOURS = 72
MOST_LISTED = 20
EVENT_COLUMNS = {
    "title": "event",
    "figures": "figures_with_bound",
    "low": "low_of_first_figure",
    "one_sided": "is_a_minimum",
    "voices": "claimed_by",
    "accused": "accused_alleged",
    "place_name": "place",
    "admin1": "governorate",
    "lane": "lane",
    "date_start": "first_possible_day",
    "date_end": "last_possible_day",
    "date_precision": "date_precision",
    "reported_first": "first_reported",
    "reported_last": "last_reported",
    "captured_at": "first_captured_at",
    "n_claims": "n_claims",
    "n_origins": "n_known_origins",
    "standing": "standing",
    "text_kinds": "text_kind",
    "sentence": "sentence",
}
COUNT_COLUMNS = {
    "starts_on": "first_day",
    "ends_on": "last_day",
    "lane": "lane",
    "n_events": "n_events",
    "n_vague": "n_events_known_less_exactly",
}
DAY_COLUMNS = {
    "starts_on": "first_day",
    "ends_on": "last_day",
    "words": "state",
    "n_in_view": "n_reports_in_view",
    "n_hidden": "n_reports_hidden",
    "days_searched": "n_days_searched",
    "searched": "searched_sources",
}


# ---------------------------------------------------------------------------------------------------- what was chosen
def chosen_spans(key: str, mark: str | None) -> tuple[Days, ...]:
    """The first and last days of the squares that were clicked, pressed or brushed, in order; each once."""
    cells = brush.marks(key) or ({mark} if mark else set())
    return tuple(sorted({_span_of(cell) for cell in cells}))


def chosen_days(key: str, mark: str | None) -> Days | None:
    """From the first to the last day of those squares; None when none is chosen."""
    spans = chosen_spans(key, mark)
    return (spans[0][0], max(end for _, end in spans)) if spans else None


def _span_of(cell: str) -> Days:
    first, last = cell.split(" ")[:2]
    return date.fromisoformat(first), date.fromisoformat(last)


# --------------------------------------------------------------------------------------------------------------- days
def within(filters: Filters, on: DaysAxis, days: Days) -> Days:
    """The days of the axis: those of the events, cut to those asked for where the axis shows what was asked."""
    if on != "occurred" or filters.days is None:
        return days
    first, last = max(days[0], filters.days[0]), min(days[1], filters.days[1])
    return (first, last) if first <= last else days


def incomplete(newest: Any, on: DaysAxis) -> tuple[datetime, datetime] | None:
    """The 72 hours before the last report published (on the axis of captures: captured) here; None without one."""
    if on == "captured":
        return (
            (newest.last_captured - timedelta(hours=INCOMPLETE_HOURS), newest.last_captured)
            if newest.last_captured
            else None
        )
    if newest.last_published is None:
        return None
    end = datetime.combine(newest.last_published + timedelta(days=1), time())
    return end - timedelta(hours=INCOMPLETE_HOURS), end - timedelta(seconds=1)


def calendar_days(snapshot: Snapshot, filters: Filters) -> Days:
    """The first and last day of the calendar."""
    row = ask(snapshot, timeline_calendar.span, filters).iloc[0]
    return row.first_day, row.last_day


# ---------------------------------------------------------------------------------------------- what the captions say
def say_uncaptured(on: DaysAxis, extent: Any) -> None:
    """Where the axis is of captures: say how many events have none recorded."""
    if on == "captured" and extent.n_unplaced:
        some = f"{extent.n_unplaced:,} of {extent.n_events:,}" if extent.n_unplaced < extent.n_events else "None"
        have = "have no recorded time of capture: they have no mark here, and stand in the list below"
        words = (
            f"{some} events {have}."
            if some != "None"
            else (
                "No time of capture is recorded for the posts of these events, so none has a mark here. "
                "Choose “occurred” or “reported”."
            )
        )
        st.info(words, icon=":material/info:")


def drawn_words(rows: pd.DataFrame, silent: int, unplaced: int, window: Days | None) -> str:
    """How many events have a mark, by which rule they were chosen, and how many have no label."""
    n_in_all = int(rows["n_in_all"].iloc[0]) if len(rows) else 0
    words = [f"{len(rows) - unplaced:,} of {counted(n_in_all, 'event')} drawn"]
    if window:
        words[0] += f" of {span_words(*window)}"
    if n_in_all > len(rows):
        words.append(
            f"{n_in_all - len(rows):,} are not: at most {MOST_MARKS} are drawn, first those on which reports conflict, "
            "then those of more known origins, of more claims, and reported last; the size of a number chooses nothing"
        )
    if silent:
        words.append(f"{counted(silent, 'mark has', 'marks have')} no room for a label, but a row in the list")
    return "; ".join(words)


def vague_words(rows: pd.DataFrame, step: str) -> str:
    """What is said of events that are known less exactly than one step."""
    vague = int(rows.loc[rows["is_vague"].astype(bool), "n_events"].sum())
    if not vague:
        return ""
    return f"{counted(vague, 'event')} known less exactly than to the {step} count in the first {step} they may lie in."


def state_words(rows: pd.DataFrame, unit: str) -> str:
    """How many days (weeks) are in each state."""
    counts = [(int((rows["state"] == state).sum()), words) for state, words in STATE_WORDS.items()]
    return "; ".join(f"{words}: {counted(n, unit)}" for n, words in counts if n)


def named_cells(rows: pd.DataFrame) -> pd.DataFrame:
    """The squares of the counts, one row each: cell (its customdata), lane in words, and its counts."""
    found: dict[str, dict[str, Any]] = {}
    for row in rows.itertuples():
        lane = (UNDATED if row.is_undated else "") + str(row.lane)
        cell = f"{row.starts_on} {row.ends_on} {lane}"
        one = found.setdefault(
            cell,
            {"starts_on": row.starts_on, "ends_on": row.ends_on, "lane": lane_words(lane), "n_events": 0, "n_vague": 0},
        )
        one["n_events"] += row.n_events
        one["n_vague"] += row.n_events if row.is_vague else 0
    told = [{**one, "cell": cell} for cell, one in found.items()]
    return pd.DataFrame(told, columns=[*COUNT_COLUMNS, "cell"], dtype=object)


def named_days(rows: pd.DataFrame) -> pd.DataFrame:
    """The squares of the calendar with cell (their customdata) and words (their state)."""
    cells = [f"{first} {last}" for first, last in zip(rows["starts_on"], rows["ends_on"], strict=True)]
    words = [STATE_WORDS[state] for state in rows["state"]]
    return rows.assign(cell=pd.Series(cells, dtype=object), words=pd.Series(words, dtype=object))


# ----------------------------------------------------------------------------------------------------- the list below
def in_a_line(row: Any) -> str:
    """An event in one line: day, title, number, who says so, standing."""
    number = row.figures or "no number stated"
    return f"{figures.when_words(row)} · {row.title} · {number} · {row.voices or 'speaker not known'} · {row.standing}"


def chosen_events(
    snapshot: Snapshot,
    filters: Filters,
    on: DaysAxis,
    window: Days | None,
    days: tuple[Days, ...],
    marks: Iterable[str],
) -> None:
    """The events that were chosen in the charts above, else all that are drawn, each a link."""
    rows = ask(snapshot, timeline.events, filters, on, window, days)
    in_all, marked = int(rows["n_in_all"].iloc[0]) if len(rows) else 0, set(marks)
    st.subheader("The events, in order of these days", anchor=False, divider=False)
    because = [f"of {span_words(*window)}"] if window else []
    if days:
        because.append("with a report published on " + ", ".join(span_words(*span) for span in days[:4]))
        because[-1] += f" and {len(days) - 4} more" if len(days) > 4 else ""
    if marked:
        keys = rows["post_id"] + " " + rows["at"]
        rows = rows[keys.isin(marked)]
        in_all = len(rows)
        because.append("whose marks were chosen")
    told = f"{counted(in_all, 'event')} {', '.join(because)}" if because else f"All {counted(in_all, 'event')} in view"
    told += f"; {len(rows)} are listed, by the same rule as the marks" if in_all > len(rows) else ""
    st.caption(told + (". Double-click the chart to have all again." if because else "."))
    with first_rows(rows, MOST_LISTED, "timeline") as listed, lines("timeline_list"):
        for row in listed.itertuples():
            _event(row)


def _event(row: Any) -> None:
    captured = f"captured {row.captured_at:%-d %B %Y}" if row.captured_at else "capture not recorded"
    details = f"{figures.when_words(row)} · {figures.reported_words(row)} · {captured} · {row.standing}"
    event_line(row, details, after=(" · ", isolated(figures.accused_words(row), style=MUTED)))
