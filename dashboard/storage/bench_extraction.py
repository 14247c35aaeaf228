"""How fast extraction is, as ratios measured in one run on one machine: against splitting the same text into words,
one process against two, a text against half of it; and the memory it takes with all lexicons.

The text is what ships with the project (the sample workspace's posts and the open labelled posts), repeated: most of
its sentences hold a figure or an event, which is the slowest kind of text there is. Floors are those of the project's
plan; times are of the processor, not the clock, except where processes are compared.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from dashboard.records import Post, Reading
from dashboard.storage import pipeline
from dashboard.storage.machine import load_words
from dashboard.storage.workspace import REPOSITORY, SHIPPED, Workspace, load_reference

WORDS = re.compile(r"\w+|\S")
MOST_TIMES_WORDS, LEAST_JOBS, MOST_MEMORY_MB, MOST_FOR_TWICE = 20.0, 1.7, 150.0, 2.5
FULL = {"text": 400_000, "post": 20_000_000, "line": 1_000_000, "lines": 10_000_000}
"""Bytes (all text is nearly ASCII) of each measurement; `scale` makes them smaller, for a quick look."""
LINES = {"letters": "abcdefghij", "digits": "1234567890", "figures": "22killed,", "brackets": "(“", "Arabic": "قتل"}
"""What lines without a space are made of."""
LINE_BYTES = 10_000
DAY = date(2013, 7, 28)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the report. `is_missed`: beyond its floor."""

    words: str
    is_missed: bool = False


def bench_extraction(workspace: Workspace, scale: float = 1.0) -> Iterator[Line]:
    """The report, line by line, each as soon as it is measured."""
    size = {name: max(1_000, int(full * scale)) for name, full in FULL.items()}
    text = shipped_text()
    yield Line(f"extraction of shipped text, load of this machine {load_words()}")
    yield memory(workspace)
    read = pipeline.make_reader(load_reference(workspace))
    yield times_words(read, filled(text, size["text"]))
    half, whole = (partial(read, post_of(filled(text, part))) for part in (size["post"] // 2, size["post"]))
    yield twice(f"post of {size['post'] / 1e6:g} MB", half, whole, times=1)
    for name, letters in LINES.items():
        half, whole = (partial(read, post_of(filled(letters, part))) for part in (size["line"] // 2, size["line"]))
        yield twice(f"line of {size['line'] / 1e6:g} MB, {name}", half, whole, times=2)
    yield two_jobs(workspace, text, size["lines"])


def shipped_text() -> str:
    """Posts that ship with the project, one after another."""
    sample = Workspace(SHIPPED)
    texts = [post.text for file in sample.post_files() for post in sample.read_posts(file)]
    labelled = sorted((SHIPPED / "labelled" / "open" / "posts").glob("*.txt"))
    return "\n\n".join([*texts, *(file.read_text(encoding="utf-8") for file in labelled)]) + "\n\n"


def filled(words: str, size: int) -> str:
    """`words` again and again, `size` characters long."""
    return (words * (size // len(words) + 1))[:size]


def post_of(text: str) -> Post:
    """A post of that text."""
    return Post(text=text, publisher="bench", published_date=DAY)


def seconds(work: Callable[[], object], times: int) -> float:
    """Processor seconds that `work` takes, the least of `times`."""
    found = []
    for _ in range(times):
        start = time.process_time()
        work()
        found.append(time.process_time() - start)
    return max(min(found), 1e-6)


def times_words(read: Callable[[Post], Reading], text: str) -> Line:
    """Reading against `re.findall` for words on the same text, turn about."""
    post, pairs = post_of(text), []
    for _ in range(3):
        pairs.append((seconds(lambda: read(post), 1), seconds(lambda: WORDS.findall(text), 3)))
    took, yardstick = min(pair[0] for pair in pairs), min(pair[1] for pair in pairs)
    speed = len(text) / took / 1e6
    words = f"{took / yardstick:6.1f} x the time of splitting into words ({took:.2f} s, {speed:.2f} MB/s)"
    return floored("reading", words, took / yardstick > MOST_TIMES_WORDS, f"at most {MOST_TIMES_WORDS:g}")


def twice(name: str, half: Callable[[], object], whole: Callable[[], object], times: int) -> Line:
    """The time of a text against that of its first half: 2 is linear."""
    first, all_ = seconds(half, times), seconds(whole, times)
    words = f"{all_ / first:6.2f} x the time of half of it ({all_:.2f} s)"
    return floored(name, words, all_ / first > MOST_FOR_TWICE, f"linear is 2, at most {MOST_FOR_TWICE:g}")


def memory(workspace: Workspace) -> Line:
    """The peak of a process of its own that loads every lexicon and reads one post of the shipped text."""
    command = [sys.executable, "-m", "dashboard.storage.bench_extraction", str(workspace.root)]
    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, check=True)
    peak = float(done.stdout)
    return floored("memory", f"{peak:6.0f} MB with all lexicons", peak > MOST_MEMORY_MB, f"under {MOST_MEMORY_MB:g}")


def peak_megabytes() -> float:
    """The most memory this process has held, in MB (10^6 bytes)."""
    status = Path("/proc/self/status")
    if status.exists():  # getrusage would count what this process was before it became what it is
        found = re.search(r"VmHWM:\s+(\d+) kB", status.read_text(encoding="ascii"))
        return int(found[1]) * 1024 / 1e6 if found else 0.0
    if sys.platform == "win32":
        return 0.0
    from resource import RUSAGE_SELF, getrusage

    return getrusage(RUSAGE_SELF).ru_maxrss / (1 if sys.platform == "darwin" else 1024) / 1e6


def two_jobs(workspace: Workspace, text: str, size: int) -> Line:
    """`extract --jsonl` by the clock with one process and with two, on the same lines."""
    with tempfile.TemporaryFile() as lines:
        for number in range(max(2, size // LINE_BYTES)):
            at = number * 997 % len(text)
            document = {"doc_id": f"d{number}", "text": filled(text[at:] + text[:at], LINE_BYTES)}
            lines.write(json.dumps({**document, "published_on": DAY.isoformat()}).encode() + b"\n")
        walls, users = [], []
        for jobs in ("1", "2"):
            lines.seek(0)
            command = [sys.executable, "-m", "dashboard", "--workspace", str(workspace.root), "extract", "--jsonl"]
            before, start = os.times().children_user, time.perf_counter()
            subprocess.run(
                [*command, "--jobs", jobs], cwd=REPOSITORY, stdin=lines, stdout=subprocess.DEVNULL, check=True
            )
            walls.append(time.perf_counter() - start)
            users.append(os.times().children_user - before)
    ratio = walls[0] / walls[1]
    words = (
        f"{ratio:6.2f} x faster than one on {size / 1e6:g} MB ({walls[0]:.1f} s and {walls[1]:.1f} s by the clock; "
        f"{users[0]:.1f} s and {users[1]:.1f} s of processor; load {load_words()})"
    )
    return floored("two processes", words, ratio < LEAST_JOBS, f"at least {LEAST_JOBS:g}")


def floored(name: str, words: str, is_missed: bool, floor: str) -> Line:
    """A line with its floor beside it."""
    return Line(f"{name:<28} {words}; floor: {floor}{' MISSED' if is_missed else ''}", is_missed)


if __name__ == "__main__":
    pipeline.make_reader(load_reference(Workspace.at(sys.argv[1])))(post_of(shipped_text()))
    print(peak_megabytes())
