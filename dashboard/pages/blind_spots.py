"""Blind spots: what are we not seeing?"""

from typing import Any, cast

import pandas as pd
import streamlit as st

from dashboard.assessment.limitations import View, limitations
from dashboard.charts import coverage as coverage_chart
from dashboard.charts import origin_overlap as overlap_chart
from dashboard.charts.theme import LIGHT
from dashboard.queries import coverage, origin_overlap, own_side
from dashboard.queries.brief import totals
from dashboard.queries.filters import Filters, hidden, hidden_sentence
from dashboard.queries.limits import limits, searched_days
from dashboard.queries.source_cards import source_cards
from dashboard.widgets import asking, caption, copying, empty, filter_rail, known_day, lifting, panel
from dashboard.widgets import blind_spots as parts
from dashboard.widgets.blind_spots_told import lag, sides
from dashboard.widgets.database import Snapshot, ask
from dashboard.widgets.figures import counted
from dashboard.widgets.source_cards import source_cards as draw_cards

STATE_ORDER = {state: n for n, state in enumerate(coverage_chart.STATES)}
COVERAGE_COLUMNS = {
    "label": "place",
    "country": "country",
    "starts_on": "first_day",
    "ends_on": "last_day",
    "state": "state",
    "n_in_view": "reports_captured_in_view_not_violence",
    "n_hidden": "reports_hidden_by_filters",
    "n_claims": "claims_in_view",
    "n_days": "days",
    "days_searched": "days_searched",
    "days_nothing": "days_searched_nothing_found",
    "days_found": "days_searched_reports_found_here_or_elsewhere",
}
OVERLAP_COLUMNS = {
    "names": "origins",
    "n_origins": "independent_origins",
    "n_events": "events",
    "beside": "beside_them",
}


def answer(snapshot: Snapshot) -> None:
    """Query, empty case, figures, source."""
    filters = filter_rail.asked(snapshot)
    seen = ask(snapshot, totals, filters).iloc[0]
    shown = hidden_sentence(ask(snapshot, hidden, filters))
    caption.under_title(shown, "counts of reports and claims captured here, never of violence")
    if seen.n_claims:
        lifting.offer(snapshot, filters)
    else:
        empty.nothing_in_view("claim", snapshot, filters)
    cells = _coverage(snapshot, filters, shown, seen)
    if seen.n_claims:
        _overlap(snapshot, filters, shown, seen)
        lag(snapshot, filters, shown, seen)
        sides(snapshot, filters, shown, seen)
    st.subheader("Limitations of this view, ready to copy", anchor=False)
    copying.ready_to_copy(limitations(_view(snapshot, filters, shown, cells)), heading=None)
    st.subheader("What each source counts, and what of it is here", anchor=False)
    draw_cards(snapshot, ask(snapshot, source_cards, filters))


def _coverage(snapshot: Snapshot, filters: Filters, shown: str, seen: Any) -> pd.DataFrame:
    """The matrix of places and weeks; its cells, empty when there is neither a report nor a search."""
    span = ask(snapshot, coverage.span, filters).iloc[0]
    if span.first_day is None:
        return pd.DataFrame()
    unit = coverage.unit_of(span.first_day, span.last_day)
    cells = ask(snapshot, coverage.cells, filters, unit, span.first_day, span.last_day)
    if not len(cells):
        return cells
    drawn, left_out = coverage_chart.most_told(cells)
    rows = drawn.assign(mark=[coverage_chart.customdata(row) for row in drawn.itertuples()])
    rows = rows.sort_values("state", key=lambda states: states.map(STATE_ORDER), kind="stable")
    aid = coverage_chart.reading_aid(drawn)
    if unit != "week":
        aid += f" Columns are {unit}s: more than {coverage.MOST_COLUMNS} weeks would not be legible."
    if left_out:
        aid += f" {counted(left_out, 'place')} with the fewest reports are not drawn; filter by place to see them."
    mark = panel.show(
        snapshot,
        filters,
        key="blind-spots-coverage",
        title="Places and days of publication: captured, searched, not searched",
        figure=coverage_chart.coverage(drawn, caption.colours(), unit),
        print_figure=lambda: coverage_chart.coverage(drawn, LIGHT, unit),
        alt=coverage_chart.alt_text(drawn, unit),
        aid=aid,
        rows=rows,
        columns=COVERAGE_COLUMNS,
        row_words=lambda row: (
            f"{row.label} · {coverage_chart.period_words(row, unit)} · {coverage_chart.STATES[row.state]} · "
            f"{counted(row.n_in_view, 'report')} in view · {coverage_chart.searched_words(row)}"
        ),
        mark="mark",
        in_address=True,
        shown=f"{shown}; searches of every source",
        sources=seen.publishers,
        text_kinds=seen.text_kinds or (),
    )
    chosen = next((row for row in rows.itertuples() if row.mark == mark), None)
    if chosen is not None:
        _behind_cell(snapshot, filters, chosen, unit)
    return cells


def _behind_cell(snapshot: Snapshot, filters: Filters, cell: Any, unit: coverage.Unit) -> None:
    """The reports in a cell, and the searches that cover it."""
    period = cell.country, cell.admin1, cell.starts_on, cell.ends_on
    with parts.behind_box(f"{cell.label}, {coverage_chart.period_words(cell, unit)}", "cell"):
        st.caption(f"{coverage_chart.STATES[cell.state].capitalize()}. {coverage_chart.searched_words(cell)}.")
        parts.reports_list(ask(snapshot, coverage.reports_behind, filters, *period))
        searches = ask(snapshot, coverage.searches_behind, *period)
        if len(searches):
            st.markdown("**Searches that cover it**")
            parts.searches_list(searches)


def _overlap(snapshot: Snapshot, filters: Filters, shown: str, seen: Any) -> None:
    """Which origins report the same events."""
    sets, origins = ask(snapshot, origin_overlap.combinations, filters), ask(snapshot, origin_overlap.origins, filters)
    if not len(sets):
        return
    name = dict(zip(origins["origin"], origins["name"], strict=True))
    rows = sets.assign(
        mark=[overlap_chart.set_key(row.origins, row.has_unknown) for row in sets.itertuples()],
        names=[[name.get(origin, origin) for origin in row.origins] or ["none known"] for row in sets.itertuples()],
        beside=["reports of unknown origin" if row.has_unknown else "" for row in sets.itertuples()],
    )
    left_out = sets["n_sets"].iloc[0] - len(sets)
    mark = panel.show(
        snapshot,
        filters,
        key="blind-spots-origins",
        title="Origins that report the same events",
        figure=overlap_chart.origin_overlap(sets, origins, caption.colours()),
        print_figure=lambda: overlap_chart.origin_overlap(sets, origins, LIGHT),
        alt=overlap_chart.alt_text(sets, origins),
        aid=overlap_chart.READING_AID + (f" {counted(left_out, 'smaller set')} not drawn." if left_out else ""),
        rows=rows,
        columns=OVERLAP_COLUMNS,
        row_words=lambda row: (
            f"{counted(row.n_events, 'event')} · {row.n_origins} independent origins · "
            f"{overlap_chart.set_words([name.get(o, o) for o in row.origins], row.has_unknown)}"
        ),
        mark="mark",
        in_address=True,
        shown=shown,
        sources=seen.publishers,
        text_kinds=seen.text_kinds,
    )
    if mark in set(rows["mark"]):
        chosen, has_unknown = overlap_chart.set_of(cast("str", mark))
        words = overlap_chart.set_words([name.get(origin, origin) for origin in chosen], has_unknown)
        with parts.behind_box(f"Events reported by {words}", "set"):
            parts.events_list(ask(snapshot, origin_overlap.events_behind, filters, chosen, has_unknown))


def _view(snapshot: Snapshot, filters: Filters, shown: str, cells: pd.DataFrame) -> View:
    """The numbers of the view, for the paragraph of limitations."""
    seen = ask(snapshot, limits, filters).iloc[0]
    harm = ask(snapshot, own_side.harm_by_side, filters)
    numbers = {name: seen[name] for name in seen.index if name in View.__dataclass_fields__ and seen[name] is not None}
    numbers["languages"] = tuple(seen.languages or ())
    if len(cells):
        days = ask(snapshot, searched_days, cells["starts_on"].min(), cells["ends_on"].max()).iloc[0]
        numbers |= {name: days[name] for name in ("n_days", "n_covered", "n_one_source", "n_sources", "home")}
        # A governorate abroad is labelled with its country, too; it is none of those at home.
        at_home = cells[(cells["place_group"] == 0) & (cells["label"] == cells["admin1"])]
        at_home = at_home.groupby(["country", "admin1"], dropna=False)
        told = at_home[["n_in_view", "days_searched"]].sum()
        silent = told[told["n_in_view"] == 0]
        numbers |= {"n_places": len(told), "n_silent": len(silent)}
        numbers |= {"n_unsearched": int((silent["days_searched"] == 0).sum())}
    return View(
        asked=caption.asked_words(filters).split("; when reports differ")[0],
        hidden=shown,
        snapshot=snapshot.short_id + known_day.short_words(snapshot.known),
        n_harm=harm["n_harm"].max() if len(harm) else 0,
        n_sided=harm["n_sided"].max() if len(harm) else 0,
        n_own_side=harm["n_sided_own"].max() if len(harm) else 0,
        **numbers,
    )


asking.page("What are we not seeing?", "blind-spots", answer)
