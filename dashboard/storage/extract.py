"""Text in, JSON out: what the extractor finds in one document, with spans in code points of the text as given."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, TextIO

from dashboard.capture import BadInput, decode, post_from_fields, read_bytes, split_front_matter
from dashboard.capture.files import MAX_POST_BYTES
from dashboard.records import Reference
from dashboard.storage import pipeline

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


def extract_file(path: Path, reference: Reference, fields: Mapping[str, str]) -> dict[str, Any]:
    """Figures and events of one text file, which may open with front matter; `fields` stand over it."""
    name = "standard input" if str(path) == "-" else str(path)
    data = read_bytes(path, MAX_POST_BYTES)
    lf = decode(data, name)
    head, body = split_front_matter(lf, name)
    found = Extractor(reference).document(path.stem, body, {**head, **fields}, name)
    given_text = data.decode("utf-8-sig")
    _, given = line_feeds_only(given_text)
    first = len(lf) - len(body)
    places = given if given else list(range(len(lf) + 1))
    return moved(found, places[first:]) if given or first else found


def extract_lines(lines: Iterable[bytes], reference: Reference, out: TextIO, complain: TextIO) -> int:
    """One JSON object a line in, one out. The number of lines that could not be read; each got a sentence."""
    extractor = Extractor(reference)
    bad = 0
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        where = f"Line {number}"
        try:
            found = extract_line(extractor, line, where)
        except BadInput as error:
            bad += 1
            complain.write(f"{error}\n")
        except Exception as error:  # one document that breaks the extractor must not end the stream
            bad += 1
            complain.write(f"{where}: the extractor failed on this document ({type(error).__name__}: {error}).\n")
        else:
            out.write(json.dumps(found, ensure_ascii=False) + "\n")
            out.flush()
    return bad


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


def line_feeds_only(text: str) -> tuple[str, list[int]]:
    """`text` with LF line ends, and where each of its code points (and its end) stands in `text`; [] when unchanged."""
    if "\r" not in text:
        return text, []
    kept = [
        index for index, letter in enumerate(text) if not (letter == "\n" and index > 0 and text[index - 1] == "\r")
    ]
    return "".join("\n" if text[index] == "\r" else text[index] for index in kept), [*kept, len(text)]


def moved(value: Any, given: list[int], key: str = "") -> Any:
    """`value` with every offset (start, end, spans) replaced by where it stands in the text as given.

    An end is where the last code point stands, plus one: a span never takes in half a line end more than it needs.
    """
    if isinstance(value, dict):
        return {name: moved(one, given, name) for name, one in value.items()}
    if key == "spans" and isinstance(value, list):
        return [[given[start], given[end - 1] + 1] for start, end in value]
    if isinstance(value, list):
        return [moved(one, given) for one in value]
    if isinstance(value, int) and not isinstance(value, bool):
        if key == "start" or key.endswith("_start"):
            return given[value]
        if key == "end" or key.endswith("_end"):
            return given[value - 1] + 1
    return value
