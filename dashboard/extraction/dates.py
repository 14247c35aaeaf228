"""Days named in a sentence, anchored to the day of publication, with their precision.

A weekday is the most recent such day on or before publication; "last Friday" said on a Friday is a week earlier;
"overnight" on day D is D-1 to D; "last week" is its Monday to Sunday. A day on which something was said or posted is
marked as an utterance: it is not when the event happened.
"""

from calendar import monthrange
from datetime import date, timedelta

from dashboard.extraction.parts import Token
from dashboard.extraction.tokens import WordTable
from dashboard.extraction.values import changed, quick_value
from dashboard.extraction.view import View
from dashboard.extraction.vocabulary import Vocabulary
from dashboard.records import DatePrecision

DAY = timedelta(days=1)
AGO = frozenset({"ago", "earlier", "before"})
DIGITS = frozenset("0123456789")
SMALL_NUMBERS = {
    w: n for n, w in enumerate(["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"])
}
BEFORE_A_DATE = frozenset({"on", "in", "since", "by", "of", "until", "from", "before", "after", "the", "to"})
SHORT_DAYS = {"mon": 0, "tue": 1, "tues": 1, "wed": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5, "sun": 6}
BEFORE_A_DAY = frozenset({"on", "since", "last", "late", "early", "until", "from", "next"})
TODAY = frozenset(["today", "tonight"])
PART_OF_DAY = frozenset(["morning", "afternoon", "evening", "night", "midday", "dawn", "noon", "lunchtime"])


@quick_value(frozen=True, slots=True)
class FoundDate:
    """Tokens [first, end) that name the days start..stop; `is_utterance` when something was only said then."""

    first: int
    end: int
    start: date
    stop: date
    precision: DatePrecision
    is_utterance: bool = False
    is_open: bool = False  # "since 10 July": a span up to now, not one event's day


def find_dates(view: View, anchor: date, vocabulary: Vocabulary) -> list[FoundDate]:
    """The dates of a sentence in order; `anchor` is the day the entry or post was published."""
    reader = _Reader(view.tokens, view.lows, anchor, vocabulary)
    found = [_mark_utterance(d, view, vocabulary) for d in reader.read() if not is_dateline(d, view)]
    return _joined(view, found)


def _joined(view: View, found: list[FoundDate]) -> list[FoundDate]:
    """ "On Monday and Tuesday", "from Monday to Wednesday": one span of days."""
    joined: list[FoundDate] = []
    for one in found:
        last = joined[-1] if joined else None
        between = [t.lower for t in view.tokens[last.end : one.first]] if last else []
        adjoins = last and between in (["and"], ["to"], ["through"], ["and", "on"])
        if last and adjoins and last.precision == one.precision == "day" and last.start <= one.stop:
            joined[-1] = changed(last, end=one.end, stop=max(last.stop, one.stop))
            continue
        joined.append(one)
    return joined


def is_dateline(found: FoundDate, view: View) -> bool:
    """Whether a full date opens the sentence like a stamp ("Thursday 18 May 2017 ISIS kills …"): not the event's."""
    words = view.tokens[found.first : found.end]
    has_year = any(_year(token.lower) for token in words)
    if not has_year or words[0].lower == "on":
        return False
    before = view.tokens[found.first - 1].lower if found.first else ""
    if (
        found.precision == "day"
        and len(words) >= 4
        and (not before or before.isalnum())
        and before not in BEFORE_A_DATE
    ):
        return True  # "AFP Saturday 10 Aug 2013 Air strikes by …"
    return found.first <= 3 and not any(t.lower in BEFORE_A_DATE for t in view.tokens[: found.first])


class _Reader:
    def __init__(self, tokens: tuple[Token, ...], lows: list[str], anchor: date, vocabulary: Vocabulary) -> None:
        self.tokens, self.lows, self.anchor = tokens, lows, anchor
        self.weekdays, self.months, self.opens = _calendar(vocabulary.date_words)

    def lower(self, i: int) -> str:
        return self.lows[i] if 0 <= i < len(self.lows) else ""

    def read(self) -> list[FoundDate]:
        found: list[FoundDate] = []
        opens, free = self.opens, 0
        for at in [at for at, word in enumerate(self.lows) if opens[word]]:
            if at >= free and self.may_open(at) and (hit := self.at(at)):
                found.append(hit)
                free = hit.end
        return found

    def may_open(self, at: int) -> bool:
        """Whether "in", "a" or a small number goes on as a date: "in two days", "a week ago"."""
        word = self.lows[at]
        if word == "in":
            following = self.lower(at + 1)
            return following in SMALL_NUMBERS or following[:1] in DIGITS
        return not (word == "a" or word in SMALL_NUMBERS) or self.lower(at + 2) in AGO

    def at(self, i: int) -> FoundDate | None:
        """The date at token i; None when there is none, or when it lies outside the calendar."""
        try:
            return self.named(i)
        except (OverflowError, ValueError):
            return None

    def named(self, i: int) -> FoundDate | None:
        word = self.lower(i)
        if word in self.weekdays:
            return self.weekday(i) if word not in SHORT_DAYS or self.is_short_day(i) else None
        if word in self.months:
            return self.month(i)
        if word[:1] in DIGITS:
            return self.number(i)
        one = self.anchor
        if word in TODAY or (word == "this" and self.lower(i + 1) in PART_OF_DAY):
            return self.day(i, i + (1 if word in TODAY else 2), one, one)
        if word == "overnight":
            return self.day(i, i + 1, one - DAY, one)
        if word == "during" and self.lower(i + 1) == "the" and self.lower(i + 2) == "night":
            return self.day(i, i + 3, one - DAY, one)
        if word == "yesterday":
            return self.day(i, i + 1, one - DAY, one - DAY)
        if word == "weekend":
            return self.weekend(i)
        if word in ("past", "last", "previous") and (found := self.past(i)):
            return found
        if word == "last":
            return self.last(i)
        if word == "in" and (found := self.within(i)):
            return found
        if word == "this" and self.lower(i + 1) == "week":
            return FoundDate(i, i + 2, one - one.weekday() * DAY, one, "week")
        if word == "this" and self.lower(i + 1) == "month":
            return FoundDate(i, i + 2, one.replace(day=1), one, "month")
        if word in SMALL_NUMBERS or word == "a":
            return self.ago(i, SMALL_NUMBERS.get(word, 1))
        return None

    def day(self, first: int, end: int, start: date, stop: date) -> FoundDate:
        return FoundDate(first, end, start, stop, "day", is_open=self.lower(first - 1) == "since")

    def weekday(self, i: int) -> FoundDate:
        days_back = (self.anchor.weekday() - self.weekdays[self.lower(i)]) % 7
        before = self.lower(i - 1)
        first, end = i, i + 1
        if before == "last":
            first, days_back = i - 1, days_back or 7
        if before == "next" or (before == "on" and self.lower(i - 2) == "will") or self.is_future(i):
            days_back = days_back - 7 if days_back else 0
        if self.lower(end) == ",":
            after = self.month(end + 1) if self.lower(end + 1) in self.months else None
            after = after or (self.number(end + 1) if self.lower(end + 1)[:1].isdigit() else None)
            if after and after.precision == "day":
                return FoundDate(first, after.end, after.start, after.stop, "day", is_open=after.is_open)
        elif self.lower(end)[:1].isdigit() or self.lower(end) in self.months:
            after = self.month(end) if self.lower(end) in self.months else self.number(end)
            if after and after.precision == "day":
                return FoundDate(first, after.end, after.start, after.stop, "day", is_open=after.is_open)
        one = self.anchor - days_back * DAY
        start = one
        if self.lower(end) in PART_OF_DAY:
            end += 1
        if self.lower(end) == "night":
            end += 1
        if self.lower(first - 1) == "on":
            first -= 1
        return self.day(first, end, start, one)

    def weekend(self, i: int) -> FoundDate | None:
        """ "Over the weekend", "since the weekend": the last Saturday, and the Sunday where it is past."""
        before = {self.lower(i - 1), self.lower(i - 2)}
        if before.isdisjoint(("over", "at", "since", "during", "this", "last", "of")) or "next" in before:
            return None
        days_back = (self.anchor.weekday() - 5) % 7
        if self.lower(i - 1) == "last" and days_back < 2:
            days_back += 7
        saturday = self.anchor - days_back * DAY
        sunday = min(saturday + DAY, self.anchor)
        return FoundDate(i - 1, i + 1, saturday, sunday, "day", is_open="since" in before)

    def is_short_day(self, i: int) -> bool:
        """Whether "Wed" or "Sat" is a day: in capitals, after "on" or "late", before "night" or a number."""
        before, after = self.lower(i - 1), self.lower(i + 1)
        framed = before in BEFORE_A_DAY or after in PART_OF_DAY or after[:1] in DIGITS or after in self.months
        return self.tokens[i].text[0].isupper() and framed and bool(after)

    def is_future(self, i: int) -> bool:
        return self.lower(i - 1) == "on" and "will" in (t.lower for t in self.tokens[max(0, i - 10) : i])

    def month(self, i: int) -> FoundDate | None:
        """July 25 | July 25, 2013 | in May | May 2013."""
        if not self.tokens[i].text[0].isupper():
            return None
        number = self.months[self.lower(i)]
        following = self.lower(i + 1)
        digits = _ordinal(following)
        if digits and 1 <= digits <= 31 and not self.lower(i + 2).startswith("percent"):
            end, year = i + 2, None
            if self.lower(end) == "," and _year(self.lower(end + 1)):
                year, end = _year(self.lower(end + 1)), end + 2
            elif _year(self.lower(end)):
                year, end = _year(self.lower(end)), end + 1
            return self.on(i, end, year, number, digits)
        if year := _year(following):
            return self.whole_month(i, i + 2, year, number)
        if self.lower(i - 1) in ("in", "since", "of", "last", "during", "early", "late", "until", "by", "mid", "-"):
            year = self.anchor.year if number <= self.anchor.month else self.anchor.year - 1
            return self.whole_month(i, i + 1, year, number)
        return None

    def number(self, i: int) -> FoundDate | None:
        """25 July | 25 July 2013 | 2013-07-25 | 25-07-2013 | 25.07.2013 | 10 days ago | 2011."""
        digits = _ordinal(self.lower(i))
        if digits and 1 <= digits <= 31 and self.lower(i + 1) in self.months and self.tokens[i + 1].text[0].isupper():
            end, year = i + 2, _year(self.lower(i + 2))
            if year:
                end += 1
            return self.on(i, end, year, self.months[self.lower(i + 1)], digits)
        if self.lower(i + 1) == "-" and self.lower(i + 3) == "-" and self.lower(i + 4).isdigit():
            parts = [self.lower(i), self.lower(i + 2), self.lower(i + 4)]
            if all(p.isdigit() for p in parts):
                year = _year(parts[0]) or _year(parts[2])
                if year:
                    return self.on(i, i + 5, year, int(parts[1]), int(parts[2] if _year(parts[0]) else parts[0]))
        if _year(self.lower(i)) and self.lower(i - 1) in ("in", "since", "during", "of", "early", "late"):
            year = int(self.lower(i))
            if year <= self.anchor.year:
                return FoundDate(
                    i, i + 1, date(year, 1, 1), date(year, 12, 31), "year", is_open=self.lower(i - 1) == "since"
                )
        if set(self.lower(i)) <= DIGITS and len(self.lower(i)) < 4:
            return self.ago(i, int(self.lower(i)))
        return None

    def count(self, i: int) -> int:
        """The number at token i, up to 99; 0 when there is none."""
        word = self.lower(i)
        return SMALL_NUMBERS.get(word, 0) or (int(word) if len(word) <= 2 and set(word) <= DIGITS and word else 0)

    def past(self, i: int) -> FoundDate | None:
        """ "The past day", "the last 48 hours", "the past three days": up to the anchor."""
        one = self.anchor
        if self.lower(i + 1) == "day":
            return self.day(i, i + 2, one - DAY, one)
        count, unit = self.count(i + 1), self.lower(i + 2)
        if unit == "hours" and count >= 24:
            return self.day(i, i + 3, one - (count // 24) * DAY, one)
        if unit == "days" and count:
            return self.day(i, i + 3, one - count * DAY, one)
        return None

    def within(self, i: int) -> FoundDate | None:
        """ "Fled in two days", "in 48 hours": the last days up to the anchor, counting it."""
        count, unit = self.count(i + 1), self.lower(i + 2)
        days = count // 24 if unit == "hours" else count if unit == "days" else 0
        if (
            not 0 < days <= 14
            or self.lower(i + 3) in ("'", "’", "time")
            or "will" in (t.lower for t in self.tokens[:i])
        ):
            return None
        return self.day(i, i + 3, self.anchor - (days - 1) * DAY, self.anchor)

    def ago(self, i: int, count: int) -> FoundDate | None:
        unit, word = self.lower(i + 1).rstrip("s"), self.lower(i + 2)
        if word not in AGO or unit not in ("day", "week", "month", "year"):
            return None
        one = self.anchor
        if unit == "day" and count < 400:
            return self.day(i, i + 3, one - count * DAY, one - count * DAY)
        if unit == "week" and count < 60:
            monday = one - (7 * count + one.weekday()) * DAY
            return FoundDate(i, i + 3, monday, monday + 6 * DAY, "week")
        if unit == "month" and count < 60:
            months = one.year * 12 + one.month - 1 - count
            return self.whole_month(i, i + 3, months // 12, months % 12 + 1)
        return None

    def last(self, i: int) -> FoundDate | None:
        following, one = self.lower(i + 1), self.anchor
        if following in self.weekdays:
            return self.weekday(i + 1)
        if following == "night":
            return self.day(i, i + 2, one - DAY, one)
        if following == "week":
            monday = one - (7 + one.weekday()) * DAY
            return FoundDate(i, i + 2, monday, monday + 6 * DAY, "week")
        if following == "month":
            before = one.replace(day=1) - DAY
            return FoundDate(i, i + 2, before.replace(day=1), before, "month")
        if following == "year":
            return FoundDate(i, i + 2, date(one.year - 1, 1, 1), date(one.year - 1, 12, 31), "year")
        if following in self.months:
            return self.month(i + 1)
        return None

    def on(self, first: int, end: int, year: int | None, month: int, day: int) -> FoundDate | None:
        """The day named; without a year, the most recent such day on or before the anchor."""
        try:
            one = date(year or self.anchor.year, month, day)
            if not year and one > self.anchor + 45 * DAY:
                one = date(self.anchor.year - 1, month, day)
        except ValueError:
            return None
        is_open = self.lower(first - 1) == "since" or self.lower(first - 2) == "since"
        return FoundDate(first, end, one, one, "day", is_open=is_open)

    def whole_month(self, first: int, end: int, year: int, month: int) -> FoundDate | None:
        if not 1 <= year <= 9998:
            return None
        start = date(year, month, 1)
        stop = date(year, month, monthrange(year, month)[1])
        if start <= self.anchor < stop:
            stop = self.anchor
        return FoundDate(
            first, end, start, stop, "month", is_open="since" in (self.lower(first - 1), self.lower(first - 2))
        )


Calendar = tuple[dict[str, int], dict[str, int], WordTable[bool]]
_CALENDARS: dict[int, tuple[dict[str, list[str]], Calendar]] = {}  # by the identity of the words, which are kept


def _calendar(words: dict[str, list[str]]) -> Calendar:
    """Numbers of the weekdays, from 0, and of the months, from 1, by each way of writing them; which words may open
    a date.
    """
    kept = _CALENDARS.get(id(words))
    if kept is None:
        days = {day: n for n, day in enumerate(words["weekdays"])}
        days |= {f"{day}s": n for day, n in days.items()} | SHORT_DAYS
        named = {m: n + 1 for names in (words["months"], words["short_months"]) for n, m in enumerate(names)}
        named["sept"] = 9
        opens = WordTable(lambda word: word in INTERESTING or word in days or word in named or word[0] in DIGITS)
        kept = _CALENDARS[id(words)] = words, (days, named, opens)
    return kept[1]


INTERESTING = (
    TODAY
    | set(SMALL_NUMBERS)
    | {"this", "overnight", "during", "yesterday", "last", "past", "previous", "in", "a", "weekend"}
)


def _ordinal(word: str) -> int | None:
    digits = word[:-2] if word[-2:] in ("st", "nd", "rd", "th") else word
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= 2 else None


def _year(word: str) -> int | None:
    return int(word) if len(word) == 4 and word.isascii() and word.isdigit() and 1900 <= int(word) <= 2100 else None


def _mark_utterance(found: FoundDate, view: View, vocabulary: Vocabulary) -> FoundDate:
    """A day right after or before a word of saying or posting, or as in "Thursday claims", is when it was said."""
    near = [token.lower for token in view.tokens[max(0, found.first - 2) : found.first]]
    after = view.tokens[found.end].lower if found.end < len(view.tokens) else ""
    words = vocabulary.date_words["utterance"]
    said = any(word in words for word in near)
    named = after in ("claims", "claim", "statement", "report", "reports") and found.end - found.first == 1
    if said or named:
        return FoundDate(
            found.first, found.end, found.start, found.stop, found.precision, is_utterance=True, is_open=found.is_open
        )
    return found
