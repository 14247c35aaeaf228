"""A list of links, each with what is told of it, as one element, and the rule between two lines drawn by CSS.

A page draws dozens of such lines, and each element costs a browser 2 ms at each redraw.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

import streamlit as st

from dashboard.widgets import links
from dashboard.widgets.markup import LINE, Markup, tag

GAP = "1rem"
"""The space of one element to the next in Streamlit's containers with a small gap."""
CSS = f"""
.stHtml .line-title {{ font-size: .875rem; line-height: 1.75rem; margin: -.25rem 0; }}
.stHtml .line-of-list {{ display: flow-root; }}
.stHtml .list-of-lines {{ border-top: 1px solid {LINE}; }}
.stHtml .list-of-lines .line {{ border-bottom: 1px solid {LINE}; }}
.stHtml .list-of-lines .line-of-list:last-child > .line {{ border-bottom: none; padding-bottom: .5rem !important; }}
.st-key-conflicts > :last-child .line {{ padding-bottom: .6rem !important; }}
"""
_collected: ContextVar[list[Markup] | None] = ContextVar("lines of the list that is being written", default=None)


@contextmanager
def lines(key: str) -> Iterator[None]:
    """Every `line` written in this block stands in one list; `key` is unique on the page."""
    written: list[Markup] = []
    token = _collected.set(written)
    try:
        yield
    finally:
        _collected.reset(token)
    if written:
        with st.container(gap=None, key=f"lines_{key}"):
            st.html(tag("div", *written, class_="list-of-lines"))


def line(page: str, words: str, post_id: str, at: str, *told: str | None, after: str = GAP) -> None:
    """One line: a link to a sentence on `page`, and `told` (pieces of HTML) below it, with `after` as space.

    Outside a list it is an element of its own."""
    title = tag("div", links.anchor(page, words, post_id, at), class_="line-title")
    whole = tag("div", title, tag("div", *told, class_="line", style=f"padding-bottom:{after}"), class_="line-of-list")
    written = _collected.get()
    if written is None:
        st.html(whole)
    else:
        written.append(whole)
