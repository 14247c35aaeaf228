"""What a session decided on Review and left before it was published: every page says it at once, the Brief also on the
events that it is about; and the page is drawn again when the snapshot has it.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import streamlit as st

if TYPE_CHECKING:
    from dashboard.widgets.database import Snapshot

WISH, WORK, SAID = "review_wish", "review_work", "review_said"
"""Keys of session state: what is asked for, the thread that does it, and what to say of it."""
DECIDING = ("review", "evidence")
"""Pages that say it themselves, where decisions are made."""
LOOK_SECONDS = 0.2
MOST_NAMED = 3
"""Decisions made at once that are said on the events they are about; of more, only the words above the page."""


def meet(url_path: str) -> None:
    """Before the page at `url_path` is drawn: have what was decided stored, and say that it is coming, or has come.

    Where pages cannot be drawn again by themselves (AppTest), wait until it has.
    """
    if url_path in DECIDING or not any(key in st.session_state for key in (WISH, WORK, SAID)):
        return
    from dashboard.widgets.markup import as_label
    from dashboard.widgets.redraw import is_served
    from dashboard.widgets.review_act import ICONS, begun, what_came

    if work := begun():
        if work.words and work.is_alive() and is_served():
            st.info(as_label(f"{work.words} Publishing: this page follows in a moment."), icon=":material/sync:")
            _until_published(work)
            return
        work.join()
        st.session_state.pop(WORK, None)
    if said := what_came():
        kind, words = said
        st.toast(as_label(words), icon=ICONS.get(kind), duration="long")


@st.fragment(run_every=LOOK_SECONDS)
def _until_published(work: Any) -> None:
    """Draw the page again as soon as the thread has ended."""
    if not work.is_alive():
        st.rerun()


def coming(snapshot: "Snapshot") -> Mapping[str, str]:
    """What was decided about events and is not in the snapshot yet, in words, by event_id."""
    work = st.session_state.get(WORK)
    if work is None or not work.words or len(work.made) > MOST_NAMED or snapshot.known:
        return {}
    from dashboard.queries.event import claim_at
    from dashboard.widgets.database import ask

    told: dict[str, str] = {}
    for edit in work.made:
        for target in (edit.decision.target, edit.decision.other):
            if target is not None:
                found = ask(snapshot, claim_at, target.post_id, target.start, target.end)
                told |= {str(event_id): work.words for event_id in found["event_id"].dropna()}
    return told
