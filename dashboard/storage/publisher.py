"""A process that builds whenever it is asked, and stays: what a build needs is loaded and known already.

`python -m dashboard.storage.publisher` takes a line of JSON on standard input, the folder of a workspace, and answers
with one: what was built, {"refused": sentence} for a workspace that cannot be built, or {"failed": sentence}. It ends
with its standard input, or when nobody asked for a while. Starting Python and loading the stages takes longer than a
small build.
"""

import json
import os
import sys
import threading
import time
from typing import Any

from dashboard.capture import BadInput
from dashboard.storage.build import Built, build
from dashboard.storage.inputs import fingerprint
from dashboard.storage.workspace import Workspace

IDLE_SECONDS = 900.0
"""After so long without a question the process ends; the next question starts another."""


def answer(workspace: Workspace) -> dict[str, Any]:
    """What comes of building the workspace, as the line that is written."""
    try:
        return line_of(build(workspace))
    except BadInput as error:
        return {"refused": str(error)}
    except Exception as error:  # the one who asked is told, and this process stays
        return {"failed": f"{type(error).__name__}: {error}"}


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


def end_when_idle(asked: list[float], working: threading.Lock) -> None:
    """End the process when nobody asked for a while; never in the middle of a build."""
    while True:
        time.sleep(IDLE_SECONDS / 10)
        if time.monotonic() - asked[0] > IDLE_SECONDS and working.acquire(blocking=False):
            os._exit(0)


def main() -> int:
    """Answer line after line."""
    asked, working = [time.monotonic()], threading.Lock()
    load()
    threading.Thread(target=end_when_idle, args=(asked, working), daemon=True).start()
    for line in sys.stdin:
        with working:
            answered = json.dumps(answer(Workspace.at(json.loads(line))))
            asked[0] = time.monotonic()
        try:
            print(answered, flush=True)
        except OSError:  # the server has gone; what was built is published
            os._exit(0)
    return 0


if __name__ == "__main__":
    sys.exit(main())
