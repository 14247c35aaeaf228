"""`bench`: measure how fast it is, as ratios."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

from dashboard.commands.command import Command
from dashboard.commands.options import at_least_one
from dashboard.storage.workspace import Workspace


class Measured(Protocol):
    """One measurement."""

    @property
    def words(self) -> str:
        """The measurement as printed."""

    @property
    def is_missed(self) -> bool:
        """True when it is beyond its floor."""


def _add_options(parser: ArgumentParser) -> None:
    parser.add_argument(
        "what",
        nargs="?",
        choices=("extraction", "building", "rebuilding", "publishing", "pages"),
        help="only this part (default: all)",
    )
    parser.add_argument(
        "--figures",
        type=at_least_one,
        default=1_000_000,
        metavar="N",
        help="about how many figures the made-up snapshot holds that pages, rebuilding and publishing are measured on "
        "(default: 1000000; publishing, when it is not asked for by name: at most 100000)",
    )
    parser.add_argument(
        "--keep", metavar="FILE", type=Path, help="keep that snapshot there, and use it again when it is there already"
    )
    parser.add_argument(
        "--scale",
        type=float,
        default=1.0,
        metavar="SHARE",
        help="this share of the 20 MB that extraction is measured on",
    )
    parser.add_argument(
        "--floors", action="store_true", help="end with 1 when extraction, publishing or a page misses a floor"
    )


def _do(workspace: Workspace, options: Namespace) -> int:
    """Print the measurements; 1 when a floor is asked for and missed."""
    n_missed = 0
    if options.what in (None, "building"):
        from dashboard.storage.bench import bench

        for words in bench(workspace):
            print(words, flush=True)
    if options.what in (None, "publishing"):
        from dashboard.storage.bench_publish import DECISION_FIGURES, bench_publish

        n_missed += _told(bench_publish(options.figures if options.what else min(options.figures, DECISION_FIGURES)))
    if options.what in (None, "pages"):
        from dashboard.speed import bench_pages

        n_missed += _told(bench_pages(options.figures, options.keep))
    if options.what in (None, "rebuilding"):
        from dashboard.speed import bench_rebuild

        n_missed += _told(bench_rebuild(options.figures, options.keep))
    if options.what in (None, "extraction"):
        from dashboard.storage.bench_extraction import bench_extraction

        n_missed += _told(bench_extraction(workspace, options.scale))
    return 1 if n_missed and options.floors else 0


def _told(measured: Iterable[Measured]) -> int:
    """Print each as it comes; how many missed a floor."""
    n_missed = 0
    for one in measured:
        print(one.words, flush=True)
        n_missed += one.is_missed
    return n_missed


BENCH = Command(
    "bench",
    "measure extraction, building, and what pages ask, as ratios",
    "bench pages --figures 1000000 --floors",
    _add_options,
    _do,
)
