"""Before the first snapshot: posts that wait are never called absent."""

from pathlib import Path

from dashboard.storage.serving import Watcher
from dashboard.storage.workspace import Workspace


def test_posts_without_a_snapshot_are_awaited_until_something_is_wrong(tmp_path: Path) -> None:
    watcher = Watcher(Workspace.at(tmp_path))
    assert not watcher.is_first_awaited()
    (tmp_path / "posts").mkdir()
    (tmp_path / "posts" / "one.md").write_text("Ten people were killed in Homs.", encoding="utf-8")
    assert watcher.is_first_awaited()
    watcher.notice = "The snapshot could not be built."
    assert not watcher.is_first_awaited()
