"""A list of links, each with what is told of it: two elements a line, and the rule between two lines drawn by CSS.

A page draws dozens of such lines, and each element costs a browser 2 ms at each redraw.
"""

from typing import Any

import streamlit as st

from dashboard.widgets import links
from dashboard.widgets.markup import LINE, tag

GAP = "1rem"
"""The space of one element to the next in Streamlit's containers with a small gap."""
CSS = f"""
[class*="st-key-lines_"]:has(.line) {{ border-top: 1px solid {LINE}; }}
[class*="st-key-lines_"] .line {{ border-bottom: 1px solid {LINE}; }}
[class*="st-key-lines_"] > :last-child .line {{ border-bottom: none; padding-bottom: .5rem !important; }}
.st-key-conflicts > :last-child .line {{ padding-bottom: .6rem !important; }}
"""


def lines(key: str) -> Any:
    """What holds the lines of a list; `key` is unique on the page."""
    return st.container(gap=None, key=f"lines_{key}")


def line(page: str, words: str, post_id: str, at: str, *told: str | None, after: str = GAP) -> None:
    """One line: a link to a sentence on `page`, and `told` (pieces of HTML) below it, with `after` as space."""
    links.page_link(page, words, post_id, at)
    st.html(tag("div", *told, class_="line", style=f"padding-bottom:{after}"))
