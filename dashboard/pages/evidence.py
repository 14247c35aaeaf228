"""Evidence: is this record right?"""

from typing import Any

import streamlit as st

from dashboard.queries import evidence, review_history
from dashboard.widgets import caption, empty, filter_rail, links
from dashboard.widgets.database import Snapshot, ask, current_snapshot
from dashboard.widgets.evidence_text import Span, anchor, key_line, marked_text
from dashboard.widgets.figures import counted
from dashboard.widgets.page_style import scroll_to
from dashboard.widgets.post_parts import addressed_claim, claims_beside, post_head, version_differences
from dashboard.widgets.post_stretch import chosen_stretch
from dashboard.widgets.review_act import carry_out
from dashboard.widgets.review_add import add_missed
from dashboard.widgets.review_form import names_of
from dashboard.widgets.review_marks import decided_here, decided_in_post, rejected_here, review_link
from dashboard.widgets.second_reader import second_reader
from dashboard.widgets.who import may, who


def page() -> None:
    """The post that the address names; without one, the list of posts is the page to be on."""
    carry_out()
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
    """The post, its sentences marked, the claims beside it, and its versions; a long post a part at a time."""
    named = links.sentence_in_address()
    focus = named[1:3] if named else None
    post_head(post, snapshot)
    first, last = chosen_stretch(post.post_id, post.text, focus)
    claims = ask(snapshot, evidence.claims_of_post, post.post_id, first, last)
    rows = ask(snapshot, evidence.spans, post.post_id, first, last)
    spans = [Span(row.start - first, row.end - first, row.kind) for row in rows.itertuples()]
    named_claims = [row for row in claims.itertuples() if focus and row.start < focus[1] and focus[0] < row.end]
    named_claims.sort(key=lambda row: named is None or row.claim_no != named.claim_no)
    for row in named_claims[:1]:
        addressed_claim(row)
        review_link(post.post_id, row.at)
    left, right = st.columns([5, 3], gap="large")
    with left, st.container(border=True, key="post_pane"):
        if spans:
            st.html(key_line([span.kind for span in spans]))
        st.html(marked_text(post.text[first:last], spans, focus, first))
    with right, st.container(key="claims_pane"):
        n_claims = int(ask(snapshot, evidence.n_claims, post.post_id)["n_claims"].iloc[0])
        beside = "" if n_claims == len(claims) else f", {len(claims):,} in this part"
        st.subheader(f"{counted(n_claims, 'claim')} read here{beside}", anchor=False)
        if not n_claims:
            st.caption("Nothing was read from this post. If it tells of harm, the extractor missed it.")
        claims_beside([row for row in claims.itertuples() if row not in named_claims[:1]])
        decided_here(decided_in_post(snapshot, post.post_id), claims)
        rejected_here(ask(snapshot, review_history.rejected_of_post, post.post_id))
    if named_claims:
        scroll_to(anchor(named_claims[0].start, named_claims[0].end))
    person = who()
    if may(person, "add") and post.is_current:
        add_missed(snapshot, post.post_id, names_of(snapshot.path), may_add=True)
    version_differences(post, ask(snapshot, evidence.versions, post.post_id))
    second_reader(post)


with caption.sheet("Is this record right?"):
    page()
