"""How numbers of events are put into words, in SQL: used by queries, and by the tables derived for them."""

from dashboard.assessment.words import TAKES_OF


def of_population(words: str, is_one: str) -> str:
    """SQL for whom a number counts: "22" " civilians", "1" " civilian", "hundreds" " of civilians"; "" for people.

    `words` is SQL for the number as shown, `is_one` SQL that is true of 1, also of "≥ 1".
    """
    one = " ".join(
        f"WHEN '{many}' THEN ' {single}'"
        for many, single in (("women", "woman"), ("children", "child"), ("civilians", "civilian"))
    )
    return f"""CASE WHEN f.population IN ('people', 'other') THEN ''
        WHEN {is_one} THEN CASE f.population {one} ELSE ' combatant' END
        WHEN regexp_matches({words}, '{TAKES_OF}', 'i') THEN ' of ' || f.population
        ELSE ' ' || f.population END"""


# "≥ 22", "people", "killed" become "≥ 22 killed"; of other populations the word stays: "≥ 19 children killed".
FIGURE_WORDS = f"""f.words || {of_population("f.words", "regexp_matches(f.words, '^[≥>≤<≈ ]*1$')")}
    || CASE f.measure WHEN 'casualties' THEN ' killed or wounded' ELSE ' ' || f.measure END"""

# A zero that a claim states: no figure, and not the same as harm without a number.
ZERO_WORDS = """CASE c.zero_stated WHEN 'casualties' THEN 'nobody harmed, as stated'
    WHEN 'killed' THEN 'nobody killed, as stated' WHEN 'wounded' THEN 'nobody wounded, as stated' END"""

# The events of which one speaker changed a number: "Syrian state media: 7 → 10 killed".
REVISED = """changed AS (  -- a number said again is no revision, nor is a recollection
        SELECT * FROM event_tracks WHERE NOT is_recollection
        QUALIFY words IS DISTINCT FROM lag(words) OVER (
            PARTITION BY event_id, voice, measure, population ORDER BY step)),
    track AS (
        SELECT event_id, voice_name, measure, population, string_agg(words, ' → ' ORDER BY step) AS steps,
            count(*) AS n_steps
        FROM changed GROUP BY event_id, voice, voice_name, measure, population),
    revised AS (
        SELECT event_id, string_agg(voice_name || ': ' || steps
            || CASE WHEN population IN ('people', 'other') THEN '' ELSE ' ' || population END || ' ' || measure,
            '; ' ORDER BY voice_name, measure, population) AS revisions
        FROM track WHERE n_steps > 1 GROUP BY event_id)"""

# An event's leading number under each rule; where reports conflict about the toll, both readings and both voices.
HEADLINES = f"""numbered_figures AS (
        SELECT f.*, {FIGURE_WORDS} AS in_words, row_number() OVER (PARTITION BY f.event_id, f.rule
            ORDER BY f.measure, f.population, f.words) AS place_in_order
        FROM event_figures f),
    ranked AS (
        SELECT n.*, n.place_in_order = 1 OR (n.population NOT IN ('children', 'women')
            AND n.measure = first_value(n.measure) OVER (PARTITION BY n.event_id, n.rule ORDER BY n.place_in_order)
            AND n.event_id IN (SELECT event_id FROM event_conflicts WHERE field = 'toll')) AS leads
        FROM numbered_figures n),
    headlines AS (
        SELECT event_id, rule, first(measure ORDER BY place_in_order) AS measure,
            first(low ORDER BY place_in_order) AS low, first(high ORDER BY place_in_order) AS high,
            string_agg(in_words, ', ' ORDER BY place_in_order) AS figures,
            string_agg(in_words, ' against ' ORDER BY place_in_order) FILTER (leads) AS headline,
            string_agg(voices, ' against ' ORDER BY place_in_order) FILTER (leads) AS voices,
            string_agg(in_words, ', ' ORDER BY place_in_order) FILTER (NOT leads) AS other_figures
        FROM ranked GROUP BY event_id, rule)"""
