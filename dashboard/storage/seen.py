"""What is known of every input file since it was read last: size, time, hash, and what versions ask of its posts.

One SQLite file, derived and safe to delete: a file that has not changed since need not be read again. It also names the
snapshot that was built from all these files, and the code that built it.
"""

import contextlib
import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from secrets import token_hex

from dashboard.records import Post

FILE = "seen.sqlite"
TABLES = """
CREATE TABLE IF NOT EXISTS made (snapshot TEXT, fingerprint TEXT, stamp TEXT);
CREATE TABLE IF NOT EXISTS files (
    name TEXT PRIMARY KEY, size INTEGER, changed_ns INTEGER, read_ns INTEGER, sha256 TEXT, posts TEXT) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class KnownPost:
    """A post whose file has not changed: all that its place among versions and its identity ask of it, no text."""

    content_hash: str
    url: str | None
    published_date: date
    published_at: datetime | None
    captured_at: datetime | None
    file: str

    @property
    def post_id(self) -> str:
        """As `Post.post_id`."""
        return self.content_hash[:12]


@dataclass(frozen=True, slots=True)
class SeenFile:
    """A file as it was when it was read at `read_ns`: its size, time of change, SHA-256, and posts."""

    size: int
    changed_ns: int
    read_ns: int
    sha256: str
    posts: tuple[KnownPost, ...] = ()


@dataclass(frozen=True)
class Seen:
    """The files as last read, and which snapshot the code of this fingerprint made of them."""

    files: Mapping[str, SeenFile] = field(default_factory=dict)
    snapshot: str | None = None
    fingerprint: str | None = None
    stamp: str | None = None


_held: dict[Path, Seen] = {}
"""What this process read or wrote last: parsing it anew takes longer than asking for its stamp."""


def read_seen(folder: Path) -> Seen:
    """What is known of the files whose snapshots lie in `folder`; nothing when the file is missing or damaged."""
    path = folder / FILE
    if not path.is_file():
        return Seen()
    with contextlib.suppress(sqlite3.Error, ValueError, TypeError), closing(_opened(path)) as connection:
        connection.execute("BEGIN")
        snapshot, fingerprint, stamp = connection.execute("SELECT snapshot, fingerprint, stamp FROM made").fetchone()
        held = _held.get(path)
        if held is None or held.stamp != stamp:
            held = Seen(dict(_files(connection)), snapshot, fingerprint, stamp)
            _held[path] = held
        return held
    return Seen()


def write_seen(
    folder: Path, before: Seen, files: Mapping[str, SeenFile], snapshot: str, fingerprint: str
) -> str | None:
    """Keep `files`, and that `snapshot` was made of them; only what differs from `before` is written.

    Returns the stamp of what is kept; None when it could not be.
    """
    path = folder / FILE
    now = Seen(files, snapshot, fingerprint, token_hex(8))
    for _ in range(2):
        try:
            with closing(_opened(path)) as connection:
                connection.executescript(TABLES)
                connection.execute("BEGIN IMMEDIATE")
                row = connection.execute("SELECT stamp FROM made").fetchone()
                known = before.files if row is not None and row[0] == before.stamp else {}
                if not known:
                    connection.execute("DELETE FROM files")
                connection.executemany("DELETE FROM files WHERE name = ?", [[n] for n in known.keys() - files.keys()])
                new = [_row(name, file) for name, file in files.items() if known.get(name) is not file]
                connection.executemany("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?)", new)
                connection.execute("DELETE FROM made")
                connection.execute("INSERT INTO made VALUES (?, ?, ?)", [snapshot, fingerprint, now.stamp])
                connection.execute("COMMIT")
            _held[path] = now
            return now.stamp
        except sqlite3.DatabaseError:  # damaged: it is derived, and started anew
            before = Seen()
            path.unlink(missing_ok=True)
    return None


def known_posts(file: str, posts: list[Post]) -> tuple[KnownPost, ...]:
    """What is kept of the posts of a file of this name."""
    return tuple(KnownPost(p.content_hash, p.url, p.published_date, p.published_at, p.captured_at, file) for p in posts)


def _opened(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, isolation_level=None)


def _files(connection: sqlite3.Connection) -> Iterator[tuple[str, SeenFile]]:
    rows = connection.execute("SELECT name, size, changed_ns, read_ns, sha256, posts FROM files")
    for name, size, changed_ns, read_ns, sha256, posts in rows:
        found = () if posts == "[]" else tuple(_post(name, *values) for values in json.loads(posts))
        yield name, SeenFile(size, changed_ns, read_ns, sha256, found)


def _post(file: str, content_hash: str, url: str | None, day: str, at: str | None, captured: str | None) -> KnownPost:
    published_at = datetime.fromisoformat(at) if at else None
    captured_at = datetime.fromisoformat(captured) if captured else None
    return KnownPost(content_hash, url, date.fromisoformat(day), published_at, captured_at, file)


def _row(name: str, file: SeenFile) -> tuple[str, int, int, int, str, str]:
    posts = [
        [
            post.content_hash,
            post.url,
            post.published_date.isoformat(),
            post.published_at.isoformat() if post.published_at else None,
            post.captured_at.isoformat() if post.captured_at else None,
        ]
        for post in file.posts
    ]
    return name, file.size, file.changed_ns, file.read_ns, file.sha256, json.dumps(posts, separators=(",", ":"))
