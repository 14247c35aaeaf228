"""How every question is put to the snapshot: one SQL string, values as $parameters, few rows back."""

import re
from collections.abc import Mapping
from typing import Any

import duckdb
import pandas as pd

Cursor = duckdb.DuckDBPyConnection


def bound(sql: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """Of `values` those whose $names `sql` asks for."""
    named = set(re.findall(r"\$(\w+)", sql))
    return {name: value for name, value in values.items() if name in named}


def ask(cursor: Cursor, sql: str, parameters: Mapping[str, Any] | None = None) -> pd.DataFrame:
    """The rows of `sql` as a frame of plain Python values: None where null, `date` for days, `int` for persons.

    Plain values on purpose: pandas would turn a nullable count into a float and a null name into a truthy NaN. Only
    the $parameters that `sql` names are bound, so that one dictionary of filter values serves every question.
    """
    cursor.execute(sql, bound(sql, parameters or {}))
    columns = [column[0] for column in cursor.description or []]
    return pd.DataFrame(cursor.fetchall(), columns=columns, dtype=object)
