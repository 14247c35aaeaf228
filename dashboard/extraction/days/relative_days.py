"""Days told from the day of telling: "yesterday", "overnight", "two nights ago", "the past 48 hours", "last week"."""

from abc import ABC, abstractmethod
from calendar import monthrange
from datetime import date, timedelta

from dashboard.extraction.days.calendar_words import DIGITS, SMALL_NUMBERS, TODAY, calendar_of, opens_a_day
from dashboard.extraction.text.parts import Token
from dashboard.extraction.text.tokens import NO_WORDS
from dashboard.extraction.text.values import changed, quick_value
from dashboard.extraction.word_lists import word_lists
from dashboard.extraction.words.vocabulary import Vocabulary
from dashboard.records import DatePrecision

WORDS = word_lists("days", "relative_days")
DAY = timedelta(days=1)
AGO = frozenset({"ago", "earlier", "before"})
PART_OF_DAY = frozenset(["morning", "afternoon", "evening", "night", "midday", "dawn", "noon", "lunchtime", "midnight"])
THROUGH = frozenset({"during", "through", "in", "throughout", "over"})
ENDS = frozenset({"", ".", ",", ";", ")", ":", "–", "—", "-"})
MOMENTS = {"minute": "ago", "minutes": "ago", "moments": "ago", "hour": "ago", "hours": "ago", "just": "now"}
MOMENTS |= {"while": "ago", "time": "ago", "right": "now"}
NOW = frozenset({"hour", "moment", "minute", "instant"})
ONES = frozenset({"straight", "consecutive", "successive"})
NTH = {"second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7}
SHORTLY = frozenset({"short", "little"})
UNITS = frozenset({"day", "night", "week", "fortnight", "month", "year"})
JOINED_DAYS = frozenset({"-", "–", "to", "into", "and", "/", "through"})
RANKED = word_lists("date_words")["ranked"]
SITES = word_lists("place_words")["site"] | word_lists("place_words")["neighbourhood"]
NAMED_AFTER_DAYS = word_lists("date_words")["named_after_days"]
BEFORE_A_DAY = frozenset({"on", "since", "by", "until", "till", "before", "after"})
BEFORE_A_NAME = frozenset({"the", "'s", "’s", "at", "near", "outside", "inside"})
AFTER_A_NAME = WORDS["after_a_name"]
COUNTED_OVER = frozenset({"time", "times"})
RANK_REACH = 7
MOST_HOURS = 6


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
    leans: bool = False  # "earlier in the day", "a day earlier": counted from the day told before, where there is one
    of_hours: bool = False  # "at noon": of the day told right before, where there is one


class RelativeDays(ABC):
    """The days of one sentence, told on the day `anchor`, that are counted from that day."""

    def __init__(self, tokens: tuple[Token, ...], lows: list[str], anchor: date, vocabulary: Vocabulary) -> None:
        self.tokens, self.lows, self.anchor = tokens, lows, anchor
        self.lower = [*lows, *NO_WORDS].__getitem__  # as `View.word`
        self.weekdays, self.months, self.opens = calendar_of(vocabulary.date_words)

    @abstractmethod
    def weekday(self, i: int) -> FoundDate:
        """The day of the week at token i."""

    @abstractmethod
    def month(self, i: int) -> FoundDate | None:
        """The month at token i, with its day where one stands beside it."""

    def day(self, first: int, end: int, start: date, stop: date) -> FoundDate:
        return FoundDate(first, end, start, stop, "day", is_open=self.lower(first - 1) == "since")

    def count(self, i: int) -> int:
        """The number at token i, up to 99; 0 when there is none."""
        word = self.lower(i)
        return SMALL_NUMBERS.get(word, 0) or (int(word) if len(word) <= 2 and set(word) <= DIGITS and word else 0)

    def spoken(self, i: int) -> FoundDate | None:
        """The day that a word other than those of the calendar opens."""
        word, one = self.lower(i), self.anchor
        if word in TODAY or (word == "this" and self.lower(i + 1) in PART_OF_DAY):
            return self.day(i, i + (1 if word in TODAY else 2), one, one)
        if word == "this" and (self.lower(i + 1) in NOW or self.lows[i + 1 : i + 3] == ["very", "morning"]):
            return self.day(i, i + 2, one, one)
        if word == "tomorrow":
            return self.day(i, i + 1, one + DAY, one + DAY)
        if word == "yesterday":
            before = 2 if self.lows[max(0, i - 2) : i] == ["day", "before"] else 0
            back = DAY * (2 if before else 1)
            return self.day(i - before, i + 1, one - back, one - back)
        if word == "overnight":
            return self.overnight(i)
        if word in ("earlier", "later"):
            found = self.day(i, i + 4, one, one) if self.lows[i + 1 : i + 4] == ["in", "the", "day"] else None
            return changed(found, leans=True) if found else None
        if word in MOMENTS and (moment := self.moment(i)):
            return moment
        if word in THROUGH and self.lower(i + 1) == "the" and (found := self.through(i)):
            return found
        if word == "all" and self.lower(i + 1) == "night":
            return self.day(i, i + 2, one - DAY, one)
        if word == "all" and self.lower(i + 1) == "day" and self.lower(i + 2)[:1] in ENDS:
            return self.day(i, i + 2, one, one)
        if word in ("day", "night") and (found := self.of_a_row(i)):
            return found
        if word == "recent" and self.lower(i + 1) in ("hours", "minutes"):
            return self.day(i, i + 2, one, one)
        if word in ("day", "night", "evening"):
            return self.day_before(i)
        if word in ("past", "last", "previous") and (found := self.past(i)):
            return found
        if word == "last":
            return self.last(i)
        if word in ("in", "within") and (found := self.within(i)):
            return found
        if word == "this":
            return self.this_span(i)
        return self.ago(i, SMALL_NUMBERS.get(word, 1)) if word in SMALL_NUMBERS or word == "a" else None

    def of_a_row(self, i: int) -> FoundDate | None:
        """ "For the third night running", "for a second straight day": the last of them. "For a second day" tells how
        long what began before has gone on, and parts it in no two."""
        at = i - 2 if self.lower(i - 1) in ONES else i - 1
        if at == i - 1 and self.lower(i + 1) != "running":
            return None
        if self.lower(at) not in NTH or self.lower(at - 2) != "for" or self.lower(at - 1) not in ("the", "a"):
            return None
        return self.day(at, i + 1, self.anchor - DAY if self.lower(i) == "night" else self.anchor, self.anchor)

    def this_span(self, i: int) -> FoundDate | None:
        """ "This week", "this month", "earlier this year", up to the day of telling."""
        unit, one = self.lower(i + 1), self.anchor
        if unit == "year" and self.lower(i - 1) == "earlier" and self.lower(i + 2) not in ("'s", "’s"):
            return FoundDate(i, i + 2, one.replace(month=1, day=1), one, "year")
        if unit not in ("week", "month") or not RANKED.isdisjoint(self.lows[max(0, i - RANK_REACH) : i]):
            return None
        start = one - one.weekday() * DAY if unit == "week" else one.replace(day=1)
        return FoundDate(i, i + 2, start, one, "week" if unit == "week" else "month")

    def overnight(self, i: int) -> FoundDate | None:
        """ "Overnight", "overnight into Friday", "overnight on Wednesday", "overnight Wednesday to Thursday"."""
        following, one = self.lower(i + 1), self.anchor
        at = i + 2 if following in ("on", "of", "from") else i + 1
        if following in ("on", "of", "from") and opens_a_day(self.lower(at)):
            return None  # "overnight on 24-25 July"
        if following in ("into", "to") and self.lower(i + 2) in self.weekdays:
            morning = self.weekday(i + 2).stop
            return self.day(i, i + 3, morning - DAY, morning)
        if self.lower(at) in self.weekdays:
            evening = self.weekday(at)
            if self.lower(evening.end) in JOINED_DAYS and self.lower(evening.end + 1) in self.weekdays:
                morning = self.weekday(evening.end + 1).stop
                return self.day(i, evening.end + 2, morning - DAY, morning)
            return changed(evening, first=i)
        return self.day(i, i + 1, one - DAY, one)

    def moment(self, i: int) -> FoundDate | None:
        """ "Minutes ago", "just now", "a short while ago"; "an hour earlier" is of the day told before."""
        word, one = self.lower(i), self.anchor
        if word in ("while", "time") and self.lower(i - 1) not in SHORTLY:
            return None
        if self.is_long(i - 1):
            return None
        if self.lower(i + 1) == MOMENTS[word]:
            return self.day(i, i + 2, one, one)
        if word in ("hour", "hours", "minutes") and self.lower(i + 1) == "earlier":
            return changed(self.day(i, i + 2, one, one), leans=True)
        return None

    def is_long(self, i: int) -> bool:
        """Whether the hours ago at token i may reach back to another day: "20 hours ago"."""
        return self.count(i) > MOST_HOURS or (len(self.lower(i)) > 2 and self.lower(i)[:1] in DIGITS)

    def weekend(self, i: int) -> FoundDate:
        """The last Saturday and Sunday; the current one on those days."""
        saturday = self.anchor - ((self.anchor.weekday() - 5) % 7) * DAY
        first = i - 1 if self.lower(i - 1) in ("the", "last", "this") else i
        return self.day(first, i + 1, saturday, min(saturday + DAY, self.anchor))

    def through(self, i: int) -> FoundDate | None:
        """ "Through the night" is the last one, "during the day" today; "in the night of Wednesday" names its own."""
        part, following, one = self.lower(i + 2), self.lower(i + 3), self.anchor
        if part == "night" and following in ("to", "into") and self.lower(i + 4) in self.weekdays:
            morning = self.weekday(i + 4).stop
            return self.day(i, i + 5, morning - DAY, morning)
        far = following in ("on", "from", "to", "before") or (following == "of" and part != "course")
        if far or following in self.weekdays or following[:1] in DIGITS:
            return None
        if part == "night":
            return self.day(i, i + 3, one - DAY, one)
        if part == "course" or (part == "day" and self.lower(i) in ("during", "throughout")):
            whole = part == "day" or self.lows[i + 3 : i + 6] == ["of", "the", "day"]
            return self.day(i, i + 3, one, one) if whole else None
        return None

    def day_before(self, i: int) -> FoundDate | None:
        """ "The day before", "the night before", with nothing that it was before; "the whole night"."""
        one = self.anchor
        if self.lower(i) == "night" and self.lower(i - 1) in ("whole", "entire") and self.lower(i - 2) == "the":
            return self.day(i - 2, i + 1, one - DAY, one)
        if self.lower(i - 1) == "the" and self.lows[i + 1 : i + 3] == ["before", "last"] and self.lower(i) == "night":
            return self.day(i - 1, i + 3, one - 2 * DAY, one - DAY)
        alone = self.lower(i + 2)[:1] in ENDS
        if self.lower(i - 1) != "the" or self.lower(i + 1) != "before" or not alone:
            return None
        night = self.lower(i) == "night"
        return changed(self.day(i - 1, i + 2, one - DAY, one if night else one - DAY), leans=True)

    def past(self, i: int) -> FoundDate | None:
        """ "The past day", "the last 48 hours", "the past three days", "the past week": up to the anchor."""
        one = self.anchor
        if self.lower(i) == "previous" and self.lower(i + 1) in ("day", *PART_OF_DAY):
            stop = one if self.lower(i + 1) == "night" else one - DAY
            return changed(self.day(i, i + 2, one - DAY, stop), leans=True)
        if self.lower(i + 1) in ("hour", "minutes") or self.lower(i + 2) in ("hours", "minutes"):
            few = self.lower(i + 1) in ("hour", "minutes", "few", "couple") or 0 < self.count(i + 1) <= MOST_HOURS
            if few:
                return self.day(i, i + 2, one, one)
        if self.lower(i) == "past" and self.lower(i + 1) == "week" and self.lower(i - 1) == "the":
            return FoundDate(i, i + 2, one - 7 * DAY, one, "week")
        if self.lower(i + 1) == "day":
            return self.day(i, i + 2, one - DAY, one)
        if self.lows[i + 1 : i + 4] == ["twenty", "-", "four"] and self.lower(i + 4) == "hours":
            return self.day(i, i + 5, one - DAY, one)
        count, unit = self.count(i + 1), self.lower(i + 2)
        if unit in ("hours", "hrs") and count >= 24:
            return self.day(i, i + 3, one - (count // 24) * DAY, one)
        if unit in ("days", "nights") and count:
            return self.day(i, i + 3, one - count * DAY, one)
        if unit == "weeks" and count:
            return FoundDate(i, i + 3, one - 7 * count * DAY, one, "week")
        return None

    def within(self, i: int) -> FoundDate | None:
        """ "Fled in two days", "within 48 hours": the last days up to the anchor, counting it."""
        count, unit = self.count(i + 1), self.lower(i + 2)
        days = count // 24 if unit in ("hours", "hrs") else count if unit == "days" else 0
        after = self.lower(i + 3)
        ranked = self.lower(i - 1) in COUNTED_OVER or ("one", "of") in zip(self.lows[:i], self.lows[1:i], strict=False)
        if ranked:
            return None  # "the third time in 24 hours", "one of three posts hit in 24 hours"
        if not 0 < days <= 14 or after in ("'", "’", "time", "of"):  # "in three days of attacks"
            return None
        if not {"will", "must", "would", "should"}.isdisjoint(self.lows[:i]):
            return None
        start = self.anchor - (days - 1 or 1) * DAY
        return self.day(i, i + 3, start, self.anchor)

    def ago(self, i: int, count: int) -> FoundDate | None:
        unit, word, end = self.lower(i + 1).rstrip("s"), self.lower(i + 2), i + 3
        if word not in AGO or unit not in UNITS:
            return None
        if word == "before" and self.lower(end)[:1] not in ENDS:
            return None  # "a day before Paris hosts the talks": counted from them
        one = self.anchor
        if unit in ("day", "night") and count < 400:
            return changed(self.day(i, end, one - count * DAY, one - count * DAY), leans=word != "ago")
        if unit in ("week", "fortnight") and count < 60:
            weeks = count if unit == "week" else 2 * count
            return self.weeks_ago(i, end, weeks)
        if unit in ("year", "month") and count < 60 and self.is_to_the_day(i, end):
            return self.same_day(i, end, count if unit == "month" else 12 * count)
        if unit == "year" and count < 60:
            return FoundDate(i, end, date(one.year - count, 1, 1), date(one.year - count, 12, 31), "year")
        if unit == "month" and count < 60:
            months = one.year * 12 + one.month - 1 - count
            return self.whole_month(i, end, months // 12, months % 12 + 1)
        return None

    def is_to_the_day(self, first: int, end: int) -> bool:
        """ "A year ago today", "exactly two weeks ago"."""
        return self.lower(end) == "today" or self.lower(first - 1) == "exactly"

    def same_day(self, first: int, end: int, months: int) -> FoundDate:
        """The anchor's day of the month, so many months before; the month's last where it has no such day."""
        year, month = divmod(self.anchor.year * 12 + self.anchor.month - 1 - months, 12)
        one = date(year, month + 1, min(self.anchor.day, monthrange(year, month + 1)[1]))
        return self.day(first, end + (self.lower(end) == "today"), one, one)

    def weeks_ago(self, first: int, end: int, weeks: int) -> FoundDate:
        """ "Two weeks ago", a Monday to Sunday; "a week ago today", "a week ago on Thursday", one day."""
        one = self.anchor
        if self.is_to_the_day(first, end):
            return self.day(first, end + 1, one - 7 * weeks * DAY, one - 7 * weeks * DAY)
        at = end + 1 if self.lower(end) in ("on", "this", "last") else end
        if self.lower(at) in self.weekdays and len(self.lower(at)) > 5:
            named = self.weekday(at)
            if named.precision == "day" and named.start == named.stop:
                return self.day(first, named.end, named.start - 7 * weeks * DAY, named.start - 7 * weeks * DAY)
        monday = one - (7 * weeks + one.weekday()) * DAY
        return FoundDate(first, end, monday, monday + 6 * DAY, "week")

    def last(self, i: int) -> FoundDate | None:
        following, one = self.lower(i + 1), self.anchor
        if following in self.weekdays:
            return self.weekday(i + 1)
        if following == "night":
            return self.day(i, i + 2, one - DAY, one)
        if following == "evening":
            return self.day(i, i + 2, one - DAY, one - DAY)
        if following == "week":
            if self.lower(i + 2) in ("'s", "’s") and self.lower(i + 3) in self.weekdays:
                return changed(self.weekday(i + 3), first=i)
            monday = one - (7 + one.weekday()) * DAY
            return FoundDate(i, i + 2, monday, monday + 6 * DAY, "week")
        if following == "month":
            before = one.replace(day=1) - DAY
            return FoundDate(i, i + 2, before.replace(day=1), before, "month")
        if following == "year":
            return FoundDate(i, i + 2, date(one.year - 1, 1, 1), date(one.year - 1, 12, 31), "year")
        return self.month(i + 1) if following in self.months else None

    def on(self, first: int, end: int, year: int | None, month: int, day: int) -> FoundDate | None:
        """The day named; without a year, the most recent such day on or before the anchor."""
        if not year and self.is_part_of_a_name(first, end):
            return None
        try:
            one = date(year or self.anchor.year, month, day)
            if not year and one > self.anchor + 45 * DAY:
                one = date(self.anchor.year - 1, month, day)
        except ValueError:
            return None
        is_open = self.lower(first - 1) == "since" or self.lower(first - 2) == "since"
        return FoundDate(first, end, one, one, "day", is_open=is_open)

    def is_part_of_a_name(self, first: int, end: int) -> bool:
        """ "The May 22 hospital", "7 July Street"; "on 22 May hospital staff fled" names a day."""
        following, before = self.lower(end), self.lower(first - 1)
        if before in BEFORE_A_DAY:
            return False
        after = self.lower(end + 1)
        if following in SITES and before in BEFORE_A_NAME and (after[:1] in ENDS or after in AFTER_A_NAME):
            return True
        return (following in SITES or following in NAMED_AFTER_DAYS) and self.tokens[end].text[0].isupper()

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
