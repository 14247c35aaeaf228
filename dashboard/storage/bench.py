"""How long building and asking take, as ratios of a yardstick measured on the same machine a moment before."""

import hashlib
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from dashboard.storage.build import build
from dashboard.storage.export import QUERIES, ready
from dashboard.storage.serving import connect
from dashboard.storage.workspace import Workspace

YARDSTICK_BYTES = 64_000_000


def yardstick() -> float:
    """Seconds this machine needs to hash 64 MB: the unit of every ratio below."""
    data = bytes(YARDSTICK_BYTES)
    return min(seconds(lambda: hashlib.sha256(data).digest()) for _ in range(3))


def seconds(work: Callable[[], object]) -> float:
    """Wall-clock seconds that `work` takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


@contextmanager
def cache_elsewhere() -> Iterator[None]:
    """Snapshots in a new folder, so that nothing is cached and the workspace's own snapshot stays as it is."""
    before = os.environ.get("ATLEAST_CACHE")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["ATLEAST_CACHE"] = folder
        try:
            yield
        finally:
            if before is None:
                del os.environ["ATLEAST_CACHE"]
            else:
                os.environ["ATLEAST_CACHE"] = before


def bench(workspace: Workspace) -> Iterator[str]:
    """Lines of a report: seconds and ratios of a build with and without the cache, and of each exported query."""
    unit = yardstick()
    characters = sum(len(post.text) for file in workspace.post_files() for post in workspace.read_posts(file))
    yield f"yardstick (sha256 of 64 MB)     {unit:8.3f} s"
    with cache_elsewhere():
        cold = seconds(lambda: build(workspace))
        yield f"build, nothing cached           {cold:8.3f} s  {cold / unit:8.1f} x  ({characters:,} characters)"
        again = seconds(lambda: build(workspace))
        yield f"build, nothing new              {again:8.3f} s  {again / unit:8.1f} x"
        built = build(workspace)
        connection = connect(built.path)
        cursor = ready(connection)
        total = 0.0
        for name, query in QUERIES.items():
            parameters = {"with_names": True} if "$with_names" in query else {}
            took = min(
                seconds(lambda q=query, p=parameters: cursor.execute(q, p).fetchall())  # type: ignore[misc]
                for _ in range(5)
            )
            total += took
            yield f"query {name:<25} {took:8.4f} s  {took / unit:8.3f} x"
        yield f"all queries                     {total:8.4f} s  {total / unit:8.3f} x"
        connection.close()
