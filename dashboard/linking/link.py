"""Claims into events, across posts, with the reasons (design.md, section 5).

Steps: units (one event as one report tells it), blocks (pairs worth a look), scores with reasons, clusters under
constraints, and a tree of best links from the first report, which is what a reader is shown. Readings are taken one by
one and let go, and blocks that share no unit are worked through one after the other: only units and events are kept.

Splink 5 on DuckDB was tried in its place (100,000 claims): 3.6 s of CPU, of which 2.6 s to estimate its weights, where
pairs, scores and clusters take about 7 s here and making units 10 s. With its estimated weights its best F1 on the open
labelled pairs was 0.68 (here 0.99); it knows no constraint on a whole event, and its weights are no reasons in words.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.decisions.links import NO_WISHES, Wishes
from dashboard.linking.blocks import links_between, separate
from dashboard.linking.by_people import NO_PEOPLE, People
from dashboard.linking.cluster import Link, clusters
from dashboard.linking.events import claim_key, claims_of, event_of
from dashboard.linking.people import links_with, people_of
from dashboard.linking.units import Unit, units_of
from dashboard.linking.where import Whereabouts
from dashboard.records import Event, EventClaim, Reading, Reference

__all__ = ["Events", "Linked", "all_units", "claim_key", "link", "link_units"]


@dataclass(frozen=True, slots=True)
class Linked:
    """Events in order of their first report, and every linked claim with its reasons in order of publication."""

    events: tuple[Event, ...]
    event_claims: tuple[EventClaim, ...]


def link(readings: Iterable[Reading], reference: Reference, wishes: Wishes = NO_WISHES) -> Linked:
    """Events and their claims. The order of `readings` changes nothing; a post given twice counts once.

    What people put together or keep apart, the `wishes`, stands over every score.
    """
    units = all_units(readings, reference, wishes)
    return link_units(units, people_of(wishes, units))


def all_units(readings: Iterable[Reading], reference: Reference, wishes: Wishes = NO_WISHES) -> list[Unit]:
    """The units of all posts, each post's once; readings are let go one by one."""
    whereabouts = Whereabouts(reference)
    units: list[Unit] = []
    seen: set[str] = set()
    for reading in readings:
        post_id = reading.post.post_id
        if post_id not in seen:
            seen.add(post_id)
            units += units_of(reading, whereabouts, reference, wishes)
    return units


def link_units(units: list[Unit], people: People = NO_PEOPLE) -> Linked:
    """Events of `units`, which are used up (the list is empty afterwards, so that memory is free for the events)."""
    units.sort(key=lambda unit: unit.order)
    made = Events()
    for members in separate(units, people.together):
        for told, joined in clusters(members, links_with(links_between(members), members, people), people.apart):
            made.add(told, joined)
    return made.linked()


class Events:
    """Gathers events one by one, in any order."""

    def __init__(self) -> None:
        self._made: list[tuple[tuple[date, str, str, int], Event, list[EventClaim]]] = []

    def add(self, told: Sequence[Unit], joined: Sequence[Link]) -> None:
        """Take an event: its units in order of publication, and the links that joined them."""
        event = event_of(told)
        self._made.append((told[0].order, event, claims_of(event.event_id, told, joined)))

    def linked(self) -> Linked:
        """All that were added, in order of their first reports."""
        self._made.sort(key=lambda one: one[0])
        return Linked(
            tuple(event for _, event, _ in self._made), tuple(row for _, _, rows in self._made for row in rows)
        )
