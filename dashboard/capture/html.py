"""A saved web page into one canonical text, with what the page states about itself.

A live blog becomes its entries in the order of the page, each opened by `## outlet | day | permalink` and its time; an
article becomes its headings and paragraphs. Navigation, scripts, readers' comments and related stories are left out.
Offsets of everything read later count in this text, which is what is stored.
"""

import codecs
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import takewhile

from dashboard.capture.bad_input import BadInput
from dashboard.capture.decoding import MAGIC, decode
from dashboard.capture.page_days import days_of, proposed_day
from dashboard.capture.page_entries import PageEntry, entries_of, letters_only, whole_address
from dashboard.capture.page_facts import Facts, Update, facts_of
from dashboard.capture.page_story import besides, is_told, story_of
from dashboard.capture.page_text import write_text
from dashboard.capture.page_times import Moment, machine_moment
from dashboard.capture.page_tree import tree_of

OPENS_LIKE_HTML = re.compile(r"\s*(?:<!--.*?-->\s*|<\?xml[^>]*>\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
CHARSET = re.compile(
    rb"""(?i)(?:<meta[^>]{0,200}charset|\A\s*<\?xml[^>]{0,99}\sencoding)\s*=\s*["']?\s*([\w:.-]{2,30})"""
)
ENCODINGS = re.compile(r"(?:cp125\d|iso8859-\d+|koi8-[ru]|utf-8|mac-(?:arabic|cyrillic|roman)|gb18030|big5)\Z")

MANY_BYTES = frozenset(("gb18030", "big5"))
ENTRY = "\x00"


@dataclass(frozen=True, slots=True)
class Page:
    """The canonical text of a page, its front matter as stated (keys of a post), and how many entries it has."""

    text: str
    stated: Mapping[str, str]
    n_entries: int


def is_html(text: str) -> bool:
    """Whether a text opens as a web page does."""
    return OPENS_LIKE_HTML.match(text[:20_000]) is not None


def decode_page(data: bytes, name: str) -> str:
    """The text of a saved page or feed: UTF-8 where it is that, else in the encoding that it declares; BadInput when it
    is not written so."""
    declared = CHARSET.search(data[:8192])
    if declared is None or data.startswith((codecs.BOM_UTF8, *(magic for magic, _ in MAGIC))):
        return decode(data, name)
    try:
        encoding = codecs.lookup(declared[1].decode("ascii")).name
    except (LookupError, UnicodeDecodeError, ValueError):
        return decode(data, name)
    encoding = "cp1252" if encoding == "iso8859-1" else encoding
    if encoding == "utf-8" or not ENCODINGS.match(encoding) or (is_utf8(data) and encoding not in MANY_BYTES):
        return decode(data, name)
    try:
        return decode(data.decode(encoding).encode(), name)
    except UnicodeDecodeError:
        raise BadInput(
            f"{name} says that it is written in {declared[1].decode()}, but is not; save it as UTF-8."
        ) from None


def is_utf8(data: bytes) -> bool:
    """Whether bytes are UTF-8 with letters beyond ASCII: those of a page saved or pasted anew, whatever it declares.
    No prose in an encoding of single bytes happens to be."""
    try:
        return not data.isascii() and bool(data.decode())
    except UnicodeDecodeError:
        return False


def read_page(
    html: str, name: str, given: Mapping[str, str] | None = None, otherwise: Mapping[str, str] | None = None
) -> Page:
    """The page in `html`; `given` (publisher, published_at) stand over what it states, and that over `otherwise`.
    They name the entries' outlet and day.

    BadInput, naming `name`, when it holds no text to read.
    """
    elements, heads = tree_of(html, name)
    facts = facts_of(html, heads)
    given = {key: value for key, value in (given or {}).items() if value.strip()}
    fields = {**(otherwise or {}), **facts.stated, **given}
    url, title = fields.get("url"), fields.get("title")
    entries, lists = entries_of(elements, url)
    root = story_of(elements, [entry.element for entry in entries])

    def story(head_of: Callable[[PageEntry], list[str]]) -> list[str]:
        return write_text(root, entries, lists, head_of, url, title)

    above = list(takewhile(lambda line: line != ENTRY, story(lambda _: [ENTRY])))
    if "published_at" not in {**facts.stated, **given} and (day := proposed_day(title, above, entries)):
        facts = Facts({**facts.stated, "published_at": day}, facts.updates)
        fields["published_at"] = day
    lines = [f"# {title.lstrip('# ')}"] if title else []
    if not entries and len(facts.updates) > 1:
        updates = [line for update in facts.updates for line in lines_of_update(update, fields, name)]
        return page_of(lines + besides(above, updates) + updates, facts, len(facts.updates), name)
    days = {id(e.element): day for e, day in zip(entries, days_of(entries, elements, day_in(fields)), strict=True)}
    body = story(lambda entry: head_lines(entry.moment, entry.url, fields, days[id(entry.element)]))
    if not body:
        raise BadInput(
            f"{name} is a web page without text outside its navigation, forms and what it marks as readers' comments; "
            "it may load its text by a script: save the text itself."
        )
    told, known = letters_only(" ".join(body)), {entry.url for entry in entries}
    for update in facts.updates if entries else ():
        if update.url not in known and not is_told(update, told):
            body += lines_of_update(update, fields, name)
    return page_of(lines + body, facts, len(entries), name)


def page_of(lines: Iterable[str], facts: Facts, n_entries: int, name: str) -> Page:
    """The page with its lines as paragraphs; bullets that follow one another stay together."""
    text = "\n\n".join(lines).replace("\n\n- ", "\n- ")
    if not text.strip():
        raise BadInput(f"{name} is a web page without text.")
    return Page(text + "\n", facts.stated, n_entries)


def head_lines(moment: Moment | None, url: str | None, fields: Mapping[str, str], day: date | None = None) -> list[str]:
    """What opens an entry: outlet, day and address, then its time."""
    published = fields.get("published_at", "")[:10]
    named = day.isoformat() if day else published
    outlet = " ".join(fields.get("publisher", "").replace("|", "/").split())[:200]
    lines = [" | ".join(("## " + outlet, named, *([url] if url else [])))] if named and outlet else []
    return lines + ([moment.clock] if moment and moment.clock else [])


def day_in(fields: Mapping[str, str]) -> date | None:
    """The day of publication, where one is given or stated and is one."""
    try:
        return date.fromisoformat(fields.get("published_at", "").strip()[:10])
    except ValueError:
        return None


def lines_of_update(update: Update, fields: Mapping[str, str], name: str) -> list[str]:
    """One entry as JSON-LD states it."""
    url = whole_address(update.url, fields.get("url")) if update.url else None
    heading = [f"### {update.headline.lstrip('# ').replace('|', '/')}"] if update.headline else []
    body = "<body>" + "".join(f"<p>{part}</p>" for part in update.body.split("\n") if part.strip())
    elements, _ = tree_of(body, name)
    text = write_text(elements[0], (), (), lambda _: [], url, None)
    moment = machine_moment(update.published.strip())
    return head_lines(moment, url, fields, moment.day if moment else None) + heading + text
