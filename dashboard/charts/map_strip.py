"""The strip under a map: its key, and the tray of what has no place in the picture, with counts that can be clicked."""

from dataclasses import dataclass
from typing import Any

from dashboard.charts.map_marks import TRAY, Laid
from dashboard.charts.theme import Theme

TRAY_WORDS = {
    "nowhere": "no place stated",
    "country": "only a country or<br>a larger area named",
    "unmapped": "place named,<br>no coordinate here",
    "beyond": "outside this picture",
}
KEY_WORDS = {
    "dot": "exact place",
    "ring": "within about 25 km",
    "hatch": "governorate only",
    "many": "several events",
    "hollow": "one origin or none known",
    "filled": "several origins",
    "conflict": "reports conflict",
    "some": "several events,<br>some conflict",
    "footage": "footage only",
}
SEVERAL = ("many", "some")
"""Marks of several events."""
SYMBOLS = {"conflict": "diamond", "some": "diamond", "footage": "square"}
Spots = dict[str, tuple[float, float]]
"""Where something stands: from 0 to 1 to the right, and px from the top."""


@dataclass(frozen=True, slots=True)
class Strip:
    """Where everything stands in the strip; `mark` and `words` are how far right of that its mark and words are."""

    high_px: float
    titles: Spots
    tray: Spots
    key: Spots
    mark: float
    words: float
    tray_words: float


TITLES = ("Not on the map", "Where", "Standing")
WIDE = Strip(
    142.0,
    dict(zip(TITLES, ((0.0, 26.0), (0.0, 70.0), (0.0, 96.0)), strict=True)),
    {kind: (0.15 + 0.21 * n, 26.0) for n, kind in enumerate(TRAY)},
    {kind: (0.15 + x, 70.0) for kind, x in (("dot", 0.0), ("ring", 0.16), ("hatch", 0.39), ("many", 0.62))}
    | {kind: (0.15 + x, 96.0) for kind, x in (("hollow", 0.0), ("filled", 0.26), ("conflict", 0.45), ("footage", 0.65))}
    | {"some": (0.15, 124.0)},
    mark=0.016,
    words=0.034,
    tray_words=0.042,
)
RIGHT = 0.46
NARROW = Strip(
    290.0,
    dict(zip(TITLES, ((0.0, 20.0), (0.0, 124.0), (0.0, 200.0)), strict=True)),
    {"nowhere": (0.0, 52.0), "country": (RIGHT, 52.0), "unmapped": (0.0, 92.0), "beyond": (RIGHT, 92.0)},
    {
        "dot": (0.0, 147.0),
        "ring": (RIGHT, 147.0),
        "hatch": (0.0, 173.0),
        "many": (RIGHT, 173.0),
        "hollow": (0.0, 223.0),
        "filled": (0.0, 247.0),
        "footage": (RIGHT, 247.0),
        "conflict": (0.0, 271.0),
        "some": (RIGHT, 275.0),
    },
    mark=0.06,
    words=0.12,
    tray_words=0.13,
)


def traces(laid: Laid, theme: Theme, strip: Strip = WIDE) -> list[dict[str, Any]]:
    """The samples of the key, and the tray's marks. The tray's customdata is "spot:…"; an empty one leads nowhere."""
    samples = [(x, y, kind) for kind, (x, y) in strip.key.items()]
    shown = list(_tray_spots(laid, strip))
    counts = [sum(row.n_events for row in laid.tray[kind]) for kind in shown]
    return [
        {
            "type": "scatter",
            "mode": "markers+text",
            "x": [x + strip.mark for x, _, _ in samples],
            "y": [y for _, y, _ in samples],
            "xaxis": "x2",
            "yaxis": "y2",
            "text": ["3" if kind in SEVERAL else "" for _, _, kind in samples],
            "textfont": {"size": 11, "color": theme.ink},
            "marker": {
                "symbol": [SYMBOLS.get(kind, "circle") for _, _, kind in samples],
                "size": [{"many": 19, "some": 19, "ring": 9, "hatch": 9}.get(kind, 12) for _, _, kind in samples],
                "color": [_sample_fill(kind, theme) for _, _, kind in samples],
                "line": {"color": [_sample_line(kind, theme) for _, _, kind in samples], "width": 2},
                "opacity": 1,
            },
            "hoverinfo": "skip",
        },
        {
            "type": "scatter",
            "mode": "markers+text",
            "x": [x + strip.mark for x, _ in _tray_spots(laid, strip).values()],
            "y": [y for _, y in _tray_spots(laid, strip).values()],
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


def _tray_spots(laid: Laid, strip: Strip) -> Spots:
    """What the tray holds, one after another, without a gap for what it does not."""
    return dict(zip((kind for kind in TRAY if laid.tray[kind]), strip.tray.values(), strict=False))


def _sample_fill(kind: str, theme: Theme) -> str:
    if kind == "conflict":
        return theme.conflicting
    return theme.muted if kind == "filled" else theme.paper


def _sample_line(kind: str, theme: Theme) -> str:
    return theme.conflicting if kind == "conflict" else theme.muted


def shapes(theme: Theme, strip: Strip = WIDE) -> list[dict[str, Any]]:
    """A line above the strip, and the samples of a ring and of a hatched area."""
    muted = {"color": theme.muted, "width": 1}
    pixel = {"xref": "x2", "yref": "y2", "xsizemode": "pixel", "ysizemode": "pixel", "layer": "below"}
    ring, hatch = (
        {**pixel, "xanchor": x + strip.mark, "yanchor": y} for x, y in (strip.key["ring"], strip.key["hatch"])
    )
    lines = "".join(f"M{shift - 14},-9L{shift + 4},9" for shift in (-3, 5, 13))
    return [
        {
            "type": "circle",
            "name": "key ring",
            **ring,
            "x0": -22,
            "x1": 0,
            "y0": -11,
            "y1": 11,
            "line": {**muted, "dash": "dot", "width": 1.4},
        },
        {"type": "path", "name": "key hatch", **hatch, "path": lines, "line": muted},
    ]


def annotations(laid: Laid, theme: Theme, strip: Strip = WIDE) -> list[dict[str, Any]]:
    """The words of the key and of the tray."""
    small = {"showarrow": False, "xref": "x2", "yref": "y2", "align": "left", "xanchor": "left", "yanchor": "middle"}
    font = {"size": 11.5, "color": theme.muted}
    bold = {"size": 12, "color": theme.ink}
    made = [
        {**small, "x": x, "y": y, "text": f"<b>{words}</b>", "font": bold} for words, (x, y) in strip.titles.items()
    ]
    for kind, (x, y) in _tray_spots(laid, strip).items():
        made.append({**small, "x": x + strip.tray_words, "y": y, "text": TRAY_WORDS[kind], "font": font})
    if not any(laid.tray.values()):
        (x, y), words = strip.tray["nowhere"], "nothing: every event in view stands on it"
        made.append({**small, "x": x, "y": y, "text": words, "font": font})
    for kind, (x, y) in strip.key.items():
        made.append({**small, "x": x + strip.words, "y": y, "text": KEY_WORDS[kind], "font": font})
    return made


def axes(low: float, strip: Strip = WIDE) -> dict[str, Any]:
    """The strip's own axes: 0 to 1 to the right, pixels downwards."""
    hidden = {"visible": False, "fixedrange": True}
    return {
        "xaxis2": {**hidden, "range": [0, 1], "domain": [0, 1], "anchor": "y2"},
        "yaxis2": {**hidden, "range": [strip.high_px, 0], "domain": [0, round(low, 5)], "anchor": "x2"},
    }
