"""How long a snapshot takes that is gone while its rows are kept, table by table."""

import statistics
import tempfile
import time
from collections import namedtuple
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from dashboard.speed.bench_pages import Line
from dashboard.storage.bench import yardstick
from dashboard.storage.build import counts_of
from dashboard.storage.machine import load_words
from dashboard.storage.made_up import write_made_up
from dashboard.storage.rows import Rows
from dashboard.storage.snapshot import FRESH, LOADS, SCHEMA, write_of_kept
from dashboard.storage.validation import ONCE_EACH

FLOOR, FLOOR_FIGURES = 10.0, 1_000_000
"""The most seconds by the clock, and up to how many figures."""
RUNS, SHOWN = 3, 0.01
Took = dict[str, float]


def bench_rebuild(figures: int, kept: Path | None = None) -> Iterator[Line]:
    """The report, line by line: medians of three runs, in seconds of the processor (of all threads) and by the clock.

    `kept` names a file of a made-up snapshot, as `bench_pages` keeps it.
    """
    with tempfile.TemporaryDirectory() as folder:
        snapshot, rows = kept or Path(folder) / "made_up.duckdb", Path(folder) / "rows.duckdb"
        if not snapshot.exists():
            write_made_up(snapshot, figures)
        fresh = rows_of(snapshot, rows)
        unit = yardstick()
        yield Line(f"yardstick (sha256 of 64 MB) {unit * 1000:.1f} ms; load {load_words()}")
        runs = [rebuilt(Path(folder) / f"again-{run}.duckdb", rows, fresh) for run in range(RUNS)]
        processor = {step: statistics.median(run[step] for run, _ in runs) for step in runs[0][0]}
        for step, took in sorted(processor.items(), key=lambda one: -one[1]):
            if took >= SHOWN:
                yield Line(f"{step:<42} processor {took:7.2f} s  {took / unit:7.1f} x yardstick")
        whole = statistics.median(sum(run.values()) for run, _ in runs)
        clock = statistics.median(clock for _, clock in runs)
        is_missed = figures <= FLOOR_FIGURES and clock > FLOOR
        yield Line(
            f"{'rebuilt of kept rows':<42} processor {whole:7.2f} s  by the clock {clock:.2f} s  "
            f"{clock / FLOOR:5.2f} x floor of {FLOOR:g} s{' MISSED' if is_missed else ''}",
            is_missed,
        )


def rows_of(snapshot: Path, rows: Path) -> Rows:
    """The rows of the fresh tables of a snapshot; those that are kept are written to a new file `rows`."""
    fresh: Rows = {}
    with duckdb.connect(str(rows)) as connection:
        connection.execute(SCHEMA.read_text(encoding="utf-8"))
        connection.execute("ATTACH '" + str(snapshot).replace("'", "''") + "' AS made (READ_ONLY)")
        for table in LOADS:
            if table not in FRESH:
                connection.execute(f"INSERT INTO {table} FROM made.{table}")
                continue
            told = connection.table(f"made.{table}")
            of_table = namedtuple(table, told.columns)  # type: ignore[misc]
            fresh[table] = [of_table(*map(with_zone, row)) for row in told.fetchall()]
    return fresh


def with_zone(value: object) -> object:
    """The value; an instant with the zone that DuckDB's TIMESTAMP leaves out."""
    return value.replace(tzinfo=UTC) if isinstance(value, datetime) else value


def rebuilt(path: Path, rows: Path, fresh: Rows) -> tuple[Took, float]:
    """Seconds of the processor by step, and seconds by the clock, of building the file `path` again and checking it."""
    took: Took = {}
    begun, last = time.perf_counter(), time.process_time()

    def done(step: str) -> None:
        nonlocal last
        now = time.process_time()
        took[step] = now - last
        last = now

    write_of_kept(path, rows, fresh, done)
    counts_of(path, [ONCE_EACH])
    done("checking")
    clock = time.perf_counter() - begun
    path.unlink()
    return took, clock
