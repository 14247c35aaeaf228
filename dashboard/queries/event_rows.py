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
        WITH named AS MATERIALIZED (SELECT event_no FROM event_cards WHERE event_id IN (SELECT unnest($event_ids))),
        wanted AS MATERIALIZED (SELECT * FROM event_cards SEMI JOIN named USING (event_no)),
        numbers AS MATERIALIZED (
            SELECT * FROM event_numbers SEMI JOIN named USING (event_no) WHERE rule = $rule::aggregation_rule)
        SELECT e.event_id, e.title, {FIGURE_WORDS} AS figures,
            CASE WHEN e.has_witness THEN 'witnesses among them: names not exported'
                ELSE coalesce(f.voices, e.voices) END AS claimant,
            f.measure::VARCHAR AS measure, f.population::VARCHAR AS population, f.operator::VARCHAR AS operator, f.low,
            f.high, e.place_name, e.admin1, e.date_start, e.date_end, e.date_precision::VARCHAR AS date_precision,
            e.reported_first, e.standing, e.text_kinds, e.post_id, e.at
        FROM wanted e LEFT JOIN numbers f USING (event_no)
        ORDER BY e.first_day, e.event_id, f.measure, f.population, f.words"""
    return ask(cursor, sql, {"event_ids": list(event_ids), "rule": rule})
