"""Published counts as they were published: no sum, no average, no line that the figures do not carry."""

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pandas as pd

from dashboard.charts import labels
from dashboard.charts.theme import Figure, Theme, axis, layout, plain, wrapped

HEIGHT, TOP, BOTTOM = 480, 16, 40
PLOT_PX = HEIGHT - TOP - BOTTOM
READING_AID = (
    "Circle: counted one by one or listed. Square: a statement without a method. Diamond: an estimate. Hollow: not an "
    "exact number (“more than”, “about”). Arrow: a minimum, the true number lies above. Pale bar: from the as-of date "
    "to publication. A line joins only figures of one series with the same, fully stated scope. “+ 2 more here”: "
    "others stand on the same spot."
)
CHOOSING = "Where others stand on the same spot, the tooltip and a click name them."
STATEMENT = "official_statement"
OUTLETS = ("own_reporting", "unattributed", None)
"""Who repeats a figure under its own name gets a label after those who made one."""
SPOT_PX, USUAL_PX = 9.0, 760.0
"""Marks nearer than this cover each other, on a picture of the usual width."""
MOST_NAMED = 6
"""A tooltip names so many of those that share its spot."""


def line_groups(frame: pd.DataFrame) -> list[list[int]]:
    """Row numbers that a line may join: one series, fully stated and equal scope, measure, population and territory.

    A group has at least two rows, in order of date (design.md, rule 4).
    """
    groups: dict[tuple[Any, ...], list[int]] = {}
    for number, row in enumerate(frame.itertuples()):
        if row.series_id is None or row.scope_key is None or row.estimated or _height_of(row) is None:
            continue
        key = (row.series_id, row.scope_key, row.measure, row.population, row.territory, row.cumulative, row.basis)
        groups.setdefault(key, []).append(number)
    return [rows for rows in groups.values() if len(rows) > 1]


def published_figures(frame: pd.DataFrame, theme: Theme, unit: str = "persons") -> Figure:
    """Figures as published; columns as `queries.tolls.published_tolls`. Rows without a number or date are left out.

    x: the as-of date, or publication where none is stated (the label says so). y: the number as stated, in persons.
    The marks' customdata is the toll_id.
    """
    rows = list(drawn(frame).itertuples())
    if not rows:
        return {"data": [], "layout": layout(theme, HEIGHT)}
    first, last = _days(rows)
    top = _top(rows)
    by_id = {row.toll_id: row for row in rows}
    together = spots(frame)
    leaders = dict.fromkeys(spot[0] for spot in together)
    beside = {toll: [by_id[one] for one in spot if one != toll] for spot in together for toll in spot}
    data = [_line(frame, group, theme) for group in line_groups(frame)]
    # who gives a spot its label is drawn over those who share it
    upwards = sorted(rows, key=lambda row: row.toll_id in leaders)
    data += [_marks(upwards, symbol, theme, beside) for symbol in ("circle", "square", "diamond")]
    wanted = {row.toll_id: _wanted(row, (first, last), top, len(beside[row.toll_id])) for row in rows}
    strokes = [
        labels.Stroke(mark.x, mark.y, _share(row.published_date, (first, last)), mark.y)
        for row, mark in zip(rows, wanted.values(), strict=True)
        if row.as_of_stated and row.published_date is not None
    ]
    for trace in data:
        for left, right in pairwise(trace.get("meta", ())):
            strokes.append(labels.Stroke(wanted[left].x, wanted[left].y, wanted[right].x, wanted[right].y))
    annotations = [_arrow(row, theme) for row in rows if _is_minimum(row) or row.operator in ("lt", "lte")]
    places = labels.place([wanted[leader] for leader in leaders], PLOT_PX, strokes=strokes)
    annotations += [
        _label(by_id[leader], len(beside[leader]), place, theme)
        for leader, place in zip(leaders, places, strict=True)
        if place is not None
    ]
    return {
        "data": [trace for trace in data if trace["x"]],
        "layout": layout(
            theme,
            HEIGHT,
            margin={"l": 8, "r": 12, "t": TOP, "b": BOTTOM},
            xaxis=axis(
                theme, type="date", range=[first.isoformat(), last.isoformat()], showgrid=False, ticks="outside"
            ),
            yaxis=axis(
                theme,
                range=[0, top],
                tickformat=",d",
                title={"text": unit, "font": {"size": 12, "color": theme.muted}},
            ),
            shapes=[_bar(row, theme) for row in rows if row.as_of_stated and row.published_date is not None],
            annotations=annotations,
        ),
    }


def drawn(frame: pd.DataFrame) -> pd.DataFrame:
    """The rows that have a number and a day to stand at: each of them is one mark."""
    has_place = [_height_of(row) is not None and row.on_date is not None for row in frame.itertuples()]
    return frame[has_place]


def marks(figure: Figure) -> list[tuple[str, str, int]]:
    """Each mark of the figure: toll_id, day (ISO 8601) and number of persons."""
    return [
        mark
        for trace in figure["data"]
        if "customdata" in trace
        for mark in zip(trace["customdata"], trace["x"], trace["y"], strict=True)
    ]


def spots(frame: pd.DataFrame) -> list[tuple[str, ...]]:
    """The toll_ids of marks that cover each other, spot by spot; most hold one. First in each is who made the figure.

    Nearness is that of a picture of the usual width.
    """
    rows = list(drawn(frame).itertuples())
    if not rows:
        return []
    days, top = _days(rows), _top(rows)
    at = {row.toll_id: (_share(row.on_date, days) * USUAL_PX, _y(row, top)) for row in rows}
    found: list[list[str]] = []
    for row in sorted(rows, key=lambda row: (row.attribution in OUTLETS, row.basis is None)):
        x, y = at[row.toll_id]
        near = (spot for spot in found if max(abs(at[spot[0]][0] - x), abs(at[spot[0]][1] - y)) < SPOT_PX)
        spot = next(near, None)
        if spot is None:
            found.append([row.toll_id])
        else:
            spot.append(row.toll_id)
    return [tuple(spot) for spot in found]


def unlabelled(figure: Figure, frame: pd.DataFrame) -> int:
    """How many of the tolls drawn in `figure` stand at a spot that found no room for a label."""
    labelled = {note["name"] for note in figure["layout"].get("annotations", ()) if not note["showarrow"]}
    return sum(len(spot) for spot in spots(frame) if spot[0] not in labelled)


def alt_text(frame: pd.DataFrame) -> str:
    """The chart in one sentence for a screen reader: every number with its bound, source and date."""
    said = [
        f"{row.words} by {row.source} ({'as of ' + row.as_of_words if row.as_of_stated else 'no as-of date'})"
        for row in frame.itertuples()
    ]
    return "Published figures, each with its own scope: " + ("; ".join(said) if said else "none in view")


def symbol_of(row: Any) -> str:
    """circle for what was counted or listed, square for a statement, diamond for an estimate (rule 6)."""
    if row.estimated:
        return "diamond"
    return "square" if row.basis in (STATEMENT, None) else "circle"


def _height_of(row: Any) -> int | None:
    value: int | None = row.low if row.low is not None else row.high
    return value


def _is_minimum(row: Any) -> bool:
    return bool(row.documented_minimum or row.operator in ("gte", "gt"))


def _is_exact(row: Any) -> bool:
    return row.operator in ("eq", "between") or (row.operator == "gte" and row.documented_minimum)


def _days(rows: list[Any]) -> tuple[date, date]:
    """The first and last day of the x axis, with room for labels at both ends."""
    days = [row.on_date for row in rows] + [row.published_date for row in rows if row.published_date is not None]
    room = max(timedelta(days=20), (max(days) - min(days)) / 10)
    return min(days) - room, max(days) + 2 * room


def _top(rows: list[Any]) -> float:
    return max(_height_of(row) or 0 for row in rows) * 1.38 or 1


def _share(day: date, days: tuple[date, date]) -> float:
    return (day - days[0]).days / (days[1] - days[0]).days


def _y(row: Any, top: float) -> float:
    return PLOT_PX * (1 - (_height_of(row) or 0) / top)


def _wanted(row: Any, days: tuple[date, date], top: float, others: int) -> labels.Mark:
    lines = _label_lines(row, others)
    reach = 30 if _is_minimum(row) else 0
    return labels.Mark(_share(row.on_date, days), _y(row, top), max(map(len, lines)), len(lines), reach)


def _line(frame: pd.DataFrame, group: list[int], theme: Theme) -> dict[str, Any]:
    picked = frame.iloc[group].sort_values(["on_date", "toll_id"], kind="stable")
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [day.isoformat() for day in picked["on_date"]],
        "y": [_height_of(row) for row in picked.itertuples()],
        "line": {"color": theme.colour_of(picked["attribution"].iloc[0]), "width": 1.2},
        "meta": list(picked["toll_id"]),
        "hoverinfo": "skip",
    }


def _marks(rows: list[Any], symbol: str, theme: Theme, beside: dict[str, list[Any]]) -> dict[str, Any]:
    """The marks of one symbol; `beside` has the rows that share the spot of each."""
    mine = [row for row in rows if symbol_of(row) == symbol]
    colours = [theme.colour_of(row.attribution) for row in mine]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [row.on_date.isoformat() for row in mine],
        "y": [_height_of(row) for row in mine],
        "customdata": [row.toll_id for row in mine],
        "marker": {
            "symbol": symbol,
            "size": 13 if symbol == "circle" else 12,
            "color": [c if _is_exact(row) else theme.paper for row, c in zip(mine, colours, strict=True)],
            "line": {"color": colours, "width": 2},
            "opacity": 1,
        },
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 0.45}},
        "hoverinfo": "text",
        "hovertext": [_tooltip(row, beside[row.toll_id]) for row in mine],
        "cliponaxis": False,
    }


def as_of_words(row: Any) -> str:
    """ "as of 30 April 2013"; of a toll read in a post, whose sentence may state a day that is not read, that."""
    if row.as_of_stated:
        return f"as of {row.as_of_words}"
    return "as-of date not read" if row.from_post else "no as-of date stated"


def _tooltip(row: Any, others: list[Any]) -> str:
    as_of = as_of_words(row)
    kind = "an estimate" if row.estimated else "a minimum" if _is_minimum(row) else "as stated"
    where = plain(row.territory or "territory not stated")
    where += "" if row.territory_from == "stated" else f" ({row.territory_from})"
    lines = [
        f"<b>{plain(row.words)}</b> {_counted(row)}, {kind}; {where}",
        plain(row.source),
        f"{as_of}, published {row.published_words or 'on a day not known'}",
        plain((row.basis or "basis not known").replace("_", " ")),
    ]
    lines += [wrapped(said) for said in (row.told_with, row.note) if said]
    lines += [f"+ {plain(f'{other.words}, {other.source}')}" for other in others[:MOST_NAMED]]
    if len(others) > MOST_NAMED:
        lines.append(f"+ {len(others) - MOST_NAMED} more")
    return "<br>".join(lines)


def _counted(row: Any) -> str:
    return f"{_whom(row)} {row.measure}" if row.counted == row.measure else str(row.counted)


def _whom(row: Any) -> str:
    return "people of another group" if row.population == "other" else str(row.population)


def _label_lines(row: Any, others: int) -> list[str]:
    notes = [] if row.population == "people" else [_whom(row)]
    notes += [] if row.as_of_stated else ["no as-of date"]
    told = [row.words, row.source, *([", ".join(notes)] if notes else [])]
    return [*told, f"+ {others} more here"] if others else told


def _label(row: Any, others: int, spot: labels.Place, theme: Theme) -> dict[str, Any]:
    number, *who = _label_lines(row, others)
    align = {"left": "left", "right": "right", "center": "center"}[spot.anchor]
    return {
        "name": row.toll_id,
        "x": row.on_date.isoformat(),
        "y": _height_of(row),
        "text": "<br>".join([f"<b>{plain(number)}</b>", *(plain(line) for line in who)]),
        "showarrow": False,
        "xanchor": spot.anchor,
        "yanchor": "middle",
        "align": align,
        "xshift": spot.dx,
        "yshift": -spot.dy,
        "font": {"size": 12, "color": theme.colour_of(row.attribution)},
        "bgcolor": theme.paper,
        "borderpad": 0,
    }


def _arrow(row: Any, theme: Theme) -> dict[str, Any]:
    up = 1 if _is_minimum(row) else -1
    return {
        "x": row.on_date.isoformat(),
        "y": _height_of(row),
        "text": "",
        "showarrow": True,
        "ax": 0,
        "ay": 24 * up,
        "yshift": 32 * up,
        "arrowhead": 2,
        "arrowsize": 1,
        "arrowwidth": 1.8,
        "arrowcolor": theme.colour_of(row.attribution),
    }


def _bar(row: Any, theme: Theme) -> dict[str, Any]:
    return {
        "type": "line",
        "x0": row.as_of.isoformat(),
        "x1": row.published_date.isoformat(),
        "y0": _height_of(row),
        "y1": _height_of(row),
        "line": {"color": theme.colour_of(row.attribution), "width": 6},
        "opacity": 0.25,
        "layer": "below",
    }
