"""Where what is added goes: three modes of a hosted app, a copy for each visit, and a ZIP to take away."""

import io
import shutil
import zipfile
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.capture import BadInput, post_from_fields
from dashboard.decisions.edit import Decision, Target
from dashboard.storage import working_copy
from dashboard.storage.edits import decide, read_edits
from dashboard.storage.ingest import store as store_posts
from dashboard.storage.input_files import read_inputs
from dashboard.storage.inputs import is_unchanged
from dashboard.storage.keeping import keeping_of
from dashboard.storage.working_copy import WorkingCopy
from dashboard.storage.workspace import Workspace
from dashboard.storage.zipped import added, zipped
from tests.tiny_workspace import built_workspace, everything_in, make_workspace

WORDS = Target("a" * 12, 10, 14, "dead")
POST = post_from_fields({"publisher": "Wire", "published_at": "2013-07-26"}, "Nine were killed in Homs.\n", "made")
SECRET = "hidden-pass"
URL = f"postgresql://ana:{SECRET}@db.example.org/atleast"


@pytest.mark.parametrize(
    ("section", "environment", "lasts", "mode"),
    [
        ({}, {}, True, "files"),
        ({}, {}, False, "off"),
        ({"mode": "session"}, {}, False, "session"),
        ({"mode": "session"}, {"ATLEAST_CAPTURE": "OFF"}, False, "off"),
        ({"url": URL}, {}, False, "store"),
        ({"url": URL, "mode": "off"}, {}, False, "off"),
        ({}, {"ATLEAST_STORE_URL": "s3://team/shared"}, True, "store"),
        ({"mode": "store", "url": "s3://team", "endpoint": "http://minio:9000", "key": "k", "secret": "s"}, {}, True,
         "store"),
    ],
)  # fmt: skip
def test_the_mode_is_what_secrets_or_environment_say(
    section: dict[str, str], environment: dict[str, str], lasts: bool, mode: str
) -> None:
    assert keeping_of({"keeping": section}, environment, lasts).mode == mode


@pytest.mark.parametrize(
    ("section", "words"),
    [
        ({"mode": "forever"}, "it must be off, session, store or files"),
        ({"mode": "files"}, "does not last"),
        ({"mode": "store"}, "lacks url"),
        ({"url": f"mysql://ana:{SECRET}@db/x"}, "is not an address such as postgresql://"),
        ({"url": f"postgresql://ana:{SECRET}@[db/x"}, "is not an address such as postgresql://"),
        ({"url": "s3:///folder"}, "is not an address"),
        ({"url": "s3://team", "key": "k"}, "key and secret, or neither"),
        ({"url": "s3://team", "endpoint": f"http://{SECRET}.example.org", "key": "k", "secret": SECRET}, "https"),
        ({"url": "s3://team", "endpoint": SECRET, "key": "k", "secret": SECRET}, "endpoint is not an address"),
        ({"url": URL, "schema": "a; DROP"}, "schema is not a name"),
        ("store", "is not a section"),
    ],
)
def test_secrets_that_cannot_be_used_are_refused_in_a_sentence_without_them(section: object, words: str) -> None:
    with pytest.raises(BadInput, match=words) as refused:
        keeping_of({"keeping": section}, {}, lasts=False)
    assert SECRET not in str(refused.value)
    assert SECRET not in repr(keeping_of({"keeping": {"url": URL, "key": SECRET, "secret": SECRET}}, {}, lasts=False))


def test_a_copy_starts_as_its_workspace_and_changes_nothing_of_it(tmp_path: Path) -> None:
    base = Workspace(built_workspace(tmp_path / "base"))
    before = everything_in(base.root)
    copy = WorkingCopy(base)
    try:
        published = (base.snapshots / "CURRENT").read_text().strip()
        assert is_unchanged(copy.workspace, published)  # nothing has to be built
        store_posts(copy.workspace, [POST])
        decide(copy.workspace, "ana", [Decision("note", "seen", WORDS)])
        assert everything_in(base.root) == before
        assert read_inputs(copy.workspace).snapshot_id != read_inputs(base).snapshot_id
    finally:
        copy.delete()
    assert not copy.folder.exists() and everything_in(base.root) == before


def test_a_copy_whose_process_died_is_deleted_by_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATLEAST_CACHE", str(tmp_path / "cache"))
    base = Workspace(make_workspace(tmp_path / "base"))
    dead = tmp_path / "cache" / f"{working_copy.PREFIX}dead"
    (dead / "base").mkdir(parents=True)
    (dead / "LOCK").touch()
    alive = WorkingCopy(base)
    next_one = WorkingCopy(base)
    try:
        assert not dead.exists() and alive.folder.exists() and next_one.folder.exists()
    finally:
        alive.delete()
        next_one.delete()


def test_the_zip_unpacked_in_the_workspace_makes_the_same_snapshot(tmp_path: Path) -> None:
    base = Workspace(make_workspace(tmp_path / "base"))
    decide(base, "ana", [Decision("note", "before", WORDS)])
    copy = Workspace(shutil.copytree(base.root, tmp_path / "copy"))
    assert not added(base, copy)
    store_posts(copy, [POST])
    decide(copy, "ana", [Decision("note", "in the visit", WORDS)])
    decide(copy, "Visitor 1", [Decision("note", "too", WORDS)] * 2)
    new = added(base, copy)
    assert (new.posts, new.decisions) == (1, 3)
    data = zipped(new.files)
    assert data == zipped(new.files)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        archive.extractall(base.root)
    assert all(name.startswith(("posts/", "edits/")) and not Path(name).is_absolute() for name in names)
    assert read_inputs(base).snapshot_id == read_inputs(copy).snapshot_id
    assert len(read_edits(base).edits) == 4 and not added(base, copy)


def deciding() -> None:
    """A page that decides once, and says who and where."""
    import streamlit as st

    from dashboard.capture import BadInput
    from dashboard.decisions.edit import Decision, Target
    from dashboard.storage.edits import read_edits
    from dashboard.storage.workspace import Workspace
    from dashboard.widgets import keeping
    from dashboard.widgets.decide import decide
    from dashboard.widgets.who import who

    if st.button("decide"):
        try:
            decide([Decision("note", "seen", Target("a" * 12, 10, 14, "dead"))])
        except BadInput as error:
            st.error(str(error))
    if st.button("grade"):
        try:
            decide([Decision("grade", "seen", Target("a" * 12, 10, 14, "dead"), values=(("grade", "confirmed"),))])
        except BadInput as error:
            st.error(str(error))
    st.text(who().author)
    st.text(str(len(read_edits(Workspace.at()).edits)))
    st.text(str(Workspace.at().root))
    keeping.notice(says_where=True)


def visit() -> AppTest:
    at = AppTest.from_function(deciding, default_timeout=30).run()
    assert not at.exception
    return at


def press(at: AppTest, label: str) -> AppTest:
    at = next(button for button in at.button if button.label == label).click().run()
    assert not at.exception
    return at


def test_a_visit_sees_its_own_decisions_and_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    base = make_workspace(tmp_path / "base")
    monkeypatch.setenv("ATLEAST_WORKSPACE", str(base))
    monkeypatch.setenv("ATLEAST_HOSTED", "yes")
    monkeypatch.setenv("ATLEAST_CAPTURE", "session")
    before = everything_in(base)
    first, second = visit(), visit()
    assert "this visit only" in first.caption[0].value
    assert first.text[0].value != second.text[0].value  # no two visits sign alike
    first = press(press(first, "decide"), "decide")
    second = press(second.run(), "decide")
    assert [at.text[1].value for at in (first, second)] == ["2", "1"]
    assert len({at.text[2].value for at in (first, second)} | {str(base)}) == 3
    assert everything_in(base) == before
    assert "2 decisions of this visit" in first.markdown[0].value
    refused = press(first, "grade")
    assert "does not grade" in refused.error[0].value and refused.text[1].value == "2"


@pytest.mark.parametrize(
    ("mode", "words"), [("off", "so is deciding"), ("", "read-only"), ("forever", "it must be off")]
)
def test_where_nothing_is_kept_nothing_is_decided(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mode: str, words: str
) -> None:
    base = make_workspace(tmp_path / "base")
    monkeypatch.setenv("ATLEAST_WORKSPACE", str(base))
    monkeypatch.setenv("ATLEAST_HOSTED", "yes")
    monkeypatch.setenv("ATLEAST_CAPTURE", mode)
    at = press(visit(), "decide")
    assert words in at.error[0].value
    assert at.text[1].value == "0" and not (base / "edits").exists()
