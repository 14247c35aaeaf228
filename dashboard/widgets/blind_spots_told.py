"""Two figures of the Blind spots page: how late an event is told and by whom, and who tells of harm by its own side."""

from typing import Any, cast

import pandas as pd
import streamlit as st

from dashboard.assessment.words import joined
from dashboard.charts import own_side as side_chart
from dashboard.charts import report_lag as lag_chart
from dashboard.charts.theme import LIGHT
from dashboard.queries import own_side, report_lag
from dashboard.queries.filters import Filters
from dashboard.widgets import caption, filter_rail, panel
from dashboard.widgets.database import Snapshot, ask
from dashboard.widgets.figures import counted
from dashboard.widgets.source_cards import KIND

TELLERS = {"publisher": "by publisher", "speaker": "by kind of speaker"}
LAG_COLUMNS = {"who": "told_by", "step": "days_after_the_event", "n_reports": "first_reports", "n_of_teller": "of_all"}
SIDE_COLUMNS = {
    "who": "speaker",
    "side": "side_as_recorded",
    "counted": "claims_of",
    "n": "claims_captured_here",
    "n_claims": "of_claims_of_harm",
}


def lag(snapshot: Snapshot, filters: Filters, shown: str, seen: Any) -> None:
    """Days from event to report."""
    teller = cast("report_lag.Teller", filter_rail.choice("lag", "Days from event to report, told", TELLERS))
    known = ask(snapshot, report_lag.dated, filters).iloc[0]
    rows = ask(snapshot, report_lag.lags, filters, teller)
    told = (
        f"{known.n_dated:,} of {counted(known.n_events, 'event')} known to one day; left out: {known.n_spans:,} known "
        f"to several days, {known.n_undated:,} without a stated day"
    )
    if not len(rows):
        st.info(f"No event in view is known to one day, so no lag can be told ({told}).")
        return
    words = KIND if teller == "speaker" else {}
    rows = rows.assign(
        mark=[lag_chart.lag_key(row) for row in rows.itertuples()],
        who=[lag_chart.name_of(row.teller, row.is_recalled, words) for row in rows.itertuples()],
        step=[lag_chart.STEP_WORDS[row.bin] for row in rows.itertuples()],
    )
    unnamed = rows["n_tellers"].iloc[0] - rows.loc[~rows["is_recalled"].astype(bool), "teller"].nunique()
    mark = panel.show(
        snapshot,
        filters,
        key=f"blind-spots-lag-{teller}",
        title="Days from the event to its first report, by who tells it",
        figure=lag_chart.report_lag(rows, words, caption.colours()),
        print_figure=lambda: lag_chart.report_lag(rows, words, LIGHT),
        alt=lag_chart.alt_text(rows, words),
        aid=lag_chart.READING_AID + (f" {unnamed:,} more with fewer reports are not drawn." if unnamed > 0 else ""),
        rows=rows,
        columns=LAG_COLUMNS,
        row_words=lambda row: f"{row.who} · {row.step} · {counted(row.n_reports, 'first report')}",
        mark="mark",
        in_address=True,
        shown=f"{told}; {shown}",
        sources=seen.publishers if teller == "speaker" else ", ".join(sorted(set(rows["teller"].dropna()))),
        text_kinds=seen.text_kinds,
    )
    chosen = next((row for row in rows.itertuples() if row.mark == mark), None)
    if chosen is not None:
        asked = (teller, chosen.teller, bool(chosen.is_recalled), int(chosen.bin))
        reports = ask(snapshot, report_lag.reports_of_lag, filters, *asked)
        reports = reports.assign(place=[f"{row.days} days after: {row.title}" for row in reports.itertuples()])
        panel.behind(snapshot, reports, f"{chosen.who}: first reports {chosen.step}", key="behind_lag")


def sides(snapshot: Snapshot, filters: Filters, shown: str, seen: Any) -> None:
    """Which speaker ever reports harm by its own side, of the claims captured here."""
    found = ask(snapshot, own_side.harm_by_side, filters)
    if not len(found):
        st.info("No claim in view tells of harm, so whose side is accused cannot be asked.")
        return
    rows = pd.DataFrame(
        [
            {
                "mark": side_chart.side_key(row, field),
                "who": side_chart.name_of(row),
                "side": side_chart.side_words(row).removeprefix("side: ") or "not recorded",
                "counted": words,
                "n": getattr(row, f"n_{field}"),
                "n_claims": row.n_claims,
            }
            for row in found.itertuples()
            for field, words in {**side_chart.FIELDS, "accused": "harm by a side, its own not recorded"}.items()
            if (field == "accused") == (row.side is None) or field == "unstated"
        ]
    )
    left_out = ask(snapshot, own_side.harm_left_out, filters).iloc[0].n_left_out
    mark = panel.show(
        snapshot,
        filters,
        key="blind-spots-sides",
        title="Claims of harm captured, by speaker and by whose side is accused",
        figure=side_chart.own_side(found, caption.colours()),
        print_figure=lambda: side_chart.own_side(found, LIGHT),
        alt=side_chart.alt_text(found),
        aid=side_chart.READING_AID,
        rows=rows,
        columns=SIDE_COLUMNS,
        row_words=lambda row: f"{row.who} · side: {row.side} · {counted(row.n, 'claim')} of {row.counted}",
        mark="mark",
        in_address=True,
        shown=f"{counted(found['n_harm'].iloc[0], 'claim')} of harm; left out: {left_out:,} denied or not said to have "
        f"happened; {shown}",
        sources=seen.publishers,
        text_kinds=seen.text_kinds,
    )
    _silent(snapshot, filters)
    if mark in set(rows["mark"]):
        field, voice = cast("str", mark).split("|", 1)
        claims = ask(snapshot, own_side.claims_of_side, filters, voice or None, field)
        claims = claims.assign(place=[f"accused: {row.accused or 'nobody'}" for row in claims.itertuples()])
        words = {**side_chart.FIELDS, "accused": "harm by a side"}[field]
        panel.behind(snapshot, claims, f"Claims of {words}", key="behind_sides")


def _silent(snapshot: Snapshot, filters: Filters) -> None:
    """Sources on a side of which no claim of harm is in view."""
    silent = ask(snapshot, own_side.silent_sides, filters)
    if len(silent):
        names = joined([f"{row.name} ({row.side})" for row in silent.head(20).itertuples()])
        more = f" and {len(silent) - 20:,} more" if len(silent) > 20 else ""
        st.caption(f"On a side in sources.csv, and without a claim of harm in view: {names}{more}.")
