"""The parts of Tolls compared: one toll in words, why two are not compared, lineage, and stated parts."""

from typing import Any

import pandas as pd
import streamlit as st

from dashboard.widgets import links
from dashboard.widgets.database import Snapshot
from dashboard.widgets.markup import FLOW, LINE, MUTED, SMALL, isolated, tag

TOLL_COLUMNS = {
    "source": "claimant",
    "measure": "measure",
    "population": "population",
    "territory": "territory",
    "operator": "operator",
    "low": "low_as_stated",
    "high": "high_as_stated",
    "reading": "reading",
    "as_of_words": "as_of",
    "published_date": "published",
    "basis": "basis",
    "note": "note",
    "citation": "citation",
    "sentence": "sentence",
}
RELATION = {
    "input_of": "is one of the lists behind",
    "earlier_version_is_input": "had an earlier version among the lists behind",
    "subset_of": "is a part of",
    "quotes": "quotes",
    "replaced_by": "was replaced by",
    "extends": "goes beyond",
}


def toll_row(row: Any) -> None:
    """One toll in words: number, whose, as of when, on what basis, and where it is published."""
    as_of = f"as of {row.as_of_words}" if row.as_of_stated else "no as-of date stated"
    basis = (row.basis or "basis not known").replace("_", " ")
    facts = f"{as_of} · published {row.published_words or 'on a day not known'} · {basis}"
    st.html(
        tag(
            "div",
            tag(
                "div", tag("strong", row.words), f" {row.population} {row.measure} · ", isolated(row.source), style=FLOW
            ),
            tag("div", facts, style=f"{SMALL};{MUTED}"),
            tag("div", isolated(row.note), style=f"{SMALL};{FLOW}") if row.note else None,
            tag("div", isolated(row.citation), style=f"{SMALL};{MUTED};{FLOW}") if row.citation else None,
            style=f"border-top:1px solid {LINE};padding-top:.5rem",
        )
    )
    if row.post_id and row.at:
        links.page_link(links.EVIDENCE, "Read it in the post", row.post_id, row.at)


def chosen_toll(rows: pd.DataFrame, toll_id: str | None) -> None:
    """Below a chart, the toll whose mark was clicked."""
    for row in rows[rows["toll_id"] == toll_id].itertuples():
        toll_row(row)
        if row.sentence:
            st.code(row.sentence, language=None, wrap_lines=True)


def not_compared(snapshot: Snapshot, rows: pd.DataFrame) -> None:
    """Why two marks may not be compared."""


def lineage(rows: pd.DataFrame, in_view: set[str]) -> None:
    """How the tolls in view rest on each other; a decomposition stands here instead of a line."""
    st.subheader("How these figures rest on each other", anchor=False)
    mine = [row for row in rows.itertuples() if row.toll_id in in_view or row.other_id in in_view]
    if not mine:
        st.caption("No toll in view is known to rest on another. That is not the same as being independent.")
        return
    lines = []
    for row in mine:
        one = f"{row.words or '?'} ({row.source or row.toll_id})"
        other = f"{row.other_words or '?'} ({row.other_source or row.other_id})"
        note = tag("div", isolated(row.note), style=f"{SMALL};{MUTED};{FLOW}") if row.note else None
        lines.append(
            tag(
                "li",
                isolated(one),
                f" {RELATION[row.relation]} ",
                isolated(other),
                note,
                style=f"margin:.3rem 0;{FLOW}",
            )
        )
    st.html(tag("ul", *lines, style="margin:0;padding-left:1.1rem"))


def parts(rows: pd.DataFrame, problems: pd.DataFrame, in_view: set[str]) -> None:
    """The stated parts of each toll, and where they do not add up. They are shown, never summed into a new toll."""
    mine = rows[rows["toll_id"].isin(in_view)]
    st.subheader("Stated parts, and parts that do not add up", anchor=False)
    if not len(mine) and not len(problems):
        st.caption("No toll in view states its parts.")
        return
    for row in problems.itertuples():
        st.html(tag("div", "⚠ ", isolated(row.words), style=FLOW))
    for (_, words, source), stated in mine.groupby(["toll_id", "words", "source"], sort=False):
        with st.expander(f"{words} · {source}".replace("$", "\\$")):
            cells = [
                tag(
                    "tr",
                    tag("td", isolated(part.part), style=f"padding:.1rem 1rem .1rem 0;{FLOW}"),
                    tag("td", f"{part.value:,}", style="text-align:right;padding-right:1rem"),
                    tag("td", isolated(part.note), style=f"{SMALL};{MUTED};{FLOW}") if part.note else tag("td", ""),
                )
                for part in stated.itertuples()
            ]
            st.html(tag("table", *cells, style="border-collapse:collapse"))
