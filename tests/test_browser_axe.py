"""Every page of the sample in a real browser: for readers with a keyboard, a screen reader, a narrow window, or paper.

One browser walks through all pages once in the light and once in the dark theme. axe-core comes inside a Python
package, so that it needs no network; what it cannot decide (words on a picture) is looked at by people.
"""

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.one_browser import OneBrowser
from tests.resting import rest
from tests.screenshots import pages, settle
from tests.serve import served
from tests.test_browser import Watched, chromium
from tests.tiny_workspace import sample_once

pytestmark = pytest.mark.browser
__all__ = ["chromium"]
AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
GRAVE = ("serious", "critical")
IN_THE_BAR = ("Brief", "Tolls compared", "Timeline", "Actors", "Map", "Blind spots", "Evidence", "Capture", "Review")
IN_THE_BAR += ("Methods",)
MOST_TABS = 400


@pytest.fixture(scope="module")
def sample() -> Path:
    return sample_once()


@pytest.fixture(scope="module")
def address(sample: Path) -> Iterator[str]:
    with served(sample) as url:
        yield url


@pytest.fixture(scope="module")
def single(sample: Path) -> dict[str, str]:
    """The addresses of the two pages that do not stand in the bar: an event, and a sentence of its first report."""
    snapshots = sample / "snapshots"
    found = pages(snapshots / (snapshots / "CURRENT").read_text(encoding="ascii").strip())
    return {"Event": found["event"], "One post": found["evidence"]}


def walked(watched: Watched, address: str, single: dict[str, str], names: tuple[str, ...] = ()) -> Iterator[str]:
    """Open page after page, at rest and drawn; their names. Those of the bar are opened there, as a reader does."""
    page = watched.page
    page.set_default_timeout(90_000)
    for name, path in single.items():
        if name in names or not names:
            watched.open(address + path)
            settle(page)
            yield name
    if page.url == "about:blank":
        watched.open(address)
    for name in IN_THE_BAR:
        if name in names or not names:
            link = page.get_by_test_id("stHeader").get_by_role("link", name=name, exact=True)
            link.click()
            expect(link).to_have_attribute("aria-current", "page")
            rest(page)
            settle(page)
            yield name


def grave_violations(page: Page, rules: list[str] | None = None) -> list[str]:
    """What axe-core finds serious or critical: the rule, and the first elements. The insides of charts are left out."""
    if not page.evaluate("typeof window.axe === 'object'"):
        page.evaluate(AXE)
    options: dict[str, Any] = {"resultTypes": ["violations"]}
    options |= {"runOnly": {"type": "rule", "values": rules}} if rules else {}
    found = page.evaluate("options => axe.run({ exclude: [['.main-svg']] }, options)", options)
    return [
        f"{one['id']}: {[node['html'][:120] for node in one['nodes'][:3]]}"
        for one in found["violations"]
        if one["impact"] in GRAVE
    ]


CONTROLS = """() => {
    const kinds = 'a[href], button, input, select, textarea, summary, [role=button], [role=combobox], [role=radio],'
        + '[role=tab], [role=slider], [role=switch], [tabindex="0"]';
    window.controls = [...document.querySelectorAll(kinds)].filter(e =>
        !e.disabled && !e.closest('[disabled], [inert], [aria-hidden=true], .main-svg, .modebar')
        && e.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true })
        && e.getBoundingClientRect().width > 1 && e.getBoundingClientRect().height > 1);
    window.reached = new Set();
    if (window.reaching) document.removeEventListener('focusin', window.reaching);
    window.reaching = event => window.reached.add(event.target);
    document.addEventListener('focusin', window.reaching);
    document.activeElement.blur();
    return window.controls.length;
}"""
UNREACHED = """() => {
    const group = e => e.closest('[role=radiogroup], [role=tablist], [role=group]');
    const groups = new Set([...window.reached].map(group).filter(Boolean));
    const isChoice = e => ['radio', 'tab'].includes(e.getAttribute('role') || e.type) && groups.has(group(e));
    const opensField = e => e.tabIndex < 0 && window.reached.has(e.parentElement.querySelector('input'));
    return window.controls.filter(e => e.isConnected && !window.reached.has(e) && !isChoice(e) && !opensField(e))
        .map(e => e.outerHTML.slice(0, 160));
}"""


def out_of_reach(page: Page) -> list[str]:
    """The controls in view that Tab does not come to, once around the page from wherever it begins.

    Of a group of choices one is enough, arrows lead to the rest; beside the field of a list stands a button for it.
    """
    assert page.evaluate(CONTROLS) > 10
    ends = 0
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        ends += bool(page.evaluate("document.activeElement === document.body"))
        if ends == 2:
            break
    else:
        return [f"Tab does not come to an end after {MOST_TABS} steps"]
    return [str(one) for one in page.evaluate(UNREACHED)]


def test_every_page_can_be_read_by_a_machine_and_worked_with_the_keyboard(
    chromium: OneBrowser,
    address: str,
    single: dict[str, str],
) -> None:
    watched = Watched(chromium)
    wrong, seen = [], []
    for name in walked(watched, address, single):
        seen.append(name)
        wrong += [f"{name}, light: {one}" for one in grave_violations(watched.page)]
        wrong += [f"{name}, out of the keyboard's reach: {one}" for one in out_of_reach(watched.page)]
    watched.close()
    assert seen == [*single, *IN_THE_BAR]
    assert wrong == []
    assert watched.wrong == []


OVERLAPS = """() => {
    const found = [];
    const straight = t => !/rotate\\((?!0[,)])/.test(t.getAttribute('transform') || '');
    for (const chart of document.querySelectorAll('.js-plotly-plot')) {
        const frame = chart.getBoundingClientRect();
        const texts = [...chart.querySelectorAll('text')].filter(t =>
            t.textContent.trim() && straight(t) && !t.closest('.modebar, .hoverlayer')
            && t.checkVisibility({ checkVisibilityCSS: true }));
        const boxes = texts.map(t => t.getBoundingClientRect());
        boxes.forEach((a, i) => {
            if (a.right > frame.right + 2 || a.left < frame.left - 2 || a.bottom > frame.bottom + 2)
                found.push(`cut: ${texts[i].textContent.slice(0, 60)}`);
            boxes.slice(i + 1).forEach((b, k) => {
                const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
                const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
                if (wide > 3 && high > 4)
                    found.push(`${texts[i].textContent.slice(0, 40)} / ${texts[i + 1 + k].textContent.slice(0, 40)}`);
            });
        });
    }
    return found;
}"""
SIDEWAYS = (
    "(() => { const m = document.querySelector('[data-testid=stMain]'); return m.scrollWidth - m.clientWidth })()"
)
OFF_THE_PAPER = """() => {
    const edge = document.documentElement.clientWidth;
    const all = kind => [...document.querySelectorAll(kind)];
    const cut = all('.js-plotly-plot').filter(c => c.getBoundingClientRect().right > edge + 1);
    const frames = all('[class*=st-key-wide_]').filter(f => getComputedStyle(f).overflowX !== 'visible');
    const rail = document.querySelector('[data-testid=stSidebar]');
    const pressed = ['Button', 'ButtonGroup', 'Selectbox'].map(one => `[data-testid=stMain] [data-testid=st${one}]`);
    const buttons = all(['[data-testid=stDownloadButton], [data-testid=stPopover]', ...pressed].join());
    return {
        charts: cut.length, frames: frames.length, rail: !!rail && rail.checkVisibility(),
        buttons: buttons.filter(b => b.checkVisibility()).length,
    };
}"""
WITH_CHARTS = ("Brief", "Tolls compared", "Timeline", "Actors", "Map", "Blind spots")
WIDTHS = (1920, 390, 1280)
"""In px; a window made narrower draws the same picture as one that always was."""
A4_PX, MARGINS_PX = 794, 106


def lie_over_each_other(page: Page) -> list[str]:
    """What lies over each other or is cut in the charts of a page, at each width and on paper."""
    wrong: list[str] = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        settle(page)
        wrong += [f"{width} px: {one}" for one in page.evaluate(OVERLAPS)]
        if page.evaluate(SIDEWAYS) > 0:
            wrong.append(f"{width} px: the page scrolls sideways")
    page.set_viewport_size({"width": A4_PX - MARGINS_PX, "height": 1000})
    page.emulate_media(media="print")
    settle(page)
    paper = page.evaluate(OFF_THE_PAPER)
    if paper != {"charts": 0, "frames": 0, "rail": False, "buttons": 0}:
        wrong.append(f"on paper: {paper}")
    page.emulate_media(media="screen")
    page.set_viewport_size({"width": 1280, "height": 900})
    rest(page)
    return wrong


def test_every_page_keeps_its_contrast_in_the_dark_and_its_words_apart_at_every_width_and_on_paper(
    chromium: OneBrowser,
    address: str,
    single: dict[str, str],
) -> None:
    watched = Watched(chromium, color_scheme="dark")
    page = watched.page
    wrong: list[str] = []
    for name in walked(watched, address, single):
        ground = page.evaluate("getComputedStyle(document.querySelector('.stApp')).backgroundColor")
        assert ground == "rgb(21, 24, 28)"
        wrong += [f"{name}, dark: {one}" for one in grave_violations(page, ["color-contrast"])]
        if name in WITH_CHARTS:
            wrong += [f"{name}, {one}" for one in lie_over_each_other(page)]
    watched.close()
    assert wrong == []
    assert watched.wrong == []
