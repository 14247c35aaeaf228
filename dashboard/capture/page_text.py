"""A page's elements as one canonical text: paragraphs, headings, bullets, and the entries of a live blog as the
layout reads them (`## outlet | day | permalink`, then the time, then the words).

Embedded videos and posts stand as a link on a line of their own. Words that would look like our own marks are escaped.
"""

import re
from collections.abc import Callable, Collection, Iterable
from urllib.parse import urlsplit

from dashboard.capture.page_element import Element, names
from dashboard.capture.page_entries import PageEntry, whole_address

BLOCKS = names(
    "html body main article section header div p h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote figure figcaption "
    "table thead tbody tfoot tr td th caption pre hr br address details summary center fieldset picture video audio "
    "iframe embed object amp-youtube amp-twitter"
)
HEADINGS = names("h1 h2 h3 h4 h5 h6")
MEDIA = names("iframe embed video audio source amp-iframe")
BOLD = frozenset(("b", "strong"))
NOT_MEDIA = re.compile(
    r"(?i)(?:doubleclick|googlesyndication|googletagmanager|google-analytics|recaptcha|disqus|facebook\.com/plugins/"
    r"(?:like|page|share|comments)|platform\.twitter\.com/widgets/(?:follow|tweet)_|scorecardresearch|addthis|outbrain|"
    r"taboola|consent|advert)"
)
POST_LINK = re.compile(
    r"(?i)^https?://(?:www\.|mobile\.|m\.)?(?:(?:twitter|x)\.com/[^/]+/status(?:es)?/\d+|t\.me/\w+/\d+|"
    r"instagram\.com/(?:p|reel)/|facebook\.com/.+/(?:posts|videos)/|tiktok\.com/@[^/]+/video/)"
)
EMBEDDED = re.compile(r"(?i)^https?://(?:www\.)?youtube(?:-nocookie)?\.com/embed/([\w-]{6,})")
INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff\x00-\x08\x0b\x0e-\x1f\x7f]")
LONGEST_BOLD = 200
LIKE_A_HEADING = re.compile(r"#{1,6}\s")
LIKE_A_DIGEST = re.compile(r"\|\s*\d{4}-\d{2}-\d{2}\s*(?:\||$)")


class Writer:
    """Collects the words of a block until it ends."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.pieces: list[tuple[str, bool]] = []
        self.marks = ""
        self.after: list[str] = []

    def end_block(self) -> None:
        """Write the block collected so far, if it holds a word."""
        written = "".join(words for words, _ in self.pieces)
        words = " ".join(INVISIBLE.sub("", written).split())
        if words:
            self.lines.append(self.marked(words))
            self.marks = "" if self.marks == "- " else self.marks
        self.pieces.clear()

    def marked(self, words: str) -> str:
        """The words with the marks of a heading or bullet; what looks like a mark without being one is escaped."""
        if self.marks.startswith("#"):
            line = self.marks + words.lstrip("# ")
            return line.replace("|", "/") if LIKE_A_DIGEST.search(line) else line
        if LIKE_A_HEADING.match(words):
            words = "\\" + words
        if self.marks:
            return self.marks + words
        is_bold = all(bold for piece, bold in self.pieces if not piece.isspace())
        return f"**{words}**" if is_bold and len(words) <= LONGEST_BOLD and not words.startswith(("*", "_")) else words

    def link(self, address: str) -> None:
        """A link on a line of its own."""
        self.end_block()
        if address not in self.lines[-3:]:
            self.lines.append(address)


def write_text(
    root: Element,
    entries: Iterable[PageEntry],
    skipped: Collection[int],
    head_of: Callable[[PageEntry], list[str]],
    page_url: str | None,
    title: str | None,
) -> list[str]:
    """The blocks of `root`, one string each; each entry opens with `head_of` it, and what follows the last is left out.

    `skipped` are ids of elements to leave out besides.
    """
    by_id = {id(entry.element): entry for entry in entries}
    left_out = {id(time) for entry in by_id.values() for time in entry.times}
    waiting = len(by_id)
    writer = Writer()
    stack: list[tuple[Element | str, bool, bool]] = [(root, False, False)]
    while stack:
        at, bold, is_end = stack.pop()
        if isinstance(at, str):
            writer.pieces.append((at, bold))
            continue
        if is_end:
            end_of(at, writer, page_url)
            if id(at) in by_id:
                waiting -= 1
                if waiting == 0:
                    break
            continue
        if at.is_dropped or id(at) in left_out:
            continue
        if id(at) in skipped or (at.tag in ("h1", "h2") and title and is_title(at, title)):
            continue
        begin(at, writer, page_url)
        if (entry := by_id.get(id(at))) is not None:
            writer.lines.extend(head_of(entry))
            writer.marks = ""
        if at.tag == "pre":
            for line in lines_in(at):
                writer.pieces.append((line, False))
                writer.end_block()
            continue
        is_bold = bold or at.tag in BOLD
        stack.append((at, bold, True))
        stack.extend((child, is_bold, False) for child in reversed(at.children))
    writer.end_block()
    return writer.lines


def begin(element: Element, writer: Writer, page_url: str | None) -> None:
    """What an element does where it opens."""
    tag = element.tag
    if tag in BLOCKS:
        if tag in ("td", "th") and writer.pieces:
            writer.pieces.append((" | ", False))
        elif tag not in ("td", "th", "p", "div") or not is_in_cell(element):
            writer.end_block()
    if tag in HEADINGS:
        writer.marks = "### "
    elif tag == "li":
        writer.marks = "- "
    if tag in MEDIA and (address := media_address(element, page_url)):
        writer.link(address)


def end_of(element: Element, writer: Writer, page_url: str | None) -> None:
    """What an element does where it closes."""
    tag = element.tag
    if tag in BLOCKS and tag not in ("td", "th") and not (tag in ("p", "div") and is_in_cell(element)):
        writer.end_block()
    if tag in HEADINGS or tag == "li":
        writer.marks = ""
    if tag == "a" and element.is_quoted:
        address = whole_address(element.attributes.get("href", ""), page_url)
        if address and POST_LINK.match(address):
            writer.after.append(address.partition("?")[0])
    if tag == "blockquote":
        for address in writer.after:
            writer.link(address)
        writer.after.clear()


def is_in_cell(element: Element) -> bool:
    """Whether a block is the direct content of a table's cell, which stays on the line of its row."""
    return element.parent is not None and element.parent.tag in ("td", "th")


def is_title(heading: Element, title: str) -> bool:
    """Whether a heading repeats the title that was written already."""
    words = "".join(child if isinstance(child, str) else "".join(lines_in(child)) for child in heading.children)
    return " ".join(words.split()).casefold() == title.casefold()


def lines_in(element: Element) -> list[str]:
    """The lines inside an element, as they stand."""
    found, stack = list[str](), list[Element | str]([element])
    while stack:
        at = stack.pop()
        if isinstance(at, str):
            found.append(at)
        else:
            stack.extend(reversed(at.children))
    return "".join(found).split("\n")


def media_address(element: Element, page_url: str | None) -> str | None:
    """The address of an embedded video or post; None for advertisements, counters and what has no address."""
    attributes = element.attributes
    written = next((attributes[key] for key in ("src", "data-src", "data-lazy-src") if attributes.get(key)), "")
    if not written or written.startswith(("data:", "about:", "javascript:", "blob:")):
        return None
    address = whole_address(written, page_url or "https://")
    if address is None or NOT_MEDIA.search(address) or not urlsplit(address).path.strip("/"):
        return None
    embedded = EMBEDDED.match(address)
    return f"https://www.youtube.com/watch?v={embedded[1]}" if embedded else address
