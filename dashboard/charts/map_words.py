"""The words on a map, placed so that none lies over another or over a mark: what finds no place is left to the list.

Most important first: the places of marks, then governorates with their counts, countries, and towns for orientation.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import hypot
from typing import Any

from dashboard.charts.characters import cut, visible
from dashboard.charts.map_frame import Box, Frame, inside
from dashboard.charts.map_ground import Ground, room_within
from dashboard.charts.map_marks import Mark
from dashboard.charts.map_room import Room
from dashboard.charts.theme import Theme, plain, thinned
from dashboard.storage.outlines import Outline, Point, Town

NAME_PX, AREA_PX, SMALL_PX = 12.0, 10.5, 10.5
CHAR_EM = 0.54
NAME_CHARS, TOWNS, NAMED_MARKS = 34, 16, 90
APART, APART_ON_A_PHONE = 5.0, 14.0
"""Pixels between a name and the mark of another, more than to its own."""
REACH_PX = (34.0, 48.0, 64.0, 84.0)
"""How far from a governorate too small for its name the name may stand, with a line to it."""
AROUND = ((-1, 0), (-0.9, 0.5), (-0.9, -0.5), (0, 1), (0.9, 0.5), (1, 0), (0.9, -0.5), (0, -1))
STEEP = ((0.3, 1), (-0.3, 1), (0.3, -1), (-0.3, -1))
EDGE = {1: "left", -1: "right", 0: "center"}


@dataclass(frozen=True, slots=True)
class Words:
    """Words in the picture: where the edge named by `anchor` stands in px; `to` is what a name that stands apart
    belongs to, and the line to it ends `off` px before."""

    text: str
    x: float
    y: float
    size: float
    tone: str
    anchor: str = "center"
    to: Point | None = None
    off: float = 0.0


class Paper:
    """What is taken in the picture."""

    def __init__(self, frame: Frame, taken: Iterable[Box]) -> None:
        self.right, self.low, self.room = frame.width_px, frame.high_px, Room(taken)

    def takes(self, x: float, y: float, wide: float, high: float) -> bool:
        """Take the room around (x, y) when it is free and inside the picture."""
        box = (x - wide / 2, y - high / 2, x + wide / 2, y + high / 2)
        if box[0] < 2 or box[1] < 2 or box[2] > self.right - 2 or box[3] > self.low - 2:
            return False
        if not self.room.is_free(box):
            return False
        self.room.take(box)
        return True


def words(
    land: Ground,
    marks: Sequence[Mark],
    counts: Mapping[tuple[str, str], str],
    towns: Sequence[Town],
    taken: Iterable[Box],
) -> tuple[list[Words], list[Town]]:
    """All words of the picture, and the towns that are drawn as small points for orientation.

    `counts` are the words under a governorate's name ("12 events", "nothing captured"), `taken` is room that is used.
    """
    paper = Paper(land.frame, [*taken, *(mark.box for mark in marks)])
    found = [one for mark in _by_weight(marks)[:NAMED_MARKS] if (one := _beside(mark, land, paper, marks))]
    waiting = sorted(land.home, key=lambda outline: _roomiest(outline, land.frame))  # the smallest have least choice
    for place in (_within, _apart):  # a name beside its governorate must not take the room of another inside
        for outline in list(waiting):
            if one := place(outline, _area_text(outline, counts), land.frame, paper):
                found.append(one)
                waiting.remove(outline)
    for outline in land.around:
        if outline.admin1 == "" and (one := _of_country(outline, land.frame, paper)):
            found.append(one)
    named = {name for mark in marks for row in mark.rows for name in (row.name, *row.names)}
    shown: list[Town] = []
    for town in towns:
        x, y = land.frame.px(town.lon, town.lat)
        if len(shown) < TOWNS and land.frame.holds(town.lon, town.lat) and town.name not in named:
            for side in (1, -1):
                wide = len(town.name) * SMALL_PX * CHAR_EM
                middle = x + side * (wide / 2 + 6)
                point = (x - 3, y - 3, x + 3, y + 3)
                if paper.room.is_free(point) and paper.takes(middle, y, wide, 12):
                    paper.room.take(point)
                    found.append(Words(plain(town.name), x + side * 6, y, SMALL_PX, "town", EDGE[side]))
                    shown.append(town)
                    break
    return found, shown


def _by_weight(marks: Sequence[Mark]) -> list[Mark]:
    return sorted(marks, key=lambda mark: (mark.drawn != "exact", -mark.n_events, mark.rows[0].spot))


def label(mark: Mark, land: Ground, short: bool = False) -> str:
    """What a mark is called: "Homs", "Aleppo and 2 more", "near Damascus", "somewhere in Homs province".

    `short` leaves out the governorate's name, which stands beside the bead, and names the district that is told.
    """
    row = mark.rows[0]
    name = visible(str(row.name))
    if mark.drawn == "near":
        name = ("near " if set(row.names) <= {row.name} else "in or near ") + name
    elif mark.drawn == "governorate" and short and mark.of is None:
        within = [visible(str(told)) for told in row.names if not str(told).startswith(str(row.admin1))]
        name = f"somewhere in {' or '.join(within)}" if within else "somewhere here"
    elif mark.drawn == "governorate":
        outline = next(one for one in land.home if (one.country, one.admin1) == (row.country, row.admin1))
        name = f"somewhere in {visible(outline.name)}"
    if len(mark.rows) > 1:
        name = f"{cut(name, NAME_CHARS)} and {len(mark.rows) - 1} more"
    return cut(name, NAME_CHARS)


def figure_words(mark: Mark) -> str:
    """The highest figure of a single event at the mark, with its bound; "" when none was asked for or stated."""
    rows = [row for row in mark.rows if row.low is not None]
    if not rows:
        return ""
    row = max(rows, key=lambda row: (row.low, row.spot))
    told = visible(str(row.low_words))
    if mark.n_events == 1:
        return told
    return f"one event: {told}" if len(mark.rows) == 1 else f"{cut(visible(str(row.name)), 18)}: {told}"


def _beside(mark: Mark, land: Ground, paper: Paper, marks: Sequence[Mark]) -> Words | None:
    """The name of a mark, beside it or at the end of a line; never as near to another mark, whose it would seem.

    On a phone marks stand so close that a name has its place right beside its own, or none.
    """
    is_phone = land.frame.is_crowded
    apart = APART_ON_A_PHONE if is_phone else APART
    lines = [line for line in (label(mark, land, short=True), figure_words(mark)) if line]
    wide = max(len(line) for line in lines) * NAME_PX * CHAR_EM + 4
    high = len(lines) * 14.0
    away = mark.size / 2 + 4
    places = [(side, side * away, lift) for lift in (0.0, 10.0, -10.0, 18.0, -18.0) for side in (1, -1)]
    places[2:2] = [(0, 0.0, away + high / 2), (0, 0.0, -away - high / 2)]
    places += [(side, -side * away, lift * (away + high / 2)) for lift in (1, -1) for side in (1, -1)]
    places = places[:2] if is_phone else places
    text = "<br>".join(plain(line) for line in lines)
    others = [other.box for other in marks if other is not mark]

    def is_its_own(x: float, y: float) -> bool:
        left, top, right, bottom = (
            x - wide / 2 - apart,
            y - high / 2 - apart,
            x + wide / 2 + apart,
            y + high / 2 + apart,
        )
        return all(box[0] > right or box[2] < left or box[1] > bottom or box[3] < top for box in others)

    for side, dx, dy in places:
        if is_its_own(mark.x + dx + side * wide / 2, mark.y + dy) and paper.takes(
            mark.x + dx + side * wide / 2, mark.y + dy, wide, high
        ):
            return Words(text, mark.x + dx, mark.y + dy, NAME_PX, "name", EDGE[side])
    may_reach = not is_phone and (mark.drawn != "governorate" or mark.of)
    for far in REACH_PX if may_reach else ():
        for dx, dy in AROUND + STEEP:
            at = mark.x + dx * (far + wide / 2), mark.y + dy * far
            is_clear = not any(_crosses((mark.x, mark.y), at, box) for box in others)
            if is_clear and is_its_own(*at) and paper.takes(*at, wide, high):
                return Words(text, *at, NAME_PX, "name", to=(mark.x, mark.y), off=mark.size / 2)
    return None


def _crosses(start: Point, end: Point, box: Box) -> bool:
    """Whether a line from `start` to `end` runs through a box, whose name it would seem to bring."""
    steps = max(1, round(hypot(end[0] - start[0], end[1] - start[1]) / 4))
    points = (
        (start[0] + (end[0] - start[0]) * n / steps, start[1] + (end[1] - start[1]) * n / steps) for n in range(steps)
    )
    left, top, right, bottom = box
    return any(left < x < right and top < y < bottom for x, y in points)


def _area_text(outline: Outline, counts: Mapping[tuple[str, str], str]) -> str:
    """A governorate's name in capitals, and under it its count."""
    lines = [cut(visible(outline.admin1), 24).upper(), counts.get((outline.country, outline.admin1), "")]
    return "<br>".join(plain(line) for line in lines if line)


def _size_of(text: str) -> tuple[float, float]:
    lines = text.split("<br>")
    wide = max(len(line) * AREA_PX * (CHAR_EM if n else 0.68) for n, line in enumerate(lines))
    return wide + 2, 13.0 * len(lines)


def _roomiest(outline: Outline, frame: Frame) -> float:
    """How far the point furthest from its border lies from it, in px."""
    room = room_within(outline.rings, frame)
    return room[0][1] if room else 0.0


def _within(outline: Outline, text: str, frame: Frame, paper: Paper) -> Words | None:
    """A governorate's name inside it, on lines of one word where it is narrow, and without its count where there is
    room for no more; it may cross the border where its middle lies well inside."""
    title, _, count = text.partition("<br>")
    in_words = f"{title}<br>{count.replace(' ', '<br>')}" if count else title
    whole, narrow, name = ((one, *_size_of(one)) for one in (text, in_words, title))
    tries = [(form, form[1] / share - 2) for share in (2, 3) for form in (whole, narrow)]
    tries += [(narrow, narrow[1] / 4), (name, name[2] / 2)]
    room = room_within(outline.rings, frame)
    for (form, wide, high), roomy in tries:
        for (x, y), distance in room:
            if distance >= roomy and paper.takes(x, y, wide, high):
                return Words(form, x, y, AREA_PX, "area")
    return None


def _apart(outline: Outline, text: str, frame: Frame, paper: Paper) -> Words | None:
    """A governorate's name beside it, with a line to it."""
    wide, high = _size_of(text)
    room = room_within(outline.rings, frame)
    for away in REACH_PX if room else ():
        (x, y), _ = room[0]
        for dx, dy in AROUND:
            at = x + dx * (away + wide / 2 - 16), y + dy * away
            if paper.takes(*at, wide, high):
                return Words(text, *at, AREA_PX, "area", to=(x, y))
    return None


def _of_country(outline: Outline, frame: Frame, paper: Paper) -> Words | None:
    name = visible(outline.name)
    wide = len(name) * 12 * 0.75
    for (x, y), distance in room_within(outline.rings, frame):
        if distance >= 14 and paper.takes(x, y, wide, 16):
            return Words(plain(name), x, y, 12, "country")
    return None


def annotations(
    found: Sequence[Words], land: Ground, theme: Theme, hatched: Sequence[Outline] = ()
) -> list[dict[str, Any]]:
    """The words as annotations at degrees; over `hatched` governorates they have paper behind them."""
    colours = {"name": theme.ink, "area": theme.muted, "country": theme.muted, "town": theme.muted}
    halo = ", ".join([f"0 0 3px {theme.paper}"] * 4)  # so that borders do not cross the letters
    made = []
    for one in found:
        lon, lat = land.frame.degrees(*(one.to or (one.x, one.y)))
        words: dict[str, Any] = {
            "x": round(lon, 4),
            "y": round(lat, 4),
            "text": one.text,
            "showarrow": one.to is not None,
            "font": {"size": one.size, "color": colours[one.tone], "shadow": halo},
            "borderpad": 0,
            "xanchor": one.anchor,
            "yanchor": "middle",
            "align": one.anchor,
        }
        if any(inside(outline.rings, *land.frame.degrees(one.x, one.y)) for outline in hatched):
            words |= {"bgcolor": thinned(theme.paper, 0.84), "borderpad": 1}
        if one.tone == "country":
            words["text"] = f"<i>{one.text}</i>"
        if one.to is not None:
            words |= {"ax": round(one.x - one.to[0]), "ay": round(one.y - one.to[1])}
            words |= {"arrowhead": 0, "arrowwidth": 0.7, "arrowcolor": theme.muted}
            words |= {"standoff": one.off}
        made.append(words)
    return made
