"""The pictures of the pages: taken when a page stands still, and all of them there."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, sync_playwright

from tests.find_browser import installed
from tests.screenshots import settle

PICTURES = Path(__file__).resolve().parents[1] / "docs" / "screenshots"
GROWING = """<main data-testid="stMain" style="height:400px;overflow:auto"><h1>Page</h1>
<div data-testid="stSkeleton" style="height:9px"></div></main>
<script>setTimeout(() => {
  document.querySelector("[data-testid=stSkeleton]").remove();
  document.querySelector("main").insertAdjacentHTML("beforeend", '<div style="height:2000px">all of it</div>');
}, 900);</script>"""

IN_STEPS = """<main data-testid="stMain" style="height:400px;overflow:auto"><h1>Page</h1></main>
<script>let steps = 0;
const step = () => {
  document.querySelector("main").insertAdjacentHTML("beforeend", '<div style="height:200px">more</div>');
  if (++steps < 10) setTimeout(step, 200);
};
setTimeout(step, 200);</script>"""


@pytest.fixture
def blank() -> Iterator[Page]:
    path = installed()
    if path is None:
        pytest.skip("no Chromium is installed (tests/find_browser.py --install)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser.new_page()
        browser.close()


def test_a_picture_waits_for_what_is_still_to_come(blank: Page) -> None:
    blank.set_content(GROWING)
    assert settle(blank) > 2000
    assert blank.locator("text=all of it").count() == 1


def test_a_picture_waits_until_a_page_grows_no_more(blank: Page) -> None:
    blank.set_content(IN_STEPS)
    assert settle(blank) > 2000
    assert blank.locator("text=more").count() == 10


@pytest.mark.parametrize("name", ["brief", "event", "evidence", "posts", "methods", "capture", "tolls"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_has_its_picture(name: str, scheme: str) -> None:
    head = (PICTURES / f"{name}-{scheme}.png").read_bytes()[:24]
    assert head.startswith(b"\x89PNG")
    assert int.from_bytes(head[16:20]) == 1440
