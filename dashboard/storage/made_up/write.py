"""Write a made-up snapshot. Equal seeds and sizes give equal rows."""

from importlib import resources
from pathlib import Path

import duckdb

from dashboard.storage.derived import fill_derived
from dashboard.storage.snapshot import SCHEMA, count_rows

WORLD = resources.files("dashboard.storage.made_up") / "world.sql"
TABLES = resources.files("dashboard.storage.made_up") / "tables.sql"
LEAST_GB, FIGURES_A_GB = 4, 900_000
"""Memory for the made-up world: at ten million figures 4 GB do not hold what cannot go to the disk."""


def write_made_up(path: Path, figures: int, seed: int = 1) -> dict[str, int]:
    """A new DuckDB file at `path` with about so many figures, valid by `storage/validation.py`; its counts of rows.

    Events over ten years and 400 towns, both skewed; one in eight disputed; speakers who revise; several origins; days
    and places of every precision; tolls, searches and older versions of posts. No row passes through Python.
    """
    memory = f"{max(LEAST_GB, figures // FIGURES_A_GB)}GB"
    with duckdb.connect(str(path), config={"memory_limit": memory}) as connection:
        connection.execute("SET VARIABLE figures = $figures", {"figures": figures})
        connection.execute("SET VARIABLE seed = $seed", {"seed": seed})
        for file in (SCHEMA, WORLD, TABLES):
            connection.execute(file.read_text(encoding="utf-8"))
        fill_derived(connection)
        connection.execute("CHECKPOINT")
        return count_rows(connection)
