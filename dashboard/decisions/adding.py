"""A claim or figure that extraction missed, made of words that a person marked."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.decisions.edit import Target
from dashboard.decisions.fields import Names, corrected_claim
from dashboard.decisions.values import CLAIM_FIELDS, FIGURE_FIELDS, parsed
from dashboard.records import VIOLENCE, Claim, Figure, Reading, RecordError, quote

SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*\s|\n")


@dataclass(slots=True)
class Numbers:
    """Numbers for what is added: above all that extraction gave, one pair for each decision to add."""

    claim_no: int
    figure_no: int

    @staticmethod
    def after(reading: Reading) -> "Numbers":
        """Those after the reading's own."""
        return Numbers(
            max((claim.claim_no for claim in reading.claims), default=-1),
            max((figure.figure_no for figure in reading.figures), default=-1),
        )

    def next(self) -> tuple[int, int]:
        """A claim_no and a figure_no that nobody has."""
        self.claim_no += 1
        self.figure_no += 1
        return self.claim_no, self.figure_no


def added(
    reading: Reading, target: Target, fields: Mapping[str, str | None], number: tuple[int, int], names: Names
) -> tuple[Claim | None, Figure | None]:
    """The claim and the figure that a decision to add makes; the claim is None where the figure joins one of `reading`.

    Raises RecordError when the words do not stand there, lie in no entry, or hold a figure without a claim to join.
    """
    text = reading.post.text
    if text[target.start : target.end] != target.quotation:
        raise RecordError("the marked words do not stand in the post")
    measure = fields.get("measure") or target.measure
    home: Claim | None = None
    claim: Claim | None = None
    if measure is not None and fields.get("event_type") is None:
        home = _claim_around(reading, target)
        if home is None:
            raise RecordError("no claim holds the marked words; an event_type would begin one")
    else:
        claim = home = _new_claim(reading, target, fields, number[0], names, is_sentence=measure is None)
    if measure is None:
        return claim, None
    values = {name: parsed(name, value) for name, value in fields.items() if name in FIGURE_FIELDS}
    figure = Figure(
        reading.post.post_id,
        number[1],
        home.claim_no,
        quote(text, target.start, target.end),
        **{"population": "people", "low": None, "high": None, **values, "measure": measure},
    )
    return claim, figure


def _claim_around(reading: Reading, target: Target) -> Claim | None:
    """The claim with the shortest sentence that holds the words, the first of equals."""
    holding = [c for c in reading.claims if c.quotation.start <= target.start and target.end <= c.quotation.end]
    return min(holding, key=lambda c: (c.quotation.end - c.quotation.start, c.claim_no), default=None)


def _new_claim(
    reading: Reading,
    target: Target,
    fields: Mapping[str, str | None],
    claim_no: int,
    names: Names,
    *,
    is_sentence: bool,
) -> Claim:
    text = reading.post.text
    entry = next((e for e in reading.entries if e.start <= target.start and target.end <= e.end), None)
    if entry is None:
        raise RecordError("the marked words lie in no entry of the post, or in several")
    start, end = target.start, target.end
    if not is_sentence:
        around = _claim_around(reading, target)
        if around is not None:
            start, end = around.quotation.start, around.quotation.end
        else:
            start, end = _sentence(text, entry.start, start, end, entry.end)
    event_type = parsed("event_type", fields["event_type"])
    claim = Claim(
        reading.post.post_id,
        claim_no,
        entry.entry_no,
        "event",
        quote(text, start, end),
        event_type,
        casualties_unstated=event_type in VIOLENCE and is_sentence,
    )
    rest = {name: value for name, value in fields.items() if name in CLAIM_FIELDS and name not in ("event_type",)}
    return corrected_claim(claim, rest, reading, names) if rest else claim


def _sentence(text: str, first: int, start: int, end: int, last: int) -> tuple[int, int]:
    """The sentence around [start, end), within [first, last)."""
    ends = [found.end() for found in SENTENCE_END.finditer(text, first, start)]
    begin = ends[-1] if ends else first
    found = SENTENCE_END.search(text, end, last)
    stop = found.end() if found else last
    while begin < start and text[begin].isspace():
        begin += 1
    while stop > end and text[stop - 1].isspace():
        stop -= 1
    return begin, stop
