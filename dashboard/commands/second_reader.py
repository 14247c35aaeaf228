"""`second-reader`: put one post to the second reader."""

import json
import os
from argparse import ArgumentParser, Namespace

from dashboard.capture import BadInput
from dashboard.commands.command import Command
from dashboard.storage.progress import ProgressBar
from dashboard.storage.workspace import REPOSITORY, Workspace


def _add_options(parser: ArgumentParser) -> None:
    parser.add_argument("post", metavar="POST", help="the post's id, as the Evidence page's address has it")


def _do(workspace: Workspace, options: Namespace) -> int:
    """Ask, keep the answer in the workspace, and print it as JSON."""
    from dashboard.second_reader.settings import HOW, endpoint_of, secrets_in
    from dashboard.storage.second_readings import ask_about

    endpoint = endpoint_of(secrets_in(REPOSITORY), os.environ)
    if endpoint is None:
        raise BadInput(HOW)
    bar = ProgressBar()
    with bar:
        answer = ask_about(workspace, endpoint, options.post, lambda done, all_: bar("Asking", done, all_))
    print(json.dumps(answer, ensure_ascii=False, indent=2))
    return 0


SECOND_READER = Command(
    "second-reader",
    "put a post to the second reader (off until set up) and print where it and the rules disagree",
    "second-reader 3f9c2a51b0de",
    _add_options,
    _do,
)
