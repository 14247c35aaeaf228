"""Tables to take away. The number travels with who claims it, its bound, its standing and the kind of text (rule 1)."""

import csv
import io
import re
from collections.abc import Mapping

import pandas as pd
import streamlit as st

FORMULA = re.compile(r"^\s*[=+\-@\t\r|]")


def csv_text(frame: pd.DataFrame, columns: Mapping[str, str]) -> str:
    """`frame` as CSV (RFC 4180, UTF-8 with a byte order mark); `columns` maps its columns to the header.

    Cells that a spreadsheet would run as a formula are opened with an apostrophe; lists are joined with "; ".
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns.values())
    for row in frame[list(columns)].itertuples(index=False):
        writer.writerow([_cell(value) for value in row])
    return "\ufeff" + out.getvalue()


def _cell(value: object) -> object:
    if value is None:
        return ""
    if isinstance(value, (list, tuple)):
        value = "; ".join(str(item) for item in value)
    if isinstance(value, str) and FORMULA.match(value):
        return "'" + value
    return value


def file_name(*parts: str) -> str:
    """A file name that says what it holds: "at-least_claims_sukhna_not-reviewed_5e1f00d5.csv"."""
    kept = [re.sub(r"[^\w]+", "-", part.lower()).strip("-")[:48] for part in parts]
    return "_".join(["at-least", *(part for part in kept if part)]) + ".csv"


def offer_csv(
    frame: pd.DataFrame, columns: Mapping[str, str], name: str, key: str, label: str = "Download as CSV"
) -> None:
    """A button for the table as CSV."""
    st.download_button(
        label,
        data=lambda: csv_text(frame, columns),
        file_name=name,
        mime="text/csv",
        key=key,
        on_click="ignore",
        icon=":material/download:",
        type="tertiary",
    )
