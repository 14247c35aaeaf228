"""Claims of one post that tell one event: headline and body, "the attack", the same place and kind.

First the claims of each entry are put together, then the entries' groups: a live blog tells one strike in its
headline, its key moments, the entry of the hour and each new toll. Inside an entry nothing need speak for it, only
nothing against it; across entries a sign must: the same named place, the same thing hit, or a toll that goes on.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from dashboard.linking.signs import ATTACKS, STATEMENTS, Signs, signs_of
from dashboard.records import EventType, Reading

REACH = 60  # how many groups of a kind back a claim may join: a very long post stays linear
MEMBERS = 6  # how many first and last members of a long group are compared
SHORT = 2  # entries of a page whose first heading is not told apart from the others
NEAR_ENTRIES = 3  # how many entries back a bare toll may go on

# Words for attacks that are a fight where those who fell bore arms
FIGHT_WORDS = frozenset(
    {"ambush", "ambushed", "ambushes", "attack", "attacks", "attacked", "assault", "raid", "opened fire", "fired on"}
    | {"sniper fire", "gunfire", "shooting", "incident"}
)

Group = list[Signs]


def merge(reading: Reading, signs: Sequence[Signs] | None = None) -> list[list[int]]:
    """Groups of claim_no that tell one event, in the order of their first claim; tolls are in none.

    `signs` are those of its claims, where they are at hand.
    """
    signs = signs_of(reading) if signs is None else signs
    whole_of = _totals(reading)
    by_entry: dict[int, list[Signs]] = {}
    for one in signs:
        by_entry.setdefault(one.claim.entry_no, []).append(one)
    stamps = {entry.entry_no: entry.stamped_at for entry in reading.entries}
    post = _Post(stamps)
    titles = [one for one in by_entry.get(0, []) if one.is_heading] if len(reading.entries) > SHORT else []
    for entry_no in _in_time(list(by_entry), stamps):
        told = [one for one in by_entry[entry_no] if one not in titles]
        for group in _under_headings(_in_entry(told, whole_of)):
            post.take(group)
    for title in titles:
        post.head(title)
    return sorted(sorted(one.claim.claim_no for one in group) for group in post.groups)


def _in_time(entries: list[int], stamps: dict[int, datetime | None]) -> list[int]:
    """Entry numbers oldest first where the stamped ones stand newest first; those without a stamp stay in front."""
    stamped = [(stamp, number) for number in entries if (stamp := stamps.get(number)) is not None]
    if stamped != sorted(stamped, key=lambda pair: pair[0], reverse=True):
        return entries
    return [number for number in entries if stamps.get(number) is None] + [number for _, number in reversed(stamped)]


def _totals(reading: Reading) -> dict[int, int]:
    """By claim: the claim whose total its figures are part of ("of those, 51 were executed")."""
    home = {figure.figure_no: figure.claim_no for figure in reading.figures}
    return {
        f.claim_no: home[f.part_of] for f in reading.figures if f.part_of is not None and home[f.part_of] != f.claim_no
    }


def _in_entry(members: Iterable[Signs], whole_of: dict[int, int]) -> list[Group]:
    """The claims of one entry put together where nothing they state forbids it."""
    groups: list[Group] = []
    group_of: dict[int, Group] = {}
    for one in members:
        number = one.claim.claim_no
        total = whole_of.get(number)
        home = group_of.get(total) if total is not None else None
        if home is None or not all(_same_place(one, other) for other in home):
            homes = [group for group in groups[-REACH:] if _agree(one, group)]
            home = max(enumerate(homes), key=lambda pair: (_likeness(one, pair[1]), pair[0]))[1] if homes else None
        if home is None:
            home = []
            groups.append(home)
        home.append(one)
        group_of[number] = home
    return groups


def _under_headings(groups: list[Group]) -> list[Group]:
    """The groups of an entry without those of a heading alone: it heads what the entry tells, in whatever words."""
    alone: list[Group] = []
    bodies: list[Group] = []
    for group in groups:
        (alone if all(one.is_heading for one in group) else bodies).append(group)
    kept = list(bodies)
    for group in alone:
        fitting = [body for body in bodies if not _elsewhere(group[0], body)]
        same = [body for body in fitting if _family(body) == _family(group)]
        weak = [body for body in fitting if all(one.strength <= 1 for one in body)]
        if same or weak:
            (same or weak)[0].extend(group)
        else:
            kept.append(group)
    return kept


def _elsewhere(one: Signs, group: Group) -> bool:
    """Whether every claim of a group that names a place names another than `one` does."""
    placed = [other for other in group if other.has_place]
    return one.has_place and bool(placed) and not any(_same_place(one, other) for other in placed)


class _Post:
    """The groups of a post so far, and by kind those that a later entry may join."""

    def __init__(self, stamps: dict[int, datetime | None]) -> None:
        self.stamps = stamps
        self.groups: list[Group] = []
        self.by_kind: dict[str, list[Group]] = {}
        self.latest = -1  # the entry that told the last attack, in the order of time

    def take(self, group: Group) -> None:
        """Join `group`, of one entry, to the group told before that it most clearly continues; else keep it."""
        near = self.by_kind.setdefault(_family(group), [])
        best, home = (0, 0), None
        for other in near[-REACH:]:
            worth = self.worth(group, other)
            if worth and (worth, len(other) if _points_back(group) else 0) >= best:
                best, home = (worth, len(other) if _points_back(group) else 0), other
        if home is None:
            self.groups.append(group)
            near.append(group)
        else:
            home.extend(group)
        if group[0].claim.event_type in ATTACKS and group[0].claim.realis != "hypothetical":
            self.latest = group[0].claim.entry_no

    def head(self, title: Signs) -> None:
        """Join a claim of the page's title to what it heads: the likest told below, of its kind where there is one."""
        family = _family([title])
        near = [group for group in self.groups if not _elsewhere(title, group)]
        same = [group for group in near if _family(group) == family]
        alike = [group for group in same if group[0].claim.event_type == title.claim.event_type]
        homes = (alike or [group for group in same if _agree(title, group)] or same)[:REACH]
        if not homes and not title.numbers and title.strength >= 2 and family not in STATEMENTS:
            kind = title.claim.event_type  # "Jets bomb Sagaing villages" heads what is told of one of them
            homes = [group for group in self.groups if group[0].claim.event_type == kind][:REACH]
        if homes:
            max(enumerate(homes), key=lambda pair: (_likeness(title, pair[1]), len(pair[1]), -pair[0]))[1].append(title)
        else:
            self.groups.append([title])

    def worth(self, group: Group, other: Group) -> int:
        """How clearly two groups of different entries tell one event; 0 when nothing says so."""
        few, many = _some(group), _some(other)
        if not all(_agree(one, many) for one in few):
            return 0
        if group[0].claim.event_type in STATEMENTS:
            return 2
        places = max((_place_sign(one, two) for one in few for two in many), default=0)
        things = bool({t for one in few for t in one.things} & {t for two in many for t in two.things})
        if group[0].claim.event_type in ATTACKS and (self.goes_on(group, other) or _same_number(few, many)):
            places += 1
        if _points_back(group):
            places += 1
        return places + 2 * things

    def goes_on(self, group: Group, other: Group) -> bool:
        """Whether a bare toll of a stamped entry follows the one of an entry near it: tolls grow with time."""
        if any(one.has_act or one.claim.place for one in group) or other[-1].claim.entry_no != self.latest:
            return False
        entry_no, last = group[0].claim.entry_no, other[-1].claim.entry_no
        now, then = self.stamps.get(entry_no), self.stamps.get(last)
        if now is None or then is None or now < then or abs(entry_no - last) > NEAR_ENTRIES:
            return False
        new = max((one.killed for one in group), default=0)
        old = max((one.killed for one in other if one.claim.entry_no == last), default=0)
        return bool(old) and (new >= old or not new)


def _points_back(group: Group) -> bool:
    """Whether an entry speaks only of "the attack" that was told before, naming no place."""
    return any(one.is_definite for one in group) and not any(one.claim.place for one in group)


def _same_number(few: Group, many: Group) -> bool:
    """Whether two groups count the same number, and one of them names no place of its own."""
    if any(one.has_place for one in few) and any(one.has_place for one in many):
        return False
    return bool({n for one in few for n in one.numbers} & {n for one in many for n in one.numbers})


def _family(group: Group) -> str:
    kind = group[0].claim.event_type
    return "attack" if kind in ATTACKS else str(kind)


def _some(group: Group) -> Group:
    return group if len(group) <= 2 * MEMBERS else group[:MEMBERS] + group[-MEMBERS:]


def _agree(one: Signs, group: Sequence[Signs]) -> bool:
    """Whether nothing that a claim and those of a group state forbids that they tell the same event."""
    return all(_compatible(one, other) for other in _some(list(group)))


def _compatible(one: Signs, other: Signs) -> bool:
    a, b = one.claim, other.claim
    if not _same_kind(one, other) or _days_apart(one, other):
        return False
    if a.event_type in STATEMENTS:
        return a.realis == b.realis and _same_speaker(one, other)
    heads = one.is_heading or other.is_heading  # a heading stands over the list and is no line of it
    if a.entry_no == b.entry_no and one.item != other.item and not heads and not _place_sign(one, other):
        return False  # each line of a summary tells an event of its own
    if a.quotation.start == b.quotation.start and not (one.is_denial or other.is_denial):
        return _is_two_accounts(one, other)
    if a.realis != b.realis and not (one.is_denial or other.is_denial):
        return False
    return _same_place(one, other) and not _other_hands(one, other)


def _is_two_accounts(one: Signs, other: Signs) -> bool:
    """Whether two speakers of a sentence number the same act: "The group says 60 gave up, the army puts it at 20"."""
    a, b = one.claim, other.claim
    if not (a.speaker and b.speaker) or a.speaker.start == b.speaker.start or a.event_type != b.event_type:
        return False
    same_act = a.trigger is None or b.trigger is None or a.trigger.start == b.trigger.start
    return same_act and a.realis == b.realis and _same_place(one, other)


def _same_kind(one: Signs, other: Signs) -> bool:
    a, b = one.claim.event_type, other.claim.event_type
    if a == b:
        return True
    if a not in ATTACKS or b not in ATTACKS:
        return False
    heads = one.claim.entry_no == other.claim.entry_no and one.is_heading != other.is_heading
    return heads or one.is_general or other.is_general  # "Idlib under bombardment" heads a report of air strikes


def _same_speaker(one: Signs, other: Signs) -> bool:
    if one.claim.quotation.text == other.claim.quotation.text:
        return True
    if one.claim.entry_no == other.claim.entry_no and (one.is_heading != other.is_heading):
        return not one.speakers or not other.speakers or bool(one.speakers & other.speakers)
    return bool(one.speakers & other.speakers)


def _likeness(one: Signs, group: Group) -> int:
    """How much a claim shares with a group of its entry: place, words for the act, and who did it."""
    shared = 0
    for other in _some(group):
        same_place = one.claim.place_id is not None and one.claim.place_id == other.claim.place_id
        same_word = bool(one.word) and one.word == other.word
        shared = max(shared, 2 * same_place + same_word + bool(one.actors & other.actors))
    return shared


def _place_sign(one: Signs, other: Signs) -> int:
    """Whether both name a place, and it is the same: 2, or 1 when one only holds the other."""
    a, b = one.claim, other.claim
    if not one.has_place or not other.has_place:
        return 0
    if (a.place_id and a.place_id == b.place_id) or one.place == other.place:
        return 2
    heads = one.is_heading or other.is_heading  # "raids on the Bekaa" of an entry is not each raid in it
    wide = heads and max(a.where_precision, b.where_precision) >= 4 and a.admin1 is not None and a.admin1 == b.admin1
    holds = _is_in_the_city(one, other) or _is_in_the_city(other, one)
    return int(wide or holds or _names_it(one, other) or _names_it(other, one))


def _is_in_the_city(one: Signs, other: Signs) -> bool:
    """Whether one names a city, called as its province is, and the other an unlisted place of that province."""
    a, b = one.claim, other.claim
    apart = a.entry_no != b.entry_no or one.is_heading or other.is_heading
    if not apart or b.place_id is not None or a.admin1 is None or a.admin1 != b.admin1:
        return False
    return one.place == a.admin1.casefold()


def _names_it(one: Signs, other: Signs) -> bool:
    """Whether the sentence of one also names the place of the other: "the Ras al-Nabaa quarter of Beirut"."""
    apart = one.claim.entry_no != other.claim.entry_no or one.is_heading or other.is_heading
    return apart and len(other.place) > 3 and other.place in one.text


def _other_hands(one: Signs, other: Signs) -> bool:
    """Whether two claims lay an act at the door of different actors that are both known by name."""
    unnamed = any(actor.startswith("unnamed") for actor in one.known | other.known)
    return bool(one.known) and bool(other.known) and not one.known & other.known and not unnamed


def _days_apart(one: Signs, other: Signs) -> bool:
    a, b = one.claim, other.claim
    if not (a.date_start and a.date_end and b.date_start and b.date_end):
        return False
    if a.entry_no == b.entry_no and (a.date_words is None) != (b.date_words is None):
        return False  # the day of an entry is only supposed where none is named
    return a.date_start > b.date_end or b.date_start > a.date_end


def _same_place(one: Signs, other: Signs) -> bool:
    a, b = one.claim, other.claim
    if a.place is None or b.place is None:
        return True
    if (one.goes_on or other.goes_on) and a.entry_no == b.entry_no and a.admin1 is not None and a.admin1 == b.admin1:
        return True
    if 6 in (a.where_precision, b.where_precision):
        return not (a.country and b.country and a.country != b.country)  # "in Mali", "in Sudan"
    if a.place_id and b.place_id:
        if a.place_id == b.place_id or _names_it(one, other) or _names_it(other, one):
            return True
        wide = a if a.where_precision > b.where_precision else b
        return wide.where_precision >= 4 and a.admin1 == b.admin1
    if one.place == other.place or _names_it(one, other) or _names_it(other, one):
        return True
    if _is_in_the_city(one, other) or _is_in_the_city(other, one):
        return True
    if one.is_inner and other.is_inner and one.things & other.things:
        return a.admin1 == b.admin1 or not (a.admin1 and b.admin1)  # "El Fasher market", "the Naivasha market"
    if one.is_inner != other.is_inner and not (a.admin1 and b.admin1 and a.admin1 != b.admin1):
        return True  # "Naivasha market" may lie in El Fasher
    return a.admin1 == b.admin1 and max(a.where_precision, b.where_precision) >= 4 and a.admin1 is not None


def kind_of(members: Sequence[Signs]) -> EventType | None:
    """The type of an event from its claims: what its strongest word says, the first of equals."""
    best = min(
        members,
        key=lambda one: (
            one.is_denial,
            one.is_general or not one.strength,
            one.is_heading,
            -one.strength,
            one.claim.claim_no,
        ),
    )
    if best.claim.event_type == "attack_on_people" and _only_fighters_fell(members):
        return "armed_clash"
    return best.claim.event_type


def _is_civil(one: Signs) -> bool:
    """Whether somebody is said to have done it with whom nobody fights: police, a mob."""
    return bool(one.perpetrators) and not one.has_act


def _only_fighters_fell(members: Sequence[Signs]) -> bool:
    """Whether no more is told than that soldiers or militants were killed or hurt, by nobody named: in a fight."""
    if any((one.has_act and one.word not in FIGHT_WORDS) or _is_civil(one) for one in members):
        return False
    counted = [one.fighters for one in members if one.fighters is not None]
    return bool(counted) and all(counted)
