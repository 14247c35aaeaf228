"""What extraction finds in a post: claims, their actors and their figures."""

from dataclasses import dataclass
from datetime import date

from dashboard.records.checks import RecordError, check_member, check_stated_bounds
from dashboard.records.closed_lists import (
    Attribution,
    ClaimKind,
    DatePrecision,
    EventType,
    Measure,
    Operator,
    Population,
    Realis,
    Responsibility,
    Role,
    Scope,
    Stance,
    WherePrecision,
)
from dashboard.records.posts import Entry, Post, Quotation

# Members of closed lists that one record held together and that were checked then
_MEMBERS_OF_CLAIMS: set[tuple[object, ...]] = set()
_MEMBERS_OF_FIGURES: set[tuple[object, ...]] = set()


@dataclass(frozen=True, slots=True)
class Claim:
    """One assertion at one place in a post: who says it, what, where and when, in whose words.

    `speaker` is as written and None where the document itself asserts; `date_start`..`date_end` are local days, both
    None when the day is not stated. `where_precision` is UCDP's scale: 1 exact, 2 near, 3 district, 4 province,
    5 a larger area, 6 country, 7 unknown. A claim of kind "toll" speaks of a whole conflict or period, not an event.
    `zero_stated` is what the claim says nobody suffered ("no one was hurt": casualties); it carries no figure.
    """

    post_id: str
    claim_no: int
    entry_no: int
    kind: ClaimKind
    quotation: Quotation
    event_type: EventType | None
    stance: Stance = "asserts"
    attribution: Attribution = "unattributed"
    speaker: Quotation | None = None
    speaker_id: str | None = None
    relayed_by: Quotation | None = None
    relayed_by_id: str | None = None
    cited: Quotation | None = None
    realis: Realis = "actual"
    responsibility: Responsibility = "not_stated"
    casualties_unstated: bool = False
    date_start: date | None = None
    date_end: date | None = None
    date_precision: DatePrecision = "unknown"
    date_words: Quotation | None = None
    place: Quotation | None = None
    place_id: str | None = None
    admin1: str | None = None
    country: str | None = None
    where_precision: WherePrecision = 7
    trigger: Quotation | None = None
    confidence: float = 1.0
    zero_stated: Measure | None = None

    def __post_init__(self) -> None:
        members = (
            self.kind, self.event_type, self.stance, self.attribution, self.realis, self.responsibility,
            self.date_precision, self.where_precision,
        )  # fmt: skip
        if members not in _MEMBERS_OF_CLAIMS:
            self._check_members()
            _MEMBERS_OF_CLAIMS.add(members)
        if (self.date_start is None) != (self.date_end is None):
            raise RecordError(f"post {self.post_id}, claim {self.claim_no}: one end of the date is missing")
        if self.date_start and self.date_end and self.date_start > self.date_end:
            raise RecordError(f"post {self.post_id}, claim {self.claim_no}: {self.date_start} is after {self.date_end}")
        if (self.date_start is None) != (self.date_precision == "unknown"):
            raise RecordError(f"post {self.post_id}, claim {self.claim_no}: date and date_precision disagree")

    def _check_members(self) -> None:
        check_member(self.kind, ClaimKind, "kind")
        if self.event_type is not None:
            check_member(self.event_type, EventType, "event_type")
        elif self.kind == "event":
            raise RecordError(f"post {self.post_id}, claim {self.claim_no}: an event claim needs an event_type")
        check_member(self.stance, Stance, "stance")
        check_member(self.attribution, Attribution, "attribution")
        check_member(self.realis, Realis, "realis")
        check_member(self.responsibility, Responsibility, "responsibility")
        check_member(self.date_precision, DatePrecision, "date_precision")
        check_member(self.where_precision, WherePrecision, "where_precision")


@dataclass(frozen=True, slots=True)
class ClaimActor:
    """An actor of a claim, as written, in one role; `actor_id` when the name is known from actors.csv."""

    post_id: str
    claim_no: int
    role: Role
    quotation: Quotation
    actor_id: str | None = None

    def __post_init__(self) -> None:
        check_member(self.role, Role, "role")


@dataclass(frozen=True, slots=True)
class Figure:
    """One number phrase of a claim, with the bound as stated.

    `low` and `high` are the numbers as stated (eq n: n, n; gte, gt n: n, None; lte, lt n: None, n; approx n: n, n;
    between: both; order_of_magnitude and some: None, None). What may be concluded from them is
    `assessment.bounds.bounds_of`. `imputed_low` is a lower bound that a named rule supplies for a word ("dozens": 24).
    `part_of` is the figure_no of the total this is a subset of.
    """

    post_id: str
    figure_no: int
    claim_no: int
    quotation: Quotation
    measure: Measure
    population: Population
    operator: Operator
    low: int | None
    high: int | None
    scope: Scope = "event"
    realis: Realis = "actual"
    part_of: int | None = None
    imputed_low: int | None = None
    victim_side: str | None = None
    victim_words: Quotation | None = None

    def __post_init__(self) -> None:
        low, high = self.low, self.high
        members = (self.measure, self.population, self.operator, self.scope, self.realis, low is None, high is None)
        is_one = low is None or high is None or low == high
        if is_one and (low or 0) >= 0 and (high or 0) >= 0 and members in _MEMBERS_OF_FIGURES:
            return
        where = f"post {self.post_id}, figure {self.quotation.text!r}"
        check_member(self.measure, Measure, f"{where}: measure")
        check_member(self.population, Population, f"{where}: population")
        check_member(self.operator, Operator, f"{where}: operator")
        check_member(self.scope, Scope, f"{where}: scope")
        check_member(self.realis, Realis, f"{where}: realis")
        check_stated_bounds(self.operator, low, high, where)
        _MEMBERS_OF_FIGURES.add(members)


@dataclass(frozen=True, slots=True)
class Reading:
    """All that extraction found in one post, in the order of the text."""

    post: Post
    entries: tuple[Entry, ...]
    claims: tuple[Claim, ...]
    figures: tuple[Figure, ...]
    actors: tuple[ClaimActor, ...]
