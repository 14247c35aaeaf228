"""Whether posts and decisions can be added here, and where they last: what the secrets or the environment say."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from dashboard.capture import BadInput
from dashboard.storage.store import WHERE, Address, open_store

Mode = Literal["off", "session", "store", "files"]
"""off: nothing can be added; session: for one visit, to be downloaded; store: in PostgreSQL or S3-compatible storage;
files: in the workspace's own files, as on a machine of one's own."""
SECTION = "keeping"
MODE_NAME = "ATLEAST_CAPTURE"
NAMES = {
    "url": "ATLEAST_STORE_URL",
    "endpoint": "ATLEAST_STORE_ENDPOINT",
    "region": "ATLEAST_STORE_REGION",
    "key": "ATLEAST_STORE_KEY",
    "secret": "ATLEAST_STORE_SECRET",
    "schema": "ATLEAST_STORE_SCHEMA",
}
MODES = f"{', '.join(get_args(Mode)[:-1])} or {get_args(Mode)[-1]}"


@dataclass(frozen=True, slots=True)
class Keeping:
    """The mode, and with `store` its address."""

    mode: Mode
    address: Address | None = None


def keeping_of(secrets: Mapping[str, object], environment: Mapping[str, str], lasts: bool) -> Keeping:
    """What the section `keeping` of the secrets says, with the environment over it.

    Where neither says a mode it is `store` when a url is given, else `files` where the disk `lasts`, else `off`.
    BadInput names what is missing or impossible, never a value that could be secret.
    """
    section = secrets.get(SECTION, {})
    if not isinstance(section, Mapping):
        raise BadInput(f"{SECTION} in the secrets is not a section with mode, url and so on.")
    given = {key: str(section.get(key, "")).strip() for key in ("mode", *NAMES)}
    given |= {key: environment[name].strip() for key, name in NAMES.items() if environment.get(name, "").strip()}
    mode = (environment.get(MODE_NAME, "").strip() or given["mode"] or default_mode(given, lasts)).lower()
    if mode not in get_args(Mode):
        raise BadInput(f"The mode of {SECTION} is {mode[:20]!r}; it must be {MODES}.")
    if mode == "files" and not lasts:
        raise BadInput(
            "The mode of keeping is files, but the disk of this machine does not last; use session or store."
        )
    if mode != "store":
        return Keeping(mode)  # type: ignore[arg-type]
    if not given["url"]:
        raise BadInput(f"The store lacks url: put {WHERE} into the section {SECTION} of the secrets.")
    if bool(given["key"]) != bool(given["secret"]):
        raise BadInput("The store needs key and secret, or neither.")
    address = Address(**{key: given[key] for key in NAMES if key != "schema" or given[key]})
    open_store(address)  # says what is wrong with the address; nothing is asked of it yet
    return Keeping("store", address)


def default_mode(given: Mapping[str, str], lasts: bool) -> str:
    """The mode where none is given."""
    if given["url"]:
        return "store"
    return "files" if lasts else "off"
