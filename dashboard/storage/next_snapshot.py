"""The next snapshot from the last one: a new post is read, its blocks are linked again, and only what that changes is
assessed; all other rows are carried over as they are.

What comes out is row for row what building everything anew would give (tests/test_next_snapshot.py). Where the code
or a table changed, but that of searches, many posts came or went, or a file is missing or damaged, everything is built
anew.
"""

import contextlib
import sqlite3
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import duckdb

from dashboard.decisions.standing import Standing
from dashboard.linking.cluster import Link
from dashboard.linking.units import Unit
from dashboard.records import Reading
from dashboard.storage import pipeline
from dashboard.storage.decided import NOTHING_DECIDED, DecidedInputs
from dashboard.storage.inputs import BESIDE, Input, links_fingerprint, snapshot_id_of
from dashboard.storage.kept_links import KeptLinks, StandsIn, key_of
from dashboard.storage.next_file import State, state_of
from dashboard.storage.post_set import PostSet, Stored
from dashboard.storage.rows import MetaRow, Rows, TollNumber, all_rows, place_ids
from dashboard.storage.tables import Tables
from dashboard.storage.touched import Touched
from dashboard.storage.versions import AnyPost, Version
from dashboard.storage.workspace import Workspace

FILE = "links.sqlite"
MOST_CHANGED = 20
"""Posts that may have changed, or a tenth of all: beyond, linking everything anew costs no more."""
CLAIMS_ELSEWHERE = """
    SELECT event_id, post_id, claim_no FROM event_claims
    WHERE post_id IN (SELECT unnest($posts)) AND event_id NOT IN (SELECT unnest($events))
    ORDER BY event_id, post_id, claim_no"""
POSTS_OF_EVENTS = "SELECT DISTINCT post_id FROM event_claims WHERE event_id IN (SELECT unnest($events)) ORDER BY ALL"
TOLL_NUMBERS = """
    SELECT DISTINCT measure::VARCHAR, population::VARCHAR, operator::VARCHAR, figures.low, figures.high
    FROM figures JOIN claims USING (post_id, claim_no)
    WHERE kind = 'toll' AND post_id IN (SELECT unnest($posts)) ORDER BY ALL"""
POSTS_OF_TOLLS = """
    SELECT DISTINCT post_id, measure::VARCHAR, population::VARCHAR, operator::VARCHAR, figures.low, figures.high
    FROM figures JOIN claims USING (post_id, claim_no) WHERE kind = 'toll' ORDER BY ALL"""
PLACES_OF = """
    SELECT place_id FROM claims WHERE post_id IN (SELECT unnest($posts)) AND place_id IS NOT NULL
    UNION
    SELECT place_id FROM events WHERE event_id IN (SELECT unnest($events)) AND place_id IS NOT NULL ORDER BY ALL"""
CARRIED_PLACES = """
    SELECT DISTINCT place_id FROM claims WHERE post_id NOT IN (SELECT unnest($posts)) AND place_id IS NOT NULL
    UNION
    SELECT DISTINCT place_id FROM events WHERE event_id NOT IN (SELECT unnest($events)) AND place_id IS NOT NULL
    ORDER BY ALL"""


STORED = """
    SELECT post_id, version_of, is_current, captured_at FROM posts JOIN captures USING (post_id)
    ORDER BY post_id"""
GRADES = """
    SELECT edit_id, status::VARCHAR, status_words FROM edits WHERE kind = 'grade' AND claim_no IS NOT NULL
    ORDER BY edit_id"""
EDITS = "edits/"


@dataclass(frozen=True)
class Before:
    """The last snapshot: its file, its posts, those of them that are current, those that are told otherwise now by what
    people decided, and whether the inputs that bear on no link are as they were."""

    path: Path
    stored: Mapping[str, Stored]
    current: frozenset[str]
    decided: frozenset[str]
    is_beside_same: bool

    @property
    def post_ids(self) -> frozenset[str]:
        """The posts whose rows hold as they are unless something touches them: the current ones, but those decided."""
        return self.current - self.decided


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
    """The links kept for this code and these tables, with a change begun; None where no file can be kept.

    A damaged file is deleted. What was changed is kept only when the caller says so (`KeptLinks.keep`).
    """
    changing = {"post", "versions", *BESIDE}
    lasting = [one for one in identity if one[0] not in changing and not one[0].startswith(EDITS)]
    made_by = snapshot_id_of(lasting, links_fingerprint())
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
    workspace: Workspace, kept: KeptLinks, now: StandsIn, known: PostSet, marks: Mapping[str, str]
) -> Before | None:
    """The snapshot whose events are kept; None where it is gone, cannot be read, is of other code or at home elsewhere,
    or too many posts changed.

    `now` is what is about to be made; `marks` say by post what besides its text its rows follow from: the decisions
    about it.
    """
    was = kept.stands_in
    if was is None or was.code != now.code:
        return None
    path = workspace.snapshots / was.snapshot
    if not path.is_file():
        return None
    stored = _stored.get(state_of(path)) or stored_in(path)
    if stored is None:
        return None
    current = known.current if stored is known.stored else frozenset(p for p, (_, is_it, _) in stored.items() if is_it)
    marked = kept.marks()
    decided = frozenset(post for post in marked.keys() | marks.keys() if marked.get(post) != marks.get(post))
    before = Before(path, stored, current, decided, is_beside_same=was.beside == now.beside)
    holding = before.post_ids
    return before if len(holding ^ known.current) <= max(MOST_CHANGED, len(holding) // 10) else None


def stored_in(path: Path) -> Mapping[str, Stored] | None:
    """How a snapshot holds its posts; None where it cannot be read."""
    with contextlib.suppress(duckdb.Error):
        connection = duckdb.connect(str(path), read_only=True)
        try:
            rows = connection.execute(STORED).fetchall()
        finally:
            connection.close()
        return {post_id: (version_of, is_current, captured) for post_id, version_of, is_current, captured in rows}
    return None


_stored: dict[State, Mapping[str, Stored]] = {}
"""How the snapshot that this process published last holds its posts: reading them takes longer."""


def remember_stored(path: Path, known: PostSet) -> None:
    """Keep how the snapshot at `path`, which was just published, holds its posts."""
    _stored.clear()
    _stored[state_of(path)] = known.stored


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
    connection: duckdb.DuckDBPyConnection,
    before: Before,
    kept: KeptLinks,
    meta: Sequence[MetaRow],
    posts: PostSet,
    tables: Tables,
    read: Callable[[Sequence[AnyPost]], list[Reading]],
    texts: Callable[[Sequence[Version]], list[Version]],
    taken: DecidedInputs = NOTHING_DECIDED,
) -> tuple[Rows, Touched]:
    """The rows that are new, and what they replace in the snapshot before, which `connection` uses.

    `read` gives the readings of posts, as decisions leave them, `texts` posts with their texts. Tables that stay as
    they are have no entry among the rows.
    """

    def read_posts(post_ids: Collection[str]) -> list[Reading]:
        return read([posts.by_id[post_id].post for post_id in sorted(post_ids)])

    new = read_posts(posts.current - before.post_ids)
    gone = before.current - posts.current
    changed = relinked(kept, gone | before.decided, new, tables, taken)
    events = sorted(changed.event_ids)

    def ask(sql: str, **parameters: list[str]) -> list[tuple[Any, ...]]:
        return connection.execute(sql, parameters or None).fetchall()

    touched = {str(row[0]) for row in ask(POSTS_OF_EVENTS, events=events)}
    tolls = {tuple(row) for row in ask(TOLL_NUMBERS, posts=sorted(gone | before.decided))} | toll_numbers(new)
    if tolls:
        touched |= {str(post_id) for post_id, *number in ask(POSTS_OF_TOLLS) if tuple(number) in tolls}
    known = {reading.post.post_id: reading for reading in new}
    wanted = ((touched | changed.post_ids) - gone) - {*known}
    readings = [*new, *read_posts(wanted)]
    rewritten = sorted({*known, *wanted})
    elsewhere = ask(CLAIMS_ELSEWHERE, posts=rewritten, events=events)
    told = {"posts": [*rewritten, *sorted(gone)], "events": events}
    assessed = pipeline.assess_some(readings, changed.told, elsewhere, tables, tolls, taken.decisions.judged)
    assessed = replace(assessed, standings={**carried_standings(ask(GRADES), taken), **assessed.standings})
    kept.mark(taken.marks)
    stored: list[Version] = []
    replaced: set[str] = set()
    if before.stored is not posts.stored:
        stored = [version for name, version in posts.by_id.items() if before.stored.get(name) != posts.stored[name]]
        replaced = {version.post.post_id for version in stored} | (before.stored.keys() - posts.by_id.keys())
    places = None
    if {str(row[0]) for row in ask(PLACES_OF, **told)} != {*place_ids(assessed)}:
        places = [str(row[0]) for row in ask(CARRIED_PLACES, **told)]
    rows = all_rows(meta, texts(stored), readings, tables, assessed, places or (), taken)
    if places is None:
        del rows["places"]
    if before.is_beside_same:
        del rows["searches"]
    return rows, Touched({*known}, gone, rewritten, replaced, events, tolls)


def carried_standings(grades: Sequence[tuple[Any, ...]], taken: DecidedInputs) -> dict[str, Standing]:
    """What became of the grades, as the snapshot before has it: it holds for those of events that nothing touches."""
    counting = {edit.edit_id for edits in taken.decisions.judged.grades.values() for edit in edits}
    return {edit_id: Standing(status, words) for edit_id, status, words in grades if edit_id in counting}


def toll_numbers(readings: Sequence[Reading]) -> set[TollNumber]:
    """The numbers of all tolls that these readings state."""
    found: set[TollNumber] = set()
    for reading in readings:
        tolls = {claim.claim_no for claim in reading.claims if claim.kind == "toll"}
        found |= {(f.measure, f.population, f.operator, f.low, f.high) for f in reading.figures if f.claim_no in tolls}
    return found
