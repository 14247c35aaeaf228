"""A real PostgreSQL and a real S3-compatible server: acknowledged is stored, chains never fork, no secret is said."""

import contextlib
import dataclasses
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dashboard.capture import BadInput, post_from_fields
from dashboard.decisions.edit import Decision, Target
from dashboard.storage import in_step
from dashboard.storage.edits import decide, read_edits
from dashboard.storage.ingest import store as store_posts
from dashboard.storage.input_files import read_inputs
from dashboard.storage.keeper import Keeper, keeper_of
from dashboard.storage.keeper import _keepers as keepers
from dashboard.storage.serving import forget
from dashboard.storage.store import Address, Store, StoreLost, keep_in, open_store
from dashboard.storage.workspace import Workspace
from dashboard.widgets.capture import Storing
from tests import store_servers
from tests.store_servers import KEY, PASSWORD, SECRET, Server
from tests.test_keeping import press, visit
from tests.tiny_workspace import NEW_TEXT, REPOSITORY, built_workspace, clean_environment, everything_in, make_workspace

WORDS = Target("a" * 12, 10, 14, "dead")
POST = post_from_fields({"publisher": "EA WorldView", "published_at": "2013-07-28"}, NEW_TEXT, "new")
KINDS = [
    pytest.param("postgres", marks=pytest.mark.skipif(bool(w := store_servers.why_no_postgres()), reason=str(w))),
    pytest.param("objects", marks=pytest.mark.skipif(bool(w := store_servers.why_no_objects()), reason=str(w))),
]
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the servers are started for Linux and macOS only")


@pytest.fixture(scope="module")
def servers() -> Iterator[dict[str, tuple[Address, Server]]]:
    """The servers that were asked for, each begun once."""
    with contextlib.ExitStack() as ends:

        class Begun(dict[str, tuple[Address, Server]]):
            def __missing__(self, kind: str) -> tuple[Address, Server]:
                self[kind] = ends.enter_context(getattr(store_servers, kind)())
                return self[kind]

        yield Begun()


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest) -> str:
    """Which of the two stores."""
    return str(request.param)


@pytest.fixture
def address(kind: str, servers: dict[str, tuple[Address, Server]], request: pytest.FixtureRequest) -> Address:
    """An empty place of this test's own."""
    own = "".join(letter if letter.isalnum() else "_" for letter in request.node.originalname)[:60]
    base = servers[kind][0]
    return dataclasses.replace(base, url=base.url.replace("/shared", f"/{own}"), schema=own)


def note(reason: str) -> Decision:
    """The plainest decision."""
    return Decision("note", reason, WORDS)


def server_at(address: Address, root: Path) -> Workspace:
    """Another server: an empty disk, and the store."""
    root.mkdir()
    keep_in(root, open_store(address))
    return Workspace(root)


def test_what_is_written_stays_and_comes_back_in_order(address: Address) -> None:
    store = open_store(address)
    one, two = "1" * 64, "2" * 64
    store.add_posts({one: b"first\r\n\xff", two: b"second"})
    store.add_posts({one: b"another text of the same hash"})
    assert store.post_hashes() == {one, two}
    assert store.read_posts([two, one]) == [b"second", b"first\r\n\xff"]
    assert store.add_edits("ana", 1, [b"a1", "a2 عشرة".encode()])
    assert not store.add_edits("ana", 1, [b"another"])
    assert store.add_edits("ben-0a1b2c3d", 1, [b"b1"])
    assert store.add_edits("ana", 3, [b"a3"])
    for again in (store, open_store(address)):
        assert again.edit_counts() == {"ana": 3, "ben-0a1b2c3d": 1}
        assert again.read_edits({"ana": 2}) == {"ana": [(3, b"a3")], "ben-0a1b2c3d": [(1, b"b1")]}
        assert again.read_edits({})["ana"][:2] == [(1, b"a1"), (2, "a2 عشرة".encode())]


def test_two_servers_never_fork_an_authors_chain(address: Address, tmp_path: Path) -> None:
    acknowledged: list[str] = []

    def analyst(number: int) -> None:
        workspace = server_at(address, tmp_path / str(number))
        for count in range(4):
            edits = decide(workspace, "ana", [note(f"{number}.{count}")] * 2)
            acknowledged.extend(edit.edit_id for edit in edits)

    threads = [threading.Thread(target=analyst, args=(number,)) for number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    third = server_at(address, tmp_path / "third")
    decide(third, "ana", [note("the last")])
    kept = read_edits(third)
    assert not kept.problems
    assert len(acknowledged) == 16
    assert {*acknowledged} < {edit.edit_id for edit in kept.edits} and len(kept.edits) == 17


def test_an_answer_that_was_lost_is_not_stored_twice(address: Address, tmp_path: Path) -> None:
    class Deaf:
        """A store whose answer to the first line is lost on the way."""

        def __init__(self, store: Store) -> None:
            self.store, self.heard = store, False

        def __getattr__(self, name: str) -> Any:
            return getattr(self.store, name)

        def add_edits(self, *arguments: Any) -> bool:
            done = self.store.add_edits(*arguments)
            if not self.heard:
                self.heard = True
                raise StoreLost("lost")
            return done

    keep_in(tmp_path, Deaf(open_store(address)))  # type: ignore[arg-type]
    (edit,) = decide(Workspace(tmp_path), "ana", [note("once")])
    assert [one.edit_id for one in read_edits(Workspace(tmp_path)).edits] == [edit.edit_id]
    assert open_store(address).edit_counts() == {"ana": 1}


def test_older_lines_of_the_workspace_go_into_the_store_with_the_first_new_one(
    address: Address, tmp_path: Path
) -> None:
    decide(Workspace(tmp_path), "ana", [note("in git"), note("in git too")])
    keep_in(tmp_path, open_store(address))
    decide(Workspace(tmp_path), "ana", [note("hosted")])
    elsewhere = server_at(address, tmp_path / "elsewhere")
    decide(elsewhere, "ben", [note("also")])
    keeper = Keeper(elsewhere, address)
    keeper.look()
    try:
        assert [edit.decision.reason for edit in read_edits(keeper.workspace).edits if edit.author == "ana"] == [
            "in git", "in git too", "hosted",
        ]  # fmt: skip
    finally:
        keeper.end()


def test_where_files_and_store_went_two_ways_it_is_said_and_the_store_stands(address: Address, tmp_path: Path) -> None:
    decide(server_at(address, tmp_path / "hosted"), "ana", [note("hosted")])
    base = make_workspace(tmp_path / "in-git")
    decide(Workspace(base), "ana", [note("at home"), note("and again")])
    keeper = Keeper(Workspace(base), address)
    try:
        keeper.look()
        assert keeper.problem is None and len(keeper.notes) == 1 and "line 1" in keeper.notes[0]
        assert [edit.decision.reason for edit in read_edits(keeper.workspace).edits] == ["hosted"]
        assert len(read_edits(Workspace(base)).edits) == 2
    finally:
        keeper.end()


def test_a_lost_connection_is_one_sentence_and_loses_nothing(
    kind: str,
    address: Address,
    servers: dict[str, tuple[Address, Server]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    workspace = server_at(address, tmp_path / "here")
    (first,) = decide(workspace, "ana", [note("before")])
    store_posts(workspace, [POST])
    stored = [*workspace.posts_folder.iterdir()]
    monkeypatch.setattr(in_step, "PAUSES", (0.01,))
    server = servers[kind][1]
    server.stop()
    try:
        other = post_from_fields({"publisher": "Wire", "published_at": "2013-07-28"}, "Two were killed.\n", "other")
        for attempt in (lambda: decide(workspace, "ana", [note("lost")]), lambda: store_posts(workspace, [other])):
            with pytest.raises(BadInput, match=r"^The store \([^)]+\) cannot be reached[^.]*\.$"):
                attempt()
        assert len(read_edits(workspace).edits) == 1 and [*workspace.posts_folder.iterdir()] == stored
        keeper = Keeper(workspace, address)
        keeper.look()
        assert not keeper.is_in_step and "cannot be reached" in (keeper.problem or "")
    finally:
        server.start()
    (second,) = decide(workspace, "ana", [note("after")])
    keeper.look()
    assert keeper.is_in_step and keeper.problem is None
    assert [edit.edit_id for edit in read_edits(keeper.workspace).edits] == [first.edit_id, second.edit_id]
    assert open_store(address).post_hashes() == {POST.content_hash}
    keeper.end()


def test_another_server_has_the_same_inputs(address: Address, tmp_path: Path) -> None:
    base = Workspace(make_workspace(tmp_path / "base"))
    here, there = Keeper(base, address), Keeper(base, address)
    try:
        here.look()
        store_posts(here.workspace, [POST])
        decide(here.workspace, "ana", [note("hosted")])
        assert read_inputs(there.workspace).snapshot_id == read_inputs(base).snapshot_id
        there.look()
        new = read_inputs(there.workspace)
        assert new.snapshot_id == read_inputs(here.workspace).snapshot_id != read_inputs(base).snapshot_id
        assert POST.content_hash in new.stored and POST.content_hash not in read_inputs(base).stored
    finally:
        here.end()
        there.end()


@pytest.mark.parametrize("kind", KINDS[:1], indirect=True)  # the page's way to the other store is the same
def test_what_the_capture_page_accepts_is_in_the_store_before_it_is_shown(address: Address, tmp_path: Path) -> None:
    keeper = Keeper(Workspace(built_workspace(tmp_path / "base")), address)
    fields = {"publisher": "EA WorldView", "published_at": "2013-07-28"}
    offered = [{"post_id": POST.post_id, "fields": fields, "text": POST.text, "reading": None}]
    before = (keeper.workspace.snapshots / "CURRENT").read_bytes()
    try:
        refused = Storing(keeper.workspace, offered, dataclasses.replace(address, url=address.url[:-1]))
        refused.run()
        assert "refuses the user or the password" in (refused.error or "") and PASSWORD[:-1] not in (
            refused.error or ""
        )
        assert (keeper.workspace.snapshots / "CURRENT").read_bytes() == before
        assert open_store(address).post_hashes() == frozenset()
        storing = Storing(keeper.workspace, offered, address)
        storing.run()
        assert storing.error is None
        assert (keeper.workspace.snapshots / "CURRENT").read_bytes() != before
        (kept,) = open_store(address).read_posts([POST.content_hash])
        assert kept.decode().endswith(NEW_TEXT) and len(keeper.workspace.post_files()) == 3
    finally:
        forget(keeper.workspace)
        keeper.end()


@pytest.mark.parametrize("kind", KINDS[:1], indirect=True)
def test_all_visits_share_what_the_store_keeps_and_so_does_the_next_server(
    address: Address, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base = make_workspace(tmp_path / "base")
    for name, value in (("WORKSPACE", str(base)), ("STORE_URL", address.url), ("STORE_SCHEMA", address.schema)):
        monkeypatch.setenv(f"ATLEAST_{name}", value)
    before = everything_in(base)
    first, second = visit(), visit()
    assert "kept in the store" in first.caption[0].value and PASSWORD not in str(first)
    press(first, "decide")
    assert [second.run().text[1].value, everything_in(base)] == ["1", before]
    ((key, kept),) = keepers.items()
    kept.end()
    keepers.pop(key)  # the server sleeps, and its disk is gone
    begun = keeper_of(Workspace(base), key[1])
    begun.look()
    assert visit().text[1].value == "1"
    begun.end()
    keepers.clear()


def test_a_post_that_was_changed_in_the_store_is_left_out_and_said(address: Address, tmp_path: Path) -> None:
    store = open_store(address)
    text = b"---\npublisher: Wire\npublished_at: 2013-07-26\n---\nNobody was hurt.\n"
    store.add_posts({"0" * 64: text, "1" * 64: b"no post at all", POST.content_hash: b""})
    keeper = Keeper(Workspace(make_workspace(tmp_path)), address)
    try:
        keeper.look()
        assert keeper.is_in_step and len(keeper.notes) == 3
        assert "changed after it was stored" in keeper.notes[0]
        assert len(keeper.workspace.post_files()) == 2
    finally:
        keeper.end()


def test_a_wrong_password_key_or_place_is_said_without_saying_it(
    address: Address, kind: str, capfd: pytest.CaptureFixture[str]
) -> None:
    wrong = {
        "postgres": [
            (dataclasses.replace(address, url=address.url.replace(PASSWORD, PASSWORD[::-1])), "user or the password"),
            (dataclasses.replace(address, url=address.url.replace("/postgres?", "/nowhere?")), "no such database"),
        ],
        "objects": [
            (dataclasses.replace(address, secret=SECRET[::-1]), "key and secret"),
            (dataclasses.replace(address, url="s3://nowhere/at-all"), "no such bucket"),
        ],
    }[kind]
    for bad, words in wrong:
        said = []
        for ask in ("post_hashes", "edit_counts"):
            with pytest.raises(BadInput, match=words) as refused:
                getattr(open_store(bad), ask)()
            said.append(f"{refused.value} {bad!r} {refused.value.__cause__}")
        if bad.url != "s3://nowhere/at-all":  # SeaweedFS makes a bucket that is written to
            with pytest.raises(BadInput, match=words) as refused:
                open_store(bad).add_posts({"1" * 64: b"x"})
        written = "".join(capfd.readouterr())
        for secret in (PASSWORD, PASSWORD[::-1], KEY, SECRET, SECRET[::-1]):
            assert secret not in "".join((*said, str(refused.value), written))


def test_rows_in_postgresql_are_only_ever_added(servers: dict[str, tuple[Address, Server]]) -> None:
    if why := store_servers.why_no_postgres():
        pytest.skip(why)
    import psycopg

    address = dataclasses.replace(servers["postgres"][0], schema="only_added")
    open_store(address).add_edits("ana", 1, [b"a1"])
    with psycopg.connect(address.url, autocommit=True) as connection:
        for what in ("UPDATE {}.edits SET number = 2", "DELETE FROM {}.edits", "TRUNCATE {}.posts"):
            with pytest.raises(psycopg.errors.RaiseException):
                connection.execute(what.format("only_added"))


def test_an_object_store_that_overwrites_is_refused(
    servers: dict[str, tuple[Address, Server]], monkeypatch: pytest.MonkeyPatch
) -> None:
    if why := store_servers.why_no_objects():
        pytest.skip(why)
    import obstore

    put = obstore.put

    def careless(*arguments: Any, mode: str, **options: Any) -> Any:
        del mode
        return put(*arguments, mode="overwrite", **options)

    monkeypatch.setattr(obstore, "put", careless)
    store = open_store(dataclasses.replace(servers["objects"][0], url="s3://team/careless"))
    with pytest.raises(BadInput, match="use another"):
        store.add_edits("ana", 1, [b"a1"])
    assert store.edit_counts() == {}


def test_kill_at_random_moments_loses_nothing_acknowledged(kind: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.store_kills", kind, "5"],
        cwd=REPOSITORY,
        env=clean_environment(),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    said = re.fullmatch(rf"{kind}: 5 of 5 writers killed, (\d+) acknowledged, 0 lost\n", done.stdout)
    assert said and int(said[1]) >= 5, done.stdout
