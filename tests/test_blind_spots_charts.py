"""The figures of the Blind spots page: equal frames give equal bytes; a mark says what it is, no colour is a scale."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import duckdb
import pandas as pd
import plotly.graph_objects as go
import pytest

from dashboard.charts import count_grid, coverage, origin_overlap, own_side, report_lag
from dashboard.charts.theme import DARK, LIGHT, Figure, Theme
from dashboard.queries import coverage as asked_coverage
from dashboard.queries import origin_overlap as asked_origins
from dashboard.queries import own_side as asked_sides
from dashboard.queries import report_lag as asked_lags
from dashboard.queries.filters import Filters
from tests import blind_spots_world
from tests.blind_spots_world import FIRST, LAST


@pytest.fixture(scope="module")
def world() -> Iterator[duckdb.DuckDBPyConnection]:
    connection = duckdb.connect()
    blind_spots_world.fill(connection)
    yield connection
    connection.close()


@pytest.fixture
def cells(world: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    return asked_coverage.cells(world, Filters(), "week", FIRST, LAST)


def every_chart(world: duckdb.DuckDBPyConnection, theme: Theme) -> list[Figure]:
    everything = Filters()
    sets, origins = asked_origins.combinations(world, everything), asked_origins.origins(world, everything)
    return [
        coverage.coverage(asked_coverage.cells(world, everything, "week", FIRST, LAST), theme, "week"),
        origin_overlap.origin_overlap(sets, origins, theme),
        report_lag.report_lag(asked_lags.lags(world, everything, "publisher"), {}, theme),
        own_side.own_side(asked_sides.harm_by_side(world, everything), theme),
    ]


def marks(figure: Figure) -> dict[str, dict[str, Any]]:
    """Each mark by its customdata: its colour, outline, text and tooltip."""
    found = {}
    for trace in figure["data"]:
        for n, key in enumerate(trace.get("customdata", ())):
            marker = trace["marker"]
            pick = lambda value, n=n: value[n] if isinstance(value, list) else value  # noqa: E731
            found[key] = {
                "color": pick(marker["color"]),
                "edge": pick(marker.get("line", {}).get("color")),
                "symbol": pick(marker.get("symbol")),
                "hover": trace["hovertext"][n],
                "x": trace["x"][n],
            }
    return found


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_equal_frames_give_equal_bytes_and_valid_figures(world: duckdb.DuckDBPyConnection, theme: Theme) -> None:
    once, again = every_chart(world, theme), every_chart(world, theme)
    assert json.dumps(once) == json.dumps(again)
    for figure in once:
        assert go.Figure(figure).to_dict()["layout"]["height"] == figure["layout"]["height"]


def test_every_cell_has_one_mark_and_its_state_one_look(cells: pd.DataFrame) -> None:
    found = marks(coverage.coverage(cells, LIGHT, "week"))
    assert set(found) == {coverage.customdata(row) for row in cells.itertuples()}
    looks: dict[str, set[tuple[Any, ...]]] = {}
    for row in cells.itertuples():
        mark = found[coverage.customdata(row)]
        looks.setdefault(row.state, set()).add((mark["color"], mark["edge"], mark["symbol"]))
    assert {state: len(some) for state, some in looks.items()} == dict.fromkeys(looks, 1)
    assert len({next(iter(some)) for some in looks.values()}) == len(looks) == 4


def test_the_line_under_a_cell_is_the_share_of_its_days_that_was_searched(cells: pd.DataFrame) -> None:
    figure = coverage.coverage(cells, LIGHT, "week")
    lines = figure["data"][0]
    spans = [lines["x"][n + 1] - lines["x"][n] for n in range(0, len(lines["x"]), 3)]
    shares = [row.days_searched / row.n_days for row in cells.itertuples() if row.days_searched]
    assert len(spans) == len(shares)
    assert [span / max(spans) for span in spans] == pytest.approx([share / max(shares) for share in shares], abs=0.02)


def test_a_tooltip_says_reports_searches_and_what_they_are_not(cells: pd.DataFrame) -> None:
    hover = marks(coverage.coverage(cells, LIGHT, "week"))["SY|Aleppo|2013-07-22"]["hover"]
    assert "2 reports in view; not a measure of violence" in hover
    assert (
        "4 of its 7 days searched in 2 sources: 3 with nothing found, 1 with reports found, here or elsewhere" in hover
    )
    assert "22 to 28 July 2013" in hover


def test_choosing_a_cell_makes_no_other_look_hidden(cells: pd.DataFrame) -> None:
    for trace in coverage.coverage(cells, LIGHT, "week")["data"]:
        if "customdata" in trace:
            assert trace["unselected"]["marker"] == {"opacity": 1}
            assert trace["selected"]["marker"]["size"] > 11


def test_the_key_names_only_states_that_occur(cells: pd.DataFrame) -> None:
    assert coverage.MISSING_AID in coverage.reading_aid(cells)
    assert coverage.HIDDEN_AID not in coverage.reading_aid(cells)
    assert "2 weeks in columns" in coverage.alt_text(cells, "week")


def grid(n_places: int, n_weeks: int) -> pd.DataFrame:
    """Cells of many places and weeks, one report in the first place."""
    rows = [
        {
            "country": "XX",
            "admin1": f"Governorate number {place}",
            "label": f"Governorate number {place}",
            "place_group": 0,
            "starts_on": FIRST + timedelta(weeks=week),
            "ends_on": FIRST + timedelta(weeks=week, days=6),
            "n_days": 7,
            "n_in_view": int(place == n_places - 1),
            "n_hidden": 0,
            "n_claims": 0,
            "days_searched": 0,
            "days_found": 0,
            "days_nothing": 0,
            "n_sources": 0,
            "is_named_found": False,
            "state": "not_searched",
        }
        for place in range(n_places)
        for week in range(n_weeks)
    ]
    return pd.DataFrame(rows, dtype=object)


def test_many_governorates_leave_room_and_what_is_not_drawn_is_counted() -> None:
    drawn, left_out = coverage.most_told(grid(90, 2))
    assert drawn["label"].nunique() == coverage.MOST_ROWS
    assert left_out == 30
    assert "Governorate number 89" in set(drawn["label"]), "the one with a report stays"
    figure = coverage.coverage(drawn, LIGHT, "week")
    tops = figure["layout"]["yaxis"]["tickvals"]
    assert all(below - above >= coverage.ROW_PX for above, below in pairwise(tops))


def test_a_year_of_weeks_has_cells_apart_and_few_labels() -> None:
    figure = coverage.coverage(grid(2, 53), LIGHT, "week")
    size = figure["data"][1]["marker"]["size"]
    assert size < coverage.PLOT_PX / 53
    assert len(figure["layout"]["xaxis"]["tickvals"]) <= coverage.MOST_TICKS


@pytest.mark.parametrize(
    ("unit", "first", "last", "words"),
    [
        ("week", date(2013, 7, 29), date(2013, 8, 4), "29 July to 4 August 2013"),
        ("week", date(2013, 12, 30), date(2014, 1, 5), "30 December 2013 to 5 January 2014"),
        ("month", date(2013, 8, 1), date(2013, 8, 31), "August 2013"),
        ("month", date(2013, 8, 1), date(2013, 8, 9), "1 to 9 August 2013"),
        ("year", date(2013, 1, 1), date(2013, 12, 31), "2013"),
    ],
)
def test_a_period_is_named_as_far_as_it_is_whole(unit: coverage.Unit, first: date, last: date, words: str) -> None:
    row = pd.DataFrame([{"starts_on": first, "ends_on": last, "n_days": (last - first).days + 1}], dtype=object)
    assert coverage.period_words(next(row.itertuples()), unit) == words


def test_what_is_of_unknown_origin_has_its_own_row_and_joins_nothing(world: duckdb.DuckDBPyConnection) -> None:
    sets, origins = asked_origins.combinations(world, Filters()), asked_origins.origins(world, Filters())
    figure = origin_overlap.origin_overlap(sets, origins, LIGHT)
    assert figure["layout"]["yaxis"]["ticktext"][-1] == "origin not known"
    unknown = figure["layout"]["yaxis"]["tickvals"][-1]
    dots = figure["data"][3]
    hollow = {dots["y"][n] for n, colour in enumerate(dots["marker"]["color"]) if colour == LIGHT.paper}
    assert hollow == {unknown}
    assert unknown not in [y for y in figure["data"][2]["y"] if y is not None]
    assert figure["layout"]["xaxis"]["ticktext"][0] == "0"


def test_a_set_is_found_again_by_its_mark() -> None:
    for origins, has_unknown in (([], True), (["sohr", "government:SY"], False), (["a|b"], True)):
        assert origin_overlap.set_of(origin_overlap.set_key(origins, has_unknown)) == (tuple(origins), has_unknown)


def test_recollections_are_drawn_apart_and_without_a_median() -> None:
    frame = pd.DataFrame(
        [
            {
                "teller": teller,
                "is_recalled": teller is None,
                "bin": n,
                "n_reports": 3,
                "median_days": 1.0,
                "n_of_teller": 3,
                "n_tellers": 1,
            }
            for n, teller in ((2, "SANA"), (7, None))
        ],
        dtype=object,
    )
    figure = report_lag.report_lag(frame, {}, LIGHT)
    found = marks(figure)
    assert found["2|0|SANA"]["edge"] != found["7|1|"]["edge"]
    assert [note["text"] for note in figure["layout"]["annotations"]] == ["median: 1 day"]
    first, second = figure["layout"]["yaxis"]["tickvals"]
    assert second - first > 1


def test_an_accusation_without_a_known_own_side_stands_between_the_columns(world: duckdb.DuckDBPyConnection) -> None:
    found = marks(own_side.own_side(asked_sides.harm_by_side(world, Filters()), LIGHT))
    assert found["accused|"]["x"] == 0.5
    assert found["other|activists"]["x"] == 1
    assert "own|activists" not in found


def test_words_of_others_are_no_markup_in_a_figure() -> None:
    rows = [count_grid.Row("<b>x</b> & \u202ey", "<i>z</i>")]
    squares = [count_grid.Square(0, 0, 1234567, "key", "hover")]
    text = json.dumps(count_grid.count_grid(rows, ["a"], squares, LIGHT), ensure_ascii=False)
    assert "<b>x" not in text and "<i>z" not in text and "\u202e" not in text
    assert "1.2M" in text
