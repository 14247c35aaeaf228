"""The small timeline of the Brief: days as precisely as they are known, and a lane for what has no day (rule 9)."""

from datetime import date
from typing import Any

import pandas as pd

from dashboard.charts import event_marks, lane_lines, time_axis
from dashboard.charts.lane_lines import LABELLED_LINES, LANE_LEAST_PX, PLOT_PX
from dashboard.charts.theme import Figure, Theme, axis, layout

__all__ = ["LABELLED_LINES", "LANES", "PLOT_PX", "READING_AID", "alt_text", "brief_timeline", "unlabelled"]

LANES = {
    "violence": "violence",
    "control": "defections,<br>territory",
    "talks": "talks,<br>statements",
    "undated": "day not<br>stated",
}
READING_AID = (
    f"{event_marks.STANDING_KEY} "
    "Bar: the day is not known exactly. Tip: a minimum. Larger: a higher low bound. Reports captured, not a measure of "
    "violence."
)
TOP, BOTTOM = 8, 46


def brief_timeline(frame: pd.DataFrame, theme: Theme) -> Figure:
    """Events by lane and day; columns as `queries.brief.timeline`. The marks' customdata is "post_id at"."""
    rows = sorted(frame.itertuples(), key=lambda row: (_span(row), row.event_id))
    if not rows:
        return {"data": [], "layout": layout(theme, round(TOP + BOTTOM + LANE_LEAST_PX))}
    spans = [_span(row) for row in rows]
    days = time_axis.with_room(min(start for start, _ in spans), max(end for _, end in spans))
    ends = time_axis.noon(days[0]), time_axis.noon(days[1])
    stretches = [(time_axis.noon(start), time_axis.noon(end)) for start, end in spans]
    instants = [event_marks.middle(stretch) for stretch in stretches]
    wanted = [
        event_marks.item(row, _lane(row), stretch, at, ends)
        for row, stretch, at in zip(rows, stretches, instants, strict=True)
    ]
    placed = lane_lines.place(wanted, list(LANES), {"undated": event_marks.HEAD_PX})
    undated = placed.tops.get("undated")
    middles = [at.isoformat() for at in instants]
    return {
        "data": [
            event_marks.tips(rows, middles, placed.ys, theme),
            {
                "type": "scatter",
                "mode": "markers",
                "x": middles,
                "y": placed.ys,
                "customdata": [f"{row.post_id} {row.at}" for row in rows],
                "marker": event_marks.markers(rows, theme),
                "selected": {"marker": {"opacity": 1}},
                "unselected": {"marker": {"opacity": 0.45}},
                "hoverinfo": "text",
                "hovertext": [event_marks.tooltip(row) for row in rows],
                "cliponaxis": False,
            },
        ],
        "layout": layout(
            theme,
            round(placed.height) + TOP + BOTTOM,
            margin={"l": 8, "r": 24, "t": TOP, "b": BOTTOM},
            xaxis=time_axis.day_axis(ends, theme),
            yaxis=axis(
                theme,
                range=[placed.height, 0],
                tickvals=list(placed.middles.values()),
                ticktext=[LANES[lane] for lane in placed.middles],
                tickfont={"size": 12, "color": theme.ink},
                showline=False,
                showgrid=False,
            ),
            shapes=[
                event_marks.bar(stretch, y, row, theme)
                for row, stretch, y in zip(rows, stretches, placed.ys, strict=True)
                if _is_bar(row)
            ]
            + ([event_marks.undated_line(undated, theme)] if undated is not None else []),
            annotations=[
                event_marks.note(rows[n], stretches[n], placed.ys[n], label, theme)
                for n, label in sorted(placed.labels.items())
            ]
            + ([event_marks.undated_head(undated, theme)] if undated is not None else []),
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
    return drawn - sum(1 for note in figure["layout"].get("annotations", ()) if note.get("xref") != "paper")


def _lane(row: Any) -> str:
    return "undated" if row.date_start is None else str(row.lane)


def _span(row: Any) -> tuple[date, date]:
    if row.date_start is None:
        return row.reported_first, row.reported_first
    return row.date_start, row.date_end


def _is_bar(row: Any) -> bool:
    return row.date_start is not None and row.date_start != row.date_end
