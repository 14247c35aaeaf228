"""The timeline's questions and charts: three axes of days, what is drawn and what is counted, nothing over anything."""

import json
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

import duckdb
import pandas as pd
import plotly.graph_objects as go
import pytest

from dashboard.charts import time_axis, timeline_counts
from dashboard.charts import timeline as chart
from dashboard.charts.theme import DARK, LIGHT, Figure
from dashboard.queries import timeline
from dashboard.queries.filters import Filters
from tests import small_world
from tests.work import calls_made

JULY = (date(2013, 7, 1), date(2013, 7, 31))


@pytest.fixture(scope="module")
def world() -> Iterator[duckdb.DuckDBPyConnection]:
    connection = duckdb.connect()
    small_world.fill(connection)
    yield connection
    connection.close()


def marks(figure: Figure) -> dict[str, dict[str, Any]]:
    """Each mark by its customdata."""
    (trace,) = [trace for trace in figure["data"] if "customdata" in trace]
    marker = trace["marker"]
    return {
        name: {
            "x": trace["x"][n],
            "y": trace["y"][n],
            "size": marker["size"][n],
            "symbol": marker["symbol"][n],
            "color": marker["color"][n],
            "hovertext": trace["hovertext"][n],
        }
        for n, name in enumerate(trace["customdata"])
    }


def mark_of(rows: pd.DataFrame, figure: Figure, title: str) -> dict[str, Any]:
    (row,) = [row for row in rows.itertuples() if title in row.title]
    return marks(figure)[f"{row.post_id} {row.at}"]


def frame(days: list[tuple[date | None, date | None]], **more: Any) -> pd.DataFrame:
    """Events with their first and last possible day (None: not stated; then reported on 1 July 2013)."""
    rows = []
    for n, (first, last) in enumerate(days):
        reported = last or date(2013, 7, 1)
        row = {
            "event_id": f"e{n:04}",
            "title": f"Bombing {n} in a town of some name",
            "place_name": None,
            "lane": "violence",
            "first_axis_day": first or reported,
            "last_axis_day": last or reported,
            "date_start": first,
            "date_end": last,
            "reported_first": reported,
            "reported_last": reported,
            "captured_at": None,
            "figures": None,
            "low": None,
            "one_sided": False,
            "voices": "x",
            "attribution": None,
            "agreement": "one_origin",
            "footage_only": False,
            "standing": "one origin",
            "when_words": "",
            "reported_words": "",
            "post_id": "a" * 12,
            "at": f"{n}-{n + 1}",
        }
        rows.append({**row, **more})
    return pd.DataFrame(rows, dtype=object)


# --------------------------------------------------------------------------------------------------------- questions
def test_each_axis_has_every_event_on_its_own_day(world: duckdb.DuckDBPyConnection) -> None:
    days: dict[str, Any] = {}
    for on in ("occurred", "reported", "captured"):
        rows = timeline.events(world, Filters(), on)  # type: ignore[arg-type]
        assert len(rows) == 6
        days[on] = dict(zip(rows["title"], rows["first_axis_day"], strict=True))
    assert days["occurred"]["Bombing in Jaramana"] == days["reported"]["Bombing in Jaramana"] == date(2013, 7, 25)
    assert days["occurred"]["Shelling of al-Waer, Homs"] == date(2013, 7, 22)
    assert days["reported"]["Shelling of al-Waer, Homs"] == date(2013, 7, 26)
    assert set(days["captured"].values()) == {date(2013, 8, 1)}


def test_an_event_is_captured_with_the_first_of_its_posts() -> None:
    connection = duckdb.connect()
    small_world.fill(connection)
    small_world.change(connection, "UPDATE captures SET captured_at = '2013-07-30' WHERE post_id = 'a00000000003'")
    small_world.change(connection, "UPDATE captures SET captured_at = NULL WHERE post_id = 'a00000000001'")
    rows = timeline.events(connection, Filters(), "captured").set_index("title")
    extent = timeline.extent(connection, Filters(), "captured").iloc[0]
    connection.close()
    assert rows.loc["Bombing in Jaramana", "captured_at"] == datetime(2013, 7, 30)
    assert rows.loc["Killing in Sukhna", "first_axis_day"] is None
    assert (extent.n_events, extent.n_unplaced) == (6, 3)
    figure = chart.timeline(rows.reset_index(), LIGHT, "captured")
    assert chart.unplaced(rows) == 3
    assert len(marks(figure)) == 3, "what was never captured on record has no place on an axis of captures"


def test_a_window_keeps_what_may_lie_in_it(world: duckdb.DuckDBPyConnection) -> None:
    two_days = (date(2013, 7, 27), date(2013, 7, 28))
    rows = timeline.events(world, Filters(), "occurred", two_days)
    assert set(rows["title"]) == {"Shelling of al-Waer, Homs", small_world.TITLES["hostile"]}
    assert set(rows["n_in_all"]) == {2}


def test_days_of_reports_keep_the_events_reported_then(world: duckdb.DuckDBPyConnection) -> None:
    one_day = (date(2013, 7, 27), date(2013, 7, 27))
    rows = timeline.events(world, Filters(), "occurred", None, (one_day,))
    assert set(rows["title"]) == {"Bombing in Jaramana", "Killing in Khan al-Assal"}


def test_the_choice_of_marks_never_looks_at_the_size_of_a_number(world: duckdb.DuckDBPyConnection) -> None:
    first = timeline.events(world, Filters(), "occurred", limit=1)
    assert list(first["title"]) == ["Killing in Khan al-Assal"]
    assert set(first["n_in_all"]) == {6}
    connection = duckdb.connect()
    small_world.fill(connection)
    small_world.change(connection, "UPDATE event_figures SET low = 100000 - low, high = 100000 - high")
    for n in range(1, 7):
        asked = [list(timeline.events(c, Filters(), "occurred", limit=n)["event_id"]) for c in (world, connection)]
        assert asked[0] == asked[1]
    connection.close()


def test_counts_add_up_to_the_events(world: duckdb.DuckDBPyConnection) -> None:
    for step in ("day", "week", "month", "quarter", "year"):
        rows = timeline.event_counts(world, Filters(), "occurred", step, JULY)  # type: ignore[arg-type]
        assert rows["n_events"].sum() == 6, step
        assert rows.loc[rows["is_undated"].astype(bool), "n_events"].sum() == 2
        assert set(rows["starts_on"]) <= set(timeline.steps(step, *JULY)), step  # type: ignore[arg-type]
    by_day = timeline.event_counts(world, Filters(), "occurred", "day", JULY)
    assert by_day.loc[by_day["is_vague"].astype(bool), "n_events"].sum() == 2, "two are known to several days only"


@pytest.mark.parametrize(
    ("first", "last", "step", "n"),
    [
        (date(2013, 7, 25), date(2013, 7, 25), "day", 1),
        (date(2013, 7, 1), date(2013, 8, 31), "week", 9),
        (date(2012, 1, 1), date(2013, 12, 31), "month", 24),
        (date(2004, 1, 1), date(2013, 12, 31), "quarter", 40),
        (date(1970, 1, 1), date(2013, 12, 31), "year", 44),
    ],
)
def test_steps_are_few_at_any_length(first: date, last: date, step: str, n: int) -> None:
    assert timeline.step_of(first, last) == step
    steps = timeline.steps(timeline.step_of(first, last), first, last)
    assert len(steps) == n
    assert steps[0] <= first
    assert steps[-1] <= last


# ------------------------------------------------------------------------------------------------------- time axis
@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2013, 7, 25), date(2013, 7, 25), ("25 Jul<br>2013",)),
        (date(2013, 7, 1), date(2013, 8, 31), ("1 Jul<br>2013", "29 Jul", "26 Aug")),
        (date(2004, 1, 1), date(2013, 12, 31), ("2004", "2010")),
    ],
)
def test_the_axis_is_right_for_a_day_two_months_and_ten_years(first: date, last: date, words: tuple[str, ...]) -> None:
    figure = chart.timeline(frame([(first, first), (last, last)]), LIGHT, "occurred")
    axis = figure["layout"]["xaxis"]
    assert set(words) <= set(axis["ticktext"]), axis["ticktext"]
    assert 1 <= len(axis["ticktext"]) <= 9
    assert all(axis["range"][0] <= mark["x"] <= axis["range"][1] for mark in marks(figure).values())
    assert all(axis["range"][0] <= tick <= axis["range"][1] for tick in axis["tickvals"])


def test_a_mark_stands_over_the_tick_of_its_day() -> None:
    days = [date(2013, 7, 1) + timedelta(days=n) for n in range(6)]
    figure = chart.timeline(frame([(day, day) for day in days]), LIGHT, "occurred")
    axis = figure["layout"]["xaxis"]
    by_word = dict(zip(axis["ticktext"], axis["tickvals"], strict=True))
    assert by_word["3 Jul"] == marks(figure)["a" * 12 + " 2-3"]["x"] == "2013-07-03T12:00:00"


@pytest.mark.parametrize("days", [1, 2, 6, 20, 45, 100, 400, 1200, 4000, 9000])
def test_there_are_never_more_ticks_than_fit(days: int) -> None:
    first = date(2006, 12, 20)
    found = time_axis.ticks(first, first + timedelta(days=days))
    assert 1 <= len(found.words) <= 9
    assert len(set(found.values)) == len(found.values) == len(found.words)
    assert list(found.values) == sorted(found.values)


# ------------------------------------------------------------------------------------------------------------ drawing
@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize("on", ["occurred", "reported", "captured"])
def test_equal_frames_in_any_order_give_equal_bytes(world: duckdb.DuckDBPyConnection, theme: Any, on: Any) -> None:
    rows = timeline.events(world, Filters(), on)
    shade = datetime(2013, 7, 26), datetime(2013, 7, 28, 23, 59, 59)
    once = chart.timeline(rows, theme, on, None, shade)
    again = chart.timeline(rows.iloc[::-1].reset_index(drop=True), theme, on, None, shade)
    assert json.dumps(once) == json.dumps(again)
    assert go.Figure(once).to_dict()["layout"]["height"] == once["layout"]["height"]


def test_every_event_has_one_mark_and_leads_to_its_sentence(world: duckdb.DuckDBPyConnection) -> None:
    rows = timeline.events(world, Filters(), "occurred")
    assert set(marks(chart.timeline(rows, LIGHT, "occurred"))) == {f"{r.post_id} {r.at}" for r in rows.itertuples()}


def test_shape_and_outline_say_the_standing_and_size_the_low_bound(world: duckdb.DuckDBPyConnection) -> None:
    rows = timeline.events(world, Filters(), "occurred")
    figure = chart.timeline(rows, LIGHT, "occurred")
    assert mark_of(rows, figure, "Khan al-Assal")["symbol"] == "diamond"
    assert mark_of(rows, figure, "Defection")["symbol"] == "square"
    assert mark_of(rows, figure, "Jaramana")["color"] == LIGHT.paper, "one origin is hollow"
    assert mark_of(rows, figure, "Defection")["size"] > mark_of(rows, figure, "Sukhna")["size"]
    assert mark_of(rows, figure, "Sukhna")["size"] > mark_of(rows, figure, "al-Waer")["size"]
    several = frame([JULY], agreement="several_origins")
    assert marks(chart.timeline(several, LIGHT, "occurred"))["a" * 12 + " 0-1"]["color"] != LIGHT.paper


def test_every_tooltip_has_bound_speaker_standing_and_capture(world: duckdb.DuckDBPyConnection) -> None:
    rows = timeline.events(world, Filters(), "occurred")
    said = mark_of(rows, chart.timeline(rows, LIGHT, "occurred"), "Sukhna")["hovertext"]
    for words in (
        "≥ 22 killed",
        "activists",
        "day not stated",
        "26 July 2013",
        "one origin",
        "1 August 2013, 12:00 UTC",
    ):
        assert words in said


def test_an_imprecise_day_stays_a_bar_however_short_the_window() -> None:
    rows = frame([(date(2013, 7, 25), date(2013, 7, 25)), (date(2013, 7, 1), date(2013, 7, 31))])
    one_day = (date(2013, 7, 25), date(2013, 7, 25))
    figure = chart.timeline(rows, LIGHT, "occurred", one_day)
    (bar,) = figure["layout"]["shapes"]
    assert (
        [bar["x0"], bar["x1"]] == figure["layout"]["xaxis"]["range"] == ["2013-07-25T00:00:00", "2013-07-26T00:00:00"]
    )
    assert "no hour" in chart.reading_aid(figure, "occurred")
    wide = chart.timeline(rows, LIGHT, "occurred")
    assert "no hour" not in chart.reading_aid(wide, "occurred")


def test_on_the_axis_of_reports_the_mark_stands_on_the_first_and_a_thin_line_runs_to_the_last(
    world: duckdb.DuckDBPyConnection,
) -> None:
    rows = timeline.events(world, Filters(), "reported")
    figure = chart.timeline(rows, LIGHT, "reported")
    assert mark_of(rows, figure, "Jaramana")["x"] == "2013-07-25T12:00:00"
    lines = {(s["x0"][:10], s["x1"][:10]) for s in figure["layout"]["shapes"]}
    assert lines == {("2013-07-25", "2013-07-27"), ("2013-07-26", "2013-07-27")}
    assert all(s["line"]["width"] < 3 for s in figure["layout"]["shapes"])


def test_text_of_others_stays_text(world: duckdb.DuckDBPyConnection) -> None:
    spec = json.dumps(chart.timeline(timeline.events(world, Filters(), "occurred"), LIGHT, "occurred"))
    assert "<i>x</i>" not in spec
    assert "&lt;i&gt;x&lt;/i&gt;" in spec


def test_no_rows_make_an_empty_figure() -> None:
    figure = chart.timeline(frame([(None, None)]).iloc[:0], LIGHT, "occurred")
    go.Figure(figure)
    assert [trace["x"] for trace in figure["data"]] == [[]], "Streamlit refuses a figure without any trace"
    assert chart.unlabelled(figure) == 0
    assert "No event" in chart.alt_text(frame([(None, None)]).iloc[:0], "captured")


Box = tuple[float, float, float, float]


def boxes(figure: Figure, width: float) -> tuple[list[Box], list[Box], list[Box]]:
    """Marks, labels and bars, left, top, right and bottom in px, on a plot `width` px wide."""
    first, last = (pd.Timestamp(end) for end in figure["layout"]["xaxis"]["range"])

    def x_of(instant: str) -> float:
        return float((pd.Timestamp(instant) - first) / (last - first)) * width

    drawn = []
    for mark in marks(figure).values():
        half = mark["size"] / 2
        drawn.append((x_of(mark["x"]) - half, mark["y"] - half, x_of(mark["x"]) + half, mark["y"] + half))
    written = []
    for note in figure["layout"]["annotations"]:
        if note.get("xref") == "paper":
            continue
        wide = len(note["text"]) * 5.6
        left = x_of(note["x"]) + note["xshift"] - (wide if note["xanchor"] == "right" else 0)
        y = note["y"] - note["yshift"]
        written.append((left, y - 7, left + wide, y + 7))
    bars = [
        (x_of(s["x0"]), s["y0"] - 4, x_of(s["x1"]), s["y1"] + 4)
        for s in figure["layout"]["shapes"]
        if s["type"] == "line" and s.get("xref") != "paper"
    ]
    return drawn, written, bars


def overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


CROWDS: dict[str, list[tuple[date | None, date | None]]] = {
    "one day": [(date(2013, 7, 25), date(2013, 7, 25))] * 60,
    "two months": [(date(2013, 7, 1) + timedelta(days=n * 7 % 61),) * 2 for n in range(120)],
    "ten years": [(date(2004, 1, 1) + timedelta(days=n * 37 % 3650),) * 2 for n in range(120)],
    "weeks": [(date(2013, 7, 1) + timedelta(days=n), date(2013, 7, 8) + timedelta(days=n)) for n in range(40)],
    "undated": [(None, None)] * 30 + [(date(2013, 7, 2), date(2013, 7, 2))] * 10,
}


@pytest.mark.parametrize("name", CROWDS)
@pytest.mark.parametrize("low", [None, 700])
def test_nothing_lies_over_anything(name: str, low: int | None) -> None:
    rows = frame(CROWDS[name], low=low, one_sided=low is not None, figures=f"≥ {low} killed" if low else None)
    figure = chart.timeline(rows, LIGHT, "occurred")
    for width in (600.0, 900.0):
        drawn, written, bars = boxes(figure, width)
        assert len(drawn) == len(rows)
        for n, one in enumerate(drawn):
            assert not any(overlap(one, other) for other in drawn[n + 1 :])
            assert not any(overlap(one, label) for label in written)
        for n, label in enumerate(written):
            assert not any(overlap(label, other) for other in (*written[n + 1 :], *bars))
            assert label[0] >= 0
            assert label[2] <= width
    assert chart.unlabelled(figure) == len(rows) - len(written)
    assert len(written) >= 14


def test_drawing_twice_as_many_costs_little_more_than_twice_the_work() -> None:
    def drawn(n: int) -> int:
        days = [(date(2013, 6, 1) + timedelta(days=k % 90),) * 2 for k in range(n)]
        return calls_made(lambda: chart.timeline(frame(days), LIGHT, "occurred"))  # type: ignore[arg-type]

    assert drawn(120) < 3.5 * drawn(60)


def test_counts_are_squares_with_their_days_and_lane(world: duckdb.DuckDBPyConnection) -> None:
    rows = timeline.event_counts(world, Filters(), "occurred", "week", JULY)
    figure = timeline_counts.event_counts(rows, LIGHT, timeline.steps("week", *JULY))
    (trace,) = figure["data"]
    assert trace["marker"]["symbol"] == "square"
    assert "2013-07-22 2013-07-28 undated violence" in trace["customdata"]
    assert "6 events counted" in timeline_counts.alt_text(rows)
    go.Figure(figure)
