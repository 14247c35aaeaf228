"""Signing in: what the secrets must say, and whom the claims of an identity provider name. No token passes here.

Streamlit checks signature, issuer, audience, nonce and expiry when somebody signs in (`st.login`, Authlib), and keeps
the claims in a signed cookie. What is decided here is what those claims are worth.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from dashboard.capture import BadInput
from dashboard.decisions.people import Person, Role, role_of

SECTION, ROLES = "auth", "roles"
SHARED = frozenset({"redirect_uri", "cookie_secret", "expose_tokens"})
SHORTEST_SECRET = 32
LASTS_SECONDS = 12 * 3600
"""A sign-in counts for half a day, so that a role that was taken away at the provider ends with it."""
AHEAD_SECONDS = 300
LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})
UNNAMED = Person("", None, "viewer")


@dataclass(frozen=True, slots=True)
class SignIn:
    """How people sign in. `providers` are names for `st.login` (None: the one in [auth] itself).

    `emails` and `groups` are lists by role; `groups_claim` is where the provider tells groups.
    """

    providers: tuple[str | None, ...]
    emails: Mapping[str, tuple[str, ...]] = field(repr=False)
    groups: Mapping[str, tuple[str, ...]] = field(repr=False)
    groups_claim: str = "groups"


def sign_in_of(secrets: Mapping[str, object]) -> SignIn | None:
    """The sign-in that `secrets` set up; None when they name none. BadInput for one that cannot be relied on."""
    if SECTION not in secrets:
        return None
    auth = secrets[SECTION]
    if not isinstance(auth, Mapping):
        raise BadInput("[auth] in the secrets is not a section.")
    named = [name for name, value in auth.items() if isinstance(value, Mapping) and "client_id" in value]
    providers = ([None] if "client_id" in auth else []) + named
    if not providers:
        raise BadInput(
            "[auth] in the secrets names no provider: it lacks client_id, client_secret, server_metadata_url."
        )
    if len(str(auth.get("cookie_secret", ""))) < SHORTEST_SECRET:
        raise BadInput(
            f"cookie_secret in the secrets is shorter than {SHORTEST_SECRET} characters, and could be guessed."
        )
    address = urlsplit(str(auth.get("redirect_uri", "")))
    if address.scheme != "https" and not (address.scheme == "http" and address.hostname in LOCAL):
        raise BadInput("redirect_uri in the secrets does not begin with https://.")
    roles = secrets.get(ROLES, {})
    if not isinstance(roles, Mapping):
        raise BadInput("[roles] in the secrets is not a section.")
    claim = roles.get("groups_claim", "groups")
    return SignIn(tuple(providers), _lists(roles, "emails"), _lists(roles, "groups"), str(claim))


def _lists(roles: Mapping[str, object], kind: str) -> dict[str, tuple[str, ...]]:
    found = {}
    for role in ("editor", "analyst", "viewer"):
        section = roles.get(role, {})
        if not isinstance(section, Mapping) or not isinstance(named := section.get(kind, []), list | tuple):
            raise BadInput(f"[roles.{role}] in the secrets is not a section with lists emails and groups.")
        found[role] = tuple(map(str, named))
    return found


def person_of(claims: Mapping[str, object], sign_in: SignIn, now: float) -> Person:
    """Whom the claims of a session name, at the instant `now` (seconds since 1970).

    A viewer without a name when nobody is signed in. Only a verified e-mail address makes more than a viewer of
    anybody: decisions are signed with it.
    """
    if claims.get("is_logged_in") is not True:
        return UNNAMED
    told = claims.get("email")
    address = told.strip() if isinstance(told, str) and claims.get("email_verified") is True else ""
    email = address.casefold() if address.count("@") == 1 and address.isprintable() and " " not in address else None
    said = claims.get("name")
    name = " ".join(said.split())[:120] if isinstance(said, str) and said.isprintable() else ""
    if email is None:
        return Person(
            name or "Somebody",
            None,
            "viewer",
            "The provider does not say that your e-mail address is verified, so you change nothing here.",
        )
    issued = claims.get("iat")
    if not isinstance(issued, int | float) or not -AHEAD_SECONDS <= now - issued <= LASTS_SECONDS:
        return Person(
            name or email, email, "viewer", "Your sign-in is older than twelve hours: sign out, and in again."
        )
    role: Role = role_of(sign_in.emails, sign_in.groups, email, _groups(claims.get(sign_in.groups_claim)))
    return Person(name or email, email, role)


def _groups(told: object) -> frozenset[str]:
    if isinstance(told, str):
        return frozenset({told})
    return (
        frozenset(group for group in told if isinstance(group, str)) if isinstance(told, list | tuple) else frozenset()
    )
