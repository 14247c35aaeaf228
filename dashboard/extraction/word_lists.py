"""Word lists from the TOML files in `vocabulary/`: data beside the extractor, so that an analyst can read them.

In a file each key is a list's name; its value is either one string of words set apart by spaces, or an array of
phrases. All are lower case.
"""

import tomllib
from functools import cache
from importlib.resources import files


@cache
def word_lists(name: str) -> dict[str, frozenset[str]]:
    """The lists of `vocabulary/<name>.toml`, by key. KeyError on a list that the file does not have."""
    stored = tomllib.loads(files("dashboard.extraction").joinpath("vocabulary", f"{name}.toml").read_text("utf-8"))
    return {key: frozenset(value.split() if isinstance(value, str) else value) for key, value in stored.items()}
