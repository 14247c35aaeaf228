"""Readings kept between builds: Parquet files of many posts each, keyed by content hash, one folder a fingerprint.

A reading is stored as JSON in which a quotation is its two offsets, so that decoding checks it against the post's
text again. A file that cannot be read is deleted and its posts are read anew: the cache is never primary.
"""

import contextlib
import hashlib
import json
import shutil
import time
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import fields
from datetime import date, datetime
from functools import cache, lru_cache
from os import getpid
from pathlib import Path
from typing import Any, TypeVar, cast, get_args, get_type_hints

import pyarrow as pa
import pyarrow.parquet as pq

from dashboard.records import Claim, ClaimActor, Entry, Figure, Post, Quotation, Reading, quote
from dashboard.storage.durable import UNFINISHED, make_folder, publish_file

Record = TypeVar("Record")
SCHEMA = pa.schema([("content_hash", pa.string()), ("reading", pa.string())])
POSTS_A_FILE = 500
POSTS_A_GROUP = 50
"""What is read of a file when one of its posts is wanted."""
SECONDS_A_FILE = 5.0
MOST_FILES = 16


def encode(reading: Reading) -> str:
    """A reading as JSON, without the post's text."""
    parts = (reading.entries, reading.claims, reading.figures, reading.actors)
    rows = [[[plain(getattr(row, field.name)) for field in fields(row)] for row in part] for part in parts]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))


def plain(value: Any) -> Any:
    """A field's value as JSON holds it."""
    if isinstance(value, Quotation):
        return [value.start, value.end]
    if isinstance(value, date):
        return value.isoformat()
    return value


def decode_reading(text: str, post: Post) -> Reading:
    """The reading of `post` from JSON; ValueError when it does not fit the post or the records."""
    entries, claims, figures, actors = json.loads(text)
    return Reading(
        post=post,
        entries=tuple(made(Entry, entries, post)),
        claims=tuple(made(Claim, claims, post)),
        figures=tuple(made(Figure, figures, post)),
        actors=tuple(made(ClaimActor, actors, post)),
    )


def made(kind: type[Record], rows: list[list[Any]], post: Post) -> Iterator[Record]:
    """The records that `rows` hold, which check themselves as they are made."""
    special = unusual_fields(cast(Any, kind))
    for row in rows:
        for index, read in special:
            if row[index] is not None:
                row[index] = read(post.text, row[index])
        yield kind(*row)


@cache
def unusual_fields(kind: type) -> list[tuple[int, Callable[[str, Any], Any]]]:
    """Index and reader of each field of `kind` that JSON does not hold as it is."""
    readers: dict[type, Callable[[str, Any], Any]] = {
        Quotation: lambda text, span: quote(text, span[0], span[1]),
        datetime: lambda _, words: datetime.fromisoformat(words),
        date: lambda _, words: date.fromisoformat(words),
    }
    hints = get_type_hints(kind)
    found = []
    for index, field in enumerate(fields(kind)):
        hint = hints[field.name]
        for choice in (hint, *get_args(hint)):
            if choice in readers:
                found.append((index, readers[choice]))
    return found


def texts_in(file: Path, wanted: Collection[str] | None) -> dict[str, str]:
    """The readings in a file by content hash, or only the `wanted` ones: of their groups alone texts are read."""
    with pq.ParquetFile(file, page_checksum_verification=True) as stream:  # read_table imports pandas
        if wanted is None:
            groups = list(range(stream.num_row_groups))
        else:
            state = file.stat()
            names = names_in(file, state.st_size, state.st_mtime_ns)
            groups = [at for at, some in enumerate(names) if not some.isdisjoint(wanted)]
        if not groups:
            return {}
        columns = stream.read_row_groups(groups, SCHEMA.names).to_pydict()
    found = zip(columns["content_hash"], columns["reading"], strict=True)
    return {name: text for name, text in found if wanted is None or name in wanted}


@lru_cache(maxsize=1000)
def names_in(file: Path, _size: int, _changed_ns: int) -> tuple[frozenset[str], ...]:
    """The content hashes in each group of a file, which is written once and never changed."""
    with pq.ParquetFile(file, page_checksum_verification=True) as stream:
        groups = [stream.read_row_group(at, ["content_hash"]) for at in range(stream.num_row_groups)]
    return tuple(frozenset(group.column("content_hash").to_pylist()) for group in groups)


class HeldReadings:
    """The readings asked for last, for a process that builds again and again; bounded."""

    def __init__(self, most: int = 2000) -> None:
        self._most = most
        self._made_by = ""
        self._readings: dict[str, Reading] = {}

    def made_by(self, fingerprint: str) -> "HeldReadings":
        """These readings, when the extractor of this fingerprint made them; else none."""
        if fingerprint != self._made_by:
            self._made_by = fingerprint
            self._readings.clear()
        return self

    def find(self, content_hash: str) -> Reading | None:
        """The reading of the post of this hash."""
        return self._readings.get(content_hash)

    def keep(self, reading: Reading) -> None:
        """Keep one more, and let go of the one that was kept first when there are too many."""
        if len(self._readings) >= self._most:
            del self._readings[next(iter(self._readings))]
        self._readings[reading.post.content_hash] = reading


class ReadingCache:
    """The readings kept in one folder. Use it only while holding the workspace's lock.

    With `wanted` only the readings of these content hashes are held, and `compact` does nothing.
    """

    def __init__(self, folder: Path, wanted: Collection[str] | None = None) -> None:
        self._is_whole = wanted is None
        self.folder = folder
        self._texts: dict[str, str] = {}
        self._new: dict[str, str] = {}
        self._written = time.monotonic()
        self._files: list[Path] = []
        for file in sorted(folder.glob("batch-*.parquet")):
            try:
                found = texts_in(file, wanted)
            except (pa.ArrowException, OSError, ValueError):
                with contextlib.suppress(OSError):
                    file.unlink()
                continue
            self._texts.update(found)
            self._files.append(file)

    def find(self, post: Post) -> Reading | None:
        """The kept reading of `post`; None when there is none that fits."""
        text = self._texts.get(post.content_hash)
        if text is None:
            return None
        try:
            return decode_reading(text, post)
        except (ValueError, TypeError, IndexError, KeyError):
            del self._texts[post.content_hash]
            return None

    def keep(self, reading: Reading) -> None:
        """Keep a reading; every few seconds those kept so far go to the disk, so that a crash loses little."""
        self._new[reading.post.content_hash] = encode(reading)
        if len(self._new) >= POSTS_A_FILE or time.monotonic() - self._written > SECONDS_A_FILE:
            self.flush()

    def flush(self) -> None:
        """Write what is new as one file."""
        if self._new:
            self._files.append(self._write(self._new))
            self._texts.update(self._new)
            self._new = {}
        self._written = time.monotonic()

    def compact(self, wanted: Iterable[str]) -> None:
        """Make one file of many, of the content hashes `wanted` only; nothing happens while there are few files."""
        self.flush()
        if not self._is_whole or len(self._files) <= MOST_FILES:
            return
        old = self._files
        self._files = [self._write({name: self._texts[name] for name in wanted if name in self._texts})]
        for file in old:
            if file not in self._files:
                with contextlib.suppress(OSError):
                    file.unlink()

    def _write(self, texts: dict[str, str]) -> Path:
        make_folder(self.folder)
        name = hashlib.sha256("\n".join(texts).encode()).hexdigest()[:16]
        file = self.folder / f"batch-{name}.parquet"
        unfinished = self.folder / f"{UNFINISHED}{getpid()}-{name}"
        table = pa.table({"content_hash": list(texts), "reading": list(texts.values())}, schema=SCHEMA)
        pq.write_table(table, unfinished, compression="zstd", write_page_checksum=True, row_group_size=POSTS_A_GROUP)
        publish_file(unfinished, file)
        return file


def delete_old_caches(folder: Path, keep: int = 2) -> None:
    """Delete the caches of older fingerprints, but for the `keep` used last."""
    with contextlib.suppress(OSError):
        caches = sorted((path for path in folder.iterdir() if path.is_dir()), key=lambda path: path.stat().st_mtime)
        for old in caches[:-keep]:
            shutil.rmtree(old, ignore_errors=True)
