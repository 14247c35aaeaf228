"""The numbers that a paragraph of limitations rests on: one row of what is in view."""

from datetime import date

import pandas as pd

from dashboard.queries.ask import Cursor, ask
from dashboard.queries.filters import Filters
from dashboard.queries.in_view import claims_in_view, event_is_in_view, set_of, tellings_in_view, told_in_view
from dashboard.queries.notes import kept


def limits(cursor: Cursor, filters: Filters) -> pd.DataFrame:
    """One row. Claims: n_claims, n_no_place (no governorate named), n_no_day (the event's day not known to one day),
    n_no_origin, n_unstated (harm without a number).
    Reports: n_posts, n_not_verbatim (posts), n_publishers, n_largest and largest (the publisher of most claims),
    languages (list of BCP 47 tags), first_report, last_report.
    Events: n_events, n_one_origin, n_several_origins, n_unknown_origin (none known), n_conflicting, n_reviewed."""
    sql = f"""
        WITH {_AS_KEPT if not filters.active else _in_view(cursor, filters)},
        printed AS (
            SELECT t.publisher, sum(s.n_claims)::BIGINT AS n
            FROM {tellings_in_view(cursor, filters)} s JOIN tellings t USING (telling_no)
            GROUP BY t.publisher ORDER BY n DESC, publisher)
        SELECT n_claims, n_tolls, n_no_place, n_no_day, n_no_origin, n_unstated,
            (SELECT count(DISTINCT publisher)::BIGINT FROM printed) AS n_publishers, first_report, last_report,
            (SELECT n FROM printed LIMIT 1) AS n_largest, (SELECT publisher FROM printed LIMIT 1) AS largest,
            n_posts, n_not_verbatim, languages, n_events, n_unknown_origin, n_one_origin, n_several_origins,
            n_conflicting, n_reviewed
        FROM told CROSS JOIN events_of CROSS JOIN posts_of"""
    return ask(cursor, sql, filters.parameters)


_AS_KEPT = """told AS (
            SELECT n_claims, n_toll_claims AS n_tolls, n_no_place, n_no_day, n_no_origin, n_unstated, first_report,
                last_report
            FROM whole_view CROSS JOIN whole_claims),
        events_of AS (FROM whole_events),
        posts_of AS (SELECT v.n_posts, p.* FROM whole_view v CROSS JOIN whole_posts p)"""
"""As `_in_view` without a filter, as the snapshot keeps it."""


def _in_view(cursor: Cursor, filters: Filters) -> str:
    """Common table expressions of one row each about what is in view: `told` of the claims, `events_of`, `posts_of`."""
    in_view = claims_in_view(cursor, filters)
    told = told_in_view(cursor, filters)
    spots = f"SELECT {set_of(cursor, 'spot_no')} FROM claim_spots WHERE admin1 = $not_stated"
    nowhere = kept(cursor, "nowhere", None, lambda: spots, filters.parameters)
    return f"""told AS (
            SELECT count(*)::BIGINT AS n_claims, {told}.n_tolls::BIGINT AS n_tolls,
                (count(*) FILTER (facet.kind = 'event'::claim_kind AND get_bit({nowhere}, facet.spot_no) = 1))::BIGINT
                    AS n_no_place,
                (count(*) FILTER (facet.kind = 'event'::claim_kind AND NOT (facet.day_known
                    AND facet.first_day = facet.last_day)))::BIGINT AS n_no_day,
                (count(*) FILTER (NOT facet.has_origin))::BIGINT AS n_no_origin,
                (count(*) FILTER (facet.casualties_unstated))::BIGINT AS n_unstated,
                {told}.first_report AS first_report, {told}.last_report AS last_report
            FROM {in_view} facet),
        events_of AS (
            SELECT count(*)::BIGINT AS n_events, (count(*) FILTER (n_origins = 0))::BIGINT AS n_unknown_origin,
                (count(*) FILTER (n_origins = 1))::BIGINT AS n_one_origin,
                (count(*) FILTER (n_origins > 1))::BIGINT AS n_several_origins,
                (count(*) FILTER (agreement = 'conflicting'::agreement))::BIGINT AS n_conflicting,
                (count(*) FILTER (grade <> 'unassessed'::grade))::BIGINT AS n_reviewed
            FROM event_cards WHERE {event_is_in_view(cursor, filters)}),
        posts_of AS (
            SELECT count(*)::BIGINT AS n_posts,
                (count(*) FILTER (p.text_kind <> 'verbatim'::text_kind))::BIGINT AS n_not_verbatim,
                list_sort(list(DISTINCT p.language) FILTER (p.language IS NOT NULL)) AS languages
            FROM post_codes p WHERE get_bit({told}.posts, p.post_no) = 1)"""


def searched_days(cursor: Cursor, first: date, last: date) -> pd.DataFrame:
    """One row: n_days from `first` to `last`, n_covered (days on which any search is recorded), n_one_source (of them
    those on which one source alone was searched), n_sources (searched on any), home (the workspace's country)."""
    sql = """
        WITH spans AS (
            SELECT DISTINCT source_id, greatest(from_date, $first::DATE) AS a, least(to_date, $last::DATE) AS z
            FROM searches WHERE to_date >= $first AND from_date <= $last),
        sought AS (
            SELECT DISTINCT source_id, unnest(generate_series(a::TIMESTAMP, z::TIMESTAMP, INTERVAL 1 DAY))::DATE AS day
            FROM spans),
        days AS (SELECT day, count(*) AS n FROM sought GROUP BY day)
        SELECT ($last::DATE - $first::DATE + 1)::BIGINT AS n_days, (SELECT count(*)::BIGINT FROM days) AS n_covered,
            (SELECT count(*)::BIGINT FROM days WHERE n = 1) AS n_one_source,
            (SELECT count(DISTINCT source_id)::BIGINT FROM sought) AS n_sources,
            (SELECT min(g.name) FROM places g JOIN meta m ON m."key" = 'country' AND m."value" = g.country
                WHERE g.kind = 'country') AS home"""
    return ask(cursor, sql, {"first": first, "last": last})
