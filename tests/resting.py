"""A browser page that waits for Streamlit by itself: every act and every expectation comes when the page rests.

While Streamlit draws a page again, an element may stand twice, what is typed may be lost, and what is clicked may be on
its way out. A run begins some time after the message that asks for it, so that a page may look at rest when it is not.
Therefore a script in the page watches its connection: the page is at work from the moment it asks the server for
something until the server has answered, the run has ended and nothing more has come for a short while. As long, an
element of one pixel stands in it, and Playwright's own means against things that cover a page waits until it is gone.

`page.keyboard` acts without looking; before it, call `rest`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from re import Pattern
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Locator, Page, TimeoutError, expect

PATIENCE_MS = 90_000
"""How long a test waits for what must come, on the slowest machine."""
expect.set_options(timeout=PATIENCE_MS)
OPENINGS, OPEN_MS = 6, 15_000
"""How often a list is opened to choose from, and how long it may take each time."""
QUIET_MS = 250
"""Nothing has come from the server, or gone to it, for so long."""
UNANSWERED_MS = 3_000
"""A message to which nothing has come by then asks for no answer."""

WATCH = """(() => {
    const now = () => performance.now();
    let sent = -Infinity, came = -Infinity;
    const send = WebSocket.prototype.send;
    WebSocket.prototype.send = function (data) {
        sent = now();
        if (!this.isWatched) this.addEventListener("message", () => { came = now(); });
        this.isWatched = true;
        return send.call(this, data);
    };
    const rests = () =>
        !document.querySelector("[data-test-script-state=running]") &&
        now() - Math.max(came, sent) > (came < sent ? UNANSWERED_MS : QUIET_MS);
    const mark = document.createElement("i");
    mark.id = "at-work";
    mark.setAttribute("aria-hidden", "true");
    mark.style.cssText = "position:fixed;left:0;bottom:0;width:1px;height:1px;pointer-events:none";
    const look = () => {
        if (document.body && !mark.isConnected) document.body.append(mark);
        mark.style.display = rests() ? "none" : "block";
        setTimeout(look, 25);
    };
    look();
})()"""


def new_context(browser: Browser, **options: Any) -> BrowserContext:
    """A context of its own in `browser`; each of its pages tells whether it is at work.

    Its reader asks for less motion, as a system can: what only moves would be drawn sixty times a second, without a
    graphics card by the processor, a fifth of all that a page costs. Nothing is checked while it moves.
    """
    context = browser.new_context(**{"reduced_motion": "reduce", **options})
    context.set_default_timeout(PATIENCE_MS)
    context.add_init_script(f"const [QUIET_MS, UNANSWERED_MS] = [{QUIET_MS}, {UNANSWERED_MS}];{WATCH}")
    context.on("page", lambda page: page.add_locator_handler(mark(page), _wait))
    return context


def mark(page: Page) -> Locator:
    """What stands in `page` while it is at work."""
    return page.locator("#at-work")


def rest(page: Page) -> None:
    """Wait until `page` rests."""
    mark(page).wait_for(state="hidden")


@contextmanager
def at_once(page: Page) -> Iterator[None]:
    """Within the block, act on `page` and look at it although it is at work."""
    page.remove_locator_handler(mark(page))
    yield
    page.add_locator_handler(mark(page), _wait)


def choose(page: Page, label: str, option: str | Pattern[str]) -> None:
    """Choose from the list named `label`. It is opened again where a run that came just then has closed it."""
    for _ in range(OPENINGS):
        page.get_by_role("combobox", name=label).click()
        try:
            page.get_by_role("option", name=option).first.click(timeout=OPEN_MS)
        except TimeoutError:
            page.keyboard.press("Escape")
        else:
            rest(page)
            page.keyboard.press("Escape")
            return
    raise AssertionError(f"{option} could not be chosen from {label}")


def _wait(_: Locator) -> None:
    """Nothing: Playwright itself waits until the mark is gone."""
