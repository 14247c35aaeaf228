"""Pairs of alleged perpetrator and target, as single reports state them: what every question about actors starts from.

A pair holds only where one claim states both ends: nobody is accused by combining one report's perpetrator with
another report's victim. An event keeps its vaguer pair ("not stated" at one end) only while no report in view
names that end. What is only feared or threatened (realis hypothetical) is no event and enters nowhere here.
"""

from collections.abc import Mapping
from typing import Literal

from dashboard.queries.event import STATED
from dashboard.queries.filters import JOINED, NOT_STATED, Filters, condition
from dashboard.records import VIOLENCE

By = Literal["actor", "side", "sector"]
State = Literal["own", "disputed", "alleged", "unnamed"]
WITHHELD = "name-withheld"
"""Key of everyone whose words look like the name of a person whom actors.csv does not know (rule 13)."""

KEYS: Mapping[By, str] = {
    "actor": f"""CASE WHEN a.actor_id IS NULL AND coalesce(a.is_person, true) THEN '{WITHHELD}'
            ELSE coalesce(a.actor_id, lower(a.name)) END""",
    "side": "coalesce(k.side, 'unknown')",
    "sector": "coalesce(k.sector::VARCHAR, 'UNK')",
}
NAMES: Mapping[By, str] = {
    "actor": f"""CASE WHEN a.actor_id IS NULL AND coalesce(a.is_person, true) THEN '{WITHHELD}'
            WHEN a.actor_id IS NULL THEN '“' || trim(coalesce(a.actor_name, a.name), '“”') || '”'
            ELSE a.actor_name END""",
    "side": KEYS["side"],
    "sector": KEYS["sector"],
}

VIOLENT = ", ".join(f"'{kind}'" for kind in sorted(VIOLENCE))

# What kind of speaker says it. Who is accused and owns up, and who is accused by an opponent, are kinds of their own.
SPEAKER_KIND = """CASE c.attribution WHEN 'monitor' THEN 'monitor' WHEN 'state_media' THEN 'state_media'
            WHEN 'government_official' THEN 'government_official' WHEN 'un_official' THEN 'un_official'
            WHEN 'own_reporting' THEN 'own_reporting' WHEN 'perpetrator_claim' THEN 'perpetrator_claim'
            WHEN 'accused_by_opponent' THEN 'accused_by_opponent' WHEN 'unattributed' THEN 'unattributed'
            ELSE 'activist_network' END"""


def claims_of_violence(filters: Filters) -> str:
    """The common table expression `told`: claims in view of violent events, one row a claim and event."""
    return f"""told AS MATERIALIZED (
        SELECT e.event_id, c.post_id, c.claim_no, c.origin, {SPEAKER_KIND} AS speaker_kind,
            c.responsibility IN ('claimed_by_actor', 'accepted_by_actor') AND c.attribution = 'perpetrator_claim'
                AS is_own,
            e.responsibility IN ('contested', 'denied') OR c.responsibility IN ('contested', 'denied')
                OR c.realis = 'denied' AS is_disputed
        FROM {JOINED}
        WHERE e.event_type IN ({VIOLENT}) AND c.realis <> 'hypothetical' AND {condition(filters)})"""


def pairs(filters: Filters, rows_by: By, columns_by: By, within: Literal["event", "speaker"] = "event") -> str:
    """Common table expressions up to `pair`: event_id, post_id, claim_no, origin, speaker_kind, perpetrator,
    perpetrator_name, target, target_name, state.

    `within` says among whose reports a named end makes "not stated" fall away, and a state is summed: all in view, or
    those of one kind of speaker. State: "unnamed" when no perpetrator is named; "own" when the actor itself claims
    or accepts the event (not each of its targets); "disputed" when reports of the event contest or deny who did it or
    that it happened; else "alleged".
    """
    scope = "event_id" if within == "event" else "event_id, speaker_kind"
    return f"""{claims_of_violence(filters)},
    named AS MATERIALIZED (
        SELECT DISTINCT a.post_id, a.claim_no, a.role, CASE a.role WHEN 'target' THEN {KEYS[columns_by]}
            ELSE {KEYS[rows_by]} END AS key,
            CASE a.role WHEN 'target' THEN {NAMES[columns_by]} ELSE {NAMES[rows_by]} END AS name
        FROM (SELECT DISTINCT post_id, claim_no FROM told)
        JOIN claim_actors a USING (post_id, claim_no) LEFT JOIN actors k USING (actor_id)
        WHERE a.role IN ('alleged_perpetrator', 'target')),
    said AS (
        SELECT t.*, coalesce(p.key, '{NOT_STATED}') AS perpetrator, coalesce(p.name, '{NOT_STATED}')
            AS perpetrator_name, coalesce(g.key, '{NOT_STATED}') AS target, coalesce(g.name, '{NOT_STATED}')
            AS target_name
        FROM told t
        LEFT JOIN named p ON p.post_id = t.post_id AND p.claim_no = t.claim_no AND p.role = 'alleged_perpetrator'
        LEFT JOIN named g ON g.post_id = t.post_id AND g.claim_no = t.claim_no AND g.role = 'target'),
    pair AS MATERIALIZED (
        SELECT event_id, post_id, claim_no, origin, speaker_kind, perpetrator, perpetrator_name, target, target_name,
            CASE WHEN perpetrator = '{NOT_STATED}' THEN 'unnamed'
                WHEN bool_or(is_own) OVER one_accused THEN 'own'
                WHEN bool_or(is_disputed) OVER one_accused THEN 'disputed' ELSE 'alleged' END AS state
        FROM said
        WINDOW one_accused AS (PARTITION BY {scope}, perpetrator)
        QUALIFY CASE
            WHEN perpetrator = '{NOT_STATED}' AND target = '{NOT_STATED}'
                THEN NOT bool_or(perpetrator <> '{NOT_STATED}' OR target <> '{NOT_STATED}') OVER (PARTITION BY {scope})
            WHEN perpetrator = '{NOT_STATED}'
                THEN NOT bool_or(perpetrator <> '{NOT_STATED}') OVER (PARTITION BY {scope}, target)
            WHEN target = '{NOT_STATED}'
                THEN NOT bool_or(target <> '{NOT_STATED}') OVER (PARTITION BY {scope}, perpetrator)
            ELSE true END)"""


# What a row about one claim shows, over the claim c, its event e and its post p.
CLAIM_COLUMNS = f"""e.event_id, e.title, e.date_start, e.date_end, e.date_precision::VARCHAR AS date_precision,
            c.voice_name, c.publisher, c.reported_date, c.responsibility::VARCHAR AS responsibility, c.quotation,
            c.sentence_to_share, (
                SELECT string_agg({STATED}, ', ' ORDER BY f.start, f.figure_no) FROM figures f
                WHERE f.post_id = c.post_id AND f.claim_no = c.claim_no) AS figures,
            c.origin IS NOT NULL AS origin_known, e.standing, e.agreement::VARCHAR AS agreement,
            p.text_kind::VARCHAR AS text_kind, c.post_id, c.start || '-' || c."end" AS at"""
