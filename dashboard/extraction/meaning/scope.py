"""What a number totals: one incident, several within a time or an area, or a conflict so far.

The first rule that applies decides, in the order of `scope_of`; its name goes into the figure's cues.
"""

from dashboard.extraction.counts.cardinals import VALUES
from dashboard.extraction.counts.incidents import (
    across,
    clashed,
    counted_incidents,
    counted_places,
    listed_by_place,
    several_incidents,
    several_places,
    two_incidents,
)
from dashboard.extraction.counts.setting import MONTHS, WEEKDAYS, WORDS, Setting
from dashboard.extraction.meaning.running import runs_on
from dashboard.extraction.meaning.tallies import (
    LARGE_TOLL,
    MANY_A_DAY,
    POSSESSIVES,
    has_reached,
    killed_that_day,
    large_without_incident,
    of_a_day,
    of_a_months_numbers,
    of_one_attack,
    recorded_in_year,
    recorded_that_day,
    total_without_incident,
    unplaced_total,
    verified_by_now,
)
from dashboard.extraction.word_lists import word_lists
from dashboard.records import Scope

# Above these no single incident is meant, unless an older year is named.
LARGE = {"killed": 5_000, "wounded": 10_000, "casualties": 10_000, "detained": 20_000, "displaced": 500_000}
LARGE["missing"] = 2_000
STARTS = frozenset({"start", "beginning", "outset", "outbreak"})
HOURS = frozenset({"dawn", "midnight", "noon", "morning"})
DISASTERS = frozenset({"earthquake", "quake", "cyclone", "typhoon", "tsunami", "hurricane", "flood", "floods"})
MANY_DISPLACED = 10_000
ARTICLES = frozenset({"the", "a", "an", "its", "their", "his", "her", "our"})
SUPERLATIVES = frozenset({"most", "first", "worst", "second", "third", "fourth", "fifth", "sixth", "seventh"})
TIMES = WORDS["long_units"] | WORDS["short_units"] | frozenset(MONTHS) | {"past", "last"}
WANT = WORDS["want"]
OCCASIONS = WORDS["incident"] | frozenset(
    {"funeral", "wedding", "market", "mosque", "church", "school", "hospital", "camp", "checkpoint"}
)
NO_CAUSE = frozenset({",", "in", "by", "that", "which"}) | WORDS["incident"] | word_lists("grammar")["saying"]
OUT_OF_SIGHT = frozenset({"missing", "of", "from", "unaccounted", "held", "captive", "hostage", "jailed", "trapped"})
FEW = 20
STILL = frozenset({"still", "remain", "remains", "remaining", "currently"})
LATELY = frozenset({"past", "last", "recent", "previous", "a", "one"})
LISTING = frozenset({";", ":", "—", "–"})
SHORT = frozenset({"day", "hours", "week", "24", "48", "night"})
PAST = frozenset({"past", "last"})
OF_LATE = frozenset({"week", "fortnight", "night", "month"})
RECENT = frozenset({"day", "hours", "days", "weeks"})
CAUSED = ("left", "counts", "inside")


def scope_of(setting: Setting) -> tuple[Scope, str]:
    """The scope of a number and the name of the rule that gave it, empty for the default, an event."""
    if setting.marks_years():
        return "event", ""
    if since := _since(setting):
        return since
    if recorded_in_year(setting):
        return "period", "recorded in a year"
    if rule := runs_on(setting):
        return "cumulative", rule
    if _war_is_subject(setting):
        return "cumulative", "the war as the cause"
    if setting.older_year() and _is_of_a_war(setting):
        return "cumulative", "in a war"
    if setting.older_year() and (window := _window(setting)) and window[1] == "window":
        return window
    if setting.older_year() or (setting.older_month() and not setting.word_set.isdisjoint(OCCASIONS)):
        return ("period", "clashes of a month") if setting.older_month() and clashed(setting) else ("event", "")
    large = setting.candidate.how == "toll" and setting.size >= LARGE_TOLL
    if large and setting.has_phrase("last_day"):
        return "period", "a day's toll"
    if large and not of_a_day(setting) and not of_one_attack(setting):
        return "cumulative", "large toll"
    if setting.spans_dates():
        return "period", "between two dates"
    window = _window(setting)
    if window and window[1] == "window" and setting.has_phrase("of_now"):
        return window
    if _is_running(setting):
        return "cumulative", "running total"
    if window:
        return window
    if has_reached(setting):
        return "cumulative", "a toll without an incident"
    if setting.size >= LARGE.get(setting.candidate.measure or "", 1_000_000) and setting.word_set.isdisjoint(DISASTERS):
        return "cumulative", "too large for one incident"
    if large_without_incident(setting):
        return "cumulative", "large, and no incident named"
    if of_a_day(setting) or recorded_that_day(setting):
        return "period", "a day's toll"
    if of_a_months_numbers(setting):
        return "period", "a month's numbers"
    if verified_by_now(setting):
        return "cumulative", "verified by now"
    if _is_still_held(setting):
        return "cumulative", "still held"
    if setting.has_phrase("breadth") or across(setting) or counted_places(setting) or counted_incidents(setting):
        return "period", "several places or incidents"
    if _of_want(setting):
        return "period", "deaths of hunger or disease"
    if several_incidents(setting) or several_places(setting) or two_incidents(setting) or listed_by_place(setting):
        return "period", "several incidents or places named"
    if killed_that_day(setting):
        return "period", "a day's toll"
    if total_without_incident(setting):
        return "period", "a total, and no incident named"
    if _many_displaced_by_now(setting):
        return "cumulative", "displaced by now"
    if _thousands_displaced(setting):
        return "period", "thousands displaced"
    if unplaced_total(setting):
        return "period", "no incident named"
    if _opened_by_window(setting):
        return "period", "a time before the list"
    return "event", ""


def _opened_by_window(setting: Setting) -> bool:
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


def _since(setting: Setting) -> tuple[Scope, str] | None:
    """ "since 2011", "since Friday": cumulative, as since any date; "since dawn": a period."""
    if "since" not in setting.word_set and STARTS.isdisjoint(setting.word_set):
        return None
    words = setting.words
    for at, word in enumerate(words):
        if word not in ("since", "from"):
            continue
        following = [w for w in words[at + 1 : at + 4] if w not in ("the", "early", "late", "last", "this", ",")]
        if word == "from" and not STARTS.isdisjoint(following[:3]) and "of" in following:
            return "cumulative", "from the start"
        if word != "since" or not following or not following[0][0].isalnum():
            continue  # "have not been seen since"
        if words[at - 1] in OUT_OF_SIGHT:
            return "event", "since then"  # "missing since Monday", "not heard of since"
        after = following[0]
        if words[max(0, at - 1)] in ("has", "have", "had") and not _begins_a_date(after):
            continue  # "has since died"
        opening = words[max(0, at - 9) : at]
        if any(w in SUPERLATIVES or (w.endswith("est") and len(w) > 5) for w in opening):
            continue  # "the deadliest attack since 2011"
        if after in HOURS and setting.size < MANY_A_DAY:
            return "event", "since this day's hour"
        if after in WEEKDAYS or after == "weekend":
            return "cumulative", "since a date"
        if after in WORDS["since_days"] or after == "night" or _is_clock(following):
            return "period", "since a day"
        if (
            words[at + 1] in ARTICLES
            and not after[0].isdecimal()
            and WORDS["since_what"].isdisjoint(words[at + 1 : at + 10])
        ):
            return "event", "since it happened"  # "not heard from since their car left"
        return "cumulative", "since"
    return None


def _is_clock(words: list[str]) -> bool:
    """ "6 am", "6am", "14:30"."""
    after = words[1] if len(words) > 1 else ""
    return words[0][0].isdigit() and (after in (":", "am", "pm", "a.m", "p.m") or words[0].endswith(("am", "pm")))


def _begins_a_date(word: str) -> bool:
    return word in MONTHS or word.isdecimal() or word in WEEKDAYS or word in ("its", "it", "he", "they")


def _war_is_subject(setting: Setting) -> bool:
    """ "the war of 1988–94 cost about 30,000 lives": a war right before the verb is the cause of all."""
    harm, low = setting.candidate.harm, setting.clause.low
    if harm is None or setting.word_set.isdisjoint(WORDS["war"]) or setting.candidate.how not in CAUSED:
        return False
    opening = low[setting.span[0] : setting.candidate.first]
    at = next((i for i, word in enumerate(opening) if word in WORDS["war"]), None)
    if at is None or at > 6:
        return False
    year = max((i for i, word in enumerate(opening[:at]) if len(word) == 4 and word.isdecimal()), default=-1)
    if not {"in", "during", "after", "before", "since"}.isdisjoint(opening[year + 1 : at]):
        return False  # "in the war"; but "in 2011 the war killed"
    between = opening[at + 1 :]
    if between[:1] == [":"]:
        return False  # "Libyan civil war: rebels kill at least 33 people": what the news is of
    if between[:1] and between[0] in WORDS["of_war"]:
        return False  # "a war monitor", "a war-torn town"
    return NO_CAUSE.isdisjoint(between) and len(between) < 12


def _is_still_held(setting: Setting) -> bool:
    """ "still holds some 120 hostages", "20,557 people are still behind bars": all who are held by now."""
    few = 0 < setting.size < FEW and setting.candidate.phrase.operator == "eq"
    if setting.candidate.measure != "detained" or setting.candidate.is_single or few:
        return False
    first, end = setting.candidate.first, setting.candidate.end
    return not STILL.isdisjoint(setting.clause.low[max(0, first - 4) : end + 4])


def _many_displaced_by_now(setting: Setting) -> bool:
    """ "76,000 are sheltering in schools", "187,240 have had to flee": all who are displaced by now."""
    candidate, low = setting.candidate, setting.clause.low
    harm = candidate.harm
    if candidate.measure != "displaced" or harm is None or (candidate.phrase.low or 0) < MANY_DISPLACED:
        return False
    near = low[max(0, harm.first - 4) : harm.first]
    if not {"have", "has", "had", "are", "remain", "now"}.isdisjoint(near):
        return True
    return harm.reads("state") or not STILL.isdisjoint(low[max(0, candidate.first - 3) : candidate.first])


def _thousands_displaced(setting: Setting) -> bool:
    """ "Thousands flee Ramadi": so many do not flee in one incident."""
    phrase = setting.candidate.phrase
    if setting.candidate.measure != "displaced" or not setting.word_set.isdisjoint(("overnight", "night", "morning")):
        return False
    return (phrase.low or phrase.high or 0) >= MANY_DISPLACED or (phrase.imputed_low or 0) >= 1000


def _is_running(setting: Setting) -> bool:
    """ "in the Syrian war", "so far", "the war has cost the lives of", "has lost 12 soldiers"."""
    clause, near = setting.clause, setting.candidate.place
    others = clause.candidates[max(0, near - 4) : near + 5]
    largest = max([setting.size, *(other.phrase.low or 0 for other in others if other.measure)])
    words, perfect = setting.words, not setting.word_set.isdisjoint(("have", "has", "had"))
    has_war = not setting.word_set.isdisjoint(WORDS["war"])
    if ((largest >= 100 and setting.size > 10) or has_war) and setting.has_phrase("running"):
        return True
    if has_war:
        for at, word in enumerate(words):
            if word in WORDS["war"] and at >= 2:
                if words[at + 1 : at + 2] == ["-"] or _names_an_incident(words[:at]):
                    continue  # "in an attack near a village in the war-torn east"
                if _within(words[max(0, at - 5) : at]):
                    return "anniversary" not in setting.word_set
                if setting.size >= LARGE_TOLL and (perfect or setting.candidate.how == "toll"):
                    return True
    harm = setting.candidate.harm
    if harm is None or clause.word(harm.first) != "lost":
        return False
    if harm.end - harm.first > 1:
        return False  # "have lost their lives"
    return not {"has", "have"}.isdisjoint(clause.low[max(0, harm.first - 3) : harm.first])


def _names_an_incident(words: list[str]) -> bool:
    """ "in a missile strike on a theatre": one incident, in whatever war it was."""
    return any(
        word in WORDS["incident"] and not {"a", "an"}.isdisjoint(words[max(0, at - 5) : at])
        for at, word in enumerate(words)
    )


def _is_of_a_war(setting: Setting) -> bool:
    """ "In the war of 2014-16 up to 600,000 people died": no incident of an older year, but all of its war."""
    words = setting.words
    return setting.size >= LARGE_TOLL and any(
        word in WORDS["war"]
        and not {"in", "during", "throughout"}.isdisjoint(words[max(0, at - 4) : at])
        and words[at + 1 : at + 2] == ["of"]
        for at, word in enumerate(words)
    )


def _within(opening: list[str]) -> bool:
    """Whether the words before "war" are "in the", "during the", "years of"."""
    prepositions = [word for word in opening if word in ("in", "during", "of")]
    if not prepositions:
        return False
    return prepositions[-1] != "of" or "years" in opening or "months" in opening


def _window(setting: Setting) -> tuple[Scope, str] | None:
    """ "in the past 48 hours", "over two days", "in August": a period; "over the past two years": cumulative."""
    if setting.word_set.isdisjoint(TIMES):
        return None
    words = setting.words
    for at, word in enumerate(words):
        after = words[at + 1] if at + 1 < len(words) else ""
        if word in WORDS["long_units"] or word in WORDS["short_units"]:
            back = at - 1
            while back >= 0 and (
                words[back] in WORDS["window_words"] or words[back] in VALUES or words[back].isdecimal()
            ):
                back -= 1
            opened = (
                0 <= back < at - 1
                and words[back - 1] not in SUPERLATIVES
                and words[back] in ("in", "over", "during", "within", "throughout")
            )
            if opened and after not in ("after", "before", "ago", "earlier", "since", *POSSESSIVES):
                lately = word in ("month", "months") and not LATELY.isdisjoint(words[back:at])
                long = word in WORDS["long_units"] and not lately
                return ("cumulative", "years") if long else ("period", "window")
        elif word in MONTHS and word != "may" and at and words[at - 1] in ("in", "during", "throughout"):
            if not after.isdecimal():
                return "period", "month"
        elif (word in PAST and after in RECENT) or (
            word == "past" and after in ("week", "fortnight", "night", "month")
        ):
            return "period", "window"
    return None


def _of_want(setting: Setting) -> bool:
    """ "ten children have died of malnutrition": such deaths are counted over a time."""
    words = setting.words
    if setting.candidate.measure != "killed" or setting.word_set.isdisjoint(WANT):
        return False
    return any(w in WANT and not {"of", "from"}.isdisjoint(words[max(0, i - 4) : i]) for i, w in enumerate(words))
