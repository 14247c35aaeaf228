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
from dashboard.queries.in_view import CODES, event_is_in_view

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
    on_days = f"AND event_no IN (SELECT facet.event_no FROM {CODES} WHERE {' OR '.join(spans)})" if spans else ""
    sql = f"""
        WITH {_on_axis(cursor, filters, axis)},
        among AS MATERIALIZED (
            SELECT event_no, lane, first_axis_day, last_axis_day, captured_at, agrees, n_origins, n_claims,
                reported_last, id_order
            FROM on_axis
            WHERE ($window_first::DATE IS NULL OR (first_axis_day <= $window_last AND last_axis_day >= $window_first))
                {on_days}),
        chosen AS MATERIALIZED (
            SELECT * FROM among ORDER BY agrees, n_origins DESC, n_claims DESC, reported_last DESC, id_order
            LIMIT $most)
        SELECT o.lane, o.first_axis_day, o.last_axis_day, o.captured_at, coalesce(n.headline, e.zero) AS figures,
            n.other_figures, n.low, coalesce(n.low IS NOT NULL AND n.high IS NULL, false) AS one_sided, e.voices,
            e.accused, e.n_unstated::BIGINT AS n_unstated, e.attributions AS attribution,
            replace(e.text_kinds, '; ', ', ') AS text_kinds,
            (SELECT count(*) FROM among) AS n_in_all,
            CASE WHEN e.date_start IS NULL THEN 'day not stated'
                WHEN e.date_start = e.date_end THEN strftime(e.date_start, '%-d %B %Y')
                ELSE 'within ' || strftime(e.date_start, '%-d %B') || ' to ' || strftime(e.date_end, '%-d %B %Y') END
                AS when_words,
            strftime(e.reported_first, '%-d %B %Y') AS reported_words, {EVENT_COLUMNS}
        FROM chosen o JOIN event_cards e USING (event_no)
        LEFT JOIN event_headlines n ON n.event_no = o.event_no AND n.rule = $rule::aggregation_rule
        ORDER BY o.first_axis_day NULLS LAST, o.last_axis_day, e.event_id"""
    first, last = window or (None, None)
    values = {"window_first": first, "window_last": last, "most": limit}
    days = {f"{end}_{n}": span[k] for n, span in enumerate(reported_on) for k, end in enumerate(("from", "to"))}
    return ask(cursor, sql, {**filters.parameters, **values, **days})


def extent(cursor: Cursor, filters: Filters, axis: DaysAxis) -> pd.DataFrame:
    """One row of all events in view: n_events, n_undated (no day stated), n_unplaced (no capture recorded; 0 on the
    other axes), first_axis_day, last_axis_day (null when nothing is in view)."""
    sql = f"""
        WITH {_on_axis(cursor, filters, axis)}
        SELECT count(*)::BIGINT AS n_events, count(*) FILTER (date_start IS NULL)::BIGINT AS n_undated,
            count(*) FILTER (first_axis_day IS NULL)::BIGINT AS n_unplaced,
            min(first_axis_day) AS first_axis_day, max(last_axis_day) AS last_axis_day
        FROM on_axis"""
    return ask(cursor, sql, filters.parameters)


def event_counts(cursor: Cursor, filters: Filters, axis: DaysAxis, step: Step, window: Days) -> pd.DataFrame:
    """How many events fall into each step (day, week from Monday, month, …) of `window`, by lane.

    Columns: lane, is_undated (occurred only: placed by the first report), is_vague (its possible days reach over more
    than one step; it counts once, in the step of the first of them), starts_on, ends_on (of the step), n_events.
    An event whose days begin before `window` counts in its first step.
    """
    sql = f"""
        WITH {_on_axis(cursor, filters, axis)},
        alike AS (  -- many events share their days: steps are worked out once for each pair of them
            SELECT lane, $axis = 'occurred' AND date_start IS NULL AS is_undated, first_axis_day, last_axis_day,
                count(*) AS n
            FROM on_axis WHERE first_axis_day <= $window_last AND last_axis_day >= $window_first GROUP BY ALL),
        placed AS (
            SELECT lane, is_undated, n, date_trunc($step, first_axis_day) <> date_trunc($step, last_axis_day)
                    AS is_vague,
                date_trunc($step, greatest(first_axis_day, $window_first::DATE))::DATE AS starts_on
            FROM alike)
        SELECT lane, is_undated, is_vague, starts_on,
            (CASE $step WHEN 'day' THEN starts_on WHEN 'week' THEN starts_on + INTERVAL 6 DAY
                WHEN 'month' THEN last_day(starts_on) WHEN 'quarter' THEN last_day(starts_on + INTERVAL 2 MONTH)
                ELSE last_day(starts_on + INTERVAL 11 MONTH) END)::DATE AS ends_on,
            sum(n)::BIGINT AS n_events
        FROM placed GROUP BY ALL ORDER BY is_undated, is_vague, lane, starts_on"""
    values = {"axis": axis, "step": step, "window_first": window[0], "window_last": window[1]}
    return ask(cursor, sql, {**filters.parameters, **values})
