"""Time stamps and dated lines of live blogs: "18:45 GMT", "**7:02 p.m.**", "1430:", "SUNDAY 19 APRIL 2015".

Stamps without a zone are read as UTC. A stamp belongs to the day named by the last dated line above it, else to the
day the post was published.
"""

import re
from datetime import UTC, date, datetime, time, timedelta

from dashboard.extraction.word_lists import word_lists
from dashboard.records.zones import ZONES, minutes_ahead, names_hours

SHIFTED = r"(?:GMT|UTC)\s?[+−–-]\s?\d{1,2}(?::\d{2})?|[+-]\d{2}:?(?:\d{2})?"
ZONE = r"(?P<zone>" + SHIFTED + "|" + "|".join(ZONES) + r"|Z|[lL]ocal(?:\s+time)?|"
ZONE += r"[A-Z][a-z]+(?:\s+local)?\s+time|Uhr|h|hrs|hours)(?!\w)"
HALF = r"(?i:[ap]\.?m\b\.?)"
CLOCK = r"\d{1,2}(?:[:.h]\d{2}(?!\d)(?:\s*" + HALF + r")?|\s*" + HALF + r")(?:\s*" + ZONE + r")?"
SIGN = r"[^\w\s()\[\]*_$€£¥₽₴\"“”'‘’«»<>=+~.,:;!?/-]"  # "⏰17:05", "#17:05"
OTHER_CLOCK = r"(?:\s*[/,;(]\s*\d{1,2}[:.]\d{2}\s*(?:" + "|".join(ZONES) + r"|local(?:\s+time)?)\b\)?)?"
STAMP = re.compile(
    r"\s*(?:>\s?)?(?P<bold>\*\*?|__?)?(?:" + SIGN + r"{1,2}\s?)?[\[(]?"
    r"(?:(?i:updated?(?:\s+(?:no\.?\s*)?\d{1,3})?|latest|posted|breaking|as\s+of|day\s+\d{1,4}|#\d{1,3}"
    r"|(?P<lead>at|time|entry|around))\s*(?:at\b|[:,|(–—-])?\s*)?"
    r"(?:(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d{2})(?::\d{2})?(?!\d)|(?=\s*(?i:[ap]\.?m\b)))"
    r"\s*(?P<half>(?i:[ap]\.?m\b\.?))?(?:\s*" + ZONE + r")?"
    r"|(?P<digits>\d{4})\s*"
    + ZONE.replace("zone", "zone_of_digits")
    + r"|(?P<bare>\d{4})(?=\s*(?::\s|$)))"
    + OTHER_CLOCK
    + r"(?:\s*(?<=\s)(?i:update)(?=\s*(?:[:*_|–—-]|$)))?\s*[\])]?"
    r"(?(bold)(?:\s*[:.|–—-]?\s*(?P<closed>(?P=bold))|(?=[^*_\n]{1,90}(?P=bold)\s*[^\s*_])))\s*"
    r"(?:[(\[](?=[^)\]\n]*(?:\d|(?i:local|time|gmt|utc)|[)\]]\s*$))[^()\[\]\n]{1,20}[)\]]\s*)?(?:(?![–—|▶►»·•])"
    + SIGN
    + r"{1,2}(?=\s|$)\s*)?"
    r"(?P<mark>[:.\-–—|]\s|[:\-–—|▶►»·•]|//|>>|$)?\s*"
)
AGO_LINE = re.compile(
    r"^[^\S\n]*(?:\*\*|__)?(?i:(?:posted|updated)\s+)?(?i:\d{1,2}|an?)[^\S\n]*(?i:m|min|mins|minutes?|h|hr|hrs|hours?)"
    r"[^\S\n]+(?i:ago)(?:[^\S\n]*[(|·,–—-][^\S\n]*\d{1,2}[:.h]\d{2}[^\n]{0,20})?(?:\*\*|__)?[^\S\n]*$",
    re.MULTILINE,
)
AGO_OPENING = re.compile(
    r"^[^\S\n]*(?:\*\*|__)?(?i:\d{1,2}|an?)[^\S\n]*(?i:m|min|mins|minutes?|h|hr|hrs|hours?)[^\S\n]+(?i:ago)"
    r"(?:\*\*|__)?[^\S\n]*[:|–—-][^\S\n]+(?=\S)",
    re.MULTILINE,
)
BARE_STAMP = re.compile(r"^[ \t]*\d{4}(?=[ \t]*(?::\s|$))", re.MULTILINE)
YEARS = range(1900, 2060)

WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = r"(?P<month{0}>" + "|".join(MONTHS) + r")[a-z]{{0,6}}\.?"
DAY_LINE = re.compile(
    r"\W*(?:(?:(?:published|updated|posted|last updated)(?: on| at)?:?|day \d{1,4}\s*[-–—:,|]|"
    r"(?:the )?(?:morning|afternoon|evening|night) of)\s+)?(?:(?P<weekday>" + WEEKDAY + r")\.?,?\s+)?"
    r"(?:(?P<day1>\d{1,2})(?:st|nd|rd|th)?\s+" + MONTH.format(1) + r"|" + MONTH.format(2)
    + r"\s+(?P<day2>\d{1,2})(?:st|nd|rd|th)?)\b,?(?:\s+(?P<year>\d{4})\b)?"
    r"(?P<after>\s*\(" + WEEKDAY + r"\))?[\s*_#:]*(?P<rest>[|.,–—(-].{0,80})?$",
    re.IGNORECASE,
)  # fmt: skip
WEEKDAY_LINE = re.compile(
    r"[\W_]*(?:(?P<weekday>" + WEEKDAY + r")|(?P<relative>today|yesterday)|(?P<iso>\d{4}-\d\d-\d\d))"
    r"(?:\s+(?:morning|afternoon|evening|night))?[\W_]*$",
    re.IGNORECASE,
)
LONGEST_WEEKDAY_LINE = 32
LONGEST_DAY_LINE = 120
ABOUT_THE_PAGE = re.compile(r"(?i)\b(?:times?|updated?|newest|oldest|latest|live|gmt|local|edited|day|reporting)\b")
OF_A_PAGE = word_lists("day_lines")["of_a_page"]
LOWER_WORD = re.compile(r"\b[a-z]{3,}\b")
PART_OF_DAY_ONLY = re.compile(r"(?i)[\s|.,–—:(-]*(?:morning|afternoon|evening|night|summary)[\s):]*$")
DAYS_BACK = timedelta(days=40)


def tells_bare_times(text: str) -> bool:
    """Whether lines that open with four digits alone ("1430:") are times: two or more, and not all of them years."""
    found = [int(match[0]) for match in BARE_STAMP.finditer(text)]
    return len(found) > 1 and any(number not in YEARS for number in found)


def tells_hours_ago(text: str) -> bool:
    """Whether entries are stamped by "2 hours ago": two lines or more; one alone is when a page was last changed."""
    for pattern in (AGO_LINE, AGO_OPENING):
        found = pattern.finditer(text)
        if next(found, None) is not None and next(found, None) is not None:
            return True
    return False


def stamp_of(words: str, day: date, *, bare: bool = False, zone: str = "UTC") -> tuple[datetime | None, int]:
    """The instant that opens `words`, in UTC, and its length in characters; None and 0 when there is none.

    `bare` says whether four digits alone may be one; `zone` is that of a time which names none.
    """
    match = STAMP.match(words)
    if not match or (match["bare"] and not bare):
        return None, 0
    at_end = match.end() == len(words)
    named_zone = match["zone"] or match["zone_of_digits"]
    is_bracketed = "[" in match[0] and "]" in match[0]
    is_marked = match["mark"] or match["closed"] or match["bare"] or named_zone or match["half"] or is_bracketed
    following = words[match.end() : match.end() + 2].lstrip("[(")
    if not (is_marked or at_end or following[:1].isupper()):
        return None, 0
    if match["lead"] and not (match["mark"] or match["closed"] or at_end):
        return None, 0  # "At 18:15 Russian forces shelled …"
    digits = match["digits"] or match["bare"]
    hour, minute = (int(digits[:2]), int(digits[2:])) if digits else (int(match["hour"]), int(match["minute"] or 0))
    if match["half"] and 1 <= hour <= 12:
        hour = hour % 12 + (12 if match["half"][0] in "pP" else 0)
    if hour > 23 or minute > 59:
        return None, 0
    local = datetime.combine(day, time(hour, minute), UTC)
    offset = timedelta(minutes=minutes_ahead(named_zone if names_hours(named_zone) else zone, day))
    if offset and not timedelta(days=1) < local - datetime.min.replace(tzinfo=UTC) < timedelta(days=3652000):
        return local, match.end()
    return local - offset, match.end()


def day_of_line(line: str, published: date) -> date | None:
    """The day that a line of its own names ("Thursday, March 2, 2023. All times Kyiv."), near to publication.

    None for other lines, for days more than 40 days before publication, and for those after the day that follows it.
    """
    if len(line) <= LONGEST_WEEKDAY_LINE and (plain := WEEKDAY_LINE.match(line)):
        return _day_of_plain(plain, published)
    if len(line) > LONGEST_DAY_LINE or not (match := DAY_LINE.match(line)):
        return None
    rest = match["rest"]
    if rest and not (PART_OF_DAY_ONLY.match(rest) or (ABOUT_THE_PAGE.search(rest) and not _tells(rest))):
        return None
    month = MONTHS.index((match["month1"] or match["month2"]).lower()) + 1
    number = int(match["day1"] or match["day2"])
    for year in [int(match["year"])] if match["year"] else [published.year, published.year - 1]:
        try:
            found = date(year, month, number)
        except ValueError:
            continue
        if timedelta(days=-1) <= published - found <= DAYS_BACK:
            return found
    return None


def _tells(rest: str) -> bool:
    """Whether what stands after a day is news and not only words about the page; names count for nothing."""
    return not OF_A_PAGE.issuperset(LOWER_WORD.findall(rest))


def _day_of_plain(found: re.Match[str], published: date) -> date | None:
    """The last such weekday up to publication, "yesterday", or the day in digits where it is near to publication."""
    if found["relative"]:
        return published - timedelta(days=found["relative"].lower() == "yesterday")
    if found["weekday"]:
        weekday = WEEKDAYS.index(found["weekday"][:3].lower())
        return published - timedelta(days=(published.weekday() - weekday) % 7)
    try:
        named = date.fromisoformat(found["iso"])
    except ValueError:
        return None
    return named if timedelta(days=-1) <= published - named <= DAYS_BACK else None
