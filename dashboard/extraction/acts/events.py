"""What a sentence says happened: its assertions, with the kind of event, who did it, to whom, where and when.

A clause tells one act of violence: its most specific word names the kind ("air strike" before "attack", "attack" before
"killed"). Acts that are not violence (a meeting, a demand, a town taken) are assertions of their own. A general word
("the attack", "seven others were wounded") takes the kind of the act told last in the same entry.
"""

from collections.abc import Sequence

from dashboard.extraction.acts.beside import (
    give_author,
    is_how_they_were_taken,
    without_what_is_only_said,
    without_why_or_how,
)
from dashboard.extraction.acts.clause_parts import clause_numbers
from dashboard.extraction.acts.pointing_back import is_definite, points_back
from dashboard.extraction.acts.recalled import reasons_in
from dashboard.extraction.acts.roles import find_roles
from dashboard.extraction.acts.shared_doers import (
    by_another_word,
    by_those_who_came,
    of_either_side,
    share_agents,
    with_their_allies,
)
from dashboard.extraction.acts.taken_along import (
    TAKES_ALONG,
    are_prisoners,
    goes_on_with,
    token_of,
    without_how_they_were_seized,
    without_taking_along,
)
from dashboard.extraction.acts.triggers import telling
from dashboard.extraction.assertions import Assertion
from dashboard.extraction.locations.places import FoundPlace
from dashboard.extraction.parties.victims import Roles, counted, is_a_victim
from dashboard.extraction.surroundings import Surroundings
from dashboard.extraction.text.parts import FoundFigure
from dashboard.extraction.word_lists import word_lists
from dashboard.extraction.words.phrases import Hit
from dashboard.extraction.words.view import View
from dashboard.extraction.words.vocabulary import Trigger, Vocabulary
from dashboard.records import VIOLENCE, EventType, Measure

WORDS = word_lists("acts", "events")
ATTACKS = VIOLENCE - {"abduction_detention"}
TYPE_OF_MEASURE: dict[Measure, EventType] = {
    "killed": "attack_on_people",
    "wounded": "attack_on_people",
    "casualties": "attack_on_people",
    "missing": "attack_on_people",
    "detained": "abduction_detention",
    "defected": "defection_surrender",
    "displaced": "humanitarian",
}
# Acts in which the armed are taken prisoner
TAKES_PRISONERS: frozenset[EventType] = TAKES_ALONG | {"shelling_missile", "bombing"}
KIND_OF_ARM: dict[str, EventType] = {
    **dict.fromkeys(
        ("artillery", "shelling", "missile", "rocket", "mortar", "tank", "missiles", "rockets"), "shelling_missile"
    ),
    **dict.fromkeys(("air", "aerial", "drone", "helicopter", "drones", "airstrikes", "jet"), "air_strike"),
}
VANISHED = frozenset({"ransom", "vanished", "disappeared", "kidnappers", "abductors", "captors"})
SHOWN = WORDS["shown"]
RADARS = frozenset({"radar", "radars"})
LETTING_GO = ("freed", "freeing", "releas", "swap", "exchang", "rescu")  # prisoners set free or exchanged are no arrest
FITTING: dict[Measure, frozenset[EventType]] = {
    "killed": VIOLENCE,
    "wounded": VIOLENCE,
    "casualties": VIOLENCE,
    "missing": VIOLENCE,
    "detained": frozenset({"abduction_detention"}),
    "defected": frozenset({"defection_surrender"}),
    "displaced": frozenset({"humanitarian"}),
}


def find_assertions(view: View, around: Surroundings, vocabulary: Vocabulary) -> tuple[list[Assertion], list[int]]:
    """The assertions of a sentence in order of their triggers, and the clause of each token."""
    clauses = clause_numbers(view)
    hits = _without_recalled(view, telling(view, around, vocabulary))
    found = _violence(view, hits, clauses)
    found += _other_acts(hits, clauses, bool(found))
    found.sort(key=lambda assertion: assertion.at)
    for assertion in found:
        assertion.is_definite = is_definite(view, assertion.trigger)
        assertion.roles = find_roles(view, assertion.trigger, assertion.event_type, around, clauses)
    for assertion in found:
        by_another_word(view, hits, assertion, around, clauses)
        by_those_who_came(view, hits, assertion, around, clauses)
        with_their_allies(view, assertion, around)
    of_either_side(view, found)
    for hit in hits:
        if is_definite(view, hit) and hit.value.strength == 2 and all(a.trigger is not hit for a in found):
            give_author(found, find_roles(view, hit, hit.value.event_type, around, clauses))
    if any(a.event_type == "abduction_detention" for a in found):
        found = [a for a in found if not is_how_they_were_taken(view, a)]
    found = _one_of_each(view, found)
    _give_figures(view, found, around, clauses)
    found = without_taking_along(view, without_how_they_were_seized(view, found, around), around)
    for number, assertion in enumerate(found):
        _add_victims(view, assertion, around)
        if number and goes_on_with(view, assertion) and not assertion.roles.perpetrators:
            assertion.roles.perpetrators = found[number - 1].roles.perpetrators
    share_agents(view, found)
    told = without_what_is_only_said(view, without_why_or_how(view, found), is_placed=bool(around.places))
    return told, clauses


def _without_recalled(view: View, hits: list[Hit[Trigger]]) -> list[Hit[Trigger]]:
    """ "Struck a camp in response to the bombing in Ankara": the strike tells what happened, and not the bombing."""
    spans = reasons_in(view)
    news = [hit for hit in hits if not any(first <= hit.first < end for first, end in spans)]
    return news if any(hit.value.event_type in ATTACKS for hit in news) else hits


def _violence(view: View, hits: Sequence[Hit[Trigger]], clauses: Sequence[int]) -> list[Assertion]:
    """One assertion a clause from its most specific word; words of harm join what is told beside them."""
    by_clause: dict[int, list[Hit[Trigger]]] = {}
    for hit in hits:
        if hit.value.event_type in VIOLENCE and hit.value.event_type != "abduction_detention":
            by_clause.setdefault(clauses[hit.first], []).append(hit)
    found: list[Assertion] = []
    left_over: list[Hit[Trigger]] = []
    for clause, here in by_clause.items():
        best = _most_specific(here)
        if best.value.strength >= 3:
            back = points_back(view, best)
            found.append(Assertion(named_first(view, best), best, clause, best.value.strength, resumes=back))
        else:
            left_over.append(best)
    attacks = [hit for hit in left_over if hit.value.strength == 2]
    for hit in attacks:
        if not (found and is_definite(view, hit)):
            found.append(Assertion(hit.value.event_type, hit, clauses[hit.first], 2, resumes=True))
    if not found and left_over:
        hit = left_over[0]
        found.append(Assertion(hit.value.event_type, hit, clauses[hit.first], hit.value.strength, resumes=True))
    return found


def named_first(view: View, hit: Hit[Trigger]) -> EventType:
    """The kind of a strike, by the weapon named first: "artillery and drone strikes" are shelling."""
    if hit.value.part == "noun" and hit.first > 1 and view.lows[hit.first - 1] in ("and", "&", "/"):
        return KIND_OF_ARM.get(view.lows[hit.first - 2], hit.value.event_type)
    return hit.value.event_type


def _most_specific(hits: Sequence[Hit[Trigger]]) -> Hit[Trigger]:
    """Chemical weapons first, then the first weapon or clash named, then attacks, then harm."""
    chemical = [h for h in hits if h.value.strength == 5]
    if chemical:
        return chemical[0]
    weapons = [h for h in hits if h.value.strength == 4]
    clashes = [h for h in hits if h.value.strength == 3 and h.value.event_type == "armed_clash"]
    if weapons and clashes and clashes[0].value.part == "noun" and clashes[0].first < weapons[0].first:
        return clashes[0]
    return max(hits, key=lambda h: (h.value.strength, -h.first))


def _one_of_each(view: View, found: list[Assertion]) -> list[Assertion]:
    """Clauses of one sentence with the same kind of event tell it once, unless a "while" or "after" parts them."""
    kept: list[Assertion] = []
    for assertion in found:
        same = [a for a in kept if a.event_type == assertion.event_type]
        if not same or _is_parted(view, same[-1], assertion):
            kept.append(assertion)
        elif assertion.roles.perpetrators and not same[-1].roles.perpetrators:
            kept[kept.index(same[-1])] = assertion
    return kept


def _is_parted(view: View, one: Assertion, other: Assertion) -> bool:
    low, high = sorted((one.at, other.at))
    return any(t.lower in ("while", ";", "after", "whereas", "following") for t in view.tokens[low:high])


def _other_acts(hits: Sequence[Hit[Trigger]], clauses: Sequence[int], is_violent: bool) -> list[Assertion]:
    """One assertion for each kind of act that is not an attack; "other" only where nothing else is told."""
    found: dict[EventType, Assertion] = {}
    for hit in hits:
        kind = hit.value.event_type
        if (kind in VIOLENCE and kind != "abduction_detention") or kind in found:
            continue
        if hit.value.strength < 3 and (is_violent or kind == "other"):
            continue
        found[kind] = Assertion(kind, hit, clauses[hit.first], hit.value.strength)
    if len(found) > 1 or is_violent:
        found.pop("other", None)
    return list(found.values())


def _give_figures(view: View, found: list[Assertion], around: Surroundings, clauses: Sequence[int]) -> None:
    """Hand each figure to the assertion of a fitting kind in its clause, else the nearest, else a new one.

    A part of a total with a place of its own ("including 32 in Ain El Delb") is an assertion of its own.
    """
    for number, figure in around.figures:
        if number in around.tolls:
            continue
        at = token_of(view, figure)
        fitting = [a for a in found if _fits(a, figure) and not a.figures_apart]
        freed = figure.measure == "detained" and _is_let_go(view, figure)
        taken = [a for a in fitting if a.event_type == "abduction_detention" and a.at < at and a.trigger is None]
        fitting = ([a for a in found if a.event_type == "other"] or taken) if freed else fitting
        captured = not freed and are_prisoners(view, figure, at)
        if captured and not fitting:  # prisoners of a battle are of the battle
            fitting = [a for a in found if a.event_type in TAKES_PRISONERS and not a.figures_apart]
        nearest = min(fitting, key=lambda a: (clauses[at] != a.clause, abs(a.at - at)), default=None)
        own_place = _place_of_part(view, figure, around)
        if nearest and own_place and nearest.figures:
            found.append(
                Assertion(
                    nearest.event_type, nearest.trigger, nearest.clause, nearest.strength, nearest.roles,
                    own_place, figures=[number], figures_apart=True,
                )
            )  # fmt: skip
        elif nearest:
            nearest.figures.append(number)
        else:
            kind = TYPE_OF_MEASURE[figure.measure]
            if figure.measure == "missing" and not view.words.isdisjoint(VANISHED) and view.words.isdisjoint(RADARS):
                kind = "abduction_detention"  # "two have gone missing; a ransom has been asked"
            if freed or (figure.harm and view.tokens[at].lower.startswith(LETTING_GO)):
                kind = "other"
            harm = Hit(at, at + 1, Trigger(kind, "verb", 1, "harm"))
            roles = find_roles(view, harm, kind, around, clauses) if figure.harm else Roles()
            if kind == "attack_on_people" and figure.harm and figure.start < figure.harm[0]:
                # "eight guards lost their lives": nobody's act but one that a "by" names
                roles.perpetrators = [m for m in roles.perpetrators if m in roles.agents]
            kind = "armed_clash" if captured and view.words.isdisjoint(SHOWN) else kind
            back = captured or kind == "attack_on_people"
            found.append(Assertion(kind, None, clauses[at], 1, roles, figures=[number], resumes=back))


def _is_let_go(view: View, figure: FoundFigure) -> bool:
    """Whether those counted were set free: "released 9 of the 13 deminers", "had rescued 113 captives"."""
    at = view.token_at(figure.start)
    if "free" in view.words and ("go", "free") in zip(view.lows, view.lows[1:], strict=False):
        return True  # "18 hostages would go free"
    before = view.lows[max(0, at - 3) : at]
    return "let" in before or any(word.startswith((*LETTING_GO, "handed", "handing")) for word in before)


def _add_victims(view: View, assertion: Assertion, around: Surroundings) -> None:
    """Those counted dead, hurt or held are whom an act befell, where they are named by more than "people"."""
    if assertion.event_type not in VIOLENCE or any(m.kind != "thing" for m in assertion.roles.targets):
        return
    for number, figure in around.figures:
        noun = figure.noun
        if number not in assertion.figures or figure.part_of is not None or noun is None or noun[0] == noun[1]:
            continue
        named = [m for m in around.mentions if view.span(m.first, m.end)[0] <= noun[0] < view.span(m.first, m.end)[1]]
        victim = named[0] if named and is_a_victim(view, named[0], assertion.event_type) else counted(view, figure)
        told = (*assertion.roles.perpetrators, *assertion.roles.targets)
        if victim and victim not in told and is_a_victim(view, victim, assertion.event_type):
            assertion.roles.targets = [*assertion.roles.targets, victim]


def _fits(assertion: Assertion, figure: FoundFigure) -> bool:
    """Whether a figure can count those harmed in an act: killed in violence, or dead of thirst in flight."""
    if assertion.event_type == "humanitarian" and assertion.trigger and figure.measure == "killed":
        return assertion.trigger.value.lemma.startswith(("die", "starve", "freeze", "kill", "claim", "carry"))
    return assertion.event_type in FITTING[figure.measure]


def _place_of_part(view: View, figure: FoundFigure, around: Surroundings) -> FoundPlace | None:
    """The place in "32 in Ain El Delb", for a figure that is part of a total."""
    if figure.part_of is None:
        return None
    after = view.token_at(figure.end - 1) + 1
    if after < len(view.tokens) and view.tokens[after].lower == "in":
        return next((p for p in around.places if p.first == after + 1), None)
    return None
