"""Which speaker ever reports harm by its own side? Sides are those of sources.csv and actors.csv, nothing else.

What is counted are claims captured here, not all that a speaker ever published. A denial reports no harm.
"""

from dataclasses import replace

import pandas as pd

from dashboard.queries.ask import Cursor, ask
from dashboard.queries.filters import Filters
from dashboard.queries.in_view import CODES, claim_is_in_view, tellings_in_view, words_of
from dashboard.queries.notes import kept_rows
from dashboard.storage.derived_codes import NO_PARTY, OTHER, OWN, SPEAKERS, STATED, TOLD


def _harm(cursor: Cursor, filters: Filters) -> str:
    """Common table expressions: `speakers` (voice, name, side, country) and `harm`, the claims of harm in view summed
    by telling (voice, harm_bits, n).

    An accused whose side actors.csv does not know counts as not stated, like nobody accused.
    """
    counted = f"""SELECT t.voice, c.harm_bits, sum(c.n_claims)::BIGINT AS n
        FROM {tellings_in_view(cursor, filters)} c JOIN tellings t USING (telling_no)
        WHERE c.harm_bits > 0 GROUP BY ALL"""
    return f"""{SPEAKERS},
    harm AS (FROM {kept_rows(cursor, "harm", replace(filters, rule="range"), lambda: counted)})"""


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
        WITH {_harm(cursor, filters)},
        named AS (SELECT country, min(name) AS name FROM places WHERE kind = 'country' GROUP BY country),
        sided_harm AS (
            SELECT h.voice, h.n, s.name, s.side, s.country, h.harm_bits & {OWN} > 0 AS is_own,
                h.harm_bits & {OTHER} > 0 AS is_other, h.harm_bits & {STATED} = 0 AS is_unstated
            FROM harm h LEFT JOIN speakers s USING (voice) WHERE h.harm_bits & {TOLD} > 0),
        sums AS (
            SELECT CASE WHEN side IS NOT NULL THEN voice END AS one,
                CASE WHEN side IS NOT NULL THEN min(name) END AS voice_name, side,
                CASE WHEN side IS NOT NULL THEN min(country) END AS code,
                coalesce(sum(n) FILTER (is_own), 0)::BIGINT AS n_own,
                coalesce(sum(n) FILTER (is_other AND side IS NOT NULL), 0)::BIGINT AS n_other,
                coalesce(sum(n) FILTER (NOT is_unstated AND side IS NULL), 0)::BIGINT AS n_accused,
                coalesce(sum(n) FILTER (is_unstated), 0)::BIGINT AS n_unstated, sum(n)::BIGINT AS n_claims,
                count(DISTINCT voice)::BIGINT AS n_voices
            FROM sided_harm GROUP BY one, side)
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
        WITH {_harm(cursor, filters)}
        SELECT coalesce(sum(n) FILTER (harm_bits & {TOLD} = 0), 0)::BIGINT AS n_left_out FROM harm"""
    return ask(cursor, sql, filters.parameters)


def claims_of_side(cursor: Cursor, filters: Filters, voice: str | None, column: str, limit: int = 40) -> pd.DataFrame:
    """The claims behind one mark; `column` is own, other, accused or unstated, `voice` None for all speakers without a
    recorded side. Columns: publisher, reported_date, voice_name, accused (with sides; null: nobody), quotation,
    text_kind, post_id, at, n_in_all."""
    sql = f"""
        WITH {SPEAKERS},
        of_voices AS (
            SELECT t.telling_no, t.publisher, s.side FROM tellings t LEFT JOIN speakers s USING (voice)
            WHERE CASE WHEN $voice IS NULL THEN s.side IS NULL ELSE t.voice = $voice END),
        chosen AS (
            SELECT facet.post_no, facet.claim_no, facet.reported_date, facet.text_kind, v.publisher
            FROM {CODES} JOIN of_voices v USING (telling_no)
            WHERE facet.harm_bits & {TOLD} > 0 AND {claim_is_in_view(cursor, filters)}
                AND CASE $column WHEN 'own' THEN facet.harm_bits & {OWN} > 0
                    WHEN 'other' THEN facet.harm_bits & {OTHER} > 0 AND v.side IS NOT NULL
                    WHEN 'accused' THEN facet.harm_bits & {STATED} > 0 AND v.side IS NULL
                    ELSE facet.harm_bits & {STATED} = 0 END),
        candidates AS (  -- by day and publisher first: only the words of what may stand among the first are read
            SELECT *, count(*) OVER () AS n_in_all FROM chosen
            QUALIFY rank() OVER (ORDER BY reported_date, publisher) <= $most),
        {words_of("candidates")},
        shown AS (
            SELECT c.publisher, c.reported_date, c.voice_name, c.quotation, x.text_kind, c.post_id, c.claim_no, c."at",
                x.n_in_all
            FROM candidates x JOIN words c USING (post_no, claim_no)
            ORDER BY c.reported_date, c.publisher, c.post_id, c.claim_no LIMIT $most),
        blamed AS (
            SELECT ca.post_id, ca.claim_no, string_agg(DISTINCT ca.actor_name || coalesce(' (' || a.side || ')', ''),
                '; ' ORDER BY ca.actor_name || coalesce(' (' || a.side || ')', '')) AS accused
            FROM claim_actors ca SEMI JOIN shown USING (post_id, claim_no) LEFT JOIN speakers a USING (actor_id)
            WHERE ca.role = 'alleged_perpetrator' GROUP BY ALL)
        SELECT c.publisher, c.reported_date, c.voice_name, b.accused, c.quotation, c.text_kind::VARCHAR AS text_kind,
            c.post_id, c."at", c.n_in_all
        FROM shown c LEFT JOIN blamed b USING (post_id, claim_no)
        ORDER BY c.reported_date, c.publisher, c.post_id, c.claim_no"""
    return ask(cursor, sql, {**filters.parameters, "voice": voice, "column": column, "most": limit})


def silent_sides(cursor: Cursor, filters: Filters) -> pd.DataFrame:
    """Sources that sources.csv puts on a side, and of which no claim of harm is in view. Columns: name, side."""
    sql = f"""
        WITH {_harm(cursor, filters)},
        heard AS (SELECT DISTINCT voice FROM harm WHERE harm_bits & {TOLD} > 0)
        SELECT name, side FROM sources
        WHERE side NOT IN {NO_PARTY} AND coalesce(voice, source_id) NOT IN (SELECT voice FROM heard)
        ORDER BY side, name, source_id"""
    return ask(cursor, sql, filters.parameters)
