"""What was made of a whole collection, kept between builds: a snapshot's file as it was before anything was derived.

It holds the tables that linking and assessment fill, and lies in one folder with a list that holds the hash of exactly
what they were made from, and of the file. Where that is another one, or the file is missing, damaged or foreign,
nothing is taken from it and everything is made anew: the folder is never primary and safe to delete.
"""

import contextlib
import hashlib
import json
import shutil
from pathlib import Path

from dashboard.storage.durable import make_folder, write_durably

LIST = "rows.json"
FILE = "rows.duckdb"


class KeptRows:
    """The rows kept in one folder, for what a snapshot is made from now. Use it only while holding the lock."""

    def __init__(self, folder: Path, made_from: str) -> None:
        self.folder = folder
        self.made_from = made_from

    def find(self) -> Path | None:
        """The file that is kept; None where it cannot be trusted."""
        with contextlib.suppress(OSError):
            if (self.folder / LIST).read_bytes() == self._list():
                return self.folder / FILE
        return None

    def hold(self, file: Path) -> None:
        """Copy a file of rows in the place of what was kept; it is trusted once `keep` is called."""
        with contextlib.suppress(OSError):
            make_folder(self.folder)
            for old in self.folder.iterdir():
                old.unlink()
            shutil.copyfile(file, self.folder / FILE)

    def keep(self) -> None:
        """Trust the file that was copied: what was made of it is valid. Nothing where it is not there."""
        with contextlib.suppress(OSError):
            write_durably(self.folder / LIST, self._list())

    def _list(self) -> bytes:
        with (self.folder / FILE).open("rb") as stream:
            sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
        return json.dumps({"made_from": self.made_from, "sha256": sha256}).encode()
