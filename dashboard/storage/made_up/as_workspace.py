"""A made-up snapshot as a workspace: its posts as files, its names as tables, its claims as readings in the cache.

What a build makes of it is not the made-up snapshot (linking and assessment find their own events), but has its size.
"""

import csv
from collections.abc import Iterable, Iterator
from datetime import UTC, timedelta
from pathlib import Path
from typing import Any

import duckdb

from dashboard.capture import markdown_of
from dashboard.records import Claim, ClaimActor, Entry, Figure, Post, Quotation, Reading, quote
from dashboard.storage.input_files import Inputs, read_inputs
from dashboard.storage.reading_cache import ReadingCache
from dashboard.storage.readings import reading_fingerprint
from dashboard.storage.tables import ACTORS, GAZETTEER, SOURCES
from dashboard.storage.workspace import Workspace

POSTS = """
    SELECT post_id, text, publisher, published_date, url, title, text_kind::VARCHAR AS text_kind, is_current,
        captured_at
    FROM posts JOIN captures USING (post_id) ORDER BY post_id"""
CLAIMS = """
    SELECT post_id, claim_no, kind, event_type, stance, attribution, speaker_id, realis, responsibility,
        casualties_unstated, date_start, date_end, date_precision, place_id, admin1, country, where_precision,
        start, "end", speaker_start, speaker_end, date_words_start, date_words_end, place_start, place_end,
        trigger_start, trigger_end
    FROM claims ORDER BY post_id, claim_no"""
FIGURES = """
    SELECT post_id, figure_no, claim_no, start, "end", measure, population, operator, low, high, scope, realis,
        part_of, imputed_low
    FROM figures ORDER BY post_id, figure_no"""
ACTORS_OF_CLAIMS = """
    SELECT post_id, claim_no, role, start, "end", actor_id FROM claim_actors ORDER BY post_id, claim_no, start, role"""
NAMES = {
    GAZETTEER: "SELECT place_id, name, kind, within, admin1, country, lat, lon FROM places ORDER BY place_id",
    SOURCES: "SELECT source_id, name, attribution, side FROM sources ORDER BY source_id",
    ACTORS: "SELECT actor_id, name, sector, coalesce(side, 'unknown') AS side FROM actors ORDER BY actor_id",
}
SETTINGS = 'format = 1\ntitle = "Made up"\ncountry = "SY"\n'


def write_as_workspace(snapshot: Path, folder: Path, left_out: int = 0) -> list[Post]:
    """A workspace at `folder` with the posts and names of a made-up snapshot, and their readings in its cache.

    The last `left_out` posts are not stored (their readings are): they come back, to be ingested later.
    """
    (folder / "posts").mkdir(parents=True)
    (folder / "workspace.toml").write_text(SETTINGS, "utf-8")
    workspace = Workspace.at(folder)
    with duckdb.connect(str(snapshot), read_only=True) as connection:
        for header, query in NAMES.items():
            _write_table(folder / header.file, header.columns, _rows(connection, query))
        readings = _readings(connection)
        first = next(readings)
        _store(folder, first.post)
        cache = _cache(workspace, read_inputs(workspace))
        cache.keep(first)
        waiting: list[Post] = []
        for reading in readings:
            if reading.claims or reading.figures:
                cache.keep(reading)
                waiting.append(reading.post)
            else:
                _store(folder, reading.post)
            while len(waiting) > left_out:
                _store(folder, waiting.pop(0))
        cache.flush()
    return waiting


def _cache(workspace: Workspace, inputs: Inputs) -> ReadingCache:
    return ReadingCache(workspace.snapshots / "cache" / reading_fingerprint(inputs.identity))


def _store(folder: Path, post: Post) -> None:
    (folder / "posts" / f"{post.published_date.isoformat()}-{post.post_id}.md").write_text(markdown_of(post), "utf-8")


def _write_table(path: Path, columns: Iterable[str], rows: Iterable[dict[str, Any]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, list(columns), restval="", lineterminator="\n")
        table.writeheader()
        table.writerows({name: "" if value is None else value for name, value in row.items()} for row in rows)


def _rows(connection: duckdb.DuckDBPyConnection, query: str) -> Iterator[dict[str, Any]]:
    found = connection.cursor().execute(query)
    names = [column[0] for column in found.description]
    while some := found.fetchmany(5000):
        for row in some:
            yield dict(zip(names, row, strict=True))


class _ByPost:
    """Rows sorted by post, handed out post by post."""

    def __init__(self, rows: Iterator[dict[str, Any]]) -> None:
        self._rows = rows
        self._next = next(rows, None)

    def of(self, post_id: str) -> list[dict[str, Any]]:
        found = []
        while self._next is not None and self._next["post_id"] == post_id:
            found.append(self._next)
            self._next = next(self._rows, None)
        return found


def _readings(connection: duckdb.DuckDBPyConnection) -> Iterator[Reading]:
    """The reading of each post; an older version of a page has none of its own."""
    claims, figures, actors = (_ByPost(_rows(connection, query)) for query in (CLAIMS, FIGURES, ACTORS_OF_CLAIMS))
    for row in _rows(connection, POSTS):
        captured = row["captured_at"] if row["is_current"] else row["captured_at"] - timedelta(hours=1)
        post = Post(
            text=row["text"],
            publisher=row["publisher"],
            published_date=row["published_date"],
            url=row["url"],
            title=row["title"],
            text_kind=row["text_kind"],
            captured_at=captured.replace(tzinfo=UTC),
        )
        was = row["post_id"]
        yield Reading(
            post,
            (Entry(post.post_id, 0, 0, len(post.text)),),
            tuple(_claim(post, found) for found in claims.of(was)),
            tuple(_figure(post, found) for found in figures.of(was)),
            tuple(_actor(post, found) for found in actors.of(was)),
        )


def _quoted(post: Post, row: dict[str, Any], name: str) -> Quotation | None:
    start, end = row.pop(f"{name}_start"), row.pop(f"{name}_end")
    return None if start is None else quote(post.text, start, end)


def _claim(post: Post, row: dict[str, Any]) -> Claim:
    words = {name: _quoted(post, row, name) for name in ("speaker", "date_words", "place", "trigger")}
    sentence = quote(post.text, row.pop("start"), row.pop("end"))
    return Claim(**(row | words | {"post_id": post.post_id, "entry_no": 0, "quotation": sentence}))


def _figure(post: Post, row: dict[str, Any]) -> Figure:
    phrase = quote(post.text, row.pop("start"), row.pop("end"))
    return Figure(**(row | {"post_id": post.post_id, "quotation": phrase}))


def _actor(post: Post, row: dict[str, Any]) -> ClaimActor:
    words = quote(post.text, row.pop("start"), row.pop("end"))
    return ClaimActor(**(row | {"post_id": post.post_id, "quotation": words}))
