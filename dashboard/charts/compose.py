"""A figure to take away: the screen's figure with title, key and caption inside the image, on paper (rules 1 and 12).

On screen those words stand around the chart, so that an unchanged chart keeps its bytes. Whoever pastes a picture into
a briefing pastes only the picture: so here the margins grow and the words move in. Everything is placed in pixels;
axes get margins from the length of their labels, because Plotly's own `automargin` would move the words about.
"""

from collections.abc import Callable, Iterable, Sequence
from copy import deepcopy
from math import radians, sin
from textwrap import wrap
from typing import Any

from dashboard.charts.theme import Figure, Theme, plain

WIDTH_PX, PAD_PX = 1000, 24
PRINT_SANS = "Liberation Sans, Arial, Helvetica, sans-serif"
PRINT_SERIF = "Liberation Serif, Georgia, Times New Roman, serif"
TITLE_PX, TITLE_LINE_PX, CAPTION_PX, CAPTION_LINE_PX = 20, 26, 11.5, 16
CHAR_EM = 0.56
"""The mean width of a letter of those fonts, in parts of its size; a little more than measured, so nothing is cut."""
Key = Sequence[tuple[str, str]]


def composed(
    figure: Figure, title: str, lines: Iterable[str], theme: Theme, key: Key = (), key_title: str = ""
) -> Figure:
    """A copy of `figure`, WIDTH_PX wide, with `title` above and `key` (words, colour) and `lines` below the plot.

    The plot keeps the height it has on screen. `figure` itself is not changed. Words are text: tags in them are shown.
    """
    made = {"data": _in_print(deepcopy(figure["data"])), "layout": _in_print(deepcopy(figure["layout"]))}
    layout = made["layout"]
    old = {"l": 80, "r": 80, "t": 100, "b": 80, **layout.get("margin", {})}
    plot = layout.get("height", 450) - old["t"] - old["b"]
    room = _room_of_axes(made)
    head = wrapped_lines(title, TITLE_PX, WIDTH_PX)
    foot = _foot(lines, key, key_title)
    axes = {side: max(old[side], room[side]) for side in "lrtb"}
    top = PAD_PX + len(head) * TITLE_LINE_PX + 12 + axes["t"]
    bottom = axes["b"] + 12 + len(foot) * CAPTION_LINE_PX + PAD_PX
    left, right = PAD_PX + axes["l"], PAD_PX + axes["r"]
    words = [
        _words(head, TITLE_PX, PRINT_SERIF, theme.ink, y=1, xshift=PAD_PX - left, yshift=top - PAD_PX),
        _words(foot, CAPTION_PX, PRINT_SANS, theme.muted, y=0, xshift=PAD_PX - left, yshift=-(axes["b"] + 12)),
    ]
    layout.update(
        width=WIDTH_PX,
        height=round(plot + top + bottom),
        margin={"l": round(left), "r": round(right), "t": round(top), "b": round(bottom), "pad": old.get("pad", 0)},
        paper_bgcolor=theme.paper,
        plot_bgcolor=theme.paper,
        autosize=False,
        annotations=[*layout.get("annotations", ()), *words],
    )
    return made


def texts_replaced(figure: Figure, replace: Callable[[str], str]) -> Figure:
    """A copy of `figure` with every label, tooltip and axis text passed through `replace`.

    What marks carry for clicks (customdata, meta) is left out altogether.
    """
    return {
        "data": [_replaced(trace, replace) for trace in figure["data"]],
        "layout": _replaced(figure["layout"], replace),
    }


def wrapped_lines(text: str, size: float, width: float = WIDTH_PX) -> list[str]:
    """`text` in lines that fit between the paddings of a picture `width` px wide, as text for Plotly."""
    most = int((width - 2 * PAD_PX) / (size * CHAR_EM * 0.93))
    return [plain(line) for line in wrap(" ".join(text.split()), most, break_long_words=True)] or [""]


def texts_of(figure: Figure) -> list[str]:
    """Every label, tooltip and axis text of `figure`."""
    found: list[str] = []

    def keep(text: str) -> str:
        found.append(text)
        return text

    if figure:
        texts_replaced(figure, keep)
    return found


SHOWN_TEXT = frozenset({"text", "hovertext", "ticktext", "name"})


def _replaced(value: Any, replace: Callable[[str], str], shown: bool = False) -> Any:
    if isinstance(value, dict):
        return {
            name: _replaced(inside, replace, name in SHOWN_TEXT)
            for name, inside in value.items()
            if name not in ("customdata", "meta")
        }
    if isinstance(value, (list, tuple)):
        return [_replaced(inside, replace, shown) for inside in value]
    return replace(value) if shown and isinstance(value, str) else value


def _foot(lines: Iterable[str], key: Key, key_title: str) -> list[str]:
    """The lines under the plot: the key in its colours, then the caption."""
    foot: list[str] = []
    if key:
        at, row = len(key_title) + 2, f"{plain(key_title)}: " if key_title else ""
        most = int((WIDTH_PX - 2 * PAD_PX) / (CAPTION_PX * CHAR_EM))
        for words, colour in key:
            if at + len(words) + 5 > most:
                foot, row, at = [*foot, row], "", 0
            row += f'<span style="color:{colour}">● {plain(words)}</span>   '
            at += len(words) + 5
        foot.append(row)
    for line in lines:
        foot += wrapped_lines(line, CAPTION_PX)
    return foot


def _words(lines: list[str], size: float, family: str, colour: str, **where: Any) -> dict[str, Any]:
    return {
        "x": 0,
        "xref": "paper",
        "yref": "paper",
        "xanchor": "left",
        "yanchor": "top",
        "align": "left",
        "showarrow": False,
        "borderpad": 0,
        "text": "<br>".join(lines),
        "font": {"family": family, "size": size, "color": colour},
        **where,
    }


def _in_print(value: Any) -> Any:
    """The same with the fonts of print: those of the screen come with Streamlit and are not on other machines."""
    if isinstance(value, dict):
        return {
            name: (PRINT_SERIF if "Serif" in inside else PRINT_SANS)
            if name == "family" and isinstance(inside, str)
            else _in_print(inside)
            for name, inside in value.items()
        }
    return [_in_print(inside) for inside in value] if isinstance(value, (list, tuple)) else value


def _room_of_axes(figure: Figure) -> dict[str, float]:
    """The px that labels and titles of axes need at each side; `automargin` is switched off."""
    layout, room = figure["layout"], {"l": 0.0, "r": 0.0, "t": 0.0, "b": 0.0}
    for name, axis in layout.items():
        if not name.startswith(("xaxis", "yaxis")) or not axis.pop("automargin", False) or axis.get("visible") is False:
            continue
        is_x = name.startswith("x")
        other = layout.get(
            str(axis.get("anchor", "y" if is_x else "x")).replace("x", "xaxis").replace("y", "yaxis"), {}
        )
        side = str(axis.get("side") or ("bottom" if is_x else "left"))[0]
        low, high = other.get("domain", (0, 1))
        if (side in "lb" and low > 0.05) or (side in "rt" and high < 0.95):
            continue  # an axis inside the picture
        room[side] = max(room[side], _depth(axis, _labels(figure, name, axis), is_x))
    return room


def _labels(figure: Figure, name: str, axis: dict[str, Any]) -> list[str]:
    if axis.get("showticklabels") is False:
        return []
    if axis.get("ticktext") is not None:
        return [str(text) for text in axis["ticktext"]]
    letter, which = name[0], name[0] + name[5:]
    found = [
        str(value)
        for trace in figure["data"]
        if trace.get(f"{letter}axis", letter) == which and isinstance(trace.get(letter), (list, tuple))
        for value in trace[letter]
        if isinstance(value, str) and axis.get("type") != "date"
    ]
    return found or ["1,000,000" if letter == "y" else "1 Jan 2013"]


def _depth(axis: dict[str, Any], labels: list[str], is_x: bool) -> float:
    size = axis.get("tickfont", {}).get("size", 12)
    longest = max((len(_bare(line)) for label in labels for line in label.split("<br>")), default=0) * size * CHAR_EM
    lines = max((label.count("<br>") + 1 for label in labels), default=0) * size * 1.3
    angle = abs(axis.get("tickangle") or 0) if is_x else 0
    across = lines if is_x and not angle else longest * sin(radians(angle)) + size if is_x else longest
    title = axis.get("title") or {}
    named = title.get("text") if isinstance(title, dict) else title
    return (across + 12 if labels else 6) + (24 if named else 0)


def _bare(text: str) -> str:
    """`text` without Plotly's tags."""
    bare, inside = "", False
    for character in text:
        inside = character == "<" or (inside and character != ">")
        if not inside and character != ">":
            bare += character
    return bare
