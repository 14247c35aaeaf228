"""What the filter rail offers: every value that occurs, with the number of claims that have it."""

import pandas as pd

from dashboard.queries.ask import Cursor, ask
from dashboard.queries.filters import JOINED, NOT_STATED


def options(cursor: Cursor) -> pd.DataFrame:
    """Columns: filter, value, label (null where the value is a closed list's), n_claims; most frequent first.

    Counts are of claims in current versions of pages, before any filter, so that labels stay the same while filtering.
    """
    sql = f"""
        WITH c AS (
            SELECT c.*, e.event_type AS of_event, e.admin1 AS event_admin1, e.agreement
            FROM {JOINED} WHERE coalesce(p.is_current, true)),
        found AS (
            SELECT 'place' AS filter, coalesce(event_admin1, admin1, $not_stated) AS value,
                coalesce(event_admin1, admin1) AS label, post_id, claim_no FROM c
            UNION ALL SELECT 'type',
                CASE WHEN kind = 'toll' THEN 'toll' ELSE coalesce(of_event, event_type)::VARCHAR END, NULL,
                post_id, claim_no FROM c
            UNION ALL SELECT 'speaker', coalesce(voice, $not_stated), voice_name, post_id, claim_no FROM c
            UNION ALL SELECT 'publisher', publisher, publisher, post_id, claim_no FROM c
            UNION ALL SELECT 'actor', coalesce(a.actor_id, lower(a.name), $not_stated), a.actor_name,
                c.post_id, c.claim_no FROM c LEFT JOIN claim_actors a USING (post_id, claim_no)
            UNION ALL SELECT 'measure', f.measure::VARCHAR, NULL, post_id, claim_no
                FROM c JOIN figures f USING (post_id, claim_no)
            UNION ALL SELECT 'population', f.population::VARCHAR, NULL, post_id, claim_no
                FROM c JOIN figures f USING (post_id, claim_no)
            UNION ALL SELECT 'agreement', agreement::VARCHAR, NULL, post_id, claim_no FROM c WHERE agreement IS NOT NULL
        )
        SELECT filter, value, min(label) AS label, count(DISTINCT (post_id, claim_no))::BIGINT AS n_claims
        FROM found WHERE value IS NOT NULL
        GROUP BY filter, value ORDER BY filter, n_claims DESC, value"""
    return ask(cursor, sql, {"not_stated": NOT_STATED})


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
