"""How many days pass between an event and its report? Only where the event's day is known; what is recalled apart."""

from typing import Literal

import pandas as pd

from dashboard.queries.ask import Cursor, ask
from dashboard.queries.filters import FACETS, Filters, condition, events_in_view

Teller = Literal["publisher", "speaker"]
BINS = ("before", "0", "1", "2", "3", "4–7", "8–14", "15–30", "31–90", "over 90")

BIN_OF = """CASE WHEN days < 0 THEN 0 WHEN days <= 3 THEN days + 1 WHEN days <= 7 THEN 5 WHEN days <= 14 THEN 6
    WHEN days <= 30 THEN 7 WHEN days <= 90 THEN 8 ELSE 9 END"""
IS_DATED = "facet.day_known AND facet.first_day = facet.last_day AND facet.event_no IS NOT NULL"


def _who(teller: Teller) -> str:
    """The column that names who tells; two constants of ours, nothing of a reader's goes into the SQL."""
    return {"publisher": "facet.publisher", "speaker": "facet.attribution::VARCHAR"}[teller]


def lags(cursor: Cursor, filters: Filters, teller: Teller, limit: int = 24) -> pd.DataFrame:
    """First reports by teller and lag: of each event the first by that teller, its first recollection apart.

    Columns: teller (a publisher, or a kind of speaker), is_recalled, bin (a place in `BINS`), n_reports, median_days
    (of the teller's reports), n_of_teller, n_tellers. Those who tell most first, recollections last and all together
    (teller null).
    """
    sql = f"""
        WITH told AS (
            SELECT {_who(teller)} AS teller, facet.is_recollection AS is_recalled,
                (min(facet.reported_date) - min(facet.first_day))::BIGINT AS days
            FROM {FACETS} WHERE {condition(filters)} AND {IS_DATED}
            GROUP BY {_who(teller)}, facet.is_recollection, facet.event_no),
        named AS (SELECT CASE WHEN is_recalled THEN NULL ELSE teller END AS teller, is_recalled, days FROM told),
        sums AS (SELECT teller, is_recalled, count(*)::BIGINT AS n_of_teller, median(days)::DOUBLE AS median_days,
                row_number() OVER (PARTITION BY is_recalled ORDER BY count(*) DESC, median(days), teller) AS nth,
                count(*) OVER (PARTITION BY is_recalled) AS n_tellers
            FROM named GROUP BY teller, is_recalled)
        SELECT s.teller, s.is_recalled, ({BIN_OF})::BIGINT AS bin, count(*)::BIGINT AS n_reports, s.median_days,
            s.n_of_teller, s.n_tellers
        FROM named n JOIN sums s ON s.teller IS NOT DISTINCT FROM n.teller AND s.is_recalled = n.is_recalled
        WHERE s.nth <= $most
        GROUP BY s.teller, s.is_recalled, bin, s.median_days, s.n_of_teller, s.n_tellers, s.nth
        ORDER BY s.is_recalled, s.nth, bin"""
    return ask(cursor, sql, {**filters.parameters, "most": limit})


def dated(cursor: Cursor, filters: Filters) -> pd.DataFrame:
    """One row of the events in view: n_events, n_dated (to one day), n_spans (to several days), n_undated."""
    sql = f"""
        WITH {events_in_view(filters)}
        SELECT count(*)::BIGINT AS n_events,
            count(*) FILTER (e.date_precision = 'day' AND e.date_start = e.date_end)::BIGINT AS n_dated,
            count(*) FILTER (e.date_start IS NOT NULL AND NOT (e.date_precision = 'day' AND e.date_start = e.date_end)
                )::BIGINT AS n_spans,
            count(*) FILTER (e.date_start IS NULL)::BIGINT AS n_undated
        FROM in_view JOIN events e USING (event_id)"""
    return ask(cursor, sql, filters.parameters)


def reports_of_lag(
    cursor: Cursor, filters: Filters, by: Teller, teller: str | None, is_recalled: bool, bin_no: int, limit: int = 40
) -> pd.DataFrame:
    """The first reports behind one mark. Columns: publisher, reported_date, days, title, first_day, voice_name,
    quotation, text_kind, post_id, at, n_in_all."""
    sql = f"""
        WITH told AS (
            SELECT {_who(by)} AS teller, c.is_recollection AS is_recalled,
                (facet.reported_date - facet.first_day)::BIGINT AS days, facet.event_no, facet.first_day,
                facet.publisher, facet.reported_date, facet.post_id, facet.claim_no, c.quotation, c.voice_name,
                c.start || '-' || c."end" AS at, facet.text_kind::VARCHAR AS text_kind
            FROM {FACETS} JOIN claims c USING (post_id, claim_no)
            WHERE {condition(filters)} AND {IS_DATED}
            QUALIFY row_number() OVER (PARTITION BY {_who(by)}, facet.event_no, c.is_recollection
                ORDER BY facet.reported_date, c.reported_at NULLS LAST, facet.post_id, facet.claim_no) = 1)
        SELECT t.publisher, t.reported_date, t.days, e.title, t.first_day, t.voice_name, t.quotation, t.text_kind,
            t.post_id, t.at, count(*) OVER () AS n_in_all
        FROM told t JOIN event_cards k USING (event_no) JOIN events e ON e.event_id = k.event_id
        WHERE t.is_recalled = $is_recalled AND (t.is_recalled OR t.teller IS NOT DISTINCT FROM $teller)
            AND {BIN_OF} = $bin
        ORDER BY t.days, t.first_day, t.publisher, t.event_no, t.post_id, t.claim_no
        LIMIT $most"""
    values = {"teller": teller, "is_recalled": is_recalled, "bin": bin_no, "most": limit}
    return ask(cursor, sql, {**filters.parameters, **values})
