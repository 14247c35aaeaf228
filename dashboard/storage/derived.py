"""Tables that a snapshot derives from its others, so that pages need not join five tables for each question.

Each is one SELECT over the tables of schema.sql: no row passes through Python. A page reads them through
`dashboard.queries`; they say nothing that the other tables do not say (tests compare the two).
"""

from collections.abc import Callable, Sequence

import duckdb

from dashboard.storage.derived_actors import ACTOR_TABLES
from dashboard.storage.derived_codes import CODE_TABLES, MEASURES, POPULATIONS
from dashboard.storage.derived_events import EVENT_TABLES
from dashboard.storage.derived_pairs import PAIR_TABLES
from dashboard.storage.derived_rail import RAIL_TABLES
from dashboard.storage.derived_review import REVIEW_TABLES
from dashboard.storage.derived_search import SEARCH_TABLES
from dashboard.storage.derived_tolls import TOLL_TABLES
from dashboard.storage.derived_whole import WHOLE_TABLES
from dashboard.storage.derived_words import HEADLINES, REVISED, ZERO_WORDS

NOT_STATED = "not-stated"
"""Stands for what names no place, actor or speaker: it can be asked for like any other value."""

# Events in the order of their table, so that a few of them can be found without reading all.
NUMBERED = """numbered AS (
        SELECT row_number() OVER (ORDER BY coalesce(date_start, reported_first), event_id)::INTEGER AS event_no, *
        FROM events)"""


def joined(column: str, values: Sequence[str]) -> str:
    """SQL for the values of an ENUM column that occur in a group, joined with spaces; faster than string_agg."""
    return (
        "concat_ws(' ', " + ", ".join(f"CASE WHEN bool_or({column} = '{one}') THEN '{one}' END" for one in values) + ")"
    )


def each_once(value: str) -> str:
    """SQL for the values that occur in a group, in order; most groups have one, which needs no sorting."""
    values = f"list({value})"
    is_one = f"len({values}) = 1 AND {values}[1] IS NOT NULL"
    return f"CASE WHEN {is_one} THEN {values} ELSE list_sort(list_distinct({values})) END"


# The days of what states no day are the day of its first report: an undated event must not vanish.
CLAIM_FACETS = f"""
    WITH {NUMBERED},
    numbered_posts AS (
        SELECT row_number() OVER (ORDER BY published_date, post_id)::INTEGER AS post_no, post_id, text_kind, is_current
        FROM posts),
    counted AS (
        SELECT post_id, claim_no, {joined("measure", MEASURES)} AS measures,
            {joined("population", POPULATIONS)} AS populations
        FROM figures GROUP BY post_id, claim_no),
    acting AS (
        SELECT post_id, claim_no, {each_once("coalesce(actor_id, lower(name))")} AS actors
        FROM claim_actors GROUP BY post_id, claim_no),
    beside AS MATERIALIZED (
        SELECT c.post_id, c.claim_no, p.post_no, c.entry_no, e.event_no, c.kind,
            coalesce(e.date_start, c.date_start, e.reported_first, c.reported_date) AS first_day,
            coalesce(e.date_end, c.date_end, e.reported_last, c.reported_date) AS last_day,
            c.reported_date, coalesce(e.country, c.country) AS country,
            coalesce(e.admin1, c.admin1, '{NOT_STATED}') AS admin1, coalesce(e.place_id, c.place_id) AS place_id,
            CASE WHEN c.kind = 'toll' THEN 'toll' ELSE coalesce(e.event_type, c.event_type)::VARCHAR END AS type,
            coalesce(c.voice, '{NOT_STATED}') AS voice, c.publisher, c.attribution, c.origin, c.stance, c.realis,
            c.responsibility, c.casualties_unstated, c.is_recollection,
            coalesce(coalesce(e.date_precision, c.date_precision) = 'day', false) AS day_known,
            coalesce(coalesce(e.where_precision, c.where_precision) <= 2, false) AS place_known,
            e.agreement, coalesce(e.is_reviewed, c.is_reviewed, false) AS is_reviewed, p.text_kind,
            coalesce(p.is_current, true) AS is_current
        FROM claims c JOIN numbered_posts p ON p.post_id = c.post_id
        LEFT JOIN event_claims ec ON ec.post_id = c.post_id AND ec.claim_no = c.claim_no
        LEFT JOIN numbered e ON e.event_id = ec.event_id)
    SELECT b.*, coalesce(a.actors, ['{NOT_STATED}']) AS actors, n.measures, n.populations
    FROM beside b
    LEFT JOIN counted n ON n.post_id = b.post_id AND n.claim_no = b.claim_no
    LEFT JOIN acting a ON a.post_id = b.post_id AND a.claim_no = b.claim_no
    ORDER BY first_day, b.event_no, b.post_id, b.claim_no"""

EVENT_CARDS = f"""
    WITH {NUMBERED}, {REVISED},
    accused_of AS (
        SELECT ec.event_id, array_to_string({each_once("a.actor_name")}, '; ') AS accused
        FROM event_claims ec JOIN claim_actors a USING (post_id, claim_no)
        WHERE a.role = 'alleged_perpetrator' GROUP BY ec.event_id),
    told AS (
        SELECT ec.event_id, arg_min({{'post_id': c.post_id, 'at': c."at", 'by': c.attribution}},
                (c.reported_date, coalesce(c.reported_at, TIMESTAMP 'infinity'), c.post_id, c.claim_no)) AS first_claim,
            array_to_string({each_once("CASE WHEN c.repeated_in IS NULL THEN c.voice_name END")}, '; ') AS voices,
            CASE WHEN min(c.attribution) = max(c.attribution) THEN min(c.attribution)::VARCHAR ELSE 'several' END
                AS attributions,
            count(*) FILTER (c.casualties_unstated AND c.repeated_in IS NULL) AS n_unstated, min({ZERO_WORDS}) AS zero,
            array_to_string({each_once("p.text_kind::VARCHAR")}, '; ') AS text_kinds,
            bool_or(c.attribution = 'witness' AND c.speaker_id IS NULL) AS has_witness
        FROM event_claims ec JOIN claims c USING (post_id, claim_no) JOIN posts p USING (post_id)
        GROUP BY ec.event_id)
    SELECT e.event_no, e.event_id, t.first_claim.post_id AS post_id, t.first_claim.at AS "at",
        t.first_claim."by" AS attribution, t.attributions, t.voices, a.accused, t.n_unstated, t.zero, t.text_kinds,
        coalesce(t.has_witness, false) AS has_witness, r.revisions,
        coalesce(e.place_id, lower(e.place_name), e.admin1) AS spot, e.title, e.event_type, e.place_name, e.place_id,
        e.admin1, e.country, e.where_precision, coalesce(e.date_start, e.reported_first) AS first_day, e.date_start,
        e.date_end, e.date_precision, e.reported_first, e.reported_last, e.responsibility, e.footage_only, e.n_claims,
        e.n_posts, e.n_voices, e.n_origins, e.agreement, e.grade, e.standing, e.sentence,
        (row_number() OVER (ORDER BY e.event_id))::INTEGER AS id_order
    FROM numbered e JOIN told t USING (event_id)
    LEFT JOIN accused_of a USING (event_id) LEFT JOIN revised r USING (event_id)
    ORDER BY e.event_no"""

EVENT_HEADLINES = f"""
    WITH {NUMBERED}, {HEADLINES}
    SELECT * FROM headlines ORDER BY rule, event_no"""

# Counts are of claims in current versions of pages, before any filter: labels stay the same while filtering.
FILTER_VALUES = f"""
    WITH c AS (SELECT * FROM claim_facets WHERE is_current),
    found AS (
        SELECT 'place' AS filter, admin1 AS value, nullif(admin1, '{NOT_STATED}') AS label, count(*) AS n_claims
            FROM c GROUP BY ALL
        UNION ALL SELECT 'type', type, NULL, count(*) FROM c WHERE type IS NOT NULL GROUP BY ALL
        UNION ALL SELECT 'speaker', c.voice, min(claims.voice_name), count(*)
            FROM c JOIN claims USING (post_id, claim_no) GROUP BY ALL
        UNION ALL SELECT 'publisher', publisher, publisher, count(*) FROM c WHERE publisher IS NOT NULL GROUP BY ALL
        UNION ALL SELECT 'actor', actor, min(a.actor_name), count(DISTINCT (post_id, claim_no))
            FROM (SELECT post_id, claim_no, unnest(actors) AS actor FROM c)
            LEFT JOIN claim_actors a USING (post_id, claim_no)
            WHERE a.name IS NULL OR actor = coalesce(a.actor_id, lower(a.name)) GROUP BY ALL
        UNION ALL SELECT 'measure', value, NULL, count(*)
            FROM (SELECT unnest(string_split(measures, ' ')) AS value FROM c) GROUP BY ALL
        UNION ALL SELECT 'population', value, NULL, count(*)
            FROM (SELECT unnest(string_split(populations, ' ')) AS value FROM c) GROUP BY ALL
        UNION ALL SELECT 'agreement', agreement::VARCHAR, NULL, count(*) FROM c
            WHERE agreement IS NOT NULL GROUP BY ALL)
    SELECT filter, value, label, n_claims::BIGINT AS n_claims FROM found ORDER BY filter, n_claims DESC, value"""

DERIVED: dict[str, str] = {
    "claim_facets": CLAIM_FACETS,
    "event_cards": EVENT_CARDS,
    "event_headlines": EVENT_HEADLINES,
    "filter_values": FILTER_VALUES,
    **CODE_TABLES,
    **SEARCH_TABLES,
    **EVENT_TABLES,
    **RAIL_TABLES,
    **TOLL_TABLES,
    **ACTOR_TABLES,
    **PAIR_TABLES,
    **REVIEW_TABLES,
    **WHOLE_TABLES,
}
"""The SELECT of each derived table, in the order in which they are filled."""


def fill_derived(connection: duckdb.DuckDBPyConnection, filled: Callable[[str], None] = lambda _: None) -> None:
    """Fill the derived tables, which are empty, from the others; `filled` is told of each."""
    for table, select in DERIVED.items():
        connection.execute(f"INSERT INTO {table} BY NAME {select}")
        filled(table)
