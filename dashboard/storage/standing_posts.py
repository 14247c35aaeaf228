"""What a process that publishes one decision after another keeps between two of them: reading it anew takes longer."""

import contextlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from dashboard.storage.inputs import JUST_WRITTEN_NS, now_ns, size_and_time
from dashboard.storage.post_set import PostSet
from dashboard.storage.seen import KnownPost, Seen, SeenFile
from dashboard.storage.tables import Tables, read_tables
from dashboard.storage.workspace import Workspace


@dataclass(frozen=True)
class Standing:
    """The posts of a workspace whose snapshot this process published last, and what was seen of their files then."""

    stamp: str | None
    folder_time: int
    files: Mapping[str, SeenFile]
    posts: PostSet
    stored: frozenset[str]

    def holds(self, seen: Seen, folder_time: int) -> bool:
        """True when no other process published since, and no file came to the folder of posts or went."""
        return self.stamp is not None and self.stamp == seen.stamp and self.folder_time == folder_time


_standing: dict[Path, Standing] = {}


def posts_time(workspace: Workspace) -> int:
    """When a file last came to the folder of posts or went, in nanoseconds; 0 when it may have been just now."""
    with contextlib.suppress(OSError):
        _, changed_ns = size_and_time(workspace.posts_folder.stat())
        if changed_ns < now_ns() - JUST_WRITTEN_NS:
            return changed_ns
    return 0


def standing_of(workspace: Workspace) -> Standing | None:
    """What is kept of a workspace; None when this process published another one last, or none."""
    return _standing.get(workspace.root)


def remember(
    workspace: Workspace, posts: PostSet, folder_time: int, files: Mapping[str, SeenFile], stamp: str | None
) -> None:
    """Keep what the next decision need not read again."""
    _standing.clear()
    if folder_time == 0:
        return
    of_posts = {name: file for name, file in files.items() if name.startswith("posts/")}
    if not all(isinstance(post, KnownPost) for post in posts.posts):
        posts = PostSet.of([post for file in of_posts.values() for post in file.posts])
    stored = frozenset(post.content_hash for post in posts.posts)
    _standing[workspace.root] = Standing(stamp, folder_time, of_posts, posts, stored)


_tables: list[tuple[dict[str, str], Tables]] = []


def tables_of(texts: dict[str, str], problems: list[str]) -> Tables:
    """As `read_tables`; this process reads equal texts once."""
    if not _tables or _tables[0][0] != texts:
        before = len(problems)
        tables = read_tables(texts, problems)
        if len(problems) > before:
            return tables
        _tables[:] = [(texts, tables)]
    return _tables[0][1]
