"""Which speaker ever reports harm by its own side? Sides are those of sources.csv and actors.csv, nothing else.

What is counted are claims captured here, not all that a speaker ever published. A denial reports no harm.
"""

import pandas as pd

from dashboard.queries.ask import Cursor, ask
from dashboard.queries.filters import FACETS, Filters, condition
from dashboard.storage.derived_words import VIOLENT

TOLD = """(facet.stance NOT IN ('denies', 'disputes', 'retracts') AND facet.realis IN ('actual', 'historical')
            AND facet.responsibility <> 'denied')"""

# Words for a side that are none in the war: who has one of these is treated like who has no side recorded.
NO_PARTY = "('unknown', 'un', 'civilian')"
# "foreign" is not one side: two foreign powers share one only when they are one country.
SAME_SIDE = "a.side = s.side AND (a.side <> 'foreign' OR a.country = s.country)"


def _sided(filters: Filters) -> str:
    """Common table expressions: `speakers` (voice, name, side, country), `told` (claims of harm in view) and `harm`
    (those that are no denial, with whose side they accuse).

    An accused whose side actors.csv does not know counts as not stated, like nobody accused.
    """
    return f"""sided AS (
        SELECT source_id AS voice, name, NULL AS actor_id, side, country FROM sources
        UNION ALL SELECT 'actor:' || actor_id, name, actor_id, side, country FROM actors),
    speakers AS (SELECT voice, min(name) AS name, any_value(actor_id) AS actor_id, min(side) AS side,
            min(country) AS country
        FROM sided WHERE side NOT IN {NO_PARTY} GROUP BY voice),
    told AS (
        SELECT facet.post_id, facet.claim_no, facet.voice, {TOLD} AS is_told
        FROM {FACETS} WHERE {condition(filters)} AND facet.type IN ({VIOLENT})),
    accused AS (
        SELECT ca.post_id, ca.claim_no, a.side, a.country
        FROM claim_actors ca JOIN speakers a USING (actor_id) WHERE ca.role = 'alleged_perpetrator'),
    blamed AS (
        SELECT t.post_id, t.claim_no, coalesce(bool_or({SAME_SIDE}), false) AS is_own,
            coalesce(bool_or(NOT ({SAME_SIDE})), false) AS is_other
        FROM told t JOIN accused a USING (post_id, claim_no) LEFT JOIN speakers s ON s.voice = t.voice
        WHERE t.is_told GROUP BY t.post_id, t.claim_no),
    harm AS (
        SELECT t.post_id, t.claim_no, t.voice, s.name, s.side, s.country, coalesce(b.is_own, false) AS is_own,
            coalesce(b.is_other, false) AS is_other, b.post_id IS NULL AS is_unstated
        FROM told t LEFT JOIN speakers s ON s.voice = t.voice
        LEFT JOIN blamed b ON b.post_id = t.post_id AND b.claim_no = t.claim_no
        WHERE t.is_told)"""


def harm_by_side(cursor: Cursor, filters: Filters, limit: int = 30) -> pd.DataFrame:
    """Claims of harm by speaker, and whose side they accuse. One row a speaker that has a side, most claims first; last
    one row of all others (voice, voice_name and side null).

    Columns: voice, voice_name, side, country (its name), n_own (accuses its own side), n_other (another side),
    n_accused (a side, where the speaker's own is not recorded), n_unstated (no side of the accused is recorded, or
    nobody is accused), n_claims, n_voices (speakers in the row); and of all rows, whatever `limit`: n_rows, n_harm
    (claims), n_sided (of them by speakers with a side), n_sided_own (of those that accuse that side). A claim that
    accuses two sides counts under both.
    """
    sql = f"""
        WITH {_sided(filters)},
        named AS (SELECT country, min(name) AS name FROM places WHERE kind = 'country' GROUP BY country),
        sums AS (
            SELECT CASE WHEN side IS NOT NULL THEN voice END AS one,
                CASE WHEN side IS NOT NULL THEN min(name) END AS voice_name, side,
                CASE WHEN side IS NOT NULL THEN min(country) END AS code, count(*) FILTER (is_own)::BIGINT AS n_own,
                count(*) FILTER (is_other AND side IS NOT NULL)::BIGINT AS n_other,
                count(*) FILTER (NOT is_unstated AND side IS NULL)::BIGINT AS n_accused,
                count(*) FILTER (is_unstated)::BIGINT AS n_unstated, count(*)::BIGINT AS n_claims,
                count(DISTINCT voice)::BIGINT AS n_voices
            FROM harm GROUP BY one, side)
        SELECT one AS voice, voice_name, side, coalesce(named.name, code) AS country, n_own, n_other, n_accused,
            n_unstated, n_claims, n_voices, count(*) OVER () AS n_rows, (sum(n_claims) OVER ())::BIGINT AS n_harm,
            (sum(CASE WHEN side IS NULL THEN 0 ELSE n_claims END) OVER ())::BIGINT AS n_sided,
            (sum(n_own) OVER ())::BIGINT AS n_sided_own
        FROM sums LEFT JOIN named ON named.country = sums.code
        ORDER BY side IS NULL, n_claims DESC, voice_name, one
        LIMIT $most"""
    return ask(cursor, sql, {**filters.parameters, "most": limit})


def harm_left_out(cursor: Cursor, filters: Filters) -> pd.DataFrame:
    """One row: n_left_out, the claims of harm in view that are denied, disputed, retracted, or only threatened."""
    sql = f"""
        SELECT count(*) FILTER (NOT {TOLD})::BIGINT AS n_left_out
        FROM {FACETS} WHERE {condition(filters)} AND facet.type IN ({VIOLENT})"""
    return ask(cursor, sql, filters.parameters)


def claims_of_side(cursor: Cursor, filters: Filters, voice: str | None, column: str, limit: int = 40) -> pd.DataFrame:
    """The claims behind one mark; `column` is own, other, accused or unstated, `voice` None for all speakers without a
    recorded side. Columns: publisher, reported_date, voice_name, accused (with sides; null: nobody), quotation,
    text_kind, post_id, at, n_in_all."""
    sql = f"""
        WITH {_sided(filters)},
        chosen AS (
            SELECT h.post_id, h.claim_no FROM harm h
            WHERE CASE WHEN $voice IS NULL THEN h.side IS NULL ELSE h.voice = $voice END AND CASE $column
                WHEN 'own' THEN h.is_own WHEN 'other' THEN h.is_other AND h.side IS NOT NULL
                WHEN 'accused' THEN NOT h.is_unstated AND h.side IS NULL ELSE h.is_unstated END)
        SELECT c.publisher, c.reported_date, c.voice_name, (
                SELECT string_agg(DISTINCT ca.actor_name || coalesce(' (' || a.side || ')', ''), '; '
                    ORDER BY ca.actor_name || coalesce(' (' || a.side || ')', ''))
                FROM claim_actors ca LEFT JOIN speakers a USING (actor_id)
                WHERE ca.role = 'alleged_perpetrator' AND ca.post_id = c.post_id AND ca.claim_no = c.claim_no
            ) AS accused, c.quotation, p.text_kind::VARCHAR AS text_kind, c.post_id, c.start || '-' || c."end" AS "at",
            count(*) OVER () AS n_in_all
        FROM chosen JOIN claims c USING (post_id, claim_no) JOIN posts p USING (post_id)
        ORDER BY c.reported_date, c.publisher, c.post_id, c.claim_no
        LIMIT $most"""
    return ask(cursor, sql, {**filters.parameters, "voice": voice, "column": column, "most": limit})


def silent_sides(cursor: Cursor, filters: Filters) -> pd.DataFrame:
    """Sources that sources.csv puts on a side, and of which no claim of harm is in view. Columns: name, side."""
    sql = f"""
        WITH heard AS (
            SELECT DISTINCT facet.voice FROM {FACETS}
            WHERE {condition(filters)} AND facet.type IN ({VIOLENT}) AND {TOLD})
        SELECT name, side FROM sources
        WHERE side NOT IN {NO_PARTY} AND coalesce(voice, source_id) NOT IN (SELECT voice FROM heard)
        ORDER BY side, name, source_id"""
    return ask(cursor, sql, filters.parameters)
