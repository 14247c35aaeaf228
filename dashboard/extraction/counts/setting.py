"""A number in its clause: the words that scope and realis are read from."""

import re
from datetime import date, timedelta

from dashboard.extraction.counts.candidates import Candidate, Clause
from dashboard.extraction.word_lists import word_lists

LISTS = word_lists("counts", "setting")
WORDS = word_lists("scope_words")
MONTH_NAMES = "january february march april may june july august september october november december"
WEEKDAY_NAMES = "monday tuesday wednesday thursday friday saturday sunday"
MONTHS = {name: number for number, name in enumerate(MONTH_NAMES.split(), 1)}
WEEKDAYS = {name: number for number, name in enumerate(WEEKDAY_NAMES.split())}
BREAKS = LISTS["breaks"]
LARGE_IN_MONTH = 500  # more in a month are a tally, not an incident recalled
LATE_IN_MONTH = 20
LONGEST_LABEL = 10
WIDEST = 80  # tokens of a clause on either side of the number


YEAR = re.compile(r" (?:19|20)\d\d ")
DATED = frozenset(MONTHS) | frozenset(WEEKDAYS)
OPENINGS: dict[str, dict[str, list[str]]] = {
    name: {} for name in ("running", "breadth", "of_now", "last_day")
}  # by first word
for _name, _phrases in OPENINGS.items():
    for _phrase in sorted(WORDS[_name]):
        _phrases.setdefault(_phrase.split()[0], []).append(f" {_phrase} ")
SEASONS = frozenset({"eve", "christmas", "easter", "ramadan", "spring", "summer", "autumn", "winter"})
BEFORE_YEAR = SEASONS | {"in", "of", ",", "the", "early", "late"}


class Setting:
    """A candidate in its clause, the part of the sentence between breaks; the text was published on `day`.

    `span` is the clause in tokens, `words` are its words in lower case, `word_set` the same without order; `corrects`
    says that the entry's heading announces a correction, `refuted` that the next sentence calls this one untrue.
    """

    __slots__ = (
        "_older_year",
        "candidate",
        "clause",
        "corrects",
        "day",
        "refuted",
        "spaced",
        "span",
        "word_set",
        "words",
    )

    def __init__(
        self, clause: Clause, candidate: Candidate, day: date | None, *, corrects: bool = False, refuted: bool = False
    ) -> None:
        low, first = clause.low, candidate.first
        end = first
        if candidate.how == "left" and candidate.harm and ":" in low[candidate.harm.first : first]:
            first = candidate.harm.first  # "Killed in the north since October: 2,391"
        stop, start = min(len(clause.tokens), first + WIDEST), max(0, first - WIDEST)
        if BREAKS.isdisjoint(clause.words):
            first, end = min(first, start), max(end, stop)
        while first > start and low[first - 1] not in BREAKS:
            first -= 1
        while end < stop and low[end] not in BREAKS:
            end += 1
        if 1 < first <= LONGEST_LABEL and low[first - 1] == ":":
            first = 0  # "Year to date: 1,082 killed"
        self.clause, self.candidate, self.day, self.corrects = clause, candidate, day, corrects
        self.refuted = refuted
        self.span = (first, end)
        kept = clause.settings.get(self.span)
        if kept is None:
            words = low[first:end]
            kept = clause.settings[self.span] = (words, frozenset(words), f" {' '.join(words)} ")
        self.words, self.word_set, self.spaced = kept
        self._older_year: bool | None = None

    def is_capital(self, at: int) -> bool:
        """Whether words[at] is written with a capital: "May", not "may"."""
        return self.clause.tokens[self.span[0] + at].text[0].isupper()

    def has_phrase(self, name: str) -> bool:
        """Whether a phrase of the list stands in the clause."""
        openings = OPENINGS[name]
        if self.word_set.isdisjoint(openings):
            return False
        return any(phrase in self.spaced for word in openings.keys() & self.word_set for phrase in openings[word])

    @property
    def size(self) -> int:
        phrase = self.candidate.phrase
        return phrase.low or phrase.high or phrase.imputed_low or 0

    def older_year(self) -> bool:
        """Whether the clause names an older year as its own; kept, since scope and realis both ask."""
        if self._older_year is None:
            self._older_year = self._names_older_year()
        return self._older_year

    def _names_older_year(self) -> bool:
        """ "In 1982, … people died": an older event, unless the year is when a war began or the tense is perfect."""
        words = self.words
        if self.day is None or self.candidate.how == "toll" or not self.word_set.isdisjoint({"since", "have", "has"}):
            return False
        if not YEAR.search(self.spaced):
            return False
        for at, word in enumerate(words):
            if not (len(word) == 4 and word.isdecimal() and 1900 <= int(word) < self.day.year and at):
                continue
            after = words[at + 1] if at + 1 < len(words) else ""
            if words[max(0, at - 2) : at] in (["period", "of"], ["months", "of"], ["than", "in"]):
                continue  # "more than in the same period of 2020"
            dated = at >= 2 and words[at - 1] in MONTHS and words[at - 2] in ("in", "of")
            dated = dated or words[at - 1] in SEASONS
            if after.isalpha() and after not in WORDS["after_year"] and not dated:
                continue  # "the 2011 Libyan civil war"
            began = not WORDS["began"].isdisjoint(words[max(0, at - 5) : at])
            if not began and (words[at - 1] in BEFORE_YEAR or words[at - 1] in MONTHS):
                return True
        return False

    def spans_dates(self) -> bool:
        """ "between 5 and 8 October", "between January and August", "from 3 to 10 May"."""
        if self.word_set.isdisjoint(MONTHS) or self.word_set.isdisjoint(("between", "from")):
            return False
        words = self.words
        for at, word in enumerate(words):
            if word in ("between", "from"):
                ahead = words[at + 1 : at + 8]
                joint = next((i for i, w in enumerate(ahead) if w in ("and", "to", "until", "till")), None)
                if joint is not None and 0 < joint <= 3 and not set(ahead[: joint + 4]).isdisjoint(MONTHS):
                    first = ahead[0]
                    if first.isdecimal() or first in MONTHS:
                        return True
        return False

    def marks_years(self) -> bool:
        """ "30 years since the massacre in which …", "two years on from the attack": an anniversary."""
        if self.word_set.isdisjoint(("since", "on")):
            return False
        words = self.words
        for at, word in enumerate(words):
            if word == "since" and at >= 2 and words[at - 1] in WORDS["long_units"]:
                return "in" not in words[max(0, at - 4) : at] and "over" not in words[max(0, at - 4) : at]
        return False

    def older_month(self) -> bool:
        """ "In July, 65 mourners were gunned down", told in September: a month that ended weeks before publication."""
        if self.day is None or self.candidate.how == "toll" or self.size >= LARGE_IN_MONTH:
            return False
        if self.word_set.isdisjoint(MONTHS) or not self.word_set.isdisjoint(("since", "have", "has", "alone")):
            return False
        words = self.words
        if self.spans_dates():
            return False
        for at, word in enumerate(words):
            if word not in MONTHS or not at or words[at - 1] not in ("in", "last") or not self.is_capital(at):
                continue
            if (words[at + 1 : at + 2] or [""])[0].isdecimal():
                continue
            back = (self.day.month - MONTHS[word]) % 12
            if back >= 2 or (back == 1 and self.day.day > LATE_IN_MONTH) or words[at - 1] == "last":
                return True
        return False

    def days_before(self) -> int:
        """How many days before publication the clause is dated ("October 2", "on Wednesday"); 0 when it is not."""
        if self.day is None or self.word_set.isdisjoint(DATED):
            return 0
        words = self.words
        for at, word in enumerate(words):
            if word in MONTHS and self.is_capital(at) and "since" not in words[max(0, at - 2) : at]:
                near = words[at + 1 : at + 2] + words[max(0, at - 1) : at]
                number = next((int(w) for w in near if len(w) <= 2 and w.isdecimal() and 1 <= int(w) <= 31), None)
                if number is not None:
                    return _days_since(self.day, MONTHS[word], number)
            if word in WEEKDAYS and at and words[at - 1] in ("on", "last"):
                back = (self.day.weekday() - WEEKDAYS[word]) % 7
                return back if back >= 5 else 0
        return 0


def _days_since(day: date, month: int, number: int) -> int:
    """Days from the last such day of the year to `day`; a day less than 90 days ahead is still to come."""
    try:
        dated = date(day.year, month, number)
        if dated - day > timedelta(days=90) and day.year > 1:
            dated = date(day.year - 1, month, number)
    except ValueError:
        return 0
    return (day - dated).days
