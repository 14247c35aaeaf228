"""Trigger words that tell no event where they stand: "after weeks of clashes", "ISIS-held", "Martyrs' Square".

Each rule says of one use of a word that nothing is told by it; the tables at the end say which rules are asked.
"""

from collections.abc import Callable

from dashboard.extraction.acts.by_object import tells_by_object
from dashboard.extraction.acts.figurative import is_figurative
from dashboard.extraction.acts.ground_taken import DRIVING, NUMBERS
from dashboard.extraction.acts.in_passing import is_in_passing
from dashboard.extraction.acts.intended import is_a_purpose, is_promised
from dashboard.extraction.acts.only_named import (
    describes,
    is_a_beginning,
    is_needed,
    is_only_a_weapon,
    is_participle,
    leads,
    tells_since_when,
)
from dashboard.extraction.acts.spoken_of import is_only_spoken_of
from dashboard.extraction.acts.uses import Use
from dashboard.extraction.word_lists import word_lists
from dashboard.extraction.words.asking import Asked, needs
from dashboard.extraction.words.view import BE
from dashboard.records import VIOLENCE

WORDS = word_lists("no_news")
CLAUSES = word_lists("clauses")
WANT = word_lists("roles")["want"]
LASTING = frozenset({"protest", "meeting"})  # "the third day of a sit-in" is of today
OWNED = frozenset({"the", "a", "an", "its", "their"})
FROM_SOMEWHERE = ("drive/", "be driven", "chase")


def tells_nothing(use: Use) -> bool:
    """Whether a rule says that the trigger tells no event here."""
    trigger = use.hit.value
    asked = OF_VERBS if trigger.part == "verb" else OF_NOUNS
    for rule in asked.about(use.view.words, use.previous, trigger.event_type):
        if rule(use):
            return True
    own = OF_LEMMAS.get(trigger.lemma) or OF_WORDS.get(use.word)
    return own is not None and own(use)


@needs(before=WORDS["before_a_noun"])
def _is_a_noun_here(use: Use) -> bool:
    """ "Freed from a jail": a verb in the form that may also be a noun."""
    if use.hit.end - use.hit.first > 1 or use.previous not in WORDS["before_a_noun"]:
        return False
    return use.word == use.hit.value.lemma.split("/")[0]


@needs(kinds=frozenset({"abduction_detention"}))
def _describes_people(use: Use) -> bool:
    """ "The kidnapped girls"."""
    return use.hit.value.event_type == "abduction_detention" and describes(use.view, use.hit)


@needs(frozenset({"away"}))
def _leads_nobody_away(use: Use) -> bool:
    return use.hit.value.lemma.endswith(" away") and not leads(use.view, use.hit, use.around)


def _is_another_sense(use: Use) -> bool:
    """By its object, said in passing, or in a figure of speech."""
    view, hit = use.view, use.hit
    return not tells_by_object(view, hit, use.around) or is_in_passing(view, hit) or is_figurative(view, hit)


@needs(WORDS["surgery"])
def _is_surgery(use: Use) -> bool:
    """ "22 operations, several of them amputations"."""
    return use.word.startswith("amput") and not WORDS["surgery"].isdisjoint(use.view.words)


@needs(WORDS["remaining"], kinds=frozenset({"territory_change"}))
def _remains_held(use: Use) -> bool:
    """ "Both towns remain in rebel hands"."""
    return use.hit.value.event_type == "territory_change" and not WORDS["remaining"].isdisjoint(use.before(3))


@needs(WORDS["squares"])
def _names_a_square(use: Use) -> bool:
    """ "Martyrs' Square"."""
    if use.following not in ("'", "’"):
        return False
    return not WORDS["squares"].isdisjoint(use.view.lows[use.hit.end + 1 : use.hit.end + 2])


@needs(before=frozenset({"-"}))
def _is_hyphened(use: Use) -> bool:
    """ "ISIS-held"."""
    if use.previous != "-":
        return False
    tokens, first = use.view.tokens, use.hit.first
    return tokens[first - 1].end == tokens[first].start


@needs(frozenset({"since"}))
def _tells_since_when(use: Use) -> bool:
    return tells_since_when(use.view, use.hit)


@needs(before=frozenset({"of"}))
def _is_of_many_days(use: Use) -> bool:
    """ "Weeks of clashes"; not "second day of air raids on Gaza"."""
    if use.previous != "of" or use.hit.first < 2 or use.hit.value.event_type in LASTING:
        return False
    opening = use.before(4)[:-1]
    return not CLAUSES["time_units"].isdisjoint(opening[-2:]) and WORDS["ordinals"].isdisjoint(opening)


def _is_a_label(use: Use) -> bool:
    """ "DISPLACED."."""
    short = len(use.view.lows) <= 2 and use.hit.end - use.hit.first == 1
    return short and not use.view.sentence.is_heading


@needs(frozenset({"without"}))
def _was_not_needed(use: Use) -> bool:
    """ "Took the town without a fight"."""
    return "without" in use.before(2)


@needs(CLAUSES["ending"], before=frozenset({"the"}))
def _is_to_end(use: Use) -> bool:
    """ "Stop the fighting"."""
    return use.previous == "the" and use.hit.first > 1 and use.view.lows[use.hit.first - 2] in CLAUSES["ending"]


def _is_a_time(use: Use) -> bool:
    """ "After the attack", "since the ground incursion began"."""
    if use.previous == "the" and use.hit.first > 1 and use.view.lows[use.hit.first - 2] in CLAUSES["times"]:
        return True
    return is_a_beginning(use.view, use.hit)


def _is_unnumbered_harm(use: Use) -> bool:
    """ "Reports of slain soldiers", "no reliable number for the soldiers killed"."""
    if use.hit.value.strength > 1 or use.around.figures:
        return False
    return use.previous in WORDS["premodified"] or not WORDS["counts"].isdisjoint(use.view.words)


def _is_weak_and_unnumbered(use: Use) -> bool:
    return use.hit.value.strength == 1 and not use.around.figures


@needs(kinds=VIOLENCE)
def _is_only_named(use: Use) -> bool:
    """ "Weapons ranging from rockets to cluster bombs", "talked about the bombing"."""
    if use.hit.value.event_type not in VIOLENCE:
        return False
    return is_only_a_weapon(use.view, use.hit, use.around) or is_only_spoken_of(use.view, use.hit, use.around)


@needs(before=OWNED, kinds=frozenset({"territory_change"}))
def _moves_by_the_way(use: Use) -> bool:
    """ "The retreating column"."""
    return use.hit.value.event_type == "territory_change" and use.previous in OWNED and use.word.endswith("ing")


@needs(CLAUSES["dangers"])
def _is_only_feared(use: Use) -> bool:
    """ "Because of the danger of a second strike"."""
    return use.previous != "the" and not CLAUSES["dangers"].isdisjoint(use.before(4))


@needs(kinds=frozenset({"humanitarian"}))
def _is_lacking(use: Use) -> bool:
    return use.hit.value.event_type == "humanitarian" and is_needed(use.view, use.hit)


@needs(WORDS["of_a_kind"], before=frozenset({"of"}))
def _is_of_a_kind(use: Use) -> bool:
    """ "Three victims of torture"."""
    return use.previous == "of" and use.view.lows[use.hit.first - 2] in WORDS["of_a_kind"]


@needs(WORDS["homes"])
def _flees_from_home(use: Use) -> bool:
    """ "13 million have been driven from their homes": no ground was taken."""
    lemma, end = use.hit.value.lemma, use.hit.end
    if not lemma.startswith(FROM_SOMEWHERE) or lemma in DRIVING:
        return False
    return not WORDS["homes"].isdisjoint(use.view.lows[end : end + 3])


def _is_of_workers(use: Use) -> bool:
    """ "Shops stayed shut as a strike was observed"."""
    return use.hit.value.part == "noun" and not WORDS["labour"].isdisjoint(use.view.words)


def _is_none_of_war(use: Use) -> bool:
    """ "Intercepted a call"."""
    return WORDS["intercepted"].isdisjoint(use.view.words)


def _is_demanded(use: Use) -> bool:
    """ "Demand the fall of the regime"."""
    return not WORDS["rulers"].isdisjoint(use.view.lows[use.hit.end : use.hit.end + 3])


def _is_by_want(use: Use) -> bool:
    """ "Hunger has carried off 63 people"."""
    return not WANT.isdisjoint(use.view.words)


def _is_a_weight(use: Use) -> bool:
    """ "Fell to six pounds"."""
    return use.previous[:1].isdigit() or use.previous in NUMBERS


def _winds_up(use: Use) -> bool:
    """ "Wound up two days of consultations"."""
    return use.following in ("up", "down")


def _only_describes_who_flees(use: Use) -> bool:
    """ "Families fleeing the shelling"; not "are fleeing"."""
    return BE.isdisjoint(use.before(3))


def _is_what_kind(use: Use) -> bool:
    """ "A fighting position", "a coalition fighting Daesh"."""
    return use.following in CLAUSES["after_fighting"] or is_participle(use.view, use.hit)


Rule = Callable[[Use], bool]
OF_ANY: tuple[Rule, ...] = (
    _is_another_sense,
    _leads_nobody_away,
    _is_surgery,
    is_promised,
    _remains_held,
    _names_a_square,
    _is_of_many_days,
    _is_a_label,
    _was_not_needed,
    _is_to_end,
    _moves_by_the_way,
)
OF_VERBS = Asked[Rule](
    (
        _is_a_noun_here,
        _is_hyphened,
        _is_unnumbered_harm,
        *OF_ANY,
        _describes_people,
        is_a_purpose,
        _tells_since_when,
        _flees_from_home,
    ),
    rule_of=lambda rule: rule,
)
OF_NOUNS = Asked[Rule](
    (
        _is_weak_and_unnumbered,
        _is_of_a_kind,
        *OF_ANY,
        _is_lacking,
        _is_a_time,
        _is_only_feared,
        _is_only_named,
    ),
    rule_of=lambda rule: rule,
)
OF_LEMMAS: dict[str, Rule] = {
    "intercept": _is_none_of_war,
    "strike": _is_of_workers,
    "fall of": _is_demanded,
    "carry off": _is_by_want,
}
OF_WORDS: dict[str, Rule] = {
    "pounds": _is_a_weight,
    "wound": _winds_up,
    "wounds": _winds_up,
    "fleeing": _only_describes_who_flees,
    "fighting": _is_what_kind,
}
