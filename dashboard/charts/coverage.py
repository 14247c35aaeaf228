"""Where and when reports were captured, where a search found nothing, and where nobody searched (rule 7).

A cell's fill says one of these and nothing else: there is no scale of colours, so no cell can be read as more or less
violent than another. A line under a cell says for how many of its days a search was recorded.
"""

from datetime import date
from typing import Any, Literal

import pandas as pd

from dashboard.assessment.words import days_words
from dashboard.charts.characters import cut
from dashboard.charts.theme import Figure, Theme, axis, layout, pale, plain

Unit = Literal["week", "month", "quarter", "year"]
STATES = {
    "captured": "reports captured",
    "hidden": "reports captured, all hidden by the filters",
    "missing": "a search of this place says it found reports, and none is captured here",
    "searched": "searched, nothing captured",
    "not_searched": "not searched, nothing captured",
}
READING_AID = (
    "Filled: reports were captured, however many. Hollow: a search is recorded for at least one of the days, and "
    "nothing from here was captured. Dot: nobody searched. The line under a cell is the share of its days that a "
    "recorded search covers; a search without a place counts for the whole country. Days are those of publication. "
    "Reports captured are not a measure of violence, and a cell without them is not a cell without violence."
)
AXIS = {
    "week": "week of publication, by its first day",
    "month": "month of publication",
    "quarter": "quarter of publication, by its first month",
    "year": "year of publication",
}
HIDDEN_AID = " Pale: reports were captured, and the filters hide them all."
MISSING_AID = " Hollow with “?”: a search of that very place says it found reports, and none of them is captured here."
ROW_PX, GAP_PX, TOP, BOTTOM = 26.0, 12.0, 6, 62
PLOT_PX, LABEL_CHARS, MOST_TICKS, MOST_ROWS = 560.0, 30, 14, 60


def customdata(row: Any) -> str:
    """What a cell is called: country, governorate and first day, "SY|Homs|2013-07-22"."""
    return f"{row.country or ''}|{row.admin1 or ''}|{row.starts_on.isoformat()}"


def coverage(frame: pd.DataFrame, theme: Theme, unit: Unit) -> Figure:
    """The matrix; columns as `queries.coverage.cells`, in that order. The marks' customdata is that of `customdata`."""
    rows = list(frame.itertuples())
    tops, height = _places(rows)
    column = {day: n for n, day in enumerate(sorted({row.starts_on for row in rows}))}
    side = max(5.0, min(18.0, PLOT_PX / max(1, len(column)) - 3))
    drawn = [row for row in rows if row.state != "not_searched"]
    blank = [row for row in rows if row.state == "not_searched"]

    def marks(some: list[Any], **marker: Any) -> dict[str, Any]:
        return {
            "type": "scatter",
            "mode": "markers",
            "x": [column[row.starts_on] for row in some],
            "y": [tops[row.label, row.country] for row in some],
            "customdata": [customdata(row) for row in some],
            "marker": {"opacity": 1, **marker},
            "selected": {"marker": {"opacity": 1, "size": side + 6}},
            "unselected": {"marker": {"opacity": 1}},  # a faded cell would look like one that the filters hide
            "hoverinfo": "text",
            "hovertext": [tooltip(row, unit) for row in some],
            "cliponaxis": False,
        }

    fills = {"captured": theme.accent, "hidden": pale(theme), "missing": theme.paper, "searched": theme.paper}
    edges = {"captured": theme.accent, "hidden": theme.accent, "missing": theme.accent, "searched": theme.muted}
    squares = marks(
        drawn,
        symbol="square",
        size=side,
        color=[fills[row.state] for row in drawn],
        line={"color": [edges[row.state] for row in drawn], "width": 1.1},
    )
    squares |= {
        "mode": "markers+text",
        "text": ["?" if row.state == "missing" else "" for row in drawn],
        "textfont": {"size": 11, "color": theme.accent},
    }
    return {
        "data": [
            _searched_days(rows, column, tops, side, theme),
            squares,
            marks(blank, symbol="circle", size=3.5, color=theme.muted),
        ],
        "layout": layout(
            theme,
            round(height) + TOP + BOTTOM,
            margin={"l": 8, "r": 12, "t": TOP, "b": BOTTOM},
            xaxis=axis(
                theme,
                range=[-0.6, len(column) - 0.4],
                showgrid=False,
                showline=False,
                title={"text": AXIS[unit], "font": {"size": 12, "color": theme.muted}},
                **_ticks(list(column), unit),
            ),
            yaxis=axis(
                theme,
                range=[height, 0],
                tickvals=list(tops.values()),
                ticktext=[plain(cut(label, LABEL_CHARS)) for label, _ in tops],
                tickfont={"size": 12, "color": theme.ink},
                showgrid=False,
                showline=False,
            ),
        ),
    }


def most_told(frame: pd.DataFrame) -> tuple[pd.DataFrame, int]:
    """The cells of at most `MOST_ROWS` places, in the frame's order: those with the most reports, then those searched
    most; and how many places are left out."""
    keys = list(zip(frame["country"], frame["admin1"], frame["label"], strict=True))
    told: dict[tuple[str | None, str | None, str], list[int]] = {}
    for key, row in zip(keys, frame.itertuples(), strict=True):
        sums = told.setdefault(key, [0, 0, 0])
        sums[0] -= row.place_group  # the rows of what names no place are never given up
        sums[1] -= row.n_in_view + row.n_hidden
        sums[2] -= row.days_searched
    kept = set(sorted(told, key=lambda key: (*told[key], str(key)))[:MOST_ROWS])
    return frame[[key in kept for key in keys]].reset_index(drop=True), len(told) - len(kept)


def alt_text(frame: pd.DataFrame, unit: Unit) -> str:
    """The matrix in one sentence: how many cells are in each state."""
    counts = frame["state"].value_counts()
    said = [f"{counts[state]:,} with {words}" for state, words in STATES.items() if state in counts]
    n_places = len(frame[["country", "admin1", "label"]].drop_duplicates())
    return (
        f"{n_places} places in rows and {frame['starts_on'].nunique()} {unit}s in columns, {len(frame):,} cells: "
        f"{'; '.join(said)}."
    )


def reading_aid(frame: pd.DataFrame) -> str:
    """How to read it, with the states that occur."""
    states = set(frame["state"])
    return READING_AID + HIDDEN_AID * ("hidden" in states) + MISSING_AID * ("missing" in states)


def tooltip(row: Any, unit: Unit) -> str:
    """What stands behind a cell, in words."""
    reports = f"{row.n_in_view:,} report{'' if row.n_in_view == 1 else 's'} in view"
    if row.n_hidden:
        reports += f", {row.n_hidden:,} more hidden by the filters"
    lines = [f"<b>{plain(cut(row.label, 60))}</b>", f"{period_words(row, unit)}: {STATES[row.state]}"]
    if row.n_in_view or row.n_hidden:
        lines.append(f"{reports}; not a measure of violence")
    lines.append(searched_words(row))
    return "<br>".join(lines)


def searched_words(row: Any) -> str:
    """How many of a cell's days were searched, and with what result."""
    if not row.days_searched:
        return f"none of its {row.n_days} days searched" if row.n_days > 1 else "the day was not searched"
    told = f"{row.days_searched} of its {row.n_days} days searched" if row.n_days > 1 else "the day was searched"
    told += f" in {row.n_sources} source{'' if row.n_sources == 1 else 's'}"
    found = [f"{row.days_nothing} with nothing found"] if row.days_nothing else []
    found += [f"{row.days_found} with reports found, here or elsewhere"] if row.days_found else []
    return f"{told}: {', '.join(found)}"


def period_words(row: Any, unit: Unit) -> str:
    """ "22 to 28 July 2013", "July 2013", "2013"; days where the span cuts a month or year short."""
    first, last = row.starts_on, row.ends_on
    if unit == "month" and row.n_days >= 28:
        return f"{first:%B %Y}"
    if unit == "year" and row.n_days >= 365:
        return str(first.year)
    return days_words(first, last)


def _places(rows: list[Any]) -> tuple[dict[tuple[str, str | None], float], float]:
    """The middle of each place's row in px, with a gap between groups of places; and the height."""
    tops: dict[tuple[str, str | None], float] = {}
    y, group = 0.0, None
    for row in rows:
        if (row.label, row.country) in tops:
            continue
        if group is not None and row.place_group != group and row.place_group != 1:
            y += GAP_PX
        tops[row.label, row.country] = y + ROW_PX / 2
        y, group = y + ROW_PX, row.place_group
    return tops, max(y, ROW_PX)


def _searched_days(
    rows: list[Any], column: dict[date, int], tops: dict[tuple[str, str | None], float], side: float, theme: Theme
) -> dict[str, Any]:
    """Under each cell a line as long as the share of its days that was searched."""
    x: list[float | None] = []
    y: list[float | None] = []
    room = min(0.42, (side / 2 + 1) * len(column) / PLOT_PX)
    for row in rows:
        if row.days_searched:
            start, at = column[row.starts_on] - room, tops[row.label, row.country] + min(12.0, side / 2 + 4)
            x += [round(start, 3), round(start + 2 * room * row.days_searched / row.n_days, 3), None]
            y += [at, at, None]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": x,
        "y": y,
        "line": {"color": theme.muted, "width": 1.5},
        "opacity": 0.5,
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def _ticks(days: list[date], unit: Unit) -> dict[str, Any]:
    """At most about `MOST_TICKS` labels; the year stands under the first of each year."""
    step = -(-len(days) // MOST_TICKS) if days else 1
    picked = list(range(0, len(days), step))
    text, year = [], None
    for n in picked:
        day = days[n]
        word = {"week": f"{day.day} {day:%b}", "year": ""}.get(unit, f"{day:%b}")
        text.append("<br>".join(part for part in (word, "" if day.year == year else str(day.year)) if part))
        year = day.year
    return {"tickvals": picked, "ticktext": text, "tickangle": 0}
