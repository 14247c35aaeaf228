"""Which parts of a page are the entries of a live blog, when each was written, and where it is linked to.

Pages that mark their entries (schema.org's liveBlogUpdate, BlogPosting) are believed. Otherwise entries are what
stands side by side, each with a time of its own, and together holds much of the page.
"""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

from dashboard.capture.page_times import Moment, moment_of
from dashboard.capture.page_tree import Element, names

SHARE_OF_PAGE = 0.4
LEAST_LETTERS = 20
FULL = 600
LONGEST_TIME = 60
CHANGED = re.compile(r"(?i)(?:modified|updated|edited)")
PERMALINK = re.compile(r"(?i)(?:permalink|bookmark|block-?time|time-?link|post-?link|entry-?link)")
NOT_TIMES = names("p b strong em i u h1 h2 h3 h4 h5 h6 td th figcaption dd")


@dataclass(frozen=True, slots=True)
class PageEntry:
    """One update: its element, what states its time (which is left out of its text), and its permalink."""

    element: Element
    moment: Moment | None
    times: tuple[Element, ...]
    url: str | None


def entries_of(elements: list[Element], page_url: str | None) -> tuple[list[PageEntry], set[int]]:
    """The entries of a page in the order of the page (none for a page that is one article), and the ids of lists of
    times outside them: key events and tables of contents, which repeat entries."""
    markers = [element for element in elements if is_time(element)]
    found = marked_entries(elements) or repeated_entries(elements, markers)
    if not found:
        return [], set()
    inside: dict[int, list[Element]] = {id(element): [] for element in found}
    lists: set[int] = set()
    for marker in markers:
        holder = owner(marker, inside)
        if holder is not None:
            inside[id(holder)].append(marker)
        else:
            lists |= lists_around(marker)
    for element in found:
        lists -= lists_around(element)
    links: dict[int, list[Element]] = {id(element): [] for element in found}
    for element in elements:
        if element.tag == "a" and element.attributes.get("href") and (holder := owner(element, links)) is not None:
            links[id(holder)].append(element)
    entries = [entry_of(element, inside[id(element)], links[id(element)], page_url) for element in found]
    return entries, lists


def lists_around(element: Element) -> set[int]:
    """The ids of the lists that an element stands in."""
    found, at = set[int](), element.parent
    while at is not None:
        if at.tag in ("ul", "ol"):
            found.add(id(at))
        at = at.parent
    return found


def owner(element: Element, owners: dict[int, list[Element]]) -> Element | None:
    """The nearest element above (or the element itself) that is one of `owners`."""
    at: Element | None = element
    while at is not None and id(at) not in owners:
        at = at.parent
    return at


def is_time(element: Element) -> bool:
    """Whether an element states when something was written, and nothing else; not inside an embedded post."""
    if element.is_quoted or element.letters > LONGEST_TIME:
        return False
    if element.tag == "time":
        return True
    if element.tag in NOT_TIMES or element.letters < 4 or element.parent is None:
        return False
    only_text = all(isinstance(child, str) for child in element.children)
    if not only_text or element.parent.tag in NOT_TIMES or element.parent.tag == "time":
        return False
    return moment_of(words_of(element)) is not None


def words_of(element: Element) -> str:
    """All words inside a small element."""
    found, stack = list[str](), list[Element | str]([element])
    while stack:
        at = stack.pop()
        if isinstance(at, str):
            found.append(at)
        elif not at.is_dropped:
            stack.extend(reversed(at.children))
    return " ".join(" ".join(found).split())


def marked_entries(elements: list[Element]) -> list[Element]:
    """Entries by schema.org's marks."""
    found = []
    for element in elements:
        marks = element.attributes.get("itemprop", "").lower().split()
        kind = element.attributes.get("itemtype", "").rstrip("/").rpartition("/")[2].lower()
        if element.letters and ("liveblogupdate" in marks or (kind == "blogposting" and not marks)):
            found.append(element)
    return found if len(found) > 1 else []


def repeated_entries(elements: list[Element], markers: list[Element]) -> list[Element]:
    """Elements of one kind side by side, each with a time of its own, that together hold much of the page.

    Those whose words are mostly links are cards that lead to other stories.
    """
    times = Counter(id(marker) for marker in markers)
    linked = Counter[int]()
    holders: defaultdict[int, list[Element]] = defaultdict(list)
    for element in reversed(elements):
        if element.parent is not None:
            letters = element.letters if element.tag == "a" else linked[id(element)]
            if letters:
                linked[id(element.parent)] += letters
        if times[id(element)] and element.parent is not None:
            times[id(element.parent)] += times[id(element)]
            holders[id(element.parent)].append(element)
    best: list[Element] = []
    best_score = 0.0
    for siblings in holders.values():
        kind = Counter(element.tag for element in siblings).most_common(1)[0][0]
        alike = [element for element in reversed(siblings) if element.tag == kind]
        score = sum(min(element.letters, FULL) / times[id(element)] for element in alike)
        if len(alike) > 1 and score > best_score:
            best, best_score = alike, score
    letters = sum(element.letters for element in best)
    is_cards = sum(element.letters if element.tag == "a" else linked[id(element)] for element in best) > letters / 2
    is_story = letters >= max(SHARE_OF_PAGE * elements[0].letters, LEAST_LETTERS * len(best)) and not is_cards
    return best if is_story else []


def entry_of(element: Element, markers: list[Element], links: list[Element], page_url: str | None) -> PageEntry:
    """The entry with the first of its times that is not the time of a change."""
    told = [marker for marker in markers if not is_of_change(marker, element)]
    moments = [
        moment
        for marker in told or markers
        if (moment := moment_of(words_of(marker), machine_words(marker))) is not None
    ]
    moment = moments[0] if moments else None
    if moment and not moment.clock:  # "26 July 2013" beside "18:45"
        later = next((one for one in moments if one.clock and one.day in (None, moment.day)), None)
        moment = Moment(moment.day, later.clock) if later else moment
    elif moment and not moment.day:
        later = next((one for one in moments if one.day and one.clock in (None, moment.clock)), None)
        moment = Moment(later.day, moment.clock) if later else moment
    left_out = tuple(whole_note(marker, element) for marker in markers)
    return PageEntry(element, moment, left_out, permalink_of(element, markers, links, page_url))


def whole_note(marker: Element, entry: Element) -> Element:
    """The element that holds a time of change and the words around it ("Updated at"), else the time itself."""
    found, at = marker, marker.parent
    while at is not None and at is not entry and at.letters <= LONGEST_TIME:
        if CHANGED.match(words_of(at).removeprefix("Last ")):
            found = at
        at = at.parent
    return found


def machine_words(marker: Element) -> str:
    """What an element states for machines."""
    attributes = marker.attributes
    return next((attributes[key] for key in ("datetime", "data-timestamp", "data-time") if attributes.get(key)), "")


def is_of_change(marker: Element, entry: Element) -> bool:
    """Whether a time is that of a later change."""
    at: Element | None = marker
    while at is not None and at is not entry:
        if CHANGED.search(" ".join((*at.names(), at.attributes.get("itemprop", "")))):
            return True
        if at is marker and CHANGED.match(words_of(at)):
            return True
        at = at.parent
    return False


def permalink_of(element: Element, markers: list[Element], links: list[Element], page_url: str | None) -> str | None:
    """The entry's own address: a link that says so or holds its time, else the page's address and the entry's id."""
    times = {id(marker) for marker in markers}
    for link in links:
        said = " ".join((*link.names(), link.attributes.get("rel", "")))
        says_so = "url" in link.attributes.get("itemprop", "").lower().split() or PERMALINK.search(said)
        holds_time = any(isinstance(child, Element) and id(child) in times for child in link.children)
        in_time = link.parent is not None and id(link.parent) in times
        if (says_so or holds_time or in_time or id(link) in times) and (
            address := whole_address(link.attributes["href"], page_url)
        ):
            return address
    name = element.attributes.get("id", "")
    if name and page_url:
        return whole_address("#" + quote(name, safe="-_.:~"), page_url.partition("#")[0])
    return None


def whole_address(written: str, page_url: str | None) -> str | None:
    """An http address in full, without spaces; None when it is none."""
    try:
        address = urljoin(page_url or "", written.strip())
        parts = urlsplit(address)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            return None
    except ValueError:
        return None
    return quote(address, safe="!#$%&'()*+,/:;=?@[]~-._")
