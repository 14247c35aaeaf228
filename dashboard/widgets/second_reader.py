"""The second reader on the Evidence page: what it disagrees on with the rules, and the button that asks it."""

import os
import subprocess
import sys
from typing import Any, cast
from urllib.parse import urlencode

import streamlit as st

from dashboard.assessment.words import TYPE_WORDS
from dashboard.capture import BadInput
from dashboard.records import EventType
from dashboard.second_reader.compare import Compared
from dashboard.second_reader.settings import HOW, Endpoint, endpoint_of
from dashboard.storage.second_readings import Kept, kept_reading
from dashboard.storage.workspace import REPOSITORY, Workspace
from dashboard.widgets import capture, links
from dashboard.widgets.app_secrets import app_secrets
from dashboard.widgets.figures import counted
from dashboard.widgets.markup import FLOW, LINE, MUTED, SERIF, SMALL, Markup, as_label, isolated, shortened, tag

MOST_SHOWN = 200
STANDING = {
    "differ": "read differently",
    "only the rules": "read by the rules only",
    "only the second reader": "read by the second reader only",
}


def second_reader(post: Any) -> None:
    """Its section below the post: nothing at all where it is off and was never asked."""
    workspace = Workspace.at()
    try:
        kept = kept_reading(workspace, post.post_id, post.content_hash, post.text)
        broken = None
    except BadInput as error:
        kept, broken = None, str(error)
    try:
        endpoint = endpoint_of(app_secrets() or {}, os.environ)
    except BadInput as error:
        endpoint, broken = None, str(error)
    if kept is None and broken is None and endpoint is None:
        return
    st.subheader("Second reader", anchor=False)
    if broken:
        st.warning(as_label(broken))
    if endpoint and capture.why_off(workspace) is None:
        _ask(workspace, endpoint, post, asked_before=kept is not None)
    elif endpoint is None and kept is None:
        st.caption(as_label(HOW))
    if kept:
        _told(kept, post)


def _ask(workspace: Workspace, endpoint: Endpoint, post: Any, *, asked_before: bool) -> None:
    words = "Ask again" if asked_before else "Ask the second reader"
    who = f"This sends the post's text to {endpoint.host} (model {endpoint.model}). It changes no claim."
    st.caption(as_label(who))
    if not st.button(words, key="ask_second_reader"):
        return
    command = [sys.executable, "-m", "dashboard", "--workspace", str(workspace.root), "second-reader", post.post_id]
    given = {
        "ATLEAST_SECOND_READER_URL": endpoint.url,
        "ATLEAST_SECOND_READER_MODEL": endpoint.model,
        "ATLEAST_SECOND_READER_KEY": endpoint.key,
        "ATLEAST_SECOND_READER_SECONDS": f"{endpoint.seconds:g}",
    }
    with st.spinner(f"{endpoint.host} is reading …", show_time=True):
        done = subprocess.run(
            command,
            cwd=REPOSITORY,
            env=os.environ | given,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
    if done.returncode:
        lines = done.stderr.strip().splitlines() or ["Asking ended without a word."]
        st.error(as_label(lines[-1]))
    else:
        st.rerun()


def _told(kept: Kept, post: Any) -> None:
    """What agrees and what does not, each with its words."""
    agree = [one for one in kept.compared if one.standing == "agree"]
    rest = [one for one in kept.compared if one.standing != "agree"]
    when = f"{kept.asked_at:%d %B %Y}".lstrip("0")
    st.caption(
        as_label(
            f"{kept.model} at {kept.host}, {when}. {counted(len(agree), 'figure or event', 'figures and events')} read "
            f"alike, {len(rest):,} not. A model's reading is not evidence; open the sentence and decide."
        )
    )
    for one in kept.unread:
        st.warning(as_label(f"Characters {one.start:,} to {one.end:,} of the post were not read: {one.reason}"))
    if rest:
        st.html(tag("div", *(_row(one, post) for one in rest[:MOST_SHOWN])))
    if len(rest) > MOST_SHOWN:
        st.caption(f"{len(rest) - MOST_SHOWN:,} more are in second_readings in the workspace's folder.")
    if kept.rejected:
        with st.expander(f"{counted(len(kept.rejected), 'thing')} it said that the post does not bear out"):
            rows = [
                tag("li", tag("q", isolated(one.words)), " – ", isolated(one.reason), style=FLOW)
                for one in kept.rejected[:MOST_SHOWN]
            ]
            st.html(tag("ul", *rows, style=f"{SMALL};margin:0"))


def _row(one: Compared, post: Any) -> Markup:
    differences = [
        tag(
            "div",
            tag("span", f"{difference.field}: ", style=MUTED),
            "rules ",
            tag("strong", isolated(_read(difference.rules))),
            ", second reader ",
            tag("strong", isolated(_read(difference.second))),
            style=FLOW,
        )
        for difference in one.differences
    ]
    address = urlencode(links.parameters(post.post_id, f"{one.start}-{one.end}"), doseq=True)
    return tag(
        "div",
        tag("span", f"{one.kind}, {STANDING[one.standing]} · ", style=MUTED),
        tag(
            "a",
            isolated(shortened(" ".join(one.words.split()), 140)),
            href=f"evidence?{address}",
            target="_self",
            style=SERIF,
        ),
        *differences,
        style=f"{SMALL};border-top:1px solid {LINE};padding:.25rem 0",
    )


def _read(value: str) -> str:
    """A value in the words of the other pages."""
    return TYPE_WORDS.get(cast(EventType, value), value)
