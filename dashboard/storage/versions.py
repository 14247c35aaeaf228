"""Versions of a URL: the same address with another text is a newer version, shown as a difference, not a second report.

Versions are ordered by publication, then capture, then id. Capture days do not enter a post's hash, so the order itself
is an input of the snapshot: two workspaces in which other versions are current never share an id.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from dashboard.records import Post
from dashboard.storage.inputs import Input, text_hash
from dashboard.storage.seen import KnownPost

AnyPost = Post | KnownPost

LONG_AGO = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Version:
    """A post with its place among the versions of its URL. `version_of` is None for the first of them."""

    post: AnyPost
    version_of: str | None
    is_current: bool


def once_each(posts: Iterable[AnyPost]) -> tuple[AnyPost, ...]:
    """One post a content hash, sorted by it, with the earliest capture of those that are equal."""
    found: dict[str, AnyPost] = {}
    for post in posts:
        known = found.get(post.content_hash)
        if known is None:
            found[post.content_hash] = post
        elif post.captured_at and (known.captured_at is None or post.captured_at < known.captured_at):
            found[post.content_hash] = replace(known, captured_at=post.captured_at)
    return tuple(found[name] for name in sorted(found))


def versions_of(posts: Sequence[AnyPost]) -> tuple[Version, ...]:
    """Every post with its place among the posts of the same URL, in the order of `posts`."""
    orders = orders_by_url(posts)
    versions = []
    for post in posts:
        order = orders.get(post.url or "")
        if order is None:
            versions.append(Version(post, None, True))
        else:
            first, last = order[0], order[-1]
            versions.append(Version(post, None if post is first else first.post_id, post is last))
    return tuple(versions)


def current_versions(versions: Sequence[Version]) -> dict[str, str]:
    """By post, the current version of its URL; of most posts themselves."""
    current_by_first: dict[str, str] = {}
    for version in versions:
        if version.is_current:
            current_by_first[version.version_of or version.post.post_id] = version.post.post_id
    return {v.post.post_id: current_by_first[v.version_of or v.post.post_id] for v in versions}


def orders_by_url(posts: Iterable[AnyPost]) -> dict[str, list[AnyPost]]:
    """The posts of each URL that several have, oldest version first."""
    first: dict[str, AnyPost] = {}
    found: dict[str, list[AnyPost]] = {}
    for post in posts:
        if post.url and (other := first.setdefault(post.url, post)) is not post:
            found.setdefault(post.url, [other]).append(post)
    for order in found.values():
        order.sort(key=newness)
    return found


def newness(post: AnyPost) -> tuple[object, ...]:
    """What orders the versions of a URL."""
    return (post.published_date, post.published_at or LONG_AGO, post.captured_at or LONG_AGO, post.post_id)


def version_inputs(posts: Iterable[AnyPost]) -> list[Input]:
    """One input for each URL with several versions: their order."""
    return [
        ("versions", text_hash("\n".join((url, *(post.content_hash for post in order)))))
        for url, order in orders_by_url(posts).items()
    ]


def in_utc(instant: datetime | None) -> datetime | None:
    """The instant in UTC, without its zone, as DuckDB's TIMESTAMP holds it."""
    return instant.astimezone(UTC).replace(tzinfo=None) if instant is not None else None
