"""How tolls rest on one another (rule 3): overlapping tolls are never added, and parts must add up.

Lineage is data (toll_links.csv and toll_parts.csv); notes are for readers and are never parsed. What a later
enumeration made of an earlier one is shown as a decomposition, not as a line.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.assessment.bounds import Quantity, add, interval_of, quantity
from dashboard.assessment.words import figure_words
from dashboard.linking.words import joined
from dashboard.records import Population, Toll, TollLink, TollPart

# Age and sex cut across the other groups: children are civilians or combatants too. They are never added to them.
CUTS_ACROSS: tuple[Population, ...] = ("children", "women")
SPLIT_MISSES_BY_AT_MOST = 0.05


class RelatedTolls(ValueError):
    """A sum over tolls that overlap; the message names the pair and how they relate."""


def lineage_of(toll_id: str, links: Sequence[TollLink]) -> tuple[TollLink, ...]:
    """Every link on a path from or to the toll, in a total order."""
    reached = {toll_id}
    found: set[TollLink] = set()
    while True:
        more = {link for link in links if link.toll_id in reached or link.other in reached} - found
        if not more:
            return tuple(sorted(found, key=lambda link: (link.toll_id, link.other, link.relation)))
        found |= more
        reached |= {link.toll_id for link in more} | {link.other for link in more}


def overlap(one: Toll, other: Toll, links: Sequence[TollLink]) -> str | None:
    """Why two tolls may count the same people, in words; None when data says that they cannot.

    Linked tolls overlap, directly or through others. So do tolls of one territory whose periods meet, or do not say
    when they begin or end.
    """
    for link in lineage_of(one.toll_id, links):
        if {link.toll_id, link.other} == {one.toll_id, other.toll_id}:
            return f"{link.toll_id} and {link.other} are related: {link.relation.replace('_', ' ')}"
    if any(other.toll_id in (link.toll_id, link.other) for link in lineage_of(one.toll_id, links)):
        return f"{one.toll_id} and {other.toll_id} are related through other tolls"
    if one.territory != other.territory:
        return None
    for toll in (one, other):
        if not (toll.coverage_from and toll.coverage_to):
            return f"the period of {toll.toll_id} is not stated"
    if _begins_by(one.coverage_from, other.coverage_to) and _begins_by(other.coverage_from, one.coverage_to):
        return f"the periods of {one.toll_id} and {other.toll_id} overlap"
    return None


def _begins_by(start: str | None, end: str | None) -> bool:
    """Whether an EDTF day may be no later than another; compared as far as both are stated."""
    if start is None or end is None:
        return True
    length = min(len(start), len(end))
    return start[:length] <= end[:length]


def toll_quantity(toll: Toll) -> Quantity:
    """The toll's number with what it allows to conclude; a documented minimum has no upper end."""
    return quantity(toll.operator, toll.low, toll.high, toll.reading)


def sum_tolls(tolls: Sequence[Toll], links: Sequence[TollLink]) -> Quantity:
    """The sum of tolls that share nobody; RelatedTolls when any two overlap, or differ in what they measure."""
    ordered = sorted(tolls, key=lambda toll: toll.toll_id)
    for index, one in enumerate(ordered):
        for other in ordered[index + 1 :]:
            if one.toll_id == other.toll_id:
                raise RelatedTolls(f"{one.toll_id} would be counted twice")
            if (one.measure, one.population) != (other.measure, other.population):
                raise RelatedTolls(f"{one.toll_id} and {other.toll_id} do not count the same: no sum has a meaning")
            if why := overlap(one, other, links):
                raise RelatedTolls(f"{why}; their sum would count people twice")
    return add([toll_quantity(toll) for toll in ordered])


# ------------------------------------------------------------------------------------------ decomposition
@dataclass(frozen=True, slots=True)
class PartOfToll:
    """One addend of a decomposition; `toll_id` when the part is a toll of its own."""

    name: str
    operator: str
    value: int
    toll_id: str | None


@dataclass(frozen=True, slots=True)
class Decomposition:
    """A toll as the exact sum of parts: "92,901 = 59,648 + 6,347 + 26,906"."""

    toll_id: str
    total: int
    parts: tuple[PartOfToll, ...]

    @property
    def words(self) -> str:
        """The sum as an equation."""
        return f"{self.total:,} = " + " + ".join(f"{part.value:,}" for part in self.parts)


def decomposition(
    toll: Toll, tolls: Mapping[str, Toll], links: Sequence[TollLink], parts: Sequence[TollPart]
) -> Decomposition | None:
    """How a toll is made up, when stated parts or its linked subsets add up to it exactly; else None.

    Stated parts come from toll_parts.csv; a part that bears the number of an earlier version which this toll replaces
    is that version. Without stated parts, tolls that are `subset_of` this one are its parts if their sum is its number.
    """
    if toll.low is None or toll.low != toll.high:
        return None
    stated = [p for p in parts if p.toll_id == toll.toll_id and p.population not in CUTS_ACROSS]
    if len(stated) > 1 and sum(part.value for part in stated) == toll.low:
        earlier = {
            tolls[link.toll_id].low: link.toll_id
            for link in sorted(links, key=lambda link: link.toll_id, reverse=True)
            if link.other == toll.toll_id and link.relation == "replaced_by" and link.toll_id in tolls
        }
        return Decomposition(
            toll.toll_id,
            toll.low,
            tuple(PartOfToll(part.part, "eq", part.value, earlier.get(part.value)) for part in stated),
        )
    inside = sorted(
        {
            link.toll_id
            for link in links
            if link.other == toll.toll_id and link.relation == "subset_of" and link.toll_id in tolls
        }
    )
    members = [tolls[toll_id] for toll_id in inside if tolls[toll_id].low is not None]
    if len(members) > 1 and sum(member.low or 0 for member in members) == toll.low:
        found = [PartOfToll(m.toll_id, m.operator, m.low or 0, m.toll_id) for m in members]
        return Decomposition(toll.toll_id, toll.low, tuple(found))
    return None


# ------------------------------------------------------------------------------------ parts that do not add up
def parts_problems(toll: Toll, parts: Sequence[TollPart]) -> tuple[str, ...]:
    """What is wrong with a toll's stated parts, in words; parts that leave people out are not wrong.

    Children and women cut across other groups: they are compared with the civilians beside them, and never added.
    """
    mine = [part for part in parts if part.toll_id == toll.toll_id]
    groups = [part for part in mine if part.population not in CUTS_ACROSS]
    total = interval_of(toll.operator, toll.low, toll.high, toll.reading)
    stated = figure_words(toll.operator, toll.low, toll.high)
    found = []
    most = total.most if total.most is not None else (toll.low if toll.operator == "eq" else None)
    if most is not None and (added := _too_many(groups, most)):
        sums = " + ".join(f"{part.value:,}" for part in added)
        together = sum(part.value for part in added)
        found.append(f"{toll.source}: the parts {sums} add up to {together:,}, the total says {stated}")
    civilians = sum(part.value for part in groups if part.population == "civilians")
    across = [part for part in mine if part.population in CUTS_ACROSS]
    if across and civilians and sum(part.value for part in across) > civilians:
        named = joined([f"{part.value:,} {part.population}" for part in across])
        found.append(f"{toll.source}: {named} are more than the {civilians:,} civilians named beside them")
    return tuple(found)


def _too_many(groups: Sequence[TollPart], most: int) -> list[TollPart]:
    """The parts that together exceed the total; empty when none do.

    Beside named groups a part of "people" may be one more group ("by the opposition") or cut across them ("by chemical
    weapons"). The named groups are added first; with the others the sum must miss by little to count as a split.
    """
    named = [part for part in groups if part.population != "people"]
    for parts in (named, list(groups)):
        together = sum(part.value for part in parts)
        is_split = len(named) in (0, len(parts)) or together <= most * (1 + SPLIT_MISSES_BY_AT_MOST)
        if len(parts) > 1 and together > most and is_split:
            return parts
    return []


def subset_problems(tolls: Mapping[str, Toll], links: Sequence[TollLink]) -> tuple[tuple[str, str], ...]:
    """(toll_id, words) for each toll that is a subset of another and yet must be larger."""
    found = []
    for link in sorted(links, key=lambda link: (link.toll_id, link.other)):
        part, whole = tolls.get(link.toll_id), tolls.get(link.other)
        if link.relation != "subset_of" or part is None or whole is None or whole.reading is not None:
            continue
        most = interval_of(whole.operator, whole.low, whole.high).most
        if most is not None and interval_of(part.operator, part.low, part.high).least > most:
            found.append(
                (
                    part.toll_id,
                    f"{part.source}: {figure_words(part.operator, part.low, part.high)} is said to be part of "
                    f"{figure_words(whole.operator, whole.low, whole.high)}",
                )
            )
    return tuple(found)
