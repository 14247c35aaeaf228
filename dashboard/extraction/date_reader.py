"""Dates read word by word: weekdays, days of the month, spans of days, "overnight", "two weeks ago"."""

from calendar import monthrange
from datetime import date, timedelta

from dashboard.extraction.calendar_words import DIGITS, SMALL_NUMBERS, TODAY, calendar_of, opens_a_day, ordinal, year_of
from dashboard.extraction.parts import Token
from dashboard.extraction.values import changed, quick_value
from dashboard.extraction.vocabulary import Vocabulary
from dashboard.records import DatePrecision

DAY = timedelta(days=1)
AGO = frozenset({"ago", "earlier", "before"})
PART_OF_DAY = frozenset(["morning", "afternoon", "evening", "night", "midday", "dawn", "noon", "lunchtime"])
BEFORE_A_SHORT_DAY = frozenset({"on", "late", "early", "last", "since", "by", "until", "from", "to", "this"})
THROUGH = frozenset({"during", "through", "in", "throughout", "over"})
ENDS = frozenset({"", ".", ",", ";", ")", ":", "–", "—", "-"})
MOMENTS = {"minute": "ago", "minutes": "ago", "moments": "ago", "hour": "ago", "hours": "ago", "just": "now"}
MOST_HOURS = 6
NOT_DAYS = frozenset(["anniversary", "floor", "day", "century", "time", "birthday", "night", "week", "month", "year"])
NOT_DAYS |= {"parallel", "storey", "attack", "session", "round", "kilometre", "victim", "brigade", "battalion"}
RANGE_MARKS = frozenset({"-", "–", "to", "and", "/"})
HOLIDAYS = {("christmas", "day"): (12, 25), ("christmas", "eve"): (12, 24)}


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


class DateReader:
    """Reads the dates of one sentence, told on the day `anchor`."""

    def __init__(self, tokens: tuple[Token, ...], lows: list[str], anchor: date, vocabulary: Vocabulary) -> None:
        self.tokens, self.lows, self.anchor = tokens, lows, anchor
        self.weekdays, self.months, self.opens = calendar_of(vocabulary.date_words)

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
            night = following == "the" and self.lower(at + 2) == "night"
            return night or following in SMALL_NUMBERS or following[:1] in DIGITS
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
            return self.weekday(i) if len(word) > 5 or self.is_short_day(i) else None
        if word == "weekend":
            return None if "by" in self.lows[max(0, i - 2) : i] else self.weekend(i)
        if word == "christmas":
            return self.holiday(i)
        if word in self.months:
            return self.month(i)
        if word[:1] in DIGITS:
            return self.number(i)
        one = self.anchor
        if word in TODAY or (word == "this" and self.lower(i + 1) in PART_OF_DAY):
            return self.day(i, i + (1 if word in TODAY else 2), one, one)
        if word == "overnight" and self.lower(i + 1) in ("on", "of") and opens_a_day(self.lower(i + 2)):
            return None  # "overnight on 24-25 July"
        if word == "overnight":
            into = self.lower(i + 1) in ("into", "to") and self.lower(i + 2) in self.weekdays
            morning = self.weekday(i + 2).stop if into else one  # "overnight into Friday"
            return self.day(i, i + (3 if into else 1), morning - DAY, morning)
        if word in MOMENTS and self.lower(i + 1) == MOMENTS[word] and not self.is_long(i - 1):
            return self.day(i, i + 2, one, one)  # "minutes ago", "an hour ago", "just now"
        if word in THROUGH and self.lower(i + 1) == "the" and (found := self.through(i)):
            return found
        if word == "all" and self.lower(i + 1) == "night":
            return self.day(i, i + 2, one - DAY, one)
        if word == "recent" and self.lower(i + 1) in ("hours", "minutes"):
            return self.day(i, i + 2, one, one)
        if word == "day":
            return self.day_before(i)
        if word == "yesterday" and self.lows[max(0, i - 2) : i] == ["day", "before"]:
            return self.day(i - 2, i + 1, one - 2 * DAY, one - 2 * DAY)
        if word == "yesterday":
            return self.day(i, i + 1, one - DAY, one - DAY)
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

    def is_long(self, i: int) -> bool:
        """Whether the hours ago at token i may reach back to another day: "20 hours ago"."""
        return self.count(i) > MOST_HOURS or (len(self.lower(i)) > 2 and self.lower(i)[:1] in DIGITS)

    def day(self, first: int, end: int, start: date, stop: date) -> FoundDate:
        return FoundDate(first, end, start, stop, "day", is_open=self.lower(first - 1) == "since")

    def is_short_day(self, i: int) -> bool:
        """Whether "Wed", "Sat" is a day and no other word: with a capital, after "on" or before a part of the day."""
        if not self.tokens[i].text[0].isupper():
            return False
        end = i + 2 if self.lower(i + 1) == "." else i + 1
        following = self.lower(end)
        after = following in PART_OF_DAY or following[:1] in DIGITS or following in self.months
        return after or self.lower(i - 1) in BEFORE_A_SHORT_DAY

    def weekend(self, i: int) -> FoundDate:
        """The last Saturday and Sunday; the current one on those days."""
        saturday = self.anchor - ((self.anchor.weekday() - 5) % 7) * DAY
        first = i - 1 if self.lower(i - 1) in ("the", "last", "this") else i
        return self.day(first, i + 1, saturday, min(saturday + DAY, self.anchor))

    def holiday(self, i: int) -> FoundDate | None:
        month_day = HOLIDAYS.get((self.lower(i), self.lower(i + 1)))
        return self.on(i, i + 2, None, *month_day) if month_day else None

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

    def is_future(self, i: int) -> bool:
        return self.lower(i - 1) == "on" and "will" in (t.lower for t in self.tokens[max(0, i - 10) : i])

    def month(self, i: int) -> FoundDate | None:
        """July 25 | July 25, 2013 | in May | May 2013."""
        if not self.tokens[i].text[0].isupper():
            return None
        number = self.months[self.lower(i)]
        following = self.lower(i + 1)
        if following == "." and len(self.lower(i)) <= 4 and (found := self.after_a_stop(i, number)):
            return found
        digits = ordinal(following)
        if digits and 1 <= digits <= 31 and not self.lower(i + 2).startswith("percent"):
            end, year = i + 2, None
            if self.lower(end) == "," and year_of(self.lower(end + 1)):
                year, end = year_of(self.lower(end + 1)), end + 2
            elif year_of(self.lower(end)):
                year, end = year_of(self.lower(end)), end + 1
            one = self.on(i, end, year, number, digits)
            return self.until_day(one, number) if one else None
        if year := year_of(following):
            return self.whole_month(i, i + 2, year, number)
        if self.lower(i - 1) in ("in", "since", "of", "last", "during", "early", "late", "until", "by", "mid", "-"):
            year = self.anchor.year if number <= self.anchor.month else self.anchor.year - 1
            return self.whole_month(i, i + 1, year, number)
        return None

    def after_a_stop(self, i: int, month: int) -> FoundDate | None:
        """ "Jul. 24", "Sept. 5, 2024": the name of the month cut short."""
        digits = ordinal(self.lower(i + 2))
        if not digits or not 1 <= digits <= 31:
            return None
        dated = self.lower(i + 3) == "," and year_of(self.lower(i + 4))
        return self.on(i, i + (5 if dated else 3), dated or None, month, digits)

    def day_of_the_month(self, i: int, digits: int) -> FoundDate | None:
        """ "On the 24th", "since the 17th": the last such day up to the anchor."""
        before, following = self.lower(i - 2), self.lower(i + 1)
        named = self.tokens[i + 1].text[0].isupper() if i + 1 < len(self.tokens) else False
        if before not in ("on", "since", "until", "by", "from") or named or following in NOT_DAYS:
            return None
        one = self.anchor if digits <= self.anchor.day else self.anchor.replace(day=1) - DAY
        return self.on(i - 1, i + 1, one.year, one.month, digits)

    def until_day(self, one: FoundDate, month: int) -> FoundDate:
        """ "February 2-5", "between February 2 and 5": up to the second day."""
        mark, last = self.lower(one.end), ordinal(self.lower(one.end + 1))
        if mark not in RANGE_MARKS or not last or last <= one.start.day or self.lower(one.end + 2) in self.months:
            return one
        if mark in ("and", "to") and self.lower(one.first - 1) not in ("between", "from"):
            return one
        stop = self.on(one.first, one.end + 2, one.start.year, month, last)
        return changed(one, end=one.end + 2, stop=stop.stop) if stop else one

    def from_day(self, i: int, digits: int) -> FoundDate | None:
        """ "15–16 November", "between 5 and 8 October": from the first day."""
        last = ordinal(self.lower(i + 2))
        if self.lower(i + 1) not in RANGE_MARKS or not last or not 1 <= digits < last <= 31:
            return None
        before = self.lower(i - 1)
        of_a_night = before == "of" and self.lower(i - 2) == "night"  # "on the night of 24 to 25 July"
        if self.lower(i + 1) in ("and", "to") and not (before in ("between", "from") or of_a_night):
            return None
        if self.lower(i + 3) not in self.months or not self.tokens[i + 3].text[0].isupper():
            return None
        stop = self.number(i + 2)
        if stop is None or stop.precision != "day":
            return None
        return changed(stop, first=i, start=stop.start - (last - digits) * DAY)

    def number(self, i: int) -> FoundDate | None:
        """25 July | 25 July 2013 | 2013-07-25 | 25-07-2013 | 25.07.2013 | 10 days ago | 2011."""
        digits = ordinal(self.lower(i))
        if digits and (span := self.from_day(i, digits)):
            return span
        if digits and 1 <= digits <= 31 and self.lower(i + 1) in self.months and self.tokens[i + 1].text[0].isupper():
            end, year = i + 2, year_of(self.lower(i + 2))
            if year:
                end += 1
            return self.on(i, end, year, self.months[self.lower(i + 1)], digits)
        if digits and not self.lower(i).isdigit() and self.lower(i - 1) == "the":
            return self.day_of_the_month(i, digits)
        if self.lower(i + 1) == "-" and self.lower(i + 3) == "-" and self.lower(i + 4).isdigit():
            parts = [self.lower(i), self.lower(i + 2), self.lower(i + 4)]
            if all(p.isdigit() for p in parts):
                year = year_of(parts[0]) or year_of(parts[2])
                if year:
                    return self.on(i, i + 5, year, int(parts[1]), int(parts[2] if year_of(parts[0]) else parts[0]))
        if year_of(self.lower(i)) and self.lower(i - 1) in ("in", "since", "during", "of", "early", "late"):
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

    def through(self, i: int) -> FoundDate | None:
        """ "Through the night" is the last one, "during the day" today; "in the night of Wednesday" names its own."""
        part, following, one = self.lower(i + 2), self.lower(i + 3), self.anchor
        if following in ("of", "on", "from", "to", "before") or following in self.weekdays or following[:1] in DIGITS:
            return None
        if part == "night":
            return self.day(i, i + 3, one - DAY, one)
        return self.day(i, i + 3, one, one) if part == "day" and self.lower(i) == "during" else None

    def day_before(self, i: int) -> FoundDate | None:
        """ "The day before", with nothing that it was before."""
        alone = self.lower(i + 2)[:1] in ENDS
        if self.lower(i - 1) != "the" or self.lower(i + 1) != "before" or not alone:
            return None
        return self.day(i - 1, i + 2, self.anchor - DAY, self.anchor - DAY)

    def past(self, i: int) -> FoundDate | None:
        """ "The past day", "the last 48 hours", "the past three days", "the past week": up to the anchor."""
        one = self.anchor
        if self.lower(i) == "previous" and self.lower(i + 1) in ("day", *PART_OF_DAY):
            return self.day(i, i + 2, one - DAY, one - DAY)
        if self.lower(i + 1) in ("hour", "minutes") or self.lower(i + 2) in ("hours", "minutes"):
            few = self.lower(i + 1) in ("hour", "minutes", "few", "couple") or 0 < self.count(i + 1) <= MOST_HOURS
            if few:
                return self.day(i, i + 2, one, one)
        if self.lower(i) == "past" and self.lower(i + 1) == "week" and self.lower(i - 1) == "the":
            return FoundDate(i, i + 2, one - 7 * DAY, one, "week")
        if self.lower(i + 1) == "day":
            return self.day(i, i + 2, one - DAY, one)
        count, unit = self.count(i + 1), self.lower(i + 2)
        if unit in ("hours", "hrs") and count >= 24:
            return self.day(i, i + 3, one - (count // 24) * DAY, one)
        if unit == "days" and count:
            return self.day(i, i + 3, one - count * DAY, one)
        return None

    def within(self, i: int) -> FoundDate | None:
        """ "Fled in two days", "in 48 hours": the last days up to the anchor, counting it."""
        count, unit = self.count(i + 1), self.lower(i + 2)
        days = count // 24 if unit in ("hours", "hrs") else count if unit == "days" else 0
        if (
            not 0 < days <= 14
            or self.lower(i + 3) in ("'", "’", "time")
            or "will" in (t.lower for t in self.tokens[:i])
        ):
            return None
        if self.lower(i + 3) == "of":
            return None  # "in three days of attacks"
        start = self.anchor - (days - 1 or 1) * DAY
        return self.day(i, i + 3, start, self.anchor)

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
        if unit == "year" and count < 60:
            if self.lower(i + 3) == "today":
                return self.on(i, i + 4, one.year - count, one.month, one.day)
            return FoundDate(i, i + 3, date(one.year - count, 1, 1), date(one.year - count, 12, 31), "year")
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
