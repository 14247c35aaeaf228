"""What linking found, kept in a file between builds: the next post reads its blocks and writes its changes.

Units, their blocks, links and events lie in four tables; blocking and the reach of days are a query. The file is
derived and safe to delete; it holds the fingerprint of what made it, and one of another fingerprint is started anew.
It also names the snapshot that its events stand in: a build that changes both keeps its changes only once the next
snapshot is published.
It is SQLite, of Python's own library, and not DuckDB: a new post asks for a few rows by their keys and changes a few,
which is what its indexes are for; DuckDB reads whole columns for it (tried at 100,000
claims: seconds a post, where this takes milliseconds).
"""

import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import astuple, dataclass
from datetime import date
from json import dumps
from pathlib import Path
from typing import Any

from dashboard.linking.blocks import SLACK, block_keys, links_between, possible_days, separate
from dashboard.linking.cluster import Link, Order, clusters
from dashboard.linking.events import claim_key
from dashboard.linking.people import links_with
from dashboard.linking.relink import LONG, Changes, Linkage, Told, may_meet
from dashboard.linking.score import Score
from dashboard.linking.units import Unit
from dashboard.storage.unit_rows import decoded, encoded

MADE_BY = "CREATE TABLE IF NOT EXISTS made_by (fingerprint TEXT, snapshot TEXT, code TEXT, beside TEXT, rows TEXT)"
TABLES = """
CREATE TABLE IF NOT EXISTS units (unit TEXT PRIMARY KEY, post_id TEXT, event TEXT, body TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS shelves (
    block TEXT, first TEXT, unit TEXT, last TEXT, PRIMARY KEY (block, first, unit)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS links (
    one TEXT, other TEXT, points INTEGER, signs TEXT, is_joined INTEGER, PRIMARY KEY (one, other)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS marks (post_id TEXT PRIMARY KEY, mark TEXT) WITHOUT ROWID;
"""
INDEXES = """
CREATE INDEX IF NOT EXISTS units_by_post ON units (post_id);
CREATE INDEX IF NOT EXISTS units_by_event ON units (event);
CREATE INDEX IF NOT EXISTS shelves_by_unit ON shelves (unit);
CREATE INDEX IF NOT EXISTS links_by_other ON links (other);
"""
NEW = {
    "units": "INSERT INTO units VALUES (?, ?, ?, ?)",
    "shelves": "INSERT INTO shelves VALUES (?, ?, ?, ?)",
    "links": "INSERT INTO links VALUES (?, ?, ?, ?, ?)",
}
EMPTY = ("DELETE FROM units", "DELETE FROM shelves", "DELETE FROM links", "DELETE FROM marks")
MOST_ROWS = 50_000
Rows = dict[str, list[tuple[Any, ...]]]


@dataclass(frozen=True, slots=True)
class StandsIn:
    """The snapshot that kept events stand in: the name of its file, and hashes of the code that made it and the country
    it calls home, of what of its inputs bears on no link, and of what its rows were made from (storage/inputs.py)."""

    snapshot: str
    code: str
    beside: str
    rows: str


class KeptLinks(Linkage):
    """A Linkage whose units, links and events lie in a file; in memory is only what the post at hand touches."""

    def __init__(self, path: Path, fingerprint: str) -> None:
        self._forget()
        self.connection = sqlite3.connect(path, isolation_level=None)
        self.connection.executescript(f"PRAGMA synchronous = NORMAL; {MADE_BY}; {TABLES} {INDEXES}")
        if self.connection.execute("SELECT fingerprint FROM made_by").fetchone() != (fingerprint,):
            with self._transaction():
                self.clear()
                self.connection.execute("DROP TABLE made_by")
                self.connection.execute(MADE_BY)
                self.connection.execute("INSERT INTO made_by (fingerprint) VALUES (?)", [fingerprint])

    def close(self) -> None:
        """Close the file; what was taken and dropped is in it, but for changes begun and not kept."""
        self.connection.close()

    @property
    def stands_in(self) -> StandsIn | None:
        """The snapshot whose events these are; None for none."""
        found = self._ask("SELECT snapshot, code, beside, rows FROM made_by")[0]
        return StandsIn(*found) if found[0] is not None else None

    def begin(self) -> None:
        """From here on nothing is kept until `keep` is called."""
        self.connection.execute("BEGIN IMMEDIATE")

    def are_of(self, rows: str) -> bool:
        """Whether these are the links of the rows that were made from what has this hash."""
        with suppress(sqlite3.Error):
            return (was := self.stands_in) is not None and was.rows == rows
        return False

    def keep(self, stands_in: StandsIn) -> None:
        """Keep all changes since `begin`: their events are those of this snapshot."""
        self.connection.execute("UPDATE made_by SET snapshot = ?, code = ?, beside = ?, rows = ?", astuple(stands_in))
        self.connection.execute("COMMIT")

    def marks(self) -> dict[str, str]:
        """By post, what besides its text its units follow from."""
        return dict(self._ask("SELECT post_id, mark FROM marks"))

    def mark(self, marks: Mapping[str, str]) -> None:
        """Put these marks in the place of all that are there."""
        self.connection.execute("DELETE FROM marks")
        self.connection.executemany("INSERT INTO marks VALUES (?, ?)", sorted(marks.items()))

    def clear(self) -> None:
        """Forget every post."""
        for statement in EMPTY:
            self.connection.execute(statement)

    def fill(self, units: list[Unit], heed: Callable[[Sequence[Unit], Sequence[Link]], None] | None = None) -> None:
        """Link a whole collection into an empty file; `units` are used up, and `heed` is told each event."""
        units.sort(key=lambda unit: unit.order)
        with self._transaction():
            rows: Rows = {table: [] for table in NEW}
            for members in separate(units, self.people.together):
                links = links_with(links_between(members), members, self.people)
                joined_links = set()
                for told, joined in clusters(members, links, self.people.apart):
                    if heed:
                        heed(told, joined)
                    joined_links |= {link.ends for link in joined}
                    for unit in told:
                        self._add_unit(rows, unit, key_of(told[0].order))
                for link in links:
                    _add_link(rows, link, link.ends in joined_links)
                if sum(map(len, rows.values())) > MOST_ROWS:
                    self._write(rows)
            self._write(rows)

    def take(self, units: Iterable[Unit]) -> Changes:
        """As `Linkage.take`; the file holds the changes when it returns."""
        new = list(units)
        with self._transaction():
            changes = super().take(new)
            rows: Rows = {table: [] for table in NEW}
            if changes.made:
                for unit in new:
                    self._add_unit(rows, unit, key_of(unit.order))
                fresh = {unit.order for unit in new}
                seen = {link.ends: link for order in fresh for link in self.links.get(order, ())}
                for link in seen.values():
                    _add_link(rows, link, False)
            self._write(rows)
            self._settled(changes)
        return changes

    def drop(self, post_id: str) -> Changes:
        """As `Linkage.drop`; the file holds the changes when it returns."""
        with self._transaction():
            keys = [key for (key,) in self._ask("SELECT unit FROM units WHERE post_id = :key", key=post_id)]
            changes = super().drop(post_id)
            for statement in (
                "DELETE FROM units WHERE unit IN (SELECT value FROM json_each(:keys))",
                "DELETE FROM shelves WHERE unit IN (SELECT value FROM json_each(:keys))",
                "DELETE FROM links WHERE one IN (SELECT value FROM json_each(:keys))",
                "DELETE FROM links WHERE other IN (SELECT value FROM json_each(:keys))",
            ):
                self._ask(statement, keys=keys)
            self._settled(changes)
        return changes

    def told(self) -> Iterator[Told]:
        """Every event, in order of its first unit; the whole collection is read."""
        self._fetch_events([event for (event,) in self._ask("SELECT DISTINCT event FROM units")])
        yield from super().told()

    def told_of(self, events: Collection[str]) -> list[Told]:
        """Those of the events of these ids that are there, in order of their first unit."""
        self._forget()
        self._fetch_events(sorted(events))
        found = list(super().told())
        self._forget()
        return found

    def near(self, unit: Unit) -> Iterator[Unit]:
        """The units that share a block with `unit`, may be of its day and are worth a look; each once."""
        first, last = possible_days(unit)
        found: dict[str, str] = {}
        for is_long in (False, True):
            found |= self._ask(
                """
                SELECT u.unit, u.body FROM json_each(:blocks) AS b
                CROSS JOIN shelves AS s ON s.block = b.value AND s.first BETWEEN :early AND :last AND s.last >= :first
                CROSS JOIN units AS u ON u.unit = s.unit
                """,
                blocks=[_block(key, is_long) for key in block_keys(unit)],
                early=date.min if is_long else first - SLACK - LONG,
                first=first - SLACK,
                last=last + SLACK,
            )
        return (other for _, body in sorted(found.items()) if may_meet(unit, other := self._unit(body)))

    def unit_at(self, order: Order) -> Unit | None:
        """The unit of this order; None when it is not there."""
        key = key_of(order)
        if key in self.dropped:
            return None
        found = self._ask("SELECT body FROM units WHERE unit = :key", key=key)
        return self._unit(found[0][0]) if found else None

    def _holds(self, post_id: str) -> bool:
        return bool(self._ask("SELECT 1 FROM units WHERE post_id = :key LIMIT 1", key=post_id))

    def _units_of(self, post_id: str) -> list[Unit]:
        return [self._unit(body) for (body,) in self._ask("SELECT body FROM units WHERE post_id = :key", key=post_id)]

    def _fetch(self, orders: Collection[Order]) -> None:
        keys = [key_of(order) for order in orders if order not in self.events]
        self._fetch_events(
            [
                event
                for (event,) in self._ask(
                    "SELECT event FROM units WHERE unit IN (SELECT value FROM json_each(:keys))", keys=keys
                )
            ]
        )

    def _fetch_events(self, events: list[str]) -> None:
        """Load the events, and every link of their units."""
        members: dict[str, list[Unit]] = {}
        found = self._ask(
            "SELECT event, body FROM units WHERE event IN (SELECT value FROM json_each(:keys))", keys=events
        )
        for event, body in found:
            members.setdefault(event, []).append(self._unit(body))
        inside = {key_of(unit.order): unit for told in members.values() for unit in told}
        rows = self._ask(
            """
            SELECT l.one, l.other, l.points, l.signs, l.is_joined, a.body, b.body
            FROM (
                SELECT l.* FROM json_each(:keys) AS k CROSS JOIN links AS l ON l.one = k.value
                UNION
                SELECT l.* FROM json_each(:keys) AS k CROSS JOIN links AS l ON l.other = k.value) AS l
            CROSS JOIN units AS a ON a.unit = l.one CROSS JOIN units AS b ON b.unit = l.other
            ORDER BY l.one, l.other
            """,
            keys=list(inside),
        )
        joined: dict[Order, list[Link]] = {}
        for one, other, points, signs, is_joined, one_body, other_body in rows:
            if one in self.dropped or other in self.dropped:
                continue
            link = Link(self._unit(one_body), self._unit(other_body), Score(points, tuple(signs.split(","))))
            for key, unit in ((one, link.one), (other, link.other)):
                if key in inside:
                    self.links.setdefault(unit.order, []).append(link)
            if is_joined:
                joined.setdefault(link.one.order, []).append(link)
        for told in members.values():
            told.sort(key=lambda unit: unit.order)
            event = Told(tuple(told), tuple(link for unit in told for link in joined.get(unit.order, ())))
            self.events |= {unit.order: event for unit in told}

    def _settled(self, changes: Changes) -> None:
        """Write which unit is in which event, and which links join; forget what was loaded."""
        moved = [(key_of(event.units[0].order), key_of(u.order)) for event in changes.made for u in event.units]
        self.connection.executemany("UPDATE units SET event = ? WHERE unit = ?", moved)
        for events, is_joined in ((changes.gone, False), (changes.made, True)):
            ends = [(is_joined, *map(key_of, link.ends)) for event in events for link in event.joined]
            self.connection.executemany("UPDATE links SET is_joined = ? WHERE one = ? AND other = ?", ends)

    def _forget(self) -> None:
        super().__init__()
        self.dropped: set[str] = set()

    def _shelve(self, unit: Unit) -> None:
        self.units[unit.order] = unit

    def _unshelve(self, unit: Unit) -> None:
        del self.units[unit.order]
        self.dropped.add(key_of(unit.order))

    def _unit(self, body: str) -> Unit:
        unit = decoded(body)
        return self.units.setdefault(unit.order, unit)

    @staticmethod
    def _add_unit(rows: Rows, unit: Unit, event: str) -> None:
        key = key_of(unit.order)
        first, last = possible_days(unit)
        rows["units"].append((key, unit.post_id, event, encoded(unit)))
        is_long = last - first > LONG
        rows["shelves"] += [
            (_block(block, is_long), first.isoformat(), key, last.isoformat()) for block in block_keys(unit)
        ]

    def _write(self, rows: Rows) -> None:
        for table, found in rows.items():
            self.connection.executemany(NEW[table], found)
            found.clear()

    def _ask(self, sql: str, **parameters: Any) -> list[tuple[Any, ...]]:
        values = {
            name: dumps(value) if isinstance(value, list) else value.isoformat() if isinstance(value, date) else value
            for name, value in parameters.items()
        }
        return self.connection.execute(sql, values).fetchall()

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """All of a change or nothing; afterwards only the file knows. Within `begin` and `keep` it is theirs to end."""
        is_inner = self.connection.in_transaction
        if not is_inner:
            self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            if not is_inner:
                self.connection.execute("COMMIT")
        except BaseException:
            if not is_inner:
                self.connection.execute("ROLLBACK")
            raise
        finally:
            self._forget()


def key_of(order: tuple[date, str, str, int]) -> str:
    """The key of a unit: that of its first claim."""
    return claim_key(order[2], order[3])


def _block(key: tuple[str, ...], is_long: bool) -> str:
    """The name of a block; units that may span more than a month lie in one of their own."""
    return "\x1f".join(("long", *key) if is_long else key)


def _add_link(rows: Rows, link: Link, is_joined: bool) -> None:
    ends = key_of(link.one.order), key_of(link.other.order)
    rows["links"].append((*ends, link.score.points, ",".join(link.score.signs), is_joined))
