"""Which snapshot to show, and keeping it fresh: one watcher a process, sessions compare a string.

A snapshot is never changed or closed under a reader. Builds run in a process of their own.
"""

import json
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import duckdb

from dashboard.capture import BadInput
from dashboard.storage.current import SNAPSHOT_NAME, current
from dashboard.storage.durable import make_folder, sync_folder
from dashboard.storage.inputs import is_unchanged, signature
from dashboard.storage.workspace import REPOSITORY, Workspace

__all__ = ["REBUILT", "Watcher", "connect", "current", "is_damage", "quarantine", "watch"]
LOOK_EVERY = 10.0
"""Seconds between two looks at the workspace."""
AGAIN_AFTER = 60.0
"""Seconds until a build that failed for a reason outside the files (memory, disk) is tried again."""
REBUILT = "The snapshot was damaged and has been rebuilt."


def connect(path: Path) -> duckdb.DuckDBPyConnection:
    """A read-only connection; take one `.cursor()` a query. One a process: it is never closed under a reader.

    It can read nothing but this file: no other path, no network, no extension.
    """
    return duckdb.connect(
        str(path),
        read_only=True,
        config={
            "enable_external_access": "false",
            "autoinstall_known_extensions": "false",
            "autoload_known_extensions": "false",
            "lock_configuration": "true",
        },
    )


def is_damage(error: BaseException) -> bool:
    """True when `error` says that a snapshot's bytes are not what was written, and not that a query is wrong."""
    if isinstance(error, duckdb.InterruptException | duckdb.OutOfMemoryException | duckdb.PermissionException):
        return False
    if isinstance(error, duckdb.FatalException | duckdb.InternalException | duckdb.SerializationException):
        return True
    if isinstance(error, duckdb.IOException | duckdb.InvalidInputException | duckdb.InvalidTypeException):
        words = str(error).lower()
        return any(sign in words for sign in ("corrupt", "checksum", "not a valid duckdb", "could not read", "magic"))
    return False


def quarantine(workspace: Workspace, name: str) -> bool:
    """Move the snapshot `name` to snapshots/quarantine/, where no build takes its name again. False: it was not there.

    Readers that hold it open keep it; on Windows, where that forbids the move, it stays and is left out by name.
    """
    folder = workspace.snapshots / "quarantine"
    make_folder(folder)
    try:
        (workspace.snapshots / name).replace(folder / name)
    except FileNotFoundError:
        return False
    except PermissionError:
        (folder / name).touch()
    sync_folder(folder)
    return True


class Watcher:
    """Looks at a workspace every 10 s and has it rebuilt when its files changed. Thread-safe; make one with `watch`.

    `current` is the name of the snapshot to show, None while there is none. `notice` is a sentence for the screen,
    None when all is well. `building` is true while a build runs; `stage` is then what it does, in words, how much of it
    is done, and how much there is in all (0: not countable).
    """

    def __init__(self, workspace: Workspace, every: float = LOOK_EVERY) -> None:
        self.workspace = workspace
        self.notice: str | None = None
        self.building = False
        self.stage: tuple[str, int, int] | None = None
        self._every = every
        self._working = threading.Lock()
        self._stop = threading.Event()
        self._refused: str | None = None
        self._again_at = float("inf")
        self._damaged: set[str] = set()
        path = current(workspace)
        self.current: str | None = path.name if path else None

    def start(self) -> None:
        """Begin to look, in a thread that ends with the process."""
        threading.Thread(target=self._run, name="watcher", daemon=True).start()

    def stop(self) -> None:
        """Look no more."""
        self._stop.set()

    def path(self) -> Path | None:
        """The file of the snapshot to show."""
        return self.workspace.snapshots / self.current if self.current else None

    def is_first_awaited(self) -> bool:
        """True while posts wait for the first snapshot: it is being built, or is about to be."""
        return self.building or (self.current is None and self.notice is None and bool(self.workspace.post_files()))

    def look(self) -> None:
        """Compare the files with the snapshot once; rebuild when they changed. Returns when that is done."""
        with self._working:
            self._look()

    def show_published(self) -> None:
        """Show what is current now, without a look at the workspace's files: it has just been published."""
        self.current = self._published()

    def report_corruption(self, name: str) -> bool:
        """A query on the snapshot `name` said it is damaged: move it away and rebuild it, once. True: rebuilt.

        Later reports of the same name do nothing, so many sessions may report at once. A rebuilt snapshot that is
        damaged too is not rebuilt again: then the disk is the likely cause, and `notice` says so.
        """
        with self._working:
            if name in self._damaged or not SNAPSHOT_NAME.match(name):
                return self.current is not None and self.current != name
            self._damaged.add(name)
            if self._published() not in (name, None):
                self.current = self._published()
                return True
            try:
                quarantine(self.workspace, name)
            except (BadInput, OSError) as error:
                self.notice = f"The snapshot is damaged and could not be moved away: {error}"
                return False
            self.current = None
            if "-r" in name:
                self.notice = "The rebuilt snapshot is damaged too; check the disk, then run build by hand."
                self._refused = signature(self.workspace)
                return False
            if self._build():
                self.notice = REBUILT
            return self.current is not None

    def _run(self) -> None:
        while not self._stop.is_set():
            try:
                self.look()
            except Exception as error:  # a watcher that died silently would show old posts for ever
                self.notice = f"Looking for new posts failed: {error}"
            self._stop.wait(self._every)

    def _published(self) -> str | None:
        path = current(self.workspace)
        return path.name if path else None

    def _look(self) -> None:
        published = self._published()
        self.current = published
        if not self.workspace.post_files():
            return
        if is_unchanged(self.workspace, published):
            if self._refused is not None:  # what was wrong has been taken back
                self._refused = self.notice = None
            return
        now = signature(self.workspace)
        if now == self._refused and time.monotonic() < self._again_at:
            return
        before = self.notice
        if self._build():
            self._refused = None
            self.notice = before if before == REBUILT and self.current == published else None
        else:
            self._refused = now

    def _build(self) -> bool:
        """Build in a process of its own; True when it published a snapshot, else `notice` says why not."""
        self.building = True
        command = ["--workspace", str(self.workspace.root), "build", "--progress", "lines"]
        try:
            code, complaints = in_lines([sys.executable, "-m", "dashboard", *command], self._hear)
        finally:
            self.building, self.stage = False, None
        self.current = self._published()
        if code == 0:
            return True
        lines = [line for line in complaints.splitlines() if line.strip()] or ["the build ended without a word."]
        what = "New posts could not be read" if code == 2 else "The snapshot could not be built"
        self.notice = f"{what}: {lines[-1]}"
        self._again_at = float("inf") if code == 2 else time.monotonic() + AGAIN_AFTER
        return False

    def _hear(self, told: dict[str, Any]) -> None:
        self.stage = (told["stage"], told["done"], told["total"]) if "stage" in told else (told["say"], 0, 0)


def in_lines(command: Sequence[str], hear: Callable[[dict[str, Any]], None]) -> tuple[int, str]:
    """The exit code of `command` and what it wrote to standard error; `hear` gets each line of JSON that it writes."""
    with tempfile.TemporaryFile() as complaints:
        with subprocess.Popen(command, cwd=REPOSITORY, stdout=subprocess.PIPE, stderr=complaints) as process:
            for line in process.stdout or ():
                hear(json.loads(line))
        complaints.seek(0)
        return process.returncode, complaints.read().decode(errors="replace")


_watchers: dict[Path, Watcher] = {}
_making = threading.Lock()


def watch(workspace: Workspace) -> Watcher:
    """The one running watcher of `workspace` in this process."""
    with _making:
        if workspace.root not in _watchers:
            _watchers[workspace.root] = Watcher(workspace)
            _watchers[workspace.root].start()
        return _watchers[workspace.root]


def forget(workspace: Workspace) -> None:
    """End the watcher of a workspace that is going away."""
    with _making:
        watcher = _watchers.pop(workspace.root, None)
    if watcher is not None:
        watcher.stop()
