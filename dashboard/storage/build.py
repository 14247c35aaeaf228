"""Workspace files into a published snapshot: read, link, assess, write, validate, publish.

A crash at any point leaves the last good snapshot current: a new one is written beside it, validated, put on the disk,
renamed, and only then named in CURRENT.
"""

import contextlib
import hashlib
import logging
import os
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import duckdb
import pyarrow as pa

from dashboard.capture import BadInput
from dashboard.records import Post, Reading
from dashboard.storage import pipeline
from dashboard.storage.decided import decided
from dashboard.storage.durable import UNFINISHED, delete_unfinished, publish_file, write_durably
from dashboard.storage.input_files import Inputs, no_posts, read_inputs, with_texts
from dashboard.storage.inputs import (
    beside_hash,
    fingerprint,
    now_ns,
    rows_made_from,
    size_and_time,
    snapshot_id_of,
)
from dashboard.storage.lock import LONGEST_WAIT, locked
from dashboard.storage.manifest import know_manifest, write_manifest
from dashboard.storage.progress import Progress, silent
from dashboard.storage.readings import held_readings, read_all, read_some
from dashboard.storage.rows import all_rows, fresh_rows, meta_rows
from dashboard.storage.seen import SeenFile, known_posts, write_seen
from dashboard.storage.serving import REBUILT, connect, current, is_damage, quarantine
from dashboard.storage.snapshot import count_rows, read_every_block, write_of_kept, write_snapshot
from dashboard.storage.standing_posts import remember, standing_of
from dashboard.storage.validation import CHECKS, ONCE_EACH, Check, DamagedLinks, InvalidSnapshot, validate
from dashboard.storage.versions import AnyPost, Version, versions_of
from dashboard.storage.workspace import Workspace

if TYPE_CHECKING:
    from dashboard.storage.kept_links import KeptLinks, StandsIn

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


def get_ready(workspace: Workspace) -> None:
    """Have at hand what the next decision asks of the current snapshot; nothing where that is not of the files as they
    are, or another process builds."""
    from dashboard.storage.next_file import make_ahead
    from dashboard.storage.next_snapshot import remember_stored

    with contextlib.suppress(BadInput), locked(workspace.snapshots, lambda _: None, wait=0.0):
        inputs = read_inputs(workspace)
        path = current(workspace)
        if path is None or not path.is_file() or path.name != free_name(workspace, inputs.snapshot_id):
            return
        note_seen(workspace, inputs, path, [])
        standing = standing_of(workspace)
        if standing:
            remember_stored(path, standing.posts)
        know_manifest(workspace.snapshots / "manifests", inputs.snapshot_id)
        read_some(workspace, inputs, [version.post for version in inputs.post_set.versions if version.is_current][:1])
        make_ahead(path)


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
                kept.keep(stands_in(inputs, path))
    if not is_kept:
        forget_links(workspace)
    note_seen(workspace, inputs, path, new_files)
    standing = standing_of(workspace)
    if standing:
        remember_stored(path, standing.posts)
    prune(workspace)
    return built


def write_unfinished(
    workspace: Workspace, inputs: Inputs, unfinished: Path, progress: Progress, kept: "KeptLinks | None"
) -> tuple[bool, dict[str, int]]:
    """The snapshot's file under a name that nothing reads: from the last one where it can be, else anew.

    Anew it is made of the rows that are kept, where they are and `kept` holds their links: those were found valid when
    they were kept. Else it is validated: what was copied and changed, in the touched rows; what is made anew, whole.
    Returns whether `kept` holds its links, and its counts. Raises InvalidSnapshot when a rule is broken.
    """
    from dashboard.storage.kept_rows import KeptRows
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
            before = snapshot_before(workspace, kept, stands_in(inputs, unfinished), inputs.post_set, taken.marks)
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
    rows_kept = KeptRows(workspace.snapshots / "rows", rows_made_from(inputs.identity))
    if kept and kept.are_of(rows_kept.made_from) and (file := rows_kept.find()):
        progress("Writing the snapshot", 0, 0)
        try:
            write_of_kept(unfinished, file, fresh_rows(meta, versions, inputs.tables))
            return True, counts_of(unfinished, [ONCE_EACH])
        except (duckdb.Error, pa.ArrowException, InvalidSnapshot):  # not what was kept: it is made anew
            delete_unfinished(workspace.snapshots)
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
    write_snapshot(unfinished, all_rows(meta, versions, readings, inputs.tables, assessed, (), taken), rows_kept.hold)
    progress("Checking", 0, 0)
    counts = counts_of(unfinished)
    rows_kept.keep()
    return is_kept, counts


def stands_in(inputs: Inputs, path: Path) -> "StandsIn":
    """What the snapshot at `path` is made of, as kept links hold it."""
    from dashboard.storage.kept_links import StandsIn

    code = snapshot_id_of([("country", inputs.settings.country or "")], fingerprint())
    return StandsIn(path.name, code, beside_hash(inputs.identity), rows_made_from(inputs.identity))


def is_damaged(error: Exception) -> bool:
    """True when the last snapshot or the kept links are damaged: then building everything anew is what mends them."""
    return isinstance(error, sqlite3.Error | DamagedLinks) or is_damage(error)


def report_fault(error: Exception) -> None:
    """Log what went wrong on the way from the last snapshot to the next: a fault in the program."""
    logging.getLogger(__name__).error(
        "The next snapshot could not be made from the last one; everything is built anew.", exc_info=error
    )


def free_name(workspace: Workspace, snapshot_id: str) -> str:
    """`<snapshot_id>.duckdb`, or `-r1`, `-r2` … when files of that name were found damaged."""
    quarantined = workspace.snapshots / "quarantine"
    name, number = f"{snapshot_id}.duckdb", 0
    while (quarantined / name).exists():
        number += 1
        name = f"{snapshot_id}-r{number}.duckdb"
    return name


def counts_of(path: Path, checks: Sequence[Check] = CHECKS) -> dict[str, int]:
    """Counts of a snapshot in which every check holds; InvalidSnapshot when one does not."""

    def ask(connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
        validate(connection, checks)
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
        remember(workspace, inputs.post_set, inputs.folder_time, files, stamp)


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
