"""Claims of one post that tell one event: headline and body, "the attack", the same place and kind."""

from dashboard.records import Claim, EventType, Reading

REACH = 60  # how many groups of a kind back a claim may join: a very long post stays linear
MEMBERS = 6  # how many first and last members of a long group are compared
STATEMENTS: frozenset[EventType] = frozenset({"statement_demand", "meeting"})


def merge(reading: Reading) -> list[list[int]]:
    """Groups of claim_no that tell one event, in the order of their first claim; tolls are in none."""
    actors: dict[int, dict[str, set[str]]] = {}
    for actor in reading.actors:
        known = actor.role == "alleged_perpetrator" and actor.actor_id
        words = actor.actor_id if known and actor.actor_id else actor.quotation.text.casefold()
        actors.setdefault(actor.claim_no, {}).setdefault(actor.role, set()).add(words)
    known_ids = {actor.actor_id for actor in reading.actors if actor.actor_id}
    whole_of = _totals(reading)
    groups: list[list[Claim]] = []
    by_type: dict[EventType | None, list[list[Claim]]] = {}
    group_of: dict[int, list[Claim]] = {}
    for claim in reading.claims:
        if claim.kind == "toll":
            continue
        total = whole_of.get(claim.claim_no)
        home = group_of.get(total) if total is not None else None
        if home and all(_same_place(claim, other) for other in home):
            home.append(claim)
            group_of[claim.claim_no] = home
            continue
        near = by_type.setdefault(claim.event_type, [])
        homes = [group for group in near[-REACH:] if _fits(claim, group, actors, known_ids)]
        if homes:
            _, home = max(enumerate(homes), key=lambda pair: (_likeness(claim, pair[1], actors), pair[0]))
            home.append(claim)
        else:
            home = [claim]
            near.append(home)
            groups.append(home)
        group_of[claim.claim_no] = home
    return [[c.claim_no for c in group] for group in groups]


def _totals(reading: Reading) -> dict[int, int]:
    """By claim: the claim whose total its figures are part of ("of those, 51 were executed")."""
    home = {figure.figure_no: figure.claim_no for figure in reading.figures}
    return {
        f.claim_no: home[f.part_of] for f in reading.figures if f.part_of is not None and home[f.part_of] != f.claim_no
    }


def _fits(claim: Claim, group: list[Claim], actors: dict[int, dict[str, set[str]]], known_ids: set[str]) -> bool:
    """Whether a claim belongs to a group: nothing forbids it, and they share an entry or a named place.

    In another entry "the shelling", with no place of its own, is not the shelling told before.
    """
    members = group if len(group) <= 2 * MEMBERS else group[:MEMBERS] + group[-MEMBERS:]
    if not all(_agree(claim, other, actors, known_ids) for other in members):
        return False
    if claim.event_type in STATEMENTS:
        return True
    return any(other.entry_no == claim.entry_no or (_has_place(claim) and _has_place(other)) for other in members)


def _has_place(claim: Claim) -> bool:
    return claim.place is not None and claim.where_precision <= 4


def _likeness(claim: Claim, group: list[Claim], actors: dict[int, dict[str, set[str]]]) -> int:
    """How much a claim shares with a group it may belong to: place, words for the act, and who did it."""
    shared = 0
    mine = {actor for names in actors.get(claim.claim_no, {}).values() for actor in names}
    for other in group:
        theirs = {actor for names in actors.get(other.claim_no, {}).values() for actor in names}
        same_place = claim.place_id is not None and claim.place_id == other.place_id
        same_word = claim.trigger and other.trigger and claim.trigger.text.casefold() == other.trigger.text.casefold()
        shared = max(shared, 2 * same_place + bool(same_word) + bool(mine & theirs))
    return shared


def _agree(one: Claim, other: Claim, actors: dict[int, dict[str, set[str]]], known_ids: set[str]) -> bool:
    """Whether nothing that two claims state forbids that they tell the same event."""
    if one.event_type != other.event_type or one.realis != other.realis:
        return False
    if one.quotation.start == other.quotation.start:
        return False
    if _days_apart(one, other):
        return False
    mine, theirs = actors.get(one.claim_no, {}), actors.get(other.claim_no, {})
    if one.event_type in STATEMENTS:
        role = "speaker" if one.event_type == "statement_demand" else "participant"
        return bool(mine.get(role, set()) & theirs.get(role, set())) or one.quotation.text == other.quotation.text
    return _same_place(one, other) and not _other_hands(mine, theirs, known_ids)


def _other_hands(mine: dict[str, set[str]], theirs: dict[str, set[str]], known_ids: set[str]) -> bool:
    """Whether two claims lay an act at the door of different actors that are both known by name."""
    one = {actor for actor in mine.get("alleged_perpetrator", ()) if actor in known_ids}
    other = {actor for actor in theirs.get("alleged_perpetrator", ()) if actor in known_ids}
    unnamed = any(actor.startswith("unnamed") for actor in one | other)
    return bool(one) and bool(other) and not one & other and not unnamed


def _days_apart(one: Claim, other: Claim) -> bool:
    if not (one.date_start and one.date_end and other.date_start and other.date_end):
        return False
    return one.date_start > other.date_end or other.date_start > one.date_end


def _same_place(one: Claim, other: Claim) -> bool:
    if one.place is None or other.place is None or 6 in (one.where_precision, other.where_precision):
        return True
    if one.place_id and other.place_id:
        if one.place_id == other.place_id:
            return True
        wide = one if one.where_precision > other.where_precision else other
        return wide.where_precision >= 4 and one.admin1 == other.admin1
    if one.place.text.casefold() == other.place.text.casefold():
        return True
    return (
        one.admin1 == other.admin1 and max(one.where_precision, other.where_precision) >= 4 and one.admin1 is not None
    )
