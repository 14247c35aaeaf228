"""Events as numbers to choose from, so that a page finds the few it shows before it reads what they say."""

from dashboard.storage.derived_words import STATED, VIOLENT

TURN = "CASE WHEN agreement = 'conflicting' THEN 0 WHEN revisions IS NOT NULL THEN 1 ELSE 2 END::BIGINT"

# Cards: what reports conflict on, then what a speaker revised, then the latest reports, most origins, most claims. One
# number, since a million are put in order sooner by one than by four; beyond 65,535 origins or claims count alike.
CARD_ORDER = f"""((({TURN} << 22) + (DATE '9999-12-31' - coalesce(reported_last, DATE '0001-01-01'))) * 65536
            + 65535 - least(n_origins, 65535)) * 65536 + 65535 - least(n_claims, 65535)"""

# What decides which events a page shows, small enough to be read for all of them.
EVENT_TURNS = f"""
    WITH told AS (
        SELECT event_no, bit_or(1::UTINYINT << enum_code(rule)) AS rules_told FROM event_headlines GROUP BY ALL),
    first_captures AS (
        SELECT v.event_no, min(a.captured_at) AS captured_at
        FROM claim_facets v JOIN captures a USING (post_id) WHERE v.event_no IS NOT NULL GROUP BY v.event_no),
    disputed AS (SELECT DISTINCT event_id FROM event_conflicts)
    SELECT e.event_no, ({TURN})::UTINYINT AS turn, {CARD_ORDER} AS card_order,
        CASE WHEN event_type IN ({VIOLENT}) THEN 'violence'
            WHEN event_type IN ('territory_change', 'defection_surrender') THEN 'control'
            WHEN event_type = 'meeting' THEN 'diplomacy' WHEN event_type = 'statement_demand' THEN 'statements'
            ELSE 'other' END AS lane,
        first_day, date_start, date_end, reported_first, reported_last, n_claims, n_origins, id_order, spot,
        event_id IN (FROM disputed) AS has_conflicts, coalesce(t.rules_told, 0)::UTINYINT AS rules_told, a.captured_at
    FROM event_cards e LEFT JOIN told t USING (event_no) LEFT JOIN first_captures a USING (event_no)
    ORDER BY e.event_no"""

EVENT_NUMBERS = """
    SELECT e.event_no, f.* EXCLUDE (event_id)
    FROM event_figures f JOIN event_cards e USING (event_id)
    ORDER BY e.event_no, f.rule, f.measure, f.population, f.words"""

# Figures in words, in the order of posts: those of a few posts lie together, as those of table figures do not.
STATED_FIGURES = f"""
    WITH numbered_posts AS (
        SELECT post_id, row_number() OVER (ORDER BY published_date, post_id)::INTEGER AS post_no FROM posts)
    SELECT p.post_no, f.claim_no, f.figure_no, {STATED} AS words
    FROM figures f JOIN numbered_posts p USING (post_id) ORDER BY p.post_no, f.figure_no"""

EVENT_TABLES: dict[str, str] = {
    "event_turns": EVENT_TURNS,
    "event_numbers": EVENT_NUMBERS,
    "stated_figures": STATED_FIGURES,
}
"""The SELECT of each table, in the order in which they are filled."""
