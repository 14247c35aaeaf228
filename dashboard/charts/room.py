"""The room that the labels of axes need, worked out here.

Plotly's own `automargin` draws a figure once to see how wide its labels are, and then a second time with the room that
they took: half of what a chart costs a browser.
"""

import re
from math import ceil
from typing import Any

from dashboard.charts.theme import Figure

# Hundredths of an em that each character takes in the Source Sans of the screen, as a browser measures it.
WIDTHS = {
    20: " ",
    24: "|",
    25: "',.:;ijl‘’·",
    26: "I",
    29: "!f",
    30: "()[]{}",
    31: "-",
    34: "t",
    35: "/\\r",
    42: "*?sz",
    43: '"“”',
    45: "x",
    46: "c",
    47: "vy",
    48: "JY–",
    49: "FLk",
    50: "#$+0123456789<=>^_aeg~≥≤≈−",
    51: "VX",
    53: "ES",
    54: "ATZ`hou",
    55: "bdnpq",
    57: "CPR",
    58: "K",
    59: "B",
    61: "&D",
    62: "G",
    64: "U",
    65: "HN",
    66: "OQ",
    72: "w",
    73: "M",
    79: "W",
    80: "—",
    82: "%",
    83: "m",
    85: "@",
    95: "…",
}
WIDTH_OF = {character: width for width, characters in WIDTHS.items() for character in characters}
OTHERS, BOLDER = 66, 1.07
"""The width of what is not among them, and how much wider bold is."""
LINE_PX, TICK_PX, GAP_PX, EDGE_PX = 15.8, 5, 3, 8
"""A line of labels; a tick that stands outside; from axis or tick to label; from label to the edge of the picture."""


def with_room(layout: Figure) -> Figure:
    """The layout with margins that hold the labels of its axes, drawn once.

    An axis at the left whose labels are numbers of Plotly's own choice keeps `automargin`; so does one with a title.
    A title below an axis stands in the margin that its chart gives.
    """
    axes = {name: axis for name, axis in layout.items() if name.startswith(("xaxis", "yaxis"))}
    margin = dict(layout.get("margin", {}))
    for name, axis in axes.items():
        if not axis.get("automargin"):
            continue
        is_x = name.startswith("x")
        if not is_x and (axis.get("ticktext") is None or axis.get("title")):
            continue
        axes[name] = {**axis, "automargin": False}
        if axis.get("title") or axis.get("visible") is False or axis.get("showticklabels") is False:
            continue
        side = str(axis.get("side", "bottom" if is_x else "left"))[0]
        margin[side] = max(margin.get(side, 0), _depth(axis, is_x))
    return {**layout, **axes, **({"margin": margin} if margin else {})}


def width(text: str, size: float) -> float:
    """How many px the longest line of a label takes; `text` as Plotly reads it, with `<br>` and `<b>`."""
    return max(_width_of_line(line) for line in text.split("<br>")) * size / 100


def _width_of_line(line: str) -> float:
    bare = re.sub(r"&(?:amp|lt|gt);", "m", re.sub(r"</?\w+>", "", line))
    return sum(WIDTH_OF.get(character, OTHERS) for character in bare) * (BOLDER if "<b>" in line else 1)


def _depth(axis: dict[str, Any], is_x: bool) -> int:
    labels = [str(label) for label in axis.get("ticktext") or [" "]]
    if is_x:
        across = max(label.count("<br>") + 1 for label in labels) * LINE_PX + GAP_PX
    else:
        across = max(width(label, axis.get("tickfont", {}).get("size", 12)) for label in labels)
    return ceil(across + (TICK_PX if axis.get("ticks") == "outside" else 0) + EDGE_PX)
