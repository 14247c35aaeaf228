"""A post comes or goes, and only what it touches is linked again; the events are those of linking all posts anew.

Why that holds: clustering takes links from the best down, and a link joins or does not by what stands in its two
clusters at that moment. So when the events near a new unit are put together again, and each of them that has a link to
an event outside is joined by exactly the links it was joined by before, every decision outside is the one it was.
Where one is not, the events at the other ends of its links are put together again too.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from dashboard.linking.blocks import SLACK, block_keys, links_between, possible_days, separate, worth_a_look
from dashboard.linking.by_people import NO_PEOPLE, People
from dashboard.linking.cluster import Link, Order, clusters
from dashboard.linking.people import links_with, made_by_people
from dashboard.linking.score import score
from dashboard.linking.units import Unit

LONG = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class Told:
    """An event as its units in order of publication and the links that joined them."""

    units: tuple[Unit, ...]
    joined: tuple[Link, ...]

    @property
    def history(self) -> frozenset[tuple[Order, Order]]:
        """The links by which it came together; with the links' points, all that its states on the way depend on."""
        return frozenset(link.ends for link in self.joined)


@dataclass(frozen=True, slots=True)
class Changes:
    """Events that are no more and events that are new; `looked_at` counts the units that were clustered again."""

    gone: tuple[Told, ...]
    made: tuple[Told, ...]
    looked_at: int


@dataclass(slots=True)
class _Shelf:
    """The units of a block by their first possible day; those that may span more than a month lie apart."""

    days: list[tuple[date, Order]] = field(default_factory=list)
    long: dict[Order, Unit] = field(default_factory=dict)


class Linkage:
    """All units of a collection, their links and events, ready for the next post.

    `people` are the links that people made and forbade. Where they change, set the new ones, then `drop` every post
    that a changed one names, and only then `take` those posts again: in between nothing rests on what was.
    """

    people: People = NO_PEOPLE

    def __init__(self) -> None:
        self.units: dict[Order, Unit] = {}
        self.links: dict[Order, list[Link]] = {}
        self.events: dict[Order, Told] = {}  # by the order of each unit in it
        self.posts: dict[str, list[Unit]] = {}
        self.shelves: dict[tuple[str, ...], _Shelf] = {}

    def told(self) -> Iterator[Told]:
        """Every event, in order of its first unit."""
        return (self.events[order] for order in sorted(self.events) if self.events[order].units[0].order == order)

    def fill(self, units: list[Unit]) -> None:
        """Link a whole collection into an empty Linkage; `units` are used up."""
        for members in separate(units, self.people.together):
            links = links_with(links_between(members), members, self.people)
            for told, joined in clusters(members, links, self.people.apart):
                event = Told(tuple(told), tuple(joined))
                for unit in told:
                    self._shelve(unit)
                    self.events[unit.order] = event
            self._keep(links)

    def take(self, units: Sequence[Unit]) -> Changes:
        """Take the units of one post; a post that is there already changes nothing."""
        if not units or self._holds(units[0].post_id):
            return Changes((), (), 0)
        found = []
        for index, unit in enumerate(units):
            for other in (*self.near(unit), *near_among(unit, units[:index])):
                one, later = (unit, other) if unit.order < other.order else (other, unit)
                made = score(one, later)
                if made.links and not self.people.puts_together(one, later):
                    found.append(Link(one, later, made))
        found += self._made_by_people(units)
        fresh = {unit.order for unit in units}
        met = {order for link in found for order in (link.one.order, link.other.order)} - fresh
        self._fetch(met)
        for unit in units:
            self._shelve(unit)
        self._keep(found)
        return self._settle(met, list(units))

    def _made_by_people(self, units: Sequence[Unit]) -> list[Link]:
        """The links that people made from `units` to each other and to units that are there."""
        own = {unit.order: unit for unit in units}
        found: dict[tuple[Order, Order], Link] = {}
        for unit in units:
            for order in self.people.together.get(unit.order, ()):
                other = own.get(order) or self.unit_at(order)
                if other is not None:
                    link = made_by_people(unit, other)
                    found[link.ends] = link
        return [found[ends] for ends in sorted(found)]

    def unit_at(self, order: Order) -> Unit | None:
        """The unit of this order; None when it is not there."""
        return self.units.get(order)

    def drop(self, post_id: str) -> Changes:
        """Let go of a post; what rested on it goes with it."""
        gone = self._units_of(post_id)
        self._fetch({unit.order for unit in gone})
        left = set()
        for unit in gone:
            for link in self.links.pop(unit.order, []):
                other = link.other if link.one.order == unit.order else link.one
                self.links[other.order] = [kept for kept in self.links.get(other.order, []) if kept.ends != link.ends]
            left |= {other.order for other in self.events[unit.order].units}
            self._unshelve(unit)
        old = {self.events[order].units[0].order: self.events[order] for order in left}
        for unit in gone:
            self.events.pop(unit.order)
            left.discard(unit.order)
        changes = self._settle(left, [])
        alone = [event for event in old.values() if all(unit.post_id == post_id for unit in event.units)]
        return Changes(changes.gone + tuple(alone), changes.made, changes.looked_at)

    def _holds(self, post_id: str) -> bool:
        return post_id in self.posts

    def _units_of(self, post_id: str) -> list[Unit]:
        return self.posts.pop(post_id, [])

    def _fetch(self, orders: Collection[Order]) -> None:
        """Have the events of these units at hand, and all links of their units; in memory they are."""

    def near(self, unit: Unit) -> Iterator[Unit]:
        """The units that share a block with `unit`, may be of its day and are worth a look; each once."""
        first, last = possible_days(unit)
        seen: set[Order] = set()
        for key in block_keys(unit):
            shelf = self.shelves.get(key)
            if shelf is None:
                continue
            start = bisect_left(shelf.days, (first - LONG - SLACK,))
            stop = bisect_right(shelf.days, (last + SLACK + timedelta(days=1),))
            for order in (*(order for _, order in shelf.days[start:stop]), *shelf.long):
                other = self.units[order]
                if order not in seen and may_meet(unit, other):
                    seen.add(order)
                    yield other

    def _keep(self, links: Iterable[Link]) -> None:
        for link in links:
            self.links.setdefault(link.one.order, []).append(link)
            self.links.setdefault(link.other.order, []).append(link)

    def _shelve(self, unit: Unit) -> None:
        self.units[unit.order] = unit
        self.posts.setdefault(unit.post_id, []).append(unit)
        first, last = possible_days(unit)
        for key in block_keys(unit):
            shelf = self.shelves.setdefault(key, _Shelf())
            if last - first > LONG:
                shelf.long[unit.order] = unit
            else:
                at = (first, unit.order)
                shelf.days.insert(bisect_left(shelf.days, at), at)

    def _unshelve(self, unit: Unit) -> None:
        del self.units[unit.order]
        first, last = possible_days(unit)
        for key in block_keys(unit):
            shelf = self.shelves[key]
            if last - first > LONG:
                del shelf.long[unit.order]
            else:
                del shelf.days[bisect_left(shelf.days, (first, unit.order))]

    def _settle(self, met: set[Order], fresh: list[Unit]) -> Changes:
        """Put together again the events of `met` with the `fresh` units, and as many more as that moves."""
        old = {self.events[order].units[0].order: self.events[order] for order in met}
        apart = self.people.apart
        while True:
            units = {u.order: u for event in old.values() for u in event.units if u.order in self.units}
            units |= {unit.order: unit for unit in fresh}
            links = {link.ends: link for order in units for link in self.links.get(order, ())}.values()
            inside = [link for link in links if link.one.order in units and link.other.order in units]
            made = [Told(tuple(told), tuple(joined)) for told, joined in clusters(list(units.values()), inside, apart)]
            before = {unit.order: event.history for event in old.values() for unit in event.units}
            after = {unit.order: event.history for event in made for unit in event.units}
            moved = set()
            for link in links:
                for inner, outer in ((link.one.order, link.other.order), (link.other.order, link.one.order)):
                    if outer not in units and before.get(inner) != after[inner]:
                        moved.add(outer)
            if not moved:
                break
            self._fetch(moved)
            old |= {self.events[order].units[0].order: self.events[order] for order in moved}
        for event in made:
            self.events |= {unit.order: event for unit in event.units}
        same = {event.history for event in old.values()} & {event.history for event in made if event.joined}
        gone = tuple(e for e in old.values() if e.history not in same and not _is_in(e, made))
        new = tuple(e for e in made if e.history not in same and not _is_in(e, old.values()))
        return Changes(gone, new, len(units))


def _is_in(event: Told, others: Iterable[Told]) -> bool:
    """Whether an event of a single unit stands among others as it is."""
    return len(event.units) == 1 and any(other.units == event.units for other in others)


def near_among(unit: Unit, others: Iterable[Unit]) -> Iterator[Unit]:
    """Those of `others` that share a block with `unit` and may meet it."""
    keys = set(block_keys(unit))
    return (other for other in others if not keys.isdisjoint(block_keys(other)) and may_meet(unit, other))


def may_meet(one: Unit, other: Unit) -> bool:
    """Whether two units are worth a look and their possible days touch, with the slack that `blocks.pairs` has."""
    (first, last), (begin, end) = possible_days(one), possible_days(other)
    return begin <= last + SLACK and first <= end + SLACK and worth_a_look(one, other)
