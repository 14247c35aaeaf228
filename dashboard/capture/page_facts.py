"""What a page states about itself: title, publisher, publication time, language and address.

From JSON-LD (schema.org articles and live blogs), then meta tags (Open Graph, Dublin Core and the like), then the
page's own elements. Nothing is guessed: what no tag states is left out.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from dashboard.capture.page_element import Element
from dashboard.capture.page_entries import whole_address
from dashboard.capture.page_times import stated_instant

ARTICLES = re.compile(r"(?:LiveBlogPosting|Article|BlogPosting|ReportageNewsArticle|Report|WebPage)$")
PUBLISHED = (
    "article:published_time", "datepublished", "og:published_time", "dc.date.issued", "dcterms.issued",
    "dcterms.created", "dc.date", "dcterms.date", "parsely-pub-date", "sailthru.date", "pubdate", "publishdate",
    "publish-date", "publication_date", "date", "article.published", "citation_publication_date",
)  # fmt: skip
PUBLISHERS = (
    "og:site_name",
    "dc.publisher",
    "dcterms.publisher",
    "citation_publisher",
    "publisher",
    "application-name",
)
TITLES = ("og:title", "dc.title", "twitter:title")
LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(?:[-_][a-zA-Z0-9]{2,8})*\Z")
SAVED_FROM = re.compile(r"<!-- saved from url=\(\d+\)(\S+) -->")
MOST_JSON = 5_000_000


@dataclass(frozen=True, slots=True)
class Update:
    """An entry of a live blog as JSON-LD states it; `body` may hold HTML."""

    headline: str
    body: str
    published: str
    url: str | None


@dataclass(frozen=True, slots=True)
class Facts:
    """Front matter as the page states it (keys of a post), and the entries its JSON-LD lists."""

    stated: Mapping[str, str]
    updates: tuple[Update, ...] = field(default=())


def facts_of(html: str, elements: list[Element]) -> Facts:
    """What the page's head and marked elements state."""
    metas: dict[str, str] = {}
    for element in elements:
        if element.tag == "meta":
            attributes = element.attributes
            for key in ("property", "name", "itemprop"):
                if attributes.get(key):
                    metas.setdefault(attributes[key].lower(), attributes.get("content", ""))
    articles = sorted(articles_in(elements), key=lambda one: kind_of(one).endswith("WebPage"))
    live = [one for one in articles if kind_of(one).endswith("LiveBlogPosting")]
    article = (live or articles or [{}])[0]
    url = first_address(
        *(e.attributes.get("href") for e in elements if e.tag == "link" and "canonical" in rels(e)),
        metas.get("og:url"),
        text_in(article.get("url")),
        text_in(article.get("mainEntityOfPage"), "@id"),
        *SAVED_FROM.findall(html[:4096]),
    )
    times = [e.attributes.get("datetime") for e in elements if e.tag == "time" and is_publication(e)]
    languages = [e.attributes.get("lang") for e in elements if e.tag == "html"]
    locale = metas.get("og:locale", "").replace("_", "-")
    stated = {
        "title": first_words(
            text_in(article.get("headline")),
            *map(metas.get, TITLES),
            *(words(e) for e in elements if e.tag == "h1"),
            *(words(e) for e in elements if e.tag == "title"),
        ),
        "publisher": first_words(text_in(article.get("publisher"), "name"), *map(metas.get, PUBLISHERS)),
        "published_at": first_instant(text_in(article.get("datePublished")), *map(metas.get, PUBLISHED), *times),
        "language": first_language(*languages, text_in(article.get("inLanguage")), metas.get("language"), locale),
        "url": url,
    }
    updates = tuple(updates_in(live[0])) if live else ()
    return Facts({key: value for key, value in stated.items() if value}, updates)


def articles_in(elements: list[Element]) -> Iterator[dict[str, Any]]:
    """Every JSON-LD object that is an article, in order."""
    for element in elements:
        if element.tag != "script":
            continue
        written = words(element)
        if len(written) > MOST_JSON:
            continue
        try:
            stack: list[Any] = [json.loads(written, strict=False)]
        except (ValueError, RecursionError):
            continue
        while stack:
            at = stack.pop()
            if isinstance(at, list):
                stack.extend(reversed(at))
            elif isinstance(at, dict):
                if ARTICLES.search(kind_of(at)):
                    yield at
                stack.extend(at[key] for key in ("mainEntity", "@graph") if key in at)


def kind_of(article: Mapping[str, Any]) -> str:
    """Its schema.org type; of several, one that is an article."""
    kind = article.get("@type", "")
    kinds = [one for one in (kind if isinstance(kind, list) else [kind]) if isinstance(one, str)]
    return max(kinds, key=lambda one: ("LiveBlog" in one, bool(ARTICLES.search(one))), default="")


def updates_in(article: Mapping[str, Any]) -> Iterator[Update]:
    """The entries that a live blog's JSON-LD lists."""
    listed = article.get("liveBlogUpdate")
    for one in listed if isinstance(listed, list) else [listed]:
        if isinstance(one, dict) and (body := text_in(one.get("articleBody")) or text_in(one.get("text"))):
            headline, published = text_in(one.get("headline")) or "", text_in(one.get("datePublished")) or ""
            yield Update(" ".join(headline.split()), body, published, text_in(one.get("url")))


def text_in(value: Any, key: str | None = None) -> str | None:
    """A text, or the text under `key` of an object, or the first of a list."""
    if isinstance(value, list):
        return next((found for one in value[:20] if not isinstance(one, list) and (found := text_in(one, key))), None)
    if isinstance(value, dict):
        inner = value.get(key or "@id")
        return inner if isinstance(inner, str) else None
    return value if isinstance(value, str) else None


def words(element: Element) -> str:
    """The words an element of the head holds."""
    return "".join(child for child in element.children if isinstance(child, str))


def rels(element: Element) -> list[str]:
    """How a link says it is related."""
    return element.attributes.get("rel", "").lower().split()


def is_publication(element: Element) -> bool:
    """Whether a `time` element says that it is the page's publication."""
    attributes = element.attributes
    return (
        "datepublished" in attributes.get("itemprop", "").lower().split()
        or "pubdate" in attributes
        or {"entry-date", "published"} <= element.names()
    )


def plain(value: str | None) -> str:
    """One line without control characters."""
    return "".join(c if c.isprintable() else " " for c in " ".join((value or "").split())).strip()


def first_words(*values: str | None) -> str | None:
    """The first that holds a word."""
    return next((plain(value)[:500] for value in values if plain(value)), None)


def first_instant(*values: str | None) -> str | None:
    """The first that states a day or instant."""
    return next((instant for value in values if value and (instant := stated_instant(value))), None)


def first_language(*values: str | None) -> str | None:
    """The first that is a language tag."""
    return next((value for value in values if value and LANGUAGE.match(value)), None)


def first_address(*values: str | None) -> str | None:
    """The first that is a whole http address."""
    return next((address for value in values if value and (address := whole_address(value, None))), None)
