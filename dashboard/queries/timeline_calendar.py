"""Calendar: on which days were reports captured, on which did a search find nothing, and which did nobody search?

A report is what one publisher printed in one post on one day, as on the page Blind spots. A day without a report is
never zero violence, and never zero at all: it was searched, or it was not (design.md, rule 7).
"""

from datetime import date
from typing import Literal

import pandas as pd

from dashboard.queries.ask import Cursor, ask
from dashboard.queries.coverage import span_of
from dashboard.queries.filters import Filters
from dashboard.queries.in_view import claims_in_view

Unit = Literal["day", "week"]
MOST_DAYS = 24 * 31
STARTS_ON = "greatest(date_trunc($unit, day)::DATE, $first)"
NO_PLACE_ASKED = "len($governorates) + len($countries) + len($places) = 0"


def unit_of(first: date, last: date) -> Unit:
    """Single days for up to two years, else weeks."""
    return "day" if (last - first).days < MOST_DAYS else "week"


def span(cursor: Cursor, filters: Filters) -> pd.DataFrame:
    """One row, first_day and last_day of the calendar: the days asked for and those of reports in view; without a
    filter of days those of every report and every search, whatever else is asked. Null when there is neither."""
    return span_of(cursor, filters, filters if filters.days else Filters())


def calendar(cursor: Cursor, filters: Filters, unit: Unit, first: date, last: date) -> pd.DataFrame:
    """One row a day (week from Monday) of publication from `first` to `last`, in order.

    Columns: starts_on, ends_on (within the span), n_in_view and n_hidden (reports in view, and those that only the
    filters hide), days_searched (days that some search covers), searched (its sources with their places, joined with
    "; "; null when nobody searched), found (true when such a search says it found reports), state: captured, hidden
    (by the filters), searched (nothing captured), not_searched.
    """
    sql = f"""
        WITH cells AS (
            SELECT greatest(day::DATE, $first) AS starts_on,
                least((CASE $unit WHEN 'week' THEN day + INTERVAL 6 DAY ELSE day END)::DATE, $last) AS ends_on
            FROM (SELECT unnest(generate_series(date_trunc($unit, $first::DATE)::TIMESTAMP, $last::TIMESTAMP,
                CASE $unit WHEN 'week' THEN INTERVAL 7 DAY ELSE INTERVAL 1 DAY END)) AS day)),
{_by_day(cursor, filters)},
        reports AS (
            SELECT {STARTS_ON} AS starts_on, sum(n_in_view)::BIGINT AS n_in_view, sum(n_hidden)::BIGINT AS n_hidden
            FROM by_day GROUP BY ALL),
        sought AS MATERIALIZED (
            SELECT greatest(s.from_date, $first) AS a, least(s.to_date, $last) AS z,
                coalesce(o.name, s.source_id) || coalesce(' (' || s.admin1 || ' only)', '') AS source,
                bool_or(s.result = 'reports_found') AS found
            FROM searches s LEFT JOIN sources o USING (source_id)
            WHERE s.to_date >= $first AND s.from_date <= $last
                AND ({NO_PLACE_ASKED} OR s.admin1 IS NULL OR list_contains($governorates, s.admin1)
                    OR s.admin1 IN (SELECT admin1 FROM places
                        WHERE list_contains($countries, country) OR list_contains($places, place_id)))
            GROUP BY ALL),
        spans AS (SELECT DISTINCT a, z FROM sought),  -- few: many searches cover the same days
        spans_of_cells AS (
            SELECT DISTINCT a, z, {STARTS_ON} AS starts_on
            FROM (SELECT a, z, unnest(generate_series(a::TIMESTAMP, z::TIMESTAMP, INTERVAL 1 DAY))::DATE AS day
                FROM spans)),
        days AS (
            SELECT {STARTS_ON} AS starts_on, count(*) AS days_searched
            FROM (SELECT DISTINCT unnest(generate_series(a::TIMESTAMP, z::TIMESTAMP, INTERVAL 1 DAY))::DATE AS day
                FROM spans) GROUP BY ALL),
        who AS (
            SELECT c.starts_on, s.source, bool_or(s.found) AS found
            FROM sought s JOIN spans_of_cells c USING (a, z) GROUP BY ALL),
        searched AS (
            SELECT starts_on, any_value(d.days_searched) AS days_searched,
                array_to_string(list_sort(list(source)), '; ') AS sources, bool_or(found) AS found
            FROM who JOIN days d USING (starts_on) GROUP BY starts_on)
        SELECT w.starts_on, w.ends_on, coalesce(r.n_in_view, 0) AS n_in_view, coalesce(r.n_hidden, 0) AS n_hidden,
            coalesce(s.days_searched, 0) AS days_searched, s.sources AS searched, coalesce(s.found, false) AS found,
            CASE WHEN r.n_in_view > 0 THEN 'captured' WHEN r.n_hidden > 0 THEN 'hidden'
                WHEN s.days_searched > 0 THEN 'searched' ELSE 'not_searched' END AS state
        FROM cells w LEFT JOIN reports r USING (starts_on) LEFT JOIN searched s USING (starts_on)
        ORDER BY w.starts_on"""
    return ask(cursor, sql, {**filters.parameters, "unit": unit, "first": first, "last": last})


def _by_day(cursor: Cursor, filters: Filters) -> str:
    """A common table expression `by_day`: of each day of publication the reports in view, and those hidden."""
    every = "SELECT reported_date, n_reports FROM printed_days WHERE reported_date BETWEEN $first AND $last"
    if not filters.active:
        return f"""        by_day AS (
            SELECT reported_date AS day, n_reports AS n_in_view, 0::BIGINT AS n_hidden FROM ({every}))"""
    return f"""        seen AS (
            SELECT reported_date, count(*) AS n
            FROM (SELECT DISTINCT reported_date, printed_row FROM {claims_in_view(cursor, filters)})
            GROUP BY reported_date),
        by_day AS (
            SELECT e.reported_date AS day, coalesce(s.n, 0) AS n_in_view, e.n_reports - coalesce(s.n, 0) AS n_hidden
            FROM ({every}) e LEFT JOIN seen s USING (reported_date))"""


def newest(cursor: Cursor) -> pd.DataFrame:
    """One row of the whole snapshot: last_published (the last day of a report), last_captured (instant, UTC; null when
    no capture is recorded), n_posts, n_captured (posts with a recorded capture). No report later than these can be
    here, and the days just before them still lack what is printed late."""
    sql = """
        SELECT last_published, last_captured, (SELECT count(*) FROM posts)::BIGINT AS n_posts, n_captured
        FROM told_days CROSS JOIN captured_posts"""
    return ask(cursor, sql)
