"""Evidence: is this record right? The posts as captured, and what was read in them."""

from typing import Literal

import pandas as pd

from dashboard.queries.ask import Cursor, ask
from dashboard.queries.event import STATED
from dashboard.queries.filters import Filters
from dashboard.queries.in_view import claims_in_view
from dashboard.queries.notes import kept_rows
from dashboard.storage.derived_words import ZERO_WORDS


def post_list(cursor: Cursor, filters: Filters, limit: int = 200) -> pd.DataFrame:
    """The posts with claims in view, and every post while no filter is set; newest first.

    Columns: post_id, publisher, title, opening (first 240 characters), published_date, text_kind, language, url,
    n_claims (in view), n_characters, is_current, version_of, n_in_view (all of them, whatever `limit`).
    """
    told = "told AS (FROM post_codes)"  # all posts, whose places in the list have no gap
    if filters.active:
        told = f"""counted AS (
            SELECT post_no, count(*) AS n_claims FROM {claims_in_view(cursor, filters)} GROUP BY post_no),
        told AS (SELECT k.* REPLACE (n.n_claims AS n_claims) FROM counted n JOIN post_codes k USING (post_no))"""
    sql = f"""
        WITH {told},
        shown AS (
            SELECT post_id, published_date, list_order, n_claims::BIGINT AS n_claims,
                (SELECT count(*) FROM told) AS n_in_view
            FROM told {"" if filters.active else "WHERE list_order <= $most"} ORDER BY list_order LIMIT $most)
        SELECT p.post_id, p.publisher, p.title, left(p.text, 240) AS opening, p.published_date,
            p.text_kind::VARCHAR AS text_kind, p.language, p.url, k.n_claims,
            length(p.text)::BIGINT AS n_characters, p.is_current, p.version_of, k.n_in_view
        FROM posts p JOIN shown k ON k.published_date = p.published_date AND k.post_id = p.post_id
        ORDER BY k.list_order"""
    return ask(cursor, sql, {**filters.parameters, "most": limit})


def post(cursor: Cursor, post_id: str) -> pd.DataFrame:
    """None or one row: all columns of posts, and captured_at (the first capture, null when not recorded)."""
    sql = """
        SELECT p.post_id, p.content_hash, p.publisher, p.published_date, p.published_at, p.url, p.title, p.language,
            p.text_kind::VARCHAR AS text_kind, p.text, p.version_of, p.is_current,
            (SELECT min(captured_at) FROM captures k WHERE k.post_id = p.post_id) AS captured_at
        FROM posts p WHERE p.post_id = $post_id"""
    return ask(cursor, sql, {"post_id": post_id})


LAST = 2**31 - 1


def _rows_of(cursor: Cursor, table: Literal["claims", "figures", "claim_actors", "entries"], post_id: str) -> str:
    """The name of a table with the rows of one post, which are looked for once for all questions of a page."""
    select = f"FROM {table} WHERE post_id = $post_id"
    return kept_rows(cursor, table, post_id, lambda: select, {"post_id": post_id})


def spans(cursor: Cursor, post_id: str, first: int = 0, last: int = LAST) -> pd.DataFrame:
    """What to highlight in [first, last) of the text, in order.

    Columns: start, end (code points, end exclusive), kind (sentence, figure, speaker, accused, target, place, date,
    heading), claim_no.
    """
    said, figures = _rows_of(cursor, "claims", post_id), _rows_of(cursor, "figures", post_id)
    actors, entries = _rows_of(cursor, "claim_actors", post_id), _rows_of(cursor, "entries", post_id)
    sql = f"""
        WITH found AS (
            SELECT start, "end", 'sentence' AS kind, claim_no FROM {said}
            UNION ALL SELECT start, "end", 'figure', claim_no FROM {figures}
            UNION ALL SELECT speaker_start, speaker_end, 'speaker', claim_no FROM {said}
            UNION ALL SELECT place_start, place_end, 'place', claim_no FROM {said}
            UNION ALL SELECT date_words_start, date_words_end, 'date', claim_no FROM {said}
            UNION ALL SELECT start, "end", CASE role WHEN 'alleged_perpetrator' THEN 'accused' ELSE 'target' END,
                claim_no FROM {actors} WHERE role IN ('alleged_perpetrator', 'target', 'defector')
            UNION ALL SELECT start, start + length(heading), 'heading', NULL FROM {entries}
                WHERE heading IS NOT NULL)
        SELECT DISTINCT start, "end", kind, claim_no FROM found
        WHERE start IS NOT NULL AND "end" > start AND start < $last AND "end" > $first
        ORDER BY start, "end" DESC, kind, claim_no"""
    return ask(cursor, sql, {"first": first, "last": last})


def claims_of_post(cursor: Cursor, post_id: str, first: int = 0, last: int = LAST) -> pd.DataFrame:
    """What was read in [first, last) of the post, in the order of the text.

    Columns: claim_no, entry_no and entry_words (heading or outlet of its entry; null outside entries), start, end, at,
    quotation, kind, event_type, event_title (null for a toll), n_elsewhere (claims of the event in other posts),
    standing, toll_id, figures (as stated), casualties_unstated, voice_name, speaker, relayed_by,
    cited, stance, attribution, accused, targets, responsibility, place, admin1, where_precision, date_start, date_end,
    date_precision, date_words, realis, is_recollection, publisher, reported_date, url.
    """
    said, figures = _rows_of(cursor, "claims", post_id), _rows_of(cursor, "figures", post_id)
    actors, entries = _rows_of(cursor, "claim_actors", post_id), _rows_of(cursor, "entries", post_id)
    sql = f"""
        WITH here AS MATERIALIZED (
            SELECT claim_no, post_no, event_no FROM claim_codes
            WHERE post_no = (SELECT post_no FROM post_codes WHERE post_id = $post_id)),
        of_events AS MATERIALIZED (SELECT DISTINCT event_no FROM here WHERE event_no IS NOT NULL),
        elsewhere AS (
            SELECT k.event_no, count(*) AS n FROM claim_codes k JOIN of_events USING (event_no)
            WHERE k.post_no <> (SELECT any_value(post_no) FROM here) GROUP BY k.event_no),
        numbers AS (
            SELECT f.claim_no, string_agg({STATED}, ', ' ORDER BY f.figure_no) AS figures
            FROM {figures} f GROUP BY f.claim_no),
        who AS (
            SELECT claim_no, string_agg(DISTINCT actor_name, '; ' ORDER BY actor_name)
                    FILTER (role = 'alleged_perpetrator') AS accused,
                string_agg(DISTINCT actor_name, '; ' ORDER BY actor_name) FILTER (role = 'target') AS targets
            FROM {actors} GROUP BY claim_no),
        toll AS (
            SELECT f.claim_no, min(t.toll_id) AS toll_id FROM tolls t
            JOIN {figures} f ON f.figure_no = t.figure_no
            WHERE t.post_id = $post_id GROUP BY f.claim_no)
        SELECT c.claim_no, c.entry_no, coalesce(en.heading, en.outlet) AS entry_words, c.start, c."end",
            c."at", c.quotation, c.kind::VARCHAR AS kind,
            c.event_type::VARCHAR AS event_type, e.title AS event_title, coalesce(o.n, 0) AS n_elsewhere, e.standing,
            toll.toll_id,
            coalesce(n.figures, {ZERO_WORDS}) AS figures, c.casualties_unstated, c.voice_name, c.speaker,
            c.relayed_by, c.cited, c.stance::VARCHAR AS stance, c.attribution::VARCHAR AS attribution, w.accused,
            w.targets, c.responsibility::VARCHAR AS responsibility, c.place, c.admin1,
            c.where_precision::INTEGER AS where_precision, c.date_start, c.date_end,
            c.date_precision::VARCHAR AS date_precision, c.date_words, c.realis::VARCHAR AS realis, c.is_recollection,
            c.publisher, c.reported_date, c.url
        FROM {said} c
        LEFT JOIN here ON here.claim_no = c.claim_no
        LEFT JOIN (FROM event_cards SEMI JOIN of_events USING (event_no)) e ON e.event_no = here.event_no
        LEFT JOIN elsewhere o ON o.event_no = here.event_no
        LEFT JOIN numbers n ON n.claim_no = c.claim_no
        LEFT JOIN who w ON w.claim_no = c.claim_no
        LEFT JOIN toll ON toll.claim_no = c.claim_no
        LEFT JOIN {entries} en ON en.entry_no = c.entry_no
        WHERE c.start < $last AND c."end" > $first
        ORDER BY c.start, c.claim_no"""
    return ask(cursor, sql, {"post_id": post_id, "first": first, "last": last})


def n_claims(cursor: Cursor, post_id: str) -> pd.DataFrame:
    """One row, one column: n_claims, of the whole post."""
    return ask(cursor, f"SELECT count(*)::BIGINT AS n_claims FROM {_rows_of(cursor, 'claims', post_id)}")


def versions(cursor: Cursor, post_id: str) -> pd.DataFrame:
    """All captured versions of the post's page, oldest first. Columns: post_id, published_date, captured_at,
    is_current, n_characters, text. One row when there is no other version."""
    sql = """
        WITH first_one AS MATERIALIZED (
            SELECT coalesce(version_of, post_id) AS root FROM posts WHERE post_id = $post_id),
        named AS MATERIALIZED (
            SELECT post_id, published_date FROM posts JOIN first_one ON post_id = root
            UNION SELECT post_id, published_date FROM posts JOIN first_one ON version_of = root),
        seen AS (
            SELECT post_id, min(captured_at) AS captured_at FROM captures SEMI JOIN named USING (post_id)
            GROUP BY post_id)
        SELECT p.post_id, p.published_date, k.captured_at, p.is_current, length(p.text)::BIGINT AS n_characters, p.text
        FROM posts p JOIN named n ON n.published_date = p.published_date AND n.post_id = p.post_id
        LEFT JOIN seen k ON k.post_id = p.post_id
        ORDER BY captured_at NULLS FIRST, p.published_date, p.published_at NULLS FIRST, p.post_id"""
    return ask(cursor, sql, {"post_id": post_id})
