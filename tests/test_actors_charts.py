"""Pictures of who is said to have done what: each standing has a mark of its own, and equal frames give equal bytes."""

import json
from collections.abc import Iterator
from typing import Any

import duckdb
import pandas as pd
import pytest

from dashboard.charts import actor_facets, actor_marks, actor_matrix, actor_victims
from dashboard.charts.squares import number
from dashboard.charts.theme import DARK, LIGHT, Figure
from dashboard.queries import actor_victims as victims
from dashboard.queries import actors
from dashboard.queries.filters import Filters
from dashboard.widgets.actor_words import in_words, victims_words
from tests import actors_world


@pytest.fixture(scope="module")
def world() -> Iterator[duckdb.DuckDBPyConnection]:
    connection = duckdb.connect()
    actors_world.fill(connection)
    yield connection
    connection.close()


@pytest.fixture(scope="module")
def told(world: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    return in_words(actors.matrix(world, Filters(), "actor", "side"), "actor", "side", "pair")


@pytest.fixture(scope="module")
def spoken(world: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    return in_words(actors.by_speaker(world, Filters()), "side", "side", "said")


@pytest.fixture(scope="module")
def killed(world: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    rows = victims.readings(world, Filters(), "killed")
    return rows.assign(side_name=[victims_words(side) for side in rows["side"]])


def marks(figure: Figure) -> dict[str, dict[str, Any]]:
    """What is drawn for each customdata: its place, symbol, fill, outline and number."""
    found: dict[str, dict[str, Any]] = {}
    for trace in figure["data"]:
        for n, name in enumerate(trace.get("customdata", ())):
            marker = trace["marker"]
            pick = {k: v[n] if isinstance(v, list) else v for k, v in marker.items() if k != "line"}
            texts = trace.get("text", [""] * len(trace["x"]))
            found[name] = {
                **pick,
                "x": trace["x"][n],
                "y": trace["y"][n],
                "text": texts[n],
                "panel": trace.get("xaxis"),
            }
    return found


def test_every_cell_with_an_event_has_one_mark_that_leads_to_its_reports(told: pd.DataFrame) -> None:
    drawn = marks(actor_matrix.actor_matrix(told, LIGHT))
    assert set(drawn) == set(told.loc[told["n_events"] > 0, "mark"])
    assert drawn["pair~isis~government~own"]["text"] == "1"


def test_marks_of_one_cell_stand_side_by_side(told: pd.DataFrame) -> None:
    drawn = marks(actor_matrix.actor_matrix(told, LIGHT))
    one, other = (drawn[f"pair~free-syrian-army~not-stated~{state}"] for state in ("alleged", "disputed"))
    assert one["y"] == other["y"]
    assert abs(one["x"] - other["x"]) >= 0.3


def test_marks_of_one_cell_of_a_panel_stand_below_each_other_with_room_for_each(spoken: pd.DataFrame) -> None:
    """Panels are narrow: one cell's diamond and square would lie over each other side by side."""
    cell = spoken[(spoken["n_events"] > 0) & (spoken["state"] == "alleged")].head(1)
    both = pd.concat([spoken, cell.assign(state="disputed", mark="both")], ignore_index=True)
    one, other = (marks(actor_facets.actor_facets(both, LIGHT))[name] for name in (cell["mark"].iloc[0], "both"))
    assert (one["x"], one["panel"]) == (other["x"], other["panel"])
    apart = abs(one["y"] - other["y"]) * actor_facets.ROW_PX
    assert apart >= one["size"] / 2 + other["size"] * 1.3 / 2
    rows = {mark["y"] for mark in marks(actor_facets.actor_facets(both, LIGHT)).values()}
    assert len({round(y * 2) for y in rows}) == len(rows)


def test_panels_share_axes_and_sizes_and_an_empty_one_is_drawn(spoken: pd.DataFrame) -> None:
    figure = actor_facets.actor_facets(spoken, LIGHT)
    xs = [axis for name, axis in figure["layout"].items() if name.startswith("xaxis")]
    ys = [axis for name, axis in figure["layout"].items() if name.startswith("yaxis")]
    assert len(xs) == len(ys) == len(actor_facets.PANELS) == 9
    assert len({tuple(axis["range"]) for axis in xs}) == len({tuple(axis["range"]) for axis in ys}) == 1
    assert len({round(axis["domain"][1] - axis["domain"][0], 3) for axis in ys}) == 1
    words = [note["text"] for note in figure["layout"]["annotations"]]
    assert "<b>UN</b>: nothing in view" in words
    assert "<b>monitors</b>" in words


def test_a_number_too_long_for_its_mark_is_never_rounded_up() -> None:
    assert [number(n) for n in (7, 999, 1000, 1999, 12_999, 999_999, 3_450_000)] == [
        *("7", "999", "1k", "1.9k", "12k", "999k", "3.4M")
    ]


def test_a_range_is_drawn_with_its_open_end(killed: pd.DataFrame) -> None:
    figure = actor_victims.ranges(killed, LIGHT, "persons killed")
    places = {mark["x"] for mark in marks(figure).values()}
    assert places == {7.0, 8.0, 1429.0}  # the low bounds; "dozens" has none and is only listed
    arrows = next(trace for trace in figure["data"] if trace.get("marker", {}).get("size") == 9)
    assert arrows["marker"]["symbol"] == ["triangle-right"]  # of 7 to at least 22 alone


def test_marks_of_one_lane_never_lie_over_each_other(killed: pd.DataFrame) -> None:
    same = pd.concat([killed.assign(event_id=f"e{n}", post_id=f"p{n}") for n in range(6)], ignore_index=True)
    drawn = list(marks(actor_victims.ranges(same, LIGHT, "persons killed")).values())
    assert len({(mark["x"], mark["y"]) for mark in drawn}) == len(drawn) == 18


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_equal_frames_give_equal_bytes_whatever_the_order_of_cells(told: pd.DataFrame, theme: Any) -> None:
    once = json.dumps(actor_matrix.actor_matrix(told, theme))
    assert json.dumps(actor_matrix.actor_matrix(told.copy(), theme)) == once


def test_a_thinned_colour_of_the_dark_theme_is_not_that_of_the_light_one() -> None:
    assert actor_marks.look_of("alleged", DARK).fill != actor_marks.look_of("alleged", LIGHT).fill


def test_words_for_those_who_cannot_see_it_name_cells_numbers_and_standing(
    told: pd.DataFrame, spoken: pd.DataFrame, killed: pd.DataFrame
) -> None:
    assert "ISIS to government side: 1 event, 1 known origin, claimed or accepted by the actor itself" in (
        actor_matrix.alt_text(told)
    )
    assert "UN: nothing in view" in actor_facets.alt_text(spoken)
    assert "7 killed (SANA); ≥ 22 killed (SOHR)" in actor_victims.ranges_alt(killed)


def test_an_empty_frame_draws_an_empty_picture(told: pd.DataFrame, killed: pd.DataFrame) -> None:
    assert marks(actor_matrix.actor_matrix(told.head(0), LIGHT)) == {}
    assert marks(actor_victims.ranges(killed.head(0), LIGHT, "persons")) == {}
    assert "No event is in view" in actor_matrix.alt_text(told.head(0))


def test_a_hostile_name_stays_text(told: pd.DataFrame) -> None:
    hostile = told.assign(perpetrator_name="<b>x</b>\u202eevil")
    written = json.dumps(actor_matrix.actor_matrix(hostile, LIGHT), ensure_ascii=False)
    assert "<b>x</b>" not in written
    assert "\u202e" not in written
