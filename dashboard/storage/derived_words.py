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

# The events of which one speaker changed a number: "Syrian state media: 7 → 10 killed". Most speakers state it once.
REVISED = """repeated AS (
        SELECT DISTINCT event_id, voice, measure, population FROM event_tracks WHERE step > 0 AND NOT is_recollection),
    changed AS (  -- a number said again is no revision, nor is a recollection
        SELECT t.* FROM event_tracks t SEMI JOIN repeated r ON r.event_id = t.event_id
            AND r.voice IS NOT DISTINCT FROM t.voice AND r.measure = t.measure AND r.population = t.population
        WHERE NOT is_recollection
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
# few numbers that occur are put into words once each, and stand for themselves by their place among all in order: where
# nothing conflicts, lists of places and the first number are enough, in half the time that lists of all take.
HEADLINES = f"""in_words AS MATERIALIZED (
        SELECT *, {FIGURE_WORDS} AS in_words,
            row_number() OVER (ORDER BY measure, population, words)::INTEGER AS said_no
        FROM (SELECT DISTINCT measure, population, words FROM event_figures) f),
    listed AS (
        SELECT list(in_words ORDER BY said_no) AS said, list(measure ORDER BY said_no) AS measures,
            list(population NOT IN ('children', 'women') ORDER BY said_no) AS may_lead
        FROM in_words),
    placed AS MATERIALIZED (
        SELECT e.event_no, f.rule, w.said_no, {{'voices': f.voices, 'low': f.low, 'high': f.high}} AS reading,
            f.event_id IN (SELECT event_id FROM event_conflicts WHERE field = 'toll') AS is_disputed
        FROM event_figures f JOIN in_words w USING (measure, population, words) JOIN numbered e USING (event_id)),
    told AS (
        SELECT event_no, rule, arg_min(reading, said_no) AS lead_reading, list(said_no) AS every
        FROM placed WHERE NOT is_disputed GROUP BY event_no, rule),
    agreed AS (
        SELECT event_no, rule, lead_reading, CASE WHEN len(every) = 1 THEN every ELSE list_sort(every) END AS every
        FROM told),
    told_apart AS (
        SELECT event_no, rule, list_sort(list({{'said_no': said_no, 'reading': reading}})) AS every
        FROM placed WHERE is_disputed GROUP BY event_no, rule),
    led AS (
        SELECT event_no, rule, every, said, measures, [one for one, i in every if i = 1 OR (
            may_lead[one.said_no] AND measures[one.said_no] = measures[every[1].said_no])] AS foremost
        FROM told_apart CROSS JOIN listed),
    headlines AS (
        SELECT event_no, rule, measures[every[1]] AS measure, lead_reading.low AS low, lead_reading.high AS high,
            array_to_string([said[one] for one in every], ', ') AS figures, said[every[1]] AS headline,
            lead_reading.voices AS voices, nullif(array_to_string([said[one] for one in every[2:]], ', '), '')
                AS other_figures
        FROM agreed CROSS JOIN listed
        UNION ALL
        SELECT event_no, rule, measures[every[1].said_no], every[1].reading.low, every[1].reading.high,
            array_to_string([said[one.said_no] for one in every], ', '),
            array_to_string([said[one.said_no] for one in foremost], ' against '),
            array_to_string([one.reading.voices for one in foremost], ' against '),
            nullif(array_to_string([said[one.said_no] for one in every if NOT list_contains(foremost, one)], ', '), '')
        FROM led)"""
