"""Actors: who is said to have done what to whom, and who says so? Counts of events and of origins, never of deaths."""

from typing import get_args

import pandas as pd

from dashboard.queries.actor_pairs import (
    CLAIM_COLUMNS,
    CLAIM_ROWS,
    By,
    State,
    Within,
    are_few,
    ends,
    pairs,
    pairs_in_view,
    shown_of,
)
from dashboard.queries.ask import Cursor, ask
from dashboard.queries.filters import NOT_STATED, Filters, bits_of
from dashboard.queries.in_view import claims_in_view, set_of, size_of
from dashboard.records import VIOLENCE, TextKind
from dashboard.storage.derived_actors import UNKNOWN_SIDE, WITHHELD
from dashboard.storage.derived_codes import TYPES

MOST_ROWS, MOST_COLUMNS = 10, 8
MOST_BITS = 512_000_000
"""Of all sets of one answer together: 64 MB."""
# Ends of the axes, whatever their counts: what is not known, and what is not stated.
KEPT = f"('{NOT_STATED}', '{UNKNOWN_SIDE}', 'UNK')"
LAST = f"CASE WHEN key = '{NOT_STATED}' THEN 2 WHEN key IN {KEPT} OR key = '{WITHHELD}' THEN 1 ELSE 0 END"


def _distinct(cursor: Cursor, filters: Filters, number: str, table: str, n_groups: int) -> str:
    """SQL for how many different numbers a group has: a set of bits each, unless few numbers are in view or so many
    groups would take too much."""
    if are_few(cursor, filters):
        return f"count(DISTINCT {number})"
    row = cursor.execute(f"SELECT (SELECT count(*) FROM {table}), (SELECT count(*) FROM named_actors)").fetchone()
    most, named = row or (0, 0)
    if most * (n_groups or named) > MOST_BITS:
        return f"count(DISTINCT {number})"
    return f"coalesce(bit_count(bitstring_agg({number}, 0, {most})), 0)"


def _counts(cursor: Cursor, filters: Filters, n_cells: int) -> tuple[str, str]:
    """SQL for the events of a group of `unit`, and for the origins of a cell of `pair`."""
    return (
        _distinct(cursor, filters, "event_no", "event_codes", 0),
        _distinct(cursor, filters, "origin_no", "known_origins", n_cells),
    )


def _axes(most_rows: str = "$most_rows", most_columns: str = "$most_columns") -> str:
    """`line` and `head`: the rows and columns to draw, most events first, of `line_counts` and `head_counts`.

    The rule of who is drawn: the keys of most events in view, ties by key, never by how many were killed; what is
    not stated, and whose side or sector is not known, is never left out and stands last.
    """

    def one(name: str, end: str, most: str) -> str:
        return f"""{name}_all AS (
        SELECT o.key_no, o.key, o.name, coalesce(u.n, 0) AS n
        FROM of_end o LEFT JOIN {name}_counts u USING (key_no)
        WHERE o."end" = '{end}' AND (u.n > 0 OR o.key = '{NOT_STATED}')),
    {name} AS (
        SELECT key_no, key, name, row_number() OVER (ORDER BY {LAST}, n DESC, key) AS place_in_order
        FROM {name}_all
        QUALIFY key IN {KEPT} OR row_number() OVER (ORDER BY key = '{NOT_STATED}', n DESC, key) <= {most})"""

    rows, columns = one("line", "perpetrator", most_rows), one("head", "target", most_columns)
    return f"""{rows},
    {columns}"""


def _summed(cursor: Cursor, filters: Filters, rows_by: By, columns_by: By, within: Within, axes: str, most: int) -> str:
    """Common table expressions: the axes, and `cell` and `known`, the events and the known origins of each cell and
    state (perpetrator, target, state, n_events or n_origins, and speaker_kind when `within` is speaker); of no more
    than `most` cells are origins counted."""
    n_events, n_origins = _counts(cursor, filters, most)
    of = "speaker_kind, " if within == "speaker" else ""
    return f"""{pairs(cursor, filters, rows_by, columns_by, within)},
        line_counts AS (SELECT perpetrator AS key_no, {n_events} AS n FROM unit GROUP BY ALL),
        head_counts AS (SELECT target AS key_no, {n_events} AS n FROM unit GROUP BY ALL),
        {axes},
        known AS (
            SELECT {of}perpetrator, target, state, ({n_origins})::BIGINT AS n_origins FROM pair
            WHERE perpetrator IN (SELECT key_no FROM line) AND target IN (SELECT key_no FROM head) GROUP BY ALL),
        cell AS (
            SELECT {of}perpetrator, target, state, count(*)::BIGINT AS n_events FROM unit GROUP BY ALL)"""


def _as_kept(by: By, axes: str) -> str:
    """As `_summed`, of all reports as the snapshot keeps their sums: by actor, or by side within what each kind of
    speaker says."""

    def counts(name: str, end: str) -> str:
        return f"""{name}_counts AS (
            SELECT o.key_no, e.n_events AS n FROM pair_ends e JOIN of_end o ON o.key = e.key AND o."end" = e."end"
            WHERE e."by" = '{by}' AND e."end" = '{end}')"""

    return f"""{ends(by, by)},
        {counts("line", "perpetrator")},
        {counts("head", "target")},
        {axes},
        cell AS (
            SELECT c.speaker_kind, p.key_no AS perpetrator, t.key_no AS target, c.state, c.n_events, c.n_origins
            FROM pair_cells c JOIN of_end p ON p.key = c.perpetrator AND p."end" = 'perpetrator'
            JOIN of_end t ON t.key = c.target AND t."end" = 'target'
            WHERE c."by" = '{by}'),
        known AS (SELECT speaker_kind, perpetrator, target, state, n_origins FROM cell)"""


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
    events = set_of(cursor, "event_no")
    is_kept = rows_by == columns_by == "actor" and not filters.active
    if is_kept:
        summed, of_all = _as_kept("actor", _axes()), "(SELECT n_events FROM whole_actors)"
        drawn = f"""{size_of(events)} FROM pair_codes
            WHERE event_unit = pair_row AND NOT coalesce(event_is_vaguer, false)
                AND perpetrator_no IN (SELECT k.actor_no FROM named_actors k JOIN line ON line.key = k.actor)
                AND target_no IN (SELECT k.actor_no FROM named_actors k JOIN head ON head.key = k.actor)"""
    else:
        most = (MOST_ROWS + 3) * (MOST_COLUMNS + 3) * 4
        summed, of_all = _summed(cursor, filters, rows_by, columns_by, "event", _axes(), most), size_of(events)
        is_drawn = "perpetrator IN (SELECT key_no FROM line) AND target IN (SELECT key_no FROM head)"
        drawn = f"""{size_of(f"{events} FILTER ({is_drawn})")} FROM unit"""
    sql = f"""
        WITH {summed},
        every(n_undrawn) AS (SELECT {of_all} - {drawn})
        SELECT r.key AS perpetrator, r.name AS perpetrator_name, h.key AS target, h.name AS target_name, x.state,
            coalesce(x.n_events, 0) AS n_events, coalesce(n.n_origins, 0) AS n_origins,
            (SELECT count(*) FROM line_all WHERE key <> '{NOT_STATED}')::BIGINT AS n_lines,
            (SELECT count(*) FROM head_all WHERE key <> '{NOT_STATED}')::BIGINT AS n_heads,
            (SELECT n_undrawn FROM every) AS n_undrawn
        FROM line r CROSS JOIN head h LEFT JOIN cell x ON x.perpetrator = r.key_no AND x.target = h.key_no
        LEFT JOIN known n ON n.perpetrator = x.perpetrator AND n.target = x.target AND n.state = x.state
        ORDER BY r.place_in_order, h.place_in_order, x.state"""
    return ask(cursor, sql, {**filters.parameters, "most_rows": most_rows, "most_columns": most_columns})


def by_speaker(cursor: Cursor, filters: Filters, by: By = "side", most: int = MOST_COLUMNS) -> pd.DataFrame:
    """The matrix once for each kind of speaker that says anything in view, on equal axes. Columns as `matrix` but for
    those of the whole answer, and speaker_kind (the attribution that stands for its kind; null in a cell about which
    nobody says anything). Row and column of every pair are there, so that all panels can share their axes."""
    axes = _axes("$most_columns", "$most_columns")
    if by == "side" and not filters.active:
        summed = _as_kept("side", axes)
    else:
        summed = _summed(cursor, filters, by, by, "speaker", axes, 12 * (MOST_COLUMNS + 3) ** 2 * 4)
    sql = f"""
        WITH {summed}
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
        WITH {pairs(cursor, filters, rows_by, columns_by, "speaker" if speaker_kind else "event")},
        chosen AS (
            SELECT DISTINCT event_no, claim_row FROM pair
            WHERE perpetrator = (SELECT key_no FROM of_end WHERE "end" = 'perpetrator' AND key = $perpetrator)
                AND target = (SELECT key_no FROM of_end WHERE "end" = 'target' AND key = $target) AND state = $state
                AND ($speaker_kind IS NULL OR speaker_kind::VARCHAR = $speaker_kind)),
        {shown_of("chosen")}
        SELECT {CLAIM_COLUMNS}, x.n_in_mark, (SELECT count(DISTINCT event_no) FROM chosen)::BIGINT AS n_events
        FROM shown x JOIN {CLAIM_ROWS}
        ORDER BY x.place_in_order"""
    chosen = {"perpetrator": perpetrator, "target": target, "state": state, "speaker_kind": speaker_kind}
    return ask(cursor, sql, {**filters.parameters, **chosen, "most": limit})


def totals(cursor: Cursor, filters: Filters) -> pd.DataFrame:
    """One row of what is in view: n_events (violent), n_with_perpetrator, n_with_target (events of which a report in
    view names one), n_perpetrators and n_targets (actors named, as such), n_threats (claims of violence that is only
    feared, threatened or supposed, drawn nowhere), n_other (events in view that are not violent), publishers,
    text_kinds."""
    if not filters.active:
        return ask(cursor, "SELECT * FROM whole_actors")
    events, kinds = set_of(cursor, "event_no", "x."), bits_of([one for one in TYPES if one in VIOLENCE], TYPES)
    others = set_of(cursor, "event_no", "facet.")
    tellings = set_of(cursor, "telling_no", "facet.")
    named = ", ".join(
        f"CASE WHEN text_kinds & (1 << enum_code('{kind}'::text_kind)) <> 0 THEN '{kind}' END"
        for kind in sorted(get_args(TextKind))
    )
    sql = f"""
        WITH told AS (
            SELECT {size_of(events)} AS n_events,
                {size_of(f"{events} FILTER (x.perpetrator_no <> 0)")} AS n_with_perpetrator,
                {size_of(f"{events} FILTER (x.target_no <> 0)")} AS n_with_target,
                (count(DISTINCT x.perpetrator_no) FILTER (x.perpetrator_no <> 0))::BIGINT AS n_perpetrators,
                (count(DISTINCT x.target_no) FILTER (x.target_no <> 0))::BIGINT AS n_targets
            FROM {pairs_in_view(cursor, filters)} x),
        seen AS (
            SELECT {size_of(f"{others} FILTER (facet.type_bit & {kinds} = 0)")} AS n_other,
                (count(*) FILTER (facet.type_bit & {kinds} <> 0 AND facet.realis = 'hypothetical'::realis))::BIGINT
                    AS n_threats,
                {tellings} AS tellings, bit_or(1 << enum_code(facet.text_kind)) AS text_kinds
            FROM {claims_in_view(cursor, filters)} facet WHERE facet.event_no IS NOT NULL),
        printed AS (
            SELECT array_to_string(list_sort(list(DISTINCT t.publisher)), ', ') AS publishers
            FROM tellings t CROSS JOIN seen WHERE get_bit(seen.tellings, t.telling_no) = 1)
        SELECT n_events, n_with_perpetrator, n_with_target, n_perpetrators, n_targets, n_threats, n_other, publishers,
            list_filter([{named}], lambda kind: kind IS NOT NULL) AS text_kinds
        FROM told CROSS JOIN seen CROSS JOIN printed"""
    return ask(cursor, sql, filters.parameters)
