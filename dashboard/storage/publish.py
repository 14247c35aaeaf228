"""A decision of a person becomes part of the current snapshot: the quick path that the Review page takes.

The build runs in a process that stays (storage/publisher.py), one a server: not in the server, whose sessions would
wait for it and whose memory it would take, and not in one that is started anew, which takes longer than the build.
"""

import atexit
import contextlib
import json
import subprocess
import sys
import threading
from pathlib import Path

from dashboard.capture import BadInput
from dashboard.storage.build import Built
from dashboard.storage.workspace import REPOSITORY, Workspace


class Publisher:
    """The process that builds; it is started when it is first asked, and again when it has ended."""

    def __init__(self) -> None:
        self._asking = threading.Lock()
        self._process: subprocess.Popen[str] | None = None
        self._ready_for: tuple[Path, str] | None = None

    def start(self) -> subprocess.Popen[str]:
        """The running process, which loads what it needs while nobody waits."""
        if self._process is not None and self._process.poll() is not None:
            self._let_go()
        if self._process is None:
            command = [sys.executable, "-m", "dashboard.storage.publisher"]
            self._process = subprocess.Popen(
                command,
                cwd=REPOSITORY,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,  # what it logs goes where this process logs
                encoding="utf-8",
            )
        return self._process

    def build(self, workspace: Workspace) -> Built:
        """As `build` of storage/build.py, in that process; a second one is tried when the first was killed."""
        with self._asking:
            for _ in range(2):
                line = self._ask(workspace)
                if line:
                    built = built_of(json.loads(line))
                    self._ready_for = workspace.root, built.path.name
                    return built
        raise BadInput("The snapshot could not be built: the process that builds it ended twice. Decisions are stored.")

    def stop(self) -> None:
        """End the process; a build in it is finished first."""
        with self._asking:
            self._let_go()

    def warm(self, workspace: Workspace, shown: str) -> None:
        """Have the process started, and what a decision about the snapshot `shown` needs laid out, ahead of need;
        nothing while it is being asked just now."""
        if self._asking.acquire(blocking=False):
            try:
                self.start()
                if self._ready_for != (workspace.root, shown):
                    self._ready_for = workspace.root, shown
                    self._send({"ready": str(workspace.root)})
            finally:
                self._asking.release()

    def _let_go(self) -> None:
        """Close the pipes, on which the process ends, and wait until it has."""
        if self._process is not None:
            for pipe in (self._process.stdin, self._process.stdout):
                with contextlib.suppress(OSError):
                    if pipe is not None:
                        pipe.close()
            self._process.wait()
            self._process = self._ready_for = None

    def _ask(self, workspace: Workspace) -> str:
        process = self.start()
        if self._send(str(workspace.root)) and process.stdout:
            with contextlib.suppress(OSError):
                return process.stdout.readline()
        return ""

    def _send(self, line: object) -> bool:
        """Write a line to the running process; false, and the process is ended, when it has gone."""
        process = self._process
        if process is None or process.stdin is None:
            return False
        try:
            process.stdin.write(json.dumps(line) + "\n")
            process.stdin.flush()
        except OSError:  # it ended between two questions
            process.kill()
            process.wait()
            return False
        return True


def built_of(line: dict[str, object]) -> Built:
    """What the process built. Raises BadInput with its sentence when it refused or failed."""
    if "refused" in line:
        raise BadInput(str(line["refused"]))
    if "failed" in line:
        raise BadInput(f"The snapshot could not be built ({line['failed']}). Decisions are stored.")
    counts = line["counts"]
    if not isinstance(counts, dict):
        raise TypeError("counts are missing")
    path = Path(str(line["path"]))
    return Built(str(line["snapshot_id"]), path, counts, bool(line["is_new"]), bool(line["repaired"]))


publisher = Publisher()
atexit.register(publisher.stop)


def publish_decisions(workspace: Workspace) -> Built:
    """Publish a snapshot that holds every decision acknowledged so far; the snapshot that is current when it returns.

    Raises BadInput as `build` does; the decisions stay stored, and the last good snapshot current.
    """
    return publisher.build(workspace)


def warm(workspace: Workspace, shown: str) -> None:
    """Have the process for `publish_decisions` started and ready for a decision about the snapshot of this name, so
    that the first decision need not wait for it."""
    publisher.warm(workspace, shown)
