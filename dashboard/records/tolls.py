"""Published tolls, and how they rest on one another."""

from dataclasses import dataclass
from datetime import date

from dashboard.records.checks import check_member, check_stated_bounds
from dashboard.records.closed_lists import Counted, Measure, Operator, Population, ScopeGroup, TollBasis, TollRelation


@dataclass(frozen=True, slots=True)
class Toll:
    """A row of tolls.csv: a figure for a whole conflict or period by a named source. See docs/codebook.md."""

    toll_id: str
    series_id: str | None
    source: str
    measure: Measure
    population: Population
    territory: str
    operator: Operator
    low: int | None
    high: int | None
    reading: str | None
    coverage_from: str | None
    coverage_to: str | None
    as_of: date | None
    as_of_basis: str
    published: str
    cumulative: bool
    basis: TollBasis
    interval_low: int | None = None
    interval_high: int | None = None
    excluded_records: int | None = None
    citation: str | None = None
    note: str | None = None
    scope: tuple[tuple[ScopeGroup, Counted], ...] = ()

    def __post_init__(self) -> None:
        where = f"toll {self.toll_id}"
        check_member(self.measure, Measure, f"{where}: measure")
        check_member(self.population, Population, f"{where}: population")
        check_member(self.operator, Operator, f"{where}: operator")
        check_member(self.basis, TollBasis, f"{where}: basis")
        check_stated_bounds(self.operator, self.low, self.high, where)


@dataclass(frozen=True, slots=True)
class TollLink:
    """A row of toll_links.csv: how one toll rests on another (lineage)."""

    toll_id: str
    other: str
    relation: TollRelation
    note: str | None = None

    def __post_init__(self) -> None:
        check_member(self.relation, TollRelation, f"toll link {self.toll_id}: relation")


@dataclass(frozen=True, slots=True)
class TollPart:
    """A row of toll_parts.csv: a stated part of a toll; a zero stated here is a real zero."""

    toll_id: str
    part: str
    population: Population
    value: int
    note: str | None = None


@dataclass(frozen=True, slots=True)
class TollScope:
    """A row of toll_scope.csv: whether a toll counts one group. No row means not_stated, and is not a zero."""

    toll_id: str
    group_name: ScopeGroup
    counted: Counted
    note: str | None = None

    def __post_init__(self) -> None:
        check_member(self.group_name, ScopeGroup, f"toll scope {self.toll_id}: group")
        check_member(self.counted, Counted, f"toll scope {self.toll_id}: counted")
