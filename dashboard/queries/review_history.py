"""Review: who decided what, when and why, and what has come of it."""

import pandas as pd

from dashboard.queries.ask import Cursor, ask

# A decision d with what it sets: `fields`, `set_to` and `read_as` are lists in one order.
DECISION = """d.edit_id, d.author, d.decided_at, d.kind::VARCHAR AS kind, d.status::VARCHAR AS status,
            d.status_words, d.post_id, d.start, d."end", d.quotation, d.measure::VARCHAR AS measure, d.reason,
            d.undoes, d.found_post_id, d.claim_no, d.figure_no, d.event_id, d.other_quotation, d.other_post_id,
            d.other_start || '-' || d.other_end AS other_at,
            coalesce(v.fields, []) AS fields, coalesce(v.set_to, []) AS set_to, coalesce(v.read_as, []) AS read_as"""
SET = """SELECT edit_id, list(field ORDER BY field) AS fields, list("value" ORDER BY field) AS set_to,
            list(value_before ORDER BY field) AS read_as
        FROM edit_values GROUP BY edit_id"""

IN_EFFECT = f"""
        WITH v AS ({SET})
        SELECT d.found_post_id AS post_id, d.claim_no, d.kind::VARCHAR AS kind, d.author, d.decided_at, d.reason,
            d.quotation, d.measure::VARCHAR AS measure, coalesce(v.fields, []) AS fields,
            coalesce(v.set_to, []) AS set_to, coalesce(v.read_as, []) AS read_as
        FROM edits d LEFT JOIN v USING (edit_id)
        WHERE d.status = 'in_effect' AND d.kind <> 'undo' AND d.claim_no IS NOT NULL"""


def history(cursor: Cursor, post_id: str, start: int, end: int, event_id: str | None) -> pd.DataFrame:
    """Every decision on the words [start, end) of the post, on their figures, and on their event; newest first.

    Columns: edit_id, author, decided_at (UTC), kind, status, status_words, post_id, start, end, quotation, measure,
    reason, undoes, found_post_id, claim_no, figure_no, event_id, other_quotation, other_post_id, other_at, fields,
    set_to, read_as (lists in one order), is_here (about these words, not only about the event).
    """
    sql = f"""
        WITH v AS ({SET}),
        here AS (
            SELECT edit_id, true AS is_here FROM edits
            WHERE coalesce(found_post_id, post_id) = $post_id AND start < $last AND "end" > $first
            UNION SELECT edit_id, true FROM edits WHERE (found_post_id, claim_no) IN (
                SELECT (post_id, claim_no) FROM claims WHERE post_id = $post_id AND start = $first AND "end" = $last)
            UNION SELECT edit_id, false FROM edits
            WHERE kind IN ('must_link', 'cannot_link', 'grade', 'responsibility', 'note')
                AND (event_id = $event_id OR other_event_id = $event_id)),
        about AS (SELECT edit_id, bool_or(is_here) AS is_here FROM here GROUP BY edit_id),
        undone AS (
            SELECT u.edit_id, a.is_here FROM edits u JOIN about a ON a.edit_id = u.undoes
            WHERE u.edit_id NOT IN (SELECT edit_id FROM about)),
        every AS (SELECT * FROM about UNION ALL SELECT * FROM undone)
        SELECT {DECISION}, e.is_here
        FROM every e JOIN edits d USING (edit_id) LEFT JOIN v USING (edit_id)
        ORDER BY d.decided_at DESC, d.edit_id DESC"""
    return ask(cursor, sql, {"post_id": post_id, "first": start, "last": end, "event_id": event_id})


def decisions(cursor: Cursor, status: str | None, limit: int = 50) -> pd.DataFrame:
    """Decisions with that status ("waiting", "orphan", "overruled"; None: all but undo), newest first.

    Columns: as `history` without is_here, and title (of the event; null without one), at (of the claim it attaches to,
    else of its words), n_in_all.
    """
    sql = f"""
        WITH v AS ({SET})
        SELECT {DECISION}, e.title, coalesce(c."at", d.start || '-' || d."end") AS at,
            count(*) OVER () AS n_in_all
        FROM edits d LEFT JOIN v USING (edit_id) LEFT JOIN events e ON e.event_id = d.event_id
        LEFT JOIN claims c ON c.post_id = d.found_post_id AND c.claim_no = d.claim_no
        WHERE ($status IS NULL AND d.kind <> 'undo') OR d.status::VARCHAR = $status
        ORDER BY d.decided_at DESC, d.edit_id DESC LIMIT $most"""
    return ask(cursor, sql, {"status": status, "most": limit})


def how_many(cursor: Cursor) -> pd.DataFrame:
    """One row: n_waiting, n_orphans, n_overruled, n_decided (all decisions but undo), authors (how many people)."""
    sql = """
        SELECT count(*) FILTER (status = 'waiting')::BIGINT AS n_waiting,
            count(*) FILTER (status = 'orphan')::BIGINT AS n_orphans,
            count(*) FILTER (status = 'overruled')::BIGINT AS n_overruled,
            count(*) FILTER (kind <> 'undo')::BIGINT AS n_decided, count(DISTINCT author)::BIGINT AS authors
        FROM edits"""
    return ask(cursor, sql)


def rejected_of_post(cursor: Cursor, post_id: str) -> pd.DataFrame:
    """What people rejected in the post, in the order of the text.

    Columns: start, end, at (of the words), quotation, words (what was read: null for a claim without a figure),
    figure_no (null when the whole claim was rejected), author, decided_at, reason.
    """
    sql = """
        SELECT r.start, r."end", r.start || '-' || r."end" AS at, r.quotation, r.words, r.figure_no, d.author,
            d.decided_at, d.reason
        FROM rejected r LEFT JOIN edits d USING (edit_id)
        WHERE r.post_id = $post_id ORDER BY r.start, r.claim_no, r.figure_no NULLS FIRST"""
    return ask(cursor, sql, {"post_id": post_id})


def in_effect_of_claims(cursor: Cursor, event_id: str) -> pd.DataFrame:
    """Decisions in effect on claims of the event, oldest first. Columns: post_id, claim_no, kind, author, decided_at,
    reason, quotation, measure, fields, set_to, read_as."""
    sql = f"""{IN_EFFECT} AND d.event_id = $event_id ORDER BY d.decided_at, d.edit_id"""
    return ask(cursor, sql, {"event_id": event_id})


def in_effect_of_post(cursor: Cursor, post_id: str) -> pd.DataFrame:
    """Decisions in effect on claims of the post, oldest first; columns as `in_effect_of_claims`."""
    sql = f"""{IN_EFFECT} AND d.found_post_id = $post_id ORDER BY d.decided_at, d.edit_id"""
    return ask(cursor, sql, {"post_id": post_id})
