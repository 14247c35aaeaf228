"""From a button of the Review page to a decision that every page shows: stored, published, looked at, said."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from dashboard.capture import BadInput
from dashboard.decisions.edit import Decision, Edit
from dashboard.records import RecordError
from dashboard.storage.publish import publish_decisions
from dashboard.storage.serving import watch
from dashboard.storage.workspace import Workspace
from dashboard.widgets import links
from dashboard.widgets.decide import decide
from dashboard.widgets.figures import counted
from dashboard.widgets.markup import as_label

WISH, SAID, MADE = "review_wish", "review_said", "review_made"
Spot = tuple[str, str]
"""A sentence as links name it: post and "start-end"."""
TOP: Spot = ("", "")
"""The first of the queue, which no link names."""


@dataclass(frozen=True, slots=True)
class Wish:
    """Decisions that a person asked for, what to say when they are made, and which sentence to show then."""

    decisions: tuple[Decision, ...]
    said: str
    then: Spot | None = None


def wish(make: Callable[..., Wish | None], *values: Any) -> None:
    """What a button does: keep the wish for the page, which carries it out where its status can be seen.

    `make` is called with `values` and reads the form; what it says is wrong with the form stands above the page.
    """
    try:
        made = make(*values)
    except (BadInput, RecordError) as error:
        st.session_state[SAID] = ("error", _sentence(error))
        return
    if made is None:
        st.session_state[SAID] = ("info", "Nothing differs from the reading; nothing was decided.")
    else:
        st.session_state[WISH] = made


def carry_out() -> None:
    """Store and publish what was wished for, before the page asks for its snapshot; then say what happened."""
    wished: Wish | None = st.session_state.pop(WISH, None)
    if wished is not None:
        with st.spinner(f"Storing {counted(len(wished.decisions), 'decision')} and publishing …", show_time=True):
            st.session_state[SAID] = _done(wished)
    kind, words = st.session_state.pop(SAID, (None, ""))
    if kind:
        icons = {"success": ":material/check:", "error": ":material/error:", "warning": ":material/warning:"}
        getattr(st, kind)(as_label(words), icon=icons.get(kind))


def _done(wished: Wish) -> tuple[str, str]:
    try:
        made = decide(wished.decisions)
    except (BadInput, RecordError) as error:
        return "error", f"Nothing was decided. {_sentence(error)}"
    workspace = Workspace.at()  # asked now: a visit's own copy is made by its first decision
    _remember(made)
    try:
        publish_decisions(workspace)
        watch(workspace).show_published()
        said = "success", wished.said
    except Exception as error:  # whatever it was, the decision is kept, and the page must say so
        said = "warning", f"{wished.said} It is stored, but the pages do not show it yet. {_sentence(error)}"
        watch(workspace).look()
    if wished.then == TOP:  # from here on a click may end this run: what was decided is published
        links.drop_sentence()
    elif wished.then is not None:
        st.query_params["post"], st.query_params["at"] = wished.then
    return said


def _remember(made: Sequence[Edit]) -> None:
    """Keep what this session decided, last first, so that it can be taken back with a key."""
    if made and not any(edit.decision.kind == "undo" for edit in made):
        named = next((edit.decision.target for edit in made if edit.decision.target), None)
        spot = (named.post_id, f"{named.start}-{named.end}") if named else None
        st.session_state[MADE] = [([edit.edit_id for edit in made], spot), *st.session_state.get(MADE, [])][:50]


def last_made() -> tuple[list[str], Spot | None] | None:
    """The ids of what this session decided last and has not taken back, and the sentence it was about."""
    made: list[tuple[list[str], Spot | None]] = st.session_state.get(MADE, [])
    return made[0] if made else None


def take_back_last() -> Wish | None:
    """The wish to undo what this session decided last; shows its sentence again."""
    made: list[tuple[list[str], Spot | None]] = st.session_state.get(MADE, [])
    if not made:
        raise BadInput("Nothing was decided in this session yet.")
    ids, spot = made.pop(0)
    undone = tuple(Decision("undo", "taken back by who decided it", undoes=one) for one in ids)
    return Wish(undone, f"Taken back: {counted(len(ids), 'decision')}.", spot)


def _sentence(error: Exception) -> str:
    words = str(error)
    words = words[:1].upper() + words[1:]
    return words if words.endswith((".", "!", "?")) else words + "."
