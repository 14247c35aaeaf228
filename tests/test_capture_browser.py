"""Adding posts in a real browser: paste, drop, preview, accept, reject, with the keyboard and for a screen reader."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Locator, Page, expect

from dashboard.storage.lock import locked
from tests.resting import at_once, rest
from tests.serve import served
from tests.test_browser import Watched, chromium, reader  # noqa: F401 (fixtures)
from tests.tiny_workspace import built_workspace, everything_in

pytestmark = pytest.mark.browser
NEWS = "At least 12 people were killed and 30 wounded in an air strike on Aleppo on Saturday, activists said.\n"
PAGE = """<html><head><meta property="og:site_name" content="Plain News"><title>Saturday in brief</title>
<meta property="article:published_time" content="2013-07-28T10:00:00Z"></head><body>
<p>At least 12 people were killed in Aleppo, activists said.</p></body></html>"""
OWN = "---\npublisher: Own Notes\npublished_at: 2013-07-27\n---\nNine people were killed in Hama, a doctor said.\n"
LINES = [
    {"publisher": "Wire", "published_at": "2013-07-26", "text": "Eight people were killed in Homs, police said."},
    {"publisher": "Wire", "published_at": "2013-07-27", "text": "Seven people were killed in Idlib, police said."},
]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return built_workspace(tmp_path / "workspace")


@pytest.fixture
def address(root: Path) -> Iterator[str]:
    with served(root) as url:
        yield url


@pytest.fixture
def page(address: str, reader: Watched) -> Page:  # noqa: F811 (made after the server, it ends before it)
    return reader.open(f"{address}/capture")


def posts(root: Path) -> dict[str, bytes]:
    """The posts and tables of a workspace; what is derived may be rebuilt at any time."""
    return {name: data for name, data in everything_in(root).items() if not name.startswith("snapshots")}


def field(page: Page, name: str) -> Locator:
    return page.get_by_role("textbox", name=name)


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name)


def paste(page: Page, text: str) -> None:
    field(page, "Text of the post").fill(text)
    field(page, "Publisher").fill("EA WorldView")
    field(page, "Published").fill("2013-07-28")
    field(page, "Published").press("Tab")
    button(page, "Preview").click()


def drop(page: Page, files: dict[str, str | bytes]) -> None:
    payload: list[FilePayload] = [
        {"name": name, "mimeType": "text/plain", "buffer": data.encode() if isinstance(data, str) else data}
        for name, data in files.items()
    ]
    page.locator("input[type=file]").set_input_files(payload)
    for name in files:  # until then it is on its way
        expect(button(page, f"Remove {name}")).to_be_visible()
    button(page, "Preview").click()


def slow_uploads(page: Page) -> None:
    """Each request of the page takes two seconds more, so that a file is on its way for a while."""
    slowed = {"offline": False, "latency": 2_000, "downloadThroughput": -1, "uploadThroughput": -1}
    page.context.new_cdp_session(page).send("Network.emulateNetworkConditions", slowed)


def test_paste_reject_paste_accept_and_paste_again(page: Page, root: Path) -> None:
    before = posts(root)
    paste(page, NEWS)
    expect(page.get_by_text("at least 12 killed, people, one incident, said by activists")).to_be_visible()
    expect(page.get_by_text("30 wounded, people, one incident, said by activists")).to_be_visible()
    expect(page.locator("mark", has_text="At least 12").last).to_be_visible()
    expect(page.locator("mark", has_text="Aleppo").last).to_be_visible()
    expect(page.get_by_text("air strike · Aleppo · 27 July 2013", exact=True)).to_be_visible()
    expect(page.get_by_text("1 post, 1 claim, 2 figures")).to_be_visible()
    button(page, "Reject").click()
    expect(field(page, "Text of the post")).to_have_value("")
    expect(page.locator("mark")).to_have_count(0)
    assert posts(root) == before

    paste(page, NEWS)
    button(page, "Accept and store 1 post").click()
    expect(page.get_by_text("Stored and published")).to_be_visible()
    (stored,) = (root / "posts").glob("2013-07-28-ea-worldview-*.md")
    assert stored.read_text(encoding="utf-8").endswith(NEWS)
    expect(page.get_by_role("link", name="What was read in EA WorldView")).to_be_visible()

    paste(page, NEWS)
    expect(page.get_by_text("This post is stored already")).to_be_visible()
    expect(button(page, "Accept")).to_have_count(0)
    page.get_by_role("link", name="Read it where it stands").click()
    expect(page.get_by_role("heading", name="Is this record right?")).to_be_visible()
    expect(page.locator("mark", has_text="At least 12").first).to_be_visible()


def test_a_post_of_other_days_is_found_from_where_it_was_stored(page: Page, address: str) -> None:
    """The workspace's usual days, July 2013, hide it: Capture says so, and each page offers to lift just them."""
    field(page, "Text of the post").fill("At least 34 people were killed in Aleppo on Tuesday, a doctor said.")
    field(page, "Publisher").fill("EA WorldView")
    field(page, "Published").fill("2025-10-08")
    field(page, "Published").press("Tab")
    button(page, "Preview").click()
    button(page, "Accept and store 1 post").click()
    expect(page.get_by_text("1 of 1 claim lies outside the days shown, 1 to 31 July 2013.")).to_be_visible()
    page.get_by_role("link", name="Brief of 7 October 2025").click()
    expect(page.get_by_text("At least 34").first).to_be_visible()
    page.goto(f"{address}/timeline?q=Aleppo&from=2013-07-01&to=2013-07-10")
    expect(page.get_by_text("No event in this view: 1 to 10 July 2013, with “Aleppo”.")).to_be_visible()
    lift = button(page, "2 claims lie outside 1 to 10 July 2013: show all days")
    lift.click()
    expect(page.get_by_text("2 of 5 claims shown").first).to_be_visible()
    expect(page.get_by_role("textbox", name="Search the claims")).to_have_value("Aleppo")
    expect(lift).to_have_count(0)


def test_many_files_have_each_its_result_and_one_step_stores_the_new_ones(page: Page, root: Path) -> None:
    known = (root / "posts" / "a.md").read_text(encoding="utf-8")
    changed = known.replace("22 people", "29 people")
    assert changed != known
    slow_uploads(page)
    drop(
        page,
        {
            "notes.md": OWN,
            "page.html": PAGE,
            "wire.jsonl": "\n".join(map(json.dumps, LINES)),
            "picture.txt": b"\x89PNG\r\n\x1a\n" + bytes(99),
            "undated.txt": NEWS,
            "known.md": known,
            "changed.md": changed,
        },
    )
    results = page.get_by_role("listitem")
    expect(results).to_have_count(7)
    expect(results.filter(has_text="notes.md")).to_contain_text("1 post, 1 claim, 1 figure")
    expect(results.filter(has_text="page.html")).to_contain_text("1 post, 1 claim, 1 figure")
    expect(results.filter(has_text="wire.jsonl")).to_contain_text("2 posts, 2 claims, 2 figures")
    expect(results.filter(has_text="picture.txt")).to_contain_text("is a PNG image, not text")
    expect(results.filter(has_text="undated.txt")).to_contain_text("has no publi")
    expect(results.filter(has_text="known.md")).to_contain_text("1 known already")
    expect(page.get_by_text("2013-07-28T10:00:00Z, as the page states")).to_be_visible()
    expect(page.get_by_text("This address is stored already with another text")).to_be_visible()
    expect(page.locator("del", has_text="22 people")).to_be_visible()
    expect(page.locator("ins", has_text="29 people")).to_be_visible()
    before = posts(root)
    button(page, "Accept and store 5 posts").click()
    expect(page.get_by_text("Stored and published")).to_have_count(5)
    assert len(posts(root)) == len(before) + 5
    assert before.items() <= posts(root).items()


def test_a_preview_asked_for_while_a_file_is_on_its_way_comes_with_it(page: Page) -> None:
    slow_uploads(page)
    with at_once(page):
        page.locator("input[type=file]").set_input_files(
            {"name": "notes.md", "mimeType": "text/plain", "buffer": OWN.encode()}
        )
        button(page, "Preview").click()
        expect(page.get_by_text("Paste a text or drop a file first")).to_be_visible()
    expect(page.get_by_role("listitem")).to_contain_text("1 post, 1 claim, 1 figure")
    expect(page.get_by_text("Paste a text or drop a file first")).to_have_count(0)


def test_a_stale_preview_cannot_be_accepted(page: Page) -> None:
    paste(page, NEWS)
    accept = button(page, "Accept and store 1 post")
    expect(accept).to_be_enabled()
    field(page, "Published").fill("2013-07-29")
    field(page, "Published").press("Tab")
    expect(page.get_by_text("changed since this preview")).to_be_visible()
    expect(accept).to_be_disabled()
    button(page, "Preview").click()
    expect(page.get_by_text("published: 2013-07-29")).to_be_visible()
    expect(accept).to_be_enabled()


def test_storing_goes_on_when_the_reader_leaves(page: Page, root: Path) -> None:
    paste(page, NEWS)
    with locked(root / "snapshots", print):  # so that storing is not done before the reader has left
        button(page, "Accept and store 1 post").click()
        with at_once(page):
            expect(page.get_by_text("It goes on when you leave this page")).to_be_visible()
            page.get_by_role("link", name="Brief").first.click()
        expect(page.get_by_role("heading", level=1)).not_to_have_text("How do I add what I just read?")
    page.get_by_role("link", name="Capture").first.click()
    expect(page.get_by_text("Stored and published")).to_be_visible()
    assert len(list((root / "posts").glob("2013-07-28-ea-worldview-*.md"))) == 1


def test_everything_is_done_with_the_keyboard_and_has_a_name(page: Page, root: Path) -> None:
    """Tab leads through the controls in the order of the page; what a screen reader calls them is what is on screen."""
    field(page, "Text of the post").focus()
    page.keyboard.insert_text(NEWS)
    page.keyboard.press("Control+Enter")  # committed here: the Tab that commits loses the focus now and then
    rest(page)
    field(page, "Text of the post").focus()
    named: list[str] = []
    typed = {"Publisher": "EA WorldView", "Published": "2013-07-28"}
    for _ in range(20):
        rest(page)
        page.keyboard.press("Tab")
        name = page.evaluate(
            "() => { const e = document.activeElement; return e.getAttribute('aria-label') || e.innerText || '' }"
        )
        named.append(name.strip())
        if name in typed:
            page.keyboard.insert_text(typed[name])
        if name.strip() == "Preview":
            break
    wanted = ["Publisher", "Published", "Address", "Title", "Preview"]
    assert [name for name in named if name in wanted] == wanted, named
    assert any("Upload" in name for name in named)
    assert any("Kind of text" in name for name in named)
    assert "" not in named
    rest(page)
    page.keyboard.press("Enter")
    expect(button(page, "Accept and store 1 post")).to_be_visible()
    for _ in range(4):
        rest(page)
        page.keyboard.press("Tab")
        if page.evaluate("() => document.activeElement.innerText").startswith("Accept"):
            break
    rest(page)
    page.keyboard.press("Enter")
    expect(page.get_by_text("Stored and published")).to_be_visible()
    assert len(list((root / "posts").glob("2013-07-28-ea-worldview-*.md"))) == 1
