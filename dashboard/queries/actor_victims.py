"""Victims by side, as single reports state it. Events are counted; persons of different events are never added.

A side is stated by the figure itself, or by the words right behind its number when those name a target ("150
government soldiers"). Nothing is inferred from the place or from who attacked. Totals of a whole conflict, denials
and threats are left out; a part ("of whom 51 were soldiers") counts only when it names a side that its total does not.
"""

from typing import Literal

import pandas as pd

from dashboard.queries.actor_pairs import CLAIM_COLUMNS, SPEAKER_KIND
from dashboard.queries.ask import Cursor, ask
from dashboard.queries.event import STATED
from dashboard.queries.filters import JOINED, Filters, condition

Harm = Literal["killed", "wounded", "casualties"]
UNKNOWN, FIGHTERS = "not-stated", "fighters"

# A word such as dozens or "about" gives no bound; "several" says one at least; "up to 60" may be none.
LOW = """CASE f.operator WHEN 'eq' THEN f.low WHEN 'gte' THEN f.low WHEN 'gt' THEN f.low + 1 WHEN 'between' THEN f.low
            WHEN 'some' THEN 1 WHEN 'lte' THEN 0 WHEN 'lt' THEN 0 END"""
HIGH = """CASE f.operator WHEN 'eq' THEN f.high WHEN 'between' THEN f.high WHEN 'lte' THEN f.high
            WHEN 'lt' THEN f.high - 1 END"""


def _figures(filters: Filters) -> str:
    """`harm`: one row a figure of harm in view with its side, bounds (persons) and words."""
    return f"""seen AS MATERIALIZED (
        SELECT e.event_id, c.post_id, c.claim_no, c.origin, c.voice_name, {SPEAKER_KIND} AS speaker_kind
        FROM {JOINED}
        WHERE e.event_id IS NOT NULL AND c.realis IN ('actual', 'historical') AND {condition(filters)}),
    beside AS (
        SELECT f.post_id, f.figure_no, min(k.side) AS side
        FROM figures f SEMI JOIN seen USING (post_id, claim_no)
        JOIN claim_actors a ON a.post_id = f.post_id AND a.claim_no = f.claim_no AND a.role = 'target'
            AND a.start BETWEEN f."end" AND f."end" + 1
        JOIN actors k ON k.actor_id = a.actor_id AND k.side <> 'unknown'
        GROUP BY f.post_id, f.figure_no),
    sided AS (
        SELECT f.*, coalesce(f.victim_side, b.side, CASE f.population WHEN 'civilians' THEN 'civilian'
            WHEN 'combatants' THEN '{FIGHTERS}' ELSE '{UNKNOWN}' END) AS side
        FROM figures f SEMI JOIN seen USING (post_id, claim_no) LEFT JOIN beside b USING (post_id, figure_no)),
    harm AS MATERIALIZED (
        SELECT s.event_id, s.post_id, s.claim_no, s.origin, s.voice_name, s.speaker_kind, f.side,
            f.measure::VARCHAR AS measure, f.population, f.figure_no, {LOW} AS low, {HIGH} AS high,
            f.operator IN ('gte', 'gt', 'some') AS is_open, f.operator IN ('approx', 'order_of_magnitude')
                AS is_unbounded, {STATED} || ' (' || s.voice_name || ')' AS said
        FROM sided f JOIN seen s USING (post_id, claim_no)
        LEFT JOIN sided t ON t.post_id = f.post_id AND t.figure_no = f.part_of
        WHERE f.measure IN ('killed', 'wounded', 'casualties') AND f.scope <> 'cumulative'
            AND f.realis IN ('actual', 'historical')
            AND (f.part_of IS NULL OR (f.side <> '{UNKNOWN}' AND f.side IS DISTINCT FROM t.side)))"""


def by_side(cursor: Cursor, filters: Filters) -> pd.DataFrame:
    """Events in view with a figure of harm, by side of the people counted and measure.

    Columns: side ("not-stated" when no words name one, "fighters" for fighters or soldiers of no stated side), measure,
    n_events, n_bounded (of these, events of which a report states a bound and not only "dozens" or "about"), n_origins
    (known), n_claims. One event may stand in several rows. Sides by most events, unstated ones last.
    """
    sql = f"""
        WITH {_figures(filters)}
        SELECT side, measure, count(DISTINCT event_id)::BIGINT AS n_events,
            count(DISTINCT event_id) FILTER (NOT is_unbounded)::BIGINT AS n_bounded,
            count(DISTINCT origin)::BIGINT AS n_origins, count(DISTINCT (post_id, claim_no))::BIGINT AS n_claims
        FROM harm GROUP BY side, measure
        ORDER BY side = '{UNKNOWN}', side = '{FIGHTERS}',
            max(count(DISTINCT event_id)) OVER (PARTITION BY side) DESC, side, measure"""
    return ask(cursor, sql, filters.parameters)


def readings(cursor: Cursor, filters: Filters, measure: Harm, most: int = 30) -> pd.DataFrame:
    """What reports in view say of one measure, one row an event and side: the range over all these reports.

    Columns: side, event_id, title, low and high (persons; the lowest lower and the highest upper bound; high null when
    a report states none, both null when all say only "dozens" or "about"), words (each report's own number and
    speaker), n_claims, n_origins, n_in_side (events of the side, whatever `most`), standing, agreement,
    reported_last, post_id, at (its first report). Latest reports first; the size of a number chooses nothing.
    """
    sql = f"""
        WITH {_figures(filters)},
        told AS (
            SELECT side, event_id, min(low) AS low, CASE WHEN bool_or(is_open) THEN NULL ELSE max(high) END AS high,
                string_agg(DISTINCT said, '; ' ORDER BY said) AS words,
                count(DISTINCT (post_id, claim_no))::BIGINT AS n_claims, count(DISTINCT origin)::BIGINT AS n_origins,
                first({{'post_id': post_id, 'claim_no': claim_no}}
                    ORDER BY post_id, claim_no) AS one
            FROM harm WHERE measure = $measure GROUP BY side, event_id)
        SELECT t.side, t.event_id, e.title, t.low, t.high, t.words, t.n_claims, t.n_origins,
            count(*) OVER (PARTITION BY t.side)::BIGINT AS n_in_side, e.standing, e.agreement::VARCHAR AS agreement,
            e.reported_last, c.post_id, c.start || '-' || c."end" AS at
        FROM told t JOIN events e USING (event_id)
        JOIN claims c ON c.post_id = t.one.post_id AND c.claim_no = t.one.claim_no
        QUALIFY row_number() OVER (PARTITION BY t.side ORDER BY e.reported_last DESC, t.event_id) <= $most
        ORDER BY t.side = '{UNKNOWN}', t.side = '{FIGHTERS}', count(*) OVER (PARTITION BY t.side) DESC, t.side,
            e.reported_last DESC, t.event_id"""
    return ask(cursor, sql, {**filters.parameters, "measure": measure, "most": most})


def behind(cursor: Cursor, filters: Filters, side: str, measure: Harm, limit: int = 40) -> pd.DataFrame:
    """The claims in view with a figure of that side and measure, by event, latest report first.

    Columns: those of `actor_pairs.CLAIM_COLUMNS`, n_events and n_in_mark (claims, whatever `limit`).
    """
    sql = f"""
        WITH {_figures(filters)},
        chosen AS (
            SELECT DISTINCT event_id, post_id, claim_no FROM harm WHERE side = $side AND measure = $measure)
        SELECT {CLAIM_COLUMNS}, count(*) OVER () AS n_in_mark,
            (SELECT count(DISTINCT event_id) FROM chosen)::BIGINT AS n_events
        FROM chosen x JOIN claims c USING (post_id, claim_no) JOIN events e USING (event_id)
        JOIN posts p USING (post_id)
        ORDER BY e.reported_last DESC, x.event_id, c.reported_date, c.post_id, c.claim_no
        LIMIT $most"""
    return ask(cursor, sql, {**filters.parameters, "side": side, "measure": measure, "most": limit})
