"""What the second reader said of a workspace's posts: second_readings/<post id>.json, beside the posts.

No snapshot is built from these files; they stand beside what the rules read. A file that cannot be read, or does not
fit its post, counts as none, with a sentence.
"""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

from dashboard.capture import BadInput
from dashboard.second_reader.compare import Compared, Difference, Rejected, Unread, compared
from dashboard.second_reader.settings import Endpoint
from dashboard.storage.durable import make_folder, write_durably
from dashboard.storage.inputs import extraction_fingerprint
from dashboard.storage.pipeline import make_reader, scheme_document
from dashboard.storage.workspace import Workspace, load_reference

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Kept:
    """One post as the second reader read it, beside the rules' reading with extractor `rules_version`."""

    model: str
    host: str
    asked_at: datetime
    rules_version: str
    compared: tuple[Compared, ...]
    rejected: tuple[Rejected, ...]
    unread: tuple[Unread, ...]


def ask_about(
    workspace: Workspace,
    endpoint: Endpoint,
    post_id: str,
    progress: Callable[[int, int], None] = lambda *_: None,
) -> dict[str, Any]:
    """Ask about a post of the workspace, and keep the answer there, as JSON: what is compared, rejected and unread,
    and under "read" the second reader's figures and events in the form that `extract` prints.

    BadInput, with nothing kept, when the post is not there, or no stretch of it was answered.
    """
    from dashboard.second_reader.ask import second_reading  # a page that only shows an answer needs none of this

    workspace.require()
    posts = (post for file in workspace.post_files() for post in workspace.read_posts(file))
    post = next((post for post in posts if post.post_id == post_id), None)
    if post is None:
        raise BadInput(f"There is no post {post_id!r} in this workspace.")
    rules = make_reader(load_reference(workspace))(post)
    said = second_reading(endpoint, rules, progress)
    if not said.n_answered:
        raise BadInput(f"The second reader gave no answer: {said.unread[0].reason}")
    answer = {
        "format": FORMAT,
        "content_hash": post.content_hash,
        "model": said.model,
        "host": said.host,
        "asked_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "rules_version": extraction_fingerprint(),
        "compared": [asdict(one) for one in compared(rules, said.reading)],
        "rejected": [asdict(one) for one in said.rejected],
        "unread": [asdict(one) for one in said.unread],
        "read": scheme_document(post_id, said.reading),
    }
    folder = workspace.root / "second_readings"
    make_folder(folder)
    write_durably(folder / f"{post_id}.json", json.dumps(answer, ensure_ascii=False, indent=1).encode())
    return answer


def kept_reading(workspace: Workspace, post_id: str, content_hash: str, text: str) -> Kept | None:
    """What the second reader said of a post; None when it was not asked. BadInput when the file is of no use."""
    path = workspace.root / "second_readings" / f"{post_id}.json"
    try:
        stored = json.loads(path.read_bytes())
        if stored["content_hash"] != content_hash:
            raise ValueError("another post")
        return Kept(
            model=str(stored["model"]),
            host=str(stored["host"]),
            asked_at=datetime.fromisoformat(stored["asked_at"]),
            rules_version=str(stored["rules_version"]),
            compared=tuple(_compared(one, text) for one in stored["compared"]),
            rejected=tuple(Rejected(**one) for one in stored["rejected"]),
            unread=tuple(Unread(**one) for one in stored["unread"]),
        )
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError, KeyError, IndexError, RecursionError):
        raise BadInput(
            f"second_readings/{path.name} is damaged or belongs to another post; delete it, or ask again."
        ) from None


def _compared(one: dict[str, Any], text: str) -> Compared:
    """One line of the comparison; ValueError when its words do not stand in the post."""
    if text[one["start"] : one["end"]] != one["words"]:
        raise ValueError("other words")
    return Compared(**{**one, "differences": tuple(Difference(**each) for each in one["differences"])})
