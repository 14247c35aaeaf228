"""The marks that say how an actor stands to an event: alleged is drawn unlike accepted, and contested unlike both."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Any, Literal

from dashboard.charts.squares import number
from dashboard.charts.theme import Theme, thinned

State = Literal["own", "disputed", "alleged", "unnamed"]
STATES: dict[State, str] = {
    "own": "claimed or accepted by the actor itself",
    "disputed": "contested or denied",
    "alleged": "only alleged",
    "unnamed": "nobody is named as having done it",
}
KEY_WORDS: dict[State, str] = {**STATES, "unnamed": "nobody named as having done it"}
ORDER: tuple[State, ...] = ("own", "disputed", "alleged", "unnamed")


@dataclass(frozen=True, slots=True)
class Look:
    """How marks of one state are drawn."""

    symbol: str
    fill: str
    line: str
    text: str
    width: float


def look_of(state: str, theme: Theme, colour: str | None = None) -> Look:
    """The mark of a state: solid (own), pale with a border (alleged), diamond (disputed), outline alone (unnamed)."""
    ink = colour or theme.accent
    if state == "own":
        return Look("square", ink, ink, theme.paper, 1.5)
    if state == "disputed":
        return Look("diamond", theme.paper, theme.conflicting, theme.conflicting, 2)
    if state == "alleged":
        return Look("square", thinned(ink, 0.22), ink, theme.ink, 1.5)
    return Look("square", theme.paper, theme.muted, theme.muted, 1)


def size_of(n: int, most: int, least_px: float, most_px: float) -> float:
    """Side of a square in px, its area growing with `n` up to `most`."""
    return round(least_px + (most_px - least_px) * sqrt(n / max(1, most)), 1)


def origins_words(n: int) -> str:
    """ "2 origins" under a mark; none known is not none."""
    return "origin ?" if n == 0 else "1 origin" if n == 1 else f"{number(n)} origins"


def shifts(states: Sequence[str]) -> dict[str, float]:
    """Where the marks of one cell stand side by side, in parts of its width from the middle."""
    ordered = [state for state in ORDER if state in states]
    step = 0.46 if len(ordered) == 2 else 0.33
    return {state: round((n - (len(ordered) - 1) / 2) * step, 3) for n, state in enumerate(ordered)}


def key_of_marks(theme: Theme, height: float) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """The key of the marks: a trace and two axes of its own (`x9`, `y9`), in the lowest `height` (0 to 1) of a plot."""
    looks = [look_of(state, theme) for state in ORDER]
    at = [0.0, 1.6, 2.65, 3.35]
    trace = {
        "type": "scatter",
        "mode": "markers+text",
        "xaxis": "x9",
        "yaxis": "y9",
        "x": at,
        "y": [0] * len(ORDER),
        "text": [f"  {KEY_WORDS[state]}" for state in ORDER],
        "textposition": "middle right",
        "textfont": {"size": 11, "color": theme.muted},
        **markers(looks, [13.0] * len(ORDER)),
        "hoverinfo": "skip",
        "cliponaxis": False,
    }
    plain_axis = {"visible": False, "fixedrange": True}
    axes = {
        "xaxis9": {**plain_axis, "domain": [0, 1], "anchor": "y9", "range": [-0.05, 4.75]},
        "yaxis9": {**plain_axis, "domain": [0, round(height, 4)], "anchor": "x9", "range": [-1, 1]},
    }
    return [trace], axes


def markers(looks: Sequence[Look], sizes: Sequence[float]) -> dict[str, Any]:
    """The `marker` and selection of a scatter trace of such marks."""
    return {
        "marker": {
            "symbol": [look.symbol for look in looks],
            "size": [
                round(size * (1.2 if look.symbol == "diamond" else 1), 1)
                for look, size in zip(looks, sizes, strict=True)
            ],
            "color": [look.fill for look in looks],
            "line": {"color": [look.line for look in looks], "width": [look.width for look in looks]},
            "opacity": 1,
        },
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 0.55}},
    }
