"""The CSV files of a workspace into records. docs/codebook.md fixes the columns; a test compares the two."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar, cast, get_args

from dashboard.records import (
    PLACE_KINDS,
    Actor,
    Place,
    Reference,
    Search,
    Source,
    Toll,
    TollLink,
    TollPart,
    TollScope,
)
from dashboard.storage.csv_rows import Header, Row, read_records

Record = TypeVar("Record")

SOURCES = Header("sources.csv", "source_id name aliases attribution voice side country url counts does_not_count note")
ACTORS = Header("actors.csv", "actor_id name aliases sector side country valid_from valid_to note")
GAZETTEER = Header(
    "gazetteer.csv", "place_id name name_ar aliases kind within admin1 country lat lon population source"
)
SEARCHES = Header("searches.csv", "source_id admin1 from_date to_date searched_by searched_date result note")
TOLLS = Header(
    "tolls.csv",
    "toll_id series_id source measure population territory operator low high interval_low interval_high reading "
    "coverage_from coverage_to as_of as_of_basis published cumulative basis excluded_records citation note",
)
TOLL_LINKS = Header("toll_links.csv", "toll_id other relation note")
TOLL_PARTS = Header("toll_parts.csv", "toll_id part population value note")
TOLL_SCOPE = Header("toll_scope.csv", "toll_id group counted note")
HEADERS = (SOURCES, ACTORS, GAZETTEER, SEARCHES, TOLLS, TOLL_LINKS, TOLL_PARTS, TOLL_SCOPE)
LEXICON = (
    Header("lexicon/sources.csv", SOURCES.names),
    Header("lexicon/actors.csv", ACTORS.names),
    Header("lexicon/places.csv", GAZETTEER.names),
)
"""What an analyst adds to the names in use, own or shipped: the same columns, never an id that is there already."""
SIDES = ("government", "opposition", "islamist", "kurdish", "foreign", "un", "civilian", "unknown")


@dataclass(frozen=True)
class Tables:
    """All that the CSV files of a workspace say."""

    reference: Reference
    searches: tuple[Search, ...]
    tolls: tuple[Toll, ...]
    toll_links: tuple[TollLink, ...]
    toll_parts: tuple[TollPart, ...]
    toll_scope: tuple[TollScope, ...]


def read_tables(texts: dict[str, str], problems: list[str]) -> Tables:
    """The records in `texts` (file name to LF text; a file may be left out).

    Every problem is added to `problems` as a sentence naming file, row and column; nothing is repaired or guessed.
    """

    def read(header: Header, make: Callable[[Row], Record]) -> tuple[Record, ...]:
        return read_records(texts.get(header.file), header, make, problems)

    scope = read(TOLL_SCOPE, toll_scope_of)
    tolls = tuple(
        replace(toll, scope=tuple((row.group_name, row.counted) for row in scope if row.toll_id == toll.toll_id))
        for toll in read(TOLLS, toll_of)
    )
    places = by_id(read(GAZETTEER, place_of), "place_id", GAZETTEER.file, problems)
    actors = by_id(read(ACTORS, actor_of), "actor_id", ACTORS.file, problems)
    sources = by_id(read(SOURCES, source_of), "source_id", SOURCES.file, problems)
    more_sources, more_actors, more_places = LEXICON
    read(more_places, lambda row: added(row, place_of(row), "place_id", places, within="within"))
    read(more_actors, lambda row: added(row, actor_of(row), "actor_id", actors))
    read(more_sources, lambda row: added(row, source_of(row), "source_id", sources, within="voice"))
    tables = Tables(
        reference=Reference(places, actors, sources),
        searches=read(SEARCHES, search_of),
        tolls=tolls,
        toll_links=read(TOLL_LINKS, toll_link_of),
        toll_parts=read(TOLL_PARTS, toll_part_of),
        toll_scope=scope,
    )
    if not problems:  # else every row that was left out would be missed once more
        check_references(tables, problems)
    return tables


def by_id(records: Iterable[Record], key: str, file: str, problems: list[str]) -> dict[str, Record]:
    """The records by their id; an id that stands twice is a problem."""
    found: dict[str, Record] = {}
    for record in records:
        name = getattr(record, key)
        if name in found:
            problems.append(f"{file}: {key} {name!r} stands twice.")
        found[name] = record
    return found


def added(row: Row, record: Record, key: str, known: dict[str, Record], within: str | None = None) -> Record:
    """Add the record of a row of the lexicon to what is `known`.

    BadInput names the row when its id is taken, or when the cell `within` names no row that is known by then.
    """
    name = getattr(record, key)
    if name in known:
        raise row.wrong(key, f"{name!r} is there already; the lexicon adds names and changes none")
    other = getattr(record, within) if within else None
    if within and other and other not in known:
        raise row.wrong(within, f"{other!r} is not a {key} of the names in use or of a row above")
    known[name] = record
    return record


def check_references(tables: Tables, problems: list[str]) -> None:
    """Add a sentence for each id that another file should know and does not."""
    toll_ids = [toll.toll_id for toll in tables.tolls]
    problems.extend(f"tolls.csv: toll_id {name!r} stands twice." for name in twice(toll_ids))
    for file, ids in (
        ("toll_links.csv", [link.toll_id for link in tables.toll_links]),
        ("toll_links.csv", [link.other for link in tables.toll_links]),
        ("toll_parts.csv", [part.toll_id for part in tables.toll_parts]),
        ("toll_scope.csv", [scope.toll_id for scope in tables.toll_scope]),
    ):
        problems.extend(f"{file}: {name!r} is not a toll_id of tolls.csv." for name in sorted({*ids} - {*toll_ids}))
    groups = [f"{row.toll_id} {row.group_name}" for row in tables.toll_scope]
    problems.extend(f"toll_scope.csv: {name} stands twice." for name in twice(groups))
    reference = tables.reference
    for source in reference.sources.values():
        if source.voice and source.voice not in reference.sources:
            problems.append(f"sources.csv: {source.source_id} speaks as {source.voice!r}, which is not a source_id.")
    for place in reference.places.values():
        if place.within and place.within not in reference.places:
            problems.append(f"gazetteer.csv: {place.place_id} lies within {place.within!r}, which is not a place_id.")
    searched = {search.source_id for search in tables.searches} - {*reference.sources}
    problems.extend(f"searches.csv: {name!r} is not a source_id of sources.csv." for name in sorted(searched))


def twice(names: Sequence[str]) -> list[str]:
    """The names that stand more than once, in order."""
    seen: set[str] = set()
    return sorted({name for name in names if name in seen or seen.add(name)})  # type: ignore[func-returns-value]


def member(row: Row, column: str) -> Any:
    """The cell of a closed list; the record that is made from it checks that it is a member."""
    return cast(Any, row.words(column))


def side_of(row: Row) -> str | None:
    """One of the sides, None when the cell is empty."""
    side = row.optional("side")
    if side is not None and side not in SIDES:
        raise row.wrong("side", f"{side!r} is not one of {', '.join(SIDES)}")
    return side


def source_of(row: Row) -> Source:
    """A row of sources.csv."""
    return Source(
        source_id=row.words("source_id"),
        name=row.words("name"),
        attribution=member(row, "attribution"),
        voice=row.optional("voice"),
        side=side_of(row),
        aliases=row.names("aliases"),
        country=row.optional("country"),
        url=row.optional("url"),
        counts=row.optional("counts"),
        does_not_count=row.optional("does_not_count"),
        note=row.optional("note"),
    )


def actor_of(row: Row) -> Actor:
    """A row of actors.csv."""
    return Actor(
        actor_id=row.words("actor_id"),
        name=row.words("name"),
        sector=member(row, "sector"),
        side=side_of(row) or "unknown",
        aliases=row.names("aliases"),
        country=row.optional("country"),
        valid_from=row.optional_day("valid_from"),
        valid_to=row.optional_day("valid_to"),
        note=row.optional("note"),
    )


def place_kind(row: Row) -> PLACE_KINDS:
    """The kind of a place."""
    kind = row.words("kind")
    if kind not in get_args(PLACE_KINDS):
        raise row.wrong("kind", f"{kind!r} is not one of {', '.join(get_args(PLACE_KINDS))}")
    return cast(PLACE_KINDS, kind)


def place_of(row: Row) -> Place:
    """A row of gazetteer.csv."""
    return Place(
        place_id=row.words("place_id"),
        name=row.words("name"),
        kind=place_kind(row),
        admin1=row.optional("admin1"),
        country=row.words("country"),
        lat=row.degrees("lat", 90),
        lon=row.degrees("lon", 180),
        name_ar=row.optional("name_ar"),
        aliases=row.names("aliases"),
        within=row.optional("within"),
        population=row.optional_number("population"),
        source=row.optional("source"),
    )


def search_of(row: Row) -> Search:
    """A row of searches.csv."""
    return Search(
        source_id=row.words("source_id"),
        admin1=row.optional("admin1"),
        from_date=row.day("from_date"),
        to_date=row.day("to_date"),
        searched_by=row.words("searched_by"),
        searched_date=row.day("searched_date"),
        result=member(row, "result"),
        note=row.optional("note"),
    )


def toll_of(row: Row) -> Toll:
    """A row of tolls.csv, without its scope."""
    return Toll(
        toll_id=row.words("toll_id"),
        series_id=row.optional("series_id"),
        source=row.words("source"),
        measure=member(row, "measure"),
        population=member(row, "population"),
        territory=row.words("territory"),
        operator=member(row, "operator"),
        low=row.optional_number("low"),
        high=row.optional_number("high"),
        reading=row.optional("reading"),
        coverage_from=row.optional_edtf("coverage_from"),
        coverage_to=row.optional_edtf("coverage_to"),
        as_of=row.optional_day("as_of"),
        as_of_basis=row.words("as_of_basis"),
        published=row.edtf("published"),
        cumulative=row.yes("cumulative"),
        basis=member(row, "basis"),
        interval_low=row.optional_number("interval_low"),
        interval_high=row.optional_number("interval_high"),
        excluded_records=row.optional_number("excluded_records"),
        citation=row.optional("citation"),
        note=row.optional("note"),
    )


def toll_link_of(row: Row) -> TollLink:
    """A row of toll_links.csv."""
    return TollLink(row.words("toll_id"), row.words("other"), member(row, "relation"), row.optional("note"))


def toll_part_of(row: Row) -> TollPart:
    """A row of toll_parts.csv."""
    return TollPart(
        row.words("toll_id"),
        row.words("part"),
        member(row, "population"),
        row.whole_number("value"),
        row.optional("note"),
    )


def toll_scope_of(row: Row) -> TollScope:
    """A row of toll_scope.csv."""
    return TollScope(row.words("toll_id"), member(row, "group"), member(row, "counted"), row.optional("note"))
