"""Brief: what is being claimed, and how sure can we be?

No query here adds figures of different events: a page has no grand total (design.md, rules 2 and 3).
"""

from datetime import date

import pandas as pd

from dashboard.queries.ask import Cursor, ask
from dashboard.queries.filters import FACETS, Filters, condition, is_event_in_view
from dashboard.storage.derived_words import VIOLENT

# An event as its card e has it; post_id and at name the claim that links lead to, its first in order of publication.
EVENT_COLUMNS = """e.event_id, e.title, e.event_type::VARCHAR AS event_type, e.place_name, e.admin1,
            e.where_precision::INTEGER AS where_precision, e.date_start, e.date_end,
            e.date_precision::VARCHAR AS date_precision, e.reported_first, e.reported_last,
            e.responsibility::VARCHAR AS responsibility, e.footage_only, e.n_claims, e.n_posts, e.n_voices, e.n_origins,
            e.agreement::VARCHAR AS agreement, e.grade::VARCHAR AS grade, e.standing, e.sentence,
            e.post_id, e.at"""


def event_list(cursor: Cursor, filters: Filters, since: date, limit: int = 60) -> pd.DataFrame:
    """The events in view, conflicting first, then revised, then new since `since`, then the rest, newest first.

    Columns: status (conflicting, revised, new, earlier), figures ("≥ 22 killed, 50 wounded", under the rule of
    `filters`; "nobody harmed, as stated" of a stated zero; null when no number is stated), revisions ("7 → 10 killed";
    null when nobody revised), voices, accused,
    n_unstated (claims that tell of harm without a number: not zero), attribution of the first claim, n_in_view (all
    events in view, whatever `limit`), post_id and at (the link), and those of `EVENT_COLUMNS`.
    """
    sql = f"""
        WITH numbered AS (SELECT event_no FROM event_headlines WHERE rule = $rule::aggregation_rule),
        ranked AS MATERIALIZED (
            SELECT CASE WHEN agreement = 'conflicting' THEN 0 WHEN revisions IS NOT NULL THEN 1
                    WHEN reported_first >= $since THEN 2 ELSE 3 END::UTINYINT AS turn,
                event_no NOT IN (SELECT event_no FROM numbered) AS is_bare,
                event_no, reported_last, n_claims, id_order
            FROM event_cards WHERE {is_event_in_view(filters, "event_no")}),
        listed AS (
            SELECT * FROM ranked ORDER BY turn, is_bare, reported_last DESC, n_claims DESC, id_order LIMIT $most)
        SELECT CASE l.turn WHEN 0 THEN 'conflicting' WHEN 1 THEN 'revised' WHEN 2 THEN 'new' ELSE 'earlier' END
                AS status,
            coalesce(h.figures, e.zero) AS figures, e.revisions, e.voices, e.accused,
            e.n_unstated::BIGINT AS n_unstated, e.attribution::VARCHAR AS attribution,
            (SELECT count(*) FROM ranked) AS n_in_view, {EVENT_COLUMNS}
        FROM listed l JOIN event_cards e USING (event_no)
        LEFT JOIN event_headlines h ON h.event_no = l.event_no AND h.rule = $rule::aggregation_rule
        ORDER BY l.turn, l.is_bare, l.reported_last DESC, l.n_claims DESC, l.id_order"""
    return ask(cursor, sql, {**filters.parameters, "since": since, "most": limit})


def tiles(cursor: Cursor, filters: Filters, limit: int = 4) -> pd.DataFrame:
    """The events with a number that stand on cards: conflicting, then revised, then those of the last reports.

    No place has a second card while another place has none, and what names no place waits for what does; the order
    never looks at the number. Columns: status (conflicting, revised, other), headline ("≥ 22 killed"; of a disputed
    toll both readings), other_figures ("50 wounded", null when none),
    voices (whose number it is), accused, measure, n_unstated (claims of harm without a number) and those of
    `EVENT_COLUMNS`. What a source leaves out holds per toll, not per source (rule 5), so nothing of that stands here.
    """
    sql = f"""
        WITH candidates AS (
            SELECT spot, {{'turn': CASE WHEN agreement = 'conflicting' THEN 0 WHEN revisions IS NOT NULL THEN 1 ELSE 2
                    END::UTINYINT, 'days_ago': DATE '9999-12-31' - reported_last, 'origins': -n_origins,
                    'claims': -n_claims, 'id': id_order, 'event_no': event_no}} AS place_in_order
            FROM event_cards
            WHERE event_no IN (SELECT event_no FROM event_headlines WHERE rule = $rule::aggregation_rule)
                AND {is_event_in_view(filters, "event_no")}),
        firsts AS (SELECT spot, list_sort(min(place_in_order, $most)) AS firsts FROM candidates GROUP BY spot),
        placed AS (
            SELECT spot, unnest(firsts) AS o, generate_subscripts(firsts, 1) + (spot IS NULL)::INTEGER AS nth_of_place
            FROM firsts),
        cards AS (
            SELECT nth_of_place, o, o.turn AS turn, o.event_no AS event_no
            FROM placed ORDER BY nth_of_place, o LIMIT $most)
        SELECT CASE t.turn WHEN 0 THEN 'conflicting' WHEN 1 THEN 'revised' ELSE 'other' END AS status, n.headline,
            n.other_figures, n.voices, e.accused, n.measure::VARCHAR AS measure, e.n_unstated::BIGINT AS n_unstated,
            {EVENT_COLUMNS}
        FROM cards t JOIN event_cards e USING (event_no)
        JOIN event_headlines n ON n.event_no = t.event_no AND n.rule = $rule::aggregation_rule
        ORDER BY t.nth_of_place, t.o"""
    return ask(cursor, sql, {**filters.parameters, "most": limit})


def conflicts(cursor: Cursor, filters: Filters, limit: int = 12) -> pd.DataFrame:
    """What speakers disagree on, one row an event and field.

    Columns: event_id, title, field, readings (list of distinct readings, each with its speaker and day), post_id, at
    (link to the event).
    """
    sql = f"""
        WITH fields AS (SELECT DISTINCT event_id, field FROM event_conflicts),
        said AS (
            SELECT e.event_id, e.title, field, e.post_id, e.at, e.reported_last
            FROM event_cards e JOIN fields USING (event_id)
            WHERE {is_event_in_view(filters, "e.event_no")}
            ORDER BY e.reported_last DESC, e.event_id, field LIMIT $most),
        readings AS (
            SELECT event_id, field, "one" AS reading FROM event_conflicts SEMI JOIN said USING (event_id)
            UNION SELECT event_id, field, "other" FROM event_conflicts SEMI JOIN said USING (event_id))
        SELECT s.event_id, any_value(s.title) AS title, s.field::VARCHAR AS field,
            list(r.reading ORDER BY r.reading) AS readings, any_value(s.post_id) AS post_id, any_value(s.at) AS at
        FROM said s JOIN readings r USING (event_id, field)
        GROUP BY s.event_id, s.field
        ORDER BY max(s.reported_last) DESC, s.event_id, s.field"""
    return ask(cursor, sql, {**filters.parameters, "most": limit})


def totals(cursor: Cursor, filters: Filters) -> pd.DataFrame:
    """One row of what is in view: n_claims, n_posts, n_events, n_toll_claims, publishers (words), text_kinds (list),
    first_report and last_report."""
    sql = f"""
        WITH told AS (
            SELECT facet.post_no, facet.event_no, facet.publisher, facet.text_kind, facet.kind, facet.reported_date
            FROM {FACETS} WHERE {condition(filters)}),
        printed AS (
            SELECT publisher, text_kind, kind, count(*) AS n, min(reported_date) AS a, max(reported_date) AS z
            FROM told GROUP BY ALL)
        SELECT coalesce(sum(n), 0)::BIGINT AS n_claims, (SELECT count(DISTINCT post_no) FROM told)::BIGINT AS n_posts,
            (SELECT count(DISTINCT event_no) FROM told)::BIGINT AS n_events,
            coalesce(sum(n) FILTER (kind = 'toll'), 0)::BIGINT AS n_toll_claims,
            string_agg(DISTINCT publisher, ', ' ORDER BY publisher) AS publishers,
            list(DISTINCT text_kind::VARCHAR ORDER BY text_kind::VARCHAR) AS text_kinds,
            min(a) AS first_report, max(z) AS last_report
        FROM printed"""
    return ask(cursor, sql, filters.parameters)


def timeline(cursor: Cursor, filters: Filters, limit: int = 400) -> pd.DataFrame:
    """One row an event in view, for the small timeline; newest first when there are more than `limit`.

    Columns: event_id, title, place_name, lane (violence, control, talks), date_start, date_end (null when no day is
    stated), reported_first, low (lowest bound of the first measure, null when none), one_sided (true for a
    minimum), figures, voices, attribution, agreement, footage_only, standing, n_in_view, post_id, at, when_words,
    and reported_words.
    """
    sql = f"""
        WITH in_view AS MATERIALIZED (
            SELECT event_no, first_day, id_order FROM event_cards WHERE {is_event_in_view(filters, "event_no")}),
        drawn AS (SELECT * FROM in_view ORDER BY first_day DESC, id_order LIMIT $most)
        SELECT e.event_id, e.title, e.place_name,
            CASE WHEN e.event_type IN ({VIOLENT}) THEN 'violence'
                WHEN e.event_type IN ('territory_change', 'defection_surrender') THEN 'control'
                ELSE 'talks' END AS lane,
            e.date_start, e.date_end, e.reported_first, n.low, coalesce(n.low IS NOT NULL AND n.high IS NULL, false)
                AS one_sided, n.headline AS figures, e.voices, e.attributions AS attribution,
            e.agreement::VARCHAR AS agreement, e.footage_only, e.standing, (SELECT count(*) FROM in_view) AS n_in_view,
            e.post_id, e.at,
            CASE WHEN e.date_start IS NULL THEN 'day not stated'
                WHEN e.date_start = e.date_end THEN strftime(e.date_start, '%-d %B %Y')
                ELSE strftime(e.date_start, '%-d %B') || ' to ' || strftime(e.date_end, '%-d %B %Y') END AS when_words,
            strftime(e.reported_first, '%-d %B %Y') AS reported_words
        FROM drawn d JOIN event_cards e USING (event_no)
        LEFT JOIN event_headlines n ON n.event_no = d.event_no AND n.rule = $rule::aggregation_rule
        ORDER BY d.first_day DESC, d.id_order"""
    return ask(cursor, sql, {**filters.parameters, "most": limit})
