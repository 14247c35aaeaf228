"""Brief: what is being claimed, and how sure can we be?

No query here adds figures of different events: a page has no grand total (design.md, rules 2 and 3).
"""

from datetime import date
from typing import get_args

import pandas as pd

from dashboard.queries.ask import Cursor, ask
from dashboard.queries.filters import Filters
from dashboard.queries.in_view import claims_left, event_is_in_view, n_events_in_view, size_of, told_in_view
from dashboard.records import AggregationRule
from dashboard.storage.derived_words import VIOLENT

# An event as its card e has it; post_id and at name the claim that links lead to, its first in order of publication.
EVENT_COLUMNS = """e.event_id, e.title, e.event_type::VARCHAR AS event_type, e.place_name, e.admin1,
            e.where_precision::INTEGER AS where_precision, e.date_start, e.date_end,
            e.date_precision::VARCHAR AS date_precision, e.reported_first, e.reported_last,
            e.responsibility::VARCHAR AS responsibility, e.footage_only, e.n_claims, e.n_posts, e.n_voices, e.n_origins,
            e.agreement::VARCHAR AS agreement, e.grade::VARCHAR AS grade, e.standing, e.sentence,
            e.post_id, e.at"""


# Of cards: what reports conflict on, then what a speaker revised, then the latest reports; never the number of people.
CARD_ORDER = "card_order, id_order"


def rule_bit(filters: Filters) -> int:
    """The bit of the rule of `filters` in `event_turns.rules_told`."""
    return 1 << get_args(AggregationRule).index(filters.rule)


def event_list(cursor: Cursor, filters: Filters, since: date, limit: int = 60) -> pd.DataFrame:
    """The events in view, conflicting first, then revised, then new since `since`, then the rest, newest first.

    Columns: status (conflicting, revised, new, earlier), figures ("≥ 22 killed, 50 wounded", under the rule of
    `filters`; "nobody harmed, as stated" of a stated zero; null when no number is stated), revisions ("7 → 10 killed";
    null when nobody revised), voices, accused,
    n_unstated (claims that tell of harm without a number: not zero), attribution of the first claim, n_in_view (all
    events in view, whatever `limit`), post_id and at (the link), and those of `EVENT_COLUMNS`.
    """
    seen, bit = event_is_in_view(cursor, filters), rule_bit(filters)
    sql = f"""
        WITH listed AS (
            SELECT CASE WHEN turn = 2 AND reported_first < $since THEN 3 ELSE turn END AS turn,
                rules_told & {bit} = 0 AS is_bare, event_no, reported_last, n_claims, id_order
            FROM event_turns WHERE {seen}
            ORDER BY 1, is_bare, reported_last DESC, n_claims DESC, id_order LIMIT $most)
        SELECT CASE l.turn WHEN 0 THEN 'conflicting' WHEN 1 THEN 'revised' WHEN 2 THEN 'new' ELSE 'earlier' END
                AS status,
            coalesce(h.figures, e.zero) AS figures, e.revisions, e.voices, e.accused,
            e.n_unstated::BIGINT AS n_unstated, e.attribution::VARCHAR AS attribution,
            {n_events_in_view(cursor, filters)} AS n_in_view, {EVENT_COLUMNS}
        FROM listed l JOIN event_cards e USING (event_no)
        LEFT JOIN event_headlines h ON h.event_no = l.event_no AND h.rule = $rule::aggregation_rule
        ORDER BY l.turn, l.is_bare, l.reported_last DESC, l.n_claims DESC, l.id_order"""
    return ask(cursor, sql, {**filters.parameters, "since": since, "most": limit})


def tiles(cursor: Cursor, filters: Filters, limit: int = 4) -> pd.DataFrame:
    """The events with a number that stand on cards: conflicting, then revised, then those of the last reports.

    No place has a second card while another place has none, and what names no place waits for what does; the order
    never looks at the number. Columns: status (conflicting, revised, other), headline ("≥ 22 killed"; of a disputed
    toll both readings), other_figures ("50 wounded", null when none), voices (whose number it is), accused, revisions
    (null when nobody revised), measure, n_unstated (claims of harm without a number) and those of `EVENT_COLUMNS`. What
    a source leaves out holds per toll, not per source (rule 5), so nothing of that stands here.
    """
    candidates = f"""SELECT event_no, {CARD_ORDER} FROM event_turns
            WHERE rules_told & {rule_bit(filters)} <> 0 AND {event_is_in_view(cursor, filters)}
            ORDER BY {CARD_ORDER}"""
    # The first few of all hold the first of enough places, as a rule; only where they do not, all are looked at.
    for few in (f"LIMIT {limit * 50}", ""):
        sql = f"""
            WITH candidates AS ({candidates} {few}),
            placed AS (
                SELECT c.*, t.turn, row_number() OVER (PARTITION BY t.spot ORDER BY c.card_order, c.id_order)
                    + (t.spot IS NULL)::INTEGER AS nth_of_place
                FROM candidates c JOIN event_turns t USING (event_no)),
            cards AS (SELECT * FROM placed ORDER BY nth_of_place, {CARD_ORDER} LIMIT $most)
            SELECT CASE t.turn WHEN 0 THEN 'conflicting' WHEN 1 THEN 'revised' ELSE 'other' END AS status, n.headline,
                n.other_figures, n.voices, e.accused, e.revisions, n.measure::VARCHAR AS measure,
                e.n_unstated::BIGINT AS n_unstated, {EVENT_COLUMNS}, t.nth_of_place
            FROM cards t JOIN event_cards e USING (event_no)
            JOIN event_headlines n ON n.event_no = t.event_no AND n.rule = $rule::aggregation_rule
            ORDER BY t.nth_of_place, t.card_order, t.id_order"""
        rows = ask(cursor, sql, {**filters.parameters, "most": limit})
        if len(rows) == limit and (rows["nth_of_place"] == 1).all():
            break
    return rows.drop(columns="nth_of_place")


def conflicts(cursor: Cursor, filters: Filters, limit: int = 12) -> pd.DataFrame:
    """What speakers disagree on, one row an event and field.

    Columns: event_id, title, field, readings (list of distinct readings, each with its speaker and day), post_id, at
    (link to the event).
    """
    sql = f"""
        WITH latest AS (
            SELECT event_no FROM event_turns WHERE has_conflicts AND {event_is_in_view(cursor, filters)}
            ORDER BY reported_last DESC, id_order LIMIT $most),
        among AS MATERIALIZED (
            SELECT event_id, title, post_id, "at", reported_last FROM event_cards JOIN latest USING (event_no)),
        both_readings AS MATERIALIZED (
            SELECT event_id, field, "one", "other" FROM event_conflicts SEMI JOIN among USING (event_id)),
        said AS (
            SELECT a.*, field FROM among a JOIN (SELECT DISTINCT event_id, field FROM both_readings) USING (event_id)
            ORDER BY reported_last DESC, event_id, field LIMIT $most),
        readings AS (
            SELECT event_id, field, "one" AS reading FROM both_readings
            UNION SELECT event_id, field, "other" FROM both_readings)
        SELECT s.event_id, any_value(s.title) AS title, s.field::VARCHAR AS field,
            list(r.reading ORDER BY r.reading) AS readings, any_value(s.post_id) AS post_id, any_value(s.at) AS at
        FROM said s JOIN readings r USING (event_id, field)
        GROUP BY s.event_id, s.field
        ORDER BY max(s.reported_last) DESC, s.event_id, s.field"""
    return ask(cursor, sql, {**filters.parameters, "most": limit})


def totals(cursor: Cursor, filters: Filters) -> pd.DataFrame:
    """One row of what is in view: n_claims, n_posts, n_events, n_toll_claims, publishers (words), text_kinds (list),
    first_report and last_report."""
    if not filters.active:
        return ask(cursor, "SELECT * FROM whole_view")
    told = told_in_view(cursor, filters)
    sql = f"""
        SELECT {claims_left(cursor, filters)[-1]}::BIGINT AS n_claims, {size_of(f"{told}.posts")} AS n_posts,
            {n_events_in_view(cursor, filters)} AS n_events, {told}.n_tolls AS n_toll_claims,
            (SELECT string_agg(DISTINCT t.publisher, ', ' ORDER BY t.publisher)
                FROM tellings t WHERE get_bit({told}.tellings, t.telling_no) = 1) AS publishers,
            (SELECT list(kind ORDER BY kind) FROM (SELECT unnest(enum_range(NULL::text_kind))::VARCHAR AS kind)
                WHERE {told}.text_kinds & (1::UTINYINT << enum_code(kind::text_kind)) <> 0) AS text_kinds,
            {told}.first_report AS first_report, {told}.last_report AS last_report"""
    return ask(cursor, sql, filters.parameters)


def timeline(cursor: Cursor, filters: Filters, limit: int = 400) -> pd.DataFrame:
    """One row an event in view, for the small timeline; newest first when there are more than `limit`.

    Columns: event_id, title, place_name, lane (violence, control, talks), date_start, date_end (null when no day is
    stated), reported_first, low (lowest bound of the first measure, null when none), one_sided (true for a
    minimum), figures, voices, attribution, agreement, footage_only, standing, n_in_view, post_id, at, when_words,
    and reported_words.
    """
    sql = f"""
        WITH days AS MATERIALIZED (
            SELECT first_day, count(*) AS n FROM event_turns WHERE {event_is_in_view(cursor, filters)}
            GROUP BY first_day),
        later AS (SELECT first_day, sum(n) OVER (ORDER BY first_day DESC) - n AS n_later FROM days),
        drawn AS (  -- days that are needed first: few of all events are then put in order
            SELECT event_no, first_day, id_order FROM event_turns
            WHERE first_day >= (SELECT min(first_day) FROM later WHERE n_later < $most)
                AND {event_is_in_view(cursor, filters)}
            ORDER BY first_day DESC, id_order LIMIT $most)
        SELECT e.event_id, e.title, e.place_name,
            CASE WHEN e.event_type IN ({VIOLENT}) THEN 'violence'
                WHEN e.event_type IN ('territory_change', 'defection_surrender') THEN 'control'
                ELSE 'talks' END AS lane,
            e.date_start, e.date_end, e.reported_first, n.low, coalesce(n.low IS NOT NULL AND n.high IS NULL, false)
                AS one_sided, n.headline AS figures, e.voices, e.attributions AS attribution,
            e.agreement::VARCHAR AS agreement, e.footage_only, e.standing,
            (SELECT sum(n)::BIGINT FROM days) AS n_in_view, e.post_id, e.at,
            CASE WHEN e.date_start IS NULL THEN 'day not stated'
                WHEN e.date_start = e.date_end THEN strftime(e.date_start, '%-d %B %Y')
                ELSE strftime(e.date_start, '%-d %B') || ' to ' || strftime(e.date_end, '%-d %B %Y') END AS when_words,
            strftime(e.reported_first, '%-d %B %Y') AS reported_words
        FROM drawn d JOIN event_cards e USING (event_no)
        LEFT JOIN event_headlines n ON n.event_no = d.event_no AND n.rule = $rule::aggregation_rule
        ORDER BY d.first_day DESC, d.id_order"""
    return ask(cursor, sql, {**filters.parameters, "most": limit})
