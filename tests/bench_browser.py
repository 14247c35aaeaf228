"""How fast the pages are in a browser, as ratios of an empty Streamlit page in the same run; `make bench` runs it.

Four figures with a floor each (issue 5, point 7): a redraw when one chart changes, and when all do, against the rerun
of an empty page after the same action; the first page against the first load of a page with one trivial chart; and the
server's memory with ten sessions. A redraw lasts from the action to the last change in the page's main part.

    python -m tests.bench_browser --floors                     the sample
    python -m tests.bench_browser --snapshot FILE --floors     a made-up snapshot kept by `bench pages --keep`
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.find_browser import installed
from tests.serve import REPOSITORY, served

ONE_CHART, ALL_CHARTS, FIRST_PAGE, MEMORY_MB = 1.5, 2.0, 1.5, 500.0
"""The floors: times an empty rerun; the same; times the first load of an empty page and Plotly's own; megabytes."""
SESSIONS = 10
NAME = "0123456789abcdef.duckdb"
PAGES = ("", "timeline", "map", "actors")
EMPTY = """import streamlit as st

st.text_input("Search", key="words")
st.segmented_control("Days", ["one", "two"], default="one", key="axis")
st.write(st.session_state["words"], st.session_state["axis"])
"""
CHART = """import plotly.graph_objects as go
import streamlit as st

st.plotly_chart(go.Figure(go.Scatter(x=[1, 2], y=[1, 2])))
"""
# Changes of the main part are noted with their time; what a reader does last before them is where the clock starts.
WATCH = """() => {
    const main = document.querySelector('[data-testid=stMain]');
    window.lastChange = window.lastDone = 0;
    new MutationObserver(() => { window.lastChange = performance.now(); })
        .observe(main, {childList: true, subtree: true, characterData: true});
    for (const done of ['pointerdown', 'keydown'])
        window.addEventListener(done, () => { window.lastDone = performance.now(); }, true);
}"""
QUIET = """() => document.querySelector('[data-test-script-state=notRunning]')
    && window.lastChange > window.lastDone && performance.now() - window.lastChange > 700"""
INPUT, PLOT = "[data-testid=stTextInput] input", ".js-plotly-plot .main-svg"
"""What stands on a page that is whole."""
LOADED = """() => document.querySelector('[data-test-script-state=notRunning]')
    && performance.now() - (window.lastChange ?? performance.now()) > 1500"""
FROM_THE_START = """
    window.lastChange = performance.now();
    new MutationObserver(() => { window.lastChange = performance.now(); })
        .observe(document, {childList: true, subtree: true, characterData: true});"""


@dataclass(frozen=True)
class Figure:
    """A measured value with its floor, in words."""

    what: str
    value: float
    floor: float
    unit: str
    aside: str

    def __str__(self) -> str:
        missed = " MISSED" if self.value > self.floor else ""
        return f"{self.what:<38}{self.value:8.2f} {self.unit}  floor {self.floor:g} {self.unit}{missed}  ({self.aside})"


@contextmanager
def empty_app(script: str) -> Iterator[str]:
    """The address of an app that is only this script, with the settings of ours."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "app.py").write_text(script, encoding="utf-8")
        (Path(folder) / ".streamlit").symlink_to(REPOSITORY / ".streamlit")
        with served(None, app=Path(folder) / "app.py") as address:
            yield address


def redraw(page: Page, act: Callable[[int], None], times: int) -> float:
    """The median of milliseconds from an act to the last change it makes; the first two are not counted."""
    page.evaluate(WATCH)
    took = []
    for number in range(times + 2):
        act(number)
        page.wait_for_function(QUIET, timeout=120_000)
        took.append(page.evaluate("window.lastChange - window.lastDone"))
    return statistics.median(took[2:])


def search(page: Page) -> Callable[[int], None]:
    """Search for one word, then another: everything on a page changes."""
    box = page.locator(INPUT).first

    def act(number: int) -> None:
        box.fill(("killed", "wounded")[number % 2])
        box.press("Enter")

    return act


def axis(page: Page, one: str, other: str) -> Callable[[int], None]:
    """Choose one of two buttons, then the other."""

    def act(number: int) -> None:
        page.get_by_role("radio", name=(other, one)[number % 2], exact=True).click()

    return act


def opened(browser: Browser, address: str, whole: str = PLOT) -> Page:
    """The page when `whole` stands on it and nothing changes any more, with nothing kept from another."""
    page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    page.add_init_script(FROM_THE_START)
    page.goto(address)
    page.wait_for_selector(whole, timeout=300_000)  # the first one may wait for the snapshot
    page.wait_for_function(LOADED, timeout=180_000)
    return page


def first_load(browser: Browser, address: str, times: int, whole: str = PLOT) -> float:
    """The median of milliseconds from asking for an address to the last change of the page, with an empty cache."""
    took = []
    for _ in range(times):
        page = opened(browser, address, whole)
        took.append(page.evaluate("window.lastChange"))
        page.context.close()
    return statistics.median(took)


def server_megabytes(address: str) -> float:
    """Resident memory of the server at `address`, which this process started."""
    port = address.rsplit(":", 1)[1]
    lines = subprocess.run(["ps", "-axo", "ppid=,rss=,args="], capture_output=True, text=True, check=True).stdout
    split = [line.split(None, 2) for line in lines.splitlines()]
    return sum(int(rss) / 1024 for parent, rss, args in split if int(parent) == os.getpid() and f" {port} " in args)


def measured(browser: Browser, address: str, times: int, sessions: int) -> Iterator[Figure]:
    """All figures, one after another."""
    with empty_app(EMPTY) as empty:
        page = opened(browser, empty, INPUT)
        searched, chosen = redraw(page, search(page), times), redraw(page, axis(page, "one", "two"), times)
        page.context.close()
        bare = first_load(browser, empty, 3, INPUT)
    with empty_app(CHART) as chart:
        with_chart = first_load(browser, chart, 3)
    first_load(browser, address, 1)  # the server's own first time
    ours = first_load(browser, address, 3)
    page = opened(browser, f"{address}/timeline")
    one = redraw(page, axis(page, "occurred", "reported"), times)
    page.context.close()
    page = opened(browser, f"{address}/timeline")
    every = redraw(page, search(page), times)
    page.context.close()
    yield Figure("one chart changes (Timeline)", one / chosen, ONE_CHART, "x", f"{one:.0f} ms, empty {chosen:.0f} ms")
    yield Figure("all charts change", every / searched, ALL_CHARTS, "x", f"{every:.0f} ms, empty {searched:.0f} ms")
    aside = f"{ours:.0f} ms; empty {bare:.0f} ms, with a trivial chart {with_chart:.0f} ms"
    yield Figure("first page (Brief)", ours / with_chart, FIRST_PAGE, "x", aside)
    before = server_megabytes(address)
    for number in range(sessions):
        opened(browser, f"{address}/{PAGES[number % len(PAGES)]}")
    aside = f"before them {before:.0f} MB"
    yield Figure(f"server with {sessions} sessions", server_megabytes(address), MEMORY_MB, "MB", aside)


@contextmanager
def app(snapshot: Path | None) -> Iterator[str]:
    """Our app: on the sample, or on a snapshot that lies somewhere."""
    if snapshot is None:
        with served(None) as address:
            yield address
        return
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "snapshots").mkdir()
        (Path(folder) / "snapshots" / NAME).symlink_to(snapshot.resolve())
        (Path(folder) / "snapshots" / "CURRENT").write_text(NAME, encoding="ascii")
        with served(Path(folder)) as address:
            yield address


def main(arguments: list[str]) -> int:
    """Print the figures; with --floors 1 when one is beyond its floor. Without a browser it says so and ends with 0."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--snapshot", type=Path, help="a snapshot's file in place of the sample")
    parser.add_argument("--times", type=int, default=9, help="redraws of each kind")
    parser.add_argument("--sessions", type=int, default=SESSIONS, help="browser sessions that the server holds at once")
    parser.add_argument("--floors", action="store_true", help="end with 1 when a figure is beyond its floor")
    options = parser.parse_args(arguments)
    path = installed()
    if path is None:
        print("browser figures skipped: no Chromium on this machine; tests/find_browser.py --install gets one")
        return 0
    load = f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "not known"
    print(f"in a browser; load {load} on {os.cpu_count()} processors")
    missed = False
    with sync_playwright() as playwright, app(options.snapshot) as address:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        for figure in measured(browser, address, options.times, options.sessions):
            print(figure, flush=True)
            missed |= figure.value > figure.floor
        browser.close()
    return int(missed and options.floors)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
