"""`build`: build the snapshot of the workspace and make it current."""

from argparse import ArgumentParser, Namespace

from dashboard.commands.answers import in_words, tell_repaired
from dashboard.commands.command import Command
from dashboard.commands.options import PATIENCE_S, add_wait
from dashboard.storage.progress import ProgressBar, ProgressLines
from dashboard.storage.workspace import Workspace


def _add_options(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--progress",
        choices=("bar", "lines"),
        default="bar",
        help="how to say how far it is: a bar on standard error, or lines of JSON on standard output (default: bar)",
    )
    add_wait(parser)


def _do(workspace: Workspace, options: Namespace) -> int:
    """Build and print what the snapshot holds; as lines, only how far it is."""
    if options.progress == "bar":
        build_with_bar(workspace, options.wait)
        return 0
    from dashboard.storage.build import build

    lines = ProgressLines()
    build(workspace, lines, lines.say, options.wait)
    return 0


def build_with_bar(workspace: Workspace, wait: float = PATIENCE_S) -> None:
    """Build and print what the snapshot holds; BadInput when another build takes longer than `wait` seconds."""
    from dashboard.storage.build import build

    bar = ProgressBar()
    with bar:
        built = build(workspace, bar, bar.say, wait)
    tell_repaired(built)
    print(f"Snapshot {built.snapshot_id}{'' if built.is_new else ' is up to date'}: {in_words(built.counts)}.")


BUILD = Command("build", "build the snapshot of the workspace and make it current", "build", _add_options, _do)
