"""Where labels go, so that none lies over another, over a mark, or outside the picture, at any usual width.

The server does not know how wide the reader's screen is. A place is taken only when it is free on a wide picture and on
the narrowest that is drawn (a smaller window scrolls it); what finds no such place gets no label and is read from the
tooltip and the list below the chart.
"""

from collections.abc import Sequence
from dataclasses import dataclass

WIDE = (900.0, 620.0)
LINE_PX, MARK_PX, GAP_PX = 15.0, 9.0, 7.0


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark at `x` (0 to 1 from left to right) and `y` (px from the top), with the label it would like.

    `chars` is the length of the label's longest line, `lines` how many it has; `reach_px` is what stands above the mark
    (an arrow) and must stay free.
    """

    x: float
    y: float
    chars: int
    lines: int = 1
    reach_px: float = 0.0


@dataclass(frozen=True, slots=True)
class Place:
    """A label's place: shifts in px from its mark, and which edge of the text stands there."""

    dx: float
    dy: float
    anchor: str


Box = tuple[float, float, float, float]


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _candidates(mark: Mark, char_px: float) -> list[tuple[Place, Box]]:
    wide, high = mark.chars * char_px, mark.lines * LINE_PX
    out: list[tuple[Place, Box]] = []
    side = MARK_PX + GAP_PX
    lifts = (0.0, 14.0, -14.0, 26.0, -26.0, 40.0, -40.0, 56.0, -56.0)
    for lift in lifts:
        out.append((Place(side, lift, "left"), (side, lift - high / 2, side + wide, lift + high / 2)))
        out.append((Place(-side, lift, "right"), (-side - wide, lift - high / 2, -side, lift + high / 2)))
    for up in (mark.reach_px + MARK_PX + high / 2, mark.reach_px + MARK_PX + high / 2 + 16):
        out.append((Place(0, -up, "center"), (-wide / 2, -up - high / 2, wide / 2, -up + high / 2)))
        out.append((Place(-MARK_PX, -up, "left"), (-MARK_PX, -up - high / 2, wide - MARK_PX, -up + high / 2)))
        out.append((Place(MARK_PX, -up, "right"), (MARK_PX - wide, -up - high / 2, MARK_PX, -up + high / 2)))
    for down in (MARK_PX + high / 2 + 2, MARK_PX + high / 2 + 18):
        out.append((Place(0, down, "center"), (-wide / 2, down - high / 2, wide / 2, down + high / 2)))
    return out


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line from (x0, y0) to (x1, y1), x from 0 to 1 and y in px, that no label may cross."""

    x0: float
    y0: float
    x1: float
    y1: float

    def boxes(self, width: float) -> list[Box]:
        """Small boxes along the line on a picture of `width` px."""
        steps = max(1, int(max(abs(self.x1 - self.x0) * width, abs(self.y1 - self.y0)) // 8))
        points = [
            ((self.x0 + (self.x1 - self.x0) * n / steps) * width, self.y0 + (self.y1 - self.y0) * n / steps)
            for n in range(steps + 1)
        ]
        return [(x - 4, y - 4, x + 4, y + 4) for x, y in points]


def place(
    marks: Sequence[Mark],
    height: float,
    char_px: float = 6.4,
    margin_px: float = 4.0,
    strokes: Sequence[Stroke] = (),
    widths: Sequence[float] = WIDE,
) -> list[Place | None]:
    """A free place for each mark's label, in the order of `marks` (the first ones choose first); None where none is.

    `height` is that of the plot in px, `widths` those at which a place must be free. Equal marks give equal places.
    """
    taken: list[list[Box]] = []
    for width in widths:
        boxes = [
            (m.x * width - MARK_PX, m.y - MARK_PX - m.reach_px, m.x * width + MARK_PX, m.y + MARK_PX) for m in marks
        ]
        boxes += [box for stroke in strokes for box in stroke.boxes(width)]
        taken.append(boxes)
    places: list[Place | None] = []
    for mark in marks:
        chosen: Place | None = None
        for candidate, box in _candidates(mark, char_px):
            moved = [
                (box[0] + mark.x * width, box[1] + mark.y, box[2] + mark.x * width, box[3] + mark.y) for width in widths
            ]
            inside = all(
                m[0] >= margin_px and m[2] <= width - margin_px and m[1] >= margin_px and m[3] <= height - margin_px
                for m, width in zip(moved, widths, strict=True)
            )
            if inside and not any(_overlap(m, t) for m, boxes in zip(moved, taken, strict=True) for t in boxes):
                chosen = candidate
                for m, boxes in zip(moved, taken, strict=True):
                    boxes.append(m)
                break
        places.append(chosen)
    return places
