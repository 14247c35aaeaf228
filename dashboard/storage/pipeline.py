"""The stages between files and tables, called in one place: extraction, linking, assessment.

Imported late, so that a start with nothing to build does not pay for them.
"""

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from dashboard.assessment.rows import Assessed
from dashboard.records import Post, Reading, Reference
from dashboard.storage.tables import Tables


def make_reader(reference: Reference, heed: Callable[[int, int], None] | None = None) -> Callable[[Post], Reading]:
    """A function that reads a post with the names of `reference`; the vocabulary is built once.

    `heed` is called with the number of sentences read so far, and of all sentences of the post.
    """
    from dashboard.extraction import load_vocabulary, read_post

    vocabulary = load_vocabulary(reference)

    def read(post: Post) -> Reading:
        with without_cycle_search():
            return read_post(post, vocabulary, heed)

    return read


@contextmanager
def without_cycle_search() -> Iterator[None]:
    """Python's search for reference cycles switched off: a reading makes none, and a fifth of its time went there."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def link_and_assess(readings: Sequence[Reading], tables: Tables) -> Assessed:
    """The rows that linking and assessment make of `readings` and the workspace's tables."""
    from dashboard.assessment.assess import assess
    from dashboard.linking.link import link

    linked = link(readings, tables.reference)
    return assess(readings, linked, tables.reference, tables.tolls, tables.toll_links, tables.toll_parts)


def scheme_document(doc_id: str, reading: Reading) -> dict[str, Any]:
    """The figures and events of one document in the labelled documents' scheme."""
    from dashboard.linking.scheme import scheme_document as document_of

    return document_of(doc_id, reading)
