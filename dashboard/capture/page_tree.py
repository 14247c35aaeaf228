"""A saved page as a small tree of elements: what no reader came for is left out while it is made.

selectolax parses (bad HTML never raises there); everything after works on our own tree, without recursion, each step
in time linear in the number of elements.
"""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from dashboard.capture.bad_input import BadInput

DEEPEST = 3000
"""Parsing time grows with the square of the depth. No page that was read nests this deep; browsers stop at 512."""
TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)[^<>]*?(/?)>")


def names(written: str) -> frozenset[str]:
    """A set of words written in one line."""
    return frozenset(written.split())


NEVER_DEEP = names(
    "area base br col embed hr img input link meta param source track wbr p li dt dd option optgroup tr td th "
    "thead tbody tfoot colgroup rt rp html head body"
)
NEVER_READ = names(
    "head script style noscript template svg math nav footer button select input textarea dialog canvas map menu label"
)
NOT_FOR_READING = names("navigation complementary contentinfo banner search dialog menu menubar toolbar")
COMMENTS = re.compile(
    r"(?:^|[-_])(?:comments?(?:[-_]?(?:list|section|area|thread|container|wrapper|form|body|respond|count))?|"
    r"disqus.*|respond|discussion)$"
)
AROUND = re.compile(
    r"(?:^|[-_])(?:(?<!has[-_])(?<!no[-_])(?<!with[-_])sidebar|related(?:[-_](?:posts?|stories|articles|content|links|"
    r"items|topics|news))?|recommended|recommendations|most[-_](?:popular|viewed|read)|trending|promos?|newsletter|"
    r"sign[-_]?up|social(?:[-_](?:share|links|icons|buttons|media))?|shar(?:e|ing)(?:[-_](?:buttons?|tools|bar|links|"
    r"icons|list))?|sharedaddy|jp-relatedposts|breadcrumbs?|adverts?|advertisement|ads?|cookies?|consent|subscribe|"
    r"subscription|pagination|pager|nav(?:bar|igation)?|menu|skip[-_]?link|sr-only|visually-?hidden|screen-reader-text|"
    r"key[-_]?events|rich[-_]?links?|read[-_]?more|more[-_]on(?:[-_]this)?|onward|outbrain|taboola|tags|tag-list|"
    r"author-bio|byline-social|site-header|site-footer|masthead|colophon|print-only)$"
)
NOT_SPACE = re.compile(r"\S+")
MAY_HOLD_THE_STORY = 0.6
"""A part that holds more than this share of the page's letters is the story, whatever its class says."""


@dataclass(slots=True, eq=False)
class Element:
    """One element. `letters` counts what is not space inside it; `is_quoted` inside a quotation or embedded post."""

    tag: str
    attributes: dict[str, str]
    parent: "Element | None" = None
    children: list["Element | str"] = field(default_factory=list)
    letters: int = 0
    is_quoted: bool = False
    is_dropped: bool = False

    @property
    def named(self) -> tuple[str, str]:
        """Its classes and its id, as written."""
        return self.attributes.get("class", ""), self.attributes.get("id", "")

    def names(self) -> set[str]:
        """Its classes and its id, in small letters."""
        return {*" ".join(self.named).lower().split()} if self.attributes else set()


@lru_cache(maxsize=5000)
def is_named(what: re.Pattern[str], classes: str, own_id: str) -> bool:
    """Whether one of the classes, or the id, is such a name."""
    return any(map(what.search, f"{classes} {own_id}".lower().split()))


def tree_of(html: str, name: str) -> tuple[list[Element], list[Element]]:
    """Every element of the page that may be read, in order (the first is the root), and the elements of its head that
    state facts (meta, link, title, JSON-LD scripts). BadInput, naming `name`, for a page that nests absurdly deep."""
    check_depth(html, name)
    parser = LexborHTMLParser(html)
    root = Element("html", {})
    elements, facts = [root], []
    stack: list[tuple[Any, Element]] = [(parser.root, root)] if parser.root is not None else []
    while stack:
        node, parent = stack.pop()
        if node.is_text_node:
            parent.children.append(node.text_content or "")
            continue
        tag = node.tag
        if not node.is_element_node or tag is None:
            continue
        attributes = {key: value or "" for key, value in node.attributes.items()}
        if (fact := fact_of(node, tag, attributes)) is not None:
            facts.append(fact)
        element = Element(tag, attributes, parent, is_quoted=parent.is_quoted or tag == "blockquote")
        if tag != "head" and is_left_out(element) and not is_further_entry(element, node):
            continue
        if tag != "head":
            parent.children.append(element)
            elements.append(element)
        inner = []
        child = node.first_child
        while child is not None:
            inner.append((child, element))
            child = child.next
        stack.extend(reversed(inner))
    count_letters(elements)
    for element in elements[1:]:
        is_small = element.letters < MAY_HOLD_THE_STORY * root.letters
        if is_small and is_around(element):
            element.is_dropped = True
    for element in elements[1:]:
        element.is_dropped |= element.parent is not None and element.parent.is_dropped
    kept = [element for element in elements if not element.is_dropped]
    count_letters(kept)
    return kept, facts


def check_depth(html: str, name: str) -> None:
    """Raise BadInput when the tags nest deeper than any page does."""
    depth, opened = 0, dict[str, int]()
    for match in TAG.finditer(html):
        tag = match[2].lower()
        if tag in NEVER_DEEP or match[3]:
            continue
        if not match[1]:
            opened[tag] = opened.get(tag, 0) + 1
            depth += 1
            if depth > DEEPEST:
                raise BadInput(f"{name} nests its elements more than {DEEPEST:,} deep, which no page does.")
        elif opened.get(tag):
            opened[tag] -= 1
            depth -= 1


def fact_of(node: Any, tag: str, attributes: dict[str, str]) -> Element | None:
    """The element when it is one that states facts about the page; a script only when it is JSON-LD."""
    is_json = tag == "script" and "ld+json" in attributes.get("type", "").lower()
    if tag not in ("meta", "link", "title", "html", "time", "h1") and not is_json:
        return None
    words = node.text() if tag in ("script", "title", "h1") else ""
    return Element(tag, attributes, children=[words])


def is_left_out(element: Element) -> bool:
    """Whether nothing inside the element is read: by its tag, its role, being hidden, or being readers' comments."""
    tag, attributes = element.tag, element.attributes
    if tag in NEVER_READ:
        return True
    if not attributes:
        return False
    style = attributes.get("style", "").replace(" ", "").lower()
    if (
        attributes.get("role", "").lower() in NOT_FOR_READING
        or "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or "display:none" in style
    ):
        return True
    return tag not in ("html", "body", "main") and is_named(COMMENTS, *element.named)


def is_further_entry(element: Element, node: Any) -> bool:
    """Whether a hidden element is like those shown before it, and tells a time: an entry behind "Show more"."""
    classes, before = element.attributes.get("class"), element.parent.children if element.parent else []
    if not classes or element.tag in NEVER_READ or not (is_hidden(element) and node.css_first("time")):
        return False
    shown = next((one for one in before if isinstance(one, Element)), None)
    return shown is not None and (shown.tag, shown.attributes.get("class")) == (element.tag, classes)


def is_hidden(element: Element) -> bool:
    """Whether an element is not shown, and says nothing else against being read."""
    attributes = {key: value for key, value in element.attributes.items() if key not in ("hidden", "style")}
    return not is_left_out(Element(element.tag, attributes))


def is_around(element: Element) -> bool:
    """Whether an element surrounds the story, by its tag or class: related stories, sharing, the page's own head."""
    tag = element.tag
    if tag in ("main", "body", "article"):
        return False
    if tag == "header":
        return element.parent is not None and element.parent.tag == "body"
    return tag in ("aside", "form") or is_named(AROUND, *element.named)


def count_letters(elements: list[Element]) -> None:
    """Fill in `letters` of elements that stand in document order."""
    for element in elements:
        own = (child for child in element.children if isinstance(child, str))
        element.letters = sum(len(match) for words in own for match in NOT_SPACE.findall(words))
    for element in reversed(elements):
        if element.parent is not None and not element.is_dropped:
            element.parent.letters += element.letters
