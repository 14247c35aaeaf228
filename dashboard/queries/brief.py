"""Brief: what is being claimed, and how sure can we be?

No query here adds figures of different events: a page has no grand total (design.md, rules 2 and 3).
"""

from datetime import date

import pandas as pd

from dashboard.assessment.words import TAKES_OF
from dashboard.queries.ask import Cursor, ask
from dashboard.queries.filters import JOINED, Filters, condition, events_in_view


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

# The claim that names an event in links: its first in order of publication.
FIRST_CLAIM = """first_claim AS (
        SELECT ec.event_id, c.post_id, c.start, c."end", c.attribution,
            row_number() OVER (PARTITION BY ec.event_id ORDER BY c.reported_date, c.reported_at NULLS LAST,
                c.post_id, c.claim_no) AS place_in_order
        FROM event_claims ec JOIN claims c USING (post_id, claim_no))"""

# An event's leading number, "≥ 22 killed"; where reports conflict about the toll, both readings and both voices.
HEADLINE = f"""numbered AS (
        SELECT f.*, {FIGURE_WORDS} AS in_words, row_number() OVER (PARTITION BY f.event_id
            ORDER BY f.measure, f.population, f.words) AS place_in_order
        FROM event_figures f WHERE f.rule = $rule),
    ranked AS (
        SELECT n.*, n.place_in_order = 1 OR (n.population NOT IN ('children', 'women')
            AND n.measure = first_value(n.measure) OVER (PARTITION BY n.event_id ORDER BY n.place_in_order)
            AND n.event_id IN (SELECT event_id FROM event_conflicts WHERE field = 'toll')) AS leads
        FROM numbered n),
    headlines AS (
        SELECT event_id, first(measure ORDER BY place_in_order)::VARCHAR AS measure,
            first(low ORDER BY place_in_order) AS low, first(high ORDER BY place_in_order) AS high,
            string_agg(in_words, ' against ' ORDER BY place_in_order) FILTER (leads) AS headline,
            string_agg(voices, ' against ' ORDER BY place_in_order) FILTER (leads) AS voices,
            string_agg(in_words, ', ' ORDER BY place_in_order) FILTER (NOT leads) AS other_figures
        FROM ranked GROUP BY event_id)"""

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

EVENT_COLUMNS = """e.event_id, e.title, e.event_type::VARCHAR AS event_type, e.place_name, e.admin1,
            e.where_precision::INTEGER AS where_precision, e.date_start, e.date_end,
            e.date_precision::VARCHAR AS date_precision, e.reported_first, e.reported_last,
            e.responsibility::VARCHAR AS responsibility, e.footage_only, e.n_claims, e.n_posts, e.n_voices, e.n_origins,
            e.agreement::VARCHAR AS agreement, e.grade::VARCHAR AS grade, e.standing, e.sentence,
            fc.post_id, fc.start || '-' || fc."end" AS at"""


def event_list(cursor: Cursor, filters: Filters, since: date, limit: int = 60) -> pd.DataFrame:
    """The events in view, conflicting first, then revised, then new since `since`, then the rest, newest first.

    Columns: status (conflicting, revised, new, earlier), figures ("≥ 22 killed, 50 wounded", under the rule of
    `filters`; "nobody harmed, as stated" of a stated zero; null when no number is stated), revisions ("7 → 10 killed";
    null when nobody revised), voices, accused,
    n_unstated (claims that tell of harm without a number: not zero), attribution of the first claim, n_in_view (all
    events in view, whatever `limit`), post_id and at (the link), and those of `EVENT_COLUMNS`.
    """
    sql = f"""
        WITH {events_in_view(filters)}, {FIRST_CLAIM},
        figures_of AS (
            SELECT f.event_id, string_agg({FIGURE_WORDS}, ', ' ORDER BY f.measure, f.population, f.words) AS figures,
                min(f.voices) AS voices
            FROM event_figures f WHERE f.rule = $rule GROUP BY f.event_id),
        {REVISED},
        who AS (
            SELECT ec.event_id, string_agg(DISTINCT c.voice_name, '; ' ORDER BY c.voice_name) AS all_voices,
                count(*) FILTER (c.casualties_unstated) AS n_unstated, min({ZERO_WORDS}) AS zero
            FROM event_claims ec JOIN claims c USING (post_id, claim_no) GROUP BY ec.event_id),
        accused_of AS (
            SELECT ec.event_id, string_agg(DISTINCT a.actor_name, '; ' ORDER BY a.actor_name) AS accused
            FROM event_claims ec JOIN claim_actors a USING (post_id, claim_no)
            WHERE a.role = 'alleged_perpetrator' GROUP BY ec.event_id)
        SELECT CASE WHEN e.agreement = 'conflicting' THEN 'conflicting' WHEN r.event_id IS NOT NULL THEN 'revised'
                WHEN e.reported_first >= $since THEN 'new' ELSE 'earlier' END AS status,
            coalesce(fo.figures, w.zero) AS figures, r.revisions, w.all_voices AS voices, ac.accused, w.n_unstated,
            fc.attribution::VARCHAR AS attribution, count(*) OVER () AS n_in_view, {EVENT_COLUMNS}
        FROM in_view JOIN events e USING (event_id)
        JOIN first_claim fc ON fc.event_id = e.event_id AND fc.place_in_order = 1
        LEFT JOIN figures_of fo ON fo.event_id = e.event_id
        LEFT JOIN revised r ON r.event_id = e.event_id
        LEFT JOIN who w ON w.event_id = e.event_id
        LEFT JOIN accused_of ac ON ac.event_id = e.event_id
        ORDER BY CASE status WHEN 'conflicting' THEN 0 WHEN 'revised' THEN 1 WHEN 'new' THEN 2 ELSE 3 END,
            fo.figures IS NULL, e.reported_last DESC, e.n_claims DESC, e.event_id
        LIMIT $most"""
    return ask(cursor, sql, {**filters.parameters, "since": since, "most": limit})


def tiles(cursor: Cursor, filters: Filters, limit: int = 4) -> pd.DataFrame:
    """The events with a number that stand on cards: conflicting, then revised, then those of the last reports.

    No place has a second card while another place has none, and what names no place waits for what does; the order
    never looks at the number. Columns: status (conflicting, revised, other), headline ("≥ 22 killed"; of a disputed
    toll both readings), other_figures ("50 wounded", null when none),
    voices (whose number it is), accused, measure, n_unstated (claims of harm without a number) and those of
    `EVENT_COLUMNS`. What a source leaves out holds per toll, not per source (rule 5), so nothing of that stands here.
    """
    sql = f"""
        WITH {events_in_view(filters)}, {FIRST_CLAIM},
        {HEADLINE},
        {REVISED},
        accused_of AS (
            SELECT ec.event_id, string_agg(DISTINCT a.actor_name, '; ' ORDER BY a.actor_name) AS accused
            FROM event_claims ec JOIN claim_actors a USING (post_id, claim_no)
            WHERE a.role = 'alleged_perpetrator' GROUP BY ec.event_id),
        unstated AS (
            SELECT ec.event_id, count(*) FILTER (c.casualties_unstated) AS n_unstated
            FROM event_claims ec JOIN claims c USING (post_id, claim_no) GROUP BY ec.event_id),
        candidates AS (
            SELECT CASE WHEN e.agreement = 'conflicting' THEN 0 WHEN r.event_id IS NOT NULL THEN 1 ELSE 2 END AS turn,
                coalesce(e.place_id, lower(e.place_name), e.admin1) AS spot, e.*
            FROM in_view JOIN events e USING (event_id) JOIN headlines n USING (event_id)
            LEFT JOIN revised r USING (event_id)),
        placed AS (
            SELECT *, row_number() OVER (PARTITION BY spot ORDER BY turn, reported_last DESC, n_origins DESC,
                n_claims DESC, event_id) + (spot IS NULL)::INTEGER AS nth_of_place
            FROM candidates)
        SELECT CASE e.turn WHEN 0 THEN 'conflicting' WHEN 1 THEN 'revised' ELSE 'other' END AS status, n.headline,
            n.other_figures, n.voices, ac.accused, n.measure, u.n_unstated, {EVENT_COLUMNS}
        FROM placed e
        JOIN headlines n ON n.event_id = e.event_id
        JOIN first_claim fc ON fc.event_id = e.event_id AND fc.place_in_order = 1
        LEFT JOIN accused_of ac ON ac.event_id = e.event_id
        LEFT JOIN unstated u ON u.event_id = e.event_id
        ORDER BY e.nth_of_place, e.turn, e.reported_last DESC, e.n_origins DESC, e.n_claims DESC, e.event_id
        LIMIT $most"""
    return ask(cursor, sql, {**filters.parameters, "most": limit})


def conflicts(cursor: Cursor, filters: Filters, limit: int = 12) -> pd.DataFrame:
    """What speakers disagree on, one row an event and field.

    Columns: event_id, title, field, readings (list of distinct readings, each with its speaker and day), post_id, at
    (link to the event).
    """
    sql = f"""
        WITH {events_in_view(filters)}, {FIRST_CLAIM},
        readings AS (
            SELECT event_id, field, "one" AS reading FROM event_conflicts
            UNION SELECT event_id, field, "other" FROM event_conflicts)
        SELECT r.event_id, any_value(e.title) AS title, r.field::VARCHAR AS field,
            list(r.reading ORDER BY r.reading) AS readings,
            any_value(fc.post_id) AS post_id, any_value(fc.start || '-' || fc."end") AS at
        FROM in_view JOIN readings r USING (event_id) JOIN events e USING (event_id)
        JOIN first_claim fc ON fc.event_id = r.event_id AND fc.place_in_order = 1
        GROUP BY r.event_id, r.field
        ORDER BY max(e.reported_last) DESC, r.event_id, r.field
        LIMIT $most"""
    return ask(cursor, sql, {**filters.parameters, "most": limit})


def totals(cursor: Cursor, filters: Filters) -> pd.DataFrame:
    """One row of what is in view: n_claims, n_posts, n_events, n_toll_claims, publishers (words), text_kinds (list),
    first_report and last_report."""
    sql = f"""
        SELECT count(*)::BIGINT AS n_claims, count(DISTINCT c.post_id)::BIGINT AS n_posts,
            count(DISTINCT e.event_id)::BIGINT AS n_events,
            count(*) FILTER (c.kind = 'toll')::BIGINT AS n_toll_claims,
            string_agg(DISTINCT c.publisher, ', ' ORDER BY c.publisher) AS publishers,
            list(DISTINCT p.text_kind::VARCHAR ORDER BY p.text_kind::VARCHAR) AS text_kinds,
            min(c.reported_date) AS first_report, max(c.reported_date) AS last_report
        FROM {JOINED} WHERE {condition(filters)}"""
    return ask(cursor, sql, filters.parameters)


def timeline(cursor: Cursor, filters: Filters, limit: int = 400) -> pd.DataFrame:
    """One row an event in view, for the small timeline; newest first when there are more than `limit`.

    Columns: event_id, title, place_name, lane (violence, control, talks), date_start, date_end (null when no day is
    stated), reported_first, low (lowest bound of the first measure, null when none), one_sided (true for a
    minimum), figures, voices, attribution, agreement, footage_only, standing, n_in_view, post_id, at, when_words,
    and reported_words.
    """
    sql = f"""
        WITH {events_in_view(filters)}, {FIRST_CLAIM},
        {HEADLINE},
        who AS (
            SELECT ec.event_id, string_agg(DISTINCT c.voice_name, '; ' ORDER BY c.voice_name) AS voices,
                CASE WHEN count(DISTINCT c.attribution) = 1 THEN min(c.attribution::VARCHAR) ELSE 'several' END
                    AS attribution
            FROM event_claims ec JOIN claims c USING (post_id, claim_no) GROUP BY ec.event_id)
        SELECT e.event_id, e.title, e.place_name,
            CASE WHEN e.event_type IN ('armed_clash', 'shelling_missile', 'air_strike', 'bombing', 'chemical',
                'attack_on_people', 'execution_torture', 'abduction_detention') THEN 'violence'
                WHEN e.event_type IN ('territory_change', 'defection_surrender') THEN 'control'
                ELSE 'talks' END AS lane,
            e.date_start, e.date_end, e.reported_first, n.low, coalesce(n.low IS NOT NULL AND n.high IS NULL, false)
                AS one_sided, n.headline AS figures, w.voices, w.attribution, e.agreement::VARCHAR AS agreement,
            e.footage_only, e.standing, count(*) OVER () AS n_in_view, fc.post_id, fc.start || '-' || fc."end" AS at,
            CASE WHEN e.date_start IS NULL THEN 'day not stated'
                WHEN e.date_start = e.date_end THEN strftime(e.date_start, '%-d %B %Y')
                ELSE strftime(e.date_start, '%-d %B') || ' to ' || strftime(e.date_end, '%-d %B %Y') END AS when_words,
            strftime(e.reported_first, '%-d %B %Y') AS reported_words
        FROM in_view JOIN events e USING (event_id)
        JOIN first_claim fc ON fc.event_id = e.event_id AND fc.place_in_order = 1
        LEFT JOIN headlines n ON n.event_id = e.event_id
        LEFT JOIN who w ON w.event_id = e.event_id
        ORDER BY coalesce(e.date_start, e.reported_first) DESC, e.event_id
        LIMIT $most"""
    return ask(cursor, sql, {**filters.parameters, "most": limit})
