"""Who is looking at the page: signed in, or the author named on this machine; asked on the server, each time anew."""

import re
import time

import streamlit as st

from dashboard.capture import BadInput
from dashboard.decisions.people import Act as Act
from dashboard.decisions.people import Person as Person
from dashboard.decisions.people import Role as Role
from dashboard.decisions.people import may as may
from dashboard.storage.author import local_author
from dashboard.storage.sign_in import SignIn, person_of, sign_in_of
from dashboard.storage.workspace import Workspace
from dashboard.widgets import keeping
from dashboard.widgets.app_secrets import app_secrets
from dashboard.widgets.hosting import why_hosted


def who() -> Person:
    """The person of this session, as the server knows it now; never from session state or the address.

    Where sign-in is set up, whom the provider named; else nobody on a hosted app, and the author of this machine on
    one that only this machine reaches. A sign-in that is set up wrongly makes viewers of all. Where each visit has a
    copy of its own (keeping), nobody is a visitor, who decides but grades nothing: two visits are not two people.
    """
    try:
        sign_in = sign_in_here()
    except BadInput as error:
        return Person("", None, "viewer", f"This dashboard is read-only: {error}")
    if sign_in is not None:
        return person_of(dict(st.user), sign_in, time.time())
    if why := why_hosted():
        if keeping.is_visit():  # what a visitor changes, no other visit sees
            return Person(keeping.visitor(), None, "analyst")
        told = f"This dashboard is read-only: others can reach it, since {why}, and it has no sign-in (docs/roles.md)."
        return Person("", None, "viewer", told)
    try:
        author = local_author(Workspace.at())
    except BadInput as error:
        return Person("", None, "editor", str(error))
    return Person(author.name, author.email, "editor")


ADDRESS = re.compile(r"([^\s@<>“”(]+)@[^\s@<>“”():;,]*[^\s@<>“”():;,.]")


def by_name(words: str, person: Person) -> str:
    """Words that name authors, for the page: this person by name, and of other addresses what stands before the @.

    What decisions are signed with stays in the record; two people may read alike here.
    """
    return ADDRESS.sub(lambda found: person.name if found[0].casefold() == person.email else found[1], words)


def sign_in_words(person: Person) -> str:
    """What a person whose role allows no act can do about it, in one sentence."""
    if not person.author:
        return "sign in first."
    return f"you are signed in as {person.author}, and nobody gave that address a role that changes anything."


def sign_in_here() -> SignIn | None:
    """How people sign in here; None when the secrets do not say. BadInput when what they say cannot be relied on."""
    if (secrets := app_secrets()) is None:
        raise BadInput("the secrets cannot be read as TOML.")
    return sign_in_of(secrets)
