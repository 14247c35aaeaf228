"""The strip under a map: its key, and the tray of what has no place in the picture, with counts that can be clicked."""

from typing import Any

from dashboard.charts.map_marks import TRAY, Laid
from dashboard.charts.theme import Theme

STRIP_PX = 112.0
TRAY_Y, FIRST_Y, SECOND_Y = 26.0, 70.0, 96.0
TRAY_WORDS = {
    "nowhere": "no place stated",
    "country": "only a country or<br>a larger area named",
    "unmapped": "place named,<br>no coordinate here",
    "beyond": "outside this picture",
}
START = 0.15
FIRST = (
    (START, "dot", "exact place"),
    (START + 0.16, "ring", "within about 25 km"),
    (START + 0.39, "hatch", "governorate only"),
    (START + 0.62, "many", "several events: click"),
)
SECOND = (
    (START, "hollow", "one origin or none known"),
    (START + 0.26, "filled", "several origins"),
    (START + 0.45, "conflict", "reports conflict"),
    (START + 0.65, "footage", "footage only"),
)
TITLES = ((TRAY_Y, "Not on the map"), (FIRST_Y, "Where"), (SECOND_Y, "Standing"))


def traces(laid: Laid, theme: Theme) -> list[dict[str, Any]]:
    """The samples of the key, and the tray's marks. The tray's customdata is "spot:…"; an empty one leads nowhere."""
    samples = [(x, FIRST_Y, kind) for x, kind, _ in FIRST] + [(x, SECOND_Y, kind) for x, kind, _ in SECOND]
    shown = [kind for kind in TRAY if laid.tray[kind]]
    counts = [sum(row.n_events for row in laid.tray[kind]) for kind in shown]
    return [
        {
            "type": "scatter",
            "mode": "markers+text",
            "x": [x + 0.016 for x, _, _ in samples],
            "y": [y for _, y, _ in samples],
            "xaxis": "x2",
            "yaxis": "y2",
            "text": ["3" if kind == "many" else "" for _, _, kind in samples],
            "textfont": {"size": 11, "color": theme.ink},
            "marker": {
                "symbol": [{"conflict": "diamond", "footage": "square"}.get(kind, "circle") for _, _, kind in samples],
                "size": [{"many": 19, "ring": 9, "hatch": 9}.get(kind, 12) for _, _, kind in samples],
                "color": [_sample_fill(kind, theme) for _, _, kind in samples],
                "line": {"color": [_sample_line(kind, theme) for _, _, kind in samples], "width": 2},
                "opacity": 1,
            },
            "hoverinfo": "skip",
        },
        {
            "type": "scatter",
            "mode": "markers+text",
            "x": [_tray_x(kind) for kind in shown],
            "y": [TRAY_Y] * len(shown),
            "xaxis": "x2",
            "yaxis": "y2",
            "customdata": ["spot:" + "\n".join(row.spot for row in laid.tray[kind]) for kind in shown],
            "text": [f"{n:,}" for n in counts],
            "textfont": {"size": 12, "color": theme.ink},
            "marker": {
                "symbol": "square",
                "size": [26 if n < 1000 else 36 for n in counts],
                "color": theme.paper,
                "line": {"color": theme.muted, "width": 1.2},
                "opacity": 1,
            },
            "selected": {"marker": {"opacity": 1}},
            "unselected": {"marker": {"opacity": 0.6}},
            "hoverinfo": "text",
            "hovertext": [
                f"<b>{n:,} {'event' if n == 1 else 'events'}</b>: {TRAY_WORDS[kind].replace('<br>', ' ')}<br>"
                "click for the list"
                for kind, n in zip(shown, counts, strict=True)
            ],
            "cliponaxis": False,
        },
    ]


def _tray_x(kind: str) -> float:
    return START + 0.016 + 0.21 * TRAY.index(kind)


def _sample_fill(kind: str, theme: Theme) -> str:
    if kind == "conflict":
        return theme.conflicting
    return theme.muted if kind == "filled" else theme.paper


def _sample_line(kind: str, theme: Theme) -> str:
    return theme.conflicting if kind == "conflict" else theme.muted


def shapes(theme: Theme) -> list[dict[str, Any]]:
    """A line above the strip, and the samples of a ring and of a hatched area."""
    muted = {"color": theme.muted, "width": 1}
    pixel = {
        "xref": "x2",
        "yref": "y2",
        "xsizemode": "pixel",
        "ysizemode": "pixel",
        "yanchor": FIRST_Y,
        "layer": "below",
    }
    ring_x, hatch_x = FIRST[1][0] + 0.016, FIRST[2][0] + 0.016
    lines = "".join(f"M{shift - 14},-9L{shift + 4},9" for shift in (-3, 5, 13))
    return [
        {
            "type": "circle",
            "name": "key ring",
            **pixel,
            "xanchor": ring_x,
            "x0": -22,
            "x1": 0,
            "y0": -11,
            "y1": 11,
            "line": {**muted, "dash": "dot", "width": 1.4},
        },
        {"type": "path", "name": "key hatch", **pixel, "xanchor": hatch_x, "path": lines, "line": muted},
    ]


def annotations(laid: Laid, theme: Theme) -> list[dict[str, Any]]:
    """The words of the key and of the tray."""
    small = {"showarrow": False, "xref": "x2", "yref": "y2", "align": "left", "xanchor": "left", "yanchor": "middle"}
    font = {"size": 11.5, "color": theme.muted}
    bold = {"size": 12, "color": theme.ink}
    made = [{**small, "x": 0.0, "y": y, "text": f"<b>{words}</b>", "font": bold} for y, words in TITLES]
    for kind in TRAY:
        if laid.tray[kind]:
            made.append({**small, "x": _tray_x(kind) + 0.026, "y": TRAY_Y, "text": TRAY_WORDS[kind], "font": font})
    if not any(laid.tray.values()):
        made.append(
            {**small, "x": START, "y": TRAY_Y, "text": "nothing: every event in view stands on it", "font": font}
        )
    for row, y in ((FIRST, FIRST_Y), (SECOND, SECOND_Y)):
        made += [{**small, "x": x + 0.034, "y": y, "text": words, "font": font} for x, _, words in row]
    return made


def axes(low: float) -> dict[str, Any]:
    """The strip's own axes: 0 to 1 to the right, pixels downwards."""
    hidden = {"visible": False, "fixedrange": True}
    return {
        "xaxis2": {**hidden, "range": [0, 1], "domain": [0, 1], "anchor": "y2"},
        "yaxis2": {**hidden, "range": [STRIP_PX, 0], "domain": [0, round(low, 5)], "anchor": "x2"},
    }
