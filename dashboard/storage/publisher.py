"""A process that builds whenever it is asked, and stays: what a build needs is loaded and known already.

`python -m dashboard.storage.publisher` takes a line of JSON on standard input, the folder of a workspace, and answers
with one: what was built, {"refused": sentence} for a workspace that cannot be built, or {"failed": sentence}. A line
{"ready": folder} has no answer: somebody may decide soon, and what a build of that workspace needs is laid out. It ends
with its standard input, or when nobody asked for a while. Starting Python and loading the stages takes longer than a
small build.
"""

import json
import logging
import os
import sys
import threading
import time
from collections.abc import Callable
from typing import Any

import duckdb

from dashboard.capture import BadInput
from dashboard.storage.build import Built, build, get_ready
from dashboard.storage.inputs import fingerprint
from dashboard.storage.next_file import forget_ahead
from dashboard.storage.workspace import Workspace

IDLE_SECONDS = 900.0
"""After so long without a question the process ends; the next question starts another."""


def answer(workspace: Workspace, say: Callable[[dict[str, Any]], None]) -> None:
    """Build the workspace, and `say` what came of it as soon as it is current; the rest is tidied up after that."""
    said: list[Built] = []

    def published(built: Built) -> None:
        said.append(built)
        say(line_of(built))

    try:
        build(workspace, posts_as_seen=True, published=published)
    except BadInput as error:
        if not said:
            say({"refused": str(error)})
    except Exception as error:  # the one who asked is told, and this process stays
        if not said:
            say({"failed": f"{type(error).__name__}: {error}"})


def lay_out(workspace: Workspace) -> None:
    """Have at hand what the next build of the workspace needs; a fault is logged, and that build says what is wrong."""
    try:
        get_ready(workspace)
    except Exception as error:
        logging.getLogger(__name__).error("The next decision could not be made ready for.", exc_info=error)


def line_of(built: Built) -> dict[str, Any]:
    """A published snapshot as JSON holds it."""
    return {
        "snapshot_id": built.snapshot_id,
        "path": str(built.path),
        "counts": built.counts,
        "is_new": built.is_new,
        "repaired": built.repaired,
    }


def load() -> None:
    """Load the stages before anybody waits for them."""
    import dashboard.assessment.assess
    import dashboard.linking.relink
    import dashboard.storage.next_snapshot
    import dashboard.storage.touched  # noqa: F401

    fingerprint()
    with duckdb.connect() as connection:  # the first list that DuckDB is given makes it load what takes long
        connection.execute("SELECT unnest($ids)", {"ids": [""]}).fetchall()


def say(line: dict[str, Any]) -> None:
    """Write one line."""
    try:
        print(json.dumps(line), flush=True)
    except OSError:  # the server has gone; what was built is published
        os._exit(0)


def end_when_idle(asked: list[float], working: threading.Lock) -> None:
    """End the process when nobody asked for a while; never in the middle of a build."""
    while True:
        time.sleep(IDLE_SECONDS / 10)
        if time.monotonic() - asked[0] > IDLE_SECONDS and working.acquire(blocking=False):
            forget_ahead()
            os._exit(0)


def main() -> int:
    """Answer line after line."""
    asked, working = [time.monotonic()], threading.Lock()
    load()
    threading.Thread(target=end_when_idle, args=(asked, working), daemon=True).start()
    for line in sys.stdin:
        with working:
            asked_for = json.loads(line)
            if isinstance(asked_for, dict):
                lay_out(Workspace.at(asked_for["ready"]))
            else:
                answer(Workspace.at(asked_for), say)
            asked[0] = time.monotonic()
    forget_ahead()
    return 0


if __name__ == "__main__":
    sys.exit(main())
