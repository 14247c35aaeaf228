"""Alleged perpetrator by target: one mark a cell and state, with its events and known origins counted (rule 10)."""

import pandas as pd

from dashboard.charts.actor_marks import (
    ORDER,
    STATES,
    key_of_marks,
    look_of,
    markers,
    origins_words,
    shifts,
    size_of,
)
from dashboard.charts.characters import cut, visible
from dashboard.charts.squares import number
from dashboard.charts.theme import Figure, Theme, axis, layout, plain, wrapped

READING_AID = (
    "Row: who is said to have done it. Column: to whom. Number: events of which one report names both; under it, how "
    "many known independent origins say so (“origin ?”: none known). Solid: the actor itself claims or accepts the "
    "event, which is not every target. An event stands in every cell that a report states, so cells do not add up; one "
    "attack told in different words may still stand as several events. Both sides of a clash stand as rows when no "
    "attacker is named. These are reports captured, not a measure of violence, and nothing here counts the dead."
)
ROW_PX, TOP_PX, BOTTOM_PX, KEY_PX = 52, 44, 8, 34
LEAST_PX, MOST_PX, UP, ORIGINS_DOWN = 20.0, 32.0, 0.12, 0.47
PLOT_PX, DIAMOND = 650.0, 1.56
"""The narrowest plot, and how wide a diamond is beside a square of its size: those of one cell stand side by side."""


def actor_matrix(frame: pd.DataFrame, theme: Theme) -> Figure:
    """The matrix; columns as `queries.actors.matrix` with perpetrator_name and target_name in words and `mark`, the
    customdata of each cell and state. Rows and columns keep the frame's order."""
    rows = dict.fromkeys(zip(frame["perpetrator"], frame["perpetrator_name"], strict=True))
    columns = dict.fromkeys(zip(frame["target"], frame["target_name"], strict=True))
    y_of = {key: n for n, (key, _) in enumerate(rows)}
    x_of = {key: n for n, (key, _) in enumerate(columns)}
    told = frame[frame["n_events"] > 0]
    beside = {cell: shifts(list(same["state"])) for cell, same in told.groupby(["perpetrator", "target"], sort=False)}
    marks = sorted(told.itertuples(), key=lambda row: (y_of[row.perpetrator], x_of[row.target], ORDER.index(row.state)))
    most = max((row.n_events for row in marks), default=1)
    xs = [x_of[row.target] + beside[(row.perpetrator, row.target)][row.state] for row in marks]
    ys = [y_of[row.perpetrator] - UP for row in marks]
    looks = [look_of(row.state, theme) for row in marks]
    sizes = [
        min(
            size_of(row.n_events, most, LEAST_PX, MOST_PX),
            _room(beside[(row.perpetrator, row.target)], PLOT_PX / max(1, len(columns))),
        )
        for row in marks
    ]
    bare = frame[frame["n_events"] == 0]
    plot = KEY_PX + ROW_PX * max(1, len(rows))
    key_traces, key_axes = key_of_marks(theme, KEY_PX / plot)
    return {
        "data": [
            {
                "type": "scatter",
                "mode": "markers",
                "x": [x_of[key] for key in bare["target"]],
                "y": [y_of[key] - UP for key in bare["perpetrator"]],
                "marker": {"symbol": "circle", "size": 3, "color": theme.line},
                "hoverinfo": "skip",
            },
            {
                "type": "scatter",
                "mode": "text",
                "x": xs,
                "y": [y + ORIGINS_DOWN for y in ys],
                "text": [origins_words(row.n_origins) for row in marks],
                "textfont": {"size": 10.5, "color": theme.muted},
                "hoverinfo": "skip",
            },
            {
                "type": "scatter",
                "mode": "markers+text",
                "x": xs,
                "y": ys,
                "customdata": [row.mark for row in marks],
                "text": [number(row.n_events) for row in marks],
                "textfont": {"size": 12, "color": [look.text for look in looks]},
                **markers(looks, sizes),
                "hoverinfo": "text",
                "hovertext": [_tooltip(row) for row in marks],
                "cliponaxis": False,
            },
            *key_traces,
        ],
        "layout": layout(
            theme,
            TOP_PX + BOTTOM_PX + plot,
            margin={"l": 8, "r": 12, "t": TOP_PX, "b": BOTTOM_PX},
            xaxis=axis(
                theme,
                side="top",
                range=[-0.6, max(1, len(columns)) - 0.4],
                tickvals=list(x_of.values()),
                ticktext=[_two_lines(name) for _, name in columns],
                tickfont={"size": 12, "color": theme.ink},
                tickangle=0,
                showgrid=False,
                showline=False,
                automargin=False,
                anchor="y",
            ),
            yaxis=axis(
                theme,
                domain=[round(KEY_PX / plot, 4), 1],
                range=[max(1, len(rows)) - 0.4, -0.6],
                tickvals=[y - UP for y in y_of.values()],
                ticktext=[plain(cut(visible(name), 28)) for _, name in rows],
                tickfont={"size": 12.5, "color": theme.ink},
                showgrid=False,
                showline=False,
            ),
            **key_axes,
        ),
    }


def _room(beside: dict[str, float], cell_px: float) -> float:
    """The size that the marks of one cell may have without touching, in px."""
    places = sorted(beside.values())
    return MOST_PX if len(places) < 2 else round((places[1] - places[0]) * cell_px * 2 / (1 + DIAMOND), 1)


def alt_text(frame: pd.DataFrame, most: int = 12) -> str:
    """The matrix in words: its cells, most events first, and how many more there are."""
    told = sorted(frame[frame["n_events"] > 0].itertuples(), key=lambda row: -row.n_events)
    if not told:
        return "Violent events by alleged perpetrator and target. No event is in view."
    said = [f"{row.perpetrator_name} to {row.target_name}: {events_words(row)}" for row in told[:most]]
    more = f"; and {len(told) - most} more marks" if len(told) > most else ""
    return f"Violent events by alleged perpetrator and target. {'; '.join(said)}{more}."


def events_words(row: object) -> str:
    """ "5 events, 2 known origins, only alleged" of a row of the matrix."""
    n, origins = int(row.n_events), int(row.n_origins)  # type: ignore[attr-defined]
    from_where = "no known origin" if not origins else f"{origins:,} known origin{'s' if origins > 1 else ''}"
    state = STATES[row.state]  # type: ignore[attr-defined]
    return f"{n:,} event{'s' if n > 1 else ''}, {from_where}, {state}"


def _tooltip(row: object) -> str:
    head = f"{row.perpetrator_name} → {row.target_name}"  # type: ignore[attr-defined]
    return f"<b>{wrapped(head)}</b><br>{wrapped(events_words(row))}<br>click for the reports"


def _two_lines(name: str) -> str:
    """A column's name on at most two lines of about 12 letters."""
    words, lines = cut(visible(name), 30).split(), [""]
    for word in words:
        if len(lines[-1]) + len(word) < 13 or len(lines) == 2:
            lines[-1] = f"{lines[-1]} {word}".strip()
        else:
            lines.append(word)
    return "<br>".join(plain(line) for line in lines)
