"""Acts that are spoken of as known ("the bombings in Tripoli", "last week's attack"), or that someone is blamed for."""

from collections.abc import Mapping
from typing import Literal

from dashboard.records import VIOLENCE, Claim

DETERMINERS = frozenset({"the", "this", "that", "these", "those"})
HEDGES = frozenset({"alleged", "reported", "suspected", "apparent", "supposed", "deadly", "recent"})
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "yesterday")
TIMES = frozenset({"day", "night", "morning", "evening", "afternoon", "week", "weekend", "month", *DAYS})


def known_act(claim: Claim) -> Literal["when", "known"] | None:
    """How the words for a violent act take it as known: by "when" it was, or only as "known"; None where they do not.

    An act told for the first time can be "the shelling of Homs" too, so "known" alone proves little.
    """
    if claim.event_type not in VIOLENCE or claim.trigger is None:
        return None
    words = claim.quotation.text[: claim.trigger.start - claim.quotation.start].casefold().replace("’", "'").split()
    while words and words[-1] in HEDGES:
        words.pop()
    if not words:
        return None
    if words[-1].endswith("'s") and words[-1][:-2] in TIMES:
        return "when"
    return "known" if words[-1] in DETERMINERS else None


A_COUNTRY = 6
BLAMING = ("blame", "blames", "blamed", "blaming", "accuse", "accuses", "accused", "accusing")


def acts_blamed(
    claims: Mapping[int, Claim], authors: Mapping[int, tuple[str, ...]], headings: Mapping[int, str | None]
) -> dict[int, int]:
    """By the claim that only blames somebody: the claim of the act, the last attack told before it in the report.

    "The broadcaster blamed terrorists": who is blamed is part of what is told of the bombing, and no event beside it.
    A heading blames for the first attack told below it. A sentence that names a place in a country, or tells an act of
    its own, says by itself what it is about. Outside digests only the same entry is looked at.
    """
    found: dict[int, int] = {}
    told_at = [claim.quotation.start for claim in claims.values()]
    last: dict[tuple[str, ...] | int, int] = {}
    waiting: dict[int, int] = {}
    for number, claim in sorted(claims.items()):
        report = authors[number] or claim.entry_no
        if claim.event_type in VIOLENCE and claim.realis in ("actual", "historical"):
            last[report] = number
            if claim.entry_no in waiting:
                found[waiting.pop(claim.entry_no)] = number
        elif _only_blames(claim) and told_at.count(claim.quotation.start) == 1:
            if headings.get(claim.entry_no) == claim.quotation.text:
                waiting[claim.entry_no] = number
            elif report in last:
                found[number] = last[report]
    return found


def _only_blames(claim: Claim) -> bool:
    return (
        claim.event_type == "statement_demand"
        and (claim.place is None or claim.where_precision >= A_COUNTRY)
        and claim.trigger is not None
        and claim.trigger.text.casefold().split()[0] in BLAMING
    )
