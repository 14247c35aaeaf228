"""The snapshot on screen: one connection a process, one watcher; damage is mended, and said."""

import contextlib
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.queries.known_days import known_days
from dashboard.queries.options import options, snapshot_facts, span_of_days
from dashboard.storage.as_known import Shelf
from dashboard.storage.serving import REBUILT, Watcher, connect, is_damage, watch
from dashboard.storage.workspace import Workspace
from dashboard.widgets import known_day
from dashboard.widgets.known_day import Known

SEEN, TOLD_UNTIL, TOLD_SECONDS = "snapshot_seen", "damage_told_until", 600.0
Question = Callable[..., pd.DataFrame]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What a page needs to know of the snapshot it shows. Counts are of the whole snapshot, before any filter.

    `first_day` to `last_day` is all that is told, reported, or declared in workspace.toml. `usual_days` are the
    days declared there, else those of all that is not only recalled from earlier: one old event must
    not stretch every picture. What lies outside them is counted as hidden (rule 12).
    `known` is the day at whose end all of it was known, None for now; `known_days` are those that can be asked for.
    """

    path: str
    title: str
    short_id: str
    fingerprint: str
    first_day: date | None
    last_day: date | None
    usual_days: tuple[date, date] | None
    n_posts: int
    n_claims: int
    n_tolls: int
    known: date | None = None
    known_days: tuple[Known, ...] = ()

    @property
    def file_words(self) -> str:
        """What the name of a file that leaves says of it."""
        return f"known-{self.known.isoformat()}_{self.short_id}" if self.known else self.short_id


def ask(snapshot: Snapshot, question: Question, *values: Any) -> pd.DataFrame:
    """The answer of a query of `dashboard.queries` to `values`; kept while the snapshot is shown."""
    key = f"{question.__module__}.{question.__qualname__}{values!r}"
    with _mending(snapshot.path):
        answer: pd.DataFrame = _answer(snapshot.path, key, question, values)
        return answer


def current_snapshot(then: bool = True) -> Snapshot | None:
    """The snapshot to show; None when nothing is built. Writes what the watcher has to say above the page.

    It is that of the day which the address asks for ("known"), else, or without `then`, what is known now.
    """
    watcher = watch(Workspace.at())
    path = watcher.path()
    if watcher.notice != REBUILT:
        if watcher.notice:
            st.warning(_plain_notice(watcher.notice), icon=":material/info:")
    elif path is not None:
        _say_rebuilt(path.name)
    _look_again(watcher.current)
    if path is None:
        if watcher.is_first_awaited():
            _await_first()
        return None
    st.session_state.setdefault(SEEN, path.name)
    with _mending(str(path)):
        described = _describe(str(path))
    if watcher.notice != REBUILT:
        st.session_state[SEEN] = path.name
    return as_known(described) if then else described


def as_known(now: Snapshot) -> Snapshot:
    """The snapshot of the day that the address asks for, said above the page; else `now`."""
    with _mending(now.path):
        days = _known_days(now.path)
    day = known_day.asked(days)
    path = known_day.snapshot_of(Workspace.at(), day) if day else None
    if path is None:
        return replace(now, known_days=days)
    with _mending(str(path)):
        described = replace(_describe(str(path)), known=day, known_days=days)
    if day:
        known_day.banner(day, described.n_posts, now.n_posts)
    return described


def _say_rebuilt(name: str) -> None:
    """Tell of the damage to who was here when it showed: for ten minutes, or until it is put away."""
    if st.session_state.get(SEEN) in (None, name):
        return
    until = st.session_state.setdefault(TOLD_UNTIL, {}).setdefault(name, time.monotonic() + TOLD_SECONDS)
    if time.monotonic() >= until:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.warning(_plain_notice(REBUILT), icon=":material/info:")
        st.button("Put away", key="put_damage_away", on_click=_put_away, args=(name,))


def _put_away(name: str) -> None:
    st.session_state[TOLD_UNTIL][name] = 0.0


def holds_posts() -> bool:
    """True when there are posts to read, whether they are being read now or could not be."""
    return watch(Workspace.at()).building or bool(Workspace.at().post_files())


@st.cache_resource(max_entries=1, show_spinner=False)
def _connection(path: str) -> Any:
    return connect(Path(path))


@st.cache_resource(max_entries=2, show_spinner=False)
def _connection_then(path: str) -> Any:
    return connect(Path(path))


def _open(path: str) -> Any:
    """The connection to the snapshot of now, or to one of an earlier day."""
    return _connection_then(path) if _is_then(path) else _connection(path)


def _is_then(path: str) -> bool:
    return Path(path).parent != Workspace.at().snapshots


@st.cache_resource(max_entries=2, show_spinner=False)
def _known_days(path: str) -> tuple[Known, ...]:
    rows = known_days(_open(path).cursor()).itertuples()
    return tuple(Known(row.day.date(), int(row.n_posts), int(row.n_without), int(row.n_decisions)) for row in rows)


@st.cache_data(max_entries=400, show_spinner=False)
def _answer(
    path: str,
    key: str,  # noqa: ARG001 (the question and its values, which an answer is kept under)
    _question: Question,
    _values: tuple[Any, ...],
) -> pd.DataFrame:
    return _question(_cursor(path), *_values)


_of_thread = threading.local()


def _cursor(path: str) -> Any:
    """The cursor of this thread, which draws one page: what is in view is worked out once for all its questions."""
    connection = _open(path)
    if getattr(_of_thread, "connection", None) is not connection:
        _of_thread.connection, _of_thread.cursor = connection, connection.cursor()
    return _of_thread.cursor


@st.cache_data(max_entries=4, show_spinner=False)
def _describe(path: str) -> Snapshot:
    connection = _open(path)
    facts = dict(snapshot_facts(connection.cursor()).itertuples(index=False))
    told = span_of_days(connection.cursor()).iloc[0]
    declared = [_day(facts.get(f"declared_{which}_date")) for which in ("first", "last")]
    usual = (declared[0] or told["first_usual"], declared[1] or told["last_usual"])
    return Snapshot(
        path=path,
        title=facts.get("title") or "workspace",
        short_id=(facts.get("snapshot_id") or "not known")[:8],
        fingerprint=(facts.get("fingerprint") or "not known")[:12],
        first_day=min((day for day in (told["first_day"], declared[0]) if day), default=None),
        last_day=max((day for day in (told["last_day"], declared[1]) if day), default=None),
        usual_days=usual if usual[0] and usual[1] and usual[0] <= usual[1] else None,
        n_posts=int(facts["n_posts"]),
        n_claims=int(facts["n_claims"]),
        n_tolls=int(facts["n_tolls"]),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def shown_now() -> str | None:
    """The name of the snapshot that pages show now."""
    current: str | None = watch(Workspace.at()).current
    return current


def is_shown(name: str | None) -> bool:
    """True while `name` is what pages show."""
    return shown_now() == name


def filter_options(snapshot: Snapshot) -> pd.DataFrame:
    """What the filter rail offers, with counts."""
    return ask(snapshot, options)


@contextlib.contextmanager
def _mending(path: str) -> Iterator[None]:
    """Run a query; when the file turns out to be damaged, have it rebuilt once, and draw the page again."""
    try:
        yield
    except Exception as error:
        if not is_damage(error):
            raise
        if _is_then(path):
            _connection_then.clear()
            Shelf(Workspace.at()).drop(Path(path).name)
            st.rerun()
        watcher: Watcher = watch(Workspace.at())
        _connection.clear()
        with st.spinner("The snapshot is damaged; it is being built again from the posts."):
            mended = watcher.report_corruption(Path(path).name)
        if mended:
            st.rerun()
        st.error(
            _plain_notice(watcher.notice or "The snapshot is damaged.")
            + " The posts themselves are untouched: run `python -m dashboard build`, then reload this page."
        )
        st.stop()


@st.fragment(run_every=1)
def _await_first() -> None:
    """How far the first snapshot is; the page is drawn again when it is there, or when something is wrong."""
    watcher = watch(Workspace.at())
    if watcher.current or not watcher.is_first_awaited():
        st.rerun()
    st.info("The posts are being read. The page appears by itself when they are.", icon=":material/hourglass:")
    if watcher.stage:
        words, done, total = watcher.stage
        counted = f": {done:,} of {total:,}" if total else ""
        st.progress(done / total if total else 0.0, _plain_notice(words + counted))


@st.fragment(run_every=10)
def _look_again(shown: str | None) -> None:
    """Compare a string every 10 s, and draw the page again when another snapshot was published."""
    if watch(Workspace.at()).current != shown:
        st.rerun()


def _plain_notice(notice: str) -> str:
    from dashboard.widgets.markup import as_label

    return as_label(notice)
