"""The head of a post's file: `key: value` lines between two `---` lines, before the text as captured.

A small, strict subset of YAML: one line a key, values are text. A value in double quotes is read as a JSON string.
"""

import json
import re

from dashboard.capture.bad_input import BadInput

KEY = re.compile(r"[a-z][a-z0-9_]*\Z")
FENCE = "---"


def split_front_matter(text: str, name: str) -> tuple[dict[str, str], str]:
    """The front matter and the text after it, exactly as it stands; ({}, text) when the file opens with no `---`.

    `text` has LF line ends. Raises BadInput naming `name` and the line when the head is not closed or not readable.
    """
    lines = text.split("\n")
    if lines[0].rstrip() != FENCE:
        return {}, text
    fields: dict[str, str] = {}
    for number, line in enumerate(lines[1:], start=2):
        if line.rstrip() == FENCE:
            return fields, "\n".join(lines[number:])
        if not line.strip() or line.startswith("#"):
            continue
        key, colon, value = line.partition(":")
        key = key.strip()
        if not colon or not KEY.match(key):
            if closing_line(lines) is None:
                break
            raise BadInput(f"{name}, line {number}: {shorten(line)!r} is not `key: value`, as front matter must be.")
        if key in fields:
            raise BadInput(f"{name}, line {number}: {key} is given twice in the front matter.")
        fields[key] = unquoted(value.strip(), f"{name}, line {number}")
    raise BadInput(f"{name} opens with front matter that is not closed: put a line --- after its last key.")


def closing_line(lines: list[str]) -> int | None:
    """The index of the line that closes the front matter, or None."""
    return next((index for index, line in enumerate(lines) if index and line.rstrip() == FENCE), None)


def unquoted(value: str, where: str) -> str:
    """`value` without its double quotes; as it is when it has none."""
    if len(value) >= 2 and value.startswith('"') and value.endswith('"'):
        try:
            return str(json.loads(value))
        except ValueError:
            raise BadInput(f"{where}: {shorten(value)} opens with a quote but is not a quoted text.") from None
    return value


def join_front_matter(fields: dict[str, str], text: str) -> str:
    """A post's file: what `split_front_matter` gives back as (fields, text)."""
    lines = [f"{key}: {quoted_if_needed(value)}" for key, value in fields.items()]
    return "\n".join((FENCE, *lines, FENCE, text))


def quoted_if_needed(value: str) -> str:
    """`value`, in double quotes where it would otherwise not come back equal."""
    plain = value == value.strip() and value and not value.startswith('"') and value.isprintable()
    return value if plain else json.dumps(value, ensure_ascii=False)


def shorten(words: str) -> str:
    """At most 40 characters of `words`, for a message."""
    return words if len(words) <= 40 else words[:39] + "…"
