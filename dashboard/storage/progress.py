"""How far a build is, on standard error: a bar on a terminal; elsewhere a line a stage, once it takes long.

Or on standard output, for another program: a line of JSON whenever something is done.
"""

import contextlib
import json
import sys
import time
from collections.abc import Callable, Mapping
from typing import Any, TextIO

Progress = Callable[[str, int, int], None]
"""Called with a stage in words, how much of it is done, and how much there is in all (0: not countable)."""
WIDTH = 24
LONG = 5.0
"""Seconds after which a build that nobody watches on a terminal begins to say what it does."""
EVERY = 0.2
"""Seconds between two lines of JSON of one stage."""


def silent(stage: str, done: int, total: int) -> None:
    """Say nothing."""


class ProgressBar:
    """A Progress that writes to `stream`; `say` puts a sentence on a line of its own."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr
        self._is_terminal = self._stream.isatty()
        self._stage = ""
        self._shown = ""
        self._begun = time.monotonic()

    def __call__(self, stage: str, done: int, total: int) -> None:
        if not self._is_terminal:
            if stage != self._stage and time.monotonic() - self._begun > LONG:
                self._stream.write(f"{stage} ({total})\n" if total else f"{stage}\n")
        else:
            filled = WIDTH * done // total if total else WIDTH
            bar = "█" * filled + "░" * (WIDTH - filled)
            line = f"{stage} {bar} {done}/{total}" if total else f"{stage} …"
            if line != self._shown:
                self._stream.write("\r\x1b[2K" + line)
                self._shown = line
        self._stage = stage
        self._stream.flush()

    def __enter__(self) -> "ProgressBar":
        return self

    def __exit__(self, *_: object) -> None:
        self.finish()

    def say(self, sentence: str) -> None:
        """Write a sentence, above the bar if there is one."""
        self.finish()
        self._stream.write(sentence + "\n")
        self._stream.flush()

    def finish(self) -> None:
        """Take the bar away."""
        if self._is_terminal and self._shown:
            self._stream.write("\r\x1b[2K")
            self._shown = ""
            self._stream.flush()


class ProgressLines:
    """A Progress that writes lines of JSON; that nobody reads them does not stop the work."""

    def __init__(self) -> None:
        self._stage, self._written = "", 0.0

    def __call__(self, stage: str, done: int, total: int) -> None:
        now = time.monotonic()
        if stage != self._stage or done == total or now - self._written > EVERY:
            self._stage, self._written = stage, now
            self.write({"stage": stage, "done": done, "total": total})

    def say(self, sentence: str) -> None:
        """Write a sentence."""
        self.write({"say": sentence})

    def write(self, line: Mapping[str, Any]) -> None:
        """Write one line."""
        with contextlib.suppress(OSError):
            sys.stdout.write(json.dumps(line) + "\n")
            sys.stdout.flush()
