"""Run in a process of its own by test_crash.py: builds and ingests that are cut off at every point.

A point is a write (half of it done), fsync, rename, folder made, file deleted, database statement or Parquet file (half
of it there). What a power cut leaves at a point is what stands on the disk then, nothing that a process holds or would
have cleaned up. So one process passes all points, and at each, while it stands still, a child of it copies the
workspace. Every copy is judged, once all are taken: the last good snapshot opens, every post is whole, and the command
given again ends as if nothing had happened. Copies that are alike to the byte are judged once. At two points a process
really ends at once, and must leave what was copied there.

`python -m tests.crash_runner FOLDER points build|ingest` and `… kills SEED`; prints a JSON report.
"""

import gc
import hashlib
import json
import os
import random
import re
import shutil
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd  # noqa: F401  pyarrow loads it for every list it turns into an array

import dashboard.assessment.assess  # loaded once here, not in every child
import dashboard.extraction
from dashboard.capture import post_from_fields
from dashboard.linking.units import units_of
from dashboard.linking.where import Whereabouts
from dashboard.storage import next_file, reading_cache, snapshot
from dashboard.storage.build import build, counts_of
from dashboard.storage.current import current
from dashboard.storage.durable import UNFINISHED
from dashboard.storage.ingest import ingest
from dashboard.storage.inputs import extraction_fingerprint, fingerprint
from dashboard.storage.tables import read_tables
from dashboard.storage.workspace import Workspace
from tests.tiny_workspace import NEW_TEXT, make_workspace

CUT_OFF = 77
EVERY_STATEMENT = 25
"""All statements fill one file that nothing reads yet, so one in 25 stands for those around it."""
NEW_POST = post_from_fields({"publisher": "EA WorldView", "published_at": "2013-07-28"}, NEW_TEXT, "new")
EDITED = "posts/a.md"
BY_CHANCE = (".duckdb", "-journal")
"""How the names of files end that hold other bytes each time: the places of blocks, a random number of SQLite."""


class Points:
    """The points a process passes in `root`: at each a copy of `root` is put into `copies`, named by its number; or,
    when `last` is given, the process ends there."""

    def __init__(self, root: Path, copies: Path, last: int = 0) -> None:
        self.root, self.copies, self.last, self.passed = root, copies, last, 0
        self.stands_still = False

    def reached(self) -> None:
        """Here is a point."""
        if self.stands_still:
            return
        self.passed += 1
        if self.passed == self.last:
            os._exit(CUT_OFF)
        if not self.last and in_child(self._copy) != 0:
            os._exit(1)

    def _copy(self) -> None:
        self.stands_still = True
        shutil.copytree(self.root, self.copies / str(self.passed), symlinks=True)

    def guard(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """`function`, with a point before it."""

        def guarded(*arguments: Any, **options: Any) -> Any:
            self.reached()
            return function(*arguments, **options)

        return guarded

    def half_write(self, write: Callable[[int, Any], int]) -> Callable[[int, Any], int]:
        """`os.write` with a point in its middle."""

        def guarded(descriptor: int, data: Any) -> int:
            if self.stands_still:
                return write(descriptor, data)
            half = write(descriptor, bytes(data)[: len(data) // 2])
            self.reached()
            return half + write(descriptor, bytes(data)[half:])

        return guarded

    def half_parquet(self, write: Callable[..., None]) -> Callable[..., None]:
        """`write_table` with a point when half of the file is there."""

        def guarded(table: Any, where: Path, **options: Any) -> None:
            write(table, where, **options)
            whole = where.read_bytes()
            os.truncate(where, len(whole) // 2)
            self.reached()
            where.write_bytes(whole)

        return guarded

    def install(self) -> None:
        """Put the points in place, in this process only."""
        os.write = self.half_write(os.write)  # type: ignore[assignment]
        for name in ("fsync", "replace", "rename", "unlink", "mkdir"):
            setattr(os, name, self.guard(getattr(os, name)))
        reading_cache.pq.write_table = self.half_parquet(reading_cache.pq.write_table)
        snapshot.duckdb = next_file.duckdb = GuardedDuckDB(self)  # type: ignore[assignment]


class GuardedDuckDB:
    """The duckdb module whose connections pass a point at every statement and when they close."""

    def __init__(self, points: Points) -> None:
        import duckdb

        self._duckdb, self._points = duckdb, points

    def __getattr__(self, name: str) -> Any:
        return getattr(self._duckdb, name)

    def connect(self, *arguments: Any, **options: Any) -> Any:
        connection = self._duckdb.connect(*arguments, **options)
        points, statements = self._points, 0

        class Guarded:
            def __getattr__(self, name: str) -> Any:
                nonlocal statements
                found = getattr(connection, name)
                statements += name == "execute"
                at_point = name == "close" or (name == "execute" and statements % EVERY_STATEMENT == 0)
                return points.guard(found) if at_point else found

        return Guarded()


def one_thread() -> None:
    """Every database of this process and its children works in one thread: tables this small gain nothing by two, which
    take half as much again of the machine."""
    import duckdb

    connect = duckdb.connect

    def connected(*arguments: Any, **options: Any) -> Any:
        return connect(*arguments, **{**options, "config": {**options.get("config", {}), "threads": 1}})

    duckdb.connect = connected  # type: ignore[assignment]


def in_child(work: Callable[[], object]) -> int:
    """The exit code of `work` done in a fork: 0 when it ended well, minus the signal when it was killed."""
    child = os.fork()
    if child == 0:
        try:
            work()
            os._exit(0)
        except BaseException as error:
            print(f"{type(error).__name__}: {error}", file=sys.stderr, flush=True)
            os._exit(1)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def do(verb: str, root: Path) -> None:
    """Build or ingest."""
    workspace = Workspace.at(root)
    if verb == "build":
        build(workspace)
    else:
        ingest(workspace, [NEW_POST])


def prepare(root: Path, template: Path, verb: str) -> None:
    """A workspace whose snapshot is one edit behind, so that there is something to lose and something to build."""
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(template, root)
    if verb == "build":
        (root / EDITED).write_bytes((root / EDITED).read_bytes() + b"Three people were killed in Homs on Monday.\n")


def judge(root: Path, old_id: str, new_id: str, verb: str) -> None:
    """Raise AssertionError unless a whole snapshot is current, every post is whole, and the command given again ends
    as if it had not been cut off."""
    workspace = Workspace.at(root)
    path = current(workspace)
    assert path is not None, "no snapshot is current"
    assert path.name.split(".")[0] in (old_id, new_id), f"{path.name} is neither the old nor the new snapshot"
    assert counts_of(path)["claims"] > 0
    posts = [post for file in workspace.post_files() for post in workspace.read_posts(file)]
    assert len(posts) in (2, 3), f"{len(posts)} posts"
    if len(posts) == 3:
        assert NEW_POST.content_hash in {post.content_hash for post in posts}, "the new post is not whole"
    do(verb, root)
    path = current(workspace)
    assert path is not None and path.name == f"{new_id}.duckdb", f"once more: {path}"
    left = [file.name for file in root.rglob("*") if file.name.startswith(UNFINISHED)]
    assert not left, f"once more: left behind {left}"
    assert len(workspace.post_files()) == (2 if verb == "build" else 3)


def left_behind(root: Path) -> frozenset[tuple[str, str]]:
    """Every file and folder with a digest of its bytes, unfinished ones without the number of their process: what two
    points leave alike, such as one before an fsync and one before the rename after it, need not be judged twice."""
    found = set()
    for path in root.rglob("*"):
        name = re.sub(re.escape(UNFINISHED) + r"\d+", UNFINISHED, str(path.relative_to(root)))
        found.add((name, hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""))
    return frozenset(found)


def ids(folder: Path, template: Path, verb: str) -> tuple[str, str, float]:
    """The snapshot before, the one after, and how many seconds the command takes."""
    root = folder / "whole"
    prepare(root, template, verb)
    old = (root / "snapshots" / "CURRENT").read_text(encoding="ascii").split(".")[0]
    start = time.monotonic()
    assert in_child(lambda: do(verb, root)) == 0
    took = time.monotonic() - start
    return old, (root / "snapshots" / "CURRENT").read_text(encoding="ascii").split(".")[0], took


def every_point(folder: Path, template: Path, verb: str) -> dict[str, Any]:
    """Judge what is left at every point."""
    old_id, new_id, _ = ids(folder, template, verb)
    root, copies, failures = folder / "passed", folder / "points", []
    prepare(root, template, verb)
    copies.mkdir()
    if (code := in_child(lambda: pass_points(verb, Points(root, copies)))) != 0:
        failures.append(f"the process that passed all points ended with {code}")
    points = sorted(int(copy.name) for copy in copies.iterdir())
    left = {number: left_behind(copies / str(number)) for number in points}
    for number in (len(points) // 3, 2 * len(points) // 3):
        really = folder / f"ended-{number}"
        prepare(really, template, verb)
        code = in_child(lambda where=really, last=number: pass_points(verb, Points(where, copies, last)))
        there, copied = dict(left_behind(really)), dict(left[number])
        other = sorted(name for name, _ in there.items() ^ copied.items() if not name.endswith(BY_CHANCE))
        if code != CUT_OFF or there.keys() != copied.keys() or other:
            failures.append(f"ended at point {number} with {code}: {sorted(there)}, not {sorted(copied)}; {other}")
    ended_at, judged = set(), set()
    for where, found in [(copies / str(number), left[number]) for number in points] + [(root, left_behind(root))]:
        ended_at.add((where / "snapshots" / "CURRENT").read_text(encoding="ascii").split(".")[0])
        if found not in judged and in_child(lambda where=where: judge(where, old_id, new_id, verb)) != 0:
            failures.append(f"point {where.name}")
        judged.add(found)
        shutil.rmtree(where)
    return {
        "points": len(points),
        "judged": len(judged),
        "failures": failures,
        "both_seen": ended_at == {old_id, new_id},
    }


def pass_points(verb: str, points: Points) -> None:
    """Give the command with its points in place."""
    points.install()
    do(verb, points.root)


def random_kills(folder: Path, template: Path, seed: int, times: int = 20) -> dict[str, Any]:
    """Kill -9 at random times, build and ingest in turn."""
    chance = random.Random(seed)
    known = {verb: ids(folder, template, verb) for verb in ("build", "ingest")}
    failures, killed = [], 0
    for number in range(times):
        verb = ("build", "ingest")[number % 2]
        old_id, new_id, took = known[verb]
        root = folder / f"kill-{number}"
        for latest in (took * 0.95, took / 2, took / 4):  # one that ended before its signal is tried again, sooner
            prepare(root, template, verb)
            child = os.fork()
            if child == 0:
                do(verb, root)
                os._exit(0)
            time.sleep(chance.uniform(0, latest))
            os.kill(child, signal.SIGKILL)
            if os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL:
                killed += 1
                break
        if in_child(lambda where=root, old=old_id, new=new_id, what=verb: judge(where, old, new, what)) != 0:
            failures.append(f"kill {number} ({verb})")
        shutil.rmtree(root)
    return {"killed": killed, "failures": failures}


def load_names_once(template: Path) -> None:
    """Load the names that reading and linking know, in this process: every child has them, and no point lies there."""
    texts = {file.name: file.read_text(encoding="utf-8") for file in Workspace.at(template).table_files()}
    problems: list[str] = []
    reference = read_tables(texts, problems).reference
    assert not problems, problems
    vocabulary = dashboard.extraction.load_vocabulary(reference)
    dashboard.extraction.load_vocabulary = lambda _: vocabulary
    warm = next(iter(Workspace.at(template).read_posts(template / EDITED)))
    units_of(dashboard.extraction.read_post(warm, vocabulary), Whereabouts(reference), reference)


def main(folder: Path, what: str, which: str) -> dict[str, Any]:
    """What test_crash.py asks for."""
    one_thread()
    fingerprint(), extraction_fingerprint()  # the code as it is now, for every child
    template = make_workspace(folder / "template")
    load_names_once(template)
    gc.freeze()  # what every child has alike is not looked through, and so not copied, in each
    assert in_child(lambda: do("build", template)) == 0
    if what == "points":
        return every_point(folder, template, which)
    return random_kills(folder, template, int(which))


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), sys.argv[2], sys.argv[3])))
