"""What does each source count, and what of it is here?"""

import pandas as pd

from dashboard.queries.ask import Cursor, ask
from dashboard.queries.filters import Filters
from dashboard.queries.in_view import tellings_in_view


def source_cards(cursor: Cursor, filters: Filters) -> pd.DataFrame:
    """Every source that speaks or prints in view, and every source of sources.csv that was searched.

    Columns: card (key), name, attribution, side, country, counts, does_not_count, note (as sources.csv says; null when
    it does not), speaks_as (the voice's name when it speaks with another's), voice and publisher (the filter values
    that lead to its claims; null when it has none in view), n_spoken (claims it makes), n_printed (claims it prints),
    n_origins (known origins behind those it makes or prints), n_no_origin (of them without a known origin),
    last_report, days_searched. Those that say what they count first, then by number of claims.
    """
    counted = f"SELECT telling_no, n_claims AS n, last_day FROM {tellings_in_view(cursor, filters)}"
    sql = f"""
        WITH counted AS ({counted}),
        told AS (
            SELECT row_number() OVER () AS told_no, *
            FROM (SELECT t.voice, t.publisher, t.origin, sum(c.n)::BIGINT AS n, max(c.last_day) AS last_day
                FROM counted c JOIN tellings t USING (telling_no) GROUP BY ALL)),
        printers AS (
            SELECT t.publisher, coalesce(min(s.source_id) FILTER (lower(s.name) = lower(t.publisher)),
                min(s.source_id)) AS source_id
            FROM (SELECT DISTINCT publisher FROM told) t LEFT JOIN sources s ON lower(s.name) = lower(t.publisher)
                OR list_contains(list_transform(s.aliases, lambda name: lower(name)), lower(t.publisher))
            GROUP BY t.publisher),
        mine AS (
            SELECT t.voice AS card, t.voice, NULL AS publisher, t.* EXCLUDE (voice, publisher)
            FROM told t WHERE t.voice <> $not_stated
            UNION ALL
            SELECT coalesce(p.source_id, 'publisher:' || lower(t.publisher)), NULL, t.publisher,
                t.* EXCLUDE (voice, publisher)
            FROM told t JOIN printers p USING (publisher)),
        once AS (SELECT DISTINCT card, told_no, n FROM mine WHERE origin IS NULL),
        unknown AS (SELECT card, sum(n)::BIGINT AS n_no_origin FROM once GROUP BY card),
        sums AS (
            SELECT card, min(voice) AS voice, min(publisher) AS publisher,
                coalesce(sum(n) FILTER (voice IS NOT NULL), 0)::BIGINT AS n_spoken,
                coalesce(sum(n) FILTER (publisher IS NOT NULL), 0)::BIGINT AS n_printed,
                count(DISTINCT origin)::BIGINT AS n_origins, max(last_day) AS last_report
            FROM mine GROUP BY card),
        sought AS (
            SELECT source_id, count(DISTINCT day)::BIGINT AS days_searched
            FROM (SELECT source_id, unnest(generate_series(from_date::TIMESTAMP, to_date::TIMESTAMP, INTERVAL 1 DAY))
                AS day FROM (SELECT DISTINCT source_id, from_date, to_date FROM searches)) GROUP BY source_id)
        SELECT coalesce(m.card, s.source_id) AS card, coalesce(s.name, w.label, m.publisher, m.card) AS name,
            s.attribution::VARCHAR AS attribution, s.side, s.country, s.counts, s.does_not_count, s.note,
            CASE WHEN s.voice <> s.source_id THEN v.name END AS speaks_as, m.voice, m.publisher,
            coalesce(m.n_spoken, 0) AS n_spoken, coalesce(m.n_printed, 0) AS n_printed,
            coalesce(m.n_origins, 0) AS n_origins, coalesce(u.n_no_origin, 0) AS n_no_origin, m.last_report,
            coalesce(d.days_searched, 0) AS days_searched
        FROM sums m FULL JOIN (SELECT * FROM sources WHERE source_id IN (SELECT card FROM sums)
                OR source_id IN (SELECT source_id FROM searches)) s ON s.source_id = m.card
        LEFT JOIN sources v ON v.source_id = s.voice
        LEFT JOIN unknown u ON u.card = m.card
        LEFT JOIN filter_values w ON w.filter = 'speaker' AND w."value" = m.voice
        LEFT JOIN sought d ON d.source_id = s.source_id
        ORDER BY s.counts IS NULL AND s.does_not_count IS NULL, n_spoken + n_printed DESC, name, card"""
    return ask(cursor, sql, filters.parameters)
