"""`changes`: which figures differ between two snapshots, and what did it."""

from argparse import ArgumentParser, Namespace

from dashboard.commands.answers import in_words
from dashboard.commands.command import Command
from dashboard.storage.workspace import Workspace


def _add_options(parser: ArgumentParser) -> None:
    parser.add_argument("old", metavar="OLD", help="the id of the earlier snapshot, as `build` prints it")
    parser.add_argument("new", metavar="NEW", nargs="?", help="the id of the later one (default: the current one)")


def _do(workspace: Workspace, options: Namespace) -> int:
    """Print one line a figure, then the decisions that are new or stand otherwise."""
    from dashboard.storage.changes import changes

    found = changes(workspace, options.old, options.new)
    for change in found.figures:
        print(change.words)
    for words in found.decisions:
        print(" ".join(f"Decided: {words}".split()))
    print(f"{in_words({'changed figures': len(found.figures), 'decisions': len(found.decisions)})}.")
    return 0


CHANGES = Command(
    "changes",
    "list the figures that were added, removed or changed between two snapshots, with what did it",
    "changes 1a2b3c4d5e6f7a8b",
    _add_options,
    _do,
)
