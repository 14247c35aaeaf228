"""Whether others can reach this server. The one place that decides it; without sign-in a hosted app is read-only."""

import os
from collections.abc import Iterable
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

import streamlit as st
from streamlit import runtime
from streamlit.runtime.scriptrunner import get_script_run_ctx

from dashboard.storage.workspace import REPOSITORY

CLOUD = Path("/mount/src")
"""Where Streamlit Community Cloud puts an app; its disk does not last."""
YES = frozenset({"1", "yes", "true", "on"})
PASSED_ON = ("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-Ip", "Via")
"""Headers by which a server in between says that it passes a request on."""


def why_hosted() -> str | None:
    """Why this app counts as hosted, in words that follow "because"; None when only this machine reaches it.

    Streamlit Community Cloud, ATLEAST_HOSTED=yes, a server bound to more than this machine, or a request that came
    through another server. A proxy on this machine that hides itself shows in none of these: there the setting is
    needed. Nothing says "not hosted": what can be reached by others is never edited without sign-in.
    """
    if os.environ.get("ATLEAST_HOSTED", "").strip().casefold() in YES:
        return "ATLEAST_HOSTED is set"
    if on_cloud():
        return "it runs on Streamlit Community Cloud"
    bound = st.get_option("server.address")
    if not is_this_machine(bound):
        return f"the server listens on {bound or 'every address'}"
    return _why_from_outside()


def on_cloud() -> bool:
    """True on Streamlit Community Cloud."""
    return REPOSITORY.is_relative_to(CLOUD)


def is_this_machine(host: str | None) -> bool:
    """True for a host name or address that only this machine reaches."""
    if not host:
        return False
    name = host.strip("[]").casefold()
    if name == "localhost" or name.endswith(".localhost"):
        return True
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return False


def _why_from_outside() -> str | None:
    context = get_script_run_ctx()
    if context is not None and runtime.exists() and runtime.get_instance().get_client(context.session_id) is None:
        return "the browser that asked is gone"
    headers = st.context.headers
    if any(name in headers for name in PASSED_ON):
        return "another server passes the requests on"
    for host in _hosts(headers.get_all("Host"), headers.get_all("Origin")):
        if not is_this_machine(host):
            return "it was opened under a name that is not this machine's"
    return None


def _hosts(hosts: Iterable[str], origins: Iterable[str]) -> list[str | None]:
    return [urlsplit(f"//{host}").hostname for host in hosts] + [urlsplit(origin).hostname for origin in origins]
