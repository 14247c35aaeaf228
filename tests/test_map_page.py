"""The Map page as a reader meets it: with outlines and without, empty, filtered, and with a list in the address."""

import json
from pathlib import Path
from typing import Any

import duckdb
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.widgets import map_parts
from tests import small_world
from tests.small_world import NAME
from tests.test_map_queries import located
from tests.test_pages import REPOSITORY, text_of
from tests.unfolded import unfolded

QUESTION = "Where, and how precisely do we know?"


def snapshot(folder: Path, *changes: str, posts: tuple[str, ...] | None = None) -> Path:
    """A workspace with a snapshot of the located small world, changed by statements of SQL."""
    path = folder / "snapshots" / NAME
    path.parent.mkdir(parents=True)
    with duckdb.connect(str(path)) as connection:
        if posts is None:
            located(connection)
        else:
            small_world.fill(connection, posts, False)
        for change in changes:
            small_world.change(connection, change)
    (folder / "snapshots" / "CURRENT").write_text(NAME)
    return folder


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.chdir(REPOSITORY)
    monkeypatch.delenv("ATLEAST_CACHE", raising=False)

    def open_map(folder: Path, **address: str | list[str]) -> AppTest:
        monkeypatch.setenv("ATLEAST_WORKSPACE", str(folder))
        at = AppTest.from_file(str(REPOSITORY / "app.py"), default_timeout=60)
        for key, value in address.items():
            at.query_params[key] = value
        at.switch_page("dashboard/pages/map.py").run()
        assert not at.exception, [e.value for e in at.exception]
        assert at.title[0].value == QUESTION
        return at

    return open_map


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return snapshot(tmp_path_factory.mktemp("located"))


def picture(at: AppTest) -> dict[str, Any]:
    (chart,) = at.get("plotly_chart")
    made: dict[str, Any] = json.loads(chart.proto.spec)
    return made


def said_by(at: AppTest) -> str:
    """All words on the page, without the signs that make them text to Markdown."""
    return text_of(at).replace("\\", "")


def written(at: AppTest) -> str:
    drawn = picture(at)
    said = [words["text"] for words in drawn["layout"].get("annotations", ())]
    said += [text for trace in drawn["data"] if trace["mode"] == "text" for text in trace["text"]]
    return "\n".join(words.strip("\u00a0") for words in said)


def test_the_page_says_what_stands_on_the_map_and_what_does_not(opened: Any, world: Path) -> None:
    at = opened(world)
    words = said_by(at)
    assert "6 events from 5 posts, each on the map or in its tray once" in words
    assert "They take no side in any dispute over a border" in words
    assert "not a measure of violence" in words
    chart = at.get("plotly_chart")[0].proto
    assert (
        "6 events: 2 at a known place, 1 within about 25 km of one, 2 known to a governorate only, 1 not" in chart.alt
    )


def test_a_governorate_without_reports_is_not_searched_nothing_captured_or_hidden(opened: Any, tmp_path: Path) -> None:
    folder = snapshot(
        tmp_path / "w",
        "INSERT INTO searches BY NAME SELECT 'Raqqa' AS admin1, DATE '2013-07-01' AS from_date, "
        "DATE '2013-07-30' AS to_date",
    )
    said = written(opened(folder, place="homs"))
    assert "RAQQA<br>nothing captured" in said
    assert "HASAKAH<br>not searched" in said
    assert "ALEPPO<br>none in view" in said


def test_what_is_counted_in_each_governorate_can_be_chosen(opened: Any, world: Path) -> None:
    at = opened(world, count="speakers")
    assert "HOMS<br>2 speakers" in written(at)
    at.segmented_control(key="rail_count").set_value("reports").run()
    assert "RIF DIMASHQ<br>2 reports" in written(at)
    table = next(e.proto.body for e in unfolded(at).get("html") if "<thead>" in e.proto.body)
    assert "Homs province" in table


def test_on_a_phone_the_map_is_smaller_and_whole(opened: Any, world: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    large = picture(opened(world))
    monkeypatch.setattr(map_parts, "is_on_a_phone", lambda: True)
    small = picture(opened(world))
    assert small["layout"]["yaxis"]["range"] == large["layout"]["yaxis"]["range"]
    assert small["layout"]["height"] < 600 < large["layout"]["height"]


def test_the_picture_narrows_to_a_governorate_and_counts_what_it_leaves_out(opened: Any, world: Path) -> None:
    at = opened(world)
    whole = picture(at)["layout"]["yaxis"]["range"]
    at.selectbox(key="rail_area").set_value("raqqa").run()
    assert "outside this picture" in written(at)
    part = picture(at)["layout"]["yaxis"]["range"]
    assert part[1] - part[0] < whole[1] - whole[0]


def test_a_place_in_the_address_has_its_list(opened: Any, world: Path) -> None:
    words = said_by(opened(world, spot=["exact:sy-sukhna", "near:sy-homs"]))
    assert "2 events: Sukhna, within about 25 km of Homs" in words
    for title in ("Killing in Sukhna", "Shelling of al-Waer"):
        assert title in words
    assert "no number stated, which is not zero" in words


def test_a_place_that_is_gone_is_said_and_can_be_put_away(opened: Any, world: Path) -> None:
    at = opened(world, spot="exact:nowhere-known")
    assert "holds no event in view" in said_by(at)
    at.button(key="close_spot").click().run()
    assert "spot" not in at.query_params


def test_one_measure_sizes_the_marks_and_names_the_bound(opened: Any, world: Path) -> None:
    at = opened(world, measure="killed")
    assert "Sukhna<br>≥ 22 killed" in written(at)
    assert "No figures of different events are added" in said_by(at)


def test_a_workspace_of_another_country_has_points_degrees_and_names(opened: Any, tmp_path: Path) -> None:
    """Shipped outlines are of Syria: a Ukrainian workspace gets no sea, no governorates, and its points."""
    folder = snapshot(
        tmp_path / "ua",
        "UPDATE events SET country = 'UA', admin1 = NULL, lat = lat + 15, lon = lon - 4 WHERE country = 'SY'",
        "UPDATE places SET lat = lat + 15, lon = lon - 4",
    )
    at = opened(folder)
    made = picture(at)
    assert "sea" not in {shape["name"] for shape in made["layout"]["shapes"]}
    assert "Sukhna" in written(at)
    assert any(text.endswith("° N") for text in made["layout"]["yaxis"]["ticktext"])
    marks = next(t for t in made["data"] if "customdata" in t and "xaxis" not in t)
    assert len(marks["customdata"]) == 3


def test_without_any_coordinate_the_page_says_what_to_do(opened: Any, tmp_path: Path) -> None:
    folder = snapshot(
        tmp_path / "bare",
        "UPDATE events SET country = 'UA', admin1 = 'Kyiv', lat = NULL, lon = NULL WHERE country = 'SY'",
        "UPDATE places SET lat = NULL, lon = NULL",
    )
    at = opened(folder)
    assert not at.get("plotly_chart")
    assert "lexicon/places.csv" in at.info[0].value
    at.button(key="map_row_unmapped").click().run()
    assert "5 events" in said_by(at)


def test_outlines_that_cannot_be_read_are_named_and_the_map_still_stands(opened: Any, tmp_path: Path) -> None:
    folder = snapshot(tmp_path / "broken")
    (folder / "boundaries").mkdir()
    (folder / "boundaries" / "mine.geojson").write_text("no json")
    at = opened(folder)
    assert "boundaries/mine.geojson is no GeoJSON" in said_by(at)
    assert "Sukhna" in written(at)


@pytest.mark.parametrize("posts", [(), ("a00000000001",)])
def test_an_empty_and_a_small_workspace_stand(opened: Any, tmp_path: Path, posts: tuple[str, ...]) -> None:
    at = opened(snapshot(tmp_path / "few", posts=posts))
    assert at.get("plotly_chart") or at.info
