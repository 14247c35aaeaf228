"""The order of tests that several workers share: each begins with long ones, and none is left alone at the end.

pytest-xdist (worksteal) gives each worker an equal run of the list; who is done takes from the end of another's.
"""

from collections.abc import Sequence
from typing import Protocol, TypeVar

SECONDS = {
    "test_browser_axe.py::test_every_page_keeps": 70,
    "test_browser_axe.py::test_every_page_can": 60,
    "test_browser_links.py": 75,
    "test_browser.py": 140,
    "test_browser_roles.py": 110,
    "test_capture_browser.py": 110,
    "test_browser_review.py": 100,
    "test_browser_visit.py": 60,
    "test_browser_hostile.py": 55,
    "test_crash.py::test_twenty": 60,
    "test_crash.py::test_an_exit_at_every_write_fsync_and_rename_loses_nothing[build]": 25,
    "test_crash.py::test_an_exit_at_every_write_fsync_and_rename_loses_nothing[ingest]": 25,
    "test_pages.py": 42,
    "test_publishing.py": 42,
    "test_command_line.py": 40,
    "test_browser_figures.py": 37,
    "test_queries.py": 37,
    "test_review_page.py": 33,
    "test_capture_page.py": 33,
    "test_browser_map.py": 30,
    "test_snapshot.py": 29,
    "test_next_snapshot.py": 28,
    "test_browser_actors.py": 27,
    "test_store.py": 25,
    "test_browser_timeline.py": 25,
    "test_decided_workspace.py": 22,
    "test_claim_facets.py": 20,
    "test_browser_blind_spots.py": 19,
    "test_extract.py": 17,
    "test_hostile_exports.py": 15,
    "test_quick_questions.py": 14,
    "test_blind_spots_queries.py": 13,
    "test_bad_input.py": 12,
}
"""What takes long, with about how long on one core of two: a file, or the beginning of a test's name."""


class Test(Protocol):
    """What is asked of a collected test."""

    nodeid: str


T = TypeVar("T", bound=Test)


def dealt(tests: Sequence[T], workers: int) -> list[T]:
    """The same tests, so that each of `workers` equal runs begins with its share of the long ones, longest first.

    What belongs to one entry stays together, for the fixtures of its file, and so do the other tests of a file.
    """
    long: dict[str, list[T]] = {name: [] for name in SECONDS}
    short: list[T] = []
    for test in tests:
        name = test.nodeid.rpartition("tests/")[2]
        entry = next((entry for entry in SECONDS if name.startswith(entry)), None)
        (short if entry is None else long[entry]).append(test)
    runs: list[list[T]] = [[] for _ in range(workers)]
    busy = [0.0] * workers
    for name in sorted(SECONDS, key=lambda name: -SECONDS[name]):
        least = busy.index(min(busy))
        runs[least] += long[name]
        busy[least] += SECONDS[name]
    ordered: list[T] = []
    left = len(tests)
    for number, run in enumerate(runs):
        size = left // (workers - number)
        fill = max(0, size - len(run))
        ordered += run + short[:fill]
        short = short[fill:]
        left -= len(run) + fill
    return ordered + short
