"""Figures go to the screen unchecked (charts/on_screen): here each is checked, and equals what Plotly makes of it."""

import json
from pathlib import Path

import plotly.graph_objects as go
import plotly.io
import pytest
import streamlit.elements.plotly_chart  # noqa: F401 (it names the template that stands behind every figure)
from test_pages import Opener, opened, sample, specs  # noqa: F401

from dashboard.charts.on_screen import AsItIs

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
        checked = go.Figure(figure["data"], figure["layout"])
        assert json.loads(plotly.io.to_json(checked, validate=False)) == figure


def test_what_is_drawn_is_what_plotly_itself_would_make_of_it() -> None:
    ours, theirs = (plotly.io.to_json(figure, validate=False) for figure in (AsItIs(FIGURE), go.Figure(FIGURE)))
    assert json.loads(ours) == json.loads(theirs)


def test_plotly_refuses_a_property_that_does_not_exist() -> None:
    with pytest.raises(ValueError, match="colr"):
        go.Figure({"data": [{"type": "scatter", "marker": {"colr": "red"}}]})
