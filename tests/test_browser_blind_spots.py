"""The Blind spots page in a real browser: a click on a cell and the keyboard open what stands behind it."""

from collections.abc import Iterator
from pathlib import Path

import blind_spots_world
import duckdb
import pytest
from find_browser import installed
from playwright.sync_api import Page, expect, sync_playwright
from serve import served

pytestmark = pytest.mark.browser
NAME = "0123456789abcdef.duckdb"
PATIENCE_MS = 40_000


@pytest.fixture
def page(tmp_path: Path) -> Iterator[Page]:
    path = installed()
    if path is None:
        pytest.skip("no Chromium on this machine: run tests/find_browser.py --install")
    (tmp_path / "snapshots").mkdir()
    with duckdb.connect(str(tmp_path / "snapshots" / NAME)) as connection:
        blind_spots_world.fill(connection)
    (tmp_path / "snapshots" / "CURRENT").write_text(NAME)
    with served(tmp_path) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        wrong: list[str] = []
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("request", lambda asked: wrong.append(asked.url) if is_outside(asked.url) else None)
        page.goto(address + "/blind_spots")
        yield page
        browser.close()
        assert wrong == []


def is_outside(url: str) -> bool:
    return not url.startswith(("http://localhost", "ws://localhost", "data:", "blob:"))


def test_a_click_on_a_cell_and_a_row_open_the_reports_behind_it(page: Page) -> None:
    cells = page.locator(".st-key-wide_chart_blind-spots-coverage .scatterlayer .trace").nth(1).locator(".points path")
    expect(cells.first).to_be_visible(timeout=PATIENCE_MS)
    drag = page.locator(".st-key-wide_chart_blind-spots-coverage .nsewdrag").first
    box, cell = drag.bounding_box(), cells.first.bounding_box()
    assert box is not None and cell is not None
    at = {"x": cell["x"] + cell["width"] / 2 - box["x"], "y": cell["y"] + cell["height"] / 2 - box["y"]}
    drag.click(position=at)
    behind = page.locator(".st-key-behind_cell")
    expect(behind).to_contain_text("Aleppo, 22 to 28 July 2013", timeout=PATIENCE_MS)
    expect(behind).to_contain_text("SOHR, Aleppo, 26 July 2013: reports found")

    page.get_by_text("rows of this figure, as links").first.click()
    row = page.get_by_role("button", name="Homs · 22 to 28 July 2013")
    expect(row).to_be_visible(timeout=PATIENCE_MS)
    row.focus()
    page.keyboard.press("Enter")
    expect(behind).to_contain_text("Homs, 22 to 28 July 2013", timeout=PATIENCE_MS)
    behind.get_by_role("link", name="EA WorldView, 26 July 2013").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Is this record right?", timeout=PATIENCE_MS)
