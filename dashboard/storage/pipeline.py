"""The stages between files and tables, called in one place: extraction, linking, assessment.

Imported late, so that a start with nothing to build does not pay for them.
"""

import gc
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from dashboard.assessment.rows import Assessed
from dashboard.decisions.decided import NOTHING_JUDGED, Judged
from dashboard.records import Actor, Place, Post, Reading, Reference, Source
from dashboard.storage.decided import NOTHING_DECIDED, DecidedInputs
from dashboard.storage.rows import TollNumber
from dashboard.storage.tables import Tables

if TYPE_CHECKING:
    from dashboard.extraction import Vocabulary
    from dashboard.linking.cluster import Link
    from dashboard.linking.units import Unit
    from dashboard.storage.kept_links import KeptLinks

Names = tuple[tuple[Place, ...], tuple[Actor, ...], tuple[Source, ...]]


def make_reader(reference: Reference, heed: Callable[[int, int], None] | None = None) -> Callable[[Post], Reading]:
    """A function that reads a post with the names of `reference`; the vocabulary is built once.

    `heed` is called with the number of sentences read so far, and of all sentences of the post.
    """
    with without_cycle_search():
        from dashboard.extraction import read_post

        vocabulary = vocabulary_of(reference)

    def read(post: Post) -> Reading:
        with without_cycle_search():
            return read_post(post, vocabulary, heed)

    return read


_last_vocabulary: "tuple[Names, Vocabulary] | None" = None


def vocabulary_of(reference: Reference) -> "Vocabulary":
    """The vocabulary with the names of `reference`; the last one made is kept, as making it takes longer than a post.

    Equal names in an equal order give an equal vocabulary; reading only adds what it remembers of words.
    """
    from dashboard import extraction

    global _last_vocabulary
    kept = _last_vocabulary
    names = (*reference.places.values(),), (*reference.actors.values(),), (*reference.sources.values(),)
    if kept is None or kept[0] != names:
        kept = _last_vocabulary = names, extraction.load_vocabulary(reference)
    return kept[1]


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


def link_and_assess(
    readings: Sequence[Reading],
    tables: Tables,
    kept: "KeptLinks | None" = None,
    taken: DecidedInputs = NOTHING_DECIDED,
) -> Assessed:
    """The rows that linking and assessment make of `readings`, as decisions left them, and the workspace's tables.

    Units and links go into `kept`, as a change that the caller keeps. Raises sqlite3.Error when they cannot.
    """
    from dashboard.assessment.assess import assess
    from dashboard.linking.link import Events, all_units, link_units

    units = all_units(readings, tables.reference, taken.decisions.wishes)
    if kept is None:
        linked = link_units(units, taken.people)
    else:
        events = Events()
        kept.clear()
        kept.people = taken.people
        kept.fill(units, events.add)
        linked = events.linked()
    judged = taken.decisions.judged
    reference = tables.reference
    return assess(readings, linked, reference, tables.tolls, tables.toll_links, tables.toll_parts, judged=judged)


def assess_some(
    readings: Sequence[Reading],
    told: "Iterable[tuple[Sequence[Unit], Sequence[Link]]]",
    elsewhere: Sequence[tuple[str, str, int]],
    tables: Tables,
    toll_numbers: Collection[TollNumber],
    judged: Judged = NOTHING_JUDGED,
) -> Assessed:
    """The rows of some posts, of the events `told` and of the tolls of these numbers, as they stand among all.

    `elsewhere` are the claims of these posts that belong to other events, as (event_id, post_id, claim_no).
    """
    from dashboard.assessment.assess import assess
    from dashboard.linking.link import Events

    events = Events()
    for units, joined in told:
        events.add(units, joined)
    linked = events.linked()
    reference = tables.reference
    made = assess(readings, linked, reference, tables.tolls, tables.toll_links, tables.toll_parts, elsewhere, judged)
    known = {*toll_numbers}
    tolls = [row for row in made.tolls if (row.measure, row.population, row.operator, row.low, row.high) in known]
    return replace(made, tolls=tuple(tolls))


def scheme_document(doc_id: str, reading: Reading) -> dict[str, Any]:
    """The figures and events of one document in the labelled documents' scheme."""
    from dashboard.linking.scheme import scheme_document as document_of

    return document_of(doc_id, reading)
