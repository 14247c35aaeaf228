"""Who is counted, and who is not: one row a toll, one column a group, five values and none of them zero (rule 5)."""

import pandas as pd

from dashboard.charts.characters import cut
from dashboard.charts.theme import Figure, Theme, axis, layout, pale, plain

SIGN = {"counted": "✓", "partly": "part", "not_separable": "mix", "excluded": "✕", "not_stated": "?"}
WORDS = {
    "counted": "counted",
    "partly": "counted in part",
    "not_separable": "counted, but not told apart from another group",
    "excluded": "left out",
    "not_stated": "not stated whether counted",
}
GROUPS = {
    "civilians": "civilians",
    "opposition_fighters": "opposition fighters",
    "defectors": "defectors",
    "government_military": "government military",
    "pro_government_militia": "pro-government militia",
    "foreign_fighters": "foreign fighters",
    "unidentified": "unidentified",
}
READING_AID = (
    "✓ counted · part: in part · mix: not told apart from another group · ✕ left out · ? not stated (never zero)"
)
ROW_PX, TOP_PX = 38, 104


def scope_matrix(frame: pd.DataFrame, theme: Theme) -> Figure:
    """The matrix; columns as `queries.tolls.scope_matrix`. Tolls keep the frame's order from top to bottom.

    The squares' customdata is the toll_id.
    """
    tolls = list(dict.fromkeys(zip(frame["toll_id"], frame["words"], frame["source"], strict=True)))
    rank = {toll[0]: number for number, toll in enumerate(tolls)}
    column = {group: number for number, group in enumerate(GROUPS)}
    fills = {
        "counted": (theme.accent, theme.accent, theme.paper),
        "partly": (pale(theme), theme.accent, theme.ink),
        "not_separable": (pale(theme), theme.accent, theme.ink),
        "excluded": (theme.paper, theme.line, theme.muted),
        "not_stated": (theme.panel, theme.line, theme.muted),
    }
    values = list(frame["counted"])
    return {
        "data": [
            {
                "type": "scatter",
                "mode": "markers+text",
                "x": [column[group] for group in frame["group_name"]],
                "y": [rank[toll_id] for toll_id in frame["toll_id"]],
                "customdata": list(frame["toll_id"]),
                "text": [SIGN[value] for value in values],
                "textfont": {
                    "size": [10 if value in ("partly", "not_separable") else 13 for value in values],
                    "color": [fills[value][2] for value in values],
                },
                "marker": {
                    "symbol": "square",
                    "size": 26,
                    "color": [fills[value][0] for value in values],
                    "line": {"color": [fills[value][1] for value in values], "width": 1},
                    "opacity": 1,
                },
                "selected": {"marker": {"opacity": 1}},
                "unselected": {"marker": {"opacity": 0.6}},
                "hoverinfo": "text",
                "hovertext": [
                    f"<b>{plain(row.words)}</b> {plain(row.source)}<br>{GROUPS[row.group_name]}: {WORDS[row.counted]}"
                    for row in frame.itertuples()
                ],
                "cliponaxis": False,
            }
        ],
        "layout": layout(
            theme,
            TOP_PX + 8 + ROW_PX * max(1, len(tolls)),
            margin={"l": 8, "r": 72, "t": TOP_PX, "b": 8},
            xaxis=axis(
                theme,
                side="top",
                range=[-0.55, len(GROUPS) - 0.45],
                tickvals=list(column.values()),
                ticktext=list(GROUPS.values()),
                showgrid=False,
                showline=False,
                tickangle=-45,
                tickfont={"size": 11, "color": theme.muted},
                automargin=False,
            ),
            yaxis=axis(
                theme,
                range=[max(1, len(tolls)) - 0.5, -0.5],
                tickvals=list(rank.values()),
                ticktext=[f"<b>{plain(words)}</b><br>{plain(cut(source, 30))}" for _, words, source in tolls],
                tickfont={"size": 12, "color": theme.ink},
                showgrid=False,
                showline=False,
            ),
        ),
    }


def alt_text(frame: pd.DataFrame) -> str:
    """The matrix in words: for each toll, what is counted, in part, left out and not stated."""
    said = []
    for (_, words, source), rows in frame.groupby(["toll_id", "words", "source"], sort=False):
        parts = [
            f"{WORDS[value]}: {', '.join(GROUPS[g] for g in same['group_name'])}"
            for value, same in rows.groupby("counted", sort=False)
        ]
        said.append(f"{words} by {source}: {'; '.join(parts)}")
    return "Which groups each toll counts. " + (". ".join(said) if said else "No toll states it.")
