"""What one test leaves in a context of the browser that they share, the next one does not find; servers keep a port."""

import socket

import pytest
from playwright.sync_api import Page, Route

from tests import serve
from tests.one_browser import OneBrowser
from tests.test_browser import chromium

pytestmark = pytest.mark.browser
__all__ = ["chromium"]
LEAVE = """async () => {
    document.cookie = 'left=1';
    localStorage.left = sessionStorage.left = 'x';
    await caches.open('left');
    await new Promise(done => indexedDB.open('left').onsuccess = done);
}"""
FOUND = """async () => [
    document.cookie, ...Object.keys(localStorage), ...Object.keys(sessionStorage), ...await caches.keys(),
    ...(await indexedDB.databases()).map(one => one.name),
    (await navigator.permissions.query({name: 'clipboard-read'})).state,
].filter(Boolean)"""
ADDRESS, ELSEWHERE = "http://localhost:8/", "http://127.0.0.1:8/"


def opened(browser: OneBrowser) -> Page:
    page = browser.lent(locale="en-GB").new_page()
    for address in (ADDRESS, ELSEWHERE):
        page.route(address, answer)
    return at(page, ADDRESS)


def at(page: Page, address: str) -> Page:
    page.goto(address)
    return page


def answer(route: Route) -> None:
    route.fulfill(body="<!doctype html><title>here</title>", content_type="text/html")


def test_a_context_that_is_given_back_holds_nothing_of_who_had_it(chromium: OneBrowser) -> None:
    first = opened(chromium)
    untouched = first.evaluate(FOUND)
    at(first, ELSEWHERE).evaluate(LEAVE)
    at(first, ADDRESS)
    first.context.grant_permissions(["clipboard-read", "clipboard-write"])
    first.evaluate(LEAVE)
    first.context.add_cookies([{"name": "left", "value": "1", "url": "http://localhost.localdomain/"}])
    assert len(first.evaluate(FOUND)) == len(untouched) + 5
    chromium.give_back(first.context)
    assert first.is_closed()
    second = opened(chromium)
    assert second.context == first.context
    assert second.context.cookies() == []
    assert second.evaluate(FOUND) == untouched
    assert at(second, ELSEWHERE).evaluate(FOUND) == untouched


def test_a_context_has_one_reader_at_a_time(chromium: OneBrowser) -> None:
    mine, theirs = opened(chromium), opened(chromium)
    mine.evaluate(LEAVE)
    assert mine.context != theirs.context
    assert "left=1" not in theirs.evaluate(FOUND)


def test_a_server_takes_the_port_of_the_last_but_not_of_one_that_runs() -> None:
    port = serve._port_of_the_app()
    with socket.create_server(("127.0.0.1", port)) as running:
        with socket.create_connection(("127.0.0.1", port)), running.accept()[0]:
            pass
        assert serve._port_of_the_app() != port
    assert serve._port_of_the_app() == port
    assert serve.free_port() not in (port, serve._port_of_the_app())
