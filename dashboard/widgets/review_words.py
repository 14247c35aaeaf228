"""What the Review page calls things: the choices of its form, why a claim waits, and readings in words."""

from typing import Any, get_args

from dashboard.assessment.words import GRADE_WORDS, MEASURE_WORDS, POPULATION_WORDS, TYPE_WORDS, figure_phrase
from dashboard.records import (
    Attribution,
    DatePrecision,
    EventType,
    Grade,
    Measure,
    Operator,
    Population,
    Realis,
    Responsibility,
    Scope,
    Stance,
)
from dashboard.storage.derived_review import LARGE, UNREAL
from dashboard.widgets import figures
from dashboard.widgets.claim_cards import ATTRIBUTION, STANCE

OPERATOR: dict[Operator, str] = {
    "eq": "exactly",
    "gte": "at least",
    "gt": "more than",
    "lte": "at most",
    "lt": "fewer than",
    "approx": "about",
    "between": "between two numbers",
    "order_of_magnitude": "a word such as dozens",
    "some": "some, several, many",
}
SCOPE: dict[Scope, str] = {"event": "one incident", "period": "a total over a period", "cumulative": "a running total"}
REALIS: dict[Realis, str] = {
    "actual": "said to have happened",
    "historical": "told of earlier times",
    "hypothetical": "feared, threatened or supposed",
    "denied": "denied",
}
TOLD: dict[Realis, str] = {
    "actual": "as happened",
    "historical": "of earlier times",
    "hypothetical": "only feared",
    "denied": "denied",
}
PRECISION: dict[DatePrecision, str] = {
    "day": "to the day",
    "week": "within these days",
    "month": "to the month",
    "year": "to the year",
    "unknown": "not stated",
}
GRADE: dict[Grade, str] = {grade: words.removeprefix("graded ") for grade, words in GRADE_WORDS.items()}
CHOICES: dict[str, dict[str | None, str]] = {
    "event_type": {one: TYPE_WORDS[one] for one in get_args(EventType)},
    "stance": {one: STANCE[one] for one in get_args(Stance)},
    "attribution": {one: ATTRIBUTION[one] for one in get_args(Attribution)},
    "realis": {one: TOLD[one] for one in get_args(Realis)},
    "date_precision": {one: PRECISION[one] for one in get_args(DatePrecision)},
    "measure": {one: MEASURE_WORDS[one] for one in get_args(Measure)},
    "population": {one: POPULATION_WORDS[one][1] for one in get_args(Population)},
    "operator": {one: OPERATOR[one] for one in get_args(Operator)},
    "scope": {one: SCOPE[one] for one in get_args(Scope)},
    "responsibility": {one: figures.RESPONSIBILITY[one] for one in get_args(Responsibility)},
    "grade": {one: GRADE[one] for one in get_args(Grade) if one != "unassessed"},
}
"""Every closed list of the form, value to words, in the order of records/closed_lists.py."""
FIELDS = {
    "event_type": "What happened",
    "stance": "How it is put",
    "attribution": "What kind of speaker",
    "speaker": "Who says so",
    "realis": "Told",
    "date_start": "First day",
    "date_end": "Last day",
    "date_precision": "How precisely",
    "place_id": "Where",
    "measure": "What is counted",
    "population": "Of whom",
    "operator": "Bound",
    "low": "Number",
    "high": "Upper number",
    "scope": "Of what",
    "origin": "First came from",
    "responsibility": "Responsibility",
    "actor_id": "Whose",
    "grade": "Grade",
}
WHY = {
    "unreal": f"a number of {UNREAL} or more is read as denied or only feared",
    "crossed": "another report has the same number as killed here, wounded there",
    "bound": "a word such as “at least” stands before a number read as exact",
    "large": f"a large number, {LARGE} or more",
    "unsure": "the extractor is unsure of its reading",
}
TURNS = {
    0: "whose reports conflict",
    1: "with a pattern of grave errors",
    2: f"with a number of {LARGE} or more",
    3: "read with little confidence",
    4: "with nothing that stands out",
}
KINDS = {
    "accept": "accepted",
    "correct": "corrected",
    "reject": "rejected",
    "add": "added",
    "must_link": "merged",
    "cannot_link": "split off",
    "origin": "set the origin",
    "responsibility": "set the responsibility",
    "grade": "graded",
    "note": "noted",
    "undo": "took back",
}


def why_words(worries: list[str], disputed: list[str]) -> str:
    """Why a claim stands where it does in the queue, in words."""
    words = [WHY[one] for one in worries if one in WHY]
    if "conflict" in worries:
        fields = " and ".join(figures.field_words(field) for field in disputed)
        words.insert(0, f"reports of its event conflict on {fields}" if fields else "reports of its event conflict")
    return "; ".join(words) or "nothing stands out; newest posts come first"


def counts_words(rows: Any) -> str:
    """How many claims wait and why: "4 whose reports conflict, 12 with a number of 50 or more"."""
    return ", ".join(f"{row.n_claims:,} {TURNS[row.turn]}" for row in rows.itertuples() if row.turn < 4)


def figure_words(row: Any) -> str:
    """One figure as it was read: "at least 22 killed, people, one incident"."""
    number = figure_phrase(row.operator, row.low, row.high, row.quotation)
    parts = [f"{number} {MEASURE_WORDS[row.measure]}", POPULATION_WORDS[row.population][1], SCOPE[row.scope]]
    if row.realis != "actual":
        parts.append(REALIS[row.realis])
    if row.part_of is not None:
        parts.append("part of another number")
    return ", ".join(parts)


def value_words(field: str, value: str | None, names: dict[str | None, str] | None = None) -> str:
    """A value that a decision sets, in words; `names` are those of places, sources and actors by id."""
    if value is None:
        return "nothing stated"
    return CHOICES.get(field, {}).get(value) or (names or {}).get(value) or value
