"""Decisions of two or three people at random, and all rows that they lead to, without files, extraction or DuckDB."""

import random
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from dashboard.assessment.assess import assess
from dashboard.assessment.rows import Assessed
from dashboard.decisions.chain import line_hash, line_of, made
from dashboard.decisions.edit import Decision, Edit, Target
from dashboard.linking.link import all_units, link_units
from dashboard.records import Claim, Figure, Reading
from dashboard.storage.decided import DecidedInputs, EditRow, decided, edit_rows, rejected_rows
from dashboard.storage.post_set import PostSet
from tests.told import REFERENCE

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
AUTHORS = ("ana", "ben", "cleo")
Rows = dict[str, Sequence[Any]]


def claim_target(reading: Reading, claim: Claim) -> Target:
    """The target that a page makes of a claim."""
    first = next((f.quotation.start for f in reading.figures if f.claim_no == claim.claim_no), None)
    word_at = claim.trigger.start if claim.trigger else first
    quotation = claim.quotation
    return Target(reading.post.post_id, quotation.start, quotation.end, quotation.text, None, word_at)


def figure_target(reading: Reading, figure: Figure) -> Target:
    """The target that a page makes of a figure."""
    quotation = figure.quotation
    return Target(reading.post.post_id, quotation.start, quotation.end, quotation.text, figure.measure)


def some_claim(dice: random.Random, readings: Sequence[Reading]) -> Target:
    """Any claim of any post."""
    reading = dice.choice([reading for reading in readings if reading.claims])
    return claim_target(reading, dice.choice(reading.claims))


def some_figure(dice: random.Random, readings: Sequence[Reading]) -> Target:
    """Any figure of any post."""
    reading = dice.choice([reading for reading in readings if reading.figures])
    return figure_target(reading, dice.choice(reading.figures))


CLAIM_VALUES: tuple[tuple[tuple[str, str | None], ...], ...] = (
    (("event_type", "bombing"),),
    (("event_type", "air_strike"), ("stance", "denies")),
    (("place_id", "sukhna"),),
    (("place_id", "nowhere"),),
    (("place_id", None),),
    (("date_start", "2013-07-24"), ("date_end", "2013-07-26")),
    (("date_start", "2013-07-25"),),
    (("date_start", None), ("date_end", None)),
    (("date_end", "2013-07-20"),),
    (("realis", "denied"),),
    (("realis", "hypothetical"),),
    (("speaker", None),),
    (("speaker", "sohr"),),
    (("speaker", "nobody who stands there"),),
)
FIGURE_VALUES: tuple[tuple[tuple[str, str | None], ...], ...] = (
    (("low", "23"), ("high", "23")),
    (("operator", "gte"), ("high", None)),
    (("low", "9"),),
    (("measure", "wounded"),),
    (("population", "civilians"), ("scope", "period")),
    (("realis", "denied"),),
)


def decision(dice: random.Random, readings: Sequence[Reading], before: Sequence[Edit]) -> Decision:
    """Any decision about `readings`; an undo is of one of those `before`."""
    kind = dice.choice(KINDS)
    if kind == "undo" and before:
        return Decision("undo", "mistaken", undoes=dice.choice(before).edit_id)
    if kind in ("must_link", "cannot_link"):
        one, other = some_claim(dice, readings), some_claim(dice, readings)
        if one != other:
            return Decision("must_link" if kind == "must_link" else "cannot_link", "seen", one, other)
    target = some_claim(dice, readings)
    if kind == "correct":
        if dice.random() < 0.5:
            return Decision("correct", "misread", some_figure(dice, readings), values=dice.choice(FIGURE_VALUES))
        return Decision("correct", "misread", target, values=dice.choice(CLAIM_VALUES))
    if kind == "reject":
        return Decision("reject", "none", some_figure(dice, readings) if dice.random() < 0.5 else target)
    if kind == "add":
        return Decision("add", "missed", target, values=(("event_type", "chemical"),))
    if kind == "origin":
        return Decision("origin", "known", target, values=(("origin", dice.choice(("sohr", "sana", None))),))
    if kind == "responsibility":
        named = (("actor_id", dice.choice(("isis", "government-forces", None))),) if dice.random() < 0.7 else ()
        answer = dice.choice(("not_stated", "alleged", "claimed_by_actor", "denied"))
        return Decision("responsibility", "read", target, values=(("responsibility", answer), *named))
    if kind == "grade":
        grade = dice.choice(("confirmed", "confirmed", "discounted", "contested", "unassessed"))
        return Decision("grade", "weighed", target, values=(("grade", grade),))
    return Decision("accept" if kind == "accept" else "note", "looked", target)


KINDS = (
    *("accept", "correct", "correct", "correct", "reject", "add", "must_link", "must_link", "cannot_link"),
    *("origin", "responsibility", "grade", "grade", "note", "undo", "undo"),
)


class Chains:
    """Edits of several people as they would be made, one after the other."""

    def __init__(self) -> None:
        self.edits: list[Edit] = []
        self.last: dict[str, str] = {}

    def add(self, author: str, what: Decision) -> Edit:
        """The decision as the author's next edit, a second after everybody's last."""
        at = NOON + timedelta(seconds=len(self.edits))
        edit = made(author, at, what, self.last.get(author, ""))
        self.last[author] = line_hash(line_of(edit))
        self.edits.append(edit)
        return edit


def at_random(dice: random.Random, readings: Sequence[Reading], n: int) -> Chains:
    """`n` decisions of people about `readings`."""
    chains = Chains()
    for _ in range(n):
        chains.add(dice.choice(AUTHORS), decision(dice, readings, chains.edits))
    return chains


def taken(readings: Sequence[Reading], edits: Sequence[Edit]) -> DecidedInputs:
    """What the edits come to."""
    by_id = {reading.post.post_id: reading for reading in readings}
    return decided(
        edits,
        PostSet.of([reading.post for reading in readings]),
        lambda posts: [by_id[post.post_id] for post in posts],
        lambda posts: [by_id[post.post_id].post for post in posts],
        REFERENCE,
    )


def assessed(readings: Sequence[Reading], what: DecidedInputs) -> Assessed:
    """All rows that linking and assessment make."""
    left = [what.reading(reading) for reading in readings]
    linked = link_units(all_units(left, REFERENCE, what.decisions.wishes), what.people)
    return assess(left, linked, REFERENCE, (), (), (), judged=what.decisions.judged)


def rows(readings: Sequence[Reading], edits: Sequence[Edit]) -> Rows:
    """All rows, but for those that tell of the decisions themselves, and what was rejected."""
    what = taken(readings, edits)
    made_of = assessed(readings, what)
    found: Rows = {name: getattr(made_of, name) for name in made_of.__dataclass_fields__ if name != "standings"}
    return {**found, "rejected": rejected_rows(what.decisions)}


def standings(readings: Sequence[Reading], edits: Sequence[Edit]) -> dict[str, EditRow]:
    """The row of every edit, by its id."""
    what = taken(readings, edits)
    return {row.edit_id: row for row in edit_rows(what, assessed(readings, what).standings)}
