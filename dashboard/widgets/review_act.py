"""From a button of the Review page to a decision that every page shows: stored, published, looked at, said."""

import logging
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import streamlit as st
from streamlit.runtime.scriptrunner import add_script_run_ctx, get_script_run_ctx

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
from dashboard.widgets.under_way import SAID, WISH, WORK

MADE = "review_made"
ICONS = {"success": ":material/check:", "error": ":material/error:", "warning": ":material/warning:"}
Spot = tuple[str, str]
"""A sentence as links name it: post and "start-end"."""
TOP: Spot = ("", "")
"""The first of the queue, which no link names."""


@dataclass(frozen=True, slots=True)
class Wish:
    """Decisions that a person asked for, what to say when they are made, which sentence to show then, and which one
    the page showed when they were asked for."""

    decisions: tuple[Decision, ...]
    said: str
    then: Spot | None = None
    seen: Spot | None = None


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
        st.session_state[WISH] = replace(made, seen=links.spot_in_address())


class Work(threading.Thread):
    """Decisions on their way into the current snapshot, for the session that starts it.

    A click on another page ends a run at its next call of Streamlit and draws that page at once. A thread of its own
    goes on: Review and a post's page wait for it (`carry_out`), others say what is coming (`under_way.meet`).
    """

    def __init__(self) -> None:
        super().__init__(name="deciding")
        add_script_run_ctx(self, get_script_run_ctx())
        self.stored = threading.Event()
        self.words = ""
        self.then: Spot | None = None
        self.made: Sequence[Edit] = ()

    def run(self) -> None:
        """Take the wish, which no other thread then finds, and keep what is to be said of it."""
        try:
            wished: Wish | None = st.session_state.pop(WISH, None)
        except KeyError:  # another thread took it just now
            wished = None
        try:
            if wished is not None:
                st.session_state[WORK] = self
                st.session_state[SAID] = self._done(wished)
        finally:
            self.stored.set()

    def _done(self, wished: Wish) -> tuple[str, str]:
        try:
            made = decide(wished.decisions)
        except (BadInput, RecordError) as error:
            return "error", f"Nothing was decided. {_sentence(error)}"
        except Exception as error:
            logging.getLogger(__name__).error("A decision failed.", exc_info=error)
            return "error", "Nothing was decided: the program failed. Its log has the details."
        workspace = Workspace.at()  # asked now: a visit's own copy is made by its first decision
        _remember(made, wished.seen)
        self.then, self.words, self.made = wished.then, wished.said, made
        self.stored.set()
        try:
            publish_decisions(workspace)
            watch(workspace).show_published()
            return "success", wished.said
        except Exception as error:  # whatever it was, the decision is kept, and the page must say so
            watch(workspace).look()
            return "warning", f"{wished.said} It is stored, but the pages do not show it yet. {_sentence(error)}"


def begun() -> Work | None:
    """What this session decided and is not published yet: it is begun where it only was wished for, and stored when
    this returns. None when nothing is under way."""
    work: Work | None = st.session_state.get(WORK)
    if work is None and st.session_state.get(WISH) is not None:
        work = Work()
        work.start()
    if work is not None:
        work.stored.wait()
    return work


def carry_out() -> None:
    """Store and publish what was wished for, before the page asks for its snapshot; show the sentence that the wish
    names, and say what happened. It takes one place on the page whatever it says, so that nothing below is drawn anew
    with what a person typed there."""
    with st.container(key="what_is_said"):
        _carry_out()


def _carry_out() -> None:
    if work := begun():
        with st.spinner(as_label(f"{work.words} Publishing …".strip()), show_time=True):
            work.join()
        st.session_state.pop(WORK, None)
        if work.then == TOP:
            links.drop_sentence()
        elif work.then is not None:
            links.name_sentence(*work.then)
    if said := what_came():
        kind, words = said
        getattr(st, kind)(as_label(words), icon=ICONS.get(kind))


def what_came() -> tuple[str, str] | None:
    """How it went with what was wished for, to be said once: its kind (a key of ICONS, or "info"), and words."""
    said: tuple[str, str] | None = st.session_state.pop(SAID, None)
    return said


def _remember(made: Sequence[Edit], seen: Spot | None) -> None:
    """Keep what this session decided, last first, so that it can be taken back with a key."""
    if made and not any(edit.decision.kind == "undo" for edit in made):
        named = next((edit.decision.target for edit in made if edit.decision.target), None)
        spot = seen or ((named.post_id, f"{named.start}-{named.end}") if named else None)
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
