"""What was added to a copy of a workspace, as a ZIP to unpack into a workspace: posts/*.md, edits/*.jsonl."""

import hashlib
import io
import zipfile
from dataclasses import dataclass
from pathlib import Path

from dashboard.storage.edits import FOLDER, edit_files
from dashboard.storage.in_step import whole_lines
from dashboard.storage.workspace import Workspace

LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The time of every file inside, so that equal contents make an equal ZIP."""


@dataclass(frozen=True, slots=True)
class Added:
    """The files that `base` lacks or has fewer lines of, by name, and how many posts and decisions are new."""

    files: tuple[tuple[str, Path], ...]
    posts: int
    decisions: int

    def __bool__(self) -> bool:
        return bool(self.files)

    @property
    def digest(self) -> str:
        """Changes with every post and decision: names and sizes of all files, which only grow."""
        words = [f"{name} {path.stat().st_size}" for name, path in self.files]
        return hashlib.sha256("\n".join(words).encode()).hexdigest()[:16]


def added(base: Workspace, copy: Workspace) -> Added:
    """What `copy` has that `base` has not."""
    there = {file.name for file in base.post_files()}
    files = [(f"posts/{file.name}", file) for file in copy.post_files() if file.name not in there]
    posts, decisions = len(files), 0
    for file in edit_files(copy):
        new = len(whole_lines(file)) - len(whole_lines(base.root / FOLDER / file.name))
        if new > 0:
            files.append((f"{FOLDER}/{file.name}", file))
            decisions += new
    return Added(tuple(files), posts, decisions)


def zipped(files: tuple[tuple[str, Path], ...]) -> bytes:
    """The ZIP of these files. An edits file is whole: it begins with the lines that the workspace had."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, path in files:
            archive.writestr(zipfile.ZipInfo(name, LONG_AGO), path.read_bytes(), zipfile.ZIP_DEFLATED)
    return out.getvalue()
