"""The small timeline of the Brief: days as precisely as they are known, and a lane for what has no day (rule 9).

Within a lane every event gets the first line on which its mark, bar and label are free, so nothing lies over anything.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from math import sqrt
from typing import Any

import pandas as pd

from dashboard.charts.theme import Figure, Theme, axis, layout, plain, wrapped

LANES = {
    "violence": "violence",
    "control": "defections,<br>territory",
    "talks": "talks,<br>statements",
    "undated": "day not<br>stated",
}
READING_AID = (
    "Filled: several origins. Hollow: one origin or none known. Diamond: reports conflict. Square: footage only. "
    "Bar: the day is not known exactly. Tip: a minimum. Larger: a higher low bound. In the lane “day not stated” the "
    "mark stands on the day of the first report. Reports captured, not a measure of violence."
)
LINE_PX, LANE_GAP_PX, TOP, BOTTOM = 28, 14, 8, 36
CHAR_PX, LABEL_CHARS = 6.0, 46
WIDE_PX, NARROW_PX = 620.0, 215.0
MOST_LINES = 12


def brief_timeline(frame: pd.DataFrame, theme: Theme, narrow: bool = False) -> Figure:
    """Events by lane and day; columns as `queries.brief.timeline`. The marks' customdata is "post_id at".

    `narrow` lays the labels out for a phone; what finds no room there is read from the tooltip and the list.
    """
    rows = sorted(frame.itertuples(), key=lambda row: (_span(row), row.event_id))
    if not rows:
        return {"data": [], "layout": layout(theme, TOP + BOTTOM + LINE_PX)}
    first, last = _days(rows)
    ys, labelled, centres, height = _lines(rows, first, last, NARROW_PX if narrow else WIDE_PX)
    middles = [_middle(row).isoformat() for row in rows]
    tips = [n for n, row in enumerate(rows) if row.one_sided]
    return {
        "data": [
            {
                "type": "scatter",
                "mode": "markers",
                "x": [middles[n] for n in tips],
                "y": [ys[n] - _size(rows[n]) / 2 - 5 for n in tips],
                "marker": {"symbol": "triangle-up", "size": 7, "color": [_colour(rows[n], theme) for n in tips]},
                "hoverinfo": "skip",
            },
            {
                "type": "scatter",
                "mode": "markers",
                "x": middles,
                "y": ys,
                "customdata": [f"{row.post_id} {row.at}" for row in rows],
                "marker": {
                    "symbol": [_symbol(row) for row in rows],
                    "size": [_size(row) for row in rows],
                    "color": [_colour(row, theme) if _is_filled(row) else theme.paper for row in rows],
                    "line": {"color": [_colour(row, theme) for row in rows], "width": 2},
                    "opacity": 1,
                },
                "selected": {"marker": {"opacity": 1}},
                "unselected": {"marker": {"opacity": 0.45}},
                "hoverinfo": "text",
                "hovertext": [_tooltip(row) for row in rows],
                "cliponaxis": False,
            },
        ],
        "layout": layout(
            theme,
            round(height) + TOP + BOTTOM,
            margin={"l": 8, "r": 12, "t": TOP, "b": BOTTOM},
            xaxis=axis(
                theme,
                type="date",
                range=[_noon(first).isoformat(), _noon(last).isoformat()],
                showgrid=True,
                gridwidth=0.5,
                ticks="outside",
                tickformat="%-d %b",
                **_ticks(first, last, 4 if narrow else 8),
            ),
            yaxis=axis(
                theme,
                range=[height, 0],
                tickvals=list(centres.values()),
                ticktext=[LANES[lane] for lane in centres],
                tickfont={"size": 12, "color": theme.ink},
                showline=False,
                showgrid=False,
            ),
            shapes=[_bar(row, y, theme) for row, y in zip(rows, ys, strict=True) if _is_bar(row)],
            annotations=[_annotation(rows[n], ys[n], side, shift, theme) for n, (side, shift) in labelled.items()],
        ),
    }


def alt_text(frame: pd.DataFrame) -> str:
    """The timeline in one sentence: how many events with a day, with a span of days, and without."""
    undated = sum(1 for day in frame["date_start"] if day is None)
    spans = sum(1 for row in frame.itertuples() if _is_bar(row))
    return (
        f"{len(frame)} events by the day they are said to have happened: {len(frame) - undated - spans} on one day, "
        f"{spans} within a span of days, {undated} without a stated day. The list above names each."
    )


def _lines(
    rows: Sequence[Any], first: date, last: date, width: float
) -> tuple[list[float], dict[int, tuple[str, float]], dict[str, float], float]:
    """Each row's y, the side of each label that found room, the middle of each lane, and the height; all in px."""
    px = width / (_noon(last) - _noon(first)).total_seconds()
    ys = [0.0] * len(rows)
    labelled: dict[int, tuple[str, float]] = {}
    centres: dict[str, float] = {}
    top = 0.0
    for lane in LANES:
        mine = [n for n, row in enumerate(rows) if _lane(row) == lane]
        if not mine:
            continue
        taken: list[list[tuple[float, float]]] = [[]]
        for n in mine:
            middle = (_middle(rows[n]) - _noon(first)).total_seconds() * px
            start, end = ((_noon(day) - _noon(first)).total_seconds() * px for day in _span(rows[n]))
            half = _size(rows[n]) / 2 + 4
            core = (min(start - 6, middle - half), max(end + 6, middle + half))
            words = len(_label(rows[n])) * CHAR_PX + 6
            right, left = (core[0], core[1] + words), (core[0] - words, core[1])
            above = (core[0], max(core[1], core[0] + words))
            sides = (("right", right), ("left", left), ("above", above))
            wanted = {side: box for side, box in sides if box[0] > 0 and box[1] < width}
            line, side, box = _first_free(taken, {**wanted, "none": core})
            taken[line].append(box)
            ys[n] = top + (line + 0.5) * LINE_PX
            if side != "none":
                labelled[n] = side, {"right": core[1] - end, "left": core[0] - start, "above": 0.0}[side]
        height = len(taken) * LINE_PX
        centres[lane] = top + height / 2
        top += height + LANE_GAP_PX
    return ys, labelled, centres, top


def _first_free(
    taken: list[list[tuple[float, float]]], wanted: dict[str, tuple[float, float]]
) -> tuple[int, str, tuple[float, float]]:
    """The first line with room for a wanted box, a new line while a lane may grow; else the label is given up."""
    for side, box in wanted.items():
        for number, line in enumerate(taken):
            if all(box[1] < other[0] or other[1] < box[0] for other in line):
                return number, side, box
        if len(taken) < MOST_LINES and (side != "none" or len(wanted) == 1):
            taken.append([])
            return len(taken) - 1, side, box
    emptiest = min(range(len(taken)), key=lambda number: (len(taken[number]), number))
    return emptiest, "none", wanted["none"]


def _lane(row: Any) -> str:
    return "undated" if row.date_start is None else str(row.lane)


def _span(row: Any) -> tuple[date, date]:
    if row.date_start is None:
        return row.reported_first, row.reported_first
    return row.date_start, row.date_end


def _days(rows: Sequence[Any]) -> tuple[date, date]:
    """The first and last day of the axis, with some room."""
    first, last = min(_span(row)[0] for row in rows), max(_span(row)[1] for row in rows)
    room = max(timedelta(days=1), (last - first) / 20)
    return first - room, last + room


def _ticks(first: date, last: date, most: int) -> dict[str, Any]:
    """Whole days as ticks, at most about `most`; Plotly's own choice where days are many."""
    days = (last - first).days
    return (
        {"dtick": 86_400_000 * (days // most + 1), "tick0": "2000-01-01T12:00:00"} if days <= 40 else {"nticks": most}
    )


def _is_bar(row: Any) -> bool:
    return row.date_start is not None and row.date_start != row.date_end


def _noon(day: date) -> Any:
    return pd.Timestamp(day) + pd.Timedelta(hours=12)


def _middle(row: Any) -> Any:
    start, end = _span(row)
    return _noon(start) + (_noon(end) - _noon(start)) / 2


def _size(row: Any) -> float:
    return round(min(22.0, 10 + sqrt(row.low or 0)), 1)


def _symbol(row: Any) -> str:
    if row.agreement == "conflicting":
        return "diamond"
    return "square" if row.footage_only else "circle"


def _is_filled(row: Any) -> bool:
    return row.agreement in ("several_origins", "conflicting")


def _colour(row: Any, theme: Theme) -> str:
    return theme.conflicting if row.agreement == "conflicting" else theme.colour_of(row.attribution)


def _label(row: Any) -> str:
    text = f"{row.place_name or row.title}, {row.figures}" if row.figures else str(row.title)
    return text if len(text) <= LABEL_CHARS else text[: LABEL_CHARS - 1] + "…"


def _tooltip(row: Any) -> str:
    lines = [
        f"<b>{wrapped(row.title)}</b>",
        f"{plain(row.figures) or 'no number stated (not zero)'}; {wrapped(row.voices or 'speaker not known')}",
        f"{row.when_words}; first reported {row.reported_words}",
        wrapped(row.standing or ""),
    ]
    return "<br>".join(lines)


def _annotation(row: Any, y: float, side: str, shift: float, theme: Theme) -> dict[str, Any]:
    start, end = (_noon(day).isoformat() for day in _span(row))
    return {
        "x": end if side == "right" else start,
        "y": y,
        "text": plain(_label(row)),
        "showarrow": False,
        "xanchor": "right" if side == "left" else "left",
        "yanchor": "middle",
        "xshift": round(shift + {"right": 2, "left": -2, "above": 0}[side], 1),
        "yshift": 11 if side == "above" else 0,
        "font": {"size": 11.5, "color": theme.ink},
    }


def _bar(row: Any, y: float, theme: Theme) -> dict[str, Any]:
    start, end = _span(row)
    return {
        "type": "line",
        "x0": _noon(start).isoformat(),
        "x1": _noon(end).isoformat(),
        "y0": y,
        "y1": y,
        "line": {"color": _colour(row, theme), "width": 8},
        "opacity": 0.25,
        "layer": "below",
    }
