"""What is wrong with the files of edits: lines changed, removed, added or moved, as far as anything knows of them.

Within a file the chain itself tells (decisions/chain.py). Lines removed from its end are missed by what saw them:
the file of its last line (storage/last_lines.py), later decisions of other authors, and the manifests of snapshots,
which lie on the machine that built them.
"""

import contextlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import duckdb

from dashboard.decisions.authors import slug_of
from dashboard.decisions.chain import Chain
from dashboard.storage.current import current
from dashboard.storage.durable import UNFINISHED
from dashboard.storage.edits import FOLDER, Edits, edits_folder, read_edits
from dashboard.storage.last_lines import SUFFIX, last_of, lost_line
from dashboard.storage.next_file import quoted
from dashboard.storage.workspace import Workspace

ORPHANS = """
    SELECT edit_id, author, kind::VARCHAR, strftime(decided_at, '%Y-%m-%d'), status_words FROM snapshot.edits
    WHERE status = 'orphan' ORDER BY decided_at, edit_id"""


@dataclass(frozen=True, slots=True)
class Seen:
    """A line of a file of edits that something knows, and what: "a decision of Ben (edits/ben.jsonl, line 4)"."""

    file: str
    line: int
    sha256: str
    by: str


def edit_problems(workspace: Workspace) -> tuple[list[str], list[str]]:
    """What is wrong with the files of edits, as sentences that name file and line; and what one should merely know."""
    edits = read_edits(workspace)
    broken = list(edits.problems)
    broken += missing(edits, (*seen_beside(workspace), *seen_by_authors(edits), *seen_by_snapshots(workspace)))
    notes = orphans(workspace) + [
        f"{chain.file} ends in half a line, which nobody was told is kept; the next decision sets it aside."
        for chain in edits.chains
        if chain.torn
    ]
    return broken, notes


def orphans(workspace: Workspace) -> list[str]:
    """One sentence for each decision that attaches to nothing in the current snapshot."""
    path = current(workspace)
    if path is None:
        return []
    connection = duckdb.connect()
    try:
        connection.execute(f"ATTACH {quoted(path)} AS snapshot (READ_ONLY)")
        rows = connection.execute(ORPHANS).fetchall()
    except duckdb.Error:
        return []  # of an older version, or damaged: `build` says so
    finally:
        connection.close()
    return [
        f"Decision {edit_id} of {author} ({kind.replace('_', ' ')}, {day}) waits to be decided anew: {words}"
        for edit_id, author, kind, day, words in rows
    ]


def missing(edits: Edits, seen: Iterable[Seen]) -> list[str]:
    """One sentence for each file in which a line that was seen is not there, or is another: the first such line."""
    chains = {chain.file: chain for chain in edits.chains}
    first: dict[str, Seen] = {}
    for one in sorted(seen, key=lambda one: (one.file, one.line, one.by)):
        chain = chains.get(one.file)
        if chain is not None and chain.problem is not None and one.line > len(chain.hashes):
            continue  # the line before which the file is broken is named already
        if lost_line(chain, (one.line, one.sha256)) is not None:
            first.setdefault(one.file, one)
    return [_sentence(one, chains.get(one.file)) for one in first.values()]


def _sentence(seen: Seen, chain: Chain | None) -> str:
    if chain is None:
        return f"{seen.file} is gone: {seen.by} knows its line {seen.line}."
    if len(chain.hashes) < seen.line:
        return (
            f"{seen.file}, line {len(chain.hashes) + 1}: the lines from here on were removed; {seen.by} knows "
            f"line {seen.line}."
        )
    return f"{seen.file}, line {seen.line}: this is not the line that was written; {seen.by} knows another."


def seen_beside(workspace: Workspace) -> Iterator[Seen]:
    """The last line of each file of edits when a decision was last added to it here."""
    for file in sorted(edits_folder(workspace).glob(f"*{SUFFIX}")):
        if not file.name.startswith(UNFINISHED) and (last := last_of(file)) is not None:
            yield Seen(f"{FOLDER}/{file.stem}.jsonl", *last, f"{FOLDER}/{file.name}")


def seen_by_authors(edits: Edits) -> Iterator[Seen]:
    """The last lines of other files that each decision saw."""
    for chain in edits.chains:
        for number, edit in enumerate(chain.edits, start=1):
            for head in edit.heads:
                by = f"a decision of {edit.author} ({chain.file}, line {number})"
                yield Seen(f"{FOLDER}/{slug_of(head.author)}.jsonl", head.lines, head.sha256, by)


def seen_by_snapshots(workspace: Workspace) -> Iterator[Seen]:
    """The last lines of all files of edits that the snapshots built here were made from."""
    for file in sorted((workspace.snapshots / "manifests").glob("*.json")):
        with contextlib.suppress(OSError, ValueError, KeyError, TypeError, AttributeError):
            for one in json.loads(file.read_bytes()).get("edits", ()):
                yield Seen(str(one["file"]), int(one["lines"]), str(one["sha256"]), f"snapshot {file.stem}")
