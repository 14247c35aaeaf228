"""Dates read word by word: weekdays, days of the month, months, spans of days; others count from the anchor."""

from datetime import date

from dashboard.extraction.days.calendar_words import DIGITS, SMALL_NUMBERS, ordinal, year_of
from dashboard.extraction.days.days_in_figures import day_in_figures
from dashboard.extraction.days.relative_days import AGO, DAY, ENDS, PART_OF_DAY, FoundDate, RelativeDays
from dashboard.extraction.text.values import changed
from dashboard.extraction.word_lists import word_lists

WORDS = word_lists("days", "date_reader")
__all__ = ["DateReader", "FoundDate"]

BEFORE_A_SHORT_DAY = WORDS["before_a_short_day"]
BEFORE_A_MONTH = WORDS["before_a_month"]
NOT_DAYS = frozenset(["anniversary", "floor", "day", "century", "time", "birthday", "night", "week", "month", "year"])
NOT_DAYS |= {"parallel", "storey", "attack", "session", "round", "kilometre", "victim", "brigade", "battalion"}
RANGE_MARKS = frozenset({"-", "–", "to", "and", "/"})
BEFORE_DAYS = frozenset({"on", "between", "from", "of", "during", "since"})
AFTER_DAYS = word_lists("date_words")["after_days"]
TO_COME = word_lists("date_words")["to_come"]
OPENING = frozenset({"open", "begin", "start", "resume", "convene", "host"})
SHALL = ("'ll", "’ll")
WAS = frozenset({"was", "were", "had"})
HOLIDAYS = {"christmas day": (12, 25), "christmas eve": (12, 24), "boxing day": (12, 26)}
HELD_WEEKLY = frozenset({"market", "bazaar", "mosque", "souk"})
NEW_YEAR = {"eve": (12, 31), "day": (1, 1)}


class DateReader(RelativeDays):
    """Reads the dates of one sentence, told on the day `anchor`."""

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
            if self.lower(i + 1) in HELD_WEEKLY and self.lower(i - 1) in ("the", "a"):
                return None  # "at the Thursday market"
            return self.weekday(i) if len(word) > 5 or self.is_short_day(i) else None
        if word == "weekend":
            return None if "by" in self.lows[max(0, i - 2) : i] else self.weekend(i)
        if word in ("christmas", "boxing", "new"):
            return self.holiday(i)
        if word in self.months:
            return self.month(i)
        return self.number(i) if word[:1] in DIGITS else self.spoken(i)

    def is_short_day(self, i: int) -> bool:
        """Whether "Wed", "Sat" is a day and no other word: with a capital, after "on" or before a part of the day."""
        if not self.tokens[i].text[0].isupper():
            return False
        end = i + 2 if self.lower(i + 1) == "." else i + 1
        following = self.lower(end)
        after = following in PART_OF_DAY or following[:1] in DIGITS or following in self.months
        return after or self.lower(i - 1) in BEFORE_A_SHORT_DAY

    def holiday(self, i: int) -> FoundDate | None:
        """The last such day up to the anchor: "Christmas Eve", "New Year's Day"."""
        end, month_day = i + 2, HOLIDAYS.get(f"{self.lower(i)} {self.lower(i + 1)}")
        if self.lower(i) == "new" and self.lower(i + 1) == "year" and self.lower(i + 2) in ("'s", "’s"):
            end, month_day = i + 4, NEW_YEAR.get(self.lower(i + 3))
        found = self.on(i, end, None, *month_day) if month_day else None
        return (
            self.on(i, end, self.anchor.year - 1, *month_day)
            if found and month_day and found.start > self.anchor
            else found
        )

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
        if self.lower(end) in PART_OF_DAY:
            end += 1
        if self.lower(end) in ("night", "overnight"):
            end += 1
        end, days_back = self.of_its_week(i, end, days_back)
        one = self.anchor - days_back * DAY
        if self.lower(first - 1) == "on":
            first -= 1
        return self.day(first, end, one, one)

    def of_its_week(self, i: int, end: int, days_back: int) -> tuple[int, int]:
        """End and days back of "Thursday last week", "Thursday of last week", "last week's Thursday", "Sunday before
        last".
        """
        in_last_week = self.anchor.weekday() + 7 - self.weekdays[self.lower(i)]
        if self.lower(i - 1) in ("'s", "’s") and self.lows[max(0, i - 3) : i - 1] == ["last", "week"]:
            return end, in_last_week
        if self.lows[end : end + 2] == ["before", "last"]:
            return end + 2, (days_back or 7) + 7
        at = end + 1 if self.lower(end) == "of" else end
        if self.lows[at : at + 2] == ["last", "week"]:
            return at + 2, in_last_week
        return end, days_back

    def is_future(self, i: int) -> bool:
        """ "Will meet on Friday", "talks open on Monday", "Paris hosts a conference on Saturday"."""
        first = max(0, i - 10)
        if self.lower(i - 1) != "on" or not WAS.isdisjoint(self.lows[first:i]):
            return False
        ahead = list(enumerate(self.lows[first:i], start=first))
        if any(word.endswith(SHALL) for _, word in ahead):
            return True  # "it'll close the shops"
        return any(
            word in TO_COME and (word not in OPENING or self.lower(at - 1).endswith("s"))  # "they broke open the jail"
            for at, word in ahead
        )

    def month(self, i: int) -> FoundDate | None:
        """July 25 | July 25, 2013 | July the 25th | in May | May 2013 | in May last year."""
        if not self.tokens[i].text[0].isupper():
            return None
        number, at = self.months[self.lower(i)], i + 1
        if self.lower(at) == "." and len(self.lower(i)) <= 4 and (found := self.after_a_stop(i, number)):
            return found
        if self.lower(at) == "the" and not self.lower(at + 1).isdigit() and ordinal(self.lower(at + 1)):
            at += 1
        digits = ordinal(self.lower(at))
        if digits and 1 <= digits <= 31 and not self.lower(at + 1).startswith("percent"):
            end, year = at + 1, None
            if self.lower(end) == "," and year_of(self.lower(end + 1)):
                year, end = year_of(self.lower(end + 1)), end + 2
            elif year_of(self.lower(end)):
                year, end = year_of(self.lower(end)), end + 1
            one = self.on(i, end, year, number, digits)
            return self.until_day(one, number) if one else None
        if year := year_of(self.lower(at)):
            return self.whole_month(i, at + 1, year, number)
        end = at + 1 if self.lower(at) == "of" else at
        if self.lows[end : end + 2] == ["last", "year"]:
            return self.whole_month(i, end + 2, self.anchor.year - 1, number)
        if self.lower(i - 1) in BEFORE_A_MONTH:
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
        """ "February 2-5", "between February 2 and 5", "on February 2 and 3": up to the second day."""
        mark, last, before = self.lower(one.end), ordinal(self.lower(one.end + 1)), self.lower(one.first - 1)
        following = self.lower(one.end + 2)
        if mark not in RANGE_MARKS or not last or last <= one.start.day or following in self.months:
            return one
        both = mark == "and" and before == "on" and (following[:1] in ENDS or following in AFTER_DAYS)
        of_a_night = before == "of" and self.lower(one.first - 2) in ("night", "weekend")
        if mark in ("and", "to") and not (before in ("between", "from") or both or of_a_night):
            return one
        stop = self.on(one.first, one.end + 2, one.start.year, month, last)
        return changed(one, end=one.end + 2, stop=stop.stop) if stop else one

    def from_day(self, i: int, digits: int) -> FoundDate | None:
        """ "15–16 November", "between 5 and 8 October", "on 22, 23 and 24 July": from the first day."""
        last, before = ordinal(self.lower(i + 2)), self.lower(i - 1)
        if not last or not 1 <= digits < last <= 31:
            return None
        if self.lower(i + 1) == "," and before in BEFORE_DAYS:
            rest = self.from_day(i + 2, last) if self.lower(i + 3) == "and" else None
            return changed(rest, first=i, start=rest.start - (last - digits) * DAY) if rest else None
        if self.lower(i + 1) not in RANGE_MARKS:
            return None
        is_list = self.lower(i + 1) == "and" and before in (*BEFORE_DAYS, ",")
        of_a_night = before == "of" and self.lower(i - 2) in ("night", "weekend")  # "on the night of 24 to 25 July"
        if self.lower(i + 1) in ("and", "to") and not (before in ("between", "from") or of_a_night or is_list):
            return None
        if self.lower(i + 3) not in self.months or not self.tokens[i + 3].text[0].isupper():
            return None
        stop = self.number(i + 2)
        if stop is None or stop.precision != "day":
            return None
        return changed(stop, first=i, start=stop.start - (last - digits) * DAY)

    def number(self, i: int) -> FoundDate | None:
        """25 July | 25 July 2013 | 25th of July | 2013-07-25 | 25.07.2013 | 25/7/2013 | 10 days ago | 2011."""
        word = self.lower(i)
        digits = ordinal(word)
        if digits and (span := self.from_day(i, digits)):
            return span
        if digits and 1 <= digits <= 31 and (day := self.of_month(i, digits)):
            return day
        if digits and not word.isdigit() and self.lower(i - 1) == "the":
            return self.day_of_the_month(i, digits)
        if self.lower(i + 1) == "-" and self.lower(i + 3) == "-" and self.lower(i + 4).isdigit():
            parts = [word, self.lower(i + 2), self.lower(i + 4)]
            if all(p.isdigit() for p in parts):
                year = year_of(parts[0]) or year_of(parts[2])
                if year:
                    return self.on(i, i + 5, year, int(parts[1]), int(parts[2] if year_of(parts[0]) else parts[0]))
        if ("." in word or self.lower(i + 1) == "/") and (found := day_in_figures(self.lows, i, self.anchor)):
            return self.day(i, found[0], found[1], found[1])
        if year_of(word) and self.lower(i - 1) in ("in", "since", "during", "of", "early", "late"):
            year = int(word)
            if year <= self.anchor.year:
                return FoundDate(
                    i, i + 1, date(year, 1, 1), date(year, 12, 31), "year", is_open=self.lower(i - 1) == "since"
                )
        return self.ago(i, int(word)) if set(word) <= DIGITS and len(word) < 4 else None

    def of_month(self, i: int, digits: int) -> FoundDate | None:
        """ "25 July", "25th of July 2013", "25-Jul-2013"."""
        between = self.lower(i + 1)
        at = i + 2 if between in ("of", "-") else i + 1
        if self.lower(at) not in self.months or not self.tokens[at].text[0].isupper():
            return None
        year_at = at + 2 if between == "-" and self.lower(at + 1) == "-" else at + 1
        year = year_of(self.lower(year_at))
        if between == "-" and not year:
            return None
        return self.on(i, year_at + 1 if year else at + 1, year, self.months[self.lower(at)], digits)
