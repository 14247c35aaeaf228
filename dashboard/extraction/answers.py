"""What is told of the act told just before, in the same entry: a denial of it, who is blamed for it, its captives."""

from dashboard.extraction.assertions import Assertion
from dashboard.extraction.values import changed
from dashboard.extraction.victims import Roles
from dashboard.extraction.view import View
from dashboard.records import VIOLENCE

DENIALS = frozenset({"deny", "reject", "dismiss"})
PART_IN_IT = frozenset({"involvement", "role", "responsibility", "part"})
ACCOUNTS = frozenset(
    {"report", "reports", "claim", "claims", "accusation", "accusations", "allegation", "allegations", "version"}
)
ACCUSING = frozenset({"accuse", "point the finger at", "point fingers at", "suspect", "hold/held/held responsible"})
IT = frozenset({"it", "this", "that"})
DETERMINERS = frozenset({"the", "any", "all", "these", "those", "such", "its", "having", "a"})
CAPTIVES = frozenset(
    {"captured", "captive", "captives", "prisoner", "prisoners", "pows", "pow", "alive", "suspects", "held", "taken"}
)
FIGHTS = frozenset({"armed_clash", "attack_on_people", "territory_change", "bombing", "shelling_missile"})
TO_OBJECT = 4


def join_answers(view: View, assertions: list[Assertion], last: Assertion | None) -> None:
    """Give what only answers the act told last the kind of that act, so that both are one event."""
    if last is None:
        return
    acts = [a for a in assertions if a.event_type in VIOLENCE]
    for assertion in list(assertions):
        if not acts and _accuses(view, assertion) and not last.roles.perpetrators:
            answer = changed(assertion, roles=Roles(assertion.roles.targets))
            answer.event_type, answer.strength, answer.resumes, answer.is_definite = last.event_type, 2, False, True
            assertions.append(answer)
        elif not acts and _only_blames(view, assertion):
            _resume(assertion, last, Roles(assertion.roles.targets))
        elif not acts and (_denies_it(view, assertion) or _calls_it(assertion)):
            _resume(assertion, last, Roles())
        elif _is_of_captives(view, assertion, last) and last.event_type in FIGHTS:
            _resume(assertion, last, Roles([], assertion.roles.targets))


def _resume(assertion: Assertion, last: Assertion, roles: Roles) -> None:
    assertion.event_type, assertion.strength, assertion.resumes = last.event_type, 2, False
    assertion.roles, assertion.is_definite = roles, True


def _is_of_captives(view: View, assertion: Assertion, last: Assertion) -> bool:
    """ "JNIM put the dead at 57, plus eight men taken alive": prisoners of a fight told before."""
    if assertion.event_type != "abduction_detention" or (assertion.trigger and assertion.roles.perpetrators):
        return False
    if assertion.place and (last.place is None or assertion.place.place != last.place.place):
        return False
    return not CAPTIVES.isdisjoint(view.words) and "free" not in view.words


def _only_blames(view: View, assertion: Assertion) -> bool:
    """ "The army blamed the RSF for the shelling", "It blames an armed group"; not "blamed Iran for the delay"."""
    hit = assertion.trigger
    if assertion.event_type != "statement_demand" or hit is None or hit.value.lemma != "blame":
        return False
    after = view.lows[hit.end :]
    if "for" in after:
        cause = [word for word in after[after.index("for") + 1 :] if word not in DETERMINERS]
        return cause[:1] != [] and (cause[0] in IT or cause[0] in ATTACK_WORDS)
    return bool(assertion.roles.targets)


def _accuses(view: View, assertion: Assertion) -> bool:
    """ "State TV accuses Nusra", "An officer points the finger at a militia": of what was told, and a statement too."""
    hit = assertion.trigger
    if assertion.event_type != "statement_demand" or hit is None or hit.value.lemma not in ACCUSING:
        return False
    sides = [m for m in assertion.roles.targets if m.kind in ("armed", "named", "country")]
    after = view.lows[sides[-1].end : sides[-1].end + 1] if sides else []
    return bool(sides) and after in ([], ["."], [";"], [","])


def _denies_it(view: View, assertion: Assertion) -> bool:
    """ "The group denied any role", "The ministry rejects this"; not "deny shelling the city"."""
    hit = assertion.trigger
    if assertion.event_type != "statement_demand" or hit is None or hit.value.lemma not in DENIALS:
        return False
    after = [word for word in view.lows[hit.end : hit.end + TO_OBJECT] if word not in DETERMINERS][:1]
    return bool(after) and after[0] in PART_IN_IT | ACCOUNTS | IT


def _calls_it(assertion: Assertion) -> bool:
    """ "The border service called it theatre": a judgement of what was told."""
    hit = assertion.trigger
    return assertion.event_type == "statement_demand" and hit is not None and hit.value.lemma == "call it"


ATTACK_WORDS = frozenset(
    {"attack", "attacks", "shelling", "strike", "strikes", "bombing", "blast", "explosion", "killing", "killings"}
    | {"raid", "massacre", "shooting", "ambush", "assault", "bloodshed", "deaths", "violence", "abduction"}
)
