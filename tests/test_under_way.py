"""What was decided and is not published yet: every page says it, the Brief on the event, and says when it has come."""

import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard.decisions.edit import Decision, Edit, Target
from dashboard.widgets import redraw
from dashboard.widgets.under_way import SAID, WORK
from tests.test_review_page import ran, spot, words_on
from tests.tiny_workspace import REPOSITORY, built_workspace

SENTENCE = "Ten people were wounded"
WORDS = "Saved: “Ten” now reads 13 wounded & more."


class Held(threading.Thread):
    """A decision about the sentence that is stored, and published when the test says so."""

    def __init__(self, target: Target, n_decisions: int = 1) -> None:
        super().__init__(daemon=True)
        self.stored, self.published = threading.Event(), threading.Event()
        self.stored.set()
        self.words, self.then = WORDS, None
        made = Edit("1", "Ada", datetime(2013, 7, 28, tzinfo=UTC), Decision("accept", "seen", target), "")
        self.made = [made] * n_decisions
        self.start()

    def run(self) -> None:
        self.published.wait()


@pytest.fixture
def brief(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[AppTest]:
    """The app on a small workspace, where pages can be drawn again by themselves."""
    root = built_workspace(tmp_path / "workspace")
    monkeypatch.chdir(REPOSITORY)
    monkeypatch.delenv("ATLEAST_CACHE", raising=False)
    monkeypatch.setenv("ATLEAST_WORKSPACE", str(root))
    monkeypatch.setattr(redraw, "is_served", lambda: True)
    yield AppTest.from_file(str(REPOSITORY / "app.py"), default_timeout=90)
    st.cache_data.clear()
    st.cache_resource.clear()


def target(tmp_path: Path) -> Target:
    named = spot(tmp_path / "workspace", SENTENCE)
    start, end = map(int, named["at"].split("-"))
    return Target(named["post"], start, end, SENTENCE)


def test_the_brief_says_it_above_and_on_the_event_until_it_is_published(brief: AppTest, tmp_path: Path) -> None:
    work = Held(target(tmp_path))
    brief.session_state[WORK] = work
    shown = words_on(ran(brief.run()))
    assert "Publishing: this page follows in a moment." in shown
    tiles = [element.proto.body for element in brief.get("html") if "said by" in element.proto.body]
    told = [tile for tile in tiles if "just decided" in tile]
    assert len(told) == 1 < len(tiles), "one event says what was decided about it, and no other"
    assert "“Ten” now reads 13 wounded &amp; more." in told[0]
    assert not brief.toast

    work.published.set()
    work.join()
    brief.session_state[SAID] = ("success", WORDS)
    shown = words_on(ran(brief.run()))
    assert "Publishing" not in shown
    assert "just decided" not in shown
    assert [toast.value.replace("\\", "") for toast in brief.toast] == [WORDS]
    assert WORK not in brief.session_state


def test_many_decisions_at_once_are_said_above_only(brief: AppTest, tmp_path: Path) -> None:
    work = Held(target(tmp_path), n_decisions=4)
    brief.session_state[WORK] = work
    shown = words_on(ran(brief.run()))
    assert "Publishing: this page follows in a moment." in shown
    assert "just decided" not in shown
    work.published.set()
