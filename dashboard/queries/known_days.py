"""From which days on which posts were known: what the control "As known" offers."""

import duckdb
import pandas as pd


def known_days(cursor: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """The UTC days on which anything was captured or decided, newest first.

    Columns: day, n_posts (that count from that day on: by their capture, else by their publication), n_without (those
    of them whose capture day is not recorded), n_decisions (made that day).
    """
    return cursor.execute("""
        WITH posts_known AS (
            SELECT p.post_id, min(k.captured_at) AS captured_at,
                coalesce(min(k.captured_at)::DATE, any_value(p.published_at)::DATE, any_value(p.published_date)) AS day
            FROM posts p LEFT JOIN captures k USING (post_id) GROUP BY p.post_id),
        days AS (
            SELECT day, count(*) AS n_posts, count(*) FILTER (WHERE captured_at IS NULL) AS n_without, 0 AS n_decisions
            FROM posts_known GROUP BY day
            UNION ALL
            SELECT decided_at::DATE, 0, 0, count(*) FROM edits GROUP BY decided_at::DATE)
        SELECT day, sum(n_posts)::BIGINT AS n_posts, sum(n_without)::BIGINT AS n_without,
            sum(n_decisions)::BIGINT AS n_decisions
        FROM days GROUP BY day ORDER BY day DESC""").df()
