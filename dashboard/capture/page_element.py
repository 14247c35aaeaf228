"""One element of a saved page, and how many letters each holds."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

NOT_SPACE = re.compile(r"\S+")


def names(written: str) -> frozenset[str]:
    """A set of words written in one line."""
    return frozenset(written.split())


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


def count_letters(elements: list[Element]) -> None:
    """Fill in `letters` of elements that stand in document order."""
    for element in elements:
        own = (child for child in element.children if isinstance(child, str))
        element.letters = sum(len(match) for words in own for match in NOT_SPACE.findall(words))
    for element in reversed(elements):
        if element.parent is not None and not element.is_dropped:
            element.parent.letters += element.letters


def inside(element: Element) -> Iterator[Element]:
    """The element and all that stand in it, in order."""
    stack = [element]
    while stack:
        at = stack.pop()
        yield at
        stack.extend(child for child in reversed(at.children) if isinstance(child, Element))
