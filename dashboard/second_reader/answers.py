"""The second reader's words as the records that the rules make too; what does not stand in the post is rejected.

Every quotation must stand letter by letter in the stretch that was asked about, every figure, speaker and actor in
its claim's own sentence, and every number must be the one its words say (`extraction.numbers`). What fails is kept as
`Rejected` with the reason, and shown: a model that invents is seen to invent.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from dashboard.extraction.counts.numbers import find_numbers
from dashboard.extraction.text.tokens import lower_by_code_point, padded_words, tokens_between
from dashboard.records import (
    Claim,
    ClaimActor,
    ClaimKind,
    DatePrecision,
    Entry,
    EventType,
    Figure,
    Measure,
    Operator,
    Population,
    Post,
    Quotation,
    Realis,
    RecordError,
    Scope,
    Stance,
    check_member,
    quote,
    roles_of,
)
from dashboard.second_reader.compare import Rejected

MOST_CLAIMS = 400  # in one stretch; more is a model that repeats itself
LONGEST_SHOWN = 160


@dataclass(slots=True)
class Answers:
    """What is taken of all answers about one post so far; numbers run on from stretch to stretch."""

    post: Post
    entries: tuple[Entry, ...]
    claims: list[Claim] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    actors: list[ClaimActor] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    _used: dict[str, int] = field(default_factory=dict)  # quotation: where the search for its next one begins

    def take(self, content: str, start: int, end: int) -> None:
        """Add what the answer `content` says of the post's text[start:end]."""
        try:
            claims = json.loads(_unfenced(content))["claims"]
        except (ValueError, RecursionError, KeyError, TypeError):
            claims = None
        if not isinstance(claims, list):
            self.reject(content, "the answer is not a JSON object with a list of claims")
            return
        for one in claims[:MOST_CLAIMS]:
            if isinstance(one, Mapping):
                self.take_claim(one, start, end)
            else:
                self.reject(one, "a claim is not an object")
        if len(claims) > MOST_CLAIMS:
            self.reject(f"{len(claims)} claims", f"only the first {MOST_CLAIMS} of one stretch are read")

    def reject(self, words: object, reason: str) -> None:
        shown = words if isinstance(words, str) else json.dumps(words, ensure_ascii=False, default=str)
        shown = " ".join(shown.split())
        self.rejected.append(
            Rejected(shown if len(shown) <= LONGEST_SHOWN else shown[: LONGEST_SHOWN - 1] + "…", reason)
        )

    def take_claim(self, one: Mapping[str, Any], start: int, end: int) -> None:
        """One claim with its figures and actors; nothing of it when its sentence is not in the post."""
        sentence = self.sentence(one.get("quotation"), start, end)
        if sentence is None:
            self.reject(one.get("quotation"), "these words do not stand in the post")
            return
        number = len(self.claims)
        try:
            claim = self.claim(one, number, sentence)
        except (RecordError, ValueError, TypeError) as error:
            self.reject(sentence.text, str(error))
            return
        self.claims.append(claim)
        for figure in listed(one, "figures"):
            self.take_figure(figure, number, sentence)
        first, second = roles_of(claim.event_type)
        for key, role in (("perpetrators", first), ("targets", second)):
            for name in listed(one, key):
                words = within(self.post.text, name, sentence.start, sentence.end)
                if words is None:
                    self.reject(name, f"the {key[:-1]} does not stand in the claim's sentence")
                else:
                    self.actors.append(ClaimActor(self.post.post_id, number, role, words))

    def sentence(self, words: object, start: int, end: int) -> Quotation | None:
        """Where `words` stand in the stretch; said again, the next time they stand there."""
        if not isinstance(words, str) or not words.strip():
            return None
        words = words.strip()
        at = self.post.text.find(words, max(start, self._used.get(words, 0)), end)
        if at < 0:
            at = self.post.text.find(words, start, end)
        if at < 0:
            return None
        self._used[words] = at + len(words)
        return quote(self.post.text, at, at + len(words))

    def claim(self, one: Mapping[str, Any], number: int, sentence: Quotation) -> Claim:
        """The record of one claim; RecordError when a value is on no closed list."""
        kind: ClaimKind = member(one, "kind", ClaimKind, "event")
        event_type = None if kind == "toll" else member(one, "event_type", EventType)
        speaker, place, date_words = (self.optional(one, key, sentence) for key in ("speaker", "place", "date_words"))
        days = days_of(one) if date_words else None
        return Claim(
            self.post.post_id, number, self.entry_no(sentence.start), kind, sentence, event_type,
            stance=member(one, "stance", Stance, "asserts"),
            speaker=speaker,
            realis=member(one, "realis", Realis, "actual"),
            date_start=days[0] if days else None,
            date_end=days[1] if days else None,
            date_precision=member(one, "date_precision", DatePrecision, "day") if days else "unknown",
            date_words=date_words if days else None,
            place=place,
        )  # fmt: skip

    def optional(self, one: Mapping[str, Any], key: str, sentence: Quotation) -> Quotation | None:
        """The words of a claim's field, which must stand in its sentence."""
        words = one.get(key)
        if words in (None, ""):
            return None
        found = within(self.post.text, words, sentence.start, sentence.end)
        if found is None:
            self.reject(words, f"the {key.replace('_', ' ')} does not stand in the claim's sentence")
        return found

    def entry_no(self, at: int) -> int:
        return next((e.entry_no for e in reversed(self.entries) if e.start <= at), 0)

    def take_figure(self, one: object, claim_no: int, sentence: Quotation) -> None:
        """One figure, when its words stand in the sentence and say its number."""
        if not isinstance(one, Mapping):
            self.reject(one, "a figure is not an object")
            return
        words = within(self.post.text, one.get("quotation"), sentence.start, sentence.end, whole=True)
        if words is None:
            self.reject(one.get("quotation"), "the figure does not stand in the claim's sentence")
            return
        try:
            figure = Figure(
                self.post.post_id, len(self.figures), claim_no, words,
                member(one, "measure", Measure), member(one, "population", Population, "people"),
                member(one, "operator", Operator), whole(one.get("low")), whole(one.get("high")),
                member(one, "scope", Scope, "event"), member(one, "realis", Realis, "actual"),
            )  # fmt: skip
        except (RecordError, ValueError, TypeError) as error:
            self.reject(words.text, str(error))
            return
        if said := not_its_number(figure):
            self.reject(words.text, said)
            return
        self.figures.append(figure)


def _unfenced(content: str) -> str:
    """JSON without the code fence that models like to put around it."""
    content = content.strip()
    if content.startswith("```"):
        content = content.split("\n", 1)[-1].removesuffix("```")
    return content


def listed(one: Mapping[str, Any], key: str) -> list[Any]:
    """one[key] when it is a list; anything else says nothing."""
    value = one.get(key)
    return value if isinstance(value, list) else []


def member(one: Mapping[str, Any], key: str, closed_list: Any, default: str | None = None) -> Any:
    """one[key] when it is on the closed list; RecordError else."""
    value = one.get(key)
    value = default if value is None else value
    check_member(value, closed_list, key)
    return value


def whole(value: object) -> int | None:
    """A whole number or nothing; ValueError else. JSON's 22.0 is 22, true is no number."""
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or value != int(value):
        raise ValueError(f"{value!r} is not a whole number")
    return int(value)


def days_of(one: Mapping[str, Any]) -> tuple[date, date] | None:
    """date_start and date_end; ValueError when one is no ISO day, None when none is given."""
    start, end = one.get("date_start"), one.get("date_end")
    if not start and not end:
        return None
    return date.fromisoformat(str(start or end)), date.fromisoformat(str(end or start))


def within(text: str, words: object, start: int, end: int, *, whole: bool = False) -> Quotation | None:
    """Where `words` first stand in text[start:end]; `whole` asks that no number or word goes on beside them."""
    if not isinstance(words, str) or not words.strip():
        return None
    words = words.strip()
    at = text.find(words, start, end)
    while at >= 0:
        after = at + len(words)
        cut = whole and (_joined(text, at) or _joined(text, after))
        if not cut:
            return quote(text, at, after)
        at = text.find(words, at + 1, end)
    return None


def _joined(text: str, at: int) -> bool:
    """Whether a word or a number runs through offset `at` ("1,0|00")."""
    if not 0 < at < len(text):
        return False
    if text[at - 1].isalnum() and text[at].isalnum():
        return True
    inside = text[at - 1] in ",." and text[at].isdecimal() and at > 1 and text[at - 2].isdecimal()
    return inside or (text[at] in ",." and text[at - 1].isdecimal() and text[at + 1 : at + 2].isdecimal())


def not_its_number(figure: Figure) -> str | None:
    """Why the figure's numbers are not those its words say; None when they are.

    Words without a number ("a man") may only stand for one person.
    """
    words = figure.quotation.text
    tokens = tokens_between(words, lower_by_code_point(words), 0, len(words))
    read = find_numbers(tokens, padded_words(tokens))
    numbers = {number for one in read for number in (one.low, one.high) if number is not None}
    said = {number for number in (figure.low, figure.high) if number is not None}
    if not read:
        return None if said == {1} else "no number stands in its words"
    if said - numbers:
        return f"its words do not say {' or '.join(f'{number:,}' for number in sorted(said - numbers))}"
    if numbers and not said:
        return "its words say a number and it gives none"
    return None
