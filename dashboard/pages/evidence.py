"""Evidence: is this record right?"""

from typing import Any

import streamlit as st

from dashboard.queries import evidence
from dashboard.queries.filters import hidden, hidden_sentence
from dashboard.widgets import caption, empty, filter_rail, links
from dashboard.widgets.database import Snapshot, ask, current_snapshot
from dashboard.widgets.evidence_text import Span, key_line, marked_text
from dashboard.widgets.post_parts import claim_beside, post_head, post_row, version_differences


def page() -> None:
    """The post that the address names, else the list of posts."""
    snapshot = current_snapshot()
    if snapshot is None:
        empty.no_snapshot()
        return
    post_id = st.query_params.get("post")
    if post_id:
        filter_rail.show_nothing(snapshot, "evidence")
        one_post(snapshot, post_id)
    else:
        post_list(snapshot)


def post_list(snapshot: Snapshot) -> None:
    """All posts with claims in view."""
    filters = filter_rail.show(snapshot, "evidence")
    posts = ask(snapshot, evidence.post_list, filters)
    shown = posts["n_in_view"].iloc[0] if len(posts) else 0
    caption.under_title(f"{shown:,} of {snapshot.n_posts:,} posts", hidden_sentence(ask(snapshot, hidden, filters)))
    if not len(posts):
        empty.nothing_in_view("post")
    for row in posts.itertuples():
        post_row(row)
    if shown > len(posts):
        st.caption(f"{shown - len(posts):,} older posts are not listed; narrow the days or search to see them.")


def one_post(snapshot: Snapshot, post_id: str) -> None:
    """The whole post, its sentences marked, and the claims beside it."""
    found = ask(snapshot, evidence.post, post_id)
    links.page_link(links.EVIDENCE, "All posts", icon=":material/arrow_back:")
    if not len(found):
        st.warning("The post that this link names is not in this workspace.")
        return
    post: Any = next(found.itertuples())
    named = links.sentence_in_address()
    focus = named[1:] if named else None
    claims = ask(snapshot, evidence.claims_of_post, post_id)
    rows = ask(snapshot, evidence.spans, post_id)
    spans = [Span(*row) for row in rows[["start", "end", "kind"]].itertuples(index=False)]
    post_head(post, snapshot)
    left, right = st.columns([5, 3], gap="large")
    with left, st.container(border=True):
        st.html(key_line([span.kind for span in spans]) or "<p></p>")
        st.html(marked_text(post.text, spans, focus))
    with right:
        st.subheader(f"{len(claims)} claims were read here" if len(claims) != 1 else "One claim was read here")
        if not len(claims):
            st.caption("Nothing was read from this post. If it tells of harm, the extractor missed it.")
        for row in claims.itertuples():
            claim_beside(row, focus)
    version_differences(post, ask(snapshot, evidence.versions, post_id))


with caption.sheet("Is this record right?"):
    page()
