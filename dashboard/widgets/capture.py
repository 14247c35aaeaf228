"""The Capture page's work: preview and storing run as processes of their own; the server holds only their answers."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from dashboard.capture import BadInput
from dashboard.storage.ingest import check_may_store
from dashboard.storage.serving import watch
from dashboard.storage.workspace import REPOSITORY, SHIPPED, Workspace

PASTED = "The pasted text"
HOSTED = Path("/mount/src")
"""Where Streamlit Community Cloud puts an app; its disk does not last."""
HINTS = {
    " (published_at in the front matter, or --published YYYY-MM-DD)": ", in the field “Published”",
    " (publisher in the front matter, or --publisher)": ", in the field “Publisher”",
}


@dataclass(frozen=True, slots=True)
class File:
    """A file to read: its name as the reader knows it, and its bytes."""

    name: str
    data: bytes


def why_off(workspace: Workspace) -> str | None:
    """Why nothing can be captured here; None when it can."""
    if os.environ.get("ATLEAST_CAPTURE", "").lower() == "off" or REPOSITORY.is_relative_to(HOSTED):
        return "Capture is off here: this dashboard only shows a workspace. Run it on your own machine to add posts."
    try:
        check_may_store(workspace)
    except BadInput as error:
        return f"Capture is off: the workspace is read-only. {error}"
    return None


def where_words(workspace: Workspace) -> str:
    """Where accepted posts go."""
    if workspace.root == SHIPPED:
        return (
            "Accepted posts go into the sample workspace; set ATLEAST_WORKSPACE to a folder of your own to keep apart."
        )
    return f"Accepted posts go into the workspace “{workspace.root.name}”."


def preview(workspace: Workspace, files: Sequence[File], given: Mapping[str, str]) -> list[dict[str, Any]]:
    """What would be read in the files (see `storage.preview`); nothing of them stays on the disk.

    BadInput when the workspace's own tables cannot be used.
    """
    with tempfile.TemporaryDirectory(prefix="atleast-") as folder:
        listed = []
        for number, file in enumerate(files):
            path = Path(folder) / f"{number}"
            path.write_bytes(file.data)
            listed.append({"name": file.name, "path": str(path)})
        done = subprocess.run(
            [sys.executable, "-m", "dashboard.storage.preview", str(workspace.root)],
            cwd=REPOSITORY,
            input=json.dumps({"files": listed, "given": given}).encode(),
            capture_output=True,
            check=False,
        )
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    if done.returncode or len(answers) < len(files):
        lines = done.stderr.decode(errors="replace").strip().splitlines() or ["The preview ended without a word."]
        raise BadInput(lines[-1])
    for answer in answers:
        if answer["error"]:
            for command_line, on_screen in HINTS.items():
                answer["error"] = answer["error"].replace(command_line, on_screen)
    return answers


def store(workspace: Workspace, posts: Sequence[Mapping[str, Any]], say: Callable[[str], None]) -> None:
    """Store the posts of a preview and publish the snapshot that holds them; `say` gets what `ingest` tells.

    It ends by itself when the reader leaves. BadInput, with nothing stored, when the workspace refuses them.
    """
    now = datetime.now(UTC).isoformat(timespec="seconds")
    lines = [json.dumps({**post["fields"], "captured_at": now, "text": post["text"]}) for post in posts]
    with tempfile.TemporaryDirectory(prefix="atleast-") as folder:
        file = Path(folder) / "posts.jsonl"
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")
        command = [sys.executable, "-m", "dashboard", "--workspace", str(workspace.root), "ingest", str(file)]
        told: list[str] = []
        with subprocess.Popen(
            command,
            cwd=REPOSITORY,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            errors="replace",
        ) as process:
            for line in process.stderr or ():
                told.append(line.strip())
                say(told[-1])
        if process.returncode:
            raise BadInput((told or ["Storing ended without a word."])[-1])
    watch(workspace).look()
