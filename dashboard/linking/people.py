"""Links that people made and forbade, between the units of linking: they stand over every score and separation.

Claims of one unit go together, so two decisions that do not contradict each other by their claims may do so here: then
too what is kept apart stands, and the decision to put together is overruled (decisions/links.py).
"""

from collections.abc import Iterable, Mapping, Sequence

from dashboard.decisions.links import NO_WISHES, ClaimKey, Wish, Wishes, without_contradictions
from dashboard.linking.by_people import NO_PEOPLE, NO_UNIT, People
from dashboard.linking.cluster import MUST_LINK, Link, Order
from dashboard.linking.score import POINTS, Score
from dashboard.linking.units import Unit


def people_of(wishes: Wishes, units: Iterable[Unit]) -> People:
    """The `wishes` between `units`, which are at least all units of the posts that they name (`wishes.post_ids`)."""
    if wishes == NO_WISHES:
        return NO_PEOPLE
    unit_of: dict[ClaimKey, Order] = {}
    posts = wishes.post_ids
    for unit in units:
        if unit.post_id in posts:
            unit_of |= {(unit.post_id, number): unit.order for number in unit.claim_nos}
    missing = [w for w in (*wishes.must, *wishes.cannot) if w.one not in unit_of or w.other not in unit_of]
    standings = {wish.edit.edit_id: NO_UNIT for wish in missing}
    cannot = tuple(wish for wish in wishes.cannot if wish.edit.edit_id not in standings)
    must, lost = without_contradictions(
        [wish for wish in wishes.must if wish.edit.edit_id not in standings], cannot, unit_of.__getitem__
    )
    together: dict[Order, set[Order]] = {}
    apart: dict[Order, set[Order]] = {}
    for some, found in ((must, together), (cannot, apart)):
        for one, other in _ends(some, unit_of):
            found.setdefault(one, set()).add(other)
            found.setdefault(other, set()).add(one)
    return People(
        {order: tuple(sorted(others)) for order, others in together.items()},
        {order: frozenset(others) for order, others in apart.items()},
        standings | lost,
    )


def _ends(some: Iterable[Wish], unit_of: Mapping[ClaimKey, Order]) -> list[tuple[Order, Order]]:
    ends = [(unit_of[wish.one], unit_of[wish.other]) for wish in some]
    return [(one, other) for one, other in ends if one != other]


def made_by_people(one: Unit, other: Unit) -> Link:
    """The link of two units that a person put together."""
    first, second = (one, other) if one.order < other.order else (other, one)
    return Link(first, second, Score(POINTS[MUST_LINK], (MUST_LINK,)))


def links_with(links: Sequence[Link], units: Sequence[Unit], people: People) -> Sequence[Link]:
    """`links` between `units`, with those that people made in the place of any that a score made there."""
    if not people.together:
        return links
    at = {unit.order: unit for unit in units if unit.order in people.together}
    made = {
        link.ends: link
        for order, unit in at.items()
        for other in people.together[order]
        if other in at
        for link in (made_by_people(unit, at[other]),)
    }
    return [*(link for link in links if link.ends not in made), *(made[ends] for ends in sorted(made))]
