"""The file of the next snapshot: a copy of the last one, open to be read and then changed in one transaction.

A process that stays makes the next copy ahead, once a snapshot is published: then it is on the disk and open when
somebody decides, and only what changes has to be written.
"""

import contextlib
import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb

from dashboard.storage.durable import UNFINISHED, sync_file
from dashboard.storage.snapshot import MEMORY_LIMIT

LIGHTLY = "fsst,dict_fsst,zstd,alp,alprd,chimp,patas,roaring"
"""Ways to compress that are not tried for the few rows that change: trying them takes longer than writing the rows."""
SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "memory_limit": MEMORY_LIMIT,
    "threads": 1,
    "disabled_compression_methods": LIGHTLY,
}
"""One thread: what there is to do is many small statements, which two threads only make wait for each other."""
State = tuple[str, int, int]
"""A file's path, inode and time of change: as long as they are the same, so are its bytes."""


@dataclass(frozen=True)
class Ahead:
    """A copy made ahead: of which file, where it lies, and the connection that has it open."""

    of: State
    file: Path
    connection: duckdb.DuckDBPyConnection


_ahead: list[Ahead] = []


@contextlib.contextmanager
def copied(before: Path, path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection whose tables are those of the snapshot `before`, copied to `path`."""
    connection = _taken(before, path)
    if connection is None:
        shutil.copyfile(before, path)
        connection = _opened(path)
    try:
        yield connection
    finally:
        connection.close()


def make_ahead(before: Path) -> None:
    """Copy the snapshot `before` for the next decision; nothing where an open file cannot be renamed."""
    forget_ahead()
    if sys.platform == "win32":
        return
    file = before.with_name(f"{UNFINISHED}ahead-{os.getpid()}")
    with contextlib.suppress(OSError, duckdb.Error):
        state = state_of(before)
        shutil.copyfile(before, file)
        sync_file(file)
        _ahead.append(Ahead(state, file, _opened(file)))


def forget_ahead() -> None:
    """Let go of the copy made ahead."""
    while _ahead:
        one = _ahead.pop()
        one.connection.close()
        with contextlib.suppress(OSError):
            one.file.unlink()


def made_ahead() -> frozenset[str]:
    """The name of the copy made ahead, which is no leftover."""
    return frozenset(one.file.name for one in _ahead)


def state_of(path: Path) -> State:
    """What tells a file from any other that has had its name."""
    state = path.stat()
    return str(path), state.st_ino, state.st_mtime_ns


def quoted(path: Path) -> str:
    """The path as a string of SQL: ATTACH takes no parameter."""
    return "'" + str(path).replace("'", "''") + "'"


def _taken(before: Path, path: Path) -> duckdb.DuckDBPyConnection | None:
    """The copy made ahead, under the name `path`; None without one of this very file."""
    if _ahead and _ahead[0].of == state_of(before):
        try:
            _ahead[0].file.replace(path)
            return _ahead.pop().connection
        except OSError:  # another process has tidied it away
            pass
    forget_ahead()
    return None


def _opened(path: Path) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect(config=SETTINGS)
    try:
        connection.execute(f"ATTACH {quoted(path)} AS snapshot (RECOVERY_MODE NO_WAL_WRITES)")  # a crash: deleted
        connection.execute("USE snapshot")
    except BaseException:
        connection.close()
        raise
    return connection
