"""Numbers told as of today or this week, whatever older year or month their clause names beside."""

from dashboard.extraction.counts.setting import WEEKDAYS, Setting

TODAY = frozenset({"today", "tonight", "yesterday"})
PARTS_OF_DAY = frozenset({"morning", "afternoon", "evening", "week"})
DAYS = TODAY | PARTS_OF_DAY | WEEKDAYS.keys()
TO_DAY_BEFORE = 5  # tokens from the day to the number: "today, in which 40 children died"
TO_DAY = 3


def is_of_these_days(setting: Setting) -> bool:
    """ "19 died this morning in the town, scene of a massacre in 2012": the day stands right at what is told."""
    if setting.word_set.isdisjoint(DAYS) or "ago" in setting.word_set:
        return False
    candidate, harm, low = setting.candidate, setting.candidate.harm, setting.clause.low
    end = max(candidate.end, harm.end if harm else 0)
    if not TODAY.isdisjoint(low[max(setting.span[0], candidate.first - TO_DAY_BEFORE) : end + TO_DAY]):
        return True
    named = range(end, end + TO_DAY - 1)
    return any(low[at] == "this" and low[at + 1] in PARTS_OF_DAY for at in named) or (
        low[end] == "on" and low[end + 1] in WEEKDAYS and not low[end + 2].isdecimal()
    )
