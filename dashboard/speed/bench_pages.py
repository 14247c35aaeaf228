"""How long each page's questions take together, against the floors of the project's plan."""

import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from dashboard.queries.ask import Cursor
from dashboard.queries.filters import Filters
from dashboard.speed.questions import FILTERS, PAGES, WHATEVER_THE_FILTERS, Page
from dashboard.storage.bench import yardstick
from dashboard.storage.machine import load_words
from dashboard.storage.made_up import write_made_up
from dashboard.storage.serving import connect

FLOORS_MS = {1_000_000: 100.0, 10_000_000: 1000.0}
"""The most that one page's questions may take together, in milliseconds, up to so many figures."""
RUNS, MOST_SECONDS = 9, 20.0


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the report. `is_missed`: beyond its floor."""

    words: str
    is_missed: bool = False


def floor_ms(figures: int) -> float:
    """The floor for a snapshot of about so many figures: 100 ms to a million, 1,000 ms beyond."""
    return next((floor for size, floor in FLOORS_MS.items() if figures <= size), max(FLOORS_MS.values()))


def bench_pages(figures: int, kept: Path | None = None) -> Iterator[Line]:
    """The report, line by line: every page with every set of filters, each the median of nine warm runs.

    `kept` names a file for the snapshot: one that is there is used again, and what is made stays.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = kept or Path(folder) / "made_up.duckdb"
        if not path.exists():
            start = time.perf_counter()
            counts = write_made_up(path, figures)
            took = time.perf_counter() - start
            said = ", ".join(f"{n:,} {name}" for name, n in counts.items())
            yield Line(f"made-up snapshot written in {took:.1f} s, {path.stat().st_size / 1e6:.0f} MB: {said}")
        unit = yardstick()
        yield Line(f"yardstick (sha256 of 64 MB) {unit * 1000:.1f} ms; load {load_words()}")
        connection = connect(path)
        floor = floor_ms(figures)
        for name, page in PAGES.items():
            for told, filters in FILTERS.items():
                if name in WHATEVER_THE_FILTERS and filters.active:
                    continue
                yield measured(connection.cursor, f"{name}, {told}", page, filters, unit, floor)
        connection.close()


def measured(
    new_cursor: Callable[[], Cursor], name: str, page: Page, filters: Filters, unit: float, floor: float
) -> Line:
    """One page with one set of filters. Runs stop early when they have taken 20 s.

    Each run has a cursor of its own, as each drawing of a page has: nothing that an earlier run found out helps it.
    """
    page(new_cursor(), filters)
    walls: list[float] = []
    begun = time.process_time()
    while len(walls) < RUNS and (len(walls) < 3 or sum(walls) < MOST_SECONDS):
        start = time.perf_counter()
        page(new_cursor(), filters)
        walls.append(time.perf_counter() - start)
    processor = (time.process_time() - begun) / len(walls) * 1000
    median = statistics.median(walls) * 1000
    is_missed = median > floor
    return Line(
        f"{name:<42} p50 {median:7.1f} ms  best {min(walls) * 1000:7.1f} ms  processor {processor:7.1f} ms  "
        f"{median / 1000 / unit:6.2f} x yardstick  {median / floor:5.2f} x floor of {floor:g} ms"
        f"{' MISSED' if is_missed else ''}",
        is_missed,
    )
