"""A figure as the screen takes it: our dictionary as it is, without being checked property by property at each redraw.

Plotly's own `Figure` looks at every property of every mark, which took half of what a page needs to be drawn again; the
same check stands in tests/test_on_screen.py, for every figure of every page.

Streamlit hands each new figure to Plotly twice, the second time as a copy. Plotly sees that nothing changed only when
the figure names the revision of its data, and no template: what Streamlit's template says is written out instead.
"""

from functools import cache
from typing import Any
from zlib import crc32

import plotly.graph_objects as go
from plotly.basedatatypes import BaseFigure

from dashboard.charts.room import with_room
from dashboard.charts.theme import Figure
from dashboard.charts.words_on_screen import with_words


class AsItIs(BaseFigure):  # type: ignore[misc]
    """A figure that Streamlit takes for one that Plotly has checked. It can be drawn, and nothing else."""

    def __init__(self, figure: Figure) -> None:
        object.__setattr__(self, "drawn", figure)

    def to_dict(self) -> Figure:
        """The dictionary it was made of, with what stands behind every figure on the screen."""
        drawn: Figure = object.__getattribute__(self, "drawn")
        figure = with_words({**drawn, "layout": with_room(drawn["layout"])})
        revision = {"datarevision": f"{crc32(repr(figure['data']).encode()):08x}"}
        stated: Figure = _stated({**figure, "layout": {**_template()["layout"], **revision, **figure["layout"]}})
        return {
            **stated,
            "data": [_with(_template()["data"].get(trace["type"], {}), trace) for trace in stated["data"]],
        }


@cache
def _template() -> Any:
    """What Streamlit's template, which Plotly puts behind a figure that names none, says of such traces as ours."""
    template = go.Figure().to_dict()["layout"]["template"]
    data = {kind: traces[0] for kind, traces in template["data"].items() if kind in ("scatter", "bar")}
    return {"layout": {"colorway": template["layout"]["colorway"]}, "data": data}


def _with(behind: Any, stated: Any) -> Any:
    """`stated`, and of `behind` what it leaves open."""
    if not (isinstance(behind, dict) and isinstance(stated, dict)):
        return stated
    more = {key: value for key, value in behind.items() if key not in stated}
    return {**{key: _with(behind.get(key), value) for key, value in stated.items()}, **more}


def _stated(value: Any) -> Any:
    """`value` without the keys whose value is None: nothing is stated there."""
    if isinstance(value, dict):
        return {key: _stated(inside) for key, inside in value.items() if inside is not None}
    if isinstance(value, list | tuple) and any(isinstance(inside, dict) for inside in value):
        return [_stated(inside) for inside in value]
    return value
