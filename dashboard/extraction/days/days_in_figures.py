"""Days written in figures alone: "24/07/2013", "7/24/2013", "24.07.13", "on 24/07", "2013/07/24".

Which number is the day and which the month is told by the calendar, else by what lies nearest before the telling: the
day comes first where both would do, as most of the world writes.
"""

import re
from collections.abc import Sequence
from datetime import date, timedelta

DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})$")
DOTTED_SHORT = re.compile(r"(\d{1,2})\.(\d{2})$")
BEFORE_A_SHORT = frozenset({"on", "since", "dated", "until", "from", "of"})
ROUND_THE_CLOCK = ("24", "7")
AHEAD = timedelta(days=45)  # a day that is announced
NEAR = timedelta(days=120)


def day_in_figures(lows: Sequence[str], at: int, anchor: date) -> tuple[int, date] | None:
    """The token after the day that token `at` opens, and the day, told on the day `anchor`; None without one."""
    word = lows[at]
    if "." in word:
        if dotted := DOTTED.match(word):
            return _with(at + 1, _day(dotted[1], dotted[2], dotted[3], anchor))
        short = DOTTED_SHORT.match(word) if at and lows[at - 1] in BEFORE_A_SHORT else None
        return _with(at + 1, _near(short[1], short[2], anchor)) if short else None
    if lows[at + 1 : at + 2] != ["/"] or not _is_number(word) or at + 2 >= len(lows):
        return None
    second = lows[at + 2]
    if lows[at + 3 : at + 4] == ["/"] and at + 4 < len(lows):
        if len(word) == 4:
            return _with(at + 5, _made(word, second, lows[at + 4]))
        return _with(at + 5, _day(word, second, lows[at + 4], anchor))
    if not at or lows[at - 1] not in BEFORE_A_SHORT or (word, second) == ROUND_THE_CLOCK:
        return None
    return _with(at + 3, _near(word, second, anchor))


def _with(end: int, day: date | None) -> tuple[int, date] | None:
    return (end, day) if day else None


def _is_number(word: str) -> bool:
    return word.isascii() and word.isdigit()


def _made(year: str, month: str, day: str) -> date | None:
    if not all(map(_is_number, (year, month, day))):
        return None
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _day(first: str, second: str, year: str, anchor: date) -> date | None:
    """The day of two numbers and a year of four or two figures; of two that may be, the one near the telling."""
    if not _is_number(year) or len(year) not in (2, 4):
        return None
    whole = f"{anchor.year // 100}{year}" if len(year) == 2 else year
    return _best([_made(whole, second, first), _made(whole, first, second)], anchor)


def _near(first: str, second: str, anchor: date) -> date | None:
    """The day of two numbers without a year, if one lies near before the telling."""
    pairs = ((second, first), (first, second))
    found = _best([_made(str(year), *pair) for pair in pairs for year in (anchor.year, anchor.year - 1)], anchor)
    return found if found and anchor - found <= NEAR else None


def _best(days: Sequence[date | None], anchor: date) -> date | None:
    known = [day for day in days if day and day <= anchor + AHEAD]
    near = [day for day in known if timedelta(0) <= anchor - day <= NEAR]
    return near[0] if near else known[0] if known else None
