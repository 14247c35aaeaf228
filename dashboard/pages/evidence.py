"""Evidence: is this record right?"""

from typing import Any

import streamlit as st

from dashboard.queries import evidence
from dashboard.widgets import caption, empty, filter_rail, links
from dashboard.widgets.database import Snapshot, ask, current_snapshot
from dashboard.widgets.evidence_text import Span, key_line, marked_text
from dashboard.widgets.figures import counted
from dashboard.widgets.post_parts import claim_beside, post_head, version_differences


def page() -> None:
    """The post that the address names; without one, the list of posts is the page to be on."""
    snapshot = current_snapshot()
    if snapshot is None:
        empty.no_snapshot()
        return
    post_id = st.query_params.get("post")
    if not post_id:
        st.switch_page(links.POSTS, query_params=links.parameters())
    filter_rail.show_nothing(snapshot, "evidence")
    links.page_link(links.POSTS, "All posts", icon=":material/arrow_back:")
    found = ask(snapshot, evidence.post, post_id)
    if len(found):
        one_post(snapshot, next(found.itertuples()))
    else:
        st.warning("The post that this link names is not in this workspace.")


def one_post(snapshot: Snapshot, post: Any) -> None:
    """The whole post, its sentences marked, the claims beside it, and its versions."""
    named = links.sentence_in_address()
    focus = named[1:] if named else None
    claims = ask(snapshot, evidence.claims_of_post, post.post_id)
    rows = ask(snapshot, evidence.spans, post.post_id)
    spans = [Span(*row) for row in rows[["start", "end", "kind"]].itertuples(index=False)]
    post_head(post, snapshot)
    left, right = st.columns([5, 3], gap="large")
    with left, st.container(border=True):
        if spans:
            st.html(key_line([span.kind for span in spans]))
        st.html(marked_text(post.text, spans, focus))
    with right:
        st.subheader(f"{counted(len(claims), 'claim')} read here", anchor=False)
        if not len(claims):
            st.caption("Nothing was read from this post. If it tells of harm, the extractor missed it.")
        for row in claims.itertuples():
            claim_beside(row, focus)
    version_differences(post, ask(snapshot, evidence.versions, post.post_id))


with caption.sheet("Is this record right?"):
    page()
