"""What is taken in a picture, found by squares of it, so that a thousand marks cost little to keep apart."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from dashboard.charts.map_frame import Box

SQUARE_PX = 48.0


class Room:
    """Boxes (left, top, right, bottom in px) that are taken."""

    def __init__(self, taken: Iterable[Box] = ()) -> None:
        self._squares: dict[tuple[int, int], list[Box]] = defaultdict(list)
        for box in taken:
            self.take(box)

    def take(self, box: Box) -> None:
        """Take a box, free or not."""
        for square in _squares(box):
            self._squares[square].append(box)

    def is_free(self, box: Box) -> bool:
        """True when nothing that is taken lies over `box`."""
        left, top, right, bottom = box
        for square in _squares(box):
            for b in self._squares.get(square, ()):
                if left < b[2] and b[0] < right and top < b[3] and b[1] < bottom:
                    return False
        return True

    def n_over(self, box: Box) -> int:
        """How many squares' worth of what is taken lies over `box`: the fewer, the freer."""
        left, top, right, bottom = box
        return sum(
            left < b[2] and b[0] < right and top < b[3] and b[1] < bottom
            for square in _squares(box)
            for b in self._squares.get(square, ())
        )


def _squares(box: Box) -> Iterator[tuple[int, int]]:
    for x in range(int(box[0] // SQUARE_PX), int(box[2] // SQUARE_PX) + 1):
        for y in range(int(box[1] // SQUARE_PX), int(box[3] // SQUARE_PX) + 1):
            yield x, y
