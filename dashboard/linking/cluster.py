"""Pairs into events: best pairs first, and no event that one of its reports forbids.

Pairs are taken by points, then by the order of publication of their units, so the result does not depend on the order
of posts. A union is refused when it would bring two towns, two parts of one town, more than a week, or two events
that one author told apart into one event: chains of likely pairs cannot do what no single pair may. What people put
together comes first and is never refused; what they keep apart is never joined (linking/people.py).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import reduce

from dashboard.linking.score import Score
from dashboard.linking.units import Unit
from dashboard.linking.where import Where, are_one_region, may_be_one

WEEK = timedelta(days=7)
UNDATED_REACH = timedelta(days=3)
MUST_LINK = "must_link"
"""The sign of a link that a person made: it is taken first, and nothing refuses it."""
Order = tuple[date, str, str, int]
Apart = Mapping[Order, frozenset[Order]]
"""By the order of a unit, those of the units that people keep apart from it."""


@dataclass(frozen=True, slots=True)
class Link:
    """Two units that fit, earlier first."""

    one: Unit
    other: Unit
    score: Score

    @property
    def ends(self) -> tuple[Order, Order]:
        """The orders of the two, which no other link has."""
        return self.one.order, self.other.order

    @property
    def is_made_by_people(self) -> bool:
        """True when a person put the two together."""
        return self.score.signs[:1] == (MUST_LINK,)


@dataclass(slots=True)
class _Cluster:
    units: list[Unit]
    authors: set[tuple[str, ...]]
    towns: set[str]
    regions: set[tuple[str, str]]
    wheres: set[Where]
    insides: set[str]
    first_day: date | None
    last_day: date | None
    undated_from: date | None
    undated_to: date | None
    told_from: date | None  # as before, of the reports that do not speak of the event as known already
    told_to: date | None
    links: list[Link] = field(default_factory=list)
    is_made_by_people: bool = False


def _cluster(unit: Unit) -> _Cluster:
    town = unit.where.town if unit.where else None
    inside = unit.where.inside if unit.where else None
    dated = unit.start is not None and not unit.is_vague
    undated = unit.reported_date if unit.start is None else None
    return _Cluster(
        units=[unit],
        authors={unit.author},
        towns={town} if town else set(),
        regions={(unit.where.admin1, unit.where.country)} if unit.where and town else set(),
        wheres={unit.where} if unit.where else set(),
        insides={inside} if inside else set(),
        first_day=unit.start if dated else None,
        last_day=unit.end if dated else None,
        undated_from=undated,
        undated_to=undated,
        told_from=None if unit.points_back else undated,
        told_to=None if unit.points_back else undated,
    )


def _earliest(*days: date | None) -> date | None:
    return min((day for day in days if day), default=None)


def _latest(*days: date | None) -> date | None:
    return max((day for day in days if day), default=None)


def _refusal(one: _Cluster, other: _Cluster) -> str | None:
    """The sign of why two clusters must not become one event; None when they may."""
    if one.authors & other.authors:
        return "one_report"
    if one.is_made_by_people or other.is_made_by_people:
        return _refusal_by_all(one, other)
    if len(one.towns | other.towns) > 1 or not are_one_region(one.regions | other.regions):
        return "other_town"
    if len(one.insides | other.insides) > 1:
        return "other_part_of_town"
    if any(not may_be_one(here, there) for here in one.wheres for there in other.wheres):
        return "other_town"
    first, last = _earliest(one.first_day, other.first_day), _latest(one.last_day, other.last_day)
    undated_from = _earliest(one.undated_from, other.undated_from)
    undated_to = _latest(one.undated_to, other.undated_to)
    if first and last and last - first >= WEEK:
        return "more_than_a_week"
    if undated_from and undated_to:
        if first and last:
            return None if first <= undated_from and undated_to - last <= WEEK else "undated_too_far"
        told_from = _earliest(one.told_from, other.told_from) or undated_from
        told_to = _latest(one.told_to, other.told_to) or undated_from
        if told_to - told_from > UNDATED_REACH or undated_to - undated_from >= WEEK:
            return "undated_too_far"
    return None


def _refusal_by_all(one: _Cluster, other: _Cluster) -> str | None:
    """As `_refusal`, where people put together what would forbid itself: only what is new to both may forbid.

    Two towns that a person made one event are no reason against a third report of one of them.
    """
    if not any(_refusal(_cluster(here), _cluster(there)) is None for here in one.units for there in other.units):
        return _refusal(_cluster(one.units[0]), _cluster(other.units[0]))
    first, last = _earliest(one.first_day, other.first_day), _latest(one.last_day, other.last_day)
    spans = [c.last_day - c.first_day for c in (one, other) if c.first_day and c.last_day]
    if first and last and last - first >= WEEK and last - first > max(spans):
        return "more_than_a_week"
    return None


def _are_kept_apart(one: _Cluster, other: _Cluster, apart: Apart) -> bool:
    """Whether people keep a unit of one apart from a unit of the other."""
    if not apart:
        return False
    there = {unit.order for unit in other.units}
    return any(not there.isdisjoint(apart[unit.order]) for unit in one.units if unit.order in apart)


def kept_apart(one: Sequence[Unit], other: Sequence[Unit]) -> str | None:
    """The sign of why two events stay two although a pair of their reports fits; None when nothing forbids it."""
    return _refusal(reduce(_with, map(_cluster, one)), reduce(_with, map(_cluster, other)))


def _join(one: _Cluster, other: _Cluster, link: Link) -> _Cluster:
    joined = _with(one, other)
    joined.links = [*one.links, *other.links, link]
    joined.is_made_by_people = one.is_made_by_people or other.is_made_by_people or link.is_made_by_people
    return joined


def _with(one: _Cluster, other: _Cluster) -> _Cluster:
    return _Cluster(
        units=one.units + other.units,
        authors=one.authors | other.authors,
        towns=one.towns | other.towns,
        regions=one.regions | other.regions,
        wheres=one.wheres | other.wheres,
        insides=one.insides | other.insides,
        first_day=_earliest(one.first_day, other.first_day),
        last_day=_latest(one.last_day, other.last_day),
        undated_from=_earliest(one.undated_from, other.undated_from),
        undated_to=_latest(one.undated_to, other.undated_to),
        told_from=_earliest(one.told_from, other.told_from),
        told_to=_latest(one.told_to, other.told_to),
    )


def clusters(
    units: Sequence[Unit], links: Iterable[Link], apart: Apart | None = None
) -> list[tuple[list[Unit], list[Link]]]:
    """Events as (units in order of publication, links that joined them), ordered by their first unit."""
    at: dict[object, _Cluster] = {}
    for link in sorted(links, key=lambda found: (-found.score.points, found.one.order, found.other.order)):
        one = at.get(link.one.order) or at.setdefault(link.one.order, _cluster(link.one))
        other = at.get(link.other.order) or at.setdefault(link.other.order, _cluster(link.other))
        if one is other or _are_kept_apart(one, other, apart or {}):
            continue
        if not link.is_made_by_people and _refusal(one, other):
            continue
        joined = _join(one, other, link)
        for unit in joined.units:
            at[unit.order] = joined
    distinct = {id(cluster): cluster for cluster in at.values()}.values()
    events = [(sorted(c.units, key=lambda unit: unit.order), c.links) for c in distinct]
    events += [([unit], []) for unit in units if unit.order not in at]
    return sorted(events, key=lambda event: event[0][0].order)
