"""The workspace's edits/<author>.jsonl: read, and appended to so that an acknowledged decision is never lost.

One lock covers all files of edits, so that a new decision has seen every other; it is held for milliseconds and is not
the lock of builds. An append is on the disk before `decide` returns. A line without an end is what a writer left that
died: the next writer moves it into edits/set-aside and goes on after the last whole line.
"""

import hashlib
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from dashboard.capture import BadInput
from dashboard.decisions.authors import author_name, slug_of
from dashboard.decisions.chain import Chain, line_hash, line_of, made, read_chain
from dashboard.decisions.edit import Decision, Edit, Head
from dashboard.records import RecordError
from dashboard.storage.durable import make_folder, may_not_write, sync_folder, write_durably
from dashboard.storage.in_step import kept_first
from dashboard.storage.last_lines import last_of, lost_line, remember_last
from dashboard.storage.lock import locked
from dashboard.storage.workspace import Workspace

LONGEST_WAIT = 30.0
"""Seconds that a decision waits for another to be written."""
MOST_OVERTAKEN = 10
"""Times that a chain may be continued on another server while a decision is on its way to the store."""
MOST_KNOWN = 100
FOLDER = "edits"
SET_ASIDE = "set-aside"
NOT_FOR_GIT = b"LOCK\n"
TICK = timedelta(microseconds=1)
AHEAD = timedelta(days=1)
"""A decision comes after all that it has seen, unless another clock is further ahead than this and must be wrong."""


@dataclass(frozen=True)
class Edits:
    """Every decision of a workspace: its chains by file name, and all edits by (time, id)."""

    chains: tuple[Chain, ...] = ()

    @property
    def edits(self) -> tuple[Edit, ...]:
        """All that can be read, in the one order that counts."""
        return tuple(sorted((edit for chain in self.chains for edit in chain.edits), key=lambda edit: edit.order))

    @property
    def problems(self) -> tuple[str, ...]:
        """Sentences: the first broken line of each file."""
        return tuple(chain.problem for chain in self.chains if chain.problem)

    @property
    def identity(self) -> tuple[tuple[str, str], ...]:
        """What enters a snapshot's id: the last line's hash of every chain, which covers all lines before it."""
        return tuple((chain.file, chain.hashes[-1]) for chain in self.chains if chain.hashes)


NO_EDITS = Edits()


def edits_folder(workspace: Workspace) -> Path:
    """Where edits lie."""
    return workspace.root / FOLDER


def edit_files(workspace: Workspace) -> tuple[Path, ...]:
    """edits/*.jsonl, sorted by name."""
    return workspace.edit_files()


def read_edits(workspace: Workspace) -> Edits:
    """All chains of the workspace, with what is wrong with them; none when nobody decided anything yet."""
    chains = []
    for file in workspace.edit_files():
        try:
            data = file.read_bytes()
        except FileNotFoundError:
            continue
        except OSError as error:
            raise BadInput(f"{file} cannot be read ({error.strerror or error}).") from None
        chains.append(_chain(file, data))
    return Edits(tuple(chains))


_sound: dict[Path, tuple[bytes, Chain]] = {}
"""Whole lines that this process found sound, and their chain: what is only longer now is not checked from its start."""


def _chain(file: Path, data: bytes) -> Chain:
    """The chain of a file with these bytes."""
    name = f"{FOLDER}/{file.name}"
    known, begun = _sound.get(file, (b"", None))
    chain = read_chain(name, data[len(known) :], begun) if data.startswith(known) else read_chain(name, data)
    if chain.problem is None:
        if len(_sound) >= MOST_KNOWN:
            _sound.clear()
        _sound[file] = data[: len(data) - len(chain.torn)], chain
    return chain


def utc_now() -> datetime:
    """The clock."""
    return datetime.now(UTC)


def decide(
    workspace: Workspace,
    author: str,
    decisions: Sequence[Decision],
    wait: float = LONGEST_WAIT,
    now: Callable[[], datetime] = utc_now,
) -> list[Edit]:
    """Append `decisions` to the author's chain; when this returns they are on the disk, or in the store.

    Raises BadInput, with nothing appended, for a name that cannot sign, an undo of what is not there, a chain of the
    author's that is broken, a folder that may not be written, or a wait that was too long. What is no decision at all
    cannot be given: `Decision` refuses it with a RecordError.
    """
    workspace.require()
    try:
        name = author_name(author)
    except RecordError as error:
        raise BadInput(f"{_sentence(error)}") from None
    if not decisions:
        return []
    with locked(edits_folder(workspace), lambda _: None, wait, "decision"):
        for _ in range(MOST_OVERTAKEN):
            if (new := _added(workspace, name, decisions, now())) is not None:
                return new
    raise BadInput("Somebody else is deciding under the same name all the time; try again.")


def _added(workspace: Workspace, author: str, decisions: Sequence[Decision], now: datetime) -> list[Edit] | None:
    """The decisions, stored; None when the workspace's store had more lines of this author, which are here now."""
    edits = read_edits(workspace)
    file = edits_folder(workspace) / f"{slug_of(author)}.jsonl"
    mine = next((chain for chain in edits.chains if chain.file == f"{FOLDER}/{file.name}"), None)
    if mine is not None and mine.problem:
        raise BadInput(f"{mine.problem} Until the file is as it was written, nothing can be added to it.")
    if (line := lost_line(mine, last_of(file))) is not None:
        raise BadInput(
            f"{FOLDER}/{file.name}, line {line}: lines from here on were removed or rewritten. Until the file is as it "
            f"was written, nothing can be added to it."
        )
    known = {edit.edit_id for edit in edits.edits}
    for decision in decisions:
        if decision.undoes is not None and decision.undoes not in known:
            raise BadInput(f"There is no decision {decision.undoes} to undo.")
    try:
        new = _chained(author, decisions, edits, mine, now)
        lines = [line_of(edit) for edit in new]
    except RecordError as error:
        raise BadInput(_sentence(error)) from None
    if not kept_first(workspace.root, file, lines):
        return None
    try:
        _append(file, b"".join(line + b"\n" for line in lines), mine)
    except OSError as error:
        raise BadInput(may_not_write(file, error)) from None
    remember_last(file, (len(mine.hashes) if mine else 0) + len(lines), line_hash(lines[-1]))
    return new


def _chained(author: str, decisions: Sequence[Decision], edits: Edits, mine: Chain | None, now: datetime) -> list[Edit]:
    """The decisions with their times, ids and hashes: after all of this chain, and after all others that it can see."""
    at = now
    others: list[Head] = []
    for chain in edits.chains:
        if not chain.edits or chain.head is None:
            continue
        last = chain.edits[-1].at
        if chain is mine or last - now <= AHEAD:
            at = max(at, last + TICK)
        if chain is not mine:
            others.append(chain.head)
    seen = {head.author: head for edit in (mine.edits if mine else ()) for head in edit.heads}
    new: list[Edit] = []
    previous = mine.hashes[-1] if mine and mine.hashes else ""
    for decision in decisions:
        heads = tuple(head for head in others if seen.get(head.author) != head)
        edit = made(author, at, decision, previous, heads)
        new.append(edit)
        seen |= {head.author: head for head in heads}
        previous, at = line_hash(line_of(edit)), at + TICK
    return new


def _append(file: Path, data: bytes, mine: Chain | None) -> None:
    """Put `data` behind the last whole line of `file`, and on the disk."""
    is_new = not file.exists()
    if is_new:
        ignore = file.parent / ".gitignore"
        if not ignore.exists():
            write_durably(ignore, NOT_FOR_GIT)
    if mine is not None and mine.torn:
        _set_aside(file, mine.torn)
    descriptor = os.open(file, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o666)
    try:
        end = os.lseek(descriptor, 0, os.SEEK_END)
        if mine is not None and mine.torn:
            end -= len(mine.torn)
            os.ftruncate(descriptor, end)
            os.lseek(descriptor, end, os.SEEK_SET)
        rest = memoryview(data)
        try:
            while rest:
                rest = rest[os.write(descriptor, rest) :]
            os.fsync(descriptor)
        except OSError:  # a full disk: take back what was not acknowledged
            os.ftruncate(descriptor, end)
            raise
    finally:
        os.close(descriptor)
    if is_new:
        sync_folder(file.parent)
        sync_folder(file.parent.parent)


def _set_aside(file: Path, torn: bytes) -> None:
    """Keep half a line that nobody acknowledged, under a name that nothing reads."""
    folder = file.parent / SET_ASIDE
    make_folder(folder)
    write_durably(folder / f"{file.stem}-{hashlib.sha256(torn).hexdigest()[:12]}.txt", torn)


def _sentence(error: Exception) -> str:
    words = str(error)
    return f"{words[:1].upper()}{words[1:]}."
