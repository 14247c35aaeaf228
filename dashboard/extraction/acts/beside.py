"""What stands beside an act in its sentence and is no act of its own: what is asked for, why, how, and by whom."""

from dashboard.extraction.assertions import Assertion
from dashboard.extraction.parties.victims import Roles
from dashboard.extraction.word_lists import word_lists
from dashboard.extraction.words.view import View
from dashboard.records import VIOLENCE

WORDS = word_lists("acts", "beside")
CLAIMING = frozenset({"claim responsibility", "claim credit", "deny responsibility"})
ASKING = ("call for", "call on", "ask", "demand", "urge", "appeal", "press for", "plead")
SUSPECTED = frozenset({"suspicion", "planning", "plotting", "guiding", "plot", "preparing"})
FLED_FROM = WORDS["fled_from"]
QUOTES = frozenset({'"', "“", "”"})
HARMING = frozenset({"killing", "wounding", "injuring", "detonating", "destroying", "defusing"})


def without_why_or_how(view: View, found: list[Assertion]) -> list[Assertion]:
    """Without the dead of a town's taking told apart, and without the attack that an arrest is for."""
    taken = next((a for a in found if a.event_type == "territory_change" and a.trigger), None)
    if taken:
        for act in [a for a in found if a.trigger and _is_participle_after(view, taken, a)]:
            taken.figures += act.figures
            taken.roles.targets = taken.roles.targets or act.roles.targets
            found = [a for a in found if a is not act]
    if any(a.event_type == "humanitarian" for a in found):
        found = [a for a in found if a.figures or not _is_why_they_fled(view, a)]
    if any(a.event_type == "abduction_detention" for a in found):
        found = [
            a for a in found if a.figures or not (_is_ground(view, a) if a.is_definite else _is_suspected(view, a))
        ]
    return found


def _is_participle_after(view: View, taken: Assertion, act: Assertion) -> bool:
    """Whether a word of harm goes on from the verb before it: "seized the outpost, killing seven soldiers"."""
    return (
        act.at > taken.at and view.lows[act.at] in HARMING and view.lows[act.at - 1] in (",", "and", "after", "having")
    )


def _is_why_they_fled(view: View, act: Assertion) -> bool:
    """Whether violence is only why people moved: "have fled the shelling", "moved out because of shelling"."""
    if act.event_type not in VIOLENCE or act.trigger is None or act.trigger.value.part != "noun":
        return False
    return not FLED_FROM.isdisjoint(view.lows[max(0, act.trigger.first - 3) : act.trigger.first])


def _is_ground(view: View, act: Assertion) -> bool:
    """Whether an attack is only why something was done: "arrested over the attack"."""
    return not {"over", "for", "about", "connection"}.isdisjoint(view.lows[max(0, act.at - 4) : act.at])


def _is_suspected(view: View, act: Assertion) -> bool:
    """Whether an attack is only what somebody is suspected of: "detained on suspicion of guiding strikes"."""
    if act.event_type not in VIOLENCE or act.event_type == "abduction_detention":
        return False
    return not SUSPECTED.isdisjoint(view.lows[max(0, act.at - 5) : act.at])


def without_what_is_only_said(view: View, found: list[Assertion], *, is_placed: bool) -> list[Assertion]:
    """Without what is asked for, promised or condemned: "called for a pause in the fighting" tells the call alone.

    `is_placed` says that the sentence names a place: a deed of which a side is accused there is told.
    """
    saying = [a for a in found if a.event_type == "statement_demand" and a.trigger and a.trigger.value.part == "verb"]
    saying = [a for a in saying if a.trigger and a.trigger.value.lemma not in CLAIMING]
    saying += [a for a in found if a.event_type == "meeting" and a.trigger]
    saying.sort(key=lambda a: a.at)
    if not saying or len(found) == 1:
        return found
    verb = saying[0].at
    accused = saying[0].trigger is not None and saying[0].trigger.value.lemma == "accuse"
    for act in found:
        if accused and act.at > verb and _is_a_charge(act, is_placed=is_placed):
            act.roles.perpetrators = list(saying[0].roles.targets)
            act.roles.targets = [m for m in act.roles.targets if m not in act.roles.perpetrators]
    charged = [a for a in found if accused and _is_a_charge(a, is_placed=is_placed)]
    asks = saying[0].trigger is not None and saying[0].trigger.value.lemma.startswith(ASKING)
    for freed in [a for a in found if asks and a.event_type == "other" and a.trigger is None and a.figures]:
        saying[0].figures += freed.figures  # "It calls for all 5,800 to be released"
        found = [a for a in found if a is not freed]
    clause = saying[0].clause
    return [
        a for a in found if a in saying or a.at < verb or a.figures or a in charged or _is_apart(view, a, verb, clause)
    ]


def _is_apart(view: View, act: Assertion, verb: int, clause: int) -> bool:
    """ "UN condemns the killing as M23 pushes past Walikale": what another clause tells with a verb of its own.

    Not what stands within marks of quotation after the verb.
    """
    if sum(word in QUOTES for word in view.lows[verb : act.at]) % 2:
        return False
    return act.clause > clause and act.trigger is not None and act.trigger.value.part == "verb" and act.strength >= 3


def _is_a_charge(act: Assertion, *, is_placed: bool) -> bool:
    """ "Accused the army of shelling a hospital in Homs": a deed with a target or a place."""
    return act.event_type in VIOLENCE and not act.is_definite and (is_placed or bool(act.roles.targets))


def give_author(found: list[Assertion], roles: Roles) -> None:
    """Who did "the attack" did the one told before it: "a bomber struck; al-Shabab said it carried out the attack"."""
    for act in found:
        if act.event_type in VIOLENCE and not act.roles.perpetrators and not act.is_definite:
            act.roles.perpetrators = roles.perpetrators


def is_how_they_were_taken(view: View, assertion: Assertion) -> bool:
    """Whether a raid only says how people were arrested: "arrested in a raid on his home"."""
    hit = assertion.trigger
    if hit is None or hit.value.lemma != "raid" or hit.value.part != "noun":
        return False
    return not {"in", "during"}.isdisjoint(view.lows[max(0, hit.first - 5) : hit.first])
