"""Where the second reader is, from secrets or the environment; without all three values it is off."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from dashboard.capture import BadInput

SECTION = "second_reader"
NAMES = {
    "url": "ATLEAST_SECOND_READER_URL",
    "model": "ATLEAST_SECOND_READER_MODEL",
    "key": "ATLEAST_SECOND_READER_KEY",
    "seconds": "ATLEAST_SECOND_READER_SECONDS",
}
HOW = (
    "The second reader is off. To turn it on, put url, model and key into the section [second_reader] of "
    ".streamlit/secrets.toml, or set ATLEAST_SECOND_READER_URL, ATLEAST_SECOND_READER_MODEL and "
    "ATLEAST_SECOND_READER_KEY."
)
LOCAL_HOSTS = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True, slots=True)
class Endpoint:
    """An OpenAI-compatible service. `url` ends before /chat/completions; `seconds` bounds one request as a whole."""

    url: str
    model: str
    key: str = field(repr=False)
    seconds: float = 120.0

    @property
    def host(self) -> str:
        """Whom a post's text is sent to."""
        return urlsplit(self.url).netloc.rpartition("@")[2]


def endpoint_of(secrets: Mapping[str, object], environment: Mapping[str, str]) -> Endpoint | None:
    """The endpoint that the section `second_reader` of `secrets` names, with the environment over it; None when off.

    BadInput names the value that is missing or cannot be used, never the key itself.
    """
    section = secrets.get(SECTION, {})
    if not isinstance(section, Mapping):
        raise BadInput(f"{SECTION} in the secrets is not a section with url, model and key.")
    given = {key: str(section.get(key, "")).strip() for key in NAMES}
    given |= {key: environment[name].strip() for key, name in NAMES.items() if environment.get(name, "").strip()}
    if not any(given.values()):
        return None
    if missing := [key for key in ("url", "model", "key") if not given[key]]:
        raise BadInput(f"The second reader lacks {' and '.join(missing)}. {HOW}")
    return Endpoint(_checked(given["url"]), given["model"], given["key"], _seconds(given["seconds"]))


def _checked(url: str) -> str:
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        host = None
    if host is None or parts.scheme not in ("https", "http"):
        raise BadInput(f"The second reader's url {url!r} is not an address such as https://host/v1.")
    if parts.scheme == "http" and host not in LOCAL_HOSTS:
        raise BadInput(f"The second reader's url {url!r} would send the key unencrypted; it must begin with https.")
    return url.rstrip("/").removesuffix("/chat/completions")


def _seconds(written: str) -> float:
    if not written:
        return 120.0
    try:
        seconds = float(written)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds <= 3600:
        raise BadInput(f"The second reader's seconds {written!r} is not a number from 0 to 3600.")
    return seconds


def secrets_in(folder: Path) -> Mapping[str, object]:
    """What .streamlit/secrets.toml below `folder` holds; empty without the file. BadInput when it is not TOML."""
    path = folder / ".streamlit" / "secrets.toml"
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        raise BadInput(".streamlit/secrets.toml cannot be read as TOML.") from None
