"""Governorate × time: where and when reports were captured, where a search found nothing, and where nobody searched.

Time is the day of publication: that is what a search covers, and what is always known. A report is what one publisher
printed in one post on one day. Reports captured are never violence (design.md, rule 7).
"""

from datetime import date
from typing import Literal

import pandas as pd

from dashboard.queries.ask import Cursor, ask
from dashboard.queries.filters import CONDITIONS, Filters
from dashboard.queries.in_view import (
    CODES,
    claim_is_in_view,
    claims_in_view,
    told_in_view,
    words_of,
)
from dashboard.queries.notes import noted

Unit = Literal["week", "month", "quarter", "year"]
MOST_COLUMNS = 53
UNIT_DAYS: dict[Unit, float] = {"week": 7, "month": 30.4, "quarter": 91.3, "year": 365.25}

STARTS_ON = "greatest(date_trunc($unit, day)::DATE, $first)"


def unit_of(first: date, last: date) -> Unit:
    """Weeks while a year of them fits (53 columns), else months, quarters, or years."""
    days = (last - first).days + 7
    return next((unit for unit, length in UNIT_DAYS.items() if days / length <= MOST_COLUMNS), "year")


def span(cursor: Cursor, filters: Filters) -> pd.DataFrame:
    """One row, first_day and last_day: the days asked for and those on which reports in view were published; without
    a filter of days also those searched. Null when there is neither a report nor a search."""
    return span_of(cursor, filters, filters)


def span_of(cursor: Cursor, filters: Filters, counted: Filters) -> pd.DataFrame:
    """As `span`, of the reports that `counted` leaves in view."""
    told = "SELECT first_report AS a, last_report AS z FROM whole_view"
    if counted.active:
        kept = told_in_view(cursor, counted)
        told = f"SELECT {kept}.first_report AS a, {kept}.last_report AS z"
    sql = f"""
        WITH told AS ({told}),
            sought AS (SELECT min(from_date) AS a, max(to_date) AS z FROM searches WHERE $first_day IS NULL)
        SELECT least(told.a, sought.a, $first_day::DATE) AS first_day,
            greatest(told.z, sought.z, $last_day::DATE) AS last_day
        FROM told CROSS JOIN sought"""
    return ask(cursor, sql, filters.parameters)


def _reports(cursor: Cursor, filters: Filters) -> str:
    """Common table expressions up to `reports`: of each row and week those in view, those hidden, and claims."""
    of_row = "(SELECT DISTINCT row_no, row_country AS country, row_admin1 AS admin1 FROM claim_spots)"
    every = f"""every AS (
            SELECT row_no, {STARTS_ON} AS starts_on, sum(n_reports)::BIGINT AS n_reports,
                sum(n_claims)::BIGINT AS n_claims
            FROM (SELECT row_no, reported_date AS day, n_reports, n_claims FROM report_days)
            WHERE day BETWEEN $first AND $last GROUP BY ALL)"""
    if not filters.active:
        return f"""{every},
        reports AS (SELECT country, admin1, starts_on, n_reports AS n_in_view, 0 AS n_hidden, n_claims
            FROM every JOIN {of_row} USING (row_no))"""
    return f"""{every},
        told_once AS (
            SELECT min(spot_no) AS spot_no, min(reported_date) AS day, count(*) AS n_claims
            FROM {claims_in_view(cursor, filters)} WHERE reported_date BETWEEN $first AND $last GROUP BY report_row),
        seen AS (
            SELECT s.row_no, {STARTS_ON} AS starts_on, count(*) AS n_reports, sum(o.n_claims)::BIGINT AS n_claims
            FROM told_once o JOIN claim_spots s USING (spot_no) GROUP BY ALL),
        reports AS (
            SELECT country, admin1, starts_on, coalesce(s.n_reports, 0) AS n_in_view,
                e.n_reports - coalesce(s.n_reports, 0) AS n_hidden, coalesce(s.n_claims, 0) AS n_claims
            FROM every e LEFT JOIN seen s USING (row_no, starts_on) JOIN {of_row} USING (row_no))"""


def _is_told(cursor: Cursor, first: date, last: date) -> str:
    """SQL that is true for the `claim_spots` of claims reported from `first` to `last`: all, where all reports lie
    between."""
    days = "SELECT first_report, last_report FROM whole_view"
    first_report, last_report = noted(cursor, days, lambda: cursor.execute(days).fetchall()[0])
    if first_report is not None and first <= first_report and last_report <= last:
        return "true"
    return """facet.spot_no IN (
                SELECT spot_no FROM claim_codes WHERE is_current AND reported_date BETWEEN $first AND $last)"""


def _days_of(days: str) -> str:
    """SQL for the part of a text of days, 1 or 0 each from first_day on, that lies in a column w of the picture."""
    return f"""substring({days}, greatest(w.starts_on - first_day, 0) + 1,
                greatest(w.ends_on - greatest(w.starts_on, first_day) + 1, 0))"""


def _n_days(days: str) -> str:
    """SQL for how many of them are set."""
    return f"coalesce(length(replace({_days_of(days)}, '0', '')), 0)"


def cells(cursor: Cursor, filters: Filters, unit: Unit, first: date, last: date) -> pd.DataFrame:
    """A row for each place and week (month, …) from `first` to `last`, places in order, then time.

    Places are every governorate of the workspace's country that the gazetteer, a report or a search names, then other
    countries that a report names, then what names no place. Columns: country (ISO code; null when not known), admin1
    (null: none named, or abroad), label, place_group (0 governorates, 1 no governorate named, 2 abroad, 3 no place),
    starts_on and ends_on (the days of the week that lie in the span), n_days, n_in_view and n_hidden (reports in view,
    and those only the filters hide), n_claims (in view), days_searched (days that a search of the place or its
    country covers), days_found (of them those on which one found reports, here or elsewhere), days_nothing (the rest),
    n_sources (searched), is_named_found (a search of this very place says it found reports), state:
    captured, hidden (by the filters), missing (a search of this very place found reports that are not here),
    searched (and nothing captured), not_searched. A search without a place covers the workspace's country.
    """
    asked_place = f"coalesce({CONDITIONS['place']}, false)" if filters.place else "true"
    sql = f"""
        WITH home AS (FROM home_country),
        told AS (
            SELECT facet.row_country AS country, facet.row_admin1 AS admin1, facet.admin1 AS named,
                {asked_place} AS is_asked
            FROM claim_spots facet WHERE {_is_told(cursor, first, last)}),
        lies_in AS (
            SELECT admin1, min(country) AS country FROM places WHERE admin1 IS NOT NULL GROUP BY admin1
            UNION ALL SELECT DISTINCT named, country FROM told
            WHERE named NOT IN (SELECT admin1 FROM places WHERE admin1 IS NOT NULL)),
        sought AS (
            SELECT s.*, CASE WHEN s.admin1 IS NULL THEN home.code ELSE coalesce(l.country, home.code) END AS country
            FROM days_searched s CROSS JOIN home LEFT JOIN lies_in l ON l.admin1 = s.admin1
            CROSS JOIN (SELECT $first::DATE AS starts_on, $last::DATE AS ends_on) w
            WHERE contains({_days_of("s.days::VARCHAR")}, '1')),
        known AS (
            SELECT DISTINCT country, admin1 FROM told
            UNION SELECT country, admin1 FROM places JOIN home ON coalesce(declared, country) = country
                WHERE kind = 'governorate' AND admin1 IS NOT NULL
            UNION SELECT country, CASE WHEN coalesce(declared, country) = country THEN admin1 END
                FROM sought CROSS JOIN home WHERE admin1 IS NOT NULL
            UNION SELECT code, NULL FROM home UNION SELECT NULL, NULL),
        spots AS (
            SELECT k.country, k.admin1, k.country IS NOT DISTINCT FROM home.code AS at_home,
                CASE WHEN k.admin1 IS NOT NULL THEN 0 WHEN k.country IS NULL THEN 3
                    WHEN coalesce(home.declared, k.country) = k.country THEN 1 ELSE 2 END AS place_group,
                coalesce((SELECT min(g.name) FROM places g WHERE g.kind = 'country' AND g.country = k.country),
                    k.country) AS country_name
            FROM known k CROSS JOIN home
            LEFT JOIN (SELECT country, admin1, bool_or(is_asked) AS is_asked FROM told GROUP BY country, admin1) t
                ON t.country IS NOT DISTINCT FROM k.country AND t.admin1 IS NOT DISTINCT FROM k.admin1
            WHERE len($asked) = 0 OR coalesce(list_contains($asked, k.admin1), false)
                OR coalesce(list_contains($asked, 'country:' || k.country), false) OR coalesce(t.is_asked, false)),
        columns_of AS (
            SELECT greatest(day::DATE, $first) AS starts_on,
                least(CASE $unit WHEN 'week' THEN day + INTERVAL 6 DAY WHEN 'month' THEN last_day(day)
                    WHEN 'quarter' THEN last_day(day + INTERVAL 2 MONTH) ELSE last_day(day + INTERVAL 11 MONTH) END,
                    $last)::DATE AS ends_on
            FROM (SELECT unnest(generate_series(date_trunc($unit, $first::DATE)::TIMESTAMP, $last::TIMESTAMP,
                CASE $unit WHEN 'week' THEN INTERVAL 7 DAY WHEN 'month' THEN INTERVAL 1 MONTH
                    WHEN 'quarter' THEN INTERVAL 3 MONTH ELSE INTERVAL 1 YEAR END)) AS day)),
        {_reports(cursor, filters)},
        covering AS (  -- searches of the very place; of its whole country; and of any place abroad
            SELECT s.country, s.admin1, d.* EXCLUDE (country, admin1), d.admin1 IS NOT NULL AS is_named
            FROM spots s JOIN sought d ON d.country IS NOT DISTINCT FROM s.country
                AND (d.admin1 IS NULL OR d.admin1 = s.admin1 OR (s.admin1 IS NULL AND s.place_group = 2))),
        days_of AS (
            SELECT country, admin1, first_day, bit_or(days)::VARCHAR AS days, bit_or(found_days)::VARCHAR AS found,
                (bit_or(found_days) FILTER (is_named))::VARCHAR AS named
            FROM covering GROUP BY country, admin1, first_day),
        sources_of AS (
            SELECT country, admin1, w.starts_on, count(*) AS n_sources
            FROM (SELECT country, admin1, first_day, bit_or(days)::VARCHAR AS days
                FROM covering GROUP BY country, admin1, first_day, source_id) CROSS JOIN columns_of w
            WHERE contains({_days_of("days")}, '1') GROUP BY country, admin1, w.starts_on),
        searched AS (
            SELECT o.country, o.admin1, w.starts_on, o.n_sources, {_n_days("d.days")} AS days_searched,
                {_n_days("d.found")} AS days_found, {_n_days("d.named")} > 0 AS is_named_found
            FROM sources_of o JOIN columns_of w USING (starts_on) JOIN days_of d
                ON d.country IS NOT DISTINCT FROM o.country AND d.admin1 IS NOT DISTINCT FROM o.admin1)
        SELECT s.country, s.admin1, s.place_group,
            CASE s.place_group WHEN 0 THEN s.admin1 || CASE WHEN s.at_home THEN '' ELSE ', ' || s.country_name END
                WHEN 1 THEN s.country_name || ', no governorate named'
                WHEN 2 THEN s.country_name ELSE 'Place not stated' END AS label,
            w.starts_on, w.ends_on, (w.ends_on - w.starts_on + 1)::BIGINT AS n_days,
            coalesce(r.n_in_view, 0) AS n_in_view, coalesce(r.n_hidden, 0) AS n_hidden,
            coalesce(r.n_claims, 0) AS n_claims, coalesce(d.days_searched, 0) AS days_searched,
            coalesce(d.days_found, 0) AS days_found, coalesce(d.days_searched - d.days_found, 0) AS days_nothing,
            coalesce(d.n_sources, 0) AS n_sources, coalesce(d.is_named_found, false) AS is_named_found,
            CASE WHEN r.n_in_view > 0 THEN 'captured' WHEN r.n_hidden > 0 THEN 'hidden'
                WHEN d.is_named_found THEN 'missing' WHEN d.days_searched > 0 THEN 'searched'
                ELSE 'not_searched' END AS state
        FROM spots s CROSS JOIN columns_of w
        LEFT JOIN reports r ON r.country IS NOT DISTINCT FROM s.country AND r.admin1 IS NOT DISTINCT FROM s.admin1
            AND r.starts_on = w.starts_on
        LEFT JOIN searched d ON d.country IS NOT DISTINCT FROM s.country AND d.admin1 IS NOT DISTINCT FROM s.admin1
            AND d.starts_on = w.starts_on
        ORDER BY s.place_group, s.admin1, s.country_name, s.country, w.starts_on"""
    asked = {"asked": list(filters.place), "unit": unit, "first": first, "last": last}
    return ask(cursor, sql, {**filters.parameters, **asked})


def reports_behind(
    cursor: Cursor, filters: Filters, country: str | None, admin1: str | None, first: date, last: date, limit: int = 40
) -> pd.DataFrame:
    """The reports of one place published from `first` to `last`, by day and publisher. Columns: publisher,
    reported_date, n_claims (in view), quotation (of the first of them), text_kind, post_id, at, n_in_all (reports,
    whatever `limit`). Only what is in view."""
    sql = f"""
        WITH told AS (
            SELECT t.publisher, facet.reported_date, facet.post_no, count(*)::BIGINT AS n_claims,
                min(facet.claim_no) AS claim_no, any_value(facet.text_kind)::VARCHAR AS text_kind
            FROM {CODES} JOIN claim_spots s USING (spot_no) JOIN tellings t USING (telling_no)
            WHERE {claim_is_in_view(cursor, filters)}
                AND facet.reported_date BETWEEN $first AND $last
                AND s.row_country IS NOT DISTINCT FROM $country AND s.row_admin1 IS NOT DISTINCT FROM $admin1
            GROUP BY t.publisher, facet.reported_date, facet.post_no),
        worded AS (  -- by publisher and day first: only the reports shown are read
            SELECT *, count(*) OVER () AS n_in_all FROM told
            QUALIFY dense_rank() OVER (ORDER BY reported_date, publisher) <= $most),
        {words_of("worded")}
        SELECT w.publisher, w.reported_date, w.n_claims, c.quotation, w.text_kind, c.post_id, c."at",
            w.n_in_all
        FROM worded w JOIN words c USING (post_no, claim_no)
        ORDER BY w.reported_date, w.publisher, c.post_id
        LIMIT $most"""
    values = {"country": country, "admin1": admin1, "first": first, "last": last, "most": limit}
    return ask(cursor, sql, {**filters.parameters, **values})


def searches_behind(
    cursor: Cursor, country: str | None, admin1: str | None, first: date, last: date, limit: int = 60
) -> pd.DataFrame:
    """The searches that cover one place on days from `first` to `last`. Columns: source, from_date, to_date, admin1
    (null: the whole country), searched_by, searched_date, result, note, n_in_all."""
    sql = """
        WITH home AS (FROM home_country)
        SELECT coalesce(o.name, s.source_id) AS source, s.from_date, s.to_date, s.admin1, s.searched_by,
            s.searched_date, s.result, s.note, count(*) OVER () AS n_in_all
        FROM searches s CROSS JOIN home LEFT JOIN sources o USING (source_id)
        WHERE s.to_date >= $first AND s.from_date <= $last
            AND (s.admin1 = $admin1 OR (s.admin1 IS NULL AND $country IS NOT DISTINCT FROM home.code)
                OR ($admin1 IS NULL AND $country <> home.declared AND s.admin1 IN (
                    SELECT admin1 FROM claim_spots WHERE country = $country)))
        ORDER BY s.from_date, s.to_date, source, s.source_id, s.admin1 NULLS FIRST, s.result, s.note
        LIMIT $most"""
    values = {"country": country, "admin1": admin1, "first": first, "last": last, "most": limit}
    return ask(cursor, sql, values)
