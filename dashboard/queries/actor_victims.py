"""Victims by side, as single reports state it. Events are counted; persons of different events are never added.

What counts as a figure of a side is said in storage/derived_actors.py (`HARM_BY_SIDE`): words of the report, nothing
inferred from the place or from who attacked; totals of a whole conflict, denials and threats are left out.
"""

from dataclasses import replace
from typing import Literal

import pandas as pd

from dashboard.queries.actor_pairs import CLAIM_COLUMNS, CLAIM_ROWS, in_view, shown_of
from dashboard.queries.ask import Cursor, ask
from dashboard.queries.filters import Filters
from dashboard.queries.in_view import set_of, size_of, words_of
from dashboard.queries.notes import kept_rows
from dashboard.storage.derived_actors import FIGHTERS, NOT_STATED
from dashboard.storage.derived_whole import LATEST

Harm = Literal["killed", "wounded", "casualties"]


def by_side(cursor: Cursor, filters: Filters) -> pd.DataFrame:
    """Events in view with a figure of harm, by side of the people counted and measure.

    Columns: side ("not-stated" when no words name one, "fighters" for fighters or soldiers of no stated side), measure,
    n_events, n_bounded (of these, events of which a report states a bound and not only "dozens" or "about"), n_origins
    (known). One event may stand in several rows. Sides by most events, unstated ones last, with a row of zeros when
    every side is stated: it is always drawn.
    """
    events = set_of(cursor, "event_no", "h.")
    counted = f"""SELECT h.side, h.measure::VARCHAR AS measure, {size_of(events)} AS n_events,
                {size_of(f"{events} FILTER (NOT h.is_unbounded)")} AS n_bounded,
                {size_of(set_of(cursor, "origin_no", "h."))} AS n_origins
            FROM harm_codes h WHERE {in_view(cursor, filters, "h")} GROUP BY ALL"""
    if not filters.active:
        counted = "SELECT * REPLACE (measure::VARCHAR AS measure) FROM harm_sides"
    sql = f"""
        WITH counted AS ({counted})
        SELECT * FROM (SELECT * FROM counted
        UNION ALL SELECT '{NOT_STATED}', 'killed', 0, 0, 0
            WHERE '{NOT_STATED}' NOT IN (SELECT side FROM counted) AND EXISTS (SELECT 1 FROM counted))
        ORDER BY side = '{NOT_STATED}', side = '{FIGHTERS}', max(n_events) OVER (PARTITION BY side) DESC, side,
            measure"""
    return ask(cursor, sql, filters.parameters)


def readings(cursor: Cursor, filters: Filters, measure: Harm, most: int = 30) -> pd.DataFrame:
    """What reports in view say of one measure, one row an event and side: the range over all these reports.

    Columns: side, event_id, title, low and high (persons; the lowest lower and the highest upper bound; high null when
    a report states none, both null when all say only "dozens" or "about"), words (each report's own number and
    speaker), n_claims, n_origins, n_in_side (events of the side, whatever `most`), standing, agreement, post_id, at
    (its first report). Latest events first; the size of a number chooses nothing.
    """
    shown = _latest(cursor, filters, measure, most)
    sql = f"""
        WITH {words_of(shown)},
        stated AS (
            SELECT post_no, figure_no, words FROM stated_figures SEMI JOIN {shown} USING (post_no, figure_no)),
        told AS (
            SELECT h.side, h.event_no, any_value(h.n_in_side) AS n_in_side, min(h.low) AS low,
                CASE WHEN bool_or(h.is_open) THEN NULL ELSE max(h.high) END AS high,
                string_agg(DISTINCT f.words || ' (' || c.voice_name || ')', '; '
                    ORDER BY f.words || ' (' || c.voice_name || ')') AS words,
                count(DISTINCT h.claim_row)::BIGINT AS n_claims, count(DISTINCT h.origin_no)::BIGINT AS n_origins,
                first({{'post_id': c.post_id, 'at': c."at"}}
                    ORDER BY c.reported_date, c.post_id, c.claim_no) AS one
            FROM {shown} h JOIN words c USING (post_no, claim_no)
            JOIN stated f ON f.post_no = h.post_no AND f.figure_no = h.figure_no
            GROUP BY h.side, h.event_no)
        SELECT t.side, e.event_id, e.title, t.low, t.high, t.words, t.n_claims, t.n_origins, t.n_in_side, e.standing,
            e.agreement::VARCHAR AS agreement, t.one.post_id AS post_id, t.one.at AS at
        FROM told t JOIN event_cards e USING (event_no)
        ORDER BY t.side = '{NOT_STATED}', t.side = '{FIGHTERS}', t.n_in_side DESC, t.side, t.event_no DESC"""
    return ask(cursor, sql, filters.parameters)


def _latest(cursor: Cursor, filters: Filters, measure: Harm, most: int) -> str:
    """The name of a table of the figures that `readings` shows, with the posts they stand in and n_in_side."""
    seen = f"h.measure = '{measure}'::measure AND {in_view(cursor, filters, 'h')}"
    latest = f"""told AS (SELECT h.side, h.event_no FROM harm_codes h WHERE {seen} GROUP BY ALL),
        latest AS MATERIALIZED (
            SELECT side, count(*) AS n_in_side, unnest(max(event_no, {most:d})) AS event_no FROM told GROUP BY side)"""
    if not filters.active and most <= LATEST:
        latest = f"""latest AS (
            SELECT l.side, s.n_events AS n_in_side, l.event_no
            FROM harm_latest l JOIN harm_sides s USING (side, measure)
            WHERE l.measure = '{measure}'::measure
            QUALIFY row_number() OVER (PARTITION BY l.side ORDER BY l.event_no DESC) <= {most:d})"""
    select = f"""
        WITH {latest}
        SELECT h.*, l.n_in_side, k.post_no, k.claim_no, k.reported_date, p.post_id
        FROM harm_codes h JOIN latest l USING (side, event_no) JOIN claim_codes k USING (claim_row)
        JOIN post_codes p USING (post_no)
        WHERE {seen}"""
    return kept_rows(cursor, "readings", (replace(filters, rule="range"), measure, most), lambda: select)


def behind(cursor: Cursor, filters: Filters, side: str, measure: Harm, limit: int = 40) -> pd.DataFrame:
    """The claims in view with a figure of that side and measure, by event, latest event first.

    Columns: those of `actor_pairs.CLAIM_COLUMNS`, n_events and n_in_mark (claims), both whatever `limit`.
    """
    sql = f"""
        WITH chosen AS (
            SELECT DISTINCT h.event_no, h.claim_row FROM harm_codes h
            WHERE h.side = $side AND h.measure = $measure AND {in_view(cursor, filters, "h")}),
        {shown_of("chosen")}
        SELECT {CLAIM_COLUMNS}, x.n_in_mark, (SELECT count(DISTINCT event_no) FROM chosen)::BIGINT AS n_events
        FROM shown x JOIN {CLAIM_ROWS}
        ORDER BY x.place_in_order"""
    return ask(cursor, sql, {**filters.parameters, "side": side, "measure": measure, "most": limit})
