"""What a workspace knows beside its posts: places, actors, sources, and what was searched."""

from dataclasses import dataclass
from datetime import date

from dashboard.records.checks import RecordError, check_member
from dashboard.records.closed_lists import PLACE_KINDS, Attribution, SearchResult, Sector


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
