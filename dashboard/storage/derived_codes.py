"""Claims as small numbers, and lists of what the numbers stand for: what lets a page ask of a million figures at once.

A claim has a place in one dense order (`claim_codes.claim_row`), so that any set of claims is a string of bits, which
dashboard/queries/in_view.py works out once for all questions of a page. Words that many claims share (who speaks,
who prints, where) stand once, in a table of their own. These tables say nothing that the others do not say.
"""

from collections.abc import Sequence
from typing import get_args

from dashboard.records import EventType, Measure, Population
from dashboard.storage.derived_words import VIOLENT

MEASURES, POPULATIONS = sorted(get_args(Measure)), sorted(get_args(Population))
TYPES = (*get_args(EventType), "toll")
"""What filters call a type, in the order of its bits in `claim_codes.type_bit`."""

TYPE_BITS = " ".join(f"WHEN '{one}' THEN {1 << at}" for at, one in enumerate(TYPES))

NO_PARTY = "('unknown', 'un', 'civilian')"
"""Words for a side that are none in the war: who has one of these is treated like who has no side recorded."""
SAME_SIDE = "a.side = s.side AND (a.side <> 'foreign' OR a.country = s.country)"
"""A source s accuses an actor a of its own side. "foreign" is not one side: two foreign powers share one only when they
are one country."""
SPEAKERS = f"""sided AS (
        SELECT source_id AS voice, name, NULL AS actor_id, side, country FROM sources
        UNION ALL SELECT 'actor:' || actor_id, name, actor_id, side, country FROM actors),
    speakers AS (SELECT voice, min(name) AS name, any_value(actor_id) AS actor_id, min(side) AS side,
            min(country) AS country
        FROM sided WHERE side NOT IN {NO_PARTY} GROUP BY voice)"""
"""Who has a side, as sources.csv and actors.csv say: speakers (voice, name, actor_id, side, country)."""

HARM, TOLD, OWN, OTHER, STATED = 1, 2, 4, 8, 16
"""Bits of `claim_codes.harm_bits`: tells of violence; that it happened; by its own side; by another; by a side."""
IS_TOLD = """(v.stance NOT IN ('denies', 'disputes', 'retracts') AND v.realis IN ('actual', 'historical')
            AND v.responsibility <> 'denied')"""
DATED = "v.day_known AND v.first_day = v.last_day AND v.event_no IS NOT NULL"


def bits(column: str, values: Sequence[str]) -> str:
    """SQL for the sum of the bits of the values that occur in a text which joins them with spaces."""
    return " + ".join(f"contains({column}, '{one}')::INTEGER * {1 << at}" for at, one in enumerate(values))


# The country that a search without a place covers: the one workspace.toml declares, else the one told of most.
HOME_COUNTRY = """
    SELECT declared, coalesce(declared, (SELECT country FROM claim_facets WHERE country IS NOT NULL
        GROUP BY country ORDER BY count(*) DESC, country LIMIT 1)) AS code
    FROM (SELECT max("value") FILTER ("key" = 'country' AND "value" <> '') AS declared FROM meta)"""

# The row of coverage: the governorate in the declared country, else the other country. Where none is declared, every
# governorate has its row.
CLAIM_SPOTS = """
    WITH found AS (SELECT DISTINCT country, admin1, place_id FROM claim_facets),
    placed AS (
        SELECT f.*, CASE WHEN f.country IS NULL AND f.admin1 <> 'not-stated' THEN h.code ELSE f.country END
                AS row_country,
            CASE WHEN h.declared IS NULL OR coalesce(f.country, h.declared) = h.declared
                THEN nullif(f.admin1, 'not-stated') END AS row_admin1
        FROM found f CROSS JOIN home_country h)
    SELECT (row_number() OVER (ORDER BY country, admin1, place_id))::INTEGER AS spot_no,
        (dense_rank() OVER (ORDER BY row_country, row_admin1))::INTEGER AS row_no, *
    FROM placed ORDER BY spot_no"""

KNOWN_ORIGINS = """
    WITH named AS (SELECT origin, min(origin_name) AS name FROM event_origins GROUP BY origin)
    SELECT (row_number() OVER (ORDER BY o.origin))::INTEGER AS origin_no, o.origin, coalesce(n.name, o.origin) AS name
    FROM (SELECT DISTINCT origin FROM claims WHERE origin IS NOT NULL) o LEFT JOIN named n USING (origin)
    ORDER BY origin_no"""

TELLINGS = """
    SELECT (row_number() OVER (ORDER BY voice, publisher, origin, attribution))::INTEGER AS telling_no, *
    FROM (SELECT DISTINCT voice, publisher, origin, attribution FROM claim_facets) ORDER BY telling_no"""

CLAIM_CODES = f"""
    WITH {SPEAKERS},
    accused AS (
        SELECT ca.post_id, ca.claim_no, a.side, a.country
        FROM claim_actors ca JOIN speakers a USING (actor_id) WHERE ca.role = 'alleged_perpetrator'),
    blamed AS (
        SELECT v.post_id, v.claim_no, {STATED} + CASE WHEN bool_or({SAME_SIDE}) THEN {OWN} ELSE 0 END
            + CASE WHEN bool_or(NOT ({SAME_SIDE})) THEN {OTHER} ELSE 0 END AS bits
        FROM claim_facets v JOIN accused a ON a.post_id = v.post_id AND a.claim_no = v.claim_no
        LEFT JOIN speakers s ON s.voice = v.voice
        GROUP BY v.post_id, v.claim_no),
    spelt AS (
        SELECT v.*, s.spot_no, s.row_no, t.telling_no, coalesce({DATED}, false) AS is_dated
        FROM claim_facets v
        JOIN claim_spots s ON s.country IS NOT DISTINCT FROM v.country AND s.admin1 = v.admin1
            AND s.place_id IS NOT DISTINCT FROM v.place_id
        JOIN tellings t ON t.voice = v.voice AND t.publisher IS NOT DISTINCT FROM v.publisher
            AND t.origin IS NOT DISTINCT FROM v.origin AND t.attribution IS NOT DISTINCT FROM v.attribution),
    numbered AS (
        SELECT post_no, claim_no, event_no, reported_date, row_no, publisher, attribution, is_recollection, is_dated,
            (row_number() OVER (ORDER BY first_day, event_no, post_no, claim_no) - 1)::INTEGER AS claim_row
        FROM spelt),
    placed AS (
        SELECT post_no, claim_no, claim_row,
            min(claim_row) OVER (PARTITION BY post_no, reported_date, publisher, row_no) AS report_row,
            min(claim_row) OVER (PARTITION BY post_no, reported_date, publisher) AS printed_row,
            is_dated AND claim_row = first_value(claim_row) OVER (PARTITION BY is_dated, event_no, attribution,
                is_recollection ORDER BY reported_date, claim_row) AS is_first_of_kind
        FROM numbered)
    SELECT n.claim_row, v.event_no, v.post_no, v.claim_no, v.spot_no, v.telling_no, v.kind,
        CASE v.type {TYPE_BITS} ELSE 0 END AS type_bit,
        coalesce({bits("v.measures", MEASURES)}, 0)::UTINYINT AS measure_bits,
        coalesce({bits("v.populations", POPULATIONS)}, 0)::UTINYINT AS population_bits,
        v.first_day, v.last_day, v.reported_date, v.attribution, v.realis, v.agreement, v.text_kind, v.day_known,
        v.place_known, v.is_reviewed, v.is_current, v.casualties_unstated, v.is_recollection,
        v.origin IS NOT NULL AS has_origin,
        CASE WHEN v.type NOT IN ({VIOLENT}) OR v.type IS NULL THEN 0 WHEN NOT coalesce({IS_TOLD}, false) THEN {HARM}
            ELSE {HARM} + {TOLD} + coalesce(b.bits, 0) END::UTINYINT AS harm_bits,
        v.is_dated, n.report_row, n.printed_row, n.is_first_of_kind
    FROM spelt v JOIN placed n ON n.post_no = v.post_no AND n.claim_no = v.claim_no
    LEFT JOIN blamed b ON b.post_id = v.post_id AND b.claim_no = v.claim_no
    ORDER BY n.claim_row"""

TELLING_COUNTS = """
    SELECT telling_no, harm_bits, count(*) AS n_claims, max(reported_date) AS last_day
    FROM claim_codes WHERE is_current GROUP BY ALL ORDER BY telling_no, harm_bits"""

REPORT_DAYS = """
    SELECT s.row_no, c.reported_date, (count(*) FILTER (c.report_row = c.claim_row))::INTEGER AS n_reports,
        count(*)::INTEGER AS n_claims
    FROM claim_codes c JOIN claim_spots s USING (spot_no) WHERE c.is_current GROUP BY ALL
    ORDER BY c.reported_date, s.row_no"""

POST_CODES = """
    WITH n AS (SELECT post_no, count(*)::INTEGER AS n_claims FROM claim_codes WHERE is_current GROUP BY post_no),
    numbered AS (
        SELECT (row_number() OVER (ORDER BY published_date, post_id))::INTEGER AS post_no, post_id,
            (row_number() OVER (ORDER BY published_date DESC, published_at DESC NULLS LAST, post_id))::INTEGER
                AS list_order, published_date, text_kind, language
        FROM posts)
    SELECT p.*, coalesce(n.n_claims, 0) AS n_claims FROM numbered p LEFT JOIN n USING (post_no) ORDER BY post_no"""

ORIGIN_SETS = """
    WITH ends AS (
        SELECT event_no, list_sort(list_distinct(list(origin))) AS origins, count(origin) < count(*) AS has_unknown
        FROM claim_facets WHERE event_no IS NOT NULL GROUP BY event_no)
    SELECT (row_number() OVER (ORDER BY origins::VARCHAR, has_unknown))::INTEGER AS set_no, *,
        len(origins)::INTEGER AS n_origins
    FROM (SELECT origins, has_unknown, count(*) AS n_events FROM ends GROUP BY ALL) ORDER BY set_no"""

ORIGIN_SET_MEMBERS = """
    SELECT s.set_no, o.origin_no, s.n_origins = 1 AS is_alone
    FROM (SELECT set_no, n_origins, unnest(origins) AS origin FROM origin_sets) s JOIN known_origins o USING (origin)
    ORDER BY s.set_no, o.origin_no"""

EVENT_SPOTS = """
    SELECT (row_number() OVER (ORDER BY place_id, place_name, admin1, country, where_precision))::INTEGER AS spot_no, *
    FROM (SELECT place_id, place_name, admin1, country, where_precision, count(*) AS n_events
        FROM event_cards GROUP BY ALL) ORDER BY spot_no"""

EVENT_CODES = f"""
    WITH ends AS (
        SELECT event_no, list_sort(list_distinct(list(origin))) AS origins, count(origin) < count(*) AS has_unknown,
            bool_or(is_reviewed) AS is_reviewed
        FROM claim_facets WHERE event_no IS NOT NULL GROUP BY event_no)
    SELECT k.event_no, g.spot_no, s.set_no,
        CASE WHEN k.attributions <> 'several' THEN k.attributions END::attribution AS speaker_kind, k.n_claims,
        CASE k.event_type {TYPE_BITS} ELSE 0 END AS type_bit, k.agreement, e.is_reviewed, k.footage_only,
        k.first_day, k.date_start, k.date_end,
        coalesce(k.date_end, k.reported_last) AS last_day
    FROM event_cards k JOIN ends e USING (event_no)
    JOIN origin_sets s ON s.origins = e.origins AND s.has_unknown = e.has_unknown
    JOIN event_spots g ON g.place_id IS NOT DISTINCT FROM k.place_id
        AND g.place_name IS NOT DISTINCT FROM k.place_name AND g.admin1 IS NOT DISTINCT FROM k.admin1
        AND g.country IS NOT DISTINCT FROM k.country AND g.where_precision IS NOT DISTINCT FROM k.where_precision
    ORDER BY k.event_no"""

CODE_TABLES: dict[str, str] = {
    "home_country": HOME_COUNTRY,
    "claim_spots": CLAIM_SPOTS,
    "known_origins": KNOWN_ORIGINS,
    "tellings": TELLINGS,
    "claim_codes": CLAIM_CODES,
    "telling_counts": TELLING_COUNTS,
    "report_days": REPORT_DAYS,
    "post_codes": POST_CODES,
    "origin_sets": ORIGIN_SETS,
    "origin_set_members": ORIGIN_SET_MEMBERS,
    "event_spots": EVENT_SPOTS,
    "event_codes": EVENT_CODES,
}
"""The SELECT of each table, in the order in which they are filled: each reads only those before it."""
