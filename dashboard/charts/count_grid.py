"""Rows by columns, with a number in a square where something was counted: for lags, and for whose side is accused."""

from dataclasses import dataclass
from math import sqrt

from dashboard.charts.characters import cut
from dashboard.charts.squares import number
from dashboard.charts.theme import Figure, Theme, axis, layout, pale, plain

ROW_PX, TOP, BOTTOM, GAP = 34.0, 52, 8, 0.5


@dataclass(frozen=True, slots=True)
class Square:
    """One count: its place in rows and columns, its number, its customdata and what is said of it.

    `is_apart`: outlined and pale, for what must not be read with the others. Words of others in `hover` are `plain`.
    """

    row: int
    column: float
    n: int
    key: str
    hover: str
    is_apart: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row's name, what is said of it at the right end, and whether a gap stands above it."""

    label: str
    note: str = ""
    is_apart: bool = False


def count_grid(rows: list[Row], columns: list[str], squares: list[Square], theme: Theme, right_px: int = 12) -> Figure:
    """The grid. A square grows with the root of its number, so its area does not shout; the number stands in it."""
    ys: list[float] = []
    y = 0.0
    for row in rows:
        y += GAP if row.is_apart and ys else 0
        ys.append(y)
        y += 1
    spots = {(square.row, square.column) for square in squares}
    merged = {square.row for square in squares if square.column % 1}
    empty = [(n, c) for n in range(len(rows)) for c in range(len(columns)) if (n, c) not in spots and n not in merged]
    notes = [
        {
            "x": 1,
            "xref": "paper",
            "y": ys[n],
            "text": plain(row.note),
            "showarrow": False,
            "xanchor": "left",
            "yanchor": "middle",
            "xshift": 8,
            "font": {"size": 12, "color": theme.muted},
        }
        for n, row in enumerate(rows)
        if row.note
    ]
    return {
        "data": [
            {
                "type": "scatter",
                "mode": "markers",
                "x": [c for _, c in empty],
                "y": [ys[n] for n, _ in empty],
                "marker": {"size": 4, "color": theme.line},
                "hoverinfo": "skip",
            },
            {
                "type": "scatter",
                "mode": "markers+text",
                "x": [square.column for square in squares],
                "y": [ys[square.row] for square in squares],
                "customdata": [square.key for square in squares],
                "text": [number(square.n) for square in squares],
                "textfont": {"size": 11, "color": theme.ink},
                "marker": {
                    "symbol": "square",
                    "size": [round(min(31.0, 18 + 1.5 * sqrt(square.n)), 1) for square in squares],
                    "color": [theme.panel if square.is_apart else pale(theme) for square in squares],
                    "line": {
                        "color": [theme.muted if square.is_apart else theme.accent for square in squares],
                        "width": 1.2,
                    },
                    "opacity": 1,
                },
                "selected": {"marker": {"opacity": 1}},
                "unselected": {"marker": {"opacity": 0.5}},
                "hoverinfo": "text",
                "hovertext": [square.hover for square in squares],
                "cliponaxis": False,
            },
        ],
        "layout": layout(
            theme,
            round(ROW_PX * max(y, 1)) + TOP + BOTTOM,
            margin={"l": 8, "r": right_px, "t": TOP, "b": BOTTOM},
            xaxis=axis(
                theme,
                side="top",
                range=[-0.5, len(columns) - 0.5],
                tickvals=list(range(len(columns))),
                ticktext=columns,
                tickangle=0,
                tickfont={"size": 12, "color": theme.muted},
                showgrid=False,
                showline=False,
                automargin=False,
            ),
            yaxis=axis(
                theme,
                range=[max(y, 1) - 0.5, -0.5],
                tickvals=ys,
                ticktext=[plain(cut(row.label, 34)) for row in rows],
                tickfont={"size": 12, "color": theme.ink},
                showgrid=False,
                showline=False,
            ),
            annotations=notes,
        ),
    }
