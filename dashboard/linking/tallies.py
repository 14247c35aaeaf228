"""Tallies: claims that count the harm of days or of a wide place, and are none of the events inside (rule 2)."""

from datetime import timedelta

from dashboard.records import Claim, Reading

PROVINCE = 4  # UCDP's precision of a province; a wider place has a greater one
TALLY_SPAN = timedelta(days=2)


def tallies_of(reading: Reading) -> set[int]:
    """The claims that count the harm of a day or longer in a wide place, or of three days or more in a town.

    "More than 150 were killed in the town on Monday and Tuesday" may still be one event.
    """
    scopes: dict[int, set[str]] = {}
    for figure in reading.figures:
        if figure.part_of is None:
            scopes.setdefault(figure.claim_no, set()).add(figure.scope)
    return {
        claim.claim_no
        for claim in reading.claims
        if "period" in scopes.get(claim.claim_no, ())
        and "event" not in scopes[claim.claim_no]
        and ((claim.place is not None and claim.where_precision >= PROVINCE) or _is_long(claim))
    }


def _is_long(claim: Claim) -> bool:
    return (
        claim.date_start is not None and claim.date_end is not None and claim.date_end - claim.date_start >= TALLY_SPAN
    )


def without_tallies(group: list[int], tallies: set[int], incidents: set[int]) -> list[list[int]]:
    """The group, and apart from it the tallies in it: a day's total is none of the events inside it (rule 2).

    Nothing is cut where no claim counts the harm of one event in a town: then it tells the tally in other words.
    """
    apart = [number for number in group if number in tallies]
    if not apart or incidents.isdisjoint(group):
        return [group]
    return [[number for number in group if number not in tallies], apart]


def incidents_of(reading: Reading) -> set[int]:
    """The claims that count the harm of one event in a town."""
    counting = {f.claim_no for f in reading.figures if f.scope == "event" and f.part_of is None}
    return {
        claim.claim_no
        for claim in reading.claims
        if claim.claim_no in counting and claim.place is not None and claim.where_precision < PROVINCE
    }
