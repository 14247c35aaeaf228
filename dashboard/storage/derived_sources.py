"""What each source speaks and prints: sums by source, of all claims or of those in view."""

from dashboard.storage.derived_actors import NOT_STATED


def sums_of(tellings: str) -> str:
    """Common table expressions up to `sums`, one row a source that speaks or prints (card, voice, publisher, n_spoken,
    n_printed, n_origins, last_report, n_no_origin), of a table like `telling_counts`."""
    return f"""counted AS (SELECT telling_no, n_claims AS n, last_day FROM {tellings}),
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
            FROM told t WHERE t.voice <> '{NOT_STATED}'
            UNION ALL
            SELECT coalesce(p.source_id, 'publisher:' || lower(t.publisher)), NULL, t.publisher,
                t.* EXCLUDE (voice, publisher)
            FROM told t JOIN printers p USING (publisher)),
        once AS (SELECT DISTINCT card, told_no, n FROM mine WHERE origin IS NULL),
        unknown AS (SELECT card, sum(n)::BIGINT AS n_no_origin FROM once GROUP BY card),
        sums AS (
            SELECT m.*, coalesce(u.n_no_origin, 0) AS n_no_origin
            FROM (
                SELECT card, min(voice) AS voice, min(publisher) AS publisher,
                    coalesce(sum(n) FILTER (voice IS NOT NULL), 0)::BIGINT AS n_spoken,
                    coalesce(sum(n) FILTER (publisher IS NOT NULL), 0)::BIGINT AS n_printed,
                    count(DISTINCT origin)::BIGINT AS n_origins, max(last_day) AS last_report
                FROM mine GROUP BY card) m
            LEFT JOIN unknown u USING (card))"""


DAYS_SEARCHED = """
    WITH span AS (SELECT min(from_date) AS first_day, max(to_date) AS last_day FROM searches),
    apart AS (
        SELECT DISTINCT source_id, admin1, result = 'reports_found' AS found, from_date, to_date FROM searches
        WHERE from_date <= to_date),
    marked AS (
        SELECT source_id, admin1, found, first_day, (repeat('0', from_date - first_day)
                || repeat('1', to_date - from_date + 1) || repeat('0', last_day - to_date))::BIT AS days
        FROM apart CROSS JOIN span)
    SELECT source_id, admin1, first_day, bit_or(days) AS days, bit_or(days) FILTER (found) AS found_days
    FROM marked GROUP BY source_id, admin1, first_day ORDER BY source_id, admin1"""


SOURCE_SUMS = f"""
    WITH {sums_of("telling_counts")}
    SELECT * FROM sums ORDER BY card"""
