"""Units of linking as JSON and back; what comes back is equal to what was given."""

import json
from collections.abc import Callable
from dataclasses import fields
from datetime import date
from functools import lru_cache
from operator import attrgetter
from typing import Any

from dashboard.linking.units import NOBODY, Named, Unit
from dashboard.linking.where import Where
from dashboard.storage.validation import DamagedLinks

SETS = ("camps", "actors", "speakers", "content")


def encoded(unit: Unit) -> str:
    """A unit as a JSON list of its fields."""
    return _as_json(_values(unit))


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, frozenset):
        return sorted(value)
    return PARTS[type(value)](value)


def decoded(text: str) -> Unit:
    """The unit of a JSON list; DamagedLinks when it is none."""
    try:
        pairs = zip(NAMES, json.loads(text), strict=True)
        return Unit(**{name: READERS[name](value) if name in READERS else value for name, value in pairs})
    except (ValueError, TypeError, KeyError, IndexError, AttributeError) as error:
        raise DamagedLinks(f"no unit: {text[:100]}") from error


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


@lru_cache(maxsize=100_000)
def _where(*values: Any) -> Where:
    return Where(*values)


@lru_cache(maxsize=100_000)
def _named(*values: Any) -> Named:
    return Named(*values)


def _tuples(value: Any) -> Any:
    return tuple(_tuples(part) for part in value) if isinstance(value, list) else value


def _set(value: list[str]) -> frozenset[str]:
    return frozenset(value) or NOBODY


NAMES = tuple(field.name for field in fields(Unit))
PARTS = {kind: attrgetter(*(field.name for field in fields(kind))) for kind in (Unit, Where, Named)}
"""By kind of record a function that gives its values in the order of its fields."""
_values = PARTS[Unit]
_as_json = json.JSONEncoder(default=_plain, separators=(",", ":")).encode
READERS: dict[str, Callable[[Any], Any]] = {
    "order": lambda value: (date.fromisoformat(value[0]), *value[1:]),
    "author": tuple,
    "claim_nos": tuple,
    "reported_date": _day,
    "start": _day,
    "end": _day,
    "where": lambda value: value and _where(*value),
    "named": lambda value: value and _named(*_tuples(value)),
    "numbers": _tuples,
    **dict.fromkeys(SETS, _set),
}
