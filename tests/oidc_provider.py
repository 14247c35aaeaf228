"""A small identity provider on this machine: discovery, authorize, token and keys, as OpenID Connect Core 1.0 says.

It asks nobody for a password: whoever comes is `user`. `fault` makes it err as a forger or a careless provider would.
"""

import base64
import hashlib
import json
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Literal
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT, CLIENT_SECRET = "at-least", "a-client-secret-that-no-log-may-hold"
Fault = Literal["wrong signature", "wrong audience", "wrong issuer", "wrong nonce", "expired"]


@dataclass
class Provider:
    """A running provider. `issued` are the codes and tokens it handed out, none of which may be written anywhere."""

    address: str = ""
    user: dict[str, Any] = field(default_factory=dict)
    fault: Fault | None = None
    issued: list[str] = field(default_factory=list)
    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "of-the-provider"}))
    codes: dict[str, dict[str, str]] = field(default_factory=dict)

    def discovery(self) -> dict[str, Any]:
        return {
            "issuer": self.address,
            "authorization_endpoint": f"{self.address}/authorize",
            "token_endpoint": f"{self.address}/token",
            "jwks_uri": f"{self.address}/jwks",
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "code_challenge_methods_supported": ["S256"],
        }

    def code_for(self, asked: dict[str, str]) -> str:
        """A code, to be changed for a token once."""
        code = secrets.token_urlsafe(16)
        self.codes[code] = asked
        self.issued.append(code)
        return code

    def token_for(self, given: dict[str, str], credentials: str) -> dict[str, Any] | None:
        """The answer to a request for a token; None when anything of it is wrong."""
        asked = self.codes.pop(given.get("code", ""), None)
        challenge = hashlib.sha256(given.get("code_verifier", "").encode()).digest()
        if (
            asked is None
            or credentials != f"{CLIENT}:{CLIENT_SECRET}"
            or given.get("redirect_uri") != asked["redirect_uri"]
            or base64.urlsafe_b64encode(challenge).decode().rstrip("=") != asked["code_challenge"]
        ):
            return None
        access, token = secrets.token_urlsafe(24), self.signed(self.claims(asked["nonce"]))
        self.issued += [access, token]
        return {"access_token": access, "token_type": "Bearer", "expires_in": 3600, "id_token": token}

    def claims(self, nonce: str) -> dict[str, Any]:
        now = int(time.time())
        claims = {"iss": self.address, "aud": CLIENT, "nonce": nonce, "iat": now, "exp": now + 3600, **self.user}
        wrong: dict[Fault, dict[str, Any]] = {
            "wrong audience": {"aud": "another-app"},
            "wrong issuer": {"iss": "https://elsewhere.example"},
            "wrong nonce": {"nonce": "of-another-visit"},
            "expired": {"iat": now - 7200, "exp": now - 3600},
        }
        return claims | (wrong.get(self.fault, {}) if self.fault else {})

    def signed(self, claims: dict[str, Any]) -> str:
        kid = {"kid": "of-the-provider"}
        key = RSAKey.generate_key(2048, kid) if self.fault == "wrong signature" else self.key
        return jwt.encode({"alg": "RS256", **kid}, claims, key)


@contextmanager
def running_provider() -> Iterator[Provider]:
    """A provider that answers until the block ends."""
    provider = Provider()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked = urlsplit(self.path)
            if asked.path == "/.well-known/openid-configuration":
                self.tell(provider.discovery())
            elif asked.path == "/jwks":
                self.tell({"keys": [provider.key.as_dict(private=False)]})
            elif asked.path == "/authorize":
                query = {name: values[0] for name, values in parse_qs(asked.query).items()}
                answer = urlencode({"code": provider.code_for(query), "state": query["state"]})
                self.send_response(302)
                self.send_header("Location", f"{query['redirect_uri']}?{answer}")
                self.end_headers()
            else:
                self.tell({}, 404)

        def do_POST(self) -> None:
            sent = self.rfile.read(int(self.headers["Content-Length"])).decode()
            given = {name: values[0] for name, values in parse_qs(sent).items()}
            credentials = base64.b64decode(self.headers.get("Authorization", "").removeprefix("Basic ")).decode()
            answer = provider.token_for(given, credentials)
            self.tell(answer or {"error": "invalid_grant"}, 200 if answer else 400)

        def tell(self, content: dict[str, Any], status: int = 200) -> None:
            body = json.dumps(content).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    provider.address = f"http://localhost:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()
