"""The command line; `python -m dashboard --help` lists the verbs, `python -m dashboard VERB --help` says more.

Exit code 0 when done, 2 with one sentence on standard error when something given to us cannot be used; then nothing
that was stored has changed; 1 when a floor was asked for and is missed. What a verb needs is imported when it is used:
`run` with nothing new must start fast.
"""

import argparse
import os
import sys
from io import TextIOWrapper

from dashboard.capture import BadInput
from dashboard.commands.bench import BENCH
from dashboard.commands.build import BUILD
from dashboard.commands.changes import CHANGES
from dashboard.commands.check import CHECK
from dashboard.commands.evaluate import EVALUATE
from dashboard.commands.export import EXPORT
from dashboard.commands.extract import EXTRACT
from dashboard.commands.ingest import INGEST
from dashboard.commands.run import RUN
from dashboard.commands.second_reader import SECOND_READER
from dashboard.storage.workspace import Workspace

COMMANDS = (RUN, BUILD, INGEST, EXTRACT, EXPORT, SECOND_READER, CHECK, CHANGES, EVALUATE, BENCH)


def main(arguments: list[str] | None = None) -> int:
    """Do what `arguments` (else the command line) ask; the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    options = parser().parse_args(arguments)
    try:
        return int(options.do(Workspace.at(options.workspace), options))
    except BadInput as error:
        print(" ".join(str(error).split()), file=sys.stderr)
        return 2
    except BrokenPipeError:  # whoever read our output has stopped reading
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return 130
    except OSError as error:
        print(f"{error.filename or 'A file'} cannot be read or written ({error.strerror or error}).", file=sys.stderr)
        return 2


def parser() -> argparse.ArgumentParser:
    """The verbs and their options."""
    top = argparse.ArgumentParser(
        prog="python -m dashboard",
        description="At Least: conflict live-blog reporting as claims an analyst can defend.",
        epilog="Set ATLEAST_CACHE to a folder to keep snapshots there, for a workspace that may not be written.",
    )
    top.add_argument(
        "--workspace", metavar="PATH", help="the folder to work on (else ATLEAST_WORKSPACE, else the sample in data/)"
    )
    verbs = top.add_subparsers(metavar="VERB", required=True)
    for command in COMMANDS:
        verb = verbs.add_parser(
            command.name,
            help=command.what,
            description=command.what[0].upper() + command.what[1:] + ".",
            epilog=f"Example: python -m dashboard {command.example}",
        )
        command.add_options(verb)
        verb.set_defaults(do=command.do)
    return top


if __name__ == "__main__":
    sys.exit(main())
