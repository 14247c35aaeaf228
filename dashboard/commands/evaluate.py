"""`evaluate`: measure extraction on the labelled texts."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from dashboard.commands.answers import in_words
from dashboard.commands.command import Command
from dashboard.storage.progress import ProgressBar
from dashboard.storage.workspace import SHIPPED, Workspace


def _add_options(parser: ArgumentParser) -> None:
    parser.add_argument("--gold", metavar="PATH", type=Path, help="a folder of labelled documents to measure on too")
    parser.add_argument("--open", action="store_true", help="leave the held-out half unread, as while rules are mended")
    parser.add_argument("--dry-run", action="store_true", help="print the report and write nothing")
    parser.add_argument(
        "--release", metavar="NAME", help="store the results as NAME too, for later runs to compare with"
    )
    parser.add_argument("--floors", action="store_true", help="end with 1 when a set of posts misses a floor")


def _do(workspace: Workspace, options: Namespace) -> int:
    """Print the report; a workspace that was named is measured with its own names, and nothing is written."""
    from dashboard.evaluation import Outputs, evaluate

    is_ours = options.workspace is None
    if not is_ours:
        workspace.require()
    bar = ProgressBar()
    with bar:
        done = evaluate(
            Workspace(SHIPPED) if is_ours else workspace,
            gold=options.gold,
            with_held=not options.open,
            release=options.release,
            outputs=Outputs() if is_ours and not options.dry_run else None,
            progress=bar,
        )
    print(done.report)
    for file in done.written:
        bar.say(f"Written: {file}")
    if options.floors and done.missed:
        bar.say(f"{in_words({'floors': len(done.missed)})} missed.")
        return 1
    return 0


EVALUATE = Command(
    "evaluate",
    "measure extraction on the labelled texts; writes docs/accuracy and the README's accuracy card",
    "evaluate --open --dry-run",
    _add_options,
    _do,
)
