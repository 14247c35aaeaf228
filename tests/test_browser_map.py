"""The map in a real browser: a mark opens its event or its list, and nothing outside is asked for."""

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.one_browser import OneBrowser
from tests.resting import rest
from tests.serve import served
from tests.test_browser import Watched, chromium
from tests.test_map_page import QUESTION, snapshot

pytestmark = pytest.mark.browser
__all__ = ["chromium"]
AT_ONE_PLACE = """UPDATE events SET place_id = 'sy-sukhna', place_name = 'Sukhna', admin1 = 'Homs', country = 'SY',
    where_precision = 1, lat = 34.89, lon = 38.87 WHERE place_name = 'Khan al-Assal'"""

IN_FULL = """() => {
    const plot = document.querySelector('.st-key-wide_phone_map-phone .js-plotly-plot'), x = plot?._fullLayout?.xaxis;
    return x && x.range[0] <= x.autorangeoptions.minallowed + 0.2 && x.range[1] >= x.autorangeoptions.maxallowed - 0.2
        && plot.getBoundingClientRect().right <= innerWidth;
}"""
"""All of the frame stands in the picture, and all of the picture in the window."""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(snapshot(tmp_path_factory.mktemp("map") / "w", AT_ONE_PLACE)) as url:
        yield url


def click(page: Page, customdata: str) -> None:
    """Click the mark of the map that hands back `customdata`."""
    rest(page)
    page.wait_for_function("document.querySelector('.js-plotly-plot .point')")
    at = page.evaluate(
        """wanted => {
            const plot = document.querySelector('.js-plotly-plot');
            const found = plot._fullData.find(trace => (trace.customdata || []).includes(wanted));
            const n = found.customdata.indexOf(wanted), box = plot.getBoundingClientRect();
            const {_fullLayout: l} = plot, x = l[found.xaxis === 'x2' ? 'xaxis2' : 'xaxis'];
            const y = l[found.yaxis === 'y2' ? 'yaxis2' : 'yaxis'];
            return [box.left + x._offset + x.d2p(found.x[n]), box.top + y._offset + y.d2p(found.y[n])];
        }""",
        customdata,
    )
    page.mouse.click(*at)


def asked(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def test_marks_lead_to_their_event_or_to_the_list_of_those_they_sum(address: str, chromium: OneBrowser) -> None:
    watched = Watched(chromium)
    page = watched.open(address + "/map?place=homs&place=rif-dimashq&place=not-stated")
    plot = page.locator(".js-plotly-plot").first
    expect(plot).to_be_visible()
    plot.scroll_into_view_if_needed()

    click(page, "spot:exact:sy-sukhna")
    heading = page.get_by_role("heading", name="2 events: Sukhna")
    expect(heading).to_be_visible()
    expect(page.get_by_role("link", name="Killing in Khan al-Assal")).to_be_visible()
    assert asked(page)["spot"] == ["exact:sy-sukhna"]

    page.get_by_role("button", name="Put the list away").click()
    expect(heading).to_have_count(0)
    assert "spot" not in asked(page)

    click(page, "a00000000002 0-84")
    expect(page.get_by_role("heading", name="What do all reports of this say, in order?")).to_be_visible()
    assert asked(page)["post"] == ["a00000000002"]
    page.go_back()
    expect(page.get_by_role("heading", name=QUESTION)).to_be_visible()
    expect(page.locator(".js-plotly-plot").first).to_be_visible()
    watched.close()
    assert watched.wrong == []


def test_the_rows_below_open_the_same_by_keyboard_on_a_phone(address: str, chromium: OneBrowser) -> None:
    watched = Watched(chromium, color_scheme="dark", user_agent="Mozilla/5.0 (Linux; Android 14) Mobile Safari")
    watched.page.set_viewport_size({"width": 390, "height": 800})
    page = watched.open(address + "/map")
    page.get_by_text("rows of this figure").click()
    row = page.get_by_role("button", name="Sukhna (exact place): 2 events")
    expect(row).to_be_visible()
    row.focus()
    rest(page)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="2 events: Sukhna")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    watched.close()
    assert watched.wrong == []


def test_a_window_too_narrow_for_the_map_draws_it_smaller_and_whole(address: str, chromium: OneBrowser) -> None:
    watched = Watched(chromium)
    page = watched.page
    page.set_viewport_size({"width": 860, "height": 900})
    watched.open(address + "/map")
    smaller = page.locator(".st-key-wide_phone_map-phone .js-plotly-plot")
    expect(smaller).to_be_visible()
    page.wait_for_function(IN_FULL)
    for width in (500, 860, 600):
        page.set_viewport_size({"width": width, "height": 900})
        rest(page)
        page.wait_for_function(IN_FULL)
    page.set_viewport_size({"width": 1280, "height": 900})
    expect(page.locator(".st-key-wide_chart_map-places .js-plotly-plot")).to_be_visible()
    expect(smaller).to_have_count(0)
    watched.close()
    assert watched.wrong == []
