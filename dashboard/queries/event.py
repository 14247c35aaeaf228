"""Event: what do all reports of this say, in order?"""

from typing import Any

import pandas as pd

from dashboard.queries.ask import Cursor, ask
from dashboard.queries.brief import EVENT_COLUMNS
from dashboard.queries.in_view import words_of
from dashboard.queries.notes import kept
from dashboard.storage.derived_words import FIGURE_WORDS, ZERO_WORDS
from dashboard.storage.derived_words import STATED as STATED


def claim_at(cursor: Cursor, post_id: str, start: int, end: int, claim_no: int | None = None) -> pd.DataFrame:
    """The claim that a link `?post=…&at=start-end` names: the best overlap; of several, `claim_no`. None or one row.

    Columns: post_id, claim_no, kind, event_id (null for a toll), toll_id (null for an event).
    """
    sql = f"""
        WITH here AS (
            SELECT post_no, claim_no, reported_date, event_no FROM claim_codes
            WHERE post_no = (SELECT post_no FROM post_codes WHERE post_id = $post_id)),
        {words_of("here")}
        SELECT c.post_id, c.claim_no, c.kind::VARCHAR AS kind, k.event_id,
            (SELECT min(t.toll_id) FROM tolls t JOIN figures f ON f.post_id = t.post_id AND f.figure_no = t.figure_no
             WHERE f.post_id = c.post_id AND f.claim_no = c.claim_no) AS toll_id
        FROM words c JOIN here USING (post_no, claim_no) LEFT JOIN event_cards k USING (event_no)
        WHERE c.start < $last AND c."end" > $first
        ORDER BY least(c."end", $last) - greatest(c.start, $first) DESC, abs(c.start - $first) + abs(c."end" - $last),
            c.claim_no IS DISTINCT FROM $claim_no, k.event_id IS NULL, c.claim_no
        LIMIT 1"""
    return ask(cursor, sql, {"post_id": post_id, "first": start, "last": end, "claim_no": claim_no})


# The claims of the posts that tell of an event, printed on the days on which they do: few, and found by their days.
CLAIMS_OF_POSTS = """
            FROM claims
            WHERE list_contains($posts, post_id) AND reported_date BETWEEN $first AND $last"""


def _where_told(cursor: Cursor, event_id: str) -> dict[str, Any]:
    """Where the words of an event stand: event_no, posts, and the first and last day of their reports. A name is
    looked for once for all questions of a page."""
    sql = """
        WITH named AS (SELECT event_no FROM event_cards WHERE event_id = $event_id),
        told AS (
            SELECT list(DISTINCT post_id ORDER BY post_id) AS posts, min(reported_date) AS a, max(reported_date) AS z,
                min(post_no) AS first_post, max(post_no) AS last_post
            FROM claim_facets WHERE event_no = (FROM named))
        SELECT {'event_no': (FROM named), 'posts': coalesce(posts, []), 'first': a, 'last': z,
            'first_post': first_post, 'last_post': last_post} FROM told"""
    asked = {"event_id": event_id}
    found = cursor.execute(f"SELECT {kept(cursor, 'told', event_id, lambda: sql, asked)}").fetchone()
    return {"event_id": event_id, **(found[0] if found else {})}


def header(cursor: Cursor, event_id: str) -> pd.DataFrame:
    """One row of the event: columns of `EVENT_COLUMNS`, accused (names, null when nobody is), revisions ("SOHR: 18 →
    ≥ 29 killed", null when nobody revised), n_unstated and zero."""
    sql = f"""SELECT {EVENT_COLUMNS}, e.accused, e.revisions, e.n_unstated::BIGINT AS n_unstated, e.zero
            FROM event_cards e WHERE e.event_no = $event_no"""
    return ask(cursor, sql, _where_told(cursor, event_id))


def claims_in_order(cursor: Cursor, event_id: str) -> pd.DataFrame:
    """Every claim of the event in order of publication; claims of the same post stand in the order of its text.

    Columns: post_id, claim_no, at, reported_date, reported_at, publisher, url, voice_name, speaker, relayed_by, cited,
    attribution, stance, realis, is_recollection, responsibility, accused, figures (as stated, null when none),
    casualties_unstated, quotation, sentence_to_share (without names), place, date_words, repeated_in (of a headline,
    the claim_no of its post that tells the same), text_kind, joined_to
    (publisher and day of the claim it was matched with, null for the first), score (0 to 1), reasons (list of words).
    """
    sql = f"""
        WITH own AS MATERIALIZED (SELECT * FROM event_claims WHERE event_id = $event_id),
        said AS MATERIALIZED ({CLAIMS_OF_POSTS}),
        kinds AS MATERIALIZED (
            SELECT post_id, post_no, claim_no, text_kind FROM claim_facets WHERE event_no = $event_no),
        numbers AS (
            SELECT k.post_id, f.claim_no, string_agg(f.words, ', ' ORDER BY f.figure_no) AS figures
            FROM stated_figures f JOIN kinds k USING (post_no, claim_no)
            WHERE f.post_no BETWEEN $first_post AND $last_post GROUP BY k.post_id, f.claim_no),
        accused_of AS (
            SELECT post_id, claim_no, string_agg(DISTINCT actor_name, '; ' ORDER BY actor_name) AS accused
            FROM claim_actors SEMI JOIN kinds USING (post_id, claim_no) WHERE role = 'alleged_perpetrator'::role
            GROUP BY post_id, claim_no)
        SELECT c.post_id, c.claim_no, c."at", c.reported_date, c.reported_at, c.publisher,
            c.url, c.voice_name, c.speaker, c.relayed_by, c.cited, c.attribution::VARCHAR AS attribution,
            c.stance::VARCHAR AS stance, c.realis::VARCHAR AS realis, c.is_recollection,
            c.responsibility::VARCHAR AS responsibility, a.accused,
            coalesce(n.figures, {ZERO_WORDS}) AS figures, c.casualties_unstated, c.quotation, c.sentence_to_share,
            c.place, c.date_words, c.repeated_in, k.text_kind::VARCHAR AS text_kind,
            j.publisher || ', ' || strftime(j.reported_date, '%-d %B %Y') AS joined_to, ec.score, ec.reasons
        FROM own ec JOIN said c USING (post_id, claim_no) JOIN kinds k USING (post_id, claim_no)
        LEFT JOIN numbers n USING (post_id, claim_no)
        LEFT JOIN accused_of a USING (post_id, claim_no)
        LEFT JOIN said j ON j.post_id = ec.joined_to_post_id AND j.claim_no = ec.joined_to_claim_no
        ORDER BY c.reported_date, c.reported_at NULLS LAST, c.post_id, c.claim_no"""
    return ask(cursor, sql, _where_told(cursor, event_id))


def tracks(cursor: Cursor, event_id: str) -> pd.DataFrame:
    """How each speaker's number changed. Columns: voice_name, measure, population, step, reported_date, words,
    is_recollection, is_latest, post_id, at; in order of speaker, measure and publication."""
    sql = f"""
        WITH said AS MATERIALIZED ({CLAIMS_OF_POSTS})
        SELECT t.voice_name, t.measure::VARCHAR AS measure, t.population::VARCHAR AS population, t.step,
            t.reported_date, t.words, t.is_recollection, t.is_latest, t.post_id, c."at"
        FROM event_tracks t JOIN said c USING (post_id, claim_no)
        WHERE t.event_id = $event_id
        ORDER BY t.voice_name, t.voice, t.measure, t.population, t.step, t.post_id, t.figure_no"""
    return ask(cursor, sql, _where_told(cursor, event_id))


def behind_the_number(cursor: Cursor, event_id: str, rule: str) -> pd.DataFrame:
    """The claim that gives the event's leading number under `rule`: its lower bound first, the earliest of several;
    where none is stated, the event's first claim. One row: post_id, at."""
    sql = f"""
        WITH own AS MATERIALIZED (SELECT post_id, claim_no FROM event_claims WHERE event_id = $event_id),
        said AS MATERIALIZED ({CLAIMS_OF_POSTS}),
        shown AS (SELECT measure, low, high FROM event_headlines WHERE event_no = $event_no AND rule = $rule),
        giving AS (
            SELECT f.post_id, f.claim_no, min(CASE WHEN f.part_of IS NOT NULL THEN 2 WHEN f.low = h.low THEN 0
                WHEN f.high = h.high THEN 1 ELSE 2 END) AS away
            FROM figures f SEMI JOIN own USING (post_id, claim_no) JOIN shown h ON f.measure = h.measure
            WHERE list_contains($posts, f.post_id) GROUP BY f.post_id, f.claim_no)
        SELECT c.post_id, c."at" FROM own JOIN said c USING (post_id, claim_no)
        LEFT JOIN giving g USING (post_id, claim_no)
        ORDER BY g.away NULLS LAST, c.is_recollection, c.reported_date, c.reported_at NULLS LAST, c.post_id, c.claim_no
        LIMIT 1"""
    return ask(cursor, sql, {**_where_told(cursor, event_id), "rule": rule})


def event_conflicts(cursor: Cursor, event_id: str) -> pd.DataFrame:
    """Columns: field, one, other, one_post_id, one_at, other_post_id, other_at."""
    sql = f"""
        WITH said AS MATERIALIZED ({CLAIMS_OF_POSTS})
        SELECT k.field::VARCHAR AS field, k."one", k."other", k.one_post_id, a."at" AS one_at,
            k.other_post_id, b."at" AS other_at
        FROM event_conflicts k
        LEFT JOIN said a ON a.post_id = k.one_post_id AND a.claim_no = k.one_claim_no
        LEFT JOIN said b ON b.post_id = k.other_post_id AND b.claim_no = k.other_claim_no
        WHERE k.event_id = $event_id ORDER BY k.field, k."one", k."other", one_at, other_at"""
    return ask(cursor, sql, _where_told(cursor, event_id))


def origins(cursor: Cursor, event_id: str) -> pd.DataFrame:
    """Columns: origin_name, n_claims; and last a row with a null name for the claims whose origin is not known."""
    sql = """
        SELECT origin_name, n_claims, origin FROM event_origins WHERE event_id = $event_id
        UNION ALL
        SELECT NULL, count(*)::INTEGER, NULL FROM claim_facets
        WHERE event_no = $event_no AND origin IS NULL HAVING count(*) > 0
        ORDER BY origin_name NULLS LAST, origin"""
    return ask(cursor, sql, _where_told(cursor, event_id)).drop(columns="origin")


def figures_by_rule(cursor: Cursor, event_id: str) -> pd.DataFrame:
    """The event under each aggregation rule. Columns: rule, measure, population, figure ("≥ 22 killed"), operator, low,
    high, low_open, imputed_low, voices, n_claims."""
    sql = f"""
        SELECT f.rule::VARCHAR AS rule, f.measure::VARCHAR AS measure, f.population::VARCHAR AS population,
            {FIGURE_WORDS} AS figure, f.operator::VARCHAR AS operator, f.low, f.high, f.low_open, f.imputed_low,
            f.voices, f.n_claims
        FROM event_numbers f WHERE f.event_no = $event_no
        ORDER BY f.measure, f.population, f.rule, f.words"""
    return ask(cursor, sql, _where_told(cursor, event_id))
