"""Which marks stand on a map and where: dots, beads on rings, beads in hatched areas; none hides another (rule 9).

Several events at one place make one mark with their number. Places nearer to each other than their marks are wide
make one mark too, and so do rings that leave a bead no room: at this scale they are one place, and the list names them
all.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import cos, hypot, pi, sin, sqrt
from typing import Any

from dashboard.charts.map_frame import Box, Frame, on_rim
from dashboard.charts.map_ground import Ground, room_within
from dashboard.charts.map_room import Room
from dashboard.charts.theme import Theme
from dashboard.storage.outlines import Point

NEAR_KM = 25.0
"""How far from the place named "near" may be: UCDP's own reading of its second grade of precision, which ours is."""
SINGLE_PX, LARGEST_PX, TIP_PX = 13.0, 38.0, 9.0
TURNS = (0.125, 0.375, 0.625, 0.875, 0.25, 0.0, 0.5, 0.75, 0.06, 0.19, 0.31, 0.44, 0.56, 0.69, 0.81, 0.94)
BESIDE, LEAST_GAP_PX = (18, 24, 30, 36, 44, 60, 80), 4.0
"""How far a bead may stand from a governorate too small for it (px, the nearest first), and from other marks."""
DIAMOND = 1.3
"""How far the corners of Plotly's diamond are from its middle, in halves of its size."""
TRAY = ("nowhere", "country", "unmapped", "beyond")


@dataclass(slots=True)
class Mark:
    """One mark: the rows it sums (as `queries.map.spots`), where it stands (px in the frame), and how large it is.

    `of`: the point of its ring or its small governorate that a line joins it to, when there was no room there.
    `has_tip`: its one number is a minimum, and marks are sized by numbers.
    """

    rows: list[Any]
    x: float
    y: float
    size: float
    drawn: str
    of: Point | None = None
    has_tip: bool = False

    @property
    def n_events(self) -> int:
        """Events in the mark."""
        return sum(row.n_events for row in self.rows)

    @property
    def box(self) -> Box:
        """The room it takes."""
        half, tip = self.size / 2 + 2, TIP_PX if self.has_tip else 0.0
        return self.x - half, self.y - half - tip, self.x + half, self.y + half

    @property
    def key(self) -> str:
        """What a click hands back: "post at" of one event with one report's sentence, else "spot:a|b"."""
        if self.n_events == 1:
            return f"{self.rows[0].post_id} {self.rows[0].at}"
        return "spot:" + "\n".join(row.spot for row in self.rows)


@dataclass(slots=True)
class Laid:
    """Everything that stands in the picture and beside it. `tray` holds rows by kind: see `TRAY`."""

    marks: list[Mark] = field(default_factory=list)
    rings: list[Any] = field(default_factory=list)
    areas: list[Any] = field(default_factory=list)
    tray: dict[str, list[Any]] = field(default_factory=dict)


def lay_out(rows: Iterable[Any], land: Ground, sized: bool = False) -> Laid:
    """Place every row of `queries.map.spots`. `sized`: marks grow with the highest low bound of a single event."""
    frame, laid = land.frame, Laid(tray={kind: [] for kind in TRAY})
    rows = sorted(rows, key=lambda row: (-row.n_events, row.spot))
    most = max((row.low or 0 for row in rows if row.lat is not None), default=0) if sized else 0
    outlined = {(one.country, one.admin1): one for one in land.home}
    in_sight = {
        key for key, one in outlined.items() if any(frame.holds(*point) for ring in one.rings for point in ring)
    }
    dots = [row for row in rows if row.drawn == "exact" and frame.holds(row.lon, row.lat)]
    laid.rings = [row for row in rows if row.drawn == "near" and frame.holds(row.lon, row.lat)]
    laid.areas = [row for row in rows if row.drawn == "governorate" and (row.country, row.admin1) in in_sight]
    drawn = {row.spot for row in (*dots, *laid.rings, *laid.areas)}
    for row in rows:
        if row.spot not in drawn:
            laid.tray[row.drawn if row.drawn in ("nowhere", "country", "unmapped") else "beyond"].append(row)
    laid.marks = _merged(dots, frame, most)
    room = Room(mark.box for mark in laid.marks)
    for row in laid.rings:
        mark = _on_ring(row, room, frame, most)
        others = [one for one in laid.marks if one.drawn == "near"]
        if others and not room.is_free(_box(mark.x, mark.y, mark.size)):
            _join(row, min(others, key=lambda one: hypot(one.x - mark.x, one.y - mark.y)), most)
            continue
        if _makes_room(mark, laid.marks, most):
            room = Room(one.box for one in laid.marks)
        laid.marks.append(mark)
        room.take(mark.box)
    for row in laid.areas:
        outline = outlined[row.country, row.admin1]
        bead = _in_area(row, room_within(outline.rings, frame), laid.marks, room, frame, most)
        if _makes_room(bead, laid.marks, most):
            room = Room(mark.box for mark in laid.marks)
        laid.marks.append(bead)
        room.take(bead.box)
    for mark in laid.marks:
        mark.has_tip = sized and mark.n_events == 1 and mark.rows[0].one_sided and mark.rows[0].low is not None
    return laid


def size_of(rows: Sequence[Any], most: int) -> float:
    """A mark's width in px: room for its number, or (when `most` is not 0) the root of its highest low bound."""
    n = sum(row.n_events for row in rows)
    least = SINGLE_PX if n == 1 else 19.0 if n < 10 else 24.0 if n < 100 else 30.0 if n < 1000 else 36.0
    low = max((row.low or 0 for row in rows), default=0)
    return round(max(least, LARGEST_PX * sqrt(low / most)), 1) if most else least


def _merged(dots: Sequence[Any], frame: Frame, most: int) -> list[Mark]:
    """Dots, those that would lie over each other joined at the place of most events."""
    marks: list[Mark] = []
    for row in dots:
        x, y = frame.px(row.lon, row.lat)
        size = size_of([row], most)
        mark = Mark([row], x, y, size, "exact")
        over = [m for m in marks if _overlap(m, mark, 1.0)]
        if over:
            nearest = min(over, key=lambda m: (hypot(m.x - x, m.y - y), m.rows[0].spot))
            _join(row, nearest, most)
        else:
            marks.append(mark)
    return _until_apart(marks, most)


def _until_apart(marks: list[Mark], most: int) -> list[Mark]:
    """Join marks that grew into each other, until none does."""
    apart: list[Mark] = []
    for mark in marks:
        over = next((m for m in apart if _overlap(m, mark)), None)
        if over is None:
            apart.append(mark)
        else:
            over.rows += mark.rows
            over.size = size_of(over.rows, most)
    return apart if len(apart) == len(marks) else _until_apart(apart, most)


def _overlap(one: Mark, other: Mark, apart: float = 0.0) -> bool:
    """Whether two marks lie over each other, or nearer than `apart` px. Diamonds reach further to four sides."""
    dx, dy = abs(one.x - other.x), abs(one.y - other.y)
    are_diamonds = symbol(one) == symbol(other) == "diamond"
    between = (dx + dy) / DIAMOND if are_diamonds else hypot(dx, dy)
    return between < (one.size + other.size) / 2 + apart


def _join(row: Any, mark: Mark, most: int) -> None:
    """Sum a row in a mark that is there: where rings crowd, a bead of its own would hide another."""
    mark.rows.append(row)
    mark.size = size_of(mark.rows, most)


def _on_ring(row: Any, room: Room, frame: Frame, most: int) -> Mark:
    """A bead on the ring, where it lies over no other mark: never in the middle, where nothing is said to have been."""
    size = size_of([row], most)
    rim = [frame.px(*on_rim(row.lon, row.lat, NEAR_KM, turn)) for turn in TURNS]
    mark = _freest(row, rim, size, room, frame, "near")
    if room.is_free(_box(mark.x, mark.y, size)):
        return mark
    x, y = frame.px(row.lon, row.lat)
    outside = [(x + (rx - x) * out, y + (ry - y) * out) for out in (1.5, 2.0, 2.6, 3.3) for rx, ry in rim]
    mark = _freest(row, outside, size, room, frame, "near")
    mark.of = min(rim, key=lambda point: hypot(point[0] - mark.x, point[1] - mark.y))
    return mark


def _makes_room(bead: Mark, marks: list[Mark], most: int) -> bool:
    """Where a bead finds no place that is free: what it lies over joins the nearest mark of its own kind.

    Those keep a mark that sums them; the bead can join none. Whether any joined.
    """
    joined = False
    while over := next((mark for mark in marks if mark.drawn != "governorate" and _overlap(mark, bead)), None):
        others = [one for one in marks if one is not over and one.drawn == over.drawn and not _overlap(one, bead)]
        if not others:
            break
        marks.remove(over)
        nearest = min(others, key=lambda one: (hypot(one.x - over.x, one.y - over.y), one.rows[0].spot))
        nearest.rows += over.rows
        nearest.size = size_of(nearest.rows, most)
        joined = True
    if joined:
        dots = _until_apart([mark for mark in marks if mark.drawn == "exact"], most)
        marks[:] = [*dots, *(mark for mark in marks if mark.drawn != "exact")]
    return joined


def _in_area(
    row: Any, within: list[tuple[Point, float]], marks: Sequence[Mark], room: Room, frame: Frame, most: int
) -> Mark:
    """A bead inside a hatched governorate, with room around it; beside it when it is too small."""
    size = size_of([row], most)
    places = [point for point, distance in within if distance > size / 2 + 2][:60]
    if places or not within:
        places = places or [(frame.width_px / 2, frame.high_px / 2)]
        bead = _freest(row, places, size, room, frame, "governorate")
        if not room.is_free(_box(bead.x, bead.y, size)):
            fixed = [mark for mark in marks if mark.drawn == "governorate"]
            bead.x, bead.y = max(places, key=lambda at: (min(0.0, _gap(at, size, fixed)), _gap(at, size, marks)))
        return bead
    (x, y), _ = within[0]
    beside = [(x + away * cos(2 * pi * turn), y - away * sin(2 * pi * turn)) for away in BESIDE for turn in TURNS]
    seen = [point for point in beside if _is_in_sight(point, size, frame)] or beside
    roomy = (point for point in seen if _gap(point, size, marks) >= LEAST_GAP_PX)
    nearest = next(roomy, None) or max(seen, key=lambda point: _gap(point, size, marks))
    return Mark([row], *nearest, size, "governorate", of=(x, y))


def _freest(row: Any, places: list[Point], size: float, room: Room, frame: Frame, drawn: str) -> Mark:
    """The first place that is free, else the one over which least lies."""
    seen = [place for place in places if _is_in_sight(place, size, frame)] or places
    chosen = next((place for place in seen if room.is_free(_box(*place, size))), None)
    chosen = chosen or min(seen, key=lambda place: room.n_over(_box(place[0], place[1], size)))
    return Mark([row], *chosen, size, drawn)


def _box(x: float, y: float, size: float) -> Box:
    half = size / 2 + 2
    return x - half, y - half, x + half, y + half


def _is_in_sight(place: Point, size: float, frame: Frame) -> bool:
    return size / 2 < place[0] < frame.width_px - size / 2 and size / 2 < place[1] < frame.high_px - size / 2


def _gap(place: Point, size: float, marks: Sequence[Mark]) -> float:
    """How many px are free between a mark of `size` at `place` and the nearest other; negative when they overlap."""
    return min((hypot(m.x - place[0], m.y - place[1]) - (m.size + size) / 2 for m in marks), default=99.0)


def symbol(mark: Mark) -> str:
    """diamond: reports of an event conflict; square: every event is known by footage only; else circle."""
    if any(row.n_conflicting for row in mark.rows):
        return "diamond"
    return "square" if sum(row.n_footage for row in mark.rows) == mark.n_events else "circle"


def is_filled(mark: Mark) -> bool:
    """True when every event has several origins or reports that conflict: the weakest standing is the one drawn."""
    n_known: int = sum(row.n_several + row.n_conflicting for row in mark.rows)
    return n_known == mark.n_events


def colour(mark: Mark, theme: Theme) -> str:
    """The colour of who speaks; grey when several kinds do; that of conflicts when reports of every event conflict."""
    if sum(row.n_conflicting for row in mark.rows) == mark.n_events:
        return theme.conflicting
    kinds = {row.attribution for row in mark.rows}
    return theme.colour_of(kinds.pop() if len(kinds) == 1 else None)
