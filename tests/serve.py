"""The app on a port of its own, for the browser tests and the screenshots."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]


def free_port() -> int:
    """A port that nothing listens on now."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


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
    port = port or free_port()
    environment = {key: value for key, value in os.environ.items() if not key.startswith("ATLEAST_")}
    environment["ATLEAST_AUTHOR"] = author
    environment |= {"ATLEAST_WORKSPACE": str(workspace)} if workspace else {}
    environment |= {"ATLEAST_CACHE": str(cache)} if cache else {}
    command = [sys.executable, "-m", "streamlit", "run", str(app or "app.py"), "--server.headless", "true"]
    command += ["--server.port", str(port), "--server.address", "localhost", *options]
    with (log or Path(os.devnull)).open("wb") as written:
        server = subprocess.Popen(
            command, cwd=app.parent if app else REPOSITORY, env=environment, stdout=written, stderr=subprocess.STDOUT
        )
    address = f"http://localhost:{port}"
    try:
        _wait_for(address + "/_stcore/health", server)
        yield address
    finally:
        server.terminate()
        try:
            server.wait(timeout=5)
        except subprocess.TimeoutExpired:  # it waits for a browser that has not closed its connection
            server.kill()
            server.wait()


def _wait_for(address: str, server: subprocess.Popen[bytes], seconds: float = 40) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if server.poll() is not None:
            raise RuntimeError(f"the app ended with code {server.returncode}")
        try:
            with urllib.request.urlopen(address, timeout=2) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.2)
    raise TimeoutError(f"{address} did not answer in {seconds} s")
