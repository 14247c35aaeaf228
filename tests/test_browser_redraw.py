"""What a filter draws again in a real browser: the body and the rail's foot. AppTest always draws the whole page."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import WebSocket, expect

from tests import small_world
from tests.resting import rest
from tests.serve import served
from tests.test_browser import Watched, asked, chromium, reader

pytestmark = pytest.mark.browser
__all__ = ["chromium", "reader"]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(small_world.workspace(tmp_path_factory.mktemp("redraw"))) as url:
        yield url


def test_a_filter_draws_body_and_foot_again_and_one_click_takes_it_back(address: str, reader: Watched) -> None:
    page = reader.page
    received: list[bytes] = []

    def listen(socket: WebSocket) -> None:
        socket.on("framereceived", lambda data: received.append(data if isinstance(data, bytes) else data.encode()))

    page.on("websocket", listen)
    reader.open(address + "/timeline")
    rest(page)
    whole = b"".join(received)
    assert b"What happened when" in whole and b"Who says so" in whole
    clear, box = (
        page.get_by_role("button", name="Clear all filters"),
        page.get_by_role("textbox", name="Search the claims"),
    )
    expect(clear).to_be_disabled()

    received.clear()
    box.fill("wounded")
    box.press("Enter")
    expect(clear).to_be_enabled()
    rest(page)
    again = b"".join(received)
    assert b"of 9 claims shown" in again, "the body is drawn again"
    for unchanged in (b"What happened when", b"Who says so", b"When reports differ"):
        assert unchanged not in again, unchanged
    assert asked(page)["q"] == ["wounded"]

    clear.click()
    rest(page)
    expect(page.get_by_text("all 9 claims shown").first).to_be_visible()
    expect(box).to_have_value("")
    expect(clear).to_be_disabled()
    assert "q" not in asked(page)


def test_a_link_of_a_list_opens_in_place_and_the_sentence_is_copied(address: str, reader: Watched) -> None:
    page = reader.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    reader.open(address + "/?q=Sukhna")
    rest(page)
    page.evaluate("window.stillTheSame = true")
    sentence = page.locator(".to-copy").first
    sentence.hover()
    page.get_by_role("button", name="Copy to clipboard").first.click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == sentence.locator("pre").inner_text()

    link = page.locator(".st-key-lines_named").get_by_role("link", name="Killing in Sukhna").first
    link.click()
    expect(page.get_by_role("heading", name="What do all reports of this say, in order?")).to_be_visible()
    rest(page)
    assert page.evaluate("window.stillTheSame"), "the app was loaded anew"
    assert asked(page)["q"] == ["Sukhna"] and "post" in asked(page)
    page.go_back()
    expect(page.get_by_role("heading", name="What is being claimed, and how sure can we be?")).to_be_visible()
    expect(link).to_be_visible()
    assert page.evaluate("window.stillTheSame")
    assert asked(page) == {"q": ["Sukhna"]}
