"""The rows that assessment hands to storage: one frozen dataclass a table, field names equal to schema.sql's columns.

Optional fields are null in the snapshot. Every tuple of rows comes in a total order, so that equal inputs give equal
tables (design.md, section 3). Meanings and units stand beside the columns in `storage/schema.sql`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from dashboard.decisions.standing import Standing
from dashboard.records import (
    AggregationRule,
    Agreement,
    AgreementField,
    Attribution,
    ClaimKind,
    DatePrecision,
    EventClaim,
    EventType,
    Grade,
    Measure,
    Operator,
    Population,
    Realis,
    Responsibility,
    Role,
    Scope,
    Stance,
    TollBasis,
)


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One assertion with its report (publisher, day, address), its voice and its origin."""

    post_id: str
    claim_no: int
    entry_no: int
    kind: ClaimKind
    quotation: str
    start: int
    end: int
    at: str
    event_type: EventType | None
    stance: Stance
    attribution: Attribution
    speaker: str | None
    speaker_start: int | None
    speaker_end: int | None
    speaker_id: str | None
    relayed_by: str | None
    relayed_by_start: int | None
    relayed_by_end: int | None
    relayed_by_id: str | None
    cited: str | None
    cited_start: int | None
    cited_end: int | None
    publisher: str
    reported_date: date
    reported_at: datetime | None
    url: str | None
    voice: str
    voice_name: str
    origin: str | None
    realis: Realis
    responsibility: Responsibility
    casualties_unstated: bool
    zero_stated: Measure | None
    sentence_to_share: str
    date_start: date | None
    date_end: date | None
    date_precision: DatePrecision
    date_words: str | None
    date_words_start: int | None
    date_words_end: int | None
    place: str | None
    place_start: int | None
    place_end: int | None
    place_id: str | None
    admin1: str | None
    country: str | None
    where_precision: int
    trigger: str | None
    trigger_start: int | None
    trigger_end: int | None
    confidence: float
    is_recollection: bool
    is_reviewed: bool
    repeated_in: int | None


@dataclass(frozen=True, slots=True)
class ClaimActorRow:
    """An actor of a claim in one role; `actor_name` is our neutral label where actors.csv knows the name."""

    post_id: str
    claim_no: int
    role: Role
    name: str
    start: int
    end: int
    actor_id: str | None
    actor_name: str
    is_person: bool


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One number phrase of a claim, the bound kept as stated."""

    post_id: str
    figure_no: int
    claim_no: int
    quotation: str
    start: int
    end: int
    measure: Measure
    population: Population
    operator: Operator
    low: int | None
    high: int | None
    imputed_low: int | None
    scope: Scope
    realis: Realis
    part_of: int | None
    victim_side: str | None
    victim_words: str | None


@dataclass(frozen=True, slots=True)
class EventRow:
    """What several claims speak of, with its standing in words and a sentence ready to copy."""

    event_id: str
    title: str
    event_type: EventType
    date_start: date | None
    date_end: date | None
    date_precision: DatePrecision
    reported_first: date
    reported_last: date
    place_name: str | None
    place_id: str | None
    admin1: str | None
    country: str | None
    where_precision: int
    lat: float | None
    lon: float | None
    responsibility: Responsibility
    footage_only: bool
    n_claims: int
    n_posts: int
    n_voices: int
    n_origins: int
    agreement: Agreement
    conflict_share: float | None
    grade: Grade
    n_reviewed: int
    is_reviewed: bool
    standing: str
    sentence: str


@dataclass(frozen=True, slots=True)
class EventFigureRow:
    """The number of an event under one aggregation rule, one measure and one population."""

    event_id: str
    rule: AggregationRule
    measure: Measure
    population: Population
    operator: Operator
    low: int | None
    high: int | None
    low_open: bool
    words: str
    voices: str
    n_claims: int
    imputed_low: int | None


@dataclass(frozen=True, slots=True)
class EventTrackRow:
    """One step of one voice's numbers for an event, in order of publication."""

    event_id: str
    voice: str
    voice_name: str
    measure: Measure
    population: Population
    step: int
    reported_date: date
    post_id: str
    figure_no: int
    claim_no: int
    words: str
    is_recollection: bool
    is_latest: bool


@dataclass(frozen=True, slots=True)
class EventOriginRow:
    """A place where reports of an event first came from."""

    event_id: str
    origin: str
    origin_name: str
    n_claims: int


@dataclass(frozen=True, slots=True)
class EventConflictRow:
    """A field in which two voices' reports of an event cannot both be right, with both readings."""

    event_id: str
    field: AgreementField
    one: str
    other: str
    one_post_id: str
    one_claim_no: int
    other_post_id: str
    other_claim_no: int


@dataclass(frozen=True, slots=True)
class TollRow:
    """A toll of tolls.csv, or one read in a post that matches none of them."""

    toll_id: str
    from_post: bool
    post_id: str | None
    figure_no: int | None
    series_id: str | None
    source: str
    attribution: Attribution | None
    measure: Measure
    population: Population
    territory: str
    operator: Operator
    low: int | None
    high: int | None
    interval_low: int | None
    interval_high: int | None
    reading: str | None
    coverage_from: str | None
    coverage_to: str | None
    as_of: date | None
    as_of_basis: str
    published: str
    published_date: date
    cumulative: bool
    basis: TollBasis | None
    excluded_records: int | None
    citation: str | None
    note: str | None
    told_with: str | None
    counted_words: str | None
    words: str
    sentence: str


@dataclass(frozen=True, slots=True)
class ProblemRow:
    """Something a person should know about the workspace's files; none of it stops a build."""

    kind: str
    subject: str
    words: str


@dataclass(frozen=True, slots=True)
class Assessed:
    """All rows that assessment makes, each tuple named after its table; `standings` are those of grades, by edit_id."""

    claims: tuple[ClaimRow, ...]
    claim_actors: tuple[ClaimActorRow, ...]
    figures: tuple[FigureRow, ...]
    events: tuple[EventRow, ...]
    event_claims: tuple[EventClaim, ...]
    event_figures: tuple[EventFigureRow, ...]
    event_tracks: tuple[EventTrackRow, ...]
    event_origins: tuple[EventOriginRow, ...]
    event_conflicts: tuple[EventConflictRow, ...]
    tolls: tuple[TollRow, ...]
    problems: tuple[ProblemRow, ...]
    standings: Mapping[str, Standing] = field(default_factory=dict)
