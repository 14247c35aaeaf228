"""Figures go to the screen unchecked (charts/on_screen): here each is checked, and equals what Plotly makes of it."""

import json
from math import ceil
from pathlib import Path
from typing import Any

import plotly.graph_objects as go
import plotly.io
import pytest
import streamlit.elements.plotly_chart  # noqa: F401 (it names the template that stands behind every figure)

from dashboard.charts.on_screen import AsItIs
from dashboard.charts.room import width, with_room
from tests.test_pages import Opener, opened, sample, specs  # noqa: F401

PAGES = ("brief", "tolls", "timeline", "actors", "map", "blind_spots")
FIGURE = {
    "data": [{"type": "scatter", "mode": "markers", "x": [1, 2], "y": [3, None], "text": None}],
    "layout": {"height": 90, "annotations": [{"text": "a", "x": 1, "y": 3, "hovertext": None}], "shapes": None},
}


@pytest.mark.parametrize("page", PAGES)
def test_every_figure_of_a_page_is_one_that_plotly_accepts(opened: Opener, sample: Path, page: str) -> None:  # noqa: F811
    figures = specs(opened(sample, page))
    assert figures
    for figure in figures:
        checked = go.Figure(figure["data"], {**figure["layout"], "template": "none"})
        as_checked = json.loads(plotly.io.to_json(checked, validate=False))
        del as_checked["layout"]["template"]
        assert as_checked == figure


def test_what_is_drawn_is_what_plotly_itself_would_make_of_it() -> None:
    """Without the template, which Plotly would take for news at each second look: what it says is written out."""
    ours, theirs = (
        json.loads(plotly.io.to_json(figure, validate=False)) for figure in (AsItIs(FIGURE), go.Figure(FIGURE))
    )
    template = theirs["layout"].pop("template")
    (behind,) = template["data"]["scatter"]
    assert behind == {"type": "scatter", "marker": {"line": {"width": 0}}}
    assert ours["layout"].pop("colorway") == template["layout"]["colorway"]
    assert ours["layout"].pop("datarevision")
    assert ours["data"][0].pop("marker") == {"line": {"width": 0}}
    assert ours == theirs


def test_a_figure_of_other_data_is_of_another_revision_and_its_own_word_outdoes_the_template() -> None:
    def drawn(**more: object) -> dict[str, Any]:
        return AsItIs({"data": [{**FIGURE["data"][0], **more}], "layout": {}}).to_dict()

    revisions = {drawn(x=xs)["layout"]["datarevision"] for xs in ([1, 2], [1, 3], [1.0, 2])}
    assert len(revisions) == 3
    assert drawn(x=[1, 2]) == drawn(x=[1, 2])
    assert drawn(marker={"line": {"width": 2}, "size": 7})["data"][0]["marker"] == {"line": {"width": 2}, "size": 7}


def test_labels_of_an_axis_get_their_room_without_a_second_drawing() -> None:
    left = {"automargin": True, "ticktext": ["Homs", "Deir<br>ez-Zor"], "tickfont": {"size": 12}}
    below = {"automargin": True, "ticktext": ["3 Jun<br>2013", "10 Jun"], "ticks": "outside"}
    margin = {"l": 8, "r": 12, "t": 8, "b": 8}
    roomy = with_room({"margin": margin, "xaxis": below, "yaxis": left})
    assert roomy["margin"] == {"l": ceil(width("ez-Zor", 12)) + 8, "r": 12, "t": 8, "b": 48}
    assert not roomy["xaxis"]["automargin"] and not roomy["yaxis"]["automargin"]
    assert margin["l"] == 8 and left["automargin"], "what is exported keeps its own"
    numbers = with_room({"margin": margin, "yaxis": {"automargin": True}})
    assert numbers["yaxis"]["automargin"], "only Plotly knows the labels it will choose"
    assert width("<b>Homs</b>", 12) > width("Homs", 12) == width("a<br>Homs", 12) > width("&lt;", 12)


def test_plotly_refuses_a_property_that_does_not_exist() -> None:
    with pytest.raises(ValueError, match="colr"):
        go.Figure({"data": [{"type": "scatter", "marker": {"colr": "red"}}]})
