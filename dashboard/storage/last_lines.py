"""edits/<author>.last: the number and the hash of the last line of that author's file, written after the line itself.

A chain tells of every line that has another behind it; this tells of the last one. It may lag behind the chain (a
writer that died between the two, lines fetched from a store), and never leads it. Who removes lines and this file
together, or rewrites both, is found only by what lies elsewhere (storage/check_edits.py).
"""

import contextlib
import re
from pathlib import Path

from dashboard.decisions.chain import Chain
from dashboard.storage.durable import write_durably

SUFFIX = ".last"
LAST = re.compile(rb"(\d{1,9}) ([0-9a-f]{64})\r?\n")


def remember_last(file: Path, lines: int, sha256: str) -> None:
    """Say that `file` (edits/<author>.jsonl) has so many lines now, and the hash of the last one.

    A disk that is full or a folder that may not be written is no reason to fail: the line itself is kept.
    """
    with contextlib.suppress(OSError):
        write_durably(file.with_suffix(SUFFIX), f"{lines} {sha256}\n".encode("ascii"))


def forget_last(file: Path) -> None:
    """Say nothing about the last line of `file` any more: it was replaced on purpose."""
    file.with_suffix(SUFFIX).unlink(missing_ok=True)


def last_of(file: Path) -> tuple[int, str] | None:
    """Lines and hash of the last line as they were when `file` was last written; None when nothing says so."""
    try:
        found = LAST.fullmatch(file.with_suffix(SUFFIX).read_bytes())
    except OSError:
        return None
    return (int(found[1]), found[2].decode("ascii")) if found else None


def lost_line(chain: Chain | None, last: tuple[int, str] | None) -> int | None:
    """The first line of `chain` that is not what `last` says was written; None when nothing is lost."""
    if last is None:
        return None
    lines, sha256 = last
    hashes = chain.hashes if chain else ()
    if len(hashes) < lines:
        return len(hashes) + 1
    return None if hashes[lines - 1] == sha256 else lines
