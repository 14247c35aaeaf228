"""The rows of every table of schema.sql, from the workspace's files and from assessment."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from dashboard.assessment.rows import Assessed
from dashboard.records import Place, Post, Reading, TextKind
from dashboard.storage.decided import (
    NOTHING_DECIDED,
    DecidedInputs,
    edit_rows,
    edit_value_rows,
    rejected_rows,
)
from dashboard.storage.tables import Tables
from dashboard.storage.versions import Version
from dashboard.storage.workspace import FORMAT, Settings

Rows = dict[str, Sequence[Any]]
"""Rows by table: objects whose attributes are named as the table's columns."""
TollNumber = tuple[str, str, str, int | None, int | None]
"""Measure, population, operator, low and high of a toll: tolls that differ in one of them are never the same."""


@dataclass(frozen=True, slots=True)
class MetaRow:
    """A fact about the snapshot."""

    key: str
    value: str


@dataclass(frozen=True, slots=True)
class PostRow:
    """A post, with its place among the versions of its URL."""

    post_id: str
    content_hash: str
    publisher: str
    published_date: date
    published_at: datetime | None
    url: str | None
    title: str | None
    language: str
    text_kind: TextKind
    text: str
    version_of: str | None
    is_current: bool


@dataclass(frozen=True, slots=True)
class CaptureRow:
    """When a post was captured."""

    post_id: str
    captured_at: datetime | None


def post_row(version: Version) -> PostRow:
    """The row of one post, whose text must be at hand."""
    post = version.post
    if not isinstance(post, Post):
        raise TypeError(f"the text of post {post.post_id} has not been read")
    return PostRow(
        post.post_id,
        post.content_hash,
        post.publisher,
        post.published_date,
        post.published_at,
        post.url,
        post.title,
        post.language,
        post.text_kind,
        post.text,
        version.version_of,
        version.is_current,
    )


def meta_rows(
    snapshot_id: str, fingerprint: str, settings: Settings, versions: Sequence[Version], tables: Tables
) -> list[MetaRow]:
    """The facts about a snapshot. Without days in workspace.toml, the days are those of the posts."""
    days = [version.post.published_date for version in versions]
    facts = {
        "country": settings.country or "",
        "declared_first_date": str(settings.first_day or ""),
        "declared_last_date": str(settings.last_day or ""),
        "fingerprint": fingerprint,
        "first_date": str(settings.first_day or min(days)),
        "format": str(FORMAT),
        "languages": "|".join(settings.languages),
        "last_date": str(settings.last_day or max(days)),
        "posts": str(len(versions)),
        "snapshot_id": snapshot_id,
        "title": settings.title,
        "tolls_in_csv": str(len(tables.tolls)),
    }
    return [MetaRow(key, value) for key, value in facts.items()]


def fresh_rows(meta: Sequence[MetaRow], versions: Sequence[Version], tables: Tables) -> Rows:
    """The rows of the tables that repeat what bears on no other row: they are never kept (storage/kept_rows.py)."""
    return {
        "meta": meta,
        "captures": [CaptureRow(version.post.post_id, version.post.captured_at) for version in versions],
        "searches": tables.searches,
    }


def all_rows(
    meta: Sequence[MetaRow],
    versions: Sequence[Version],
    readings: Iterable[Reading],
    tables: Tables,
    assessed: Assessed,
    carried_places: Iterable[str] = (),
    taken: DecidedInputs = NOTHING_DECIDED,
) -> Rows:
    """The rows of every table but those that are empty by design.

    `carried_places` are the places that rows name which are carried over from the snapshot before.
    """
    return fresh_rows(meta, versions, tables) | {
        "edits": edit_rows(taken, assessed.standings),
        "edit_values": edit_value_rows(taken.decisions),
        "rejected": rejected_rows(taken.decisions),
        "posts": [post_row(version) for version in versions],
        "entries": [entry for reading in readings for entry in reading.entries],
        "claims": assessed.claims,
        "claim_actors": assessed.claim_actors,
        "figures": assessed.figures,
        "events": assessed.events,
        "event_claims": assessed.event_claims,
        "event_figures": assessed.event_figures,
        "event_tracks": assessed.event_tracks,
        "event_origins": assessed.event_origins,
        "event_conflicts": assessed.event_conflicts,
        "tolls": assessed.tolls,
        "toll_links": tables.toll_links,
        "toll_parts": tables.toll_parts,
        "toll_scope": tables.toll_scope,
        "sources": list(tables.reference.sources.values()),
        "actors": list(tables.reference.actors.values()),
        "places": used_places(tables.reference.places, [*place_ids(assessed), *carried_places]),
        "problems": assessed.problems,
    }


def place_ids(assessed: Assessed) -> list[str]:
    """The places that claims and events name."""
    return [row.place_id for rows in (assessed.claims, assessed.events) for row in rows if row.place_id is not None]


def used_places(places: dict[str, Place], named: Iterable[str]) -> list[Place]:
    """The gazetteer rows of the places `named`, those they lie within, and every governorate and country.

    A governorate without a report is a blind spot, and must have its row.
    """
    waiting: list[str | None] = list(named)
    waiting += [place.place_id for place in places.values() if place.kind in ("governorate", "country")]
    used: dict[str, Place] = {}
    while waiting:
        place_id = waiting.pop()
        if place_id is not None and place_id in places and place_id not in used:
            used[place_id] = places[place_id]
            waiting.append(places[place_id].within)
    return [used[name] for name in sorted(used)]
