"""Roles in a real browser, with a real identity provider: a viewer changes nothing by page, link, forgery or upload."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import get_args
from urllib.parse import urlencode

import httpx
import pytest
from itsdangerous import URLSafeTimedSerializer
from joserfc import jwt
from joserfc.jwk import OctKey
from playwright.sync_api import Page, expect
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

from dashboard.storage.edits import read_edits
from dashboard.storage.workspace import Workspace
from tests.oidc_provider import CLIENT, CLIENT_SECRET, Fault, Provider, running_provider
from tests.one_browser import OneBrowser
from tests.resting import rest
from tests.serve import free_port, served
from tests.test_browser import chromium
from tests.test_review_page import spot
from tests.tiny_workspace import built_workspace, everything_in

pytestmark = pytest.mark.browser
__all__ = ["chromium"]
COOKIE_SECRET = "a-cookie-secret-that-is-long-enough-for-hmac"
COOKIE = "_streamlit_user"
SECRETS = """[auth]
redirect_uri = "{app}/oauth2callback"
cookie_secret = "{cookie_secret}"
client_id = "{client}"
client_secret = "{client_secret}"
server_metadata_url = "{provider}/.well-known/openid-configuration"

[roles.editor]
emails = ["Ada@Example.org"]

[roles.analyst]
groups = ["desk"]
"""
VIEWER = {"sub": "3", "email": "eve@example.org", "email_verified": True, "name": "Eve", "groups": ["guests"]}
ANALYST = {"sub": "2", "email": "ben@example.org", "email_verified": True, "name": "Ben", "groups": ["desk"]}
EDITOR = {"sub": "1", "email": "ada@example.ORG", "email_verified": True, "name": "Ada"}
NEWS = "At least 12 people were killed in an air strike on Aleppo on Saturday, activists said."


@dataclass(frozen=True)
class App:
    address: str
    root: Path
    provider: Provider
    log: Path

    def cookies_of(self, user: dict[str, object], fault: Fault | None = None) -> dict[str, str]:
        """What the app gave a client that went to the provider as `user` and came back, as (cookie, value)."""
        self.provider.user, self.provider.fault = dict(user), fault
        given = {"provider": "default", "exp": int(time.time()) + 60}
        begin = jwt.encode({"alg": "HS256"}, given, OctKey.import_key(COOKIE_SECRET))
        with httpx.Client(follow_redirects=True, trust_env=False) as client:
            client.get(f"{self.address}/auth/login", params={"provider": begin})
            self.provider.fault = None
            return dict(client.cookies)

    def facts(self) -> dict[str, bytes]:
        """Every file of the workspace that a person could have changed."""
        return {name: data for name, data in everything_in(self.root).items() if not name.startswith("snapshots")}


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    folder = tmp_path_factory.mktemp("roles")
    root, port = built_workspace(folder / "workspace"), free_port()
    with running_provider() as provider:
        secrets = folder / "secrets.toml"
        secrets.write_text(
            SECRETS.format(
                app=f"http://localhost:{port}",
                cookie_secret=COOKIE_SECRET,
                client=CLIENT,
                client_secret=CLIENT_SECRET,
                provider=provider.address,
            )
        )
        log = folder / "log.txt"
        with served(root, port=port, options=["--secrets.files", str(secrets)], log=log) as address:
            yield App(address, root, provider, log)


def test_who_proves_nothing_is_not_signed_in(app: App) -> None:
    assert COOKIE in app.cookies_of(VIEWER)
    for fault in get_args(Fault):
        assert COOKIE not in app.cookies_of(EDITOR, fault), fault


def arrive(browser: OneBrowser, app: App, cookies: dict[str, str], link: str = "/capture") -> Page:
    """A page opened with these cookies."""
    context = browser.lent()
    context.add_cookies([{"name": name, "value": value, "url": app.address} for name, value in cookies.items()])
    page = context.new_page()
    page.goto(app.address + link)
    return page


def test_a_viewer_changes_nothing(app: App, chromium: OneBrowser) -> None:
    before = app.facts()
    page = arrive(chromium, app, {})
    expect(page.get_by_text("sign in first")).to_be_visible()
    app.provider.user = dict(VIEWER)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_text("Eve · viewer")).to_be_visible()
    page.goto(app.address + "/capture?role=editor&user=ada@example.org&email=ada@example.org&is_logged_in=true")
    expect(page.get_by_text("nobody gave that address a role")).to_be_visible()
    expect(page.get_by_role("textbox")).to_have_count(0)

    forged = forged_cookie(app)
    expect(arrive(chromium, app, {COOKIE: forged}).get_by_text("sign in first")).to_be_visible()

    sent, signed = acted(chromium, app)
    assert len(app.facts()) == len(before) + 1, "the analyst's own clicks store a post"
    before = app.facts()
    for cookies in (app.cookies_of(VIEWER), {}, {COOKIE: forged}):
        assert replay(app, cookies, sent) == 0
    upload = httpx.put(f"{app.address}/_stcore/upload_file/a/b", files={"file": ("a.md", NEWS)}, trust_env=False)
    assert upload.status_code >= 400
    assert app.facts() == before
    assert replay(app, signed, sent[:-1]) > 0, "the same bytes get an offer when an analyst sends them"

    written = app.log.read_text(errors="replace")
    for secret in (COOKIE_SECRET, CLIENT_SECRET, *app.provider.issued):
        assert secret not in written


def acted(browser: OneBrowser, app: App) -> tuple[list[bytes], dict[str, str]]:
    """What an analyst's clicks send from opening the page to storing a post, and the analyst's cookies."""
    with recorded(browser, app, "/capture") as (page, sent, cookies):
        for label, words in (("Text of the post", NEWS), ("Publisher", "EA WorldView"), ("Published", "2013-07-28")):
            box = page.get_by_role("textbox", name=label)
            box.fill(words)
            box.press("Tab")
        page.get_by_role("button", name="Preview").click()
        page.get_by_role("button", name="Accept and store").click()
        expect(page.get_by_text("Stored and published")).to_be_visible()
    return clicks(sent), cookies


@contextmanager
def recorded(browser: OneBrowser, app: App, link: str) -> Iterator[tuple[Page, list[bytes], dict[str, str]]]:
    """An analyst's page, all that it sends while it is open, and the analyst's cookies."""
    cookies, sent = app.cookies_of(ANALYST), list[bytes]()
    context = browser.lent()
    context.add_cookies([{"name": name, "value": value, "url": app.address} for name, value in cookies.items()])
    page = context.new_page()
    page.on("websocket", lambda socket: socket.on("framesent", lambda frame: sent.append(frame)))
    page.goto(app.address + link)
    yield page, sent, cookies
    browser.give_back(context)


def test_a_viewer_decides_nothing(app: App, chromium: OneBrowser) -> None:
    """On the Review page no button decides for a viewer, no key, no link, and no bytes that an analyst's click sent."""
    link = "/review?" + urlencode(spot(app.root, "Ten people were wounded"))
    accept = "Accept (a)"
    with recorded(chromium, app, link) as (page, sent, signed):
        page.get_by_role("button", name=accept).click()
        expect(page.get_by_text("Accepted: ")).to_be_visible()
        page.get_by_role("button", name="Undo (u)").click()
        expect(page.get_by_text("Taken back: 1 decision.")).to_be_visible()
    told = [edit.decision.kind for edit in read_edits(Workspace(app.root)).edits]
    assert told == ["accept", "undo"]
    opening = next(message for message in sent if BackMsg.FromString(message).HasField("rerun_script"))
    accepting = [opening, clicks(sent)[0]]

    before, viewer = app.facts(), app.cookies_of(VIEWER)
    page = arrive(chromium, app, viewer, link + "&role=editor&is_logged_in=true")
    expect(page.get_by_text("nobody gave that address a role")).to_be_visible()
    expect(page.get_by_role("button", name=accept)).to_be_disabled()
    expect(page.get_by_role("button", name="Save (Enter)")).to_be_disabled()
    for key in ("a", "r", "u"):
        rest(page)
        page.keyboard.press(key)
    rest(page)
    for cookies in (viewer, {}, {COOKIE: forged_cookie(app)}):
        replay(app, cookies, accepting)
    assert app.facts() == before
    replay(app, signed, accepting)
    told = [edit.decision.kind for edit in read_edits(Workspace(app.root)).edits]
    assert told == ["accept", "undo", "accept"], "the same bytes decide when an analyst sends them"


def forged_cookie(app: App) -> str:
    """A cookie that says it is an editor's, signed with another secret than the app's."""
    claims = json.dumps({**EDITOR, "iat": int(time.time()), "origin": app.address, "is_logged_in": True})
    return str(URLSafeTimedSerializer("not-the-secret-of-this-app-but-as-long", salt=COOKIE).dumps(claims))


def replay(app: App, cookies: dict[str, str], sent: list[bytes]) -> int:
    """Send the same bytes with other cookies, of another post; how many pages came back with an offer to accept it."""
    token = httpx.get(app.address + "/_stcore/health", trust_env=False).cookies.get("_streamlit_xsrf", "")
    jar = "; ".join(f"{name}={value}" for name, value in (cookies | {"_streamlit_xsrf": token}).items())
    offers = 0
    with connect(
        app.address.replace("http", "ws") + "/_stcore/stream",
        origin=app.address,
        additional_headers={"Cookie": jar},
        subprotocols=["streamlit", token] if token else ["streamlit"],
        max_size=None,
    ) as socket:
        for message in sent:
            socket.send(message.replace(b"At least 12 people", b"At least 13 people"))
            offers += until_drawn(socket)
    return offers


def clicks(sent: list[bytes]) -> list[bytes]:
    """What a person did; not what the page asks by itself every ten seconds."""
    asked = [(message, BackMsg.FromString(message).rerun_script) for message in sent]
    return [message for message, run in asked if run.widget_states.widgets and not run.fragment_id]


def until_drawn(socket: ClientConnection) -> int:
    """Wait until the page stands; 1 when it offers to accept a post."""
    offers = 0
    while True:
        data = socket.recv(timeout=90)
        assert isinstance(data, bytes)
        offers |= b"Accept and store" in data
        told = ForwardMsg.FromString(data)
        if told.WhichOneof("type") == "script_finished" and told.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
            return offers
