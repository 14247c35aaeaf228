"""Builds and ingests that are cut off: the last good snapshot opens, and no post is lost or half written."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.tiny_workspace import REPOSITORY, clean_environment

pytestmark = pytest.mark.skipif(not hasattr(__import__("os"), "fork"), reason="needs fork, which Windows lacks")


def run(folder: Path, *arguments: str) -> dict[str, Any]:
    """The report of crash_runner.py."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.crash_runner", str(folder), *arguments],
        cwd=REPOSITORY,
        env=clean_environment(),
        capture_output=True,
        text=True,
        check=False,
        timeout=400,
    )
    assert done.returncode == 0, done.stderr
    report: dict[str, Any] = json.loads(done.stdout)
    assert report["failures"] == [], done.stderr
    return report


@pytest.mark.parametrize("verb", ["build", "ingest"])
def test_an_exit_at_every_write_fsync_and_rename_loses_nothing(tmp_path: Path, verb: str) -> None:
    report = run(tmp_path, "points", verb)
    assert report["points"] >= 20  # a build that passes fewer is not being cut off
    assert report["judged"] >= 10  # nor one that leaves alike what is left at most of them
    assert report["both_seen"]  # some cuts came before publishing, some after


def test_twenty_random_kills_lose_nothing(tmp_path: Path) -> None:
    report = run(tmp_path, "kills", "2013")
    assert report["killed"] >= 15  # a few may end just before the signal
