"""Colours, type and the layout that all charts share. Figures are plain dictionaries: equal frames, equal bytes."""

from dataclasses import dataclass
from typing import Any, Literal

from dashboard.charts.characters import visible

SANS, SERIF = "Source Sans, sans-serif", "Source Serif, serif"
Figure = dict[str, Any]
Speakers = Literal[
    "monitors", "UN", "governments", "activists and witnesses", "state media", "the outlet itself, unknown or several"
]

# What kind of body speaks, never whose side it is on: officials of every state share a colour, their names stand in
# the words, and a state's media are not its officials.
SPEAKERS_OF: dict[str, Speakers] = {
    "monitor": "monitors",
    "un_official": "UN",
    "government_official": "governments",
    "activist_network": "activists and witnesses",
    "witness": "activists and witnesses",
    "footage_claimed": "activists and witnesses",
    "footage_geolocated": "activists and witnesses",
    "state_media": "state media",
}
REST: Speakers = "the outlet itself, unknown or several"


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of one mode, after looks/README."""

    paper: str
    panel: str
    line: str
    ink: str
    muted: str
    accent: str
    conflicting: str
    speakers: tuple[tuple[Speakers, str], ...]

    def colour_of(self, attribution: str | None) -> str:
        """The colour of a kind of speaker; grey when it is the outlet itself, not known, or several."""
        return dict(self.speakers)[SPEAKERS_OF.get(attribution or "", REST)]


LIGHT = Theme(
    paper="#FCFBF8",
    panel="#F3F1EB",
    line="#DDD8CC",
    ink="#1E2227",
    muted="#6A6F76",
    accent="#1F5A7A",
    conflicting="#A23B3B",
    speakers=(
        ("monitors", "#1F5A7A"),
        ("UN", "#6B4C8A"),
        ("governments", "#A8507F"),
        ("activists and witnesses", "#4F7F52"),
        ("state media", "#C4701B"),
        (REST, "#7A7A7A"),
    ),
)
DARK = Theme(
    paper="#15181C",
    panel="#1D2126",
    line="#343A41",
    ink="#E6E3DC",
    muted="#9AA0A6",
    accent="#7FB4D1",
    conflicting="#D98080",
    speakers=(
        ("monitors", "#7FB4D1"),
        ("UN", "#B39BD0"),
        ("governments", "#DE97BD"),
        ("activists and witnesses", "#8DBA90"),
        ("state media", "#E0A468"),
        (REST, "#A8A8A8"),
    ),
)


def theme_of(mode: str | None) -> Theme:
    """DARK for "dark", else LIGHT."""
    return DARK if mode == "dark" else LIGHT


def thinned(colour: str, share: float) -> str:
    """A colour of the theme ("#1F5A7A"), let through: 0.28 is pale, 1 is solid."""
    red, green, blue = (int(colour[n : n + 2], 16) for n in (1, 3, 5))
    return f"rgba({red},{green},{blue},{share})"


def pale(theme: Theme) -> str:
    """The accent, thinned: for what is there only in part."""
    return thinned(theme.accent, 0.28)


def layout(theme: Theme, height: int, **more: Any) -> dict[str, Any]:
    """The layout that all charts start from; `more` replaces whole keys."""
    base: dict[str, Any] = {
        "height": height,
        "margin": {"l": 8, "r": 12, "t": 8, "b": 8},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": SANS, "size": 13, "color": theme.ink},
        "hoverlabel": {
            "bgcolor": theme.paper,
            "bordercolor": theme.line,
            "font": {"family": SANS, "size": 13, "color": theme.ink},
            "align": "left",
        },
        "hovermode": "closest",
        "dragmode": False,
        "showlegend": False,
        "clickmode": "event+select",
    }
    return {**base, **more}


def brushed(theme: Theme) -> dict[str, Any]:
    """The keys of a layout whose marks can be chosen with a box, too; its buttons stand on the top margin."""
    quiet = {"bgcolor": "rgba(0,0,0,0)", "color": theme.muted, "activecolor": theme.accent}
    return {"selectdirection": "any", "modebar": quiet}


def nothing(theme: Theme, words: str, height: int = 90) -> Figure:
    """A figure without marks that says why; it keeps one empty trace, because Streamlit refuses a figure of none."""
    said = {"text": words, "showarrow": False, "xref": "paper", "yref": "paper", "x": 0.5, "y": 0.5}
    bare = {"visible": False, "fixedrange": True}
    return {
        "data": [{"type": "scatter", "mode": "markers", "x": [], "y": []}],
        "layout": layout(theme, height, annotations=[said], xaxis=bare, yaxis=bare),
    }


def axis(theme: Theme, **more: Any) -> dict[str, Any]:
    """An axis with quiet lines; `more` replaces whole keys."""
    base: dict[str, Any] = {
        "gridcolor": theme.line,
        "linecolor": theme.line,
        "tickfont": {"size": 12, "color": theme.muted},
        "zeroline": False,
        "fixedrange": True,
        "automargin": True,
    }
    return {**base, **more}


def wrapped(text: str, width: int = 56) -> str:
    """`text` with line breaks for a tooltip, and with the characters that Plotly would read as markup made plain."""
    safe = plain(text)
    lines: list[str] = []
    for word in safe.split():
        if lines and len(lines[-1]) + len(word) < width:
            lines[-1] += " " + word
        else:
            lines.append(word)
    return "<br>".join(lines)


def plain(text: str | None) -> str:
    """Text of others for a Plotly label: no tags, no entities; invisible characters are named."""
    if not text:
        return ""
    return visible(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
