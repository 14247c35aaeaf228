"""The accuracy card on the Methods page: what was measured, and whether it holds for the extractor at work."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard.evaluation.grave import GRAVE
from dashboard.evaluation.measuring import extractor_version
from dashboard.evaluation.results import CURRENT, FOLDER, read_results
from dashboard.evaluation.scores import MEASURES
from dashboard.evaluation.words import where_it_fails
from dashboard.storage.workspace import REPOSITORY, SHIPPED, Workspace
from tests import small_world
from tests.test_pages import text_of

RESULTS = read_results(FOLDER / CURRENT)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the page looks for results; empty."""
    monkeypatch.setattr("dashboard.widgets.accuracy.FOLDER", tmp_path / "accuracy")
    (tmp_path / "accuracy").mkdir()
    return tmp_path / "accuracy"


@pytest.fixture
def words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], str]]:
    """All words of the Methods page, of a workspace that uses the shipped names."""
    workspace = tmp_path / "workspace"
    small_world.workspace(workspace, ("a00000000001",), False)
    monkeypatch.setenv("ATLEAST_WORKSPACE", str(workspace))
    monkeypatch.delenv("ATLEAST_CACHE", raising=False)
    monkeypatch.chdir(REPOSITORY)

    def page() -> str:
        at = AppTest.from_file(str(REPOSITORY / "app.py"), default_timeout=60)
        at.switch_page("dashboard/pages/methods.py")
        at.run()
        assert not at.exception, [e.value for e in at.exception]
        return text_of(at)

    yield page
    st.cache_data.clear()
    st.cache_resource.clear()


def test_the_shipped_measurement_is_shown_whole(words: Callable[[], str]) -> None:
    page = words()
    assert page.index(GRAVE[0].words) < page.index(MEASURES[0].words), "grave errors come first"
    for sentence in where_it_fails(RESULTS):
        assert sentence.replace("'", "&#x27;") in page
    for one in RESULTS["sets"]:
        assert f"{one['words']}: {one['documents']:,} documents" in page


def test_the_measured_extractor_is_recognised(words: Callable[[], str], folder: Path) -> None:
    here = RESULTS | {"extractor": extractor_version(Workspace(SHIPPED))}
    (folder / CURRENT).write_text(json.dumps(here), encoding="utf-8")
    page = words()
    assert "The extractor here is the one that was measured." in page
    assert "another version" not in page


def test_another_extractor_is_said(words: Callable[[], str], folder: Path) -> None:
    (folder / CURRENT).write_text(json.dumps(RESULTS | {"extractor": "abcdefabcdef"}), encoding="utf-8")
    page = words()
    assert f"another version ({extractor_version(Workspace(SHIPPED))}) than the one measured (abcdefabcdef)" in page


def test_names_of_the_workspaces_own_are_said(words: Callable[[], str], folder: Path, tmp_path: Path) -> None:
    here = RESULTS | {"extractor": extractor_version(Workspace(SHIPPED))}
    (folder / CURRENT).write_text(json.dumps(here), encoding="utf-8")
    own = tmp_path / "workspace" / "actors.csv"
    own.write_bytes((SHIPPED / "actors.csv").read_bytes() + b"\n")
    assert "This workspace knows names of its own" in words()


def test_nothing_measured_says_what_to_do(words: Callable[[], str], folder: Path) -> None:
    assert folder.is_dir()
    assert "`make evaluate` measures" in words()


def test_a_damaged_measurement_is_said(words: Callable[[], str], folder: Path) -> None:
    (folder / CURRENT).write_text("{")
    page = words()
    assert "cannot be shown: current.json cannot be read" in page
    assert str(folder) not in page
