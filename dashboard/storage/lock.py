"""One lock a workspace: build and ingest never run at the same time. The system drops it when its holder dies."""

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from dashboard.capture import BadInput
from dashboard.storage.durable import make_folder, may_not_write

LONGEST_WAIT = 600.0
"""Seconds that a build or ingest waits for another before it gives up."""


@contextmanager
def locked(
    folder: Path, say: Callable[[str], None], wait: float = LONGEST_WAIT, work: str = "build or ingest"
) -> Iterator[None]:
    """Hold `folder`/LOCK. When another process holds it, `say` so once and wait at most `wait` seconds.

    `work` is what takes the lock, in words.

    Raises BadInput when the folder may not be written, or the wait was too long.
    """
    make_folder(folder)
    try:
        descriptor = os.open(folder / "LOCK", os.O_RDWR | os.O_CREAT, 0o666)
    except OSError as error:
        raise BadInput(may_not_write(folder, error)) from None
    try:
        deadline = time.monotonic() + wait
        told = False
        while not try_lock(descriptor):
            if not told:
                say(f"Waiting: another {work} is working on this workspace.")
                told = True
            if time.monotonic() >= deadline:
                raise BadInput(
                    f"The workspace is still locked by another {work} after {wait:g} seconds; "
                    "try again when it has ended."
                )
            time.sleep(0.05)
        yield
    finally:
        os.close(descriptor)  # closing drops the lock


if sys.platform == "win32":
    import msvcrt

    def try_lock(descriptor: int) -> bool:
        """True when the lock is ours now. Untested: no Windows machine was at hand."""
        try:
            os.lseek(descriptor, 0, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def try_lock(descriptor: int) -> bool:
        """True when the lock is ours now."""
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
