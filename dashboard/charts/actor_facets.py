"""The same matrix once for each kind of speaker, on equal axes: silence of one kind is drawn, not left out."""

from typing import Any

import pandas as pd

from dashboard.charts.actor_marks import ORDER, look_of, markers, size_of
from dashboard.charts.actor_matrix import events_words
from dashboard.charts.characters import cut, visible
from dashboard.charts.squares import number
from dashboard.charts.theme import Figure, Theme, axis, layout, plain, wrapped

# Attribution that stands for its kind, in the order of the panels; three to a row.
PANELS = {
    "monitor": "monitors",
    "activist_network": "activists, witnesses, footage",
    "state_media": "state media",
    "government_official": "governments",
    "un_official": "UN",
    "own_reporting": "the outlet itself",
    "perpetrator_claim": "the actor itself",
    "accused_by_opponent": "an opponent of the actor",
    "unattributed": "speaker not known",
}
READING_AID = (
    "Each panel holds only what that kind of speaker says, by side, on the same axes and with the same sizes; what one "
    "kind leaves open (“not stated”) another may name. An event told by several kinds stands in several panels: panels "
    "do not add up. An empty panel means nothing in view, not that nothing was said. Solid: claimed or accepted by the "
    "actor itself. Pale: only alleged. Diamond: contested or denied. Outline alone: nobody is named."
)
ACROSS, ROW_PX, HEAD_PX, GAP_PX, FOOT_PX = 3, 25, 26, 14, 92
LEAST_PX, MOST_PX = 14.0, 17.0
EDGE = 0.25
"""Of a row, between the outermost marks and their frame: a diamond is taller than a row."""


def actor_facets(frame: pd.DataFrame, theme: Theme) -> Figure:
    """Nine panels; columns as `queries.actors.by_speaker` with names in words and `mark`, the customdata.

    A row is as high as the marks that any of its cells, in any panel, has below each other.
    """
    rows = dict.fromkeys(zip(frame["perpetrator"], frame["perpetrator_name"], strict=True))
    columns = dict.fromkeys(zip(frame["target"], frame["target_name"], strict=True))
    x_of = {key: n for n, (key, _) in enumerate(columns)}
    told = frame[frame["n_events"] > 0]
    y_of, high = _rows(told, [key for key, _ in rows])
    most = int(max(told["n_events"], default=1))
    down = -(-len(PANELS) // ACROSS)
    panel = round(ROW_PX * (high + 2 * EDGE))
    plot = down * (HEAD_PX + panel) + (down - 1) * GAP_PX
    data: list[dict[str, Any]] = []
    axes: dict[str, Any] = {}
    heads: list[dict[str, Any]] = []
    for n, (kind, words) in enumerate(PANELS.items()):
        line, column = divmod(n, ACROSS)
        top = line * (HEAD_PX + panel + GAP_PX) + HEAD_PX
        number_of = "" if n == 0 else str(n + 1)
        left, right = column / ACROSS + 0.006, (column + 1) / ACROSS - 0.006
        lower, upper = 1 - (top + panel) / plot, 1 - top / plot
        same = told[told["speaker_kind"] == kind]
        colour = theme.colour_of(kind)
        data.append(_panel(same, x_of, y_of, most, theme, colour, number_of))
        axes[f"xaxis{number_of}"] = axis(
            theme,
            domain=[round(left, 4), round(right, 4)],
            anchor=f"y{number_of}",
            range=[-0.6, len(columns) - 0.4],
            tickvals=list(x_of.values()),
            ticktext=[plain(cut(visible(name), 18)) for _, name in columns]
            if line == down - 1
            else [""] * len(columns),
            tickangle=-45,
            tickfont={"size": 11, "color": theme.muted},
            showline=True,
            mirror=True,
            showgrid=True,
            gridwidth=0.5,
            automargin=False,
        )
        axes[f"yaxis{number_of}"] = axis(
            theme,
            domain=[round(max(0.0, lower), 4), round(min(1.0, upper), 4)],
            anchor=f"x{number_of}",
            range=[high + EDGE, -EDGE],
            tickvals=list(y_of.values()),
            ticktext=[plain(cut(visible(name), 24)) for _, name in rows] if column == 0 else [""] * len(rows),
            tickfont={"size": 11.5, "color": theme.ink},
            showline=True,
            mirror=True,
            showgrid=True,
            gridwidth=0.5,
            automargin=column == 0,
        )
        heads.append(_head(words, left, upper, colour, theme, is_empty=not len(same)))
    return {
        "data": data,
        "layout": layout(
            theme, plot + FOOT_PX + 8, margin={"l": 8, "r": 8, "t": 8, "b": FOOT_PX}, annotations=heads, **axes
        ),
    }


def _rows(told: pd.DataFrame, rows: list[str]) -> tuple[dict[str, float], int]:
    """The middle of each row, counted in marks from the top, and the height of them all."""
    cells = told.groupby(["perpetrator", "target", "speaker_kind"], sort=False).size()
    below = cells.groupby("perpetrator", sort=False).max().to_dict() if len(cells) else {}
    middle: dict[str, float] = {}
    top = 0
    for row in rows:
        marks = max(1, int(below.get(row, 1)))
        middle[row] = top + marks / 2
        top += marks
    return middle, max(1, top)


def _panel(
    same: pd.DataFrame,
    x_of: dict[str, int],
    y_of: dict[str, float],
    most: int,
    theme: Theme,
    colour: str,
    number_of: str,
) -> dict[str, Any]:
    below: dict[tuple[str, str], list[str]] = {}
    marks = sorted(same.itertuples(), key=lambda row: (y_of[row.perpetrator], x_of[row.target], ORDER.index(row.state)))
    for row in marks:
        below.setdefault((row.perpetrator, row.target), []).append(row.state)
    looks = [look_of(row.state, theme, colour) for row in marks]

    def y(row: Any) -> float:
        """Marks of one cell stand below each other, around the middle of their row."""
        states = below[(row.perpetrator, row.target)]
        return y_of[row.perpetrator] + states.index(row.state) - (len(states) - 1) / 2

    return {
        "type": "scatter",
        "mode": "markers+text",
        "xaxis": f"x{number_of}",
        "yaxis": f"y{number_of}",
        "x": [x_of[row.target] for row in marks],
        "y": [y(row) for row in marks],
        "customdata": [row.mark for row in marks],
        "text": [number(row.n_events) for row in marks],
        "textfont": {"size": 10.5, "color": [look.text for look in looks]},
        **markers(looks, [size_of(row.n_events, most, LEAST_PX, MOST_PX) for row in marks]),
        "hoverinfo": "text",
        "hovertext": [
            f"<b>{wrapped(f'{row.perpetrator_name} → {row.target_name}')}</b><br>said by "
            f"{PANELS[row.speaker_kind]}: {wrapped(events_words(row))}"
            for row in marks
        ],
        "cliponaxis": False,
    }


def _head(words: str, x: float, y: float, colour: str, theme: Theme, is_empty: bool) -> dict[str, Any]:
    return {
        "text": f"<b>{words}</b>" + (": nothing in view" if is_empty else ""),
        "x": round(x, 4),
        "y": round(y, 4),
        "xref": "paper",
        "yref": "paper",
        "xanchor": "left",
        "yanchor": "bottom",
        "showarrow": False,
        "font": {"size": 12, "color": theme.muted if is_empty else colour},
    }


def alt_text(frame: pd.DataFrame) -> str:
    """Each panel in words: how many marks it holds, and its first ones."""
    said = []
    for kind, words in PANELS.items():
        told = [row for row in frame[frame["speaker_kind"] == kind].itertuples() if row.n_events]
        told.sort(key=lambda row: -row.n_events)
        cells = [f"{row.perpetrator_name} to {row.target_name} {row.n_events:,}" for row in told[:4]]
        more = f" and {len(told) - 4} more" if len(told) > 4 else ""
        said.append(f"{words}: {'; '.join(cells) + more if cells else 'nothing in view'}")
    return "Violent events by alleged perpetrator and target, by who is speaking. " + ". ".join(said) + "."
