"""Whom an act befell, where nothing but the harm says so; and which mentions can bear a role at all."""

from dataclasses import dataclass, field

from dashboard.extraction.parties.actors import Mention
from dashboard.extraction.parties.arguments import Arguments
from dashboard.extraction.text.parts import FoundFigure
from dashboard.extraction.word_lists import word_lists
from dashboard.extraction.words.view import BE, View
from dashboard.records import VIOLENCE, EventType

WORDS = word_lists("roles")
CIVIL = word_lists("actor_nouns")["civil"]
CARRIERS = frozenset({"convoy", "convoys", "trucks", "lorries", "truck", "planes", "plane", "ship", "buses"})
PLAIN_THINGS = WORDS["plain_things"]
VICTIM_ONLY = WORDS["victim_only"]
UNNAMED = VICTIM_ONLY | WORDS["unnamed"]
OF_NUMBER = frozenset({"of", "the", "their", "its", "his", "her", "other", "more", "were", "was", "in", "and"})
# Of those led away or spoken to, "men" says as much as is ever known
NAMED_BY_LITTLE = frozenset({"abduction_detention", "statement_demand", "meeting"})
# Before "people" or "boys" these say no more of whom
SAYING_LITTLE = word_lists("roles")["saying_little"]
# Bodies that tell of attacks, treat the hurt or are attacked
TELLERS = frozenset(
    {
        "ambulance",
        "committee",
        "committees",
        "embassy",
        "television",
        "tv",
        "radio",
        "ministry",
        "hospital",
        "hospitals",
    }
    | {"observatory", "network", "commission", "agency", "channel", "council", "union", "mission", "office", "charity"}
    | {"newspaper", "outlet", "correspondent", "service", "clinic", "court", "centre", "center", "spokesman"}
)
# "A World War II-era bomb", "a New Year's Day attack"
NO_ACTORS = frozenset({"era", "war", "ii", "day", "eve", "style", "governorate", "province"})
NOBODY = frozenset({"people", "person", "persons", "others", "bodies"})


@dataclass(slots=True)
class Roles:
    """Mentions by what they do in an event. For meetings and statements: who speaks or meets, and with or to whom."""

    perpetrators: list[Mention] = field(default_factory=list)
    targets: list[Mention] = field(default_factory=list)
    agents: list[Mention] = field(default_factory=list)  # perpetrators that a "by" gives
    is_of_the_speaker: bool = False  # a pronoun did it, or "our jets": "The army says it has taken the town"


def harmed(arguments: Arguments, roles: Roles) -> None:
    """Those killed or wounded, where they are named by more than "people"."""
    if roles.targets:
        return
    clause = arguments.clauses[arguments.trigger.first]
    for hit in arguments.view.triggers:
        if hit.value.strength != 1 or hit.value.part != "verb" or arguments.clauses[hit.first] != clause:
            continue
        word = arguments.lower(hit.first)
        passive = word.endswith("ed") and (
            any(arguments.lower(i) in BE for i in range(max(0, hit.first - 4), hit.first))
            or hit.first == len(arguments.view.tokens) - 1
        )
        if passive:
            victims = [m for m in arguments.mentions if m.end <= hit.first and hit.first - m.end <= 5]
            victims = victims[-1:]
        else:
            victims = [m for m in arguments.mentions if 0 <= m.first - hit.end <= 4][:1]
        victims = [m for m in victims if m not in roles.perpetrators and m.kind in ("armed", "civil", "named")]
        if victims:
            roles.targets = arguments.coordinated(arguments.mentions, victims[0])
            return


def counted(view: View, figure: FoundFigure) -> Mention | None:
    """Those that a figure counts, as a mention, where no list knows the noun: "four jawans", "14 wedding guests".

    None where the noun only says that people were harmed.
    """
    noun = figure.noun
    if noun is None or noun[0] == noun[1] or not view.sentence.start <= noun[0] < view.sentence.end:
        return None
    head = view.token_at(noun[0])
    if view.tokens[head].start < figure.start:
        return None
    first = head
    after_number = view.token_at(figure.end - 1) + 1
    while first > max(after_number, head - 2) and view.tokens[first - 1].lower.isalpha():
        first -= 1
    if any(word in OF_NUMBER for word in view.lowers(first, head)):
        first = head
    says = [word for word in view.lows[first:head] if word not in SAYING_LITTLE]
    if view.lows[head] in UNNAMED and not says:
        return None
    return Mention(first, head + 1, head, "civil")


def is_a_victim(view: View, mention: Mention, event_type: EventType) -> bool:
    """Whether a mention says what kind of people they were: soldiers, villagers; not "people".

    Of those led away "men" or "girls" says as much as is ever known.
    """
    head = view.tokens[mention.head].lower
    modified = mention.end - mention.first > 1 and mention.kind == "civil" and mention.head == mention.end - 1
    if modified and any(word not in SAYING_LITTLE for word in view.lows[mention.first : mention.head]):
        return True  # "shepherd boys", "displaced people"
    bare = head in (NOBODY if event_type in NAMED_BY_LITTLE else VICTIM_ONLY)
    people = mention.kind == "demonym" and head.endswith("s")  # "31 Palestinians"
    return (people or mention.kind in ("armed", "civil", "named")) and not bare


def _is_plain(view: View, mention: Mention) -> bool:
    """Whether a thing is only a kind of place ("villages"), with no word that says whose."""
    return (
        mention.kind == "thing" and mention.end - mention.first == 1 and view.tokens[mention.head].lower in PLAIN_THINGS
    )


def _only_tells(view: View, mention: Mention) -> bool:
    """Whether a mention is a body that tells of attacks and makes none: "Israel's ambulance service"."""
    return mention.actor_id is None and view.lows[mention.head] in TELLERS | NO_ACTORS


def cleaned(view: View, roles: Roles, event_type: EventType) -> Roles:
    """Roles without what cannot bear them: "people" is no target, and a thing does not attack."""

    def bare(m: Mention) -> bool:
        return view.tokens[m.head].lower in (NOBODY if event_type in NAMED_BY_LITTLE else VICTIM_ONLY)

    if not (roles.perpetrators or roles.targets):
        return Roles([], [], roles.agents, is_of_the_speaker=roles.is_of_the_speaker)
    perpetrators = [
        m
        for m in roles.perpetrators
        if m in roles.agents or m.kind == "armed" or m.actor_id or (not bare(m) and m.kind != "thing")
    ]
    if event_type in VIOLENCE:
        perpetrators = [
            m for m in perpetrators if m in roles.agents or not (m.kind == "source" or _only_tells(view, m))
        ]
        may_act = ("hostages", "prisoners")
        perpetrators = [
            m for m in perpetrators if m.kind != "civil" or m in roles.agents or view.tokens[m.head].lower in may_act
        ]
    targets = [m for m in roles.targets if not bare(m) and m not in perpetrators and not _is_plain(view, m)]
    if event_type == "territory_change":
        targets = [m for m in targets if m.kind != "thing"]
    if event_type in VIOLENCE:
        nations = [m for m in targets if m.kind == "demonym" and view.lows[m.head].endswith("s")]
        targets = [m for m in targets if m.kind not in ("country", "demonym") or m in nations]
    if event_type == "humanitarian":
        perpetrators = [m for m in perpetrators if m.end - m.first > 1 or view.lows[m.head] not in CARRIERS]
    if event_type == "humanitarian" and not targets:
        fled = [m for m in perpetrators if m.kind == "civil" or view.lows[m.head] in CIVIL]  # who fled does nothing
        perpetrators, targets = [m for m in perpetrators if m not in fled], fled
    if event_type == "defection_surrender":
        targets = targets if perpetrators else []
    is_of_the_speaker = roles.is_of_the_speaker and all(view.lows[m.first - 1] == "our" for m in perpetrators)
    return Roles(perpetrators, targets, roles.agents, is_of_the_speaker=is_of_the_speaker)
