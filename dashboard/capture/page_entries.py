"""The entries of a live blog: which parts of a page they are, when each was written, and where it is linked to."""

import re
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

from dashboard.capture.page_element import Element
from dashboard.capture.page_groups import is_cards, letters_of_links, marked_entries, repeated_entries
from dashboard.capture.page_markers import is_of_change, is_time, moment_told, states_time, whole_note, words_of
from dashboard.capture.page_times import Moment, is_relative

PERMALINK = re.compile(r"(?i)(?:permalink|bookmark|block-?time|time-?link|post-?link|entry-?link)")
NOT_LETTERS = re.compile(r"[\W_]+")
OF_A_PART = 20
"""Between two times of an entry that stand this many letters apart, there is an update of its own."""


@dataclass(frozen=True, slots=True)
class PageEntry:
    """One update: its element, what states its time (which is left out of its text), and its permalink."""

    element: Element
    moment: Moment | None
    times: tuple[Element, ...]
    url: str | None


def entries_of(elements: list[Element], page_url: str | None) -> tuple[list[PageEntry], set[int]]:
    """The entries of a page in the order of the page (none for a page that is one article), and the ids of lists of
    times outside them that are left out: key events and tables of contents, which repeat entries."""
    markers = [element for element in elements if is_time(element)]
    linked = letters_of_links(elements)
    found = marked_entries(elements) or repeated_entries(elements, markers, linked)
    if not found:
        return [], set()
    inside: dict[int, list[Element]] = {id(element): [] for element in found}
    outside: dict[int, Element] = {}
    for marker in markers:
        holder = owner(marker, inside)
        if holder is not None:
            inside[id(holder)].append(marker)
        else:
            outside |= lists_around(marker)
    for element in found:
        for key in lists_around(element):
            outside.pop(key, None)
    links: dict[int, list[Element]] = {id(element): [] for element in found}
    for element in elements:
        if element.tag == "a" and element.attributes.get("href") and (holder := owner(element, links)) is not None:
            links[id(holder)].append(element)
    entries = [entry_of(element, inside[id(element)], links[id(element)], page_url) for element in found]
    told = letters_only(" ".join(map(words_of, found))) if outside else ""
    return entries, {key for key, one in outside.items() if is_cards([one], linked) or repeats(one, told)}


def repeats(listed: Element, told: str) -> bool:
    """Whether the words of each item of a list, without its time, stand in the entries too."""
    items = [child for child in listed.children if isinstance(child, Element) and child.letters]
    return all(letters_only(without_times(item)) in told for item in items)


def without_times(element: Element) -> str:
    """The words inside an element that are not those of a time."""
    found, stack = list[str](), list[Element | str]([element])
    while stack:
        at = stack.pop()
        if isinstance(at, str):
            found.append(at)
        elif not states_time(at):
            stack.extend(reversed(at.children))
    return " ".join(found)


def letters_only(words: str) -> str:
    """The letters and digits of some words, in small ones."""
    return NOT_LETTERS.sub("", words).casefold()


def lists_around(element: Element) -> dict[int, Element]:
    """The lists that an element stands in, by their ids."""
    found, at = dict[int, Element](), element.parent
    while at is not None:
        if at.tag in ("ul", "ol"):
            found[id(at)] = at
        at = at.parent
    return found


def owner(element: Element, owners: dict[int, list[Element]]) -> Element | None:
    """The nearest element above (or the element itself) that is one of `owners`."""
    at: Element | None = element
    while at is not None and id(at) not in owners:
        at = at.parent
    return at


def entry_of(element: Element, markers: list[Element], links: list[Element], page_url: str | None) -> PageEntry:
    """The entry with the first of its times that is not the time of a change; its own attributes come last."""
    markers = sorted(markers, key=lambda marker: marker is element)
    told = [marker for marker in markers if not is_of_change(marker, element)]
    moments = [moment for marker in told or markers if (moment := moment_told(marker)) is not None]
    moment = moments[0] if moments else None
    if moment and not moment.clock:  # "26 July 2013" beside "18:45"
        later = next((one for one in moments if one.clock and one.day in (None, moment.day)), None)
        moment = Moment(moment.day, later.clock) if later else moment
    elif moment and not moment.day:
        later = next((one for one in moments if one.day and one.clock in (None, moment.clock)), None)
        moment = Moment(later.day, moment.clock) if later else moment
    written = [marker for marker in markers if marker is not element and is_only_time(marker)]
    stay = times_of_parts(element, [marker for marker in written if marker in told])
    written = [marker for marker in written if id(marker) not in stay]
    left_out = tuple(whole_note(marker, element) for marker in written)
    return PageEntry(element, moment, left_out, permalink_of(element, written, links, page_url))


def times_of_parts(entry: Element, written: list[Element]) -> set[int]:
    """The ids of times that stand between two updates within one entry, and so belong to the second."""
    if len(written) < 2:
        return set()
    times = {id(marker) for marker in written}
    at, places = 0, dict[int, int]()
    stack: list[Element | str] = [entry]
    while stack:
        one = stack.pop()
        if isinstance(one, str):
            at += len(one.strip())
        elif id(one) in times:
            places[id(one)] = at
        elif not one.is_dropped:
            stack.extend(reversed(one.children))
    first = min(places.values(), default=0)
    return {key for key, place in places.items() if place >= first + OF_A_PART and place + OF_A_PART <= at}


def is_only_time(marker: Element) -> bool:
    """Whether nothing is lost when a marker's words are left out: they are a time, or "2h ago" beside the instant."""
    return states_time(marker) or (moment_told(marker) is not None and is_relative(words_of(marker)))


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
