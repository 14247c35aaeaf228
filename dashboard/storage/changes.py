"""What changed between two snapshots: figures added, removed or read otherwise, each with what did it.

A figure is the same in both when its words stand at the same place of the same post. What neither a decision nor a post
explains comes from the code or from a table, and is said to.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import duckdb

from dashboard.assessment.words import MEASURE_WORDS, POPULATION_WORDS, figure_words
from dashboard.capture import BadInput
from dashboard.storage.current import current
from dashboard.storage.next_file import quoted
from dashboard.storage.serving import is_damage
from dashboard.storage.workspace import Workspace

FIGURES = """
    WITH here AS (
        SELECT *, row_number() OVER (PARTITION BY post_id, start, "end" ORDER BY figure_no) AS nth FROM new.figures),
    there AS (
        SELECT *, row_number() OVER (PARTITION BY post_id, start, "end" ORDER BY figure_no) AS nth FROM old.figures)
    SELECT coalesce(n.post_id, o.post_id) AS post_id, coalesce(n.start, o.start) AS start,
        coalesce(n."end", o."end") AS "end", coalesce(n.quotation, o.quotation) AS quotation,
        coalesce(n.figure_no, o.figure_no) AS figure_no, coalesce(n.claim_no, o.claim_no) AS claim_no,
        o.post_id IS NOT NULL AS was, n.post_id IS NOT NULL AS is_now,
        o.measure::VARCHAR, o.population::VARCHAR, o.operator::VARCHAR, o.low, o.high, o.scope::VARCHAR,
        o.realis::VARCHAR, n.measure::VARCHAR, n.population::VARCHAR, n.operator::VARCHAR, n.low, n.high,
        n.scope::VARCHAR, n.realis::VARCHAR
    FROM here n FULL JOIN there o
        ON n.post_id = o.post_id AND n.start = o.start AND n."end" = o."end" AND n.nth = o.nth
    WHERE n.post_id IS NULL OR o.post_id IS NULL
        OR (n.measure, n.population, n.operator, n.scope, n.realis)
            IS DISTINCT FROM (o.measure, o.population, o.operator, o.scope, o.realis)
        OR n.low IS DISTINCT FROM o.low OR n.high IS DISTINCT FROM o.high
    ORDER BY ALL"""
DECISIONS = """
    SELECT coalesce(n.found_post_id, o.found_post_id), coalesce(n.claim_no, o.claim_no),
        coalesce(n.figure_no, o.figure_no), coalesce(n.edit_id, o.edit_id) AS edit_id, coalesce(n.author, o.author),
        strftime(coalesce(n.decided_at, o.decided_at), '%Y-%m-%d'), coalesce(n.kind, o.kind)::VARCHAR,
        coalesce(n.reason, o.reason), o.status::VARCHAR, n.status::VARCHAR, n.status_words
    FROM new.edits n FULL JOIN old.edits o ON n.edit_id = o.edit_id
    WHERE n.status IS DISTINCT FROM o.status OR n.claim_no IS DISTINCT FROM o.claim_no
        OR n.figure_no IS DISTINCT FROM o.figure_no
    ORDER BY coalesce(n.decided_at, o.decided_at), edit_id"""
POSTS = """
    SELECT coalesce(n.post_id, o.post_id) AS post_id, o.post_id IS NULL, n.post_id IS NULL,
        coalesce(n.is_current, false)
    FROM new.posts n FULL JOIN old.posts o ON n.post_id = o.post_id
    WHERE n.post_id IS NULL OR o.post_id IS NULL OR n.is_current <> o.is_current ORDER BY ALL"""
FINGERPRINTS = """
    SELECT (SELECT "value" FROM old.meta WHERE "key" = 'fingerprint')
        IS DISTINCT FROM (SELECT "value" FROM new.meta WHERE "key" = 'fingerprint')"""
What = Literal["added", "removed", "changed"]


@dataclass(frozen=True, slots=True)
class Change:
    """A figure that is new, gone, or read otherwise: in words before and after (None: not there), and what did it."""

    what: What
    post_id: str
    start: int
    end: int
    quotation: str
    before: str | None
    after: str | None
    by: str

    @property
    def words(self) -> str:
        """As a line."""
        where = f"post {self.post_id}, {self.start}-{self.end}, “{self.quotation}”"
        what = {
            "added": f"Added: {self.after}",
            "removed": f"Removed: {self.before}",
            "changed": f"Changed: {self.before} → {self.after}",
        }[self.what]
        return " ".join(f"{what} ({where}). {self.by}".split())


@dataclass(frozen=True, slots=True)
class Changes:
    """All changes of figures, and the decisions that are new, gone or stand otherwise, as sentences."""

    figures: tuple[Change, ...]
    decisions: tuple[str, ...]


def changes(workspace: Workspace, old: str, new: str | None = None) -> Changes:
    """What changed from the snapshot `old` to `new`, by id; without `new`, to the current one.

    BadInput when one of them is not there any more: the last few are kept.
    """
    workspace.require()
    published = current(workspace)
    if new is None and published is None:
        raise BadInput("Nothing is built yet; `build` makes the first snapshot.")
    files = [_file(workspace, old), _file(workspace, new) if new is not None else published]
    connection = duckdb.connect()
    try:
        for name, file in zip(("old", "new"), files, strict=True):
            if file is not None:
                connection.execute(f"ATTACH {quoted(file)} AS {name} (READ_ONLY)")  # a constant, and a path
        return _changes(connection)
    except duckdb.CatalogException:
        raise BadInput("One of these snapshots was made before decisions were kept, and cannot be compared.") from None
    except duckdb.Error as error:
        if is_damage(error):
            raise BadInput("One of these snapshots is damaged; `build` makes the current one again.") from None
        raise
    finally:
        connection.close()


def _file(workspace: Workspace, snapshot_id: str) -> Path:
    found = sorted(workspace.snapshots.glob("*.duckdb"))
    named = [file for file in found if file.name.split(".")[0].split("-")[0] == snapshot_id.removesuffix(".duckdb")]
    if named:
        return named[-1]
    there = ", ".join(sorted({file.name.split(".")[0] for file in found if not file.name.startswith(".")})) or "none"
    raise BadInput(f"There is no snapshot {snapshot_id} here (there: {there}); only the last few are kept.")


def _changes(connection: duckdb.DuckDBPyConnection) -> Changes:
    decided = connection.execute(DECISIONS).fetchall()
    posts = {str(row[0]): row[1:] for row in connection.execute(POSTS).fetchall()}
    row = connection.execute(FINGERPRINTS).fetchone()
    is_other_code = bool(row and row[0])
    found = []
    for one in connection.execute(FIGURES).fetchall():
        post_id, start, end, quotation, figure_no, claim_no, was, is_now, *values = one
        found.append(
            Change(
                "changed" if was and is_now else "added" if is_now else "removed",
                post_id,
                start,
                end,
                quotation,
                _reading(values[:7], quotation) if was else None,
                _reading(values[7:], quotation) if is_now else None,
                _cause(post_id, claim_no, figure_no, posts, decided, is_other_code),
            )
        )
    return Changes(tuple(found), tuple(_decision(one) for one in decided))


def _reading(values: Sequence[Any], quotation: str) -> str:
    """ "≥ 22 people killed, of one event"."""
    measure, population, operator, low, high, scope, realis = values
    told = f"{figure_words(operator, low, high, quotation)} {POPULATION_WORDS[population][1]} {MEASURE_WORDS[measure]}"
    rest = [words for words in (SCOPES[scope], REALIS[realis]) if words]
    return ", ".join([told, *rest])


SCOPES = {"event": "", "period": "over a period", "cumulative": "running total"}
REALIS = {"actual": "", "historical": "as history", "hypothetical": "only feared or possible", "denied": "denied"}


def _cause(
    post_id: str,
    claim_no: int,
    figure_no: int,
    posts: dict[str, tuple[Any, ...]],
    decided: Sequence[tuple[Any, ...]],
    is_other_code: bool,
) -> str:
    if post_id in posts:
        is_new, is_gone, is_current = posts[post_id]
        if is_new:
            return f"By post {post_id}, which is new."
        if is_gone:
            return f"By post {post_id}, which is there no longer."
        return f"By a {'newer' if not is_current else 'removed'} version of the page."
    about = [one for one in decided if one[0] == post_id and one[1] == claim_no and one[2] in (None, figure_no)]
    exact = [one for one in about if one[2] == figure_no] or about
    if exact:
        return f"By {_decision(exact[-1])}"
    return "By another version of the program." if is_other_code else "By a table or setting of the workspace."


def _decision(one: Sequence[Any]) -> str:
    """ "decision 3f… of Ana (correct, 2026-11-22): misread."; or what became of it since."""
    _, _, _, edit_id, author, day, kind, reason, was, now, words = one
    told = f"decision {edit_id} of {author} ({kind.replace('_', ' ')}, {day}): {reason}"
    if now is None:
        return f"{told} — it is there no longer."
    if was is not None and was != now:
        return f"{told} — now {now.replace('_', ' ')}{f': {words}' if words else '.'}"
    return told if now == "in_effect" else f"{told} — {now}{f': {words}' if words else '.'}"
