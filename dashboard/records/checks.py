"""What every record is held to when it is made."""

from typing import Any, get_args

from dashboard.records.closed_lists import Operator


class RecordError(ValueError):
    """A record that must not exist; the message names the value and where it came from."""


_MEMBERS: dict[int, tuple[Any, tuple[object, ...]]] = {}  # by identity: hashing a Literal costs more than the check


def _members(closed_list: Any) -> tuple[object, ...]:
    """The members of a Literal, worked out once; the Literal itself is kept so that its identity stays its own."""
    kept = _MEMBERS.get(id(closed_list))
    if kept is None:
        kept = _MEMBERS[id(closed_list)] = (closed_list, get_args(closed_list))
    return kept[1]


def check_member(value: object, closed_list: Any, name: str) -> None:
    """Raise RecordError unless `value` is a member of the Literal `closed_list`."""
    if value not in _members(closed_list):
        raise RecordError(f"{name} {value!r} is not one of {', '.join(map(str, get_args(closed_list)))}")


def check_stated_bounds(operator: Operator, low: int | None, high: int | None, where: str) -> None:
    """Raise RecordError unless `low` and `high` have the form that `operator` asks for."""
    for number in (low, high):
        if number is not None and number < 0:
            raise RecordError(f"{where}: {number} is negative")
    if low is not None and high is not None and low > high:
        raise RecordError(f"{where}: low {low} is greater than high {high}")
    has = (low is not None, high is not None)
    wants = {
        "eq": (True, True),
        "approx": (True, True),
        "between": (True, True),
        "gte": (True, False),
        "gt": (True, False),
        "lte": (False, True),
        "lt": (False, True),
        "order_of_magnitude": (False, False),
        "some": (False, False),
    }[operator]
    if has != wants:
        raise RecordError(f"{where}: operator {operator} does not go with low {low} and high {high}")
    if operator in ("eq", "approx") and low != high:
        raise RecordError(f"{where}: operator {operator} needs low = high, not {low} and {high}")
