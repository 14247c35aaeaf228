"""Whose decisions those made on this machine are: a setting, else what git is told."""

import os
import re
import subprocess
import time
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from dashboard.capture import BadInput
from dashboard.storage.workspace import Workspace

LONGEST_NAME = 120
WITH_ADDRESS = re.compile(r"^(?P<name>[^<>]*?)\s*<(?P<email>[^<>\s@]+@[^<>\s@]+)>$")
NOBODY = (
    "Nobody is named as the author of decisions: set ATLEAST_AUTHOR to your name, or author in workspace.toml, "
    'or run `git config --global user.name "Your Name"`.'
)


@dataclass(frozen=True, slots=True)
class Author:
    """A name, and an e-mail address in lower case when one is given."""

    name: str
    email: str | None


def local_author(workspace: Workspace) -> Author:
    """The author on this machine: ATLEAST_AUTHOR, else `author` in workspace.toml, else git's user.name and user.email.

    A setting reads "Ada Lovelace" or "Ada Lovelace <ada@example.org>". It never enters a snapshot's identity. BadInput
    when nobody is named, with what to set.
    """
    said = os.environ.get("ATLEAST_AUTHOR", "").strip() or _of_settings(workspace)
    if said:
        return author_of(said)
    folder, minute = workspace.root if workspace.exists() else None, int(time.monotonic() // 60)
    name, email = _of_git(folder, "user.name", minute), _of_git(folder, "user.email", minute)
    if not name:
        raise BadInput(NOBODY)
    return author_of(f"{name} <{email}>" if email else name)


def author_of(said: str) -> Author:
    """The author that a setting names; BadInput for what cannot be a name."""
    found = WITH_ADDRESS.match(said)
    name = " ".join((found["name"] or found["email"] if found else said).split())
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise BadInput(
            f"{said[:60]!r} cannot be an author's name: up to {LONGEST_NAME} printable characters on a line."
        )
    return Author(name, found["email"].casefold() if found else None)


def _of_settings(workspace: Workspace) -> str:
    for path in workspace.settings_files():
        try:
            said = tomllib.loads(workspace.read_text(path)).get("author", "")
        except tomllib.TOMLDecodeError:
            return ""  # the build says what is wrong with the file
        if not isinstance(said, str):
            raise BadInput(f"workspace.toml: author {said!r} is not a text.")
        return said.strip()
    return ""


@lru_cache(maxsize=8)
def _of_git(folder: Path | None, key: str, minute: int) -> str:  # noqa: ARG001 (asked once a minute, not at each look)
    try:
        asked = subprocess.run(
            ["git", "config", "--get", key], cwd=folder, capture_output=True, encoding="utf-8", timeout=5, check=False
        )
    except (OSError, subprocess.TimeoutExpired, UnicodeDecodeError):
        return ""
    return asked.stdout.strip() if asked.returncode == 0 else ""
