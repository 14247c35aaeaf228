"""What people decided, on the pages that show the claims: beside each claim, and the rejected ones in a list."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from dashboard.assessment.words import day_words
from dashboard.queries import review_history
from dashboard.widgets import links
from dashboard.widgets.database import Snapshot, ask
from dashboard.widgets.evidence_text import quotation
from dashboard.widgets.markup import FLOW, LINE, MUTED, SMALL, isolated, tag
from dashboard.widgets.review_form import every_name
from dashboard.widgets.review_history import what_words
from dashboard.widgets.who import by_name, who

Decided = Mapping[tuple[str, int], list[str]]
"""What was decided of each claim, in words: "Ada, 26 July 2013: corrected number: 13 (read as 10)"."""


def decided_in_post(snapshot: Snapshot, post_id: str) -> Decided:
    """The decisions in effect on claims of a post."""
    return _in_words(snapshot, ask(snapshot, review_history.in_effect_of_post, post_id))


def decided_of_event(snapshot: Snapshot, event_id: str) -> Decided:
    """The decisions in effect on claims of an event."""
    return _in_words(snapshot, ask(snapshot, review_history.in_effect_of_claims, event_id))


def _in_words(snapshot: Snapshot, rows: pd.DataFrame) -> Decided:
    found: dict[tuple[str, int], list[str]] = {}
    if not len(rows):
        return found
    names, person = every_name(snapshot), who()
    for row in rows.itertuples():
        by = f"{by_name(row.author, person)}, {day_words(row.decided_at.date())}"
        words = f"{by}: {what_words(row, names)} (“{row.reason}”)"
        found.setdefault((row.post_id, row.claim_no), []).append(words)
    return found


def decided_lines(decided: Decided, post_id: str, claim_no: int) -> None:
    """What people decided of one claim, below its report."""
    lines = [tag("div", "Decided by ", isolated(words), style=FLOW) for words in decided.get((post_id, claim_no), [])]
    if lines:
        st.html(tag("div", *lines, style=f"{SMALL};border-left:3px solid rgba(80,150,95,.7);padding-left:.5rem"))


def decided_here(decided: Decided, claims: pd.DataFrame) -> None:
    """The claims of a post on which people decided, each with the way to its sentence."""
    rows = [row for row in claims.itertuples() if any(claim_no == row.claim_no for _, claim_no in decided)]
    if not rows:
        return
    st.subheader("Decided by people", anchor=False)
    for row in rows:
        words = [one for (_, claim_no), said in decided.items() if claim_no == row.claim_no for one in said]
        inside = [tag("div", isolated(one), style=FLOW) for one in words]
        st.html(
            tag(
                "div",
                tag("div", isolated(row.figures or "no number stated"), style=f"font-weight:600;{FLOW}"),
                *inside,
                style=f"{SMALL};border-top:1px solid {LINE};padding:.25rem 0",
            )
        )


def rejected_here(rows: pd.DataFrame) -> None:
    """What people rejected in a post: out of all counts, and still to be read here."""
    if not len(rows):
        return
    st.subheader("Rejected by people", anchor=False)
    st.caption("These readings leave all counts, events and tolls. They stay here with who rejected them and why.")
    person = who()
    for row in rows.itertuples():
        by = f"{by_name(row.author, person)}, {day_words(row.decided_at.date())}" if row.author else "somebody"
        what = row.words or "the claim"
        st.html(
            tag(
                "div",
                tag("del", isolated(what), style="opacity:.8"),
                quotation(row.quotation),
                tag("div", isolated(by), ": “", isolated(row.reason), "”", style=f"{MUTED};{FLOW}"),
                style=f"{SMALL};border-top:1px solid {LINE};padding:.25rem 0",
            )
        )


def review_link(post_id: str, at: str) -> None:
    """The way to the Review page, for the claim at these words."""
    links.page_link(links.REVIEW, "Review this claim", post_id, at)
