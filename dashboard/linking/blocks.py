"""Which pairs of units are worth scoring: those that share a block and lie close in time.

A block is a town; a city with its surroundings; a province or wider area with one telling number, its towns included;
a rare kind of attack; hundreds of dead; two participants of a meeting; the speaker of a statement. Inside a block units
are walked in order of their first possible day, so work grows with the density of reports and not with the square of
their number.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import combinations

from dashboard.linking.cluster import Link, Order
from dashboard.linking.score import TALK, TELLING_NUMBER, is_of_a_rare_kind, mass_toll, score
from dashboard.linking.types import affinity
from dashboard.linking.units import Unit

REACH = timedelta(days=7)
SLACK = timedelta(days=1)
MOST_PARTICIPANTS = 6


def block_keys(unit: Unit) -> list[tuple[str, ...]]:
    """The blocks a unit belongs to; none when nothing it says could ever join it to another report."""
    if unit.event_type == "meeting":
        named = sorted(unit.actors)[:MOST_PARTICIPANTS]
        return [("meeting", *pair) for pair in combinations(named, 2)]
    if unit.event_type == "statement_demand":
        return [("statement", speaker) for speaker in sorted(unit.speakers)]
    keys: list[tuple[str, ...]] = []
    if is_of_a_rare_kind(unit):
        keys.append(("kind", unit.event_type))
    if mass_toll(unit) is not None:
        keys.append(("hundreds",))
    if unit.where is None:
        return keys if unit.points_back else []
    if unit.where.block:
        keys.append(("town", unit.where.block))
    if around := unit.where.near or unit.where.around:
        keys.append(("around", around))
    area = unit.where.area or unit.where.province
    if area:
        keys += [
            ("area", area, measure, population, *map(str, number))
            for measure, population, number in unit.numbers
            if (number[1] or number[2] or 0) >= TELLING_NUMBER
        ]
    return keys


def possible_days(unit: Unit) -> tuple[date, date]:
    """First and last day the unit may speak of: the stated days, else the week up to its report."""
    if unit.start and unit.end:
        return unit.start, unit.end
    return unit.reported_date - REACH, unit.reported_date


def links_between(units: Iterable[Unit]) -> list[Link]:
    """Every pair of units that fits, once."""
    seen: set[tuple[object, object]] = set()
    found = []
    for members in blocks(units).values():
        for one, other in pairs(members):
            made = score(one, other)
            if made.links and (one.order, other.order) not in seen:
                seen.add((one.order, other.order))
                found.append(Link(one, other, made))
    return found


def separate(units: list[Unit], together: Mapping[Order, Iterable[Order]] | None = None) -> Iterator[list[Unit]]:
    """The units, used up, in groups that share no block with each other, each in the order given.

    Units that people put `together`, by their orders, are in one group.
    """
    first: dict[tuple[str, ...], int] = {}
    parent = list(range(len(units)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    for index, unit in enumerate(units):
        for key in block_keys(unit):
            parent[root(index)] = root(first.setdefault(key, index))
    del first
    if together:
        at = {unit.order: index for index, unit in enumerate(units) if unit.order in together}
        for order, others in together.items():
            for other in others:
                if order in at and other in at:
                    parent[root(at[order])] = root(at[other])
    groups: dict[int, list[Unit]] = {}
    for index, unit in enumerate(units):
        groups.setdefault(root(index), []).append(unit)
    units.clear()
    while groups:
        yield groups.pop(next(iter(groups)))


def blocks(units: Iterable[Unit]) -> dict[tuple[str, ...], list[Unit]]:
    """Units by block, each block in order of first possible day."""
    found: dict[tuple[str, ...], list[Unit]] = {}
    for unit in units:
        for key in block_keys(unit):
            found.setdefault(key, []).append(unit)
    for members in found.values():
        members.sort(key=lambda unit: (possible_days(unit)[0], unit.order))
    return found


def pairs(members: Sequence[Unit]) -> Iterator[tuple[Unit, Unit]]:
    """Pairs of one block that may be one event by type, day and part of town; each once, earlier unit first."""
    days = [possible_days(unit) for unit in members]
    for index, unit in enumerate(members):
        last = days[index][1] + SLACK
        for at in range(index + 1, len(members)):
            if days[at][0] > last:
                break
            other = members[at]
            if worth_a_look(unit, other):
                yield (unit, other) if unit.order < other.order else (other, unit)


def worth_a_look(one: Unit, other: Unit) -> bool:
    """Whether two units may be one event by type, town, part of town and report."""
    if affinity(one.event_type, other.event_type) is None or one.author == other.author:
        return False
    return one.event_type in TALK or not _in_different_parts(one, other)


def _in_different_parts(one: Unit, other: Unit) -> bool:
    here, there = one.where, other.where
    if here is None or there is None:
        return False
    if here.town is not None and there.town is not None and here.town != there.town:
        return True
    return here.inside is not None and there.inside is not None and here.inside != there.inside
