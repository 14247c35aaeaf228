"""Review: what should a person decide? The queue, and one claim with all that a person needs to judge it."""

from typing import Any

import pandas as pd

from dashboard.queries.ask import Cursor, ask
from dashboard.queries.event import STATED
from dashboard.queries.filters import FACETS, Filters, condition
from dashboard.storage.derived_words import ZERO_WORDS

# A claim's place in the queue: all ascending, so that two places are compared as rows.
PLACE = "q.turn, q.days_ago, q.post_id, q.claim_no"
EARLIER = """q.turn < $turn OR q.turn = $turn AND (q.days_ago < $days_ago OR q.days_ago = $days_ago AND (
            q.post_id < $post_id OR q.post_id = $post_id AND q.claim_no < $claim_no))"""
"""True of the claims whose place is before the one that `_place` gives."""


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
    here = _place(cursor, *since) if since else {}
    is_before = EARLIER if here else "false"
    sql = f"""
        WITH {waiting(filters)}
        SELECT q.post_id, q.claim_no, (SELECT count(*) FROM q WHERE {is_before}) AS n_before
        FROM q WHERE NOT ({is_before}) ORDER BY {PLACE} LIMIT $most"""
    placed = ask(cursor, sql, {**filters.parameters, **here, "most": limit})
    keys = [f"{row.post_id}.{row.claim_no}" for row in placed.itertuples()]
    found = ask(cursor, QUEUED, {"keys": keys, "posts": sorted(set(placed["post_id"]))})
    n_before = int(placed["n_before"].iloc[0]) if len(placed) else 0
    return found.assign(nth=[n_before + at for at in range(1, len(found) + 1)])


# What the list says of a few claims. Their posts are named, so that no table is joined whole.
QUEUED = f"""
        WITH placed AS MATERIALIZED (
            SELECT turn, days_ago, post_id, claim_no, worries, size FROM claim_review
            WHERE list_contains($posts, post_id) AND list_contains($keys, post_id || '.' || claim_no)),
        days AS (SELECT min(DATE '9999-12-31' - days_ago) AS a, max(DATE '9999-12-31' - days_ago) AS z FROM placed),
        said AS MATERIALIZED (
            SELECT post_id, claim_no, "at", quotation, reported_date, publisher, zero_stated FROM claims
            WHERE list_contains($posts, post_id) AND reported_date BETWEEN (SELECT a FROM days)
                AND (SELECT z FROM days)),
        told AS MATERIALIZED (
            SELECT event_id, post_id, claim_no FROM event_claims WHERE list_contains($posts, post_id)),
        titles AS (SELECT event_id, title FROM events WHERE event_id IN (SELECT event_id FROM told)),
        disputes AS (
            SELECT one_post_id AS post_id, one_claim_no AS claim_no, field FROM event_conflicts
                WHERE list_contains($posts, one_post_id)
            UNION SELECT other_post_id, other_claim_no, field FROM event_conflicts
                WHERE list_contains($posts, other_post_id)),
        disputed AS (
            SELECT post_id, claim_no, list(field::VARCHAR ORDER BY field) AS fields FROM disputes GROUP BY ALL),
        numbers AS (
            SELECT f.post_id, f.claim_no, string_agg({STATED}, ', ' ORDER BY f.figure_no) AS figures
            FROM figures f WHERE list_contains($posts, f.post_id) GROUP BY f.post_id, f.claim_no)
        SELECT q.post_id, q.claim_no, c."at", q.turn::INTEGER AS turn,
            list_filter(string_split(q.worries, ' '), lambda one: one <> '') AS worries, q.size, e.title,
            coalesce(n.figures, {ZERO_WORDS}) AS figures, c.quotation, c.reported_date, c.publisher,
            coalesce(d.fields, []) AS disputed
        FROM placed q JOIN said c USING (post_id, claim_no)
        LEFT JOIN told USING (post_id, claim_no) LEFT JOIN titles e USING (event_id)
        LEFT JOIN numbers n USING (post_id, claim_no) LEFT JOIN disputed d USING (post_id, claim_no)
        ORDER BY {PLACE}"""


def before(cursor: Cursor, filters: Filters, post_id: str, claim_no: int) -> pd.DataFrame:
    """None or one row: post_id and at of the claim in the queue before this one."""
    here = _place(cursor, post_id, claim_no)
    sql = f"""
        WITH {waiting(filters)},
        last AS (SELECT post_id, claim_no FROM q WHERE {EARLIER if here else "false"}
            ORDER BY q.turn DESC, q.days_ago DESC, q.post_id DESC, q.claim_no DESC LIMIT 1)
        SELECT c.post_id, c."at"
        FROM (FROM claims WHERE post_id = (SELECT post_id FROM last)) c
        JOIN last USING (post_id, claim_no)"""
    return ask(cursor, sql, {**filters.parameters, **here})


def _place(cursor: Cursor, post_id: str, claim_no: int) -> dict[str, Any]:
    """A claim's place in the queue under the $names of `EARLIER`; empty when there is no such claim."""
    sql = "SELECT turn, days_ago, post_id, claim_no FROM claim_review WHERE post_id = $post_id AND claim_no = $claim_no"
    found = ask(cursor, sql, {"post_id": post_id, "claim_no": claim_no})
    return dict(zip(found.columns, next(found.itertuples(index=False)), strict=True)) if len(found) else {}


def claim(cursor: Cursor, post_id: str, claim_no: int) -> pd.DataFrame:
    """None or one row: all columns of claims, and at, event_id and event_title (null for a toll), place_name (of the
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
        FROM (FROM claims WHERE post_id = $post_id AND claim_no = $claim_no) c
        JOIN (FROM posts WHERE post_id = $post_id) p USING (post_id)
        LEFT JOIN (FROM event_claims WHERE post_id = $post_id AND claim_no = $claim_no) ec USING (post_id, claim_no)
        LEFT JOIN (FROM events WHERE event_id = (
            SELECT event_id FROM event_claims WHERE post_id = $post_id AND claim_no = $claim_no)) e
            ON e.event_id = ec.event_id
        LEFT JOIN places g ON g.place_id = c.place_id"""
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
    """Events whose title, place, day or speakers hold all `words` ("jaramana 25"), nearest in days to `event_id` first.

    Those of the weeks around it are looked through first; only when none of them fits, all others.

    Columns: event_id, title, place_name, admin1, where_precision, date_start, date_end, date_precision, reported_first,
    reported_last, n_claims, figures, voices, and post_id, at, start, end, quotation, word_at of its first claim.
    """
    for reach in (WEEKS_AROUND * 7, None):
        found = ask(cursor, EVENTS_LIKE, {"words": words, "event_id": event_id, "reach": reach, "most": limit})
        if len(found):
            break
    return found


WEEKS_AROUND = 8
EVENTS_LIKE = """
        WITH mine AS (SELECT first_day FROM event_cards WHERE event_id = $event_id),
        asked AS (SELECT string_split_regex(strip_accents(lower(trim($words))), '\\s+') AS parts),
        found AS (
            SELECT k.*, abs(k.first_day - coalesce((SELECT first_day FROM mine), k.first_day)) AS days_apart
            FROM (FROM event_cards WHERE $reach IS NULL
                OR first_day BETWEEN (SELECT first_day FROM mine) - $reach::INTEGER
                AND (SELECT first_day FROM mine) + $reach::INTEGER) k, asked
            WHERE k.event_id IS DISTINCT FROM $event_id AND len(list_filter(parts, lambda part: NOT contains(
                strip_accents(lower(concat_ws(' ', k.title, k.place_name, k.admin1, k.spot,
                    strftime(k.first_day, '%-d %B %Y %Y-%m-%d'), k.voices))), part))) = 0
            ORDER BY days_apart, k.id_order LIMIT $most)
        SELECT k.event_id, k.title, k.place_name, k.admin1, k.where_precision::INTEGER AS where_precision,
            k.date_start, k.date_end, k.date_precision::VARCHAR AS date_precision,
            k.reported_first, k.reported_last, k.n_claims, h.figures, k.voices, c.post_id, c."at", c.start, c."end",
            c.quotation, c.trigger_start AS word_at
        FROM found k
        JOIN claims c ON c.post_id = k.post_id AND c."at" = k."at"
        JOIN event_claims ec ON ec.post_id = c.post_id AND ec.claim_no = c.claim_no AND ec.event_id = k.event_id
        LEFT JOIN event_headlines h ON h.event_no = k.event_no AND h.rule = 'range'
        QUALIFY row_number() OVER (PARTITION BY k.event_id ORDER BY c.claim_no) = 1
        ORDER BY days_apart, k.id_order"""


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
