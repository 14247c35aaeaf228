"""One browser for all tests in a browser that a worker runs one after the other, and contexts lent to one at a time.

In a new context Streamlit's scripts are fetched and compiled anew, more than half of what opening a page costs. So
contexts are used again, and the pages of one share a process, which a page that shows nothing keeps alive. What a
test leaves in a context goes when it is given back: pages, cookies, storage, permissions. What stays are files of
Streamlit, each under a name made of its content, as long as servers take the same port (tests/serve.py).
"""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Frame, Page, Route, sync_playwright

from tests.find_browser import installed
from tests.resting import new_context

ARGUMENTS = ["--no-sandbox", "--process-per-site", "--disable-webgl"]
"""No page may need WebGL: there are readers without a graphics card."""
NOWHERE = "http://localhost:9/"
"""Of the site of all our servers, so that their pages share its process."""


class OneBrowser:
    """A running browser and its contexts."""

    def __init__(self, path: str | Path) -> None:
        self._playwright = sync_playwright().start()
        self._browser = self._playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        self._kept: list[tuple[BrowserContext, Page, dict[str, Any]]] = []
        self._lent: list[BrowserContext] = []
        self._visited: set[str] = set()

    def lent(self, **options: Any) -> BrowserContext:
        """A context made with these options, which nobody else has until it is given back."""
        options = {"viewport": {"width": 1280, "height": 900}, **options}
        for context, _, made_with in self._kept:
            if made_with == options and context not in self._lent:
                self._lent.append(context)
                return context
        context = new_context(self._browser, **options)
        context.on("page", lambda page: page.on("framenavigated", self._note))
        keeper = context.new_page()
        keeper.route(NOWHERE, _answer)
        keeper.goto(NOWHERE)
        self._kept.append((context, keeper, options))
        self._lent.append(context)
        return context

    def give_back(self, *given: BrowserContext) -> None:
        """Forget what was done in these contexts, or in all that are lent."""
        for context, keeper, _ in self._kept:
            if context not in self._lent or (given and context not in given):
                continue
            for page in context.pages:
                if page != keeper:
                    page.close()
            session = context.new_cdp_session(keeper)
            for origin in self._visited:
                session.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})
            session.detach()
            context.clear_cookies()
            context.clear_permissions()
            self._lent.remove(context)

    def _note(self, frame: Frame) -> None:
        address = urlsplit(frame.url)
        if address.scheme in ("http", "https"):
            self._visited.add(f"{address.scheme}://{address.netloc}")

    def end(self) -> None:
        """End the browser and what drives it."""
        self._browser.close()
        self._playwright.stop()


_running: list[OneBrowser] = []


def the_browser() -> OneBrowser | None:
    """The browser of this process, started when there is none; None when none is installed."""
    if not _running and (path := installed()):
        _running.append(OneBrowser(path))
    return _running[0] if _running else None


def end() -> None:
    """End the browser of this process, if there is one."""
    while _running:
        _running.pop().end()


def _answer(route: Route) -> None:
    route.fulfill(body="<!doctype html><title>kept</title>", content_type="text/html")
