"""`run`: build if files changed, then become the Streamlit server."""

import os
import subprocess
import sys
from argparse import ArgumentParser, Namespace
from typing import NoReturn

from dashboard.capture import BadInput
from dashboard.commands.build import build_with_bar
from dashboard.commands.command import Command
from dashboard.storage.inputs import is_unchanged
from dashboard.storage.workspace import REPOSITORY, Workspace


def _add_options(parser: ArgumentParser) -> None:
    parser.add_argument("--port", type=int, help="the port to serve on (default: 8501)")
    parser.add_argument(
        "--address",
        default="localhost",
        help="who may open it: localhost, or 0.0.0.0 for the network (default: localhost)",
    )
    parser.add_argument("--no-browser", action="store_true", help="do not open a browser window")


def _do(workspace: Workspace, options: Namespace) -> int:
    """Build if needed, then become the Streamlit server."""
    from dashboard.storage.current import current

    workspace.require()
    published = current(workspace)
    if workspace.post_files() and not is_unchanged(workspace, published.name if published else None):
        try:
            build_with_bar(workspace)
        except BadInput as error:
            if published is None:
                raise
            print(f"{error} The last good snapshot is shown.", file=sys.stderr)
    command = [sys.executable, "-m", "streamlit", "run", str(REPOSITORY / "app.py"), "--server.showEmailPrompt=false"]
    command.append(f"--server.address={options.address}")
    if options.port is not None:
        command.append(f"--server.port={options.port}")
    if options.no_browser:
        command.append("--server.headless=true")
    os.environ["ATLEAST_WORKSPACE"] = str(workspace.root)
    os.chdir(REPOSITORY)
    sys.stdout.flush()
    become(command)


def become(command: list[str]) -> NoReturn:
    """Replace this process by `command`; on Windows, which cannot, run it and end with its exit code."""
    if sys.platform == "win32":
        sys.exit(subprocess.call(command))
    os.execv(command[0], command)


RUN = Command("run", "open the dashboard, building the snapshot first if files changed", "run", _add_options, _do)
