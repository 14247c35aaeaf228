"""Tolls in words: the number as shown, who is counted, the period, and a sentence ready to copy."""

from collections.abc import Sequence

from dashboard.assessment.articles import opening
from dashboard.assessment.bounds import DOCUMENTED_MINIMUM
from dashboard.assessment.comparability import COUNTED_WORDS, GROUP_WORDS, GROUPS
from dashboard.assessment.edtf import edtf_words
from dashboard.assessment.numbers_told import BEFELL
from dashboard.assessment.words import POPULATION_WORDS, figure_words
from dashboard.linking.words import MEASURE_WORDS, joined
from dashboard.records import Counted, Measure, Operator, Population, ScopeGroup, TollBasis

TOLL_VERBS: dict[TollBasis, str] = {
    "enumeration_deduplicated": "documented",
    "single_list": "listed",
    "running_tally": "counted",
    "period_tally": "counted",
    "official_statement": "stated",
    "statistical_estimate": "estimated",
    "survey": "estimated",
}


COUNTING = ("documented", "listed", "counted", "estimated")


def toll_words(
    operator: Operator, low: int | None, high: int | None, reading: str | None, quotation: str | None
) -> str:
    """The toll as shown; a documented minimum is a lower bound whatever its operator: "≥ 92,901"."""
    if reading == DOCUMENTED_MINIMUM and low is not None and operator != "gt":
        return figure_words("gte", low, None)
    return figure_words(operator, low, high, quotation)


def scope_words(scope: Sequence[tuple[ScopeGroup, Counted]]) -> str:
    """Who is counted and who is not; "who is counted is not stated" without a stated group."""
    stated = dict(scope)
    said: list[str] = []
    values: tuple[Counted, ...] = ("counted", "partly", "not_separable", "excluded")
    for value in values:
        groups = [GROUP_WORDS[group] for group in GROUPS if stated.get(group) == value]
        if groups:
            said.append(f"{COUNTED_WORDS[value]}: {joined(groups)}")
    if not said:
        return "who is counted is not stated"
    silent = [GROUP_WORDS[group] for group in GROUPS if stated.get(group, "not_stated") == "not_stated"]
    return "; ".join([*said, *([f"not stated: {joined(silent)}"] if silent else [])])


def toll_sentence(
    who: str,
    verb: str,
    number: str,
    population: Population,
    measure: Measure,
    territory: str,
    period: str,
    notes: Sequence[str],
    counted_words: str | None = None,
) -> str:
    """ "UN Secretary-General stated that more than 100,000 people were killed in Syria since March 2011 (…)."

    Those who count say so: "SNHR counted 3,774 people killed in Syria from 1 February 2013 to 28 February 2013 (…)."
    `counted_words` name whom else it counts: refugees, of whom a territory says neither where they are nor whence.
    """
    people = POPULATION_WORDS[population][1]
    where = "" if territory == "not stated" else f" in {territory}"
    if counted_words:
        notes = notes if territory == "not stated" else [f"territory: {territory}", *notes]
        said = f"{verb} {number} {counted_words}" if verb in COUNTING else f"{verb} that {number} were {counted_words}"
        return f"{opening(who)} {said}{period} ({'; '.join(notes)})."
    if verb in COUNTING:
        said = f"{verb} {number} {people} {MEASURE_WORDS[measure]}"
    else:
        said = f"{verb} that {number} {people} {BEFELL[measure][1]}"
    return f"{opening(who)} {said}{where}{period} ({'; '.join(notes)})."


def period_words(coverage_from: str | None, coverage_to: str | None) -> str:
    """ " from 15 March 2011 to 30 April 2013", " since March 2011"; empty when neither is stated."""
    if coverage_from and coverage_to:
        return f" from {edtf_words(coverage_from)} to {edtf_words(coverage_to)}"
    if coverage_from:
        return f" since {edtf_words(coverage_from)}"
    return f" up to {edtf_words(coverage_to)}" if coverage_to else ""
