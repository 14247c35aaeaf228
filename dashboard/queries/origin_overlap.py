"""Which origins report the same events? Independent origins are counted, not outlets (design.md, rule 8)."""

import pandas as pd

from dashboard.queries.ask import Cursor, ask
from dashboard.queries.filters import Filters
from dashboard.queries.in_view import event_is_in_view


def _counted(cursor: Cursor, filters: Filters) -> str:
    """A common table expression `counted`: set_no, its n_origins, and n, the events in view of each combination of
    origins. The origins of an event are those of all its reports."""
    if not filters.active:
        return "counted AS (SELECT set_no, n_origins, n_events AS n FROM origin_sets)"
    return f"""counted AS (
        SELECT set_no, s.n_origins, c.n
        FROM (SELECT set_no, count(*)::BIGINT AS n FROM event_codes
            WHERE {event_is_in_view(cursor, filters)} GROUP BY set_no) c
        JOIN origin_sets s USING (set_no))"""


def combinations(cursor: Cursor, filters: Filters, limit: int = 18) -> pd.DataFrame:
    """Each set of origins that reports an event in view, with how many events it alone reports.

    Columns: origins (list of keys, empty when none is known), has_unknown (true when a report of unknown origin stands
    beside them; it adds none), n_origins, n_events, n_in_all (events in view, whatever `limit`), n_sets. First the
    events without any known origin, then the sets by number of events.
    """
    sql = f"""
        WITH {_counted(cursor, filters)},
        shown AS (FROM counted ORDER BY n_origins > 0, n DESC, n_origins, set_no LIMIT $most)
        SELECT s.origins, s.has_unknown, s.n_origins::BIGINT AS n_origins, x.n AS n_events,
            (SELECT sum(n) FROM counted)::BIGINT AS n_in_all, (SELECT count(*) FROM counted) AS n_sets
        FROM origin_sets s JOIN shown x USING (set_no)
        ORDER BY s.n_origins > 0, x.n DESC, s.n_origins, s.set_no"""
    return ask(cursor, sql, {**filters.parameters, "most": limit})


def origins(cursor: Cursor, filters: Filters) -> pd.DataFrame:
    """The known origins of the events in view. Columns: origin, name, n_events, n_alone (events it alone is a known
    origin of); most events first."""
    sums = """sums AS (
            SELECT m.origin_no, sum(c.n)::BIGINT AS n_events,
                coalesce(sum(c.n) FILTER (m.is_alone), 0)::BIGINT AS n_alone
            FROM counted c JOIN origin_set_members m USING (set_no) GROUP BY m.origin_no)"""
    sums = f"{_counted(cursor, filters)}, {sums}" if filters.active else "sums AS (FROM origin_counts)"
    sql = f"""
        WITH {sums}
        SELECT o.origin, o.name, s.n_events, s.n_alone
        FROM sums s JOIN known_origins o USING (origin_no) ORDER BY s.n_events DESC, o.origin"""
    return ask(cursor, sql, filters.parameters)


def events_behind(
    cursor: Cursor, filters: Filters, origins: tuple[str, ...], has_unknown: bool, limit: int = 40
) -> pd.DataFrame:
    """The events that exactly these origins report, newest first. Columns: title, reported_first, standing, n_posts,
    post_id, at (the first claim), n_in_all."""
    sql = f"""
        WITH found AS (
            SELECT c.event_no FROM event_codes c WHERE {event_is_in_view(cursor, filters, "c.event_no")}
                AND c.set_no IN (SELECT set_no FROM origin_sets
                    WHERE origins = $origins::VARCHAR[] AND has_unknown = $has_unknown)),
        shown AS (
            SELECT k.event_no, k.reported_first, count(*) OVER () AS n_in_all
            FROM found JOIN event_cards k USING (event_no)
            ORDER BY k.reported_first DESC, k.event_no LIMIT $most)
        SELECT k.title, k.reported_first, k.standing, k.n_posts, k.post_id, k."at", s.n_in_all
        FROM shown s JOIN event_cards k USING (event_no)
        ORDER BY k.reported_first DESC, k.event_no"""
    values = {"origins": list(origins), "has_unknown": has_unknown, "most": limit}
    return ask(cursor, sql, {**filters.parameters, **values})
