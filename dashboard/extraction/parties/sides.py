"""Who did an act and whom it befell, put right where the words alone would swap them.

"The army lost 30 men to rebels" was done by rebels; "prisoners held by the rebels were executed" befell prisoners;
"accused by London of" is not London's act; "an attack of Wagner fighters" is theirs.
"""

from collections.abc import Sequence

from dashboard.extraction.parties.actors import Mention
from dashboard.extraction.parties.arguments import Arguments
from dashboard.extraction.parties.victims import Roles, harmed
from dashboard.extraction.word_lists import word_lists
from dashboard.extraction.words.phrases import Hit
from dashboard.extraction.words.view import BE
from dashboard.extraction.words.vocabulary import Trigger
from dashboard.records import VIOLENCE

WORDS = word_lists("sides")
REPELLING = word_lists("roles")["repelling"]
ACCUSING = WORDS["accusing"]
TELLING = WORDS["judging"] | ACCUSING
SIDES = frozenset({"armed", "named", "country"})
FORCES = frozenset({"armed", "named"})
CIVIL_VICTIMS = frozenset({"civilians", "civilian", "residents", "villagers", "children", "women", "bystanders"})
AIMED = frozenset({"against", "targeting", "versus"})
PARTS = frozenset({",", ";", ":"})
ON_THE_ROAD = frozenset({"convoy", "convoys", "patrol", "patrols", "column", "columns"})
RUNNING_OVER = frozenset({"hit", "hits", "struck", "strikes", "over", "triggered", "triggers", "on", "strike", "onto"})
BEFORE_A_BOMB = frozenset({"a", "an", "the", "another", "buried", "hidden", "rebel", "militant", "old", "planted"})
HANDLING = WORDS["burying"] | WORDS["handling"]
POSSESSIVE = frozenset({"'s", "’s", "'", "’", "own", "army", "military", "combat"})
TO_LOSER = 12
TO_AGENT = 22
TO_ACCUSER = 8
TO_SUBJECT = 8


def beats_back(hit: Hit[Trigger]) -> bool:
    """Whether the subject of a verb was attacked: "repelled", "fended off"."""
    return hit.value.part == "verb" and hit.value.lemma in REPELLING


def put_right(arguments: Arguments, roles: Roles) -> Roles:
    """`roles` of an act of violence with the sides as its grammar says; those of other acts as they are."""
    if arguments.event_type not in VIOLENCE or beats_back(arguments.trigger):
        return roles
    if arguments.lower(arguments.trigger.first) in WORDS["losing"]:
        return _of_a_loss(arguments, roles)
    roles.perpetrators = [
        m for m in roles.perpetrators if not (_only_tells(arguments, m) or _is_aimed_at(arguments, m))
    ]
    _befell_the_subject(arguments, roles)
    _holds(arguments, roles)
    _attack_of(arguments, roles)
    _civilians_attack_nobody(arguments, roles)
    _fought_with(arguments, roles)
    _ran_over(arguments, roles)
    _lost_in(arguments, roles)
    _losses_of(arguments, roles)
    _handles_the_dead(arguments, roles)
    if not roles.perpetrators:
        roles.perpetrators = _accused(arguments) or _from_whom(arguments) or _far_by(arguments)
        roles.targets = [m for m in roles.targets if m not in roles.perpetrators]
        roles.agents = [*roles.agents, *roles.perpetrators]
    return roles


def _of_a_loss(arguments: Arguments, roles: Roles) -> Roles:
    """ "The army lost 30 men to the rebels": who lost them was attacked, by those named after "to".

    Where nobody is named after "to", nobody is known to have done it, least of all the side that lost.
    """
    at = arguments.trigger.first
    if not {"lives", "life"}.isdisjoint(arguments.view.lowers(at + 1, at + 5)):
        return roles
    lost = [m for m in arguments.mentions if m.end <= at and m.kind in SIDES] or roles.perpetrators
    won = [m for m in arguments.mentions if at < m.first <= at + TO_LOSER and m.kind in SIDES]
    won = [m for m in won if arguments.governor(m) == "to"][:1]
    lost = [m for m in lost if won or m.kind != "armed"]  # "their fighters lost 15" names no side
    return Roles(won, lost[-1:] or roles.targets, won)


def _lost_in(arguments: Arguments, roles: Roles) -> None:
    """ "The army said it lost 12 soldiers in an ambush": who lost them laid no ambush."""
    at = arguments.trigger.first
    lost = next((i for i in range(at - 1, max(-1, at - TO_LOSER), -1) if arguments.lower(i) in WORDS["losing"]), -1)
    if lost < 0 or arguments.lower(lost + 1) in ("lives", "life") or "in" not in arguments.view.lowers(lost, at):
        return
    _acquit(roles, [m for m in roles.perpetrators if m.end <= lost])
    roles.is_of_the_speaker = False


def _losses_of(arguments: Arguments, roles: Roles) -> None:
    """ "Russian losses over the past day", "the Taliban's dead": they befell those whose they are."""
    at = arguments.trigger.first
    if arguments.lower(at) not in WORDS["losses"]:
        return
    whose = [m for m in roles.perpetrators if m.end <= at and POSSESSIVE.issuperset(arguments.view.lowers(m.end, at))]
    roles.perpetrators = [m for m in roles.perpetrators if m not in whose]
    roles.targets = roles.targets or [m for m in whose if m.kind in SIDES]


def _handles_the_dead(arguments: Arguments, roles: Roles) -> None:
    """ "The army recovered the bodies of nine civilians", "rebels buried ten men": neither killed them nor fell."""
    first, end = arguments.trigger.first, arguments.trigger.end
    words = arguments.view.lowers(first, end)
    buries = not WORDS["burying"].isdisjoint(words) and not arguments.is_passive()
    if not buries and WORDS["bodies"].isdisjoint(words):
        return
    before = [m for m in (*roles.perpetrators, *roles.targets) if m.end <= first]
    handlers = [m for m in before if not HANDLING.isdisjoint(arguments.view.lowers(m.end, end))]
    _acquit(roles, handlers)
    roles.targets = [m for m in roles.targets if m not in handlers]
    roles.is_of_the_speaker = roles.is_of_the_speaker and not handlers


def _acquit(roles: Roles, mentions: Sequence[Mention]) -> None:
    """Take those mentioned out of who did it."""
    roles.perpetrators = [m for m in roles.perpetrators if m not in mentions]
    roles.agents = [m for m in roles.agents if m not in mentions]


def _by(arguments: Arguments, mention: Mention) -> int:
    """The "by" that governs a mention, or -1."""
    if arguments.governor(mention) != "by":
        return -1
    return next((at for at in range(mention.first - 1, -1, -1) if arguments.lower(at) == "by"), -1)


def _only_tells(arguments: Arguments, mention: Mention) -> bool:
    """Whether a mention accuses or reports: "accused by London of killing", "the Red Cross condemned the killing"."""
    by = _by(arguments, mention)
    if by > 0:
        return arguments.lower(by - 1) in TELLING
    at = mention.end + (arguments.lower(mention.end) in ("has", "have", "also"))
    return at < arguments.trigger.first and arguments.lower(at) in WORDS["condemning"]


def _is_aimed_at(arguments: Arguments, mention: Mention) -> bool:
    """ "An operation against Boko Haram killed villagers", "a raid targeting al-Shabab": whom it was meant for."""
    before = arguments.view.lowers(mention.first - 3, mention.first)
    return arguments.governor(mention) in AIMED or (bool(before) and before[-1] in AIMED)


def _befell_the_subject(arguments: Arguments, roles: Roles) -> None:
    """ "Prisoners held by the rebels were executed": not those that a "by" of the subject's own names."""
    first = arguments.trigger.first
    held = [m for m in roles.targets if m.first < first and _by(arguments, m) >= 0]
    if arguments.trigger.value.part != "verb" or not held or len(held) < len(roles.targets):
        return
    by = _by(arguments, held[0])
    before = [m for m in arguments.mentions if m.end <= by and arguments.clauses[m.first] == arguments.clauses[first]]
    named = [m for m in before if m.kind != "thing" and arguments.governor(m) not in ("by", "of", "in", "at")]
    roles.targets = named[-1:]


def _holds(arguments: Arguments, roles: Roles) -> None:
    """ "Two reporters are in Taliban custody": in whose custody they are holds them, and is not held."""
    if arguments.event_type != "abduction_detention" or WORDS["custody"].isdisjoint(arguments.view.words):
        return
    captors = [m for m in arguments.mentions if m.kind in SIDES and _has_custody(arguments, m)]
    if captors:
        roles.perpetrators = captors[:1]
        roles.targets = [m for m in roles.targets if m not in captors]


def _has_custody(arguments: Arguments, mention: Mention) -> bool:
    """ "In Taliban custody", "in the custody of the Taliban"."""
    inside = "in" in arguments.view.lowers(mention.first - 2, mention.first)
    if inside and arguments.lower(mention.end) in WORDS["custody"]:
        return True
    before = arguments.view.lowers(mention.first - 3, mention.first)
    return arguments.governor(mention) == "of" and not {"custody", "captivity"}.isdisjoint(before)


def _attack_of(arguments: Arguments, roles: Roles) -> None:
    """ "An attack of government forces on the village": the genitive of an armed side attacks."""
    trigger = arguments.trigger
    if trigger.value.part != "noun" or arguments.lower(trigger.end - 1) not in WORDS["attacks"] or roles.perpetrators:
        return
    if arguments.lower(trigger.end) != "of":
        return
    owners = [m for m in arguments.mentions if 1 <= m.first - trigger.end <= 3 and m.kind in FORCES]
    if owners and (
        arguments.lower(trigger.end - 1) in ("ambush", "ambushes") or arguments.lower(owners[0].head) in ON_THE_ROAD
    ):
        roles.targets = owners[:1]  # "Sunday's ambush of a convoy"
        return
    if owners:
        roles.perpetrators = owners[:1]
        targets = [m for m in roles.targets if m is not owners[0]]
        after = [m for m in arguments.mentions if 0 < m.first - owners[0].end <= 3]
        roles.targets = targets or [m for m in after if arguments.lower(owners[0].end) in ("on", "against")]


def _civilians_attack_nobody(arguments: Arguments, roles: Roles) -> None:
    """ "Three civilians killed 12 injured in terrorist attacks": a side that only names the attacks acts."""
    if len(roles.perpetrators) != 1 or arguments.lower(roles.perpetrators[0].head) not in CIVIL_VICTIMS:
        return
    naming = [m for m in roles.targets if m.end in arguments.view.nouns and m.kind in FORCES]
    if naming:
        roles.perpetrators, roles.targets = naming, roles.perpetrators
        roles.agents = [*roles.agents, *naming]


def _ran_over(arguments: Arguments, roles: Roles) -> None:
    """ "Their convoy hit a roadside bomb": what runs over a bomb laid none."""
    at = arguments.trigger.first - 1
    while arguments.lower(at) in BEFORE_A_BOMB:
        at -= 1
    if arguments.event_type != "bombing" or arguments.lower(at) not in RUNNING_OVER:
        return
    hit = [m for m in roles.perpetrators if m.end <= at <= m.end + 1]
    roles.perpetrators = [m for m in roles.perpetrators if m not in hit]
    roles.targets = roles.targets or hit


def _fought_with(arguments: Arguments, roles: Roles) -> None:
    """ "Five soldiers were killed in fighting with rebels": they harmed whoever fell."""
    trigger = arguments.trigger
    if arguments.event_type != "armed_clash" or trigger.value.part != "noun" or roles.perpetrators or not roles.targets:
        return
    if arguments.lower(trigger.end) != "with" or arguments.governor(roles.targets[0]) != "with":
        return
    with_whom, roles.targets = roles.targets, []
    harmed(arguments, roles)
    opening = [m for m in arguments.mentions if m.end < trigger.first and m.kind in FORCES and m.head <= TO_SUBJECT]
    if not roles.targets and opening and opening[0].end in arguments.view.verbs:
        roles.perpetrators, roles.targets = opening[:1], with_whom  # "Rebels took Bor after a battle with the army"
    else:
        roles.perpetrators = with_whom


def _accused(arguments: Arguments) -> list[Mention]:
    """ "Sudan is accused by Britain of killing villagers": the subject of being accused."""
    if ACCUSING.isdisjoint(arguments.view.words):
        return []
    first = arguments.trigger.first
    for at in range(first - 1, max(0, first - TO_ACCUSER), -1):
        if arguments.lower(at) in ACCUSING:
            linked = [i for i in range(max(0, at - 3), at) if arguments.lower(i) in BE]
            before = [m for m in arguments.mentions if m.end <= (linked[0] if linked else at) and m.kind in SIDES]
            governs = arguments.lower(at + 1) in ("by", "of", "for")
            between = {arguments.lower(i) for i in range(before[-1].end, at)} if before else PARTS
            return before[-1:] if linked and governs and PARTS.isdisjoint(between) else []
        if arguments.lower(at) in PARTS:
            return []
    return []


def whose(arguments: Arguments, mention: Mention) -> Mention:
    """The side that a thing is said to be of: "RSF positions", "an RSF column"; else the mention itself."""
    name = arguments.view.name_at.get(mention.first) if mention.kind == "thing" else None
    if name is None or name.end > mention.head or not (name.of("actor") or name.of("demonym")):
        return mention
    return Mention(name.first, name.end, name.end - 1, "named" if name.of("actor") else "demonym")


def _from_whom(arguments: Arguments) -> list[Mention]:
    """ "hit by shelling from the Syrian army", "barrel bombs from a regime helicopter"; not "rockets from a jet"."""
    trigger = arguments.trigger
    weapon = trigger.value.part == "noun" and trigger.value.strength >= 3
    if arguments.lower(trigger.end) != "from" or not (weapon or arguments.lower(trigger.end - 1) in WORDS["fire"]):
        return []
    found = [whose(arguments, m) for m in arguments.mentions if 1 <= m.first - trigger.end <= 3]
    found = [m for m in found if m.kind in FORCES and arguments.governor(m) == "from"]
    return [m for m in found if m.end - m.first > 1 or arguments.lower(m.head) not in WORDS["guns"]][:1]


def _far_by(arguments: Arguments) -> list[Mention]:
    """ "were killed on the road to Menaka, in broad daylight, by gunmen": a "by" far from its passive verb."""
    trigger = arguments.trigger
    if "by" not in arguments.view.words or (trigger.value.part == "verb" and not arguments.is_passive()):
        return []
    if trigger.value.part == "noun" and arguments.lower(trigger.end) != "of":
        return []  # "the killing of two of its staff by gunmen"
    clause = arguments.clauses[trigger.first]
    return _first_agent(arguments, [m for m in arguments.mentions if arguments.clauses[m.first] == clause])


def _first_agent(arguments: Arguments, mentions: Sequence[Mention]) -> list[Mention]:
    end = arguments.trigger.end
    for at in range(end, min(end + TO_AGENT, len(arguments.view.tokens))):
        if at in arguments.view.verbs or arguments.lower(at) in TELLING:
            return []
        if arguments.lower(at) == "by":
            found = [m for m in mentions if 0 < m.first - at <= 3 and m.kind in FORCES]
            return found[:1]
    return []
