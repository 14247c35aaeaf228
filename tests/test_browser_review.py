"""Reviewing in a real browser: four keys from a wrong number to a right one, and the whole path by two people."""

import csv
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Locator, Page, expect

from dashboard.storage.edits import read_edits
from dashboard.storage.workspace import Workspace
from tests.one_browser import OneBrowser
from tests.resting import at_once, rest
from tests.serve import served
from tests.test_browser import Watched, chromium, reader  # noqa: F401 (fixtures)
from tests.test_review_page import spot
from tests.tiny_workspace import built_workspace

pytestmark = pytest.mark.browser
NEWS = "At least 12 people were killed and 30 wounded in an air strike on Aleppo on Saturday, activists said.\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return built_workspace(tmp_path / "workspace")


@pytest.fixture
def address(root: Path) -> Iterator[str]:
    with served(root) as url:
        yield url


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name)


def review(address: str, root: Path, words: str) -> str:
    return f"{address}/review?{urlencode(spot(root, words))}"


def keys_listen(page: Page) -> None:
    page.wait_for_function("typeof window.reviewKeys === 'function'")


def read_as(page: Page, words: str) -> None:
    expect(page.locator("[data-testid=stHtml]", has_text=words).first).to_be_visible()


def press(page: Page, key: str) -> None:
    """Press a key once the page rests: one that is pressed while it is long at work is forgotten, on purpose."""
    rest(page)
    page.keyboard.press(key)


def test_four_keys_lead_from_a_wrong_number_to_the_right_one(
    address: str,
    root: Path,
    reader: Watched,  # noqa: F811
) -> None:
    page = reader.open(review(address, root, "Ten people were wounded"))
    read_as(page, "10 wounded, people, one incident")
    keys_listen(page)
    keys = ["e", "1", "2", "Enter"]
    assert len(keys) <= 4
    for key in keys:
        press(page, key)
        if key == "e":
            expect(page.get_by_role("textbox", name="Number", exact=True)).to_be_focused()
    read_as(page, "12 wounded, people, one incident")
    (edit,) = read_edits(Workspace(root)).edits
    assert edit.decision.fields["low"] == "12"
    expect(page.get_by_text("Publishing")).to_have_count(0)  # what is published meanwhile draws the form anew
    for key in ["e", "1", "3", "Enter"]:
        press(page, key)
        if key == "e":
            expect(page.get_by_role("textbox", name="Number", exact=True)).to_be_focused()
    with at_once(page):  # before anything is stored
        page.get_by_role("link", name="Brief", exact=True).click()
        saved = page.get_by_test_id("stAlertContentInfo")  # the table of the work under way says it too
        expect(saved.filter(has_text="Saved: “Ten” now reads 13 wounded, people, one incident.").first).to_be_visible()
    expect(page.get_by_text("13 wounded").first).to_be_visible()

    page = reader.open(f"{address}/review")
    expect(page.get_by_text("1 of 3 that wait")).to_be_visible()
    keys_listen(page)
    press(page, "j")
    expect(page.get_by_text("2 of 3 that wait")).to_be_visible()
    press(page, "k")
    expect(page.get_by_text("1 of 3 that wait")).to_be_visible()
    press(page, "a")
    expect(page.get_by_text("1 of 2 that wait")).to_be_visible()
    press(page, "u")
    expect(page.get_by_text("1 of 3 that wait")).to_be_visible()
    press(page, "r")
    expect(page.get_by_text("1 of 2 that wait")).to_be_visible()
    kinds = [edit.decision.kind for edit in read_edits(Workspace(root)).edits]
    assert kinds == ["correct", "correct", "accept", "undo", "reject"]


def grade(page: Page, reason: str) -> None:
    page.get_by_role("tab", name="Grade").click()
    page.get_by_role("radio", name="confirmed").click()
    box = page.get_by_role("tabpanel", name="Grade").get_by_role("textbox", name="Reason")
    box.fill(reason)
    box.press("Enter")


def test_capture_correct_merge_grade_by_two_and_export(
    address: str,
    root: Path,
    chromium: OneBrowser,  # noqa: F811
    reader: Watched,  # noqa: F811
) -> None:
    page = reader.open(f"{address}/capture")
    page.get_by_role("textbox", name="Text of the post").fill(NEWS)
    page.get_by_role("textbox", name="Publisher").fill("Plain News")
    page.get_by_role("textbox", name="Published").fill("2013-07-28")
    page.get_by_role("textbox", name="Published").press("Tab")
    button(page, "Preview").click()
    button(page, "Accept and store 1 post").click()
    expect(page.get_by_text("Stored and published")).to_be_visible()

    here = review(address, root, NEWS.strip())
    page = reader.open(here)
    read_as(page, "at least 12 killed, people, one incident")
    page.get_by_role("textbox", name="Number", exact=True).first.fill("14")
    page.get_by_role("textbox", name="Number", exact=True).first.press("Enter")
    read_as(page, "at least 14 killed, people, one incident")

    page.get_by_role("textbox", name="Search the other event").fill("aleppo shelling")
    page.get_by_role("textbox", name="Search the other event").press("Enter")
    button(page, "The same event: merge").first.click()
    expect(page.get_by_text("Other reports of this event: 1")).to_be_visible()

    grade(page, "two hospitals named")
    expect(page.get_by_text("Test Author graded it confirmed")).to_be_attached()
    expect(page.get_by_text("waits for a second person").first).to_be_visible()

    with served(root, author="Second Person") as theirs:
        second = Watched(chromium)
        page_of_second = second.open(review(theirs, root, NEWS.strip()))
        page_of_second.get_by_role("tab", name="Grade").click()
        expect(page_of_second.get_by_text("Test Author graded it confirmed")).to_be_visible()
        grade(page_of_second, "I read both reports")
        expect(page_of_second.get_by_text("Second Person graded it confirmed")).to_be_attached()
        expect(page_of_second.get_by_text("graded the event confirmed").first).to_be_visible()
        second.close()
        assert second.wrong == []

    page = reader.open(here.replace("/review?", "/event?"))
    expect(page.get_by_text("graded confirmed").first).to_be_visible()
    expect(page.get_by_text("Decided by").first).to_be_visible()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="CSV").first.click()
    rows = list(csv.DictReader(waiting.value.path().read_text(encoding="utf-8-sig").splitlines()))
    assert len(rows) == 2
    assert any("≥ 14 killed" in row["figures_with_bound"] for row in rows)
    assert "graded" in waiting.value.suggested_filename
