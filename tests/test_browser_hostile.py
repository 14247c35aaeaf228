"""Hostile posts and tables in a real browser: on no page do their words become markup, a request or a wider page."""

from collections.abc import Iterator

import pytest

from tests.hostile_world import MARKERS, hostile
from tests.one_browser import OneBrowser
from tests.resting import rest
from tests.screenshots import pages, settle
from tests.serve import served
from tests.test_browser import Watched, chromium
from tests.test_browser_axe import IN_THE_BAR, SIDEWAYS, walked

pytestmark = pytest.mark.browser
__all__ = ["chromium"]
ALIVE = """markers => {
    const main = document.querySelector('[data-testid=stMain]');
    const found = [...document.querySelectorAll('.stApp *')]
        .filter(e => e.childElementCount === 0 && markers.includes(e.textContent.trim()))
        .map(e => e.outerHTML.slice(0, 120));
    const foreign = main.querySelectorAll('img, iframe, object, embed, script, .katex, a[href^="javascript" i]');
    const handlers = [...main.querySelectorAll('*')].filter(e => [...e.attributes].some(a => /^on/i.test(a.name)));
    return [...found, ...[...foreign, ...handlers].map(e => e.outerHTML.slice(0, 120))];
}"""
OPEN_ROWS = """() => [...document.querySelectorAll('details:not([open]) > summary')]
    .filter(s => / of this figure, as links|in view|without a number|as a table/.test(s.textContent))
    .forEach(s => s.click())"""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with served(hostile()) as url:
        yield url


def test_no_page_takes_hostile_words_for_markup(chromium: OneBrowser, address: str) -> None:
    """A marker that stands alone in an element was interpreted; as text it stands between its signs."""
    snapshots = hostile() / "snapshots"
    found = pages(snapshots / (snapshots / "CURRENT").read_text(encoding="ascii").strip())
    single = {"Event": found["event"], "One post": found["evidence"]}
    watched = Watched(chromium)
    page = watched.page
    wrong, tried = [], []
    for name in walked(watched, address, single):
        page.evaluate(OPEN_ROWS)
        rest(page)
        settle(page)
        wrong += [f"{name}: {one}" for one in page.evaluate(ALIVE, list(MARKERS))]
        if page.evaluate(SIDEWAYS) > 0:
            wrong.append(f"{name}: a long word makes the page scroll sideways")
        if "evilbold" in page.locator("[data-testid=stMain]").inner_text():
            tried.append(name)
    page.evaluate("document.querySelector('[data-testid=stMain]').insertAdjacentHTML('beforeend', '<b>evilbold</b>')")
    assert page.evaluate(ALIVE, list(MARKERS)), "markup would not be found"
    watched.close()
    assert wrong == []
    assert watched.wrong == []
    assert {*single, *IN_THE_BAR} - {*tried} <= {"Capture", "Methods"}
