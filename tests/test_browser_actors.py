"""The Actors page in a real browser: a click on a mark, the list behind it, and the same view by a link."""

from collections.abc import Iterator

import duckdb
import pytest
from playwright.sync_api import expect

from tests import actors_world
from tests.serve import served
from tests.small_world import NAME
from tests.test_browser import Watched, asked, chromium, colleague, reader  # noqa: F401 (fixtures)

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    path = tmp_path_factory.mktemp("actors") / "snapshots" / NAME
    path.parent.mkdir(parents=True)
    with duckdb.connect(str(path)) as connection:
        actors_world.fill(connection)
    (path.parent / "CURRENT").write_text(NAME)
    with served(path.parents[1]) as url:
        yield url


def test_a_click_on_a_mark_lists_its_reports_and_the_address_brings_a_colleague_there(
    address: str,
    reader: Watched,  # noqa: F811
    colleague: Watched,  # noqa: F811
) -> None:
    page = reader.open(f"{address}/actors")
    figure = page.locator(".st-key-actors-matrix").first
    marks = figure.locator(".scatterlayer .trace").nth(2).locator("path.point")
    expect(marks).to_have_count(8)
    marks.first.click(force=True)
    heading = page.get_by_role("heading", name="1 known origin")
    expect(heading.first).to_be_visible()
    cell = asked(page)["cell"][0]
    assert cell.startswith("pair~")

    theirs = colleague.open(page.url)
    expect(theirs.get_by_role("heading", name=heading.first.inner_text())).to_be_visible()
    theirs.locator(".st-key-behind_the_mark").get_by_role("link").first.click()
    expect(theirs.get_by_role("heading", name="Is this record right?")).to_be_visible()
    expect(theirs.locator("mark").or_(theirs.locator("[id^='s-']")).first).to_be_attached()
