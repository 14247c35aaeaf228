"""The day, month or year from which a toll read in a post is counted, where its sentence states it: "since May 2012".

What is dated only by an event ("since the war began", "since the coup of 2021") is left. A month or a weekday without a
year is the last one that had begun when the number was published.
"""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from dashboard.assessment.as_of import MONTH, NUMBER, WEEKDAY, YEAR, days_since, stated_beside
from dashboard.assessment.told_along import ReadToll
from dashboard.linking.words import MONTHS

_SINCE = r"\bsince (?:early |mid-|mid |late |the start of |the beginning of |at least )?"
FORMS = tuple(
    re.compile(rf"{_SINCE}{form}\b(?!['’])", re.IGNORECASE)
    for form in (
        rf"{NUMBER} (?:of )?{MONTH}{YEAR}?",
        rf"{MONTH} {NUMBER}\b{YEAR}?",
        rf"(?:last )?{MONTH}{YEAR}?(?! \d)",
        r"(?P<year>(?:19|20)\d\d)",
        rf"(?:last )?{WEEKDAY}",
        r"(?P<near>yesterday)",
    )
)


def counted_since(read: ReadToll, others: Sequence[ReadToll]) -> str | None:
    """EDTF day, month or year from which a toll is counted; None where its sentence states none."""
    return stated_beside(read, others, stated_since)


def stated_since(words: str, published: date) -> str | None:
    """The first day, month or year, as EDTF, since which something is said to be counted."""
    found = [match for form in FORMS if (match := form.search(words))]
    if not found:
        return None
    part = min(found, key=lambda match: match.start()).groupdict()
    if part.get("near"):
        return str(published - timedelta(days=1))
    if weekday := part.get("weekday"):
        return str(published - timedelta(days=days_since(weekday, published) or 7))
    return _month_or_year(part, published)


def _month_or_year(part: dict[str, str | None], published: date) -> str | None:
    """ "2012", "2012-05" or "2012-05-03"; None for what had not come yet or is no day."""
    month = MONTHS.index(name.capitalize()) + 1 if (name := part.get("month")) else 1
    day = int(number) if (number := part.get("day")) else 1
    year = int(stated) if (stated := part.get("year")) else published.year
    try:
        first = date(year, month, day)
        if first > published and not stated:
            first = date(year - 1, month, day)
    except ValueError:
        return None
    if first > published:
        return None
    return str(first)[: 10 if number else 7 if name else 4]
