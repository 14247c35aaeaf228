"""A few of the kills that `python -m tests.kill_while_deciding 200` does by the hundred."""

import os
from pathlib import Path

import pytest

from tests.kill_while_deciding import kill

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork, which Windows lacks")


def test_what_was_acknowledged_is_there_after_kill_9(tmp_path: Path) -> None:
    assert kill(tmp_path / "workspace", 9, seed=7, publishing=0) == []
