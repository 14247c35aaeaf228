"""Files that are whole or not there: write beside, fsync, rename, fsync the folder."""

import contextlib
import os
import sys
from collections.abc import Collection
from pathlib import Path

from dashboard.capture import BadInput

UNFINISHED = ".unfinished-"
"""How the name of a file that is still being written begins: nothing reads it, and the next build deletes it."""


def make_folder(folder: Path) -> None:
    """Make `folder` and its parents. Raises BadInput when this user may not."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise BadInput(f"{folder} is a file, but must be a folder.") from None
    except OSError as error:
        raise BadInput(may_not_write(folder, error)) from None


def may_not_write(path: Path, error: OSError) -> str:
    """The sentence for a file or folder that cannot be written."""
    if isinstance(error, PermissionError) or error.errno == 30:  # EROFS, a read-only file system
        return (
            f"{path} may not be written by this user; set ATLEAST_CACHE to a folder that may, "
            "and snapshots are kept there."
        )
    return f"{path} cannot be written ({error.strerror or error})."


def write_durably(path: Path, data: bytes) -> None:
    """Replace `path` by `data`: after a crash at any point it holds the old bytes or the new ones, never a part."""
    unfinished = path.with_name(f"{UNFINISHED}{os.getpid()}-{path.name}")
    descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o666)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        os.fsync(descriptor)
    except BaseException:
        os.close(descriptor)
        with contextlib.suppress(OSError):
            unfinished.unlink()
        raise
    os.close(descriptor)
    unfinished.replace(path)
    sync_folder(path.parent)


def publish_file(unfinished: Path, path: Path) -> None:
    """Give the finished file `unfinished` its name, after its bytes are on the disk."""
    sync_file(unfinished)
    unfinished.replace(path)
    sync_folder(path.parent)


def sync_file(path: Path) -> None:
    """Put a file's bytes on the disk."""
    descriptor = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_folder(folder: Path) -> None:
    """Put a rename on the disk. Windows has no such call and needs none."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def delete_unfinished(folder: Path, but: Collection[str] = ()) -> None:
    """Delete what a crash left half written, all `but` files of these names. Call it only while holding the
    workspace's lock."""
    with contextlib.suppress(OSError):
        for entry in list(os.scandir(folder)):
            if entry.name.startswith(UNFINISHED) and entry.name not in but:
                with contextlib.suppress(OSError):
                    Path(entry.path).unlink()
