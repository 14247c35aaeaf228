"""Values that extraction makes for every sentence: frozen dataclasses to mypy, plain ones while they are made.

Setting a field of a frozen dataclass costs ten times as much as setting a plain one, and the stages make some fifty
of these values a sentence. Nothing changes one after it is made: mypy sees to that, at no cost.
"""

from collections.abc import Callable
from dataclasses import dataclass as _dataclass
from dataclasses import fields
from typing import TYPE_CHECKING, Any, TypeVar

T = TypeVar("T")

if TYPE_CHECKING:
    from dataclasses import dataclass as quick_value
else:

    def quick_value(*, frozen, slots, eq=True):
        """Like `dataclass`, with the equality and hash of a frozen one but without its locks."""
        return _dataclass(slots=slots, eq=eq, unsafe_hash=frozen and eq)


__all__ = ["changed", "quick_value", "quickly"]


def changed(value: T, **changes: object) -> T:
    """A quick value with some fields changed, as `dataclasses.replace` gives for any dataclass."""
    kind = type(value)
    made = object.__new__(kind)
    for name in kind.__slots__:  # type: ignore[attr-defined]
        setattr(made, name, changes[name] if name in changes else getattr(value, name))
    return made


def quickly(record: type[T]) -> type[T]:
    """A class to make frozen records of the class `record` with: open until all fields are set, then a `record`.

    `record` has slots. Its `__post_init__` checks each one that is made, as ever.
    """
    names = {field.name: field.type for field in fields(record)}  # type: ignore[arg-type]
    given = {field.name: field for field in fields(record)}  # type: ignore[arg-type]
    plain = type("Open", (), {"__annotations__": names, **_defaults(given)})
    check: Callable[[T], None] | None = getattr(record, "__post_init__", None)

    def close(self: T) -> None:
        if check:
            check(self)
        self.__class__ = record

    plain.__post_init__ = close  # type: ignore[attr-defined]
    init = _dataclass(eq=False, repr=False)(plain).__init__  # type: ignore[misc]
    own = {"__slots__": (), "__init__": init, "__post_init__": close}
    own |= {"__setattr__": object.__setattr__, "__delattr__": object.__delattr__}
    return type(record.__name__, (record,), own)


def _defaults(given: dict[str, Any]) -> dict[str, Any]:
    """The fields of a record that need not be given, with what they then hold."""
    return {name: field.default for name, field in given.items() if field.default is not field.default_factory}
