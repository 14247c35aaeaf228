"""A link copied from one browser opens the same view in another: filters, mode of the chart and the chosen mark.

EVERY_PAGE=1 in the environment walks through all pages, as a release should; by default those with most to remember.
Brief, Event, Evidence and Actors are shared in tests of their own (test_browser.py, test_browser_actors.py).
"""

import os
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.one_browser import OneBrowser
from tests.resting import choose, rest
from tests.screenshots import settle
from tests.test_browser import Watched, asked, chromium
from tests.test_browser_axe import IN_THE_BAR, address, sample, single, walked

pytestmark = pytest.mark.browser
__all__ = ["address", "chromium", "sample", "single"]
MODES = {
    "Tolls compared": "to the latest",
    "Timeline": "reported",
    "Actors": "sector",
    "Map": "reports",
    "Blind spots": "by kind of speaker",
    "Review": "Contradicted (0)",
}
FIGURES = {
    "Tolls compared": "tolls-published",
    "Timeline": "timeline-calendar",
    "Actors": "actors-matrix",
    "Map": "map-places",
    "Blind spots": "blind-spots-coverage",
}
"""The figure of each page of which a mark is chosen."""
NAMES = () if os.environ.get("EVERY_PAGE") else ("Brief", "Tolls compared", "Timeline", "Map", "Blind spots")


def press_a_row(page: Page, figure: str) -> None:
    """Choose the mark of a row of the figure with the button that stands for it, and close the rows again."""
    rows = page.locator(f".st-key-{figure}_rows")
    rows.locator("summary").click()
    rest(page)
    buttons = rows.get_by_test_id("stExpanderDetails").get_by_role("button")
    several = buttons.filter(has_text="events in") if figure == "map-places" else buttons
    expect(several.first).to_be_visible()
    several.first.click()
    rest(page)
    rows.locator("summary").click()
    rest(page)


def told(page: Page) -> str:
    """All words of the page and of its rail, pictures included, but for a button that stands there under the mouse."""
    settle(page)
    parts = (page.get_by_test_id("stMain").inner_text(), page.get_by_test_id("stSidebar").inner_text())
    return " ".join("\n".join(parts).replace("keyboard_double_arrow_left", "").split())


def test_a_copied_link_opens_the_same_view_on_every_page(
    chromium: OneBrowser,
    address: str,
    single: dict[str, str],
    sample: Path,
) -> None:
    assert sample.is_dir()
    mine, theirs = Watched(chromium), Watched(chromium)
    page = mine.page
    seen = []
    for name in walked(mine, address, single, NAMES):
        if name == "Brief":
            choose(page, "Place", re.compile(r"^\W*Homs\b"))
        if name not in (*single, "Tolls compared"):
            assert asked(page)["place"], name
        if name in MODES:
            page.get_by_test_id("stMain").get_by_role("radio", name=MODES[name], exact=True).first.click()
            rest(page)
        if name in FIGURES:
            press_a_row(page, FIGURES[name])
            assert {"mark", "cell", "spot"} & set(asked(page)), f"{name}: the mark is not in the address"
        other = theirs.open(page.url)
        expect(other.get_by_role("heading", level=1)).to_have_text(page.get_by_role("heading", level=1).inner_text())
        rest(other)
        assert told(other) == told(page), name
        seen.append(name)
    assert seen == [*(NAMES or (*single, *IN_THE_BAR))]
    for watched in (mine, theirs):
        watched.close()
        assert watched.wrong == []
