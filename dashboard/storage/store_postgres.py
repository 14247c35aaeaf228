"""Posts and decisions in PostgreSQL: two tables, to which rows are only ever added."""

import contextlib
import threading
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

from dashboard.capture import BadInput
from dashboard.storage.store import AGAIN, LOCAL_HOSTS, Address, StoreLost

if TYPE_CHECKING:
    import psycopg

CONNECT_SECONDS, STATEMENT_SECONDS, SILENT_SECONDS = 5, 60, 20
AT_ONCE = 100
"""Posts read or written by one statement."""
TABLES = """
    CREATE SCHEMA IF NOT EXISTS {schema};
    CREATE TABLE IF NOT EXISTS {schema}.posts (
        content_hash text PRIMARY KEY CHECK (content_hash ~ '^[0-9a-f]{{64}}$'),
        file bytea NOT NULL,
        stored_at timestamptz NOT NULL DEFAULT now()
    );
    CREATE TABLE IF NOT EXISTS {schema}.edits (
        author text,
        number integer CHECK (number > 0),
        line bytea NOT NULL,
        stored_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (author, number)
    );
    CREATE OR REPLACE FUNCTION {schema}.only_added_to() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'rows of this table are only ever added'; END $$;
    CREATE OR REPLACE TRIGGER only_added_to BEFORE UPDATE OR DELETE OR TRUNCATE ON {schema}.posts
        EXECUTE FUNCTION {schema}.only_added_to();
    CREATE OR REPLACE TRIGGER only_added_to BEFORE UPDATE OR DELETE OR TRUNCATE ON {schema}.edits
        EXECUTE FUNCTION {schema}.only_added_to();
"""
"""The primary key of `edits` is what keeps two servers from writing one author's chain two ways."""


class PostgresStore:
    """A `Store` in one schema of one database. Thread-safe; a connection that is lost is opened again."""

    _connection: "psycopg.Connection[Any] | None" = None

    def __init__(self, address: Address) -> None:
        parts = urlsplit(address.url)
        self.name = f"PostgreSQL, {parts.hostname or 'this machine'}{parts.path}"
        self._url, self._schema = address.url, address.schema
        self._is_local = parts.hostname is None or parts.hostname in LOCAL_HOSTS
        self._states_encryption = "sslmode" in parse_qs(parts.query)
        self._one_at_a_time = threading.Lock()
        if not address.schema.isidentifier() or not address.schema.isascii():
            raise BadInput("The store's schema is not a name of plain letters, digits and _.")
        self._is_ready = False

    def __del__(self) -> None:
        self._close()

    def post_hashes(self) -> frozenset[str]:
        """The content hashes of all posts."""
        with self._cursor() as cursor:
            cursor.execute(self._sql("SELECT content_hash FROM {schema}.posts"))
            return frozenset(content_hash for (content_hash,) in cursor)

    def read_posts(self, hashes: Sequence[str]) -> list[bytes]:
        """The Markdown files of these posts, in that order."""
        files: dict[str, bytes] = {}
        query = self._sql("SELECT content_hash, file FROM {schema}.posts WHERE content_hash = ANY(%s)")
        for start in range(0, len(hashes), AT_ONCE):
            with self._cursor() as cursor:
                cursor.execute(query, (list(hashes[start : start + AT_ONCE]),))
                files.update(cursor)
        return [files[content_hash] for content_hash in hashes]

    def add_posts(self, posts: Mapping[str, bytes]) -> None:
        """Store Markdown files by content hash, all or none; one that is there already stays as it is."""
        insert = self._sql("INSERT INTO {schema}.posts (content_hash, file) VALUES (%s, %s) ON CONFLICT DO NOTHING")
        with self._cursor() as cursor:
            for row in posts.items():
                cursor.execute(insert, row)

    def edit_counts(self) -> dict[str, int]:
        """By author the number of lines."""
        with self._cursor() as cursor:
            cursor.execute(self._sql("SELECT author, max(number) FROM {schema}.edits GROUP BY author ORDER BY author"))
            return dict(cursor.fetchall())

    def read_edits(self, known: Mapping[str, int]) -> dict[str, list[tuple[int, bytes]]]:
        """By author the lines whose number is above `known`, in order of number."""
        found: dict[str, list[tuple[int, bytes]]] = {}
        query = self._sql(
            """
            SELECT author, number, line
            FROM {schema}.edits LEFT JOIN unnest(%s::text[], %s::integer[]) AS known (author, n) USING (author)
            WHERE number > coalesce(n, 0)
            ORDER BY author, number"""
        )
        with self._cursor() as cursor:
            cursor.execute(query, (list(known), list(known.values())))
            for author, number, line in cursor:
                found.setdefault(author, []).append((number, line))
        return found

    def add_edits(self, author: str, first: int, lines: Sequence[bytes]) -> bool:
        """Store lines numbered from `first`, all or none. False, and none, when one of these numbers is taken."""
        import psycopg.errors

        insert = self._sql("INSERT INTO {schema}.edits (author, number, line) VALUES (%s, %s, %s)")
        try:
            with self._cursor() as cursor:
                for number, line in enumerate(lines, start=first):
                    cursor.execute(insert, (author, number, line))
        except psycopg.errors.UniqueViolation:
            return False
        return True

    def _sql(self, template: str) -> Any:
        from psycopg import sql

        return sql.SQL(template).format(schema=sql.Identifier(self._schema))

    @contextlib.contextmanager
    def _cursor(self) -> Iterator[Any]:
        """A cursor in a transaction, which is committed, and on the server's disk, when the block has ended."""
        import psycopg

        with self._one_at_a_time:
            try:
                with self._connected().transaction(), self._connected().cursor() as cursor:
                    cursor.execute(f"SET LOCAL statement_timeout = {STATEMENT_SECONDS * 1000}")
                    cursor.execute("SET LOCAL synchronous_commit = on")
                    self._make_ready(cursor)
                    yield cursor
                self._is_ready = True
            except psycopg.errors.UniqueViolation:
                raise
            except psycopg.Error as error:
                self._close()
                raise self._refusal(error) from None

    def _make_ready(self, cursor: Any) -> None:
        """Make the tables where they are not there yet; two servers may begin at the same time."""
        if self._is_ready:
            return
        cursor.execute(self._sql("SELECT to_regclass('{schema}.edits')"))
        if cursor.fetchone() == (None,):
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext('at_least'))")
            cursor.execute(self._sql(TABLES))

    def _connected(self) -> "psycopg.Connection[Any]":
        """The open connection. Statements are not prepared: a pooler between would mix them up."""
        import psycopg

        if self._connection is None or self._connection.closed:
            more: dict[str, Any] = {"connect_timeout": CONNECT_SECONDS, "tcp_user_timeout": SILENT_SECONDS * 1000}
            if not self._is_local and not self._states_encryption:
                more["sslmode"] = "require"
            self._connection = psycopg.connect(self._url, autocommit=True, prepare_threshold=None, **more)
        return self._connection

    def _close(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            try:  # noqa: SIM105 (also called while Python ends, when contextlib may be gone)
                connection.close()
            except Exception:
                pass

    def _refusal(self, error: "psycopg.Error") -> BadInput:
        """The sentence for an error; the error's own words may repeat the address, so they are never shown."""
        state, words = error.sqlstate or "", str(error)  # no connection, no state: then only the words tell
        if state[:2] == "28" or "authentication failed" in words:
            return BadInput(f"The store ({self.name}) refuses the user or the password of the secrets.")
        if state == "3D000" or ('database "' in words and "does not exist" in words):
            return BadInput(f"The store ({self.name}) has no such database.")
        if state == "42501":
            return BadInput(f"The store ({self.name}) does not let this user add to the schema {self._schema}.")
        if state and state[:2] not in ("08", "57", "53", "40", "25"):
            return BadInput(f"The store ({self.name}) cannot be used (PostgreSQL's error {state}).")
        return StoreLost(f"The store ({self.name}) cannot be reached{AGAIN}")
