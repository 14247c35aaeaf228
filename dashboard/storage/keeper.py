"""A workspace whose posts and decisions last in a store: a copy to work in, kept in step with what others store."""

import contextlib
import threading
from pathlib import Path

from dashboard.capture import BadInput
from dashboard.storage.in_step import new_lines, new_posts, settle_forks, take_in_edits, take_in_posts
from dashboard.storage.lock import LONGEST_WAIT, locked
from dashboard.storage.store import Address, keep_in, open_store
from dashboard.storage.working_copy import WorkingCopy
from dashboard.storage.workspace import Workspace

LOOK_EVERY = 20.0
"""Seconds between two looks at the store."""


class Keeper:
    """The workspace `base` and what its store adds to it, in `workspace`, a copy. Thread-safe.

    `problem` is a sentence while the store cannot be read, and `notes` are sentences on what in it cannot be used.
    `is_in_step` is true once everything was read back.
    """

    def __init__(self, base: Workspace, address: Address, every: float = LOOK_EVERY) -> None:
        self._copy = WorkingCopy(base)
        self.workspace = self._copy.workspace
        self.store = open_store(address)
        self.problem: str | None = None
        self.notes: tuple[str, ...] = ()
        self.is_in_step = False
        self._every = every
        self._stop = threading.Event()
        self._known: set[str] = set()
        for file in self.workspace.post_files():
            with contextlib.suppress(BadInput):  # the build says what is wrong with it
                self._known.update(post.content_hash for post in self.workspace.read_posts(file))
        keep_in(self.workspace.root, self.store)

    def start(self) -> None:
        """Begin to look, in a thread that ends with the process."""
        threading.Thread(target=self._run, name="keeper", daemon=True).start()

    def end(self) -> None:
        """Look no more, and delete the copy."""
        self._stop.set()
        self._copy.delete()

    def look(self) -> None:
        """Take in what the store has and the copy lacks; `problem` says when that did not work."""
        try:
            notes = self._take_in()
        except BadInput as error:
            self.problem = str(error)
            return
        self.problem, self.is_in_step = None, True
        self.notes += tuple(notes)

    def _take_in(self) -> list[str]:
        notes: list[str] = []
        edits = self.workspace.root / "edits"
        found = new_lines(edits, self.store, from_first=not self.is_in_step)
        if found:
            with locked(edits, silent, LONGEST_WAIT, "decision"):
                if not self.is_in_step:
                    notes += settle_forks(edits, found, self.store.name)
                take_in_edits(edits, found, self.store.name)
        if new := new_posts(self.store, self._known):
            with locked(self.workspace.snapshots, silent, LONGEST_WAIT):
                notes += take_in_posts(self.workspace.posts_folder, self.store, new)
            self._known.update(new)
        return notes

    def _run(self) -> None:
        while not self._stop.is_set():
            try:
                self.look()
            except Exception as error:  # a keeper that died silently would show old posts for ever
                self.problem = f"Reading the store failed ({type(error).__name__})."
            self._stop.wait(self._every)


def silent(words: str) -> None:
    """Say nothing about a wait."""
    del words


_keepers: dict[tuple[Path, Address], Keeper] = {}
_making = threading.Lock()


def keeper_of(base: Workspace, address: Address) -> Keeper:
    """The one running keeper of `base` in this process."""
    with _making:
        key = (base.root, address)
        if key not in _keepers:
            _keepers[key] = Keeper(base, address)
            _keepers[key].start()
        return _keepers[key]
