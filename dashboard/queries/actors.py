"""Actors: who is said to have done what to whom, and who says so? Counts of events and of origins, never of deaths."""

import pandas as pd

from dashboard.queries.actor_pairs import CHOSEN, CLAIM_COLUMNS, By, State, in_view, pairs
from dashboard.queries.ask import Cursor, ask
from dashboard.queries.filters import FACETS, NOT_STATED, Filters, condition
from dashboard.storage.derived_actors import UNKNOWN_SIDE, WITHHELD
from dashboard.storage.derived_words import VIOLENT

MOST_ROWS, MOST_COLUMNS = 10, 8
# Ends of the axes, whatever their counts: what is not known, and what is not stated.
KEPT = f"('{NOT_STATED}', '{UNKNOWN_SIDE}', 'UNK')"
LAST = f"CASE WHEN key = '{NOT_STATED}' THEN 2 WHEN key IN {KEPT} OR key = '{WITHHELD}' THEN 1 ELSE 0 END"


def _axes(of_speaker: str = "", most_rows: str = "$most_rows", most_columns: str = "$most_columns") -> str:
    """`unit` (one row an event and cell, of each kind of speaker with `of_speaker`), `line` and `head`: the rows and
    columns to draw, most events first.

    The rule of who is drawn: the keys of most events in view, ties by key, never by how many were killed; what is
    not stated, and whose side or sector is not known, is never left out and stands last.
    """

    def one(name: str, end: str, most: str) -> str:
        return f"""{name}_all AS (
        SELECT o.key_no, o.key, o.name, coalesce(u.n, 0) AS n
        FROM of_end o
        LEFT JOIN (SELECT {end} AS key_no, count(DISTINCT event_no) AS n FROM unit GROUP BY ALL) u USING (key_no)
        WHERE o."end" = '{end}' AND (u.n > 0 OR o.key = '{NOT_STATED}')),
    {name} AS (
        SELECT key_no, key, name, row_number() OVER (ORDER BY {LAST}, n DESC, key) AS place_in_order
        FROM {name}_all
        QUALIFY key IN {KEPT} OR row_number() OVER (ORDER BY key = '{NOT_STATED}', n DESC, key) <= {most})"""

    rows, columns = one("line", "perpetrator", most_rows), one("head", "target", most_columns)
    return f"""unit AS MATERIALIZED (SELECT DISTINCT perpetrator, target, state, event_no{of_speaker} FROM pair),
    {rows},
    {columns}"""


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
    state the pair, over all its events); and of the whole answer n_lines and n_heads (keys named at each end, drawn or
    not) and n_undrawn (events of which no cell is drawn, since more is named than drawn). An event stands in every
    cell that some report states, so cells do not add up to a number of events. In the order of the axes.
    """
    sql = f"""
        WITH {pairs(filters, rows_by, columns_by)},
        {_axes()},
        known AS (
            SELECT perpetrator, target, state, count(DISTINCT origin_no)::BIGINT AS n_origins FROM pair GROUP BY ALL),
        cell AS (
            SELECT perpetrator, target, state, count(*)::BIGINT AS n_events FROM unit GROUP BY ALL)
        SELECT r.key AS perpetrator, r.name AS perpetrator_name, h.key AS target, h.name AS target_name, x.state,
            coalesce(x.n_events, 0) AS n_events, coalesce(n.n_origins, 0) AS n_origins,
            (SELECT count(*) FROM line_all WHERE key <> '{NOT_STATED}')::BIGINT AS n_lines,
            (SELECT count(*) FROM head_all WHERE key <> '{NOT_STATED}')::BIGINT AS n_heads,
            (SELECT count(DISTINCT event_no) FROM unit)::BIGINT - (
                SELECT count(DISTINCT event_no) FROM unit WHERE perpetrator IN (SELECT key_no FROM line)
                    AND target IN (SELECT key_no FROM head))::BIGINT AS n_undrawn
        FROM line r CROSS JOIN head h LEFT JOIN cell x ON x.perpetrator = r.key_no AND x.target = h.key_no
        LEFT JOIN known n ON n.perpetrator = x.perpetrator AND n.target = x.target AND n.state = x.state
        ORDER BY r.place_in_order, h.place_in_order, x.state"""
    return ask(cursor, sql, {**filters.parameters, "most_rows": most_rows, "most_columns": most_columns})


def by_speaker(cursor: Cursor, filters: Filters, by: By = "side", most: int = MOST_COLUMNS) -> pd.DataFrame:
    """The matrix once for each kind of speaker that says anything in view, on equal axes. Columns as `matrix` but for
    those of the whole answer, and speaker_kind (the attribution that stands for its kind; null in a cell about which
    nobody says anything). Row and column of every pair are there, so that all panels can share their axes."""
    sql = f"""
        WITH {pairs(filters, by, by, within="speaker")},
        {_axes(", speaker_kind", "$most_columns", "$most_columns")},
        known AS (
            SELECT speaker_kind, perpetrator, target, state, count(DISTINCT origin_no)::BIGINT AS n_origins
            FROM pair GROUP BY ALL),
        cell AS (
            SELECT speaker_kind, perpetrator, target, state, count(*)::BIGINT AS n_events FROM unit GROUP BY ALL)
        SELECT x.speaker_kind::VARCHAR AS speaker_kind, r.key AS perpetrator, r.name AS perpetrator_name,
            h.key AS target, h.name AS target_name, x.state, coalesce(x.n_events, 0) AS n_events,
            coalesce(n.n_origins, 0) AS n_origins
        FROM line r CROSS JOIN head h LEFT JOIN cell x ON x.perpetrator = r.key_no AND x.target = h.key_no
        LEFT JOIN known n ON n.speaker_kind = x.speaker_kind AND n.perpetrator = x.perpetrator
            AND n.target = x.target AND n.state = x.state
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
    """The claims that a mark of the matrix (or of one speaker's panel) sums, by event, latest event first.

    Columns: those of `actor_pairs.CLAIM_COLUMNS`, n_events and n_in_mark (claims), both whatever `limit`.
    """
    sql = f"""
        WITH {pairs(filters, rows_by, columns_by, "speaker" if speaker_kind else "event")},
        chosen AS (
            SELECT DISTINCT event_no, post_id, claim_no FROM pair
            WHERE perpetrator = (SELECT key_no FROM of_end WHERE "end" = 'perpetrator' AND key = $perpetrator)
                AND target = (SELECT key_no FROM of_end WHERE "end" = 'target' AND key = $target) AND state = $state
                AND ($speaker_kind IS NULL OR speaker_kind::VARCHAR = $speaker_kind)),
        {CHOSEN}
        SELECT {CLAIM_COLUMNS}, x.n_in_mark, (SELECT count(DISTINCT event_no) FROM chosen)::BIGINT AS n_events
        FROM shown x JOIN claims c USING (post_id, claim_no) JOIN event_cards k USING (event_no)
        JOIN events e USING (event_id) JOIN posts p ON p.post_id = c.post_id
        ORDER BY x.place_in_order"""
    chosen = {"perpetrator": perpetrator, "target": target, "state": state, "speaker_kind": speaker_kind}
    return ask(cursor, sql, {**filters.parameters, **chosen, "most": limit})


def totals(cursor: Cursor, filters: Filters) -> pd.DataFrame:
    """One row of what is in view: n_events (violent), n_with_perpetrator, n_with_target (events of which a report in
    view names one), n_perpetrators and n_targets (actors named, as such), n_threats (claims of violence that is only
    feared, threatened or supposed, drawn nowhere), n_other (events in view that are not violent), publishers,
    text_kinds."""
    sql = f"""
        WITH told AS (
            SELECT count(DISTINCT x.event_no) AS n_events,
                count(DISTINCT x.event_no) FILTER (x.perpetrator_no <> 0) AS n_with_perpetrator,
                count(DISTINCT x.event_no) FILTER (x.target_no <> 0) AS n_with_target,
                count(DISTINCT x.perpetrator_no) FILTER (x.perpetrator_no <> 0) AS n_perpetrators,
                count(DISTINCT x.target_no) FILTER (x.target_no <> 0) AS n_targets
            FROM claim_pairs x WHERE {in_view(filters, "x")}),
        seen AS (
            SELECT count(DISTINCT facet.event_no) FILTER (facet.type NOT IN ({VIOLENT})) AS n_other,
                count(*) FILTER (facet.type IN ({VIOLENT}) AND facet.realis = 'hypothetical') AS n_threats,
                list(DISTINCT facet.publisher) AS publishers,
                list(DISTINCT facet.text_kind) AS text_kinds
            FROM {FACETS} WHERE facet.event_no IS NOT NULL AND {condition(filters)})
        SELECT n_events::BIGINT AS n_events, n_with_perpetrator::BIGINT AS n_with_perpetrator,
            n_with_target::BIGINT AS n_with_target, n_perpetrators::BIGINT AS n_perpetrators,
            n_targets::BIGINT AS n_targets, n_threats::BIGINT AS n_threats, n_other::BIGINT AS n_other,
            array_to_string(list_sort(publishers), ', ') AS publishers,
            list_sort(list_transform(coalesce(text_kinds, []), lambda kind: kind::VARCHAR)) AS text_kinds
        FROM told, seen"""
    return ask(cursor, sql, filters.parameters)
