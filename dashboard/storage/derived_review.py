"""What a snapshot derives for the Review page: what a person should look at first, and why.

One pass at build in place of one for each reader. A claim that somebody decided on keeps its place and is marked, so
that a reader who comes from it finds the next one.
"""

LARGE, UNREAL, FEW = 50, 10, 2
"""Persons from which a number is large; from which one that is read as denied or only feared asks for a second look;
and from which one read as killed here and as wounded there does."""
UNSURE = 0.7
"""The extractor's own confidence below which a reading is unsure."""
BOUND = "(at least|more than|over|no fewer than|up to|nearly|almost|fewer than|less than|about|around|some) $"
"""Words straight before a number, as a pattern, that make it a bound or a rough number."""
TURNS = {"conflict": 0, "unreal": 1, "crossed": 1, "bound": 1, "large": 2, "unsure": 3}
"""Worries in the order in which they are looked at; a claim without one has turn 4."""

CLAIM_REVIEW = f"""
    WITH told AS (
        SELECT f.post_id, f.claim_no, ec.event_id, f.measure, f.low, f.high, f.realis, f.operator,
            CASE WHEN f.operator = 'eq' THEN right(c.quotation[:greatest(f.start - c.start, 0)], 16) END AS before
        FROM figures f JOIN claims c USING (post_id, claim_no) LEFT JOIN event_claims ec USING (post_id, claim_no)),
    crossed AS (  -- equal numbers that one report of an event reads as killed, another as wounded
        SELECT event_id, low FROM told
        WHERE measure IN ('killed', 'wounded') AND low >= {FEW} AND event_id IS NOT NULL
        GROUP BY event_id, low
        HAVING min(measure) <> max(measure) AND (min(post_id) <> max(post_id) OR min(claim_no) <> max(claim_no))),
    disputed AS (
        SELECT one_post_id AS post_id, one_claim_no AS claim_no FROM event_conflicts
        UNION SELECT other_post_id, other_claim_no FROM event_conflicts),
    numbers AS (
        SELECT post_id, claim_no, max(coalesce(high, low)) AS size,
            bool_or(realis IN ('denied', 'hypothetical') AND coalesce(high, low) >= {UNREAL}) AS is_unreal,
            bool_or(operator = 'eq' AND regexp_matches(lower(before), '{BOUND}')) AS is_bound,
            bool_or(measure IN ('killed', 'wounded') AND crossed.low IS NOT NULL) AS is_crossed
        FROM told LEFT JOIN crossed USING (event_id, low) GROUP BY post_id, claim_no),
    worried AS (
        SELECT c.post_id, c.claim_no, coalesce(c.is_reviewed, false) AS is_reviewed, n.size,
            (DATE '9999-12-31' - c.reported_date)::INTEGER AS days_ago, concat_ws(' ',
            CASE WHEN d.post_id IS NOT NULL THEN 'conflict' END,
            CASE WHEN n.is_unreal THEN 'unreal' END,
            CASE WHEN n.is_crossed THEN 'crossed' END,
            CASE WHEN n.is_bound THEN 'bound' END,
            CASE WHEN n.size >= {LARGE} THEN 'large' END,
            CASE WHEN c.confidence < {UNSURE} THEN 'unsure' END) AS worries
        FROM claims c LEFT JOIN numbers n USING (post_id, claim_no) LEFT JOIN disputed d USING (post_id, claim_no))
    SELECT (CASE split_part(worries, ' ', 1) {" ".join(f"WHEN '{key}' THEN {turn}" for key, turn in TURNS.items())}
            ELSE 4 END)::UTINYINT AS turn, days_ago, post_id, claim_no, worries, size, is_reviewed
    FROM worried ORDER BY turn, days_ago, post_id, claim_no"""

REVIEW_TABLES: dict[str, str] = {"claim_review": CLAIM_REVIEW}
