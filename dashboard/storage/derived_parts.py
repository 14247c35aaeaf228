"""How the derived tables follow when a few posts and events of a snapshot change: what each row belongs to, and which
of its columns are places in an order of the whole snapshot.

The SELECTs of storage/derived.py are run over the touched rows alone, in temporary tables of the same names, which
stand before those of the snapshot. A number that such a SELECT gives is a place among the touched rows; by its key it
becomes the place among all. A derived table that is not listed here is worked out anew, whole, unless
storage/derived_same.py finds that it stays: always right, and dear when it is long.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

import duckdb

from dashboard.storage.derived import DERIVED
from dashboard.storage.derived_orders import Order


@dataclass(frozen=True)
class Part:
    """What a row of a derived table belongs to, by the columns that say so, and which columns are places in an order.

    `belongs_to` "claim": columns post_id and claim_no; "event" and "post": the place of one; "claim_row": the place of
    a claim, and so its post. `looked_up` are places that the SELECT takes from a table of the whole snapshot.
    """

    belongs_to: Literal["claim", "claim_row", "post", "event"]
    places: dict[str, Order] = field(default_factory=dict)
    looked_up: dict[str, Order] = field(default_factory=dict)


NUMBERING = "named_actors"
"""The derived table whose order gives others their places."""
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
    "stated_figures": Part("post", {"post_no": "post"}),
}
"""Those that follow from tables that are not derived, and from one another."""
CODES: dict[str, Part] = {
    "claim_codes": Part(
        "post",
        {"event_no": "event", "post_no": "post", "claim_row": "claim", "report_row": "claim", "printed_row": "claim"},
        {"spot_no": "spot", "telling_no": "telling"},
    ),
    "claim_words": Part("claim_row", {"claim_row": "claim"}),
    "event_codes": Part("event", {"event_no": "event"}, {"spot_no": "event_spot", "set_no": "set"}),
    "harm_codes": Part("claim_row", {"event_no": "event", "origin_no": "origin", "claim_row": "claim"}),
}
"""Those that also take numbers from tables of what claims share, which come before them."""

OF_TOUCHED = {
    "claim": "(post_id, claim_no) IN (FROM temp.touched_claims)",
    "claim_row": "claim_row IN (SELECT place FROM temp.{when}_claim SEMI JOIN temp.touched_posts USING (post_id))",
    "post": "post_no IN (SELECT place FROM temp.{when}_post SEMI JOIN temp.touched_posts ON post_id = name)",
    "event": "event_no IN (SELECT place FROM temp.{when}_event SEMI JOIN temp.touched_events ON event_id = name)",
}


def delete_touched(connection: duckdb.DuckDBPyConnection, parts: dict[str, Part]) -> None:
    """Delete what belongs to the touched posts, claims and events, by the places that are noted as "was"."""
    for table, part in parts.items():
        connection.execute(f"DELETE FROM {table} WHERE {OF_TOUCHED[part.belongs_to].format(when='was')}")


def columns_in(order: Order, parts: dict[str, Part]) -> list[tuple[str, str]]:
    """The (table, column) that are places in an order."""
    return [
        (table, column)
        for table, part in parts.items()
        for column, which in (part.places | part.looked_up).items()
        if which == order
    ]


def derive_touched(connection: duckdb.DuckDBPyConnection, tables: Iterable[str]) -> None:
    """Make temporary tables of these names: what their SELECTs give of the temporary tables of the touched rows."""
    for table in tables:
        connection.execute(f"CREATE TEMP TABLE {table} AS FROM snapshot.{table} LIMIT 0")
        connection.execute(f"INSERT INTO temp.{table} BY NAME {DERIVED[table]}")


def insert_touched(connection: duckdb.DuckDBPyConnection, parts: dict[str, Part]) -> None:
    """Add the derived rows of the touched posts, claims and events to the snapshot, with their places among all.

    The temporary tables hold them; places are noted as "now" and as "part".
    """
    for table, part in parts.items():
        columns, joins = "", ""
        for number, (column, order) in enumerate(part.places.items()):
            columns += f", now_{number}.place AS {column}"
            joins += f"""
                LEFT JOIN temp.part_{order} part_{number} ON part_{number}.place = t.{column}
                LEFT JOIN temp.now_{order} now_{number} ON now_{number}.name = part_{number}.name"""
        exclude = f"EXCLUDE ({', '.join(part.places)})" if part.places else ""
        connection.execute(f"""
            INSERT INTO snapshot.{table} BY NAME
            SELECT t.* {exclude} {columns} FROM (
                FROM temp.{table} WHERE {OF_TOUCHED[part.belongs_to].format(when="part")}) t {joins}""")


def worked_out_anew(connection: duckdb.DuckDBPyConnection, table: str) -> bool:
    """Work out a derived table anew, whole; True when it is another one now."""
    connection.execute(f"CREATE TEMP TABLE anew AS FROM {table} LIMIT 0")
    connection.execute(f"INSERT INTO temp.anew BY NAME {DERIVED[table]}")
    is_other = replaced(connection, table, "temp.anew")
    connection.execute("DROP TABLE temp.anew")
    return is_other


def filled_anew(connection: duckdb.DuckDBPyConnection, table: str) -> None:
    """Fill a derived table anew, whole, without looking for the rows that stay: they are few."""
    connection.execute(f"DELETE FROM {table}")
    connection.execute(f"INSERT INTO {table} BY NAME {DERIVED[table]}")


def replaced(connection: duckdb.DuckDBPyConnection, table: str, anew: str) -> bool:
    """Replace all rows of `table` by those of `anew`, in their order, unless they are equal; True when they are not."""
    differ = f"(FROM {table} EXCEPT ALL FROM {anew}) UNION ALL (FROM {anew} EXCEPT ALL FROM {table}) LIMIT 1"
    if not connection.execute(differ).fetchall():
        return False
    connection.execute(f"DELETE FROM {table}")
    connection.execute(f"INSERT INTO {table} FROM {anew}")
    return True
