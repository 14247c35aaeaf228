"""`check`: say everything that is wrong with the workspace's files."""

import sys
from argparse import Namespace

from dashboard.commands.answers import in_words
from dashboard.commands.command import Command
from dashboard.commands.options import no_options
from dashboard.storage.workspace import Workspace


def _do(workspace: Workspace, _: Namespace) -> int:
    """List what is wrong; 2 when anything is."""
    from dashboard.storage.check import check

    checked = check(workspace)
    for error in checked.errors:
        print(error, file=sys.stderr)
    for note in checked.notes:
        print(f"Note: {note}")
    wrong = len(checked.errors)
    print(f"{in_words({'posts': checked.posts})}; {in_words({'problems': wrong}) if wrong else 'nothing is wrong'}.")
    return 2 if wrong else 0


CHECK = Command(
    "check", "say everything that is wrong with the workspace's files", "--workspace ./mine check", no_options, _do
)
