"""Which tolls may share a ratio, a rank or a line, and why not (rules 4 and 5).

Comparable means: the same measure and population, the same scope vector (which groups are counted; not stated never
equals anything, itself included), the same territory, cumulative or not, documented or estimated, and stated as-of days
within 14 days. A line needs one series_id besides. Every refusal is a reason in words; an empty list of reasons is the
only way to be comparable.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from typing import Literal, get_args

from dashboard.linking.words import count_words, day_words, joined
from dashboard.records import Counted, Measure, Population, ScopeGroup, Toll, TollBasis

WITHIN_DAYS = 14
GROUPS: tuple[ScopeGroup, ...] = get_args(ScopeGroup)
GROUP_WORDS: dict[ScopeGroup, str] = {
    "civilians": "civilians",
    "opposition_fighters": "opposition fighters",
    "defectors": "defectors",
    "government_military": "government military",
    "pro_government_militia": "pro-government militia",
    "foreign_fighters": "foreign fighters",
    "unidentified": "the unidentified",
}
COUNTED_WORDS: dict[Counted, str] = {
    "counted": "counted",
    "partly": "counted in part",
    "not_separable": "inside another group",
    "excluded": "left out",
    "not_stated": "not stated",
}
Method = Literal["documented", "estimated", "not stated"]
METHOD: dict[TollBasis, Method] = {
    "enumeration_deduplicated": "documented",
    "single_list": "documented",
    "running_tally": "documented",
    "period_tally": "documented",
    "official_statement": "not stated",
    "statistical_estimate": "estimated",
    "survey": "estimated",
}


@dataclass(frozen=True, slots=True)
class TollFacts:
    """What the guard looks at, of a row of tolls.csv or of a toll read in a post (basis and as_of then are None)."""

    toll_id: str
    name: str
    measure: Measure
    population: Population
    territory: str
    cumulative: bool
    basis: TollBasis | None
    as_of: date | None
    series_id: str | None = None
    scope: Mapping[ScopeGroup, Counted] = field(default_factory=dict)

    def counts(self, group: ScopeGroup) -> Counted:
        """Whether the toll counts a group; not_stated without a row."""
        return self.scope.get(group, "not_stated")

    @property
    def method(self) -> Method:
        """Documented, estimated, or not stated."""
        return METHOD[self.basis] if self.basis is not None else "not stated"


@dataclass(frozen=True, slots=True)
class Comparison:
    """Whether a ratio, rank or line is allowed; `reasons` say why not, one sentence each, empty when it is."""

    comparable: bool
    reasons: tuple[str, ...]


def toll_facts(toll: Toll) -> TollFacts:
    """The facts of a row of tolls.csv; an as_of that its source did not state counts as none."""
    stated = toll.as_of if toll.as_of_basis.strip().lower().startswith("stated") else None
    return TollFacts(
        toll.toll_id,
        toll.source,
        toll.measure,
        toll.population,
        toll.territory,
        toll.cumulative,
        toll.basis,
        stated,
        toll.series_id,
        dict(toll.scope),
    )


def compare(one: TollFacts, other: TollFacts) -> Comparison:
    """May these two tolls share a ratio or a rank (rule 4)? The answer is the same whichever comes first."""
    one, other = sorted((one, other), key=lambda toll: toll.toll_id)
    reasons = [*_differences(one, other), *_scope(one, other), *_as_of(one, other)]
    return Comparison(not reasons, tuple(reasons))


def may_share_line(tolls: Sequence[TollFacts]) -> Comparison:
    """May these tolls be joined by a line: one series_id and an equal, fully stated scope vector (rule 4)?"""
    reasons: list[str] = []
    series = {toll.series_id for toll in tolls}
    if len(tolls) < 2:
        reasons.append("a line needs two tolls")
    if None in series:
        unnamed = sorted(toll.name for toll in tolls if toll.series_id is None)
        reasons.append(f"{joined(unnamed)} belongs to no series" if len(unnamed) == 1 else "not all belong to a series")
    elif len(series) > 1:
        reasons.append(f"they belong to {count_words(len(series), 'series', 'series')}")
    ordered = sorted(tolls, key=lambda toll: toll.toll_id)
    for one, other in pairwise(ordered):
        reasons += [*_differences(one, other), *_scope(one, other)]
    unique = tuple(dict.fromkeys(reasons))
    return Comparison(not unique, unique)


def _differences(one: TollFacts, other: TollFacts) -> list[str]:
    reasons = []
    if one.measure != other.measure:
        reasons.append(f"different measures: {one.measure} and {other.measure}")
    if one.population != other.population:
        reasons.append(f"different people: {one.population} and {other.population}")
    if not one.territory or not other.territory or "not stated" in (one.territory, other.territory):
        reasons.append("the territory is not stated by both")
    elif one.territory != other.territory:
        reasons.append(f"different territories: {one.territory} and {other.territory}")
    if one.cumulative != other.cumulative:
        running, period = (one, other) if one.cumulative else (other, one)
        reasons.append(f"{running.name} is a running total, {period.name} a period's")
    if "not stated" in (one.method, other.method):
        silent = list(dict.fromkeys(t.name for t in (one, other) if t.method == "not stated"))
        verb = "does not say" if len(silent) == 1 else "do not say"
        reasons.append(f"{joined(silent)} {verb} by what method: documented or estimated is not known")
    elif one.method != other.method:
        reasons.append(f"{one.name} is {one.method}, {other.name} {other.method}")
    return reasons


def _scope(one: TollFacts, other: TollFacts) -> list[str]:
    silent = [GROUP_WORDS[g] for g in GROUPS if "not_stated" in (one.counts(g), other.counts(g))]
    reasons = []
    if silent:
        reasons.append(f"not stated by both whether they count {joined(silent, ' or ')}")
    for group in GROUPS:
        counts = (one.counts(group), other.counts(group))
        if "not_stated" not in counts and counts[0] != counts[1]:
            words = [COUNTED_WORDS[counted] for counted in counts]
            reasons.append(f"{GROUP_WORDS[group]}: {words[0]} by {one.name}, {words[1]} by {other.name}")
    return reasons


def _as_of(one: TollFacts, other: TollFacts) -> list[str]:
    if one.as_of is None or other.as_of is None:
        silent = list(dict.fromkeys(t.name for t in (one, other) if t.as_of is None))
        return [f"the day that the figure of {name} stands for is not stated" for name in silent]
    apart = abs((one.as_of - other.as_of).days)
    if apart > WITHIN_DAYS:
        first, last = sorted((one.as_of, other.as_of))
        return [f"they stand for days {count_words(apart, 'day')} apart: {day_words(first)} and {day_words(last)}"]
    return []
