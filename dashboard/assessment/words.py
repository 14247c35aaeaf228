"""Numbers, days and standing in words, as they stand on screen and in sentences ready to copy."""

import re
from collections.abc import Collection

from dashboard.linking.words import (
    MEASURE_WORDS,
    TYPE_WORDS,
    count_words,
    day_words,
    days_words,
    figure_phrase,
    joined,
)
from dashboard.records import Agreement, AgreementField, Grade, Measure, Operator, Population

__all__ = [
    "A_TOLL",
    "FIELD_WORDS",
    "GRADE_WORDS",
    "MEASURE_WORDS",
    "POPULATION_WORDS",
    "TAKES_OF",
    "TYPE_WORDS",
    "count_words",
    "day_words",
    "days_words",
    "figure_phrase",
    "figure_words",
    "joined",
    "standing_words",
    "takes_of",
]

GRADE_WORDS: dict[Grade, str] = {
    "unassessed": "not reviewed",
    "confirmed": "graded confirmed",
    "corroborated": "graded corroborated",
    "single_source": "graded single source",
    "contested": "graded contested",
    "discounted": "graded discounted",
}
FIELD_WORDS: dict[AgreementField, str] = {
    "occurrence": "whether it happened",
    "toll": "the toll",
    "victims": "who the victims were",
    "responsibility": "who did it",
    "date": "the date",
}
A_TOLL = "toll of a conflict or period"
"""What a claim of kind "toll" tells, where an event would have its type."""
POPULATION_WORDS: dict[Population, tuple[str, str]] = {
    "people": ("person", "people"),
    "civilians": ("civilian", "civilians"),
    "children": ("child", "children"),
    "women": ("woman", "women"),
    "combatants": ("fighter or soldier", "fighters or soldiers"),
    "other": ("person of another stated group", "people of another stated group"),
}
TAKES_OF = "(dozens|scores|hundreds|thousands|millions|tens|number|handful|couple)”?$"
"""Words of number that take "of" before their noun, as a pattern that Python and DuckDB read alike."""
SIGN: dict[Operator, str] = {"gte": "≥ ", "gt": "> ", "lte": "≤ ", "lt": "< ", "approx": "≈ "}


def figure_words(operator: Operator, low: int | None, high: int | None, quotation: str | None = None) -> str:
    """The number as shown: "≥ 22", "> 100,000", "≈ 93,000", "13 to 46", "10"; a word stays the word ("dozens")."""
    if operator in ("order_of_magnitude", "some"):
        return quotation.lower() if quotation else ("some" if operator == "some" else "a number given in words only")
    if operator == "between":
        return f"{low:,} to {high:,}"
    return f"{SIGN.get(operator, '')}{low if low is not None else high:,}"


def takes_of(words: str) -> bool:
    """True for "hundreds" and "a number", which say "of civilians"; false for "22", "several" and "many"."""
    return re.search(TAKES_OF, words, re.IGNORECASE) is not None


def standing_words(
    agreement: Agreement,
    n_origins: int,
    fields: tuple[AgreementField, ...],
    grade: Grade = "unassessed",
    n_with_number: int | None = None,
    reviewed: tuple[int, int] = (0, 0),
    measures: Collection[Measure] = (),
) -> str:
    """Agreement plus grade (rule 11): "one origin, not reviewed"; a conflict names its fields.

    `n_with_number` is how many of the origins give a number, None when nobody gives one: "2 origins, one of them with
    a number, not reviewed". `reviewed` are how many of how many claims a person reviewed where nobody graded the event.
    `measures` are those of disputed numbers: where nobody disputes the killed, "the toll" is "the number wounded".
    """
    graded = GRADE_WORDS[grade] if grade != "unassessed" else review_words(*reviewed)
    origins = {0: "no known origin", 1: "one origin"}.get(n_origins, f"{n_origins} origins")
    if n_with_number is not None and n_with_number < n_origins:
        given = {0: "none", 1: "one"}.get(n_with_number, str(n_with_number))
        origins += f", {given} of them with a number" if n_origins > 1 else ", without a number"
    if agreement == "conflicting":
        toll = FIELD_WORDS["toll"]
        if measures and "killed" not in measures:
            toll = f"the number {joined([MEASURE_WORDS[measure] for measure in sorted(measures)])}"
        disputed = joined([toll if field == "toll" else FIELD_WORDS[field] for field in fields])
        return f"reports conflict on {disputed}; {origins}, {graded}"
    return f"{origins}, {graded}"


def review_words(n_reviewed: int, n_claims: int) -> str:
    """What people did with the claims of an event that nobody graded: "2 of 3 claims reviewed, not graded"."""
    if not n_reviewed:
        return GRADE_WORDS["unassessed"]
    part = "" if n_reviewed == n_claims else f"{n_reviewed} of {count_words(n_claims, 'claim')} "
    return f"{part}reviewed, not graded"
