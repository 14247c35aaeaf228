"""Events as they are kept: what their reports agree on, and why each claim belongs, as a tree of best links."""

import sys
from collections.abc import Sequence

from dashboard.linking.cluster import Link
from dashboard.linking.reasons import reasons
from dashboard.linking.types import agreed_type
from dashboard.linking.units import DATE_RANK, Unit
from dashboard.records import DatePrecision, Event, EventClaim

FIRST = ("the first report of it",)
AGAIN = ("told again in the same report",)


def claim_key(post_id: str, claim_no: int) -> str:
    """The key by which an event is named after its first claim: "<post_id>.<claim_no>"."""
    return f"{post_id}.{claim_no}"


def event_of(members: Sequence[Unit]) -> Event:
    """The event that `members`, in order of publication, tell: the tightest days and the most exact place."""
    dated = [unit for unit in members if unit.start is not None]
    precision: DatePrecision = min((u.date_precision for u in dated), key=DATE_RANK.__getitem__, default="unknown")
    tightest = [unit for unit in dated if unit.date_precision == precision]
    placing = [unit for unit in members if not _names_only_the_city(unit, members)]
    named = min((u.named for u in placing if u.named is not None), key=lambda named: named.rank, default=None)
    return Event(
        event_id=claim_key(members[0].post_id, members[0].first_claim),
        event_type=agreed_type([unit.event_type for unit in members]),
        date_start=min((unit.start for unit in tightest if unit.start), default=None),
        date_end=max((unit.end for unit in tightest if unit.end), default=None),
        date_precision=precision,
        place_name=named.name if named else None,
        place_id=named.place_id if named else None,
        admin1=named.admin1 if named else None,
        country=named.country if named else None,
        where_precision=named.precision if named else 7,
    )


def _names_only_the_city(unit: Unit, members: Sequence[Unit]) -> bool:
    """Whether a report gives only the city, or "near" it, for what another places in its surroundings."""
    where = unit.where
    if where is None or where.inside is not None or (where.town is None and where.near is None):
        return False
    return any(other.where is not None and other.where.around == (where.near or where.town) for other in members)


def claims_of(event_id: str, members: Sequence[Unit], joined: Sequence[Link]) -> list[EventClaim]:
    """One row a claim in order of publication, joined along the tree of best links from the first report."""
    best = _tree(members, joined)
    rows = []
    for unit in members:
        for number in unit.claim_nos:
            if number != unit.first_claim:
                rows.append(EventClaim(event_id, unit.post_id, number, unit.post_id, unit.first_claim, 1.0, AGAIN))
            elif unit.order in best:
                old, link = best[unit.order]
                why = tuple(map(sys.intern, reasons(link.one, link.other, link.score)))
                points = 1.0 if link.is_made_by_people else link.score.points / 100
                rows.append(EventClaim(event_id, unit.post_id, number, old.post_id, old.first_claim, points, why))
            else:
                rows.append(EventClaim(event_id, unit.post_id, number, None, None, 1.0, FIRST))
    return rows


def _tree(members: Sequence[Unit], joined: Sequence[Link]) -> dict[object, tuple[Unit, Link]]:
    """For each unit but the first: the unit it is joined to and by what link, the best links first."""
    best: dict[object, tuple[Unit, Link]] = {}
    included = {members[0].order}
    rest = {unit.order for unit in members[1:]}
    while rest:
        reachable = [
            (link, new, old)
            for link in joined
            for new, old in ((link.one, link.other), (link.other, link.one))
            if new.order in rest and old.order in included
        ]
        link, new, old = min(reachable, key=lambda found: (-found[0].score.points, found[1].order, found[2].order))
        best[new.order] = (old, link)
        included.add(new.order)
        rest.remove(new.order)
    return best
