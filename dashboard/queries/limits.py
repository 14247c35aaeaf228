"""The numbers that a paragraph of limitations rests on: one row of what is in view."""

from datetime import date

import pandas as pd

from dashboard.queries.ask import Cursor, ask
from dashboard.queries.filters import FACETS, Filters, condition


def limits(cursor: Cursor, filters: Filters) -> pd.DataFrame:
    """One row. Claims: n_claims, n_no_place (no governorate named), n_no_day (the event's day not known to one day),
    n_no_origin, n_unstated (harm without a number).
    Reports: n_posts, n_not_verbatim (posts), n_publishers, n_largest and largest (the publisher of most claims),
    languages (list of BCP 47 tags), first_report, last_report.
    Events: n_events, n_one_origin, n_several_origins, n_unknown_origin (none known), n_conflicting, n_reviewed."""
    sql = f"""
        WITH told AS (
            SELECT facet.publisher, facet.reported_date, facet.post_no, facet.kind, facet.admin1, facet.event_no,
                facet.text_kind, facet.origin, facet.casualties_unstated,
                facet.day_known AND facet.first_day = facet.last_day AS has_day
            FROM {FACETS} WHERE {condition(filters)}),
        printed AS (SELECT publisher, count(*)::BIGINT AS n FROM told GROUP BY publisher ORDER BY n DESC, publisher),
        events_of AS (
            SELECT n_origins, agreement, grade FROM event_cards WHERE event_no IN (SELECT event_no FROM told)),
        numbered AS (
            SELECT row_number() OVER (ORDER BY published_date, post_id)::INTEGER AS post_no, text_kind, language
            FROM posts),
        posts_of AS (SELECT text_kind, language FROM numbered WHERE post_no IN (SELECT post_no FROM told))
        SELECT count(*)::BIGINT AS n_claims, count(*) FILTER (kind = 'toll')::BIGINT AS n_tolls,
            count(*) FILTER (kind = 'event' AND admin1 = $not_stated)::BIGINT AS n_no_place,
            count(*) FILTER (kind = 'event' AND NOT has_day)::BIGINT AS n_no_day,
            count(*) FILTER (origin IS NULL)::BIGINT AS n_no_origin,
            count(*) FILTER (casualties_unstated)::BIGINT AS n_unstated,
            count(DISTINCT publisher)::BIGINT AS n_publishers, min(reported_date) AS first_report,
            max(reported_date) AS last_report, (SELECT n FROM printed LIMIT 1) AS n_largest,
            (SELECT publisher FROM printed LIMIT 1) AS largest,
            (SELECT count(*)::BIGINT FROM posts_of) AS n_posts,
            (SELECT count(*)::BIGINT FROM posts_of WHERE text_kind <> 'verbatim') AS n_not_verbatim,
            (SELECT list(DISTINCT language ORDER BY language) FROM posts_of WHERE language IS NOT NULL) AS languages,
            (SELECT count(*)::BIGINT FROM events_of) AS n_events,
            (SELECT count(*)::BIGINT FROM events_of WHERE n_origins = 0) AS n_unknown_origin,
            (SELECT count(*)::BIGINT FROM events_of WHERE n_origins = 1) AS n_one_origin,
            (SELECT count(*)::BIGINT FROM events_of WHERE n_origins > 1) AS n_several_origins,
            (SELECT count(*)::BIGINT FROM events_of WHERE agreement = 'conflicting') AS n_conflicting,
            (SELECT count(*)::BIGINT FROM events_of WHERE grade <> 'unassessed') AS n_reviewed
        FROM told"""
    return ask(cursor, sql, filters.parameters)


def searched_days(cursor: Cursor, first: date, last: date) -> pd.DataFrame:
    """One row: n_days from `first` to `last`, n_covered (days on which any search is recorded), n_one_source (of them
    those on which one source alone was searched), n_sources (searched on any), home (the workspace's country)."""
    sql = """
        WITH sought AS (
            SELECT DISTINCT source_id, unnest(generate_series(greatest(from_date, $first::DATE)::TIMESTAMP,
                least(to_date, $last::DATE)::TIMESTAMP, INTERVAL 1 DAY))::DATE AS day
            FROM searches WHERE to_date >= $first AND from_date <= $last),
        days AS (SELECT day, count(*) AS n FROM sought GROUP BY day)
        SELECT ($last::DATE - $first::DATE + 1)::BIGINT AS n_days, (SELECT count(*)::BIGINT FROM days) AS n_covered,
            (SELECT count(*)::BIGINT FROM days WHERE n = 1) AS n_one_source,
            (SELECT count(DISTINCT source_id)::BIGINT FROM sought) AS n_sources,
            (SELECT min(g.name) FROM places g JOIN meta m ON m."key" = 'country' AND m."value" = g.country
                WHERE g.kind = 'country') AS home"""
    return ask(cursor, sql, {"first": first, "last": last})
