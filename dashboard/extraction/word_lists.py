"""Word lists from the TOML files in `vocabulary/`, and tables from its CSV files: data beside the extractor, so that an
analyst can read them.

In a TOML file each key is a list's name; its value is either one string of words set apart by spaces, or an array of
phrases. All are lower case.
"""

import csv
import tomllib
from functools import cache
from importlib.resources import files


@cache
def word_lists(name: str) -> dict[str, frozenset[str]]:
    """The lists of `vocabulary/<name>.toml`, by key. KeyError on a list that the file does not have."""
    stored = tomllib.loads(files("dashboard.extraction").joinpath("vocabulary", f"{name}.toml").read_text("utf-8"))
    return {key: frozenset(value.split() if isinstance(value, str) else value) for key, value in stored.items()}


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of `vocabulary/<name>.csv` in their order, by the names of its columns."""
    text = files("dashboard.extraction").joinpath("vocabulary", f"{name}.csv").read_text("utf-8")
    return tuple(csv.DictReader(text.splitlines()))
