"""A team's workspace in git: what two authors add merges either way without a conflict, into one snapshot."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from dashboard.capture import post_from_fields
from dashboard.decisions.edit import Decision, Target
from dashboard.records import Post
from dashboard.storage.edits import decide, read_edits
from dashboard.storage.ingest import FOR_GIT
from dashboard.storage.ingest import store as store_posts
from dashboard.storage.input_files import read_inputs
from dashboard.storage.workspace import Workspace
from tests.tiny_workspace import make_workspace

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
WORDS = Target("a" * 12, 10, 14, "dead")


def git(folder: Path, *arguments: str) -> None:
    """Run git as a user without any settings of their own."""
    names = {"GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_CONFIG_GLOBAL": os.devnull}
    names |= {"GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@example.org", "GIT_CONFIG_SYSTEM": os.devnull}
    done = subprocess.run(
        ["git", *arguments], cwd=folder, env=os.environ | names, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, f"git {' '.join(arguments)}: {done.stdout}{done.stderr}"


def post(words: str) -> Post:
    return post_from_fields({"publisher": "Wire", "published_at": "2013-07-26"}, words, "made")


def work_of(clone: Path, author: str, words: str) -> None:
    """A day's work: decisions in two sittings, a post, and a commit."""
    workspace = Workspace(clone)
    decide(workspace, author, [Decision("note", f"{author} looked", WORDS)])
    store_posts(workspace, [post(words)])
    decide(workspace, author, [Decision("accept", "as the post says", WORDS), Decision("note", "again", WORDS)])
    git(clone, "add", "-A")
    git(clone, "commit", "-q", "-m", f"What {author} did")


def test_what_two_authors_add_merges_either_way_into_one_snapshot(tmp_path: Path) -> None:
    origin, anas, bens = make_workspace(tmp_path / "origin"), tmp_path / "ana", tmp_path / "ben"
    for name, data in FOR_GIT.items():
        (origin / name).write_bytes(data)
    git(origin, "init", "-q", "-b", "main")
    git(origin, "add", "-A")
    git(origin, "commit", "-q", "-m", "The workspace")
    git(tmp_path, "clone", "-q", str(origin), str(anas))
    git(tmp_path, "clone", "-q", "-c", "core.autocrlf=true", str(origin), str(bens))
    before = read_inputs(Workspace(origin)).snapshot_id
    assert read_inputs(Workspace(bens)).snapshot_id == before
    work_of(anas, "ana", "Nine people were killed in Homs, SANA said.\n")
    work_of(bens, "ben", "Ten people were wounded in Aleppo, SANA said.\n")
    git(anas, "fetch", "-q", str(bens), "main:theirs")
    git(bens, "fetch", "-q", str(anas), "main:theirs")
    git(anas, "merge", "-q", "--no-edit", "theirs")
    git(bens, "merge", "-q", "--no-edit", "theirs")
    for clone in (anas, bens):
        edits = read_edits(Workspace(clone))
        assert not edits.problems
        assert sorted(edit.author for edit in edits.edits) == ["ana"] * 3 + ["ben"] * 3
    merged = [read_inputs(Workspace(clone)).snapshot_id for clone in (anas, bens)]
    assert merged[0] == merged[1] != before
    decide(Workspace(bens), "ben", [Decision("note", "after the merge", WORDS)])
    assert not read_edits(Workspace(bens)).problems


def test_one_author_at_two_places_is_a_conflict_that_spoils_no_line(tmp_path: Path) -> None:
    origin, home = make_workspace(tmp_path / "origin"), tmp_path / "home"
    for name, data in FOR_GIT.items():
        (origin / name).write_bytes(data)
    git(origin, "init", "-q", "-b", "main")
    git(origin, "add", "-A")
    git(origin, "commit", "-q", "-m", "The workspace")
    git(tmp_path, "clone", "-q", str(origin), str(home))
    work_of(origin, "ana", "Nine people were killed in Homs, SANA said.\n")
    work_of(home, "ana", "Ten people were wounded in Aleppo, SANA said.\n")
    git(home, "fetch", "-q", str(origin), "main:theirs")
    with pytest.raises(AssertionError, match=r"edits/ana\.jsonl"):
        git(home, "merge", "-q", "--no-edit", "theirs")
    assert not read_edits(Workspace(home)).problems  # no conflict markers between the lines
    assert [edit.author for edit in read_edits(Workspace(home)).edits] == ["ana"] * 3
