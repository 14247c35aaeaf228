"""The workspace as it was known at the end of a day: a snapshot of what had been captured and decided by then.

Below snapshots/known/ stands a second workspace that holds only that, and `build` builds it like any other: CURRENT of
the real one is untouched, equal inputs have an equal snapshot_id, and the last few days asked for stay. What counts:
- a post by its first capture; one without a capture day by its publication day;
- a decision by its time, once all before it in its chain count;
- a toll of tolls.csv by its publication, a search by the day it was made; what names only a month or year, by its end.
Names of sources, actors and places are as they are now. Days are UTC.
"""

import contextlib
import csv
import io
import json
import shutil
import sys
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from dashboard.assessment.words import day_words
from dashboard.capture import BadInput, decode, read_bytes, read_jsonl
from dashboard.records import Post
from dashboard.storage.build import build
from dashboard.storage.current import SNAPSHOT_NAME, current
from dashboard.storage.durable import make_folder, may_not_write, write_durably
from dashboard.storage.edits import FOLDER as EDITS
from dashboard.storage.edits import read_edits
from dashboard.storage.lock import locked
from dashboard.storage.progress import Progress, silent
from dashboard.storage.serving import quarantine
from dashboard.storage.workspace import Workspace

DATED = {"tolls.csv": "published", "searches.csv": "searched_date"}
"""Tables whose rows count from a day on, and the column that says it."""
OF_TOLLS = {"toll_links.csv": ("toll_id", "other"), "toll_parts.csv": ("toll_id",), "toll_scope.csv": ("toll_id",)}


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where the snapshots of earlier days of a workspace are kept: days.json says which file shows which day."""

    workspace: Workspace

    @property
    def folder(self) -> Path:
        """snapshots/known."""
        return self.workspace.snapshots / "known"

    @property
    def shadow(self) -> Workspace:
        """The workspace that holds only what was known."""
        return Workspace(self.folder / "workspace")

    def find(self, day: date) -> Path | None:
        """The snapshot of `day`, when it was made from what the workspace is now and is still there."""
        try:
            kept = json.loads((self.folder / "days.json").read_bytes())
            name = kept["days"].get(day.isoformat()) if kept["current"] == self._current() else None
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None
        path = self.shadow.snapshots / str(name)
        return path if SNAPSHOT_NAME.match(path.name) and path.is_file() else None

    def put(self, day: date, path: Path, current_name: str) -> None:
        """Remember `path` as the snapshot of `day`, made while `current_name` was published."""
        days: dict[str, str] = {}
        with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
            kept = json.loads((self.folder / "days.json").read_bytes())
            days = kept["days"] if kept["current"] == current_name else {}
        content = {"current": current_name, "days": {**days, day.isoformat(): path.name}}
        write_durably(self.folder / "days.json", json.dumps(content).encode())

    def drop(self, name: str) -> None:
        """Move a damaged snapshot away; the next one who asks has it built again."""
        quarantine(self.shadow, name)

    def _current(self) -> str:
        path = current(self.workspace)
        return path.name if path else ""


def as_known(
    workspace: Workspace, day: date, progress: Progress = silent, say: Callable[[str], None] = lambda _: None
) -> Path:
    """The snapshot of `workspace` as it was known at the end of `day`, built when it is not there.

    BadInput when nothing had been captured by then, or for what `build` refuses.
    """
    shelf = Shelf(workspace)
    with locked(shelf.folder, say):
        if found := shelf.find(day):
            return found
        published = current(workspace)
        fill(shelf.shadow, workspace, day)
        share_readings(workspace, shelf.shadow)
        path = build(shelf.shadow, progress, say).path
        shelf.put(day, path, published.name if published else "")
        return path


def fill(shadow: Workspace, workspace: Workspace, day: date) -> None:
    """Make the files of `shadow` those parts of `workspace` that were known at the end of `day`."""
    make_folder(shadow.root)
    for name in ("posts", "lexicon", EDITS):
        shutil.rmtree(shadow.root / name, ignore_errors=True)
    for file in shadow.root.glob("*.*"):
        if file.is_file():
            file.unlink()
    try:
        _fill_posts(shadow, workspace, day)
        _fill_tables(shadow, workspace, day)
        for file in workspace.settings_files():
            shutil.copyfile(file, shadow.root / file.name)
        _fill_edits(shadow, workspace, day)
    except OSError as error:
        raise BadInput(may_not_write(shadow.root, error)) from None


def known_from(captures: Collection[datetime], post: Post) -> date:
    """The UTC day from which a post counts: of its first capture, else of its publication."""
    if captures:
        return min(map(day_of, captures))
    return day_of(post.published_at) if post.published_at is not None else post.published_date


def day_of(instant: datetime) -> date:
    """The UTC day of an instant; one without a zone is UTC."""
    return instant.astimezone(UTC).date() if instant.tzinfo else instant.date()


def _fill_posts(shadow: Workspace, workspace: Workspace, day: date) -> None:
    captures: dict[str, set[datetime]] = {}
    from_days: dict[str, date] = {}
    held: dict[Path, list[str]] = {}
    for file in workspace.post_files():
        held[file] = []
        for post in workspace.read_posts(file):
            held[file].append(post.content_hash)
            known = captures.setdefault(post.content_hash, set())
            known |= {post.captured_at} if post.captured_at else set()
            from_days[post.content_hash] = known_from(known, post)
    known_then = {content for content, first in from_days.items() if first <= day}
    if not known_then:
        raise BadInput(f"Nothing here had been captured by the end of {day_words(day)}.")
    (shadow.root / "posts").mkdir(parents=True)
    for file, contents in held.items():
        to = shadow.root / "posts" / file.name
        if known_then.issuperset(contents):
            shutil.copyfile(file, to)
        elif not known_then.isdisjoint(contents):
            to.write_text(_lines_known(decode(read_bytes(file), file.name), known_then, file.name), encoding="utf-8")


def _lines_known(text: str, known: set[str], name: str) -> str:
    lines = [line for line in text.split("\n") if line.strip()]
    return "".join(f"{line}\n" for line in lines if next(read_jsonl(line, name)).content_hash in known)


def _fill_tables(shadow: Workspace, workspace: Workspace, day: date) -> None:
    own = [file for file in workspace.table_files() if file.is_relative_to(workspace.root)]
    dropped: set[str] = set()
    for file in sorted(own, key=lambda file: file.name not in DATED):
        name = workspace.table_name(file)
        to = shadow.root / name
        to.parent.mkdir(exist_ok=True)
        if name not in DATED and name not in OF_TOLLS:
            shutil.copyfile(file, to)
            continue
        reader = csv.DictReader(io.StringIO(workspace.read_text(file), newline=""))
        rows = [(row, _is_later(row, name, day, dropped)) for row in reader]
        if name == "tolls.csv":
            dropped = {row["toll_id"].strip() for row, is_later in rows if is_later}
        if any(is_later for _, is_later in rows):
            _write_table(to, reader.fieldnames or (), [row for row, is_later in rows if not is_later])
        else:
            shutil.copyfile(file, to)


def _is_later(row: dict[str, str], name: str, day: date, dropped: set[str]) -> bool:
    if name in DATED:
        told = (row.get(DATED[name]) or "").strip()
        return bool(told) and told >= (day + timedelta(days=1)).isoformat()[: len(told)]
    return any((row.get(column) or "").strip() in dropped for column in OF_TOLLS[name])


def _write_table(file: Path, columns: Sequence[str], rows: Sequence[Mapping[str, str]]) -> None:
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    file.write_text(out.getvalue(), encoding="utf-8")


def _fill_edits(shadow: Workspace, workspace: Workspace, day: date) -> None:
    for chain in read_edits(workspace).chains:
        n = 0
        while n < len(chain.edits) and day_of(chain.edits[n].at) <= day:
            n += 1
        if n:
            (shadow.root / EDITS).mkdir(exist_ok=True)
            lines = (workspace.root / chain.file).read_bytes().split(b"\n")
            (shadow.root / chain.file).write_bytes(b"".join(line + b"\n" for line in lines[:n]))


def share_readings(workspace: Workspace, shadow: Workspace) -> None:
    """Give `shadow` the readings kept for `workspace`, so that no post is read twice."""
    for file in (workspace.snapshots / "cache").glob("*/*.parquet"):
        to = shadow.snapshots / "cache" / file.parent.name / file.name
        if not to.exists():
            make_folder(to.parent)
            with contextlib.suppress(FileNotFoundError):  # put together with others meanwhile
                shutil.copyfile(file, to)


def main() -> int:
    """Make the snapshot of a workspace (first word) for a day (second), telling its progress in lines as `accept` does;
    the last names the file. 2 with one sentence when it cannot be made."""
    from dashboard.storage.accept import quiet_end
    from dashboard.storage.progress import ProgressLines

    with quiet_end():
        lines = ProgressLines()
        try:
            path = as_known(Workspace.at(sys.argv[1]), date.fromisoformat(sys.argv[2]), lines, lines.say)
        except BadInput as error:
            print(error, file=sys.stderr)
            return 2
        lines.write({"path": str(path)})
    return 0


if __name__ == "__main__":
    sys.exit(main())
