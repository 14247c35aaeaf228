"""Claims into events, across posts, with the reasons (design.md, section 5).

Steps: units (one event as one report tells it), blocks (pairs worth a look), scores with reasons, clusters under
constraints, and a tree of best links from the first report, which is what a reader is shown.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dashboard.linking.blocks import blocks, pairs
from dashboard.linking.cluster import Link, clusters
from dashboard.linking.reasons import reasons
from dashboard.linking.score import score
from dashboard.linking.types import agreed_type
from dashboard.linking.units import DATE_RANK, Unit, units_of
from dashboard.linking.where import Whereabouts
from dashboard.records import Claim, DatePrecision, Event, EventClaim, Reading, Reference


@dataclass(frozen=True, slots=True)
class Linked:
    """Events in order of their first report, and every linked claim with its reasons in order of publication."""

    events: tuple[Event, ...]
    event_claims: tuple[EventClaim, ...]


def link(readings: Sequence[Reading], reference: Reference) -> Linked:
    """Events and their claims. The order of `readings` changes nothing; a post given twice counts once."""
    whereabouts = Whereabouts(reference)
    by_post = {reading.post.post_id: reading for reading in readings}
    units = sorted(
        (unit for reading in by_post.values() for unit in units_of(reading, whereabouts, reference)),
        key=lambda unit: unit.order,
    )
    claims = {(r.post.post_id, c.claim_no): c for r in by_post.values() for c in r.claims}
    events, event_claims = [], []
    for members, joined in clusters(units, links_between(units)):
        event = _event(members, claims, reference)
        events.append(event)
        event_claims += _event_claims(event.event_id, members, joined)
    return Linked(tuple(events), tuple(event_claims))


def links_between(units: Iterable[Unit]) -> list[Link]:
    """Every pair of units that fits, once."""
    seen: set[tuple[object, object]] = set()
    found = []
    for members in blocks(units).values():
        for one, other in pairs(members):
            pair = (one.order, other.order)
            if pair in seen:
                continue
            seen.add(pair)
            made = score(one, other)
            if made.links:
                found.append(Link(one, other, made))
    return found


def claim_key(post_id: str, claim_no: int) -> str:
    """The key by which an event is named after its first claim: "<post_id>.<claim_no>"."""
    return f"{post_id}.{claim_no}"


def _event(members: Sequence[Unit], claims: dict[tuple[str, int], Claim], reference: Reference) -> Event:
    first = members[0]
    told = [claims[unit.post_id, number] for unit in members for number in unit.claim_nos]
    types = [unit.event_type for unit in members]
    dated = [c for c in told if c.date_start and c.date_end]
    precision: DatePrecision = min((c.date_precision for c in dated), key=DATE_RANK.__getitem__, default="unknown")
    tightest = [c for c in dated if c.date_precision == precision]
    placed = [c for c in told if c.place_id is not None or c.place is not None or c.admin1 or c.country]
    best = min(placed, key=lambda c: _place_rank(c, members, reference), default=None)
    return Event(
        event_id=claim_key(first.post_id, first.first_claim),
        event_type=agreed_type(types),
        date_start=min((c.date_start for c in tightest if c.date_start), default=None),
        date_end=max((c.date_end for c in tightest if c.date_end), default=None),
        date_precision=precision,
        place_name=_place_name(best, reference),
        place_id=best.place_id if best else None,
        admin1=best.admin1 if best else None,
        country=best.country if best else None,
        where_precision=best.where_precision if best else 7,
    )


def _place_rank(claim: Claim, members: Sequence[Unit], reference: Reference) -> tuple[int, int, int]:
    """The most exact place first; a place the gazetteer knows before bare words; then the order of publication."""
    known = reference.places.get(claim.place_id) if claim.place_id else None
    kinds = {"site": 0, "neighbourhood": 0, "town": 1, "district": 2, "governorate": 3, "country": 4}
    rank = kinds[known.kind] if known else (1 if claim.place and claim.where_precision <= 3 else 5)
    order = next(
        (i for i, unit in enumerate(members) if unit.post_id == claim.post_id and claim.claim_no in unit.claim_nos),
        len(members),
    )
    return rank, 0 if known else 1, order


def _place_name(claim: Claim | None, reference: Reference) -> str | None:
    if claim is None:
        return None
    if claim.place_id is not None and claim.place_id in reference.places:
        return reference.places[claim.place_id].name
    return claim.place.text if claim.place else None


def _event_claims(event_id: str, members: Sequence[Unit], joined: Sequence[Link]) -> list[EventClaim]:
    """One row a claim: a tree that grows from the first report along the best links."""
    best_link: dict[object, tuple[Unit, Link]] = {}
    included = {members[0].order}
    rest = {unit.order: unit for unit in members[1:]}
    while rest:
        reachable = [
            (link, new, old)
            for link in joined
            for new, old in ((link.one, link.other), (link.other, link.one))
            if new.order in rest and old.order in included
        ]
        link, new, old = min(reachable, key=lambda found: (-found[0].score.points, found[1].order, found[2].order))
        best_link[new.order] = (old, link)
        included.add(new.order)
        del rest[new.order]
    rows = []
    for unit in members:
        for number in unit.claim_nos:
            if number != unit.first_claim:
                again = ("told again in the same report",)
                rows.append(EventClaim(event_id, unit.post_id, number, unit.post_id, unit.first_claim, 1.0, again))
            elif unit.order in best_link:
                old, found = best_link[unit.order]
                rows.append(
                    EventClaim(
                        event_id,
                        unit.post_id,
                        number,
                        old.post_id,
                        old.first_claim,
                        found.score.points / 100,
                        reasons(found.one, found.other, found.score),
                    )
                )
            else:
                rows.append(EventClaim(event_id, unit.post_id, number, None, None, 1.0, ("the first report of it",)))
    return rows
