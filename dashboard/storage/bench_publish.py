"""How long it takes until a decision or a new post is in the current snapshot, and until everything is built anew.

Measured on a made-up workspace whose readings are cached, so that no extraction takes part. Clock and processor are
told apart: on a busy machine only the second compares. Decisions are published by the process that stays, as the Review
page does; the same work in this process gives the processor's time.
"""

import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from dashboard.decisions.edit import Decision, Target
from dashboard.records import Post
from dashboard.storage.bench import yardstick
from dashboard.storage.build import build
from dashboard.storage.edits import decide
from dashboard.storage.ingest import ingest
from dashboard.storage.made_up import write_made_up
from dashboard.storage.made_up.as_workspace import write_as_workspace
from dashboard.storage.next_file import forget_ahead
from dashboard.storage.publish import Publisher
from dashboard.storage.serving import connect, current
from dashboard.storage.workspace import Workspace

DECISION_SECONDS, POST_SECONDS, WHOLE_SECONDS = 1.0, 10.0, 10.0
"""The most that may pass: from a decision written to its snapshot current, at 100 thousand figures; from a new post to
its snapshot, and for building everything from the cache, at a million."""
DECISION_FIGURES = 100_000
TIMES = 5
SOME_FIGURES = """
    SELECT post_id, start, "end", quotation, measure::VARCHAR FROM figures WHERE operator = 'eq' AND realis = 'actual'
    ORDER BY hash(post_id), figure_no LIMIT $n"""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the report. `is_missed`: beyond its floor."""

    words: str
    is_missed: bool = False


@dataclass(frozen=True, slots=True)
class Took:
    """Seconds by the clock, and of this process's processor time."""

    clock: float
    processor: float


def took(work: Callable[[], object]) -> Took:
    """How long `work` takes."""
    clock, processor = time.perf_counter(), time.process_time()
    work()
    return Took(time.perf_counter() - clock, time.process_time() - processor)


def bench_publish(figures: int) -> Iterator[Line]:
    """The report, line by line, on a made-up workspace of about so many figures."""
    with tempfile.TemporaryDirectory() as folder:
        made_up = Path(folder) / "made_up.duckdb"
        write_made_up(made_up, figures)
        workspace = Workspace(Path(folder) / "workspace")
        waiting = write_as_workspace(made_up, workspace.root, left_out=TIMES)
        unit = yardstick()
        whole = took(lambda: build(workspace))
        yield line(f"everything from the cache, {figures:,} figures", [whole], unit, WHOLE_SECONDS)
        gone = took(lambda: built_again(workspace))
        yield line("the same, linked before and its snapshot gone", [gone], unit, WHOLE_SECONDS)
        yield line("nothing new", [took(lambda: build(workspace)) for _ in range(TIMES)], unit, None)
        yield line("one new post", [took(stored(workspace, post)) for post in waiting], unit, POST_SECONDS)
        floor = DECISION_SECONDS if figures <= DECISION_FIGURES else None
        targets = some_figures(workspace)
        found = [took(decided(workspace, one)) for one in targets[TIMES:]]
        forget_ahead()
        yield line("one decision, in this process, tidying included", found, unit, None)
        publisher = Publisher()
        try:
            publisher.build(workspace)
            found = [took(decided(workspace, one, publisher)) for one in targets[:TIMES]]
        finally:
            publisher.stop()
        yield line("one decision, by the process that stays", found, unit, floor)


def built_again(workspace: Workspace) -> None:
    """Build where no snapshot is left, of what is kept beside it."""
    for file in workspace.snapshots.glob("*.duckdb"):
        file.unlink()
    build(workspace)


def stored(workspace: Workspace, post: Post) -> Callable[[], object]:
    """The work of storing a post and publishing it."""
    return lambda: ingest(workspace, [post])


def decided(workspace: Workspace, target: Target, publisher: Publisher | None = None) -> Callable[[], object]:
    """The work of correcting a number and publishing it, with `publisher` or in this process."""

    def work() -> None:
        decide(workspace, "bench", [Decision("correct", "to measure", target, values=(("low", "7"), ("high", "7")))])
        if publisher:
            publisher.build(workspace)
        else:
            build(workspace, posts_as_seen=True)

    return work


def some_figures(workspace: Workspace) -> list[Target]:
    """Figures of the current snapshot to decide about, twice as many as measured."""
    path = current(workspace)
    if path is None:
        raise FileNotFoundError("no snapshot is current")
    connection = connect(path)
    try:
        return [Target(*row) for row in connection.execute(SOME_FIGURES, {"n": 2 * TIMES}).fetchall()]
    finally:
        connection.close()


def line(name: str, found: list[Took], unit: float, floor: float | None) -> Line:
    """The median and the best by the clock, as a ratio of the yardstick too, and the least processor time."""
    clocks = sorted(one.clock for one in found)
    median, processor = clocks[len(clocks) // 2], min(one.processor for one in found)
    is_missed = floor is not None and median > floor
    verdict = "" if floor is None else f"  {'missed' if is_missed else 'holds'}: floor {floor:g} s"
    return Line(
        f"{name:<52} p50 {median:7.2f} s  best {clocks[0]:7.2f} s  {median / unit:8.1f} x  "
        f"processor {processor:7.2f} s{verdict}",
        is_missed,
    )
