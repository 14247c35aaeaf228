"""Posts and decisions in S3-compatible object storage: one object a post, one object for lines added together."""

import re
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any, TypeVar
from urllib.parse import urlsplit

from dashboard.capture import BadInput
from dashboard.storage.store import AGAIN, LOCAL_HOSTS, Address, StoreLost

Answer = TypeVar("Answer")
AT_ONCE = 8
"""Objects read or written at one time."""
POST = re.compile(r"posts/([0-9a-f]{64})\.md\Z")
LINES = re.compile(r"edits/([a-z0-9-]+)/(\d{8})\.jsonl\Z")
REFUSED, NOT_THERE = "status code: 403", "status code: 404"
MARK = "at-least.txt"
"""An object that every server tries to create: only the first may succeed."""


class ObjectStore:
    """A `Store` in one folder of one bucket. Thread-safe.

    Lines that are added together are one object, named by the number of the first: creating it succeeds once, so a
    chain never forks, and all of them arrive or none. Objects never change, so what was read is kept.
    """

    def __init__(self, address: Address) -> None:
        from obstore.store import S3Store

        parts = urlsplit(address.url)
        bucket, folder = parts.hostname or "", parts.path.strip("/")
        self.name = f"s3://{bucket}" + (f"/{folder}" if folder else "")
        endpoint = address.endpoint.rstrip("/")
        more: dict[str, Any] = {"endpoint": endpoint} if endpoint else {}
        if address.key:
            more |= {"access_key_id": address.key, "secret_access_key": address.secret}
        self._store = S3Store(
            bucket,
            prefix=folder or None,
            region=address.region or "us-east-1",
            virtual_hosted_style_request=False,
            client_options={"allow_http": may_be_plain(endpoint), "timeout": "60s", "connect_timeout": "5s"},
            retry_config={"max_retries": 1, "retry_timeout": timedelta(seconds=20)},
            **more,
        )
        self._lines: dict[str, list[bytes]] = {}
        self._is_checked = False

    def post_hashes(self) -> frozenset[str]:
        """The content hashes of all posts."""
        return frozenset(match[1] for path in self._paths("posts/") if (match := POST.match(path)))

    def read_posts(self, hashes: Sequence[str]) -> list[bytes]:
        """The Markdown files of these posts, in that order."""
        return self._each(self._read, [f"posts/{content_hash}.md" for content_hash in hashes])

    def add_posts(self, posts: Mapping[str, bytes]) -> None:
        """Store Markdown files by content hash; one that is there already stays as it is.

        When the store is lost on the way some may have been stored.
        """
        self._check_creates_once()
        self._each(lambda post: self._create(f"posts/{post[0]}.md", post[1]), list(posts.items()))

    def edit_counts(self) -> dict[str, int]:
        """By author the number of lines."""
        return {author: numbered[-1][0] for author, numbered in self.read_edits({}).items()}

    def read_edits(self, known: Mapping[str, int]) -> dict[str, list[tuple[int, bytes]]]:
        """By author the lines whose number is above `known`, in order of number."""
        paths = sorted(path for path in self._paths("edits/") if LINES.match(path))
        unread = [path for path in paths if path not in self._lines]
        for path, data in zip(unread, self._each(self._read, unread), strict=True):
            self._lines[path] = data.split(b"\n")[:-1]
        found: dict[str, list[tuple[int, bytes]]] = {}
        for path in paths:
            match = LINES.match(path)
            assert match is not None
            numbered = list(enumerate(self._lines[path], start=int(match[2])))
            if new := [one for one in numbered if one[0] > known.get(match[1], 0)]:
                found.setdefault(match[1], []).extend(new)
        return found

    def add_edits(self, author: str, first: int, lines: Sequence[bytes]) -> bool:
        """Store lines numbered from `first`, all or none. False, and none, when one of these numbers is taken."""
        self._check_creates_once()
        return self._create(f"edits/{author}/{first:08d}.jsonl", b"".join(line + b"\n" for line in lines))

    def _check_creates_once(self) -> None:
        """Raise BadInput when the store overwrites where it was asked to create: it could lose a decision."""
        if self._is_checked:
            return
        words = b"This folder belongs to At Least. Its objects are only ever added.\n"
        if self._create(MARK, words) and self._create(MARK, words):
            raise BadInput(
                f"The store ({self.name}) overwrites an object where it was asked to create a new one (If-None-Match), "
                "so two servers could overwrite each other's decisions; use another."
            )
        self._is_checked = True

    def _create(self, path: str, data: bytes) -> bool:
        """Create an object; False when there is one of this name."""
        import obstore
        from obstore.exceptions import AlreadyExistsError, PreconditionError

        try:
            self._asking(lambda: obstore.put(self._store, path, data, mode="create", use_multipart=False))
        except (AlreadyExistsError, PreconditionError):
            return False
        return True

    def _read(self, path: str) -> bytes:
        import obstore

        return bytes(self._asking(lambda: obstore.get(self._store, path).bytes()))

    def _paths(self, folder: str) -> list[str]:
        import obstore

        return self._asking(lambda: [one["path"] for some in obstore.list(self._store, folder) for one in some])

    def _each(self, work: Callable[[Any], Answer], things: Sequence[Any]) -> list[Answer]:
        """What `work` returns for each thing, in order, several at a time."""
        if len(things) < 2:
            return [work(thing) for thing in things]
        with ThreadPoolExecutor(AT_ONCE) as several:
            return list(several.map(work, things))

    def _asking(self, ask: Callable[[], Answer]) -> Answer:
        """The answer; BadInput with a sentence of our own, since the error's words may repeat what was sent."""
        from obstore import exceptions

        try:
            return ask()
        except (exceptions.AlreadyExistsError, exceptions.PreconditionError):
            raise
        except (exceptions.BaseError, OSError) as error:
            raise self._refusal(error) from None

    def _refusal(self, error: Exception) -> BadInput:
        """The sentence for an error. A listing that is refused says so only in its words."""
        from obstore import exceptions

        words = str(error)
        if isinstance(error, exceptions.PermissionDeniedError | exceptions.UnauthenticatedError) or REFUSED in words:
            return BadInput(f"The store ({self.name}) refuses the key and secret of the secrets.")
        if isinstance(error, exceptions.NotFoundError | FileNotFoundError) or NOT_THERE in words:
            return BadInput(f"The store ({self.name}) has no such bucket or object.")
        if isinstance(error, exceptions.NotSupportedError):
            return BadInput(f"The store ({self.name}) does not support what is asked of it.")
        return StoreLost(f"The store ({self.name}) cannot be reached{AGAIN}")


def may_be_plain(endpoint: str) -> bool:
    """True for an http:// address of this machine or of a container beside it; BadInput for one further away."""
    try:
        parts = urlsplit(endpoint)
        host = parts.hostname
    except ValueError:
        raise BadInput("The store's endpoint is not an address such as https://host.") from None
    if not endpoint or parts.scheme == "https":
        return False
    if parts.scheme != "http" or host is None:
        raise BadInput("The store's endpoint is not an address such as https://host.")
    if host not in LOCAL_HOSTS and "." in host:
        raise BadInput("The store's endpoint would send posts unencrypted; it must begin with https.")
    return True
