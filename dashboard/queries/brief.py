"""Brief: what is being claimed, and how sure can we be?

No query here adds figures of different events: a page has no grand total (design.md, rules 2 and 3).
"""

from datetime import date

import pandas as pd

from dashboard.queries.ask import Cursor, ask
from dashboard.queries.filters import FACETS, Filters, condition, events_in_view
from dashboard.storage.derived_words import FIGURE_WORDS as FIGURE_WORDS
from dashboard.storage.derived_words import ZERO_WORDS as ZERO_WORDS
from dashboard.storage.derived_words import of_population as of_population

# The claim that names an event in links: its first in order of publication.
FIRST_CLAIM = """first_claim AS (
        SELECT ec.event_id, c.post_id, c.start, c."end", c.attribution,
            row_number() OVER (PARTITION BY ec.event_id ORDER BY c.reported_date, c.reported_at NULLS LAST,
                c.post_id, c.claim_no) AS place_in_order
        FROM event_claims ec JOIN claims c USING (post_id, claim_no))"""

EVENT_COLUMNS = """e.event_id, e.title, e.event_type::VARCHAR AS event_type, e.place_name, e.admin1,
            e.where_precision::INTEGER AS where_precision, e.date_start, e.date_end,
            e.date_precision::VARCHAR AS date_precision, e.reported_first, e.reported_last,
            e.responsibility::VARCHAR AS responsibility, e.footage_only, e.n_claims, e.n_posts, e.n_voices, e.n_origins,
            e.agreement::VARCHAR AS agreement, e.grade::VARCHAR AS grade, e.standing, e.sentence,
            fc.post_id, fc.start || '-' || fc."end" AS at"""
CARD_COLUMNS = EVENT_COLUMNS.replace("""fc.start || '-' || fc."end" AS at""", "fc.at")


def event_list(cursor: Cursor, filters: Filters, since: date, limit: int = 60) -> pd.DataFrame:
    """The events in view, conflicting first, then revised, then new since `since`, then the rest, newest first.

    Columns: status (conflicting, revised, new, earlier), figures ("≥ 22 killed, 50 wounded", under the rule of
    `filters`; "nobody harmed, as stated" of a stated zero; null when no number is stated), revisions ("7 → 10 killed";
    null when nobody revised), voices, accused,
    n_unstated (claims that tell of harm without a number: not zero), attribution of the first claim, n_in_view (all
    events in view, whatever `limit`), post_id and at (the link), and those of `EVENT_COLUMNS`.
    """
    sql = f"""
        WITH {events_in_view(filters)},
        listed AS (
            SELECT CASE WHEN fc.agreement = 'conflicting' THEN 0 WHEN fc.revisions IS NOT NULL THEN 1
                    WHEN fc.reported_first >= $since THEN 2 ELSE 3 END AS turn,
                coalesce(h.figures, fc.zero) AS figures, h.figures IS NULL AS is_bare,
                fc.event_no, count(*) OVER () AS n_in_view
            FROM in_view JOIN event_cards fc USING (event_no)
            LEFT JOIN event_headlines h ON h.event_no = fc.event_no AND h.rule = $rule
            ORDER BY turn, is_bare, fc.reported_last DESC, fc.n_claims DESC, fc.event_id
            LIMIT $most)
        SELECT CASE l.turn WHEN 0 THEN 'conflicting' WHEN 1 THEN 'revised' WHEN 2 THEN 'new' ELSE 'earlier' END
                AS status,
            l.figures, fc.revisions, fc.voices, fc.accused, fc.n_unstated::BIGINT AS n_unstated,
            fc.attribution::VARCHAR AS attribution, l.n_in_view, {CARD_COLUMNS}
        FROM listed l JOIN event_cards fc USING (event_no) JOIN events e USING (event_id)
        ORDER BY l.turn, l.is_bare, e.reported_last DESC, e.n_claims DESC, e.event_id"""
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
        WITH {events_in_view(filters)},
        candidates AS (
            SELECT CASE WHEN fc.agreement = 'conflicting' THEN 0 WHEN fc.revisions IS NOT NULL THEN 1 ELSE 2 END
                AS turn, fc.*
            FROM in_view JOIN event_cards fc USING (event_no)
            WHERE fc.event_no IN (SELECT event_no FROM event_headlines WHERE rule = $rule)),
        placed AS (
            SELECT turn, event_no, row_number() OVER (PARTITION BY spot ORDER BY turn, reported_last DESC,
                n_origins DESC, n_claims DESC, event_id) + (spot IS NULL)::INTEGER AS nth_of_place
            FROM candidates)
        SELECT CASE t.turn WHEN 0 THEN 'conflicting' WHEN 1 THEN 'revised' ELSE 'other' END AS status, n.headline,
            n.other_figures, n.voices, fc.accused, n.measure::VARCHAR AS measure,
            fc.n_unstated::BIGINT AS n_unstated, {CARD_COLUMNS}
        FROM placed t JOIN event_cards fc USING (event_no) JOIN events e USING (event_id)
        JOIN event_headlines n ON n.event_no = t.event_no AND n.rule = $rule
        ORDER BY t.nth_of_place, t.turn, e.reported_last DESC, e.n_origins DESC, e.n_claims DESC, e.event_id
        LIMIT $most"""
    return ask(cursor, sql, {**filters.parameters, "most": limit})


def conflicts(cursor: Cursor, filters: Filters, limit: int = 12) -> pd.DataFrame:
    """What speakers disagree on, one row an event and field.

    Columns: event_id, title, field, readings (list of distinct readings, each with its speaker and day), post_id, at
    (link to the event).
    """
    sql = f"""
        WITH {events_in_view(filters)},
        said AS (
            SELECT event_id, field, event_no, fc.post_id, fc.at, fc.reported_last
            FROM (SELECT DISTINCT event_id, field FROM event_conflicts)
            JOIN in_view USING (event_id) JOIN event_cards fc USING (event_no, event_id)
            ORDER BY reported_last DESC, event_id, field LIMIT $most),
        readings AS (
            SELECT event_id, field, "one" AS reading FROM event_conflicts SEMI JOIN said USING (event_id)
            UNION SELECT event_id, field, "other" FROM event_conflicts SEMI JOIN said USING (event_id))
        SELECT s.event_id, any_value(e.title) AS title, s.field::VARCHAR AS field,
            list(r.reading ORDER BY r.reading) AS readings, any_value(s.post_id) AS post_id, any_value(s.at) AS at
        FROM said s JOIN readings r USING (event_id, field) JOIN events e ON e.event_id = s.event_id
        GROUP BY s.event_id, s.field
        ORDER BY max(s.reported_last) DESC, s.event_id, s.field"""
    return ask(cursor, sql, {**filters.parameters, "most": limit})


def totals(cursor: Cursor, filters: Filters) -> pd.DataFrame:
    """One row of what is in view: n_claims, n_posts, n_events, n_toll_claims, publishers (words), text_kinds (list),
    first_report and last_report."""
    sql = f"""
        SELECT count(*)::BIGINT AS n_claims, count(DISTINCT facet.post_id)::BIGINT AS n_posts,
            count(DISTINCT facet.event_no)::BIGINT AS n_events,
            count(*) FILTER (facet.kind = 'toll')::BIGINT AS n_toll_claims,
            string_agg(DISTINCT facet.publisher, ', ' ORDER BY facet.publisher) AS publishers,
            list(DISTINCT facet.text_kind::VARCHAR ORDER BY facet.text_kind::VARCHAR) AS text_kinds,
            min(facet.reported_date) AS first_report, max(facet.reported_date) AS last_report
        FROM {FACETS} WHERE {condition(filters)}"""
    return ask(cursor, sql, filters.parameters)


def timeline(cursor: Cursor, filters: Filters, limit: int = 400) -> pd.DataFrame:
    """One row an event in view, for the small timeline; newest first when there are more than `limit`.

    Columns: event_id, title, place_name, lane (violence, control, talks), date_start, date_end (null when no day is
    stated), reported_first, low (lowest bound of the first measure, null when none), one_sided (true for a
    minimum), figures, voices, attribution, agreement, footage_only, standing, n_in_view, post_id, at, when_words,
    and reported_words.
    """
    sql = f"""
        WITH {events_in_view(filters)},
        drawn AS (
            SELECT fc.*, count(*) OVER () AS n_in_view FROM in_view JOIN event_cards fc USING (event_no, event_id)
            ORDER BY fc.first_day DESC, fc.event_id LIMIT $most)
        SELECT e.event_id, e.title, e.place_name,
            CASE WHEN e.event_type IN ('armed_clash', 'shelling_missile', 'air_strike', 'bombing', 'chemical',
                'attack_on_people', 'execution_torture', 'abduction_detention') THEN 'violence'
                WHEN e.event_type IN ('territory_change', 'defection_surrender') THEN 'control'
                ELSE 'talks' END AS lane,
            e.date_start, e.date_end, e.reported_first, n.low, coalesce(n.low IS NOT NULL AND n.high IS NULL, false)
                AS one_sided, n.headline AS figures, d.voices, d.attributions AS attribution,
            e.agreement::VARCHAR AS agreement, e.footage_only, e.standing, d.n_in_view, d.post_id, d.at,
            CASE WHEN e.date_start IS NULL THEN 'day not stated'
                WHEN e.date_start = e.date_end THEN strftime(e.date_start, '%-d %B %Y')
                ELSE strftime(e.date_start, '%-d %B') || ' to ' || strftime(e.date_end, '%-d %B %Y') END AS when_words,
            strftime(e.reported_first, '%-d %B %Y') AS reported_words
        FROM drawn d JOIN events e USING (event_id)
        LEFT JOIN event_headlines n ON n.event_no = d.event_no AND n.rule = $rule
        ORDER BY d.first_day DESC, e.event_id"""
    return ask(cursor, sql, {**filters.parameters, "most": limit})
