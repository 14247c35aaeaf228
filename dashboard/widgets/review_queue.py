"""The queue beside the claim: what waits next and why, and accepting all of a filtered list at once."""

from typing import Any

import pandas as pd
import streamlit as st

from dashboard.assessment.words import A_TOLL, day_words
from dashboard.decisions.edit import Decision, Target
from dashboard.queries import review
from dashboard.queries.filters import Filters
from dashboard.widgets import links
from dashboard.widgets.database import Snapshot, ask
from dashboard.widgets.figures import counted
from dashboard.widgets.markup import FLOW, LINE, MUTED, SMALL, isolated, shortened, tag, tight
from dashboard.widgets.review_act import TOP, Wish, wish
from dashboard.widgets.review_words import why_words

ASKED = "review_bulk_asked"
MOST_AT_ONCE = 500
"""Claims that are accepted at once at most: nobody has read more than that."""


def next_ones(rows: pd.DataFrame, chosen: tuple[str, int] | None) -> None:
    """What comes next, each with the reason for its place; a title opens it."""
    st.subheader("Waits next", anchor=False)
    shown = [row for row in rows.itertuples() if (row.post_id, row.claim_no) != chosen]
    if not shown:
        st.caption("Nothing more waits in this list.")
    for row in shown:
        title = shortened(row.title or A_TOLL.capitalize(), 90)
        said = tight(row.figures or "no number stated")
        st.html(
            tag(
                "div",
                links.anchor(links.REVIEW, f"{row.nth:,}. {title}", row.post_id, row.at),
                tag("div", said, style=FLOW),
                tag("div", isolated(row.publisher), f", {day_words(row.reported_date)}", style=f"{MUTED};{FLOW}"),
                tag("div", why_words(row.worries, row.disputed), style=FLOW),
                style=f"{SMALL};border-top:1px solid {LINE};padding:0 0 .4rem 0",
            )
        )


def bulk(snapshot: Snapshot, filters: Filters, n_waiting: int) -> None:
    """Accept everything that waits in the filtered list: asked twice, with its count and a reason of one's own."""
    if not n_waiting:
        return
    n = min(n_waiting, MOST_AT_ONCE)
    st.subheader("Accept a whole list", anchor=False)
    is_narrowed = bool({*filters.active} - {"days"})
    if not is_narrowed:
        st.caption("Filter the list first: nobody has read everything that waits.")
    words = f"Accept {'all ' if n == n_waiting else 'the first '}{counted(n, 'claim')} of this list"
    if st.session_state.get(ASKED) != (filters, n):
        st.button(words, disabled=not is_narrowed, on_click=_ask, args=((filters, n),), key="review_bulk")
        return
    st.warning(f"{counted(n, 'claim')} will be accepted in your name, each as one decision. Did you read them?")
    st.text_input("Reason", "the whole filtered list was read", key="review_bulk_reason", max_chars=2000)
    with st.container(horizontal=True):
        st.button(f"Yes, accept {counted(n, 'claim')}", type="primary", on_click=_accept, args=(snapshot, filters, n))
        st.button("No", on_click=_ask, args=(None,))


def _ask(value: Any) -> None:
    st.session_state[ASKED] = value


def _accept(snapshot: Snapshot, filters: Filters, n: int) -> None:
    st.session_state.pop(ASKED, None)
    wish(_accept_all, snapshot, filters, n, st.session_state.get("review_bulk_reason", ""))


def _accept_all(snapshot: Snapshot, filters: Filters, n: int, reason: str) -> Wish | None:
    made = tuple(
        Decision("accept", reason, Target(row.post_id, row.start, row.end, row.quotation, word_at=row.word_at))
        for row in ask(snapshot, review.to_accept, filters, n).itertuples()
    )
    return Wish(made, f"Accepted: {counted(len(made), 'claim')}.", TOP) if made else None
