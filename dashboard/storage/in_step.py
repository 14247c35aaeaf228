"""A workspace and its store in step: what is new goes into the store first, what others stored comes from it.

The store's chain of an author begins with line 1, so a workspace that brings older lines of its own adds those too.
"""

import re
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from dashboard.capture import BadInput, decode, read_markdown
from dashboard.storage.durable import make_folder, write_durably
from dashboard.storage.file_names import file_name
from dashboard.storage.last_lines import forget_last
from dashboard.storage.store import AGAIN, Store, StoreLost, store_of

Answer = TypeVar("Answer")
Lines = dict[str, list[tuple[int, bytes]]]
"""By author the number and the bytes of lines."""
STEM = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")
PAUSES = (0.3, 1.0)
"""Seconds before a call to a store that did not answer is made again."""
AT_ONCE = 50
"""Posts that are held at one time."""
UNSURE = ", and whether this has arrived there is not known: look again before you repeat it."


def kept_first(root: Path, file: Path, lines: list[bytes]) -> bool:
    """Put `lines`, which follow those of `file` (edits/<author>.jsonl below `root`), into the store of `root`, if any.

    True when they are there for good. False when somebody else continued the chain meanwhile: their lines stand in
    `file` now, and nothing of ours was stored. Raises BadInput when the store refuses or is lost. Call it only while
    holding the lock of edits.
    """
    store = store_of(root)
    if store is None:
        return True
    here = whole_lines(file)
    there = again(store.edit_counts).get(file.stem, 0)
    if there > len(here):
        take_in_edits(root / "edits", new_lines(root / "edits", store), store.name)
        return False
    new = [*here[there:], *lines]
    try:
        if again(lambda: store.add_edits(file.stem, there + 1, new)):
            return True
        found = again(lambda: store.read_edits({file.stem: there})).get(file.stem, [])
    except StoreLost as error:
        raise StoreLost(str(error).removesuffix(AGAIN) + UNSURE) from None
    if [line for _, line in found[: len(new)]] == new:  # an earlier try arrived, though its answer did not
        return True
    take_in_edits(root / "edits", {file.stem: found}, store.name)
    return False


def new_lines(folder: Path, store: Store, *, from_first: bool = False) -> Lines:
    """The lines that only the store has, by author and number; `from_first`: all of its lines."""
    here = {} if from_first else {file.stem: len(whole_lines(file)) for file in folder.glob("*.jsonl")}
    return again(partial(store.read_edits, here))


def take_in_edits(folder: Path, found: Lines, name: str) -> None:
    """Append to the files in `folder` what they lack of lines of the store called `name`.

    Call it while holding the lock of edits. BadInput when the store holds a chain with a gap or an impossible name,
    which only another hand can have made.
    """
    make_folder(folder)
    for author, numbered in found.items():
        file = folder / f"{author}.jsonl"
        if not STEM.match(author):
            raise BadInput(f"The store ({name}) holds decisions under {author[:60]!r}, which is no author's name.")
        here = whole_lines(file)
        new = [(number, line) for number, line in numbered if number > len(here)]
        if [number for number, _ in new] != [*range(len(here) + 1, len(here) + 1 + len(new))]:
            raise BadInput(f"The store ({name}) holds decisions of {author[:60]!r} with a gap before them.")
        if new:
            write_durably(file, b"".join(line + b"\n" for line in (*here, *(line for _, line in new))))


def whole_lines(file: Path) -> list[bytes]:
    """The lines of a file without their ends; what follows the last end was never acknowledged, and is left out."""
    try:
        return [line.removesuffix(b"\r") for line in file.read_bytes().split(b"\n")[:-1]]
    except FileNotFoundError:
        return []


def posts_kept_first(root: Path, posts: Mapping[str, bytes]) -> None:
    """Put Markdown files by content hash into the store of `root`, if any; they are there for good when this returns.

    Raises BadInput when the store refuses or is lost; then some may have arrived, and appear by themselves.
    """
    store = store_of(root)
    if store is not None:
        try:
            again(partial(store.add_posts, posts))
        except StoreLost as error:
            raise StoreLost(str(error).removesuffix(AGAIN) + UNSURE) from None


def settle_forks(folder: Path, found: Lines, name: str) -> list[str]:
    """Where a file in `folder` went another way than the chain of the store called `name`, the store's takes its place.

    `found` are all lines of the store. Returns a sentence for each. Nothing is lost: `folder` is a copy. Call it while
    holding the lock of edits.
    """
    notes = []
    for author, numbered in found.items():
        here, there = whole_lines(folder / f"{author}.jsonl"), [line for _, line in numbered]
        same = next((n for n, (ours, theirs) in enumerate(zip(here, there, strict=False)) if ours != theirs), None)
        if same is not None:
            write_durably(folder / f"{author}.jsonl", b"".join(line + b"\n" for line in there))
            forget_last(folder / f"{author}.jsonl")
            notes.append(
                f"edits/{author}.jsonl of the workspace and the decisions in the store ({name}) differ from line "
                f"{same + 1} on; the store's stand here."
            )
    return notes


def new_posts(store: Store, known: set[str]) -> list[str]:
    """The content hashes of the posts that only the store has, sorted."""
    return sorted(again(store.post_hashes) - known)


def take_in_posts(folder: Path, store: Store, hashes: Sequence[str]) -> list[str]:
    """Write these posts of the store into `folder`. Call it while holding the workspace's lock.

    Returns a sentence for each that is not what its hash says: it is left out, and the rest stands.
    """
    notes: list[str] = []
    make_folder(folder)
    for start in range(0, len(hashes), AT_ONCE):
        some = hashes[start : start + AT_ONCE]
        for content_hash, data in zip(some, again(partial(store.read_posts, some)), strict=True):
            name = f"The post {content_hash[:12]} in the store ({store.name})"
            try:
                post = read_markdown(decode(data, name), name)
            except BadInput as error:
                notes.append(f"{error} It is left out.")
                continue
            file = folder / file_name(post)
            if post.content_hash != content_hash:
                notes.append(f"{name} was changed after it was stored; it is left out.")
            elif not file.exists():
                write_durably(file, data)
    return notes


def again(call: Callable[[], Answer]) -> Answer:
    """The answer of `call`, which is made again when the store is lost; StoreLost when it stays so."""
    for pause in PAUSES:
        try:
            return call()
        except StoreLost:
            time.sleep(pause)
    return call()
