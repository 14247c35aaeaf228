"""How the derived tables follow when a few posts and events of a snapshot change: what each row belongs to, and which
of its columns are places in an order of the whole snapshot.

The SELECTs of storage/derived.py are run over the touched rows alone, in temporary tables of the same names, which
stand before those of the snapshot. A number that such a SELECT gives is a place among the touched rows; by its key it
becomes the place among all. A derived table that is not listed here is worked out anew, whole: always right, and dear
when it is long.
"""

from dataclasses import dataclass, field
from typing import Literal

import duckdb

from dashboard.storage.derived import DERIVED
from dashboard.storage.derived_codes import CODE_TABLES
from dashboard.storage.derived_pairs import PAIR_TABLES

Order = Literal["event", "event_by_id", "post", "origin", "actor"]
ORDERS: dict[Order, str] = {
    "event": """SELECT event_id AS name,
        row_number() OVER (ORDER BY coalesce(date_start, reported_first), event_id)::INTEGER AS place FROM events""",
    "event_by_id": "SELECT event_id AS name, row_number() OVER (ORDER BY event_id)::INTEGER AS place FROM events",
    "post": """SELECT post_id AS name,
        row_number() OVER (ORDER BY published_date, post_id)::INTEGER AS place FROM posts""",
    "origin": """SELECT origin AS name, row_number() OVER (ORDER BY origin)::INTEGER AS place
        FROM (SELECT DISTINCT origin FROM claims WHERE origin IS NOT NULL)""",
    "actor": "SELECT actor AS name, actor_no AS place FROM named_actors",
}
"""Places in an order of the whole snapshot, as the SELECTs of derived tables number them: each name, and its place."""


@dataclass(frozen=True)
class Part:
    """What a row of a derived table belongs to, by the columns that say so, and which columns are places in an order.

    `belongs_to` "claim": columns post_id and claim_no; "event": the column event_no; "whole": nothing smaller.
    """

    belongs_to: Literal["claim", "event", "whole"]
    places: dict[str, Order] = field(default_factory=dict)


WHOLE = Part("whole")
NUMBERING = frozenset({"named_actors"})
"""Derived tables whose order gives others their places."""
NUMBERS_OF_ALL = frozenset({*CODE_TABLES, *PAIR_TABLES})
"""Derived tables that number what claims share: a new claim moves nearly every row. They are filled again without
looking for the rows that stay, which would take longer."""
PARTS: dict[str, Part] = {
    "claim_facets": Part("claim", {"event_no": "event", "post_no": "post"}),
    "event_cards": Part("event", {"event_no": "event", "id_order": "event_by_id"}),
    "event_headlines": Part("event", {"event_no": "event"}),
    "claim_pairs": Part(
        "claim", {"event_no": "event", "origin_no": "origin", "perpetrator_no": "actor", "target_no": "actor"}
    ),
    "harm_by_side": Part("claim", {"event_no": "event", "origin_no": "origin"}),
    "claim_review": Part("claim"),
    "event_turns": Part("event", {"event_no": "event", "id_order": "event_by_id"}),
    "event_numbers": Part("event", {"event_no": "event"}),
}

OF_TOUCHED = {
    "claim": "(post_id, claim_no) IN (FROM temp.touched_claims)",
    "event": "event_no IN (SELECT place FROM temp.{when}_event SEMI JOIN temp.touched_events ON event_id = name)",
}


def note_places(connection: duckdb.DuckDBPyConnection, when: Literal["was", "now", "part"]) -> None:
    """Write down every place in every order as it is at this moment; "part": among the touched rows.

    `connection` uses the snapshot; for "part" the temporary tables of the touched rows hide its own.
    """
    for order, select in ORDERS.items():
        connection.execute(f"CREATE OR REPLACE TEMP TABLE {when}_{order} AS {select}")  # constants, never data


def delete_touched(connection: duckdb.DuckDBPyConnection) -> None:
    """Delete what belongs to the touched claims and events, by the places that are noted as "was"."""
    for table, part in PARTS.items():
        if part.belongs_to != "whole":
            connection.execute(f"DELETE FROM {table} WHERE {OF_TOUCHED[part.belongs_to].format(when='was')}")


def replace_wholes(connection: duckdb.DuckDBPyConnection, *, before_parts: bool) -> None:
    """Work out anew the tables whose rows belong to nothing smaller, and replace those that are others now.

    Those that number others come before the parts, the rest, which may sum up the parts, after them.
    """
    for table, select in DERIVED.items():
        if PARTS.get(table, WHOLE).belongs_to == "whole" and (table in NUMBERING) is before_parts:
            if table in NUMBERS_OF_ALL:
                connection.execute(f"DELETE FROM {table}")
                connection.execute(f"INSERT INTO {table} BY NAME {select}")
                continue
            connection.execute(f"CREATE TEMP TABLE anew AS FROM {table} LIMIT 0")
            connection.execute(f"INSERT INTO temp.anew BY NAME {select}")
            replace(connection, table, "temp.anew")
            connection.execute("DROP TABLE temp.anew")


def replace(connection: duckdb.DuckDBPyConnection, table: str, anew: str) -> None:
    """Replace all rows of `table` by those of `anew`, in their order, unless they are equal."""
    differ = f"(FROM {table} EXCEPT ALL FROM {anew}) UNION ALL (FROM {anew} EXCEPT ALL FROM {table}) LIMIT 1"
    if connection.execute(differ).fetchall():
        connection.execute(f"DELETE FROM {table}")
        connection.execute(f"INSERT INTO {table} FROM {anew}")


def move_places(connection: duckdb.DuckDBPyConnection) -> None:
    """Set every place that is another one now, by what is noted as "was" and as "now"."""
    for order in ORDERS:
        moved = f"""CREATE OR REPLACE TEMP TABLE moved AS SELECT was.place AS was, now.place AS now
            FROM temp.was_{order} was JOIN temp.now_{order} now USING (name) WHERE was.place <> now.place"""
        connection.execute(moved)
        if connection.execute("FROM temp.moved LIMIT 1").fetchall():
            for table, part in PARTS.items():
                for column in (name for name, which in part.places.items() if which == order):
                    connection.execute(f"UPDATE {table} SET {column} = m.now FROM temp.moved m WHERE {column} = m.was")


def insert_touched(connection: duckdb.DuckDBPyConnection, snapshot: str) -> list[str]:
    """Derive the rows of the touched claims and events, and add them to the snapshot, with their places among all.

    The temporary tables hold the touched rows; places are noted as "now" and will be as "part". Returns the names of
    the temporary tables that it made beside them.
    """
    made = [table for table in DERIVED if table in PARTS or table in NUMBERING]
    for table in made:
        connection.execute(f"CREATE TEMP TABLE {table} AS FROM {snapshot}.{table} LIMIT 0")
        connection.execute(f"INSERT INTO temp.{table} BY NAME {DERIVED[table]}")
    note_places(connection, "part")
    for table, part in PARTS.items():
        if part.belongs_to == "whole":
            continue
        columns, joins = "", ""
        for number, (column, order) in enumerate(part.places.items()):
            columns += f", now_{number}.place AS {column}"
            joins += f"""
                LEFT JOIN temp.part_{order} part_{number} ON part_{number}.place = t.{column}
                LEFT JOIN temp.now_{order} now_{number} ON now_{number}.name = part_{number}.name"""
        exclude = f"EXCLUDE ({', '.join(part.places)})" if part.places else ""
        connection.execute(f"""
            INSERT INTO {snapshot}.{table} BY NAME
            SELECT t.* {exclude} {columns} FROM (
                FROM temp.{table} WHERE {OF_TOUCHED[part.belongs_to].format(when="part")}) t {joins}""")
    return made
