"""General words take their kind from the act they resume: "the attack", "seven others were wounded", a bare headline.

Within an entry a general word looks back to the act told last and, where there is none yet (a headline), ahead to the
first one told. A claim of responsibility is of the act told last.
"""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from dashboard.extraction.acts.answers import carry_on, join_answers, name_doers, who_came
from dashboard.extraction.acts.kinds import BLOWING_UP
from dashboard.extraction.acts.of_the_ground import Taking, joined_to_the_taking
from dashboard.extraction.assertions import Assertion
from dashboard.extraction.parties.actors import Mention
from dashboard.extraction.speech.saying import Saying
from dashboard.extraction.surroundings import Surroundings, item_start
from dashboard.extraction.text.values import quick_value
from dashboard.extraction.word_lists import word_lists
from dashboard.extraction.words.view import View
from dashboard.records import VIOLENCE

CLAIMS_OF_RESPONSIBILITY = frozenset({"claim responsibility", "claim credit"})


GOING_ON = word_lists("clauses")["going_on"]
PARTS = frozenset({"day", "morning", "afternoon", "evening", "night"})
OF_IT = frozenset({"that", "same"})
AT_ONCE = frozenset({"time", "hour", "moment", "attack", "raid", "strike", "incident", "blast", "bombardment", "clash"})
LATER = frozenset({"next", "following", "later", "after"})
COUNTS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "2": 2, "3": 3, "4": 4, "5": 5}
COUNTED_ON = re.compile(
    "(?:hours|minutes) later|hours after|later that|same (?:day|night|evening|morning)"
    "|(?:next|following) (?:day|morning)"
)
DAY = timedelta(days=1)
REACH = 1  # sentences
TO_A_LABEL = 6  # tokens from where an item begins to the ":" after its town
ATTACKS = VIOLENCE - {"abduction_detention"}


@quick_value(frozen=True, slots=True)
class Told:
    """A sentence and what it tells; `default_day` are the days of what it leaves undated."""

    view: View
    around: Surroundings
    assertions: list[Assertion]
    default_day: tuple[date, date] | None
    last_speaker: Saying | None
    anchor: date  # the day that its entry is told on


Days = tuple[date, date] | None


def resumed(entry: Sequence[Told], days: Days = None) -> tuple[list[Told], Days]:
    """The sentences of one entry with general words resolved, and without words that tell nothing by themselves.

    `days` are those of the last dated attack in the list's item before; with them of the last one told here.
    """
    last: Assertion | None = None
    done, is_known = None, False  # as `last`, or an abduction; and whether anybody is named for what was told
    came: tuple[View, Mention] | None = None
    kept: list[Told] = []
    civilians_fell = False
    taking: Taking | None = None
    item, dated_at, dated_in = -1, -1 - REACH, -1
    dated: Assertion | None = None
    named: Days = None  # by whatever the entry has told so far, be it a statement
    if not any(_goes_on_a_list(sentence.view) for sentence in entry[:1]):
        days = None
    for number, sentence in enumerate(entry):
        here = item_start(sentence.view.sentence.source.text, sentence.view.sentence.start)
        if here != item:
            item, last, done, is_known = here, None, None, False  # each line of a summary tells an event of its own
        ahead = None
        if last is None and sentence.view.sentence.is_heading:
            ahead = next((a for later in entry[number:] for a in later.assertions if _is_specific(a)), None)
        assertions = _with_claimed_acts(sentence.assertions, last)
        join_answers(sentence.view, assertions, last)
        for harm in assertions:
            if last is not None and _are_other_dead(sentence, harm, civilians_fell=civilians_fell):
                harm.event_type, harm.resumes = "armed_clash", False
        taking = joined_to_the_taking(sentence.view, sentence.around, assertions, taking, here)
        assertions = [a for a in assertions if _resume(a, last or ahead, looks_back=last is not None)]
        name_doers(sentence.view, sentence.around.mentions, assertions, done, is_known=is_known)
        carry_on(sentence.view, sentence.around.mentions, assertions, came)
        came = who_came(sentence.view, sentence.around.mentions, assertions)
        if last is not None and last.is_charged:
            for resuming in [a for a in assertions if a.resumes and a.strength <= 1]:
                resuming.is_charged = True  # "The commission speaks of forty": of what they are accused of
        if told := next((a for a in assertions if _is_harmful(a) and a.realis == "actual"), None):
            civilians_fell = told.strength >= 3 and _fell(sentence, told, "combatants") is False
        last = next((a for a in assertions if _is_harmful(a) and a.realis == "actual"), last)
        done = next((a for a in assertions if a.event_type in VIOLENCE and a.realis == "actual"), done)
        is_known = is_known or any(a.roles.perpetrators for a in assertions if a.event_type in VIOLENCE)
        near = here == dated_in and sentence.view.index - dated_at <= REACH
        follows = near and sentence.default_day is not None  # an article tells of several days
        pointed = named if days is None and _points_to_a_day(sentence.view) else days
        days = _days_gone_on(sentence, assertions, pointed, near=near, follows=follows, before=dated)
        named = _named_day(sentence) or named
        if told := next((a for a in assertions if _is_dated(a)), None):
            dated = told
            dated_at, dated_in = sentence.view.index, here
        default_day, last_speaker = sentence.default_day, sentence.last_speaker
        kept.append(Told(sentence.view, sentence.around, assertions, default_day, last_speaker, sentence.anchor))
    return kept, days


def _named_day(sentence: Told) -> Days:
    """The one day that a sentence names, whatever it tells of it."""
    found = [d for d in sentence.around.dates if d.precision == "day" and not (d.is_open or d.leans or d.of_hours)]
    return (found[0].start, found[0].stop) if len(found) == 1 and found[0].start <= sentence.anchor else None


def _points_to_a_day(view: View) -> bool:
    """ "The same evening", "on that day", "a day later"."""
    words = view.words
    return (not OF_IT.isdisjoint(words) and _is_of_that_day(view)) or (
        not LATER.isdisjoint(words) and _days_later(view) > 0
    )


def _opens_an_item(view: View) -> bool:
    """ "Gao: Gunmen seized a lorry." on a line of its own, below one of another town."""
    return ":" in view.lows[1:TO_A_LABEL] and _opens_a_line(view)


def _opens_a_line(view: View) -> bool:
    start = view.sentence.start
    return view.sentence.source.text[max(0, start - 1) : start] == "\n"


def _fell(sentence: Told, assertion: Assertion, population: str) -> bool | None:
    """Whether all whom an act harmed are of a population; None where it counts nobody."""
    own = [f.population for number, f in sentence.around.figures if number in assertion.figures]
    return all(one == population for one in own) if own else None


def _are_other_dead(sentence: Told, harm: Assertion, *, civilians_fell: bool) -> bool:
    """Whether only fighters are counted by words that name no act, after an act in which others fell."""
    if harm.event_type != "attack_on_people" or harm.strength > 1 or not harm.resumes or harm.is_definite:
        return False
    return civilians_fell and _fell(sentence, harm, "combatants") is True


def _goes_on_a_list(view: View) -> bool:
    """Whether a sentence counts its time from the item before: "A few hours later, …", "On the same day …"."""
    return COUNTED_ON.search(" ".join(view.lows[:6])) is not None


def _days_gone_on(
    sentence: Told, assertions: list[Assertion], days: Days, *, near: bool, follows: bool, before: Assertion | None
) -> Days:
    """Date what goes on from the attacks told before ("Rockets also hit …"); gives the days of the last dated one.

    `near` says that the sentence before told an attack of those days: "at noon" is then of that day. `follows` says so
    of an entry with a day: then nothing need say that this goes on, but what somebody else tells of another place than
    `before`, or another line does.
    """
    words = sentence.view.words
    goes_on = not GOING_ON.isdisjoint(words) or (not OF_IT.isdisjoint(words) and _is_of_that_day(sentence.view))
    later = 0 if days is None or LATER.isdisjoint(words) else _days_later(sentence.view)
    for assertion in assertions:
        if assertion.event_type not in VIOLENCE or assertion.realis not in ("actual", "historical"):
            continue
        found = assertion.date
        if found and days and (found.leans or (found.of_hours and near)):
            first, last = (found.start - sentence.anchor).days, (found.stop - sentence.anchor).days
            assertion.date, assertion.days_before = None, _moved(days, first, last)  # "earlier in the day"
        elif assertion.date and assertion.date.precision == "day":
            days = assertion.date.start, assertion.date.stop
        elif assertion.realis != "actual":
            continue
        elif assertion.date is None and days and later:
            if (days[1] - date.min).days + later < (sentence.anchor - date.min).days + 1:
                days = assertion.days_before = days[1] + later * DAY, days[1] + later * DAY
        elif assertion.date is None and days and (goes_on or follows):
            is_same = goes_on or days == sentence.default_day or not _is_news(sentence, assertion, before)
            assertion.days_before = days if is_same else None
    return days


def _is_news(sentence: Told, one: Assertion, before: Assertion | None) -> bool:
    """Whether another line, or somebody else, tells of another place than the attack told before."""
    if _opens_an_item(sentence.view):
        return True
    if before is None or one.resumes or one.is_definite or not _elsewhere(one, before):
        return False
    return _opens_a_line(sentence.view) or sentence.around.saying is not None


def _is_dated(assertion: Assertion) -> bool:
    """Whether an attack names its day, or has it from the one before."""
    if assertion.event_type not in VIOLENCE or assertion.realis != "actual":
        return False
    found = assertion.date
    return assertion.days_before is not None or bool(found and found.precision == "day" and not found.is_open)


def _moved(days: tuple[date, date], first: int, last: int) -> tuple[date, date]:
    """`days`, or one counted from their first: "the day before"."""
    start = days[0].toordinal()
    if (first, last) == (0, 0) or start + first < 1:
        return days
    return date.fromordinal(start + first), date.fromordinal(start + last)


def _is_of_that_day(view: View) -> bool:
    """ "That evening", "on the same day", "earlier that day", "at the same time": of the day told before."""
    word = view.word
    for at in [at for at, one in enumerate(view.lows) if one in OF_IT]:
        if word(at + 1) in PARTS or (word(at) == "same" and word(at + 1) in AT_ONCE):
            return True
    return False


def _days_later(view: View) -> int:
    """ "The next day", "two days later", "the morning after": how many days after the one told before; else 0."""
    lows = ["", "", *view.lows, "", ""]
    for at, word in enumerate(lows[2:-2], start=2):
        if word in ("next", "following") and lows[at - 1] == "the" and lows[at + 1] in PARTS:
            return 1
        if word in ("later", "after") and lows[at - 1] in ("day", "days") and lows[at - 2] in COUNTS:
            return COUNTS[lows[at - 2]] if word == "later" or not lows[at + 1].isalnum() else 0
        if word == "after" and lows[at - 1] in PARTS and lows[at - 2] == "the" and not lows[at + 1].isalnum():
            return 1
    return 0


def _is_specific(assertion: Assertion) -> bool:
    return _is_harmful(assertion) and not assertion.resumes and assertion.realis == "actual"


def _is_harmful(assertion: Assertion) -> bool:
    """Whether an act is an attack, or a store that blew up: its dead are told as those of an attack are."""
    if assertion.event_type == "other" and assertion.trigger is not None:
        return assertion.trigger.value.lemma in BLOWING_UP
    return assertion.event_type in ATTACKS


def _with_claimed_acts(assertions: list[Assertion], last: Assertion | None) -> list[Assertion]:
    """ "ISIL claims responsibility" after an attack is told: of that attack, by ISIL."""
    claims = [a for a in assertions if a.trigger and a.trigger.value.lemma in CLAIMS_OF_RESPONSIBILITY]
    acts = [a for a in assertions if a.event_type in VIOLENCE]
    if not claims or (last is None and not any(not a.is_definite or a.place or a.roles.targets for a in acts)):
        return assertions
    actors = claims[0].roles.perpetrators
    if acts:
        for act in acts:
            act.roles.perpetrators = act.roles.perpetrators or actors
        return [a for a in assertions if a not in claims]
    if last:
        claims[0].event_type, claims[0].resumes, claims[0].strength = last.event_type, True, 2
    return assertions


def _resume(assertion: Assertion, other: Assertion | None, *, looks_back: bool) -> bool:
    """Give a general word the kind of `other`; False when there is none and nothing else is told."""
    roles, place = assertion.roles, assertion.place
    told = bool(assertion.figures or roles.perpetrators or roles.targets)
    if assertion.event_type not in VIOLENCE:
        return True
    if assertion.is_background and not told and place is None:
        return False  # "after a suicide attack": no news of its own
    if not assertion.resumes:
        return True
    if other and assertion.strength >= 3 > other.strength:
        return True  # "the shelling", after only harm was told
    if assertion.event_type == "armed_clash" and assertion.trigger is None and not assertion.is_definite:
        return told or looks_back
    own_act = bool(roles.perpetrators) and not assertion.is_definite and assertion.trigger is not None
    if other and not _elsewhere(assertion, other) and not (own_act and _other_actor(assertion, other)):
        assertion.event_type = other.event_type
        return told or place is not None or looks_back
    return told or assertion.strength >= 3 or (place is not None and not assertion.is_definite)


def _elsewhere(one: Assertion, other: Assertion) -> bool:
    if one.place is None or other.place is None:
        return False
    if one.place.country and other.place.country and one.place.country != other.place.country:
        return True
    if max(one.place.precision, other.place.precision) >= 4:
        return False
    a, b = one.place.place, other.place.place
    if a and b and (a.within == b.place_id or b.within == a.place_id):
        return False
    return a != b


def _other_actor(one: Assertion, other: Assertion) -> bool:
    """Whether an act with an actor of its own is not the one told by another, or by nobody named."""
    mine = {m.actor_id or m.kind for m in one.roles.perpetrators}
    theirs = {m.actor_id or m.kind for m in other.roles.perpetrators}
    return not mine & theirs
