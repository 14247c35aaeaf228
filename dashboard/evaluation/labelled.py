"""The labelled sets: documents whose figures and events people have written down, to measure extraction on.

What a set may show is fixed here. Of the held half (everything under `held/`) only totals ever leave this package: no
examples, no groups of errors, no breakdown, no words in a message; so it stays text that no rule was written on. Sets
that do not ship (`--gold`) have examples on the terminal and never in a file, for their texts may be others'.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from dashboard.capture import BadInput
from dashboard.evaluation.scheme import SchemeEvent, SchemeFigure, Span, events_of, figures_of, spans_of
from dashboard.storage.workspace import REPOSITORY, SHIPPED, is_day

LABELLED = SHIPPED / "labelled"
GOLD = REPOSITORY.parent / "shared" / "gold" / "dev"
"""Hand-labelled articles beside the repository. They do not ship, and are scored when they are there."""
Shows = Literal["everything", "on screen only", "totals only"]


@dataclass(frozen=True, slots=True)
class LabelledDocument:
    """A text with its right reading. `must_not` are numbers that count no harmed people. `kind` is the sort of text,
    or for a sentence what it tests; in a set without kinds it is the beginning of the doc_id."""

    doc_id: str
    text: str
    published_on: str
    publisher: str
    title: str
    region: str | None
    kind: str
    figures: tuple[SchemeFigure, ...]
    events: tuple[SchemeEvent, ...]
    must_not: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class LabelledSet:
    """Documents that are scored together. `is_posts` is False for single sentences, which no floor was set for."""

    key: str
    words: str
    shows: Shows
    is_posts: bool
    documents: tuple[LabelledDocument, ...]
    content_hash: str


def labelled_sets(
    folder: Path | None = None, gold: Path | None = None, with_held: bool = True
) -> tuple[tuple[LabelledSet, ...], tuple[str, ...]]:
    """The sets that are there, posts before sentences and held before open, and the names of those that are not.

    `folder` holds open/ and held/, each with posts/ and sentences.jsonl; `gold` is a folder of documents (else `GOLD`,
    when it is there). BadInput, in one sentence, for a damaged file, half a pair, or when no set is there at all.
    """
    folder = folder or LABELLED
    sets: list[LabelledSet] = []
    missing: list[str] = []
    for kind, place in (("posts", "posts"), ("sentences", "sentences.jsonl")):
        for half in ("held", "open") if with_held else ("open",):
            file = folder / half / place
            documents = _documents(file) if file.exists() else ()
            if documents:
                shows: Shows = "totals only" if half == "held" else "everything"
                sets.append(_set(f"{half}_{kind}", f"{half} {kind}", shows, kind == "posts", documents))
            else:
                missing.append(f"{half} {kind}")
    chosen = gold or GOLD
    if gold is not None or chosen.is_dir():
        documents = _documents(chosen)
        if not documents:
            raise BadInput(f"{chosen} holds no labelled documents (DOC_ID.txt with DOC_ID.json, or a .jsonl file).")
        shows = "totals only" if "held" in chosen.resolve().parts else "on screen only"
        sets.append(_set("gold", "hand-labelled articles", shows, True, documents))
    else:
        missing.append("hand-labelled articles")
    if not sets:
        raise BadInput(f"There are no labelled texts in {folder}; they ship with the repository in data/labelled.")
    return tuple(sets), tuple(missing)


def _set(key: str, words: str, shows: Shows, is_posts: bool, documents: tuple[LabelledDocument, ...]) -> LabelledSet:
    total = hashlib.sha256("\n".join(repr(document) for document in documents).encode("utf-8", "replace"))
    return LabelledSet(key, words, shows, is_posts, documents, total.hexdigest()[:12])


def _documents(place: Path) -> tuple[LabelledDocument, ...]:
    """The documents of a folder of pairs or of a JSONL file, sorted by name or in the order of the file."""
    if not place.exists():
        raise BadInput(f"There is nothing at {place}; name a folder of labelled documents.")
    documents = tuple(_pairs(place) if place.is_dir() else _lines(place))
    names = [document.doc_id for document in documents]
    for name in names:
        if names.count(name) > 1:
            raise BadInput(f"{place}: doc_id {name} is given twice.")
    return documents


def _pairs(folder: Path) -> Iterator[LabelledDocument]:
    """DOC_ID.json beside DOC_ID.txt; a file without its other half is named."""
    labels = {path.stem: path for path in folder.glob("*.json")}
    texts = {path.stem: path for path in folder.glob("*.txt")}
    for name in sorted(labels.keys() | texts.keys()):
        if name not in texts:
            raise BadInput(f"{labels[name]}: its text {name}.txt is missing.")
        if name not in labels:
            raise BadInput(f"{texts[name]}: its labels {name}.json are missing.")
        where = str(labels[name])
        yield _document(_json(_utf8(labels[name]), where), _utf8(texts[name]), where)


def _lines(file: Path) -> Iterator[LabelledDocument]:
    """One document a line, with its text in it."""
    for number, line in enumerate(_utf8(file).split("\n"), start=1):
        if line.strip():
            where = f"{file}, line {number}"
            labels = _json(line, where)
            if not isinstance(labels.get("text"), str) or not labels["text"].strip():
                raise BadInput(f"{where}: there is no text.")
            yield _document(labels, labels["text"], where)


def _document(labels: dict[str, Any], text: str, where: str) -> LabelledDocument:
    for key in ("doc_id", "figures", "events", "published_on"):
        if key not in labels:
            raise BadInput(f"{where}: {key} is missing.")
    for key in ("doc_id", "published_on", "publisher", "title", "region", "kind", "about"):
        if not isinstance(labels.get(key) or "", str):
            raise BadInput(f"{where}: {key} is not a text.")
    if not labels["doc_id"]:
        raise BadInput(f"{where}: doc_id is empty.")
    if not text.strip():
        raise BadInput(f"{where}: the text is empty.")
    if not is_day(labels["published_on"] or ""):
        raise BadInput(f"{where}: published_on is not a day such as 2013-07-26.")
    return LabelledDocument(
        doc_id=labels["doc_id"],
        text=text,
        published_on=labels["published_on"],
        publisher=labels.get("publisher") or "",
        title=labels.get("title") or "",
        region=labels.get("region") or None,
        kind=labels.get("kind") or labels.get("about") or labels["doc_id"].split("_")[0],
        figures=figures_of(labels["figures"], text, where),
        events=events_of(labels["events"], text, where),
        must_not=spans_of(labels.get("must_not", []), text, f"{where}, must_not"),
    )


def _utf8(file: Path) -> str:
    try:
        return file.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        raise BadInput(f"{file} is not UTF-8 text; labelled files are.") from None
    except OSError as error:
        raise BadInput(f"{file} cannot be read ({error.strerror or error}).") from None


def _json(text: str, where: str) -> dict[str, Any]:
    try:
        labels = json.loads(text)
    except (ValueError, RecursionError):
        raise BadInput(f"{where}: this is not JSON; the file is damaged.") from None
    if not isinstance(labels, dict):
        raise BadInput(f"{where}: this is not a JSON object.")
    return labels
