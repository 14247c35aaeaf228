"""Pairs of alleged perpetrator and target in view: what every question about actors starts from.

`claim_pairs` (storage/derived_actors.py) holds them as single reports state them: nobody is accused by combining one
report's perpetrator with another report's victim. An event keeps its vaguer pair ("not stated" at one end) only while
no report in view names that end. What is only feared or threatened is no event and enters nowhere here.
"""

from collections.abc import Mapping
from typing import Literal

from dashboard.queries.event import STATED
from dashboard.queries.filters import FACETS, Filters, condition
from dashboard.storage.derived_actors import NOT_STATED, SPEAKERS_OWN, SUMMED, WINDOWS, WITHHELD

By = Literal["actor", "side", "sector"]
State = Literal["own", "disputed", "alleged", "unnamed"]
Within = Literal["event", "speaker"]

# Filters that may take some claims of an event and leave others; the rest take an event as a whole.
CLAIM_LEVEL = frozenset({"actor", "speaker", "publisher", "measure", "population", "search"})
NAME: Mapping[By, str] = {
    "actor": f"""CASE WHEN k.is_listed OR k.actor IN ('{NOT_STATED}', '{WITHHELD}') THEN k.name
            ELSE '“' || k.name || '”' END""",
    "side": "k.side",
    "sector": "k.sector",
}


def takes_whole_events(filters: Filters) -> bool:
    """True when the filters take or leave all claims of an event, so that what the snapshot summed still holds."""
    return not CLAIM_LEVEL & set(filters.active)


def in_view(filters: Filters, alias: str) -> str:
    """SQL that is true for the rows in view of a table with event_no, post_id and claim_no."""
    if not filters.active:
        return "true"
    if takes_whole_events(filters):
        return f"{alias}.event_no IN (SELECT facet.event_no FROM {FACETS} WHERE {condition(filters)})"
    return f"""EXISTS (SELECT 1 FROM {FACETS}
            WHERE facet.post_id = {alias}.post_id AND facet.claim_no = {alias}.claim_no AND {condition(filters)})"""


def pairs(filters: Filters, rows_by: By, columns_by: By, within: Within = "event", anew: bool | None = None) -> str:
    """Common table expressions up to `pair`: event_no, post_id, claim_no, origin_no, speaker_kind, perpetrator, target
    (numbers of keys) and state ("unnamed", "own", "disputed" or "alleged": `derived_actors.SUMMED`); and `of_end`: end,
    key_no, key, name. Numbers, because a million names compare slowly.

    `within` says among whose reports a named end makes "not stated" fall away and a state is summed: all in view, or
    those of one kind of speaker. `anew` sums over the claims in view; by default only where filters split events.
    """
    if anew is None:
        anew = not takes_whole_events(filters)
    of = "event_no" if within == "event" else SPEAKERS_OWN
    source = "claim_pairs"
    if anew:
        source = f"""(
            SELECT * EXCLUDE (event_state, event_is_vaguer, speaker_state, speaker_is_vaguer),
                {SUMMED.format(name=within)}
            FROM claim_pairs x WHERE {in_view(filters, "x")}
            WINDOW {WINDOWS.format(name=within, of=of)})"""
    return f"""accused AS ({_keys(rows_by)}),
    aimed_at AS ({_keys(columns_by)}),
    pair AS (
        SELECT x.event_no, x.post_id, x.claim_no, x.origin_no, x.speaker_kind, p.key_no AS perpetrator,
            g.key_no AS target, x.{within}_state AS state
        FROM {source} x JOIN accused p ON p.actor_no = x.perpetrator_no JOIN aimed_at g ON g.actor_no = x.target_no
        WHERE NOT x.{within}_is_vaguer AND {"true" if anew else in_view(filters, "x")}),
    of_end AS (
        SELECT DISTINCT 'perpetrator' AS "end", key_no, key, name FROM accused
        UNION ALL SELECT DISTINCT 'target', key_no, key, name FROM aimed_at)"""


def _keys(by: By) -> str:
    """Every actor's number with the key it stands under, and that key's number."""
    return f"""SELECT k.actor_no, dense_rank() OVER (ORDER BY k.{by})::INTEGER AS key_no, k.{by} AS key,
            {NAME[by]} AS name FROM named_actors k"""


# What a row about one claim shows, over the claim c, its event e and its post p.
CLAIM_COLUMNS = f"""e.event_id, e.title, e.date_start, e.date_end, e.date_precision::VARCHAR AS date_precision,
            c.voice_name, c.publisher, c.reported_date, c.responsibility::VARCHAR AS responsibility, c.quotation,
            c.sentence_to_share, (
                SELECT string_agg({STATED}, ', ' ORDER BY f.start, f.figure_no) FROM figures f
                WHERE f.post_id = c.post_id AND f.claim_no = c.claim_no) AS figures,
            c.origin IS NOT NULL AS origin_known, e.standing, e.agreement::VARCHAR AS agreement,
            p.text_kind::VARCHAR AS text_kind, c.post_id, c.start || '-' || c."end" AS at"""
CHOSEN = """shown AS (
        SELECT x.*, row_number() OVER (ORDER BY x.event_no DESC, x.post_id, x.claim_no) AS place_in_order,
            count(*) OVER ()::BIGINT AS n_in_mark FROM chosen x
        ORDER BY place_in_order LIMIT $most)"""
"""The claims of `chosen` (event_no, post_id, claim_no) that are shown: latest event first, $most at most."""
