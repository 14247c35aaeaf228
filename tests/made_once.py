"""What is dear to make and only copied afterwards: made by the first worker that needs it, once a run for all of them.

The folder of a run is made by the process that pytest was started in (tests/conftest.py) and goes with it; workers of
pytest-xdist inherit its name. What is made in it takes its name only when it is whole.
"""

import atexit
import os
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

FOLDER = "TESTS_MADE_ONCE"
"""The environment variable that names the folder of this run."""
PATIENCE_S = 300


def begin() -> None:
    """Make the folder of this run, unless it is made already; it goes with this process."""
    if FOLDER in os.environ:
        return
    folder, ours = tempfile.mkdtemp(prefix="made-once-"), os.getpid()
    os.environ[FOLDER] = folder

    def end() -> None:
        if os.getpid() == ours:  # no process that was forked from it
            shutil.rmtree(folder, ignore_errors=True)

    atexit.register(end)


def made_once(name: str, make: Callable[[Path], object]) -> Path:
    """The folder that `make` fills when it is first asked for; nobody may change it.

    Raises what `make` raises, and RuntimeError in a worker that waited for another whose `make` failed.
    """
    begin()
    place = Path(os.environ[FOLDER])
    folder, unfinished, failed = place / name, place / f"{name}.unfinished", place / f"{name}.failed"
    if folder.exists():
        return folder
    try:
        unfinished.mkdir()
    except FileExistsError:
        _wait_for(folder, failed)
        return folder
    try:
        make(unfinished)
    except BaseException:
        failed.touch()
        raise
    unfinished.rename(folder)
    return folder


def _wait_for(folder: Path, failed: Path) -> None:
    end = time.monotonic() + PATIENCE_S
    while not folder.exists():
        if failed.exists() or time.monotonic() > end:
            raise RuntimeError(f"another worker did not make {folder.name}")
        time.sleep(0.05)
