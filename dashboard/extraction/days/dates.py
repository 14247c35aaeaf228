"""Days named in a sentence, anchored to the day of publication, with their precision.

A weekday is the most recent such day on or before publication; "last Friday" said on a Friday is a week earlier;
"overnight" on day D is D-1 to D; "last week" is its Monday to Sunday. A time of day without a day ("before dawn", "at
noon") is of the day itself. A day on which something was said or posted is marked as an utterance: it is not when the
event happened.
"""

from datetime import date

from dashboard.extraction.days.calendar_words import SMALL_NUMBERS, year_of
from dashboard.extraction.days.date_reader import DateReader, FoundDate
from dashboard.extraction.text.values import changed
from dashboard.extraction.word_lists import word_lists
from dashboard.extraction.words.view import View
from dashboard.extraction.words.vocabulary import Vocabulary

LISTS = word_lists("days", "dates")
__all__ = ["FoundDate", "find_dates"]

WORDS = word_lists("date_words")
TIMES_OF_DAY, BEFORE_A_TIME = WORDS["times_of_day"], WORDS["before_a_time"]
ROUND_A_TIME = WORDS["round_a_time"]
HALVES = frozenset({"am", "pm", "a.m", "p.m", "a.m.", "p.m.", "o'clock", "o’clock"})
HOURS = frozenset({"local", "hours", "hrs", "h"})
BEFORE_A_CLOCK = BEFORE_A_TIME | {"from", "around", "about", "between", "till", "past"}
PAST_WORDS = frozenset({"the", "about", "around", "early", "first", "small", "wee"})
ABOUT = LISTS["about"]
BEFORE_A_DATE = LISTS["before_a_date"]

JOINTS = LISTS["joints"]
JOINING = JOINTS | {"on", "early", "late", "the"}
SAYING = WORDS["saying"]
OF_A_RAID = TIMES_OF_DAY - HALVES - {"light", "hours", "rush"}
FALLING = frozenset({"fell", "broke", "approached", "came", "falls", "breaks", "neared"})


def find_dates(view: View, anchor: date, vocabulary: Vocabulary) -> list[FoundDate]:
    """The dates of a sentence in order; `anchor` is the day the entry or post was published."""
    reader = DateReader(view.tokens, view.lows, anchor, vocabulary)
    found = [_mark_utterance(d, view, vocabulary) for d in reader.read() if not is_dateline(d, view)]
    found = [d for d in _joined(view, found) if not _names_a_column(d, view)]
    if not any(d.precision == "day" and not d.is_open for d in found) and (today := _time_of_day(view, anchor)):
        found.append(today)
    return found


def _names_a_column(found: FoundDate, view: View) -> bool:
    """ "THIS WEEK IN THE NORTH: …", "The front this month, day by day": no time of the acts below."""
    if not view.sentence.is_heading or view.lows[found.first] != "this" or found.precision not in ("week", "month"):
        return False
    return not any(t.first < found.first for t in view.triggers) and not {":", ",", "|"}.isdisjoint(
        view.lows[found.end :]
    )


def _time_of_day(view: View, anchor: date) -> FoundDate | None:
    """ "Before dawn", "in the early hours", "at 4 am", "by noon": of the day the sentence is told on."""
    lows = view.lows
    if ":" in view.words and "at" in view.words and (clock := _clock(lows)):
        return FoundDate(clock, clock + 3, anchor, anchor, "day", of_hours=True)
    if TIMES_OF_DAY.isdisjoint(view.words) and ("night" not in view.words or FALLING.isdisjoint(view.words)):
        glued = next((at for at, word in enumerate(lows) if at and word[0].isdigit() and _is_clock(lows, at)), 0)
        told = glued and not BEFORE_A_CLOCK.isdisjoint(lows[max(0, glued - 3) : glued])
        if not told and "past" in view.words:
            glued = _spoken_clock(lows)
            told = glued > 0
        return FoundDate(glued, glued + 1, anchor, anchor, "day", of_hours=True) if told else None  # "from 6am"
    for at, word in enumerate(lows):
        if (word not in TIMES_OF_DAY and word != "night") or at == 0 or (at + 1 < len(lows) and lows[at + 1] == "of"):
            continue
        before = [w for w in lows[max(0, at - 4) : at] if w not in PAST_WORDS]
        is_clock = word in HALVES and (lows[at - 1][:1].isdigit() or lows[at - 1] in SMALL_NUMBERS)
        told_hour = is_clock and not BEFORE_A_CLOCK.isdisjoint(lows[max(0, at - 4) : at])
        of_hours = before[-2:] == ["hours", "of"] and word == "morning"  # "in the early hours of the morning"
        told = (before and before[-1] in BEFORE_A_TIME) or lows[at - 1] in ROUND_A_TIME
        if (told and word != "night") or told_hour or of_hours:
            return FoundDate(at, at + 1, anchor, anchor, "day", of_hours=True)
        if (word in OF_A_RAID or word == "night") and _is_of_a_raid(view, at):
            return FoundDate(at, at + 1, anchor, anchor, "day", of_hours=True)
    return None


def _is_of_a_raid(view: View, at: int) -> bool:
    """ "In a pre-dawn raid", "a morning strike"; "as dawn broke"."""
    lows = view.lows
    if lows[at - 1] in ("as", "when") or (lows[at - 1] == "the" and lows[at - 2] == "as"):
        return not FALLING.isdisjoint(lows[at + 1 : at + 2])
    if lows[at] == "night":
        return False  # "a night raid": of which night is not said
    first = at - 2 if lows[at - 1] == "-" and at > 1 and lows[at - 2] == "pre" else at
    if first < 1 or lows[first - 1] not in ("a", "an", "the", "this"):
        return False
    return any(at < t.first <= at + 2 and t.value.part == "noun" for t in view.triggers)


def _spoken_clock(lows: list[str]) -> int:
    """Where the "past" of "at half past two", "at ten past six" stands; 0 without one."""
    for at, word in enumerate(lows[:-1]):
        told = word == "past" and at > 1 and lows[at + 1] in SMALL_NUMBERS and lows[at - 2] in ABOUT
        if told and (lows[at - 1] in ("half", "quarter") or lows[at - 1] in SMALL_NUMBERS):
            return at
    return 0


def _is_clock(lows: list[str], at: int) -> bool:
    """Whether a token is a time of the clock in one word: "6am", "21h30", "0300", "1500" before "local time"."""
    word = lows[at]
    if word.endswith(("am", "pm")):
        return True
    hour, _, minute = word.partition("h")
    if len(word) == 4 and word.isdecimal():
        following = lows[at + 1] if at + 1 < len(lows) else ""
        hour, minute = word[:2], word[2:]
        if word[0] != "0" and following not in HOURS:
            return False
    return hour.isdecimal() and minute.isdecimal() and len(minute) == 2 and int(hour) < 24 and int(minute) < 60


def _clock(lows: list[str]) -> int:
    """Where "at 14:30", "at around 6:05" begins; 0 without one."""
    for at in [at for at, word in enumerate(lows) if word == ":" and 1 < at < len(lows) - 1]:
        hour, minute = lows[at - 1], lows[at + 1]
        told = lows[at - 2] in ABOUT and "at" in lows[max(0, at - 4) : at - 1]
        if (
            told
            and hour.isdecimal()
            and minute.isdecimal()
            and len(minute) == 2
            and int(hour) < 24
            and int(minute) < 60
        ):
            return at - 1
    return 0


def _joined(view: View, found: list[FoundDate]) -> list[FoundDate]:
    """ "On Monday and Tuesday", "from Monday to Wednesday": one span of days."""
    joined: list[FoundDate] = []
    for one in found:
        last = joined[-1] if joined else None
        between = [t.lower for t in view.tokens[last.end : one.first]] if last else []
        adjoins = last and JOINING.issuperset(between) and not JOINTS.isdisjoint(between)
        if last and adjoins and last.precision == one.precision == "day" and last.start <= one.stop:
            joined[-1] = changed(last, end=one.end, stop=max(last.stop, one.stop))
            continue
        joined.append(one)
    return joined


def is_dateline(found: FoundDate, view: View) -> bool:
    """Whether a full date opens the sentence like a stamp ("Thursday 18 May 2017 ISIS kills …"): not the event's."""
    words = view.tokens[found.first : found.end]
    has_year = any(year_of(token.lower) for token in words)
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


def _is_of_an_earlier_count(found: FoundDate, view: View) -> bool:
    """ "Up from 29 last night", "against 43 yesterday": when the number before was told."""
    before = view.lows[max(0, found.first - 8) : found.first]
    compared = "against" in before or ("from" in before and ("up" in before or "down" in before))
    return compared and any(word[0].isdigit() or word in SMALL_NUMBERS for word in before)


def _mark_utterance(found: FoundDate, view: View, vocabulary: Vocabulary) -> FoundDate:
    """A day right after or before a word of saying or posting, or as in "Thursday claims", is when it was said."""
    near = [token.lower for token in view.tokens[max(0, found.first - 2) : found.first]]
    after = view.tokens[found.end].lower if found.end < len(view.tokens) else ""
    words = vocabulary.date_words["utterance"]
    said = near[-1:] != ["that"] and any(word in words for word in near)  # "says that on Tuesday it repelled …"
    said = said or _is_of_an_earlier_count(found, view)
    said = said or after in SAYING  # "police on Thursday confirmed that …"
    named = after in ("claims", "claim", "statement", "report", "reports") and found.end - found.first == 1
    if said or named:
        return FoundDate(
            found.first, found.end, found.start, found.stop, found.precision, is_utterance=True, is_open=found.is_open
        )
    return found
