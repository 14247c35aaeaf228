"""EDTF days, months and years ("2013-07-25", "2013-06", "2011") as dates and in words."""

from calendar import monthrange
from datetime import date

from dashboard.linking.words import day_words, month_words


def last_day(edtf: str) -> date:
    """The last possible day; ValueError with the value when it is no EDTF day, month or year."""
    parts = edtf.split("-")
    try:
        if len(parts) == 3:
            return date.fromisoformat(edtf)
        year, month = int(parts[0]), int(parts[1]) if len(parts) == 2 else 12
        return date(year, month, monthrange(year, month)[1])
    except (ValueError, IndexError) as error:
        raise ValueError(f"{edtf!r} is no day, month or year such as 2013-07-25, 2013-07 or 2013") from error


def edtf_words(edtf: str) -> str:
    """ "25 July 2013", "June 2013" or "2011"."""
    day = last_day(edtf)
    return {3: day_words(day), 2: f"{month_words(day)} {day.year}"}.get(len(edtf.split("-")), str(day.year))
