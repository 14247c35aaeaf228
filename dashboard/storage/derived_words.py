"""How numbers of events are put into words, in SQL: used by queries, and by the tables derived for them."""

from dashboard.assessment.words import TAKES_OF
from dashboard.records import VIOLENCE

# The kinds of events that are violence, as the inside of an IN (…).
VIOLENT = ", ".join(f"'{kind}'" for kind in sorted(VIOLENCE))


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

_NUMBER = """CASE f.operator WHEN 'eq' THEN format('{:,}', f.low) WHEN 'gte' THEN '≥ ' || format('{:,}', f.low)
    WHEN 'gt' THEN '> ' || format('{:,}', f.low) WHEN 'lte' THEN '≤ ' || format('{:,}', f.high)
    WHEN 'lt' THEN '< ' || format('{:,}', f.high) WHEN 'approx' THEN '≈ ' || format('{:,}', f.low)
    WHEN 'between' THEN format('{:,}', f.low) || ' to ' || format('{:,}', f.high) ELSE '“' || f.quotation || '”' END"""

# The number phrases of one claim, in the order of the text: "≥ 10 killed, 50 wounded". The bound signs are those of
# assessment's words; a word that gives no bound ("dozens") stays as written.
STATED = f"""{_NUMBER} || {of_population("f.quotation", "f.low = 1 AND coalesce(f.high, 1) = 1")}
    || CASE f.measure WHEN 'casualties' THEN ' killed or wounded' ELSE ' ' || f.measure END
    || CASE WHEN f.part_of IS NOT NULL THEN ' (of these)' ELSE '' END
    || CASE WHEN f.realis IN ('hypothetical', 'denied') THEN ' (' || f.realis || ')' ELSE '' END"""

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

# An event's leading number under each rule; where reports conflict about the toll, both readings and both voices. The
# few numbers that occur are put into words once each, and events with one number, which most are, need no sorting.
HEADLINES = f"""in_words AS (
        SELECT measure, population, words, {FIGURE_WORDS} AS in_words
        FROM (SELECT DISTINCT measure, population, words FROM event_figures) f),
    told AS (
        SELECT f.event_id, f.rule, list({{'measure': f.measure, 'population': f.population, 'words': f.words,
            'in_words': w.in_words, 'voices': f.voices, 'low': f.low, 'high': f.high}}) AS unsorted,
            any_value(f.event_id) IN (SELECT event_id FROM event_conflicts WHERE field = 'toll') AS is_disputed
        FROM event_figures f JOIN in_words w USING (measure, population, words) GROUP BY f.event_id, f.rule),
    sorted AS (SELECT event_id, rule, is_disputed, list_sort(unsorted) AS every FROM told),
    led AS (
        SELECT event_id, rule, every, [one for one, i in every if i = 1 OR (is_disputed
            AND one.population NOT IN ('children', 'women') AND one.measure = every[1].measure)] AS foremost
        FROM sorted),
    headlines AS (
        SELECT event_id, rule, every[1].measure AS measure, every[1].low AS low, every[1].high AS high,
            array_to_string([one.in_words for one in every], ', ') AS figures,
            array_to_string([one.in_words for one in foremost], ' against ') AS headline,
            array_to_string([one.voices for one in foremost], ' against ') AS voices,
            nullif(array_to_string([one.in_words for one in every if NOT list_contains(foremost, one)], ', '), '')
                AS other_figures
        FROM led)"""
