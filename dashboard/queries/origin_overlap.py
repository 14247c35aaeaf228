"""Which origins report the same events? Independent origins are counted, not outlets (design.md, rule 8)."""

import pandas as pd

from dashboard.queries.ask import Cursor, ask
from dashboard.queries.filters import Filters, events_in_view

# A claim that goes back to no known origin is one that event_origins does not count.
ORIGINS_OF = """known AS (
        SELECT event_id, list(origin ORDER BY origin) AS origins, sum(n_claims)::BIGINT AS n_claims
        FROM event_origins GROUP BY event_id),
    sets AS (
        SELECT k.event_no, coalesce(o.origins, []) AS origins, k.n_claims > coalesce(o.n_claims, 0) AS has_unknown
        FROM in_view JOIN event_cards k USING (event_no) LEFT JOIN known o ON o.event_id = k.event_id)"""


def combinations(cursor: Cursor, filters: Filters, limit: int = 18) -> pd.DataFrame:
    """Each set of origins that reports an event in view, with how many events it alone reports.

    Columns: origins (list of keys, empty when none is known), has_unknown (true when a report of unknown origin stands
    beside them; it adds none), n_origins, n_events, n_in_all (events in view, whatever `limit`), n_sets. First the
    events without any known origin, then the sets by number of events.
    """
    sql = f"""
        WITH {events_in_view(filters)}, {ORIGINS_OF},
        combined AS (SELECT origins, has_unknown, count(*)::BIGINT AS n_events FROM sets GROUP BY ALL)
        SELECT origins, has_unknown, len(origins)::BIGINT AS n_origins, n_events,
            (sum(n_events) OVER ())::BIGINT AS n_in_all, count(*) OVER () AS n_sets
        FROM combined ORDER BY len(origins) > 0, n_events DESC, len(origins), origins::VARCHAR, has_unknown
        LIMIT $most"""
    return ask(cursor, sql, {**filters.parameters, "most": limit})


def origins(cursor: Cursor, filters: Filters) -> pd.DataFrame:
    """The known origins of the events in view. Columns: origin, name, n_events, n_alone (events it alone is a known
    origin of); most events first."""
    sql = f"""
        WITH {events_in_view(filters)},
        mine AS (
            SELECT o.event_id, o.origin, o.origin_name, count(*) OVER (PARTITION BY o.event_id) AS n_origins
            FROM in_view JOIN event_origins o USING (event_id))
        SELECT origin, min(origin_name) AS name, count(DISTINCT event_id)::BIGINT AS n_events,
            count(DISTINCT event_id) FILTER (n_origins = 1)::BIGINT AS n_alone
        FROM mine GROUP BY origin ORDER BY n_events DESC, origin"""
    return ask(cursor, sql, filters.parameters)


def events_behind(
    cursor: Cursor, filters: Filters, origins: tuple[str, ...], has_unknown: bool, limit: int = 40
) -> pd.DataFrame:
    """The events that exactly these origins report, newest first. Columns: title, reported_first, standing, n_posts,
    post_id, at (the first claim), n_in_all."""
    sql = f"""
        WITH {events_in_view(filters)}, {ORIGINS_OF}
        SELECT e.title, e.reported_first, e.standing, e.n_posts, k.post_id, k."at", count(*) OVER () AS n_in_all
        FROM sets s JOIN event_cards k USING (event_no) JOIN events e USING (event_id)
        WHERE s.origins = $origins::VARCHAR[] AND s.has_unknown = $has_unknown
        ORDER BY e.reported_first DESC, k.event_no
        LIMIT $most"""
    values = {"origins": list(origins), "has_unknown": has_unknown, "most": limit}
    return ask(cursor, sql, {**filters.parameters, **values})
