"""Tables to take away. The number travels with who claims it, its bound, its standing and the kind of text (rule 1)."""

import csv
import io
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime

import pandas as pd
import streamlit as st

from dashboard.assessment.withheld import without_handles

AS_KNOWN = "as known at the end of (UTC)"
FORMULA = re.compile(r"^\s*[=+\-@\t\r|]")


def csv_text(frame: pd.DataFrame, columns: Mapping[str, str], clean: Callable[[str], str] = without_handles) -> str:
    """`frame` as CSV (RFC 4180, UTF-8 with a byte order mark); `columns` maps its columns to the header.

    Cells that a spreadsheet would run as a formula are opened with an apostrophe; lists are joined with "; ". `clean`
    takes out of a text what must not leave (rule 13).
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns.values())
    writer.writerows([_harmless(clean(cell)) for cell in row] for row in cells(frame, columns))
    return "\ufeff" + out.getvalue()


def with_known(
    frame: pd.DataFrame, columns: Mapping[str, str], known: date | None
) -> tuple[pd.DataFrame, Mapping[str, str]]:
    """The table and its columns; with one more that says the day at whose end all of it was known, if it is not now."""
    if known is None:
        return frame, columns
    return frame.assign(as_known=known.isoformat()), {**columns, "as_known": AS_KNOWN}


def cells(frame: pd.DataFrame, columns: Mapping[str, str]) -> list[list[str]]:
    """The values of `columns` as text, row by row: "" where nothing is known, yes or no, ISO days and instants."""
    return [[_cell(value) for value in row] for row in frame[list(columns)].itertuples(index=False)]


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds") + "Z"
    if isinstance(value, (list, tuple)):
        return "; ".join(str(item) for item in value)
    return str(value)


def _harmless(cell: str) -> str:
    return "'" + cell if FORMULA.match(cell) else cell


def file_name(*parts: str, ending: str = "csv") -> str:
    """A file name that says what it holds: "at-least_claims_sukhna_not-reviewed_5e1f00d5.csv"."""
    kept = [_cut(re.sub(r"[^\w]+", "-", part.lower()).strip("-")) for part in parts]
    return "_".join(["at-least", *(part for part in kept if part)]) + f".{ending}"


def _cut(words: str, most: int = 48) -> str:
    """At most `most` characters, cut between two words where there are several."""
    if len(words) <= most:
        return words
    return words[: most + 1].rpartition("-")[0] or words[:most]


def offer_csv(
    frame: pd.DataFrame,
    columns: Mapping[str, str],
    name: str,
    key: str,
    label: str = "Download as CSV",
    known: date | None = None,
) -> None:
    """A button for the table as CSV; `known` is the snapshot's."""
    st.download_button(
        label,
        data=lambda: csv_text(*with_known(frame, columns, known)),
        file_name=name,
        mime="text/csv",
        key=key,
        on_click="ignore",
        icon=":material/download:",
        type="tertiary",
    )
