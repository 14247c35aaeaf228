"""Run the extractor over labelled sets and compare: the same way in as `extract --jsonl`, document by document."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from dashboard.evaluation.comparison import Compared, compare
from dashboard.evaluation.labelled import LabelledDocument, LabelledSet
from dashboard.evaluation.scheme import events_of, figures_of
from dashboard.records import Reference
from dashboard.storage.extract import Extractor, extract_line
from dashboard.storage.inputs import hash_of_code, snapshot_id_of, text_hash
from dashboard.storage.progress import Progress, silent
from dashboard.storage.tables import LEXICON
from dashboard.storage.workspace import WITH_FALLBACK, Workspace

READS_AND_TELLS = ("extraction", "records", "linking")
"""The code that makes figures and events of a text: extraction, and the joining of its claims into events."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A set with what was read in it. Documents that broke the extractor count as empty readings, and are named."""

    labelled: LabelledSet
    compared: tuple[Compared, ...]
    broken: tuple[str, ...]


def measure(sets: Sequence[LabelledSet], reference: Reference, progress: Progress = silent) -> tuple[Measured, ...]:
    """Read every document of `sets` with the names of `reference`."""
    extractor = Extractor(reference)
    n_documents = sum(len(one.documents) for one in sets)
    done = 0
    measured = []
    for one in sets:
        compared, broken = [], []
        for document in one.documents:
            reading = read_document(extractor, document)
            if reading is None:
                broken.append(document.doc_id)
            compared.append(reading or compare(document, (), ()))
            done += 1
            progress(f"Reading {one.words}", done, n_documents)
        measured.append(Measured(one, tuple(compared), tuple(broken)))
    return tuple(measured)


def read_document(extractor: Extractor, document: LabelledDocument) -> Compared | None:
    """What the extractor makes of one document, beside its labels; None when it fails on it.

    What the failure says is not passed on: it may quote the text.
    """
    line = {
        "doc_id": document.doc_id,
        "text": document.text,
        "published_on": document.published_on,
        "publisher": document.publisher,
        "title": document.title,
    }
    try:
        found = extract_line(extractor, json.dumps(line).encode(), document.doc_id)
        figures = figures_of(found["figures"], document.text, document.doc_id)
        events = events_of(found["events"], document.text, document.doc_id)
    except Exception:  # one document that breaks the extractor must not end the run
        return None
    return compare(document, figures, events)


def extractor_version(workspace: Workspace) -> str:
    """12 hex digits over all that decides a reading: the code, its vocabularies, and the names `workspace` knows."""
    known = {*WITH_FALLBACK, *(header.file for header in LEXICON)}
    names = [
        (workspace.table_name(path), text_hash(workspace.read_text(path)))
        for path in workspace.table_files()
        if workspace.table_name(path) in known
    ]
    return snapshot_id_of(names, _code())[:12]


@cache
def _code() -> str:
    """A hash of the code that reads, as it was when this process first asked: that is the code at work."""
    return hash_of_code(READS_AND_TELLS)
