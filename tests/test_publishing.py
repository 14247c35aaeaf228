"""Publishing: one lock, versioned names, a watcher that rebuilds, and a damaged snapshot that is rebuilt once."""

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest

from dashboard.storage import build as build_module
from dashboard.storage import inputs as inputs_module
from dashboard.storage import touched
from dashboard.storage.build import KEPT_SNAPSHOTS, build, counts_if_whole
from dashboard.storage.inputs import is_unchanged
from dashboard.storage.lock import locked
from dashboard.storage.serving import REBUILT, Watcher, connect, current, is_damage, watch
from dashboard.storage.snapshot import read_every_block
from dashboard.storage.workspace import REPOSITORY, Workspace
from tests.tiny_workspace import (
    NEW_TEXT,
    NEW_TEXT_FIELDS,
    built_workspace,
    clean_environment,
    command,
    command_here,
    everything_in,
    make_workspace,
)

HEADERS, BLOCK = 12_288, 262_144  # DuckDB's file: headers, then blocks with a checksum each


@pytest.fixture
def fresh(tmp_path: Path) -> Workspace:
    """A workspace that was never built."""
    return Workspace.at(make_workspace(tmp_path / "fresh"))


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """A workspace that is built already."""
    return Workspace.at(built_workspace(tmp_path / "workspace"))


def add_post(workspace: Workspace, text: str = NEW_TEXT) -> None:
    """A third post, as a person would put it there by hand."""
    head = "---\npublisher: EA WorldView\npublished_at: 2013-07-28\n---\n"
    (workspace.posts_folder / "c.md").write_text(head + text, encoding="utf-8")


def damage(path: Path) -> None:
    """Flip one byte such that the file still opens and a query fails, as most damage does."""
    whole = path.read_bytes()
    for start in range(HEADERS, len(whole), BLOCK):
        path.write_bytes(whole[: start + 100] + bytes([whole[start + 100] ^ 0xFF]) + whole[start + 101 :])
        try:
            connection = connect(path)
        except duckdb.Error:
            continue
        try:
            read_every_block(connection)
        except duckdb.Error:
            return
        finally:
            connection.close()
    raise AssertionError("no byte does that")


# ------------------------------------------------------------------------------------------------------- publishing
def test_current_names_the_snapshot_and_nothing_else_is_trusted(fresh: Workspace) -> None:
    assert current(fresh) is None
    built = build(fresh)
    assert (fresh.snapshots / "CURRENT").read_bytes() == f"{built.snapshot_id}.duckdb\n".encode()
    assert current(fresh) == built.path
    for wrong in ("../../etc/passwd\n", "", "0123456789abcdef.duckdb\n", "\xff"):
        (fresh.snapshots / "CURRENT").write_text(wrong, encoding="latin-1")
        assert current(fresh) is None


def test_a_reader_keeps_the_old_snapshot_while_a_new_one_is_published(workspace: Workspace) -> None:
    built = build(workspace)
    reader = connect(built.path)
    add_post(workspace)
    after = build(workspace)
    assert after.path != built.path
    assert reader.execute("SELECT count(*) FROM posts").fetchall() == [(2,)]
    reader.close()


def test_the_last_snapshots_and_every_manifest_are_kept(workspace: Workspace) -> None:
    made = [build(workspace)]
    assert not made[0].is_new
    for number in range(KEPT_SNAPSHOTS + 1):
        add_post(workspace, f"{number + 20} people were killed in Aleppo.\n")
        made.append(build(workspace))
    kept = {path.name for path in workspace.snapshots.glob("*.duckdb")}
    assert kept == {built.path.name for built in made[-KEPT_SNAPSHOTS:]}
    manifests = {path.stem for path in (workspace.snapshots / "manifests").iterdir()}
    assert manifests == {built.snapshot_id for built in made}


def test_what_a_crash_left_behind_is_deleted(workspace: Workspace) -> None:
    build(workspace)
    left = workspace.snapshots / ".unfinished-1.duckdb"
    left.write_bytes(b"half")
    add_post(workspace)
    build(workspace)
    assert not left.exists()


def test_deleted_snapshots_are_built_again(workspace: Workspace) -> None:
    built = build(workspace)
    for file in workspace.snapshots.glob("*.duckdb"):
        file.unlink()
    assert current(workspace) is None
    assert build(workspace).snapshot_id == built.snapshot_id
    assert current(workspace) == built.path


# ---------------------------------------------------------------------------------------------------- nothing is new
def test_nothing_new_is_seen_without_reading_a_file(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inputs_module, "JUST_WRITTEN_NS", 0)
    name = build(workspace).path.name
    read: list[Path] = []
    read_bytes = Path.read_bytes

    def noted(path: Path) -> bytes:
        read.append(path)
        return read_bytes(path)

    monkeypatch.setattr(Path, "read_bytes", noted)
    assert is_unchanged(workspace, name)
    assert read == []


def test_a_touched_file_is_unchanged_and_an_edited_one_is_not(workspace: Workspace) -> None:
    name = build(workspace).path.name
    file = workspace.posts_folder / "a.md"
    os.utime(file)
    assert is_unchanged(workspace, name)
    file.write_bytes(file.read_bytes().replace(b"22", b"23"))  # same size
    assert not is_unchanged(workspace, name)


def test_an_edit_of_equal_size_within_one_tick_of_the_clock_is_seen(fresh: Workspace) -> None:
    file = fresh.posts_folder / "a.md"
    name = build(fresh).path.name
    state = file.stat()
    file.write_bytes(file.read_bytes().replace(b"22", b"23"))
    os.utime(file, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert not is_unchanged(fresh, name)


@pytest.mark.parametrize("change", ["new post", "post gone", "new code", "other snapshot", "broken memory"])
def test_what_is_new_is_seen(workspace: Workspace, monkeypatch: pytest.MonkeyPatch, change: str) -> None:
    name: str | None = build(workspace).path.name
    assert is_unchanged(workspace, name)
    if change == "new post":
        add_post(workspace)
    elif change == "post gone":
        (workspace.posts_folder / "b.md").unlink()
    elif change == "new code":
        monkeypatch.setattr(inputs_module, "fingerprint", lambda: "other")
    elif change == "other snapshot":
        name = "0123456789abcdef.duckdb"
    else:
        (workspace.snapshots / "seen.sqlite").write_text("{", encoding="utf-8")
    assert not is_unchanged(workspace, name)


# ------------------------------------------------------------------------------------------------------------- lock
def test_a_second_build_waits_says_so_and_gives_up_when_told(fresh: Workspace) -> None:
    with locked(fresh.snapshots, print):
        done = command("build", "--wait", "0.2", workspace=fresh.root)
    assert done.code == 2
    assert "Waiting: another build or ingest is working on this workspace." in done.err
    assert done.err.splitlines()[-1].startswith("The workspace is still locked by another build or ingest after 0.2 s")
    assert current(fresh) is None


def test_a_waiting_ingest_says_so_and_then_succeeds(workspace: Workspace, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(NEW_TEXT, encoding="utf-8")
    with locked(workspace.snapshots, print):
        ingest = start_ingest(workspace, page)
        assert ingest.stderr is not None
        assert ingest.stderr.readline() == "Waiting: another build or ingest is working on this workspace.\n"
        assert len(workspace.post_files()) == 2
    out, err = ingest.communicate(timeout=60)
    assert ingest.returncode == 0, err
    assert out.startswith("Post ")
    assert len(workspace.post_files()) == 3


def start_ingest(workspace: Workspace, page: Path) -> "subprocess.Popen[str]":
    """An ingest that runs beside the test."""
    return subprocess.Popen(
        [sys.executable, "-m", "dashboard", "--workspace", str(workspace.root), "ingest", str(page), *NEW_TEXT_FIELDS],
        cwd=REPOSITORY,
        env=clean_environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def test_two_ingests_at_once_both_succeed(tmp_path: Path) -> None:
    workspace = Workspace.at(tmp_path / "new")
    running = []
    for number in (1, 2):
        page = tmp_path / f"{number}.txt"
        page.write_text(f"At least {number + 20} people were killed in Aleppo, activists said.\n", encoding="utf-8")
        running.append(start_ingest(workspace, page))
    ended = [(one.communicate(timeout=60), one.returncode) for one in running]
    assert [code for _, code in ended] == [0, 0], ended
    path = current(workspace)
    assert path is not None
    connection = connect(path)
    assert connection.execute("SELECT low FROM figures ORDER BY low").fetchall() == [(21,), (22,)]
    connection.close()
    assert len(workspace.post_files()) == 2


# ---------------------------------------------------------------------------------------------------------- watcher
def test_the_watcher_builds_notices_a_new_post_and_drops_no_reader(workspace: Workspace) -> None:
    """That it builds the first snapshot too: test_a_workspace_has_one_watcher_a_process_and_it_runs."""
    watcher = Watcher(workspace)
    first = watcher.current
    assert first is not None and watcher.path() == current(workspace)
    watcher.look()
    assert watcher.current == first
    add_post(workspace)
    watcher.look()
    assert watcher.current not in (None, first)
    assert watcher.path() == current(workspace)
    assert watcher.notice is None


@pytest.mark.usefixtures("builds_here")
def test_a_post_that_cannot_be_read_leaves_the_last_good_snapshot_and_says_so_once(workspace: Workspace) -> None:
    watcher = Watcher(workspace)
    watcher.look()
    good = watcher.current
    (workspace.posts_folder / "bad.md").write_bytes(b"---\npublisher: A\n")
    builds = count_builds(watcher)
    watcher.look()
    watcher.look()
    assert watcher.current == good
    assert watcher.notice == (
        "New posts could not be read: posts/bad.md opens with front matter that is not closed: "
        "put a line --- after its last key."
    )
    assert len(builds) == 1  # the same files are not tried again
    (workspace.posts_folder / "bad.md").unlink()
    watcher.look()
    assert watcher.notice is None


@pytest.fixture
def builds_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """A watcher's command runs in this process: what becomes of its answer is tested, not that a process starts."""

    def run(command: list[str], hear: Callable[[dict[str, Any]], None]) -> tuple[int, str]:
        assert command[:3] == [sys.executable, "-m", "dashboard"]
        done = command_here(*command[3:])
        for line in done.out.splitlines():
            hear(json.loads(line))
        return done.code, done.err

    monkeypatch.setattr("dashboard.storage.serving.in_lines", run)


def count_builds(watcher: Watcher) -> list[bool]:
    """A list that grows by one a build."""
    builds: list[bool] = []
    build_in_process = watcher._build

    def counted() -> bool:
        builds.append(build_in_process())
        return builds[-1]

    watcher._build = counted  # type: ignore[method-assign]
    return builds


def test_an_empty_workspace_is_watched_without_a_notice(tmp_path: Path) -> None:
    watcher = Watcher(Workspace.at(tmp_path))
    watcher.look()
    assert (watcher.current, watcher.notice) == (None, None)
    assert list(tmp_path.iterdir()) == []


def test_a_workspace_has_one_watcher_a_process_and_it_runs(fresh: Workspace) -> None:
    others = set(threading.enumerate())  # pages tested before in this process watch their own workspaces
    assert Watcher(fresh).current is None
    watcher = watch(fresh)
    try:
        assert watch(Workspace.at(fresh.root)) is watcher
        assert [thread.name for thread in set(threading.enumerate()) - others].count("watcher") == 1
        for _ in range(2000):  # on a busy machine the first build may take long
            if watcher.current:
                break
            time.sleep(0.05)
        assert watcher.current == current(fresh).name  # type: ignore[union-attr]
    finally:
        watcher.stop()


# ----------------------------------------------------------------------------------------------------------- damage
@pytest.mark.usefixtures("builds_here")
def test_a_snapshot_damaged_under_a_running_watcher_is_rebuilt_once_and_said_so(workspace: Workspace) -> None:
    watcher = Watcher(workspace)
    watcher.look()
    name, path = watcher.current, watcher.path()
    assert name is not None and path is not None
    whole = counts_if_whole(path)
    damage(path)
    connection = connect(path)
    with pytest.raises(duckdb.Error) as error:
        read_every_block(connection)
    assert is_damage(error.value)
    builds = count_builds(watcher)
    threads = [threading.Thread(target=watcher.report_corruption, args=(name,)) for _ in range(4)]  # four sessions
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    connection.close()
    assert len(builds) == 1
    assert watcher.current == name.replace(".duckdb", "-r1.duckdb")
    assert watcher.notice == REBUILT == "The snapshot was damaged and has been rebuilt."
    rebuilt = watcher.path()
    assert rebuilt is not None and counts_if_whole(rebuilt) == whole
    assert (workspace.snapshots / "quarantine" / name).exists()
    watcher.look()
    assert len(builds) == 1 and watcher.notice == REBUILT


@pytest.mark.usefixtures("builds_here")
def test_a_rebuilt_snapshot_that_is_damaged_too_is_not_rebuilt_for_ever(workspace: Workspace) -> None:
    watcher = Watcher(workspace)
    watcher.look()
    assert watcher.report_corruption(watcher.current or "")
    builds = count_builds(watcher)
    assert not watcher.report_corruption(watcher.current or "")
    watcher.look()
    assert builds == []
    assert watcher.current is None
    assert watcher.notice is not None and "check the disk" in watcher.notice


def test_a_report_about_an_older_snapshot_changes_nothing(workspace: Workspace) -> None:
    old = build(workspace).path.name
    add_post(workspace)
    new = build(workspace).path.name
    watcher = Watcher(workspace)
    assert watcher.report_corruption(old)
    assert not watcher.report_corruption("../../etc/passwd") or watcher.current == new
    assert watcher.current == new
    assert watcher.notice is None


@pytest.mark.parametrize("verb", ["build", "export"])
def test_build_and_export_replace_a_damaged_snapshot_and_say_so(
    workspace: Workspace, tmp_path: Path, verb: str
) -> None:
    name = build(workspace).path.name
    damage(workspace.snapshots / name)
    folder = [str(tmp_path / "csv")] if verb == "export" else []
    done = command_here(verb, *folder, workspace=workspace.root)
    assert done.code == 0, done
    assert REBUILT in done.err
    path = current(workspace)
    assert path is not None and path.name == name.replace(".duckdb", "-r1.duckdb")
    assert counts_if_whole(path) is not None


@pytest.mark.parametrize("cut", [0, 100, 20_000])
def test_a_truncated_snapshot_is_damage(workspace: Workspace, cut: int) -> None:
    path = build(workspace).path
    path.write_bytes(path.read_bytes()[:cut])
    assert counts_if_whole(path) is None


def test_a_wrong_query_is_not_damage(workspace: Workspace) -> None:
    connection = connect(build(workspace).path)
    for query in ("SELECT nothing FROM nowhere", "SELEC 1", "SELECT 'a'::INTEGER", "SELECT 1 // 0::TINYINT FROM x"):
        with pytest.raises(duckdb.Error) as error:
            connection.execute(query).fetchall()
        assert not is_damage(error.value)
    connection.close()


# ------------------------------------------------------------------------------------------------- a fault in between
def test_a_build_that_fails_changes_nothing_that_is_published(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(workspace)
    before = everything_in(workspace.root)
    add_post(workspace)

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(build_module, "write_snapshot", fail)
    monkeypatch.setattr(touched, "write_next", fail)
    with pytest.raises(OSError, match="No space"):
        build(workspace)
    after = everything_in(workspace.root)
    assert {name: data for name, data in after.items() if "cache" not in name and "c.md" not in name} == {
        name: data for name, data in before.items() if "cache" not in name
    }
