"""The order of the tests loses none, doubles none, and gives each worker long ones to begin with."""

from dataclasses import dataclass
from pathlib import Path

from tests.longest_first import SECONDS, dealt

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Collected:
    nodeid: str


LONG = [Collected(f"tests/{name}{tail}") for name in SECONDS for tail in ("::a", "::b")]
SHORT = [Collected(f"tests/test_short_{number // 9}.py::test_{number}") for number in range(301)]


def test_every_test_stays_once_and_each_run_begins_with_its_share() -> None:
    for workers in (2, 3, 5):
        ordered = dealt([*SHORT, *LONG], workers)
        assert sorted(test.nodeid for test in ordered) == sorted(test.nodeid for test in [*SHORT, *LONG])
        left, shares = list(ordered), []
        for number in range(workers):
            size = len(left) // (workers - number)  # as pytest-xdist does
            run, left = left[:size], left[size:]
            long = [test in LONG for test in run]
            assert long == sorted(long, reverse=True), "long ones come first"
            shares.append(sum(SECONDS[test.nodeid[6:-3]] for test in run if test in LONG) / 2)
        assert max(shares) - min(shares) <= max(SECONDS.values()) / 2


def test_what_is_said_to_take_long_is_there() -> None:
    for name in SECONDS:
        file, _, test = name.partition("::")
        assert test.partition("[")[0] in (HERE / file).read_text(encoding="utf-8"), name
