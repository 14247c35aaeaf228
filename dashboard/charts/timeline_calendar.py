"""The calendar of reports captured, in its states (rule 7).

A day without a report is hollow (searched) or a dot (not searched), and never a zero.
"""

from datetime import date, datetime
from typing import Any, Literal

import pandas as pd

from dashboard.charts import squares
from dashboard.charts.theme import Figure, Theme, axis, brushed, layout, nothing, wrapped
from dashboard.charts.time_axis import MONTHS

CELL_PX, TOP, BOTTOM = 26.0, 50, 8
State = Literal["captured", "hidden", "searched", "not_searched"]
STATE_WORDS: dict[str, str] = {
    "captured": "reports captured",
    "hidden": "reports captured, hidden by the filters",
    "searched": "searched, nothing captured",
    "not_searched": "not searched",
}
READING_AID = (
    "By the day of publication. Filled: reports captured, darker for more. Hollow: searched, nothing captured. Dot: "
    "not searched. Pale: reports captured that the filters hide. On grey ground: the newest 72 hours before the last "
    "report here, still incomplete. A report is what one publisher printed in one post on one day. Reports captured "
    "are not violence: a day without one is not a day without it."
)
CHOOSING = "A click on a day, or the dashed box above the chart, keeps the events of those reports in the list below."


def calendar(frame: pd.DataFrame, theme: Theme, shade: tuple[datetime, datetime] | None = None) -> Figure:
    """The calendar: a row a month with its days, or a row a year with its weeks; columns as
    `queries.timeline_calendar.calendar`. customdata: "2013-07-22 2013-07-28". `shade`: as for the timeline."""
    rows = list(frame.itertuples())
    if not rows:
        return nothing(theme, "No day to show")
    is_days = all(row.starts_on == row.ends_on for row in rows)
    names = list(dict.fromkeys(_row_of(row.starts_on, is_days) for row in rows))
    xs = [_column_of(row.starts_on, is_days) for row in rows]
    ys = [names.index(_row_of(row.starts_on, is_days)) for row in rows]
    columns = 31 if is_days else 53
    square = squares.size(columns)
    most = max(row.n_in_view for row in rows)
    ticks = [1, 5, 10, 15, 20, 25, 30] if is_days else [1, 10, 20, 30, 40, 50]
    return {
        "data": [
            {
                "type": "scatter",
                "mode": "markers+text",
                "x": xs,
                "y": ys,
                "customdata": [f"{row.starts_on} {row.ends_on}" for row in rows],
                "text": [str(row.n_in_view) if is_days and 0 < row.n_in_view < 100 else "" for row in rows],
                "textfont": {"size": 10, "color": [squares.ink_on(row.n_in_view, most, theme) for row in rows]},
                "marker": {
                    "symbol": "square",
                    "size": [square if row.state != "not_searched" else 4 for row in rows],
                    "color": [_fill(row, most, theme) for row in rows],
                    "line": {
                        "color": [theme.accent if row.state != "not_searched" else theme.muted for row in rows],
                        "width": [1.2 if row.state in ("searched", "hidden") else 0 for row in rows],
                    },
                    "opacity": 1,
                },
                "selected": {"marker": {"opacity": 1}},
                "unselected": {"marker": {"opacity": 0.35}},
                "hoverinfo": "text",
                "hovertext": [_cell_words(row) for row in rows],
                "cliponaxis": False,
            }
        ],
        "layout": layout(
            theme,
            round(len(names) * CELL_PX) + TOP + BOTTOM,
            margin={"l": 8, "r": 12, "t": TOP, "b": BOTTOM},
            **brushed(theme),
            xaxis=axis(
                theme,
                range=[0.4, columns + 0.6],
                side="top",
                tickvals=ticks,
                ticktext=[str(n) if is_days else f"week {n}" for n in ticks],
                showgrid=False,
                showline=False,
            ),
            yaxis=axis(
                theme,
                range=[len(names) - 0.5, -0.5],
                tickvals=list(range(len(names))),
                ticktext=names,
                tickfont={"size": 12, "color": theme.ink},
                showgrid=False,
                showline=False,
            ),
            shapes=[
                _ground(x, y, theme)
                for row, x, y in zip(rows, xs, ys, strict=True)
                if shade and shade[0].date() <= row.ends_on and row.starts_on <= shade[1].date()
            ],
        ),
    }


def alt_text(frame: pd.DataFrame) -> str:
    """How many days (weeks) are in which state."""
    unit = "day" if list(frame["starts_on"]) == list(frame["ends_on"]) else "week"
    counts = [(STATE_WORDS[state], int((frame["state"] == state).sum())) for state in STATE_WORDS]
    told = "; ".join(f"{words}: {n} {unit}{'' if n == 1 else 's'}" for words, n in counts if n)
    return f"Calendar of publication by {unit}. {told or 'No day'}. {int(frame['n_in_view'].sum()):,} reports in view."


def _row_of(day: date, is_days: bool) -> str:
    if is_days:
        return f"{MONTHS[day.month - 1]} {day.year}"
    return str(day.isocalendar().year)


def _column_of(day: date, is_days: bool) -> int:
    return day.day if is_days else day.isocalendar().week


def _fill(row: Any, most: int, theme: Theme) -> str:
    if row.state == "captured":
        return squares.shade(row.n_in_view, most, theme)
    return {"hidden": theme.line, "searched": theme.paper, "not_searched": theme.muted}[str(row.state)]


def _cell_words(row: Any) -> str:
    n = row.n_in_view
    lines = [f"<b>{squares.span_words(row.starts_on, row.ends_on)}</b>", STATE_WORDS[row.state]]
    if n:
        lines[1] = f"{n:,} report{'' if n == 1 else 's'} captured"
    if row.n_hidden:
        lines.append(f"{row.n_hidden:,} more captured, hidden by the filters" if n else f"{row.n_hidden:,} hidden")
    if row.searched:
        days = (row.ends_on - row.starts_on).days + 1
        part = f" on {row.days_searched} of {days} days" if days > 1 else ""
        lines.append(wrapped(f"searched{part}: {row.searched}"))
    elif n:
        lines.append("no search recorded: others may have reported too")
    if row.found and row.state == "searched":
        lines.append("a search found reports that are not here")
    return "<br>".join(lines)


def _ground(x: int, y: int, theme: Theme) -> dict[str, Any]:
    return {
        "type": "rect",
        "x0": x - 0.5,
        "x1": x + 0.5,
        "y0": y - 0.5,
        "y1": y + 0.5,
        "line": {"width": 0},
        "fillcolor": theme.line,
        "opacity": 0.55,
        "layer": "below",
    }
