"""Grave errors: readings that would put a wrong claim into an analyst's mouth, counted before any average.

Each is a share of the cases in which it could happen. A figure counts as read when something was read from its words,
rightly or wrongly; what is not found at all is missed, which the other scores count, and is no grave error.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from dashboard.evaluation.comparison import Compared, FigurePair
from dashboard.evaluation.pairing import same_name
from dashboard.evaluation.scheme import SchemeEvent, SchemeFigure, Span
from dashboard.records import VIOLENCE

MINIMUMS, MAXIMUMS = frozenset({"gte", "gt"}), frozenset({"lte", "lt"})
TOLD_AS_FACT = frozenset({"actual", "historical"})
DEATH_OR_INJURY = frozenset({"killed", "wounded"})
FACT_STATUSES = frozenset({"asserted", "claimed", "footage", "official"})


@dataclass(frozen=True, slots=True)
class Case:
    """One case in which a grave error could happen, where it stands, and whether it did."""

    compared: Compared
    span: Span
    label: SchemeFigure | SchemeEvent
    reading: SchemeFigure | SchemeEvent
    is_error: bool


@dataclass(frozen=True, slots=True)
class GraveError:
    """A kind of grave error: `words` say it, `rule` defines it, `cases` finds where it could have happened."""

    key: str
    words: str
    rule: str
    cases: Callable[[Compared], Iterator[Case]]


def _of_figures(
    compared: Compared, may: Callable[[SchemeFigure], bool], wrong: Callable[[SchemeFigure, SchemeFigure], bool]
) -> Iterator[Case]:
    """The figures read of which `may` holds; an error where `wrong` holds of label and reading."""
    read: Iterable[FigurePair] = compared.all_read
    for label, reading in read:
        if may(label):
            yield Case(compared, label.span, label, reading, wrong(label, reading))


def bounds_lost(compared: Compared) -> Iterator[Case]:
    """Figures stated with a bound or in words only; wrong when read as an exact number."""
    return _of_figures(compared, lambda label: label.operator != "eq", lambda _, reading: reading.operator == "eq")


def bounds_reversed(compared: Compared) -> Iterator[Case]:
    """Minimums and maximums; wrong when one is read as the other."""
    return _of_figures(
        compared,
        lambda label: label.operator in MINIMUMS | MAXIMUMS,
        lambda label, reading: reading.operator in (MAXIMUMS if label.operator in MINIMUMS else MINIMUMS),
    )


def killed_for_wounded(compared: Compared) -> Iterator[Case]:
    """Killed and wounded; wrong when one is read as the other."""
    return _of_figures(
        compared,
        lambda label: label.measure in DEATH_OR_INJURY,
        lambda label, reading: reading.measure in DEATH_OR_INJURY - {label.measure},
    )


def denials_as_fact(compared: Compared) -> Iterator[Case]:
    """Denied figures and denied events; wrong when told as fact."""
    yield from _of_figures(
        compared, lambda label: label.realis == "denied", lambda _, reading: reading.realis in TOLD_AS_FACT
    )
    for label, reading in compared.told:
        if label.status == "denied":
            yield Case(compared, label.spans[0], label, reading, reading.status in FACT_STATUSES)


def threats_as_fact(compared: Compared) -> Iterator[Case]:
    """Feared, threatened or supposed figures; wrong when told as fact."""
    return _of_figures(
        compared, lambda label: label.realis == "hypothetical", lambda _, reading: reading.realis in TOLD_AS_FACT
    )


def tolls_as_events(compared: Compared) -> Iterator[Case]:
    """Running totals; wrong when read as the toll of one incident."""
    return _of_figures(compared, lambda label: label.scope == "cumulative", lambda _, reading: reading.scope == "event")


def sides_swapped(compared: Compared) -> Iterator[Case]:
    """Matched events of violence with an actor labelled and one read; wrong when one changed sides."""
    for label, reading in compared.told:
        if label.type in VIOLENCE and (label.perpetrators or label.targets):
            yield Case(compared, label.spans[0], label, reading, _is_swapped(label, reading))


def _is_swapped(label: SchemeEvent, reading: SchemeEvent) -> bool:
    """Whether a name of one labelled side is read on the other side only; a name of both sides cannot swap."""
    sides = (
        (label.perpetrators, label.targets, reading.perpetrators, reading.targets),
        (label.targets, label.perpetrators, reading.targets, reading.perpetrators),
    )
    return any(
        _is_among(name, read_other) and not _is_among(name, read_own) and not _is_among(name, other)
        for names, other, read_own, read_other in sides
        for name in names
    )


def _is_among(name: str, names: tuple[str, ...]) -> bool:
    return any(same_name(name, one) for one in names)


GRAVE = (
    GraveError(
        "bound_lost",
        "a bound lost",
        "“at least”, “nearly”, “dozens” or a range read as an exact number, of the figures stated so that were read",
        bounds_lost,
    ),
    GraveError(
        "bound_reversed",
        "a bound turned round",
        "a minimum read as a maximum or the reverse, of the minimums and maximums that were read",
        bounds_reversed,
    ),
    GraveError(
        "side_swapped",
        "a side swapped",
        "who is accused read as who was hit or the reverse, of the matched events of violence that name an actor",
        sides_swapped,
    ),
    GraveError(
        "denial_as_fact",
        "a denial read as fact",
        "a denied number or event told as having happened, of the denied ones that were read",
        denials_as_fact,
    ),
    GraveError(
        "threat_as_fact",
        "a threat read as fact",
        "a feared, threatened or supposed number told as having happened, of those that were read",
        threats_as_fact,
    ),
    GraveError(
        "killed_for_wounded",
        "killed for wounded",
        "killed read as wounded or the reverse, of the killed and wounded that were read",
        killed_for_wounded,
    ),
    GraveError(
        "toll_as_event",
        "a running total read as one incident",
        "a total since a date or of a conflict read as one incident's toll, of the running totals that were read",
        tolls_as_events,
    ),
)
