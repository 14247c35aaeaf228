"""A place found in a sentence, as a value."""

from dashboard.extraction.text.values import quick_value
from dashboard.records import Place, WherePrecision


@quick_value(frozen=True, slots=True)
class FoundPlace:
    """Tokens [first, end) that name a place; `place` is None for a town known only from the words around it.

    `span` are the offsets of a place named in an earlier sentence of the entry, whose tokens are not of this one.
    """

    first: int
    end: int
    place: Place | None
    precision: WherePrecision
    admin1: str | None
    country: str | None
    is_located: bool  # a word before it says "in", "near", "of" …
    is_near: bool = False
    span: tuple[int, int] | None = None
