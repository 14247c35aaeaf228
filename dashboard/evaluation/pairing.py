"""Which record of one reader goes with which of the other: one to one, as many as can be, then the closest.

Rules of the labelling scheme: two figures may be paired when their words overlap and measure, low and high are equal;
two events when their sentences overlap (and, for the type's score, their types are equal).
"""

import re
from collections.abc import Callable, Iterable

from dashboard.evaluation.scheme import SchemeEvent, SchemeFigure, Span

Closeness = Callable[[int, int], float]
"""How close row i of one side is to row j of the other; 0 when they may not be paired."""
SMALL_WORDS = frozenset({"the", "a", "an", "of", "for", "in", "and", "s"})
WORD = re.compile(r"[^\W_]+")
SURE_STEM, LONGEST_ENDING = 4, 3
LEAST_GAIN = 1e-12


def pairs(n_left: int, n_right: int, closeness: Closeness) -> list[tuple[int, int]]:
    """Pairs (left, right), sorted: the most that can be made, and of those the ones of greatest closeness in all.

    One more pair at a time, each along the chain of changes that gains most (successive augmenting paths).
    """
    edges: list[tuple[int, int, float]] = []
    for i in range(n_left):
        edges += [(i, j, near) for j in range(n_right) if (near := closeness(i, j)) > 0]
    of_left: dict[int, int] = {}
    of_right: dict[int, int] = {}
    weight = {(i, j): near for i, j, near in edges}
    while True:
        gain: dict[int, float] = {}
        came: dict[int, int] = {}
        start = {i: 0.0 for i in range(n_left) if i not in of_left}
        changed = True
        while changed:
            changed = False
            for i, j, near in edges:
                if of_left.get(i) == j or i not in start:
                    continue
                if j not in gain or start[i] + near > gain[j] + LEAST_GAIN:
                    gain[j], came[j], changed = start[i] + near, i, True
                    if j in of_right:  # its partner is set free, and may look for another
                        start[of_right[j]] = gain[j] - weight[of_right[j], j]
        free = [j for j in gain if j not in of_right]
        if not free:
            return sorted(of_left.items())
        end: int | None = max(free, key=lambda j: (gain[j], -j))
        while end is not None:
            i = came[end]
            end_before = of_left.get(i)
            of_left[i], of_right[end] = end, i
            end = end_before


def overlap(one: Span, other: Span) -> int:
    """How many characters two spans share."""
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def shared_part(one: Iterable[Span], other: Iterable[Span]) -> float:
    """Characters in both, as a share (0 to 1) of the characters in either."""
    left, right = _merged(one), _merged(other)
    both = sum(overlap(a, b) for a in left for b in right)
    either = sum(end - start for start, end in (*left, *right)) - both
    return both / either if both else 0.0


def _merged(spans: Iterable[Span]) -> list[Span]:
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found


def figures_closeness(one: SchemeFigure, other: SchemeFigure) -> float:
    """Share of words in common where both say the same number of the same measure, else 0."""
    return shared_part([one.span], [other.span]) if one.number == other.number else 0.0


def events_closeness(one: SchemeEvent, other: SchemeEvent, same_type: bool) -> float:
    """Share of sentences in common; among equals, the event of the same type, then place, then day is closer."""
    near = shared_part(one.spans, other.spans)
    if not near or (same_type and one.type != other.type):
        return 0.0
    near += 1e-4 * (one.type == other.type) + 1e-5 * same_name(one.place, other.place)
    return near + 1e-6 * (one.date_start == other.date_start)


def same_name(one: str | None, other: str | None) -> bool:
    """Whether two names as written mean one: half of their words in common, or the shorter wholly in the longer
    ("Ban Ki-moon" in "UN Secretary General Ban Ki-moon"), which may not be a whole sentence. Nobody is only nobody."""
    if not one or not other:
        return not one and not other
    fewer, more = sorted((_words(one), _words(other)), key=len)
    shared = fewer & more
    left = sorted(more - shared)
    n_shared = len(shared)
    for word in sorted(fewer - shared):
        akin = next((candidate for candidate in left if _is_akin(word, candidate)), None)
        if akin is not None:
            left.remove(akin)
            n_shared += 1
    if not n_shared:
        return False
    in_either = len(fewer) + len(more) - n_shared
    return 2 * n_shared >= in_either or (n_shared == len(fewer) and len(more) <= 3 * len(fewer) + 4)


def _words(name: str) -> set[str]:
    words = set(WORD.findall(name.casefold()))
    return words - SMALL_WORDS or words


def _is_akin(one: str, other: str) -> bool:
    """Israel and Israeli, rebel and rebels: the same but for a short ending."""
    short, long = sorted((one, other), key=len)
    is_stem = len(short) >= SURE_STEM and short.isalpha() and long.startswith(short)
    return short == long or (is_stem and len(long) - len(short) <= LONGEST_ENDING)
