"""The marks of a chart that were chosen together. A box drawn over them stands in the address, as it was drawn:
a colleague's link shows the same marks chosen."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import streamlit as st

from dashboard.charts.theme import Figure
from dashboard.widgets import links, url

BOX = "box"
NUMBER = r"-?\d{1,7}(?:\.\d{1,2})?"
DAY = r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}"


@dataclass(frozen=True, slots=True)
class Box:
    """Two corners of a box in the units of its chart's axes; x is days or numbers."""

    x: tuple[datetime, datetime] | tuple[float, float]
    y: tuple[float, float]

    @property
    def words(self) -> str:
        """For the address."""
        return "~".join(_said(end) for end in (*self.x, *self.y))

    def holds(self, x: object, y: object) -> bool:
        """Whether a mark stands in it."""
        return _between(x, self.x) and _between(y, self.y)


def marks(key: str) -> set[str] | None:
    """The customdata of the marks that were chosen together, here or in the link; None for a click on one, or none."""
    own = _selection(key)
    if own and (own.get("points") or own.get("box")):
        return of_selection(own)
    linked: set[str] | None = st.session_state.get(f"{key}_linked")
    return linked


def of_selection(selection: Any) -> set[str] | None:
    """The customdata of a chart's selection by a box or of several marks; None for a click on one mark, or none."""
    if not selection or not (selection.get("box") or len(selection.get("points") or []) > 1):
        return None
    return {data for data in map(links.customdata, selection["points"]) if data}


def with_linked_box(key: str, figure: Figure) -> Figure:
    """The figure for the screen: with the box of the link, until another is drawn here, which the address then has."""
    if "selectdirection" not in figure["layout"]:
        return figure
    drawn = _drawn(_selection(key))
    if drawn != st.session_state.get(f"{key}_drawn"):
        st.session_state[f"{key}_drawn"] = drawn
        url.write_of_figure(BOX, key, drawn.words if drawn else None)
    linked = None if drawn else _linked(url.of_figure(BOX, key))
    inside = None if linked is None else [_inside(trace, linked) for trace in figure["data"]]
    st.session_state[f"{key}_linked"] = None if inside is None else _named(figure, inside)
    return figure if linked is None or inside is None else _with_box(figure, linked, inside)


def offer_all(key: str) -> None:
    """A button that forgets the box of the link; one drawn here is forgotten by a double click on the chart."""
    if st.session_state.get(f"{key}_linked") is not None:
        words = "All marks again, without the box of this link"
        st.button(words, key=f"{key}_forget", on_click=_forget, args=[key], type="tertiary")


def _forget(key: str) -> None:
    url.write_of_figure(BOX, key, None)


def _selection(key: str) -> Any:
    return getattr(st.session_state.get(key), "selection", None)


def _drawn(selection: Any) -> Box | None:
    """The box that was drawn in this session."""
    boxes = (selection or {}).get("box") or []
    return _box(boxes[-1]["x"], boxes[-1]["y"]) if boxes else None


def _linked(words: str | None) -> Box | None:
    """The box that the address names; None when it names none, or what is no box."""
    ends = re.fullmatch(f"({DAY}|{NUMBER})~({DAY}|{NUMBER})~({NUMBER})~({NUMBER})", words or "")
    return _box([ends[1], ends[2]], [ends[3], ends[4]]) if ends else None


def _box(x: Sequence[Any], y: Sequence[Any]) -> Box | None:
    """None where the ends are of two kinds, or no day of the calendar."""
    try:
        ends = [_end(end) for end in x]
        heights = [float(end) for end in y]
    except ValueError:
        return None
    if len({type(end) for end in ends}) > 1 or not all(map(math.isfinite, heights)):
        return None
    return Box((min(ends), max(ends)), (min(heights), max(heights)))


def _end(value: Any) -> Any:
    """An end of a box or the place of a mark, rounded as the address has it: a day with its minute, or a number."""
    if isinstance(value, str) and re.match(r"\d{4}-\d{2}", value):
        return datetime.fromisoformat(value[:19].strip()).replace(second=0)
    return round(float(value), 2)


def _said(end: datetime | float) -> str:
    return end.strftime("%Y-%m-%dT%H:%M") if isinstance(end, datetime) else f"{end:.2f}"


def _between(value: object, ends: tuple[Any, Any]) -> bool:
    place = _end(value)
    return type(place) is type(ends[0]) and ends[0] <= place <= ends[1]


def _inside(trace: dict[str, Any], box: Box) -> list[int]:
    """Which of a trace's marks stand in the box; of those that carry nothing, none."""
    marks = zip(trace.get("customdata", ()), trace["x"], trace["y"], strict=False)
    return [n for n, (data, x, y) in enumerate(marks) if data and box.holds(x, y)]


def _named(figure: Figure, inside: list[list[int]]) -> set[str]:
    """The customdata of the marks of each trace that are `inside`."""
    pairs = zip(figure["data"], inside, strict=True)
    return {str(trace["customdata"][n]) for trace, chosen in pairs for n in chosen}


def _with_box(figure: Figure, box: Box, inside: list[list[int]]) -> Figure:
    """The box as a shape: over one that Plotly had drawn, a click would take hold of the box and reach no mark.

    A mark that is alone in it is not marked as chosen: a click would give it up, and not open it.
    """
    several = sum(map(len, inside)) > 1
    traces = [
        {**trace, "selectedpoints": chosen} if several and "customdata" in trace else trace
        for trace, chosen in zip(figure["data"], inside, strict=True)
    ]
    layout = figure["layout"]
    x0, x1 = (end.isoformat() if isinstance(end, datetime) else end for end in box.x)
    line = {"color": layout["modebar"]["activecolor"], "width": 1, "dash": "dot"}
    outline = {"type": "rect", "x0": x0, "x1": x1, "y0": box.y[0], "y1": box.y[1], "line": line}
    return {**figure, "data": traces, "layout": {**layout, "shapes": [*layout.get("shapes", ()), outline]}}
