"""What is told of the act told just before, in the same entry: a denial of it, who is blamed for it, its captives."""

from collections.abc import Sequence

from dashboard.extraction.assertions import Assertion
from dashboard.extraction.parties.actors import Mention
from dashboard.extraction.parties.by_whom import approaching, by_whom, doers
from dashboard.extraction.parties.victims import Roles
from dashboard.extraction.text.values import changed
from dashboard.extraction.word_lists import word_lists
from dashboard.extraction.words.view import View
from dashboard.records import VIOLENCE

WORDS = word_lists("acts", "answers")
DENIALS = frozenset({"deny", "reject", "dismiss"})
PART_IN_IT = frozenset({"involvement", "role", "responsibility", "part"})
ACCOUNTS = WORDS["accounts"]
ACCUSING = frozenset({"accuse", "point the finger at", "point fingers at", "suspect", "hold/held/held responsible"})
IT = frozenset({"it", "this", "that"})
DETERMINERS = WORDS["determiners"]
CAPTIVES = WORDS["captives"]
FIGHTS = frozenset({"armed_clash", "attack_on_people", "territory_change", "bombing", "shelling_missile"})
# Where "the attackers" are men
BY_MEN = frozenset({"attack_on_people", "abduction_detention", "execution_torture", "armed_clash"})
OWN = frozenset({"its", "their", "our"})
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


def name_doers(
    view: View, mentions: Sequence[Mention], assertions: list[Assertion], done: Assertion | None, *, is_known: bool
) -> None:
    """Give the act of this sentence, else the one told before (`done`), whom the sentence names as having done it.

    `is_known` says that somebody was named before: then "the attackers" say no more.
    """
    acts = [a for a in assertions if a.event_type in VIOLENCE]
    if acts:
        unnamed = [a for a in acts if not (a.roles.perpetrators or a.roles.is_of_the_speaker)]
        who = by_whom(view, mentions) if unnamed else []
        if who and who[0].first and view.lows[who[0].first - 1] == "suspected":
            return  # "killed suspected rebels": who did it is told by the act's own words
        for act in unnamed if who else ():
            act.roles.perpetrators = who
            act.roles.targets = [t for t in act.roles.targets if all(t.end <= m.first or m.end <= t.first for m in who)]
        return
    if done is None:
        return
    for flight in [a for a in assertions if a.event_type == "humanitarian" and not a.figures and doers(view)]:
        assertions.remove(flight)  # "The attackers fled"
    if any(a.event_type != "statement_demand" for a in assertions):
        return
    known = done.roles.perpetrators
    if known and not all(m.kind == "armed" and m.actor_id is None for m in known):
        return
    who = by_whom(view, mentions)
    if not who and not is_known and done.event_type in BY_MEN:
        who = doers(view)
    if who:
        roles = Roles(is_of_the_speaker=True) if _is_of_the_speaker(view, who[0]) else Roles(who)
        assertions.append(Assertion(done.event_type, None, 0, 2, roles, is_definite=True))


def carry_on(
    view: View, mentions: Sequence[Mention], assertions: Sequence[Assertion], came: tuple[View, Mention] | None
) -> None:
    """Give an act that names no doer those who came in the sentence before: "Gunmen rode in. 132 were killed"."""
    if came is None or view.index - came[0].index != 1 or view.sentence.entry_no != came[0].sentence.entry_no:
        return
    if any(m.kind in ("armed", "named") for m in mentions):
        return  # who else may have done it
    for act in assertions:
        agentless = not (act.roles.perpetrators or act.roles.is_of_the_speaker or act.author)
        if act.event_type in BY_MEN - {"armed_clash"} and agentless and act.realis == "actual":
            act.author = came[0].span(came[1].first, came[1].end)


def who_came(view: View, mentions: Sequence[Mention], assertions: Sequence[Assertion]) -> tuple[View, Mention] | None:
    """Who comes to a place in a sentence that tells no attack of theirs, with the sentence."""
    if any(a.event_type in VIOLENCE for a in assertions):
        return None
    taken = [
        m
        for a in assertions
        if a.event_type == "territory_change" and a.realis == "actual"
        for m in a.roles.perpetrators
    ]
    one = next((m for m in taken if m.kind in ("armed", "named")), None) or approaching(view, mentions)
    return (view, one) if one else None


def _is_of_the_speaker(view: View, who: Mention) -> bool:
    """ "ISKP says its men did it", "A spokesman said the group was behind it"."""
    before = view.lows[who.first - 1] if who.first else ""
    return before in OWN or (before == "the" and view.lows[who.first : who.end] == ["group"])


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


ATTACK_WORDS = WORDS["attack_words"]
