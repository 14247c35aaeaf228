"""`export`: one CSV a query, in a folder."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from dashboard.commands.answers import tell_repaired
from dashboard.commands.command import Command
from dashboard.storage.progress import ProgressBar
from dashboard.storage.workspace import Workspace


def _add_options(parser: ArgumentParser) -> None:
    parser.add_argument("folder", metavar="FOLDER", type=Path, nargs="?", help="default: export-<snapshot id>")
    parser.add_argument(
        "--with-names", action="store_true", help="leave names in the sentences; they may be victims', so look first"
    )


def _do(workspace: Workspace, options: Namespace) -> int:
    """Build if needed, and write the CSV files."""
    from dashboard.storage.build import build, on_whole_snapshot
    from dashboard.storage.export import export

    bar = ProgressBar()
    with bar:
        built = build(workspace, bar, bar.say)
        tell_repaired(built)
        folder = options.folder or Path(f"export-{built.snapshot_id}")
        files = on_whole_snapshot(
            workspace, built, lambda c: export(c, built.snapshot_id, folder, options.with_names), bar, bar.say
        )
    print(f"{len(files)} files written into {folder}.")
    return 0


EXPORT = Command("export", "write one CSV a query into a folder", "export ./for-the-briefing", _add_options, _do)
