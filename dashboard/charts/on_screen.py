"""A figure as the screen takes it: our dictionary as it is, without being checked property by property at each redraw.

Plotly's own `Figure` looks at every property of every mark, which took half of what a page needs to be drawn again; the
same check stands in tests/test_on_screen.py, for every figure of every page.
"""

from functools import cache
from typing import Any

import plotly.graph_objects as go
from plotly.basedatatypes import BaseFigure

from dashboard.charts.theme import Figure


class AsItIs(BaseFigure):  # type: ignore[misc]
    """A figure that Streamlit takes for one that Plotly has checked. It can be drawn, and nothing else."""

    def __init__(self, figure: Figure) -> None:
        object.__setattr__(self, "drawn", figure)

    def to_dict(self) -> Figure:
        """The dictionary it was made of, with the template that stands behind every figure on the screen."""
        figure: Figure = object.__getattribute__(self, "drawn")
        stated: Figure = _stated({**figure, "layout": {**figure["layout"], "template": _template()}})
        return stated


@cache
def _template() -> Any:
    """Streamlit's template, which Plotly puts behind a figure that names none."""
    return go.Figure().to_dict()["layout"]["template"]


def _stated(value: Any) -> Any:
    """`value` without the keys whose value is None: nothing is stated there."""
    if isinstance(value, dict):
        return {key: _stated(inside) for key, inside in value.items() if inside is not None}
    if isinstance(value, list | tuple) and any(isinstance(inside, dict) for inside in value):
        return [_stated(inside) for inside in value]
    return value
