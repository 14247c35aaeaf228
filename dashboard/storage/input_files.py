"""Every file of a workspace as read at one time: what a snapshot is built from.

Posts whose files are as they were when a snapshot was last built are known without their texts.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from dashboard.capture import BadInput, decode, read_bytes
from dashboard.decisions.chain import Chain, read_chain
from dashboard.records import Post
from dashboard.storage.edits import FOLDER as EDITS
from dashboard.storage.edits import NO_EDITS, Edits
from dashboard.storage.inputs import Input, fingerprint, is_as_seen, look, now_ns, snapshot_id_of, text_hash
from dashboard.storage.post_set import PostSet
from dashboard.storage.progress import Progress, silent
from dashboard.storage.seen import KnownPost, Seen, SeenFile, known_posts, read_seen
from dashboard.storage.standing_posts import posts_time, standing_of, tables_of
from dashboard.storage.tables import Tables
from dashboard.storage.versions import AnyPost
from dashboard.storage.workspace import Settings, Workspace, first_of, read_settings


@dataclass(frozen=True)
class Inputs:
    """All that a snapshot is built from, as read at one time. `stored` are the content hashes already in the folder.

    Posts whose files are as they were when `seen` are known without their texts (`with_texts`).
    """

    post_set: PostSet
    stored: frozenset[str]
    tables: Tables
    settings: Settings
    seen: Seen
    files: dict[str, SeenFile]
    identity: tuple[Input, ...]
    edits: Edits = NO_EDITS
    folder_time: int = 0

    @property
    def posts(self) -> tuple[AnyPost, ...]:
        """All posts, one a content hash."""
        return self.post_set.posts

    @cached_property
    def snapshot_id(self) -> str:
        """The name of the snapshot these inputs make."""
        return snapshot_id_of(self.identity, fingerprint())


def no_posts(workspace: Workspace) -> str:
    """The sentence for a workspace without posts."""
    return f"The workspace {workspace.name} has no posts; add one with `ingest`, or put files into its posts folder."


def read_inputs(
    workspace: Workspace, progress: Progress = silent, extra: Sequence[Post] = (), posts_as_seen: bool = False
) -> Inputs:
    """Every file of the workspace, and `extra` posts that are not stored yet. Raises BadInput naming what is wrong.

    Of files that have not changed since they were read last, posts are not read again. `posts_as_seen`: as in `build`.
    """
    seen = read_seen(workspace.snapshots)
    folder_time = posts_time(workspace)
    standing = standing_of(workspace)
    files: dict[str, SeenFile] = {}
    posts: list[AnyPost] = []
    problems: list[str] = []
    texts: dict[str, str] = {}
    chains: list[Chain] = []
    others = {workspace.shown(file): file for file in workspace.other_files()}
    if posts_as_seen and standing and standing.holds(seen, folder_time):
        files.update(standing.files)
        found = look(workspace, others.values())
    else:
        standing = None
        found = look(workspace)
    for number, (name, (path, size, changed_ns)) in enumerate(found.items(), start=1):
        was = seen.files.get(name)
        if name not in others and was and is_as_seen(was, size, changed_ns):
            files[name] = was
            posts.extend(was.posts)
            continue
        read_ns = now_ns()
        try:
            data = read_bytes(Path(path))
            read: list[Post] = []
            if name.startswith(f"{EDITS}/"):
                chains.append(read_chain(name, data))
            elif name in others:
                texts[workspace.table_name(others[name])] = decode(data, name)
            else:
                read = list(workspace.read_posts(Path(path), data))
                posts.extend(read)
            sha256 = hashlib.sha256(data).hexdigest()
            files[name] = SeenFile(size, changed_ns, read_ns, sha256, known_posts(name, read))
        except FileNotFoundError:
            continue
        except BadInput as error:
            problems.append(str(error))
        progress("Reading files", number, len(found))
    edits = Edits(tuple(chains))
    problems += edits.problems
    tables = tables_of(texts, problems)
    settings = read_settings(texts.get("workspace.toml", ""), problems)
    if problems:
        raise BadInput(first_of(problems))
    if not posts and not extra and not standing:
        raise BadInput(no_posts(workspace))
    known = standing.posts if standing and not extra else PostSet.of([*posts, *extra])
    identity = [(name, text_hash(text)) for name, text in texts.items() if name.endswith(".csv")]
    identity.append(("settings", text_hash(repr(settings))))
    identity += known.identity
    identity += edits.identity
    stored = standing.stored if standing else frozenset(post.content_hash for post in posts)
    return Inputs(known, stored, tables, settings, seen, files, tuple(sorted(identity)), edits, folder_time)


def with_texts(workspace: Workspace, posts: Sequence[AnyPost]) -> list[Post]:
    """The same posts, in their order, all with their texts. Raises BadInput when a file was changed meanwhile."""
    wanted: dict[str, set[str]] = {}
    for post in posts:
        if isinstance(post, KnownPost):
            wanted.setdefault(post.file, set()).add(post.content_hash)
    read: dict[str, Post] = {}
    for name, hashes in wanted.items():
        file = workspace.root / name
        try:
            found = {post.content_hash: post for post in workspace.read_posts(file)}
        except FileNotFoundError:
            found = {}
        if not hashes <= found.keys():
            raise BadInput(f"{name} was changed while the workspace was read; build it again.")
        read |= {name: found[name] for name in hashes}
    return [
        replace(read[post.content_hash], captured_at=post.captured_at) if isinstance(post, KnownPost) else post
        for post in posts
    ]
