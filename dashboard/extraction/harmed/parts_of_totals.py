"""Numbers that are parts of another: "three journalists were among five people killed", "two of the seven"."""

from itertools import pairwise

from dashboard.extraction.counts.candidates import BE, Candidate, Clause
from dashboard.extraction.counts.relations import joined

OUT_OF = (
    ["of", "those"],
    ["of", "some"],
    ["out", "of", "the"],
    ["of", "a", "total", "of"],
    ["of"],
    ["of", "the"],
    ["of", "its"],
    ["of", "their"],
    ["out", "of"],
)
OF_A_TOTAL = (["of", "the"], ["of", "those"])


def of_a_base(clause: Clause, people: list[Candidate]) -> None:
    """ "Two of the seven soldiers were killed": two were; the seven only say of whom."""
    for one, base in pairwise(people):
        if clause.word(base.end) in ("they", "it", "he"):
            continue  # "9 of the 13 men they had kidnapped"
        if base.how != "right" or base.harm is None or clause.low[one.phrase.end : base.first] not in OUT_OF:
            continue
        told = base.harm.first > base.end or base.harm.reads("befalls:past", "befalls:third", "befalls:base")
        aboard = base.noun.noun_class == "bare" and clause.word(base.end) in ("on", "aboard")
        if not ((base.is_explicit or aboard) and told):
            continue  # "four of the 12 dead", "two of the seven soldiers killed"
        if one.measure is None:
            one.take(base.harm, "right")
            one.noun = base.noun._replace(partitive=True)
        base.harm, base.measure, base.how = None, None, ""


def in_asides(clause: Clause, people: list[Candidate]) -> None:
    """ "53 members – 17 soldiers and 36 volunteers – were killed": numbers in an aside are parts of the one before."""
    for total, part in pairwise(people):
        if total.harm is None or not part.is_explicit or total.harm.first < part.end:
            continue
        mark = clause.word(part.first - 1)
        adjoining = part.first - 1 == total.end and mark == ","
        opened = mark in ("–", "—", "-", "(") and not clause.in_word(part.first - 1) and part.phrase.operator == "eq"
        if (opened or (adjoining and part.harm is None)) and (part.phrase.low or 0) <= (total.phrase.low or 0):
            part.take(total.harm, "aside")
            part.part_of = total
        elif total.how == "aside" and joined(clause, total, part) and ")" not in clause.low[total.end : part.first]:
            part.take(total.harm, "aside")
            part.part_of = total.part_of


def among(clause: Clause) -> None:
    """ "Three journalists were among five people killed": part of a total that follows."""
    for part, total in pairwise(clause.candidates):
        between = clause.low[part.end : total.first]
        if part.measure is None and total.harm and clause.low[part.phrase.end : total.first] in OF_A_TOTAL:
            part.take(total.harm, "subset")  # "four of the 12 dead were children"
            part.part_of = total
            continue
        if part.measure or not part.may_be_people or not total.harm or not between or between[0] not in BE:
            continue
        if between[-1] in ("among", "amongst") or between[-2:] in (["part", "of"], ["among", "the"]):
            part.take(total.harm, "subset")
            part.part_of = total
    _among_beside(clause)


def _among_beside(clause: Clause) -> None:
    """ "Three rangers, ten women and 8 children among 55 dead": parts in a row, without a verb."""
    for part, total in reversed(list(pairwise(clause.candidates))):
        if part.measure or not (part.is_explicit or part.noun.partitive) or not total.harm:
            continue
        between = clause.low[part.end : total.first]
        if between in (["among"], ["among", "the"]):
            part.take(total.harm, "subset")
            part.part_of = total
        elif total.how == "subset" and total.part_of and joined(clause, part, total):
            part.take(total.harm, "subset")
            part.part_of = total.part_of
