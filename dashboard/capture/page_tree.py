"""A saved page as a small tree of elements: what no reader came for is left out while it is made.

selectolax parses (bad HTML never raises there); everything after works on our own tree, without recursion, each step
in time linear in the number of elements.
"""

import re
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from dashboard.capture.bad_input import BadInput
from dashboard.capture.page_around import is_named, is_only_when, without_surroundings
from dashboard.capture.page_element import Element, names

DEEPEST = 3000
"""Parsing time grows with the square of the depth. No page that was read nests this deep; browsers stop at 512."""
TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)[^<>]*?(/?)>")
NEVER_DEEP = names(
    "area base br col embed hr img input link meta param source track wbr p li dt dd option optgroup tr td th "
    "thead tbody tfoot colgroup rt rp html head body"
)
NEVER_READ = names(
    "head script style noscript template svg math nav footer button select input textarea dialog canvas map menu label"
)
NOT_FOR_READING = names("navigation complementary contentinfo banner search dialog menu menubar toolbar")
COMMENTS = re.compile(
    r"(?:^|[-_])(?:comments|comments?[-_]?(?:list|section|area|thread|container|wrapper|form|body|respond|count)|"
    r"disqus.*|respond|discussion)$"
)


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
        is_read = tag == "head" or not is_left_out(element)
        if not (is_read or is_further_entry(element, node) or is_dated_foot(tag, node)):
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
    return without_surroundings(elements), facts


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


def is_dated_foot(tag: str, node: Any) -> bool:
    """Whether a footer tells when what stands above it was written, and nothing else."""
    return tag == "footer" and node.css_first("time") is not None and is_only_when(node.text(separator=" ").strip())


def is_hidden(element: Element) -> bool:
    """Whether an element is not shown, and says nothing else against being read."""
    attributes = {key: value for key, value in element.attributes.items() if key not in ("hidden", "style")}
    return not is_left_out(Element(element.tag, attributes))
