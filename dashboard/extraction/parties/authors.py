"""Who did it, where another word than the act's own says so: who claims it, is blamed, fired, or speaks of itself."""

from dashboard.extraction.counts.harm import PHRASES
from dashboard.extraction.parties.actors import NOT_NAMES, PARTICLES, Mention
from dashboard.extraction.parties.arguments import QUOTES, WORDS, Arguments
from dashboard.extraction.parties.sides import CIVIL_VICTIMS, beats_back
from dashboard.extraction.parties.victims import Roles
from dashboard.extraction.word_lists import word_lists
from dashboard.extraction.words.view import BE

CAPITALS = word_lists("clauses")["capitals"]
CLAIMING = word_lists("clauses")["claiming"]
NOBODY = frozenset({"no", "neither"})
ENDING_OBJECT = frozenset({"", ".", ",", ";", "that", "which", "who", "when", "after", "while"})
LAUNCHING = WORDS["launching"]
HELPING = frozenset({"had", "has", "have", "later", "also"})
BLAMING = frozenset(
    {"blame", "blames", "blamed", "blaming", "attributed", "ascribed", "attributes", "pinned", "suspects", "suspicion"}
)
SLEW = frozenset(
    words[0] for words, harm in PHRASES.items() if harm.measure == "killed" and "acts:past" in harm.readings
)
OWN = frozenset({"its", "their", "our"})
MEANS_OF = frozenset({"with", "using"})
TO_MEANS = 5
TO_BY = 8
# After a name that is no adjective of a noun: not "an attack by Western states"
CLOSING_NAME = WORDS["after_passive"] | {
    "on",
    "to",
    "who",
    "which",
    "(",
    "from",
    "against",
    "has",
    "have",
    "left",
    "with",
    "–",
}
CLAIMED = WORDS["claimed"] - {"claimed"}
# What may stand before a subject
OPENING = frozenset({",", ";", ":", "and", "when", "after", "as", "while", "that", "where", "but", "before"})
NOT_SIDES = (
    WORDS["determiners"]
    | WORDS["openers"]
    | WORDS["victim_only"]
    | WORDS["unnamed"]
    | frozenset({"he", "she", "it", "they", "we", "i", "you", "who", "which", "that", "this", "what", "reports", "not"})
)
# "Was not responsible"; and in another clause nobody is answerable for this one
NOT_ANSWERABLE = frozenset({"not", "n't", "never", "nor", "no", ",", ";", "who", "which", "that", "left", "fell"})
HOLDING = frozenset({"hold", "holds", "held", "holding"})
GOING = frozenset({"flew", "arrived", "landed", "travelled", "traveled", "returned", "went", "headed", "will"})
TO_DEED = 7
TO_DOING = 16  # tokens from "killing" back to the verb of whoever did it
CLAIMING_TO = frozenset({"claim", "claims", "claimed", "boast", "boasts"})
ACTING = frozenset({"armed", "named", "country"})


def claimed(clause: Arguments, roles: Roles) -> None:
    """ "X has claimed the Kabul attack": X is said to have done it, though it is X who says so."""
    if CLAIMING.isdisjoint(clause.view.words) or _tells_of_it(clause):
        return
    for place in range(max(0, clause.trigger.first - 4), clause.trigger.first):
        if clause.lower(place) in CLAIMING:
            who = [m for m in clause.all_mentions or clause.mentions if m.end <= place and place - m.end <= 2]
            named = who and who[-1].kind in ACTING and clause.lower(who[-1].first - 1) not in NOBODY
            if named and not _only_accuses(clause, place):
                roles.perpetrators = who[-1:]


def _only_accuses(clause: Arguments, place: int) -> bool:
    """ "Claims 12 civilians killed", "claims 40 men killed by Israel"; its own is "claims 12 soldiers killed"."""
    trigger = clause.trigger
    if trigger.value.part != "verb" or clause.lower(trigger.first).endswith("ing"):
        return False
    hurt = [clause.lower(m.head) for m in clause.mentions if place < m.first and m.end <= trigger.first]
    return clause.lower(trigger.end) == "by" or not CIVIL_VICTIMS.isdisjoint(hurt)


def _tells_of_it(clause: Arguments) -> bool:
    """Whether what is claimed is that the attack did something, or was something: "claimed the strike was Russian"."""
    at = clause.trigger.end
    while clause.lower(at) not in ENDING_OBJECT:
        if clause.lower(at) in BE or clause.lower(at) in ("has", "had", "have") or clause.is_verb(at):
            return True
        at += 1
    return False


def blamed(clause: Arguments, roles: Roles) -> None:
    """ "… blamed on rebels", "Ankara, which blames the YPG": who is blamed did it, by that account."""
    for place, word in enumerate(clause.view.lows):
        if word in BLAMING:
            who = [m for m in clause.mentions if 0 <= m.first - place - 1 <= 3 and m.kind in ACTING]
            who = who or _state_at(clause, place + 2 if clause.lower(place + 1) in ("on", "to") else 0)
            if who:
                roles.perpetrators = clause.coordinated(clause.mentions, who[0])
                roles.targets = [m for m in roles.targets if m not in roles.perpetrators]
                return


def _state_at(clause: Arguments, place: int) -> list[Mention]:
    """The state named at a token, read as a place elsewhere: "blamed on Ethiopia"."""
    hit = clause.view.name_at.get(place) if place else None
    return [Mention(hit.first, hit.end, hit.end - 1, "country")] if hit and hit.of("country") else []


def at_the_hands(clause: Arguments, roles: Roles) -> None:
    """ "Died at the hands of the Janjaweed"; "The UN holds the army responsible for the killing"."""
    lows = clause.view.lows
    if "hands" in clause.view.words:
        for place in range(clause.trigger.end, len(lows) - 1):
            if lows[place] == "hands" and lows[place + 1] == "of" and lows[place - 1] == "the":
                who = [m for m in clause.mentions if 0 <= m.first - place - 2 <= 2 and m.kind in ACTING]
                roles.perpetrators = roles.agents = who[:1]
                return
    if "responsible" in clause.view.words and not HOLDING.isdisjoint(clause.view.words):
        at = lows.index("responsible")
        who = [m for m in clause.mentions if m.end == at and m.kind in ACTING]
        if who and not HOLDING.isdisjoint(lows[max(0, who[0].first - 2) : who[0].first]):
            roles.perpetrators = roles.agents = who
            roles.targets = [m for m in roles.targets if m not in who]


def answerable(clause: Arguments, roles: Roles) -> None:
    """ "The government was responsible for the attack", "is thought to be behind the bombings": who is said to be."""
    lows = clause.view.lows
    for place in range(max(1, clause.trigger.first - TO_DEED), clause.trigger.first):
        after = lows[place + 1]
        if not (lows[place] == "behind" or (after == "for" and lows[place] in ("responsible", "blame"))):
            continue
        who = [m for m in clause.mentions if m.end <= place and m.kind in ACTING][-1:]
        between = lows[who[0].end : place] if who else []
        if BE.isdisjoint(between) or not NOT_ANSWERABLE.isdisjoint(between):
            return
        roles.perpetrators = who
        roles.agents = [*roles.agents, *roles.perpetrators]
        roles.targets = [m for m in roles.targets if m not in roles.perpetrators]
        return


def fired_from(clause: Arguments, roles: Roles) -> None:
    """ "Rockets fired from Pakistan": a state or a group from whose side the fire came."""
    if "fired" not in clause.view.words and "launched" not in clause.view.words:
        return
    for place in range(max(0, clause.trigger.first - 1), min(clause.trigger.end + 4, len(clause.view.tokens) - 1)):
        if clause.lower(place) in ("fired", "launched") and clause.lower(place + 1) in ("from", "by"):
            who = [m for m in clause.mentions if 0 <= m.first - place - 2 <= 1 and m.kind in ACTING]
            if who:
                roles.perpetrators = who[:1]
            elif clause.lower(place + 1) == "from":
                hit = clause.view.name_at.get(place + 2)
                if hit and hit.of("country"):
                    roles.perpetrators = [Mention(hit.first, hit.end, hit.end - 1, "country")]


def own_act(clause: Arguments, roles: Roles) -> None:
    """ "The Israeli army says it struck …": the pronoun before the verb is the armed side that says so."""
    at = clause.trigger.first - 1
    if clause.trigger.value.part == "noun" and clause.lower(at) in OWN:
        roles.is_of_the_speaker = True  # "Ukraine said its drones hit a depot"
        return
    if clause.trigger.value.part == "noun":
        active = [hit for hit in clause.view.triggers if hit.value.part == "verb" and not clause.is_passive(hit)]
        verbs = {hit.first for hit in active if not beats_back(hit)}
        near = range(at, max(-1, at - TO_DOING), -1)
        doing = (i for i in near if i in verbs or clause.lower(i) in LAUNCHING or clause.lower(i) in SLEW)
        at = next(doing, 0) - 1
    elif clause.is_passive():
        return
    while clause.lower(at) in HELPING or clause.lower(at) in QUOTES:
        at -= 1
    if (
        clause.lower(at) in BE
        and clause.lower(at - 1) in ("it", "they")
        and clause.lower(at - 2) in ("say", "says", "said")
    ):
        at -= clause.lower(clause.trigger.first).endswith("ing")  # "says it was targeting a commander"
    if clause.lower(at) == "to" and clause.lower(at - 1) in CLAIMING_TO and clause.lower(at - 2) not in BE:
        roles.perpetrators = [m for m in clause.all_mentions if m.end == at - 1 and m.kind in ACTING]
        roles.is_of_the_speaker = not roles.perpetrators  # "The navy claims to have sunk"
        return
    if at < 0 or clause.lower(at) not in ("it", "they", "we", "he", "she"):
        return
    roles.is_of_the_speaker = True
    who = [m for m in clause.all_mentions if clause.said_by(m) and m.kind in ("armed", "named", "country")]
    roles.perpetrators = who[:1]


def unlisted(clause: Arguments, roles: Roles) -> None:
    """ "The AFC has captured Rubaya", "Polisario fired four rockets": a name no list knows, right before the verb."""
    view, end = clause.view, clause.trigger.first
    apart = clause.trigger.value.part == "noun" or clause.lower(end - 1) in ("for", "in", "after", "to", "into", "of")
    if clause.event_type == "meeting" and apart:
        _who_talks(clause, roles)
        return
    if clause.trigger.value.part == "noun":  # "Polisario fired four rockets"
        near = range(end - 1, max(0, end - 4), -1)
        end = next((at for at in near if view.lows[at] in LAUNCHING and not view.lows[at].endswith("ing")), 0)
        if clause.lower(end - 1) in BE:
            return
    while end and view.lows[end - 1] in HELPING:
        end -= 1
    if clause.is_passive() or clause.trigger.value.strength < 2 or view.is_title_case:
        return
    if end and view.lows[end - 1] in CAPITALS and (end == 1 or view.lows[end - 2] in OPENING):
        roles.perpetrators = [Mention(end - 1, end, end - 1, "country")]  # "Moscow launched 60 drones"
        return
    first = end
    while first and _is_of_a_name(clause, first - 1):
        first -= 1
    if first and view.lows[first - 1] == "the":
        first -= 1
    opens = first == 0 or view.lows[first - 1] in OPENING
    if clause.trigger.value.strength == 2 and end - first == 1 and not view.tokens[first].text.isupper():
        return  # "Tragedy struck"
    name = first + (view.lows[first] == "the") if first < end else end
    if opens and name < end and not (end - name == 1 and view.lows[name] in NOT_SIDES):
        roles.perpetrators = [Mention(name, end, end - 1, "named")]


def unlisted_agent(clause: Arguments, roles: Roles) -> None:
    """ "Were abducted by Uqba ibn Nafi", "an attack by the QDF": a name no list knows, right after such a "by"."""
    view, trigger = clause.view, clause.trigger
    if view.is_title_case:
        return
    for place in range(trigger.end, min(trigger.end + TO_BY, len(view.tokens) - 1)):
        if view.lows[place] != "by":
            continue
        done = clause.is_passive() if trigger.value.part == "verb" else trigger.value.strength >= 2
        if not (done and place == trigger.end) and view.lows[place - 1] not in CLAIMED:
            continue
        first = place + 1 + (view.lows[place + 1] == "the")
        end = first
        while end < len(view.tokens) and (_is_of_a_name(clause, end) or _joins_a_name(clause, first, end)):
            end += 1
        if end > first and (end == len(view.tokens) or view.lows[end] in CLOSING_NAME):
            roles.perpetrators = roles.agents = [Mention(first, end, end - 1, "named")]
        return


def _joins_a_name(clause: Arguments, first: int, at: int) -> bool:
    """Whether a small word or a hyphen stands inside a name: "Uqba ibn Nafi", "Jaysh al-Nasr"."""
    view = clause.view
    after = at + 1
    while after < len(view.tokens) and (view.lows[after] in PARTICLES or view.lows[after] == "-"):
        after += 1
    small = view.lows[at] in PARTICLES or view.lows[at] == "-"
    return small and at > first and after < len(view.tokens) and _is_of_a_name(clause, after)


def by_means_of(clause: Arguments, roles: Roles) -> None:
    """ "Soldiers cleared the bridge with live rounds", "Kyiv's drones hit a depot": whose weapons they are."""
    view, at = clause.view, clause.trigger.first - 1
    if clause.lower(at) in ("'s", "’s") and clause.lower(at - 1) in CAPITALS:
        roles.perpetrators = [Mention(at - 1, clause.trigger.end, clause.trigger.end - 1, "armed")]
        return
    while at > max(1, clause.trigger.first - TO_MEANS) and view.lows[at] not in MEANS_OF and view.lows[at].isalnum():
        at -= 1
    if at < 2 or view.lows[at] not in MEANS_OF:
        return
    here = clause.clauses[clause.trigger.first]
    before = [m for m in clause.mentions if m.end <= at and clause.clauses[m.first] == here]
    if before and not clause.is_held(before[0]) and before[0].kind in ACTING:
        who = before[0]
    elif view.lows[0] in CAPITALS and not before:
        who = Mention(0, 1, 0, "country")
    else:
        return
    if view.lows[who.end] not in BE and "," not in view.lows[who.end : at] and who.end not in view.nouns:
        roles.perpetrators = clause.coordinated(before, who)


def _who_talks(clause: Arguments, roles: Roles) -> None:
    """ "Blinken is in Cairo for talks with Sisi": a name that opens the sentence, and the one after "with"."""
    view = clause.view
    if view.is_title_case or view.sentence.is_heading or len(view.tokens) < 2 or not _is_of_a_name(clause, 0):
        return
    if view.lows[1] in BE or view.lows[1] in HELPING or view.lows[1] in GOING:
        roles.perpetrators = [Mention(0, 1, 0, "person")]
        end = clause.trigger.end
        after = end + (view.lows[end : end + 1] == ["with"])
        if view.lows[after - 1] == "with" and after < len(view.tokens) and _is_of_a_name(clause, after):
            roles.targets = roles.targets or [Mention(after, after + 1, after, "person")]


def _is_of_a_name(clause: Arguments, at: int) -> bool:
    """Whether a token is capitalised and is no place, no trigger, no word a list knows otherwise."""
    view, text = clause.view, clause.view.tokens[at].text
    free = at not in view.name_at and at not in view.verbs and at not in view.nouns and view.lows[at] not in NOT_NAMES
    return free and text[0].isupper() and text.isalpha() and view.lows[at] not in NOT_SIDES
