"""One actor: what is alleged against it and by whom, what it says itself, what it suffered."""

import pandas as pd

from dashboard.queries.actor_pairs import CLAIM_COLUMNS
from dashboard.queries.ask import Cursor, ask
from dashboard.queries.event import STATED
from dashboard.queries.filters import FACETS, Filters, condition
from dashboard.storage.derived_actors import NOT_STATED, WITHHELD
from dashboard.storage.derived_words import VIOLENT


def named_actors(cursor: Cursor) -> pd.DataFrame:
    """Every actor to choose from, most named first: those of actors.csv, and those that only texts name.

    Columns: actor (actor_id, else the words in small letters), name, is_listed (in actors.csv), n_claims in current
    versions of posts, before any filter. Words that look like the name of a person whom actors.csv does not know
    are left out (rule 13).
    """
    sql = f"""
        SELECT actor, name, is_listed, n_claims FROM named_actors
        WHERE actor_no > 0 AND actor NOT IN ('{NOT_STATED}', '{WITHHELD}') ORDER BY actor_no"""
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
    """The claims in view that name the actor or that it makes, by the part it has in them; latest event first.

    Columns: part, n_in_part (claims, whatever `most`), n_events and n_origins of the part, stance, realis, ends (whom
    the claim names at the other end, but for persons whom actors.csv does not know; null), and those of
    `CLAIM_COLUMNS`. Part: "own" for violence that the actor itself claims or accepts; "against" for violence it is said
    to have done (an opponent's report that it claimed an attack stands here); "suffered" for violence against it;
    "says" for what it says itself; "feared" for violence by or against it that is only feared, threatened or denied to
    have happened; "other" for the rest.
    """
    sql = f"""
        WITH seen AS MATERIALIZED (
            SELECT facet.post_id, facet.claim_no, facet.event_no, facet.type, facet.realis, facet.responsibility,
                facet.attribution, facet.origin, facet.voice IN ('actor:' || $actor, $actor) AS is_voice
            FROM {FACETS}
            WHERE facet.event_no IS NOT NULL AND {condition(filters)}
                AND (facet.voice IN ('actor:' || $actor, $actor) OR list_contains(facet.actors, $actor))),
        parted AS (
            SELECT DISTINCT CASE
                WHEN m.role = 'speaker' THEN 'says'
                WHEN x.type NOT IN ({VIOLENT}) OR m.role NOT IN ('alleged_perpetrator', 'target') THEN 'other'
                WHEN x.realis IN ('hypothetical', 'denied') THEN 'feared'
                WHEN m.role = 'target' THEN 'suffered'
                WHEN x.responsibility IN ('claimed_by_actor', 'accepted_by_actor')
                    AND x.attribution = 'perpetrator_claim' THEN 'own'
                ELSE 'against' END AS part, x.post_id, x.claim_no, x.origin, x.event_no
            FROM seen x JOIN claim_actors m ON m.post_id = x.post_id AND m.claim_no = x.claim_no
                AND coalesce(m.actor_id, lower(m.name)) = $actor
            UNION SELECT 'says', post_id, claim_no, origin, event_no FROM seen WHERE is_voice),
        once AS (  -- a claim that the actor makes of its own act stands there alone
            SELECT * FROM parted
            QUALIFY part <> 'says' OR NOT bool_or(part = 'own') OVER (PARTITION BY post_id, claim_no)),
        counted AS (
            SELECT part, count(*)::BIGINT AS n_in_part, count(DISTINCT event_no)::BIGINT AS n_events,
                count(DISTINCT origin)::BIGINT AS n_origins FROM once GROUP BY part),
        shown AS (
            SELECT *, row_number() OVER (PARTITION BY part ORDER BY event_no DESC, post_id, claim_no) AS place_in_order
            FROM once QUALIFY place_in_order <= $most),
        numbers AS (
            SELECT f.post_id, f.claim_no, string_agg({STATED}, ', ' ORDER BY f.start, f.figure_no) AS figures
            FROM figures f SEMI JOIN shown USING (post_id, claim_no) GROUP BY ALL)
        SELECT o.part, w.n_in_part, w.n_events, w.n_origins, c.stance::VARCHAR AS stance, c.realis::VARCHAR AS realis, (
                SELECT string_agg(DISTINCT a.actor_name, ', ' ORDER BY a.actor_name) FROM claim_actors a
                WHERE a.post_id = c.post_id AND a.claim_no = c.claim_no
                    AND coalesce(a.actor_id, lower(a.name)) <> $actor
                    AND (a.actor_id IS NOT NULL OR NOT coalesce(a.is_person, true))
                    AND a.role = CASE o.part WHEN 'suffered' THEN 'alleged_perpetrator' ELSE 'target' END) AS ends,
            {CLAIM_COLUMNS}
        FROM shown o JOIN counted w USING (part) JOIN claims c USING (post_id, claim_no)
        JOIN event_cards k USING (event_no) JOIN events e ON e.event_id = k.event_id
        JOIN posts x ON x.post_id = c.post_id
        LEFT JOIN numbers n ON n.post_id = c.post_id AND n.claim_no = c.claim_no
        ORDER BY o.part, o.place_in_order"""
    return ask(cursor, sql, {**filters.parameters, "actor": actor, "most": most})
