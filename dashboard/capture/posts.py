"""Text and front matter into a Post, from Markdown files, JSON lines and plain text."""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import get_args

from dashboard.capture.bad_input import BadInput
from dashboard.capture.files import MAX_POST_BYTES
from dashboard.capture.front_matter import join_front_matter, split_front_matter
from dashboard.records import Post, RecordError, TextKind
from dashboard.records.zones import ZONES, minutes_ahead, names_hours

KNOWN = ("publisher", "published_at", "url", "title", "language", "text_kind", "captured_at")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
GIVEN_ZONE = re.compile(r"(?:UTC|GMT)?[+-](?:\d|0\d|1[0-4])(?::?[0-5]\d)?")
CLOCKS_DIFFER = timedelta(minutes=15)


def read_markdown(text: str, name: str) -> Post:
    """The post in a Markdown file's `text` (LF line ends); BadInput, naming `name`, when it is not a post."""
    fields, body = split_front_matter(text, name)
    if not fields:
        raise BadInput(f"{name} has no front matter: a post opens with ---, publisher and published_at, and ---.")
    return post_from_fields(fields, body, name)


def read_jsonl(text: str, name: str, given: Mapping[str, str] | None = None) -> Iterator[Post]:
    """The posts of a JSON-lines file, in order; BadInput names the line that is not a post. Blank lines are skipped.

    `given` fills in what a line leaves out.
    """
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            fields, body = jsonl_fields(line, f"{name}, line {number}")
            yield post_from_fields({**(given or {}), **fields}, body, f"{name}, line {number}")


def jsonl_fields(line: str, where: str) -> tuple[dict[str, str], str]:
    """Front matter and text of one JSON object on one line; BadInput when it is not one. Nulls count as left out."""
    try:
        document = json.loads(line)
    except (ValueError, RecursionError):
        raise BadInput(f"{where}: this is not one JSON object on one line.") from None
    if not isinstance(document, dict):
        raise BadInput(f"{where}: this is not a JSON object.")
    text = document.pop("text", None)
    if not isinstance(text, str):
        raise BadInput(f"{where}: there is no text.")
    for key, value in document.items():
        if value is not None and not isinstance(value, str):
            raise BadInput(f"{where}: {key} is not a text.")
    lf = text.replace("\r\n", "\n").replace("\r", "\n")
    return {key: value for key, value in document.items() if value is not None}, lf


def read_text_file(text: str, name: str, given: Mapping[str, str], otherwise: Mapping[str, str]) -> Post:
    """The post in a plain or Markdown file: `given` (publisher, published_at, …) stands over its own front matter,
    and that over `otherwise`."""
    fields, body = split_front_matter(text, name)
    return post_from_fields({**otherwise, **fields, **given}, body, name)


def post_from_fields(fields: Mapping[str, str], text: str, name: str, now: datetime | None = None) -> Post:
    """A Post from front matter and LF text. Raises BadInput naming `name` when something is missing or impossible.

    A publication date is never guessed (design.md, section 5), and one in the future is refused: a day later than
    today both here and in UTC, or an instant later than `now` by more than clocks differ.
    """
    now = now or datetime.now(UTC)
    fields = {key: value.strip() for key, value in fields.items() if value and value.strip()}
    check_characters(fields, text, name)
    if "text" in fields:
        raise BadInput(f"{name}: text is not a key of front matter.")
    if "publisher" not in fields:
        raise BadInput(f"{name} has no publisher; say who prints it (publisher in the front matter, or --publisher).")
    if "published_at" not in fields:
        raise BadInput(
            f"{name} has no publication date; say the day it was published (published_at in the front matter, "
            "or --published YYYY-MM-DD)."
        )
    zone = fields.get("zone", "UTC")
    if not (GIVEN_ZONE.fullmatch(zone) or (zone in ZONES and names_hours(zone))):
        raise BadInput(f"{name}: the zone {zone!r} is not read; say it as UTC+3, GMT, EEST or MSK.")
    day, instant = read_day_or_instant(fields["published_at"], f"{name}: published_at", zone)
    today = max(now.date(), now.astimezone().date())
    if (instant is not None and instant > now + CLOCKS_DIFFER) or (instant is None and day > today):
        raise BadInput(f"{name}: the publication date {fields['published_at']} lies in the future.")
    captured = None
    if "captured_at" in fields:
        captured_day, captured = read_day_or_instant(fields["captured_at"], f"{name}: captured_at")
        captured = captured or datetime(captured_day.year, captured_day.month, captured_day.day, tzinfo=UTC)
    text_kind = fields.get("text_kind", "verbatim")
    if text_kind not in get_args(TextKind):
        raise BadInput(f"{name}: text_kind {text_kind!r} is not one of {', '.join(get_args(TextKind))}.")
    if not text.strip():
        raise BadInput(f"{name} is empty.")
    try:
        return Post(
            text=text,
            publisher=fields["publisher"],
            published_date=day,
            published_at=instant,
            url=fields.get("url"),
            title=fields.get("title"),
            language=fields.get("language", "en"),
            text_kind=text_kind,  # type: ignore[arg-type]
            captured_at=captured,
            other_front_matter=tuple(sorted((key, value) for key, value in fields.items() if key not in KNOWN)),
        )
    except RecordError as error:
        raise BadInput(f"{name}: {error}.") from None


def check_characters(fields: Mapping[str, str], text: str, name: str) -> None:
    """Raise BadInput for what no UTF-8 file can hold (lone surrogates), for NUL, and for a text that is too long."""
    try:
        size = len(text.encode())
        "".join(fields.values()).encode()
    except UnicodeEncodeError:
        raise BadInput(f"{name} holds half a character (a lone surrogate), which is not text.") from None
    if size > MAX_POST_BYTES:
        raise BadInput(f"{name} is larger than {MAX_POST_BYTES // 1_000_000} MB, the most one post may hold.")
    if "\x00" in text:
        raise BadInput(f"{name} is a binary file, not text.")
    for key, value in fields.items():
        if not value.isprintable() and any(ord(character) < 32 for character in value):
            raise BadInput(f"{name}: {key} holds a line end or another control character.")


def read_day_or_instant(words: str, where: str, zone: str = "UTC") -> tuple[date, datetime | None]:
    """The day, and the instant in UTC when a time is given. One without a zone is taken as of `zone`."""
    try:
        if not DAY.match(words):
            raise ValueError(words)
        if len(words) == 10:
            return date.fromisoformat(words), None
        instant = datetime.fromisoformat(words)
    except ValueError:
        raise BadInput(f"{where} {words!r} is not a day (2013-07-26) or an instant (2013-07-26T18:45:00Z).") from None
    try:
        ahead = timedelta(minutes=minutes_ahead(zone, instant.date()))
        instant = instant.replace(tzinfo=UTC) - ahead if instant.tzinfo is None else instant.astimezone(UTC)
    except OverflowError:
        raise BadInput(f"{where} {words!r} is outside the calendar.") from None
    return instant.date(), instant


def is_bare_instant(words: str) -> bool:
    """Whether words are an instant that names no zone: "2013-07-26T18:45"."""
    try:
        return len(words) > 10 and datetime.fromisoformat(words.strip()).tzinfo is None
    except ValueError:
        return False


def markdown_of(post: Post) -> str:
    """The Markdown file of `post`; reading it gives an equal post."""
    published = post.published_at or post.published_date
    fields: dict[str, str | None] = {
        "publisher": post.publisher,
        "published_at": published.isoformat(),
        "url": post.url,
        "title": post.title,
        "language": post.language,
        "text_kind": post.text_kind,
        "captured_at": post.captured_at.isoformat() if post.captured_at else None,
        **dict(post.other_front_matter),
    }
    return join_front_matter({key: value for key, value in fields.items() if value is not None}, post.text)
