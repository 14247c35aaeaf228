"""Capture: how do I add what I just read?"""

from typing import Any, get_args

import streamlit as st

from dashboard.capture import BadInput
from dashboard.records import TextKind
from dashboard.storage.in_step import UNSURE
from dashboard.storage.workspace import Workspace
from dashboard.widgets import accuracy, caption, capture, filter_rail, keeping, links
from dashboard.widgets.capture_parts import outside_days, post_preview, reading_bar, results, show_stages
from dashboard.widgets.database import current_snapshot
from dashboard.widgets.figures import counted
from dashboard.widgets.markup import FLOW, as_label, isolated, tag

OFFER, STORING, DONE = "capture_offer", "capture_storing", "capture_done"
ROUND, HELD, EARLY, TOO_LONG = "capture_round", "capture_held", "capture_early", "capture_too_long"
LONG_PASTE = 200_000


def page() -> None:
    """A text or files, what they would be read as, and the decision."""
    workspace, snapshot = Workspace.at(), current_snapshot(then=False)
    if snapshot is not None:
        filter_rail.show_nothing(snapshot, "capture", "No filter touches what is added here.")
    if off := capture.why_off(workspace):
        st.info(as_label(off))
        return
    caption.under_title("Nothing is stored until you accept it", keeping.where_words())
    keeping.notice()
    if (storing := st.session_state.get(STORING)) is not None:
        stored(storing)
    done = st.session_state.pop(DONE, [])
    for post_id, title in done:
        st.success(as_label(f"Stored and published: {title}"))
        links.page_link(links.EVIDENCE, f"What was read in {title}", post_id)
    if done and snapshot is not None:
        outside_days(snapshot, [post_id for post_id, _ in done])
    given, files = asked()
    asked_for = (sorted(given.items()), [(file.name, hash(file.data)) for file in files])
    came_late = bool(st.session_state.pop(EARLY, False) and files)  # what was dropped was still on its way
    previewed = st.button("Preview", type="primary") or came_late
    if previewed and not files:
        st.session_state[EARLY] = True
        st.warning("Paste a text or drop a file first.")
    elif previewed:
        st.session_state.pop(OFFER, None)
        try:
            with reading_bar() as heed:
                st.session_state[OFFER] = asked_for, capture.preview(workspace, files, given, heed)
        except BadInput as error:
            st.error(as_label(str(error)))
    if st.session_state.get(OFFER):
        of, answers = st.session_state[OFFER]
        offered(workspace, answers, is_changed=of != asked_for)


def asked() -> tuple[dict[str, str], list[capture.File]]:
    """The front matter and the files as the reader gives them."""
    number = st.session_state.setdefault(ROUND, 0)
    text = pasted(number)
    dropped = st.file_uploader(
        "Or files: .txt, .md, .html, .jsonl, .eml, RSS or Atom, Telegram’s result.json",
        accept_multiple_files=True,
        key=f"capture_files_{number}",
    )
    files = [capture.File(file.name, file.getvalue()) for file in dropped]
    files += [capture.File(capture.PASTED, text.encode(errors="replace"))] if text.strip() else []
    stated = "as the file states" if len(files) < 2 else "for the files that state none"
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
    left, right = st.columns(2)
    unless = "verbatim, unless the file says otherwise"
    values["text_kind"] = left.selectbox("Kind of text", get_args(TextKind), index=None, placeholder=unless) or ""
    values["zone"] = right.text_input(
        "Zone of times that name none",
        placeholder="UTC",
        help="UTC+3, EEST or MSK: of an entry headed “18:45”. Times that name their zone keep it.",
        key="capture_zone",
    )
    return {key: value.strip() for key, value in values.items() if value.strip()}, files


def pasted(number: int) -> str:
    """The text in the box. A long one is taken out of it and kept here: a browser would send it with every click."""
    if held := st.session_state.get(HELD, ""):
        with st.container(border=True):
            words = f"A pasted text of {len(held):,} characters, which begins: "
            st.html(tag("div", words, isolated(held[:200].strip()), " …", style=FLOW))
            if st.button("Take this text out"):
                start_again()
        return str(held)
    if too_long := st.session_state.pop(TOO_LONG, ""):
        st.error(as_label(too_long))
    text = st.text_area(
        "Text of the post, or the source of a saved page",
        height=200,
        help="Up to 25 MB. Of several MB, a file is quicker than a paste.",
        key=f"capture_text_{number}",
    )
    if len(text) > LONG_PASTE:
        if why := capture.too_long(text):
            st.session_state[TOO_LONG] = why
            st.session_state[ROUND] += 1
        else:
            st.session_state[HELD] = text
        st.rerun()
    return text


def offered(workspace: Workspace, answers: list[dict[str, Any]], is_changed: bool) -> None:
    """The preview, and accept or reject. `is_changed`: what is asked for above is no longer what was previewed."""
    st.divider()
    st.header("Preview", anchor=False)
    results(answers)
    posts = [post for answer in answers for post in answer["posts"]]
    new = [post for post in posts if not post["is_known"]]
    if is_changed:
        st.warning("What stands above was changed since this preview: preview it again to accept it.")
    if new:
        accuracy.expectation()
    with st.container(horizontal=True):
        label = f"Accept and store {counted(len(new), 'post')}"
        if new and st.button(label, type="primary", disabled=is_changed):
            try:
                st.session_state[STORING] = capture.store(workspace, new)
            except BadInput as error:
                st.error(as_label(f"Nothing was stored. {error}"))
            else:
                st.rerun()
        if st.button("Reject" if new else "Begin again", help="Forget this preview; nothing of it was stored."):
            start_again()
    for post in posts[:20]:
        post_preview(post)
    if len(posts) > 20:
        st.caption(f"{len(posts) - 20:,} more posts are not shown here.")


def stored(storing: capture.Storing) -> None:
    """How far storing is, until it has ended; then the page begins anew, or says why nothing was stored."""
    with st.container(border=True):
        st.markdown("Storing and publishing. It goes on when you leave this page.")
        bars: dict[str, Any] = {}
        while storing.is_alive():
            show_stages(storing, bars)
            storing.join(timeout=0.3)
    del st.session_state[STORING]
    if storing.error:
        st.error(as_label(storing.error if UNSURE in storing.error else f"Nothing was stored. {storing.error}"))
        return
    st.session_state[DONE] = storing.posts
    start_again()


def start_again() -> None:
    """An empty page."""
    st.session_state.pop(OFFER, None)
    st.session_state.pop(HELD, None)
    st.session_state[ROUND] += 1
    st.rerun()


with caption.sheet("How do I add what I just read?"):
    page()
