"""The derived tables of the next snapshot: they follow what is touched, table by table.

Before and after the rows of the other tables are changed, what the touched ones say is read; what follows from the same
stays. Places move where an order moved, touched rows are derived again, and the few tables that neither stay nor have
rows that belong to something smaller are worked out anew.
"""

from collections.abc import Iterable

import duckdb

from dashboard.storage.derived import DERIVED
from dashboard.storage.derived_orders import STANDS, WORKED_OUT, Order, moves, note, stays
from dashboard.storage.derived_parts import (
    CODES,
    NUMBERING,
    PARTS,
    columns_in,
    delete_touched,
    derive_touched,
    filled_anew,
    insert_touched,
    worked_out_anew,
)
from dashboard.storage.derived_same import UNCHANGED, Told, is_same, read, read_facets, told_by
from dashboard.storage.rows import Rows

FIRST: tuple[Order, ...] = ("event", "event_by_id", "post", "origin", "actor")
SHARED: dict[str, Order | None] = {
    "home_country": None,
    "claim_spots": "spot",
    "known_origins": None,
    "tellings": "telling",
    "origin_sets": "set",
    "origin_set_members": None,
    "event_spots": "event_spot",
}
"""Tables of what claims and events share, in the order in which they rest on each other, and the order that each
numbers."""
PAIRS = "pair_codes"
"""It numbers its rows by event and claim: filled anew, unless no pair and none of those places is another one."""


class Derived:
    """The derived tables while the others change; make it before they do, with the tables that are `others` anyway.

    The temporary tables touched_posts, touched_events and touched_claims say what is touched.
    """

    def __init__(self, connection: duckdb.DuckDBPyConnection, others: Iterable[str]) -> None:
        self.connection = connection
        self.others = {*others}
        self.moved: set[Order] = set()
        self.was = Told(read(connection))
        self.now = self.was
        self.parts = PARTS
        for order in FIRST:
            note(connection, "was", order, STANDS[order])
        note(connection, "was", "claim", f"{STANDS['claim']} WHERE post_id IN (FROM temp.touched_posts)")

    def unchanged(self, rows: Rows) -> set[str]:
        """Tables whose touched rows are those that `rows` has in their place."""
        said = told_by(rows, self.was.said)
        self.now = Told(said)
        return {
            table
            for table in UNCHANGED
            if self.was.counted(table, tuple(said[table])) == self.now.counted(table, tuple(said[table]))
        }

    def delete_touched(self) -> None:
        """Delete what belongs to touched rows, and move the places of what remains; the other tables are changed."""
        connection, said = self.connection, self.now.said
        if not is_same(NUMBERING, self.was, self.now, ()) and worked_out_anew(connection, NUMBERING):
            self.others.add(NUMBERING)
            self.moved.add("actor")
        days = ("event_id", "first_day")
        if self.was.counted("events", days) != self.now.counted("events", days):
            self.moved |= {"event", "event_by_id"}
        if "posts" in self.others:
            self.moved.add("post")
        if {*self.was.said["claims"]["origin"]} != {*said["claims"]["origin"]}:
            self.moved.add("origin")
        for order in FIRST:
            if order in self.moved:
                note(connection, "now", order, WORKED_OUT[order])
            else:
                stays(connection, order)
        self.parts = {table: part for table, part in PARTS.items() if not self._stays(table)}
        delete_touched(connection, self.parts | CODES)
        for order in FIRST:
            if order in self.moved:
                moves(connection, order, columns_in(order, PARTS | CODES))

    def insert_touched(self, around: Iterable[str]) -> None:
        """Derive the touched rows again and put them in, and work out anew what does not stay.

        The temporary tables `around` hold the touched rows of the tables that are not derived; they are dropped.
        """
        connection = self.connection
        made = [*around, NUMBERING, *self.parts]
        derive_touched(connection, [table for table in DERIVED if table in self.parts or table == NUMBERING])
        for order in FIRST:
            note(connection, "part", order, WORKED_OUT[order])
        insert_touched(connection, self.parts)
        self.now = Told({**self.now.said, "facets": read_facets(connection)})
        self._share(made)
        self._order_claims()
        codes = ["claim_codes", "post_codes", "claim_words", "event_codes", "harm_codes"]
        derive_touched(connection, codes)
        note(connection, "part", "claim", WORKED_OUT["claim"])
        insert_touched(connection, CODES)
        for table in (*made, *codes):
            connection.execute(f"DROP TABLE temp.{table}")
        for table in DERIVED:
            if table in {NUMBERING, PAIRS, *PARTS, *CODES, *SHARED} or self._stays(table):
                continue
            if worked_out_anew(connection, table):
                self.others.add(table)
        if not self._pairs_stay():
            filled_anew(connection, PAIRS)

    def _stays(self, table: str) -> bool:
        places = {f"places of {order}" for order in self.moved}
        return is_same(table, self.was, self.now, self.others | places)

    def _share(self, hiding: list[str]) -> None:
        """Work out anew what claims and events share, where it may be other now, and move the numbers it gives."""
        connection = self.connection
        is_hidden = False
        for table, order in SHARED.items():
            if self._stays(table):
                continue
            if not is_hidden:
                _rename(connection, {name: f"hidden_{name}" for name in hiding})
                is_hidden = True
            if order:
                note(connection, "was", order, STANDS[order])
            if worked_out_anew(connection, table):
                self.others.add(table)
                if order:
                    note(connection, "now", order, STANDS[order])
                    moves(connection, order, columns_in(order, CODES))
        if is_hidden:
            _rename(connection, {f"hidden_{name}": name for name in hiding})

    def _order_claims(self) -> None:
        """Find the place of every claim among all, and move those that are others now."""
        connection = self.connection
        columns = ("first_day", "event_no", "post_id", "claim_no")
        if self.moved.isdisjoint({"event", "post"}) and self.was.counted("facets", columns) == self.now.counted(
            "facets", columns
        ):
            stays(connection, "claim")
            return
        self.moved.add("claim")
        held = """SELECT name || '.' || claim_no AS name, claim_row AS place
            FROM snapshot.claim_codes JOIN temp.now_post ON place = post_no"""
        note(connection, "was", "claim", held)
        note(connection, "now", "claim", WORKED_OUT["claim"].replace("claim_facets", "snapshot.claim_facets"))
        moves(connection, "claim", columns_in("claim", CODES))

    def _pairs_stay(self) -> bool:
        return "claim_pairs" not in self.parts and self.moved.isdisjoint({"event", "origin", "actor", "claim"})


def _rename(connection: duckdb.DuckDBPyConnection, names: dict[str, str]) -> None:
    for one, other in names.items():
        connection.execute(f"ALTER TABLE temp.{one} RENAME TO {other}")  # constants, never data
