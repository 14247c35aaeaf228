"""Values that extraction makes for every sentence: frozen dataclasses to mypy, plain ones when they run.

Setting a field of a frozen dataclass costs ten times as much as setting a plain one, and the stages make some fifty
of these values a sentence. Nothing changes one after it is made: mypy sees to that, at no cost.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass as quick_value
else:
    from dataclasses import dataclass

    def quick_value(*, frozen, slots, eq=True):
        """Like `dataclass`, with the equality and hash of a frozen one but without its locks."""
        return dataclass(slots=slots, eq=eq, unsafe_hash=frozen and eq)


__all__ = ["quick_value"]
