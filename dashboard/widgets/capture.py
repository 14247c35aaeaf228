"""The Capture page's work: preview and storing run as processes of their own; the server holds only their answers."""

import contextlib
import json
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any

from dashboard.capture import BadInput
from dashboard.capture.files import MAX_PAGE_BYTES, MAX_POST_BYTES
from dashboard.storage.ingest import check_may_store
from dashboard.storage.progress import silent
from dashboard.storage.serving import watch
from dashboard.storage.store import Address
from dashboard.storage.workspace import REPOSITORY, Workspace
from dashboard.widgets import keeping
from dashboard.widgets.who import may, sign_in_words, who

PASTED = "The pasted text"
HINTS = {
    " (published_at in the front matter, or --published YYYY-MM-DD)": ", in the field “Published”",
    " (publisher in the front matter, or --publisher)": ", in the field “Publisher”",
}


@dataclass(frozen=True, slots=True)
class File:
    """A file to read: its name as the reader knows it, and its bytes."""

    name: str
    data: bytes


def too_long(text: str) -> str:
    """Why a pasted text is not taken; nothing when it is. The source of a page may be longer than what it says."""
    most = MAX_PAGE_BYTES if text[:1000].lstrip().startswith("<") else MAX_POST_BYTES
    if len(text) <= most // 4 or (size := len(text.encode(errors="replace"))) <= most:
        return ""
    return f"{PASTED} has {size / 1e6:,.0f} MB; one post may hold {most // 1_000_000} MB. Split it into posts."


def why_off(workspace: Workspace) -> str | None:
    """Why the person of this session can capture nothing here, asked anew on the server; None when they can."""
    if off := keeping.why_off():
        return off
    person = who()
    if not may(person, "capture"):
        return person.problem or f"Capture is off for you: {sign_in_words(person)}"
    if keeping.is_visit():
        return None  # a copy is made
    try:
        check_may_store(workspace)
    except BadInput as error:
        return f"Capture is off: the workspace is read-only. {error}"
    return None


def require_on(workspace: Workspace) -> None:
    """Raise BadInput unless the person of this session may capture here now: whatever a page offered."""
    if off := why_off(workspace):
        raise BadInput(off)


def preview(
    workspace: Workspace,
    files: Sequence[File],
    given: Mapping[str, str],
    heed: Callable[[str, int, int], None] = silent,
) -> list[dict[str, Any]]:
    """What would be read in the files (see `storage.preview`); nothing of them stays on the disk.

    `heed` is called with a file's name, and the sentences read of all sentences of a post in it. BadInput when the
    workspace's own tables cannot be used, or the person of this session may not capture. When the reader leaves, so
    that `heed` raises, the reading ends too.
    """
    require_on(workspace)
    with tempfile.TemporaryDirectory(prefix="atleast-") as folder:
        listed = []
        for number, file in enumerate(files):
            path = Path(folder) / f"{number}"
            path.write_bytes(file.data)
            listed.append({"name": file.name, "path": str(path)})
        answers = []
        said = Path(folder) / "said"
        with said.open("wb") as complaints:
            process = begun("dashboard.storage.preview", workspace, {"files": listed, "given": given}, complaints)
        try:
            for line in process.stdout or ():
                told = json.loads(line)
                if "reading" in told:
                    heed(told["reading"], told["done"], told["total"])
                else:
                    answers.append(told)
        finally:
            process.kill()
            process.communicate()
        if len(answers) < len(files):
            lines = said.read_text(encoding="utf-8", errors="replace").strip().splitlines()
            raise BadInput(lines[-1] if lines else "The preview ended without a word; the machine may lack memory.")
    for answer in answers:
        if answer["error"]:
            for command_line, on_screen in HINTS.items():
                answer["error"] = answer["error"].replace(command_line, on_screen)
    return answers


def begun(
    module: str, workspace: Workspace, request: Mapping[str, Any], complaints: IO[bytes] | int
) -> subprocess.Popen[bytes]:
    """A process that was asked `request` and answers in lines."""
    process = subprocess.Popen(
        [sys.executable, "-m", module, str(workspace.root)],
        cwd=REPOSITORY,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=complaints,
    )
    assert process.stdin is not None
    with contextlib.suppress(BrokenPipeError), process.stdin as stdin:
        stdin.write(json.dumps(request).encode())
    process.stdin = None
    return process


class Storing(threading.Thread):
    """Posts of a preview on their way into the workspace; it runs to its end, whether or not the reader stays.

    `stages` are (words, done, total) in the order in which they began. `error` is said when it has ended and nothing
    was stored.
    """

    def __init__(self, workspace: Workspace, posts: Sequence[Mapping[str, Any]], store: Address | None) -> None:
        super().__init__(name="storing", daemon=True)
        self.workspace = workspace
        self.posts = [(post["post_id"], post["fields"].get("title") or post["fields"]["publisher"]) for post in posts]
        self.stages: dict[str, tuple[int, int]] = {}
        self.error: str | None = None
        self._request = {
            "posts": [{key: post[key] for key in ("fields", "text", "reading")} for post in posts],
            "store": asdict(store) if store else None,
        }

    def run(self) -> None:
        """Store, publish, and look for the new snapshot."""
        with tempfile.TemporaryFile() as complaints:
            with begun("dashboard.storage.accept", self.workspace, self._request, complaints) as process:
                self._request.clear()
                for line in process.stdout or ():
                    told = json.loads(line)
                    if "say" in told:
                        self.stages[told["say"]] = (0, 0)
                    else:
                        self.stages[told["stage"]] = (told["done"], told["total"])
            if process.returncode:
                complaints.seek(0)
                lines = complaints.read().decode(errors="replace").strip().splitlines()
                self.error = lines[-1] if lines else "Storing ended without a word; the machine may lack memory."
        watch(self.workspace).look()


def store(workspace: Workspace, posts: Sequence[Mapping[str, Any]]) -> Storing:
    """Begin to store the posts of a preview and to publish the snapshot that holds them.

    BadInput, and nothing begins, when the person of this session may not capture.
    """
    require_on(workspace)
    storing = Storing(keeping.to_change(), posts, keeping.address())
    storing.start()
    return storing
