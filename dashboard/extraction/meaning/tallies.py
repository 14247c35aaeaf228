"""Totals that are of no one incident: of a day or a year, recorded, reached, or told without a place or cause."""

from itertools import pairwise

from dashboard.extraction.counts.setting import MONTHS, WEEKDAYS, WORDS, Setting
from dashboard.extraction.word_lists import word_lists
from dashboard.extraction.words.asking import needs

LISTS = word_lists("meaning", "tallies")
LARGE_TOLL = 1_000
LARGE_REACHED = 100
MANY_A_DAY = 10
CAUSES = frozenset({"in", "at", "near", "by", "when", "after", "from", "outside"})
DAYS = frozenset({"yesterday", "today", *WEEKDAYS})
ONE_INCIDENT = LISTS["one_incident"]
NUMBERS = LISTS["numbers"]
UP_TO = (["up", "to"], ["as", "of"], ["as", "at"])
POSSESSIVES = ("'s", "’s")
TOTALLED = ("deaths", "killed", "dead", "injuries", "injured")


def recorded_in_year(setting: Setting) -> bool:
    """ "UNAMA documented 10,453 casualties in 2017": a year's tally, and no older event recalled."""
    if setting.word_set.isdisjoint(WORDS["recording"]):
        return False
    words = setting.words
    return any(word == "in" and len(after) == 4 and after.isdecimal() for word, after in pairwise(words))


def has_reached(setting: Setting) -> bool:
    """ "The Palestinian death toll has reached 639": a large toll, and no incident named that it is of."""
    if setting.candidate.how != "toll" or setting.size < LARGE_REACHED or of_a_day(setting):
        return False
    harm = setting.candidate.harm
    if harm is not None and setting.clause.word(harm.first - 1) == "the":
        told = setting.clause.low[max(0, harm.first - 3) : harm.first]
        if not {"gave", "gives", "put", "puts"}.isdisjoint(told) or grows_by_bodies(setting):
            return False  # "the governor gave the toll as 132"
    return setting.word_set.isdisjoint(WORDS["incident"]) and setting.word_set.isdisjoint(WORDS["toll_of"])


def grows_by_bodies(setting: Setting) -> bool:
    """ "Three more bodies recovered, bringing to 18 the number killed": the toll of one incident."""
    return setting.size < LARGE_TOLL and not setting.clause.words.isdisjoint(WORDS["of_one_incident"])


@needs(DAYS)
def killed_that_day(setting: Setting) -> bool:
    """ "33 people were killed yesterday": no place, no cause, nobody accused."""
    harm = setting.candidate.harm
    if setting.candidate.measure not in ("killed", "wounded"):
        return False
    if setting.size < MANY_A_DAY or setting.word_set.isdisjoint(DAYS) or harm is None:
        return False
    fronted = setting.words[0] in DAYS or (setting.words[0] == "on" and setting.words[1] in DAYS)
    lost = setting.clause.word(harm.first) in WORDS["losing"]  # "lost 35 servicemen there on Wednesday"
    if not (fronted or lost) and setting.clause.word(harm.end + (setting.clause.word(harm.end) == "on")) not in DAYS:
        return False
    return setting.word_set.isdisjoint(CAUSES) and setting.word_set.isdisjoint(WORDS["incident"])


@needs(frozenset({"total", "totals", "tally"}))
def total_without_incident(setting: Setting) -> bool:
    """ "Total deaths 91", "the week's total stands above 140": a tally, where no incident is named."""
    if not setting.word_set.isdisjoint(WORDS["incident"]):
        return False
    words = setting.words
    for at, word in enumerate(words):
        if word in ("total", "totals", "tally"):
            owned = words[at - 2 : at] if at >= 2 else []
            of_time = any(w in WORDS["short_units"] or w in WORDS["long_units"] for w in owned)
            if of_time or (at + 1 < len(words) and words[at + 1] in TOTALLED):
                return True
    return False


def of_a_day(setting: Setting) -> bool:
    """ "put Friday's toll at 73", "the daily toll"."""
    harm = setting.candidate.harm
    if setting.candidate.how != "toll" or harm is None:
        return False
    before, owner = setting.clause.word(harm.first - 1), setting.clause.word(harm.first - 2)
    between = setting.clause.low[harm.end : setting.candidate.first]
    on_a_day = any(word == "on" and day in WEEKDAYS for word, day in pairwise(between))
    if on_a_day and not {"put", "puts"}.isdisjoint(setting.word_set):
        return True  # "put the number neutralised on Sunday at over 400"
    if before in POSSESSIVES:
        return owner in WEEKDAYS or owner in ("today", "day", "yesterday")
    return before == "daily"


@needs(frozenset({"have", "has"}))
def large_without_incident(setting: Setting) -> bool:
    """ "more than 2,000 soldiers and police have died": perfect tense, thousands, no incident."""
    if (setting.candidate.phrase.low or 0) < LARGE_TOLL or setting.candidate.measure not in (
        "killed",
        "wounded",
        "detained",
        "missing",
    ):
        return False
    if setting.word_set.isdisjoint(("have", "has")) or not setting.word_set.isdisjoint(WORDS["incident"]):
        return False
    harm = setting.candidate.harm
    return harm is not None and harm.reads("befalls:past", "acts:participle") and harm.first >= setting.candidate.end


@needs(frozenset({"have"}), frozenset({"been"}), frozenset({"in"}))
def unplaced_total(setting: Setting) -> bool:
    """ "At least 51 people have been killed in Aleppo": perfect tense, a place, no incident and nobody accused."""
    candidate, clause = setting.candidate, setting.clause
    harm = candidate.harm
    if harm is None or candidate.is_single or candidate.measure != "killed" or setting.size <= 20:
        return False
    if harm.first < candidate.end or "by" in setting.word_set or not setting.word_set.isdisjoint(WORDS["incident"]):
        return False
    return clause.low[max(0, harm.first - 2) : harm.first] == ["have", "been"] and clause.word(harm.end) == "in"


def of_one_attack(setting: Setting) -> bool:
    """ "The toll from the militants' attack that day is 1,139": what the toll is of, however large."""
    harm, low = setting.candidate.harm, setting.clause.low
    if harm is None:
        return False
    between = low[harm.end : setting.candidate.first]
    return any(
        word in ONE_INCIDENT and not {"from", "of", "in"}.isdisjoint(between[max(0, at - 5) : at])
        for at, word in enumerate(between)
    )


def of_a_months_numbers(setting: Setting) -> bool:
    """ "The UN's April numbers: 1,119 killed", "casualty figures for June"."""
    low, tokens = setting.clause.low[: setting.candidate.first], setting.clause.tokens
    for at, word in enumerate(low):
        if word in MONTHS and tokens[at].text[0].isupper():
            near = low[max(0, at - 3) : at] if low[at - 1] == "for" else low[at + 1 : at + 4]
            if not NUMBERS.isdisjoint(near):
                return True
    return False


@needs(WORDS["recording"], DAYS)
def recorded_that_day(setting: Setting) -> bool:
    """ "A monitor documented the deaths of 48 people yesterday": a day's tally, where no incident is named."""
    if setting.word_set.isdisjoint(WORDS["recording"]) or setting.candidate.measure not in ("killed", "wounded"):
        return False
    days = not setting.word_set.isdisjoint(DAYS)
    return days and not setting.candidate.is_single and setting.word_set.isdisjoint(WORDS["incident"])


def verified_by_now(setting: Setting) -> bool:
    """ "Over 900 civilian deaths verified", "confirmed the deaths of 925 civilians up to Sunday midnight"."""
    if setting.size < LARGE_REACHED or not setting.word_set.isdisjoint(WORDS["incident"]):
        return False
    words = setting.words
    if not setting.word_set.isdisjoint(("verified", "verify", "verifies")):
        return not setting.word_set.isdisjoint(TOTALLED)
    if setting.word_set.isdisjoint(("confirmed", "documented", "recorded", "counted", "registered")):
        return False
    after = words[setting.candidate.end - setting.span[0] :]
    return any([one, other] in UP_TO for one, other in pairwise(after))
