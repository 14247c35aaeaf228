"""The words of the calendar: weekdays, months, small numbers, days of the month and years as they are written."""

from dashboard.extraction.text.tokens import WordTable

DIGITS = frozenset("0123456789")
SMALL_NUMBERS = {
    w: n for n, w in enumerate(["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"])
}
TEENS_AND_TENS = ["eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
SMALL_NUMBERS |= {w: n for n, w in enumerate(TEENS_AND_TENS, start=11)}
SMALL_NUMBERS |= {w: 10 * n for n, w in enumerate(["twenty", "thirty", "forty", "fifty"], start=2)}
TODAY = frozenset(["today", "tonight"])
OPENING = frozenset(["this", "overnight", "during", "yesterday", "last", "past", "previous", "in", "a"])
OPENING |= {"through", "throughout", "over", "all", "recent", "day"}
OPENING |= {"minute", "minutes", "moments", "hour", "hours", "just", "while", "time", "earlier", "later"}
OPENING |= {"night", "evening", "right", "within", "new", "boxing", "tomorrow"}
INTERESTING = TODAY | set(SMALL_NUMBERS) | OPENING | {"weekend", "christmas"}

Calendar = tuple[dict[str, int], dict[str, int], WordTable[bool]]
_CALENDARS: dict[int, tuple[dict[str, list[str]], Calendar]] = {}  # by the identity of the words, which are kept


def calendar_of(words: dict[str, list[str]]) -> Calendar:
    """Numbers of the weekdays, from 0, and of the months, from 1, by each way of writing them; which words may open
    a date.
    """
    kept = _CALENDARS.get(id(words))
    if kept is None:
        days = {day: n for n, day in enumerate(words["weekdays"])}
        days |= {f"{day}s": n for day, n in days.items()}
        days |= {short: n for n, shorts in enumerate(words["short_weekdays"]) for short in shorts.split()}
        named = {m: n + 1 for names in (words["months"], words["short_months"]) for n, m in enumerate(names)}
        named["sept"] = 9
        opens = WordTable(lambda word: word in INTERESTING or word in days or word in named or word[0] in DIGITS)
        kept = _CALENDARS[id(words)] = words, (days, named, opens)
    return kept[1]


def ordinal(word: str) -> int | None:
    digits = word[:-2] if word[-2:] in ("st", "nd", "rd", "th") else word
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= 2 else None


def year_of(word: str) -> int | None:
    return int(word) if len(word) == 4 and word.isascii() and word.isdigit() and 1900 <= int(word) <= 2100 else None


def opens_a_day(word: str) -> bool:
    """Whether a number, as of a day of the month, or "the" before one, stands there."""
    return word[:1] in DIGITS or word == "the"
