"""Tolls compared: whose number, of whom, as of when?"""

from datetime import date
from typing import Any, cast

import pandas as pd
import streamlit as st

from dashboard.assessment.words import day_words
from dashboard.charts import scope_matrix
from dashboard.charts import tolls as toll_chart
from dashboard.queries import tolls
from dashboard.queries.filters import Filters, hidden_sentence
from dashboard.widgets import caption, downloads, empty, filter_rail, links
from dashboard.widgets.database import Snapshot, ask, current_snapshot
from dashboard.widgets.toll_parts import (
    TOLL_COLUMNS,
    chosen_toll,
    decompositions,
    lineage,
    not_compared,
    parts,
    sums,
    toll_row,
)

KINDS = {"cumulative": "running totals", "period": "tallies of a period", "all": "both"}


def page() -> None:
    """Filters, query, empty case, figures, source."""
    snapshot = current_snapshot()
    if snapshot is None:
        empty.no_snapshot()
        return
    filters = filter_rail.show_for_tolls(snapshot, "tolls")
    if not snapshot.n_tolls:
        empty.nothing_in_view("toll of the whole conflict")
        return
    with st.container(horizontal=True, gap="medium"):
        kind = cast("tolls.TollKind", filter_rail.choice("tolls", "Which", KINDS))
        until = _until(snapshot)
    rows = ask(snapshot, tolls.published_tolls, filters, kind, until)
    shown = hidden_sentence(ask(snapshot, tolls.hidden_tolls, filters, kind, until), "published tolls")
    caption.under_title(shown, "as published: nothing is added, averaged or joined that its sources do not carry")
    if not len(rows):
        empty.nothing_in_view("toll")
        return
    until_words = f"published to {day_words(until)}" if until else "published at any time"
    _plot(snapshot, rows, shown, ", ".join([KINDS[kind], until_words, *caption.toll_words(filters)]))
    left, right = st.columns([5, 3], gap="large")
    with left:
        _matrix(snapshot, rows)
    with right:
        not_compared(rows, ask(snapshot, tolls.scope_matrix))
    _what_rests_on_what(snapshot, rows)
    st.subheader("The same figures as a list", anchor=False)
    for row in rows.itertuples():
        toll_row(row)
    name = downloads.file_name("tolls-as-published", kind, snapshot.short_id)
    downloads.offer_csv(rows, TOLL_COLUMNS, name, "tolls_csv")


def _what_rests_on_what(snapshot: Snapshot, rows: pd.DataFrame) -> None:
    """Lineage, exact sums, and stated parts with those that do not add up."""
    known, stated = ask(snapshot, tolls.lineage), ask(snapshot, tolls.parts)
    every = ask(snapshot, tolls.published_tolls, Filters(), "all", None)
    in_view = set(rows["toll_id"])
    lineage(known, in_view)
    sums([one for one in decompositions(every, known, stated) if one.toll_id in in_view], every)
    parts(stated, ask(snapshot, tolls.problems, "parts_do_not_add_up"), in_view)


def _until(snapshot: Snapshot) -> date | None:
    """The last day of publication to show: that of the workspace, or none."""
    if snapshot.last_day is None:
        return None
    words = {"workspace": f"to {day_words(snapshot.last_day)}", "all": "to the latest"}
    return snapshot.last_day if filter_rail.choice("until", "Published", words) == "workspace" else None


def _plot(snapshot: Snapshot, rows: pd.DataFrame, shown: str, asked: str) -> None:
    units = sorted({f"persons {row.measure}" for row in rows.itertuples()})
    with caption.framed("Published figures, each as of its own date and with its own scope"):
        figure = toll_chart.published_figures(rows, caption.colours(), " or ".join(units))
        mark = links.clicked(caption.chart(figure, toll_chart.alt_text(rows), "toll_plot"))
        chosen_toll(rows, mark)
        st.caption(toll_chart.READING_AID)
        sources = "; ".join(sorted(set(rows["source"])))
        caption.source_line(snapshot, shown, asked, sources)


def _matrix(snapshot: Snapshot, rows: pd.DataFrame) -> None:
    scope = ask(snapshot, tolls.scope_matrix)
    scope = scope[scope["toll_id"].isin(set(rows["toll_id"]))]
    with caption.framed("Who is counted, and who is not", scope_matrix.READING_AID):
        if not len(scope):
            st.caption("None of these tolls says which groups it counts.")
            return
        figure = scope_matrix.scope_matrix(scope, caption.colours())
        mark: Any = links.clicked(caption.chart(figure, scope_matrix.alt_text(scope), "scope_matrix"))
        chosen_toll(rows, mark)
        silent = len(set(rows["toll_id"]) - set(scope["toll_id"]))
        left_out = f"{silent} tolls in view state no group at all" if silent else "every toll in view states its groups"
        caption.source_line(
            snapshot,
            left_out,
            "per toll, by its source's own method statement",
            "; ".join(sorted(set(scope["source"]))),
        )


with caption.sheet("Whose number, of whom, as of when?"):
    page()
