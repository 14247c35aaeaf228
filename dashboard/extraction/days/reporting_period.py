"""The days that a bulletin says it covers, above everything it tells: "Reporting period: 8 to 9 September 2025"."""

import re
from datetime import date, timedelta

from dashboard.extraction.days.calendar_words import calendar_of
from dashboard.extraction.text.parts import Layout
from dashboard.extraction.word_lists import word_lists
from dashboard.extraction.words.vocabulary import Vocabulary

Days = tuple[date, date] | None

MONTH = rf"({'|'.join(sorted(word_lists('date_words')['months']))})"
DAY = r"(?:[a-z]+day,? )?(?:the )?(\d{1,2})(?:st|nd|rd|th)?"
UNTIL = r",? ?(?:to|until|through|and|-|–|—) ?"
YEAR = r"(?:,? (\d{4}))?"
DAY_FIRST = re.compile(rf"\b{DAY}(?: {MONTH})?{YEAR}{UNTIL}{DAY} {MONTH}{YEAR}\b")
MONTH_FIRST = re.compile(rf"\b{MONTH} {DAY}{UNTIL}(?:{MONTH} )?{DAY}{YEAR}\b")
COVERING = re.compile(r"\b(?:period|covers|covering|weekly|fortnightly)\b")
AT_THE_TOP = 4  # sentences
LONGEST = timedelta(days=31)


def reporting_period(layout: Layout, published: date, vocabulary: Vocabulary) -> Days:
    """First and last of those days, up to the day of publication; None where the top names no such span."""
    for sentence in layout.sentences[:AT_THE_TOP]:
        if COVERING.search(sentence.lower) and (
            days := _span(sentence.lower, published, calendar_of(vocabulary.date_words)[1])
        ):
            return days
    return None


def _span(text: str, published: date, months: dict[str, int]) -> Days:
    if found := DAY_FIRST.search(text):
        first, first_month, _, last, month, year = found.groups()
    elif found := MONTH_FIRST.search(text):
        first_month, first, month, last, year = found.groups()
        month = month or first_month
    else:
        return None
    start_month, stop_month = months[first_month or month], months[month]
    try:
        stop = date(int(year or published.year), stop_month, int(last))
        stop = stop if year or stop <= published else stop.replace(year=stop.year - 1)
        start = date(stop.year - (start_month > stop_month), start_month, int(first))
    except ValueError:
        return None
    return (start, stop) if start < stop <= published and stop - start <= LONGEST else None
