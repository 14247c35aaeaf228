"""Timeline: what happened when, and when was it reported?

The days of the axis are those on which events occurred (as said; the day of the first report stands in for a day that
nobody states, in lanes of its own), were first reported, or were first captured. No query here adds figures of
different events: what is counted are events and reports, never the dead (design.md, rules 2 and 7).
"""

from datetime import date, timedelta
from typing import Literal

import pandas as pd

from dashboard.queries.ask import Cursor, ask
from dashboard.queries.brief import EVENT_COLUMNS
from dashboard.queries.filters import Filters
from dashboard.queries.in_view import CODES, event_is_in_view, few_events

DaysAxis = Literal["occurred", "reported", "captured"]
Step = Literal["day", "week", "month", "quarter", "year"]
Days = tuple[date, date]
MOST_MARKS = 120
MOST_BINS = 45
STEP_DAYS: dict[Step, float] = {"day": 1, "week": 7, "month": 30.4, "quarter": 91.3, "year": 365.25}

# First and last day on the axis. An undated event has the day of its first report there, and says so.
FIRST: dict[DaysAxis, str] = {
    "occurred": "coalesce(e.date_start, e.reported_first)",
    "reported": "e.reported_first",
    "captured": "e.captured_at::DATE",
}
LAST: dict[DaysAxis, str] = {
    "occurred": "coalesce(e.date_end, e.reported_first)",
    "reported": "e.reported_first",
    "captured": "e.captured_at::DATE",
}


def step_of(first: date, last: date) -> Step:
    """Days while there are few (45 columns), else weeks, months, quarters, or years."""
    days = (last - first).days + 1
    return next((step for step, length in STEP_DAYS.items() if days / length <= MOST_BINS), "year")


def steps(step: Step, first: date, last: date) -> tuple[date, ...]:
    """The first day of every step from that of `first` to that of `last`."""
    if step in ("day", "week"):
        length = 1 if step == "day" else 7
        start = first - timedelta(days=first.weekday() if step == "week" else 0)
        return tuple(start + timedelta(days=n) for n in range(0, (last - start).days + 1, length))
    months = {"month": 1, "quarter": 3, "year": 12}[step]
    numbers = range((first.year * 12 + first.month - 1) // months * months, last.year * 12 + last.month, months)
    return tuple(date(n // 12, n % 12 + 1, 1) for n in numbers)


def _on_axis(cursor: Cursor, filters: Filters, axis: DaysAxis) -> str:
    """A common table expression `on_axis`, all events in view with their first_axis_day and last_axis_day; those are
    null where no capture is recorded. `captured_at` is the first capture of its posts."""
    return f"""on_axis AS (
        SELECT e.*, {FIRST[axis]} AS first_axis_day, {LAST[axis]} AS last_axis_day, turn <> 0 AS agrees
        FROM event_turns e WHERE {event_is_in_view(cursor, filters, "e.event_no")})"""


def _alike(cursor: Cursor, filters: Filters, axis: DaysAxis, is_summed: bool) -> str:
    """A common table expression `alike`, the events in view with their lane and days (lane, is_undated,
    first_axis_day, last_axis_day, n): as the snapshot keeps them, else one by one, or
    summed anew: many share their days."""
    if not filters.active:
        return "alike AS (FROM axis_days WHERE axis = $axis)"
    return f"""{_on_axis(cursor, filters, axis)},
        alike AS (
            SELECT lane, date_start IS NULL AS is_undated, first_axis_day, last_axis_day,
                {"count(*) AS n FROM on_axis GROUP BY ALL" if is_summed else "1 AS n FROM on_axis"})"""


def events(
    cursor: Cursor,
    filters: Filters,
    axis: DaysAxis,
    window: Days | None = None,
    reported_on: tuple[Days, ...] = (),
    limit: int = MOST_MARKS,
) -> pd.DataFrame:
    """The events in view, by their day on `axis`; those whose days touch `window`, and of which a report was printed
    within one of the spans `reported_on` (both included; empty: all).

    Of more than `limit` come those on which reports conflict, then those of more known origins, of more claims, and
    reported last: the size of a number chooses nothing. Columns: lane (violence, control, diplomacy, statements,
    other), first_axis_day and last_axis_day (null: no capture recorded), captured_at (first, UTC; null when not
    recorded), figures ("≥ 22 killed" under the rule of `filters`; null when no number is stated), other_figures, low
    (of the first number; null without a lower bound), one_sided (true for a minimum), voices, accused, n_unstated,
    zero, attribution ("several" when claims differ), text_kinds (words, of its posts), n_in_all (events chosen from),
    when_words, reported_words, and those of `queries.brief.EVENT_COLUMNS`.
    """
    spans = [f"facet.reported_date BETWEEN $from_{n} AND $to_{n}" for n in range(len(reported_on))]
    on_days = f"event_no IN (SELECT facet.event_no FROM {CODES} WHERE {' OR '.join(spans)})" if spans else "true"
    in_window = "first_axis_day <= $window_last AND last_axis_day >= $window_first" if window else "true"
    first, last = window or (None, None)
    days = {f"{end}_{n}": span[k] for n, span in enumerate(reported_on) for k, end in enumerate(("from", "to"))}
    values = {**filters.parameters, "window_first": first, "window_last": last, "most": limit, **days}
    on_axis = _on_axis(cursor, filters, axis)
    best = f"""WITH {on_axis} SELECT event_no FROM on_axis WHERE {in_window} AND {on_days}
        ORDER BY agrees, n_origins DESC, n_claims DESC, reported_last DESC, id_order LIMIT $most"""
    drawn = few_events(cursor, "timeline", (filters, axis, window, reported_on, limit), best, values)
    sql = f"""
        WITH among AS (WITH {on_axis} SELECT count(*) AS n FROM on_axis WHERE {in_window} AND {on_days}),
        turns AS MATERIALIZED (
            SELECT e.*, {FIRST[axis]} AS first_axis_day, {LAST[axis]} AS last_axis_day
            FROM event_turns e WHERE {drawn("event_no")}),
        cards AS MATERIALIZED (FROM event_cards WHERE {drawn("event_no")}),
        headlines AS MATERIALIZED (
            FROM event_headlines WHERE rule = $rule::aggregation_rule AND {drawn("event_no")})
        SELECT o.lane, o.first_axis_day, o.last_axis_day, o.captured_at, coalesce(n.headline, e.zero) AS figures,
            n.other_figures, n.low, coalesce(n.low IS NOT NULL AND n.high IS NULL, false) AS one_sided, e.voices,
            e.accused, e.revisions, e.n_unstated::BIGINT AS n_unstated, e.attributions AS attribution,
            replace(e.text_kinds, '; ', ', ') AS text_kinds,
            (SELECT n FROM among) AS n_in_all,
            CASE WHEN e.date_start IS NULL THEN 'day not stated'
                WHEN e.date_start = e.date_end THEN strftime(e.date_start, '%-d %B %Y')
                ELSE 'within ' || strftime(e.date_start, '%-d %B') || ' to ' || strftime(e.date_end, '%-d %B %Y') END
                AS when_words,
            strftime(e.reported_first, '%-d %B %Y') AS reported_words, {EVENT_COLUMNS}
        FROM turns o JOIN cards e USING (event_no) LEFT JOIN headlines n ON n.event_no = o.event_no
        ORDER BY o.first_axis_day NULLS LAST, o.last_axis_day, e.event_id"""
    return ask(cursor, sql, values)


def extent(cursor: Cursor, filters: Filters, axis: DaysAxis) -> pd.DataFrame:
    """One row of all events in view: n_events, n_undated (no day stated), n_unplaced (no capture recorded; 0 on the
    other axes), first_axis_day, last_axis_day (null when nothing is in view)."""
    sql = f"""
        WITH {_alike(cursor, filters, axis, is_summed=False)}
        SELECT coalesce(sum(n), 0)::BIGINT AS n_events, coalesce(sum(n) FILTER (is_undated), 0)::BIGINT AS n_undated,
            coalesce(sum(n) FILTER (first_axis_day IS NULL), 0)::BIGINT AS n_unplaced,
            min(first_axis_day) AS first_axis_day, max(last_axis_day) AS last_axis_day
        FROM alike"""
    return ask(cursor, sql, {**filters.parameters, "axis": axis})


def event_counts(cursor: Cursor, filters: Filters, axis: DaysAxis, step: Step, window: Days) -> pd.DataFrame:
    """How many events fall into each step (day, week from Monday, month, …) of `window`, by lane.

    Columns: lane, is_undated (occurred only: placed by the first report), is_vague (its possible days reach over more
    than one step; it counts once, in the step of the first of them), starts_on, ends_on (of the step), n_events.
    An event whose days begin before `window` counts in its first step.
    """
    sql = f"""
        WITH {_alike(cursor, filters, axis, is_summed=True)},
        placed AS (
            SELECT lane, $axis = 'occurred' AND is_undated AS is_undated, n,
                date_trunc($step, first_axis_day) <> date_trunc($step, last_axis_day) AS is_vague,
                date_trunc($step, greatest(first_axis_day, $window_first::DATE))::DATE AS starts_on
            FROM alike WHERE first_axis_day <= $window_last AND last_axis_day >= $window_first)
        SELECT lane, is_undated, is_vague, starts_on,
            (CASE $step WHEN 'day' THEN starts_on WHEN 'week' THEN starts_on + INTERVAL 6 DAY
                WHEN 'month' THEN last_day(starts_on) WHEN 'quarter' THEN last_day(starts_on + INTERVAL 2 MONTH)
                ELSE last_day(starts_on + INTERVAL 11 MONTH) END)::DATE AS ends_on,
            sum(n)::BIGINT AS n_events
        FROM placed GROUP BY ALL ORDER BY is_undated, is_vague, lane, starts_on"""
    values = {"axis": axis, "step": step, "window_first": window[0], "window_last": window[1]}
    return ask(cursor, sql, {**filters.parameters, **values})
