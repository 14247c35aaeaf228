"""The small timeline of the Brief: days as precisely as they are known, and a lane for what has no day (rule 9).

Within a lane every event gets the first line on which its mark, bar and label are free, so nothing lies over anything.
A lane grows by as many lines as it needs; only labels are given up in a crowd, and `unlabelled` counts those.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from math import sqrt
from typing import Any

import pandas as pd

from dashboard.charts.characters import visible
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
LANE_GAP_PX, TOP, BOTTOM = 16, 8, 36
LINE_GAP_PX, LANE_LEAST_PX, TIP_PX = 4.0, 34.0, 9.0
CHAR_PX, LABEL_CHARS, NUMBER_CHARS, LABEL_HALF_PX = 6.0, 46, 54, 8.0
ABOVE_PX = 12.0 + TIP_PX + LABEL_HALF_PX
"""From the middle of a mark, the largest with its tip, to the middle of a label above it."""
PLOT_PX = 600.0
"""The narrowest the plot is drawn; on a wider one, what lies apart here lies further apart."""
LABELLED_LINES, NUMBERED_LINES = 14, 28
"""So many lines of a lane may begin with a label, and with one that states a number; after that an event takes room
only for its mark and bar."""


@dataclass(slots=True)
class _Line:
    """One line of a lane: what is taken from left to right, and how far its marks and labels reach up and down (px)."""

    taken: list[tuple[float, float]] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)
    up: float = 5.0
    down: float = 5.0


def brief_timeline(frame: pd.DataFrame, theme: Theme) -> Figure:
    """Events by lane and day; columns as `queries.brief.timeline`. The marks' customdata is "post_id at"."""
    rows = sorted(frame.itertuples(), key=lambda row: (_span(row), row.event_id))
    if not rows:
        return {"data": [], "layout": layout(theme, round(TOP + BOTTOM + LANE_LEAST_PX))}
    first, last = _days(rows)
    ys, labelled, centres, height = _lines(rows, first, last)
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
                **_ticks(first, last),
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
            annotations=[
                _annotation(rows[n], ys[n], side, shift, theme) for n, (side, shift) in sorted(labelled.items())
            ],
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


def unlabelled(figure: Figure) -> int:
    """How many of the events drawn in `figure` found no room for a label."""
    drawn = sum(len(trace["customdata"]) for trace in figure["data"] if "customdata" in trace)
    return drawn - len(figure["layout"].get("annotations", ()))


def _lines(
    rows: Sequence[Any], first: date, last: date
) -> tuple[list[float], dict[int, tuple[str, float]], dict[str, float], float]:
    """Each row's y, the side of each label that found room, the middle of each lane, and the height; all in px."""
    ys = [0.0] * len(rows)
    labelled: dict[int, tuple[str, float]] = {}
    centres: dict[str, float] = {}
    top = 0.0
    for lane in LANES:
        lines: list[_Line] = []
        mine = [n for n, row in enumerate(rows) if _lane(row) == lane]
        for n in sorted(mine, key=lambda n: rows[n].figures is None):  # who states a number chooses a place first
            core, wanted = _wanted(rows[n], first, last)
            most = LABELLED_LINES if rows[n].figures is None else NUMBERED_LINES
            line, side, box = _first_free(lines, wanted, core, most)
            line.taken.append(box)
            line.rows.append(n)
            half = _size(rows[n]) / 2 + 1
            line.up = max(line.up, half + (TIP_PX if rows[n].one_sided else 0))
            line.down = max(line.down, half)
            if side is not None:
                start, end = _span_px(rows[n], first, last)
                shift = {"right": core[1] - end, "left": core[0] - start}.get(side, 0.0)
                labelled[n] = side, shift
                line.up = max(line.up, ABOVE_PX + LABEL_HALF_PX if side.startswith("above") else LABEL_HALF_PX)
                line.down = max(line.down, LABEL_HALF_PX)
        if not lines:
            continue
        height = sum(line.up + line.down + LINE_GAP_PX for line in lines)
        at = top + max(0.0, LANE_LEAST_PX - height) / 2
        height = max(height, LANE_LEAST_PX)
        for line in lines:
            for n in line.rows:
                ys[n] = round(at + line.up, 1)
            at += line.up + line.down + LINE_GAP_PX
        centres[lane] = top + height / 2
        top += height + LANE_GAP_PX
    return ys, labelled, centres, top


def _span_px(row: Any, first: date, last: date) -> tuple[float, float]:
    scale = PLOT_PX / (_noon(last) - _noon(first)).total_seconds()
    start, end = ((_noon(day) - _noon(first)).total_seconds() * scale for day in _span(row))
    return start, end


def _wanted(row: Any, first: date, last: date) -> tuple[tuple[float, float], dict[str, tuple[float, float]]]:
    """From left to right: the room of the mark and its bar, and that with a label on each side where it fits."""
    start, end = _span_px(row, first, last)
    half = _size(row) / 2 + 4
    core = min(start - 6, (start + end) / 2 - half), max(end + 6, (start + end) / 2 + half)
    words = len(_label(row)) * CHAR_PX + 6
    sides = {
        "right": (core[0], core[1] + words),
        "left": (core[0] - words, core[1]),
        "above": (core[0], max(core[1], start + words)),
        "above_end": (min(core[0], end - words), core[1]),
    }
    return core, {side: box for side, box in sides.items() if box[0] > 0 and box[1] < PLOT_PX}


def _first_free(
    lines: list[_Line], wanted: dict[str, tuple[float, float]], core: tuple[float, float], most: int
) -> tuple[_Line, str | None, tuple[float, float]]:
    """The line, the label's side (None: no label) and the room: a free place with a label, else a new line, else
    (when there are `most` lines) above a mark, else without a label the first line that is free, else a new one."""
    beside = {side: box for side, box in wanted.items() if side in ("right", "left")}
    roomy = len(lines) < most
    for side, box in (beside or wanted).items():
        for line in lines:
            if _is_free(line, box):
                return line, side, box
    if wanted and roomy:
        lines.append(_Line())
        side, box = next(iter(wanted.items()))
        return lines[-1], side, box
    for line in lines:
        if _is_free(line, core):
            return line, None, core
    lines.append(_Line())
    return lines[-1], None, core


def _is_free(line: _Line, box: tuple[float, float]) -> bool:
    return all(box[1] < other[0] or other[1] < box[0] for other in line.taken)


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


def _ticks(first: date, last: date, most: int = 8) -> dict[str, Any]:
    """Ticks at whole days, at most about `most`; with the year where more than one shows, and years alone when many."""
    days = (last - first).days
    if days > 3 * 366:
        return {"tickformat": "%Y", "dtick": f"M{12 * (days // 366 // most + 1)}", "tick0": "2000-01-01"}
    if first.year != last.year:
        form = "%-d %b %Y" if days <= 60 else "%b %Y"
        return {"tickformat": form, "nticks": 6}
    if days <= 40:
        step = 86_400_000 * (days // most + 1)
        return {"tickformat": "%-d %b", "dtick": step, "tick0": "2000-01-01T12:00:00"}
    return {"tickformat": "%-d %b", "nticks": most}


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
    """What stands beside a mark, invisible characters named. A name that is too long is cut, a number never."""
    where = row.place_name or str(row.title).split(": “", 1)[0]
    if not row.figures:
        return _cut(visible(str(row.title)), LABEL_CHARS)
    figures = visible(row.figures)
    if len(where) + len(figures) > NUMBER_CHARS:
        figures = figures.split(" against ", 1)[0] + "; disputed" * (" against " in figures)
    return f"{_cut(visible(where), max(12, NUMBER_CHARS - len(figures)))}, {figures}"


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


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
        "x": end if side in ("right", "above_end") else start,
        "y": y,
        "text": plain(_label(row)),
        "showarrow": False,
        "xanchor": "right" if side in ("left", "above_end") else "left",
        "yanchor": "middle",
        "xshift": round(shift + {"right": 2, "left": -2}.get(side, 0), 1),
        "yshift": ABOVE_PX if side.startswith("above") else 0,
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
