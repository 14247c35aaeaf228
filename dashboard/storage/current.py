"""Which snapshot is published: the file that snapshots/CURRENT names. Needs no database, so asking is cheap."""

import re
from pathlib import Path

from dashboard.storage.workspace import Workspace

SNAPSHOT_NAME = re.compile(r"[0-9a-f]{16}(-r\d+)?\.duckdb\Z")


def current(workspace: Workspace) -> Path | None:
    """The published snapshot's file; None when nothing was built yet, or the file is gone."""
    try:
        name = (workspace.snapshots / "CURRENT").read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        return None
    path = workspace.snapshots / name
    return path if SNAPSHOT_NAME.match(name) and path.is_file() else None
