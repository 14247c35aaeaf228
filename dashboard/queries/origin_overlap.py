"""Which origins report the same events? Independent origins are counted, not outlets (design.md, rule 8)."""

import pandas as pd

from dashboard.queries.ask import Cursor, ask
from dashboard.queries.filters import FACETS, Filters, condition


def _sets(filters: Filters) -> str:
    """Common table expressions up to `sets`: each event in view with the origins of all its reports. Most events have
    one origin or none; only for the others is a list made."""
    return f"""in_view AS (SELECT DISTINCT facet.event_no FROM {FACETS} WHERE {condition(filters)}),
    ends AS (
        SELECT facet.event_no, min(facet.origin) AS a, max(facet.origin) AS z,
            count(facet.origin) < count(*) AS has_unknown
        FROM {FACETS} WHERE facet.event_no IN (SELECT event_no FROM in_view) GROUP BY facet.event_no),
    several AS (
        SELECT facet.event_no, list(DISTINCT facet.origin ORDER BY facet.origin) AS origins
        FROM {FACETS} WHERE facet.origin IS NOT NULL AND facet.event_no IN (SELECT event_no FROM ends WHERE a < z)
        GROUP BY facet.event_no),
    sets AS (
        SELECT event_no, has_unknown, CASE WHEN a IS NULL THEN []::VARCHAR[] ELSE [a] END AS origins
        FROM ends WHERE a IS NULL OR a = z
        UNION ALL SELECT event_no, has_unknown, several.origins FROM ends JOIN several USING (event_no))"""


# The sets with their number of events; those of one origin or none are counted before they become lists.
COMBINED = """combined AS (
        SELECT CASE WHEN a IS NULL THEN []::VARCHAR[] ELSE [a] END AS origins, has_unknown, n AS n_events
        FROM (SELECT a, has_unknown, count(*)::BIGINT AS n FROM ends WHERE a IS NULL OR a = z GROUP BY a, has_unknown)
        UNION ALL SELECT several.origins, has_unknown, count(*)::BIGINT
        FROM several JOIN ends USING (event_no) GROUP BY several.origins, has_unknown)"""


def combinations(cursor: Cursor, filters: Filters, limit: int = 18) -> pd.DataFrame:
    """Each set of origins that reports an event in view, with how many events it alone reports.

    Columns: origins (list of keys, empty when none is known), has_unknown (true when a report of unknown origin stands
    beside them; it adds none), n_origins, n_events, n_in_all (events in view, whatever `limit`), n_sets. First the
    events without any known origin, then the sets by number of events.
    """
    sql = f"""
        WITH {_sets(filters)}, {COMBINED}
        SELECT origins, has_unknown, len(origins)::BIGINT AS n_origins, n_events,
            (sum(n_events) OVER ())::BIGINT AS n_in_all, count(*) OVER () AS n_sets
        FROM combined ORDER BY len(origins) > 0, n_events DESC, len(origins), origins::VARCHAR, has_unknown
        LIMIT $most"""
    return ask(cursor, sql, {**filters.parameters, "most": limit})


def origins(cursor: Cursor, filters: Filters) -> pd.DataFrame:
    """The known origins of the events in view. Columns: origin, name, n_events, n_alone (events it alone is a known
    origin of); most events first."""
    sql = f"""
        WITH {_sets(filters)}, {COMBINED},
        each AS (SELECT unnest(origins) AS origin, len(origins) AS n_origins, n_events AS n FROM combined),
        names AS (SELECT origin, min(origin_name) AS name FROM event_origins GROUP BY origin)
        SELECT origin, coalesce(min(name), origin) AS name, sum(n)::BIGINT AS n_events,
            coalesce(sum(n) FILTER (n_origins = 1), 0)::BIGINT AS n_alone
        FROM each LEFT JOIN names USING (origin) GROUP BY origin ORDER BY n_events DESC, origin"""
    return ask(cursor, sql, filters.parameters)


def events_behind(
    cursor: Cursor, filters: Filters, origins: tuple[str, ...], has_unknown: bool, limit: int = 40
) -> pd.DataFrame:
    """The events that exactly these origins report, newest first. Columns: title, reported_first, standing, n_posts,
    post_id, at (the first claim), n_in_all."""
    sql = f"""
        WITH {_sets(filters)}
        SELECT e.title, e.reported_first, e.standing, e.n_posts, k.post_id, k."at", count(*) OVER () AS n_in_all
        FROM sets s JOIN event_cards k USING (event_no) JOIN events e USING (event_id)
        WHERE s.origins = $origins::VARCHAR[] AND s.has_unknown = $has_unknown
        ORDER BY e.reported_first DESC, k.event_no
        LIMIT $most"""
    values = {"origins": list(origins), "has_unknown": has_unknown, "most": limit}
    return ask(cursor, sql, {**filters.parameters, **values})
