"""Word lists from the TOML files in `vocabulary/`, and tables from its CSV files: data beside the extractor, so that an
analyst can read them.

In a TOML file each key is a list's name; its value is either one string of words set apart by spaces, or an array of
phrases. All are lower case. A file of a whole package has a section for each of its modules.
"""

import csv
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def word_lists(name: str, section: str = "") -> dict[str, frozenset[str]]:
    """The lists of `vocabulary/<name>.toml`, or of a section of it, by key. KeyError on what the file does not have."""
    lists = _stored(name)[section] if section else _stored(name)
    return {key: frozenset(value.split() if isinstance(value, str) else value) for key, value in lists.items()}


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of `vocabulary/<name>.csv` in their order, by the names of its columns."""
    text = files("dashboard.extraction").joinpath("vocabulary", f"{name}.csv").read_text("utf-8")
    return tuple(csv.DictReader(text.splitlines()))


@cache
def _stored(name: str) -> dict[str, Any]:
    return tomllib.loads(files("dashboard.extraction").joinpath("vocabulary", f"{name}.toml").read_text("utf-8"))
