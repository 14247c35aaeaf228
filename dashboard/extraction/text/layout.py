"""A post cut into entries and sentences, with offsets.

An entry is one update of a live blog or digest. It opens at a heading (markdown `#`, a bold line, or a plain line of
its own that ends without a full stop), at a digest line `## outlet | YYYY-MM-DD | url`, at a time stamp (`1845 GMT:`,
`18:45`), or at a bullet. A bullet or stamp below a digest line keeps its outlet, date and address. Stamps without a
zone are read as UTC, and belong to the day the entry (or else the post) was published.

Sentences never cross a line that is a heading, a bullet or a stamp, and never hold the stamp, bullet or `#` itself.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby, pairwise

from dashboard.extraction.text.closing_times import closes_with_times, headed_with_time
from dashboard.extraction.text.dated_stamps import dated_item, dated_stamp, day_of_section, day_of_title
from dashboard.extraction.text.labelled_stamps import labelled_stamp, tells_labelled_times
from dashboard.extraction.text.midnight import days_across_midnight
from dashboard.extraction.text.parts import EntryPart, Layout, Sentence, Source
from dashboard.extraction.text.sentences import sentence_spans
from dashboard.extraction.text.stamps import (
    AGO_LINE,
    AGO_OPENING,
    day_of_line,
    stamp_of,
    tells_bare_times,
    tells_hours_ago,
)
from dashboard.extraction.text.tokens import lower_by_code_point
from dashboard.extraction.text.values import quick_value

LINE = re.compile(r"[^\n]+")
BULLET = re.compile(r"\s*(?:[-*–◦‣·]|[•▪●■♦]+|\d{1,2}[.)](?=\s+[^\W\d]))\s+(?=\S)")
HASHES = re.compile(r"\s*#{1,6}\s+(?=\S)")
BOLD_LINE = re.compile(r"\s*(\*\*|__)(?=\S)(?P<inner>.{1,300}?\S)\1\s*$")
DIGEST = re.compile(
    r"\s*#{1,6}\s*(?P<outlet>[^|\n]{1,200}?)\s*\|\s*(?P<date>\d{4}-\d{2}-\d{2})\s*(?:\|\s*(?P<url>\S*)\s*)?$"
)
RUN_IN = re.compile(  # "**Omdurman.** Shells rained on …": a heading that runs into its text
    r"\s*(\*\*|__)(?=\S)(?!(?i:update|correction|clarification|note|editor))[^*_\n]{1,60}?"
    r"(?:[.:–—-]\1|\1\s*[:–—-])\s+(?=\S)"
)
RULE_OR_LINK = re.compile(r"\s*(?:[-=_*~#.·•–—\s]{3,}|https?://\S+)\s*$")
NAVIGATION = re.compile(
    r"(?i)\s*(?:for (?:the )?(?:full|more|earlier)|read (?:more|the full|our)|jump to|see (?:also|now|our)|click |"
    r"skip to|share |follow |subscribe|sign up|back to|related:|photo:|image:|picture:|updated? at|file photo)\b"
)
OF_THE_PAGE = re.compile(r"(?i)\blive-?blog|\bas (?:they|it) happened")  # "We liveblogged Sunday's events"
WORD = re.compile(r"[^\W\d_]+")
ENDS_WITH_FULL_STOP = re.compile(r"[.!?…][\"”’')\]]*$")
ENDS_A_SENTENCE = re.compile(r"[.!?…:;,][\"”’')\]]*\s*$")
LONGEST_HEADING = 200


@dataclass(slots=True)
class _Opening:
    """What is known so far of the entry that is being read."""

    start: int
    heading: tuple[int, int] | None = None
    stamped_at: datetime | None = None
    outlet: str | None = None
    day: date | None = None
    url: str | None = None
    dated: date | None = None  # by a line that is only a date
    names_its_day: bool = False  # its own stamp says it
    dated_before: date | None = None  # what `dated` was before the item's own day
    dated_item: bool = False  # dated by the words that open its one item: "- 24/03: a bus hit a mine"
    has_text: bool = False
    lead_in: bool = False  # its last words end with a colon: the bullets below belong to it

    @property
    def is_empty(self) -> bool:
        return not (self.has_text or self.heading or self.stamped_at or self.outlet)


@quick_value(frozen=True, slots=True)
class _Block:
    """Words that stand together: one heading, or one paragraph or bullet."""

    start: int
    end: int
    entry_no: int
    is_heading: bool


def lay_out(text: str, published: date, published_at: datetime | None = None, zone: str = "UTC") -> Layout:
    """`text` cut into entries and sentences; `published` is the day that bare time stamps belong to, `zone` theirs.

    Every entry and sentence holds at least one character that is not a space. Time is linear in the length.
    """
    reader = _Reader(text, published_at.date() if published_at else published, zone)
    reader.read()
    source = Source(text, lower_by_code_point(text))
    sentences = []
    for block in reader.blocks:
        heading = block.is_heading
        for start, end in [(block.start, block.end)] if heading else sentence_spans(text, block.start, block.end):
            sentences.append(Sentence(start, end, block.entry_no, heading, source))
    return Layout(text, reader.entries(), tuple(sentences), published)


class _Reader:
    """Goes through the lines once and collects entry openings and blocks."""

    def __init__(self, text: str, published: date, zone: str) -> None:
        self.text = text
        self.zone = zone
        self.published = published
        self.bare_times = tells_bare_times(text)
        self.hours_ago = tells_hours_ago(text)
        self.times_close = closes_with_times(text, published)
        self.labelled_times = tells_labelled_times(text)
        self.openings = [_Opening(0)]
        self.blocks: list[_Block] = []
        self.paragraph: list[tuple[int, int]] = []  # its lines
        self.section: date | None = None  # of the stamped entries below "Tuesday's updates"

    @property
    def entry(self) -> _Opening:
        return self.openings[-1]

    def read(self) -> None:
        lines = [match.span() for match in LINE.finditer(self.text) if not match[0].isspace()]
        count = self.text.count
        for number, (start, end) in enumerate(lines):
            first, last = number == 0, number + 1 == len(lines)
            if first and not ENDS_WITH_FULL_STOP.search(self.text, max(start, end - 4), end):
                self.entry.dated = day_of_title(self.text[start:end], self.published)
            after_blank = first or count("\n", lines[number - 1][1], start) > 1
            before_blank = last or count("\n", end, lines[number + 1][0]) > 1
            self.read_line(start, end, after_blank, before_blank)
        self.close_paragraph()
        lowest = self.entry
        if len(self.openings) > 2 and lowest.stamped_at and not (lowest.has_text or lowest.heading):
            for one, following in pairwise(self.openings):  # each entry's time stands below it
                one.stamped_at = following.stamped_at
                one.dated = following.dated if one.dated is None else one.dated
        self.part_nights()

    def part_nights(self) -> None:
        """Give the entries before and after midnight their days, where no line between them does."""
        plain = [one for one in self.openings if one.stamped_at and not (one.names_its_day or one.day)]
        for headed, run in groupby(plain, key=lambda one: one.dated):
            entries = list(run)
            stamps = [one.stamped_at for one in entries if one.stamped_at]
            for one, shift in zip(entries, days_across_midnight(stamps, headed) or (), strict=False):
                if shift and one.stamped_at:
                    one.dated = (headed or self.published) + timedelta(days=shift)
                    one.stamped_at += timedelta(days=shift)

    def read_line(self, start: int, end: int, after_blank: bool, before_blank: bool) -> None:
        line = self.text[start:end]
        if after_blank:
            self.close_paragraph()
        if digest := DIGEST.match(line):
            self.close_paragraph()
            entry = self.open_entry(start)
            entry.outlet, entry.day, entry.url = digest["outlet"], _day(digest["date"]), digest["url"] or None
            return
        if RULE_OR_LINK.match(line):
            self.close_paragraph()
            return
        if self.hours_ago and AGO_LINE.match(line):
            self.close_paragraph()
            if self.entry.has_text or (self.entry.heading and self.entry.names_its_day):
                self.open_entry(start)
            self.entry.dated, self.entry.names_its_day = self.published, True
            return
        if self.hours_ago and (ago := AGO_OPENING.match(line)):  # "3 mins ago – Palestinian death toll …"
            self.close_paragraph()
            self.open_entry(start)
            self.entry.dated = self.published
            start += ago.end()
            line = self.text[start:end]
        if self.times_close and (closed := headed_with_time(line)) and self.add_closed(start, *closed):
            return
        bullet = BULLET.match(line)
        hashes = HASHES.match(line)
        if not bullet and (named := day_of_line(line[hashes.end() :] if hashes else line, self.published)):
            self.close_paragraph()
            self.open_for_heading(start)
            self.entry.dated, self.section = named, None
            return
        if not bullet and after_blank and not self.stamp(start, end)[0] and self.opens_with_label(start, end):
            return
        if hashes:
            self.close_paragraph()
            self.open_for_heading(start)
            self.add_heading(start + hashes.end(), end)
            return
        body = start + (bullet.end() if bullet else 0)
        stamp, length, named_day = self.stamp(body, end)
        body += length
        alone = body >= end
        if stamp:
            self.close_paragraph()
            under_heading = self.entry.heading and not (self.entry.has_text or self.entry.stamped_at)
            if not (alone and under_heading) and (self.entry.heading or self.entry.has_text or self.entry.stamped_at):
                self.open_entry(start)
            self.entry.stamped_at, self.entry.names_its_day = stamp, named_day is not None
            self.entry.dated = named_day or self.section or self.entry.dated
        elif bullet or (after_blank and RUN_IN.match(line)):
            self.close_paragraph()
            if self.entry.has_text and not self.entry.lead_in:
                stamped_at = self.entry.stamped_at
                self.open_entry(start).stamped_at = stamped_at
            if bullet and (dated := dated_item(line[bullet.end() :], self.published)):
                self.entry.dated, item_length = dated
                self.entry.dated_item = True
                body += item_length
                alone = body >= end
        if alone:
            return
        bold = BOLD_LINE.match(self.text[body:end])
        if bold:
            self.open_for_heading(start)
            self.add_heading(body + bold.start("inner"), body + bold.end("inner"))
        elif (
            not bullet
            and not self.paragraph
            and self.is_plain_heading(self.text[body:end], before_blank, own_line=not stamp)
        ):
            if not stamp:
                self.open_for_heading(start)
            self.add_heading(body, end)
        else:
            self.add_text(body, end, is_bullet=bullet is not None)

    def add_closed(self, start: int, head: tuple[int, int], written: str) -> bool:
        """A new entry under a heading that closes with its time; False where that is no time of a day."""
        day = self.entry.day or self.section or self.entry.dated or self.published
        stamp = stamp_of(written, day, zone=self.zone)[0]
        if stamp is None:
            return False
        self.open_for_heading(start)
        self.add_heading(start + head[0], start + head[1])
        self.entry.stamped_at = stamp
        return True

    def opens_with_label(self, start: int, end: int) -> bool:
        """Open an entry at a line that names its place before its time, and read the line."""
        day = self.entry.day or self.section or self.entry.dated or self.published
        found = labelled_stamp(self.text[start:end], day, usual=self.labelled_times, zone=self.zone)
        if found is None:
            return False
        self.open_for_heading(start)
        if self.entry.stamped_at:
            self.open_entry(start)
        self.add_heading(start + found.start, start + found.end)
        self.entry.stamped_at, self.entry.names_its_day = found.stamped_at, False
        self.entry.dated = self.section or self.entry.dated
        self.add_text(start + found.text_start, end, is_bullet=False)
        return True

    def stamp(self, start: int, end: int) -> tuple[datetime | None, int, date | None]:
        """The instant that opens the words, its length, and its day where the stamp itself names one."""
        words = self.text[start:end]
        with_day = dated_stamp(words, self.published)
        if with_day and not (self.entry.is_empty and self.is_of_the_page(end)):
            named, written, length = with_day
            if stamp := stamp_of(written, named, zone=self.zone)[0]:
                return stamp, length, named
        day = self.entry.day or self.section or self.entry.dated or self.published
        return *stamp_of(words, day, bare=self.bare_times, zone=self.zone), None

    def is_of_the_page(self, end: int) -> bool:
        """Whether no line after `end` opens with a stamp: then the first one says when the article was printed."""
        lines = (match[0] for match in LINE.finditer(self.text, end))
        return not any(dated_stamp(line, self.published) or stamp_of(line, self.published)[0] for line in lines)

    def open_entry(self, start: int) -> _Opening:
        """A new entry from `start` on, with the outlet, day and address of the one before."""
        last = self.entry
        if last.is_empty:
            return last
        day = last.dated_before if last.dated_item else last.dated
        self.openings.append(
            _Opening(start, outlet=last.outlet, day=last.day, url=last.url, dated=day, dated_before=day)
        )
        return self.entry

    def open_for_heading(self, start: int) -> None:
        """A new entry, unless the last one has so far only a stamp or digest line, whose heading this is."""
        self.close_paragraph()
        last = self.entry
        if last.has_text or last.heading:
            self.open_entry(start)
        if last.heading and not last.has_text:
            self.entry.stamped_at = last.stamped_at  # the title of the page, a stamp, and then the entry's own heading

    def add_heading(self, start: int, end: int) -> None:
        stamp, length, named_day = self.stamp(start, end)
        if stamp:
            self.entry.stamped_at, self.entry.names_its_day = stamp, named_day is not None
            self.entry.dated = named_day or self.entry.dated
        start, end = _trimmed(self.text, start + length, end)
        if start < end:
            named = None if stamp else day_of_section(self.text[start:end], self.published)
            self.section = named or self.section
            if named and OF_THE_PAGE.search(self.text, start, end):
                self.entry.dated = named
            self.entry.heading = (start, end)
            self.blocks.append(_Block(start, end, len(self.openings) - 1, True))

    def add_text(self, start: int, end: int, *, is_bullet: bool) -> None:
        start, end = _trimmed(self.text, start, end)
        if self.paragraph and not _goes_on(self.text, self.paragraph, start):
            self.close_paragraph()
        self.paragraph.append((start, end))
        self.entry.has_text = True
        ends_with_colon = self.text[end - 1] == ":"
        self.entry.lead_in = ends_with_colon or (is_bullet and self.entry.lead_in)

    def close_paragraph(self) -> None:
        if self.paragraph:
            start, end = self.paragraph[0][0], self.paragraph[-1][1]
            self.blocks.append(_Block(start, end, len(self.openings) - 1, False))
        self.paragraph = []

    def is_plain_heading(self, line: str, before_blank: bool, *, own_line: bool) -> bool:
        """Whether a line without markup, at the start of a paragraph, is a heading and not a sentence.

        It is short, begins without a small letter, ends without a full stop, and stands alone, follows a stamp, or
        has most of its longer words capitalised.
        """
        if self.paragraph or len(line) > LONGEST_HEADING or ENDS_A_SENTENCE.search(line) or NAVIGATION.match(line):
            return False
        words = WORD.findall(line)
        if not words or line.lstrip()[0].islower():
            return False
        under_stamp = own_line and self.entry.stamped_at is not None and not (self.entry.heading or self.entry.has_text)
        longer = [word for word in words if len(word) > 3]
        return before_blank or under_stamp or 4 * sum(word[0].isupper() for word in longer) > 3 * len(longer)

    def entries(self) -> tuple[EntryPart, ...]:
        openings = self.openings[:-1] if self.entry.is_empty else self.openings  # a day line below the last entry
        ends = [opening.start for opening in openings[1:]] + [len(self.text)]
        return tuple(
            EntryPart(number, e.start, end, e.heading, e.stamped_at, e.outlet, e.day, e.url, e.dated)
            for number, (e, end) in enumerate(zip(openings, ends, strict=False))
        )


def _goes_on(text: str, lines: list[tuple[int, int]], start: int) -> bool:
    """Whether the line at `start` continues the paragraph `lines`, as in text wrapped at a fixed width."""
    last_start, last_end = lines[-1]
    if ENDS_WITH_FULL_STOP.search(text, max(last_start, last_end - 4), last_end) and last_end - last_start < 50:
        return False
    return last_end - last_start >= 50 or text[start].islower()


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
