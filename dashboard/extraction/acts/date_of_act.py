"""Which of the days that a sentence names is that of an act."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from dashboard.extraction.acts.clause_parts import clause_opener
from dashboard.extraction.acts.days_of_others import is_of_another
from dashboard.extraction.acts.recalled import is_recalled, recalled_in
from dashboard.extraction.assertions import Assertion
from dashboard.extraction.days.dates import TIMES_OF_DAY, FoundDate
from dashboard.extraction.surroundings import Surroundings
from dashboard.extraction.text.values import changed
from dashboard.extraction.word_lists import word_lists
from dashboard.extraction.words.view import View, dateline_end
from dashboard.records import VIOLENCE

BEFORE_A_DAY = TIMES_OF_DAY | {"on", "the"}
UNTIL = frozenset({"until", "till"})
TO_ITS_ACT = 5  # tokens from "Wednesday" to the raid in "Wednesday's pre-dawn raid"
TO_ITS_TALKS = 2
COUNTED = frozenset({"toll", "tally", "dead", "losses", "casualties", "victims", "killed", "wounded"})
TO_TOLL = 4  # tokens from "yesterday" to the toll in "yesterday's death toll"
TAKING_PLACE = word_lists("date_words")["taking_place"]
TO_COME = frozenset({"will", "would", "shall", "'ll", "’ll", "must", "should", "before", "ahead", "unless"})
MAY = frozenset({"may", "might", "could", "will", "would", "can", "must"})
RANKED = word_lists("date_words")["ranked"]
CHARGES = frozenset({"accuse", "accuses", "accused", "accusing", "accusations", "accusation"})
DASHES = frozenset({"-", "–", "—"})
RECENTLY = timedelta(days=21)
WORDS = word_lists("date_words")
VAGUE = frozenset({"past", "last", "recent", "previous"})
HAVING = frozenset({"has", "have", "had", "'ve", "’ve"})
BEFORE_NOW = frozenset({"previously", "repeatedly", "constantly", "often", "always", "frequently", "long", "regularly"})
TO_AUXILIARY = 4
TO_TALLY = 8  # tokens from "Tuesday" to the auxiliary of "By Tuesday, at least nine people had been killed"
CORRECTED = {("earlier", "version"), ("you", "wrote"), ("i", "wrote"), ("we", "wrote"), ("you", "said"), ("i", "said")}
TAKEN_BACK = frozenset({"version", "you", "i", "we"})
TELLING = WORDS["saying"] | {"statement", "message"}
LATELY = frozenset({"recently", "lately"})
CASES = frozenset({"connection", "suspected", "accused", "suspicion", "over", "who", "that", "which", "behind"})


def set_date(
    view: View,
    assertion: Assertion,
    found: Sequence[Assertion],
    around: Surroundings,
    clauses: Sequence[int],
    anchor: date,
) -> None:
    """The day named in its clause, else the one of the main clause; a clause after "after" is background.

    "Since Monday" is a span up to the day of telling, where it began in the last weeks and no other day is named.
    """
    assertion.of_any_day = _is_of_a_vague_span(view, assertion, clauses)
    assertion.is_charged = not CHARGES.isdisjoint(view.words) and _is_charged(view, assertion)
    if not around.dates:
        later = clause_opener(view, clauses, assertion.clause) in ("after", "following")
        assertion.is_background = later and any(a.clause != assertion.clause for a in found)
        return
    said_too = assertion.event_type in ("statement_demand", "meeting")
    spans = recalled_in(view)
    named = [d for d in around.dates if not is_recalled(spans, d.first, view, assertion, around)]
    dates = [d for d in named if not d.is_open and (said_too or not _is_of_the_saying(d, around))]
    dates = [d for d in dates if not d.first or view.lows[d.first - 1] not in UNTIL]
    if assertion.event_type in VIOLENCE or said_too or not MAY.isdisjoint(view.words):
        dates = [d for d in dates if not _is_by_then(view, d) or _had_been(view, d, anchor)]
    if assertion.event_type not in ("meeting", "protest"):
        dates = [d for d in dates if d.start <= anchor]
    if assertion.event_type == "statement_demand":
        dates = [d for d in dates if not _is_of_what_is_to_come(view, d, assertion.at)]
    dates = [d for d in dates if not _is_possessive(view, d.end) or _owns_the_act(view, d, assertion)]
    if said_too:
        dates = [d for d in dates if not _is_possessive(view, d.end) or _names_its_talks(d, assertion)]
    dates = [d for d in dates if not _is_of_an_aside(view, d, assertion.at)]
    dates = [d for d in dates if not is_of_another(view, d, assertion, around, clauses)]
    if assertion.event_type == "abduction_detention" and assertion.trigger:
        dates = [d for d in dates if CASES.isdisjoint(view.lows[assertion.at : d.first])]  # "… over the raid in March"
    near = [d for d in dates if clauses[d.first] == assertion.clause or (_heads(view, d) and d.first < assertion.at)]
    opener = clause_opener(view, clauses, assertion.clause)
    later = opener in ("after", "following")
    others = [a for a in found if a is not assertion and a.clause != assertion.clause]
    assertion.is_background = later and not near and bool(others)
    if not near and not assertion.is_background:
        main = [d for d in dates if not _is_after_another(view, d, clauses)]
        near = main if len(found) == 1 or not assertion.clause else [d for d in dates if clauses[d.first] == 0]
    if not near and assertion.is_charged:
        near = [d for d in dates if not _is_after_another(view, d, clauses)]  # "… before they fled on Saturday"
    if not near:
        near = [
            changed(d, stop=anchor)
            for d in named
            if d.is_open
            and _is_recent(d, anchor, clauses, assertion)
            and not _is_of_another_act(view, d, assertion, found)
        ]
    if near:
        assertion.date = min(
            near, key=lambda d: (not _heads(view, d), d.precision != "day", d.is_utterance, abs(d.first - assertion.at))
        )
    else:
        assertion.told_on = max(
            (d.stop for d in around.dates if _is_when_told(view, d) and d.stop < anchor), default=None
        )


def _heads(view: View, found: FoundDate) -> bool:
    """ "Sukkari, a district of Aleppo, yesterday: chlorine from a helicopter": the day of what follows."""
    return view.lows[found.end : found.end + 1] == [":"] or view.lows[found.end : found.end + 2] == [")", ":"]


def _is_when_told(view: View, found: FoundDate) -> bool:
    """ "Said on Tuesday that …", "In a statement late on Sunday …"; not "up from nine on Tuesday"."""
    if not found.is_utterance or found.precision != "day" or found.is_open:
        return False
    beside = {*view.lows[max(0, found.first - 2) : found.first], *view.lows[found.end : found.end + 1]}
    return not beside.isdisjoint(TELLING)


def _is_of_a_vague_span(view: View, assertion: Assertion, clauses: Sequence[int]) -> bool:
    """ "In recent weeks", "over the past few months", "recently"; not "the worst raid in recent weeks".

    "An earlier version said that", "you wrote that": what is put right is of the day it was first told.

    "Has repeatedly bombed that road", and of words "has already rejected", "had told": before now, on no day told.
    """
    at = assertion.at
    if not view.words.isdisjoint(TAKEN_BACK) and any(pair in CORRECTED for pair in pairwise(view.lows[:at])):
        return True
    before = view.lows[max(0, at - TO_AUXILIARY) : at]
    if not HAVING.isdisjoint(before):
        said = assertion.event_type == "statement_demand"
        if not BEFORE_NOW.isdisjoint(before) or (said and ("already" in before or before[-1:] == ["had"])):
            return True
    if not LATELY.isdisjoint(before[-2:]):
        return True
    if view.words.isdisjoint(VAGUE):
        return False
    for at, word in enumerate(view.lows):
        if word not in VAGUE or clauses[at] != assertion.clause:
            continue
        end = at + 1
        while end < len(view.lows) and view.lows[end] in WORDS["uncounted"]:
            end += 1
        if view.lows[end : end + 1] and view.lows[end] in WORDS["long_units"] and RANKED.isdisjoint(view.lows[:at]):
            return True
    return False


def _owns_the_act(view: View, found: FoundDate, assertion: Assertion) -> bool:
    """ "Yesterday's raid killed six"; "shelling killed six in Thursday's bombardment"."""
    if 0 <= assertion.at - found.end <= TO_ITS_ACT or not COUNTED.isdisjoint(
        view.lows[found.end : found.end + TO_TOLL]
    ):
        return True
    if assertion.event_type not in VIOLENCE or assertion.at >= found.first or view.lows[found.first - 1] != "in":
        return False
    return any(
        t.value.part == "noun" and t.value.event_type in VIOLENCE and 0 < t.first - found.end <= 2
        for t in view.triggers
    )


def _is_after_another(view: View, found: FoundDate, clauses: Sequence[int]) -> bool:
    """Whether a day is that of what went before ("after a bomb killed six on Monday"), and not "after midnight"."""
    if clause_opener(view, clauses, clauses[found.first]) not in ("after", "following"):
        return False
    at = found.first
    while at > 0 and view.lows[at - 1] in BEFORE_A_DAY:
        at -= 1
    alone = view.lows[at - 1] == "after" if at else False
    is_time = view.lows[at] in TIMES_OF_DAY or found.of_hours or "prayers" in view.lows[found.end : found.end + 1]
    return not (alone and is_time)


def _is_by_then(view: View, found: FoundDate) -> bool:
    """ "37 had arrived by Thursday", "unless they leave by the end of May": by when; "by noon" is of the day itself."""
    at = found.first - 1
    if at >= 0 and view.lows[at] == "the":
        return False  # "hurt by the January 8 attack"
    while at > 0 and view.lows[at] in WORDS["ends_of_time"]:
        at -= 1
    return at >= 0 and view.lows[at] == "by" and view.lows[found.first] not in TIMES_OF_DAY


def _had_been(view: View, found: FoundDate, anchor: date) -> bool:
    """ "By Tuesday evening nine had been killed", told on Wednesday: not later than the day named."""
    past = found.precision == "day" and found.stop < anchor
    return past and "had" in view.lows[found.end : found.end + TO_TALLY]


def _is_of_what_is_to_come(view: View, found: FoundDate, at: int) -> bool:
    """ "Told the cabinet that the call-up would start in April": the day of what is announced."""
    return at < found.first and not TO_COME.isdisjoint(view.lows[at + 1 : found.first])


def _is_recent(found: FoundDate, anchor: date, clauses: Sequence[int], assertion: Assertion) -> bool:
    """Whether an act told "since" a day can have gone on until the day of telling."""
    recent = found.precision == "day" and timedelta(0) <= anchor - found.start <= RECENTLY
    return recent and clauses[found.first] == assertion.clause and anchor != date.max


def _names_its_talks(found: FoundDate, assertion: Assertion) -> bool:
    """ "The weekend's talks", "Monday's summit": the day of the meeting itself."""
    trigger = assertion.trigger
    if trigger is None or assertion.event_type != "meeting" or trigger.value.part != "noun":
        return False
    return 0 < trigger.first - found.end <= TO_ITS_TALKS


def _is_charged(view: View, assertion: Assertion) -> bool:
    """ "Accused the soldiers of executing nine herders": an act told as a charge, on a day that is not said."""
    if assertion.event_type not in VIOLENCE or not view.lows[assertion.at].endswith("ing"):
        return False
    before = view.lows[: assertion.at]
    return "of" in before and not CHARGES.isdisjoint(before[: len(before) - before[::-1].index("of")])


def _is_of_another_act(view: View, one: FoundDate, assertion: Assertion, found: Sequence[Assertion]) -> bool:
    """ "A rocket killed seven, and that hundreds have fled since Monday": since when others fled."""
    between = view.lows[assertion.at : one.first]
    if not RANKED.isdisjoint(between):
        return True  # "the third such strike since Tuesday"
    return "and" in between and any(assertion.at < other.at < one.first for other in found)


def _is_of_the_saying(found: FoundDate, around: Surroundings) -> bool:
    """Whether something was only said on a day: "said on Monday", "On Thursday the army said that …"."""
    if found.is_utterance or found.first > 1:
        return found.is_utterance
    return any(said.verb >= 0 and found.end <= said.first <= found.end + 1 for said in around.sayings)


def _is_of_an_aside(view: View, found: FoundDate, at: int) -> bool:
    """Whether a date stands in a relative clause apart from the act: "The group, who called a truce on Saturday, …"."""
    if found.end <= dateline_end(view):
        return found.first > 0 or view.lows[found.end] not in DASHES  # "WEDNESDAY — Shelling killed five"
    comma = next((i for i in range(found.first - 1, 0, -1) if view.tokens[i].text == ","), 0)
    if not comma or view.tokens[comma + 1].lower not in ("who", "which", "whose", "whom"):
        return False
    if (
        comma + 2 < len(view.lows)
        and view.lows[comma + 2] in TAKING_PLACE
        and any(t.end == comma for t in view.triggers)
    ):
        return False  # "The strike, which took place on Tuesday, killed five"
    end = next((i for i in range(found.end, len(view.tokens)) if view.tokens[i].text == ","), 0)
    return bool(end) and not comma < at < end


def _is_possessive(view: View, end: int) -> bool:
    """Whether a date belongs to the noun after it: "yesterday's car bombing" is not when it was condemned."""
    following = view.tokens[end].lower if end < len(view.tokens) else ""
    last = view.tokens[end - 1].lower
    return following in ("'s", "’s") or (last.endswith("days") and last != "days")
