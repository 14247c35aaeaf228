"""Before the first snapshot: posts that wait are never called absent."""

from pathlib import Path

from dashboard.storage.serving import Watcher
from dashboard.storage.workspace import Workspace
from tests.tiny_workspace import make_workspace


def test_posts_without_a_snapshot_are_awaited_until_something_is_wrong(tmp_path: Path) -> None:
    watcher = Watcher(Workspace.at(tmp_path))
    assert not watcher.is_first_awaited()
    (tmp_path / "posts").mkdir()
    (tmp_path / "posts" / "one.md").write_text("Ten people were killed in Homs.", encoding="utf-8")
    assert watcher.is_first_awaited()
    watcher.notice = "The snapshot could not be built."
    assert not watcher.is_first_awaited()


def test_the_first_reading_tells_how_far_it_is(tmp_path: Path) -> None:
    watcher, told = Watcher(Workspace.at(make_workspace(tmp_path / "fresh"))), []
    hear = watcher._hear
    watcher._hear = lambda line: (hear(line), told.append(watcher.stage))  # type: ignore[method-assign,func-returns-value,assignment]
    watcher.look()
    n_posts = len(watcher.workspace.post_files())
    assert ("Reading posts", n_posts, n_posts) in told
    assert told[-1] == ("Checking", 0, 0)
    assert watcher.stage is None and watcher.current is not None
