"""Real links between pages. A link names a sentence (`?post=…&at=start-end`), never a derived id, and keeps filters.

Where several claims stand at the same words, `at=start-end.claim_no` tells them apart.
"""

import re
from pathlib import PurePath
from typing import Any, NamedTuple
from urllib.parse import urlencode

import streamlit as st

from dashboard.widgets import url
from dashboard.widgets.filter_rail import NAMES
from dashboard.widgets.markup import Markup, as_label, tag

BRIEF, EVENT = "dashboard/pages/brief.py", "dashboard/pages/event.py"
EVIDENCE, POSTS = "dashboard/pages/evidence.py", "dashboard/pages/posts.py"
TOLLS, TIMELINE = "dashboard/pages/tolls.py", "dashboard/pages/timeline.py"
METHODS, REVIEW = "dashboard/pages/methods.py", "dashboard/pages/review.py"
IN_PLACE = "in-place"
"""The class of links that open a page as Streamlit's own links do, without loading the app anew."""


class Named(NamedTuple):
    """What an address names: a post, the offsets of a sentence, and which of the claims that stand there."""

    post_id: str
    start: int
    end: int
    claim_no: int | None = None


def parameters(post_id: str | None = None, at: str | None = None) -> dict[str, list[str]]:
    """The address's parameters of a link: the filters in force, and the sentence it leads to."""
    named = {"post": [post_id], "at": [at]} if post_id and at else {"post": [post_id]} if post_id else {}
    return {**url.kept(NAMES), **{key: [value] for key, (value,) in named.items() if value}}


def page_link(
    page: str, words: str, post_id: str | None = None, at: str | None = None, icon: str | None = None
) -> None:
    """A link to a page, or to one sentence on it; `words` are shown as they are."""
    st.page_link(page, label=f":primary[{as_label(words)}]", query_params=parameters(post_id, at), icon=icon)


def anchor(page: str, words: str, post_id: str, at: str) -> Markup:
    """A link to one sentence on a page, for HTML: a list of them is one element. The script `reach` opens it in place.

    The address is relative, because nobody knows here below which path the app is served.
    """
    query = urlencode(parameters(post_id, at), doseq=True)
    return tag("a", words, href=f"{PurePath(page).stem}?{query}", class_=IN_PLACE, target="_self")


def open_event(mark: str) -> None:
    """Open an event's page at once: `mark` is the customdata of what was clicked, "POST START-END"."""
    go(EVENT, *mark.split(" "))


def go(page: str, post_id: str, at: str) -> None:
    """Open a sentence's page at once, for a mark that was clicked."""
    st.switch_page(page, query_params=parameters(post_id, at))


def sentence_in_address() -> Named | None:
    """What the address names; None when it names no sentence or makes no sense."""
    post_id, at = st.query_params.get("post", ""), st.query_params.get("at", "")
    span = re.fullmatch(r"(\d{1,9})-(\d{1,9})(?:\.(\d{1,9}))?", at)
    if not re.fullmatch(r"[0-9a-f]{12}", post_id) or span is None or int(span[1]) >= int(span[2]):
        return None
    return Named(post_id, int(span[1]), int(span[2]), int(span[3]) if span[3] else None)


def spot_in_address() -> tuple[str, str] | None:
    """The sentence that the address names, as a link carries it: post and "start-end"."""
    return (st.query_params["post"], st.query_params["at"]) if sentence_in_address() else None


def name_sentence(post_id: str, at: str) -> None:
    """Make the page's address the link of this sentence, as one step of the browser's history."""
    st.query_params.update({"post": post_id, "at": at})


def drop_sentence() -> None:
    """Take a sentence out of the address of a page that shows none: it stays there on the way back from a mark."""
    for name in ("post", "at"):
        if name in st.query_params:
            del st.query_params[name]


def clicked(state: object) -> str | None:
    """The customdata of the mark that was clicked in a chart; None when nothing is selected."""
    points = getattr(getattr(state, "selection", None), "points", None) or []
    return customdata(points[0]) if points else None


def customdata(point: Any) -> str | None:
    """What one chosen mark of a chart carries; None when it carries nothing."""
    data = point.get("customdata")
    if isinstance(data, (list, tuple)):
        data = data[0] if data else None
    return str(data) if data else None
