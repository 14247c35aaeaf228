"""A post read whole: entries, claims with speaker, date, place and actors, and the figures of each claim."""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby

from dashboard.extraction.acts.events import find_assertions
from dashboard.extraction.acts.listed import under_its_stem
from dashboard.extraction.acts.resuming import Days, Told, resumed
from dashboard.extraction.acts.settings import settle
from dashboard.extraction.acts.spoken import add_statement, may_be_statement
from dashboard.extraction.claims import ClaimMaker
from dashboard.extraction.days.calendar_words import DIGITS, year_of
from dashboard.extraction.days.dates import FoundDate, find_dates
from dashboard.extraction.days.reporting_period import reporting_period
from dashboard.extraction.figures import find_figures
from dashboard.extraction.locations.places import PlaceReader, is_bare_line
from dashboard.extraction.parties.actors import find_mentions
from dashboard.extraction.parties.by_whom import may_name
from dashboard.extraction.speech.saying import EntryMemory
from dashboard.extraction.speech.speakers import find_sayings
from dashboard.extraction.surroundings import Surroundings
from dashboard.extraction.text.layout import lay_out
from dashboard.extraction.text.parts import EntryPart, FoundFigure, Layout
from dashboard.extraction.word_lists import word_lists
from dashboard.extraction.words.phrases import Hit
from dashboard.extraction.words.view import View, Views
from dashboard.extraction.words.vocabulary import Trigger, Vocabulary
from dashboard.records import VIOLENCE, Entry, Post, Reading

SHORT_ITEM_CHARACTERS = 1200
MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
DATELINE = re.compile(
    r"\W*(?:\w+\W+){0,4}?"
    r"(?:\d{1,2}(?:st|nd|rd|th)? " + MONTH + r",? \d{4}|" + MONTH + r" \d{1,2},? ?\d{4}"
    r"|\d{1,2}[-./]\d{1,2}[-./]\d{4}|\d{4}-\d\d-\d\d)\b",
    re.IGNORECASE,
)
SHORT_ITEM_SENTENCES = 5
MANY_ENTRIES = 20  # among the first ones, two stamps or more make a live blog, whose title is of its day
SINCE_A_DAY = "scope: since a date"
NONE: frozenset[int] = frozenset()
SHOWN = re.compile(r"(?i)\b(?:claimed footage|footage|video|clip)\b")
TOLLS = frozenset({"toll", "tolls", "tally", "count", "figures", "losses", "casualties", "balance", "summary"})
FOR_A_DAY = frozenset({"for", "of", "on"})
NOT_PRESENT = frozenset({"to", "will", "would", "may", "could", "might"})
CHRONICLES = word_lists("date_words")["chronicles"]
PAST = word_lists("date_words")["past"]


Heed = Callable[[int, int], None]
"""Called with the number of sentences read, and of all sentences, as a post is read."""


def read_post(post: Post, vocabulary: Vocabulary, heed: Heed | None = None) -> Reading:
    """All claims and figures of `post`, in the order of its text. The same post gives the same Reading."""
    layout = lay_out(post.text, post.published_date, post.published_at, post.zone)
    return read_layout(post, layout, find_figures(layout), vocabulary, heed)


def read_layout(
    post: Post,
    layout: Layout,
    figures: Sequence[FoundFigure],
    vocabulary: Vocabulary,
    heed: Heed | None = None,
) -> Reading:
    """The claims of a post whose sentences and figures are already found."""
    views = Views(layout.sentences, vocabulary)
    places = PlaceReader(vocabulary, views, post.publisher)
    maker = ClaimMaker(post, layout, figures, vocabulary, places.country, tolls=tolls_of(figures))
    told = _told(post, layout, figures, vocabulary, views, places, heed)
    days, stem = None, None
    for _, group in groupby(told, key=lambda sentence: sentence.view.sentence.entry_no):
        entry = list(group)
        for sentence in entry:
            stem = under_its_stem(sentence.view, sentence.assertions, stem)
        kept, days = resumed(entry, days)
        for sentence in kept:
            maker.default_day, maker.last_speaker = sentence.default_day, sentence.last_speaker
            maker.country = places.country_of(layout.entries[sentence.view.sentence.entry_no])
            maker.add(sentence.view, sentence.around, sentence.assertions)
    return Reading(post, entries_of(post, layout), *maker.finished())


def _told(
    post: Post,
    layout: Layout,
    figures: Sequence[FoundFigure],
    vocabulary: Vocabulary,
    views: Sequence[View],
    places: PlaceReader,
    heed: Heed | None,
) -> Iterator[Told]:
    """What each sentence with a figure or an event tells, in order."""
    by_sentence: dict[int, list[tuple[int, FoundFigure]]] = {}
    for number, figure in enumerate(figures):
        by_sentence.setdefault(figure.sentence, []).append((number, figure))
    tolls = tolls_of(figures)
    memory, entry_no = EntryMemory(), -1
    headed: Days = None
    period = reporting_period(layout, post.published_date, vocabulary)
    is_short = is_short_item(layout) and (is_chronicle(post) or is_told_as_present(views))
    first_stamped = next((e.entry_no for e in layout.entries if e.stamped_at), 0)
    is_live = sum(entry.stamped_at is not None for entry in layout.entries[:MANY_ENTRIES]) > 1
    for view in views:
        if heed is not None:
            heed(view.index, len(views))
        opens_entry = view.sentence.entry_no != entry_no
        if opens_entry:
            entry_no = view.sentence.entry_no
            headed = headed if _goes_on_a_list(layout, entry_no) else None
            memory = EntryMemory(
                full_names=memory.full_names,
                surnames=memory.surnames,
                item_before=None if layout.entries[entry_no].heading else memory.last or memory.item_before,
            )
        entry = layout.entries[entry_no]
        anchor = anchor_of(entry, post.published_date)
        if not view.triggers and (view.sentence.is_heading or is_bare_line(view)):
            headed = day_of_heading(view, anchor, vocabulary) or headed
        own_figures = by_sentence.get(view.index, [])
        last_speaker = memory.last
        sayings = find_sayings(view, vocabulary, memory)
        if not own_figures and not view.triggers and not may_be_statement(view, sayings) and not may_name(view):
            places.read(view)  # "Tyre": for what follows
            if not TOLLS.isdisjoint(view.words):
                headed = day_of_toll(view, anchor, vocabulary) or headed
            continue
        found_places = places.read(view)
        taken = {i for place in found_places for i in range(place.first, place.end)}
        mentions = find_mentions(view, vocabulary, taken)
        colons = frozenset(i for i, word in enumerate(view.lows) if word == ":") if ":" in view.words else NONE
        where = places.entry_country, places.gone_on, places.stands_above
        around = Surroundings(mentions, found_places, (), sayings, own_figures, colons, tolls, *where)
        assertions, clauses = find_assertions(view, around, vocabulary)
        assertions = add_statement(view, around, assertions)
        if assertions:
            dates = find_dates(view, anchor, vocabulary)
            around = Surroundings(mentions, found_places, dates, sayings, own_figures, colons, tolls, *where)
        settle(view, assertions, around, clauses, anchor)
        if acted := next((a.place for a in assertions if a.place and a.event_type in VIOLENCE), None):
            places.happened_at(view, acted)
        is_title = is_live and view.sentence.is_heading and entry_no == 0
        is_summary = is_live and entry_no < first_stamped and (entry_no > 0 or not view.sentence.is_heading)
        is_of_now = is_short or is_summary or (is_title and is_told_as_present((view,)))
        is_of_its_day = bool(is_of_now or entry.stamped_at or entry.dated)
        if is_of_its_day and entry.heading and SHOWN.search(layout.text, *entry.heading):
            is_of_its_day = False  # "Claimed Footage: …": of whatever day it was made
        of_day = headed or ((anchor, anchor) if is_of_its_day else period)
        yield Told(view, around, assertions, of_day, last_speaker, anchor)
        if view.lows[-1] == ":" and around.dates:
            headed = day_of_heading(view, anchor, vocabulary) or headed  # "On Tuesday shelling killed:", and a list


def _goes_on_a_list(layout: Layout, entry_no: int) -> bool:
    """Whether an entry is an item of the list that the one before opens: it has no heading or stamp of its own."""
    entry = layout.entries[entry_no]
    if entry.heading or not entry_no:
        return False
    return entry.stamped_at is None or entry.stamped_at == layout.entries[entry_no - 1].stamped_at


def day_of_heading(view: View, anchor: date, vocabulary: Vocabulary) -> Days:
    """The one day or night that a heading without an event names, for what stands below: "What happened on Saturday".

    None for a line with a year or a writer's name: it says when an article was printed ("By A. Writer, 3 March 2022").
    """
    if view.lows[0] == "by" or any(year_of(word) for word in view.words if word[0] in DIGITS):
        return None
    found = [d for d in find_dates(view, anchor, vocabulary) if d.precision == "day" and not d.is_open]
    if any(d.is_utterance for d in found):
        return None  # "Three brigades said on Thursday they will merge."
    named = _one_day(found, anchor)
    is_above = view.sentence.is_heading or view.lows[-1] not in (".", "!", "?")
    return named if named and (is_above or named[0] == named[1]) else None  # "Rescuers worked through the night."


def _one_day(found: Sequence[FoundDate], anchor: date) -> Days:
    """The day, or the night of two days, where just one is named, up to the day of telling."""
    if len(found) != 1 or found[0].stop - found[0].start > timedelta(days=1) or found[0].stop > anchor:
        return None
    return found[0].start, found[0].stop


def day_of_toll(view: View, anchor: date, vocabulary: Vocabulary) -> Days:
    """The day whose toll a sentence announces: "The ministry has its toll for Tuesday. Raids left 28 dead"."""
    found = [d for d in find_dates(view, anchor, vocabulary) if d.precision == "day" and not d.is_open]
    if not _one_day(found, anchor):
        return None
    before = view.lows[max(0, found[0].first - 2) : found[0].first + 1]
    return _one_day(found, anchor) if TOLLS.intersection(before) and not FOR_A_DAY.isdisjoint(before) else None


def tolls_of(figures: Sequence[FoundFigure]) -> frozenset[int]:
    """The numbers of the figures that are running totals, or parts of one; who fled since Friday is news."""
    tolls: set[int] = set()
    for number, figure in enumerate(figures):
        is_news = SINCE_A_DAY in figure.cues and figure.measure in ("displaced", "detained")
        is_toll = figure.scope == "cumulative" and not is_news
        if is_toll or figure.part_of in tolls:
            tolls.add(number)
    return frozenset(tolls)


def anchor_of(entry: EntryPart, published: date) -> date:
    """The day that relative dates of an entry count from: at its place of telling, where its stamp names a zone."""
    return entry.digest_date or entry.dated or published


def is_short_item(layout: Layout) -> bool:
    """Whether the post is one short dated item, whose undated news is of its own day; articles and blogs are not."""
    return (
        len(layout.text) <= SHORT_ITEM_CHARACTERS
        and len(layout.sentences) <= SHORT_ITEM_SENTENCES
        and len(layout.entries) <= 1
        and not (len(layout.sentences) > 1 and any(s.is_heading for s in layout.sentences))
        and not any(e.digest_outlet for e in layout.entries)
        and not DATELINE.match(layout.text)
    )


def is_chronicle(post: Post) -> bool:
    """Whether a post's publisher or title is one that lists what happened under its day."""
    words = set(f"{post.publisher} {post.title or ''}".lower().replace(",", " ").split())
    return not CHRONICLES.isdisjoint(words)


def is_told_as_present(views: Sequence[View]) -> bool:
    """Whether the first sentence tells its news as of now: "A bomb kills six", "Two people are killed".

    "Six people were killed", said of no day, may be of any.
    """
    if not views or not PAST.isdisjoint(views[0].words):
        return False
    return any(_is_present(views[0], hit) for hit in views[0].triggers if hit.value.part == "verb")


def _is_present(view: View, hit: Hit[Trigger]) -> bool:
    word = view.tokens[hit.first].lower
    if any(w in ("is", "are") for w in view.lowers(hit.first - 3, hit.first)):
        return True
    base = hit.value.lemma.split()[0].split("/")[0].rstrip("*")
    before = view.lows[hit.first - 1] if hit.first else ""
    return word in (base, f"{base}s", f"{base}es") and before not in NOT_PRESENT


def entries_of(post: Post, layout: Layout) -> tuple[Entry, ...]:
    return tuple(
        Entry(
            post.post_id, e.entry_no, e.start, e.end,
            layout.text[e.heading[0] : e.heading[1]] if e.heading else None,
            e.stamped_at, e.digest_outlet, e.digest_date, e.digest_url,
        )
        for e in layout.entries
    )  # fmt: skip
