"""The items of an RSS or Atom feed, each one a post with the feed as publisher and its own time, title and address."""

import re
from collections.abc import Iterator
from html import escape, unescape
from html.entities import html5
from xml.etree.ElementTree import Element, ParseError, fromstring, tostring

from dashboard.capture.bad_input import BadInput
from dashboard.capture.page_entries import whole_address
from dashboard.capture.page_facts import LANGUAGE, plain
from dashboard.capture.page_text import write_text
from dashboard.capture.page_times import stated_instant
from dashboard.capture.page_tree import tree_of

OPENS_LIKE_FEED = re.compile(
    r"\s*(?:<\?xml[^>]*\?>\s*|<!--.*?-->\s*|<\?[^>]*\?>\s*)*<(?:rss|feed|(?:\w+:)?RDF)\b", re.S
)
BODY = ("encoded", "content", "description", "summary")
OF_A_FEED = re.compile(
    r"(?:|http://purl\.org/rss/1\.0/.*|http://purl\.org/dc/.*|http://www\.w3\.org/2005/Atom|http://purl\.org/atom/.*|"
    r"http://my\.netscape\.com/rdf/.*|http://backend\.userland\.com/.*)\Z"
)
"""Namespaces of what an item says; "description" in others (Media RSS, podcasts) is that of a picture or recording."""
MARKUP = re.compile(r"</?[a-zA-Z][^<>]*>|&(?:#\d+|#x[0-9a-fA-F]+|[a-zA-Z]\w+);")
NOT_OF_XML = re.compile(
    r"<!\[CDATA\[.*?\]\]>|<!--.*?-->|&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-fA-F]+);)(\w+;)?", re.S
)
"""A name of HTML that XML does not know (`&nbsp;`), or an ampersand that opens none; those in CDATA are its own."""
TIMES = ("pubDate", "published", "date", "issued", "updated")


def is_feed(text: str) -> bool:
    """Whether a text opens as an RSS or Atom feed does."""
    return OPENS_LIKE_FEED.match(text[:20_000]) is not None


def read_feed(text: str, name: str) -> Iterator[tuple[dict[str, str], str, str]]:
    """Each item's front matter as the feed states it, its text, and its name for messages ("feed.xml, item 3").

    BadInput for XML that is broken or that defines entities of its own, and for a feed without items.
    """
    if "<!ENTITY" in text:
        raise BadInput(f"{name} defines XML entities of its own, which a feed has no use for; it is not read.")
    try:
        root = fromstring(NOT_OF_XML.sub(in_xml, re.sub(r"^\s*<\?xml[^>]*\?>", "", text).lstrip()))
    except (ParseError, ValueError) as error:
        raise BadInput(f"{name} is not well-formed XML ({error}).") from None
    channel = next((child for child in root if local(child) == "channel"), root)
    items = [element for element in root.iter() if local(element) in ("item", "entry")]
    if not items:
        raise BadInput(f"{name} is a feed without items.")
    publisher, language = heading_of(channel), plain(words(child_of(channel, "language")))
    language = language or root.get("{http://www.w3.org/XML/1998/namespace}lang", "")
    for number, item in enumerate(items, start=1):
        where = f"{name}, item {number}"
        stated = {
            "publisher": plain(without_markup(words(child_of(item, "source")))) or publisher,
            "published_at": next((at for key in TIMES if (at := stated_instant(words(child_of(item, key))))), ""),
            "title": heading_of(item),
            "url": address_of(item) or "",
            "language": language if LANGUAGE.match(language) else "",
        }
        stated = {key: value for key, value in stated.items() if value}
        yield stated, text_of(item, stated.get("title"), stated.get("url"), where), where


def in_xml(found: re.Match[str]) -> str:
    """What stands for an ampersand that XML does not read."""
    if not found[0].startswith("&"):
        return found[0]
    return escape(html5.get(found[1] or "", "")) or "&amp;" + (found[1] or "")


def local(element: Element) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def namespace(element: Element) -> str:
    """The namespace of an element; nothing without one."""
    return str(element.tag).rpartition("}")[0].lstrip("{")


def heading_of(element: Element) -> str:
    """The title of an item or feed on one line, without the markup it may hold."""
    title = child_of(element, "title")
    is_text = title is None or title.get("type") == "text"
    return plain(words(title) if is_text else without_markup(words(title)))


def without_markup(written: str) -> str:
    """The words of HTML; other words as they stand."""
    return unescape(re.sub(r"</?[a-zA-Z][^<>]*>", "", written)) if MARKUP.search(written) else written


def child_of(element: Element, name: str) -> Element | None:
    """The first child of that name which holds anything."""
    found = (child for child in element if local(child) == name and OF_A_FEED.match(namespace(child)))
    return next((child for child in found if len(child) or words(child)), None)


def words(element: Element | None) -> str:
    """The words inside an element; of an Atom source, its title."""
    if element is None:
        return ""
    title = next((child for child in element if local(child) == "title"), None)
    return "".join((element if title is None else title).itertext()).strip()


def address_of(item: Element) -> str | None:
    """The item's page."""
    for link in item:
        if local(link) == "link" and link.get("rel", "alternate") == "alternate":
            written = link.get("href") or words(link)
            if address := whole_address(written, None):
                return address
    guid = child_of(item, "guid")
    if guid is not None and guid.get("isPermaLink", "true") == "true":
        return whole_address(words(guid), None)
    return None


def text_of(item: Element, title: str | None, url: str | None, where: str) -> str:
    """The item's title as a heading, and its fullest body."""
    body = next((child for name in BODY if (child := child_of(item, name)) is not None), None)
    lines: list[str] = []
    if body is not None:
        if len(body):
            html = "".join(tostring(child, encoding="unicode", method="html") for child in body)
            html = re.sub(r"(</?)\w+:", r"\1", html)
        else:
            html = escape(words(body)) if body.get("type") == "text" else words(body)
        html = html if "<" in html else "".join(f"<p>{part}</p>" for part in html.split("\n"))
        elements, _ = tree_of(f"<body>{html}", where)
        lines = write_text(elements[0], (), (), lambda _: [], url, title)
    heading = [f"# {title.lstrip('# ')}"] if title else []
    return "\n\n".join(heading + lines).replace("\n\n- ", "\n- ") + "\n"
