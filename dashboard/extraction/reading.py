"""A post read whole: entries, claims with speaker, date, place and actors, and the figures of each claim."""

import re
from collections.abc import Sequence
from datetime import date

from dashboard.extraction.actors import Mention, find_mentions
from dashboard.extraction.claims import ClaimMaker
from dashboard.extraction.dates import find_dates
from dashboard.extraction.events import Assertion, find_assertions
from dashboard.extraction.figures import find_figures
from dashboard.extraction.layout import lay_out
from dashboard.extraction.parts import EntryPart, FoundFigure, Layout
from dashboard.extraction.places import PlaceReader
from dashboard.extraction.settings import settle
from dashboard.extraction.speakers import EntryMemory, find_saying
from dashboard.extraction.surroundings import Surroundings
from dashboard.extraction.view import View, view_of
from dashboard.extraction.vocabulary import Vocabulary
from dashboard.records import VIOLENCE, Entry, Post, Reading

SHORT_ITEM_CHARACTERS = 1200
DATELINE = re.compile(r"\W*(?:\w+\W+){0,6}?(?:\d{1,2}[-./]\d{1,2}[-./])?(?:19|20)\d\d\b(?=\W+[A-Z])")
SHORT_ITEM_SENTENCES = 5


def read_post(post: Post, vocabulary: Vocabulary) -> Reading:
    """All claims and figures of `post`, in the order of its text. The same post gives the same Reading."""
    layout = lay_out(post.text, post.published_date, post.published_at)
    return read_layout(post, layout, find_figures(layout), vocabulary)


def read_layout(post: Post, layout: Layout, figures: Sequence[FoundFigure], vocabulary: Vocabulary) -> Reading:
    """The claims of a post whose sentences and figures are already found."""
    views = [view_of(number, sentence, vocabulary) for number, sentence in enumerate(layout.sentences)]
    places = PlaceReader(vocabulary, views)
    by_sentence: dict[int, list[tuple[int, FoundFigure]]] = {}
    for number, figure in enumerate(figures):
        by_sentence.setdefault(figure.sentence, []).append((number, figure))
    maker = ClaimMaker(post, layout, figures, vocabulary, places.country)
    memory, entry_no = EntryMemory(), -1
    last: Assertion | None = None
    is_short = is_short_item(layout)
    for view in views:
        if view.sentence.entry_no != entry_no:
            memory = EntryMemory(full_names=memory.full_names)
            entry_no, last = view.sentence.entry_no, None
        entry = layout.entries[entry_no]
        anchor = anchor_of(entry, post.published_date)
        maker.default_day = anchor if is_short or entry.stamped_at else None
        own_figures = by_sentence.get(view.index, [])
        last_speaker = memory.last
        saying = find_saying(view, vocabulary, memory)
        if not own_figures and not view.triggers:
            continue
        found_places = places.read(view)
        taken = {i for place in found_places for i in range(place.first, place.end)}
        mentions = find_mentions(view, vocabulary, taken)
        dates = find_dates(view, anchor, vocabulary)
        around = Surroundings(mentions, found_places, dates, saying, own_figures)
        assertions, clauses = find_assertions(view, around, vocabulary)
        settle(view, assertions, around, clauses)
        assertions = [a for a in assertions if resume(a, last)]
        last = next((a for a in assertions if a.event_type in VIOLENCE and a.realis == "actual"), last)
        maker.last_speaker = last_speaker
        maker.add(view, around, assertions)
    return Reading(post, entries_of(post, layout), *maker.finished())


def resume(assertion: Assertion, last: Assertion | None) -> bool:
    """Give a general word the kind of the act told last; False when there is none and nothing else is told."""
    bare = not (assertion.figures or assertion.roles.perpetrators or assertion.roles.targets or assertion.place)
    if assertion.is_background and bare and assertion.event_type in VIOLENCE:
        return False  # "after a suicide attack": no news of its own
    if not assertion.resumes or assertion.event_type not in VIOLENCE:
        return True
    place, before = assertion.place, last.place if last else None
    elsewhere = place and before and place.place != before.place and place.precision <= 4 and before.precision <= 4
    if last and not elsewhere:
        assertion.event_type = last.event_type
        return True
    told = assertion.figures or assertion.roles.perpetrators or assertion.roles.targets
    return bool(told) or assertion.strength >= 3 or (place is not None and not assertion.is_definite)


def anchor_of(entry: EntryPart, published: date) -> date:
    """The day that relative dates of an entry count from."""
    if entry.digest_date:
        return entry.digest_date
    return entry.stamped_at.date() if entry.stamped_at else published


def is_short_item(layout: Layout) -> bool:
    """Whether the post is one short dated item, whose undated news is of its own day; articles and blogs are not."""
    return (
        len(layout.text) <= SHORT_ITEM_CHARACTERS
        and len(layout.sentences) <= SHORT_ITEM_SENTENCES
        and len(layout.entries) <= 1
        and not any(s.is_heading for s in layout.sentences[1:])
        and not any(e.digest_outlet for e in layout.entries)
        and not DATELINE.match(layout.text)
    )


def entries_of(post: Post, layout: Layout) -> tuple[Entry, ...]:
    return tuple(
        Entry(
            post.post_id, e.entry_no, e.start, e.end,
            layout.text[e.heading[0] : e.heading[1]] if e.heading else None,
            e.stamped_at, e.digest_outlet, e.digest_date, e.digest_url,
        )
        for e in layout.entries
    )  # fmt: skip


__all__ = ["Assertion", "Mention", "View", "read_layout", "read_post"]
