"""The app on a port of its own, for the browser tests and the screenshots.

Where workers share the tests, each keeps one process that has loaded what the app needs from others and what it reads
posts and snapshots with, but no page; its servers are forks of that one, which read their settings and load the pages
as any server does.
"""

import contextlib
import itertools
import multiprocessing
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
LOADED = ["streamlit.web.cli", "streamlit.web.bootstrap", "streamlit.web.server", "pandas", "pyarrow", "duckdb"]
LOADED += ["plotly.graph_objects", "plotly.io", "selectolax.lexbor"]
LOADED += ["dashboard.extraction", "dashboard.linking", "dashboard.storage.build", "dashboard.storage.serving"]
FIRST_PORT, PORTS_EACH, FOR_THE_APP, WORKERS = 20_000, 500, 200, 20
_turns = itertools.count(os.getpid())
"""Where a process begins to look, so that two runs of the tests at once seldom meet."""


def free_port() -> int:
    """A port that nothing listens on now, and that no other worker of the tests asks for.

    It lies below those that the system itself gives away, to a connection or to another server, from one moment to the
    next.
    """
    return _first_free(range(FOR_THE_APP, PORTS_EACH), next(_turns))


def _port_of_the_app() -> int:
    """The same port as of the last server, unless it still runs: what a browser keeps of an address serves it again."""
    return _first_free(range(FOR_THE_APP), os.getpid())


def _first_free(offsets: Sequence[int], begin: int) -> int:
    worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    for turn in range(len(offsets)):
        port = FIRST_PORT + worker % WORKERS * PORTS_EACH + offsets[(begin + turn) % len(offsets)]
        with socket.socket() as free, contextlib.suppress(OSError):
            if os.name == "posix":  # a port whose connections are ending is free, as for the server
                free.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            free.bind(("127.0.0.1", port))
            return port
    raise RuntimeError("no port is free for a server of the tests")


@contextmanager
def served(
    workspace: Path | None,
    cache: Path | None = None,
    *,
    port: int | None = None,
    options: Sequence[str] = (),
    log: Path | None = None,
    author: str = "Test Author",
    app: Path | None = None,
) -> Iterator[str]:
    """The address of an app on `workspace` (None: the sample), which ends with the block.

    `options` are more of Streamlit's own; `log` is where all that the server writes is kept, `author` who decides
    there; `app` is another script than ours.
    """
    port = port or _port_of_the_app()
    environment = {key: value for key, value in os.environ.items() if not key.startswith("ATLEAST_")}
    environment["ATLEAST_AUTHOR"] = author
    environment |= {"ATLEAST_WORKSPACE": str(workspace)} if workspace else {}
    environment |= {"ATLEAST_CACHE": str(cache)} if cache else {}
    arguments = ["run", str(app or "app.py"), "--server.headless", "true"]
    arguments += ["--server.port", str(port), "--server.address", "localhost", *options]
    folder, written = app.parent if app else REPOSITORY, log or Path(os.devnull)
    forks = "PYTEST_XDIST_WORKER" in os.environ and "forkserver" in multiprocessing.get_all_start_methods()
    start = _forked if forks else _started
    address = f"http://localhost:{port}"
    with start(arguments, folder, environment, written) as code:
        _wait_for(address + "/_stcore/health", code)
        yield address


@contextmanager
def _started(
    arguments: Sequence[str], folder: Path, environment: dict[str, str], log: Path
) -> Iterator[Callable[[], int | None]]:
    """Streamlit in a new Python, which ends with the block; its exit code, None while it runs."""
    command = [sys.executable, "-m", "streamlit", *arguments]
    with log.open("wb") as written:
        server = subprocess.Popen(command, cwd=folder, env=environment, stdout=written, stderr=subprocess.STDOUT)
    try:
        yield server.poll
    finally:
        server.terminate()
        try:
            server.wait(timeout=5)
        except subprocess.TimeoutExpired:  # it waits for a browser that has not closed its connection
            server.kill()
            server.wait()


@contextmanager
def _forked(
    arguments: Sequence[str], folder: Path, environment: dict[str, str], log: Path
) -> Iterator[Callable[[], int | None]]:
    """As `_started`, in a fork of the process that has loaded what no page changes."""
    multiprocessing.set_forkserver_preload(LOADED)
    forks = multiprocessing.get_context("forkserver")
    server = forks.Process(target=_serve, args=(list(arguments), folder, environment, log))
    server.start()
    try:
        yield lambda: server.exitcode
    finally:
        server.terminate()
        server.join(timeout=5)
        if server.is_alive():
            server.kill()
            server.join()
        server.close()


def _serve(arguments: list[str], folder: Path, environment: dict[str, str], log: Path) -> None:
    """Be the server until ended."""
    written = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666)
    os.dup2(written, 1)
    os.dup2(written, 2)
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    sys.path[:] = [path for path in sys.path if Path(path) != Path(__file__).parent]
    sys.argv = ["streamlit", *arguments]
    from streamlit.web.cli import main

    main(prog_name="streamlit")


def _wait_for(address: str, exit_code: Callable[[], int | None], seconds: float = 40) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if (code := exit_code()) is not None:
            raise RuntimeError(f"the app ended with code {code}")
        try:
            with urllib.request.urlopen(address, timeout=2) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.2)
    raise TimeoutError(f"{address} did not answer in {seconds} s")
