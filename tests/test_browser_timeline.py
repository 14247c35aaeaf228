"""The Timeline in a real browser: a click on a mark, a box over marks, a click on a day, and the link of the view."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests import small_world
from tests.resting import rest
from tests.serve import served
from tests.test_browser import Watched, asked, chromium, reader  # noqa: F401 (fixtures)

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(small_world.workspace(tmp_path_factory.mktemp("timeline"))) as url:
        yield url


def points(page: Page, key: str) -> list[dict[str, float]]:
    """The middles of the marks that lead somewhere, in the order of the figure, in px of the window."""
    rest(page)
    with_marks = page.locator(f".st-key-wide_chart_{key} .scatterlayer .trace", has=page.locator("path.point"))
    last = with_marks.last
    last.locator("path.point").first.wait_for()
    last.scroll_into_view_if_needed()
    boxes = [path.bounding_box() for path in last.locator("path.point").all()]
    return [{"x": b["x"] + b["width"] / 2, "y": b["y"] + b["height"] / 2} for b in boxes if b]


def test_marks_boxes_and_days_choose_and_a_click_opens_the_event(
    address: str,
    reader: Watched,  # noqa: F811
) -> None:
    page = reader.open(address + "/timeline?axis=reported")
    listed = page.locator(".st-key-lines_timeline_list a")
    expect(listed).to_have_count(6)
    assert asked(page)["axis"] == ["reported"], "the link of a colleague opens the same axis"

    found = points(page, "timeline-calendar")
    page.mouse.click(found[2]["x"], found[2]["y"])
    expect(page.get_by_text("2 events with a report published on 27 Jul 2013")).to_be_visible()
    expect(listed).to_have_count(2)
    rest(page)
    page.mouse.dblclick(found[2]["x"], found[2]["y"])
    expect(listed).to_have_count(6)
    rest(page)

    chart = page.locator(".st-key-wide_chart_timeline-events")
    chart.locator(".modebar-btn[data-val='select']").click()
    expect(chart.locator(".modebar-btn.active[data-val='select']")).to_be_visible()
    found = points(page, "timeline-events")
    first = min(found, key=lambda point: point["x"])
    page.mouse.move(first["x"] - 12, first["y"] - 12)
    page.mouse.down()
    page.mouse.move(first["x"] + 12, first["y"] + 12, steps=6)
    page.mouse.up()
    expect(page.get_by_text("1 event whose marks were chosen")).to_be_visible()
    expect(listed).to_have_count(1)

    link = page.url
    assert asked(page)["box"][0].startswith("timeline-events~2013-")
    page.goto("about:blank")
    page = reader.open(link)
    expect(page.get_by_text("1 event whose marks were chosen")).to_be_visible()
    page.get_by_role("button", name="All marks again").click()
    expect(listed).to_have_count(6)
    assert "box" not in asked(page)

    page = reader.open(link)
    found = points(page, "timeline-events")
    first = min(found, key=lambda point: point["x"])
    page.mouse.click(first["x"], first["y"])
    expect(page.get_by_role("heading", name="What do all reports of this say, in order?")).to_be_visible()
    assert asked(page)["axis"] == ["reported"]
    assert asked(page)["post"] == ["a00000000002"], "Jaramana was reported first"
