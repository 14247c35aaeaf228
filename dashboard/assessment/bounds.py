"""What may be concluded from a stated number, and arithmetic that never claims more (design.md, rule 2).

An operator gives an interval of persons: eq [n, n], gte [n, ∞), gt (n, ∞), lte [0, n], lt [0, n), between [a, b],
some [1, ∞), a "documented minimum" [n, ∞) whatever its operator. approx ("about", "nearly") and words such as
"dozens" bound nothing: their interval is [0, ∞), and adding to them never yields an eq. Nothing here takes a
midpoint, and an imputed lower bound ("dozens": 24) travels beside the interval, never inside it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from dashboard.records import Agreement, Grade, Operator, Scope

DOCUMENTED_MINIMUM = "documented minimum"


class BoundsError(ValueError):
    """Arithmetic that would claim more than its terms do; the message says which terms."""


@dataclass(frozen=True, slots=True)
class Interval:
    """Persons from `low` to `high` (None: no upper end); an open end does not belong to it."""

    low: int
    high: int | None
    low_open: bool = False
    high_open: bool = False

    def __contains__(self, persons: int) -> bool:
        above = persons > self.low if self.low_open else persons >= self.low
        return above and (self.high is None or (persons < self.high if self.high_open else persons <= self.high))

    @property
    def least(self) -> int:
        """The smallest whole number of persons inside."""
        return self.low + 1 if self.low_open else self.low

    @property
    def most(self) -> int | None:
        """The largest whole number of persons inside; None when there is no upper end."""
        if self.high is None:
            return None
        return self.high - 1 if self.high_open else self.high

    @property
    def says_nothing(self) -> bool:
        """True for [0, ∞), which any count satisfies."""
        return self.least == 0 and self.high is None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as stated (`operator`, `low`, `high`) and what it allows to conclude (`interval`)."""

    operator: Operator
    low: int | None
    high: int | None
    interval: Interval
    imputed_low: int | None = None


def interval_of(operator: Operator, low: int | None, high: int | None, reading: str | None = None) -> Interval:
    """The interval that a stated number allows to conclude; `reading` is a toll's ("documented minimum") or None."""
    if reading == DOCUMENTED_MINIMUM and low is not None:
        return Interval(low, None, low_open=operator == "gt")
    if operator in ("approx", "order_of_magnitude"):
        return Interval(0, None)
    if operator == "some":
        return Interval(1, None)
    return Interval(low or 0, high, low_open=operator == "gt", high_open=operator == "lt")


def quantity(
    operator: Operator,
    low: int | None,
    high: int | None,
    reading: str | None = None,
    imputed_low: int | None = None,
) -> Quantity:
    """A stated number with its interval."""
    return Quantity(operator, low, high, interval_of(operator, low, high, reading), imputed_low)


def are_disjoint(one: Interval, other: Interval) -> bool:
    """True when no whole number of persons lies in both."""
    return (one.most is not None and one.most < other.least) or (other.most is not None and other.most < one.least)


def hull(intervals: Sequence[Interval]) -> Interval:
    """The smallest interval that holds all of `intervals`; BoundsError when there are none."""
    if not intervals:
        raise BoundsError("there is no interval to enclose")
    first = min(intervals, key=lambda i: (i.low, i.low_open))
    if any(i.high is None for i in intervals):
        return Interval(first.low, None, first.low_open)
    last = max(intervals, key=lambda i: (i.high or 0, not i.high_open))
    return Interval(first.low, last.high, first.low_open, last.high_open)


def add_intervals(intervals: Iterable[Interval]) -> Interval:
    """What is known of a sum when each term lies in its interval; the sum of none is [0, 0]."""
    low, high, low_open, high_open = 0, 0, False, False
    unbounded = False
    for one in intervals:
        low, low_open = low + one.low, low_open or one.low_open
        high, high_open = high + (one.high or 0), high_open or one.high_open
        unbounded = unbounded or one.high is None
    return Interval(low, None, low_open) if unbounded else Interval(low, high, low_open, high_open)


def operator_of(interval: Interval) -> tuple[Operator, int | None, int | None]:
    """Operator, low and high that state an interval; one that says nothing is an order_of_magnitude without number.

    A half-open interval with two ends is stated by its whole numbers: [0, 5) and more than none is 1 to 4.
    """
    if interval.high is None:
        if interval.says_nothing:
            return "order_of_magnitude", None, None
        return ("gt", interval.low, None) if interval.low_open else ("gte", interval.low, None)
    if interval.low == 0 and not interval.low_open:
        if interval.high_open:
            return "lt", None, interval.high
        return ("eq", 0, 0) if interval.high == 0 else ("lte", None, interval.high)
    least, most = interval.least, interval.most
    return ("eq", least, most) if least == most else ("between", least, most)


def add(terms: Sequence[Quantity]) -> Quantity:
    """The sum of stated numbers, kept as exact as they are: eq only from eq, and approx never becomes eq.

    Terms that are all eq or approx with one approx among them give an approx of the stated numbers, whose interval
    starts at the exact terms. Imputed lower bounds are added apart. The caller answers for disjointness; for events
    use `sum_of_minimums`, for tolls `lineage.sum_tolls`.
    """
    if not terms:
        raise BoundsError("there is nothing to add")
    interval = add_intervals(term.interval for term in terms)
    imputed = None
    if any(term.imputed_low is not None for term in terms):
        imputed = sum(t.imputed_low if t.imputed_low is not None else t.interval.least for t in terms)
    if len(terms) == 1:
        return terms[0]
    operators = {term.operator for term in terms}
    if "approx" in operators and operators <= {"eq", "approx"}:
        total = sum(term.low or 0 for term in terms)
        return Quantity("approx", total, total, interval, imputed)
    operator, low, high = operator_of(interval)
    return Quantity(operator, low, high, interval, imputed)


# ------------------------------------------------------------------------------------- a sum of minimums
@dataclass(frozen=True, slots=True)
class Minimum:
    """The lower bound that one event's reading supports, with the standing of that event."""

    event_id: str
    interval: Interval
    scope: Scope
    n_claims: int
    agreement: Agreement
    grade: Grade = "unassessed"
    imputed_low: int | None = None


@dataclass(frozen=True, slots=True)
class SumOfMinimums:
    """At least `low` persons over disjoint events: never to be shown without its claims and its lowest standing.

    `imputed_low` is the part that a named rule adds for words ("dozens"); it is 0 unless asked for.
    """

    low: int
    low_open: bool
    n_events: int
    n_claims: int
    lowest_agreement: Agreement
    lowest_grade: Grade
    imputed_low: int = 0
    name: Literal["sum of minimums"] = "sum of minimums"


WEAKEST_AGREEMENT_FIRST: tuple[Agreement, ...] = ("conflicting", "no_known_origin", "one_origin", "several_origins")
WEAKEST_GRADE_FIRST: tuple[Grade, ...] = (
    "discounted",
    "contested",
    "unassessed",
    "single_source",
    "corroborated",
    "confirmed",
)


def sum_of_minimums(minimums: Sequence[Minimum], with_imputed: bool = False) -> SumOfMinimums:
    """Lower bounds added over disjoint events; BoundsError when an event comes twice or a total meets its parts.

    Figures of scope event only: a day's or a conflict's total may hold the events that stand beside it.
    """
    if not minimums:
        raise BoundsError("there is no minimum to add")
    seen: set[str] = set()
    for minimum in minimums:
        if minimum.event_id in seen:
            raise BoundsError(f"event {minimum.event_id} would be counted twice")
        seen.add(minimum.event_id)
        if minimum.scope != "event" and len(minimums) > 1:
            raise BoundsError(f"{minimum.event_id} is a {minimum.scope} total: it may hold the events beside it")
    total = add_intervals(minimum.interval for minimum in minimums)
    words_only = sum(m.imputed_low or 0 for m in minimums if m.interval.says_nothing)
    return SumOfMinimums(
        low=total.low,
        low_open=total.low_open,
        n_events=len(minimums),
        n_claims=sum(minimum.n_claims for minimum in minimums),
        lowest_agreement=min((m.agreement for m in minimums), key=WEAKEST_AGREEMENT_FIRST.index),
        lowest_grade=min((m.grade for m in minimums), key=WEAKEST_GRADE_FIRST.index),
        imputed_low=words_only if with_imputed else 0,
    )
