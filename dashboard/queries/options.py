"""What the filter rail offers: every value that occurs, with the number of claims that have it."""

import pandas as pd

from dashboard.queries.ask import Cursor, ask
from dashboard.queries.filters import NOT_STATED


def options(cursor: Cursor) -> pd.DataFrame:
    """Columns: filter, value, label (null where the value is a closed list's), n_claims; most frequent first.

    Counts are of claims in current versions of pages, before any filter, so that labels stay the same while filtering;
    storage/derived.py counts them once a snapshot.
    """
    sql = "SELECT filter, value, label, n_claims FROM filter_values ORDER BY filter, n_claims DESC, value"
    return ask(cursor, sql)


def span_of_days(cursor: Cursor) -> pd.DataFrame:
    """One row: first_day and last_day of all that is told or reported, first_usual and last_usual of it without what is
    recalled from earlier; null in an empty workspace."""
    sql = """
        SELECT min(least(coalesce(date_start, reported_date), reported_date)) AS first_day,
            max(greatest(coalesce(date_end, reported_date), reported_date)) AS last_day,
            min(least(coalesce(date_start, reported_date), reported_date))
                FILTER (realis <> 'historical' AND NOT is_recollection) AS first_usual,
            max(greatest(coalesce(date_end, reported_date), reported_date))
                FILTER (realis <> 'historical' AND NOT is_recollection) AS last_usual
        FROM claims WHERE kind = 'event'"""
    return ask(cursor, sql)


def snapshot_facts(cursor: Cursor) -> pd.DataFrame:
    """Columns: key, value. The snapshot's meta rows, and n_posts, n_claims, n_events, n_tolls as text."""
    sql = """
        SELECT "key", "value" FROM meta
        UNION ALL SELECT 'n_posts', (SELECT count(*) FROM posts)::VARCHAR
        UNION ALL SELECT 'n_claims', (SELECT count(*) FROM claims)::VARCHAR
        UNION ALL SELECT 'n_events', (SELECT count(*) FROM events)::VARCHAR
        UNION ALL SELECT 'n_tolls', (SELECT count(*) FROM tolls)::VARCHAR
        ORDER BY 1, 2"""
    return ask(cursor, sql)


def place_tree(cursor: Cursor) -> pd.DataFrame:
    """The places that occur as a tree: each country, below it its governorates, below each its places.

    Columns: value (as `Filters.place` takes it: "country:SY", "Homs", "place:al-waer"), label, level (0 country,
    1 governorate, 2 place), n_claims (of current versions, before any filter; a branch counts what lies in it). What
    names no governorate is the last row, "not-stated". Most frequent first within its branch.
    """
    sql = """
        WITH found AS (
            SELECT f.country, f.admin1, CASE WHEN g.kind IN ('country', 'governorate') THEN NULL ELSE g.place_id END
                    AS place_id, any_value(g.name) AS name, count(*) AS n
            FROM claim_facets f LEFT JOIN places g USING (place_id) WHERE f.is_current GROUP BY ALL),
        homes AS (  -- a governorate stands once, under the country that most of its claims name
            SELECT admin1, arg_max(country, n) AS country, sum(n) AS n
            FROM (SELECT admin1, country, sum(n) AS n FROM found WHERE admin1 <> $not_stated GROUP BY ALL ORDER BY ALL)
            GROUP BY admin1),
        countries AS (SELECT country, sum(n) AS n FROM found WHERE country IS NOT NULL GROUP BY country),
        named AS (SELECT country, min(name) AS name FROM places WHERE kind = 'country' GROUP BY country),
        spots AS (
            SELECT place_id, min(name) AS name, arg_max(admin1, n) AS admin1, arg_max(country, n) AS country,
                sum(n) AS n
            FROM (SELECT * FROM found ORDER BY ALL) WHERE place_id IS NOT NULL GROUP BY place_id),
        rows_of AS (
            SELECT 'country:' || c.country AS value, coalesce(m.name, c.country) AS label, 0 AS level, c.n,
                c.country, c.n AS of_country, NULL::VARCHAR AS admin1, NULL AS of_admin1
            FROM countries c LEFT JOIN named m USING (country)
            UNION ALL SELECT h.admin1, h.admin1, 1, h.n, h.country, c.n, h.admin1, h.n
            FROM homes h LEFT JOIN countries c USING (country)
            UNION ALL SELECT 'place:' || s.place_id, s.name, 2, s.n, coalesce(h.country, s.country), c.n,
                h.admin1, h.n
            FROM spots s LEFT JOIN homes h USING (admin1)
            LEFT JOIN countries c ON c.country = coalesce(h.country, s.country)
            UNION ALL SELECT $not_stated, NULL, 1, sum(n), NULL, NULL, NULL, NULL
            FROM found WHERE admin1 = $not_stated HAVING count(*) > 0)
        SELECT value, label, level, n::BIGINT AS n_claims FROM rows_of
        ORDER BY value = $not_stated, of_country DESC NULLS LAST, country, of_admin1 DESC NULLS FIRST,
            admin1 NULLS FIRST, level, n DESC, value"""
    return ask(cursor, sql, {"not_stated": NOT_STATED})
