"""Posts, their entries, and the words quoted from them."""

import hashlib
from dataclasses import InitVar, dataclass, field
from datetime import date, datetime

from dashboard.records.checks import RecordError, check_member
from dashboard.records.closed_lists import TextKind


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words that stand in a post at [start, end). `source` is the post's text; it is checked and not kept."""

    start: int
    end: int
    text: str
    source: InitVar[str]

    def __post_init__(self, source: str) -> None:
        if not 0 <= self.start < self.end <= len(source):
            raise RecordError(f"offsets {self.start}-{self.end} lie outside a text of {len(source)} characters")
        if source[self.start : self.end] != self.text:
            raise RecordError(f"{self.text!r} does not stand at {self.start}-{self.end} of its post")


_SET_START, _SET_END, _SET_TEXT = (Quotation.__dict__[name].__set__ for name in ("start", "end", "text"))


def quote(source: str, start: int, end: int) -> Quotation:
    """The quotation that stands at [start, end) of `source`; RecordError when the offsets lie outside it."""
    if not 0 <= start < end <= len(source):
        return Quotation(start, end, source[start:end], source)  # which says what is wrong
    made = object.__new__(Quotation)  # its words need no check, since they are cut here
    _SET_START(made, start)
    _SET_END(made, end)
    _SET_TEXT(made, source[start:end])
    return made


def content_hash(text: str, **front_matter: str | None) -> str:
    """SHA-256 (64 hex digits) of a post: its LF text and its front matter, without `captured_at`.

    Line ends are folded to LF first, so that a checkout with CRLF has the same hash (design.md, section 3).
    """
    lf = text.replace("\r\n", "\n").replace("\r", "\n")
    head = "\n".join(f"{k}: {v}" for k, v in sorted(front_matter.items()) if k != "captured_at" and v)
    return hashlib.sha256(f"{head}\n\n{lf}".encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Post:
    """One captured page or text. `text` has LF line ends; `published_at` is UTC, absent when only the day is known."""

    text: str
    publisher: str
    published_date: date
    published_at: datetime | None = None
    url: str | None = None
    title: str | None = None
    language: str = "en"
    text_kind: TextKind = "verbatim"
    captured_at: datetime | None = None
    other_front_matter: tuple[tuple[str, str], ...] = ()
    content_hash: str = field(init=False)

    def __post_init__(self) -> None:
        check_member(self.text_kind, TextKind, "text_kind")
        if not self.text.strip():
            raise RecordError("the post is empty")
        if not self.publisher.strip():
            raise RecordError("the post has no publisher")
        if "\r" in self.text:
            raise RecordError("the post's text has line ends other than LF")
        for name, value in (("published_at", self.published_at), ("captured_at", self.captured_at)):
            if value is not None and value.tzinfo is None:
                raise RecordError(f"{name} {value} names no time zone; instants are UTC")
        published = self.published_at.isoformat() if self.published_at else self.published_date.isoformat()
        object.__setattr__(
            self,
            "content_hash",
            content_hash(
                self.text,
                publisher=self.publisher,
                published_at=published,
                url=self.url,
                title=self.title,
                language=self.language,
                text_kind=self.text_kind,
                **dict(self.other_front_matter),
            ),
        )

    @property
    def post_id(self) -> str:
        """The first 12 hex digits of the content hash."""
        return self.content_hash[:12]

    @property
    def zone(self) -> str:
        """The zone of its times that name none: as its front matter says, else UTC."""
        return dict(self.other_front_matter).get("zone", "UTC")


@dataclass(frozen=True, slots=True)
class Entry:
    """One headed or time-stamped update inside a post: [start, end) spans it whole, heading included.

    `outlet`, `published_date` and `url` are set where a digest opens the entry with `## outlet | date | url`; they
    then stand for the post's publisher and time.
    """

    post_id: str
    entry_no: int
    start: int
    end: int
    heading: str | None = None
    stamped_at: datetime | None = None
    outlet: str | None = None
    published_date: date | None = None
    url: str | None = None
