"""At the rail's foot: who is signed in, and the way in and out. Nothing on a machine that only its owner reaches."""

import streamlit as st

from dashboard.capture import BadInput
from dashboard.widgets.hosting import why_hosted
from dashboard.widgets.markup import as_label
from dashboard.widgets.who import Person, sign_in_here, who

ROLES = {"viewer": "viewer: reads all, changes nothing", "analyst": "analyst", "editor": "editor"}


def control() -> None:
    """Draw it in the rail, below everything else."""
    try:
        sign_in, broken = sign_in_here(), False
    except BadInput:
        sign_in, broken = None, True
    if sign_in is None:
        if (broken or why_hosted()) and (problem := who().problem):
            with st.sidebar:
                st.caption(as_label(problem))
        return
    person = who()
    with st.sidebar, st.container(key="sign_in", gap="small"):
        if st.user.get("is_logged_in"):
            _signed_in(person)
            return
        st.caption("Everybody can read. Sign in to capture and decide.")
        for provider in sign_in.providers:
            with_words = f" with {provider.capitalize()}" if provider else ""
            if st.button(f"Sign in{with_words}", key=f"sign_in_{provider}", icon=":material/login:", type="tertiary"):
                st.login(provider)


def _signed_in(person: Person) -> None:
    st.caption(as_label(f"{person.name} · {ROLES[person.role]}"))
    if person.problem:
        st.caption(as_label(person.problem))
    if st.button("Sign out", key="sign_out", icon=":material/logout:", type="tertiary"):
        st.logout()
