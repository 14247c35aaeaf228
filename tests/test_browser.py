"""A reader's walk in a real browser. Any console error, and any request to another host, fails the test.

Streamlit's own probe is the one exception: on a deep link its page asks for `<page>/_stcore/…` before it finds the
root, and the browser logs those two 404s.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, expect

from tests import small_world
from tests.one_browser import OneBrowser, the_browser
from tests.resting import choose
from tests.serve import served
from tests.tiny_workspace import built_workspace, everything_in

pytestmark = pytest.mark.browser
Scheme = Literal["light", "dark"]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(small_world.workspace(tmp_path_factory.mktemp("walk"))) as url:
        yield url


@pytest.fixture
def chromium() -> Iterator[OneBrowser]:
    browser = the_browser()
    if browser is None:
        pytest.skip("no Chromium on this machine: run tests/find_browser.py --install")
    yield browser
    browser.give_back()


class Watched:
    """A page in a browser context that nobody else uses, with everything it complains about or asks for outside."""

    def __init__(self, browser: OneBrowser, color_scheme: Scheme = "light", **options: object) -> None:
        self.context: BrowserContext = browser.lent(**options)
        self._browser = browser
        self.page: Page = self.context.new_page()
        self.page.emulate_media(color_scheme=color_scheme)
        self.wrong: list[str] = []
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda error: self.wrong.append(f"page error: {error}"))
        self.page.on("dialog", self._asked)
        self.page.on("request", self._requested)

    def _heard(self, message: ConsoleMessage) -> None:
        where = str(message.location.get("url", ""))
        if message.type == "error" and not re.search(r"/\w+/_stcore/(health|host-config)$", where):
            self.wrong.append(f"console: {message.text} ({where})")

    def _asked(self, dialog: object) -> None:
        self.wrong.append("a script of a post opened a dialog")
        dialog.dismiss()  # type: ignore[attr-defined]

    def _requested(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in ("data", "blob") and parts.hostname != "localhost":
            self.wrong.append(f"a request to another host: {request.url}")

    def close(self) -> None:
        self._browser.give_back(self.context)

    def open(self, url: str) -> Page:
        self.page.goto(url)
        expect(self.page.get_by_role("heading", level=1)).to_be_visible()
        return self.page


@pytest.fixture
def reader(chromium: OneBrowser) -> Iterator[Watched]:
    watched = Watched(chromium)
    yield watched
    watched.close()
    assert watched.wrong == []


@pytest.fixture
def colleague(chromium: OneBrowser) -> Iterator[Watched]:
    watched = Watched(chromium)
    yield watched
    watched.close()
    assert watched.wrong == []


def asked(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def test_open_filter_share_and_read_the_evidence(address: str, reader: Watched, colleague: Watched) -> None:
    page = reader.open(address)
    expect(page.get_by_text("all 9 claims shown; nothing is hidden").first).to_be_visible()
    choose(page, "Place", "Homs · 2")
    expect(page.get_by_text("2 of 9 claims shown; hidden: 7 in other places").first).to_be_visible()
    assert asked(page)["place"] == ["homs"]

    theirs = colleague.open(page.url)
    expect(theirs.get_by_text("2 of 9 claims shown; hidden: 7 in other places").first).to_be_visible()
    theirs.get_by_role("link", name="Killing in Sukhna").click()
    expect(theirs.get_by_role("heading", name="What do all reports of this say, in order?")).to_be_visible()
    assert asked(theirs) == {"place": ["homs"], "post": ["a00000000001"], "at": ["78-155"]}
    expect(
        theirs.get_by_text("activists (“Activists”) claims").or_(theirs.get_by_text("activists claims"))
    ).to_be_visible()
    theirs.get_by_role("link", name="Read it in the post").click()
    expect(theirs.get_by_role("heading", name="Is this record right?")).to_be_visible()
    expect(theirs.locator("mark", has_text="at least 22 people")).to_be_visible()
    expect(theirs.get_by_text("paraphrase, not evidence").first).to_be_visible()
    theirs.locator('a[href="#s-78-155"]').click()
    expect(theirs.locator("#s-78-155")).to_be_in_viewport()


@pytest.mark.parametrize("size", [(1280, 420), (390, 420)])
def test_a_link_to_a_sentence_shows_it_marked(address: str, chromium: OneBrowser, size: tuple[int, int]) -> None:
    """The sentence stands far below the fold of a low window; its claim stands above the post, before the others."""
    watched = Watched(chromium)
    watched.page.set_viewport_size({"width": size[0], "height": size[1]})
    page = watched.open(address + "/evidence?post=a00000000001&at=78-155")
    sentence = page.locator("#s-78-155")
    expect(sentence).to_be_in_viewport()
    framed = sentence.locator("xpath=..").evaluate("element => getComputedStyle(element).boxShadow")
    assert framed != "none"
    claim = page.locator(".st-key-addressed_claim")
    expect(claim).to_contain_text("≥ 22 killed")
    assert claim.bounding_box()["y"] < page.locator(".st-key-post_pane").bounding_box()["y"]  # type: ignore[index]
    expect(page.locator(".st-key-claims_pane details").first).to_be_attached()
    expect(page.locator(".st-key-claims_pane details", has_text="22 killed")).to_have_count(0)
    watched.close()
    assert watched.wrong == []


def test_filters_follow_through_the_bar_and_back(address: str, reader: Watched) -> None:
    page = reader.open(address + "/?place=homs&rule=lowest_minimum")
    expect(page.get_by_text("2 of 9 claims shown").first).to_be_visible()
    page.get_by_role("link", name="Evidence", exact=True).click()
    expect(page.get_by_role("heading", name="Which posts were these claims read from?")).to_be_visible()
    expect(page.get_by_text("2 of 9 claims shown").first).to_be_visible()
    assert asked(page) == {"place": ["homs"], "rule": ["lowest_minimum"]}
    page.get_by_role("link", name="Brief", exact=True).click()
    expect(page.get_by_role("heading", name="What is being claimed, and how sure can we be?")).to_be_visible()
    expect(page.get_by_text("2 of 9 claims shown").first).to_be_visible()
    page.get_by_role("button", name="Clear all filters").click()
    expect(page.get_by_text("all 9 claims shown").first).to_be_visible()
    assert asked(page) == {}


def test_a_second_choice_keeps_the_first(address: str, reader: Watched) -> None:
    page = reader.open(address)
    choose(page, "Place", "Homs · 2")
    expect(page.get_by_text("2 of 9 claims shown").first).to_be_visible()
    choose(page, "Place", "Aleppo · 2")
    expect(page.get_by_text("4 of 9 claims shown").first).to_be_visible()
    assert asked(page)["place"] == ["homs", "aleppo"]
    choose(page, "What happened", "execution or torture · 3")
    expect(page.get_by_text("3 of 9 claims shown").first).to_be_visible()


def test_a_mark_leads_to_its_event(address: str, reader: Watched) -> None:
    page = reader.open(address)
    chart = page.locator(".js-plotly-plot").first
    chart.scroll_into_view_if_needed()
    points = chart.locator(".scatterlayer .trace", has=page.locator("path.point")).last.locator("path.point")
    expect(points.first).to_be_visible()
    points.first.click(force=True)
    expect(page.get_by_role("heading", name="What do all reports of this say, in order?")).to_be_visible()
    assert set(asked(page)) == {"post", "at"}
    page.go_back()
    expect(page.get_by_role("heading", name="What is being claimed, and how sure can we be?")).to_be_visible()


def test_a_hostile_post_is_text(address: str, reader: Watched) -> None:
    page = reader.open(address + "/evidence?post=a00000000005")
    body = page.get_by_test_id("stMain")
    for words in (
        "<script>alert('x')</script>",
        "<img src=x onerror=alert(1)>",
        "**bold** _it_ $x^2$",
        ":material/home:",
    ):
        expect(body).to_contain_text(words)
    assert (
        page.locator("[data-testid=stMain] img, [data-testid=stMain] .katex, [data-testid=stMain] script").count() == 0
    )
    wide = page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth - innerWidth")
    assert wide <= 0, "a long word makes the page scroll sideways"


@pytest.mark.parametrize("path", ["/", "/tolls?until=all", "/posts", "/event?post=a00000000004&at=0-83"])
def test_every_page_fits_a_phone_and_knows_dark(address: str, chromium: OneBrowser, path: str) -> None:
    watched = Watched(chromium, color_scheme="dark", user_agent="Mozilla/5.0 (Linux; Android 14) Mobile Safari")
    watched.page.set_viewport_size({"width": 390, "height": 800})
    page = watched.open(address + path)
    expect(page.get_by_test_id("stSkeleton")).to_have_count(0)
    assert page.evaluate("getComputedStyle(document.querySelector('.stApp')).backgroundColor") == "rgb(21, 24, 28)"
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    main = page.evaluate(
        "(() => { const m = document.querySelector('[data-testid=stMain]'); return m.scrollWidth - m.clientWidth })()"
    )
    assert main <= 0, "the page scrolls sideways"
    watched.close()
    assert watched.wrong == []


def test_a_narrow_window_on_a_desk_keeps_its_charts_whole(address: str, reader: Watched) -> None:
    """Charts keep their least width and scroll in their frame; a phone and a narrow window are treated alike."""
    page = reader.page
    page.set_viewport_size({"width": 390, "height": 800})
    reader.open(address)
    chart = page.locator(".js-plotly-plot").first
    chart.scroll_into_view_if_needed()
    expect(chart).to_be_visible()
    box = chart.bounding_box()
    assert box is not None
    assert box["width"] >= 700
    frame = page.locator(".st-key-wide_chart_brief-timeline")
    assert frame.evaluate("element => element.scrollWidth > element.clientWidth && element.clientWidth < 390")
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_the_keyboard_s_place_is_seen(address: str, reader: Watched) -> None:
    page = reader.open(address)
    expect(page.get_by_role("link", name="Killing in Sukhna").first).to_be_visible()
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('[data-testid=stPageLink], .in-place') !== null"):
            break
    ring = page.evaluate("(() => { const s = getComputedStyle(document.activeElement); return s.outlineStyle })()")
    assert page.evaluate("document.activeElement.tagName") == "A"
    assert ring == "solid"


def test_no_workspace_says_what_to_do(tmp_path: Path, reader: Watched) -> None:
    with served(tmp_path / "nothing") as url:
        page = reader.open(url)
        expect(page.get_by_text("python -m dashboard ingest")).to_be_visible()
        page.close()


def test_capture_previews_rejects_and_accepts(tmp_path: Path, reader: Watched) -> None:
    """Paste, preview, reject: no file. Paste again and accept: it stands on the Brief."""
    root = built_workspace(tmp_path / "mine")
    before = everything_in(root)
    words = "Activists claim that at least 31 people were killed by regime forces in Sukhna on Saturday."
    with served(root) as url:
        page = reader.open(url + "/capture")
        for button in ("Reject", "Accept and store 1 post"):
            page.get_by_role("textbox", name="Text of the post").fill(words)
            page.get_by_role("textbox", name="Publisher").fill("EA WorldView")
            page.get_by_role("textbox", name="Published").fill("2013-07-28")
            page.get_by_role("button", name="Preview").click()
            expect(page.get_by_text("at least 31 killed, people, one incident, said by Activists")).to_be_visible()
            expect(page.locator("mark", has_text="at least 31").first).to_be_visible()
            assert everything_in(root) == before, "a preview stored something"
            page.get_by_role("button", name=button, exact=True).click()
            expect(page.get_by_role("textbox", name="Text of the post")).to_have_value("")
            expect(page.locator("mark")).to_have_count(0)
            if button == "Reject":
                assert everything_in(root) == before, "a rejected post left a trace"
        expect(page.get_by_text("Stored and published")).to_be_visible()
        assert len(list((root / "posts").glob("2013-07-28-*.md"))) == 1
        page.get_by_role("link", name="Brief", exact=True).click()
        expect(page.get_by_text("≥ 31").first).to_be_visible()
        page.close()
