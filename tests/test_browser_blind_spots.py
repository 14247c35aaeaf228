"""The Blind spots page in a real browser: a click on a cell and the keyboard open what stands behind it."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from playwright.sync_api import Page, expect

from tests import blind_spots_world
from tests.one_browser import OneBrowser
from tests.resting import rest
from tests.serve import served
from tests.small_world import NAME
from tests.test_browser import Watched, chromium  # noqa: F401 (fixtures)

pytestmark = pytest.mark.browser


@pytest.fixture
def page(tmp_path: Path, chromium: OneBrowser) -> Iterator[Page]:  # noqa: F811
    (tmp_path / "snapshots").mkdir()
    with duckdb.connect(str(tmp_path / "snapshots" / NAME)) as connection:
        blind_spots_world.fill(connection)
    (tmp_path / "snapshots" / "CURRENT").write_text(NAME)
    with served(tmp_path) as address:
        watched = Watched(chromium)
        yield watched.open(address + "/blind_spots")
        watched.close()
    assert watched.wrong == []


def test_a_click_on_a_cell_and_a_row_open_the_reports_behind_it(page: Page) -> None:
    cells = page.locator(".st-key-wide_chart_blind-spots-coverage .scatterlayer .trace").nth(1).locator(".points path")
    expect(cells.first).to_be_visible()
    drag = page.locator(".st-key-wide_chart_blind-spots-coverage .nsewdrag").first
    box, cell = drag.bounding_box(), cells.first.bounding_box()
    assert box is not None and cell is not None
    at = {"x": cell["x"] + cell["width"] / 2 - box["x"], "y": cell["y"] + cell["height"] / 2 - box["y"]}
    drag.click(position=at)
    behind = page.locator(".st-key-behind_cell")
    expect(behind).to_contain_text("Aleppo, 22 to 28 July 2013")
    expect(behind).to_contain_text("SOHR, Aleppo, 26 July 2013: reports found")

    page.get_by_text("rows of this figure, as links").first.click()
    row = page.get_by_role("button", name="Homs · 22 to 28 July 2013")
    expect(row).to_be_visible()
    row.focus()
    rest(page)
    page.keyboard.press("Enter")
    expect(behind).to_contain_text("Homs, 22 to 28 July 2013")
    behind.get_by_role("link", name="EA WorldView, 26 July 2013").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Is this record right?")
