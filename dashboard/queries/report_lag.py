"""How many days pass between an event and its report? Only where the event's day is known; what is recalled apart."""

from typing import Literal

import pandas as pd

from dashboard.queries.ask import Cursor, ask
from dashboard.queries.filters import Filters
from dashboard.queries.in_view import (
    CODES,
    claim_is_in_view,
    claims_in_view,
    event_is_in_view,
    takes_whole_events,
    words_of,
)

Teller = Literal["publisher", "speaker"]
BINS = ("before", "0", "1", "2", "3", "4–7", "8–14", "15–30", "31–90", "over 90")

BIN_OF = """CASE WHEN days < 0 THEN 0 WHEN days <= 3 THEN days + 1 WHEN days <= 7 THEN 5 WHEN days <= 14 THEN 6
    WHEN days <= 30 THEN 7 WHEN days <= 90 THEN 8 ELSE 9 END"""
IS_DATED = "facet.is_dated AND facet.is_current"


def _who(teller: Teller) -> str:
    """The column that names who tells; two constants of ours, nothing of a reader's goes into the SQL."""
    return {"publisher": "t.publisher", "speaker": "facet.attribution"}[teller]


def lags(cursor: Cursor, filters: Filters, teller: Teller, limit: int = 24) -> pd.DataFrame:
    """First reports by teller and lag: of each event the first by that teller, its first recollection apart.

    Columns: teller (a publisher, or a kind of speaker), is_recalled, bin (a place in `BINS`), n_reports, median_days
    (of the teller's reports), n_of_teller, n_tellers. Those who tell most first, recollections last and all together
    (teller null).
    """
    printed = "JOIN tellings t USING (telling_no)" if teller == "publisher" else ""
    told = f"""SELECT {_who(teller)} AS teller, facet.is_recollection AS is_recalled,
                (min(facet.reported_date) - min(facet.first_day))::BIGINT AS days
            FROM {claims_in_view(cursor, filters)} facet {printed} WHERE {IS_DATED}
            GROUP BY {_who(teller)}, facet.is_recollection, facet.event_no"""
    if teller == "speaker" and takes_whole_events(filters):  # then the first report of each kind is in view, too
        told = f"""SELECT facet.attribution AS teller, facet.is_recollection AS is_recalled,
                (facet.reported_date - facet.first_day)::BIGINT AS days
            FROM {claims_in_view(cursor, filters)} facet WHERE facet.is_first_of_kind AND {IS_DATED}"""
    counted = f"SELECT teller, is_recalled, days, count(*) AS n FROM ({told}) GROUP BY ALL"
    if teller == "speaker" and not filters.active:
        counted = "SELECT attribution AS teller, is_recollection AS is_recalled, days, n FROM lag_days"
    sql = f"""
        WITH on_days AS (
            SELECT CASE WHEN is_recalled THEN NULL ELSE teller::VARCHAR END AS teller, is_recalled, days, sum(n) AS n
            FROM ({counted}) GROUP BY ALL),
        placed AS (
            SELECT *, sum(n) OVER (PARTITION BY teller, is_recalled ORDER BY days) AS until,
                sum(n) OVER (PARTITION BY teller, is_recalled) AS whole
            FROM on_days),
        sums AS (  -- the median: the middle report, or half way between the two in the middle
            SELECT teller, is_recalled, any_value(whole)::BIGINT AS n_of_teller,
                ((min(days) FILTER (2 * until >= whole) + min(days) FILTER (2 * until > whole)) / 2)::DOUBLE
                    AS median_days
            FROM placed GROUP BY teller, is_recalled),
        ordered AS (
            SELECT *, count(*) OVER (PARTITION BY is_recalled) AS n_tellers,
                row_number() OVER (PARTITION BY is_recalled ORDER BY n_of_teller DESC, median_days, teller) AS nth
            FROM sums)
        SELECT s.teller, s.is_recalled, ({BIN_OF})::BIGINT AS bin, sum(d.n)::BIGINT AS n_reports, s.median_days,
            s.n_of_teller, s.n_tellers
        FROM on_days d JOIN ordered s ON s.teller IS NOT DISTINCT FROM d.teller AND s.is_recalled = d.is_recalled
        WHERE s.nth <= $most
        GROUP BY s.teller, s.is_recalled, bin, s.median_days, s.n_of_teller, s.n_tellers, s.nth
        ORDER BY s.is_recalled, s.nth, bin"""
    return ask(cursor, sql, {**filters.parameters, "most": limit})


def dated(cursor: Cursor, filters: Filters) -> pd.DataFrame:
    """One row of the events in view: n_events, n_dated (to one day), n_spans (to several days), n_undated."""
    if not filters.active:
        return ask(cursor, "SELECT n_events, n_dated, n_spans, n_undated FROM whole_events")
    sql = f"""
        SELECT count(*)::BIGINT AS n_events,
            count(*) FILTER (date_precision = 'day'::date_precision AND date_start = date_end)::BIGINT AS n_dated,
            count(*) FILTER (date_start IS NOT NULL
                AND NOT (date_precision = 'day'::date_precision AND date_start = date_end))::BIGINT AS n_spans,
            count(*) FILTER (date_start IS NULL)::BIGINT AS n_undated
        FROM event_cards WHERE {event_is_in_view(cursor, filters)}"""
    return ask(cursor, sql, filters.parameters)


def reports_of_lag(
    cursor: Cursor, filters: Filters, by: Teller, teller: str | None, is_recalled: bool, bin_no: int, limit: int = 40
) -> pd.DataFrame:
    """The first reports behind one mark. Columns: publisher, reported_date, days, title, first_day, voice_name,
    quotation, text_kind, post_id, at, n_in_all."""
    sql = f"""
        WITH told AS (
            SELECT {_who(by)}::VARCHAR AS teller, facet.is_recollection AS is_recalled,
                (facet.reported_date - facet.first_day)::BIGINT AS days, facet.*
            FROM {CODES} JOIN tellings t USING (telling_no)
            WHERE {IS_DATED} AND {claim_is_in_view(cursor, filters)} AND facet.is_recollection = $is_recalled
                AND ($is_recalled OR {_who(by)}::VARCHAR IS NOT DISTINCT FROM $teller)),
        firsts AS (  -- of the first day; which claim of that day is first, its instant says
            SELECT told.* FROM told JOIN (SELECT teller, event_no, min(reported_date) AS reported_date FROM told
                GROUP BY teller, event_no) USING (event_no, reported_date)
            WHERE {BIN_OF} = $bin),
        counted AS (  -- only the words of what may stand among the first are read
            SELECT teller, event_no, count(*) OVER () AS n_in_all
            FROM (SELECT teller, event_no, min(days) AS days, min(first_day) AS first_day FROM firsts GROUP BY ALL)
            QUALIFY rank() OVER (ORDER BY days, first_day) <= $most),
        candidates AS (
            SELECT f.*, c.n_in_all FROM firsts f JOIN counted c ON c.event_no = f.event_no
                AND c.teller IS NOT DISTINCT FROM f.teller),
        {words_of("candidates")},
        chosen AS (
            SELECT f.*, w.post_id, w.publisher, w.reported_at, w.quotation, w.voice_name, w."at"
            FROM candidates f JOIN words w USING (post_no, claim_no)
            QUALIFY row_number() OVER (PARTITION BY f.teller, f.event_no
                ORDER BY w.reported_at NULLS LAST, w.post_id, f.claim_no) = 1)
        SELECT c.publisher, c.reported_date, c.days, k.title, c.first_day, c.voice_name, c.quotation,
            c.text_kind::VARCHAR AS text_kind, c.post_id, c.at, c.n_in_all
        FROM chosen c JOIN event_cards k USING (event_no)
        ORDER BY c.days, c.first_day, c.publisher, c.event_no, c.post_id, c.claim_no
        LIMIT $most"""
    values = {"teller": teller, "is_recalled": is_recalled, "bin": bin_no, "most": limit}
    return ask(cursor, sql, {**filters.parameters, **values})
