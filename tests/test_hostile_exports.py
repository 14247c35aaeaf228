"""What leaves the app keeps hostile words in their cells: each page's tables and stand-alone pages, and the exports."""

import csv
import io
import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard.widgets.downloads import FORMULA
from tests.hostile_world import MARKERS, hostile
from tests.screenshots import pages
from tests.tiny_workspace import REPOSITORY, command
from tests.unfolded import unfolded

PAGES = ("brief", "tolls", "timeline", "actors", "map", "blind_spots", "event")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


@pytest.fixture
def downloads(monkeypatch: pytest.MonkeyPatch) -> dict[str, Callable[[], str | bytes]]:
    """What the buttons of a page would give, by the name of the file; filled while a page is drawn."""
    found: dict[str, Callable[[], str | bytes]] = {}

    def kept(_: str, data: Callable[[], str | bytes], file_name: str, **__: Any) -> bool:
        found[file_name] = data
        return False

    monkeypatch.setattr(st, "download_button", kept)
    return found


@pytest.fixture(scope="module")
def sentence() -> dict[str, str]:
    """The address of a sentence of the event that most claims tell of."""
    snapshots = hostile() / "snapshots"
    event = pages(snapshots / (snapshots / "CURRENT").read_text(encoding="ascii").strip())["event"]
    return dict(parse_qsl(urlsplit(event).query))


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The app on the hostile workspace."""
    monkeypatch.chdir(REPOSITORY)
    monkeypatch.delenv("ATLEAST_CACHE", raising=False)
    monkeypatch.setenv("ATLEAST_WORKSPACE", str(hostile()))
    yield
    st.cache_data.clear()
    st.cache_resource.clear()


def checked(name: str, text: str) -> list[list[str]]:
    """The rows of a CSV; the test fails where a cell runs, breaks out, or holds what no reader can see."""
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True))
    assert {len(row) for row in rows} == {len(rows[0])}, f"{name}: a cell breaks out of its row"
    for cell in (cell for row in rows[1:] for cell in row):
        assert not FORMULA.match(cell), f"{name}: a spreadsheet would run {cell[:60]!r}"
        assert not CONTROL.search(cell), f"{name}: {cell[:60]!r} holds control characters"
    return rows


class Elements(HTMLParser):
    """The elements of a page with what stands in each itself, and all their attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[tuple[str, str]] = []
        self.attributes: list[str] = []
        self.inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside = tag
        self.attributes += [name for name, _ in attrs]

    def handle_data(self, data: str) -> None:
        self.words.append((self.inside, data.strip()))


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.usefixtures("world")
def test_what_a_page_gives_keeps_hostile_words_in_their_places(
    name: str, sentence: dict[str, str], downloads: dict[str, Callable[[], str | bytes]]
) -> None:
    at = AppTest.from_file(str(REPOSITORY / "app.py"), default_timeout=60)
    for key, value in sentence.items() if name == "event" else ():
        at.query_params[key] = value
    if name != "brief":
        at.switch_page(f"dashboard/pages/{name}.py")
    assert not at.run().exception
    if name != "event":
        before = len(downloads)
        unfolded(at)
        assert len(downloads) > before, "the figures of this page gave nothing"
    tables = {file: str(give()) for file, give in downloads.items() if file.endswith(".csv")}
    assert "evil" in "".join(tables.values()), "nothing hostile left this page, so nothing was tried"
    for file, text in tables.items():
        checked(file, text)
    for file, give in downloads.items():
        if file.endswith(".html"):
            alone = Elements()
            alone.feed(str(give()))
            assert [words for words in alone.words if words[1] in MARKERS] == [], file
            assert not [attribute for attribute in alone.attributes if attribute.startswith("on")], file


def test_the_export_of_every_query_keeps_hostile_words_in_their_cells(tmp_path: Path) -> None:
    done = command("export", tmp_path / "csv", workspace=hostile())
    assert done.code == 0, done
    files = sorted((tmp_path / "csv").glob("*.csv"))
    assert len(files) > 5
    rows = {file.name: checked(file.name, file.read_bytes().decode()) for file in files}
    assert sum("evilbold" in cell for table in rows.values() for row in table for cell in row) > 5
