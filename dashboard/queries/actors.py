"""Actors: who is said to have done what to whom, and who says so? Counts of events and of origins, never of deaths."""

import pandas as pd

from dashboard.queries.actor_pairs import CLAIM_COLUMNS, VIOLENT, WITHHELD, By, State, claims_of_violence, pairs
from dashboard.queries.ask import Cursor, ask
from dashboard.queries.filters import JOINED, NOT_STATED, Filters, condition

MOST_ROWS, MOST_COLUMNS = 10, 8
# Ends of the axes, whatever their counts: what is not known, and what is not stated.
LAST = f"CASE WHEN key = '{NOT_STATED}' THEN 2 WHEN key IN ('unknown', 'UNK', '{WITHHELD}') THEN 1 ELSE 0 END"


def _axes(most_rows: str = "$most_rows", most_columns: str = "$most_columns") -> str:
    """`line` and `head`: the rows and columns to draw, most events first, "not stated" and a side not known last.

    The rule of who is drawn: the keys of most events in view, ties by key, never by how many were killed; what is
    not stated, and whose side or sector is not known, is never left out.
    """

    def one(name: str, end: str, most: str) -> str:
        return f"""{name}_all AS (
        SELECT {end} AS key, max({end}_name) AS name, count(DISTINCT event_id) AS n FROM pair GROUP BY ALL
        UNION ALL SELECT '{NOT_STATED}', '{NOT_STATED}', 0
            WHERE NOT EXISTS (SELECT 1 FROM pair WHERE {end} = '{NOT_STATED}')),
    {name} AS (
        SELECT key, name, row_number() OVER (ORDER BY {LAST}, n DESC, key) AS place_in_order
        FROM {name}_all
        QUALIFY key IN ('{NOT_STATED}', 'unknown', 'UNK')
            OR row_number() OVER (ORDER BY key = '{NOT_STATED}', n DESC, key) <= {most})"""

    return f"{one('line', 'perpetrator', most_rows)},\n    {one('head', 'target', most_columns)}"


def matrix(
    cursor: Cursor,
    filters: Filters,
    rows_by: By,
    columns_by: By,
    most_rows: int = MOST_ROWS,
    most_columns: int = MOST_COLUMNS,
) -> pd.DataFrame:
    """Violent events in view by alleged perpetrator and target; one row a cell and state, cells without any too.

    Columns: perpetrator, perpetrator_name, target, target_name (keys and names; `NOT_STATED` at an end that no report
    names), state (see `actor_pairs.pairs`; null in an empty cell), n_events, n_origins (known independent origins that
    state the pair, over all its events), n_claims; and of the whole answer n_lines and n_heads (keys named at each end,
    drawn or not) and n_undrawn (events of which no cell is drawn, since more is named than drawn). An event stands in
    every cell that some report states, so cells do not add up to a number of events. In the order of the axes.
    """
    sql = f"""
        WITH {pairs(filters, rows_by, columns_by)},
        {_axes()},
        cell AS (
            SELECT perpetrator, target, state, count(DISTINCT event_id)::BIGINT AS n_events,
                count(DISTINCT origin)::BIGINT AS n_origins, count(DISTINCT (post_id, claim_no))::BIGINT AS n_claims
            FROM pair GROUP BY ALL)
        SELECT r.key AS perpetrator, r.name AS perpetrator_name, h.key AS target, h.name AS target_name, x.state,
            coalesce(x.n_events, 0) AS n_events, coalesce(x.n_origins, 0) AS n_origins,
            coalesce(x.n_claims, 0) AS n_claims,
            (SELECT count(*) FROM line_all WHERE key <> '{NOT_STATED}')::BIGINT AS n_lines,
            (SELECT count(*) FROM head_all WHERE key <> '{NOT_STATED}')::BIGINT AS n_heads,
            (SELECT count(*) FROM (SELECT event_id FROM pair GROUP BY event_id HAVING NOT bool_or(
                perpetrator IN (SELECT key FROM line) AND target IN (SELECT key FROM head))))::BIGINT AS n_undrawn
        FROM line r CROSS JOIN head h LEFT JOIN cell x ON x.perpetrator = r.key AND x.target = h.key
        ORDER BY r.place_in_order, h.place_in_order, x.state"""
    return ask(cursor, sql, {**filters.parameters, "most_rows": most_rows, "most_columns": most_columns})


def by_speaker(cursor: Cursor, filters: Filters, by: By = "side", most: int = MOST_COLUMNS) -> pd.DataFrame:
    """The matrix once for each kind of speaker that says anything in view, on equal axes. Columns as `matrix`, and
    speaker_kind (the attribution that stands for its kind; null in a cell about which nobody says anything). Row and
    column of every pair are there, so that all panels can share their axes."""
    sql = f"""
        WITH {pairs(filters, by, by, within="speaker")},
        {_axes("$most_columns", "$most_columns")},
        cell AS (
            SELECT speaker_kind, perpetrator, target, state, count(DISTINCT event_id)::BIGINT AS n_events,
                count(DISTINCT origin)::BIGINT AS n_origins, count(DISTINCT (post_id, claim_no))::BIGINT AS n_claims
            FROM pair GROUP BY ALL)
        SELECT x.speaker_kind, r.key AS perpetrator, r.name AS perpetrator_name, h.key AS target,
            h.name AS target_name, x.state, coalesce(x.n_events, 0) AS n_events,
            coalesce(x.n_origins, 0) AS n_origins, coalesce(x.n_claims, 0) AS n_claims
        FROM line r CROSS JOIN head h LEFT JOIN cell x ON x.perpetrator = r.key AND x.target = h.key
        ORDER BY r.place_in_order, h.place_in_order, x.speaker_kind, x.state"""
    return ask(cursor, sql, {**filters.parameters, "most_columns": most})


def behind(
    cursor: Cursor,
    filters: Filters,
    rows_by: By,
    columns_by: By,
    perpetrator: str,
    target: str,
    state: State,
    speaker_kind: str | None = None,
    limit: int = 40,
) -> pd.DataFrame:
    """The claims that a mark of the matrix (or of one speaker's panel) sums, by event, latest report first.

    Columns: event_id, title, date_start, date_end, date_precision, voice_name, publisher, reported_date, responsibility
    (of this claim), quotation, sentence_to_share, figures (as stated by this claim; null), origin_known, standing,
    agreement, text_kind, post_id, at, n_events and n_in_mark (claims, whatever `limit`).
    """
    sql = f"""
        WITH {pairs(filters, rows_by, columns_by, "speaker" if speaker_kind else "event")},
        chosen AS (
            SELECT DISTINCT event_id, post_id, claim_no FROM pair
            WHERE perpetrator = $perpetrator AND target = $target AND state = $state
                AND ($speaker_kind IS NULL OR speaker_kind = $speaker_kind))
        SELECT {CLAIM_COLUMNS}, count(*) OVER () AS n_in_mark,
            (SELECT count(DISTINCT event_id) FROM chosen)::BIGINT AS n_events
        FROM chosen x JOIN claims c USING (post_id, claim_no) JOIN events e USING (event_id)
        JOIN posts p USING (post_id)
        ORDER BY e.reported_last DESC, x.event_id, c.reported_date, c.post_id, c.claim_no
        LIMIT $most"""
    chosen = {"perpetrator": perpetrator, "target": target, "state": state, "speaker_kind": speaker_kind}
    return ask(cursor, sql, {**filters.parameters, **chosen, "most": limit})


def totals(cursor: Cursor, filters: Filters) -> pd.DataFrame:
    """One row of what is in view: n_events (violent), n_with_perpetrator, n_with_target (events of which a report in
    view names one), n_perpetrators and n_targets (actors named, as such), n_threats (claims of violence that is only
    feared, threatened or supposed, drawn nowhere), n_other (events in view that are not violent), publishers,
    text_kinds."""
    sql = f"""
        WITH {claims_of_violence(filters)},
        named AS (
            SELECT t.event_id, a.role, coalesce(a.actor_id, lower(a.name)) AS actor
            FROM told t JOIN claim_actors a USING (post_id, claim_no)
            WHERE a.role IN ('alleged_perpetrator', 'target')),
        seen AS (
            SELECT count(DISTINCT e.event_id) FILTER (NOT w.is_violent) AS n_other,
                count(*) FILTER (w.is_violent AND c.realis = 'hypothetical') AS n_threats,
                string_agg(DISTINCT c.publisher, ', ' ORDER BY c.publisher) AS publishers,
                list(DISTINCT p.text_kind::VARCHAR ORDER BY p.text_kind::VARCHAR) AS text_kinds
            FROM {JOINED}, LATERAL (SELECT e.event_type IN ({VIOLENT}) AS is_violent) w
            WHERE e.event_id IS NOT NULL AND {condition(filters)})
        SELECT (SELECT count(DISTINCT event_id) FROM told)::BIGINT AS n_events,
            count(DISTINCT n.event_id) FILTER (n.role = 'alleged_perpetrator')::BIGINT AS n_with_perpetrator,
            count(DISTINCT n.event_id) FILTER (n.role = 'target')::BIGINT AS n_with_target,
            count(DISTINCT n.actor) FILTER (n.role = 'alleged_perpetrator')::BIGINT AS n_perpetrators,
            count(DISTINCT n.actor) FILTER (n.role = 'target')::BIGINT AS n_targets,
            any_value(s.n_threats)::BIGINT AS n_threats, any_value(s.n_other)::BIGINT AS n_other,
            any_value(s.publishers) AS publishers, any_value(s.text_kinds) AS text_kinds
        FROM seen s LEFT JOIN named n ON true"""
    return ask(cursor, sql, filters.parameters)
