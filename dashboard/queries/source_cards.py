"""What does each source count, and what of it is here?"""

import pandas as pd

from dashboard.queries.ask import Cursor, ask
from dashboard.queries.filters import Filters
from dashboard.queries.in_view import tellings_in_view
from dashboard.storage.derived_sources import sums_of


def source_cards(cursor: Cursor, filters: Filters) -> pd.DataFrame:
    """Every source that speaks or prints in view, and every source of sources.csv that was searched.

    Columns: card (key), name, attribution, side, country, counts, does_not_count, note (as sources.csv says; null when
    it does not), speaks_as (the voice's name when it speaks with another's), voice and publisher (the filter values
    that lead to its claims; null when it has none in view), n_spoken (claims it makes), n_printed (claims it prints),
    n_origins (known origins behind those it makes or prints), n_no_origin (of them without a known origin),
    last_report, days_searched. Those that say what they count first, then by number of claims.
    """
    sums = "sums AS (FROM source_sums)" if not filters.active else sums_of(tellings_in_view(cursor, filters))
    sql = f"""
        WITH {sums},
        sought AS (
            SELECT source_id, bit_count(bit_or(days))::BIGINT AS days_searched FROM days_searched GROUP BY source_id)
        SELECT coalesce(m.card, s.source_id) AS card, coalesce(s.name, w.label, m.publisher, m.card) AS name,
            s.attribution::VARCHAR AS attribution, s.side, s.country, s.counts, s.does_not_count, s.note,
            CASE WHEN s.voice <> s.source_id THEN v.name END AS speaks_as, m.voice, m.publisher,
            coalesce(m.n_spoken, 0) AS n_spoken, coalesce(m.n_printed, 0) AS n_printed,
            coalesce(m.n_origins, 0) AS n_origins, coalesce(m.n_no_origin, 0) AS n_no_origin, m.last_report,
            coalesce(d.days_searched, 0) AS days_searched
        FROM sums m FULL JOIN (SELECT * FROM sources WHERE source_id IN (SELECT card FROM sums)
                OR source_id IN (SELECT source_id FROM searches)) s ON s.source_id = m.card
        LEFT JOIN sources v ON v.source_id = s.voice
        LEFT JOIN filter_values w ON w.filter = 'speaker' AND w."value" = m.voice
        LEFT JOIN sought d ON d.source_id = s.source_id
        ORDER BY s.counts IS NULL AND s.does_not_count IS NULL, n_spoken + n_printed DESC, name, card"""
    return ask(cursor, sql, filters.parameters)
