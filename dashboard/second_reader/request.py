"""One question to the second reader, and its words back, within a time and a size."""

import json
import time
from http import HTTPStatus
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any

import requests

from dashboard.second_reader.settings import Endpoint

LARGEST_ANSWER = 4_000_000  # bytes
PIECE = 16_384
TRIES = 2
NOW_AND_THEN = frozenset({429, 500, 502, 503, 504})  # worth a second try


class NoAnswer(Exception):
    """The endpoint gave nothing that can be read; the message is a sentence without the key."""


def answer_to(endpoint: Endpoint, system: str, user: str) -> str:
    """What the model writes. NoAnswer after a second try, or at once where trying again cannot help."""
    for attempt in range(1, TRIES + 1):
        try:
            return _once(endpoint, system, user)
        except _Passing as passing:
            if attempt == TRIES:
                raise NoAnswer(str(passing)) from None
            time.sleep(min(1.0, endpoint.seconds / 10))
    raise AssertionError("TRIES is at least one")


class _Passing(Exception):
    """A failure that may be over at the second try."""


def _once(endpoint: Endpoint, system: str, user: str) -> str:
    """One try, which ends in time even when a byte now and then keeps the connection alive."""
    body: dict[str, Any] = {
        "model": endpoint.model,
        "temperature": 0,
        "response_format": {"type": "json_object"},
        "messages": [{"role": "system", "content": system}, {"role": "user", "content": user}],
    }
    done: SimpleQueue[bytes | Exception] = SimpleQueue()
    Thread(target=lambda: done.put(_sent(endpoint, body)), daemon=True).start()
    try:
        answer = done.get(timeout=endpoint.seconds)
    except Empty:
        raise _too_late(endpoint) from None
    if isinstance(answer, Exception):
        raise answer
    return _content(answer, endpoint.host)


def _sent(endpoint: Endpoint, body: dict[str, Any]) -> bytes | Exception:
    """The bytes of the answer, or the exception to raise where it is waited for."""
    try:
        with requests.post(
            f"{endpoint.url}/chat/completions",
            json=body,
            headers={"Authorization": f"Bearer {endpoint.key}"},
            timeout=endpoint.seconds,
            allow_redirects=False,  # the key goes to the named host only
            stream=True,
        ) as response:
            if response.status_code in NOW_AND_THEN:
                return _Passing(f"{endpoint.host} answered {_status(response.status_code)}.")
            if response.status_code != HTTPStatus.OK:
                return NoAnswer(f"{endpoint.host} answered {_status(response.status_code)}.")
            data = bytearray()
            for piece in response.iter_content(PIECE):
                data += piece
                if len(data) > LARGEST_ANSWER:
                    return NoAnswer(f"{endpoint.host} answered with more than {LARGEST_ANSWER // 1_000_000} MB.")
            return bytes(data)
    except requests.Timeout:
        return _too_late(endpoint)
    except (requests.RequestException, OSError, UnicodeError):
        return _Passing(f"{endpoint.host} cannot be reached, or broke off.")


def _too_late(endpoint: Endpoint) -> _Passing:
    return _Passing(f"{endpoint.host} did not answer within {endpoint.seconds:g} seconds.")


def _content(data: bytes, host: str) -> str:
    """choices[0].message.content of a chat completion."""
    try:
        content = json.loads(data)["choices"][0]["message"]["content"]
    except (ValueError, RecursionError, KeyError, IndexError, TypeError):
        content = None
    if not isinstance(content, str) or not content.strip():
        raise NoAnswer(f"{host} answered without a text; it may not be OpenAI-compatible.")
    return content


def _status(code: int) -> str:
    try:
        return f"{code} ({HTTPStatus(code).phrase})"
    except ValueError:
        return str(code)
