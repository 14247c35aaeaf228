"""Live blogs that run past midnight: "00:40" above "23:50" parts two days, though no line names either of them."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise

LONG_STEP = timedelta(hours=15)  # shorter ones part a summary from the entries below it
MOST_NIGHTS = 3
FEWEST = 3


def days_across_midnight(stamps: Sequence[datetime], headed: date | None) -> list[int] | None:
    """For each stamp of one day's run, how many days from the day it was read as; None where all are of one day.

    `stamps` stand in the order of the page, read as of `headed`, or of the day of publication. Their order is newest
    or oldest first, as most steps go; a long step against it crosses midnight. A named day is that of most
    entries; else the latest ones are of the day of publication, since nothing is told after it.
    """
    steps = [second - first for first, second in pairwise(stamps)]
    if len(stamps) < FEWEST or not any(abs(step) >= LONG_STEP for step in steps):
        return None
    small = [step for step in steps if step and abs(step) < LONG_STEP]
    falling = sum(step < timedelta(0) for step in small)
    if 2 * falling == len(small):
        return None
    sign = -1 if 2 * falling > len(small) else 1  # newest first: the day falls as one reads on
    part, parts = 0, [0]
    for step in steps:
        part += sign if sign * step <= -LONG_STEP else 0
        parts.append(part)
    if not 0 < abs(part) <= MOST_NIGHTS:
        return None
    base = max(set(parts), key=lambda one: (parts.count(one), one)) if headed else max(parts)
    return [one - base for one in parts]
