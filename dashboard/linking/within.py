"""Claims of one post that tell one event: headline and body, "the attack", the same place and kind."""

from dashboard.records import Claim, EventType, Reading

STATEMENTS: frozenset[EventType] = frozenset({"statement_demand", "meeting"})


def merge(reading: Reading) -> list[list[int]]:
    """Groups of claim_no that tell one event, in the order of their first claim; tolls are in none."""
    actors: dict[int, dict[str, set[str]]] = {}
    for actor in reading.actors:
        words = actor.actor_id or actor.quotation.text.casefold()
        actors.setdefault(actor.claim_no, {}).setdefault(actor.role, set()).add(words)
    groups: list[list[Claim]] = []
    for claim in reading.claims:
        if claim.kind == "toll":
            continue
        home = next((g for g in reversed(groups) if all(_agree(claim, other, actors) for other in g)), None)
        if home is None:
            groups.append([claim])
        else:
            home.append(claim)
    return [[c.claim_no for c in group] for group in groups]


def _agree(one: Claim, other: Claim, actors: dict[int, dict[str, set[str]]]) -> bool:
    """Whether nothing that two claims state forbids that they tell the same event."""
    if one.event_type != other.event_type or one.realis != other.realis:
        return False
    if one.quotation.start == other.quotation.start:
        return False
    if _days_apart(one, other):
        return False
    if one.event_type in STATEMENTS:
        mine, theirs = actors.get(one.claim_no, {}), actors.get(other.claim_no, {})
        role = "speaker" if one.event_type == "statement_demand" else "participant"
        return bool(mine.get(role, set()) & theirs.get(role, set())) or one.quotation.text == other.quotation.text
    return _same_place(one, other)


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
