"""A decision is published by a process that stays; when it was killed, another one does it."""

from pathlib import Path

import pytest

from dashboard.capture import BadInput
from dashboard.decisions.edit import Decision, Target
from dashboard.storage import next_file, standing_posts
from dashboard.storage.bench_publish import some_figures
from dashboard.storage.build import build, get_ready
from dashboard.storage.edits import decide
from dashboard.storage.lock import locked
from dashboard.storage.publish import Publisher, built_of
from dashboard.storage.serving import connect, current
from dashboard.storage.workspace import Workspace
from tests.tiny_workspace import make_workspace


def test_a_decision_is_in_the_snapshot_that_the_process_publishes_and_in_the_next_after_it_was_killed(
    tmp_path: Path,
) -> None:
    workspace = Workspace.at(make_workspace(tmp_path))
    built = build(workspace)
    connection = connect(built.path)
    found = connection.execute(
        """SELECT post_id, start, "end", quotation, measure::VARCHAR FROM figures WHERE operator = 'gte'
        ORDER BY post_id, figure_no LIMIT 1"""
    ).fetchone()
    connection.close()
    assert found is not None
    publisher = Publisher()
    processes = []
    try:
        publisher.warm(workspace, built.path.name)
        for low in ("31", "32"):
            decide(workspace, "Ada", [Decision("correct", "misread", Target(*found), values=(("low", low),))])
            published = publisher.build(workspace)
            assert current(workspace) == published.path
            assert published.is_new
            connection = connect(published.path)
            lows = connection.execute("SELECT low FROM figures WHERE post_id = $post", {"post": found[0]}).fetchall()
            connection.close()
            assert (int(low),) in lows
            processes.append(publisher.start())
            processes[-1].kill()
            processes[-1].wait()
        assert processes[0] is not processes[1]
        (workspace.root / "sources.csv").write_text("no columns", encoding="utf-8")
        with pytest.raises(BadInput, match=r"sources\.csv"):
            publisher.build(workspace)
    finally:
        publisher.stop()


def test_what_the_process_says_becomes_what_was_built_or_one_sentence() -> None:
    line = {"snapshot_id": "a", "path": "b/a.duckdb", "counts": {"posts": 1}, "is_new": True, "repaired": False}
    assert built_of(dict(line)).counts == {"posts": 1}
    with pytest.raises(BadInput, match="Decisions are stored"):
        built_of({"failed": "MemoryError: "})


def test_what_the_first_decision_needs_is_laid_out_before_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(standing_posts, "JUST_WRITTEN_NS", -(10**12))
    workspace = Workspace.at(make_workspace(tmp_path))
    built = build(workspace)
    get_ready(workspace)
    target = some_figures(workspace)[0]
    decide(workspace, "Ada", [Decision("correct", "misread", target, values=(("low", "31"), ("high", "31")))])
    ahead, waiting = next_file.made_ahead(), []
    try:
        made = build(workspace, posts_as_seen=True, published=lambda _: waiting.append(next_file.made_ahead()))
    finally:
        next_file.forget_ahead()
    assert len(ahead) == 1
    assert waiting == [frozenset()]  # it has become the new snapshot
    assert made.path != built.path


def test_a_workspace_that_another_process_builds_is_not_waited_for(tmp_path: Path) -> None:
    workspace = Workspace.at(make_workspace(tmp_path))
    build(workspace)
    with locked(workspace.snapshots, lambda _: None):
        get_ready(workspace)
    assert not next_file.made_ahead()
