"""Tolls compared: whose number, of whom, as of when?"""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any, cast

import pandas as pd
import streamlit as st

from dashboard.assessment.words import MEASURE_WORDS, day_words
from dashboard.charts import scope_matrix
from dashboard.charts import tolls as toll_chart
from dashboard.charts.theme import LIGHT
from dashboard.queries import tolls
from dashboard.queries.filters import Filters, hidden_sentence
from dashboard.widgets import asking, caption, downloads, empty, filter_rail, links, panel, url
from dashboard.widgets.database import Snapshot, ask
from dashboard.widgets.figures import counted
from dashboard.widgets.markup import as_label
from dashboard.widgets.toll_parts import (
    decompositions,
    lineage,
    not_compared,
    parts,
    sums,
)
from dashboard.widgets.toll_rows import (
    TOLL_COLUMNS,
    chosen_toll,
    scope_rows,
    scope_words,
    toll_list,
    toll_rows,
    toll_words,
)

KINDS = {"cumulative": "running totals", "period": "tallies of a period", "all": "both"}


def answer(snapshot: Snapshot) -> None:
    """Query, empty case, figures, source."""
    filters = filter_rail.asked_of_tolls()
    if not snapshot.n_tolls:
        empty.no_toll(pd.DataFrame())
        return
    with st.container(horizontal=True, gap="medium"):
        kind = cast("tolls.TollKind", filter_rail.choice("tolls", "Which", KINDS))
        until = _until(snapshot)
    rows = ask(snapshot, tolls.published_tolls, filters, kind, until)
    out_of_view = ask(snapshot, tolls.hidden_tolls, filters, kind, until)
    shown = hidden_sentence(out_of_view, "published tolls")
    caption.under_title(shown, "as published: nothing is added, averaged or joined that its sources do not carry")
    if not len(rows):
        empty.no_toll(out_of_view)
        return
    until_words = f"published to {day_words(until)}" if until else "published at any time"
    _plot(snapshot, rows, ", ".join([KINDS[kind], until_words, *caption.toll_words(filters)]))
    scope = ask(snapshot, tolls.scope_matrix)
    stated = scope[scope["toll_id"].isin(set(rows["toll_id"]))]
    if len(stated):
        left, right = st.columns([5, 3], gap="large")
        with left:
            _matrix(snapshot, rows, stated)
        with right:
            not_compared(rows, scope)
    else:
        st.caption("None of these tolls says which groups it counts.")
        not_compared(rows, scope)
    _what_rests_on_what(snapshot, rows)
    toll_list(rows)
    name = downloads.file_name("tolls-as-published", kind, snapshot.file_words)
    downloads.offer_csv(toll_rows(rows), TOLL_COLUMNS, name, "tolls_csv", known=snapshot.known)


def _what_rests_on_what(snapshot: Snapshot, rows: pd.DataFrame) -> None:
    """Lineage, exact sums, and stated parts with those that do not add up."""
    known, stated = ask(snapshot, tolls.lineage), ask(snapshot, tolls.parts)
    every = ask(snapshot, tolls.published_tolls, Filters(), "all", None)
    in_view = set(rows["toll_id"])
    lineage(known, in_view)
    sums([one for one in decompositions(every, known, stated) if one.toll_id in in_view], every, in_view)
    parts(stated, ask(snapshot, tolls.problems, "parts_do_not_add_up"), in_view)


def _until(snapshot: Snapshot) -> date | None:
    """The last day of publication to show: that of the workspace, or none."""
    if snapshot.last_day is None:
        return None
    words = {"workspace": f"to {day_words(snapshot.last_day)}", "all": "to the latest"}
    return snapshot.last_day if filter_rail.choice("until", "Published", words) == "workspace" else None


def _plot(snapshot: Snapshot, rows: pd.DataFrame, asked: str) -> None:
    """One measure in one territory on one axis; the rest of the tolls in view wait in the list."""
    with st.container(horizontal=True, gap="medium"):
        what = _most(rows["counted"], "plot", "Drawn", MEASURE_WORDS)
        territory = _most(rows["territory"], "territory", "in", {})
    drawn = rows[(rows["counted"] == what) & (rows["territory"].fillna("") == territory)]
    told = f"{MEASURE_WORDS.get(what, what)} in {territory or 'a territory not stated'}"
    if not len(drawn):
        st.info(f"No toll in view counts {as_label(told)}. Choose another measure or territory.")
        return
    unit, marks = (
        f"persons {MEASURE_WORDS[what]}" if what in MEASURE_WORDS else what,
        toll_rows(toll_chart.drawn(drawn)),
    )
    figure = toll_chart.published_figures(drawn, caption.colours(), unit)
    silent = toll_chart.unlabelled(figure, drawn)
    unnamed = f" {counted(silent, 'mark has', 'marks have')} no room for a label."
    mark = panel.show(
        snapshot,
        asked,
        key="tolls-published",
        title="Published figures, each as of its own date and with its own scope",
        figure=figure,
        print_figure=lambda: toll_chart.published_figures(drawn, LIGHT, unit),
        alt=toll_chart.alt_text(drawn),
        aid=toll_chart.READING_AID + (unnamed if silent else ""),
        choosing=toll_chart.CHOOSING,
        legend=caption.speakers_key(caption.colours(), drawn["attribution"]),
        rows=marks,
        columns=TOLL_COLUMNS,
        row_words=toll_words,
        mark="toll_id",
        in_address=True,
        leads_to=links.EVIDENCE,
        shown=f"{len(marks)} of {len(rows)} tolls in view drawn: {told}; the list below holds all",
        sources="; ".join(sorted(set(drawn["source"]))),
        text_kinds=drawn["text_kind"],
    )
    chosen_toll(drawn, mark, toll_chart.spots(drawn) if mark else ())


def _most(values: Iterable[str | None], name: str, label: str, words: Any) -> Any:
    """One of the values, by default the most frequent; "" where a toll states none."""
    counts = Counter(value or "" for value in values)
    ranked = sorted(counts, key=lambda value: (-counts[value], value))
    by_slug = url.slugs(ranked)
    options = {key: f"{words.get(value, value) or 'not stated'} · {counts[value]}" for key, value in by_slug.items()}
    return by_slug[filter_rail.choice(name, label, options, segmented=len(options) <= 3)]


def _matrix(snapshot: Snapshot, rows: pd.DataFrame, scope: pd.DataFrame) -> None:
    """Which groups each toll counts, of those in view that state any: rows of `scope_matrix`."""
    silent = len(set(rows["toll_id"]) - set(scope["toll_id"]))
    mark = panel.show(
        snapshot,
        "per toll, by its source's own method statement",
        key="tolls-scope",
        title="Who is counted, and who is not",
        figure=scope_matrix.scope_matrix(scope, caption.colours()),
        print_figure=lambda: scope_matrix.scope_matrix(scope, LIGHT),
        alt=scope_matrix.alt_text(scope),
        aid=scope_matrix.READING_AID,
        rows=scope_rows(toll_rows(rows), scope),
        columns={**TOLL_COLUMNS, **scope_matrix.GROUPS},
        row_words=scope_words,
        mark="toll_id",
        in_address=True,
        leads_to=links.EVIDENCE,
        shown=f"{counted(silent, 'toll in view does', 'tolls in view do')} not say which groups "
        f"{'it counts' if silent == 1 else 'they count'}"
        if silent
        else "every toll in view says which groups it counts",
        sources="; ".join(sorted(set(scope["source"]))),
    )
    chosen_toll(rows, mark)


asking.page("Whose number, of whom, as of when?", "tolls", answer, filter_rail.show_for_tolls)
