"""The words that stand in a chart, as the screen takes them: points of text, where the figure has annotations.

Plotly draws annotations twice, once to see how wide they are, and each is five elements with a box that nobody sees:
half of what a timeline costs a browser. Words without an arrow and without paper behind them stand at the same spot as
the text of a trace, which is drawn once. Exports keep the annotations.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from dashboard.charts.theme import Figure

SPACE, SPACE_EM = "\u00a0", 0.2
"""What shifts words to the side, and how wide it is in the Source Sans of the screen."""
BORDER_PX, LOWER_EM, LIFT_PX = 2, 0.1, {"top": 3, "bottom": -3}
"""The empty border of an annotation; how much lower its words stand than those of a point, in their size; and how far
words above or below a point stand from it."""
SIDES = {"left": "right", "center": "center", "right": "left"}
HEIGHTS = {"top": "bottom", "middle": "middle", "bottom": "top"}
SAID = {"x", "y", "xref", "yref", "xanchor", "yanchor", "xshift", "yshift", "borderpad"}
SAID |= {"text", "showarrow", "font", "align", "name"}
"""What may be said of an annotation that is only words."""
Axes = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class _Words:
    """Words at a point: their trace (axes and colour), and what differs within it."""

    trace: tuple[str, str, str]
    x: Any
    y: Any
    text: str
    position: str
    size: float


def with_words(figure: Figure) -> Figure:
    """The figure with those annotations that are only words as traces of text, on top of the others.

    Its margins are what they will be: `room.with_room` comes first.
    """
    layout, data = figure["layout"], [part for trace in figure["data"] for part in _apart(trace)]
    axes = {name: axis for name, axis in layout.items() if name.startswith(("xaxis", "yaxis"))}
    found: dict[tuple[str, str, str], list[_Words]] = {}
    kept = []
    for note in layout.get("annotations") or ():
        words = _words(note, axes, layout)
        if words is None:
            kept.append(note)
        else:
            found.setdefault(words.trace, []).append(words)
    traces = [_trace(trace, words) for trace, words in found.items()]
    return {**figure, "data": [*data, *traces], "layout": {**layout, "annotations": kept or None}}


def _apart(trace: dict[str, Any]) -> list[dict[str, Any]]:
    """Marks of which few have words, and those words apart: Plotly writes a text on every mark, empty or not."""
    texts = trace.get("text")
    if trace.get("mode") != "markers+text" or not isinstance(texts, list) or sum(map(bool, texts)) * 2 > len(texts):
        return [trace]
    marks = {**trace, "mode": "markers"}
    font = marks.pop("textfont")
    del marks["text"]
    colours = font["color"] if isinstance(font["color"], list) else [font["color"]] * len(texts)
    of_colour: dict[str, list[int]] = {}
    for n, text in enumerate(texts):
        if text:
            of_colour.setdefault(colours[n], []).append(n)
    return [marks, *(_on_marks(trace, some, {**font, "color": colour}) for colour, some in of_colour.items())]


def _on_marks(trace: dict[str, Any], some: list[int], font: dict[str, Any]) -> dict[str, Any]:
    """The words on `some` of the marks, all of one colour."""
    return {
        "type": "scatter",
        "mode": "text",
        **{key: trace[key] for key in ("xaxis", "yaxis", "cliponaxis") if key in trace},
        **{key: [trace[key][n] for n in some] for key in ("x", "y", "text")},
        "textfont": font,
        "unselected": {"textfont": {"color": font["color"]}},
        "hoverinfo": "skip",
    }


def _trace(named: tuple[str, str, str], words: Sequence[_Words]) -> dict[str, Any]:
    x, y, colour = named
    return {
        "type": "scatter",
        "mode": "text",
        "xaxis": x,
        "yaxis": y,
        "x": [one.x for one in words],
        "y": [one.y for one in words],
        "text": [one.text for one in words],
        "textposition": _once([one.position for one in words]),
        "textfont": {"size": _once([one.size for one in words]), "color": colour},
        "unselected": {"textfont": {"color": colour}},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def _once(values: list[Any]) -> Any:
    return values[0] if len(set(values)) == 1 else values


def _words(note: Mapping[str, Any], axes: Axes, layout: Figure) -> _Words | None:
    """The annotation as a point of text; None when it is more than words, or its axes are still to be found out."""
    if not set(note) <= SAID or note.get("showarrow") is not False:
        return None
    side, height = SIDES.get(note.get("xanchor", "")), HEIGHTS.get(note.get("yanchor", ""))
    many = "<br>" in note["text"]
    if side is None or height is None or (many and note.get("align", "center") != note["xanchor"]):
        return None
    x_name, y_name = note.get("xref", "x"), note.get("yref", "y")
    is_only = not {"xaxis2", "yaxis2"} & set(axes)
    if "paper" in (x_name, y_name) and not is_only:
        return None
    x_axis, y_axis = axes.get(f"xaxis{_number(x_name)}"), axes.get(f"yaxis{_number(y_name)}")
    if x_axis is None or y_axis is None or not _is_set(x_axis) or "range" not in y_axis:
        return None
    size = note["font"]["size"]
    aside = note.get("xshift", 0) * (1 if side == "right" else -1)
    if (side == "center" and aside) or aside < 0 or isinstance(y_axis["range"][0], str):
        return None
    shift = note.get("yshift", 0) + LIFT_PX.get(height, -LOWER_EM * size)
    border = BORDER_PX if note.get("borderpad", 1) else BORDER_PX / 2
    spaces = SPACE * round((aside + border) / (SPACE_EM * size)) if side != "center" else ""
    at = _of_paper(y_axis, note["y"]) if y_name == "paper" else note["y"]
    height_of_point = at + shift * _per_px(y_axis, layout)
    if not min(y_axis["range"]) <= height_of_point <= max(y_axis["range"]):
        return None  # Plotly hides a point beyond its axis, and its words with it
    return _Words(
        ("x" if x_name == "paper" else x_name, "y" if y_name == "paper" else y_name, note["font"]["color"]),
        _of_paper(x_axis, note["x"]) if x_name == "paper" else note["x"],
        height_of_point,
        "<br>".join(spaces + line if side == "right" else line + spaces for line in note["text"].split("<br>")),
        f"{height} {side}",
        size,
    )


def _is_set(axis: Mapping[str, Any]) -> bool:
    """Whether an axis ends where the figure says, whatever stands on it."""
    return "range" in axis or {"minallowed", "maxallowed"} <= set(axis.get("autorangeoptions", ()))


def _number(name: str) -> str:
    """ "2" of the axis "x2"; nothing of the first one, or of the whole picture."""
    return "" if name == "paper" else name[1:]


def _of_paper(axis: Mapping[str, Any], share: float) -> Any:
    """What stands at a share of an axis that takes the whole width or height."""
    start, end = axis["range"]
    if isinstance(start, str):
        first, last = datetime.fromisoformat(start), datetime.fromisoformat(end)
        return (first + (last - first) * share).isoformat()
    return start + (end - start) * share


def _per_px(axis: Mapping[str, Any], layout: Figure) -> float:
    """What a pixel upwards is on an axis."""
    low, high = axis.get("domain", (0, 1))
    margin = layout["margin"]
    plot = (layout["height"] - margin["t"] - margin["b"]) * (high - low)
    start, end = axis["range"]
    return float((end - start) / plot)
