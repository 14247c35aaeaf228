"""Workspace files into a published snapshot: read, link, assess, write, validate, publish.

A crash at any point leaves the last good snapshot current: a new one is written beside it, validated, put on the disk,
renamed, and only then named in CURRENT.
"""

import contextlib
import hashlib
import logging
import os
import sqlite3
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import duckdb

from dashboard.capture import BadInput, decode, read_bytes
from dashboard.decisions.chain import Chain, read_chain
from dashboard.records import Post, Reading
from dashboard.storage import pipeline
from dashboard.storage.decided import decided
from dashboard.storage.durable import UNFINISHED, delete_unfinished, publish_file, write_durably
from dashboard.storage.edits import FOLDER as EDITS
from dashboard.storage.edits import NO_EDITS, Edits
from dashboard.storage.inputs import (
    JUST_WRITTEN_NS,
    Input,
    extraction_fingerprint,
    fingerprint,
    is_as_seen,
    look,
    now_ns,
    size_and_time,
    snapshot_id_of,
    text_hash,
)
from dashboard.storage.lock import LONGEST_WAIT, locked
from dashboard.storage.manifest import write_manifest
from dashboard.storage.post_set import PostSet
from dashboard.storage.progress import Progress, silent
from dashboard.storage.reading_cache import HeldReadings, ReadingCache, delete_old_caches
from dashboard.storage.rows import all_rows, meta_rows
from dashboard.storage.seen import KnownPost, Seen, SeenFile, known_posts, read_seen, write_seen
from dashboard.storage.serving import REBUILT, connect, current, is_damage, quarantine
from dashboard.storage.snapshot import count_rows, read_every_block, write_snapshot
from dashboard.storage.tables import LEXICON, Tables, read_tables
from dashboard.storage.validation import DamagedLinks, validate
from dashboard.storage.versions import AnyPost, Version, versions_of
from dashboard.storage.workspace import WITH_FALLBACK, Settings, Workspace, first_of, read_settings

if TYPE_CHECKING:
    from dashboard.storage.kept_links import KeptLinks

Result = TypeVar("Result")
KEPT_SNAPSHOTS = 3
"""The current snapshot and the two before it, which readers may still hold open."""


@dataclass(frozen=True)
class Built:
    """A published snapshot. `is_new` is false when it was there already; `repaired` when a damaged one was replaced."""

    snapshot_id: str
    path: Path
    counts: dict[str, int]
    is_new: bool
    repaired: bool = False


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


def build(
    workspace: Workspace,
    progress: Progress = silent,
    say: Callable[[str], None] = lambda _: None,
    wait: float = LONGEST_WAIT,
    posts_as_seen: bool = False,
    published: Callable[[Built], None] = lambda _: None,
) -> Built:
    """Build and publish the snapshot of `workspace`; nothing is written when it is there already and whole.

    With `posts_as_seen` posts are taken as this process saw them last, unless one came or went; what was changed in
    place is left to the next build; and the next file is made ready. `published` is told what is current, before the
    rest is tidied up. `say` is told when another build or ingest has to end first. Raises BadInput for a workspace that
    is missing, has no posts, holds a file that cannot be used, or may not be written; the last good snapshot then stays
    current.
    """
    workspace.require()
    if not workspace.has_posts():
        raise BadInput(no_posts(workspace))
    with locked(workspace.snapshots, say, wait):
        inputs = read_inputs(workspace, progress, posts_as_seen=posts_as_seen)
        built = build_locked(workspace, inputs, progress, published=published)
        if posts_as_seen:
            from dashboard.storage.next_file import make_ahead

            make_ahead(built.path)
        return built


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
    standing = _standing.get(workspace.root)
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


def remember(workspace: Workspace, inputs: Inputs, files: Mapping[str, SeenFile], stamp: str | None) -> None:
    """Keep what the next decision need not read again."""
    _standing.clear()
    if inputs.folder_time == 0:
        return
    of_posts = {name: file for name, file in files.items() if name.startswith("posts/")}
    posts = inputs.post_set
    if not all(isinstance(post, KnownPost) for post in posts.posts):
        posts = PostSet.of([post for file in of_posts.values() for post in file.posts])
    stored = frozenset(post.content_hash for post in posts.posts)
    _standing[workspace.root] = Standing(stamp, inputs.folder_time, of_posts, posts, stored)


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


def build_locked(
    workspace: Workspace,
    inputs: Inputs,
    progress: Progress = silent,
    store: Callable[[], list[Path]] = list,
    published: Callable[[Built], None] = lambda _: None,
) -> Built:
    """As `build`, for a caller that holds the lock. `store` puts new posts into the workspace; it is called once the
    snapshot is finished and valid, just before it is published, and returns the files it wrote."""
    from dashboard.storage.next_file import made_ahead

    delete_unfinished(workspace.snapshots, but=made_ahead())
    delete_unfinished(workspace.snapshots / "manifests")
    repaired = False
    path = workspace.snapshots / free_name(workspace, inputs.snapshot_id)
    if path.exists():
        counts = counts_if_whole(path)
        if counts is not None:
            new_files = store()
            name_current(workspace, inputs, path)
            published(Built(inputs.snapshot_id, path, counts, is_new=False))
            note_seen(workspace, inputs, path, new_files)
            return Built(inputs.snapshot_id, path, counts, is_new=False)
        quarantine(workspace, path.name)
        repaired = True
        path = workspace.snapshots / free_name(workspace, inputs.snapshot_id)
    unfinished = workspace.snapshots / f"{UNFINISHED}{os.getpid()}.duckdb"
    from dashboard.storage.next_snapshot import forget_links, kept_links, remember_stored

    with kept_links(workspace, inputs.identity) as kept:
        try:
            is_kept, counts = write_unfinished(workspace, inputs, unfinished, progress, kept)
            new_files = store()
            publish_file(unfinished, path)
        finally:
            delete_unfinished(workspace.snapshots)
        name_current(workspace, inputs, path)
        built = Built(inputs.snapshot_id, path, counts, is_new=True, repaired=repaired)
        published(built)
        if kept and is_kept:
            with contextlib.suppress(sqlite3.Error):  # the snapshot stands; the next one is built anew
                kept.keep(path.name)
    if not is_kept:
        forget_links(workspace)
    note_seen(workspace, inputs, path, new_files)
    if workspace.root in _standing:
        remember_stored(path, _standing[workspace.root].posts)
    prune(workspace)
    return built


def write_unfinished(
    workspace: Workspace, inputs: Inputs, unfinished: Path, progress: Progress, kept: "KeptLinks | None"
) -> tuple[bool, dict[str, int]]:
    """The snapshot's file under a name that nothing reads: from the last one where it can be, else anew.

    It is validated: what was copied and changed, in the touched rows; what is made anew, whole. Returns whether `kept`
    holds its links, and its counts. Raises InvalidSnapshot when a rule is broken.
    """
    from dashboard.storage.next_file import copied
    from dashboard.storage.next_snapshot import next_rows, snapshot_before
    from dashboard.storage.touched import write_next

    versions = inputs.post_set.versions

    def with_text(posts: Sequence[AnyPost]) -> list[Post]:
        return with_texts(workspace, posts)

    def read_raw(posts: Sequence[AnyPost]) -> list[Reading]:
        return read_some(workspace, inputs, posts, progress)

    def text_of(post: AnyPost) -> str:
        held = held_readings.find(post.content_hash)
        return held.post.text if held else with_text([post])[0].text

    taken = decided(inputs.edits.edits, inputs.post_set, read_raw, text_of, inputs.tables.reference)
    meta = meta_rows(inputs.snapshot_id, fingerprint(), inputs.settings, versions, inputs.tables)
    if kept:

        def read(posts: Sequence[AnyPost]) -> list[Reading]:
            return [taken.reading(reading) for reading in read_raw(posts)]

        def texts(some: Sequence[Version]) -> list[Version]:
            posts = with_text([version.post for version in some])
            return [replace(version, post=post) for version, post in zip(some, posts, strict=True)]

        try:
            before = snapshot_before(workspace, kept, inputs.post_set, taken.marks)
            if before is not None:
                with copied(before.path, unfinished) as connection:
                    rows, touched = next_rows(
                        connection, before, kept, meta, inputs.post_set, inputs.tables, read, texts, taken
                    )
                    progress("Writing the snapshot", 0, 0)
                    counts = write_next(connection, rows, touched)
                return True, counts
        except Exception as error:
            delete_unfinished(workspace.snapshots)
            if not is_damaged(error):
                report_fault(error)
    versions = versions_of(with_texts(workspace, inputs.posts))
    readings = [taken.reading(reading) for reading in read_all(workspace, inputs, versions, progress)]
    progress("Linking claims into events", 0, 0)
    is_kept = kept is not None
    try:
        assessed = pipeline.link_and_assess(readings, inputs.tables, kept, taken)
        if kept:
            kept.mark(taken.marks)
    except sqlite3.Error:
        is_kept = False
        assessed = pipeline.link_and_assess(readings, inputs.tables, None, taken)
    progress("Writing the snapshot", 0, 0)
    write_snapshot(unfinished, all_rows(meta, versions, readings, inputs.tables, assessed, (), taken))
    progress("Checking", 0, 0)
    return is_kept, counts_of(unfinished)


def is_damaged(error: Exception) -> bool:
    """True when the last snapshot or the kept links are damaged: then building everything anew is what mends them."""
    return isinstance(error, sqlite3.Error | DamagedLinks) or is_damage(error)


def report_fault(error: Exception) -> None:
    """Log what went wrong on the way from the last snapshot to the next: a fault in the program."""
    logging.getLogger(__name__).error(
        "The next snapshot could not be made from the last one; everything is built anew.", exc_info=error
    )


def read_all(workspace: Workspace, inputs: Inputs, versions: Sequence[Version], progress: Progress) -> list[Reading]:
    """The readings of all current posts, in the order of `versions`, from the cache where it has them."""
    cache = cache_of(workspace, inputs)
    current_posts = with_texts(workspace, [version.post for version in versions if version.is_current])
    readings = read_through(cache, inputs, current_posts, progress)
    cache.compact(post.content_hash for post in current_posts)
    delete_old_caches(workspace.snapshots / "cache")
    return readings


held_readings = HeldReadings()


def read_some(
    workspace: Workspace, inputs: Inputs, posts: Sequence[AnyPost], progress: Progress = silent
) -> list[Reading]:
    """The readings of some posts, in their order; of the cache only theirs are held."""
    held = held_readings.made_by(reading_fingerprint(inputs.identity))
    found = {post.content_hash: held.find(post.content_hash) for post in posts}
    new = with_texts(workspace, [post for post in posts if found[post.content_hash] is None])
    if new:
        cache = cache_of(workspace, inputs, {post.content_hash for post in new})
        for reading in read_through(cache, inputs, new, progress):
            found[reading.post.content_hash] = reading
            held.keep(reading)
        cache.flush()
    return [known for post in posts if (known := found[post.content_hash]) is not None]


def cache_of(workspace: Workspace, inputs: Inputs, wanted: Collection[str] | None = None) -> ReadingCache:
    """The cache of readings by this extractor with these names."""
    folder = workspace.snapshots / "cache" / reading_fingerprint(inputs.identity)
    delete_unfinished(folder)
    return ReadingCache(folder, wanted)


def read_through(cache: ReadingCache, inputs: Inputs, posts: Sequence[Post], progress: Progress) -> list[Reading]:
    """The readings of `posts`, in their order; what is not in the cache is read and put there."""
    reader: Callable[[Post], Reading] | None = None
    readings = []
    for number, post in enumerate(posts, start=1):
        reading = cache.find(post)
        if reading is None:
            reader = reader or pipeline.make_reader(inputs.tables.reference)
            reading = reader(post)
            cache.keep(reading)
        readings.append(reading)
        progress("Reading posts", number, len(posts))
    return readings


def reading_fingerprint(identity: Iterable[Input]) -> str:
    """16 hex digits for what a reading depends on besides its post: the extractor, and the names it knows."""
    known = {*WITH_FALLBACK, *(header.file for header in LEXICON)}
    names = [one for one in identity if one[0] in known]
    return snapshot_id_of(names, extraction_fingerprint())


def free_name(workspace: Workspace, snapshot_id: str) -> str:
    """`<snapshot_id>.duckdb`, or `-r1`, `-r2` … when files of that name were found damaged."""
    quarantined = workspace.snapshots / "quarantine"
    name, number = f"{snapshot_id}.duckdb", 0
    while (quarantined / name).exists():
        number += 1
        name = f"{snapshot_id}-r{number}.duckdb"
    return name


def counts_of(path: Path) -> dict[str, int]:
    """Counts of a snapshot in which every check holds; InvalidSnapshot when one does not."""

    def ask(connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
        validate(connection)
        return count_rows(connection)

    return with_connection(path, ask)


def counts_if_whole(path: Path) -> dict[str, int] | None:
    """Counts of a snapshot that can be read to its last byte; None when it is damaged."""

    def ask(connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
        read_every_block(connection)
        return count_rows(connection)

    try:
        return with_connection(path, ask)
    except duckdb.Error as error:
        if is_damage(error):
            return None
        raise


def name_current(workspace: Workspace, inputs: Inputs, path: Path) -> None:
    """Name `path` in CURRENT, after its manifest is on the disk."""
    chains = [chain for chain in inputs.edits.chains if chain.hashes]
    head = {
        "snapshot_id": inputs.snapshot_id,
        "fingerprint": fingerprint(),
        "edits": [{"file": one.file, "lines": len(one.hashes), "sha256": one.hashes[-1]} for one in chains],
    }
    write_manifest(workspace.snapshots / "manifests", head, inputs.identity)
    published = current(workspace)
    if published is None or published.name != path.name:
        write_durably(workspace.snapshots / "CURRENT", f"{path.name}\n".encode("ascii"))


def note_seen(workspace: Workspace, inputs: Inputs, path: Path, new_files: list[Path]) -> None:
    """Remember what the snapshot at `path` was built from."""
    files = dict(inputs.files)
    for file in new_files:
        size, changed_ns = size_and_time(file.stat())
        read_ns, data = now_ns(), file.read_bytes()
        name = workspace.shown(file)
        posts = list(workspace.read_posts(file, data)) if file.parent == workspace.posts_folder else []
        files[name] = SeenFile(size, changed_ns, read_ns, hashlib.sha256(data).hexdigest(), known_posts(name, posts))
    stamp = write_seen(workspace.snapshots, inputs.seen, files, path.name, fingerprint())
    if not new_files:
        remember(workspace, inputs, files, stamp)


def prune(workspace: Workspace) -> None:
    """Delete all but the last few snapshots."""
    published = current(workspace)
    with contextlib.suppress(OSError):
        others = [file for file in workspace.snapshots.glob("*.duckdb") if not file.name.startswith(UNFINISHED)]
        others = [file for file in others if published is None or file.name != published.name]
        others.sort(key=lambda file: file.stat().st_mtime_ns)
        for file in others[: -(KEPT_SNAPSHOTS - 1)]:
            file.unlink()


def repair(workspace: Workspace, name: str, progress: Progress, say: Callable[[str], None]) -> Built:
    """Move the damaged snapshot `name` away and build it again."""
    with locked(workspace.snapshots, say):
        quarantine(workspace, name)
        return build_locked(workspace, read_inputs(workspace, progress), progress)


def on_whole_snapshot(
    workspace: Workspace,
    built: Built,
    work: Callable[[duckdb.DuckDBPyConnection], Result],
    progress: Progress = silent,
    say: Callable[[str], None] = lambda _: None,
) -> Result:
    """What `work` returns for a connection to `built`; a damaged snapshot is rebuilt once, said so, and tried again."""
    try:
        return with_connection(built.path, work)
    except duckdb.Error as error:
        if not is_damage(error):
            raise
    again = repair(workspace, built.path.name, progress, say)
    say(REBUILT)
    return with_connection(again.path, work)


def with_connection(path: Path, work: Callable[[duckdb.DuckDBPyConnection], Result]) -> Result:
    """What `work` returns for a read-only connection to `path`, which is closed afterwards."""
    connection = connect(path)
    try:
        return work(connection)
    finally:
        connection.close()
