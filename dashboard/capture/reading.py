"""Whatever file a user names, or text they paste, as posts: text, JSON lines, a page, feed, mail or channel."""

import contextlib
import csv
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Literal

from dashboard.capture.bad_input import BadInput
from dashboard.capture.decoding import decode
from dashboard.capture.feeds import is_feed, read_feed
from dashboard.capture.files import MAX_PAGE_BYTES, MAX_POST_BYTES
from dashboard.capture.front_matter import split_front_matter
from dashboard.capture.html import decode_page, is_html, read_page
from dashboard.capture.mail import read_mail
from dashboard.capture.page_days import LINES_AT_THE_TOP, proposed_day
from dashboard.capture.posts import post_from_fields, read_jsonl, read_text_file
from dashboard.capture.telegram import channel_of, read_channel
from dashboard.records import Post

PAGES = frozenset((".html", ".htm", ".xhtml"))
FEEDS = frozenset((".xml", ".rss", ".atom"))
TABLES = {".csv": ",;", ".tsv": "\t", ".tab": "\t"}
"""Endings of tables, and what parts their columns."""
ENDS, CLOSING = (".", "!", "?", "…"), ' "”’»)'
ARCHIVES = frozenset((".mht", ".mhtml", ".webarchive"))
LONGEST_TOP = 2_000
OF_AN_ITEM = frozenset(("published_at", "title", "url"))
"""What is given of these is said of no feed as a whole: it fills in what an item does not state."""
Kind = Literal["text", "page", "feed", "lines", "mail", "channel"]
MAIL = ".eml"
NOTHING: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Captured:
    """A post, and what of its front matter nobody gave: as the page or feed itself states it."""

    post: Post
    as_stated: Mapping[str, str]
    kind: Kind = "page"

    @property
    def stated_words(self) -> str:
        """ "published 2013-07-26, by EA WorldView, as the page states"; nothing when all of that was given."""
        parts = [
            words + self.as_stated[key]
            for key, words in (("published_at", "published "), ("publisher", "by "))
            if key in self.as_stated
        ]
        return ", ".join((*parts, f"as the {self.kind} states")) if parts else ""


def most_bytes(suffix: str) -> int | None:
    """The largest file of a kind that is read; None when there is no limit (JSON lines are read line by line)."""
    suffix = suffix.lower()
    return None if suffix == ".jsonl" else MAX_PAGE_BYTES if suffix in PAGES | FEEDS | {""} else MAX_POST_BYTES


def kind_of(data: bytes, name: str) -> tuple[Kind, str]:
    """What a file called `name` is, by its ending, else by how it opens; and its text.

    BadInput, naming the file, when it is no text, is a table, or ends as a feed without being one.
    """
    suffix = PurePath(name).suffix.lower()
    if suffix == MAIL:
        return "mail", ""
    if suffix in ARCHIVES:
        raise BadInput(f"{name} is a web archive; save the page as HTML and give that.")
    text = decode_page(data, name) if suffix in PAGES | FEEDS else decode(data, name)
    if suffix in TABLES and is_table(text, TABLES[suffix]):
        raise BadInput(f"{name} is a table, not a post; rename it to .txt if it is to be stored as prose all the same.")
    if suffix == ".jsonl":
        return "lines", text
    if is_feed(text):
        return "feed", text
    if suffix in PAGES or is_html(text):
        return "page", decode_page(data, name)
    if suffix in FEEDS:
        raise BadInput(f"{name} is neither an RSS or Atom feed nor a web page.")
    if text.lstrip()[:1] == "{" and channel_of(text) is not None:
        return "channel", text
    if text.lstrip()[:1] in ("{", "[") and is_json(text):
        raise BadInput(f"{name} is JSON, not a post; give one object a line, with its text, as .jsonl.")
    return "text", text


def is_json(text: str) -> bool:
    """Whether the whole of a text is one JSON document."""
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def is_table(text: str, marks: str) -> bool:
    """Whether most lines of `text` have as many columns, parted by one of `marks`, below a first line that ends no
    sentence."""
    lines = [line for line in text.splitlines() if line.strip()]
    if lines[0].rstrip(CLOSING).endswith(ENDS):
        return False
    for mark in marks:
        with contextlib.suppress(csv.Error):
            sizes = Counter(len(row) for row in csv.reader(lines, delimiter=mark))
            columns, rows = sizes.most_common(1)[0]
            if columns > 1 and 2 * rows > sizes.total():
                return True
    return False


def read_posts(
    data: bytes, name: str, given: Mapping[str, str], otherwise: Mapping[str, str] = NOTHING
) -> Iterator[Captured]:
    """The posts in a file called `name`.

    `given` stands over what a page, feed or front matter states (of the items of a feed: their publisher), and fills in
    what a JSON line leaves out; `otherwise` fills in what neither states. Raises BadInput, naming the file (and line or
    item), for what is no post.
    """
    kind, text = kind_of(data, name)
    if kind == "lines":
        for post in read_jsonl(text, name, {**otherwise, **given}):
            yield Captured(post, {})
    elif kind in ("feed", "channel"):
        for stated, body, where in read_feed(text, name) if kind == "feed" else read_channel(text, name, given):
            of_all = {key: value for key, value in given.items() if key not in OF_AN_ITEM}
            fields = {**otherwise, **given, **stated, **of_all}
            yield Captured(post_from_fields(fields, body, where), beyond(stated, of_all), kind)
    elif kind == "page":
        page = read_page(text, name, given, otherwise)
        fields = {**otherwise, **page.stated, **given}
        yield Captured(post_from_fields(fields, page.text, name), beyond(page.stated, given))
    elif kind == "mail":
        stated, body, is_page = read_mail(data, name)
        body = read_page(body, name, {**stated, **given}, otherwise).text if is_page else body
        yield Captured(post_from_fields({**otherwise, **stated, **given}, body, name), beyond(stated, given), kind)
    else:
        stated = day_stated(text, name) if "published_at" not in given else {}
        post = read_text_file(text, name, given, {**otherwise, **stated})
        yield Captured(post, stated, kind)


def day_stated(text: str, name: str) -> dict[str, str]:
    """The day of publication as the first lines of a text without front matter state it: "Diary, 14 July 2013"."""
    fields, body = split_front_matter(text, name)
    lines = [line.strip("#*_ \t") for line in body[:LONGEST_TOP].split("\n") if line.strip()][:LINES_AT_THE_TOP]
    day = None if "published_at" in fields or not lines else proposed_day(lines[0], lines, ())
    return {"published_at": day} if day else {}


def beyond(stated: Mapping[str, str], given: Mapping[str, str]) -> dict[str, str]:
    """What is stated and was not given."""
    return {key: value for key, value in stated.items() if key not in given}
