"""How long a correction takes in a browser: from Enter on Review until it is said, and read on Review and the Brief.

On a made-up workspace whose readings are cached. Each figure is one of an event on the Brief's cards. After `e`, the
digits and Enter, Review says what is stored, and then shows the new reading; of every second figure the Brief is opened
right after Enter instead, where the event says its new reading, and then has it in its numbers.

    python -m tests.bench_deciding --figures 100000 --floors
"""

import argparse
import statistics
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from urllib.parse import urlencode

from playwright.sync_api import Page, sync_playwright

from dashboard.queries.brief import tiles
from dashboard.queries.filters import Filters
from dashboard.storage.build import build
from dashboard.storage.machine import load_words
from dashboard.storage.made_up import write_made_up
from dashboard.storage.made_up.as_workspace import write_as_workspace
from dashboard.storage.serving import connect
from dashboard.storage.workspace import Workspace
from tests.find_browser import installed
from tests.serve import served

MOST_SECONDS = 1.5
"""From the last key to the new value on the page, at 100 thousand figures (issue 6)."""
PUBLISHED = ("published on Review", "published on the Brief")
"""What everybody sees after the next snapshot, for which "seconds" is the aim: it has no floor."""
FIGURE_OF = """
    SELECT post_id, start || '-' || "end" FROM claims WHERE post_id = $post AND start || '-' || "end" = $at
    AND (post_id, claim_no) IN (SELECT post_id, claim_no FROM figures WHERE operator <> 'between')"""
WATCH = """([words, path]) => {
    window.enterAt = window.saidAt = window.seenAt = window.countedAt = 0;
    const shows = (selector) => [...document.querySelectorAll(selector)].some((one) => one.textContent.includes(words));
    window.addEventListener('keydown', (event) => {
        if (event.key === 'Enter') window.enterAt = performance.now();
    }, true);
    const look = () => {
        if (!window.enterAt) return;
        if (!window.saidAt && shows('[data-testid=stSpinner]')) window.saidAt = performance.now();
        if (!window.seenAt && location.pathname === path && shows('[data-testid=stMain] [data-testid=stHtml]'))
            window.seenAt = performance.now();
        const waits = [...document.querySelectorAll('[data-testid=stAlert]')].some((one) =>
            one.textContent.includes('Publishing'));
        if (window.seenAt && !waits && !window.countedAt) window.countedAt = performance.now();
    };
    new MutationObserver(look).observe(document.body, {childList: true, subtree: true, characterData: true});
}"""
AT_REST = """() => document.querySelector('[data-test-script-state=notRunning]')
    && typeof window.reviewKeys === 'function'"""


def spots(snapshot: Path) -> list[tuple[str, str]]:
    """The sentences with a number behind the cards of the Brief, as links name them."""
    connection = connect(snapshot)
    try:
        cards = tiles(connection.cursor(), Filters(), 12)
        asked = [{"post": card.post_id, "at": card.at} for card in cards.itertuples()]
        found = [connection.execute(FIGURE_OF, one).fetchone() for one in asked]
    finally:
        connection.close()
    return [(str(one[0]), str(one[1])) for one in found if one is not None]


def seconds_until(page: Page, address: str, spot: tuple[str, str], number: int, on_brief: bool) -> list[float]:
    """Correct the first number of a sentence to `number`: seconds from Enter until it is said on Review, until it is
    shown at its event, and until the event's own numbers have it."""
    page.goto(f"{address}/review?{urlencode({'post': spot[0], 'at': spot[1]})}")
    page.wait_for_selector(".st-key-review_edit input", timeout=120_000)
    page.wait_for_function(AT_REST, timeout=60_000)
    page.wait_for_timeout(4000)  # a reader reads the sentence
    page.evaluate(WATCH, [f"{number:,}", "/" if on_brief else "/review"])
    page.keyboard.press("e")
    page.keyboard.type(str(number))
    page.keyboard.press("Enter")
    if on_brief:
        page.get_by_role("link", name="Brief", exact=True).first.click()
    page.wait_for_function("window.countedAt > 0", timeout=60_000)
    marks = "[window.saidAt, window.seenAt, window.countedAt].map((at) => (at - window.enterAt) / 1000)"
    return [float(at) for at in page.evaluate(marks)]


def measured(address: str, snapshot: Path) -> Iterator[tuple[str, list[float]]]:
    """Seconds until it is said on Review, published there, said at its event on the Brief, and in its numbers there."""
    found: dict[bool, list[list[float]]] = {False: [], True: []}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=installed(), args=["--no-sandbox"])
        page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
        page.goto(address)
        page.wait_for_selector("[data-testid=stMain] h1", timeout=300_000)
        for number, spot in enumerate(spots(snapshot)):
            on_brief = number % 2 == 1
            found[on_brief].append(seconds_until(page, address, spot, 7001 + number, on_brief))
        browser.close()
    yield "said on Review", [said for said, _, _ in found[False]]
    yield PUBLISHED[0], [seen for _, seen, _ in found[False]]
    yield "at its event on the Brief, opened after Enter", [seen for _, seen, _ in found[True]]
    yield PUBLISHED[1], [counted for _, _, counted in found[True]]


@contextmanager
def made_up(figures: int) -> Iterator[Workspace]:
    """A built workspace of about so many figures."""
    with tempfile.TemporaryDirectory() as folder:
        write_made_up(Path(folder) / "made_up.duckdb", figures)
        workspace = Workspace.at(Path(folder) / "workspace")
        write_as_workspace(Path(folder) / "made_up.duckdb", workspace.root)
        yield workspace


def main(arguments: list[str]) -> int:
    """Print the seconds; with --floors 1 when the median is beyond the floor."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--figures", type=int, default=100_000)
    parser.add_argument("--floors", action="store_true", help="end with 1 when a median is beyond its floor")
    options = parser.parse_args(arguments)
    if installed() is None:
        print("skipped: no Chromium on this machine; tests/find_browser.py --install gets one")
        return 0
    missed = False
    with made_up(options.figures) as workspace:
        snapshot = build(workspace).path
        with served(workspace.root) as address:
            print(f"{options.figures:,} figures; {date.today()}; load {load_words()}")
            for where, took in measured(address, snapshot):
                median = statistics.median(took)
                is_late = median > MOST_SECONDS and where not in PUBLISHED
                verdict = f"{'missed' if is_late else 'holds'}: floor {MOST_SECONDS:g} s"
                words = "no floor" if where in PUBLISHED else verdict
                each = ", ".join(f"{one:.2f}" for one in took)
                print(f"{where:<46} p50 {median:.2f} s  {words}  ({each})", flush=True)
                missed |= is_late
    return int(missed and options.floors)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
