"""Where posts and decisions go on this server, and for how long: said on the page, and warned of before leaving.

Three modes of a hosted app (storage/keeping.py): off; session, in which each visit has a copy of the workspace of its
own that nobody else sees; and store, in which all visits share what PostgreSQL or object storage keeps.
"""

import os
import secrets
from pathlib import Path

import streamlit as st
from streamlit.components import v2
from streamlit.runtime.scriptrunner import get_script_run_ctx

from dashboard.capture import BadInput
from dashboard.storage import workspace as workspaces
from dashboard.storage.keeper import Keeper, keeper_of
from dashboard.storage.keeping import Keeping, keeping_of
from dashboard.storage.serving import forget
from dashboard.storage.store import Address
from dashboard.storage.working_copy import WorkingCopy
from dashboard.storage.workspace import SHIPPED, Workspace
from dashboard.storage.zipped import Added, added, zipped
from dashboard.widgets.app_secrets import app_secrets
from dashboard.widgets.figures import counted
from dashboard.widgets.hosting import on_cloud
from dashboard.widgets.markup import as_label

COPY, DOWNLOADED, VISIT, ZIP = "keeping_copy", "keeping_downloaded", "keeping_visit", "keeping_zip"
OFF = "Capture is off here, and so is deciding: this dashboard only shows a workspace. Run it on your own machine."
LEAVING = v2.component(
    "before_leaving",
    html="<span></span>",
    js="""
const ask = (event) => { event.preventDefault(); event.returnValue = ""; };
export default function () {
  window.addEventListener("beforeunload", ask);
  return () => window.removeEventListener("beforeunload", ask);
}
""",
)


def keeping() -> Keeping:
    """What the secrets and the environment say. BadInput, free of secrets, when they cannot be used."""
    if (secrets_said := app_secrets()) is None:
        raise BadInput("The secrets cannot be read as TOML.")
    return keeping_of(secrets_said, os.environ, lasts=not on_cloud())


def why_off() -> str | None:
    """Why nothing can be added on this server, by anybody; None when something can."""
    try:
        return OFF if keeping().mode == "off" else None
    except BadInput as error:
        return f"Capture is off: {error}"


def is_visit() -> bool:
    """True where what is added lasts for one visit, and only that visit sees it."""
    try:
        return keeping().mode == "session"
    except BadInput:
        return False


def visitor() -> str:
    """What decisions of a visit without sign-in are signed with: no other visit's name."""
    return str(st.session_state.setdefault(VISIT, f"Visitor {secrets.token_hex(3)}"))


def own_root() -> Path | None:
    """The folder that this session works in, where that is not the configured workspace's: `Workspace.at` asks."""
    if get_script_run_ctx() is None:
        return None
    try:
        here = keeping()
    except BadInput:
        return None
    if here.mode == "session" and st.session_state.get(COPY):
        return _copy(st.session_state[COPY]).workspace.root
    if here.mode == "store" and here.address:
        return keeper_of(Workspace.configured(), here.address).workspace.root
    return None


workspaces.elsewhere = own_root


def to_change() -> Workspace:
    """The workspace that this session may add to; a visit's copy is made when it first adds something."""
    if is_visit() and not st.session_state.get(COPY):
        token = secrets.token_hex()
        _copy(token)
        st.session_state[COPY] = token
    return Workspace.at()


def address() -> Address | None:
    """Where the store is that a process which adds posts has to use."""
    return keeping().address


def _let_go(copy: WorkingCopy) -> None:
    forget(copy.workspace)
    copy.delete()


@st.cache_resource(scope="session", show_spinner="Making a copy of the workspace for this visit …", on_release=_let_go)
def _copy(visit: str) -> WorkingCopy:
    """The copy of the visit that holds this token; it goes when the visit ends."""
    del visit
    return WorkingCopy(Workspace.configured())


def where_words() -> str:
    """Where accepted posts go, and for how long."""
    try:
        here = keeping()
    except BadInput:
        return ""
    root = Workspace.configured().root
    if here.mode == "session":
        return "What you add lasts for this visit only, and only you see it: download it before you close or reload."
    if here.mode == "store" and here.address:
        return f"Posts and decisions are kept in the store ({keeper_of(Workspace(root), here.address).store.name})."
    if root == SHIPPED:
        return (
            "Accepted posts go into the sample workspace; set ATLEAST_WORKSPACE to a folder of your own to keep apart."
        )
    return f"Accepted posts go into the workspace “{root.name}”."


def notice(*, says_where: bool = False) -> None:
    """What a person who adds something must know, on Capture and Review: what is not kept, or not reached.

    `says_where`: also where all of it goes, on a hosted app.
    """
    try:
        here = keeping()
    except BadInput as error:
        st.warning(as_label(str(error)), icon=":material/warning:")
        return
    if says_where and here.mode == "off":
        st.info(as_label(OFF))
    new = _added()
    if says_where and here.mode in ("session", "store") and not new:
        st.caption(as_label(where_words()))
    if new:
        _take_away(new)
    elif here.mode == "store" and here.address:
        keeper = keeper_of(Workspace.configured(), here.address)
        if keeper.problem or not keeper.is_in_step:
            _until_in_step(keeper)
        for note in keeper.notes:
            st.warning(as_label(note), icon=":material/warning:")
        if not says_where:  # Capture, which only those see who may add
            _all_of(keeper)


@st.fragment(run_every=5)
def _until_in_step(keeper: Keeper) -> None:
    """Why the store's posts and decisions are not all here; the page is drawn anew when they are."""
    if keeper.problem:
        words = f"{keeper.problem} What it holds may be missing here, and nothing can be added until it answers."
        st.warning(as_label(words), icon=":material/cloud_off:")
    elif not keeper.is_in_step:
        st.info("The store is being read; what it holds appears by itself.", icon=":material/hourglass:")
    else:
        st.rerun()


def _all_of(keeper: Keeper) -> None:
    """What the store holds beyond the configured workspace, as a ZIP: nobody is tied to a store."""
    st.download_button(
        "Download what the store holds",
        data=lambda: zipped(added(Workspace.configured(), keeper.workspace).files),
        file_name="at-least-store.zip",
        mime="application/zip",
        icon=":material/download:",
        type="tertiary",
        key="keeping_store",
        help="posts/*.md and edits/*.jsonl, to be unpacked into a workspace's folder.",
        on_click="ignore",
    )


def _take_away(new: Added) -> None:
    """What this visit added, as a ZIP."""
    parts = [counted(n, word) for n, word in ((new.posts, "post"), (new.decisions, "decision")) if n]
    what = " and ".join(parts)
    is_safe = st.session_state.get(DOWNLOADED) == new.digest
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        if is_safe:
            st.markdown(as_label(f"Downloaded: {what} of this visit. Unpack the ZIP in the workspace's folder."))
        else:
            st.markdown(as_label(f"Only here so far: {what} of this visit. Download before you leave."))
        st.download_button(
            "Download",
            data=_zip(new),
            file_name="at-least-visit.zip",
            mime="application/zip",
            icon=":material/download:",
            type="secondary" if is_safe else "primary",
            key="keeping_download",
            help="posts/*.md and edits/*.jsonl, to be unpacked into a workspace's folder.",
            on_click=_downloaded,
            args=(new.digest,),
        )


def _zip(new: Added) -> bytes:
    """The ZIP, made before anybody asks: a file still to be made is forgotten by the run that its own click begins."""
    held: tuple[str, bytes] | None = st.session_state.get(ZIP)
    if held is None or held[0] != new.digest:
        held = st.session_state[ZIP] = (new.digest, zipped(new.files))
    return held[1]


def _downloaded(digest: str) -> None:
    st.session_state[DOWNLOADED] = digest


def _added() -> Added:
    """What this visit added to its copy; nothing while it has none."""
    if not (is_visit() and st.session_state.get(COPY)):
        return Added((), 0, 0)
    return added(Workspace.configured(), _copy(st.session_state[COPY]).workspace)


def warn_before_leaving() -> None:
    """On every page: the browser asks before it closes or reloads a page whose visit added what is not downloaded."""
    new = _added()
    if new and st.session_state.get(DOWNLOADED) != new.digest:
        LEAVING(key="before_leaving")
