"""What a change draws again: the page's body and the foot of the rail, each a fragment of its own, and nothing else.

A filter or a choice writes into the address, which is the truth (url.py), and asks for these two by name. The rail's
own lists, the navigation and the title stand as they are: they do not depend on what is chosen.
"""

from collections.abc import Callable

import streamlit as st
from streamlit import runtime
from streamlit.errors import StreamlitAPIException

from dashboard.widgets.database import Snapshot, is_shown, shown_now

BODY, FOOT, WHOLE = "page_body", "rail_foot", "whole_page_is_asked_for"


def body(answer: Callable[[Snapshot], None], snapshot: Snapshot) -> None:
    """Draw `answer(snapshot)`, which reads what is asked for from the address, so that it can be drawn again alone."""
    (st.fragment(_body, key=BODY) if is_served() else _body)(answer, snapshot, shown_now())


def _body(answer: Callable[[Snapshot], None], snapshot: Snapshot, shown: str | None) -> None:
    if st.session_state.pop(WHOLE, False) or not is_shown(shown):
        st.rerun()  # the rail changed too; or another snapshot was published, and this one may be gone
    with st.container(gap="medium"):  # as caption.sheet, in which it stands
        answer(snapshot)


def foot(draw: Callable[[], None]) -> None:
    """Draw the rail's foot, which shows the address as it is now."""
    (st.fragment(draw, key=FOOT) if is_served() else draw)()


def alone(draw: Callable[[], None]) -> None:
    """Draw a part whose own widgets concern nothing else: moving them draws it again, and only it."""
    (st.fragment(draw) if is_served() else draw)()


def folded(label: str, key: str, draw: Callable[[], None], is_open: bool = False) -> None:
    """A line that unfolds; what is behind it is drawn when it is opened. It stays open when only its label changes."""

    def box() -> None:
        if st.session_state.get(f"{key}_label", label) != label and key in st.session_state:
            st.session_state[key] = st.session_state[key]  # or Streamlit would take it for another box
        st.session_state[f"{key}_label"] = label
        opened = st.expander(label, expanded=is_open, key=key, on_change="rerun")
        if opened.open:
            with opened:
                draw()

    alone(box)


def everything() -> None:
    """After a button of the body or the foot was pressed: draw the whole page again, the rail too."""
    if is_served():
        st.rerun()


def from_the_body() -> None:
    """In the callback of a button of the body that changes what the rail shows: draw the whole page again."""
    st.session_state[WHOLE] = True


def again() -> None:
    """At the end of a widget's callback: draw body and foot again; the whole page where it has no such parts."""
    if not is_served():
        return
    try:
        st.rerun([BODY, FOOT])
    except StreamlitAPIException:  # this page has none, or was interrupted before it drew them
        return


def is_served() -> bool:
    """False in AppTest, which knows the pages that links lead to only in a run of the whole page."""
    return runtime.exists() and type(runtime.get_instance()) is runtime.Runtime
