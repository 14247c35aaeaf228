"""Which origins report the same events, in UpSet form: a column is a set of origins, a dot says who is in it (rule 8).

What goes back to no known origin has its own row, hollow, and adds none; events without any known origin are the first
column. Bars count events of which reports were captured.
"""

from typing import Any

import pandas as pd

from dashboard.charts.characters import cut
from dashboard.charts.theme import Figure, Theme, axis, layout, plain

READING_AID = (
    "A column is a set of origins that report the same events; its bar counts the events that exactly they report. "
    "Filled bar: two or more independent origins. Hollow bar: one. Grey bar: none known. A hollow dot says that "
    "reports of unknown origin stand beside them; they add no origin, and neither do outlets that repeat one."
)
BARS_PX, ROW_PX, GAP_PX, BOTTOM, TOP = 130.0, 26.0, 14.0, 42, 22


def set_key(origins: list[str], has_unknown: bool) -> str:
    """The customdata of a column: 1 or 0 for reports of unknown origin, then the origins, apart by a line end."""
    return "\n".join(["1" if has_unknown else "0", *origins])


def set_of(key: str) -> tuple[tuple[str, ...], bool]:
    """The origins of a column's customdata, and whether reports of unknown origin are among them."""
    flag, *origins = key.split("\n")
    return tuple(origins), flag == "1"


def origin_overlap(sets: pd.DataFrame, origins: pd.DataFrame, theme: Theme) -> Figure:
    """The figure; columns of `sets` as `queries.origin_overlap.combinations`, of `origins` as `.origins`."""
    columns = list(sets.itertuples())
    in_sets = {origin for row in columns for origin in row.origins}
    known = [row for row in origins.itertuples() if row.origin in in_sets]
    line_of = {row.origin: n for n, row in enumerate(known)}
    unknown = len(known)
    keys = [set_key(row.origins, row.has_unknown) for row in columns]
    matrix_px = ROW_PX * (len(known) + 1)
    height = BARS_PX + GAP_PX + matrix_px
    dots = [(n, line_of[o], False) for n, row in enumerate(columns) for o in row.origins]
    dots += [(n, unknown, True) for n, row in enumerate(columns) if row.has_unknown]
    spots = {(x, y) for x, y, _ in dots}
    empty = [(x, y) for x in range(len(columns)) for y in range(unknown + 1) if (x, y) not in spots]
    hover = [_tooltip(row, origins) for row in columns]
    return {
        "data": [
            {
                "type": "bar",
                "x": list(range(len(columns))),
                "y": [row.n_events for row in columns],
                "yaxis": "y2",
                "width": 0.55,
                "customdata": keys,
                "text": [f"{row.n_events:,}" for row in columns],
                "textposition": "outside",
                "textfont": {"size": 12, "color": theme.ink},
                "textangle": 0,
                "cliponaxis": False,
                "marker": {
                    "color": [theme.accent if row.n_origins > 1 else theme.paper for row in columns],
                    "line": {
                        "color": [theme.accent if row.n_origins else theme.muted for row in columns],
                        "width": 1.5,
                    },
                    "opacity": 1,
                },
                "selected": {"marker": {"opacity": 1}},
                "unselected": {"marker": {"opacity": 0.5}},
                "hoverinfo": "text",
                "hovertext": hover,
            },
            {
                "type": "scatter",
                "mode": "markers",
                "x": [x for x, _ in empty],
                "y": [y for _, y in empty],
                "marker": {"size": 5, "color": theme.line},
                "hoverinfo": "skip",
            },
            _joins(columns, line_of, theme),
            {
                "type": "scatter",
                "mode": "markers",
                "x": [x for x, _, _ in dots],
                "y": [y for _, y, _ in dots],
                "customdata": [keys[x] for x, _, _ in dots],
                "marker": {
                    "size": 13,
                    "color": [theme.paper if is_hollow else theme.accent for _, _, is_hollow in dots],
                    "line": {
                        "color": [theme.muted if is_hollow else theme.accent for _, _, is_hollow in dots],
                        "width": 1.8,
                    },
                    "opacity": 1,
                },
                "selected": {"marker": {"opacity": 1}},
                "unselected": {"marker": {"opacity": 0.5}},
                "hoverinfo": "text",
                "hovertext": [hover[x] for x, _, _ in dots],
                "cliponaxis": False,
            },
        ],
        "layout": layout(
            theme,
            round(height) + TOP + BOTTOM,
            margin={"l": 8, "r": 12, "t": TOP, "b": BOTTOM},
            barmode="overlay",
            xaxis=axis(
                theme,
                range=[-0.7, max(len(columns), 8) - 0.3],
                tickvals=list(range(len(columns))),
                ticktext=[str(row.n_origins) for row in columns],
                title={"text": "known independent origins in the set", "font": {"size": 12, "color": theme.muted}},
                showgrid=False,
                showline=False,
            ),
            yaxis=axis(
                theme,
                domain=[0, round(matrix_px / height, 4)],
                range=[unknown + 0.6, -0.6],
                tickvals=list(range(unknown + 1)),
                ticktext=[*(f"{plain(cut(row.name, 34))} · {row.n_events:,}" for row in known), "origin not known"],
                tickfont={"size": 12, "color": theme.ink},
                showgrid=False,
                showline=False,
            ),
            yaxis2=axis(
                theme,
                domain=[round((matrix_px + GAP_PX) / height, 4), 1],
                rangemode="tozero",
                showgrid=True,
                gridwidth=0.5,
                nticks=4,
                title={"text": "events", "font": {"size": 12, "color": theme.muted}},
            ),
        ),
    }


def alt_text(sets: pd.DataFrame, origins: pd.DataFrame) -> str:
    """The overlap in one sentence."""
    by_origins = sets.groupby(sets["n_origins"].clip(upper=2))["n_events"].sum()
    none, one, more = (int(by_origins.get(n, 0)) for n in (0, 1, 2))
    total = int(sets["n_in_all"].iloc[0]) if len(sets) else 0
    return (
        f"{total:,} events by the origins that report them: {none:,} without a known origin, {one:,} with one, "
        f"{more:,} with two or more among the sets drawn; {len(origins)} known origins."
    )


def set_words(names: list[str], has_unknown: bool) -> str:
    """A set of origins in words."""
    if not names:
        return "no known origin"
    return " with ".join(names) + (", beside reports of unknown origin" if has_unknown else "")


def _joins(columns: list[Any], line_of: dict[str, int], theme: Theme) -> dict[str, Any]:
    """A line down each column from its first known origin to its last; what is unknown is not joined to them."""
    x: list[int | None] = []
    y: list[int | None] = []
    for n, row in enumerate(columns):
        lines = sorted(line_of[origin] for origin in row.origins)
        if len(lines) > 1:
            x += [n, n, None]
            y += [lines[0], lines[-1], None]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": x,
        "y": y,
        "line": {"color": theme.accent, "width": 2},
        "hoverinfo": "skip",
    }


def _tooltip(row: Any, origins: pd.DataFrame) -> str:
    name = dict(zip(origins["origin"], origins["name"], strict=True))
    words = set_words([plain(cut(name.get(o, o), 60)) for o in row.origins], row.has_unknown)
    told = {0: "none known", 1: "one origin"}.get(row.n_origins, f"{row.n_origins} origins")
    return f"<b>{row.n_events:,} event{'' if row.n_events == 1 else 's'}</b>: {told}<br>{words}"
