"""Posts of a preview into the workspace: runs as a process of its own, to its end, whether or not anybody listens.

`python -m dashboard.storage.accept WORKSPACE` takes one JSON object on standard input ({"posts": [{"fields", "text",
"reading"}], "store": null or the fields of an Address}) and writes lines of JSON: {"stage", "done", "total"} as it goes
on, or {"say"} for a sentence. The address of a store comes this way, and not by the environment, since it is secret.
"""

import base64
import contextlib
import json
import sys
import zlib
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from dashboard.capture import BadInput, post_from_fields
from dashboard.storage.ingest import KeptReadings, ingest
from dashboard.storage.progress import ProgressLines
from dashboard.storage.store import Address, keep_in, open_store
from dashboard.storage.workspace import Workspace


def packed(fingerprint: str, reading: str) -> dict[str, str]:
    """An encoded reading small enough to be kept by the server until its reader decides."""
    return {"fingerprint": fingerprint, "data": base64.b64encode(zlib.compress(reading.encode(), 1)).decode()}


def unpacked(parts: Mapping[str, str]) -> tuple[str, str]:
    """The fingerprint and the encoded reading."""
    return parts["fingerprint"], zlib.decompress(base64.b64decode(parts["data"])).decode()


def accept(workspace: Workspace, offered: list[dict[str, Any]], lines: ProgressLines) -> None:
    """Store and publish; BadInput, with nothing stored, when the workspace refuses them."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    posts, readings = [], KeptReadings()
    for one in offered:
        post = post_from_fields({**one["fields"], "captured_at": now}, one["text"], "This post")
        posts.append(post)
        if one["reading"]:
            readings[post.content_hash] = unpacked(one["reading"])
    ingest(workspace, posts, lines, lines.say, readings=readings)


@contextlib.contextmanager
def quiet_end() -> Iterator[None]:
    """Nothing is said at the end about a pipe that nobody reads any more."""
    try:
        yield
    finally:
        try:
            sys.stdout.flush()
        except OSError:
            sys.stdout = None


def main() -> int:
    """Do what standard input asks; 2 with one sentence when the workspace cannot be used."""
    with quiet_end():
        try:
            request, workspace = json.loads(sys.stdin.buffer.read()), Workspace.at(sys.argv[1])
            if request.get("store"):
                keep_in(workspace.root, open_store(Address(**request["store"])))
            accept(workspace, request["posts"], ProgressLines())
        except BadInput as error:
            print(error, file=sys.stderr)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
