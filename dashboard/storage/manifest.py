"""The manifest of a snapshot: what it was built from, kept after the snapshot is pruned.

One that differs little from an earlier one names that one and says only what differs: a decision among many posts would
else leave a list of all of them behind.
"""

import contextlib
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from dashboard.storage.durable import make_folder, write_durably
from dashboard.storage.inputs import Input

MOST_APART = 10
"""A manifest is told by another one while at most one in so many inputs differs."""
_whole: dict[Path, tuple[str, frozenset[Input]]] = {}
"""By folder the manifest this process wrote or read whole last: the id, and its inputs."""


def write_manifest(folder: Path, head: dict[str, Any], identity: Sequence[Input]) -> None:
    """Write the manifest of a new snapshot into `folder`; `head` says its id, code and edits, `identity` its inputs."""
    snapshot_id = head["snapshot_id"]
    file = folder / f"{snapshot_id}.json"
    if file.exists():
        return
    make_folder(folder)
    inputs = frozenset(identity)
    known = _whole.get(folder)
    if known is not None and (folder / f"{known[0]}.json").exists():
        came, went = inputs - known[1], known[1] - inputs
        if (len(came) + len(went)) * MOST_APART <= len(inputs):
            told = {"inputs_of": known[0], "without": _lines(sorted(went)), "inputs": _lines(sorted(came))}
            write_durably(file, json.dumps(head | told, indent=1).encode())
            return
    lines = ",\n".join(f"  {json.dumps(line)}" for line in _lines(identity))
    write_durably(file, (json.dumps(head, indent=1)[:-2] + ',\n "inputs": [\n' + lines + "\n ]\n}").encode())
    _whole.clear()
    _whole[folder] = snapshot_id, inputs


def know_manifest(folder: Path, snapshot_id: str) -> None:
    """Have the manifest at hand by which that of the next snapshot can be told."""
    with contextlib.suppress(OSError, ValueError, KeyError):
        whole = json.loads((folder / f"{snapshot_id}.json").read_bytes()).get("inputs_of", snapshot_id)
        _whole.clear()
        _whole[folder] = whole, read_inputs_of(folder, whole)


def read_inputs_of(folder: Path, snapshot_id: str) -> frozenset[Input]:
    """The inputs of a snapshot. Raises OSError or ValueError when its manifest, or the one it rests on, is no more."""
    told = json.loads((folder / f"{snapshot_id}.json").read_bytes())
    inputs = frozenset(_pairs(told["inputs"]))
    if "inputs_of" not in told:
        return inputs
    return (read_inputs_of(folder, told["inputs_of"]) - frozenset(_pairs(told["without"]))) | inputs


def _lines(inputs: Iterable[Input]) -> list[dict[str, str]]:
    return [{"kind": kind, "sha256": content} for kind, content in inputs]


def _pairs(lines: list[dict[str, str]]) -> list[Input]:
    return [(line["kind"], line["sha256"]) for line in lines]
