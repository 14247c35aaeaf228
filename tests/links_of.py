"""The links on a page of AppTest: Streamlit's own, and those that stand as HTML in lists (widgets/lines)."""

from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import parse_qs, urlsplit

from streamlit.testing.v1 import AppTest


@dataclass(frozen=True, slots=True)
class Link:
    """A link's words, the page that it opens ("event"; "" where Streamlit's own does not tell), and its query."""

    words: str
    page: str
    query: dict[str, list[str]]


def links_of(at: AppTest) -> list[Link]:
    """Every link of the page to another page of the app."""
    own = [
        Link(one.proto.label.removeprefix(":primary[").removesuffix("]"), "", parse_qs(one.proto.query_string))
        for one in at.get("page_link")
    ]
    in_lists = _Anchors()
    for one in at.get("html"):
        in_lists.feed(one.proto.body)
    return own + in_lists.found


class _Anchors(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Link] = []
        self._address: str | None = None
        self._words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        if tag == "a" and told.get("class") == "in-place":
            self._address, self._words = told["href"] or "", ""

    def handle_data(self, data: str) -> None:
        self._words += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._address is not None:
            address = urlsplit(self._address)
            self.found.append(Link(self._words, address.path, parse_qs(address.query)))
            self._address = None
