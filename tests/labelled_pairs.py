"""Linking measured on pairs labelled by hand (data/labelled/pairs): `python -m tests.labelled_pairs open`.

On records, linking is measured apart from extraction's errors; end to end, the same reports are read as text. A half is
linked as one collection, so that a chain of links counts as well; two claims of different stories are a pair that must
stay apart although no line of pairs.jsonl says so. Errors are named for the open half only.
"""

import json
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

from dashboard.linking.link import link
from dashboard.linking.reasons import explain, explain_events
from dashboard.linking.units import Unit, units_of
from dashboard.linking.where import Whereabouts
from dashboard.records import Claim, ClaimActor, Entry, Figure, Post, Reading, Reference, quote
from dashboard.storage.workspace import SHIPPED, Workspace, load_reference

FOLDER = Path(__file__).parent.parent / "data" / "labelled" / "pairs"
Key = tuple[str, int]  # report and number of the claim in it


@dataclass(frozen=True)
class Pair:
    """Two claims, whether they tell one event, and what the pair was written for."""

    one: Key
    other: Key
    is_same: bool
    about: str


@dataclass(frozen=True)
class Measured:
    """What linking made of a half: pairs put together rightly, wrongly, and missed."""

    right: int
    wrong: tuple[Pair, ...]
    missed: tuple[Pair, ...]
    events: dict[Key, frozenset[str]]

    @property
    def precision(self) -> float:
        return self.right / (self.right + len(self.wrong)) if self.right else 0.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + len(self.missed)) if self.right else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / (self.precision + self.recall) if self.right else 0.0

    def __str__(self) -> str:
        counts = f"{self.right} right, {len(self.wrong)} wrong, {len(self.missed)} missed"
        return f"precision {self.precision:.3f}, recall {self.recall:.3f}, F1 {self.f1:.3f} ({counts})"


@cache
def reference() -> Reference:
    return load_reference(Workspace.at(SHIPPED))


def rows(half: str, name: str) -> list[dict[str, Any]]:
    lines = (FOLDER / half / f"{name}.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def pairs(half: str) -> list[Pair]:
    return [Pair(_key(r["one"]), _key(r["other"]), r["label"] == "same", r["about"]) for r in rows(half, "pairs")]


def _key(name: str) -> Key:
    report, number = name.split(".")
    return report, int(number)


def text_of(report: dict[str, Any]) -> str:
    return "\n\n".join(claim["text"] for claim in report["claims"]) + "\n"


def told(report: dict[str, Any]) -> Reading:
    """The report as a perfect reader would find it."""
    post = Post(text_of(report), report["publisher"], date.fromisoformat(report["published_on"]), text_kind="synthetic")
    claims: list[Claim] = []
    figures: list[Figure] = []
    actors: list[ClaimActor] = []
    at = 0
    for number, row in enumerate(report["claims"]):
        sentence, start = row["text"], at

        def words(found: str, sentence: str = sentence, start: int = start) -> Any:
            begin = start + sentence.index(found)
            return quote(post.text, begin, begin + len(found))

        place, first, last = row["place"], row["date_start"], row["date_end"]
        claims.append(
            Claim(
                post.post_id,
                number,
                0,
                "event",
                quote(post.text, start, start + len(sentence)),
                row["event_type"],
                realis=row.get("realis", "actual"),
                date_start=date.fromisoformat(first) if first else None,
                date_end=date.fromisoformat(last) if last else None,
                date_precision="day" if first else "unknown",
                place=words(place["words"]) if place else None,
                place_id=place["place_id"] if place else None,
                admin1=place["admin1"] if place else None,
                country=place["country"] if place else None,
                where_precision=place["where_precision"] if place else 7,
                trigger=words(row["trigger"]) if row["trigger"] else None,
            )
        )
        for f in row["figures"]:
            numbers = (f["operator"], f["low"], f["high"], f["scope"])
            figures.append(
                Figure(post.post_id, len(figures), number, words(f["words"]), f["measure"], f["population"], *numbers)
            )
        for a in row["actors"]:
            actors.append(ClaimActor(post.post_id, number, a["role"], words(a["words"]), a["actor_id"]))
        at += len(sentence) + 2
    entry = Entry(post.post_id, 0, 0, len(post.text))
    return Reading(post, (entry,), tuple(claims), tuple(figures), tuple(actors))


def read(report: dict[str, Any]) -> Reading:
    """The report as the extractor reads its text."""
    from dashboard.storage.pipeline import make_reader

    global _reader
    _reader = _reader or make_reader(reference())
    return _reader(told(report).post)


_reader: Callable[[Post], Reading] | None = None


def measure(half: str, reader: Callable[[dict[str, Any]], Reading] = told) -> Measured:
    """The half linked as one collection; a claim stands for all that `reader` finds in its sentence."""
    readings: dict[str, Reading] = {}
    spans: dict[Key, tuple[int, int]] = {}
    for report in rows(half, "reports"):
        readings[report["report"]] = reader(report)
        for claim in told(report).claims:
            spans[report["report"], claim.claim_no] = (claim.quotation.start, claim.quotation.end)
    linked = link(list(readings.values()), reference())
    event_of = {(row.post_id, row.claim_no): row.event_id for row in linked.event_claims}
    events = {
        (report, number): frozenset(
            event_of[claim.post_id, claim.claim_no]
            for claim in readings[report].claims
            if claim.quotation.start < end
            and start < claim.quotation.end
            and (claim.post_id, claim.claim_no) in event_of
        )
        for (report, number), (start, end) in spans.items()
    }
    return measured(events, pairs(half))


def measured(events: dict[Key, frozenset[str]], labelled: Iterable[Pair]) -> Measured:
    """Compare `events` of each claim with the labels; pairs of different stories are different."""
    known = {frozenset((pair.one, pair.other)): pair for pair in labelled}
    right, wrong, missed = 0, [], []
    for one, other in combinations(events, 2):
        pair = known.get(frozenset((one, other))) or Pair(one, other, False, "two stories")
        together = bool(events[one] & events[other])
        right += pair.is_same and together
        if together and not pair.is_same:
            wrong.append(pair)
        if pair.is_same and not together:
            missed.append(pair)
    return Measured(right, tuple(wrong), tuple(missed), events)


def units(half: str) -> dict[Key, Unit]:
    """The unit that each record belongs to."""
    whereabouts = Whereabouts(reference())
    found = {}
    for report in rows(half, "reports"):
        for unit in units_of(told(report), whereabouts, reference()):
            found.update({(report["report"], number): unit for number in unit.claim_nos})
    return found


def errors(half: str, result: Measured) -> Iterable[str]:
    """Each error with the two sentences and why linking joined them or not."""
    sentence = {(r["report"], n): c["text"] for r in rows(half, "reports") for n, c in enumerate(r["claims"])}
    unit_of = units(half)
    members: dict[str, list[Unit]] = {}
    for key, events in result.events.items():
        for event in events:
            members.setdefault(event, []).append(unit_of[key])
    for word, found in (("WRONG", result.wrong), ("MISSED", result.missed)):
        for pair in found:
            here, there = unit_of[pair.one], unit_of[pair.other]
            said = explain(here, there)
            if word == "MISSED" and said.links and pair.one in result.events:
                told_by = [
                    [u for event in result.events[key] for u in members[event]] for key in (pair.one, pair.other)
                ]
                said = explain_events(*told_by)
            why = "; ".join((f"{said.points} points", *said.reasons, *([said.refused] if said.refused else [])))
            told_as = f"{sentence[pair.one]}\n  {sentence[pair.other]}"
            yield f"{word} {pair.one} {pair.other} ({pair.about})\n  {told_as}\n  {why}"


def main(half: str) -> None:
    """Print the scores of a half on records and end to end; for the open half, the errors on records."""
    result = measure(half)
    print(f"{half}, on records: {result}")
    if half == "open":
        print("\n".join(errors(half, result)))
    print(f"{half}, end to end: {measure(half, read)}")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "open")
