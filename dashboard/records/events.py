"""What several claims speak of."""

from dataclasses import dataclass
from datetime import date

from dashboard.records.closed_lists import DatePrecision, EventType, WherePrecision


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
