"""Which event types one event can go by in two reports.

A reporter writes "attack", another "shelling"; a body count is a "massacre" to one and "executions" to another. A
bombing and a mass killing in one town are two events however close they lie (Sukhna, July 2013), and so are a meeting
and what was said after it.
"""

from typing import Literal

from dashboard.records import EventType

Affinity = Literal["same", "close", "loose"]

CLOSE: frozenset[frozenset[EventType]] = frozenset(
    {
        frozenset[EventType](("shelling_missile", "air_strike")),
        frozenset[EventType](("shelling_missile", "chemical")),
        frozenset[EventType](("air_strike", "chemical")),
        frozenset[EventType](("attack_on_people", "execution_torture")),
    }
)
LOOSE: frozenset[frozenset[EventType]] = frozenset(
    {
        frozenset[EventType](("shelling_missile", "bombing")),
        frozenset[EventType](("air_strike", "bombing")),
        frozenset[EventType](("attack_on_people", "shelling_missile")),
        frozenset[EventType](("attack_on_people", "air_strike")),
        frozenset[EventType](("attack_on_people", "chemical")),
        frozenset[EventType](("attack_on_people", "armed_clash")),
        frozenset[EventType](("execution_torture", "armed_clash")),
        frozenset[EventType](("execution_torture", "abduction_detention")),
        frozenset[EventType](("armed_clash", "territory_change")),
        frozenset[EventType](("other", "armed_clash")),
        frozenset[EventType](("other", "shelling_missile")),
        frozenset[EventType](("other", "air_strike")),
        frozenset[EventType](("other", "bombing")),
        frozenset[EventType](("other", "attack_on_people")),
    }
)
MOST_SPECIFIC_FIRST: tuple[EventType, ...] = (
    "chemical",
    "bombing",
    "air_strike",
    "shelling_missile",
    "execution_torture",
    "abduction_detention",
    "defection_surrender",
    "territory_change",
    "attack_on_people",
    "armed_clash",
    "protest",
    "meeting",
    "statement_demand",
    "humanitarian",
    "other",
)


def affinity(one: EventType, other: EventType) -> Affinity | None:
    """How well two types go together; None when they cannot be one event."""
    if one == other:
        return "same"
    pair = frozenset((one, other))
    return "close" if pair in CLOSE else "loose" if pair in LOOSE else None


def agreed_type(types: list[EventType]) -> EventType:
    """The type most claims give; among equals the most specific (a bombing is also an attack)."""
    return min(set(types), key=lambda t: (-types.count(t), MOST_SPECIFIC_FIRST.index(t)))
