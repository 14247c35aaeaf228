"""The day that a toll read in a post stands for, where its own sentence states it: "by the end of April".

A month alone ("by April") is no day and is left; so is a day that had not come when the number was published. A month
without a year is the last that ended before then, as people write it.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import TypeVar

from dashboard.assessment.told_along import ReadToll, words_around
from dashboard.linking.words import MONTHS

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTH, NUMBER = rf"(?P<month>{'|'.join(MONTHS)})", r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
YEAR = r"(?:,? (?P<year>(?:19|20)\d\d))"
WEEKDAY = rf"(?P<weekday>{'|'.join(WEEKDAYS)})"
_UP_TO = r"\b(?P<link>by|as of|as at|up to|until|till|through|to) (?:the )?"
FORMS = tuple(
    re.compile(rf"{_UP_TO}{form}\b", re.IGNORECASE)
    for form in (
        rf"(?P<end>end) of {MONTH}{YEAR}?",
        rf"(?P<end>end) of{YEAR}",
        rf"{NUMBER} (?:of )?{MONTH}{YEAR}?",
        rf"{MONTH} {NUMBER}{YEAR}?",
        rf"(?P<last>last |this |past )?{WEEKDAY}",
        r"(?P<near>today|yesterday)",
    )
)
Stated = TypeVar("Stated")
BEGINNING = re.compile(r"\b(?:since|from)\b", re.IGNORECASE)


def as_of(read: ReadToll, others: Sequence[ReadToll]) -> tuple[date, str] | None:
    """The day that a toll stands for and the words that state it; None where its sentence states no day."""
    return stated_beside(read, others, stated_day)


def stated_beside(
    read: ReadToll, others: Sequence[ReadToll], stated: Callable[[str, date], Stated | None]
) -> Stated | None:
    """What `stated` finds in the words of a toll, published on that day; None where they state nothing of the kind.

    The words follow the number before the next one of `others` in the sentence, or stand at its beginning.
    """
    published = read.testimony.report.reported_date
    before, after = words_around(read, others)
    opens = len(before) == read.figure.quotation.start - read.testimony.claim.quotation.start
    found = stated(after.partition(";")[0], published)
    return found or (stated(before.rpartition(";")[2], published) if opens else None)


def stated_day(words: str, published: date) -> tuple[date, str] | None:
    """The first day up to which something is said to be counted, and the words for it."""
    found = [match for form in FORMS if (match := form.search(words))]
    for match in sorted(found, key=lambda match: match.start()):
        part = match.groupdict()
        is_range = part["link"].lower() != "to" or part.get("end") or BEGINNING.search(words[: match.start()])
        day = _day(part, published) if is_range else None
        if day is not None and day <= published:
            return day, match.group()
    return None


def _day(part: dict[str, str | None], published: date) -> date | None:
    if near := part.get("near"):
        return published - timedelta(days=near.lower() == "yesterday")
    if weekday := part.get("weekday"):
        back = days_since(weekday, published)
        return published - timedelta(days=back or 7 * ((part["last"] or "").lower() in ("last ", "past ")))
    month = MONTHS.index(name.capitalize()) + 1 if (name := part.get("month")) else 12
    year = int(stated) if (stated := part.get("year")) else published.year
    day = _in_month(year, month, part.get("day"))
    is_ahead = day is not None and day > published and not stated
    return _in_month(year - 1, month, part.get("day")) if is_ahead else day


def days_since(weekday: str, published: date) -> int:
    """How many days before `published`, 0 to 6, the weekday of that name was last."""
    return (published.weekday() - WEEKDAYS.index(weekday.capitalize())) % 7


def _in_month(year: int, month: int, day: str | None) -> date | None:
    last = monthrange(year, month)[1]
    number = int(day) if day else last
    return date(year, month, number) if 1 <= number <= last else None
