"""What a snapshot says as a whole, before any filter: sums that pages ask for when they open.

A sum over a million claims takes as long as it takes; the sums of a page that opens without a filter are the same for
every reader, so they are worked out once at build. Each table is a plain sum over tables that are there anyway, and
follows them (storage/derived_same.py says from which of their columns).
"""

from dashboard.storage.derived_actors import NOT_STATED
from dashboard.storage.derived_sources import DAYS_SEARCHED, SOURCE_SUMS
from dashboard.storage.derived_words import VIOLENT

LATEST = 30
"""Events of a side that are kept as its latest."""

# Who is said to have done what to whom: by actor, and by side within what one kind of speaker says.
PAIR_CELLS = """
    WITH said AS (
        SELECT 'actor' AS "by", NULL::attribution AS speaker_kind, p.actor AS perpetrator, t.actor AS target,
            event_state AS state, event_no, origin_no
        FROM claim_pairs x JOIN named_actors p ON p.actor_no = x.perpetrator_no
        JOIN named_actors t ON t.actor_no = x.target_no
        WHERE NOT coalesce(event_is_vaguer, false)
        UNION ALL
        SELECT 'side', speaker_kind, p.side, t.side, speaker_state, event_no, origin_no
        FROM claim_pairs x JOIN named_actors p ON p.actor_no = x.perpetrator_no
        JOIN named_actors t ON t.actor_no = x.target_no
        WHERE NOT coalesce(speaker_is_vaguer, false))
    SELECT "by", speaker_kind, perpetrator, target, state, count(DISTINCT event_no) AS n_events,
        count(DISTINCT origin_no) AS n_origins
    FROM said GROUP BY ALL ORDER BY ALL"""

PAIR_ENDS = """
    WITH ends AS (
        SELECT 'actor' AS "by", 'perpetrator' AS "end", perpetrator_no AS actor_no, event_no FROM claim_pairs
        WHERE NOT coalesce(event_is_vaguer, false)
        UNION ALL SELECT 'actor', 'target', target_no, event_no FROM claim_pairs
        WHERE NOT coalesce(event_is_vaguer, false)
        UNION ALL SELECT 'side', 'perpetrator', perpetrator_no, event_no FROM claim_pairs
        WHERE NOT coalesce(speaker_is_vaguer, false)
        UNION ALL SELECT 'side', 'target', target_no, event_no FROM claim_pairs
        WHERE NOT coalesce(speaker_is_vaguer, false))
    SELECT e."by", e."end", CASE e."by" WHEN 'actor' THEN n.actor ELSE n.side END AS key,
        count(DISTINCT e.event_no) AS n_events
    FROM ends e JOIN named_actors n USING (actor_no) GROUP BY ALL ORDER BY ALL"""

WHOLE_ACTORS = f"""
    WITH told AS (
        SELECT count(DISTINCT event_no) AS n_events,
            count(DISTINCT event_no) FILTER (perpetrator_no <> 0) AS n_with_perpetrator,
            count(DISTINCT event_no) FILTER (target_no <> 0) AS n_with_target,
            count(DISTINCT perpetrator_no) FILTER (perpetrator_no <> 0) AS n_perpetrators,
            count(DISTINCT target_no) FILTER (target_no <> 0) AS n_targets
        FROM claim_pairs),
    seen AS (
        SELECT (count(*) FILTER (type IN ({VIOLENT}) AND realis = 'hypothetical')) AS n_threats,
            count(DISTINCT event_no) FILTER (type IS NULL OR type NOT IN ({VIOLENT})) AS n_other,
            array_to_string(list_sort(list(DISTINCT publisher)), ', ') AS publishers,
            list_sort(list(DISTINCT text_kind::VARCHAR)) AS text_kinds
        FROM claim_facets WHERE is_current AND event_no IS NOT NULL)
    SELECT n_events, n_with_perpetrator, n_with_target, n_perpetrators, n_targets, n_threats, n_other, publishers,
        text_kinds
    FROM told CROSS JOIN seen"""

HARM_SIDES = """
    WITH told AS (
        SELECT side, measure, event_no, bool_or(NOT is_unbounded) AS is_bounded FROM harm_by_side GROUP BY ALL),
    origins AS (SELECT side, measure, count(origin_no) AS n FROM (
        SELECT side, measure, origin_no FROM harm_by_side GROUP BY ALL) GROUP BY ALL)
    SELECT t.side, t.measure, count(*) AS n_events, count(*) FILTER (t.is_bounded) AS n_bounded,
        any_value(o.n) AS n_origins
    FROM told t JOIN origins o USING (side, measure) GROUP BY t.side, t.measure ORDER BY t.side, t.measure"""

HARM_LATEST = f"""
    SELECT side, measure, unnest(max(event_no, {LATEST})) AS event_no
    FROM (SELECT side, measure, event_no FROM harm_by_side GROUP BY ALL) GROUP BY side, measure
    ORDER BY side, measure, event_no"""

LAG_DAYS = """
    SELECT attribution, is_recollection, reported_date - first_day AS days, count(*) AS n
    FROM claim_codes WHERE is_first_of_kind AND is_dated AND is_current GROUP BY ALL ORDER BY ALL"""

WHOLE_CLAIMS = f"""
    SELECT (count(*) FILTER (kind = 'event' AND admin1 = '{NOT_STATED}')) AS n_no_place,
        (count(*) FILTER (kind = 'event' AND NOT (day_known AND first_day = last_day))) AS n_no_day,
        (count(*) FILTER (origin IS NULL)) AS n_no_origin, (count(*) FILTER (casualties_unstated)) AS n_unstated
    FROM claim_facets WHERE is_current"""

WHOLE_POSTS = """
    SELECT (count(*) FILTER (text_kind <> 'verbatim')) AS n_not_verbatim,
        list_sort(list(DISTINCT language) FILTER (language IS NOT NULL)) AS languages
    FROM post_codes WHERE n_claims > 0"""

WHOLE_EVENTS = """
    SELECT count(*) AS n_events, (count(*) FILTER (n_origins = 0)) AS n_unknown_origin,
        (count(*) FILTER (n_origins = 1)) AS n_one_origin,
        (count(*) FILTER (n_origins > 1)) AS n_several_origins,
        (count(*) FILTER (agreement = 'conflicting')) AS n_conflicting,
        (count(*) FILTER (grade <> 'unassessed')) AS n_reviewed,
        (count(*) FILTER (date_precision = 'day' AND date_start = date_end)) AS n_dated,
        (count(*) FILTER (date_start IS NOT NULL AND NOT (date_precision = 'day' AND date_start = date_end)))
            AS n_spans, (count(*) FILTER (date_start IS NULL)) AS n_undated
    FROM events"""

ORIGIN_COUNTS = """
    SELECT m.origin_no, sum(s.n_events)::BIGINT AS n_events,
        coalesce(sum(s.n_events) FILTER (m.is_alone), 0)::BIGINT AS n_alone
    FROM origin_sets s JOIN origin_set_members m USING (set_no) GROUP BY m.origin_no ORDER BY m.origin_no"""

# An event's days on each axis of the timeline; one whose day nobody states has that of its first report.
AXIS_DAYS = """
    WITH placed AS (
        SELECT 'occurred' AS axis, lane, date_start IS NULL AS is_undated,
            coalesce(date_start, reported_first) AS first_axis_day, coalesce(date_end, reported_first) AS last_axis_day
        FROM event_turns
        UNION ALL SELECT 'reported', lane, date_start IS NULL, reported_first, reported_first FROM event_turns
        UNION ALL SELECT 'captured', lane, date_start IS NULL, captured_at::DATE, captured_at::DATE FROM event_turns)
    SELECT axis, lane, is_undated, first_axis_day, last_axis_day, count(*) AS n FROM placed GROUP BY ALL ORDER BY ALL"""

WHOLE_TABLES: dict[str, str] = {
    "pair_cells": PAIR_CELLS,
    "pair_ends": PAIR_ENDS,
    "whole_actors": WHOLE_ACTORS,
    "harm_sides": HARM_SIDES,
    "harm_latest": HARM_LATEST,
    "lag_days": LAG_DAYS,
    "whole_claims": WHOLE_CLAIMS,
    "whole_posts": WHOLE_POSTS,
    "whole_events": WHOLE_EVENTS,
    "origin_counts": ORIGIN_COUNTS,
    "axis_days": AXIS_DAYS,
    "source_sums": SOURCE_SUMS,
    "days_searched": DAYS_SEARCHED,
}
"""The SELECT of each table."""
