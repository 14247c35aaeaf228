"""Words in a chart reach the screen as points of text (charts/words_on_screen): the same words, at the same spots."""

from typing import Any

import pytest

from dashboard.charts.on_screen import AsItIs
from dashboard.charts.theme import LIGHT, layout
from dashboard.charts.words_on_screen import SPACE, with_words

NOTE: dict[str, Any] = {
    "x": "2013-07-01T12:00:00",
    "y": 40.0,
    "text": "Homs, 3 killed",
    "showarrow": False,
    "xanchor": "left",
    "yanchor": "middle",
    "xshift": 11,
    "yshift": 20,
    "font": {"size": 10, "color": "#111111"},
}
DAYS = {"type": "date", "range": ["2013-07-01T00:00:00", "2013-07-11T00:00:00"]}
LINES = {"range": [200, 0]}


def drawn(*notes: dict[str, Any], **more: Any) -> dict[str, Any]:
    axes = {"xaxis": DAYS, "yaxis": LINES, **more}
    margin = {"l": 0, "r": 0, "t": 30, "b": 20}
    return with_words({"data": [], "layout": layout(LIGHT, 450, margin=margin, annotations=list(notes), **axes)})


def test_words_become_text_of_one_trace_for_each_colour() -> None:
    other = {**NOTE, "text": "Idlib", "xanchor": "right", "xshift": -6, "yshift": 0}
    red = {**NOTE, "font": {"size": 10, "color": "#AA0000"}}
    figure = drawn(NOTE, other, red)
    assert not figure["layout"]["annotations"]
    black, second = figure["data"]
    assert [text.strip(SPACE) for text in black["text"]] == ["Homs, 3 killed", "Idlib"]
    assert black["textposition"] == ["middle right", "middle left"]
    assert (black["mode"], black["hoverinfo"], black["cliponaxis"]) == ("text", "skip", False)
    assert second["textfont"]["color"] == second["unselected"]["textfont"]["color"] == "#AA0000"


def test_shifts_are_kept_as_spaces_and_as_units_of_the_axis() -> None:
    (trace,) = drawn(NOTE)["data"]
    (text,) = trace["text"]
    assert (len(text) - len(text.lstrip(SPACE))) * 0.2 * 10 == pytest.approx(11 + 2, abs=1), "px to the right"
    (y,) = trace["y"]
    assert y == pytest.approx(40 - (20 - 1) * 200 / 400), "20 px up, on an axis that runs down"
    assert trace["x"] == [NOTE["x"]]


def test_a_share_of_the_picture_becomes_a_place_on_the_axis() -> None:
    (trace,) = drawn({**NOTE, "x": 0.5, "xref": "paper", "xshift": 0, "yshift": 0})["data"]
    assert trace["x"] == ["2013-07-06T00:00:00"]


@pytest.mark.parametrize(
    "more",
    [
        {"showarrow": True},
        {"bgcolor": "#FFFFFF"},
        {"textangle": 90},
        {"xanchor": "auto"},
        {"xshift": -4},
        {"text": "a<br>b", "align": "right"},
        {"xref": "x2"},
        {"yref": "paper", "y": 1},  # above the axis, where Plotly hides a point
    ],
)
def test_what_is_more_than_words_stays_an_annotation(more: dict[str, Any]) -> None:
    note = {**NOTE, **more}
    figure = drawn(NOTE, note)
    assert figure["layout"]["annotations"] == [note]
    assert len(figure["data"]) == 1


def test_words_on_an_axis_whose_ends_the_browser_finds_stay_annotations() -> None:
    assert not drawn(NOTE, xaxis={"type": "date"})["data"]
    assert not drawn(NOTE, yaxis={})["data"]
    fixed = {"autorange": True, "autorangeoptions": {"minallowed": 30, "maxallowed": 44}}
    assert drawn({**NOTE, "x": 36.5}, xaxis=fixed)["data"]


def test_other_words_are_another_revision_of_the_figure() -> None:
    def revision(text: str) -> str:
        margin = {"l": 0, "r": 0, "t": 30, "b": 20}
        notes = [{**NOTE, "text": text}]
        whole = layout(LIGHT, 450, margin=margin, annotations=notes, xaxis=DAYS, yaxis=LINES)
        return str(AsItIs({"data": [], "layout": whole}).to_dict()["layout"]["datarevision"])

    assert revision("Homs") != revision("Hama")
    assert revision("Homs") == revision("Homs")


def test_where_few_marks_have_words_only_those_are_written() -> None:
    marks = {
        "type": "scatter",
        "mode": "markers+text",
        "x": [1, 2, 3, 4, 5],
        "y": [9, 8, 7, 6, 5],
        "customdata": list("abcde"),
        "text": ["", "7", "", "", "2"],
        "textfont": {"size": 10, "color": ["#000000", "#111111", "#000000", "#000000", "#222222"]},
        "cliponaxis": False,
    }
    bare, first, second = with_words({"data": [marks], "layout": {}})["data"]
    assert (bare["mode"], bare["customdata"]) == ("markers", list("abcde"))
    assert "text" not in bare
    assert [(one["x"], one["y"], one["text"], one["textfont"]["color"]) for one in (first, second)] == [
        ([2], [8], ["7"], "#111111"),
        ([5], [5], ["2"], "#222222"),
    ]
    full = {**marks, "text": ["1", "7", "3", "", "2"]}
    assert with_words({"data": [full], "layout": {}})["data"] == [full]
