"""Which elements of a page tell when something was written, and whether they tell of a later change."""

import re

from dashboard.capture.page_element import Element, names
from dashboard.capture.page_times import Moment, is_relative, moment_in_words, moment_of

LONGEST_TIME = 60
CHANGED = re.compile(r"(?i)(?:last )?(?:modified|updated|edited|mis à jour|aktualisiert|оновлено|обновлено)")
CHANGED_NAME = re.compile(r"(?i)(?:modified|updated|edited)")
NOT_TIMES = names("b strong em i u td th figcaption dd a")
FOR_MACHINES = re.compile(
    r"data-(?:[\w-]*-)?(?:epoch|ts|timestamp|time|date|datetime|created|createdat|published|publishedat|pubdate|"
    r"created-at|published-at|publish-date|unixtime|unix)$"
)
AN_INSTANT = re.compile(r"1\d{9}(?:\d{3})?|\d{4}-\d{2}-\d{2}T\d{2}:\d{2}.*")


def is_time(element: Element) -> bool:
    """Whether an element states when something was written: by its tag, for machines, or in words and nothing else.

    Not inside an embedded post. "2h ago" counts: it parts entries, though it tells no hour.
    """
    if element.is_quoted and element.tag != "blockquote":
        return False
    if machine_words(element) and element.tag != "a":
        return element.tag != "time" or element.letters <= LONGEST_TIME
    if element.letters > LONGEST_TIME:
        return False
    if element.tag == "time" or titled_words(element):
        return True
    return states_time(element) or (is_plain(element) and is_relative(words_of(element)))


def states_time(element: Element) -> bool:
    """Whether an element's words are a time, and nothing else."""
    if element.tag == "time":
        return element.letters <= LONGEST_TIME
    return is_plain(element) and moment_in_words(words_of(element)) is not None


def is_plain(element: Element) -> bool:
    """Whether a short element that stands on its own holds only text."""
    if element.tag in NOT_TIMES or not 2 <= element.letters <= LONGEST_TIME or element.parent is None:
        return False
    if element.parent.tag in NOT_TIMES or element.parent.tag == "time":
        return False
    return all(isinstance(child, str) for child in element.children)


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


def machine_words(element: Element) -> str:
    """The instant that an element states for machines; of a `time`, whatever its `datetime` says."""
    attributes = element.attributes
    if not attributes:
        return ""
    if element.tag == "meta":
        is_published = "datepublished" in attributes.get("itemprop", "").lower().split()
        return attributes.get("content", "") if is_published else ""
    if attributes.get("datetime") and element.tag not in ("ins", "del"):
        return attributes["datetime"]
    return next(
        (value for key, value in attributes.items() if FOR_MACHINES.match(key) and AN_INSTANT.fullmatch(value)), ""
    )


def titled_words(element: Element) -> str:
    """The whole time, day and clock, that stands in the title of an element whose own words are a time, or "2h ago"."""
    for key in ("title", "aria-label"):
        if (written := element.attributes.get(key, "").strip()) and 2 <= element.letters <= LONGEST_TIME:
            moment = moment_of(written, written)
            words = words_of(element)
            if moment and moment.day and moment.clock and (is_relative(words) or moment_in_words(words)):
                return written
    return ""


def moment_told(element: Element) -> Moment | None:
    """The time that an element states, if it is a time of a clock or calendar."""
    if not machine_words(element) and (titled := titled_words(element)):
        return moment_of(titled, titled)
    return moment_of(words_of(element) if element.letters <= LONGEST_TIME else "", machine_words(element))


def is_of_change(marker: Element, entry: Element) -> bool:
    """Whether a time is that of a later change."""
    at: Element | None = marker
    while at is not None and at is not entry:
        if CHANGED_NAME.search(" ".join((*at.names(), at.attributes.get("itemprop", "")))):
            return True
        if at is marker and CHANGED.match(words_of(at)):
            return True
        at = at.parent
    return False


def whole_note(marker: Element, entry: Element) -> Element:
    """The element that holds a time of change and the words around it ("Updated at"), else the time itself."""
    found, at = marker, marker.parent
    while at is not None and at is not entry and at.letters <= LONGEST_TIME:
        if CHANGED.match(words_of(at)):
            found = at
        at = at.parent
    return found
