"""A figure taken away in a real browser: every file is made by a click, and the keyboard reaches its rows."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests import small_world
from tests.resting import rest
from tests.serve import served
from tests.test_browser import Watched, asked, chromium, reader

pytestmark = pytest.mark.browser
__all__ = ["chromium", "reader"]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(small_world.workspace(tmp_path_factory.mktemp("figures"))) as url:
        yield url


def taken(page: Page, label: str) -> tuple[str, bytes]:
    """The name and the content of the file that an item of the open menu gives."""
    with page.expect_download() as waiting:
        page.get_by_role("button", name=label).click()
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


def test_a_figure_is_taken_away_with_its_caption_and_stands_alone(
    address: str, reader: Watched, tmp_path: Path
) -> None:
    page = reader.open(address)
    page.get_by_role("button", name="Take this figure away").click()
    name, picture = taken(page, "Picture (PNG)")
    assert picture.startswith(b"\x89PNG") and len(picture) > 20_000
    assert re.fullmatch(r"at-least_brief-timeline_range_\w{8}\.png", name)
    name, drawing = taken(page, "Drawing (SVG)")
    said = drawing.decode()
    for words in ("Events by the day they are said to have happened", "all 9 claims shown", "snapshot", "Left out"):
        assert words in said
    assert not re.search(r"""(href|src)=["']https?:""", said)
    name, rows = taken(page, "Its rows (CSV)")
    header = rows.decode("utf-8-sig").splitlines()[0].split(",")
    assert {"claimant", "operator", "low", "high", "standing", "text_kind"} <= set(header)
    name, alone = taken(page, "Page that stands alone (HTML)")
    file = tmp_path / name
    file.write_bytes(alone)
    other = reader.context.new_page()
    asked_for: list[str] = []
    other.on("request", lambda request: asked_for.append(request.url))
    other.on("console", lambda message: reader.wrong.append(message.text) if message.type == "error" else None)
    other.goto(file.as_uri())
    expect(other.locator("#figure .main-svg").first).to_be_visible()
    expect(other.locator("#figure")).to_contain_text("snapshot")
    expect(other.get_by_role("cell", name="≥ 22 killed")).to_be_visible()
    assert [url for url in asked_for if not url.startswith(("file:", "data:", "blob:"))] == []
    other.close()


def test_the_keyboard_opens_the_rows_and_follows_one_to_its_sentence(address: str, reader: Watched) -> None:
    page = reader.open(address)
    rows = page.locator("summary", has_text="rows of this figure")
    rows.focus()
    rest(page)
    page.keyboard.press("Enter")
    link = page.get_by_role("link", name=re.compile(r"Killing in Sukhna · ≥ 22 killed · activists"))
    expect(link).to_be_visible()
    page.keyboard.press("Tab")
    link.focus()
    rest(page)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="What do all reports of this say, in order?")).to_be_visible()
    assert asked(page)["at"] == ["78-155"]
