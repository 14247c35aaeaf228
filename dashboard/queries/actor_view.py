"""One actor: what is alleged against it and by whom, what it says itself, what it suffered."""

import pandas as pd

from dashboard.queries.actor_pairs import CLAIM_COLUMNS, VIOLENT
from dashboard.queries.ask import Cursor, ask
from dashboard.queries.filters import JOINED, Filters, condition


def named_actors(cursor: Cursor) -> pd.DataFrame:
    """Every actor to choose from, most named first: those of actors.csv, and those that only texts name.

    Columns: actor (actor_id, else the words in small letters), name, is_listed (in actors.csv), n_claims in current
    versions of posts, before any filter. Words that look like the name of a person whom actors.csv does not know
    are left out (rule 13).
    """
    sql = """
        WITH named AS (
            SELECT coalesce(a.actor_id, lower(a.name)) AS actor, max(a.actor_name) AS name,
                count(DISTINCT (a.post_id, a.claim_no)) AS n_claims
            FROM claim_actors a JOIN posts p USING (post_id)
            WHERE coalesce(p.is_current, true) AND (a.actor_id IS NOT NULL OR NOT coalesce(a.is_person, true))
            GROUP BY ALL)
        SELECT coalesce(k.actor_id, n.actor) AS actor, coalesce(k.name, n.name) AS name,
            k.actor_id IS NOT NULL AS is_listed, coalesce(n.n_claims, 0)::BIGINT AS n_claims
        FROM actors k FULL JOIN named n ON n.actor = k.actor_id
        ORDER BY n_claims DESC, is_listed DESC, 1"""
    return ask(cursor, sql)


def profile(cursor: Cursor, actor: str) -> pd.DataFrame:
    """One row: name, aliases (list), sector, side, country, valid_from, valid_to, note (all null when actors.csv does
    not know the actor) and written (list of the words that posts use for it, most used first)."""
    sql = """
        WITH words AS (
            SELECT a.name, count(*) AS n FROM claim_actors a
            WHERE coalesce(a.actor_id, lower(a.name)) = $actor GROUP BY a.name)
        SELECT k.name, k.aliases, k.sector::VARCHAR AS sector, k.side, k.country, k.valid_from, k.valid_to, k.note,
            (SELECT list(name ORDER BY n DESC, name) FROM words) AS written
        FROM (SELECT 1) LEFT JOIN actors k ON k.actor_id = $actor"""
    return ask(cursor, sql, {"actor": actor})


def told_of(cursor: Cursor, filters: Filters, actor: str, most: int = 25) -> pd.DataFrame:
    """The claims in view that name the actor or that it makes, by the part it has in them; latest report first.

    Columns: part, n_in_part (claims, whatever `most`), n_events and n_origins of the part, stance, realis, ends (whom
    the claim names at the other end, but for persons whom actors.csv does not know; null), and those of
    `CLAIM_COLUMNS`. Part: "own" for violence that the actor itself claims or accepts; "against" for violence it is said
    to have done (an opponent's report that it claimed an attack stands here); "suffered" for violence against it;
    "says" for what it says itself; "feared" for violence by or against it that is only feared, threatened or denied to
    have happened; "other" for the rest.
    """
    sql = f"""
        WITH mine AS (
            SELECT DISTINCT a.post_id, a.claim_no, a.role::VARCHAR AS role FROM claim_actors a
            WHERE coalesce(a.actor_id, lower(a.name)) = $actor
            UNION SELECT s.post_id, s.claim_no, 'voice' FROM claims s
            WHERE s.voice IN ('actor:' || $actor, $actor) OR s.speaker_id = $actor),
        parted AS (
            SELECT DISTINCT CASE
                WHEN m.role IN ('voice', 'speaker') THEN 'says'
                WHEN e.event_type NOT IN ({VIOLENT}) OR m.role NOT IN ('alleged_perpetrator', 'target') THEN 'other'
                WHEN c.realis IN ('hypothetical', 'denied') THEN 'feared'
                WHEN m.role = 'target' THEN 'suffered'
                WHEN c.responsibility IN ('claimed_by_actor', 'accepted_by_actor')
                    AND c.attribution = 'perpetrator_claim' THEN 'own'
                ELSE 'against' END AS part, c.post_id, c.claim_no, c.origin, e.event_id
            FROM {JOINED} JOIN mine m ON m.post_id = c.post_id AND m.claim_no = c.claim_no
            WHERE e.event_id IS NOT NULL AND {condition(filters)}),
        once AS (  -- a claim that the actor makes of its own act stands there alone
            SELECT * FROM parted
            QUALIFY part <> 'says' OR NOT bool_or(part = 'own') OVER (PARTITION BY post_id, claim_no)),
        counted AS (
            SELECT part, count(*)::BIGINT AS n_in_part, count(DISTINCT event_id)::BIGINT AS n_events,
                count(DISTINCT origin)::BIGINT AS n_origins FROM once GROUP BY part)
        SELECT o.part, n.n_in_part, n.n_events, n.n_origins, c.stance::VARCHAR AS stance, c.realis::VARCHAR AS realis, (
                SELECT string_agg(DISTINCT a.actor_name, ', ' ORDER BY a.actor_name) FROM claim_actors a
                WHERE a.post_id = c.post_id AND a.claim_no = c.claim_no
                    AND coalesce(a.actor_id, lower(a.name)) <> $actor
                    AND (a.actor_id IS NOT NULL OR NOT coalesce(a.is_person, true))
                    AND a.role = CASE o.part WHEN 'suffered' THEN 'alleged_perpetrator' ELSE 'target' END) AS ends,
            {CLAIM_COLUMNS}
        FROM once o JOIN counted n USING (part) JOIN claims c USING (post_id, claim_no)
        JOIN events e USING (event_id) JOIN posts p USING (post_id)
        QUALIFY row_number() OVER (PARTITION BY o.part
            ORDER BY c.reported_date DESC, o.event_id, c.post_id, c.claim_no) <= $most
        ORDER BY o.part, c.reported_date DESC, o.event_id, c.post_id, c.claim_no"""
    return ask(cursor, sql, {**filters.parameters, "actor": actor, "most": most})
