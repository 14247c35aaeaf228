"""Pairs of alleged perpetrator and target in view: what every question about actors starts from.

`claim_pairs` (storage/derived_actors.py; `pair_codes` in numbers) holds them as single reports state them: nobody is
accused by combining one report's perpetrator with another report's victim. An event keeps its vaguer pair ("not
stated" at one end) only while no report in view names that end. What is only feared or threatened is no event and
enters nowhere here.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Literal

from dashboard.queries.ask import Cursor
from dashboard.queries.event import STATED
from dashboard.queries.filters import Filters
from dashboard.queries.in_view import (
    event_is_in_view,
    is_narrow,
    kept_of,
    row_is_in_view,
    set_of,
    size_of_table,
    takes_whole_events,
    words_of,
)
from dashboard.queries.notes import kept_rows
from dashboard.storage.derived_actors import NOT_STATED, WITHHELD

By = Literal["actor", "side", "sector"]
State = Literal["own", "disputed", "alleged", "unnamed"]
Within = Literal["event", "speaker"]

FEW_PAIRS = 0.15
"""Of all claims: where no more are left, the rows of `pair_codes` in view are copied out."""
NAME: Mapping[By, str] = {
    "actor": f"""CASE WHEN k.is_listed OR k.actor IN ('{NOT_STATED}', '{WITHHELD}') THEN k.name
            ELSE '“' || k.name || '”' END""",
    "side": "k.side",
    "sector": "k.sector",
}


STATES = """CASE WHEN x.perpetrator_no = 0 THEN 'unnamed' WHEN get_bit({sums}.own, x.{w}_account) = 1 THEN 'own'
                WHEN get_bit({sums}.disputed, x.{w}_account) = 1 THEN 'disputed' ELSE 'alleged' END"""
IS_VAGUER = """CASE WHEN x.perpetrator_no = 0 AND x.target_no = 0 THEN get_bit({sums}.named, {whole}) = 1
                WHEN x.perpetrator_no = 0 THEN get_bit({sums}.accused_of, x.{w}_aim) = 1
                WHEN x.target_no = 0 THEN get_bit({sums}.aimed, x.{w}_account) = 1 ELSE false END"""
"""As `derived_actors.SUMMED` says them, over sets of what the reports in view state: the variable of `_sums`."""


def in_view(cursor: Cursor, filters: Filters, alias: str) -> str:
    """SQL that is true for the rows in view of a table with event_no and claim_row."""
    if takes_whole_events(filters):
        return event_is_in_view(cursor, filters, f"{alias}.event_no")
    return row_is_in_view(cursor, filters, f"{alias}.claim_row")


def pairs_in_view(cursor: Cursor, filters: Filters) -> str:
    """SQL for the rows of `pair_codes` in view, for the inside of a FROM: few are copied out once for all questions."""
    rows = f"FROM pair_codes x WHERE {in_view(cursor, filters, 'x')}"
    if not are_few(cursor, filters):
        return f"({rows})"
    narrow = f"SELECT * EXCLUDE (pair_row, event_unit, speaker_unit) {rows}"
    return kept_rows(cursor, "pairs", replace(filters, rule="range"), lambda: narrow, filters.parameters)


def are_few(cursor: Cursor, filters: Filters) -> bool:
    """True when `pairs_in_view` copies them out."""
    return is_narrow(cursor, filters, FEW_PAIRS)


def _sums(cursor: Cursor, filters: Filters, within: Within) -> str:
    """SQL for sets of what the reports in view say of each account (an event's perpetrator, of one kind of speaker or
    of all) and of each aim (its target): units, own, disputed, aimed, accused_of, named.

    A variable of the cursor: in a table that a join copies, each row would take all of the sets along.
    """

    def select() -> str:
        most = size_of_table(cursor, "pair_codes")
        whole = set_of(cursor, "event_no", "x.") if within == "event" else f"bitstring_agg(x.speaker_whole, 0, {most})"
        units = "" if are_few(cursor, filters) else f"'units': bitstring_agg(x.{within}_unit, 0, {most}),"
        return f"""
            SELECT {{{units} 'own': bitstring_agg(x.{within}_account, 0, {most}) FILTER (x.is_own),
                'disputed': bitstring_agg(x.{within}_account, 0, {most}) FILTER (x.is_disputed),
                'aimed': bitstring_agg(x.{within}_account, 0, {most}) FILTER (x.target_no <> 0),
                'accused_of': bitstring_agg(x.{within}_aim, 0, {most}) FILTER (x.perpetrator_no <> 0),
                'named': {whole} FILTER (x.perpetrator_no <> 0 OR x.target_no <> 0)}}
            FROM {pairs_in_view(cursor, filters)} x"""

    return kept_of(cursor, f"sums_{within}", filters, select)


def pairs(
    cursor: Cursor, filters: Filters, rows_by: By, columns_by: By, within: Within = "event", anew: bool | None = None
) -> str:
    """Common table expressions: `unit`, one row an event, perpetrator, target and state (event_no, speaker_kind when
    `within` is speaker), numbers of keys; `pair`, the same for each report (claim_row, origin_no); and `of_end`: end,
    key_no, key, name. Numbers, because a million names compare slowly.

    State: "unnamed", "own", "disputed" or "alleged" (`derived_actors.SUMMED`). `within` says among whose reports a
    named end makes "not stated" fall away and a state is summed: all in view, or those of one kind of speaker. `anew`
    sums over the claims in view; by default only where filters split events.
    """
    if anew is None:
        anew = not takes_whole_events(filters)
    of = ", x.speaker_kind" if within == "speaker" else ""
    joined = "JOIN accused p ON p.actor_no = x.perpetrator_no JOIN aimed_at g ON g.actor_no = x.target_no"
    numbers = "p.key_no AS perpetrator, g.key_no AS target"
    one_actor_each = rows_by == columns_by == "actor"
    if anew:
        whole = "x.speaker_whole" if within == "speaker" else "x.event_no"
        sums = _sums(cursor, filters, within)
        state, vaguer = STATES.format(w=within, sums=sums), IS_VAGUER.format(w=within, whole=whole, sums=sums)
        is_unit = f"get_bit({sums}.units, x.{within}_unit) = 1"
    else:
        state, vaguer, is_unit = f"x.{within}_state", f"x.{within}_is_vaguer", in_view(cursor, filters, "x")
    units = f"""SELECT {"" if one_actor_each else "DISTINCT "}{numbers}, {state} AS state, x.event_no{of}
        FROM pair_codes x {joined}
        WHERE x.{within}_unit = x.pair_row AND {is_unit} AND NOT coalesce({vaguer}, false)"""
    if are_few(cursor, filters):
        units = f"SELECT DISTINCT perpetrator, target, state, event_no{of.replace('x.', '')} FROM pair"
    return f"""{ends(rows_by, columns_by)},
    pair AS (
        SELECT x.event_no, x.claim_row, x.origin_no, x.speaker_kind, {numbers}, {state} AS state
        FROM {pairs_in_view(cursor, filters)} x {joined} WHERE NOT coalesce({vaguer}, false)),
    unit AS MATERIALIZED ({units})"""


def ends(rows_by: By, columns_by: By) -> str:
    """Common table expressions: `accused` and `aimed_at`, each actor's number with the key it stands under, and
    `of_end`, the keys of both ends (end, key_no, key, name)."""
    return f"""accused AS ({_keys(rows_by)}),
    aimed_at AS ({_keys(columns_by)}),
    of_end AS (
        SELECT DISTINCT 'perpetrator' AS "end", key_no, key, name FROM accused
        UNION ALL SELECT DISTINCT 'target', key_no, key, name FROM aimed_at)"""


def _keys(by: By) -> str:
    """Every actor's number with the key it stands under, and that key's number."""
    return f"""SELECT k.actor_no, dense_rank() OVER (ORDER BY k.{by})::INTEGER AS key_no, k.{by} AS key,
            {NAME[by]} AS name FROM named_actors k"""


# What a row about one claim shows, over the claim c, its event e and the row shown x.
CLAIM_COLUMNS = """e.event_id, e.title, e.date_start, e.date_end, e.date_precision::VARCHAR AS date_precision,
            c.voice_name, c.publisher, c.reported_date, c.responsibility::VARCHAR AS responsibility, c.quotation,
            c.sentence_to_share, n.figures, c.origin IS NOT NULL AS origin_known, e.standing,
            e.agreement::VARCHAR AS agreement, x.text_kind::VARCHAR AS text_kind, c.post_id, c."at\""""


def shown_of(chosen: str, most: str = "$most") -> str:
    """Common table expressions: `shown`, the claims of `chosen` (event_no, claim_row) that are shown, latest event
    first, $most at most; and what `claim_rows` joins to them."""
    return f"""named AS (
        SELECT x.*, k.post_no, k.claim_no, k.reported_date, k.text_kind, p.post_id,
            row_number() OVER (ORDER BY x.event_no DESC, p.post_id, k.claim_no) AS place_in_order
        FROM (SELECT *, count(*) OVER ()::BIGINT AS n_in_mark FROM {chosen}
            QUALIFY rank() OVER (ORDER BY event_no DESC) <= {most}) x
        JOIN claim_codes k USING (claim_row) JOIN post_codes p USING (post_no)),
    shown AS (FROM named WHERE place_in_order <= {most}),
    {words_and_numbers("shown")}"""


def words_and_numbers(shown: str) -> str:
    """Common table expressions: `words`, the rows of claims, and `numbers`, their figures in words, of those that
    `shown` (post_no, claim_no, reported_date) names."""
    return f"""{words_of(shown)},
    numbers AS (
        SELECT f.post_id, f.claim_no, string_agg({STATED}, ', ' ORDER BY f.start, f.figure_no) AS figures
        FROM figures f SEMI JOIN words USING (post_id, claim_no) GROUP BY ALL)"""


CLAIM_ROWS = """words c USING (post_no, claim_no) JOIN event_cards k USING (event_no)
        JOIN events e ON e.event_id = k.event_id
        LEFT JOIN numbers n ON n.post_id = c.post_id AND n.claim_no = c.claim_no"""
"""What `CLAIM_COLUMNS` reads, joined to the rows shown x."""
