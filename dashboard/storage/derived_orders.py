"""Orders of a whole snapshot in which derived tables number their rows: what each name's place was, and is now.

"event", "event_by_id", "post", "origin" and "actor" number what rows of other tables name; "claim" is the place of a
claim among all (`claim_codes.claim_row`), "spot", "telling", "set" and "event_spot" are what claims and events share.
An order moves only when a name comes or goes, or its sort key changes: most decisions move none.
"""

from collections.abc import Collection
from typing import Literal

import duckdb

Order = Literal["event", "event_by_id", "post", "origin", "actor", "claim", "spot", "telling", "set", "event_spot"]
NOBODY = "chr(30)"
"""Stands for null in a name that several columns make."""


def name_of(*columns: str) -> str:
    """SQL for one name made of several columns."""
    return "concat_ws(chr(31), " + ", ".join(f"coalesce({one}::VARCHAR, {NOBODY})" for one in columns) + ")"


SPOT, TELLING = name_of("country", "admin1", "place_id"), name_of("voice", "publisher", "origin", "attribution")
SET = name_of("origins", "has_unknown")
EVENT_SPOT = name_of("place_id", "place_name", "admin1", "country", "where_precision")
CLAIM = "post_id || '.' || claim_no"

STANDS: dict[Order, str] = {
    "event": "SELECT event_id AS name, event_no AS place FROM event_cards",
    "event_by_id": "SELECT event_id AS name, id_order AS place FROM event_cards",
    "post": "SELECT post_id AS name, post_no AS place FROM post_codes",
    "origin": "SELECT origin AS name, origin_no AS place FROM known_origins",
    "actor": "SELECT actor AS name, actor_no AS place FROM named_actors",
    "claim": f"SELECT post_id, {CLAIM} AS name, claim_row AS place FROM claim_codes JOIN post_codes USING (post_no)",
    "spot": f"SELECT {SPOT} AS name, spot_no AS place FROM claim_spots",
    "telling": f"SELECT {TELLING} AS name, telling_no AS place FROM tellings",
    "set": f"SELECT {SET} AS name, set_no AS place FROM origin_sets",
    "event_spot": f"SELECT {EVENT_SPOT} AS name, spot_no AS place FROM event_spots",
}
"""Places as a finished snapshot has them."""
WORKED_OUT: dict[Order, str] = {
    **STANDS,
    "event": """SELECT event_id AS name,
        row_number() OVER (ORDER BY coalesce(date_start, reported_first), event_id)::INTEGER AS place FROM events""",
    "event_by_id": "SELECT event_id AS name, row_number() OVER (ORDER BY event_id)::INTEGER AS place FROM events",
    "post": """SELECT post_id AS name,
        row_number() OVER (ORDER BY published_date, post_id)::INTEGER AS place FROM posts""",
    "origin": """SELECT origin AS name, row_number() OVER (ORDER BY origin)::INTEGER AS place
        FROM (SELECT DISTINCT origin FROM claims WHERE origin IS NOT NULL)""",
    "claim": f"""SELECT post_id, {CLAIM} AS name,
        (row_number() OVER (ORDER BY first_day, event_no, post_no, claim_no) - 1)::INTEGER AS place
        FROM claim_facets""",
}
"""Places as the tables that they follow from give them now; of the others the table that numbers is made anew first."""


def note(connection: duckdb.DuckDBPyConnection, when: Literal["was", "now", "part"], order: Order, select: str) -> None:
    """Write down the places of one order as `select` gives them."""
    connection.execute(f"CREATE OR REPLACE TEMP TABLE {when}_{order} AS {select}")  # constants, never data


def stays(connection: duckdb.DuckDBPyConnection, order: Order) -> None:
    """Say that every name of an order stands where it did."""
    connection.execute(f"CREATE OR REPLACE TEMP VIEW now_{order} AS FROM temp.was_{order}")


def moves(connection: duckdb.DuckDBPyConnection, order: Order, columns: Collection[tuple[str, str]]) -> None:
    """Set every place that is another one now, in these (table, column), by what is noted as "was" and as "now"."""
    connection.execute(f"""CREATE OR REPLACE TEMP TABLE moved AS SELECT was.place AS was, now.place AS now
        FROM temp.was_{order} was JOIN temp.now_{order} now USING (name) WHERE was.place <> now.place""")
    if connection.execute("FROM temp.moved LIMIT 1").fetchall():
        for table, column in columns:
            connection.execute(f"UPDATE {table} SET {column} = m.now FROM temp.moved m WHERE {column} = m.was")
