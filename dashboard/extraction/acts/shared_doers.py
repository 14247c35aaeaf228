"""Who did an act that another word of its sentence names: the verb before a noun, the "by" of the last participle, or
neither of two sides that accuse each other.
"""

from collections.abc import Sequence
from itertools import pairwise

from dashboard.extraction.acts.demands import is_mutual
from dashboard.extraction.acts.roles import find_roles
from dashboard.extraction.assertions import Assertion
from dashboard.extraction.parties.victims import Roles
from dashboard.extraction.surroundings import Surroundings
from dashboard.extraction.word_lists import word_lists
from dashboard.extraction.words.phrases import Hit
from dashboard.extraction.words.view import View
from dashboard.extraction.words.vocabulary import Trigger
from dashboard.records import VIOLENCE

WORDS = word_lists("acts", "shared_doers")
COMING = (VIOLENCE - {"armed_clash"}) | {"territory_change"}
DONE_TOGETHER = VIOLENCE | {"territory_change"}
BESIDE = frozenset({"with", "alongside"})
TOGETHER = frozenset({"together", "jointly"})
BEFORE_THE_ACT = WORDS["before_the_act"]
DETERMINERS = WORDS["determiners"]
NO_ALLY = WORDS["no_ally"]
WHEN = frozenset({"when", "as", "after"})


def of_either_side(view: View, found: Sequence[Assertion]) -> None:
    """ "The two sides accuse each other of opening fire": the act told before, and of nobody named."""
    mutual = next((hit.end for hit in view.triggers if is_mutual(view, hit)), len(view.lows))
    for assertion in found:
        if assertion.event_type in VIOLENCE and assertion.trigger and assertion.trigger.first >= mutual:
            assertion.roles, assertion.resumes = Roles([], assertion.roles.targets), True
            assertion.strength = min(assertion.strength, 2)


def by_another_word(
    view: View, hits: Sequence[Hit[Trigger]], assertion: Assertion, around: Surroundings, clauses: Sequence[int]
) -> None:
    """ "Soldiers raided Jenin, wounding 58 with gunfire": the verb's subject, where a noun after it tells the act."""
    roles, told = assertion.roles, assertion.trigger
    if told is None or told.value.part != "noun" or not _is_violence_of_nobody(assertion):
        return
    for hit in hits:
        harms = hit.value.event_type in VIOLENCE and hit.value.event_type != "abduction_detention"
        verb = harms and hit.value.part == "verb" and hit.end <= told.first
        hits_a_bomb = assertion.event_type == "bombing" and told.first - hit.end <= 1
        if not verb or clauses[hit.first] != assertion.clause or hits_a_bomb:
            continue
        other = find_roles(view, hit, hit.value.event_type, around, clauses)
        who = [m for m in other.perpetrators if m in around.mentions and m.end <= hit.first]
        if any(m.kind in ("armed", "named") for m in who):
            roles.perpetrators = [m for m in other.perpetrators if m not in roles.targets]
            roles.targets = roles.targets or other.targets
            return


def by_those_who_came(
    view: View, hits: Sequence[Hit[Trigger]], assertion: Assertion, around: Surroundings, clauses: Sequence[int]
) -> None:
    """ "Two nurses were shot dead when rebels stormed the clinic", "were led away as troops entered Goma"."""
    roles, told = assertion.roles, assertion.trigger
    if told is None or not _is_violence_of_nobody(assertion):
        return
    for hit in hits:
        comes = hit.value.event_type in COMING and hit.value.part == "verb" and hit.first >= told.end
        when = next((at for at in range(told.end, hit.first) if view.lows[at] in WHEN), None) if comes else None
        if when is None or "by" in view.lows[told.end : when]:
            continue
        if told.value.part == "noun" and view.lows[when] == "after":
            continue  # "killed in raids after rebels attacked a post": the raids are not of the rebels
        other = find_roles(view, hit, hit.value.event_type, around, clauses)
        who = [m for m in other.perpetrators if when < m.first < hit.first and m.kind in ("armed", "named")]
        if who:
            roles.perpetrators = who
            roles.targets = [m for m in roles.targets if m not in who]
            return


def with_their_allies(view: View, assertion: Assertion, around: Surroundings) -> None:
    """ "Troops with local fighters attacked a base", "fought alongside the army": whoever acts beside the one named."""
    roles = assertion.roles
    if assertion.event_type not in DONE_TOGETHER or not roles.perpetrators or BESIDE.isdisjoint(view.words):
        return
    for mention in around.mentions:
        at = mention.first - 1
        at -= view.lows[at] in DETERMINERS
        if mention.kind not in ("armed", "named") or at < 1 or view.lows[at] not in BESIDE:
            continue
        acts = mention.end == assertion.at or view.lows[min(mention.end, len(view.lows) - 1)] in BEFORE_THE_ACT
        follows = acts and mention.end <= assertion.at and any(one.end == at for one in roles.perpetrators)
        together = view.lows[at] == "alongside" or view.lows[at - 1] in TOGETHER
        known = any(one.first < mention.end and mention.first < one.end for one in roles.perpetrators)
        if (follows or together) and not known and view.lows[at - 1] not in NO_ALLY:
            roles.perpetrators = [*roles.perpetrators, mention]
            roles.targets = [one for one in roles.targets if one is not mention]


def share_agents(view: View, found: list[Assertion]) -> None:
    """ "Three guards were killed and four led away by gunmen": the "by" of the last participle is of all."""
    for one, other in pairwise(found):
        if one.roles.perpetrators or other.clause != one.clause or one.event_type not in VIOLENCE:
            continue
        by = [m for m in other.roles.perpetrators if m in other.roles.agents and m.first > max(one.at, other.at)]
        if by and "and" in view.lows[min(one.at, other.at) : by[0].first]:
            one.roles.perpetrators = by
            one.roles.targets = [m for m in one.roles.targets if m not in by]


def _is_violence_of_nobody(assertion: Assertion) -> bool:
    """Whether an act of violence is told whose own words name no doer."""
    roles = assertion.roles
    return assertion.event_type in VIOLENCE and not roles.perpetrators and not roles.is_of_the_speaker
