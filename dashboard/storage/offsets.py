"""Offsets in the text as a user gave it, whose line ends may be CRLF, from offsets in the text as it is read (LF)."""

from typing import Any


def line_feeds_only(text: str) -> tuple[str, list[int]]:
    """`text` with LF line ends, and where each of its code points (and its end) stands in `text`; [] when unchanged."""
    if "\r" not in text:
        return text, []
    kept = [
        index for index, letter in enumerate(text) if not (letter == "\n" and index > 0 and text[index - 1] == "\r")
    ]
    return "".join("\n" if text[index] == "\r" else text[index] for index in kept), [*kept, len(text)]


def moved(value: Any, given: list[int], key: str = "") -> Any:
    """`value` with every offset (start, end, spans) replaced by where it stands in the text as given.

    An end is where the last code point stands, plus one: a span never takes in half a line end more than it needs.
    """
    if isinstance(value, dict):
        return {name: moved(one, given, name) for name, one in value.items()}
    if key == "spans" and isinstance(value, list):
        return [[given[start], given[end - 1] + 1] for start, end in value]
    if isinstance(value, list):
        return [moved(one, given) for one in value]
    if isinstance(value, int) and not isinstance(value, bool):
        if key == "start" or key.endswith("_start"):
            return given[value]
        if key == "end" or key.endswith("_end"):
            return given[value - 1] + 1
    return value
