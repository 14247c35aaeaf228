"""What was made of a whole collection, kept between builds: the tables that linking and assessment fill, as Parquet.

They lie in one folder with a list that holds the hash of exactly what they were made from, and of each file. Where that
is another one, or a file is missing, damaged or foreign, nothing is taken from it and everything is made anew: the
folder is never primary and safe to delete.
"""

import contextlib
import hashlib
import json
from pathlib import Path

import duckdb

from dashboard.storage.durable import make_folder, write_durably
from dashboard.storage.snapshot import LOADS

FRESH = ("meta", "captures", "searches")
"""Tables that follow from what does not bear on the others."""
LIST = "rows.json"


class KeptRows:
    """The rows kept in one folder, for what a snapshot is made from now. Use it only while holding the lock."""

    def __init__(self, folder: Path, made_from: str) -> None:
        self.folder = folder
        self.made_from = made_from

    def find(self) -> dict[str, Path]:
        """The file of each table that is kept; none at all where one of them cannot be trusted."""
        files = {table: self.folder / f"{table}.parquet" for table in LOADS if table not in FRESH}
        try:
            listed = (self.folder / LIST).read_bytes()
            return files if listed == self._list(files) else {}
        except OSError:
            return {}

    def keep(self, snapshot: Path) -> None:
        """Keep the tables of a finished snapshot in the place of those that were kept; nothing where that fails."""
        with contextlib.suppress(OSError, duckdb.Error):
            make_folder(self.folder)
            (self.folder / LIST).unlink(missing_ok=True)
            files = {table: self.folder / f"{table}.parquet" for table in LOADS if table not in FRESH}
            with duckdb.connect(str(snapshot), read_only=True) as connection:
                for table, file in files.items():
                    connection.table(table).write_parquet(str(file), compression="zstd")
            write_durably(self.folder / LIST, self._list(files))

    def _list(self, files: dict[str, Path]) -> bytes:
        hashes = {}
        for table, file in files.items():
            with file.open("rb") as stream:
                hashes[table] = hashlib.file_digest(stream, "sha256").hexdigest()
        return json.dumps({"made_from": self.made_from, "sha256": hashes}).encode()
