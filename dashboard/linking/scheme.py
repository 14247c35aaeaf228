"""One document in the annotation scheme that extraction is measured by: every figure, and each event once."""

from collections import Counter
from datetime import date, timedelta
from typing import Any

from dashboard.linking.counted import is_only_counted
from dashboard.linking.signs import ATTACKS, Signs, signs_of
from dashboard.linking.standing import denied_acts, status_of
from dashboard.linking.within import kind_of, merge
from dashboard.records import FIRST_ROLES, VIOLENCE, Claim, ClaimActor, Figure, Reading

MOST_NAMES = 60
RECALLED = timedelta(days=14)
HAPPENING = frozenset({"territory_change", "humanitarian", "defection_surrender", "other"})


def scheme_document(doc_id: str, reading: Reading) -> dict[str, Any]:
    """`reading` as {"doc_id", "figures", "events"}; offsets are code points of the post's text, end exclusive.

    Events are the groups of `within.merge`; acts only feared or denied ahead of time, background, and numbers of
    dead that no act, place or actor goes with are left out.
    """
    claims = {claim.claim_no: claim for claim in reading.claims}
    found = signs_of(reading)
    signs = {one.claim.claim_no: one for one in found}
    event_of: dict[int, str] = {}
    events: list[dict[str, Any]] = []
    groups = merge(reading, found)
    denied = denied_acts(groups, claims)
    figures_of: dict[int, list[Figure]] = {}
    for figure in reading.figures:
        figures_of.setdefault(figure.claim_no, []).append(figure)
    actors_of: dict[int, list[ClaimActor]] = {}
    for actor in reading.actors:
        actors_of.setdefault(actor.claim_no, []).append(actor)
    for group in groups:
        members = [claims[number] for number in group]
        if all(_is_only_feared(claim) for claim in members) or _is_background(members, reading):
            continue
        told_of = [figure for number in group for figure in figures_of.get(number, ())]
        if len(reading.entries) > 1 and all(_is_bare(signs[number]) for number in group):
            continue
        if len(reading.entries) > 1 and is_only_counted([signs[number] for number in group], told_of):
            continue
        event_id = f"e{len(events) + 1}"
        event_of |= dict.fromkeys(group, event_id)
        told = [signs[number] for number in group]
        status = status_of(told, figures_of, denied=not denied.isdisjoint(group))
        actors = [actor for number in group for actor in actors_of.get(number, ())]
        events.append({"id": event_id, **_event(told, members, actors), "status": status})
    figures = [
        {
            "id": f"f{figure.figure_no + 1}",
            "start": figure.quotation.start,
            "end": figure.quotation.end,
            "measure": figure.measure,
            "population": figure.population,
            "operator": figure.operator,
            "low": figure.low,
            "high": figure.high,
            "scope": figure.scope,
            "realis": figure.realis,
            "part_of": None if figure.part_of is None else f"f{figure.part_of + 1}",
            "speaker": _speaker(claims[figure.claim_no]),
            "event": event_of.get(figure.claim_no),
            "text": figure.quotation.text,
        }
        for figure in reading.figures
    ]
    return {"doc_id": doc_id, "figures": figures, "events": events}


def _is_only_feared(claim: Claim) -> bool:
    """Whether a claim tells an act, and no words or talks, that is threatened, feared, wanted or denied in passing."""
    violent = claim.event_type in VIOLENCE or claim.event_type in HAPPENING
    return violent and (claim.realis == "hypothetical" or (claim.realis == "denied" and claim.speaker is None))


def _is_background(members: list[Claim], reading: Reading) -> bool:
    """Whether only an older event is recalled, of no named place or no month: two weeks or more before the post."""
    if any(claim.realis != "historical" for claim in members):
        return False
    ends = [claim.date_end for claim in members if claim.date_end]
    is_recent = bool(ends) and reading.post.published_date - max(ends) < RECALLED
    of_a_year = bool(ends) and all(claim.date_precision == "year" for claim in members if claim.date_end)
    return not is_recent and (of_a_year or all(claim.place is None for claim in members))


def _is_bare(one: Signs) -> bool:
    """Whether only a number of dead or hurt is told: in a live blog, of an event that other words tell."""
    return one.claim.event_type in ATTACKS and not (one.has_act or one.claim.place or one.actors)


def _speaker(claim: Claim) -> str | None:
    return claim.speaker.text if claim.speaker else None


def _event(signs: list[Signs], members: list[Claim], actors: list[ClaimActor]) -> dict[str, Any]:
    heads = {one.claim.claim_no for one in signs if one.is_heading}  # the body names the quarter, the heading the city
    dated = [c for c in members if c.date_start]
    best_date = min(
        dated,
        key=lambda c: (c.date_words is None, c.date_precision != "day", c.claim_no in heads, c.claim_no),
        default=None,
    )
    placed = [c for c in members if c.place]
    stated = {one.claim.claim_no for one in signs if one.claim.place}
    named = Counter(c.place.text.casefold() for c in placed if c.place and c.claim_no not in heads)
    best_place = min(
        placed,
        key=lambda c: (
            c.claim_no in heads,
            c.claim_no not in stated,
            c.where_precision,
            -named[c.place.text.casefold() if c.place else ""],
            c.claim_no,
        ),
        default=None,
    )
    country = best_place.country if best_place else next((c.country for c in members if c.country), None)
    said = [one for one in signs if one.claim.speaker]
    speaker = min(said, key=lambda one: (one.is_heading, one.claim.claim_no)).claim if said else None
    first: list[str] = []
    second: list[str] = []
    known: set[str] = set()
    told = {actor.claim_no for actor in actors if actor.role not in FIRST_ROLES}
    telling = min(told - heads or told, default=None)  # those it befell, as the report first names them
    acting = {actor.claim_no for actor in actors if actor.role in FIRST_ROLES} - heads
    naming = {actor.claim_no for actor in actors if actor.role in FIRST_ROLES and _is_a_name(actor)}
    naming = naming - heads or naming
    for actor in actors:
        if actor.role not in FIRST_ROLES and actor.claim_no != telling:
            continue
        if actor.role in FIRST_ROLES and acting and actor.claim_no in heads:
            continue
        if actor.role in FIRST_ROLES and naming and actor.claim_no not in naming and not _is_a_name(actor):
            continue  # "soldiers", where another sentence says whose
        key = f"{actor.role in FIRST_ROLES}:{actor.actor_id or actor.quotation.text.casefold()}"
        if key not in known:
            known.add(key)
            (first if actor.role in FIRST_ROLES else second).append(actor.quotation.text)
    return {
        "type": kind_of(signs),
        "date_start": _day(best_date.date_start if best_date else None),
        "date_end": _day(best_date.date_end if best_date else None),
        "date_precision": best_date.date_precision if best_date else "unknown",
        "place": best_place.place.text if best_place and best_place.place else None,
        "admin1": best_place.admin1 if best_place else None,
        "country": country,
        "perpetrators": _distinct(first),
        "targets": _distinct(second),
        "speaker": _speaker(speaker) if speaker else None,
        "spans": sorted({(c.quotation.start, c.quotation.end) for c in members}),
    }


def _is_a_name(actor: ClaimActor) -> bool:
    """Whether a doer is called by a name, and not only "soldiers" or "the jets"."""
    words = actor.quotation.text.split()
    return any(word[0].isupper() for word in words if word.casefold() not in ("the", "a", "an"))


def _distinct(names: list[str]) -> list[str]:
    """The names without those whose words all stand in a longer one ("soldiers", "Frontier Corps soldiers")."""
    names = names[:MOST_NAMES]
    words = [set(name.casefold().split()) for name in names]
    return [
        name
        for i, name in enumerate(names)
        if not any(words[i] < other or (words[i] == other and j < i) for j, other in enumerate(words) if j != i)
    ]


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None
