"""A visit in a real browser: what is added is seen by this visit alone, warned about before leaving, and taken away."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Dialog, Page, expect

from tests.one_browser import OneBrowser
from tests.resting import rest
from tests.serve import served
from tests.test_browser import chromium  # noqa: F401 (fixture)
from tests.test_capture_browser import NEWS, button, paste
from tests.tiny_workspace import built_workspace, everything_in

pytestmark = pytest.mark.browser


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return built_workspace(tmp_path / "workspace")


@pytest.fixture
def address(root: Path, tmp_path: Path) -> Iterator[str]:
    secrets = tmp_path / "secrets.toml"
    secrets.write_text('[keeping]\nmode = "session"\n')
    with served(root, tmp_path / "cache", options=("--secrets.files", str(secrets))) as url:
        yield url


def visitor(browser: OneBrowser) -> Page:
    """The first page of a context of its own."""
    return browser.lent().new_page()


def asked_on_reload(page: Page) -> list[str]:
    """What the browser asked when the page was loaded again."""
    asked: list[str] = []

    def answer(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss() if dialog.type == "beforeunload" else dialog.accept()

    rest(page)
    page.once("dialog", answer)
    page.evaluate("() => setTimeout(() => location.reload(), 0)")
    page.wait_for_timeout(1500)  # a dialog that does not come cannot be waited for
    return asked


def test_a_visit_is_its_own_and_can_be_taken_away(chromium: OneBrowser, address: str, root: Path) -> None:  # noqa: F811
    before = everything_in(root / "posts")
    mine, other = visitor(chromium), visitor(chromium)
    mine.goto(f"{address}/capture")
    expect(mine.get_by_text("lasts for this visit only, and only you see it")).to_be_visible()
    paste(mine, NEWS)
    button(mine, "Accept and store 1 post").click()
    expect(mine.get_by_text("Stored and published")).to_be_visible()
    expect(mine.get_by_text("Only here so far: 1 post of this visit")).to_be_visible()
    other.goto(f"{address}/posts")
    expect(other.get_by_role("link", name="Deaths in Sukhna")).to_be_visible()
    expect(other.get_by_text("28 July 2013")).to_have_count(0)
    mine.get_by_role("link", name="What was read in EA WorldView").click()
    expect(mine.locator("mark", has_text="At least 12").first).to_be_visible()
    assert asked_on_reload(mine) == ["beforeunload"]
    mine.get_by_role("link", name="Capture", exact=True).first.click()
    with mine.expect_download() as download:
        button(mine, "Download").click()
    with zipfile.ZipFile(io.BytesIO(Path(download.value.path()).read_bytes())) as archive:
        (name,) = archive.namelist()
        assert archive.read(name).decode().endswith(NEWS)
    assert name.startswith("posts/2013-07-28-ea-worldview-")
    expect(mine.get_by_text("Downloaded: 1 post of this visit")).to_be_visible()
    assert asked_on_reload(mine) == []
    assert everything_in(root / "posts") == before
