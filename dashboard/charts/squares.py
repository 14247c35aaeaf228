"""Squares that can be clicked, shaded by a count: of the calendar, and of the counts of events.

Square scatter markers, because a click on a heatmap selects nothing. Darker means more reports or more events, never
more dead.
"""

from datetime import date
from math import log

from dashboard.charts.theme import Theme
from dashboard.charts.time_axis import MONTHS

SQUARE_PX, LEAST_SQUARE_PX, PLOT_PX = 18.0, 9.0, 560.0
SHADES = (0.25, 0.5, 0.75, 1.0)


def size(columns: int) -> float:
    """The side of a square, in px, that leaves a gap between `columns` of them on the narrowest plot."""
    return round(max(LEAST_SQUARE_PX, min(SQUARE_PX, PLOT_PX / columns - 1.5)), 1)


def level(n: int, most: int) -> int:
    """0 to 3, by the logarithm: one report is told from none before ten are told from eleven."""
    return 3 if most <= 1 or n >= most else min(3, int(4 * log(max(n, 1)) / log(most)))


def shade(n: int, most: int, theme: Theme) -> str:
    """The colour of a square that counts `n`, where the darkest counts `most`."""
    return blend(theme.paper, theme.accent, SHADES[level(n, most)])


def ink_on(n: int, most: int, theme: Theme) -> str:
    """The colour of a number written on that square."""
    return theme.paper if SHADES[level(n, most)] > 0.5 else theme.ink


def blend(ground: str, colour: str, share: float) -> str:
    """`share` of `colour` on `ground`, both "#RRGGBB"."""
    pairs = zip(bytes.fromhex(ground[1:]), bytes.fromhex(colour[1:]), strict=True)
    return "#" + "".join(f"{round(g + (c - g) * share):02X}" for g, c in pairs)


def span_words(first: date, last: date) -> str:
    """ "22 Jul 2013" for one day, else "22 Jul 2013 to 28 Jul 2013"."""
    one, other = (f"{day.day} {MONTHS[day.month - 1]} {day.year}" for day in (first, last))
    return one if first == last else f"{one} to {other}"


def number(n: int) -> str:
    """A count that fits into a mark, cut and never rounded up: "7", "412", "12k"; the list below has it exactly."""
    for size, letter in ((1_000_000, "M"), (1000, "k")):
        if n >= 10 * size:
            return f"{n // size}{letter}"
        if n >= size:
            return f"{n * 10 // size / 10:g}{letter}"
    return str(n)
