"""The next snapshot as a copy of the last one, in which only the rows are changed that a post or decision touches."""

import shutil
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow as pa

from dashboard.storage.derived_parts import (
    delete_touched,
    insert_touched,
    move_places,
    note_places,
    replace,
    replace_wholes,
)
from dashboard.storage.rows import Rows, TollNumber
from dashboard.storage.snapshot import LOADS, MEMORY_LIMIT, arrow_of
from dashboard.storage.validation import CHECKS, ONCE_EACH, validate

OF_POSTS = ("entries", "claims", "claim_actors", "figures")
OF_EVENTS = ("events", "event_claims", "event_figures", "event_tracks", "event_origins", "event_conflicts")
STORED = ("posts", "captures")
OF_FILES = frozenset({"sources", "actors", "searches", "toll_links", "toll_parts", "toll_scope"})
"""Tables that hold a CSV file: were one of them changed, everything would be built anew."""
OF_EVENT = "FROM {0}.event_rows WHERE event_id IN (SELECT event_id FROM temp.event_claims)"
DELETIONS = {
    **dict.fromkeys(OF_POSTS, "DELETE FROM {0} WHERE post_id IN (FROM temp.touched_posts)"),
    **dict.fromkeys(OF_EVENTS, "DELETE FROM {0} WHERE event_id IN (FROM temp.touched_events)"),
    **dict.fromkeys(STORED, "DELETE FROM {0} WHERE post_id IN (FROM temp.stored_posts)"),
}
GONE_TOLLS = """
    DELETE FROM tolls WHERE EXISTS (
        FROM temp.gone_tolls AS gone WHERE tolls.measure::VARCHAR = gone.measure
            AND tolls.population::VARCHAR = gone.population AND tolls.operator::VARCHAR = gone.operator
            AND tolls.low IS NOT DISTINCT FROM gone.low AND tolls.high IS NOT DISTINCT FROM gone.high)"""
TOUCHED_CLAIMS = """
    SELECT post_id, claim_no FROM {0}event_claims SEMI JOIN temp.touched_events USING (event_id)
    UNION SELECT post_id, claim_no FROM {0}claims SEMI JOIN temp.new_posts USING (post_id)"""
# The touched posts with all they tell, and of the other events that they tell enough to count their claims.
AROUND = {
    "event_claims": """
        FROM {0}.event_claims WHERE event_id IN (
            SELECT event_id FROM {0}.event_claims SEMI JOIN temp.touched_posts USING (post_id))""",
    "claims": """
        FROM {0}.claims WHERE post_id IN (FROM temp.touched_posts)
            OR (post_id, claim_no) IN (SELECT post_id, claim_no FROM temp.event_claims)""",
    "posts": """
        WITH told AS (SELECT post_id FROM temp.touched_posts UNION SELECT post_id FROM temp.claims)
        FROM {0}.posts WHERE post_id IN (FROM told)
            OR url IN (SELECT url FROM {0}.posts SEMI JOIN told USING (post_id))""",
    "captures": "FROM {0}.captures WHERE post_id IN (SELECT post_id FROM temp.posts)",
    "entries": "FROM {0}.entries WHERE post_id IN (SELECT post_id FROM temp.posts)",
    "figures": "FROM {0}.figures SEMI JOIN temp.touched_posts USING (post_id)",
    "claim_actors": "FROM {0}.claim_actors SEMI JOIN temp.touched_posts USING (post_id)",
    **{table: OF_EVENT.replace("event_rows", table) for table in OF_EVENTS if table != "event_claims"},
    "tolls": "FROM {0}.tolls SEMI JOIN temp.touched_posts USING (post_id)",
}


@dataclass(frozen=True)
class Touched:
    """What the next snapshot changes in the file at `path`, which it copies.

    Rows of the posts `rewritten` and of the `events` are replaced; the posts `new` were not in it as they are now,
    and are among `rewritten`; those `gone` are in it no longer. Of `stored` posts the rows of table posts are replaced,
    or deleted where none are given. `tolls` are the numbers of tolls that are replaced.
    """

    path: Path
    new: Collection[str]
    gone: Collection[str]
    rewritten: Collection[str]
    stored: Collection[str]
    events: Collection[str]
    tolls: Collection[TollNumber]

    def note(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Put it into temporary tables."""
        rewritten = {*self.rewritten, *self.gone}
        names = {
            "touched_posts": ("post_id", rewritten),
            "new_posts": ("post_id", {*self.new, *self.gone}),
            "stored_posts": ("post_id", self.stored),
            "touched_events": ("event_id", self.events),
        }
        tables = {name: pa.table({column: pa.array(sorted(ids), pa.string())}) for name, (column, ids) in names.items()}
        columns = list(zip(*self.tolls, strict=True)) or [()] * 5
        kinds = (pa.string(), pa.string(), pa.string(), pa.int64(), pa.int64())
        fields = ("measure", "population", "operator", "low", "high")
        arrays = [pa.array(column, kind) for column, kind in zip(columns, kinds, strict=True)]
        tables["gone_tolls"] = pa.table(dict(zip(fields, arrays, strict=True)))
        for name, table in tables.items():
            connection.register("given", table)
            connection.execute(f"CREATE TEMP TABLE {name} AS FROM given")  # a constant, never data
            connection.unregister("given")


def write_next(path: Path, rows: Rows, touched: Touched) -> None:
    """A DuckDB file at `path`: the snapshot before, with the rows in `rows` in place of those that are touched.

    Its rows are those of a snapshot built anew; those that are new stand behind the others. Raises InvalidSnapshot
    when a touched row breaks a rule.
    """
    shutil.copyfile(touched.path, path)
    connection = duckdb.connect(config={"memory_limit": MEMORY_LIMIT})
    try:
        connection.execute(f"ATTACH {quoted(path)} AS snapshot")
        connection.execute("USE snapshot")
        connection.execute("BEGIN")
        touched.note(connection)
        note_places(connection, "was")
        connection.execute(f"CREATE TEMP TABLE touched_claims AS {TOUCHED_CLAIMS.format('')}")
        change_rows(connection, rows)
        connection.execute(f"INSERT INTO temp.touched_claims {TOUCHED_CLAIMS.format('')}")
        delete_touched(connection)
        replace_wholes(connection, before_parts=True)
        note_places(connection, "now")
        move_places(connection)
        for table, select in AROUND.items():
            connection.execute(f"CREATE TEMP TABLE {table} AS {select.format('snapshot')}")
        validate(connection, [check for check in CHECKS if not check.asks_all])
        hiding = [*AROUND, *insert_touched(connection, "snapshot")]
        for table in hiding:
            connection.execute(f"DROP TABLE temp.{table}")
        replace_wholes(connection, before_parts=False)
        validate(connection, [ONCE_EACH, *(check for check in CHECKS if check.asks_all)])
        connection.execute("COMMIT")
        connection.execute("CHECKPOINT snapshot")
    finally:
        connection.close()


def change_rows(connection: duckdb.DuckDBPyConnection, rows: Rows) -> None:
    """Delete the touched rows of every table that is not derived, and insert those that take their place."""
    for table, load in LOADS.items():
        if table in OF_FILES:
            continue
        connection.register("incoming", arrow_of(connection, table, rows.get(table, ())))
        if table == "tolls":
            connection.execute(GONE_TOLLS)
        elif table in DELETIONS:
            connection.execute(DELETIONS[table].format(table))
        else:
            connection.execute(f"CREATE TEMP TABLE anew AS FROM {table} LIMIT 0")
            connection.execute(load.replace(f"INSERT INTO {table}", "INSERT INTO temp.anew"))
            replace(connection, table, "temp.anew")
            connection.execute("DROP TABLE temp.anew")
            continue
        connection.execute(load)
        connection.unregister("incoming")


def quoted(path: Path) -> str:
    """The path as a string of SQL: ATTACH takes no parameter."""
    return "'" + str(path).replace("'", "''") + "'"
