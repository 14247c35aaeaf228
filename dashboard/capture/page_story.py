"""Which part of a page is its story, and what of the page is told neither there nor in the entries of its JSON-LD."""

import re
from collections.abc import Sequence
from html import unescape

from dashboard.capture.page_element import Element
from dashboard.capture.page_entries import letters_only
from dashboard.capture.page_facts import Update
from dashboard.capture.page_groups import LEAST_LETTERS, is_cards, letters_of_links

STORY = re.compile(
    r"(?i)^(?:entry-content|post-content|article-body|article__body|articlebody|story-body|post-body|"
    r"content__article-body|wysiwyg|article-content|body-content)"
)
ENOUGH = 0.5
"""A marked story that holds less than this share of the page's letters is not the whole of it."""
MOST_OF_IT = 0.75
"""Nor is one that holds less than this share of the words of the main part around it that are no links."""
TAG = re.compile(r"<[^>]*>")
SAME = 60
TELLING = 20


def story_of(elements: list[Element], entries: list[Element]) -> Element:
    """The element that holds the story: the smallest one marked so that holds every entry and enough of the page.

    Of several side by side none is the whole: then it is what holds them all.
    """
    root = elements[0]
    marked = [element for element in elements if is_story(element)]
    if entries:
        holders = ancestors(entries)
        return min((e for e in marked if id(e) in holders), key=lambda e: e.letters, default=root)
    linked = letters_of_links(elements)
    around = [e for e in marked if e.tag in ("main", "article") or e.attributes.get("role") == "main"]
    widest = max(around, key=lambda e: e.letters, default=root)
    inside = {id(widest), *(id(e) for e in marked if stands_in(e, widest))}
    least = MOST_OF_IT * (widest.letters - linked[id(widest)])
    enough = [
        e
        for e in marked
        if e.letters >= ENOUGH * root.letters and (id(e) not in inside or e.letters - linked[id(e)] >= least)
    ]
    story = min(enough, key=lambda e: e.letters, default=None)
    if story is None:
        return root
    peers = [e for e in marked if e.letters >= LEAST_LETTERS and not is_cards([e], linked) and e.tag != "main"]
    apart = [e for e in peers if e is not story and not stands_in(e, story) and not stands_in(story, e)]
    if story.tag == "main" or not apart:
        return story
    holders = ancestors([story, *apart])
    return min((e for e in elements if id(e) in holders), key=lambda e: e.letters, default=root)


def stands_in(element: Element, holder: Element) -> bool:
    """Whether an element stands inside another."""
    at = element.parent
    while at is not None and at is not holder:
        at = at.parent
    return at is holder


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


def besides(lines: Sequence[str], updates: Sequence[str]) -> list[str]:
    """The lines of a page that shows the entries of its JSON-LD, which none of these holds; none where it shows none
    of them, since it is then an empty frame."""
    told = letters_only(" ".join(updates))
    known = [letters_only(line)[:SAME] in told for line in lines]
    if not any(is_known and len(line) >= TELLING for line, is_known in zip(lines, known, strict=True)):
        return []
    return [line for line, is_known in zip(lines, known, strict=True) if not is_known]


def is_told(update: Update, told: str) -> bool:
    """Whether the page holds the words with which an entry of its JSON-LD begins; `told` are the page's letters."""
    begins = [letters_only(TAG.sub(" ", unescape(words)))[:SAME] for words in (update.body, update.headline)]
    return any(len(words) >= TELLING and words in told for words in begins)
