"""Where a hosted app keeps posts and decisions for good: one interface, in PostgreSQL or S3-compatible object storage.

What is written is never changed or deleted. A call that returns has stored durably; one that raises StoreLost may or
may not have, and can be made again: equal posts are stored once, and a number in a chain is given once.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

from dashboard.capture import BadInput

LOCAL_HOSTS = frozenset({"localhost", "127.0.0.1", "::1"})
WHERE = "postgresql://user:password@host/database or s3://bucket/folder"


class StoreLost(BadInput):
    """The store did not answer; whether it has what was sent is not known."""


AGAIN = "; try again when it can."
"""How the sentence of a StoreLost ends."""


class Store(Protocol):
    """Posts by content hash, and each author's chain of lines by number, counted from 1.

    A line is the bytes of one line of edits/<author>.jsonl without its line end; `author` is that file's stem. Every
    method raises BadInput with one sentence, free of credentials, when the store refuses or cannot be reached.
    """

    @property
    def name(self) -> str:
        """How messages call it: host and database, or bucket and folder."""

    def post_hashes(self) -> frozenset[str]:
        """The content hashes of all posts."""

    def read_posts(self, hashes: Sequence[str]) -> list[bytes]:
        """The Markdown files of these posts, in that order."""

    def add_posts(self, posts: Mapping[str, bytes]) -> None:
        """Store Markdown files by content hash; one that is there already stays as it is."""

    def edit_counts(self) -> dict[str, int]:
        """By author the number of lines; a chain begins with line 1 and has no gaps."""

    def read_edits(self, known: Mapping[str, int]) -> dict[str, list[tuple[int, bytes]]]:
        """By author the lines whose number is above `known` (an author who is not in it: 0), in order of number."""

    def add_edits(self, author: str, first: int, lines: Sequence[bytes]) -> bool:
        """Store lines numbered from `first`, all or none. False, and none, when one of these numbers is taken."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where a store is and how to get in; never printed. `schema` is PostgreSQL's, the rest S3's."""

    url: str = field(repr=False)
    endpoint: str = ""
    region: str = ""
    key: str = field(default="", repr=False)
    secret: str = field(default="", repr=False)
    schema: str = "at_least"


def open_store(address: Address) -> Store:
    """The store at `address`; it is connected to, and made ready, when it is first asked for something.

    BadInput, which names no secret, when the address is none.
    """
    try:
        parts = urlsplit(address.url)
        scheme, host = parts.scheme, parts.hostname
    except ValueError:
        scheme, host = "", None
    if scheme in ("postgresql", "postgres"):
        from dashboard.storage.store_postgres import PostgresStore

        return PostgresStore(address)
    if scheme == "s3" and host:
        from dashboard.storage.store_objects import ObjectStore

        return ObjectStore(address)
    raise BadInput(f"The store's url is not an address such as {WHERE}.")


_stores: dict[Path, Store] = {}


def keep_in(root: Path, store: Store) -> None:
    """From now on what is added to the workspace in the folder `root` by this process goes into `store` first."""
    _stores[root] = store


def store_of(root: Path) -> Store | None:
    """The store of the workspace in `root`; None when its own files are what lasts."""
    return _stores.get(root)
