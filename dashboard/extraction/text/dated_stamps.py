"""Time stamps that name their day too: "Thursday 12 June, 18:05", "18:05 on 12 June", "2024-06-12 18:05 GMT".

The day may also be a weekday alone ("Wednesday, 18:05"), "today" or "yesterday"; those and a day without a year are
counted from the day of publication. A day more than 40 days before it, or later than the day after it, makes no stamp.
"""

import re
from datetime import date, timedelta

from dashboard.extraction.text.stamps import DAYS_BACK, MONTHS, WEEKDAY, WEEKDAYS, ZONE

NAME_OF_MONTH = r"(?P<month{0}>" + "|".join(MONTHS) + r")[a-z]{{0,6}}\.?"
ORDINAL = r"(?:st|nd|rd|th)?"
YEAR = r"(?:,?\s+(?P<year{0}>\d{{4}})\b)?"
DAY = re.compile(
    r"(?:(?P<weekday>" + WEEKDAY + r")\b\.?,?\s*)?(?:"
    r"(?P<day1>\d{1,2})" + ORDINAL + r"\s+" + NAME_OF_MONTH.format(1) + YEAR.format(1)
    + r"|" + NAME_OF_MONTH.format(2) + r"\s+(?P<day2>\d{1,2})" + ORDINAL + r"\b" + YEAR.format(2)
    + r"|(?P<year3>\d{4})-(?P<month3>\d\d)-(?P<day3>\d\d)"
    r"|(?P<day4>\d{1,2})[./](?P<month4>\d{1,2})[./](?P<year4>\d{4}|\d{2}(?=,\s)))"
    r"|(?P<alone>" + WEEKDAY + r")\b|(?P<relative>today|yesterday)\b",
    re.IGNORECASE,
)  # fmt: skip
TIME = re.compile(
    r"\d{1,2}(?:[:.h]\d{2}(?::\d{2})?(?!\d)|(?=\s*(?i:[ap]\.?m\b)))\s*(?:(?i:[ap]\.?m\b\.?))?(?:\s*"
    + ZONE + r")?|\d{4}\s*" + ZONE.replace("zone", "zone2")
)  # fmt: skip
OPENING = re.compile(
    r"[\s\u200e\u200f]*(?:\*\*|__)?[\[(]?\s*(?i:(?:updated?|posted|published|latest)\s*(?:at|on)?:?\s+)?"
)
BETWEEN = re.compile(
    r"\.?(?:\s+(?:morning|afternoon|evening|night))?\s*(?:[,|–—·•(-]|(?i:at|on|t)(?![a-z]))?\s*", re.IGNORECASE
)
NUMBERED = re.compile(r"(?P<weekday>" + WEEKDAY + r")\.?,?\s+(?P<day>\d{1,2})" + ORDINAL + r"(?![:.\w])", re.IGNORECASE)
CLOSING = re.compile(r"\s*[\])]?(?:\*\*|__)?\s*(?P<mark>[:.|–—-](?=\s|$))?(?:\*\*|__)?\s*")
DAY_AND_MONTH = re.compile(r"(?P<day>\d{1,2})[./](?P<month>\d{1,2})\b(?![./\d])")
SHORT_DAY = re.compile(r"(?P<day>\d{1,2})[./](?P<month>\d{1,2})\b\.?(?![./\d])")
APART = re.compile(
    r"\s*[\])]?(?:(?:\*\*|__)\s*[:.|–—-]?|[:|–—]|\s-(?=\s))(?:\*\*|__)?\s+"
)  # what parts a day from its news
LONGEST_STAMP = 60
DIGIT = re.compile(r"\d")
OF_A_DAY = re.compile(  # "Evening bulletin – Friday, June 19, 2020": what stands below it is news of that day
    r"(?i)\b(?:daily|live|updates?|morning|midday|afternoon|evening|night|nightly|today|digest|memo|briefing|bulletin|"
    r"round-?up|feed|alerts?|log|developments?|diary)\b"
)
SECTION = r"(?:live\w*|updates?|developments?|events|coverage|news|happened|summary|entries|bulletin)\b"
OF_A_SECTION = re.compile(r"(?i)\b" + SECTION)
ITS_SECTION = re.compile(r"(?i)(?:['’]s)?\s+(?:\w+\s+){0,2}?" + SECTION)  # after the day: "Tuesday's key developments"
LONGEST_SECTION = 90
OF_LONGER = re.compile(r"(?i)\b(?:weekly|week|monthly|month|quarterly|annual|as of|since)\b")
LONGEST_TITLE = 160
RANGE_BEFORE, RANGE_AFTER = re.compile(r"\d\s?[–—-]\s?$"), re.compile(r"\s?[–—-]\s?\d")


def dated_stamp(words: str, published: date) -> tuple[date, str, int] | None:
    """The day and the written time of a stamp that opens `words`, and its length in characters; None without one."""
    if not DIGIT.search(words, 0, LONGEST_STAMP):
        return None
    start = opening.end() if (opening := OPENING.match(words)) else 0
    if short := _short_day(words, start, published):
        written = TIME.match(words, _end(BETWEEN, words, short[1]))
        if written:
            return short[0], written[0], _end(CLOSING, words, written.end())
    first = DAY.match(words, start)
    if first:
        day, found = first, TIME.match(words, _end(BETWEEN, words, first.end()))
        end = found.end() if found else 0
    else:
        found = TIME.match(words, start)
        second = DAY.match(words, _end(BETWEEN, words, found.end())) if found else None
        if second is None:
            return None
        day, end = second, second.end()
    if found is None or end - start > LONGEST_STAMP:
        return None
    closing = CLOSING.match(words, end)
    stop = closing.end() if closing else end
    is_marked = stop == len(words) or (closing is not None and closing["mark"])
    if not is_marked and ((day is not first and day["alone"]) or not words[stop].isupper()):
        return None
    named = day_of_match(day, published)
    return (named, found[0], stop) if named else None


def _short_day(words: str, start: int, published: date) -> tuple[date, int] | None:
    """The day, and its end, of "12/06 18:15", "12.06. 18:15", "Wed 12, 18:15": near to publication."""
    if short := SHORT_DAY.match(words, start):
        named = _near(int(short["month"]), int(short["day"]), published)
        return (named, short.end()) if named else None
    numbered = NUMBERED.match(words, start)
    if not numbered:
        return None
    day, weekday = int(numbered["day"]), WEEKDAYS.index(numbered["weekday"][:3].lower())
    near = (published - timedelta(days=back) for back in range(-1, 30))
    named = next((one for one in near if (one.day, one.weekday()) == (day, weekday)), None)
    return (named, numbered.end()) if named else None


def day_of_section(heading: str, published: date) -> date | None:
    """The day that a heading gives to what stands below it: "ALEPPO – Tuesday's updates", "What happened on 2 July"."""
    if len(heading) > LONGEST_SECTION or "|" in heading:
        return None
    if not OF_A_SECTION.search(heading) or OF_LONGER.search(heading):
        return None
    found = list(DAY.finditer(heading))
    if len(found) != 1:
        return None
    (day,) = found
    if RANGE_BEFORE.search(heading, 0, day.start()) or RANGE_AFTER.match(heading, day.end()):
        return None
    if not ITS_SECTION.match(heading, day.end()) and heading[day.end() :].strip(" :.,)*_"):
        return None  # "Live: jets return after Monday's bloodbath"
    return day_of_match(day, published)


def dated_item(words: str, published: date) -> tuple[date, int] | None:
    """The day that opens an item of a list, set apart from its text, and its length: "**24/03** A", "12 Nov: A"."""
    start = opening.end() if (opening := OPENING.match(words)) else 0
    short = DAY_AND_MONTH.match(words, start)
    found = None if short else DAY.match(words, start)
    if not (short or found) or (found and found["relative"]):
        return None
    end = short.end() if short else found.end() if found else 0
    closing = APART.match(words, end)
    if closing is None or closing.end() >= len(words):
        return None
    named = _near(int(short["month"]), int(short["day"]), published) if short else None
    named = day_of_match(found, published) if found else named
    return (named, closing.end()) if named and named <= published else None


def _near(month: int, day: int, published: date) -> date | None:
    """The last such day up to publication, if it is near."""
    for year in (published.year, published.year - 1):
        try:
            named = date(year, month, day)
        except ValueError:
            return None
        if timedelta(0) <= published - named <= DAYS_BACK:
            return named
    return None


def _end(pattern: re.Pattern[str], words: str, at: int) -> int:
    found = pattern.match(words, at)
    return found.end() if found else at


def day_of_match(found: re.Match[str], published: date) -> date | None:
    """The day that a match of DAY names, if it is near to the day of publication."""
    if found["relative"]:
        return published - timedelta(days=found["relative"].lower() == "yesterday")
    if found["alone"]:
        return published - timedelta(days=(published.weekday() - WEEKDAYS.index(found["alone"][:3].lower())) % 7)
    number = next(n for n in (1, 2, 3, 4) if found[f"day{n}"])
    written, day, year = found[f"month{number}"].lower(), int(found[f"day{number}"]), found[f"year{number}"]
    month = MONTHS.index(written) + 1 if written in MONTHS else int(written)
    years = [int(year) + (2000 if len(year) == 2 else 0)] if year else [published.year, published.year - 1]
    turned = [(day, month)] if number == 4 else []  # 06/12/2024 is 12 June where 6 December is not near
    for one, (at_month, at_day) in [(y, pair) for pair in [(month, day), *turned] for y in years]:
        try:
            named = date(one, at_month, at_day)
        except ValueError:
            continue
        if timedelta(days=-1) <= published - named <= DAYS_BACK:
            return named
    return None


def day_of_title(title: str, published: date) -> date | None:
    """The day of publication, or the one before, where the title of a daily bulletin, digest or live blog names it."""
    if len(title) > LONGEST_TITLE or not OF_A_DAY.search(title) or OF_LONGER.search(title):
        return None
    for found in DAY.finditer(title):
        if found["alone"] or found["relative"]:
            continue
        if RANGE_BEFORE.search(title, 0, found.start()) or RANGE_AFTER.match(title, found.end()):
            return None  # "11–17 November": several days
        named = day_of_match(found, published)
        if named and timedelta(0) <= published - named <= timedelta(days=1):
            return named
    return None
