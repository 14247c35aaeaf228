"""The records that everything else passes around, and the closed lists they are checked against.

Every record is frozen and validates itself when it is made, so a figure whose low exceeds its high, an unknown
operator, or a quotation that does not stand in its post at its offsets cannot exist. Offsets count Unicode code
points in the post's text with LF line ends, end exclusive.

The closed lists are described, value by value, in `docs/codebook.md`; `storage/schema.sql` repeats them as ENUMs,
and `tests/test_codebook.py` holds the three together.
"""

import hashlib
from dataclasses import InitVar, dataclass, field
from datetime import date, datetime
from typing import Any, Literal, get_args

# --------------------------------------------------------------------------------------------- closed lists
TextKind = Literal["verbatim", "excerpt", "paraphrase", "synthetic"]
Measure = Literal["killed", "wounded", "casualties", "missing", "detained", "defected", "displaced"]
Population = Literal["people", "civilians", "children", "women", "combatants", "other"]
Operator = Literal["eq", "gte", "gt", "lte", "lt", "approx", "between", "order_of_magnitude", "some"]
Scope = Literal["event", "period", "cumulative"]
Realis = Literal["actual", "historical", "hypothetical", "denied"]
EventType = Literal[
    "armed_clash",
    "shelling_missile",
    "air_strike",
    "bombing",
    "chemical",
    "attack_on_people",
    "execution_torture",
    "abduction_detention",
    "territory_change",
    "defection_surrender",
    "protest",
    "meeting",
    "statement_demand",
    "humanitarian",
    "other",
]
Role = Literal["alleged_perpetrator", "target", "participant", "defector", "speaker", "counterpart"]
DatePrecision = Literal["day", "week", "month", "year", "unknown"]
WherePrecision = Literal[1, 2, 3, 4, 5, 6, 7]
Stance = Literal["asserts", "claims", "reports", "estimates", "confirms", "denies", "disputes", "retracts"]
Attribution = Literal[
    "perpetrator_claim",
    "accused_by_opponent",
    "monitor",
    "activist_network",
    "witness",
    "state_media",
    "government_official",
    "un_official",
    "own_reporting",
    "footage_claimed",
    "footage_geolocated",
    "unattributed",
]
Responsibility = Literal["not_stated", "alleged", "contested", "denied", "claimed_by_actor", "accepted_by_actor"]
TollBasis = Literal[
    "enumeration_deduplicated",
    "single_list",
    "running_tally",
    "period_tally",
    "official_statement",
    "statistical_estimate",
    "survey",
]
TollRelation = Literal["input_of", "earlier_version_is_input", "subset_of", "quotes", "replaced_by", "extends"]
Counted = Literal["counted", "partly", "not_separable", "excluded", "not_stated"]
ScopeGroup = Literal[
    "civilians",
    "opposition_fighters",
    "defectors",
    "government_military",
    "pro_government_militia",
    "foreign_fighters",
    "unidentified",
]
Sector = Literal[
    "GOV", "MIL", "PRM", "REB", "COP", "SPY", "UAF", "UNK", "CVL", "JRN", "MED", "REF", "OPP", "IGO", "NGO"
]
Agreement = Literal["no_known_origin", "one_origin", "several_origins", "conflicting"]
AgreementField = Literal["occurrence", "toll", "victims", "responsibility", "date"]
Grade = Literal["unassessed", "confirmed", "corroborated", "single_source", "contested", "discounted"]
AggregationRule = Literal["range", "lowest_minimum", "latest_of_each", "best_attributed"]
ClaimKind = Literal["event", "toll"]
SearchResult = Literal["reports_found", "nothing_found"]
DecisionKind = Literal[
    "accept",
    "correct",
    "reject",
    "add",
    "must_link",
    "cannot_link",
    "origin",
    "responsibility",
    "grade",
    "note",
    "undo",
]
EditStatus = Literal["in_effect", "undone", "overruled", "waiting", "orphan"]
VIOLENCE: frozenset[EventType] = frozenset(
    {
        "armed_clash",
        "shelling_missile",
        "air_strike",
        "bombing",
        "chemical",
        "attack_on_people",
        "execution_torture",
        "abduction_detention",
    }
)
FIRST_ROLES: frozenset[Role] = frozenset({"alleged_perpetrator", "participant", "defector", "speaker"})
"""Who does, meets or speaks; the other roles are to whom or with whom."""
ROLES_OF_KIND: dict[EventType, tuple[Role, Role]] = {
    **dict.fromkeys(VIOLENCE, ("alleged_perpetrator", "target")),
    "meeting": ("participant", "counterpart"),
    "statement_demand": ("speaker", "counterpart"),
    "defection_surrender": ("defector", "counterpart"),
}
PLACE_KINDS = Literal["country", "governorate", "district", "town", "neighbourhood", "site"]


def roles_of(event_type: EventType | None) -> tuple[Role, Role]:
    """The roles of those who act in an event of this kind, and of those it is done to or with."""
    return ROLES_OF_KIND.get(event_type, ("participant", "target")) if event_type else ("participant", "target")


class RecordError(ValueError):
    """A record that must not exist; the message names the value and where it came from."""


_MEMBERS: dict[int, tuple[Any, tuple[object, ...]]] = {}  # by identity: hashing a Literal costs more than the check


def _members(closed_list: Any) -> tuple[object, ...]:
    """The members of a Literal, worked out once; the Literal itself is kept so that its identity stays its own."""
    kept = _MEMBERS.get(id(closed_list))
    if kept is None:
        kept = _MEMBERS[id(closed_list)] = (closed_list, get_args(closed_list))
    return kept[1]


# Members of closed lists that one record held together and that were checked then
_MEMBERS_OF_CLAIMS: set[tuple[object, ...]] = set()
_MEMBERS_OF_FIGURES: set[tuple[object, ...]] = set()


def check_member(value: object, closed_list: Any, name: str) -> None:
    """Raise RecordError unless `value` is a member of the Literal `closed_list`."""
    if value not in _members(closed_list):
        raise RecordError(f"{name} {value!r} is not one of {', '.join(map(str, get_args(closed_list)))}")


# ---------------------------------------------------------------------------------------------- the records
@dataclass(frozen=True, slots=True)
class Quotation:
    """Words that stand in a post at [start, end). `source` is the post's text; it is checked and not kept."""

    start: int
    end: int
    text: str
    source: InitVar[str]

    def __post_init__(self, source: str) -> None:
        if not 0 <= self.start < self.end <= len(source):
            raise RecordError(f"offsets {self.start}-{self.end} lie outside a text of {len(source)} characters")
        if source[self.start : self.end] != self.text:
            raise RecordError(f"{self.text!r} does not stand at {self.start}-{self.end} of its post")


_SET_START, _SET_END, _SET_TEXT = (Quotation.__dict__[name].__set__ for name in ("start", "end", "text"))


def quote(source: str, start: int, end: int) -> Quotation:
    """The quotation that stands at [start, end) of `source`; RecordError when the offsets lie outside it."""
    if not 0 <= start < end <= len(source):
        return Quotation(start, end, source[start:end], source)  # which says what is wrong
    made = object.__new__(Quotation)  # its words need no check, since they are cut here
    _SET_START(made, start)
    _SET_END(made, end)
    _SET_TEXT(made, source[start:end])
    return made


def content_hash(text: str, **front_matter: str | None) -> str:
    """SHA-256 (64 hex digits) of a post: its LF text and its front matter, without `captured_at`.

    Line ends are folded to LF first, so that a checkout with CRLF has the same hash (design.md, section 3).
    """
    lf = text.replace("\r\n", "\n").replace("\r", "\n")
    head = "\n".join(f"{k}: {v}" for k, v in sorted(front_matter.items()) if k != "captured_at" and v)
    return hashlib.sha256(f"{head}\n\n{lf}".encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Post:
    """One captured page or text. `text` has LF line ends; `published_at` is UTC, absent when only the day is known."""

    text: str
    publisher: str
    published_date: date
    published_at: datetime | None = None
    url: str | None = None
    title: str | None = None
    language: str = "en"
    text_kind: TextKind = "verbatim"
    captured_at: datetime | None = None
    other_front_matter: tuple[tuple[str, str], ...] = ()
    content_hash: str = field(init=False)

    def __post_init__(self) -> None:
        check_member(self.text_kind, TextKind, "text_kind")
        if not self.text.strip():
            raise RecordError("the post is empty")
        if not self.publisher.strip():
            raise RecordError("the post has no publisher")
        if "\r" in self.text:
            raise RecordError("the post's text has line ends other than LF")
        for name, value in (("published_at", self.published_at), ("captured_at", self.captured_at)):
            if value is not None and value.tzinfo is None:
                raise RecordError(f"{name} {value} names no time zone; instants are UTC")
        published = self.published_at.isoformat() if self.published_at else self.published_date.isoformat()
        object.__setattr__(
            self,
            "content_hash",
            content_hash(
                self.text,
                publisher=self.publisher,
                published_at=published,
                url=self.url,
                title=self.title,
                language=self.language,
                text_kind=self.text_kind,
                **dict(self.other_front_matter),
            ),
        )

    @property
    def post_id(self) -> str:
        """The first 12 hex digits of the content hash."""
        return self.content_hash[:12]


@dataclass(frozen=True, slots=True)
class Entry:
    """One headed or time-stamped update inside a post: [start, end) spans it whole, heading included.

    `outlet`, `published_date` and `url` are set where a digest opens the entry with `## outlet | date | url`; they
    then stand for the post's publisher and time.
    """

    post_id: str
    entry_no: int
    start: int
    end: int
    heading: str | None = None
    stamped_at: datetime | None = None
    outlet: str | None = None
    published_date: date | None = None
    url: str | None = None


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


@dataclass(frozen=True, slots=True)
class Reading:
    """All that extraction found in one post, in the order of the text."""

    post: Post
    entries: tuple[Entry, ...]
    claims: tuple[Claim, ...]
    figures: tuple[Figure, ...]
    actors: tuple[ClaimActor, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A row of gazetteer.csv. `lat` and `lon` are degrees (WGS 84), absent where no sourced coordinate is known."""

    place_id: str
    name: str
    kind: PLACE_KINDS
    admin1: str | None
    country: str
    lat: float | None = None
    lon: float | None = None
    name_ar: str | None = None
    aliases: tuple[str, ...] = ()
    within: str | None = None
    population: int | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """A row of actors.csv: who acts. `name` is our neutral label; aliases may be partisan and stay in quotations."""

    actor_id: str
    name: str
    sector: Sector
    side: str
    aliases: tuple[str, ...] = ()
    country: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    note: str | None = None

    def __post_init__(self) -> None:
        check_member(self.sector, Sector, f"actor {self.actor_id}: sector")


@dataclass(frozen=True, slots=True)
class Source:
    """A row of sources.csv: who speaks or prints. `voice` is the source_id it speaks as (SANA: state media)."""

    source_id: str
    name: str
    attribution: Attribution
    voice: str | None = None
    side: str | None = None
    aliases: tuple[str, ...] = ()
    country: str | None = None
    url: str | None = None
    counts: str | None = None
    does_not_count: str | None = None
    note: str | None = None

    def __post_init__(self) -> None:
        check_member(self.attribution, Attribution, f"source {self.source_id}: attribution")


@dataclass(frozen=True, slots=True)
class Event:
    """What several claims speak of, derived by linking. `event_id` is the key of its first claim ("<post_id>.<no>")."""

    event_id: str
    event_type: EventType
    date_start: date | None
    date_end: date | None
    date_precision: DatePrecision
    place_name: str | None
    place_id: str | None
    admin1: str | None
    country: str | None
    where_precision: WherePrecision


@dataclass(frozen=True, slots=True)
class EventClaim:
    """Why a claim belongs to its event: the best pair it was joined by, with the score and its reasons in words."""

    event_id: str
    post_id: str
    claim_no: int
    joined_to_post_id: str | None
    joined_to_claim_no: int | None
    score: float
    reasons: tuple[str, ...]


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


@dataclass(frozen=True, slots=True)
class Search:
    """A row of searches.csv: a source was searched for some days. `admin1` None means the whole country."""

    source_id: str
    admin1: str | None
    from_date: date
    to_date: date
    searched_by: str
    searched_date: date
    result: SearchResult
    note: str | None = None

    def __post_init__(self) -> None:
        where = f"search of {self.source_id}"
        check_member(self.result, SearchResult, f"{where}: result")
        if self.from_date > self.to_date:
            raise RecordError(f"{where}: {self.from_date} is after {self.to_date}")


@dataclass(frozen=True, slots=True)
class Reference:
    """What a workspace knows of places, actors and sources, by their ids."""

    places: dict[str, Place]
    actors: dict[str, Actor]
    sources: dict[str, Source]
