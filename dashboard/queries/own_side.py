"""Which speaker ever reports harm by its own side? Sides are those of sources.csv and actors.csv, nothing else.

What is counted are claims captured here, not all that a speaker ever published. A denial reports no harm.
"""

import pandas as pd

from dashboard.queries.ask import Cursor, ask
from dashboard.queries.filters import FACETS, Filters, condition
from dashboard.records import VIOLENCE

HARM = ", ".join(f"'{kind}'" for kind in sorted(VIOLENCE))
TOLD = """c.stance NOT IN ('denies', 'disputes', 'retracts') AND c.realis IN ('actual', 'historical')
            AND c.responsibility <> 'denied'"""

# Words for a side that are none in the war: who has one of these is treated like who has no side recorded.
NO_PARTY = "('unknown', 'un', 'civilian')"
# "foreign" is not one side: two foreign powers share one only when they are one country.
SAME_SIDE = "a.side = s.side AND (a.side <> 'foreign' OR a.country = s.country)"


def _sided(filters: Filters) -> str:
    """Common table expressions: `speakers` (voice, side, country) and `harm` (a claim of harm, whose side is accused).

    An accused whose side actors.csv does not know counts as not stated, like nobody accused.
    """
    return f"""sided AS (
        SELECT source_id AS voice, NULL AS actor_id, side, country FROM sources
        UNION ALL SELECT 'actor:' || actor_id, actor_id, side, country FROM actors),
    speakers AS (SELECT voice, any_value(actor_id) AS actor_id, min(side) AS side, min(country) AS country
        FROM sided WHERE side NOT IN {NO_PARTY} GROUP BY voice),
    told AS (
        SELECT c.post_id, c.claim_no, c.voice, c.voice_name, c.publisher, c.reported_date, c.quotation,
            c.start || '-' || c."end" AS "at", facet.text_kind::VARCHAR AS text_kind, {TOLD} AS is_told
        FROM {FACETS} JOIN claims c USING (post_id, claim_no)
        WHERE {condition(filters)} AND facet.type IN ({HARM})),
    harm AS (
        SELECT t.*, s.side, s.country, coalesce(bool_or({SAME_SIDE}), false) AS is_own,
            coalesce(bool_or(a.side IS NOT NULL AND NOT ({SAME_SIDE})), false) AS is_other,
            count(a.side) = 0 AS is_unstated,
            string_agg(DISTINCT ca.actor_name || coalesce(' (' || a.side || ')', ''), '; '
                ORDER BY ca.actor_name || coalesce(' (' || a.side || ')', '')) AS accused
        FROM told t LEFT JOIN speakers s USING (voice)
        LEFT JOIN claim_actors ca ON ca.post_id = t.post_id AND ca.claim_no = t.claim_no
            AND ca.role = 'alleged_perpetrator'
        LEFT JOIN speakers a ON a.actor_id = ca.actor_id
        WHERE t.is_told
        GROUP BY ALL)"""


def harm_by_side(cursor: Cursor, filters: Filters, limit: int = 30) -> pd.DataFrame:
    """Claims of harm by speaker, and whose side they accuse. One row a speaker that has a side, most claims first; last
    one row of all others (voice, voice_name and side null).

    Columns: voice, voice_name, side, country (its name), n_own (accuses its own side), n_other (another side),
    n_accused (a side, where the speaker's own is not recorded), n_unstated (no side of the accused is recorded, or
    nobody is accused), n_claims, n_voices (speakers in the row), n_rows (whatever `limit`). A claim that accuses two
    sides counts under both.
    """
    sql = f"""
        WITH {_sided(filters)},
        named AS (SELECT country, min(name) AS name FROM places WHERE kind = 'country' GROUP BY country),
        sums AS (
            SELECT CASE WHEN side IS NOT NULL THEN voice END AS one,
                CASE WHEN side IS NOT NULL THEN min(voice_name) END AS voice_name, side,
                CASE WHEN side IS NOT NULL THEN min(country) END AS code, count(*) FILTER (is_own)::BIGINT AS n_own,
                count(*) FILTER (is_other AND side IS NOT NULL)::BIGINT AS n_other,
                count(*) FILTER (NOT is_unstated AND side IS NULL)::BIGINT AS n_accused,
                count(*) FILTER (is_unstated)::BIGINT AS n_unstated, count(*)::BIGINT AS n_claims,
                count(DISTINCT voice)::BIGINT AS n_voices, count(*) OVER () AS n_rows
            FROM harm GROUP BY one, side)
        SELECT one AS voice, voice_name, side, coalesce(named.name, code) AS country, n_own, n_other, n_accused,
            n_unstated, n_claims, n_voices, n_rows
        FROM sums LEFT JOIN named ON named.country = sums.code
        ORDER BY side IS NULL, n_claims DESC, voice_name, one
        LIMIT $most"""
    return ask(cursor, sql, {**filters.parameters, "most": limit})


def harm_totals(cursor: Cursor, filters: Filters) -> pd.DataFrame:
    """One row: n_harm (claims of harm in view), n_sided (of them by speakers whose side is recorded), n_own (of those
    that accuse that side), n_left_out (claims denied, disputed, retracted, or not said to have happened)."""
    sql = f"""
        WITH {_sided(filters)}
        SELECT count(*)::BIGINT AS n_harm, count(*) FILTER (side IS NOT NULL)::BIGINT AS n_sided,
            count(*) FILTER (is_own)::BIGINT AS n_own,
            (SELECT count(*)::BIGINT FROM told WHERE NOT is_told) AS n_left_out
        FROM harm"""
    return ask(cursor, sql, filters.parameters)


def claims_of_side(cursor: Cursor, filters: Filters, voice: str | None, column: str, limit: int = 40) -> pd.DataFrame:
    """The claims behind one mark; `column` is own, other, accused or unstated, `voice` None for all speakers without a
    recorded side. Columns: publisher, reported_date,
    voice_name, accused (with sides; null: nobody), quotation, text_kind, post_id, at, n_in_all."""
    sql = f"""
        WITH {_sided(filters)}
        SELECT publisher, reported_date, voice_name, accused, quotation, text_kind, post_id, "at",
            count(*) OVER () AS n_in_all
        FROM harm
        WHERE CASE WHEN $voice IS NULL THEN side IS NULL ELSE voice = $voice END AND CASE $column WHEN 'own' THEN is_own
            WHEN 'other' THEN is_other AND side IS NOT NULL WHEN 'accused' THEN NOT is_unstated AND side IS NULL
            ELSE is_unstated END
        ORDER BY reported_date, publisher, post_id, claim_no
        LIMIT $most"""
    return ask(cursor, sql, {**filters.parameters, "voice": voice, "column": column, "most": limit})


def silent_sides(cursor: Cursor, filters: Filters) -> pd.DataFrame:
    """Sources that sources.csv puts on a side, and of which no claim of harm is in view. Columns: name, side."""
    sql = f"""
        WITH {_sided(filters)}
        SELECT name, side FROM sources
        WHERE side NOT IN {NO_PARTY} AND coalesce(voice, source_id) NOT IN (
            SELECT voice FROM harm WHERE voice IS NOT NULL)
        ORDER BY side, name, source_id"""
    return ask(cursor, sql, filters.parameters)
