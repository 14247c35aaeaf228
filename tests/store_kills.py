"""kill -9 at random moments of deciding and storing posts into a real store: all that was acknowledged is there.

`python -m tests.store_kills postgres|objects [TIMES] [SEED]` prints what was killed, acknowledged and lost; 1 if lost.
"""

import os
import random
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from dashboard.capture import decode, post_from_fields, read_markdown
from dashboard.decisions.chain import read_chain
from dashboard.decisions.edit import Decision, Target
from dashboard.storage.edits import decide
from dashboard.storage.ingest import store as store_posts
from dashboard.storage.store import Address, keep_in, open_store
from dashboard.storage.workspace import Workspace
from tests.store_servers import objects, postgres

LONGEST_LIFE = 0.25
"""Seconds after which a writer has been killed at the latest: time for several decisions."""
WORDS = Target("a" * 12, 10, 14, "dead")


@dataclass(frozen=True)
class Killed:
    """How many writers died by the signal, what they had acknowledged, and what of it is not in the store."""

    killed: int
    acknowledged: int
    lost: tuple[str, ...]


def write_for_ever(address: Address, number: int, say: int) -> None:
    """A new server on an empty disk: decide and store posts, and say so after each that was acknowledged."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        keep_in(root, open_store(address))
        count = 0
        while True:
            count += 1
            note = Decision("note", f"writer {number}, decision {count}", WORDS)
            edits = decide(Workspace(root), "ana", [note] * (1 + count % 3))
            os.write(say, b"".join(f"edit {edit.edit_id}\n".encode() for edit in edits))
            fields = {"publisher": "Wire", "published_at": "2013-07-26"}
            post = post_from_fields(fields, f"Writer {number}: {count} people were killed in Homs.\n", "made")
            store_posts(Workspace(root), [post])
            os.write(say, f"post {post.content_hash}\n".encode())


def in_child(work: Callable[[int], None]) -> tuple[int, int]:
    """A forked process that does `work` with the end of a pipe: its id, and the other end."""
    hear, say = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(hear)
        try:
            work(say)
        except BaseException:
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    os.close(say)
    return child, hear


def heard(hear: int, data: bytes = b"") -> list[str]:
    """Whole lines, of `data` and until the other end closes."""
    while some := os.read(hear, 65536):
        data += some
    os.close(hear)
    return data.decode().split("\n")[:-1]


def there(address: Address, say: int) -> None:
    """Say everything that the store holds and that can be read; the chain must be whole."""
    store = open_store(address)
    lines = [line for _, line in store.read_edits({})["ana"]]
    chain = read_chain("edits/ana.jsonl", b"".join(line + b"\n" for line in lines))
    words = [f"edit {edit.edit_id}" for edit in chain.edits] + ([f"broken {chain.problem}"] if chain.problem else [])
    hashes = sorted(store.post_hashes())
    for content_hash, data in zip(hashes, store.read_posts(hashes), strict=True):
        if read_markdown(decode(data, "post"), "post").content_hash == content_hash:
            words.append(f"post {content_hash}")
    with os.fdopen(say, "w") as out:
        out.writelines(f"{word}\n" for word in words)


def kill(address: Address, times: int, seed: int) -> Killed:
    """Kill `times` writers one after another, each at a random moment after its first words; then read the store.

    This process never opens the store: what runs threads cannot be forked.
    """
    chance = random.Random(seed)
    killed, acknowledged = 0, []
    for number in range(times):
        child, hear = in_child(lambda say, n=number: write_for_ever(address, n, say))  # type: ignore[misc]
        first = os.read(hear, 65536)  # once it is at work
        time.sleep(chance.uniform(0, LONGEST_LIFE))
        os.kill(child, signal.SIGKILL)
        killed += os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
        acknowledged += heard(hear, first)
    child, hear = in_child(lambda say: there(address, say))
    found = heard(hear)
    os.waitpid(child, 0)
    broken = [word for word in found if word.startswith("broken")]
    return Killed(killed, len(acknowledged), tuple(sorted({*acknowledged} - {*found})) + tuple(broken))


def main(kind: str, times: int, seed: int) -> int:
    """Start a server of that kind and kill its writers."""
    with {"postgres": postgres, "objects": objects}[kind]() as (address, _):
        done = kill(address, times, seed)
    print(f"{kind}: {done.killed} of {times} writers killed, {done.acknowledged} acknowledged, {len(done.lost)} lost")
    print(*done.lost[:20], sep="\n", end="")
    return 1 if done.lost else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int([*sys.argv[2:], "200"][0]), int([*sys.argv[3:], "2013"][0])))
