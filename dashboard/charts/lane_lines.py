"""Where events stand in their lanes, so that no mark, bar or label lies over another.

Within a lane every event gets the first line on which its mark, bar and label are free. A lane grows by as many lines
as it needs; only labels are given up in a crowd, and who draws counts those.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

LANE_GAP_PX, LINE_GAP_PX, LANE_LEAST_PX, TIP_PX = 16.0, 4.0, 34.0, 9.0
CHAR_PX, LABEL_HALF_PX = 6.0, 8.0
ABOVE_PX = 12.0 + TIP_PX + LABEL_HALF_PX
"""From the middle of a mark of usual size, with its tip, to the middle of a label above it."""
PLOT_PX = 600.0
"""The narrowest a plot is drawn; on a wider one, what lies apart here lies further apart."""
LABELLED_LINES, NUMBERED_LINES = 14, 28
"""So many lines of a lane may begin with a label, and with one that states a number; after that an event takes room
only for its mark and bar."""

Box = tuple[float, float]
Label = tuple[str, float, float]


@dataclass(frozen=True, slots=True)
class Item:
    """An event to place: its lane, what it spans from left to right and where its mark stands (px of `PLOT_PX`), half
    its mark's size (px).

    `tip_px` is the room of an open tip above it, `chars` the length of its label; who is `first` chooses before others.
    """

    lane: str
    start: float
    end: float
    at: float
    half: float
    tip_px: float
    chars: int
    first: bool


@dataclass(slots=True)
class Placed:
    """Where everything stands, in px from the top: each item's `ys`, the label of each that found room (its side, its
    shift to the right, its shift upwards), the `middles` and `tops` of lanes that hold something, and the `height`."""

    ys: list[float]
    labels: dict[int, Label]
    middles: dict[str, float]
    tops: dict[str, float]
    height: float


@dataclass(slots=True)
class _Line:
    """One line of a lane: what is taken from left to right, and how far its marks and labels reach up and down (px)."""

    taken: list[Box] = field(default_factory=list)
    items: list[int] = field(default_factory=list)
    up: float = 5.0
    down: float = 5.0


def place(items: Sequence[Item], lanes: Sequence[str], heads: Mapping[str, float] | None = None) -> Placed:
    """Every item on a line of its lane, lanes from top to bottom; `heads` is extra room above a lane (px)."""
    out = Placed([0.0] * len(items), {}, {}, {}, 0.0)
    top = 0.0
    for lane in lanes:
        lines = _lines_of(items, lane, out.labels)
        if not lines:
            continue
        top += (heads or {}).get(lane, 0.0)
        height = sum(line.up + line.down + LINE_GAP_PX for line in lines)
        at = top + max(0.0, LANE_LEAST_PX - height) / 2
        height = max(height, LANE_LEAST_PX)
        for line in lines:
            for n in line.items:
                out.ys[n] = round(at + line.up, 1)
            at += line.up + line.down + LINE_GAP_PX
        out.middles[lane], out.tops[lane] = top + height / 2, top
        top += height + LANE_GAP_PX
    out.height = top
    return out


def _lines_of(items: Sequence[Item], lane: str, labels: dict[int, Label]) -> list[_Line]:
    lines: list[_Line] = []
    mine = [n for n, item in enumerate(items) if item.lane == lane]
    for n in sorted(mine, key=lambda n: not items[n].first):
        item = items[n]
        core, wanted = _wanted(item)
        line, side, box = _first_free(lines, wanted, core, NUMBERED_LINES if item.first else LABELLED_LINES)
        line.taken.append(box)
        line.items.append(n)
        half = item.half + 1
        line.up, line.down = max(line.up, half + item.tip_px), max(line.down, half)
        if side is not None:
            shift = {"right": core[1] - item.end, "left": core[0] - item.start}.get(side, 0.0)
            lift = max(ABOVE_PX, half + item.tip_px + LABEL_HALF_PX) if side.startswith("above") else 0.0
            labels[n] = side, shift, lift
            line.up = max(line.up, lift + LABEL_HALF_PX)
            line.down = max(line.down, LABEL_HALF_PX)
    return lines


def _wanted(item: Item) -> tuple[Box, dict[str, Box]]:
    """From left to right: the room of the mark and its bar, and that with a label on each side where it fits."""
    start, end, half = item.start, item.end, item.half + 4
    core = min(start - 6, item.at - half), max(end + 6, item.at + half)
    words = item.chars * CHAR_PX + 6
    beside = {"right": (core[0], core[1] + words), "left": (core[0] - words, core[1])}
    sides = {side: box for side, box in beside.items() if box[0] > 0 and box[1] < PLOT_PX}
    if start + words < PLOT_PX:  # a bar may run to the edge of the plot; its label stands above it, inside
        sides["above"] = core[0], max(core[1], start + words)
    if end - words > 0:
        sides["above_end"] = min(core[0], end - words), core[1]
    return core, sides


def _first_free(lines: list[_Line], wanted: dict[str, Box], core: Box, most: int) -> tuple[_Line, str | None, Box]:
    """The line, the label's side (None: no label) and the room: a free place with a label, else a new line, else
    (when there are `most` lines) without a label the first line that is free, else a new one."""
    beside = {side: box for side, box in wanted.items() if side in ("right", "left")}
    for side, box in (beside or wanted).items():
        for line in lines:
            if _is_free(line, box):
                return line, side, box
    if wanted and len(lines) < most:
        lines.append(_Line())
        side, box = next(iter(wanted.items()))
        return lines[-1], side, box
    for line in lines:
        if _is_free(line, core):
            return line, None, core
    lines.append(_Line())
    return lines[-1], None, core


def _is_free(line: _Line, box: Box) -> bool:
    return all(box[1] < other[0] or other[1] < box[0] for other in line.taken)
