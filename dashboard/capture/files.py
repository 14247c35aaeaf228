"""Bytes from a file that a user names, or a sentence that says why not."""

import sys
from pathlib import Path

from dashboard.capture.bad_input import BadInput

MAX_POST_BYTES = 25_000_000
"""A long live blog of one day holds about 1 MB. Reading takes about 80 MB of memory for each MB of dense text, and
building twice that: with more than this a small machine has none left."""

MAX_PAGE_BYTES = 40_000_000
"""A saved page holds far more markup than text; its text may hold no more than any post."""


def read_bytes(path: Path, most: int | None = None) -> bytes:
    """The bytes of `path` ("-" is standard input); BadInput when it is missing, a folder, unreadable, or too large.

    `most` is the largest number of bytes wanted; no more than that is ever read into memory.
    """
    if str(path) == "-":
        data = sys.stdin.buffer.read() if most is None else sys.stdin.buffer.read(most + 1)
        return _not_larger(data, most, "standard input")
    try:
        with path.open("rb") as stream:
            data = stream.read() if most is None else stream.read(most + 1)
    except FileNotFoundError:
        raise BadInput(f"{path} does not exist.") from None
    except (IsADirectoryError, NotADirectoryError):
        raise BadInput(f"{path} is a folder, not a file; name one file.") from None
    except PermissionError:
        if path.is_dir():  # what Windows answers for a folder
            raise BadInput(f"{path} is a folder, not a file; name one file.") from None
        raise BadInput(f"{path} may not be read by this user.") from None
    except (OSError, ValueError) as error:
        raise BadInput(f"{path} cannot be read ({error}).") from None
    return _not_larger(data, most, str(path))


def _not_larger(data: bytes, most: int | None, name: str) -> bytes:
    if most is not None and len(data) > most:
        raise BadInput(
            f"{name} is larger than {most // 1_000_000} MB, the most one post may hold; split it into posts."
        )
    return data
