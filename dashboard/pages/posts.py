"""Evidence, the list: which posts were the claims read from?"""

import streamlit as st

from dashboard.queries import evidence
from dashboard.queries.filters import hidden, hidden_sentence
from dashboard.widgets import asking, caption, empty, filter_rail, lifting
from dashboard.widgets.database import Snapshot, ask
from dashboard.widgets.post_parts import post_row


def answer(snapshot: Snapshot) -> None:
    """What is in view."""
    filters = filter_rail.asked(snapshot)
    posts = ask(snapshot, evidence.post_list, filters)
    shown = posts["n_in_view"].iloc[0] if len(posts) else 0
    caption.under_title(f"{shown:,} of {snapshot.n_posts:,} posts", hidden_sentence(ask(snapshot, hidden, filters)))
    if len(posts):
        lifting.offer(snapshot, filters)
    else:
        empty.nothing_in_view("post", snapshot, filters)
    for row in posts.itertuples():
        post_row(row)
    if shown > len(posts):
        st.caption(f"{shown - len(posts):,} older posts are not listed; narrow the days or search to see them.")


asking.page("Which posts were these claims read from?", "posts", answer)
