"""Who may do what: names, roles, verified addresses only, and one guard that no page can pass by."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, get_args

import pytest
import streamlit as st

from dashboard.capture import BadInput
from dashboard.decisions.edit import Decision, DecisionKind, Target
from dashboard.decisions.people import Act, Person, Role, acts_of, may
from dashboard.storage import author
from dashboard.storage.author import local_author
from dashboard.storage.edits import read_edits
from dashboard.storage.sign_in import LASTS_SECONDS, SignIn, person_of, sign_in_of
from dashboard.storage.workspace import Workspace
from dashboard.widgets import hosting
from dashboard.widgets import who as who_module
from dashboard.widgets.capture import store, why_off
from dashboard.widgets.decide import decide
from dashboard.widgets.hosting import is_this_machine
from dashboard.widgets.who import who
from tests.tiny_workspace import make_workspace

NOW = 1_800_000_000.0
ADA: dict[str, object] = {
    "is_logged_in": True, "email": "Ada@Example.org", "email_verified": True, "name": "Ada", "iat": NOW - 60,
}  # fmt: skip
SECRETS: dict[str, Any] = {
    "auth": {
        "redirect_uri": "https://at-least.example/oauth2callback",
        "cookie_secret": "x" * 32,
        "client_id": "at-least",
    },
    "roles": {
        "editor": {"emails": ["ada@example.ORG "]},
        "analyst": {"groups": ["desk"], "emails": ["ben@example.org"]},
    },
}
NEEDS: dict[Act, Role] = {
    **dict.fromkeys(get_args(Act), "analyst"),
    "grade": "editor", "undo_others": "editor", "bulk": "editor",
}  # fmt: skip


def sign_in(**changed: Any) -> SignIn:
    made = sign_in_of(SECRETS | changed)
    assert made is not None
    return made


def role(**changed: object) -> Role:
    return person_of(ADA | changed, sign_in(), NOW).role


@pytest.mark.parametrize("act", get_args(Act))
def test_the_table_of_roles(act: Act) -> None:
    order: list[Role] = ["viewer", "analyst", "editor"]
    for held in order:
        assert may(Person("Ada", None, held), act) is (order.index(held) >= order.index(NEEDS[act]))
    assert may(Person("", None, "editor"), act) is (act == "capture"), "a decision is signed"


def test_addresses_count_whole_in_any_case_and_only_verified() -> None:
    assert role() == "editor"
    assert role(email="ADA@EXAMPLE.ORG") == "editor"
    for other in (
        "ada@example.org.evil.example",
        "xada@example.org",
        "ada@example.or",
        "ada@example.org, b@c.de",
        None,
        7,
    ):
        assert role(email=other) == "viewer"
    for verified in (False, None, "true", 1, "yes"):
        assert role(email_verified=verified) == "viewer"
    assert role(is_logged_in=False) == "viewer"
    assert role(is_logged_in="yes") == "viewer"


def test_groups_are_matched_exactly_and_an_address_is_no_group() -> None:
    known = {"email": "eve@example.org"}
    assert role(**known) == "viewer"
    assert role(**known, groups=["desk", "other"]) == "analyst"
    for groups in (["Desk"], "desks", ["desk "], [["desk"]], {"desk": True}, ["ada@example.org"], 7):
        assert role(**known, groups=groups) == "viewer"
    assert role(**known, groups=["desk"], email_verified=False) == "viewer"


def test_a_sign_in_ends_after_half_a_day() -> None:
    assert role(iat=NOW - LASTS_SECONDS + 1) == "editor"
    for issued in (NOW - LASTS_SECONDS - 1, NOW + 3600, None, "now"):
        assert role(iat=issued) == "viewer"


def test_two_names_of_one_address_are_one_author() -> None:
    one, two = (person_of(ADA | {"name": name, "email": email}, sign_in(), NOW)
                for name, email in (("Ada", "ada@example.org"), ("A. Lovelace", "ADA@example.org")))  # fmt: skip
    assert one.author == two.author == "ada@example.org"


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"cookie_secret": "short"}, "cookie_secret in the secrets is shorter than 32"),
        ({"redirect_uri": "http://at-least.example/oauth2callback"}, "does not begin with https"),
        ({"client_id": ...}, "names no provider"),
    ],
)
def test_a_sign_in_that_cannot_be_relied_on_is_refused(changed: dict[str, Any], why: str) -> None:
    auth = {key: value for key, value in (SECRETS["auth"] | changed).items() if value is not ...}
    with pytest.raises(BadInput, match=why) as refused:
        sign_in_of(SECRETS | {"auth": auth})
    assert "short" not in str(refused.value).replace("shorter", "")


def test_no_representation_of_the_sign_in_holds_an_address() -> None:
    assert "example" not in repr(sign_in()).lower()


def a_decision(kind: DecisionKind, post: str = "0" * 12, undoes: str | None = None) -> Decision:
    target = None if kind == "undo" else Target(post, 0, 4, "Ten ")
    other = Target(post, 9, 12, "two") if kind.endswith("_link") else None
    values = (("grade", "confirmed"),) if kind == "grade" else ()
    return Decision(kind, "because", target, other, values, undoes)


def test_what_decisions_need() -> None:
    assert acts_of([a_decision("note")], {}, "ada") == ["decide", "note"]
    assert acts_of([a_decision("undo", undoes="e1")], {"e1": "Ada"}, "ada") == ["decide", "undo"]
    assert "undo_others" in acts_of([a_decision("undo", undoes="e1")], {"e1": "ben"}, "ada")
    assert "undo_others" in acts_of([a_decision("undo", undoes="e1")], {}, "ada")
    assert "bulk" in acts_of([a_decision("accept"), a_decision("accept", "1" * 12)], {}, "ada")
    assert "bulk" not in acts_of([a_decision("accept"), a_decision("note")], {}, "ada")
    assert "bulk" not in acts_of([a_decision("must_link"), a_decision("must_link", "1" * 12)], {}, "ada")


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    folder = make_workspace(tmp_path / "w")
    monkeypatch.setenv("ATLEAST_WORKSPACE", str(folder))
    yield folder
    st.session_state.clear()


def signed_in(monkeypatch: pytest.MonkeyPatch, claims: Mapping[str, object]) -> None:
    monkeypatch.setattr(who_module.st, "secrets", SECRETS)
    monkeypatch.setattr(who_module.st, "user", claims)
    monkeypatch.setattr(who_module.time, "time", lambda: NOW)


def lines(root: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for file in (root / "edits").glob("*.jsonl") for line in file.read_text().splitlines()]


def test_the_guard_asks_the_server_at_each_decision(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    signed_in(monkeypatch, ADA | {"email": "ben@example.org"})
    decide([a_decision("note")])
    for refused in ([a_decision("grade")], [a_decision("note"), a_decision("accept", "1" * 12)]):
        with pytest.raises(BadInput, match="An analyst does not grade"):
            decide(refused)
    assert [(one["author"], one["kind"]) for one in lines(root)] == [("ben@example.org", "note")]
    signed_in(monkeypatch, ADA)
    decide([a_decision("grade")])
    theirs = next(e for e in read_edits(Workspace(root)).edits if e.author == "ada@example.org").edit_id
    signed_in(monkeypatch, ADA | {"email": "ben@example.org"})
    with pytest.raises(BadInput, match="take back what others decided"):
        decide([a_decision("undo", undoes=theirs)])

    for nobody in ({}, ADA | {"email": "eve@example.org"}, ADA | {"email_verified": False}, {"is_logged_in": False}):
        signed_in(monkeypatch, nobody)
        st.session_state["role"] = st.session_state["who"] = "editor"
        with pytest.raises(BadInput):
            decide([a_decision("note")])
        assert why_off(Workspace(root))
        with pytest.raises(BadInput):
            store(Workspace(root), [])
    assert len(lines(root)) == 2


def test_others_who_reach_an_app_without_sign_in_change_nothing(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert who().role == "editor"
    for reach in ("ATLEAST_HOSTED", "address", "cloud"):
        with monkeypatch.context() as patch:
            if reach == "ATLEAST_HOSTED":
                patch.setenv(reach, "yes")
            elif reach == "address":
                patch.setattr(hosting.st, "get_option", lambda _: "0.0.0.0")
            else:
                patch.setattr(hosting, "CLOUD", hosting.REPOSITORY)
            assert who().role == "viewer"
            with pytest.raises(BadInput):
                decide([a_decision("note")])
    assert not (root / "edits").exists()


def test_no_page_reaches_edits_but_through_the_guard() -> None:
    folders = [hosting.REPOSITORY / "dashboard" / name for name in ("pages", "widgets")]
    files = [file for folder in folders for file in folder.glob("*.py")]
    writers = [
        file.name
        for file in files
        if "storage.edits import decide" in file.read_text() or "edits.decide(" in file.read_text()
    ]
    assert writers == ["decide.py"]


@pytest.mark.usefixtures("root")
def test_secrets_that_cannot_be_read_make_nobody_an_editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = tmp_path / "secrets.toml"
    broken.write_text("[auth\n")

    class Unreadable:
        def keys(self) -> list[str]:
            raise FileNotFoundError("Error parsing secrets file")

    monkeypatch.setattr(who_module.st, "secrets", Unreadable())
    monkeypatch.setattr(who_module.st, "get_option", lambda _: [str(broken)])
    assert who().role == "viewer"
    assert "cannot be read as TOML" in (who().problem or "")


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.8.0.1", "::1", "[::1]", "app.localhost"])
def test_names_of_this_machine(host: str) -> None:
    assert is_this_machine(host)


@pytest.mark.parametrize(
    "host", [None, "", "0.0.0.0", "::", "192.168.0.4", "localhost.example", "unix:///x", "example.org"]
)
def test_names_of_other_machines(host: str | None) -> None:
    assert not is_this_machine(host)


def test_the_local_author(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = make_workspace(tmp_path / "w")
    workspace = Workspace(root)
    monkeypatch.setenv("ATLEAST_AUTHOR", "Ada  Lovelace <Ada@Example.org>")
    assert (local_author(workspace).name, local_author(workspace).email) == ("Ada Lovelace", "ada@example.org")
    monkeypatch.delenv("ATLEAST_AUTHOR")
    before = (root / "workspace.toml").read_text()
    (root / "workspace.toml").write_text(before + 'author = "Ben"\n')
    assert local_author(workspace).name == "Ben"
    (root / "workspace.toml").write_text(before)
    monkeypatch.setattr(author, "_of_git", lambda _, key, __: {"user.name": "Cy", "user.email": "cy@c.org"}[key])
    assert local_author(workspace).email == "cy@c.org"
    monkeypatch.setattr(author, "_of_git", lambda *_: "")
    with pytest.raises(BadInput, match="set ATLEAST_AUTHOR to your name") as nobody:
        local_author(workspace)
    assert "\n" not in str(nobody.value)
    monkeypatch.setenv("ATLEAST_AUTHOR", "a\x07b")
    with pytest.raises(BadInput, match="cannot be an author's name"):
        local_author(workspace)
