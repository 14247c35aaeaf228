"""New posts into the workspace, and published: stored only when the snapshot that holds them is finished and valid."""

import contextlib
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from dashboard.capture import BadInput, markdown_of, read_bytes
from dashboard.records import Post
from dashboard.storage.build import Built, build_locked
from dashboard.storage.durable import delete_unfinished, make_folder, may_not_write, write_durably
from dashboard.storage.file_names import file_name
from dashboard.storage.in_step import posts_kept_first
from dashboard.storage.input_files import Inputs, read_inputs
from dashboard.storage.lock import LONGEST_WAIT, locked
from dashboard.storage.progress import Progress, silent
from dashboard.storage.reading_cache import ReadingCache, decode_reading
from dashboard.storage.readings import reading_fingerprint
from dashboard.storage.serving import connect
from dashboard.storage.workspace import FORMAT, Settings, Workspace

if TYPE_CHECKING:
    from dashboard.capture.reading import Captured

NEW_WORKSPACE = f'format = {FORMAT}\ntitle = "{Settings.title}"\n'
FOR_GIT = {
    ".gitattributes": b"* -text\nedits/*.jsonl -merge\nedits/*.last -merge\n",
    ".gitignore": b"snapshots/\n",
}
"""Files of a new workspace: git leaves line ends as they are, and never mixes two chains of one author line by line."""


@dataclass(frozen=True)
class PostCounts:
    """What stands in the snapshot of one ingested post. `is_known` when an equal post was stored before."""

    post_id: str
    is_known: bool
    claims: int
    figures: int
    events: int


@dataclass(frozen=True)
class Ingested:
    """The posts of one ingest, in order, and the snapshot that holds them."""

    posts: tuple[PostCounts, ...]
    built: Built


class KeptReadings(dict[str, tuple[str, str]]):
    """Readings made a moment ago, by the content hash of their post: `reading_fingerprint` and encoded reading."""


def posts_in(path: Path, given: Mapping[str, str]) -> "list[Captured]":
    """The posts in a file that a user names: text, Markdown, JSON lines, a saved page or a feed ("-": standard input).

    `given` are the publisher, published_at and so on of the command line; they stand over a file's own front matter,
    and fill in what a JSON line leaves out. Raises BadInput for a file that holds no usable post.
    """
    name = "standard input" if str(path) == "-" else str(path)
    from dashboard.capture.reading import most_bytes, read_posts  # a server that offers to store loads no parser

    return list(read_posts(read_bytes(path, most_bytes(path.suffix)), name, given))


def ingest(
    workspace: Workspace,
    posts: Sequence[Post],
    progress: Progress = silent,
    say: Callable[[str], None] = lambda _: None,
    wait: float = LONGEST_WAIT,
    readings: KeptReadings | None = None,
) -> Ingested:
    """Store `posts`, publish the snapshot that holds them, and count what was found in each.

    A missing workspace is made. An equal post that is there already is not stored twice; a post in `readings` is not
    read again. Raises BadInput, with nothing stored, when the workspace cannot be built or written.
    """
    if workspace.root.exists():
        workspace.require()
    check_may_store(workspace)
    with locked(workspace.snapshots, say, wait):
        delete_unfinished(workspace.posts_folder)
        inputs = read_inputs(workspace, progress, posts)
        if readings:
            keep_readings(workspace, inputs, readings)
        new = [post for post in posts if post.content_hash not in inputs.stored]
        built = build_locked(workspace, inputs, progress, lambda: store(workspace, new))
    return Ingested(tuple(count_post(built.path, post, post.content_hash in inputs.stored) for post in posts), built)


def keep_readings(workspace: Workspace, inputs: Inputs, readings: KeptReadings) -> None:
    """Put into the cache what of `readings` was made by this extractor with these names; the rest is read anew."""
    wanted = reading_fingerprint(inputs.identity)
    cache = ReadingCache(workspace.snapshots / "cache" / wanted)
    for post in inputs.posts:
        made_by, text = readings.get(post.content_hash, ("", ""))
        if made_by == wanted and isinstance(post, Post):
            with contextlib.suppress(ValueError, TypeError, IndexError, KeyError):
                cache.keep(decode_reading(text, post))
    cache.flush()


def check_may_store(workspace: Workspace) -> None:
    """Raise BadInput when posts cannot be stored here, before anything is made."""
    folder = workspace.posts_folder
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    if not folder.is_dir():
        raise BadInput(f"{folder} is a file, but must be a folder.")
    if not os.access(folder, os.W_OK | os.X_OK):
        raise BadInput(f"{folder} may not be written by this user, so no post can be stored there.")


def store(workspace: Workspace, posts: Sequence[Post]) -> list[Path]:
    """Write each post as a file of its own, whole or not at all; the files.

    Where the workspace has a store (storage/store.py), they are there for good before they are here.
    """
    make_folder(workspace.posts_folder)
    posts_kept_first(workspace.root, {post.content_hash: markdown_of(post).encode() for post in posts})
    settings = workspace.root / "workspace.toml"
    files = []
    try:
        if not settings.exists() and not workspace.post_files():
            write_durably(settings, NEW_WORKSPACE.encode())
            files.append(settings)
            for name, data in FOR_GIT.items():
                if not (workspace.root / name).exists():
                    write_durably(workspace.root / name, data)
        for post in posts:
            file = workspace.posts_folder / file_name(post)
            if not file.exists():
                write_durably(file, markdown_of(post).encode())
                files.append(file)
    except OSError as error:
        raise BadInput(may_not_write(workspace.posts_folder, error)) from None
    return files


def count_post(path: Path, post: Post, is_known: bool) -> PostCounts:
    """Claims, figures and events of one post in the snapshot at `path`."""
    connection = connect(path)
    try:
        row = connection.execute(
            """
            SELECT (SELECT count(*) FROM claims WHERE post_id = $post_id),
                (SELECT count(*) FROM figures WHERE post_id = $post_id),
                (SELECT count(DISTINCT event_id) FROM event_claims WHERE post_id = $post_id)""",
            {"post_id": post.post_id},
        ).fetchone()
    except duckdb.Error as error:
        raise BadInput(f"The snapshot {path.name} cannot be read ({error}).") from None
    finally:
        connection.close()
    claims, figures, events = row or (0, 0, 0)
    return PostCounts(post.post_id, is_known, int(claims), int(figures), int(events))
