"""Rows into one DuckDB file, in one sorted pass. Sorting by date is what makes pages fast; there are no indexes."""

import shutil
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from importlib import resources
from operator import attrgetter
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from dashboard.storage.derived import DERIVED, fill_derived
from dashboard.storage.rows import Rows
from dashboard.storage.versions import in_utc

SCHEMA = resources.files("dashboard.storage") / "schema.sql"

# One total order a table: equal inputs give equal ordered rows. Dated tables are sorted by date first.
LOADS = {
    "meta": 'INSERT INTO meta BY NAME SELECT * FROM incoming ORDER BY "key"',
    "posts": "INSERT INTO posts BY NAME SELECT * FROM incoming ORDER BY published_date, post_id",
    "captures": "INSERT INTO captures BY NAME SELECT * FROM incoming ORDER BY post_id",
    "entries": "INSERT INTO entries BY NAME SELECT * FROM incoming ORDER BY post_id, entry_no",
    "claims": """
        INSERT INTO claims BY NAME SELECT * FROM incoming
        ORDER BY coalesce(date_start, reported_date), post_id, claim_no""",
    "claim_actors": """
        INSERT INTO claim_actors BY NAME
        SELECT incoming.* FROM incoming LEFT JOIN claims USING (post_id, claim_no)
        ORDER BY coalesce(claims.date_start, claims.reported_date), post_id, claim_no, incoming.role::VARCHAR,
            incoming.start, incoming."end", incoming.name""",
    "figures": """
        INSERT INTO figures BY NAME
        SELECT incoming.* FROM incoming LEFT JOIN claims USING (post_id, claim_no)
        ORDER BY coalesce(claims.date_start, claims.reported_date), post_id, figure_no""",
    "events": """
        INSERT INTO events BY NAME SELECT * FROM incoming
        ORDER BY coalesce(date_start, reported_first), event_id""",
    "event_claims": """
        INSERT INTO event_claims BY NAME
        SELECT incoming.* FROM incoming LEFT JOIN events USING (event_id)
        ORDER BY coalesce(events.date_start, events.reported_first), event_id, post_id, claim_no""",
    "event_figures": """
        INSERT INTO event_figures BY NAME
        SELECT incoming.* FROM incoming LEFT JOIN events USING (event_id)
        ORDER BY coalesce(events.date_start, events.reported_first), event_id, rule, measure, population""",
    "event_tracks": """
        INSERT INTO event_tracks BY NAME
        SELECT * FROM incoming ORDER BY event_id, voice, measure, population, step""",
    "event_origins": "INSERT INTO event_origins BY NAME SELECT * FROM incoming ORDER BY event_id, origin",
    "event_conflicts": "INSERT INTO event_conflicts BY NAME SELECT * FROM incoming ORDER BY ALL",
    "edits": """
        INSERT INTO edits BY NAME
        SELECT incoming.* REPLACE (one.event_id AS event_id, other.event_id AS other_event_id) FROM incoming
        LEFT JOIN event_claims one ON one.post_id = incoming.found_post_id AND one.claim_no = incoming.claim_no
        LEFT JOIN event_claims other
            ON other.post_id = incoming.other_found_post_id AND other.claim_no = incoming.other_claim_no
        ORDER BY decided_at, edit_id""",
    "edit_values": "INSERT INTO edit_values BY NAME SELECT * FROM incoming ORDER BY edit_id, field",
    "rejected": "INSERT INTO rejected BY NAME SELECT * FROM incoming ORDER BY post_id, claim_no, figure_no NULLS FIRST",
    "tolls": "INSERT INTO tolls BY NAME SELECT * FROM incoming ORDER BY published_date, toll_id",
    "toll_links": "INSERT INTO toll_links BY NAME SELECT * FROM incoming ORDER BY ALL",
    "toll_parts": "INSERT INTO toll_parts BY NAME SELECT * FROM incoming ORDER BY ALL",
    "toll_scope": "INSERT INTO toll_scope BY NAME SELECT * FROM incoming ORDER BY toll_id, group_name",
    "sources": "INSERT INTO sources BY NAME SELECT * FROM incoming ORDER BY source_id",
    "actors": "INSERT INTO actors BY NAME SELECT * FROM incoming ORDER BY actor_id",
    "places": "INSERT INTO places BY NAME SELECT * FROM incoming ORDER BY place_id",
    "searches": "INSERT INTO searches BY NAME SELECT * FROM incoming ORDER BY ALL",
    "problems": "INSERT INTO problems BY NAME SELECT * FROM incoming ORDER BY ALL",
}
COUNTED = {
    "posts": "SELECT count(*) FROM posts",
    "claims": "SELECT count(*) FROM claims",
    "figures": "SELECT count(*) FROM figures",
    "events": "SELECT count(*) FROM events",
    "tolls": "SELECT count(*) FROM tolls",
}
ARROW_TYPES = {
    "INTEGER": pa.int32(),
    "BIGINT": pa.int64(),
    "UTINYINT": pa.uint8(),
    "DOUBLE": pa.float64(),
    "BOOLEAN": pa.bool_(),
    "DATE": pa.date32(),
    "TIMESTAMP": pa.timestamp("us"),
    "VARCHAR[]": pa.list_(pa.string()),
}
FRESH = ("meta", "captures", "searches")
"""Tables that follow from what does not bear on the others: they are filled last."""
MEMORY_LIMIT = "800MB"
"""Measured: a million figures need 600 MB; 400 MB fails."""


def write_snapshot(path: Path, rows: Rows, loaded: Callable[[Path], None] = lambda _: None) -> None:
    """A new DuckDB file at `path` with every table of schema.sql, filled with `rows` and what is derived from them.

    `loaded` is told of the file when it holds all but the fresh tables and what is derived.
    """
    with _open(path) as connection:
        connection.execute("BEGIN")  # one transaction: 300 comments on their own would take longer than a small load
        connection.execute(SCHEMA.read_text(encoding="utf-8"))
        _load(connection, rows, LOADS.keys() - {*FRESH})
        connection.execute("COMMIT")
        connection.execute("CHECKPOINT")
        loaded(path)
        _finish(connection, rows)


def write_of_kept(path: Path, kept: Path, rows: Rows, done: Callable[[str], None] = lambda _: None) -> None:
    """As `write_snapshot`, of a file in which all is loaded but the fresh tables, which `rows` holds. `done` is told
    of each step: that the rows are there, each derived table, and that all is in the file."""
    shutil.copyfile(kept, path)
    with _open(path) as connection:
        _finish(connection, rows, done)


@contextmanager
def _open(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    connection = duckdb.connect(str(path), config={"memory_limit": MEMORY_LIMIT})
    try:
        yield connection
    finally:
        connection.close()


def _load(connection: duckdb.DuckDBPyConnection, rows: Rows, tables: Collection[str]) -> None:
    for table, load in LOADS.items():
        if table in tables:
            connection.register("incoming", arrow_of(connection, table, rows.get(table, ())))
            connection.execute(load)
            connection.unregister("incoming")


def _finish(connection: duckdb.DuckDBPyConnection, rows: Rows, done: Callable[[str], None] = lambda _: None) -> None:
    connection.execute("BEGIN")
    _load(connection, rows, FRESH)
    done("rows")
    fill_derived(connection, done)
    connection.execute("COMMIT")
    connection.execute("CHECKPOINT")
    done("file")


def arrow_of(connection: duckdb.DuckDBPyConnection, table: str, rows: Sequence[Any]) -> pa.Table:
    """`rows` as an Arrow table with the columns of `table`; instants become UTC without a zone."""
    arrays = {}
    for name, data_type in columns_of(connection, table):
        values = list(map(attrgetter(name), rows))
        if data_type == "TIMESTAMP":
            values = [in_utc(value) for value in values]
        arrays[name] = pa.array(values, type=ARROW_TYPES.get(data_type, pa.string()))  # VARCHAR and ENUMs are text
    return pa.table(arrays)


_columns: dict[str, tuple[tuple[str, str], ...]] = {}


def columns_of(connection: duckdb.DuckDBPyConnection, table: str) -> tuple[tuple[str, str], ...]:
    """The columns of a table of schema.sql with their types; this process asks once."""
    if table not in _columns:
        relation = connection.table(table)
        _columns[table] = tuple(zip(relation.columns, map(str, relation.types), strict=True))
    return _columns[table]


def count_rows(connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """Rows in the tables that people ask about."""
    counts = {}
    for table, query in COUNTED.items():
        row = connection.execute(query).fetchone()
        counts[table] = int(row[0]) if row else 0
    return counts


def read_every_block(connection: duckdb.DuckDBPyConnection) -> None:
    """Read every value once: DuckDB then finds a damaged block by its checksum and raises."""
    for table in (*LOADS, *DERIVED):
        connection.table(table).aggregate(f"bit_xor(hash({table}))").fetchall()  # a constant, never a name from data
