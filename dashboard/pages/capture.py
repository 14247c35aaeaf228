"""Capture: how do I add what I just read?"""

from typing import Any, get_args

import streamlit as st

from dashboard.capture import BadInput
from dashboard.records import TextKind
from dashboard.storage.workspace import Workspace
from dashboard.widgets import caption, capture, filter_rail, links
from dashboard.widgets.capture_parts import post_preview, results
from dashboard.widgets.database import current_snapshot
from dashboard.widgets.figures import counted
from dashboard.widgets.markup import as_label

OFFER, DONE, ROUND = "capture_offer", "capture_done", "capture_round"
KINDS = ["txt", "md", "html", "htm", "jsonl", "xml", "rss", "atom"]


def page() -> None:
    """A text or files, what they would be read as, and the decision."""
    workspace, snapshot = Workspace.at(), current_snapshot()
    if snapshot is not None:
        filter_rail.show_nothing(snapshot, "capture", "No filter touches what is added here.")
    if off := capture.why_off(workspace):
        st.info(as_label(off))
        return
    caption.under_title("Nothing is stored until you accept it", capture.where_words(workspace))
    for post_id, title in st.session_state.pop(DONE, []):
        st.success(as_label(f"Stored and published: {title}"))
        links.page_link(links.EVIDENCE, f"What was read in {title}", post_id)
    given, files = asked()
    previewed = st.button("Preview", type="primary")
    if previewed and not files:
        st.warning("Paste a text or drop a file first.")
    elif previewed:
        try:
            with st.spinner("Reading …"):
                st.session_state[OFFER] = capture.preview(workspace, files, given)
        except BadInput as error:
            st.session_state.pop(OFFER, None)
            st.error(as_label(str(error)))
    if st.session_state.get(OFFER):
        offered(workspace, st.session_state[OFFER])


def asked() -> tuple[dict[str, str], list[capture.File]]:
    """The front matter and the files as the reader gives them."""
    number = st.session_state.setdefault(ROUND, 0)
    text = st.text_area(
        "Text of the post, or the source of a saved page",
        height=200,
        help="A browser takes long to show a paste of several MB; the same text as a file is quicker.",
        key=f"capture_text_{number}",
    )
    dropped = st.file_uploader("Or files", KINDS, accept_multiple_files=True, key=f"capture_files_{number}")
    files = [capture.File(file.name, file.getvalue()) for file in dropped]
    files += [capture.File(capture.PASTED, text.encode(errors="replace"))] if text.strip() else []
    stated = "as the page states"
    left, right = st.columns(2)
    by = left.text_input("Publisher", placeholder=stated, help="Who prints it.", key="capture_by")
    on = right.text_input(
        "Published",
        placeholder=stated,
        help="A day, 2013-07-26, or an instant, 2013-07-26T18:45Z. Without it, “on Thursday” means nothing.",
        key="capture_on",
    )
    values = {"publisher": by, "published_at": on}
    if len(files) < 2:
        left, right = st.columns(2)
        values["url"] = left.text_input("Address", placeholder=stated, key=f"capture_url_{number}")
        values["title"] = right.text_input("Title", placeholder=stated, key=f"capture_title_{number}")
    unless = "verbatim, unless the file says otherwise"
    values["text_kind"] = st.selectbox("Kind of text", get_args(TextKind), index=None, placeholder=unless) or ""
    return {key: value.strip() for key, value in values.items() if value.strip()}, files


def offered(workspace: Workspace, answers: list[dict[str, Any]]) -> None:
    """The preview, and accept or reject."""
    st.divider()
    results(answers)
    posts = [post for answer in answers for post in answer["posts"]]
    new = [post for post in posts if not post["is_known"]]
    with st.container(horizontal=True):
        accepted = bool(new) and st.button(f"Accept and store {counted(len(new), 'post')}", type="primary")
        if st.button("Reject", help="Forget this preview; nothing of it was stored."):
            start_again()
    if accepted:
        try:
            with st.status("Storing and publishing …", expanded=True) as status:
                capture.store(workspace, new, lambda line: status.write(as_label(line)))
        except BadInput as error:
            st.error(as_label(str(error)))
        else:
            st.session_state[DONE] = [(p["post_id"], p["fields"].get("title") or p["fields"]["publisher"]) for p in new]
            start_again()
    for post in posts[:20]:
        post_preview(post)
    if len(posts) > 20:
        st.caption(f"{len(posts) - 20:,} more posts are not shown here.")


def start_again() -> None:
    """An empty page."""
    st.session_state.pop(OFFER, None)
    st.session_state[ROUND] += 1
    st.rerun()


with caption.sheet("How do I add what I just read?"):
    page()
