"""The picture's frame in degrees and pixels, and the geometry of what is drawn in it: rings, hatching, label points.

The frame fixes the scale by its height, which is less in a narrow window. A wider one shows more to the left and
right at the same scale, so what is placed here by the pixel stays where it was placed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, cos, floor, hypot, pi, radians, sin

from dashboard.storage.outlines import Outline, Point, Ring

KM_PER_DEGREE = 111.32
MAP_PX, CORE_PX = 560.0, 672.0
"""The height of the map on a desk, and the width of its frame: what the narrowest picture shows."""
PHONE_PX = 236.0
"""The height of the map on a phone: at this scale the same width fits there."""
CROWDED_PX, NARROW_PX = 330.0, 500.0
"""Maps that are lower than this have room for a name only right beside its mark; or for a key of two columns only."""
HATCH_PX, FINE_PX = 7.0, 0.5
LEAST_DEGREES = 0.6
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Frame:
    """West, south, east and north of what is always in the picture, in degrees."""

    west: float
    south: float
    east: float
    north: float
    high_px: float = MAP_PX

    @property
    def is_crowded(self) -> bool:
        """Whether the map is as small as on a phone."""
        return self.high_px < CROWDED_PX

    @property
    def is_narrow(self) -> bool:
        """Whether the map is too narrow for a key in wide lines."""
        return self.high_px < NARROW_PX

    @property
    def shrink(self) -> float:
        """How much shorter a degree of longitude is than one of latitude, in the middle of the frame."""
        return cos(radians((self.south + self.north) / 2))

    @property
    def px_lat(self) -> float:
        """Pixels a degree of latitude."""
        return self.high_px / (self.north - self.south)

    def px(self, lon: float, lat: float) -> Point:
        """Pixels from the frame's upper left corner, to the right and down."""
        return (lon - self.west) * self.px_lat * self.shrink, (self.north - lat) * self.px_lat

    def degrees(self, x: float, y: float) -> Point:
        """The (lon, lat) at a pixel."""
        return self.west + x / (self.px_lat * self.shrink), self.north - y / self.px_lat

    @property
    def width_px(self) -> float:
        """The frame's width."""
        return self.px(self.east, self.north)[0]

    def holds(self, lon: float, lat: float) -> bool:
        """Whether a point is always in the picture."""
        return self.west <= lon <= self.east and self.south <= lat <= self.north

    @property
    def px_per_km(self) -> float:
        """Pixels a kilometre."""
        return self.px_lat / KM_PER_DEGREE


def frame_of(
    west: float, south: float, east: float, north: float, margin: float = 0.05, high_px: float = MAP_PX
) -> Frame:
    """The frame that shows a box of degrees with a margin, and around it what else fits into the narrowest picture."""
    shrink = max(0.05, cos(radians((south + north) / 2)))
    across, high = max((east - west) * shrink, LEAST_DEGREES), max(north - south, LEAST_DEGREES)
    high = max(high, across * MAP_PX / CORE_PX) * (1 + 2 * margin)
    across = high * CORE_PX / MAP_PX
    x, y, dx, dy = (west + east) / 2, (south + north) / 2, across / shrink / 2, high / 2
    south, north = round(max(-85.0, y - dy), 4), round(min(85.0, y + dy), 4)
    return Frame(round(x - dx, 4), south, round(x + dx, 4), north, high_px)


def height_for(width_px: float) -> float:
    """How high a map is whose frame is so wide; never higher than on a desk, nor lower than on a phone."""
    return min(MAP_PX, max(PHONE_PX, width_px * MAP_PX / CORE_PX))


def box_of(outlines: Sequence[Outline]) -> Box:
    """West, south, east and north of outlines."""
    points = [point for outline in outlines for ring in outline.rings for point in ring]
    lons, lats = [x for x, _ in points], [y for _, y in points]
    return min(lons), min(lats), max(lons), max(lats)


def hatching(rings: Sequence[Ring], frame: Frame, step: float = HATCH_PX) -> list[tuple[Point, Point]]:
    """Slanted lines inside `rings`, `step` px apart, each from (lon, lat) to (lon, lat); holes stay free."""
    edges = [
        (frame.px(*a), frame.px(*b)) for ring in rings for a, b in pairwise(ring)
    ]  # a line is x + y = c, and x − y says how far along it a point lies
    crossings: dict[int, list[float]] = {}
    for (ax, ay), (bx, by) in edges:
        start, end = (ax + ay) / step, (bx + by) / step
        for n in range(ceil(min(start, end)), floor(max(start, end)) + 1):
            if start != end and n != max(start, end):  # a corner on the line counts once
                share = (n - start) / (end - start)
                crossings.setdefault(n, []).append((ax - ay) + share * ((bx - by) - (ax - ay)))
    lines = []
    for n, along in sorted(crossings.items()):
        along.sort()
        for one, other in zip(along[::2], along[1::2], strict=False):
            if other - one > 1.0:
                c = n * step
                ends = [frame.degrees((c + v) / 2, (c - v) / 2) for v in (one, other)]
                lines.append((ends[0], ends[1]))
    return lines


def circle(lon: float, lat: float, km: float) -> Box:
    """West, south, east and north of a circle of `km` around a point."""
    high = km / KM_PER_DEGREE
    wide = high / max(0.05, cos(radians(lat)))
    return lon - wide, lat - high, lon + wide, lat + high


def on_rim(lon: float, lat: float, km: float, turn: float) -> Point:
    """The point of that circle at `turn` (0 is east, a quarter is north)."""
    west, south, _, _ = circle(lon, lat, km)
    return lon + (lon - west) * cos(2 * pi * turn), lat + (lat - south) * sin(2 * pi * turn)


def inside(rings: Sequence[Ring], lon: float, lat: float) -> bool:
    """Whether a point lies in an odd number of rings."""
    odd = False
    for ring in rings:
        for (ax, ay), (bx, by) in pairwise(ring):
            if (ay > lat) != (by > lat) and lon < ax + (lat - ay) / (by - ay) * (bx - ax):
                odd = not odd
    return odd


def simplified(ring: Ring, frame: Frame, fine: float = FINE_PX) -> Ring:
    """The ring without the points that no eye would miss, `fine` px or less off the line (Douglas and Peucker)."""
    points = [frame.px(*point) for point in ring]
    middle = max(range(len(ring)), key=lambda n: hypot(points[n][0] - points[0][0], points[n][1] - points[0][1]))
    kept = {0, middle, len(ring) - 1}
    waiting = [(0, middle), (middle, len(ring) - 1)]
    while waiting:
        first, last = waiting.pop()
        far, at = 0.0, first
        for n in range(first + 1, last):
            off = _off(points[n], points[first], points[last])
            if off > far:
                far, at = off, n
        if far > fine:
            kept.add(at)
            waiting += [(first, at), (at, last)]
    return tuple(ring[n] for n in sorted(kept))


def _off(point: Point, start: Point, end: Point) -> float:
    """How far a point lies from the line between two others."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = dx * dx + dy * dy
    share = ((point[0] - start[0]) * dx + (point[1] - start[1]) * dy) / length if length else 0.0
    share = min(1.0, max(0.0, share))
    return hypot(point[0] - start[0] - share * dx, point[1] - start[1] - share * dy)


def points_within(rings: Sequence[Ring], frame: Frame, step: float = 12.0) -> list[tuple[Point, float]]:
    """Points (in px) inside `rings` and the frame, each with its distance to the nearest edge, the roomiest first."""
    corners = [frame.px(*point) for ring in rings for point in ring]
    if not corners:
        return []
    left, right = max(0.0, min(x for x, _ in corners)), min(frame.width_px, max(x for x, _ in corners))
    top, bottom = max(0.0, min(y for _, y in corners)), min(frame.high_px, max(y for _, y in corners))
    step = max(step, (right - left) / 24, (bottom - top) / 24) if right > left and bottom > top else step
    edges = [(frame.px(*a), frame.px(*b)) for ring in rings for a, b in pairwise(simplified(ring, frame, 2.0))]
    found = []
    for x, y in _grid(left, right, top, bottom, step):
        if inside(rings, *frame.degrees(x, y)):
            room = min(_off((x, y), a, b) for a, b in edges)
            found.append(((x, y), round(min(room, x, y, frame.width_px - x, frame.high_px - y), 2)))
    return sorted(found, key=lambda one: (-one[1], one[0]))


def _grid(left: float, right: float, top: float, bottom: float, step: float) -> Iterator[Point]:
    for n in range(int(max(0.0, bottom - top) // step) + 1):
        for m in range(int(max(0.0, right - left) // step) + 1):
            yield left + (m + 0.5) * step, top + (n + 0.5) * step


def round_length(longest_km: float) -> float:
    """The longest of 1, 2, 5, 10, 20, 50 … km that is not longer than `longest_km`."""
    lengths = [digit * 10.0**power for power in range(-1, 5) for digit in (1, 2, 5)]
    return max((length for length in lengths if length <= longest_km), default=0.1)


def degree_steps(low: float, high: float, most: int = 7) -> list[float]:
    """Whole and half degrees (or rounder, or finer) between two values, at most about `most`."""
    step = next((s for s in (0.1, 0.25, 0.5, 1, 2, 5, 10, 20) if (high - low) / s <= most), 45)
    return [round(n * step, 2) for n in range(ceil(low / step), floor(high / step) + 1)]


def degree_words(value: float, letters: str) -> str:
    """ "36° E", "36.5° E"; `letters` are those of positive and negative values."""
    return f"{abs(value):g}° {letters[0] if value > 0 else letters[1]}" if value else "0°"
