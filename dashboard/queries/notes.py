"""What the questions of one page work out together: kept by their cursor, and gone with it."""

import hashlib
from collections.abc import Callable, Mapping
from typing import Any
from weakref import WeakKeyDictionary

from dashboard.queries.ask import Cursor, bound

_notes: WeakKeyDictionary[Cursor, dict[str, Any]] = WeakKeyDictionary()


def noted(cursor: Cursor, name: str, found: Callable[[], Any]) -> Any:
    """What `found` says, asked once a cursor. A snapshot never changes, so what was found out on a read-only cursor
    stands; on any other it is asked anew."""
    notes = _notes.get(cursor)
    if notes is None:
        row = cursor.execute("SELECT current_setting('access_mode') = 'read_only'").fetchone()
        notes = _notes[cursor] = {"is_read_only": bool(row and row[0])}
    if name not in notes or not notes["is_read_only"]:
        notes[name] = found()
    return notes[name]


def kept(cursor: Cursor, about: str, of: object, select: Callable[[], str], values: Mapping[str, Any]) -> str:
    """SQL for what `select` gives, one struct, worked out once: it stays in a variable of the cursor. `about` and `of`
    name it; of `values` are bound those whose $names it asks for."""
    name = _name(about, of)

    def work_out() -> str:
        sql = select()
        cursor.execute(f"SET VARIABLE {name} = ({sql})", bound(sql, values))
        return f"getvariable('{name}')"

    return str(noted(cursor, name, work_out))


def kept_rows(
    cursor: Cursor, about: str, of: object, select: Callable[[], str], values: Mapping[str, Any] | None = None
) -> str:
    """The name of a temporary table with the rows of `select`, worked out once, as `kept`; for few rows."""
    name = _name(about, of)

    def work_out() -> str:
        sql = select()
        cursor.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS {sql}", bound(sql, values or {}))
        return name

    return str(noted(cursor, name, work_out))


def _name(about: str, of: object) -> str:
    return f"{about}_{hashlib.sha256(repr(of).encode()).hexdigest()[:16]}"
