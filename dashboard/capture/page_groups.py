"""The elements of a page that are the entries of its live blog.

Pages that mark them (schema.org's liveBlogUpdate, BlogPosting) are believed. Otherwise entries are elements of one
kind, each with a time of its own, that together hold much of the page; and what stands among them and looks like them.
"""

from collections import Counter, defaultdict

from dashboard.capture.page_element import Element, names
from dashboard.capture.page_markers import is_of_change

SHARE_OF_PAGE = 0.4
LEAST_LETTERS = 20
FULL = 600
HOLD_ENTRIES = names("article section div li tr")
OF_ITS_OWN = names("article section li")


def marked_entries(elements: list[Element]) -> list[Element]:
    """Entries by schema.org's marks."""
    found = []
    for element in elements:
        marks = element.attributes.get("itemprop", "").lower().split()
        kind = element.attributes.get("itemtype", "").rstrip("/").rpartition("/")[2].lower()
        if element.letters and ("liveblogupdate" in marks or (kind == "blogposting" and not marks)):
            found.append(element)
    return found if len(found) > 1 else []


def letters_of_links(elements: list[Element]) -> Counter[int]:
    """How many letters inside each element, by its id, are words of links."""
    linked = Counter[int]()
    for element in reversed(elements):
        if element.tag == "a":
            linked[id(element)] = element.letters
        if element.parent is not None and (letters := linked[id(element)]):
            linked[id(element.parent)] += letters
    return linked


def repeated_entries(elements: list[Element], markers: list[Element], linked: Counter[int]) -> list[Element]:
    """Elements of one kind, each with a time of its own, that together hold much of the page, in its order.

    Those whose words are mostly links are cards that lead to other stories.
    """
    times = Counter(id(marker) for marker in markers if marker.letters or not is_of_change(marker, marker))
    siblings: defaultdict[tuple[int, str], list[Element]] = defaultdict(list)
    for element in reversed(elements):
        if times[id(element)] and element.parent is not None:
            times[id(element.parent)] += times[id(element)]
            if element.letters:
                siblings[id(element.parent), element.tag].append(element)
    best: list[Element] = []
    best_score = 0.0
    for alike in of_one_kind(list(siblings.values()), depths_of(elements), linked):
        score = sum(min(element.letters, FULL) / times[id(element)] for element in alike)
        if len(alike) > 1 and score > best_score:
            best, best_score = alike, score
    letters = sum(element.letters for element in best)
    if letters < max(SHARE_OF_PAGE * elements[0].letters, LEAST_LETTERS * len(best)) or not best:
        return []
    chosen = {id(element) for element in best} | joined(best, times, linked)
    return [element for element in elements if id(element) in chosen]


def of_one_kind(siblings: list[list[Element]], depths: dict[int, int], linked: Counter[int]) -> list[list[Element]]:
    """The siblings of one tag, put together with those of other parents at the same depth that share a class, or
    have none. A page parts its entries by day, or pins one above them."""
    kinds: list[list[Element]] = []
    kind_at: dict[tuple[int, str, str], int] = {}
    for alike in siblings:
        if is_cards(alike, linked):
            continue
        first = alike[0]
        classes = {name for element in alike for name in classes_of(element)} or {""}
        keys = [(depths[id(first)], first.tag, name) for name in sorted(classes)]
        number = next((kind_at[key] for key in keys if key in kind_at), len(kinds))
        if number == len(kinds):
            kinds.append([])
        kinds[number].extend(alike)
        kind_at.update((key, number) for key in keys if key not in kind_at)
    return kinds


def joined(best: list[Element], times: Counter[int], linked: Counter[int]) -> set[int]:
    """The ids of what stands beside the entries and is one too: with a time of its own, or of their tag and class."""
    known = {id(element) for element in best}
    parents = Counter(id(element.parent) for element in best)
    holders = {id(element.parent): element.parent for element in best if element.parent is not None}
    tag, classes = best[0].tag, {name for element in best for name in classes_of(element)}
    found = set[int]()
    for key, holder in holders.items():
        beside = [child for child in holder.children if isinstance(child, Element) and not child.is_dropped]
        for one in beside if parents[key] > 1 else ():
            if id(one) in known or one.letters < LEAST_LETTERS or is_cards([one], linked):
                continue
            is_alike = one.tag == tag and (
                bool(classes & set(classes_of(one)))
                or (not classes and not one.named[0] and (tag in OF_ITS_OWN or all(b.tag == tag for b in beside)))
            )
            if is_alike or (times[id(one)] == 1 and one.tag in HOLD_ENTRIES):
                found.add(id(one))
    return found


def classes_of(element: Element) -> list[str]:
    """Its classes, in small letters."""
    return element.named[0].lower().split()


def depths_of(elements: list[Element]) -> dict[int, int]:
    """How deep each element stands, by its id; `elements` are in the order of the page."""
    depths: dict[int, int] = {}
    for element in elements:
        depths[id(element)] = 0 if element.parent is None else depths.get(id(element.parent), 0) + 1
    return depths


def is_cards(elements: list[Element], linked: Counter[int]) -> bool:
    """Whether their words are mostly those of links."""
    return sum(linked[id(element)] for element in elements) > sum(element.letters for element in elements) / 2
