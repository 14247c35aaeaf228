"""What stands behind the marks of the Blind spots page: reports and searches of a cell, events of a set of origins."""

from typing import Any

import pandas as pd
import streamlit as st

from dashboard.assessment.words import day_words, days_words
from dashboard.widgets import links
from dashboard.widgets.evidence_text import quotation
from dashboard.widgets.figures import counted, text_kind_words
from dashboard.widgets.lines import line, lines
from dashboard.widgets.markup import FLOW, LINE, MUTED, SMALL, as_label, isolated, shortened, tag

RESULT = {"nothing_found": "nothing found", "reports_found": "reports found"}


def reports_list(reports: pd.DataFrame) -> None:
    """The reports of a cell, each a link to its first sentence; columns as `queries.coverage.reports_behind`."""
    with lines("reports_behind"):
        for row in reports.itertuples():
            facts = [counted(row.n_claims, "claim") + " in view"]
            facts += [text_kind_words(row.text_kind)] if row.text_kind != "verbatim" else []
            told = quotation(shortened(row.quotation, 280)), tag("div", " · ".join(facts), style=f"{SMALL};{MUTED}")
            where = f"{row.publisher}, {day_words(row.reported_date)}"
            line(links.EVIDENCE, where, row.post_id, row.at, *told)
    _rest(reports, "reports")


def searches_list(searches: pd.DataFrame) -> None:
    """The searches that cover a cell; columns as `queries.coverage.searches_behind`."""
    for row in searches.itertuples():
        where = row.admin1 or "the whole country"
        first = f"{row.source}, {where}, {days_words(row.from_date, row.to_date)}: {RESULT.get(row.result, row.result)}"
        by = f"searched by {row.searched_by or 'whom is not stated'}"
        by += f" on {day_words(row.searched_date)}" if row.searched_date else ""
        note = f"{by}. {row.note}" if row.note else by
        st.html(
            tag(
                "div",
                tag("div", isolated(first)),
                tag("div", isolated(note), style=f"{SMALL};{MUTED}"),
                style=f"border-top:1px solid {LINE};padding:.3rem 0;{FLOW}",
            )
        )
    _rest(searches, "searches")


def events_list(events: pd.DataFrame) -> None:
    """The events of a set of origins, each a link; columns as `queries.origin_overlap.events_behind`."""
    with lines("events_behind"):
        for row in events.itertuples():
            facts = f"first reported {day_words(row.reported_first)} · {counted(row.n_posts, 'post')} · {row.standing}"
            told = tag("div", isolated(facts), style=f"{SMALL};{MUTED};{FLOW}")
            line(links.EVENT, shortened(row.title, 110), row.post_id, row.at, told, after="1.4rem")
    _rest(events, "events")


def behind_box(heading: str, key: str) -> Any:
    """A bordered container with a heading, for what stands behind a chosen mark."""
    box = st.container(border=True, gap="small", key=f"behind_{key}")
    box.subheader(as_label(heading), anchor=False)
    return box


def _rest(rows: pd.DataFrame, noun: str) -> None:
    rest = (rows["n_in_all"].iloc[0] - len(rows)) if len(rows) else 0
    if rest > 0:
        st.caption(f"{rest:,} more {noun} are not listed here; narrow the days or the place to see them.")
