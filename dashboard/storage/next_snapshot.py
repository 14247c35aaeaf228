"""The next snapshot from the last one: a new post is read, its blocks are linked again, and only what that changes is
assessed; all other rows are carried over as they are.

What comes out is row for row what building everything anew would give (tests/test_next_snapshot.py). Where the code,
a table or the settings changed, many posts came or went, or a file is missing or damaged, everything is built anew.
"""

import contextlib
import sqlite3
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb

from dashboard.decisions.standing import Standing
from dashboard.linking.cluster import Link
from dashboard.linking.units import Unit
from dashboard.records import Reading
from dashboard.storage import pipeline
from dashboard.storage.decided import NOTHING_DECIDED, DecidedInputs
from dashboard.storage.inputs import Input, fingerprint, snapshot_id_of
from dashboard.storage.kept_links import KeptLinks, key_of
from dashboard.storage.rows import MetaRow, Rows, TollNumber, all_rows
from dashboard.storage.snapshot import in_utc
from dashboard.storage.tables import Tables
from dashboard.storage.touched import Touched, quoted
from dashboard.storage.versions import AnyPost, Version
from dashboard.storage.workspace import Workspace

FILE = "links.sqlite"
MOST_CHANGED = 20
"""Posts that may have changed, or a tenth of all: beyond, linking everything anew costs no more."""
CLAIMS_ELSEWHERE = """
    SELECT event_id, post_id, claim_no FROM before.event_claims
    WHERE post_id IN (SELECT unnest($posts)) AND event_id NOT IN (SELECT unnest($events))
    ORDER BY event_id, post_id, claim_no"""
POSTS_OF_EVENTS = (
    "SELECT DISTINCT post_id FROM before.event_claims WHERE event_id IN (SELECT unnest($events)) ORDER BY ALL"
)
TOLL_NUMBERS = """
    SELECT DISTINCT measure::VARCHAR, population::VARCHAR, operator::VARCHAR, figures.low, figures.high
    FROM before.figures JOIN before.claims USING (post_id, claim_no)
    WHERE kind = 'toll' AND post_id IN (SELECT unnest($posts)) ORDER BY ALL"""
POSTS_OF_TOLLS = """
    SELECT DISTINCT post_id, measure::VARCHAR, population::VARCHAR, operator::VARCHAR, figures.low, figures.high
    FROM before.figures JOIN before.claims USING (post_id, claim_no) WHERE kind = 'toll' ORDER BY ALL"""
CARRIED_PLACES = """
    SELECT DISTINCT place_id FROM before.claims WHERE post_id NOT IN (SELECT unnest($posts)) AND place_id IS NOT NULL
    UNION
    SELECT DISTINCT place_id FROM before.events WHERE event_id NOT IN (SELECT unnest($events)) AND place_id IS NOT NULL
    ORDER BY ALL"""


Stored = tuple[str | None, bool, datetime | None]
"""Of a stored post: the version it follows, whether it is the current one, and when it was captured."""
STORED = """
    SELECT post_id, version_of, is_current, captured_at FROM before.posts JOIN before.captures USING (post_id)
    ORDER BY post_id"""
GRADES = """
    SELECT edit_id, status::VARCHAR, status_words FROM before.edits WHERE kind = 'grade' AND claim_no IS NOT NULL
    ORDER BY edit_id"""
EDITS = "edits/"


@dataclass(frozen=True)
class Before:
    """The last snapshot: its file, its posts, and those of them that are told otherwise now by what people decided."""

    path: Path
    stored: Mapping[str, Stored]
    decided: frozenset[str]

    @property
    def post_ids(self) -> set[str]:
        """The posts whose rows hold as they are unless something touches them: the current ones, but those decided."""
        return {post_id for post_id, (_, is_current, _) in self.stored.items() if is_current} - self.decided


@dataclass(frozen=True)
class Changed:
    """Events that may be others now, by the ids they had or have, and the units of those that are there."""

    event_ids: frozenset[str]
    told: tuple[tuple[tuple[Unit, ...], tuple[Link, ...]], ...]

    @property
    def post_ids(self) -> set[str]:
        """The posts that tell the events that are there."""
        return {unit.post_id for units, _ in self.told for unit in units}


@contextlib.contextmanager
def kept_links(workspace: Workspace, identity: Sequence[Input]) -> Iterator[KeptLinks | None]:
    """The links kept for this code, these tables and settings, with a change begun; None where no file can be kept.

    A damaged file is deleted. What was changed is kept only when the caller says so (`KeptLinks.keep`).
    """
    changing = ("post", "versions")
    lasting = [one for one in identity if one[0] not in changing and not one[0].startswith(EDITS)]
    made_by = snapshot_id_of(lasting, fingerprint())
    file = workspace.snapshots / FILE
    kept = None
    for _ in range(2):
        try:
            kept = KeptLinks(file, made_by)
            kept.begin()
            break
        except sqlite3.Error:
            kept = None
            forget_links(workspace)
    try:
        yield kept
    finally:
        if kept is not None:
            kept.close()


def forget_links(workspace: Workspace) -> None:
    """Delete the file of kept links: the next build starts it anew."""
    with contextlib.suppress(OSError):
        (workspace.snapshots / FILE).unlink(missing_ok=True)


def snapshot_before(
    workspace: Workspace, kept: KeptLinks, versions: Sequence[Version], marks: Mapping[str, str]
) -> Before | None:
    """The snapshot whose events are kept; None where it is gone, cannot be read, or too many posts changed.

    `marks` say by post what besides its text its rows follow from: the decisions about it.
    """
    name = kept.snapshot
    path = workspace.snapshots / name if name else None
    if path is None or not path.is_file():
        return None
    with contextlib.suppress(duckdb.Error):
        connection = opened(path)
        try:
            rows = connection.execute(STORED).fetchall()
        finally:
            connection.close()
        stored = {post_id: (version_of, is_current, captured) for post_id, version_of, is_current, captured in rows}
        marked = kept.marks()
        decided = frozenset(post for post in marked.keys() | marks.keys() if marked.get(post) != marks.get(post))
        before = Before(path, stored, decided)
        was, current = before.post_ids, {version.post.post_id for version in versions if version.is_current}
        if len(was ^ current) <= max(MOST_CHANGED, len(was) // 10):
            return before
    return None


def opened(path: Path) -> duckdb.DuckDBPyConnection:
    """A connection to nothing, with the snapshot as `before`."""
    connection = duckdb.connect()
    connection.execute(f"ATTACH {quoted(path)} AS before (READ_ONLY)")
    return connection


def relinked(
    kept: KeptLinks, gone: Collection[str], new: Sequence[Reading], tables: Tables, taken: DecidedInputs
) -> Changed:
    """Let go of the posts `gone`, take the `new` ones, and link their blocks again.

    `gone` holds every post that a link of people names which is new or no more, and `new` has it again: so nothing is
    left of what linking found without it.
    """
    from dashboard.linking.units import units_of
    from dashboard.linking.where import Whereabouts

    whereabouts = Whereabouts(tables.reference)
    kept.people, wishes = taken.people, taken.decisions.wishes
    changes = [kept.drop(post_id) for post_id in sorted(gone)]
    changes += [kept.take(units_of(reading, whereabouts, tables.reference, wishes)) for reading in new]
    touched = frozenset(key_of(event.units[0].order) for change in changes for event in (*change.gone, *change.made))
    return Changed(touched, tuple((event.units, event.joined) for event in kept.told_of(touched)))


def next_rows(
    before: Before,
    kept: KeptLinks,
    meta: Sequence[MetaRow],
    versions: Sequence[Version],
    tables: Tables,
    read: Callable[[Sequence[AnyPost]], list[Reading]],
    texts: Callable[[Sequence[Version]], list[Version]],
    taken: DecidedInputs = NOTHING_DECIDED,
) -> tuple[Rows, Touched]:
    """The rows that are new, and what they replace.

    `read` gives the readings of posts, as decisions leave them, `texts` posts with their texts.
    """
    posts = {version.post.post_id: version.post for version in versions if version.is_current}
    held = before.post_ids
    new = read([post for post_id, post in posts.items() if post_id not in held])
    gone = {post_id for post_id, (_, is_current, _) in before.stored.items() if is_current} - {*posts}
    changed = relinked(kept, gone | before.decided, new, tables, taken)
    events = sorted(changed.event_ids)
    connection = opened(before.path)
    try:
        touched = {str(row[0]) for row in connection.execute(POSTS_OF_EVENTS, {"events": events}).fetchall()}
        dropped = sorted(gone | before.decided)
        tolls = {tuple(row) for row in connection.execute(TOLL_NUMBERS, {"posts": dropped}).fetchall()}
        tolls |= toll_numbers(new)
        if tolls:
            stated = connection.execute(POSTS_OF_TOLLS).fetchall()
            touched |= {str(post_id) for post_id, *number in stated if tuple(number) in tolls}
        known = {reading.post.post_id: reading for reading in new}
        wanted = ((touched | changed.post_ids) - gone) - {*known}
        readings = [*new, *read([posts[post_id] for post_id in sorted(wanted)])]
        rewritten = sorted({*known, *wanted})
        left = {"posts": [*rewritten, *sorted(gone)], "events": events}
        elsewhere = connection.execute(CLAIMS_ELSEWHERE, {"posts": rewritten, "events": events}).fetchall()
        places = [str(row[0]) for row in connection.execute(CARRIED_PLACES, left).fetchall()]
        grades = connection.execute(GRADES).fetchall()
    finally:
        connection.close()
    assessed = pipeline.assess_some(readings, changed.told, elsewhere, tables, tolls, taken.decisions.judged)
    assessed = replace(assessed, standings={**carried_standings(grades, taken), **assessed.standings})
    kept.mark(taken.marks)
    now = {version.post.post_id: version for version in versions}
    stored = [version for post_id, version in now.items() if before.stored.get(post_id) != stored_as(version)]
    rows = all_rows(meta, texts(stored), readings, tables, assessed, places, taken)
    replaced = {version.post.post_id for version in stored} | (before.stored.keys() - now.keys())
    return rows, Touched(before.path, {*known}, gone, rewritten, replaced, events, tolls)


def carried_standings(grades: Sequence[tuple[Any, ...]], taken: DecidedInputs) -> dict[str, Standing]:
    """What became of the grades, as the snapshot before has it: it holds for those of events that nothing touches."""
    counting = {edit.edit_id for edits in taken.decisions.judged.grades.values() for edit in edits}
    return {edit_id: Standing(status, words) for edit_id, status, words in grades if edit_id in counting}


def stored_as(version: Version) -> Stored:
    """How a snapshot holds a post among the versions of its page."""
    return version.version_of, version.is_current, in_utc(version.post.captured_at)


def toll_numbers(readings: Sequence[Reading]) -> set[TollNumber]:
    """The numbers of all tolls that these readings state."""
    found: set[TollNumber] = set()
    for reading in readings:
        tolls = {claim.claim_no for claim in reading.claims if claim.kind == "toll"}
        found |= {(f.measure, f.population, f.operator, f.low, f.high) for f in reading.figures if f.claim_no in tolls}
    return found
