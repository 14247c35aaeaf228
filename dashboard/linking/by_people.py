"""Which units of linking people put together or keep apart; how the two are told is in linking/people.py.

It loads none of linking, so that a page may hold it without.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dashboard.decisions.standing import Standing

if TYPE_CHECKING:
    from dashboard.linking.cluster import Apart, Order
    from dashboard.linking.units import Unit

NO_UNIT = Standing("orphan", "A claim that it names tells no event: a toll, or a mere possibility.")


@dataclass(frozen=True, slots=True)
class People:
    """By the order of a unit, the orders of those put `together` with it and kept `apart` from it, both ways.

    `standings` are those of the edits that are overruled, or name what is never linked, by edit_id.
    """

    together: Mapping[Order, tuple[Order, ...]] = field(default_factory=dict)
    apart: Apart = field(default_factory=dict)
    standings: Mapping[str, Standing] = field(default_factory=dict)

    def puts_together(self, one: Unit, other: Unit) -> bool:
        """True when a person did."""
        return other.order in self.together.get(one.order, ())


NO_PEOPLE = People()
