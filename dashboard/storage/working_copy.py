"""A copy of a workspace to work in where its own files do not last or are not one visitor's to change."""

import contextlib
import os
import shutil
import tempfile
from pathlib import Path

from dashboard.capture import BadInput
from dashboard.storage.current import current
from dashboard.storage.durable import UNFINISHED
from dashboard.storage.lock import locked, try_lock
from dashboard.storage.workspace import Workspace

PARTS = ("posts", "edits", "lexicon", "boundaries", "second_readings", "workspace.toml")
"""Beside the tables: what is primary in a workspace."""
PREFIX = "atleast-copy-"
LONGEST_WAIT = 60.0
"""Seconds that a copy waits for a build that is changing the snapshots; without them the copy's are built anew."""


class WorkingCopy:
    """A workspace in a folder of its own, deleted with `delete`, or by the next copy once this process has died."""

    def __init__(self, base: Workspace) -> None:
        delete_orphans()
        self.folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=copies_folder()))
        self._held = os.open(self.folder / "LOCK", os.O_RDWR | os.O_CREAT, 0o600)
        try_lock(self._held)
        self.workspace = Workspace(self.folder / base.root.name)
        copy_files(base, self.workspace)

    def delete(self) -> None:
        """Delete it, its snapshots too."""
        with contextlib.suppress(OSError):
            os.close(self._held)
        shutil.rmtree(self.workspace.snapshots, ignore_errors=True)
        shutil.rmtree(self.folder, ignore_errors=True)


def copies_folder() -> Path | None:
    """ATLEAST_CACHE, else None for the system's folder of temporary files."""
    chosen = os.environ.get("ATLEAST_CACHE")
    if not chosen:
        return None
    folder = Path(chosen).expanduser().absolute()
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def delete_orphans() -> None:
    """Delete the copies of processes that have died: nobody holds their lock."""
    for folder in Path(copies_folder() or tempfile.gettempdir()).glob(f"{PREFIX}*"):
        with contextlib.suppress(OSError):
            held = os.open(folder / "LOCK", os.O_RDWR)
            try:
                is_orphan = try_lock(held)
            finally:
                os.close(held)
            if is_orphan:
                for copy in folder.iterdir():
                    if copy.is_dir():
                        shutil.rmtree(Workspace(copy).snapshots, ignore_errors=True)
                shutil.rmtree(folder, ignore_errors=True)


def copy_files(base: Workspace, copy: Workspace) -> None:
    """Copy what is primary, and the current snapshot with what makes the next one quick."""
    copy.root.mkdir(parents=True, exist_ok=True)
    for path in (*(base.root / part for part in PARTS), *base.root.glob("*.csv")):
        if path.is_dir():
            shutil.copytree(path, copy.root / path.name, ignore=ignored, dirs_exist_ok=True)
        elif path.exists():
            shutil.copy2(path, copy.root / path.name)
    with contextlib.suppress(BadInput, OSError, shutil.Error), locked(base.snapshots, lambda _: None, LONGEST_WAIT):
        published = current(base)
        if published is not None:
            others = {file.name for file in base.snapshots.glob("*.duckdb") if file.name != published.name}

            def left_out(folder: str, names: list[str]) -> set[str]:
                return ignored(folder, names) | (others & {*names}) | ({"quarantine"} & {*names})

            shutil.copytree(base.snapshots, copy.snapshots, ignore=left_out, copy_function=link_or_copy)


def ignored(folder: str, names: list[str]) -> set[str]:
    """Half-written files and locks."""
    del folder
    return {name for name in names if name == "LOCK" or name.startswith(UNFINISHED)}


def link_or_copy(source: str, target: str) -> str:
    """A second name for a snapshot, which never changes; a copy of everything else, and across disks."""
    if source.endswith(".duckdb") and ".unfinished" not in source:
        with contextlib.suppress(OSError):
            os.link(source, target)
            return target
    return str(shutil.copy2(source, target))
