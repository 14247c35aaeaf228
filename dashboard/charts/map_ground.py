"""What lies under the marks of a map: land, borders, grid of degrees, scale bar. The same ground for the same frame."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from dashboard.charts.map_frame import (
    MAP_PX,
    Box,
    Frame,
    box_of,
    degree_steps,
    degree_words,
    frame_of,
    hatching,
    points_within,
    round_length,
    simplified,
)
from dashboard.charts.map_room import Room
from dashboard.charts.theme import Theme, axis
from dashboard.storage.outlines import Outline, Point, Ring

SCALE_BAR_PX = 150.0
SIDES_PX = 420.0
"""How far beyond the frame land is drawn, for windows that show more than the frame."""


@dataclass(frozen=True, slots=True)
class Ground:
    """The land in a frame. `home` are the governorates with counts, `around` all other outlines in sight.

    `is_whole`: everything in sight that is land has an outline, so that the rest may be drawn as sea.
    """

    frame: Frame
    home: tuple[Outline, ...]
    around: tuple[Outline, ...]
    is_whole: bool


def ground(
    outlines: Sequence[Outline],
    country: str | None,
    points: Box | None,
    area: str | None = None,
    high_px: float = MAP_PX,
) -> Ground:
    """The ground of a map of `country`: the frame of its governorates, else of `points`, else of all outlines.

    `area` narrows the frame to one governorate. `points` is the box of the country's events (west, south, east, north);
    `high_px` how high the map is drawn.
    """
    home = tuple(one for one in outlines if one.admin1 and one.country == country)
    chosen = [one for one in home if one.admin1 == area]
    if chosen:
        frame = frame_of(*box_of(chosen), margin=0.12, high_px=high_px)
    elif home:
        frame = frame_of(*box_of(home), high_px=high_px)
    elif points:
        frame = frame_of(*points, margin=0.15, high_px=high_px)
    else:
        box = box_of(outlines) if outlines else (-180.0, -60.0, 180.0, 75.0)
        frame = frame_of(*box, high_px=high_px)
    return Ground(frame, home, _in_sight([one for one in outlines if one not in home], frame), bool(home))


def _in_sight(outlines: Sequence[Outline], frame: Frame) -> tuple[Outline, ...]:
    west, _ = frame.degrees(-SIDES_PX, 0)
    east, _ = frame.degrees(frame.width_px + SIDES_PX, 0)
    seen = []
    for one in outlines:
        rings = tuple(
            ring
            for ring in one.rings
            if max(x for x, _ in ring) > west
            and min(x for x, _ in ring) < east
            and max(y for _, y in ring) > frame.south
            and min(y for _, y in ring) < frame.north
        )
        if rings:
            seen.append(Outline(one.name, one.admin1, one.country, rings))
    return tuple(seen)


@lru_cache(maxsize=512)
def land_path(rings: tuple[Ring, ...], frame: Frame) -> str:
    """The rings as an SVG path in degrees, without points that no eye would miss."""
    parts = []
    for ring in rings:
        points = [f"{round(x, 3):g},{round(y, 3):g}" for x, y in simplified(ring, frame)]
        parts.append("M" + "L".join(points) + "Z")
    return "".join(parts)


@lru_cache(maxsize=512)
def hatch_path(rings: tuple[Ring, ...], frame: Frame) -> str:
    """The hatching of a governorate as an SVG path in degrees; computed once a frame."""
    lines = hatching(rings, frame)
    return "".join(
        f"M{round(ax, 3):g},{round(ay, 3):g}L{round(bx, 3):g},{round(by, 3):g}" for (ax, ay), (bx, by) in lines
    )


@lru_cache(maxsize=512)
def room_within(rings: tuple[Ring, ...], frame: Frame) -> list[tuple[Point, float]]:
    """Where words may stand inside an outline: points in px with their room, the roomiest first."""
    return points_within(rings, frame)


def mixed(one: str, other: str, share: float) -> str:
    """The colour between two of the form #RRGGBB, `share` of the way to `other`."""
    pairs = [(int(one[n : n + 2], 16), int(other[n : n + 2], 16)) for n in (1, 3, 5)]
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


def shapes(land: Ground, theme: Theme) -> list[dict[str, Any]]:
    """Sea (only where every land has an outline), neighbours, governorates; all below the grid."""
    made: list[dict[str, Any]] = []
    if land.is_whole:
        sea = mixed(theme.panel, theme.accent, 0.13)
        made.append(_rectangle("sea", sea))
    border = mixed(theme.line, theme.muted, 0.45)
    fill = theme.panel if land.is_whole else "rgba(0,0,0,0)"
    for one in land.around:
        made.append(_land(f"land {one.country}", one.rings, land.frame, fill, border, 0.8))
    if land.is_whole:  # outlines of two makers leave slivers along a border that would look like water
        rings = tuple(ring for one in land.home for ring in one.rings)
        made.append(_land("slivers", rings, land.frame, fill, fill, round(0.05 * land.frame.px_lat, 1)))
    for one in land.home:
        made.append(_land(f"land {one.country}|{one.admin1}", one.rings, land.frame, theme.paper, border, 1.0))
    return made


def _rectangle(name: str, fill: str) -> dict[str, Any]:
    where = {"xref": "x domain", "yref": "y domain", "x0": 0, "x1": 1, "y0": 0, "y1": 1}
    return {"type": "rect", "name": name, **where, "fillcolor": fill, "line": {"width": 0}, "layer": "below"}


def _land(name: str, rings: tuple[Ring, ...], frame: Frame, fill: str, line: str, width: float) -> dict[str, Any]:
    return {
        "type": "path",
        "name": name,
        "path": land_path(rings, frame),
        "xref": "x",
        "yref": "y",
        "fillcolor": fill,
        "fillrule": "evenodd",
        "line": {"color": line, "width": width},
        "layer": "below",
    }


def scale_bar(
    land: Ground, theme: Theme, taken: Sequence[Box] = ()
) -> tuple[list[dict[str, Any]], dict[str, Any], Box]:
    """A bar of a round length in a corner without marks, lower right if it can be; its label, and its room (px)."""
    frame = land.frame
    km = round_length(min(SCALE_BAR_PX, frame.high_px / 3) / frame.px_per_km)
    length = km * frame.px_per_km
    corners = [(right, y) for y in (frame.high_px - 16, 30.0) for right in (frame.width_px - 14, length + 14)]
    rooms = {corner: (corner[0] - length - 8, corner[1] - 22, corner[0] + 8, corner[1] + 8) for corner in corners}
    marks = Room(taken)
    right, y = next((corner for corner in corners if marks.is_free(rooms[corner])), corners[0])
    (x0, lat), (x1, _) = frame.degrees(right - length, y), frame.degrees(right, y)
    tick = frame.degrees(0, y - 5)[1]
    line = {"color": theme.ink, "width": 1.5}
    where = {"xref": "x", "yref": "y", "layer": "above", "line": line}
    ends = [(x0, lat, x1, lat), (x0, lat, x0, tick), (x1, lat, x1, tick)]
    lines = [
        {"type": "line", "name": "scale", "x0": a, "y0": b, "x1": c, "y1": d, **where} for a, b, c, d in _rounded(ends)
    ]
    words = {
        "x": round((x0 + x1) / 2, 4),
        "y": round(lat, 4),
        "yshift": 10,
        "text": f"{km:g} km",
        "showarrow": False,
        "xanchor": "center",
        "yanchor": "middle",
        "font": {"size": 11, "color": theme.ink},
    }
    return lines, words, rooms[right, y]


def _rounded(lines: Sequence[tuple[float, ...]]) -> list[tuple[float, ...]]:
    return [tuple(round(value, 4) for value in line) for line in lines]


def axes(frame: Frame, theme: Theme, low: float) -> dict[str, Any]:
    """Both axes in degrees at one scale; the map takes the upper part of the picture, from `low` (0 to 1) on."""
    lons, lats = degree_steps(frame.west - 4, frame.east + 4, 12), degree_steps(frame.south, frame.north)
    grid = {"showgrid": True, "gridwidth": 0.5, "gridcolor": mixed(theme.line, theme.muted, 0.15)}
    font = {"tickfont": {"size": 10.5, "color": theme.muted}, "automargin": False, "showline": True, "mirror": True}
    return {
        "xaxis": axis(
            theme,
            autorange=True,  # found anew at each width: a range that was made wider once would stay so
            autorangeoptions={"minallowed": frame.west, "maxallowed": frame.east},
            range=[frame.west, frame.east],  # until it is found: some redraws in another window leave it out
            domain=[0, 1],
            anchor="y",
            constrain="range",
            tickvals=lons,
            ticktext=[degree_words(value, "EW") for value in lons],
            **grid,
            **font,
        ),
        "yaxis": axis(
            theme,
            range=[frame.south, frame.north],
            domain=[round(low, 5), 1],
            anchor="x",
            scaleanchor="x",
            scaleratio=round(1 / frame.shrink, 5),
            constrain="range",
            tickvals=lats,
            ticktext=[degree_words(value, "NS") for value in lats],
            **grid,
            **font,
        ),
    }
