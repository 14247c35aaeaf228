"""Victims by side: how many events have a figure at all, and what reports say in each; persons are never added."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import log10
from typing import Any

import pandas as pd

from dashboard.charts.actor_marks import size_of
from dashboard.charts.squares import number
from dashboard.charts.theme import Figure, Theme, axis, layout, plain, thinned, wrapped

MEASURES = {"killed": "killed", "wounded": "wounded", "casualties": "killed or wounded,<br>not told apart"}
COUNTS_AID = (
    "Number: events in which a report gives a figure for people of that side; under it, how many of them state a bound "
    "(“at least 22”, “7”) and not only “dozens” or “about”. An event stands in several rows when reports count "
    "several sides. What names no side stands in a row of its own. No number here counts "
    "people, and none may be added to another."
)
RANGES_AID = (
    "One mark an event and side. Bar: from the lowest to the highest bound that reports in view state. Arrow to the "
    "right: at least so many, no upper bound is stated. Arrow to the left: at most so many, perhaps none. Filled: "
    "several known origins. Hollow: one or none known. Diamond: reports of the event conflict. What names no side "
    "stands in a lane of its own. Marks must not be added: one event may stand in two lanes, and these are only events "
    "that somebody reported."
)
ROW_PX, TOP_PX, BOTTOM_PX, UP = 48, 40, 8, 0.14
LINE_PX, LANE_GAP_PX, LANE_LEAST_PX = 15.0, 14.0, 30.0
ARROW_DECADES, MARK_DECADES, ROOM_DECADES = 0.09, 0.05, 0.05
LEFT_EDGE = 0.6
TICKS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 100_000, 1_000_000)


def events_by_side(frame: pd.DataFrame, theme: Theme) -> Figure:
    """Counts of events by side and measure; columns as `queries.actor_victims.by_side` with side_name and `mark`."""
    rows = dict.fromkeys(zip(frame["side"], frame["side_name"], strict=True))
    y_of = {key: n for n, (key, _) in enumerate(rows)}
    x_of = {measure: n for n, measure in enumerate(MEASURES)}
    marks = [row for row in frame.itertuples() if row.n_events]
    most = max((row.n_events for row in marks), default=1)
    filled = {(row.side, row.measure) for row in marks}
    bare = [(side, measure) for side in y_of for measure in x_of if (side, measure) not in filled]
    return {
        "data": [
            {
                "type": "scatter",
                "mode": "markers",
                "x": [x_of[measure] for _, measure in bare],
                "y": [y_of[side] - UP for side, _ in bare],
                "marker": {"symbol": "circle", "size": 3, "color": theme.line},
                "hoverinfo": "skip",
            },
            {
                "type": "scatter",
                "mode": "text",
                "x": [x_of[row.measure] for row in marks],
                "y": [y_of[row.side] + 0.38 for row in marks],
                "text": [f"{number(row.n_bounded)} with a bound" for row in marks],
                "textfont": {"size": 10.5, "color": theme.muted},
                "hoverinfo": "skip",
            },
            {
                "type": "scatter",
                "mode": "markers+text",
                "x": [x_of[row.measure] for row in marks],
                "y": [y_of[row.side] - UP for row in marks],
                "customdata": [row.mark for row in marks],
                "text": [number(row.n_events) for row in marks],
                "textfont": {"size": 12, "color": theme.ink},
                "marker": {
                    "symbol": "square",
                    "size": [size_of(row.n_events, most, 20.0, 30.0) for row in marks],
                    "color": [
                        theme.paper if row.side == "not-stated" else thinned(theme.accent, 0.22) for row in marks
                    ],
                    "line": {
                        "color": [theme.muted if row.side == "not-stated" else theme.accent for row in marks],
                        "width": 1.5,
                    },
                    "opacity": 1,
                },
                "selected": {"marker": {"opacity": 1}},
                "unselected": {"marker": {"opacity": 0.55}},
                "hoverinfo": "text",
                "hovertext": [f"<b>{wrapped(row.side_name)}</b><br>{wrapped(count_words(row))}" for row in marks],
                "cliponaxis": False,
            },
        ],
        "layout": layout(
            theme,
            TOP_PX + BOTTOM_PX + ROW_PX * max(1, len(rows)),
            margin={"l": 8, "r": 12, "t": TOP_PX, "b": BOTTOM_PX},
            xaxis=axis(
                theme,
                side="top",
                range=[-0.6, len(MEASURES) - 0.4],
                tickvals=list(x_of.values()),
                ticktext=list(MEASURES.values()),
                tickfont={"size": 12, "color": theme.ink},
                tickangle=0,
                showgrid=False,
                showline=False,
                automargin=False,
            ),
            yaxis=axis(
                theme,
                range=[max(1, len(rows)) - 0.4, -0.6],
                tickvals=[y - UP for y in y_of.values()],
                ticktext=[plain(name) for _, name in rows],
                tickfont={"size": 12.5, "color": theme.ink},
                showgrid=False,
                showline=False,
            ),
        ),
    }


def count_words(row: Any) -> str:
    """ "killed: 3 events, 2 of them with a bound, 1 known origin" of a row of `by_side`."""
    measure = MEASURES[row.measure].replace("<br>", " ")
    events = f"{row.n_events:,} event{'s' if row.n_events > 1 else ''}"
    origins = "no known origin" if not row.n_origins else f"{row.n_origins:,} known origin{'s' * (row.n_origins > 1)}"
    return f"{measure}: {events}, {row.n_bounded:,} of them with a bound, {origins}"


def counts_alt(frame: pd.DataFrame) -> str:
    """The counts in words."""
    said = [f"{row.side_name}, {count_words(row)}" for row in frame.itertuples() if row.n_events]
    return "Events with a figure of harm, by side of the people counted. " + ("; ".join(said) or "None in view.")


@dataclass(slots=True)
class _Lane:
    """The lines of one side: what is taken on each, in powers of ten."""

    lines: list[list[tuple[float, float]]] = field(default_factory=list)

    def place(self, low: float, high: float) -> int:
        """The first line on which low to high is free."""
        for n, taken in enumerate(self.lines):
            if all(high + ROOM_DECADES < a or b + ROOM_DECADES < low for a, b in taken):
                taken.append((low, high))
                return n
        self.lines.append([(low, high)])
        return len(self.lines) - 1


def ranges(frame: pd.DataFrame, theme: Theme, unit: str) -> Figure:
    """What reports say of single events, by side of the people counted; columns as `queries.actor_victims.readings`
    with side_name. `unit` stands under the axis ("persons killed"). The marks' customdata is "post_id at"."""
    bounded = [row for row in frame.itertuples() if row.low is not None]
    names = dict(zip(frame["side"], frame["side_name"], strict=True))
    lanes = {side: _Lane() for side in names}
    lines = [lanes[row.side].place(*_span(row)) for row in sorted(bounded, key=_order)]
    rows = sorted(bounded, key=_order)
    tops, centres, height = _lanes(lanes)
    ys = [round(tops[row.side] + (line + 0.5) * LINE_PX, 1) for row, line in zip(rows, lines, strict=True)]
    colours = [_colour(row, theme) for row in rows]
    ends = [_end(row) for row in rows]
    data: list[dict[str, Any]] = [_bars(rows, ys, theme.muted), _arrows(rows, ys, colours)]
    data.append(
        {
            "type": "scatter",
            "mode": "markers",
            "x": ends,
            "y": ys,
            "customdata": [f"{row.post_id} {row.at}" for row in rows],
            "marker": {
                "symbol": ["diamond" if row.agreement == "conflicting" else "circle" for row in rows],
                "size": 10,
                "color": [
                    colour if row.n_origins > 1 else theme.paper for row, colour in zip(rows, colours, strict=True)
                ],
                "line": {"color": colours, "width": 2},
                "opacity": 1,
            },
            "selected": {"marker": {"opacity": 1}},
            "unselected": {"marker": {"opacity": 0.5}},
            "hoverinfo": "text",
            "hovertext": [
                f"<b>{wrapped(row.title)}</b><br>{wrapped(row.side_name)}: {wrapped(row.words)}<br>"
                f"{wrapped(row.standing or '')}"
                for row in rows
            ],
            "cliponaxis": False,
        }
    )
    top = max((_span(row)[1] for row in rows), default=1.0)
    return {
        "data": data,
        "layout": layout(
            theme,
            round(height) + 60,
            margin={"l": 8, "r": 16, "t": 8, "b": 52},
            shapes=_rules(tops, theme),
            xaxis=axis(
                theme,
                type="log",
                range=[log10(LEFT_EDGE), round(top + 0.12, 3)],
                tickvals=list(TICKS),
                ticktext=[f"{n:,}" for n in TICKS],
                title={"text": unit, "font": {"size": 12, "color": theme.muted}, "standoff": 6},
                ticks="outside",
                gridwidth=0.5,
            ),
            yaxis=axis(
                theme,
                range=[height, 0],
                tickvals=list(centres.values()),
                ticktext=[plain(names[side]) for side in centres],
                tickfont={"size": 12.5, "color": theme.ink},
                showgrid=False,
                showline=False,
            ),
        ),
    }


def ranges_alt(frame: pd.DataFrame, most: int = 4) -> str:
    """Each side in words: how many events are drawn, and what the latest say."""
    said = []
    for name, same in frame.groupby("side_name", sort=False):
        told = [f"{row.title}: {row.words}" for row in same.itertuples()]
        more = f"; and {len(told) - most} more" if len(told) > most else ""
        said.append(f"{name}: {'; '.join(told[:most])}{more}")
    return "What reports say of single events, by side of the people counted. " + (". ".join(said) or "None in view.")


def _order(row: Any) -> tuple[Any, ...]:
    return (row.low, row.high is None, row.high or 0, row.event_id)


def _end(row: Any) -> float:
    """Where the mark itself stands: the low bound, or the high one of what may be none at all."""
    if row.low == 0:
        return float(row.high) if row.high else LEFT_EDGE
    return float(row.low)


def _span(row: Any) -> tuple[float, float]:
    """From where to where a row needs room, in powers of ten."""
    low = log10(LEFT_EDGE) if row.low == 0 else log10(row.low) - MARK_DECADES
    high = log10(row.high) if row.high else log10(max(row.low, 1)) + ARROW_DECADES
    return low, high + MARK_DECADES


def _bars(rows: Sequence[Any], ys: Sequence[float], colour: str) -> dict[str, Any]:
    """One broken line: from low to high, or a short way on where the top is open."""
    xs: list[float | None] = []
    yy: list[float | None] = []
    for row, y in zip(rows, ys, strict=True):
        low = LEFT_EDGE if row.low == 0 else float(row.low)
        high = float(row.high) if row.high else max(row.low, 1) * 10**ARROW_DECADES
        if high > low:
            xs += [round(low, 3), round(high, 3), None]
            yy += [y, y, None]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": xs,
        "y": yy,
        "line": {"color": colour, "width": 2},
        "opacity": 0.55,
        "hoverinfo": "skip",
    }


def _arrows(rows: Sequence[Any], ys: Sequence[float], colours: Sequence[str]) -> dict[str, Any]:
    """Tips: to the right where no upper bound is stated, to the left where it may be none; a tick at an upper bound."""
    points: list[tuple[float, float, str, str]] = []
    for row, y, colour in zip(rows, ys, colours, strict=True):
        if row.high is None:
            points.append((round(max(row.low, 1) * 10**ARROW_DECADES, 3), y, "triangle-right", colour))
        elif row.low == 0:
            points.append((LEFT_EDGE * 1.04, y, "triangle-left", colour))
        elif row.high > row.low:
            points.append((float(row.high), y, "line-ns-open", colour))
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [x for x, _, _, _ in points],
        "y": [y for _, y, _, _ in points],
        "marker": {
            "symbol": [symbol for _, _, symbol, _ in points],
            "size": 9,
            "color": [colour for _, _, _, colour in points],
            "line": {"color": [colour for _, _, _, colour in points], "width": 1.5},
        },
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def _lanes(lanes: dict[str, _Lane]) -> tuple[dict[str, float], dict[str, float], float]:
    """The top and centre of each lane, and the height of all, in px."""
    tops: dict[str, float] = {}
    centres: dict[str, float] = {}
    at = LANE_GAP_PX / 2
    for side, lane in lanes.items():
        room = max(LANE_LEAST_PX, len(lane.lines) * LINE_PX)
        tops[side] = at + (room - len(lane.lines) * LINE_PX) / 2
        centres[side] = at + room / 2
        at += room + LANE_GAP_PX
    return tops, centres, at


def _rules(tops: dict[str, float], theme: Theme) -> list[dict[str, Any]]:
    """A thin line above each lane but the first."""
    return [
        {
            "type": "line",
            "xref": "paper",
            "x0": 0,
            "x1": 1,
            "y0": round(top - LANE_GAP_PX / 2, 1),
            "y1": round(top - LANE_GAP_PX / 2, 1),
            "line": {"color": theme.line, "width": 1},
            "layer": "below",
        }
        for top in list(tops.values())[1:]
    ]


def _colour(row: Any, theme: Theme) -> str:
    if row.agreement == "conflicting":
        return theme.conflicting
    return theme.muted if row.side == "not-stated" else theme.accent
