"""Rows that the next snapshot carries over from the one before it: those that no changed post touches."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow as pa

TollNumber = tuple[str, str, str, int | None, int | None]
"""Measure, population, operator, low and high of a toll: tolls that differ in one of them are never the same."""

BY_POST = ("entries", "claims", "claim_actors", "figures")
BY_EVENT = ("events", "event_claims", "event_figures", "event_tracks", "event_origins", "event_conflicts")
POST_ROWS = "SELECT * FROM fresh UNION ALL BY NAME SELECT * FROM before.rows ANTI JOIN gone_posts USING (post_id)"
EVENT_ROWS = "SELECT * FROM fresh UNION ALL BY NAME SELECT * FROM before.rows ANTI JOIN gone_events USING (event_id)"
TOLL_ROWS = """
    SELECT * FROM fresh UNION ALL BY NAME
    SELECT * FROM before.tolls AS old WHERE NOT EXISTS (
        FROM gone_tolls AS gone WHERE old.measure::VARCHAR = gone.measure AND old.population::VARCHAR = gone.population
            AND old.operator::VARCHAR = gone.operator AND old.low IS NOT DISTINCT FROM gone.low
            AND old.high IS NOT DISTINCT FROM gone.high)"""
INCOMING = {
    **{table: POST_ROWS.replace("before.rows", f"before.{table}") for table in BY_POST},
    **{table: EVENT_ROWS.replace("before.rows", f"before.{table}") for table in BY_EVENT},
    "tolls": TOLL_ROWS,
}
"""By table, what goes into the new snapshot; `fresh` are the rows made for it. Other tables are written whole."""


@dataclass(frozen=True)
class Carried:
    """The snapshot to carry rows from, and what of it is left behind: all of these posts, events and tolls."""

    path: Path
    posts: Collection[str]
    events: Collection[str]
    tolls: Collection[TollNumber]

    def attach(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Open the snapshot as `before`, beside tables of what is left behind."""
        connection.execute(f"ATTACH {quoted(self.path)} AS before (READ_ONLY)")
        connection.register("gone_posts", pa.table({"post_id": pa.array(sorted(self.posts), pa.string())}))
        connection.register("gone_events", pa.table({"event_id": pa.array(sorted(self.events), pa.string())}))
        columns = list(zip(*self.tolls, strict=True)) or [()] * 5
        types = (pa.string(), pa.string(), pa.string(), pa.int64(), pa.int64())
        names = ("measure", "population", "operator", "low", "high")
        arrays = [pa.array(column, kind) for column, kind in zip(columns, types, strict=True)]
        connection.register("gone_tolls", pa.table(dict(zip(names, arrays, strict=True))))

    def detach(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Close the snapshot again."""
        for name in ("gone_posts", "gone_events", "gone_tolls"):
            connection.unregister(name)
        connection.execute("DETACH before")


def quoted(path: Path) -> str:
    """The path as a string of SQL: ATTACH takes no parameter."""
    return "'" + str(path).replace("'", "''") + "'"
