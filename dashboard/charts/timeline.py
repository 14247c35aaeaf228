"""The timeline: events in lanes, on the day they occurred, were first reported, or were first captured.

Days are drawn as precisely as they are known (rule 9): an imprecise day is a pale bar, what has no day stands in lanes
of its own. Placing is `lane_lines`, marks are `event_marks`; the Brief's small timeline uses the same.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, Literal

import pandas as pd

from dashboard.charts import event_marks, lane_lines, time_axis
from dashboard.charts.theme import Figure, Theme, axis, brushed, layout, nothing

DaysAxis = Literal["occurred", "reported", "captured"]
Days = tuple[date, date]
KINDS = {
    "violence": "violence",
    "control": "defections,<br>territory",
    "diplomacy": "diplomacy",
    "statements": "statements",
    "other": "protests, aid,<br>other",
}
UNDATED = "undated "
LANES = [*KINDS, *(UNDATED + kind for kind in KINDS)]
INCOMPLETE = "newest 72 hours: incomplete"
LARGEST_PX = 40.0
LARGEST_FROM = int((LARGEST_PX - event_marks.LEAST_PX) ** 2)
ONE_DAY_COLUMNS = (0.04, 0.52)
TOP, BOTTOM = 48, 46
INNER_TOP = 14
"""Room above the first marks in which a box can begin."""
AIDS: dict[DaysAxis, str] = {
    "occurred": "Pale bar: the day is not known exactly; its mark stands halfway of what is in view. Below the line, "
    "what states no day stands on the day of its first report.",
    "reported": "Each mark stands on the day of the first report; a thin line runs to the last.",
    "captured": "Each mark stands on the day (UTC) on which the first of its posts was captured.",
}
ONE_DAY = "One day alone: the place from left to right is no hour. "
CHOOSING = (
    "A click on a mark opens the event. To choose several, press the dashed box above the chart and draw over them: "
    "the list below then holds those."
)
Shade = tuple[datetime, datetime]


def reading_aid(figure: Figure, on: DaysAxis) -> str:
    """How to read the timeline on this axis."""
    return (
        f"{event_marks.STANDING_KEY} Size: the low bound of the event's first number, to {LARGEST_FROM:,}. "
        f"Tip above: a minimum. {AIDS[on]} {ONE_DAY if _is_one_day(figure) else ''}"
        f"Reports captured, not a measure of violence."
    )


def timeline(
    frame: pd.DataFrame, theme: Theme, on: DaysAxis, window: Days | None = None, shade: Shade | None = None
) -> Figure:
    """Events by lane and day; columns as `queries.timeline.events`. The marks' customdata is "post_id at".

    `window`: what lies outside these days is cut off. `shade`: from and to when reports are still incomplete. Rows
    without a day on this axis (no capture recorded) have no mark: `unplaced` counts them.
    """
    rows = sorted(
        (row for row in frame.itertuples() if row.first_axis_day is not None),
        key=lambda row: (row.first_axis_day, row.last_axis_day, row.event_id),
    )
    if not rows:
        return nothing(theme, "No event in view has a day on this axis")
    spans = [_span(row, on) for row in rows]
    seen = [_cut(span, window) for span in spans]
    ends = time_axis.ends_of(min(start for start, _ in seen), max(end for _, end in seen))
    stretches = _stretches(spans, seen, ends)
    instants = [stretch[0] if on == "reported" else event_marks.middle(stretch) for stretch in stretches]
    wanted = [
        event_marks.item(row, _lane(row, on), stretch, at, ends, LARGEST_PX)
        for row, stretch, at in zip(rows, stretches, instants, strict=True)
    ]
    first_undated = next((lane for lane in LANES if lane.startswith(UNDATED) and lane in {w.lane for w in wanted}), "")
    placed = lane_lines.place(wanted, LANES, {first_undated: event_marks.HEAD_PX})
    xs = [at.isoformat() for at in instants]
    notes = [
        event_marks.note(rows[n], stretches[n], placed.ys[n], label, theme)
        for n, label in sorted(placed.labels.items())
    ]
    shapes = [
        event_marks.bar(stretch, y, row, theme, thin=on != "occurred")
        for row, stretch, y in zip(rows, stretches, placed.ys, strict=True)
        if stretch[0] != stretch[1]
    ]
    if first_undated:
        shapes.append(event_marks.undated_line(placed.tops[first_undated], theme))
        notes.append(event_marks.undated_head(placed.tops[first_undated], theme))
    if shade is not None and (shaded := _shade(shade, ends, theme)):
        shapes.insert(0, shaded)
        notes.append(_shade_words(theme))
    return {
        "data": [
            event_marks.tips(rows, xs, placed.ys, theme, LARGEST_PX),
            {
                "type": "scatter",
                "mode": "markers",
                "x": xs,
                "y": placed.ys,
                "customdata": [f"{row.post_id} {row.at}" for row in rows],
                "marker": event_marks.markers(rows, theme, LARGEST_PX),
                "selected": {"marker": {"opacity": 1}},
                "unselected": {"marker": {"opacity": 0.45}},
                "hoverinfo": "text",
                "hovertext": [event_marks.tooltip(row, _captured_words(row)) for row in rows],
                "cliponaxis": False,
            },
        ],
        "layout": layout(
            theme,
            round(placed.height) + INNER_TOP + TOP + BOTTOM,
            margin={"l": 8, "r": 24, "t": TOP, "b": BOTTOM},
            **brushed(theme),
            xaxis=time_axis.day_axis(ends, theme),
            yaxis=axis(
                theme,
                range=[placed.height, -INNER_TOP],
                tickvals=list(placed.middles.values()),
                ticktext=[KINDS[lane.removeprefix(UNDATED)] for lane in placed.middles],
                tickfont={"size": 12, "color": theme.ink},
                showline=False,
                showgrid=False,
            ),
            shapes=shapes,
            annotations=notes,
        ),
    }


def alt_text(frame: pd.DataFrame, on: DaysAxis) -> str:
    """The timeline in two sentences: how many events on what days, how precisely known, in which lanes."""
    drawn = frame[["first_axis_day", "last_axis_day", "lane", "date_start", "date_end"]]
    rows = [row for row in drawn.itertuples() if row.first_axis_day is not None]
    words = {"occurred": "said to have happened", "reported": "first reported", "captured": "first captured"}[on]
    if not rows:
        return f"No event with a day on which it was {words}."
    lanes = [(kind, sum(1 for row in rows if row.lane == kind)) for kind in KINDS]
    told = "; ".join(f"{KINDS[kind].replace('<br>', ' ')}: {n}" for kind, n in lanes if n)
    days = f"{min(row.first_axis_day for row in rows)} to {max(row.last_axis_day for row in rows)}"
    text = f"{len(rows)} events by the day they were {words}, {days}: {told}."
    if on == "occurred":
        undated = sum(1 for row in rows if row.date_start is None)
        spans = sum(1 for row in rows if row.date_start is not None and row.date_start != row.date_end)
        text += (
            f" {len(rows) - undated - spans} on one day, {spans} within a span of days, {undated} without a stated day."
        )
    return text + " The list below names each."


def unlabelled(figure: Figure) -> int:
    """How many of the events drawn in `figure` found no room for a label."""
    drawn = sum(len(trace["customdata"]) for trace in figure["data"] if "customdata" in trace)
    labels = [note for note in figure["layout"].get("annotations", ()) if note.get("xref") != "paper"]
    return drawn - len(labels)


def unplaced(frame: pd.DataFrame) -> int:
    """How many events have no day on this axis (no capture recorded), and so no mark."""
    return sum(1 for day in frame["first_axis_day"] if day is None)


def _is_one_day(figure: Figure) -> bool:
    start, end = figure["layout"]["xaxis"].get("range", ("", ""))
    return str(start)[11:] == str(end)[11:] == "00:00:00"


def _lane(row: Any, on: DaysAxis) -> str:
    return UNDATED + row.lane if on == "occurred" and row.date_start is None else str(row.lane)


def _span(row: Any, on: DaysAxis) -> Days:
    if on == "reported":
        return row.reported_first, row.reported_last
    return row.first_axis_day, row.last_axis_day


def _cut(span: Days, window: Days | None) -> Days:
    if window is None:
        return span
    first, last = max(span[0], window[0]), min(span[1], window[1])
    return (first, last) if first <= last else span


def _stretches(spans: Sequence[Days], seen: Sequence[Days], ends: Shade) -> list[Shade]:
    """Where each event stands: from noon to noon; what reaches beyond the days in view runs to the end of the axis.

    On an axis of one day what is known to that day stands in two columns, so that there is room for labels.
    """
    is_one_day = all(first == last == seen[0][0] for first, last in seen)
    columns = [ends[0] + (ends[1] - ends[0]) * share for share in ONE_DAY_COLUMNS]
    out: list[Shade] = []
    for n, (span, cut) in enumerate(zip(spans, seen, strict=True)):
        if is_one_day and span == cut:
            at = columns[n % len(columns)]
            out.append((at, at))
            continue
        start = time_axis.noon(cut[0]) if span[0] == cut[0] else ends[0]
        out.append((start, time_axis.noon(cut[1]) if span[1] == cut[1] else ends[1]))
    return out


def _captured_words(row: Any) -> str:
    at = row.captured_at
    return f"first captured {at.day} {at:%B %Y, %H:%M} UTC" if at is not None else "capture not recorded"


def _shade(shade: Shade, ends: Shade, theme: Theme) -> dict[str, Any] | None:
    """The ground behind the newest hours, to the end of the axis; None when they lie outside it."""
    start, end = ends
    if shade[0] >= end or shade[1] < start:
        return None
    return {
        "type": "rect",
        "yref": "paper",
        "x0": max(shade[0], start).isoformat(),
        "x1": end.isoformat(),
        "y0": 0,
        "y1": 1,
        "line": {"width": 0},
        "fillcolor": theme.line,
        "opacity": 0.4,
        "layer": "below",
    }


def _shade_words(theme: Theme) -> dict[str, Any]:
    return {
        "xref": "paper",
        "yref": "paper",
        "x": 1,
        "y": 1,
        "text": INCOMPLETE,
        "showarrow": False,
        "xanchor": "right",
        "yanchor": "bottom",
        "font": {"size": 11.5, "color": theme.muted},
    }
