"""As known then: which day the address asks for, the snapshot of that day, and the small control of the rail."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import streamlit as st

from dashboard.assessment.words import day_words
from dashboard.capture import BadInput
from dashboard.storage.as_known import Shelf
from dashboard.storage.serving import in_lines
from dashboard.storage.workspace import Workspace, is_day
from dashboard.widgets import url
from dashboard.widgets.figures import counted
from dashboard.widgets.markup import as_label

NAME, NOW = "known", "now"
MOST_DAYS = 400
"""So many days are offered, the newest; the address may name any."""


@dataclass(frozen=True, slots=True)
class Known:
    """A day from which on something was known, as the control offers it."""

    day: date
    n_posts: int
    n_without: int
    n_decisions: int


def words(day: date) -> str:
    """How captions and exports say it."""
    return f"as known at the end of {day_words(day)} (UTC): only what was captured and decided by then"


def short_words(day: date | None) -> str:
    """To stand behind a snapshot's id: ", as known at the end of 10 July 2013 (UTC)"; nothing for now."""
    return f", as known at the end of {day_words(day)} (UTC)" if day else ""


def sentence(told: str, day: date | None) -> str:
    """A sentence ready to copy, that says when it was known unless that is now."""
    return f"{told} [As known at the end of {day_words(day)} (UTC).]" if told and day else told


def asked(days: Sequence[Known]) -> date | None:
    """The day that the address asks for; one before the first of `days` or after the last is dropped with a notice."""
    told = st.query_params.get_all(NAME)
    if not told:
        return None
    if days and len(told) == 1 and is_day(told[0]):
        day = date.fromisoformat(told[0])
        if days[-1].day <= day <= days[0].day:
            return day
    since = f"captured from {day_words(days[-1].day)} to {day_words(days[0].day)}" if days else "not captured yet"
    st.warning(
        f"Not found here, and left out: as known on “{as_label(', '.join(told)[:60])}”. What is here was {since}; "
        "what is known now is shown.",
        icon=":material/link_off:",
    )
    _forget()
    return None


def snapshot_of(workspace: Workspace, day: date) -> Path | None:
    """The snapshot of `day`, made when it is not there yet, with its progress; None, and said, when it cannot be."""
    try:
        return Shelf(workspace).find(day) or _made(workspace, day)
    except BadInput as error:
        st.warning(as_label(f"{error} What is known now is shown."), icon=":material/link_off:")
        _forget()
        return None


def _made(workspace: Workspace, day: date) -> Path:
    place = st.empty()
    command = [sys.executable, "-m", "dashboard.storage.as_known", str(workspace.root), day.isoformat()]
    made: list[str] = []

    def hear(told: dict[str, Any]) -> None:
        made.extend([told["path"]] if "path" in told else [])
        if stage := told.get("stage") or told.get("say"):
            share = told["done"] / told["total"] if told.get("total") else 0.0
            place.progress(share, as_label(f"As known at the end of {day_words(day)}: {stage}"))

    code, complaints = in_lines(command, hear)
    place.empty()
    if code or not made:
        lines = complaints.strip().splitlines()
        raise BadInput(lines[-1] if lines else "The snapshot of that day could not be built.")
    return Path(made[-1])


def banner(day: date, n_posts: int, n_now: int) -> None:
    """Above the page, on every page: that this is not what is known now."""
    with st.container(horizontal=True, vertical_alignment="center", key="known_banner"):
        told = f"As known at the end of {day_words(day)} (UTC): {n_posts:,} of {counted(n_now, 'post')}."
        st.info(told, icon=":material/history:")
        st.button("Show what is known now", key="known_now", on_click=_forget)


def control(day: date | None, days: Sequence[Known]) -> None:
    """In the rail: the days on which anything became known, and now."""
    if not days:
        return
    key, value = "rail_known", day.isoformat() if day else NOW
    shown = [known for number, known in enumerate(days) if number < MOST_DAYS or known.day == day]
    labels = {NOW: "now"} | {known.day.isoformat(): _label(known) for known in shown}
    labels.setdefault(value, f"end of {day_words(day)}" if day else "now")
    url.hand(key, value)
    st.selectbox(
        "As known",
        list(labels),
        format_func=lambda one: labels.get(one, one),
        key=key,
        on_change=_write,
        help=_help(days),
    )


def _label(known: Known) -> str:
    said = [counted(known.n_posts, "post")] if known.n_posts else []
    said += [counted(known.n_decisions, "decision")] if known.n_decisions else []
    return f"end of {day_words(known.day)} · + {', '.join(said)}"


def _help(days: Sequence[Known]) -> str:
    told = (
        "Only posts captured and decisions made until the end of that day (UTC); published tolls by their publication."
    )
    if without := sum(known.n_without for known in days):
        told += f" {counted(without, 'post')} without a recorded capture count by publication."
    if sum(known.n_posts > 0 for known in days) == 1:
        told += " All posts here were captured on one day: what was known before it cannot be shown."
    return told


def _write() -> None:
    chosen = st.session_state["rail_known"]
    url.write(NAME, [] if chosen in (None, NOW) else [chosen])


def _forget() -> None:
    url.write(NAME, [])
    if (kept := st.session_state.get(url.MEMORY)) is not None:
        kept.pop(NAME, None)
