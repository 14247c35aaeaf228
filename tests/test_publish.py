"""A decision is published by a process that stays; when it was killed, another one does it."""

from pathlib import Path

import pytest
from tiny_workspace import make_workspace

from dashboard.capture import BadInput
from dashboard.decisions.edit import Decision, Target
from dashboard.storage.build import build
from dashboard.storage.edits import decide
from dashboard.storage.publish import Publisher, built_of
from dashboard.storage.serving import connect, current
from dashboard.storage.workspace import Workspace


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
