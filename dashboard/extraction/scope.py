"""What a number totals (scope) and whether it is said to have happened (realis).

Rules read the words of the clause around the number, between breaks such as ";" or "while". The order of the rules is
the order of the functions below; the first that applies decides, and its name goes into the figure's cues.
"""

import csv
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from importlib.resources import files

from dashboard.extraction.candidates import Candidate, Clause
from dashboard.extraction.numbers import VALUES
from dashboard.extraction.parts import FoundFigure
from dashboard.extraction.word_lists import word_lists
from dashboard.records import Realis, Scope

WORDS = word_lists("scope_words")
MONTHS = {
    name: number
    for number, name in enumerate(
        ["january", "february", "march", "april", "may", "june", "july", "august"]
        + ["september", "october", "november", "december"],
        1,
    )
}
WEEKDAYS = {
    name: number
    for number, name in enumerate(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
}
BREAKS = frozenset({";", ":", "while", "but", "whereas", "although", "though", "bringing", "raising", "pushing"})
# Above these no single incident is meant, unless it says so.
STOPS_TRIGGER = frozenset({".", "when", "where", "killing", "leaving", "wounding", "injuring"})
LARGE = {"killed": 5_000, "wounded": 10_000, "casualties": 10_000, "detained": 20_000, "displaced": 500_000}


@dataclass
class Setting:
    """A candidate in its clause: tokens[first : end] of the sentence, published on `day`."""

    clause: Clause
    candidate: Candidate
    day: date | None
    before: FoundFigure | None = None

    @cached_property
    def span(self) -> tuple[int, int]:
        first = end = self.candidate.first
        while first > 0 and self.clause.word(first - 1) not in BREAKS:
            first -= 1
        while end < len(self.clause.tokens) and self.clause.word(end) not in BREAKS:
            end += 1
        return first, end

    @cached_property
    def words(self) -> list[str]:
        return [self.clause.word(at) for at in range(*self.span)]

    @cached_property
    def spaced(self) -> str:
        return " " + " ".join(self.words) + " "

    def has(self, name: str) -> bool:
        """Whether a word or phrase of the list stands in the clause."""
        return any(f" {phrase} " in self.spaced for phrase in WORDS[name])

    @property
    def size(self) -> int:
        phrase = self.candidate.phrase
        return phrase.low or phrase.high or phrase.imputed_low or 0


# ------------------------------------------------------------------------------------------------------ scope
def scope_of(setting: Setting) -> tuple[Scope, str]:
    """The scope of a number and the rule that gave it."""
    if since := _since(setting):
        return since
    if _older_year(setting):
        return "event", ""
    if _is_running(setting):
        return "cumulative", "running total"
    if window := _window(setting):
        return window
    if setting.size >= LARGE.get(setting.candidate.measure or "", 1_000_000):
        return "cumulative", "too large for one incident"
    if setting.candidate.how == "toll" and setting.size >= 1_000:
        return "cumulative", "large toll"
    if _of_a_day(setting):
        return "period", "a day's toll"
    if setting.has("breadth") or _across(setting):
        return "period", "several places or incidents"
    if _several_incidents(setting) or _several_places(setting):
        return "period", "several incidents or places named"
    if _unplaced_total(setting):
        return "period", "no incident named"
    return "event", ""


def _since(setting: Setting) -> tuple[Scope, str] | None:
    """ "since the conflict began", "since 2011": cumulative; "since Friday": a period."""
    words = setting.words
    for at, word in enumerate(words):
        if word != "since" or at + 1 == len(words):
            continue
        following = [w for w in words[at + 1 : at + 4] if w not in ("the", "early", "late", "last", "this", ",")]
        if at and words[at - 1] in ("has", "have", "had") and following and not _dates(following[0]):
            continue  # "has since died"
        if any(w in ("most", "first", "worst") or (w.endswith("est") and len(w) > 5) for w in words[max(0, at - 9) : at]):
            continue  # "the deadliest attack since 2011"
        if following and (following[0] in WORDS["weekdays"] or following[0] in WORDS["since_days"]):
            return "period", "since a day"
        return "cumulative", "since"
    return None


def _older_year(setting: Setting) -> bool:
    """ "In 1982, … people died": an older event, unless the year is when a war began or the tense is perfect."""
    words = setting.words
    if setting.day is None or "since" in words or setting.candidate.how == "toll":
        return False
    for at, word in enumerate(words):
        if len(word) == 4 and word.isdigit() and 1900 <= int(word) < setting.day.year and at:
            after = words[at + 1] if at + 1 < len(words) else ""
            if after.isalpha() and after not in ("when", "where", "after", "and", "by", "that", "in", "at", "people"):
                continue  # "the 2011 Libyan civil war"
            began = any(w in WORDS["began"] for w in words[max(0, at - 5) : at])
            if not began and words[at - 1] in ("in", "of", ",", "the", "early", "late", *MONTHS):
                return not {"have", "has"} & set(words)
    return False


def _of_a_day(setting: Setting) -> bool:
    """ "put Friday's toll at 73"."""
    if setting.candidate.how != "toll" or setting.candidate.harm is None:
        return False
    at = setting.candidate.harm.first
    owner = setting.clause.word(at - 2) if setting.clause.word(at - 1) in ("'s", "’s") else ""
    return owner in WEEKDAYS or owner in ("today", "day", "yesterday") or setting.clause.word(at - 1) == "daily"


def _dates(word: str) -> bool:
    """Whether a word after "since" begins a date or a name of an event."""
    return word in MONTHS or word.isdigit() or word in WORDS["weekdays"] or word in ("its", "it", "he", "they")


def _is_running(setting: Setting) -> bool:
    """ "in the Syrian war", "so far", "the war has cost the lives of"."""
    largest = max([setting.size, *(other.phrase.low or 0 for other in setting.clause.candidates if other.measure)])
    if setting.has("running") and (largest >= 100 or setting.has("war")):
        return True
    words = setting.words
    for at, word in enumerate(words):
        if word in WORDS["war"] and at >= 2:
            opening = words[max(0, at - 5) : at]
            if "in" in opening or "during" in opening or "of" in opening:
                back = [w for w in opening if w in ("in", "during", "of")][-1]
                if back != "of" or "years" in opening or "months" in opening:
                    return "anniversary" not in words
            if setting.size >= 1_000 and ({"have", "has", "had"} & set(words) or setting.candidate.how == "toll"):
                return True
    harm = setting.candidate.harm  # "has so far lost 12 soldiers"
    if harm is None or setting.clause.word(harm.first) != "lost":
        return False
    return any(setting.clause.word(harm.first - back) in ("has", "have") for back in (1, 2, 3))


def _window(setting: Setting) -> tuple[Scope, str] | None:
    """ "in the past 48 hours", "over two days", "in August": a period; "over the past two years": cumulative."""
    words = setting.words
    for at, word in enumerate(words):
        if word in WORDS["long_units"] or word in WORDS["short_units"]:
            back = at - 1
            while back >= 0 and (words[back] in WORDS["window_words"] or words[back] in VALUES or words[back].isdigit()):
                back -= 1
            if back < 0 or back == at - 1 or words[back] not in ("in", "over", "during", "within", "throughout"):
                continue
            if words[at + 1 : at + 2] and words[at + 1] in ("after", "before", "ago", "earlier", "since", "'s", "’s"):
                continue
            return ("cumulative", "years") if word in WORDS["long_units"] else ("period", "window")
        if word in MONTHS and at and words[at - 1] in ("in", "during", "throughout") and word != "may":
            if not (at + 1 < len(words) and words[at + 1].isdigit()):
                return "period", "month"
        if word in ("past", "last") and words[at + 1 : at + 2] and words[at + 1] in ("day", "hours", "days", "weeks"):
            return "period", "window"
    return None


def _across(setting: Setting) -> bool:
    """ "across Syria", but not "shelling across the border"."""
    words = setting.words
    return any(
        word == "across" and not {"border", "frontier", "line", "river", "bridge", "road"} & set(words[at + 1 : at + 4])
        for at, word in enumerate(words)
    )


def _several_incidents(setting: Setting) -> bool:
    """ "in terrorist attacks in Aleppo", "by air strikes in Lebanon"; strikes on one town are one incident."""
    words, first = setting.words, setting.span[0]
    for at, word in enumerate(words[:-1]):
        if word not in WORDS["plural_incidents"] or word in ("shelling",):
            continue
        ahead = words[at + 1]
        capital = (
            first + at + 2 < len(setting.clause.tokens) and setting.clause.tokens[first + at + 2].text[0].isupper()
        )
        if ahead == "in" and capital and (word == "attacks" or _is_country(setting, first + at + 2)):
            return True
        opening = words[max(0, at - 3) : at]
        if word == "attacks" and "in" in opening and "the" not in opening:
            return True
    kinds = {word for word in words if word in WORDS["plural_incidents"]}
    return "attacks" in kinds and "shelling" in kinds


def _several_places(setting: Setting) -> bool:
    """ "in Idlib, Daraa and Homs": three or more capitalised names after one preposition."""
    tokens, (first, end) = setting.clause.tokens, setting.span
    for at in range(first, end - 4):
        if tokens[at].lower not in ("in", "from", "on", "at") or not tokens[at + 1].text[0].isupper():
            continue
        commas, here = 0, at + 1
        while here < end and (
            tokens[here].text[0].isupper() or tokens[here].text in ",-'’" or tokens[here].lower in ("and", "al", "el")
        ):
            commas += tokens[here].text == "," and here + 1 < end and tokens[here + 1].text[0].isupper()
            if tokens[here].lower == "and" and commas and here + 1 < end and tokens[here + 1].text[0].isupper():
                return True
            here += 1
    return False


def _unplaced_total(setting: Setting) -> bool:
    """ "At least 51 people have been killed in Aleppo": perfect tense, a place, no incident and nobody accused."""
    if setting.candidate.how not in ("right", "chain") or setting.candidate.measure != "killed":
        return False
    harm = setting.candidate.harm
    if harm is None or setting.has("incident") or "by" in setting.words or setting.candidate.is_single:
        return False
    words = [setting.clause.word(harm.first - 2), setting.clause.word(harm.first - 1)]
    return words == ["have", "been"] and setting.clause.word(harm.end) == "in" and setting.size > 20


def _is_country(setting: Setting, at: int) -> bool:
    words = [setting.clause.word(at + i) for i in range(3)]
    return words[0] in COUNTRIES or " ".join(words[:2]) in COUNTRIES or " ".join(words) in COUNTRIES


def _countries() -> frozenset[str]:
    source = files("dashboard.extraction").joinpath("vocabulary", "countries.csv")
    with source.open(encoding="utf-8") as file:
        return frozenset(row["name"].lower() for row in csv.DictReader(file))


COUNTRIES = _countries()


# ----------------------------------------------------------------------------------------------------- realis
def realis_of(setting: Setting, scope: Scope) -> tuple[Realis, str]:
    """Whether the number is said to have happened, and the rule that decided."""
    if _is_denied(setting):
        return "denied", "denied"
    if _is_hypothetical(setting):
        return "hypothetical", "not happened"
    if scope != "cumulative" and (rule := _is_historical(setting)):
        return "historical", rule
    return "actual", ""


def _is_denied(setting: Setting) -> bool:
    """ "denied killing dozens", "denies that 100 people were killed", "initially said 22 … later 12"."""
    clause, candidate = setting.clause, setting.candidate
    for at in range(candidate.first - 1, max(-1, candidate.first - 45), -1):
        word = clause.word(at)
        if word in WORDS["deny"] and not (word == "deny" and clause.word(at - 1) == "to"):
            return True
        if word in WORDS["after_denial"] or word in BREAKS or word == ":":
            break
    harm = candidate.harm
    if harm and harm.first >= candidate.end:
        region = [clause.word(at) for at in range(candidate.end, harm.first)]
        if "not" in region or "never" in region:
            return True
    opening = [clause.word(at) for at in range(max(0, candidate.first - 10), candidate.first)]
    if any(word in WORDS["first_version"] for word in opening):
        later = [c for c in clause.candidates if c.first > candidate.first and c.measure == candidate.measure]
        return any((c.phrase.low or c.phrase.high or 0) < setting.size for c in later)
    return False


def _is_hypothetical(setting: Setting) -> bool:
    """ "will be executed", "could kill thousands", "threatened to kill 12", "if 100 people die"."""
    clause, candidate, harm = setting.clause, setting.candidate, setting.candidate.harm
    if harm is None:
        return False
    start, stop = (candidate.end, harm.first) if harm.first >= candidate.end else (max(0, harm.first - 5), harm.first)
    # the auxiliary is lower case: "18 May 2017" is no "may"
    tokens = clause.tokens[start : min(stop, start + 30)]
    region = [token.lower if token.text.islower() or token.start == tokens[0].start else "" for token in tokens]
    for at, word in enumerate(region):
        ahead = region[at + 1] if at + 1 < len(region) else ""
        if word in WORDS["will"] and ahead != "have":
            return True
        if word in WORDS["may"] and ahead not in ("have", "be"):
            return True
    first = min(candidate.first, harm.first)
    before = [clause.word(at) for at in range(max(0, first - 6), first)]
    if harm.first < candidate.first and harm.reads("acts:base", "befalls:base") and before[-1:] == ["to"]:
        return not any(word in WORDS["managed"] for word in before)
    if any(word in ("if", "unless") for word in before):
        return True
    governed = harm.reads("acts:base", "acts:gerund") or harm.first >= candidate.end
    if (
        governed
        and any(word in WORDS["threats"] for word in before[-4:])
        and any(w in ("to", "of", "that") for w in before[-3:])
    ):
        return not any(word in ("warned", "warns") and "that" in before for word in before)
    return False


def _is_historical(setting: Setting) -> str:
    """The rule by which the number recalls an older event, or an empty string."""
    if _is_trigger(setting):
        return "trigger of the news"
    words = setting.words
    if any(word in WORDS["background"] for word in words):
        return "anniversary or court"
    for at, word in enumerate(words):
        if (
            word in WORDS["ago"]
            and at
            and (words[at - 1] in WORDS["long_units"] or words[at - 1] in WORDS["short_units"])
        ):
            if words[at - 1] not in ("hour", "hours") and not (
                words[at - 1] == "day" and words[at - 2 : at - 1] == ["a"]
            ):
                return "time ago"
        if word == "last" and words[at + 1 : at + 2] and words[at + 1] in ("month", "year"):
            if words[at + 2 : at + 3] not in (["'s"], ["’s"]) and words[at - 1 : at] not in (["the"], ["in"], ["until"], ["since"]):
                return "last month"
    if _older_year(setting):
        return "older year"
    if setting.day and _days_before(setting, setting.day) > 3:
        return "older day"
    return ""


def _is_trigger(setting: Setting) -> bool:
    """ "… strikes Gaza after a rocket killed 12 people": the clause after the trigger names an older event."""
    clause, candidate, harm = setting.clause, setting.candidate, setting.candidate.harm
    first = min(candidate.first, harm.first if harm else candidate.first)
    for at in range(first - 1, max(0, first - 25), -1):
        word = clause.word(at)
        if word in BREAKS or word in STOPS_TRIGGER or (len(word) == 4 and word.isdigit()):
            return False
        if word == "as" and clause.word(at - 1) == ",":
            return False
        ahead = {clause.word(at + i) for i in range(1, 5)}
        if word == "after" and ahead & (WORDS["long_units"] | WORDS["short_units"]):
            return False  # "after days of fighting"
        if word == "after" and clause.word(at - 1) in ("day", "hours", "shortly", "soon", "minutes"):
            return False
        phrase = {word, f"{clause.word(at - 1)} {word}", f"{clause.word(at - 2)} {clause.word(at - 1)} {word}"}
        if phrase & WORDS["triggers"]:
            main = [clause.word(i) for i in range(at)]
            named = candidate.how == "left" and harm is not None and clause.word(harm.end) == "of"  # "after the killing of"
            if not named and any(c.measure and c.how == "right" and c.first < at for c in clause.candidates):
                return False  # "three people are injured after a man … takes a woman hostage": one event
            return len(main) >= 3 and not any(w in WORDS["same_event"] for w in main)
    return False


def _days_before(setting: Setting, day: date) -> int:
    """How many days before `day` the clause is dated ("October 2", "on Wednesday"); 0 when it is not."""
    words = setting.words
    for at, word in enumerate(words):
        if word in MONTHS:
            number = next(
                (w for w in (words[at + 1 : at + 2] + words[at - 1 : at]) if w.isdigit() and 1 <= int(w) <= 31), None
            )
            if number is None:
                continue
            try:
                dated = date(day.year, MONTHS[word], int(number))
                if dated > day + timedelta(days=90):
                    dated = date(day.year - 1, MONTHS[word], int(number))
            except ValueError:
                continue
            return (day - dated).days
        if word in WEEKDAYS and at and words[at - 1] in ("on", "last", "since"):
            back = (day.weekday() - WEEKDAYS[word]) % 7
            return back if back >= 5 else 0
    return 0
