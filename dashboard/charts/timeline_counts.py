"""Counts of events by lane and step, where there are too many events for a mark each (rule 7: never of the dead)."""

from collections.abc import Sequence
from datetime import date, timedelta

import pandas as pd

from dashboard.charts import squares
from dashboard.charts.theme import Figure, Theme, axis, brushed, layout, nothing
from dashboard.charts.time_axis import MONTHS
from dashboard.charts.timeline import KINDS, UNDATED

LANE_PX, TOP, BOTTOM = 34.0, 34, 46
NUMBERED_COLUMNS = 26
"""So many columns leave room for numbers in the squares."""
READING_AID = "Each square counts events, darker for more; no number here is a number of dead."
CHOOSING = "A click on a square, or the dashed box above the chart, shows the events of those days."


def event_counts(frame: pd.DataFrame, theme: Theme, steps: Sequence[date]) -> Figure:
    """Events by lane and step; columns as `queries.timeline.event_counts`, `steps`: every step's first day.

    customdata: "2013-07-22 2013-07-28 violence". Several rows of one square are shown as their sum of events.
    """
    cells = _cells(frame)
    if not cells:
        return nothing(theme, "No event to count")
    lanes = [lane for lane in (*KINDS, *(UNDATED + kind for kind in KINDS)) if any(c[0] == lane for c in cells)]
    places = {step: n for n, step in enumerate(steps)}
    most = max(n for n, _ in cells.values())
    ends = {cell: end for cell, (_, end) in cells.items()}
    every = max(1, -(-len(steps) // 8))
    return {
        "data": [
            {
                "type": "scatter",
                "mode": "markers+text",
                "x": [places[start] for _, start in cells],
                "y": [lanes.index(lane) for lane, _ in cells],
                "customdata": [f"{start} {ends[lane, start]} {lane}" for lane, start in cells],
                "text": [str(n) if n < 1000 and len(places) <= NUMBERED_COLUMNS else "" for n, _ in cells.values()],
                "textfont": {"size": 10, "color": [squares.ink_on(n, most, theme) for n, _ in cells.values()]},
                "marker": {
                    "symbol": "square",
                    "size": squares.size(len(places)),
                    "color": [squares.shade(n, most, theme) for n, _ in cells.values()],
                    "line": {"width": 0},
                    "opacity": 1,
                },
                "selected": {"marker": {"opacity": 1}},
                "unselected": {"marker": {"opacity": 0.35}},
                "hoverinfo": "text",
                "hovertext": [
                    f"<b>{squares.span_words(start, end)}</b><br>{n:,} event{'' if n == 1 else 's'}: {lane_words(lane)}"
                    for (lane, start), (n, end) in cells.items()
                ],
                "cliponaxis": False,
            }
        ],
        "layout": layout(
            theme,
            round(len(lanes) * LANE_PX) + TOP + BOTTOM,
            margin={"l": 8, "r": 12, "t": TOP, "b": BOTTOM},
            **brushed(theme),
            xaxis=axis(
                theme,
                range=[-0.7, len(steps) - 0.3],
                tickvals=list(range(0, len(steps), every)),
                ticktext=[_step_words(steps, n) for n in range(0, len(steps), every)],
                tickangle=0,
                ticks="outside",
                showgrid=False,
            ),
            yaxis=axis(
                theme,
                range=[len(lanes) - 0.5, -0.5],
                tickvals=list(range(len(lanes))),
                ticktext=[lane_words(lane, "<br>") for lane in lanes],
                tickfont={"size": 11.5, "color": theme.ink},
                showgrid=True,
                gridwidth=0.5,
                showline=False,
            ),
        ),
    }


def alt_text(frame: pd.DataFrame) -> str:
    """How many events are counted, by lane."""
    sums = {lane: sum(n for (name, _), (n, _) in _cells(frame).items() if name == lane) for lane, _ in _cells(frame)}
    told = "; ".join(f"{lane_words(lane)}: {n:,}" for lane, n in sums.items())
    return f"{sum(sums.values()):,} events counted by lane and time. {told}."


def lane_words(lane: str, gap: str = " ") -> str:
    """ "violence", "violence, day not stated"."""
    words = KINDS[lane.removeprefix(UNDATED)].replace("<br>", " ")
    return f"{words},{gap}day not stated" if lane.startswith(UNDATED) else words


def _cells(frame: pd.DataFrame) -> dict[tuple[str, date], tuple[int, date]]:
    cells: dict[tuple[str, date], tuple[int, date]] = {}
    for row in frame.itertuples():
        lane = (UNDATED if row.is_undated else "") + str(row.lane)
        before = cells.get((lane, row.starts_on), (0, row.ends_on))[0]
        cells[lane, row.starts_on] = before + int(row.n_events), row.ends_on
    return cells


def _step_words(steps: Sequence[date], n: int) -> str:
    day, gap = steps[n], (steps[1] - steps[0] if len(steps) > 1 else timedelta(days=1))
    if gap.days > 300:
        return str(day.year)
    if gap.days > 20:
        return f"{MONTHS[day.month - 1]}<br>{day.year}"
    return f"{day.day} {MONTHS[day.month - 1]}<br>{day.year}"
