"""What surrounds a page's story: related stories, sharing, readers' comments; and the entries that only look so."""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from dashboard.capture.page_element import Element, count_letters, inside
from dashboard.capture.page_markers import LONGEST_TIME, is_time, words_of
from dashboard.capture.page_times import is_relative, moment_in_words

COMMENT = re.compile(r"(?:^|[-_])comment$")
LIVE = re.compile(r"(?:^|[-_])(?:live(?:blog)?|ticker|updates?)(?:$|[-_])")
OF_A_READER = re.compile(r"(?:^comment-\d+$|^comment[-_]?(?:author|meta|reply|content)|^reply$|^vcard$)")
AROUND = re.compile(
    r"(?:^|[-_])(?:(?<!has[-_])(?<!no[-_])(?<!with[-_])sidebar|related(?:[-_](?:posts?|stories|articles|content|links|"
    r"items|topics|news))?|recommended|recommendations|most[-_](?:popular|viewed|read)|trending|promos?|newsletter|"
    r"sign[-_]?up|social(?:[-_](?:share|links|icons|buttons|media))?|shar(?:e|ing)(?:[-_](?:buttons?|tools|bar|links|"
    r"icons|list))?|sharedaddy|jp-relatedposts|breadcrumbs?|adverts?|advertisement|ads?|cookies?|consent|subscribe|"
    r"subscription|pagination|pager|nav(?:bar|igation)?|menu|skip[-_]?link|sr-only|visually-?hidden|screen-reader-text|"
    r"key[-_]?events|rich[-_]?links?|read[-_]?more|more[-_]on(?:[-_]this)?|onward|outbrain|taboola|tags|tag-list|"
    r"author-bio|byline-social|site-header|site-footer|masthead|colophon|print-only)$"
)
MAY_HOLD_THE_STORY = 0.6
"""A part, or parts alike, that hold more than this share of the page's letters are the story, whatever their class."""


@lru_cache(maxsize=5000)
def is_named(what: re.Pattern[str], classes: str, own_id: str) -> bool:
    """Whether one of the classes, or the id, is such a name."""
    return any(map(what.search, f"{classes} {own_id}".lower().split()))


def is_around(element: Element) -> bool:
    """Whether an element surrounds the story, by its tag or class: related stories, sharing, the page's own head."""
    tag = element.tag
    if tag in ("main", "body", "article"):
        return False
    if tag == "header":
        return element.parent is not None and element.parent.tag == "body"
    return tag in ("aside", "form") or is_named(AROUND, *element.named)


def is_comment(element: Element) -> bool:
    """Whether an element is called a comment, as a reader's is, and some live pages call their entries."""
    return element.tag not in ("html", "body", "main") and is_named(COMMENT, *element.named)


def without_surroundings(elements: list[Element]) -> list[Element]:
    """The elements that belong to the story, in order; `elements` are all of a page. Letters are counted anew."""
    count_letters(elements)
    called = [element for element in elements if is_comment(element)]
    if called:
        least = MAY_HOLD_THE_STORY * elements[0].letters
        groups = [group for group in alike(called) if are_live(group, least)]
        elements = drop(elements, called, groups)
    least = MAY_HOLD_THE_STORY * elements[0].letters
    around = [element for element in elements[1:] if element.letters < least and is_around(element)]
    asides = [element for element in around if element.tag == "aside" and not is_named(AROUND, *element.named)]
    groups = [group for group in alike(asides) if is_in_the_story(group[0]) and len(group) > 1 and are_entries(group)]
    return drop(elements, around, [*groups, [one for one in asides if tells_only_when(one)]])


def drop(elements: list[Element], left_out: Iterable[Element], but: Iterable[list[Element]]) -> list[Element]:
    """The elements that do not stand in those left out, save the groups that stay."""
    dropped = {id(one) for one in left_out} - {id(one) for group in but for one in group}
    for element in elements[1:]:
        element.is_dropped |= id(element) in dropped or (element.parent is not None and element.parent.is_dropped)
    kept = [element for element in elements if not element.is_dropped]
    count_letters(kept)
    return kept


def alike(elements: Iterable[Element]) -> list[list[Element]]:
    """The elements that stand side by side and are of one tag."""
    groups = defaultdict[tuple[int, str], list[Element]](list)
    for one in elements:
        groups[id(one.parent), one.tag].append(one)
    return list(groups.values())


def are_live(group: list[Element], least: float) -> bool:
    """Whether elements called comments are entries: a class of theirs says so, or they are the page; no reader's."""
    if any(is_named(OF_A_READER, *one.named) for element in group for one in inside(element)):
        return False
    says_so = all(is_named(LIVE, *element.named) for element in group)
    return are_entries(group) and (says_so or (len(group) > 1 and sum(one.letters for one in group) > least))


def are_entries(group: list[Element]) -> bool:
    """Whether each of some elements tells when it was written, and most of their words are no links."""
    linked = sum(one.letters for element in group for one in inside(element) if one.tag == "a")
    return 2 * linked <= sum(element.letters for element in group) and all(
        any(is_time(one) for one in inside(element)) for element in group
    )


def is_in_the_story(element: Element) -> bool:
    """Whether an element stands within the page's main part."""
    at = element.parent
    while at is not None and at.tag not in ("main", "article") and at.attributes.get("role") != "main":
        at = at.parent
    return at is not None


def tells_only_when(element: Element) -> bool:
    """Whether an element's words are a time and nothing else."""
    return element.letters <= LONGEST_TIME and is_only_when(words_of(element))


def is_only_when(words: str) -> bool:
    """Whether words are a time, or "2h ago"."""
    return moment_in_words(words) is not None or is_relative(words)
