"""What the first page of a snapshot asks of all claims: the places as a tree, and the days that are told of.

One pass at build in place of one for each server that starts. Both read derived tables, or dates alone.
"""

from dashboard.storage.derived_actors import NOT_STATED

PLACE_TREE = f"""
    WITH found AS (
        SELECT f.country, f.admin1, CASE WHEN g.kind IN ('country', 'governorate') THEN NULL ELSE g.place_id END
                AS place_id, any_value(g.name) AS name, count(*) AS n
        FROM claim_facets f LEFT JOIN places g USING (place_id) WHERE f.is_current GROUP BY ALL),
    homes AS (  -- a governorate stands once, under the country that most of its claims name
        SELECT admin1, arg_max(country, n) AS country, sum(n) AS n
        FROM (SELECT admin1, country, sum(n) AS n FROM found WHERE admin1 <> '{NOT_STATED}' GROUP BY ALL ORDER BY ALL)
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
        UNION ALL SELECT '{NOT_STATED}', NULL, 1, sum(n), NULL, NULL, NULL, NULL
        FROM found WHERE admin1 = '{NOT_STATED}' HAVING count(*) > 0)
    SELECT row_number() OVER (ORDER BY value = '{NOT_STATED}', of_country DESC NULLS LAST, country,
            of_admin1 DESC NULLS FIRST, admin1 NULLS FIRST, level, n DESC, value)::INTEGER AS turn,
        value, label, level, n::BIGINT AS n_claims
    FROM rows_of ORDER BY turn"""

TOLD_DAYS = """
    SELECT min(least(coalesce(date_start, reported_date), reported_date)) AS first_day,
        max(greatest(coalesce(date_end, reported_date), reported_date)) AS last_day,
        min(least(coalesce(date_start, reported_date), reported_date))
            FILTER (realis <> 'historical' AND NOT is_recollection) AS first_usual,
        max(greatest(coalesce(date_end, reported_date), reported_date))
            FILTER (realis <> 'historical' AND NOT is_recollection) AS last_usual,
        (SELECT max(reported_date) FROM claim_facets WHERE is_current) AS last_published
    FROM claims WHERE kind = 'event'"""

CAPTURED_POSTS = """
    SELECT max(captured_at) AS last_captured,
        (count(DISTINCT post_id) FILTER (captured_at IS NOT NULL))::BIGINT AS n_captured
    FROM captures"""

PRINTED_DAYS = """
    SELECT reported_date, count(*) FILTER (printed_row = claim_row) AS n_reports
    FROM claim_codes WHERE is_current GROUP BY ALL ORDER BY reported_date"""

WHOLE_VIEW = """
    SELECT count(*) AS n_claims, count(DISTINCT post_no) AS n_posts, count(DISTINCT event_no) AS n_events,
        count(*) FILTER (kind = 'toll') AS n_toll_claims,
        string_agg(DISTINCT publisher, ', ' ORDER BY publisher) AS publishers,
        list(DISTINCT text_kind::VARCHAR ORDER BY text_kind::VARCHAR) AS text_kinds,
        min(reported_date) AS first_report, max(reported_date) AS last_report
    FROM claim_facets WHERE is_current"""

RAIL_TABLES: dict[str, str] = {
    "place_tree": PLACE_TREE,
    "told_days": TOLD_DAYS,
    "captured_posts": CAPTURED_POSTS,
    "printed_days": PRINTED_DAYS,
    "whole_view": WHOLE_VIEW,
}
"""The SELECT of each table."""
