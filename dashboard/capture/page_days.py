"""The days of a page: of entries that tell only their hour, and of the page itself where no tag states one.

A day that stands in words is what the page states, too: a line "Published on 14 June 2024", the day of its entries, or
the one day in the title of a diary or live page. It is shown as proposed, never taken from a time of change.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from itertools import groupby

from dashboard.capture.page_element import Element, names
from dashboard.capture.page_entries import PageEntry, owner
from dashboard.capture.page_markers import CHANGED, words_of
from dashboard.capture.page_times import FORMS, LONGEST, Moment, moment_in_words
from dashboard.extraction.text.dated_stamps import OF_A_DAY, OF_LONGER, RANGE_AFTER, RANGE_BEFORE
from dashboard.extraction.text.midnight import days_across_midnight
from dashboard.extraction.text.stamps import day_of_line, stamp_of

HEADINGS = names("h1 h2 h3 h4 h5 h6")
LINES_AT_THE_TOP = 8
A_SENTENCE = 100


def days_of(entries: Sequence[PageEntry], elements: Iterable[Element], published: date | None) -> list[date | None]:
    """The day of each entry: its own, else that of the heading above it, else the page's.

    Entries past midnight are of another day than the page's, though no line says so. `elements` are the page's.
    """
    headed = headed_days(entries, elements, published)
    days = [entry.moment.on(published) if entry.moment else None for entry in entries]
    for heading, run in groupby(range(len(entries)), key=headed.__getitem__):
        day = heading or published
        numbers = [number for number in run if days[number] is None]
        for number in numbers:
            days[number] = day
        if day is None:
            continue
        told = [(number, stamp) for number in numbers if (stamp := stamp_on(entries[number].moment, day))]
        for (number, _), shift in zip(told, days_across_midnight([at for _, at in told], day) or (), strict=False):
            days[number] = day + timedelta(days=shift)
    return days


def stamp_on(moment: Moment | None, day: date) -> datetime | None:
    """The instant of a bare time on a day."""
    return stamp_of(moment.clock, day)[0] if moment and moment.clock else None


def headed_days(entries: Sequence[PageEntry], elements: Iterable[Element], published: date | None) -> list[date | None]:
    """For each entry, the day named by the heading in it, or the last one above it, that is only a date."""
    found: list[date | None] = []
    inside: dict[int, list[Element]] = {id(entry.element): [] for entry in entries}
    day = None
    for element in elements:
        if id(element) in inside:
            found.append(day)
        elif 2 < element.letters <= LONGEST and all(isinstance(child, str) for child in element.children):
            words = words_of(element)
            if named := day_of_heading(words, published):
                if owner(element, inside) is None:
                    day = named
                elif element.tag in HEADINGS:
                    found[-1] = named
    return found


def day_of_heading(words: str, published: date | None) -> date | None:
    """The day, where words are that and nothing else, and not that of a change."""
    if CHANGED.match(words):
        return None
    moment = moment_in_words(words)
    if moment is not None:
        return moment.day
    return day_of_line(words, published) if published else None


def proposed_day(title: str | None, lines: Sequence[str], entries: Sequence[PageEntry]) -> str | None:
    """The day of publication as the page's words state it, in ISO form; None when they state none.

    Of entries that all tell their day, the last one.
    """
    for line in lines[:LINES_AT_THE_TOP]:
        if len(line) > A_SENTENCE or line.endswith((".", "!", "?")):
            break
        words = line.strip("#*-_ ")
        if not CHANGED.match(words) and (moment := moment_in_words(words)) and moment.day:
            return moment.day.isoformat()
    days = [entry.moment.day if entry.moment else None for entry in entries]
    if days and all(days):
        return max(day for day in days if day).isoformat()
    named = day_of_live_title(title or "")
    return named.isoformat() if named else None


def day_of_live_title(title: str) -> date | None:
    """The one day, with its year, in the title of a diary, live page or bulletin."""
    if not OF_A_DAY.search(title) or OF_LONGER.search(title):
        return None
    found = [match for form in FORMS for match in form.finditer(title)]
    if len(found) != 1 or RANGE_BEFORE.search(title, 0, found[0].start()) or RANGE_AFTER.match(title, found[0].end()):
        return None
    moment = moment_in_words(found[0][0])
    return moment.day if moment else None
