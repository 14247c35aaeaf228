"""Review: what should a person decide? The queue, and one claim with all that a person needs to judge it."""

import pandas as pd

from dashboard.queries.ask import Cursor, ask
from dashboard.queries.event import STATED
from dashboard.queries.filters import FACETS, Filters, condition
from dashboard.storage.derived_words import ZERO_WORDS

# A claim's place in the queue: all ascending, so that two places are compared as rows.
PLACE = "q.turn, q.days_ago, q.post_id, q.claim_no"


def waiting(filters: Filters) -> str:
    """A common table expression `q` of the claims in view that nobody decided on, with the columns of claim_review."""
    if not filters.active:
        return "q AS (SELECT * FROM claim_review WHERE NOT is_reviewed)"
    return f"""q AS (SELECT r.* FROM claim_review r SEMI JOIN (
            SELECT facet.post_id, facet.claim_no FROM {FACETS} WHERE {condition(filters)}) USING (post_id, claim_no)
        WHERE NOT r.is_reviewed)"""


def counts(cursor: Cursor, filters: Filters) -> pd.DataFrame:
    """How many claims wait, by why they come when they do. Columns: turn (0 to 4, as in claim_review), n_claims."""
    sql = f"""
        WITH {waiting(filters)}
        SELECT turn::INTEGER AS turn, count(*)::BIGINT AS n_claims FROM q GROUP BY turn ORDER BY turn"""
    return ask(cursor, sql, filters.parameters)


def queue(cursor: Cursor, filters: Filters, since: tuple[str, int] | None = None, limit: int = 8) -> pd.DataFrame:
    """Claims that wait, from the place of `since` (post_id, claim_no) on, itself included; else from the first.

    Columns: post_id, claim_no, at, turn, worries (list of words as in claim_review), size, title (of its event; null
    for a toll), figures (as stated; null without a number), quotation, reported_date, publisher, nth (place in the
    queue, from 1), disputed (fields in which it conflicts with another report).
    """
    sql = f"""
        WITH {waiting(filters)},
        here AS (SELECT turn, days_ago, post_id, claim_no FROM claim_review
            WHERE post_id = $post_id AND claim_no = $claim_no),
        placed AS (
            SELECT *, (SELECT count(*) FROM q o, here h WHERE (o.turn, o.days_ago, o.post_id, o.claim_no)
                    < (h.turn, h.days_ago, h.post_id, h.claim_no)) AS n_before
            FROM q WHERE NOT EXISTS (FROM here)
                OR ({PLACE}) >= (SELECT (turn, days_ago, post_id, claim_no) FROM here)
            ORDER BY {PLACE} LIMIT $most),
        disputes AS (
            SELECT one_post_id AS post_id, one_claim_no AS claim_no, field FROM event_conflicts
            UNION SELECT other_post_id, other_claim_no, field FROM event_conflicts),
        numbers AS (
            SELECT f.post_id, f.claim_no, string_agg({STATED}, ', ' ORDER BY f.figure_no) AS figures
            FROM figures f SEMI JOIN placed USING (post_id, claim_no) GROUP BY f.post_id, f.claim_no)
        SELECT q.post_id, q.claim_no, c.start || '-' || c."end" AS at, q.turn::INTEGER AS turn,
            list_filter(string_split(q.worries, ' '), lambda one: one <> '') AS worries, q.size, e.title,
            coalesce(n.figures, {ZERO_WORDS}) AS figures,
            c.quotation, c.reported_date, c.publisher,
            (q.n_before + row_number() OVER (ORDER BY {PLACE}))::BIGINT AS nth,
            (SELECT coalesce(list(d.field::VARCHAR ORDER BY d.field), []) FROM disputes d
             WHERE d.post_id = q.post_id AND d.claim_no = q.claim_no) AS disputed
        FROM placed q JOIN claims c USING (post_id, claim_no)
        LEFT JOIN event_claims ec USING (post_id, claim_no) LEFT JOIN events e USING (event_id)
        LEFT JOIN numbers n USING (post_id, claim_no)
        ORDER BY {PLACE}"""
    post_id, claim_no = since or ("", -1)
    return ask(cursor, sql, {**filters.parameters, "post_id": post_id, "claim_no": claim_no, "most": limit})


def before(cursor: Cursor, filters: Filters, post_id: str, claim_no: int) -> pd.DataFrame:
    """None or one row: post_id and at of the claim in the queue before this one."""
    sql = f"""
        WITH {waiting(filters)},
        here AS (SELECT turn, days_ago, post_id, claim_no FROM claim_review
            WHERE post_id = $post_id AND claim_no = $claim_no),
        last AS (SELECT * FROM q WHERE ({PLACE}) < (SELECT (turn, days_ago, post_id, claim_no) FROM here)
            ORDER BY q.turn DESC, q.days_ago DESC, q.post_id DESC, q.claim_no DESC LIMIT 1)
        SELECT l.post_id, c.start || '-' || c."end" AS at FROM last l JOIN claims c USING (post_id, claim_no)"""
    return ask(cursor, sql, {**filters.parameters, "post_id": post_id, "claim_no": claim_no})


def claim(cursor: Cursor, post_id: str, claim_no: int) -> pd.DataFrame:
    """None or one row: all columns of claims, and event_id and event_title (null for a toll), place_name (of the
    gazetteer), text_kind, post_title, accused (names), n_reports (claims of its event), grade and responsibility of
    the event (event_responsibility)."""
    sql = """
        SELECT c.* EXCLUDE (kind, event_type, stance, attribution, realis, responsibility, date_precision, zero_stated),
            c.kind::VARCHAR AS kind, c.event_type::VARCHAR AS event_type, c.stance::VARCHAR AS stance,
            c.attribution::VARCHAR AS attribution, c.realis::VARCHAR AS realis,
            c.responsibility::VARCHAR AS responsibility, c.date_precision::VARCHAR AS date_precision,
            c.zero_stated::VARCHAR AS zero_stated, e.event_id, e.title AS event_title, e.grade::VARCHAR AS grade,
            e.responsibility::VARCHAR AS event_responsibility, e.n_claims AS n_reports, g.name AS place_name,
            p.text_kind::VARCHAR AS text_kind, p.title AS post_title,
            (SELECT string_agg(DISTINCT a.actor_name, '; ' ORDER BY a.actor_name) FROM claim_actors a
             WHERE a.post_id = c.post_id AND a.claim_no = c.claim_no AND a.role = 'alleged_perpetrator') AS accused,
            (SELECT string_agg(DISTINCT a.actor_name, '; ' ORDER BY a.actor_name) FROM claim_actors a
             WHERE a.post_id = c.post_id AND a.claim_no = c.claim_no AND a.role = 'target') AS targets
        FROM claims c JOIN posts p USING (post_id)
        LEFT JOIN event_claims ec USING (post_id, claim_no) LEFT JOIN events e USING (event_id)
        LEFT JOIN places g ON g.place_id = c.place_id
        WHERE c.post_id = $post_id AND c.claim_no = $claim_no"""
    return ask(cursor, sql, {"post_id": post_id, "claim_no": claim_no})


def figures(cursor: Cursor, post_id: str, claim_no: int) -> pd.DataFrame:
    """The claim's number phrases in the order of the text. Columns: figure_no, quotation, start, end, measure,
    population, operator, low, high, scope, realis, part_of."""
    sql = """
        SELECT figure_no, quotation, start, "end", measure::VARCHAR AS measure, population::VARCHAR AS population,
            operator::VARCHAR AS operator, low, high, scope::VARCHAR AS scope, realis::VARCHAR AS realis, part_of
        FROM figures WHERE post_id = $post_id AND claim_no = $claim_no ORDER BY figure_no"""
    return ask(cursor, sql, {"post_id": post_id, "claim_no": claim_no})


def around(cursor: Cursor, post_id: str, start: int, end: int, reach: int = 1500) -> pd.DataFrame:
    """One row: text and first (its offset in the post), `reach` code points around [start, end) where there are."""
    sql = """
        SELECT greatest($start - $reach, 0)::INTEGER AS first,
            substr(text, greatest($start - $reach, 0) + 1, $end + $reach - greatest($start - $reach, 0)) AS text
        FROM posts WHERE post_id = $post_id"""
    return ask(cursor, sql, {"post_id": post_id, "start": start, "end": end, "reach": reach})


def events_like(cursor: Cursor, words: str, event_id: str | None, limit: int = 8) -> pd.DataFrame:
    """Events whose title, place or day holds all `words` ("jaramana 25"), nearest in days to `event_id` first.

    Columns: event_id, title, place_name, admin1, where_precision, date_start, date_end, date_precision, reported_first,
    reported_last, n_claims, figures, voices, and post_id, start, end, quotation, word_at of its first claim.
    """
    sql = """
        WITH mine AS (SELECT first_day FROM event_cards WHERE event_id = $event_id),
        asked AS (SELECT string_split_regex(strip_accents(lower(trim($words))), '\\s+') AS parts),
        found AS (
            SELECT k.*, abs(k.first_day - coalesce((SELECT first_day FROM mine), k.first_day)) AS days_apart
            FROM event_cards k, asked
            WHERE k.event_id IS DISTINCT FROM $event_id AND len(list_filter(parts, lambda part: NOT contains(
                strip_accents(lower(concat_ws(' ', k.title, k.place_name, k.admin1, k.spot,
                    strftime(k.first_day, '%-d %B %Y %Y-%m-%d'), k.voices))), part))) = 0
            ORDER BY days_apart, k.id_order LIMIT $most)
        SELECT k.event_id, k.title, k.place_name, k.admin1, k.where_precision::INTEGER AS where_precision,
            k.date_start, k.date_end, k.date_precision::VARCHAR AS date_precision,
            k.reported_first, k.reported_last, k.n_claims, h.figures, k.voices, c.post_id, c.start, c."end",
            c.quotation, c.trigger_start AS word_at
        FROM found k
        JOIN claims c ON c.post_id = k.post_id AND c.start || '-' || c."end" = k.at
        JOIN event_claims ec ON ec.post_id = c.post_id AND ec.claim_no = c.claim_no AND ec.event_id = k.event_id
        LEFT JOIN event_headlines h ON h.event_no = k.event_no AND h.rule = 'range'
        QUALIFY row_number() OVER (PARTITION BY k.event_id ORDER BY c.claim_no) = 1
        ORDER BY days_apart, k.id_order"""
    return ask(cursor, sql, {"words": words, "event_id": event_id, "most": limit})


def words_of_event(cursor: Cursor, event_id: str) -> pd.DataFrame:
    """Each claim of the event as decisions name it: post_id, claim_no, start, end, quotation, word_at (null when no
    word names the event)."""
    sql = """
        SELECT c.post_id, c.claim_no, c.start, c."end", c.quotation, c.trigger_start AS word_at
        FROM event_claims ec JOIN claims c USING (post_id, claim_no)
        WHERE ec.event_id = $event_id ORDER BY c.post_id, c.claim_no"""
    return ask(cursor, sql, {"event_id": event_id})


def to_accept(cursor: Cursor, filters: Filters, limit: int) -> pd.DataFrame:
    """The claims in view that wait, in the order of the queue: post_id, claim_no, start, end, quotation, word_at."""
    sql = f"""
        WITH {waiting(filters)}
        SELECT c.post_id, c.claim_no, c.start, c."end", c.quotation,
            coalesce(c.trigger_start, (SELECT min(f.start) FROM figures f
                WHERE f.post_id = c.post_id AND f.claim_no = c.claim_no)) AS word_at
        FROM q JOIN claims c USING (post_id, claim_no)
        ORDER BY {PLACE} LIMIT $most"""
    return ask(cursor, sql, {**filters.parameters, "most": limit})
