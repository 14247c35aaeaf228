"""Decisions published one by one, by a process that stays, leave the rows of building everything anew.

ATLEAST_SEEDS=20 tries as many random sequences; by default there are few.
"""

import os
import random
from pathlib import Path

import pytest

from dashboard.decisions.edit import Decision, Target
from dashboard.storage import inputs as inputs_module
from dashboard.storage import next_file, standing_posts
from dashboard.storage.build import Built, build
from dashboard.storage.check_edits import edit_problems
from dashboard.storage.edits import decide, read_edits
from dashboard.storage.manifest import read_inputs_of, write_manifest
from dashboard.storage.workspace import Workspace
from tests.deciding import AUTHORS, decision
from tests.test_next_snapshot import Stored, random_post, rows_of

SEEDS = int(os.environ.get("ATLEAST_SEEDS", "1"))


@pytest.fixture
def folders_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files that were just written are taken to stay as they are, as they do after two seconds."""
    monkeypatch.setattr(standing_posts, "JUST_WRITTEN_NS", -(10**12))
    monkeypatch.setattr(inputs_module, "JUST_WRITTEN_NS", -(10**12))


@pytest.mark.usefixtures("folders_rest")
@pytest.mark.parametrize("seed", range(SEEDS))
def test_one_decision_after_the_other_leaves_the_rows_of_building_everything_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    dice = random.Random(seed)
    posts = [random_post(dice, number) for number in range(9)]
    stored, workspace = Stored(tmp_path, monkeypatch), Workspace.at(tmp_path / "ws")
    for reading in posts[:8]:
        stored.add(reading)
    looks, copies = counted(monkeypatch, inputs_module, "_look_at_posts"), counted(monkeypatch, next_file, "make_ahead")
    said: list[Built] = []

    def publish() -> Built:
        return build(workspace, posts_as_seen=True, published=said.append)

    try:
        publish()
        for number in range(6):
            decide(workspace, dice.choice(AUTHORS), [decision(dice, posts, read_edits(workspace).edits)])
            if number == 3:
                stored.add(posts[8])
                publish()
            last = publish()
        found = rows_of(last)
    finally:
        next_file.forget_ahead()
    assert stored.anew == 1
    assert len(looks) == 2  # at first, and when a post came
    assert len(copies) == len(said) == 8
    expected = rows_of(stored.built_anew())
    assert {name for name, rows in found.items() if rows != expected[name]} == set()
    assert not list(workspace.snapshots.glob(".unfinished*"))


def counted(monkeypatch: pytest.MonkeyPatch, module: object, name: str) -> list[object]:
    """A list that grows by one with each call of a function."""
    calls: list[object] = []
    real = getattr(module, name)

    def call(*given: object) -> object:
        calls.append(given)
        return real(*given)

    monkeypatch.setattr(module, name, call)
    return calls


def test_a_manifest_of_nearly_the_same_inputs_says_only_what_differs(tmp_path: Path) -> None:
    posts = [("post", f"{number:064x}") for number in range(100)]
    first, second = [("edits/ana.jsonl", "a" * 64), *posts], [("edits/ana.jsonl", "b" * 64), *posts]
    write_manifest(tmp_path, {"snapshot_id": "1" * 16, "edits": []}, first)
    write_manifest(tmp_path, {"snapshot_id": "2" * 16, "edits": []}, second)
    write_manifest(tmp_path, {"snapshot_id": "3" * 16, "edits": []}, posts[:50])
    sizes = [(tmp_path / f"{one * 16}.json").stat().st_size for one in "123"]
    assert sizes[1] * 10 < sizes[0] > sizes[2]
    assert [read_inputs_of(tmp_path, one * 16) for one in "123"] == [frozenset(first), frozenset(second), {*posts[:50]}]


def test_what_a_crash_left_beside_a_file_of_decisions_is_no_lost_line(tmp_path: Path) -> None:
    workspace = Workspace.at(tmp_path)
    (tmp_path / "workspace.toml").write_text('format = 1\ntitle = "One"\n', "utf-8")
    target = Target("a" * 12, 0, 4, "dead")
    decide(workspace, "ana", [Decision("note", "one", target), Decision("note", "two", target)])
    left = tmp_path / "edits" / ".unfinished-1-ana.last"
    left.write_bytes((tmp_path / "edits" / "ana.last").read_bytes())
    assert edit_problems(workspace)[0] == []
    (tmp_path / "edits" / "ben.last").write_bytes(left.read_bytes())
    assert edit_problems(workspace)[0] == ["edits/ben.jsonl is gone: edits/ben.last knows its line 2."]
