"""How one event is drawn on an axis of days: size, shape, outline, colour, label and tooltip (rules 1, 9 and 11)."""

from datetime import datetime
from math import sqrt
from typing import Any

from dashboard.charts.characters import cut, visible
from dashboard.charts.lane_lines import PLOT_PX, TIP_PX, Item, Label
from dashboard.charts.theme import Theme, plain, wrapped
from dashboard.charts.time_axis import Stretch

LABEL_CHARS, NUMBER_CHARS = 46, 54
LEAST_PX, LARGEST_PX = 10.0, 22.0
UNDATED_HEAD = "Day not stated: each mark stands on the day of its first report"
HEAD_PX = 30.0
"""The room of these words and the line over them."""
STANDING_KEY = (
    "Filled: several origins. Hollow: one origin or none known. Diamond: reports conflict. Square: footage only."
)


def size(row: Any, largest: float = LARGEST_PX) -> float:
    """The mark's size in px, growing with the root of the low bound; the least when there is none."""
    return round(min(largest, LEAST_PX + sqrt(row.low or 0)), 1)


def symbol(row: Any) -> str:
    """diamond: conflicting; square: footage only; else circle."""
    if row.agreement == "conflicting":
        return "diamond"
    return "square" if row.footage_only else "circle"


def is_filled(row: Any) -> bool:
    """True for several origins and for conflicting reports."""
    return row.agreement in ("several_origins", "conflicting")


def colour(row: Any, theme: Theme) -> str:
    """The colour of who speaks; that of conflicts when reports conflict."""
    return theme.conflicting if row.agreement == "conflicting" else theme.colour_of(row.attribution)


def label(row: Any) -> str:
    """What stands beside a mark, invisible characters named. A name that is too long is cut, a number never."""
    where = row.place_name or str(row.title).split(": “", 1)[0]
    if not row.figures:
        return cut(visible(str(row.title)), LABEL_CHARS)
    figures = visible(row.figures)
    if len(where) + len(figures) > NUMBER_CHARS:
        figures = figures.split(" against ", 1)[0] + "; disputed" * (" against " in figures)
    return f"{cut(visible(where), max(12, NUMBER_CHARS - len(figures)))}, {figures}"


def tooltip(row: Any, *more: str) -> str:
    """What is claimed, by whom, when, when reported, and how sure; `more` lines follow."""
    lines = [
        f"<b>{wrapped(row.title)}</b>",
        f"{plain(row.figures) or 'no number stated (not zero)'}; {wrapped(row.voices or 'speaker not known')}",
        f"{row.when_words}; first reported {row.reported_words}",
        wrapped(row.standing or ""),
        *more,
    ]
    return "<br>".join(lines)


def markers(rows: list[Any], theme: Theme, largest: float = LARGEST_PX) -> dict[str, Any]:
    """The Plotly marker of the events."""
    return {
        "symbol": [symbol(row) for row in rows],
        "size": [size(row, largest) for row in rows],
        "color": [colour(row, theme) if is_filled(row) else theme.paper for row in rows],
        "line": {"color": [colour(row, theme) for row in rows], "width": 2},
        "opacity": 1,
    }


def tips(rows: list[Any], xs: list[str], ys: list[float], theme: Theme, largest: float = LARGEST_PX) -> dict[str, Any]:
    """The trace of open tips: an arrow upwards over each mark whose number is a minimum."""
    open_ones = [n for n, row in enumerate(rows) if row.one_sided]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [xs[n] for n in open_ones],
        "y": [ys[n] - size(rows[n], largest) / 2 - 5 for n in open_ones],
        "marker": {"symbol": "triangle-up", "size": 7, "color": [colour(rows[n], theme) for n in open_ones]},
        "hoverinfo": "skip",
    }


def middle(stretch: Stretch) -> datetime:
    """Where the mark of an imprecise day stands: halfway."""
    return stretch[0] + (stretch[1] - stretch[0]) / 2


def bar(stretch: Stretch, y: float, row: Any, theme: Theme, thin: bool = False) -> dict[str, Any]:
    """The pale bar of an event whose day is not known exactly; `thin`: a line, for days that are all meant."""
    return {
        "type": "line",
        "x0": stretch[0].isoformat(),
        "x1": stretch[1].isoformat(),
        "y0": y,
        "y1": y,
        "line": {"color": colour(row, theme), "width": 1.5 if thin else 8},
        "opacity": 0.6 if thin else 0.25,
        "layer": "below",
    }


def note(row: Any, stretch: Stretch, y: float, found: Label, theme: Theme) -> dict[str, Any]:
    """The label of an event, on the side and with the shifts that `lane_lines.place` found for it."""
    side, shift, lift = found
    start, end = (instant.isoformat() for instant in stretch)
    return {
        "x": end if side in ("right", "above_end") else start,
        "y": y,
        "text": plain(label(row)),
        "showarrow": False,
        "xanchor": "right" if side in ("left", "above_end") else "left",
        "yanchor": "middle",
        "xshift": round(shift + {"right": 2, "left": -2}.get(side, 0), 1),
        "yshift": lift,
        "font": {"size": 11.5, "color": theme.ink},
    }


def item(row: Any, lane: str, stretch: Stretch, at: datetime, ends: Stretch, largest: float = LARGEST_PX) -> Item:
    """The event with its mark `at` as `lane_lines.place` wants it, on an axis from one of `ends` to the other."""
    scale = PLOT_PX / (ends[1] - ends[0]).total_seconds()
    start, end, mark = ((instant - ends[0]).total_seconds() * scale for instant in (*stretch, at))
    half = size(row, largest) / 2
    return Item(
        lane, start, end, mark, half, TIP_PX if row.one_sided else 0.0, len(label(row)), row.figures is not None
    )


def undated_line(top: float, theme: Theme) -> dict[str, Any]:
    """A line above the lanes of what has no day; `top` is that of the first of them."""
    return {
        "type": "line",
        "xref": "paper",
        "x0": 0,
        "x1": 1,
        "y0": top - HEAD_PX,
        "y1": top - HEAD_PX,
        "line": {"color": theme.muted, "width": 1},
    }


def undated_head(top: float, theme: Theme) -> dict[str, Any]:
    """What stands under that line: on which day these marks are."""
    return {
        "xref": "paper",
        "x": 0,
        "y": top - HEAD_PX / 2 - 2,
        "text": UNDATED_HEAD,
        "showarrow": False,
        "xanchor": "left",
        "yanchor": "middle",
        "xshift": 4,
        "font": {"size": 12, "color": theme.muted},
    }
