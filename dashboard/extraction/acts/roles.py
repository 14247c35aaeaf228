"""Who did it and to whom, from where the mentions of a sentence stand around the word that tells the event."""

from bisect import bisect_right
from collections.abc import Sequence

from dashboard.extraction.parties.actors import Mention
from dashboard.extraction.parties.arguments import AT, HELD, WORDS, Arguments
from dashboard.extraction.parties.asked import asked, is_hosted, named_beside
from dashboard.extraction.parties.authors import (
    BLAMING,
    OWN,
    answerable,
    at_the_hands,
    blamed,
    by_means_of,
    claimed,
    fired_from,
    own_act,
    unlisted,
    unlisted_agent,
)
from dashboard.extraction.parties.sides import beats_back, put_right, whose
from dashboard.extraction.parties.victims import Roles, cleaned, harmed
from dashboard.extraction.surroundings import Surroundings
from dashboard.extraction.text.values import changed
from dashboard.extraction.word_lists import word_lists
from dashboard.extraction.words.instructing import WAS_INSTRUCTED
from dashboard.extraction.words.phrases import Hit
from dashboard.extraction.words.view import BE, View
from dashboard.extraction.words.vocabulary import Trigger
from dashboard.records import VIOLENCE, EventType

# "The bombing of the army" is done by it; "the killing of soldiers" is done to them
BY_GENITIVE: frozenset[EventType] = frozenset({"air_strike", "shelling_missile", "bombing"})
ADVANCES = frozenset({"offensive", "counteroffensive", "counterattack", "assault"})
CLAIMED = WORDS["claimed"]
LAUNCHING = WORDS["launching"]
LOOSELY_AT = WORDS["loosely_at"]
ANSWERABLE = frozenset({"responsible", "behind", "blame"})
HANDS = frozenset({"hands", "responsible"})
SUFFERING = WORDS["suffering"]
RUNNING_INTO = ("hit/hit/hit ", "strike/struck/struck ", "step* on", "drive/drove/driven over", "run/ran/run over")
CLOSING = frozenset({'"', "”", "’", "»"})
CAPITALS = word_lists("clauses")["capitals"]
ATTACKERS = WORDS["attackers"]
DESCRIBING_MEN = WORDS["describing_men"]
NEVER_AGENTS = frozenset(
    {"civilians", "civilian", "residents", "resident", "activists", "activist", "medics", "medic", "witnesses"}
    | {"witness", "relatives", "doctor", "doctors", "nurse", "nurses", "official", "officials", "journalist"}
    | {"journalists", "reporter", "reporters", "rescuers", "volunteer", "volunteers", "paramedic", "paramedics"}
    | {"neighbours", "neighbors", "mourners", "elders"}
)
ACTS_OF_SIDES = VIOLENCE | {"territory_change"}
OWN_ACTS = VIOLENCE | {"territory_change", "defection_surrender", "other"}
PARTED = frozenset({",", "by", "in", "on", "and", "of", "said", "with", "using", "against", "near", "at", "from"})
FLYING = frozenset({"warplanes", "jets", "helicopters", "gunships", "bomber", "bombers"})
SKIPPED = WORDS["skipped"]
OWNING = frozenset({"'", "’", "'s", "’s"})
STRIKING = frozenset({"hit", "hits", "strikes", "struck"})
TO_BY = 18  # tokens from an attack to the "by" that says whose it was
ENDS_NOUN = frozenset({",", ";", ":", "said", "says", "who", "which", "that", "as", "while", "when", "after", "by"})
TO_OWNER = 5
TO_BETWEEN = 20
TO_SIDE = 4  # tokens from "between" to a side that bears no arms, or from a hit to what was hit
NO_ADJECTIVES = PARTED | HELD | AT | WORDS["determiners"] | {"to", "that", "who", "which", "as", "after", "before"}
OWNERS = frozenset({"demonym", "country", "named"})
SIDES = frozenset({"armed", "named", "country"})
# Bare before the noun of an attack these say how it was made, or whom it hit: "a group strike", "a convoy attack"
OF_THE_ATTACK = frozenset({"group", "unit", "convoy", "squad", "gang", "cell", "mob", "column", "patrol"})
GOING_ON = frozenset({"and", "then", "later"})
FLEEING = frozenset(
    {"flee/fled/fled", "displace", "pour out of", "leave/left/left their homes", "leave/left/left", "cross", "stream"}
    | {"pour", "trek", "trudge", "arrive", "return", "take/took/taken refuge", "seek/sought/sought shelter"}
)
MEANS = WORDS["air"] | WORDS["guns"] | {"men", "troops", "soldiers", "fighters", "forces", "units", "army"}
MEANS |= {"force", "navy", "aviation", "missiles", "rockets", "brigades"}
# "The group" is the one just named
THE_NAMED = frozenset({"group", "movement", "militia", "organisation", "organization", "party"})
HARM = frozenset({"killed", "wounded", "casualties", "missing", "detained"})
# What is called for or denied is nobody spoken to
OF_THINGS = frozenset(
    {"call for", "press for", "push for", "plead for", "deny", "announce", "demand", "insist on", "decline"}
)


def find_roles(
    view: View,
    trigger: Hit[Trigger] | None,
    event_type: EventType,
    around: Surroundings,
    clauses: Sequence[int],
) -> Roles:
    """The roles in the event that `trigger` tells; empty where nothing says so."""
    mentions = around.mentions
    if event_type != "statement_demand" and around.sayings:
        mentions = [m for m in mentions if not around.is_said(m.first)]
    if trigger is None:
        return Roles()
    reader = _Reader(view, trigger, event_type, mentions, clauses, around.mentions, around.saying)
    roles = put_right(reader, reader.read())
    victims = _counted_victims(view, around) if roles.perpetrators and event_type in VIOLENCE else []
    if any(m in victims for m in roles.perpetrators):
        others = [m for m in mentions if m not in victims]
        again = _Reader(view, trigger, event_type, others, clauses, around.mentions, around.saying)
        found = put_right(again, again.read())
        roles.perpetrators, roles.agents = found.perpetrators, found.agents
        roles.is_of_the_speaker = found.is_of_the_speaker
    if event_type in VIOLENCE or event_type == "territory_change":
        roles.perpetrators = _by_name(view, _without_bare_means(view, roles.perpetrators), around.mentions)
    if trigger.value.lemma == WAS_INSTRUCTED:
        told = [m for m in mentions if m.end <= trigger.first][-1:]
        by = [m for m in roles.perpetrators if m in roles.agents]
        roles = Roles(by, roles.targets if by and told == by else told, by)
    if event_type in ("statement_demand", "meeting"):
        named = {(m.first, m.end): m for m in (named_beside(view, one) for one in reversed(roles.perpetrators))}
        roles.perpetrators = sorted(named.values(), key=lambda m: m.first)
        roles.targets = [m for m in roles.targets if not reader.said_by(m)]  # nobody warns himself
    if event_type == "protest":
        roles.targets = [m for m in roles.targets if reader.governor(m) == "against"]
    return cleaned(view, roles, event_type)


def _without_bare_means(view: View, actors: list[Mention]) -> list[Mention]:
    """Without means that no side is named for beside those of a side: "Coalition jets and helicopters"."""
    bare = [m for m in actors if m.end - m.first == 1 and m.actor_id is None and view.lows[m.head] in WORDS["air"]]
    return [m for m in actors if m not in bare] if 0 < len(bare) < len(actors) else actors


def _by_name(view: View, actors: list[Mention], mentions: Sequence[Mention]) -> list[Mention]:
    """The actors, with "the group" as the side named last before it: "… of the Qassam Brigades says the group …"."""
    found = []
    for actor in actors:
        bare = actor.end - actor.first == 1 and view.lows[actor.head] in THE_NAMED
        if bare and actor.first and view.lows[actor.first - 1] == "the":
            named = [m for m in mentions if m.kind == "named" and m.end <= actor.first]
            actor = named[-1] if named else actor
        found.append(actor)
    return found


def _counted_victims(view: View, around: Surroundings) -> list[Mention]:
    """The mentions that a number of dead, hurt or held counts: "killed dozens of gunmen" is not done by gunmen."""
    spans = [f.noun for _, f in around.figures if f.noun and f.noun[0] < f.noun[1] and f.measure in HARM]
    if not spans:
        return []
    found = []
    for mention in around.mentions:
        low, high = view.span(mention.first, mention.end)
        if any(start < high and low < end for start, end in spans):
            found.append(mention)
    return found


class _Reader(Arguments):
    def read(self) -> Roles:
        roles = Roles()
        lemma = self.trigger.value.lemma
        clause = self.clauses[self.trigger.first]
        before = [m for m in self.mentions if m.end <= self.trigger.first and self.clauses[m.first] == clause]
        after = [m for m in self.mentions if m.first >= self.trigger.end and self.clauses[m.first] == clause]
        if self.event_type in ("armed_clash", "meeting") and self.between(roles, after):
            return roles
        if self.trigger.value.part == "noun":
            before = [m for m in before if not self.is_of_the_attack(m)]
            self.noun(roles, before, after)
            if not roles.targets and self.event_type in VIOLENCE:
                self.hit_by_it(roles, after)
        else:
            self.verb(roles, before, after)
        if beats_back(self.trigger):
            return self.beaten_back(roles, after)
        if lemma == "fall/fell/fallen":
            return Roles()  # "Kobani has fallen"
        if lemma == "fall/fell/fallen to":
            to_side = [m for m in after if m.kind in ("armed", "named")]
            return Roles(self.coordinated(after, to_side[0]) if to_side else [])
        if lemma in SUFFERING:
            return Roles([], roles.perpetrators or roles.targets)
        if self.event_type == "bombing" and lemma.startswith(RUNNING_INTO):
            return Roles([], [changed(m, kind="thing") for m in roles.perpetrators])  # "their convoy hit a mine"
        if lemma == "die":
            roles.perpetrators = []  # who dies does nothing
        if not roles.perpetrators and "by" in self.view.words:
            self.by(roles, [m for m in self.mentions if m not in roles.targets])
        if lemma in FLEEING:
            roles.perpetrators = [m for m in roles.perpetrators if m.kind == "civil" and m.end == self.trigger.first]
        if self.event_type in VIOLENCE:
            claimed(self, roles)
            if not roles.perpetrators and not BLAMING.isdisjoint(self.view.words):
                blamed(self, roles)
            if not roles.perpetrators and not HANDS.isdisjoint(self.view.words):
                at_the_hands(self, roles)
            if not roles.perpetrators and "by" in self.view.words:
                unlisted_agent(self, roles)
            if not roles.perpetrators and not ANSWERABLE.isdisjoint(self.view.words):
                answerable(self, roles)
        if not roles.perpetrators and self.event_type in VIOLENCE and self.trigger.value.part == "noun":
            self.through_a_verb(roles, before, after)
        if not roles.perpetrators and self.event_type in BY_GENITIVE and not FLYING.isdisjoint(self.view.words):
            self.flown(roles)
        if self.event_type in VIOLENCE and not roles.perpetrators:
            fired_from(self, roles)
        if self.event_type in VIOLENCE and not roles.perpetrators and self.trigger.value.part == "noun":
            by_means_of(self, roles)
        if (self.event_type in ACTS_OF_SIDES or self.event_type in ("other", "meeting")) and not roles.perpetrators:
            unlisted(self, roles)
        if self.event_type in OWN_ACTS:
            if any(self.lower(m.first - 1) in OWN and self.lower(m.head) in MEANS for m in roles.perpetrators):
                ours = [m for m in roles.perpetrators if self.lower(m.first - 1) == "our"]
                roles.perpetrators, roles.is_of_the_speaker = ours, True  # "its jets hit …": of the one who says so
            elif not roles.perpetrators:
                own_act(self, roles)
        if self.event_type in VIOLENCE:
            harmed(self, roles)
        return roles

    def beaten_back(self, roles: Roles, after: Sequence[Mention]) -> Roles:
        """Who beats back an assault was attacked: "repelled an attempt by rebels", "was repelled by the army"."""
        if self.is_passive():
            self.by(roles, after)
            roles.targets = [m for m in roles.targets if self.governor(m) not in HELD]
        attacked = roles.perpetrators
        if not attacked and self.lower(self.trigger.first - 1) in ("it", "they"):
            attacked = [m for m in self.all_mentions if self.said_by(m) and m.kind in SIDES][:1]
        if all(m.kind == "thing" for m in roles.targets):
            by = Roles()
            self.by(by, [m for m in after if m not in attacked])
            if by.perpetrators or not roles.targets:
                return Roles(by.perpetrators, attacked)
        return Roles([whose(self, m) for m in roles.targets if m not in attacked], attacked)

    def between(self, roles: Roles, after: Sequence[Mention]) -> bool:
        """ "clashes between A and B"."""
        if "between" not in self.view.words:
            return False
        for place in range(self.trigger.end, min(len(self.view.tokens), self.trigger.end + TO_BETWEEN)):
            if self.lower(place) == "between" and self.lower(place - 1) not in ("border", "road", "area", "line"):
                if states := self.states(place + 1):
                    roles.perpetrators = states
                    return True
                sides = [m for m in after if place < m.first <= place + 22]
                near = bool(sides) and (sides[0].kind != "civil" or sides[0].first <= place + TO_SIDE)
                if near:
                    roles.perpetrators = roles.agents = sides[:1]
                    roles.targets = sides[1:2]
                    return True
        return False

    def states(self, at: int) -> list[Mention]:
        """The two states named from token `at` on, which may have been read as places: "between India and Pakistan"."""
        one = self.view.name_at.get(at)
        other = self.view.name_at.get(one.end + 1) if one and self.lower(one.end) == "and" else None
        if one is None or other is None or not (one.of("country") and other.of("country")):
            return []
        return [Mention(hit.first, hit.end, hit.end - 1, "country") for hit in (one, other)]

    def noun(self, roles: Roles, before: Sequence[Mention], after: Sequence[Mention]) -> None:
        """ "an Israeli air strike on a clinic", "rebels launched an attack against …"."""
        near = [m for m in before if self.trigger.first - m.end <= 2 and m.kind != "thing"]
        within = [m for m in self.mentions if m.first < self.trigger.first < m.end and m.kind in OWNERS]
        if self.trigger.value.strength == 1:
            roles.targets = self.coordinated(before, near[-1]) if near else []  # "one officer was wounded"
            return
        if self.event_type in VIOLENCE:
            near = [m for m in near if m.kind != "person" or m.end == self.trigger.first]
        closing = {self.lower(i) for i in range(near[-1].end, self.trigger.first)} if near else set()
        if within and self.event_type in VIOLENCE:
            roles.perpetrators = within  # "an Israeli Air Force strike"
        elif before and before[-1].kind in OWNERS and self.describes_it(before[-1]):
            roles.perpetrators = [before[-1]]
        elif near and not closing & PARTED:
            roles.perpetrators = self.coordinated(before, near[-1])
            if self.lower(near[-1].first - 1) == "under" and len(before) > 1:
                roles.targets = self.coordinated(before[:-1], before[0])  # "posts came under Taliban attack"
                return
        elif before and (
            self.has_active_verb(before) or (self.event_type in ("meeting", "protest") and is_hosted(self, before))
        ):
            roles.perpetrators = self.coordinated(before, self.subject(before))
            roles.agents = [m for m in roles.perpetrators if self.lower(m.head) in ATTACKERS]
        if not roles.perpetrators and (self.event_type in BY_GENITIVE or self.lower(self.trigger.end - 1) in ADVANCES):
            owners = [m for m in after if self.governor(m) == "of" and m.kind in ("armed", "named", "country")]
            if owners and owners[0].first - self.trigger.end <= 4 and self.lower(self.trigger.end) == "of":
                roles.perpetrators = owners[:1]
                after = [m for m in after if m is not owners[0]]
        targets = [m for m in after if self.governor(m) in AT and m.first - self.trigger.end <= 8]
        if self.event_type == "armed_clash":
            targets = [m for m in targets if self.governor(m) != "at"]  # where they fought
        targets = [m for m in targets if "support" not in self.view.lows[max(0, m.first - 3) : m.first]]
        if targets and self.governor(targets[0]) in ("by", "with") and self.event_type != "armed_clash":
            targets = []
        if after and not targets and self.lower(self.trigger.end - 1) in STRIKING and self.follows_it(after[0]):
            targets = [after[0]]
        if targets and not (self.governor(targets[0]) in LOOSELY_AT and self.event_type in VIOLENCE):
            roles.targets = self.coordinated(after, targets[0])

    def is_of_the_attack(self, mention: Mention) -> bool:
        """Whether a bare noun before an attack's only says of which sort it was: "a group strike"."""
        bare = mention.end - mention.first == 1 and self.lower(mention.head) in OF_THE_ATTACK
        return bare and self.event_type in VIOLENCE and mention.end == self.trigger.first

    def follows_it(self, mention: Mention) -> bool:
        """Whether only words that describe it part a mention from the word before: "drone hits a two-storey clinic"."""
        between = [self.lower(at) for at in range(self.trigger.end, mention.first)]
        return len(between) <= TO_SIDE and all(w == "-" or (w.isalnum() and w not in HELD | AT) for w in between)

    def describes_it(self, owner: Mention) -> bool:
        """Whether only adjectives part a nation from the noun: "Russian ballistic and cruise missiles"."""
        between = [self.view.tokens[at] for at in range(owner.end, self.trigger.first)]
        if not 2 <= len(between) <= TO_OWNER or self.event_type not in VIOLENCE:
            return False
        words = {t.lower for t in between} - {"and", "-"}
        return (
            words.isdisjoint(NO_ADJECTIVES)
            and words.isdisjoint(BE)
            and all(t.text.islower() or t.text == "-" for t in between)
        )

    def hit_by_it(self, roles: Roles, after: Sequence[Mention]) -> None:
        """ "A drone has hit a maternity ward": what the weapon struck."""
        clause = self.clauses[self.trigger.first]
        for hit in self.view.triggers:
            if not 0 <= hit.first - self.trigger.end <= 3 or self.clauses[hit.first] != clause:
                continue
            if hit.value.strength == 2 and hit.value.event_type in VIOLENCE and not self.is_passive(hit):
                direct = [m for m in after if 0 <= m.first - hit.end <= 3 and self.governor(m) != "by"]
                direct = [m for m in direct if not self.is_of_a_relative_clause(m, hit.end)]
                roles.targets = self.coordinated(after, direct[0]) if direct else []
                return

    def is_of_a_relative_clause(self, mention: Mention, start: int) -> bool:
        """Whether a mention is the subject of what only describes the target: "a district that the army holds"."""
        between = [self.lower(i) for i in range(start, mention.first)]
        opened = [at for at, word in enumerate(between) if word in ("that", "which", "where")]
        return bool(opened) and opened[-1] > 0 and all(word in SKIPPED for word in between[opened[-1] + 1 :])

    def verb(self, roles: Roles, before: Sequence[Mention], after: Sequence[Mention]) -> None:
        direct = [m for m in after if m.first - self.trigger.end <= 7 and self.governor(m) != "by"]
        if self.is_passive():
            if before:
                kind = self.named_by_kind(before)
                roles.targets = [kind] if kind != before[-1] else self.coordinated(before, kind)
            return
        if self.event_type in VIOLENCE:
            direct = [m for m in direct if not self.is_of_a_relative_clause(m, self.trigger.end)]
        if direct and self.event_type == "statement_demand" and self.follows_a_quotation():
            roles.perpetrators = self.coordinated(after, direct[0])
            return
        if not before and self.lower(self.trigger.first - 1) in GOING_ON:
            earlier = [m for m in self.mentions if m.end <= self.trigger.first]  # "warned people and then bombed them"
            before = [m for m in earlier if self.governor(m) not in HELD and m.kind != "thing"][:1]
        if self.lower(self.trigger.first).endswith("ing") and not before:
            before = [m for m in self.mentions if m.end <= self.trigger.first]
        if before and self.event_type == "statement_demand":
            before = [m for m in before if m.kind != "thing"]
            free = [m for m in before if self.governor(m) not in HELD]
            everyone = [m for m in self.mentions if m.end <= self.trigger.first]  # a list may seem to be two clauses
            speaks = (free or before)[:1] if self.lower(self.trigger.first - 1) not in ("i", "we") else []
            roles.perpetrators = self.coordinated(everyone, speaks[0]) if speaks else []
        elif before and not self.is_by_who_made_it(subject := self.subject(before)):
            roles.perpetrators = self.coordinated(before, subject)
            if self.event_type in VIOLENCE and self.attacks(subject):
                roles.agents = [subject]
        if self.event_type == "territory_change":
            direct = [m for m in after if self.governor(m) == "from" or (m.kind != "thing" and m in direct)]
            direct = [m for m in direct if self.lower(m.end) not in OWNING]  # "took the officers' club"
        if self.event_type == "statement_demand":
            direct = [] if self.trigger.value.lemma in OF_THINGS else direct
            named = self.addressed() or asked(self)
            if named and not (direct and direct[0].first < named[0].first):
                roles.targets = named
                return
        if direct:
            roles.targets = self.coordinated(after, direct[0])

    def is_by_who_made_it(self, subject: Mention) -> bool:
        """ "A clip posted by activists shows warplanes bombing …": the "by" of another participle."""
        at = subject.first - 1
        while at > 0 and self.lower(at) in SKIPPED:
            at -= 1
        free = at - 1 not in self.view.verbs and at - 1 not in self.view.nouns
        return self.lower(at) == "by" and free and self.lower(at - 1).endswith("ed")

    def named_by_kind(self, before: Sequence[Mention]) -> Mention:
        """The last mention, or the noun that a name stands beside: "An Iranian general, Kiumars Pourhashemi, was …"."""
        last = before[-1]
        beside = len(before) > 1 and last.kind == "person" and before[-2].end == last.first - 1
        return before[-2] if beside and self.lower(last.first - 1) == "," else last

    def addressed(self) -> list[Mention]:
        """A state or a capital named right after a verb of demanding: "appealed to Abuja", "rejected Iran's offer"."""
        for place in range(self.trigger.end, min(self.trigger.end + 4, len(self.view.tokens))):
            hit = self.view.name_at.get(place)
            if hit and (hit.of("country") or self.lower(place) in CAPITALS):
                return [Mention(hit.first, hit.end, hit.end - 1, "country")]
            if self.lower(place) in (",", ".", "that", "and"):
                break
        return []

    def attacks(self, subject: Mention) -> bool:
        """Whether a civil noun is the subject of an active verb of attack: "men in uniform shot", "a mob lynched"."""
        described = self.lower(subject.end) in DESCRIBING_MEN and not self.is_verb(subject.end)
        near = 0 <= self.trigger.first - subject.end <= (8 if described else 3)
        between = [self.lower(i) for i in range(subject.end, self.trigger.first)]
        apart = any(word in (",", "said", "say", "says", "reported", "and") or word in BE for word in between)
        return subject.kind == "civil" and near and not apart and self.lower(subject.head) in ATTACKERS

    def follows_a_quotation(self) -> bool:
        """Whether the verb comes after the words it introduces: "… before the rains,” warns X of the relief group"."""
        before = [self.lower(i) for i in range(max(0, self.trigger.first - 2), self.trigger.first)]
        return any(mark in CLOSING for mark in before)

    def through_a_verb(self, roles: Roles, before: Sequence[Mention], after: Sequence[Mention]) -> None:
        """The subject of an active verb of harm beside the noun: "insurgents kill nine people in an ambush"."""
        clause = self.clauses[self.trigger.first]
        beside = [*before, *after]
        ends = [m.end for m in beside]
        for hit in self.view.triggers:
            is_verb = hit.value.part == "verb" or hit.value.lemma in ("attack", "assault")
            if not is_verb or hit.value.event_type not in VIOLENCE or self.clauses[hit.first] != clause:
                continue
            earlier = beside[: bisect_right(ends, hit.first)]
            if not earlier or self.is_passive(hit):
                continue
            subject = self.subject(earlier)
            if self.lower(hit.first).endswith("ing") and subject.end != hit.first:
                continue
            if hit.first - subject.end <= 2 and subject.kind in ("armed", "named", "country"):
                roles.perpetrators = self.coordinated(earlier, subject)
                return

    def flown(self, roles: Roles) -> None:
        """ "Warplanes bombed a market": aircraft that no side is named for, as the subject of an active verb."""
        clause = self.clauses[self.trigger.first]
        verbs = [h for h in self.view.triggers if h.value.part == "verb" and self.clauses[h.first] == clause]
        starts = {hit.first: hit for hit in verbs}
        for hit in self.view.triggers:
            before = hit.first - (self.lower(hit.first - 1) in SKIPPED)  # "a suicide bomber"
            opens = before == 0 or self.lower(before - 1) in (",", "as", "while", "when", "and", "that")
            verb = starts.get(hit.end)
            if verb and verb.value.lemma.startswith("blow"):
                continue  # "a bomber blew himself up" tells the weapon
            flies = hit.value.part == "noun" and self.lower(hit.end - 1) in FLYING
            if flies and opens and verb and verb.value.event_type in VIOLENCE and not self.is_passive(verb):
                roles.perpetrators = [Mention(hit.first, hit.end, hit.end - 1, "armed")]
                return

    def by(self, roles: Roles, mentions: Sequence[Mention]) -> None:
        """ "… by regime forces": the first such mention after the word, or after a verb of attack or of claiming."""
        for mention in mentions:
            if self.governor(mention) != "by" or mention.kind == "thing":
                continue
            if self.event_type in VIOLENCE and mention.kind == "person":
                continue
            if self.lower(mention.head) == "sniper" and mention.end in self.view.nouns:
                continue  # "hit by sniper fire"
            if self.event_type == "protest" and self.lower(self.trigger.end) != "by":
                continue  # "a protest against a siege by insurgents"
            by = next(i for i in range(mention.first - 1, -1, -1) if self.lower(i) == "by")
            verb = self.lower(by - 1)
            if self.trigger.value.part == "noun" and any(h.end == by for h in self.view.triggers if beats_back(h)):
                continue  # "the attack was repelled by the army"
            near = 0 <= by - self.trigger.end < 8 or self.is_of_the_noun(by)
            if near or self.is_verb(by - 1) or verb in LAUNCHING or verb in CLAIMED:
                if self.event_type in VIOLENCE and mention.kind == "civil" and not self.is_agent(mention, by):
                    continue
                roles.perpetrators = roles.agents = self.coordinated(mentions, mention)
                return

    def is_of_the_noun(self, by: int) -> bool:
        """Whether only what was attacked stands before a "by": "an attack on a UN center in the Congo by militants"."""
        if self.trigger.value.part != "noun" or not 0 < by - self.trigger.end < TO_BY:
            return False
        between = range(self.trigger.end, by)
        return not any(self.is_verb(at) or self.lower(at) in ENDS_NOUN for at in between)

    def is_agent(self, mention: Mention, by: int) -> bool:
        """Whether "by" before a civil noun gives who did it: "massacred in Karma by men in army uniform"."""
        if self.lower(mention.head) in NEVER_AGENTS:
            return False
        clause = self.clauses[self.trigger.first]
        verbs = [h for h in self.view.triggers if h.value.part == "verb" and h.end <= by and by - h.end <= 8]
        verbs = [h for h in verbs if self.clauses[h.first] == clause]
        if self.trigger.value.part == "verb" and 0 <= by - self.trigger.end <= 8 and self.is_passive():
            return self.event_type in VIOLENCE  # "was taken from his home by masked men"
        return any(h.value.event_type in VIOLENCE and self.is_passive(h) for h in verbs)
