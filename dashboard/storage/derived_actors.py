"""Tables about actors that a snapshot derives: who is named, who is said to have done what to whom, harm by side.

They are long to work out and the same for every reader: one pass at build in place of one for each question. A pair
holds only where one claim states both ends, so that nobody is accused by combining two reports.
"""

from dashboard.storage.derived_words import VIOLENT

NOT_STATED, WITHHELD, UNKNOWN_SIDE, FIGHTERS = "not-stated", "name-withheld", "unknown", "fighters"
"""Keys of an end that no report names; of a name that may be a person's whom actors.csv does not know (rule 13); of a
side not known; and of fighters or soldiers of no stated side."""

KEY = f"""CASE WHEN a.actor_id IS NULL AND coalesce(a.is_person, true) THEN '{WITHHELD}'
            ELSE coalesce(a.actor_id, lower(a.name)) END"""

NAMED_ACTORS = f"""
    WITH named AS (
        SELECT {KEY} AS actor, max(CASE WHEN a.actor_id IS NOT NULL THEN a.actor_name
                WHEN coalesce(a.is_person, true) THEN '{WITHHELD}' ELSE a.name END) AS name,
            count(DISTINCT (a.post_id, a.claim_no)) AS n_claims
        FROM claim_actors a GROUP BY ALL),
    every AS (
        SELECT coalesce(k.actor_id, n.actor) AS actor, coalesce(k.name, n.name) AS name,
            coalesce(k.side, '{UNKNOWN_SIDE}') AS side, coalesce(k.sector::VARCHAR, 'UNK') AS sector,
            k.actor_id IS NOT NULL AS is_listed, coalesce(n.n_claims, 0)::BIGINT AS n_claims
        FROM actors k FULL JOIN named n ON n.actor = k.actor_id)
    SELECT row_number() OVER (ORDER BY n_claims DESC, is_listed DESC, actor)::INTEGER AS actor_no, *
    FROM every
    UNION ALL SELECT 0, '{NOT_STATED}', '{NOT_STATED}', '{NOT_STATED}', '{NOT_STATED}', false, 0
    ORDER BY actor_no"""

# What kind of speaker says it. Who is accused and owns up, and who is accused by an opponent, are kinds of their own.
SPEAKER_KIND = """CASE WHEN c.attribution IN ('witness', 'footage_claimed', 'footage_geolocated')
            THEN 'activist_network' ELSE c.attribution::VARCHAR END"""

SUMMED = """
        CASE WHEN perpetrator_no = 0 THEN 'unnamed' WHEN bool_or(is_own) OVER {name}_accused THEN 'own'
            WHEN bool_or(is_disputed) OVER {name}_accused THEN 'disputed' ELSE 'alleged' END AS {name}_state,
        CASE WHEN perpetrator_no = 0 AND target_no = 0
                THEN bool_or(perpetrator_no <> 0 OR target_no <> 0) OVER {name}_whole
            WHEN perpetrator_no = 0 THEN bool_or(perpetrator_no <> 0) OVER {name}_target
            WHEN target_no = 0 THEN bool_or(target_no <> 0) OVER {name}_accused ELSE false END AS {name}_is_vaguer"""
"""The state of a pair and whether a report names an end that it leaves open, among the reports of a window. State:
"unnamed" without a perpetrator; "own" when the actor itself claims or accepts the event (not each of its targets);
"disputed" when reports contest or deny who did it or that it happened; else "alleged"."""
WINDOWS = """{name}_accused AS (PARTITION BY {of}, perpetrator_no), {name}_target AS (PARTITION BY {of}, target_no),
        {name}_whole AS (PARTITION BY {of})"""
SPEAKERS_OWN = "event_no, speaker_kind"

CLAIM_PAIRS = f"""
    WITH origins AS (
        SELECT origin, row_number() OVER (ORDER BY origin)::INTEGER AS origin_no
        FROM (SELECT DISTINCT origin FROM claims WHERE origin IS NOT NULL)),
    told AS (
        SELECT v.event_no, c.post_id, c.claim_no, o.origin_no, ({SPEAKER_KIND})::attribution AS speaker_kind,
            c.responsibility IN ('claimed_by_actor', 'accepted_by_actor') AND c.attribution = 'perpetrator_claim'
                AS is_own,
            e.responsibility IN ('contested', 'denied') OR c.responsibility IN ('contested', 'denied')
                OR c.realis = 'denied' AS is_disputed
        FROM claim_facets v JOIN claims c ON c.post_id = v.post_id AND c.claim_no = v.claim_no
        JOIN event_claims ec ON ec.post_id = v.post_id AND ec.claim_no = v.claim_no
        JOIN events e ON e.event_id = ec.event_id LEFT JOIN origins o ON o.origin = c.origin
        WHERE v.is_current AND e.event_type IN ({VIOLENT}) AND c.realis <> 'hypothetical'),
    named AS (
        SELECT DISTINCT a.post_id, a.claim_no, a.role, n.actor_no
        FROM claim_actors a JOIN named_actors n ON n.actor = {KEY}
        WHERE a.role IN ('alleged_perpetrator', 'target')),
    said AS (
        SELECT t.*, coalesce(p.actor_no, 0) AS perpetrator_no, coalesce(g.actor_no, 0) AS target_no
        FROM told t
        LEFT JOIN named p ON p.post_id = t.post_id AND p.claim_no = t.claim_no AND p.role = 'alleged_perpetrator'
        LEFT JOIN named g ON g.post_id = t.post_id AND g.claim_no = t.claim_no AND g.role = 'target')
    SELECT *, {SUMMED.format(name="event")}, {SUMMED.format(name="speaker")}
    FROM said
    WINDOW {WINDOWS.format(name="event", of="event_no")}, {WINDOWS.format(name="speaker", of=SPEAKERS_OWN)}
    ORDER BY event_no, post_id, claim_no, perpetrator_no, target_no"""

# A word such as dozens or "about" gives no bound; "several" says one at least; "up to 60" may be none.
LOW = """CASE f.operator WHEN 'eq' THEN f.low WHEN 'gte' THEN f.low WHEN 'gt' THEN f.low + 1 WHEN 'between' THEN f.low
            WHEN 'some' THEN 1 WHEN 'lte' THEN 0 WHEN 'lt' THEN 0 END"""
HIGH = """CASE f.operator WHEN 'eq' THEN f.high WHEN 'between' THEN f.high WHEN 'lte' THEN f.high
            WHEN 'lt' THEN f.high - 1 END"""

# A side is stated by the figure, or by the words right behind its number when those name a target ("150 government
# soldiers"). A part ("of whom 51 were soldiers") counts only when it names a side that its total does not.
HARM_BY_SIDE = f"""
    WITH beside AS (
        SELECT f.post_id, f.figure_no, min(k.side) AS side
        FROM figures f JOIN claim_actors a ON a.post_id = f.post_id AND a.claim_no = f.claim_no AND a.role = 'target'
            AND a.start BETWEEN f."end" AND f."end" + 1
        JOIN actors k ON k.actor_id = a.actor_id AND k.side <> '{UNKNOWN_SIDE}'
        GROUP BY f.post_id, f.figure_no),
    sided AS (
        SELECT f.*, coalesce(f.victim_side, b.side, CASE f.population WHEN 'civilians' THEN 'civilian'
            WHEN 'combatants' THEN '{FIGHTERS}' ELSE '{NOT_STATED}' END) AS side
        FROM figures f LEFT JOIN beside b USING (post_id, figure_no)),
    origins AS (
        SELECT origin, row_number() OVER (ORDER BY origin)::INTEGER AS origin_no
        FROM (SELECT DISTINCT origin FROM claims WHERE origin IS NOT NULL))
    SELECT v.event_no, f.post_id, f.claim_no, f.figure_no, o.origin_no, f.measure, f.side, {LOW} AS low,
        {HIGH} AS high, f.operator IN ('gte', 'gt', 'some') AS is_open,
        f.operator IN ('approx', 'order_of_magnitude') AS is_unbounded
    FROM sided f JOIN claim_facets v ON v.post_id = f.post_id AND v.claim_no = f.claim_no
    JOIN claims c ON c.post_id = f.post_id AND c.claim_no = f.claim_no
    LEFT JOIN origins o ON o.origin = c.origin
    LEFT JOIN sided t ON t.post_id = f.post_id AND t.figure_no = f.part_of
    WHERE v.is_current AND v.event_no IS NOT NULL AND f.measure IN ('killed', 'wounded', 'casualties')
        AND f.scope <> 'cumulative' AND f.realis IN ('actual', 'historical') AND c.realis IN ('actual', 'historical')
        AND (f.part_of IS NULL OR (f.side <> '{NOT_STATED}' AND f.side IS DISTINCT FROM t.side))
    ORDER BY v.event_no, f.post_id, f.figure_no"""

ACTOR_TABLES: dict[str, str] = {
    "named_actors": NAMED_ACTORS,
    "claim_pairs": CLAIM_PAIRS,
    "harm_by_side": HARM_BY_SIDE,
}
