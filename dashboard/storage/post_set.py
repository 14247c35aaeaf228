"""All posts of a workspace, and what follows from them alone: worked out once, as long as they are the same.

A process that publishes one decision after another asks for versions, ids and lines of identity of the same posts each
time; working them out anew takes longer than the rest of reading.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from dashboard.storage.inputs import Input
from dashboard.storage.versions import (
    AnyPost,
    Version,
    current_versions,
    in_utc,
    once_each,
    version_inputs,
    versions_of,
)

Stored = tuple[str | None, bool, datetime | None]
"""Of a stored post: the version it follows, whether it is the current one, and when it was captured."""


@dataclass(frozen=True, eq=False)
class PostSet:
    """Posts, one a content hash, sorted by it."""

    posts: tuple[AnyPost, ...]

    @classmethod
    def of(cls, posts: Sequence[AnyPost]) -> "PostSet":
        """Those of `posts` that differ."""
        return cls(once_each(posts))

    @cached_property
    def versions(self) -> tuple[Version, ...]:
        """Every post among the versions of its page."""
        return versions_of(self.posts)

    @cached_property
    def identity(self) -> tuple[Input, ...]:
        """What of them enters a snapshot's id, sorted."""
        return tuple(sorted([("post", post.content_hash) for post in self.posts] + version_inputs(self.posts)))

    @cached_property
    def by_id(self) -> Mapping[str, Version]:
        """Every post by its id."""
        return {version.post.post_id: version for version in self.versions}

    @cached_property
    def current_of(self) -> Mapping[str, str]:
        """By post, the current version of its page; of most posts themselves."""
        return current_versions(self.versions)

    @cached_property
    def current(self) -> frozenset[str]:
        """The posts that no later version replaced."""
        return frozenset(post_id for post_id, version in self.by_id.items() if version.is_current)

    @cached_property
    def stored(self) -> Mapping[str, Stored]:
        """How a snapshot of them holds each."""
        return {post_id: stored_as(version) for post_id, version in self.by_id.items()}

    @cached_property
    def days(self) -> tuple[date, date]:
        """The first and the last day of publication."""
        published = [post.published_date for post in self.posts]
        return min(published), max(published)


def stored_as(version: Version) -> Stored:
    """How a snapshot holds a post among the versions of its page."""
    return version.version_of, version.is_current, in_utc(version.post.captured_at)
