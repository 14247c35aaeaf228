"""The frames of figures, which scroll sideways where a window is too narrow, and the CSS that names each by its key.

A selector for a part of a class (`[class*="st-key-wide"]`) makes a browser work out anew how everything looks that
stands below an element whose class changes: three times as many elements at each redraw of the Timeline.
"""

from typing import Literal

LEAST_PX = {"chart": 800, "matrix": 520}
ROOMS: dict[str, Literal["chart", "matrix", "phone"]] = {
    "actors-matrix": "chart",
    "actors-readings": "chart",
    "actors-speakers": "chart",
    "actors-victims": "matrix",
    "blind-spots-coverage": "chart",
    "blind-spots-lag-publisher": "chart",
    "blind-spots-lag-speaker": "chart",
    "blind-spots-origins": "chart",
    "blind-spots-sides": "chart",
    "brief-timeline": "chart",
    "map-phone": "phone",
    "map-places": "chart",
    "timeline-calendar": "chart",
    "timeline-counts": "chart",
    "timeline-events": "chart",
    "tolls-published": "chart",
    "tolls-scope": "matrix",
}
"""The room that each figure needs, by its key ("phone": drawn to fit one); others cannot be drawn."""


def key(figure: str) -> str:
    """The key of the frame of the figure with this key; a KeyError where ROOMS does not name it."""
    return f"wide_{ROOMS[figure]}_{figure}"


def _selector(room: str) -> str:
    return f":is({', '.join(f'.st-key-{key(figure)}' for figure, needs in ROOMS.items() if needs == room)})"


CHARTS, MATRICES = _selector("chart"), _selector("matrix")
CSS = f"""{CHARTS}, {MATRICES} {{ overflow-x: auto; overflow-y: hidden; }}
{CHARTS} > * {{ min-width: {LEAST_PX["chart"]}px; }}
{MATRICES} > * {{ min-width: {LEAST_PX["matrix"]}px; }}"""
