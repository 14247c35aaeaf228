"""Documents in, JSON out: what the extractor finds, with spans in code points.

Spans count in the text as it was given; a saved page or feed has no such text, so its canonical text (the one that
`ingest` would store) stands in the answer as `text`, and spans count in that.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, TextIO

from dashboard.capture import BadInput, post_from_fields, read_bytes, split_front_matter
from dashboard.capture.reading import day_stated, kind_of, most_bytes, read_posts
from dashboard.records import Reference
from dashboard.storage import pipeline
from dashboard.storage.jobs import in_order
from dashboard.storage.offsets import line_feeds_only, moved

NOT_STATED = "publisher not stated"


class Extractor:
    """Reads documents with the names of one workspace; make it once, the vocabulary is costly."""

    def __init__(self, reference: Reference) -> None:
        self._read = pipeline.make_reader(reference)

    def document(self, doc_id: str, text: str, fields: Mapping[str, str], name: str) -> dict[str, Any]:
        """Figures and events of `text`; `fields` are its publisher, published_at and title. BadInput names `name`."""
        lf, given = line_feeds_only(text)
        post = post_from_fields({"publisher": NOT_STATED, **fields}, lf, name)
        found = {"doc_id": doc_id, **pipeline.scheme_document(doc_id, self._read(post))}
        return moved(found, given) if given else found

    def posts(self, doc_id: str, data: bytes, fields: Mapping[str, str], name: str) -> Iterator[dict[str, Any]]:
        """As `document`, for each post in a saved page, a feed or JSON lines, with its text and front matter."""
        for number, one in enumerate(read_posts(data, name, fields, {"publisher": NOT_STATED}), start=1):
            post = one.post
            published = post.published_at or post.published_date
            yield {
                "doc_id": f"{doc_id}-{number}",
                "title": post.title,
                "publisher": post.publisher,
                "published_at": published.isoformat().replace("+00:00", "Z"),
                "url": post.url,
                "text": post.text,
            } | {
                key: value
                for key, value in pipeline.scheme_document(doc_id, self._read(post)).items()
                if key != "doc_id"
            }


def extract_file(path: Path, reference: Reference, fields: Mapping[str, str]) -> dict[str, Any] | list[dict[str, Any]]:
    """What is found in one file, read as `ingest` reads it; `fields` stand over its front matter or what it states.

    One document for a text, a saved page or a mail; a list of them, one a post, for a feed, a channel or JSON lines.
    """
    name = "standard input" if str(path) == "-" else str(path)
    data = read_bytes(path, most_bytes(path.suffix))
    extractor = Extractor(reference)
    kind, lf = kind_of(data, name)
    if kind != "text":
        found = list(extractor.posts(path.stem, data, fields, name))
        return {**found[0], "doc_id": path.stem} if kind in ("page", "mail") else found
    head, body = split_front_matter(lf, name)
    document: dict[str, Any] = extractor.document(path.stem, body, {**day_stated(lf, name), **head, **fields}, name)
    _, given = line_feeds_only(data.decode("utf-8-sig"))
    first = len(lf) - len(body)
    places = given if given else list(range(len(lf) + 1))
    return moved(document, places[first:]) if given or first else document


def extract_lines(lines: Iterable[bytes], reference: Reference, out: TextIO, complain: TextIO, jobs: int = 1) -> int:
    """One JSON object a line in, one out, in order. The number of lines that could not be read; each got a sentence.

    With `jobs` above 1 as many processes read, and an answer may wait for the lines that follow it.
    """
    bad = 0
    numbered = ((number, line) for number, line in enumerate(lines, start=1) if line.strip())
    for found, problem in in_order(line_reader, reference, numbered, jobs):
        if problem:
            bad += 1
            complain.write(problem + "\n")
        else:
            out.write(found + "\n")
            out.flush()
    return bad


def line_reader(reference: Reference) -> Callable[[tuple[int, bytes]], tuple[str, str]]:
    """A function from a line with its number to what is found in it as JSON, or to a sentence on what is wrong."""
    extractor = Extractor(reference)

    def read(numbered: tuple[int, bytes]) -> tuple[str, str]:
        number, line = numbered
        where = f"Line {number}"
        try:
            return json.dumps(extract_line(extractor, line, where), ensure_ascii=False), ""
        except BadInput as error:
            return "", str(error)
        except Exception as error:  # one document that breaks the extractor must not end the stream
            return "", f"{where}: the extractor failed on this document ({type(error).__name__}: {error})."

    return read


def extract_line(extractor: Extractor, line: bytes, where: str) -> dict[str, Any]:
    """Figures and events of the document on one line: doc_id, text, published_on, publisher and title in."""
    try:
        document = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise BadInput(f"{where}: this is not one JSON object in UTF-8 on one line.") from None
    if not isinstance(document, dict):
        raise BadInput(f"{where}: this is not a JSON object.")
    for key in ("doc_id", "text", "published_on", "publisher", "title"):
        if not isinstance(document.get(key) or "", str):
            raise BadInput(f"{where}: {key} is not a text.")
    if not document.get("doc_id"):
        raise BadInput(f"{where}: there is no doc_id.")
    if not (document.get("text") or "").strip():
        raise BadInput(f"{where}: there is no text.")
    if not document.get("published_on"):
        raise BadInput(f"{where} has no publication date; give published_on, such as 2013-07-26.")
    fields = {"published_at": document["published_on"]}
    for key in ("publisher", "title"):
        if document.get(key):
            fields[key] = " ".join(document[key].split())
    return extractor.document(document["doc_id"], document["text"], fields, where)
