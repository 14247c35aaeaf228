"""The next snapshot as a copy of the last one, in which only the rows are changed that a post or decision touches."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import duckdb
import pyarrow as pa

from dashboard.storage.derived_follow import Derived
from dashboard.storage.rows import Rows, TollNumber
from dashboard.storage.snapshot import LOADS, arrow_of, count_rows
from dashboard.storage.validation import CHECKS, ONCE_EACH, validate

OF_POSTS = ("entries", "claims", "claim_actors", "figures")
OF_EVENTS = ("events", "event_claims", "event_figures", "event_tracks", "event_origins", "event_conflicts")
STORED = ("posts", "captures")
OF_FILES = frozenset({"sources", "actors", "toll_links", "toll_parts", "toll_scope", "problems"})
"""Tables that follow from CSV files alone: were one of those changed, everything would be built anew."""
OF_EVENT = "FROM {0}.event_rows WHERE event_id IN (SELECT event_id FROM temp.event_claims)"
DELETIONS = {
    **dict.fromkeys(OF_POSTS, "DELETE FROM {0} WHERE post_id IN (FROM temp.touched_posts)"),
    **dict.fromkeys(OF_EVENTS, "DELETE FROM {0} WHERE event_id IN (FROM temp.touched_events)"),
    **dict.fromkeys(STORED, "DELETE FROM {0} WHERE post_id IN (FROM temp.stored_posts)"),
    "tolls": """
        DELETE FROM {0} WHERE EXISTS (
            FROM temp.gone_tolls AS gone WHERE tolls.measure::VARCHAR = gone.measure
                AND tolls.population::VARCHAR = gone.population AND tolls.operator::VARCHAR = gone.operator
                AND tolls.low IS NOT DISTINCT FROM gone.low AND tolls.high IS NOT DISTINCT FROM gone.high)""",
}
TOLLS_OF_TOUCHED = "SELECT 1 FROM tolls SEMI JOIN temp.touched_posts USING (post_id)"
TOUCHED_CLAIMS = """
    SELECT post_id, claim_no FROM event_claims SEMI JOIN temp.touched_events USING (event_id)
    UNION SELECT post_id, claim_no FROM claims SEMI JOIN temp.new_posts USING (post_id)"""
# The touched posts with all they tell, and of the other events that they tell enough to count their claims.
AROUND = {
    "event_claims": """
        FROM {0}.event_claims WHERE event_id IN (
            SELECT event_id FROM {0}.event_claims SEMI JOIN temp.touched_posts USING (post_id))""",
    "claims": """
        FROM {0}.claims SEMI JOIN (
            SELECT post_id FROM temp.touched_posts UNION SELECT post_id FROM temp.event_claims) USING (post_id)
        WHERE post_id IN (FROM temp.touched_posts)
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
    """What the next snapshot changes in the copy of the last one.

    Rows of the posts `rewritten` and of the `events` are replaced; the posts `new` were not in it as they are now,
    and are among `rewritten`; those `gone` are in it no longer. Of `stored` posts the rows of table posts are replaced,
    or deleted where none are given. `tolls` are the numbers of tolls that are replaced.
    """

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


def write_next(connection: duckdb.DuckDBPyConnection, rows: Rows, touched: Touched) -> dict[str, int]:
    """Change the copy of the last snapshot: the rows in `rows` take the place of those that are touched.

    Its rows are those of a snapshot built anew; those that are new stand behind the others. Tables that `rows` does not
    name stay. Returns its counts. Raises InvalidSnapshot when a touched row breaks a rule.
    """
    connection.execute("BEGIN")
    touched.note(connection)
    others = {"places", "searches"} & rows.keys() | ({"posts"} if touched.stored else set())
    if touched.tolls or connection.execute(TOLLS_OF_TOUCHED).fetchall():
        others.add("tolls")
    connection.execute(f"CREATE TEMP TABLE touched_claims AS {TOUCHED_CLAIMS}")
    derived = Derived(connection, others)
    change_rows(connection, {table: rows[table] for table in rows.keys() - derived.unchanged(rows)}, touched)
    connection.execute(f"INSERT INTO temp.touched_claims {TOUCHED_CLAIMS}")
    derived.delete_touched()
    for table, select in AROUND.items():
        connection.execute(f"CREATE TEMP TABLE {table} AS {select.format('snapshot')}")
    validate(connection, [check for check in CHECKS if not check.asks_all])
    derived.insert_touched(AROUND)
    validate(connection, [ONCE_EACH, *(check for check in CHECKS if check.asks_all)])
    counts = count_rows(connection)
    connection.execute("COMMIT")
    connection.execute("CHECKPOINT snapshot")
    return counts


def change_rows(connection: duckdb.DuckDBPyConnection, rows: Rows, touched: Touched) -> None:
    """Delete the touched rows of every table that is not derived, and insert those that take their place."""
    nothing = {"tolls": not touched.tolls, **dict.fromkeys(STORED, not touched.stored)}
    for table, load in LOADS.items():
        if table in OF_FILES or table not in rows or nothing.get(table):
            continue
        connection.execute(DELETIONS.get(table, "DELETE FROM {0}").format(table))
        given: Any = rows[table]
        if given:
            connection.register("incoming", arrow_of(connection, table, given))
            connection.execute(load)
            connection.unregister("incoming")
