"""Events as rows to take away: each number with its claimants, bound, standing and kind of text (rules 1 and 14)."""

from collections.abc import Sequence

import pandas as pd

from dashboard.queries.ask import Cursor, ask
from dashboard.records import AggregationRule
from dashboard.storage.derived_words import FIGURE_WORDS

COLUMNS = {
    "title": "event",
    "figures": "figure_with_bound",
    "claimant": "claimant",
    "measure": "measure",
    "population": "population",
    "operator": "operator",
    "low": "low",
    "high": "high",
    "place_name": "place",
    "admin1": "governorate",
    "date_start": "first_possible_day",
    "date_end": "last_possible_day",
    "date_precision": "date_precision",
    "reported_first": "first_reported",
    "standing": "standing",
    "text_kinds": "text_kind",
    "post_id": "post",
    "at": "at",
}
"""The CSV of these rows: column to header."""


def event_rows(cursor: Cursor, event_ids: Sequence[str], rule: AggregationRule) -> pd.DataFrame:
    """One row an event and number of it under `rule`; an event without a number has one row, with a null low and high.

    Columns: event_id, those of `COLUMNS` (text_kinds: the kinds of its posts, joined with "; "; post_id and at: its
    first claim). Witnesses who are no known source are not named. By first possible day, then event.
    """
    sql = f"""
        WITH wanted AS (SELECT unnest($event_ids) AS event_id),
        said AS (
            SELECT ec.event_id, c.post_id, c.start || '-' || c."end" AS offsets, p.text_kind::VARCHAR AS text_kind,
                c.attribution = 'witness' AND c.speaker_id IS NULL AS is_witness, c.voice_name,
                row_number() OVER (PARTITION BY ec.event_id
                    ORDER BY c.reported_date, c.reported_at NULLS LAST, c.post_id, c.claim_no) AS place_in_order
            FROM wanted JOIN event_claims ec USING (event_id)
            JOIN claims c USING (post_id, claim_no) JOIN posts p USING (post_id)),
        of_event AS (
            SELECT event_id, first(post_id ORDER BY place_in_order) AS post_id,
                first(offsets ORDER BY place_in_order) AS offsets,
                string_agg(DISTINCT text_kind, '; ' ORDER BY text_kind) AS text_kinds,
                bool_or(is_witness) AS has_witness,
                string_agg(DISTINCT voice_name, '; ' ORDER BY voice_name) AS voices
            FROM said GROUP BY event_id)
        SELECT e.event_id, e.title, {FIGURE_WORDS} AS figures,
            CASE WHEN o.has_witness THEN 'witnesses among them: names not exported'
                ELSE coalesce(f.voices, o.voices) END AS claimant,
            f.measure::VARCHAR AS measure, f.population::VARCHAR AS population, f.operator::VARCHAR AS operator, f.low,
            f.high, e.place_name, e.admin1, e.date_start, e.date_end, e.date_precision::VARCHAR AS date_precision,
            e.reported_first, e.standing, o.text_kinds, o.post_id, o.offsets AS at
        FROM wanted JOIN events e USING (event_id) JOIN of_event o USING (event_id)
        LEFT JOIN event_figures f ON f.event_id = e.event_id AND f.rule = $rule
        ORDER BY coalesce(e.date_start, e.reported_first), e.event_id, f.measure, f.population, f.words"""
    return ask(cursor, sql, {"event_ids": list(event_ids), "rule": rule})
