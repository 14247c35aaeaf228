"""kill -9 at random moments of deciding and publishing: every acknowledged decision is there afterwards.

    python -m tests.kill_while_deciding 200

A child decides again and again, says each decision's id once `decide` has returned, and now and then publishes. It is
killed at a random moment; then the chain must be whole, hold every id that was said, and take the next decision. With
`torn` half of a line is left at its end first, as a power cut would. Prints what was found; ends with 1 when a decision
is missing.
"""

import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from dashboard.decisions.edit import Decision, Target
from dashboard.storage.build import build
from dashboard.storage.check_edits import edit_problems
from dashboard.storage.edits import decide, read_edits
from dashboard.storage.workspace import Workspace
from tests.tiny_workspace import make_workspace

TARGET = Target("a" * 12, 0, 4, "dead")
AUTHOR = "ana"


def child(workspace: Workspace, said: int, publishes: bool) -> None:
    """Decide until killed."""
    number = 0
    while True:
        number += 1
        many = [Decision("note", f"decision {number}.{part} {'x' * 200}", TARGET) for part in range(number % 3 + 1)]
        for edit in decide(workspace, AUTHOR, many):
            os.write(said, f"{edit.edit_id}\n".encode())
        if publishes and number % 5 == 0:
            build(workspace)


def killed_after(work: Callable[[int], None], seconds: float) -> set[str]:
    """What `work` said it had done before it was killed."""
    reading, writing = os.pipe()
    one = os.fork()
    if one == 0:
        os.close(reading)
        try:
            work(writing)
        finally:
            os._exit(1)
    os.close(writing)
    time.sleep(seconds)
    os.kill(one, signal.SIGKILL)
    os.waitpid(one, 0)
    with os.fdopen(reading, "rb") as said:
        whole, _, _ = said.read().rpartition(b"\n")
    return set(whole.decode().split())


def kill(root: Path, times: int, seed: int, publishing: int = 4) -> list[str]:
    """Sentences about what went wrong in `times` kills; the workspace lives through all of them.

    Every so many kills, `publishing`, the child publishes snapshots too; 0: never (test_crash.py kills builds).
    """
    dice = random.Random(seed)
    workspace = Workspace.at(make_workspace(root))
    if publishing:
        build(workspace)
    acknowledged: set[str] = set()
    wrong: list[str] = []
    torn = 0
    for number in range(times):
        publishes = publishing > 0 and number % publishing == 0
        seconds = dice.uniform(0.001, 1.0 if publishes else 0.15)
        acknowledged |= killed_after(lambda said, p=publishes: child(workspace, said, p), seconds)  # type: ignore[misc]
        file = root / "edits" / f"{AUTHOR}.jsonl"
        if number % 3 == 2 and file.exists():
            line = file.read_bytes().splitlines(keepends=True)[0]
            with file.open("ab") as stream:
                stream.write(line[: dice.randrange(1, len(line))])
            torn += 1
        edits = read_edits(workspace)
        known = {edit.edit_id for edit in edits.edits}
        wrong += [f"kill {number}: decision {name} is lost" for name in sorted(acknowledged - known)]
        wrong += [f"kill {number}: {problem}" for problem in edit_problems(workspace)[0]]
        acknowledged |= {edit.edit_id for edit in decide(workspace, AUTHOR, [Decision("note", "after", TARGET)])}
        if wrong:
            break
    if publishing:
        build(workspace)
    after = {edit.edit_id for edit in read_edits(workspace).edits}
    wrong += [f"at the end: decision {name} is lost" for name in sorted(acknowledged - after)]
    print(f"{times} kills, {torn} torn lines, {len(acknowledged)} acknowledged decisions, {len(wrong)} problems.")
    return wrong


def main() -> int:
    """Kill as often as asked; 1 when something was lost."""
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    folder = Path(tempfile.mkdtemp())
    try:
        wrong = kill(folder / "workspace", times, seed=2013)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    for sentence in wrong:
        print(sentence)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
