"""A saved web page into one canonical text, with what the page states about itself.

A live blog becomes its entries in the order of the page, each opened by `## outlet | day | permalink` and its time; an
article becomes its headings and paragraphs. Navigation, scripts, readers' comments and related stories are left out.
Offsets of everything read later count in this text, which is what is stored.
"""

import codecs
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dashboard.capture.bad_input import BadInput
from dashboard.capture.decoding import MAGIC, decode
from dashboard.capture.page_entries import PageEntry, entries_of, whole_address
from dashboard.capture.page_facts import Facts, Update, facts_of
from dashboard.capture.page_text import write_text
from dashboard.capture.page_times import Moment, machine_moment
from dashboard.capture.page_tree import Element, tree_of

MAX_PAGE_BYTES = 40_000_000
"""A saved page holds far more markup than text; its text may hold no more than any post."""
OPENS_LIKE_HTML = re.compile(r"\s*(?:<!--.*?-->\s*|<\?xml[^>]*>\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
CHARSET = re.compile(rb"""(?i)<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w:.-]{2,30})""")
ENCODINGS = re.compile(r"(?:cp125\d|iso8859-\d+|koi8-[ru]|utf-8|mac-(?:arabic|cyrillic|roman)|gb18030|big5)\Z")
STORY = re.compile(
    r"(?i)^(?:entry-content|post-content|article-body|article__body|articlebody|story-body|post-body|"
    r"content__article-body|wysiwyg|article-content|body-content)"
)
ENOUGH = 0.5
"""A marked story that holds less than this share of the page's letters is not the whole of it."""


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
    """The text of a saved page: in the encoding that it declares, else UTF-8. BadInput when it is not written so."""
    declared = CHARSET.search(data[:8192])
    if declared is None or data.startswith((codecs.BOM_UTF8, *(magic for magic, _ in MAGIC))):
        return decode(data, name)
    try:
        encoding = codecs.lookup(declared[1].decode("ascii")).name
    except (LookupError, UnicodeDecodeError, ValueError):
        return decode(data, name)
    encoding = "cp1252" if encoding == "iso8859-1" else encoding
    if encoding == "utf-8" or not ENCODINGS.match(encoding):
        return decode(data, name)
    try:
        return decode(data.decode(encoding).encode(), name)
    except UnicodeDecodeError:
        raise BadInput(
            f"{name} says that it is written in {declared[1].decode()}, but is not; save it as UTF-8."
        ) from None


def read_page(html: str, name: str, given: Mapping[str, str] | None = None) -> Page:
    """The page in `html`; `given` (publisher, published_at) stand over what it states, and name the entries' outlet.

    BadInput, naming `name`, when it holds no text to read.
    """
    elements, heads = tree_of(html, name)
    facts = facts_of(html, heads)
    fields = {**facts.stated, **{key: value for key, value in (given or {}).items() if value.strip()}}
    url, title = fields.get("url"), fields.get("title")
    entries, lists = entries_of(elements, url)
    lines = [f"# {title.lstrip('# ')}"] if title else []
    if not entries and len(facts.updates) > 1:
        for update in facts.updates:
            lines += lines_of_update(update, fields, name)
        return page_of(lines, facts, len(facts.updates), name)

    def head_of(entry: PageEntry) -> list[str]:
        return head_lines(entry.moment, entry.url, fields)

    root = story_of(elements, [entry.element for entry in entries])
    story = write_text(root, entries, lists, head_of, url, title)
    if not story:
        raise BadInput(f"{name} is a web page without text; it may load its text by a script: save the text itself.")
    return page_of(lines + story, facts, len(entries), name)


def page_of(lines: Iterable[str], facts: Facts, n_entries: int, name: str) -> Page:
    """The page with its lines as paragraphs; bullets that follow one another stay together."""
    text = "\n\n".join(lines).replace("\n\n- ", "\n- ")
    if not text.strip():
        raise BadInput(f"{name} is a web page without text.")
    return Page(text + "\n", facts.stated, n_entries)


def head_lines(moment: Moment | None, url: str | None, fields: Mapping[str, str]) -> list[str]:
    """What opens an entry. Its day is its own, else the page's, which bare times belong to."""
    published = fields.get("published_at", "")[:10]
    day = moment.day.isoformat() if moment and moment.day else published
    outlet = " ".join(fields.get("publisher", "").replace("|", "/").split())[:200]
    lines = [" | ".join(("## " + outlet, day, *([url] if url else [])))] if day and outlet else []
    return lines + ([moment.clock] if moment and moment.clock else [])


def lines_of_update(update: Update, fields: Mapping[str, str], name: str) -> list[str]:
    """One entry as JSON-LD states it."""
    url = whole_address(update.url, fields.get("url")) if update.url else None
    heading = [f"### {update.headline.lstrip('# ').replace('|', '/')}"] if update.headline else []
    body = "<body>" + "".join(f"<p>{part}</p>" for part in update.body.split("\n") if part.strip())
    elements, _ = tree_of(body, name)
    text = write_text(elements[0], (), (), lambda _: [], url, None)
    return head_lines(machine_moment(update.published.strip()), url, fields) + heading + text


def story_of(elements: list[Element], entries: list[Element]) -> Element:
    """The element that holds the story: the smallest one marked so that holds every entry and enough of the page."""
    root = elements[0]
    least = sum(entry.letters for entry in entries) if entries else ENOUGH * root.letters
    holders = ancestors(entries) if entries else None
    found = [e for e in elements if is_story(e) and (id(e) in holders if holders is not None else e.letters >= least)]
    return min(found, key=lambda e: e.letters, default=root)


def is_story(element: Element) -> bool:
    """Whether an element is marked as the page's main part."""
    return (
        element.tag in ("main", "article")
        or element.attributes.get("role") == "main"
        or "articlebody" in element.attributes.get("itemprop", "").lower().split()
        or any(map(STORY.match, element.names()))
    )


def ancestors(entries: list[Element]) -> set[int]:
    """The ids of the elements that hold every entry."""
    first, others = entries[0], entries[1:]
    above = [id(first)] if not others else []
    at = first.parent
    while at is not None:
        above.append(id(at))
        at = at.parent
    known = set(above)
    for entry in others:
        at = entry.parent
        while at is not None and id(at) not in known:
            at = at.parent
        known = set(above[above.index(id(at)) :]) if at is not None else known
    return known
