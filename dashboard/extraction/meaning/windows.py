"""The time that a number totals, as its sentence says it: "since 2011", "in the past 48 hours", "in August"."""

from dashboard.extraction.counts.cardinals import VALUES
from dashboard.extraction.counts.setting import MONTHS, WEEKDAYS, WORDS, Setting
from dashboard.extraction.meaning.tallies import MANY_A_DAY, POSSESSIVES
from dashboard.extraction.words.asking import needs
from dashboard.records import Scope

Scoped = tuple[Scope, str]
LONG, SHORT_UNITS = WORDS["long_units"], WORDS["short_units"]
TIMES = LONG | SHORT_UNITS | frozenset(MONTHS) | {"past", "last"}
STARTS = frozenset({"start", "beginning", "outset", "outbreak"})
HOURS = frozenset({"dawn", "midnight", "noon", "morning"})
ARTICLES = WORDS["articles"]
SUPERLATIVES = WORDS["superlatives"]
OUT_OF_SIGHT = WORDS["out_of_sight"]
LATELY = frozenset({"past", "last", "recent", "previous", "a", "one"})
LISTING = frozenset({";", ":", "—", "–"})
SHORT = frozenset({"day", "hours", "week", "24", "48", "night"})
PAST = frozenset({"past", "last"})
AFTER_PAST = ("week", "fortnight", "night", "month")
RECENT = frozenset({"day", "hours", "days", "weeks"})
WITHIN = ("in", "over", "during", "within", "throughout")
NO_WINDOW_BEFORE = ("after", "before", "ago", "earlier", "since", *POSSESSIVES)


@needs(STARTS | {"since"})
def counted_since(setting: Setting) -> Scoped | None:
    """ "since 2011", "since Friday": cumulative, as since any date; "since dawn": a period."""
    if "since" not in setting.word_set and STARTS.isdisjoint(setting.word_set):
        return None
    for at, word in enumerate(setting.words):
        if word in ("since", "from") and (found := _since_at(setting, at)):
            return found
    return None


def _since_at(setting: Setting, at: int) -> Scoped | None:
    """What words[at], "since" or "from", says of the time of the number."""
    words = setting.words
    following = [w for w in words[at + 1 : at + 4] if w not in ("the", "early", "late", "last", "this", ",")]
    if words[at] == "from":
        from_start = not STARTS.isdisjoint(following[:3]) and "of" in following
        return ("cumulative", "from the start") if from_start else None
    if not following or not following[0][0].isalnum():
        return None  # "have not been seen since"
    if words[at - 1] in OUT_OF_SIGHT:
        return "event", "since then"  # "missing since Monday", "not heard of since"
    after = following[0]
    if words[max(0, at - 1)] in ("has", "have", "had") and not _begins_a_date(after):
        return None  # "has since died"
    if any(w in SUPERLATIVES or (w.endswith("est") and len(w) > 5) for w in words[max(0, at - 9) : at]):
        return None  # "the deadliest attack since 2011"
    if after in HOURS and setting.size < MANY_A_DAY:
        return "event", "since this day's hour"
    if after in WEEKDAYS or after == "weekend":
        return "cumulative", "since a date"
    if after in WORDS["since_days"] or after == "night" or _is_clock(following):
        return "period", "since a day"
    own_start = words[at + 1] in ARTICLES and not after[0].isdecimal()
    if own_start and WORDS["since_what"].isdisjoint(words[at + 1 : at + 10]):
        return "event", "since it happened"  # "not heard from since their car left"
    return "cumulative", "since"


def within_a_window(setting: Setting) -> Scoped | None:
    """ "in the past 48 hours", "over two days", "in August": a period; "over the past two years": cumulative."""
    if setting.word_set.isdisjoint(TIMES):
        return None
    for at, word in enumerate(setting.words):
        if word in TIMES and (found := _window_at(setting.words, at)):
            return found
    return None


def _window_at(words: list[str], at: int) -> Scoped | None:
    """The window that a unit of time, a month or "past" closes or opens at words[at]."""
    word, after = words[at], words[at + 1] if at + 1 < len(words) else ""
    if word in LONG or word in SHORT_UNITS:
        opened = _opening_of(words, at)
        if opened is None or after in NO_WINDOW_BEFORE:
            return None
        lately = word in ("month", "months") and not LATELY.isdisjoint(words[opened:at])
        return ("cumulative", "years") if word in LONG and not lately else ("period", "window")
    if word in MONTHS and word != "may" and at and words[at - 1] in ("in", "during", "throughout"):
        return None if after.isdecimal() else ("period", "month")
    recent = (word in PAST and after in RECENT) or (word == "past" and after in AFTER_PAST)
    return ("period", "window") if recent else None


def _opening_of(words: list[str], unit: int) -> int | None:
    """Where "in the past 48" begins before a unit of time; not in "the worst in two years"."""
    back = unit - 1
    while back >= 0 and (words[back] in WORDS["window_words"] or words[back] in VALUES or words[back].isdecimal()):
        back -= 1
    if not 0 <= back < unit - 1 or words[back] not in WITHIN or words[back - 1] in SUPERLATIVES:
        return None
    return back


@needs(TIMES, LISTING)
def opened_by_a_window(setting: Setting) -> bool:
    """ "In the past week they staged 222 attacks; 89 civilians died", "Week 12: 139 dead, 31 injured"."""
    low, start = setting.clause.low, setting.span[0]
    week = low[0] in ("week", "day", "month") and low[1].isdecimal()
    if not start or low[start - 1] not in LISTING:
        return week and ":" in low[2:4]
    opening = low[:start]
    if TIMES.isdisjoint(opening):
        return False
    return any(
        word in SHORT and opening[max(0, at - 2) : at] and not PAST.isdisjoint(opening[max(0, at - 2) : at])
        for at, word in enumerate(opening)
    )


def _is_clock(words: list[str]) -> bool:
    """ "6 am", "6am", "14:30"."""
    after = words[1] if len(words) > 1 else ""
    return words[0][0].isdigit() and (after in (":", "am", "pm", "a.m", "p.m") or words[0].endswith(("am", "pm")))


def _begins_a_date(word: str) -> bool:
    return word in MONTHS or word.isdecimal() or word in WEEKDAYS or word in ("its", "it", "he", "they")
