"""The Timeline page: on nothing, on one post, on the small world and on too many events; each switch moved once."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import duckdb
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.queries.timeline import MOST_MARKS
from tests import small_world
from tests.links_of import links_of
from tests.test_pages import REPOSITORY, ran, specs, text_of, workspace

QUESTION = "What happened when, and when was it reported?"
Opener = Callable[..., AppTest]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return workspace(tmp_path_factory.mktemp("small"), None, False)


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small world with 300 more events of Sukhna's kind, one a week from 2008 on, each told by Sukhna's claim."""
    folder = workspace(tmp_path_factory.mktemp("crowded"), None, False)
    (path,) = (folder / "snapshots").glob("*.duckdb")
    with duckdb.connect(str(path)) as connection:
        for sql in (
            """INSERT INTO events SELECT e.* REPLACE (format('a00000000001.1{:03}', n) AS event_id,
                DATE '2008-01-01' + (7 * n)::INTEGER AS date_start, DATE '2008-01-01' + (7 * n)::INTEGER AS date_end)
            FROM events e CROSS JOIN range(300) r(n) WHERE e.event_id = 'a00000000001.1'""",
            """INSERT INTO claims SELECT c.* REPLACE (1000 + n AS claim_no) FROM claims c CROSS JOIN range(300) r(n)
            WHERE c.post_id = 'a00000000001' AND c.claim_no = 1""",
            """INSERT INTO event_claims SELECT c.* REPLACE (format('a00000000001.1{:03}', n) AS event_id,
                1000 + n AS claim_no)
            FROM event_claims c CROSS JOIN range(300) r(n) WHERE c.event_id = 'a00000000001.1'""",
        ):
            connection.execute(sql)
        small_world.derive(connection)
    return folder


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Opener:
    monkeypatch.chdir(REPOSITORY)
    monkeypatch.delenv("ATLEAST_CACHE", raising=False)

    def open_page(folder: Path, **address: str) -> AppTest:
        monkeypatch.setenv("ATLEAST_WORKSPACE", str(folder))
        at = AppTest.from_file(str(REPOSITORY / "app.py"), default_timeout=60)
        for key, value in address.items():
            at.query_params[key] = value
        at.switch_page("dashboard/pages/timeline.py")
        return ran(at.run())

    return open_page


def plain(at: AppTest) -> str:
    return text_of(at).replace("\\", "")


def marks_of(spec: dict[str, Any]) -> list[str]:
    return next(trace["customdata"] for trace in spec["data"] if "customdata" in trace)


def test_no_workspace_says_what_to_do(opened: Opener, tmp_path: Path) -> None:
    at = opened(tmp_path / "nowhere")
    assert at.title[0].value == QUESTION
    assert "python -m dashboard ingest" in at.code[0].value


def test_a_workspace_without_claims_says_what_to_do(opened: Opener, tmp_path: Path) -> None:
    assert opened(workspace(tmp_path, (), False)).info


def test_one_post_is_enough(opened: Opener, tmp_path: Path) -> None:
    at = opened(workspace(tmp_path, ("a00000000001",), False))
    assert not at.error
    assert len(marks_of(specs(at)[0])) == 3
    assert "All 3 events in view" in plain(at)


def test_a_day_in_the_address_is_chosen_and_a_forged_one_is_not(opened: Opener, tmp_path: Path) -> None:
    folder = workspace(tmp_path, ("a00000000001",), False)
    link = "timeline-calendar~2013-07-26 2013-07-26"
    assert "with a report published on 26 Jul 2013" in plain(opened(folder, mark=link))
    assert "with a report published on" not in plain(opened(folder, mark="timeline-calendar~2013-99-99 x"))


def test_the_small_world_has_marks_a_calendar_and_links(opened: Opener, small: Path) -> None:
    at = opened(small)
    timeline, calendar = specs(at)
    assert len(marks_of(timeline)) == 6
    assert len(marks_of(calendar)) == 4, "25 to 28 July: the days of the reports"
    assert "6 of 6 events drawn" in plain(at)
    assert "reports captured: 4 days" in plain(at)
    links = [link.query for link in links_of(at) if "Killing in Sukhna" in link.words and link.page == "event"]
    assert {"post": ["a00000000001"], "at": ["78-155"]} in links


def test_the_switch_moves_the_marks_and_the_address_keeps_it(opened: Opener, small: Path) -> None:
    at = opened(small)
    before = specs(at)
    at.segmented_control(key="rail_axis").set_value("reported")
    ran(at.run())
    assert at.query_params["axis"] in ("reported", ["reported"])
    assert specs(at)[0] != before[0]
    assert specs(at)[1] == before[1], "the calendar is of publication whatever the axis"
    assert "Events by the day of the first report" in plain(at)
    again = opened(small, axis="reported")
    assert specs(again)[0] == specs(at)[0]


def test_captures_that_are_not_recorded_are_said(opened: Opener, tmp_path: Path) -> None:
    folder = workspace(tmp_path, None, False)
    (path,) = (folder / "snapshots").glob("*.duckdb")
    with duckdb.connect(str(path)) as connection:
        small_world.change(connection, "UPDATE captures SET captured_at = NULL WHERE post_id = 'a00000000001'")
    at = opened(folder, axis="captured")
    assert any("3 of 6 events have no recorded time of capture" in info.value for info in at.info)
    assert len(marks_of(specs(at)[0])) == 3
    assert "3 of 6 events drawn" in plain(at)
    assert "All 6 events in view" in plain(at)


def test_without_any_record_of_capture_another_axis_is_named(opened: Opener, tmp_path: Path) -> None:
    folder = workspace(tmp_path, None, False)
    (path,) = (folder / "snapshots").glob("*.duckdb")
    with duckdb.connect(str(path)) as connection:
        small_world.change(connection, "UPDATE captures SET captured_at = NULL")
    at = opened(folder, axis="captured")
    assert any("Choose “occurred” or “reported”" in info.value for info in at.info)
    assert "0 of 6 events drawn" in plain(at)
    assert "All 6 events in view" in plain(at)


def test_a_filter_narrows_marks_and_says_what_it_hides(opened: Opener, small: Path) -> None:
    at = opened(small, place="homs")
    assert len(marks_of(specs(at)[0])) == 2
    assert "reports captured, hidden by the filters: 3 days" in plain(at)
    assert "2 of 9 claims shown" in plain(at)


def test_too_many_events_are_counted_and_the_marks_say_their_rule(opened: Opener, crowded: Path) -> None:
    at = opened(crowded)
    counts, timeline, _ = specs(at)
    assert len(marks_of(timeline)) == MOST_MARKS
    words = plain(at)
    assert f"{MOST_MARKS} of 306 events drawn; 186 are not" in words
    assert "the size of a number chooses nothing" in words
    told = [line for trace in counts["data"] for line in trace["hovertext"]]
    assert sum(int(line.split("<br>")[1].split(" ")[0]) for line in told) == 306
    assert f"All 306 events in view; {MOST_MARKS} are listed" in words


def test_a_mark_of_the_calendar_or_a_box_chooses_rows() -> None:
    """The selections of the charts as Streamlit hands them over."""
    from dashboard.widgets import brush, timeline_parts

    day, other = "2013-07-25 2013-07-25", "2013-07-27 2013-07-27"
    assert timeline_parts.chosen_spans("none", None) == ()
    assert timeline_parts.chosen_spans("none", day) == ((date(2013, 7, 25),) * 2,)
    assert timeline_parts.chosen_days("none", "2013-07-22 2013-07-28 undated violence") == (
        date(2013, 7, 22),
        date(2013, 7, 28),
    )
    assert timeline_parts.chosen_days("none", None) is None
    assert brush.of_selection({"points": [{"customdata": day}], "box": []}) is None
    assert brush.of_selection({"points": [{"customdata": [day]}, {"customdata": other}]}) == {day, other}
    assert brush.of_selection({"points": [{"customdata": day}], "box": [{"x": [1, 2]}]}) == {day}
    assert brush.of_selection({"points": [], "box": [{"x": [1, 2]}]}) == set()
    assert brush.of_selection(None) is None


class Params(dict[str, list[str]]):
    """An address with these parameters."""

    def get_all(self, name: str) -> list[str]:
        return self.get(name, [])


@pytest.mark.parametrize(
    ("box", "chosen"),
    [
        ("2013-07-24T00:00~2013-07-26T00:00~0.00~9.00", {"a", "b"}),
        ("2013-07-26T00:00~2013-07-25T00:00~9.00~1.50", {"b"}),
        ("2013-08-24T00:00~2013-08-26T00:00~0.00~9.00", set()),
        ("2013-13-24T00:00~2013-07-26T00:00~0.00~9.00", None),
        ("1.00~2013-07-26T00:00~0.00~9.00", None),
        ("1.00~2.00~0.00~nan", None),
        ("<b>~~~", None),
    ],
)
def test_the_box_of_a_link_chooses_the_marks_it_holds_and_what_is_no_box_chooses_none(
    monkeypatch: pytest.MonkeyPatch, box: str, chosen: set[str] | None
) -> None:
    from dashboard.widgets import brush, url

    session: dict[str, object] = {}
    page = SimpleNamespace(query_params=Params(box=["other~1.00~2.00~0.00~9.00", f"key~{box}"]), session_state=session)
    monkeypatch.setattr(brush, "st", page)
    monkeypatch.setattr(url, "st", page)
    figure = {
        "data": [
            {"x": ["2013-07-25T12:00:00"], "y": [1], "hovertext": ["no mark"]},
            {"x": ["2013-07-24T12:00:00", "2013-07-25T12:00:00"], "y": [1, 2], "customdata": ["a", "b"]},
        ],
        "layout": {"selectdirection": "any", "modebar": {"activecolor": "#000"}},
    }
    drawn = brush.with_linked_box("key", figure)
    assert brush.marks("key") == chosen
    assert len(drawn["layout"].get("shapes", ())) == (chosen is not None)
    assert ("selectedpoints" in drawn["data"][1]) == (chosen == {"a", "b"})
