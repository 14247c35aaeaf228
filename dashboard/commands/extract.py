"""`extract`: print what the extractor finds in a text; nothing is stored."""

import json
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from dashboard.capture import BadInput
from dashboard.commands.command import Command
from dashboard.commands.options import add_post_options, at_least_one, given_fields
from dashboard.storage.workspace import Workspace


def _add_options(parser: ArgumentParser) -> None:
    parser.add_argument(
        "file",
        metavar="FILE",
        type=Path,
        nargs="?",
        help="text, Markdown, .jsonl, a saved page, or a feed; - for stdin. Offsets count in a text as given; for a "
        "page or feed, in the `text` that is printed with them",
    )
    parser.add_argument(
        "--jsonl",
        action="store_true",
        help="one JSON object a line on standard input (doc_id, text, published_on, publisher, title), one a line out",
    )
    add_post_options(parser)
    parser.add_argument(
        "--jobs",
        type=at_least_one,
        default=1,
        metavar="N",
        help="processes that read lines of --jsonl (default: 1)",
    )


def _do(workspace: Workspace, options: Namespace) -> int:
    """Print figures and events as JSON; 2 when a line of --jsonl cannot be used."""
    from dashboard.storage.extract import extract_file, extract_lines
    from dashboard.storage.workspace import load_reference

    if options.jsonl == (options.file is not None):
        raise BadInput("Name one FILE, or give --jsonl and documents on standard input.")
    reference = load_reference(workspace)
    if options.jsonl:
        return 2 if extract_lines(sys.stdin.buffer, reference, sys.stdout, sys.stderr, options.jobs) else 0
    found = extract_file(options.file, reference, given_fields(options))
    print(json.dumps(found, ensure_ascii=False, indent=2))
    return 0


EXTRACT = Command(
    "extract",
    "print what the extractor finds in a text, saved page or feed as JSON; nothing is stored",
    "extract page.txt --published 2013-07-26",
    _add_options,
    _do,
)
