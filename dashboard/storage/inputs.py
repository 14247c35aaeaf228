"""What a snapshot is built from, and its name: equal inputs read by equal code give one snapshot_id.

Paths, times and line ends do not enter. storage/seen.py remembers the sizes, times and hashes of the files the current
snapshot was built from, so that a start with nothing new reads no post at all.
"""

import contextlib
import hashlib
import os
import time
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from dashboard.storage.seen import SeenFile, read_seen
from dashboard.storage.workspace import REPOSITORY, Workspace, is_post_file

READS_POSTS = ("extraction", "records")
MAKES_ROWS = (
    "linking",
    "assessment",
    "decisions",
    "storage/decided.py",
    "storage/schema.sql",
    *(f"storage/{name}.py" for name in ("rows", "tables")),
)
KEEPS_LINKS = tuple(f"storage/{name}.py" for name in ("kept_links", "unit_rows"))
FOLLOWS_ROWS = (
    *KEEPS_LINKS,
    *(f"storage/{name}.py" for name in ("touched", "next_snapshot")),
    *sorted(f"storage/{path.name}" for path in (REPOSITORY / "dashboard" / "storage").glob("derived*.py")),
)
BESIDE = frozenset({"settings", "searches.csv"})
"""Inputs that bear on no row but those that repeat them: of `meta` and `searches`."""
JUST_WRITTEN_NS = 2_000_000_000
"""A file changed this shortly before it was looked at may change again within one tick of its clock: hash it anew."""

Input = tuple[str, str]
"""(kind, content hash) of one post, CSV file, or the settings."""


def text_hash(text: str) -> str:
    """SHA-256 of a text, whatever its line ends were."""
    return hashlib.sha256(text.replace("\r\n", "\n").replace("\r", "\n").encode()).hexdigest()


def snapshot_id_of(inputs: Iterable[Input], fingerprint: str) -> str:
    """16 hex digits that name a snapshot: a hash of the sorted inputs and the code's fingerprint."""
    lines = [f"{kind} {content}" for kind, content in sorted(inputs)]
    return hashlib.sha256("\n".join((*lines, fingerprint)).encode()).hexdigest()[:16]


@cache
def fingerprint() -> str:
    """64 hex digits over the code and vocabularies that make a snapshot, as they were when this process first asked."""
    return hash_of_code((*READS_POSTS, *MAKES_ROWS, *FOLLOWS_ROWS))


@cache
def rows_fingerprint() -> str:
    """64 hex digits over the code and vocabularies that make and check the rows of a snapshot, but those derived."""
    return hash_of_code((*READS_POSTS, *MAKES_ROWS, "storage/validation.py"))


@cache
def links_fingerprint() -> str:
    """64 hex digits over the code and vocabularies that make links and keep them."""
    return hash_of_code((*READS_POSTS, *MAKES_ROWS, *KEEPS_LINKS))


@cache
def extraction_fingerprint() -> str:
    """64 hex digits over the code and vocabularies that read a post."""
    return hash_of_code(READS_POSTS)


def hash_of_code(parts: Iterable[str]) -> str:
    """A hash of the files and folders `parts` of this package: names from the package down, LF text."""
    package = REPOSITORY / "dashboard"
    files: list[Path] = []
    for part in parts:
        path = package / part
        files += [path] if path.is_file() else [file for file in path.rglob("*") if file.is_file()]
    total = hashlib.sha256()
    for file in sorted(files):
        name = file.relative_to(package)
        if "__pycache__" in name.parts or any(piece.startswith(".") for piece in name.parts):
            continue
        total.update(name.as_posix().encode() + b"\0" + file.read_bytes().replace(b"\r\n", b"\n") + b"\0")
    return total.hexdigest()


def beside_hash(identity: Iterable[Input]) -> str:
    """A hash of the inputs that bear on no row but those that repeat them."""
    return snapshot_id_of([one for one in identity if one[0] in BESIDE], "")


def rows_made_from(identity: Iterable[Input]) -> str:
    """A hash of all that the rows of a snapshot are made from, but those that repeat an input or are derived."""
    return snapshot_id_of([one for one in identity if one[0] not in BESIDE], rows_fingerprint())


def look(workspace: Workspace, only: Iterable[Path] | None = None) -> dict[str, tuple[str, int, int]]:
    """Path, size and time of change (ns) of every input file, or of those in `only`, by its name from the workspace
    down.

    This is the cheapest way to see that something may be new; and a workspace that is moved stays as it was. The time
    of change is the later of mtime and ctime, which no program can set back.
    """
    found: dict[str, tuple[str, int, int]] = {}
    if only is None:
        found |= _look_at_posts(workspace)
    for path in workspace.other_files() if only is None else only:
        with contextlib.suppress(FileNotFoundError):
            found[workspace.shown(path)] = (str(path), *size_and_time(path.stat()))
    return found


def _look_at_posts(workspace: Workspace) -> dict[str, tuple[str, int, int]]:
    found = {}
    with contextlib.suppress(FileNotFoundError, NotADirectoryError), os.scandir(workspace.posts_folder) as entries:
        for entry in sorted((entry for entry in entries if is_post_file(entry.name)), key=lambda entry: entry.name):
            with contextlib.suppress(FileNotFoundError):
                found[f"posts/{entry.name}"] = (entry.path, *size_and_time(entry.stat()))
    return found


def size_and_time(state: os.stat_result) -> tuple[int, int]:
    """Bytes, and the time of the last change in nanoseconds; it must be taken before the bytes are read."""
    return state.st_size, max(state.st_mtime_ns, state.st_ctime_ns)


def is_as_seen(file: SeenFile, size: int, changed_ns: int) -> bool:
    """True when a file of this size and time need not be read: it is as it was, and had not just been written then."""
    return file.size == size and file.changed_ns == changed_ns and changed_ns < file.read_ns - JUST_WRITTEN_NS


def is_unchanged(workspace: Workspace, current_name: str | None) -> bool:
    """True when the snapshot `current_name` was built from the files as they are now, by the code as it is now.

    Only files whose size or time differ, or that had just been written when last seen, are read.
    """
    seen = read_seen(workspace.snapshots)
    if current_name is None or seen.snapshot != current_name or seen.fingerprint != fingerprint():
        return False
    now = look(workspace)
    if now.keys() != seen.files.keys():
        return False
    try:
        for name, (path, size, changed_ns) in now.items():
            was = seen.files[name]
            if size != was.size:
                return False
            if is_as_seen(was, size, changed_ns):
                continue
            if hashlib.sha256(Path(path).read_bytes()).hexdigest() != was.sha256:
                return False
    except OSError:
        return False
    return True


def now_ns() -> int:
    """The clock that file times are compared with, in nanoseconds."""
    return time.time_ns()


def signature(workspace: Workspace) -> str:
    """A hash of sizes and times of all input files: changes whenever one may have changed."""
    parts = [f"{name} {size} {changed}" for name, (_, size, changed) in sorted(look(workspace).items())]
    return hashlib.sha256(os.linesep.join(parts).encode()).hexdigest()
