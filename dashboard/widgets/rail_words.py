"""What the filter rail calls things: the names in the address, and the words of values."""

from typing import Any

from dashboard.assessment.words import A_TOLL, MEASURE_WORDS, POPULATION_WORDS, TYPE_WORDS
from dashboard.queries.filters import COUNTRY, NOT_STATED, PLACE, Precision, Reviewed
from dashboard.records import AggregationRule

RULES: dict[AggregationRule, str] = {
    "range": "the range over all reports",
    "lowest_minimum": "the lowest minimum",
    "latest_of_each": "the latest of each speaker",
    "best_attributed": "the best attributed",
}
AGREEMENT = {
    "several_origins": "several origins",
    "one_origin": "one origin",
    "no_known_origin": "no known origin",
    "conflicting": "conflicting",
}
PRECISION: dict[Precision, str] = {"day": "a known day", "place": "a known town or nearer"}
REVIEWED: dict[Reviewed, str] = {"any": "reviewed or not", "yes": "reviewed", "no": "not reviewed yet"}
FILTERS: tuple[str, ...] = (
    *("q", "from", "to", "place", "type", "speaker", "actor", "publisher", "measure", "population"),
    *("precision", "agreement", "reviewed", "rule"),
)
"""The rail's own names in the address."""
CHOICES = ("known", "tolls", "until", "plot", "territory", "one", "other", "axis", "area", "count", "lag", "waits")
"""What single pages let their readers choose."""
NAMES: tuple[str, ...] = (*FILTERS, *CHOICES)
MANY = {"type": "What happened", "speaker": "Who says so"}
MORE = {
    "actor": "Who is said to be involved",
    "publisher": "Who prints it",
    "measure": "What is counted",
    "population": "Of whom",
    "agreement": "Agreement",
}
CLOSED: dict[str, dict[str, str]] = {
    "type": {str(value): words for value, words in TYPE_WORDS.items()} | {"toll": A_TOLL},
    "measure": {str(value): words for value, words in MEASURE_WORDS.items()} | {"displaced": "displaced, refugees"},
    "population": {str(value): words[1] for value, words in POPULATION_WORDS.items()},
    "agreement": AGREEMENT,
    "precision": {str(value): words for value, words in PRECISION.items()},
}


def words_of(name: str, value: str, label: str | None = None) -> str:
    """A value of the filter `name` in words; `label` is what the snapshot calls it."""
    if value == NOT_STATED:
        return "governorate not stated" if name == "place" else "not stated"
    plain: Any = CLOSED.get(name, {}).get(value) or label
    if plain:
        return str(plain)
    return value.removeprefix(COUNTRY).removeprefix(PLACE).replace("_", " ")
