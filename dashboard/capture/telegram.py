"""A channel that Telegram exported as JSON (result.json): one post for each day (UTC), its messages timed entries."""

import json
from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

from dashboard.capture.bad_input import BadInput
from dashboard.capture.html import head_lines
from dashboard.capture.page_facts import plain
from dashboard.capture.page_times import Moment, machine_moment


def channel_of(text: str) -> Mapping[str, Any] | None:
    """The export, where a text is one."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) and isinstance(found.get("messages"), list) else None


def read_channel(text: str, name: str, given: Mapping[str, str]) -> Iterator[tuple[dict[str, str], str, str]]:
    """Each day's front matter, text, and name for messages. BadInput for a channel without text."""
    channel = channel_of(text) or {"messages": []}
    by = given.get("publisher") or plain(channel["name"] if isinstance(channel.get("name"), str) else "")
    told = [one for one in map(message_of, channel["messages"]) if one is not None]
    if not told:
        raise BadInput(f"{name} is an exported chat without a message in words and with a time.")
    for day, messages in groupby(told, key=lambda one: one[0].day):
        assert day is not None
        fields = {"publisher": by, "published_at": day.isoformat(), "title": f"{by}, {day.isoformat()}".lstrip(", ")}
        blocks = [line for moment, words in messages for line in (*head_lines(moment, None, fields, day), words)]
        yield {key: value for key, value in fields.items() if value}, "\n\n".join(blocks) + "\n", f"{name}, {day}"


def message_of(message: object) -> tuple[Moment, str] | None:
    """When a message was sent and its words; None for a service message, and one of a picture alone."""
    if not isinstance(message, dict) or message.get("type") != "message":
        return None
    written = message.get("text")
    pieces = written if isinstance(written, list) else [written]
    words = "".join(str(piece.get("text", "")) if isinstance(piece, dict) else str(piece or "") for piece in pieces)
    moment = machine_moment(str(message.get("date_unixtime") or "")) or machine_moment(str(message.get("date") or ""))
    if moment is None or moment.day is None or not words.strip():
        return None
    return moment, "\n".join(line.rstrip() for line in words.replace("\r", "\n").split("\n"))
