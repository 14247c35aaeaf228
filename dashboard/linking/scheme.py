"""One document in the annotation scheme that extraction is measured by: every figure, and each event once."""

from datetime import date, timedelta
from typing import Any

from dashboard.linking.signs import ATTACKS, Signs, signs_of
from dashboard.linking.within import kind_of, merge
from dashboard.records import VIOLENCE, Attribution, Claim, Reading

OFFICIAL: frozenset[Attribution] = frozenset({"state_media", "government_official", "un_official"})
ARMIES = frozenset({"army", "military", "forces", "troops", "command", "navy", "junta", "staff", "idf", "brigade"})
OFFICES = frozenset({"ministry", "minister", "source", "sources", "police", "state"})
OWN_PART = ("involve", "responsib", "any role", "any part")  # who did it is denied, and not that it happened
DENYING = ("deny", "denie", "denying", "reject", "dismiss", "refute")
RECALLED = timedelta(days=14)
FIRST_ROLES = frozenset({"alleged_perpetrator", "participant", "defector", "speaker"})


def scheme_document(doc_id: str, reading: Reading) -> dict[str, Any]:
    """`reading` as {"doc_id", "figures", "events"}; offsets are code points of the post's text, end exclusive.

    Events are the groups of `within.merge`; acts only feared or denied ahead of time, background, and numbers of
    dead that no act, place or actor goes with are left out.
    """
    claims = {claim.claim_no: claim for claim in reading.claims}
    signs = {one.claim.claim_no: one for one in signs_of(reading)}
    event_of: dict[int, str] = {}
    events: list[dict[str, Any]] = []
    groups = merge(reading)
    denied = _denied_acts(groups, claims)
    for group in groups:
        members = [claims[number] for number in group]
        if all(_is_only_feared(claim) for claim in members) or _is_background(members, reading):
            continue
        if len(reading.entries) > 1 and all(_is_bare(signs[number]) for number in group):
            continue
        event_id = f"e{len(events) + 1}"
        event_of |= dict.fromkeys(group, event_id)
        is_denied = bool(denied.intersection(group))
        events.append(_event(event_id, [signs[number] for number in group], reading, denied=is_denied))
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
    """Whether a claim tells an act of violence, or a town taken, that is threatened, feared or denied in passing."""
    violent = claim.event_type in VIOLENCE or claim.event_type == "territory_change"
    return violent and (claim.realis == "hypothetical" or (claim.realis == "denied" and claim.speaker is None))


def _is_background(members: list[Claim], reading: Reading) -> bool:
    """Whether only an older event is recalled: two weeks or more before the post, or with neither day nor place."""
    if any(claim.realis != "historical" for claim in members):
        return False
    ends = [claim.date_end for claim in members if claim.date_end]
    if ends:
        return reading.post.published_date - max(ends) >= RECALLED
    return all(claim.place is None for claim in members)


def _is_bare(one: Signs) -> bool:
    """Whether only a number of dead or hurt is told: in a live blog, of an event that other words tell."""
    return one.claim.event_type in ATTACKS and not (one.has_act or one.claim.place or one.actors)


def _speaker(claim: Claim) -> str | None:
    return claim.speaker.text if claim.speaker else None


def _event(event_id: str, signs: list[Signs], reading: Reading, *, denied: bool) -> dict[str, Any]:
    members = [one.claim for one in signs]
    numbers = {claim.claim_no for claim in members}
    dated = [c for c in members if c.date_start]
    best_date = min(dated, key=lambda c: (c.date_precision != "day", c.date_words is None, c.claim_no), default=None)
    placed = [c for c in members if c.place]
    best_place = min(placed, key=lambda c: (c.where_precision, c.claim_no), default=None)
    country = best_place.country if best_place else next((c.country for c in members if c.country), None)
    speaker = next((c for c in members if c.speaker), None)
    nowhere = members[0].event_type == "statement_demand"  # a demand has no place of its own
    first: list[str] = []
    second: list[str] = []
    known: set[str] = set()
    for actor in reading.actors:
        if actor.claim_no not in numbers:
            continue
        key = f"{actor.role in FIRST_ROLES}:{actor.actor_id or actor.quotation.text.casefold()}"
        if key not in known:
            known.add(key)
            (first if actor.role in FIRST_ROLES else second).append(actor.quotation.text)
    return {
        "id": event_id,
        "type": kind_of(signs),
        "date_start": _day(best_date.date_start if best_date else None),
        "date_end": _day(best_date.date_end if best_date else None),
        "date_precision": best_date.date_precision if best_date else "unknown",
        "place": best_place.place.text if best_place and best_place.place and not nowhere else None,
        "admin1": best_place.admin1 if best_place and not nowhere else None,
        "country": None if nowhere else country,
        "perpetrators": _distinct(first),
        "targets": _distinct(second),
        "status": _status(members, denied=denied or _two_versions(members, reading)),
        "speaker": _speaker(speaker) if speaker else None,
        "spans": sorted({(c.quotation.start, c.quotation.end) for c in members}),
    }


def _distinct(names: list[str]) -> list[str]:
    """The names without those whose words all stand in a longer one ("soldiers", "Frontier Corps soldiers")."""
    words = [set(name.casefold().split()) for name in names]
    return [
        name
        for i, name in enumerate(names)
        if not any(words[i] < other or (words[i] == other and j < i) for j, other in enumerate(words) if j != i)
    ]


def _on_its_own_fight(claim: Claim) -> bool:
    """Whether an army speaks of a fight: of that it is a party, and no office."""
    words = set(claim.speaker.text.casefold().split()) if claim.speaker else set()
    return claim.event_type in ATTACKS and bool(words & ARMIES) and not words & OFFICES


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None


def _denied_acts(groups: list[list[int]], claims: dict[int, Claim]) -> set[int]:
    """The attacks that a statement after them in the same entry denies, by the last claim that tells them."""
    attacks = {number for group in groups for number in group if claims[number].event_type in ATTACKS}
    found: set[int] = set()
    for number, claim in claims.items():
        if claim.event_type != "statement_demand" or claim.trigger is None:
            continue
        of_the_act = not any(word in claim.quotation.text.casefold() for word in OWN_PART)
        if of_the_act and claim.trigger.text.casefold().startswith(DENYING):
            earlier = (n for n in range(number - 1, -1, -1) if n in attacks)
            told = next(earlier, None)
            if told is not None and claims[told].entry_no == claim.entry_no:
                found.add(told)
    return found


def _two_versions(members: list[Claim], reading: Reading) -> bool:
    """Whether, in one entry, offices and others count the dead of an attack differently."""
    if members[0].event_type not in ATTACKS:
        return False
    counts: dict[tuple[int, bool], set[tuple[str, int | None, int | None]]] = {}
    said = {claim.claim_no: claim for claim in members if claim.speaker and claim.realis == "actual"}
    for figure in reading.figures:
        claim = said.get(figure.claim_no)
        if claim and claim.speaker and figure.measure == "killed" and figure.part_of is None:
            counts.setdefault((claim.entry_no, claim.attribution in OFFICIAL), set()).add(
                (figure.operator, figure.low, figure.high)
            )
    return any(
        one[0] == other[0] and one[1] != other[1] and not counts[one] & counts[other]
        for one in counts
        for other in counts
    )


def _status(members: list[Claim], *, denied: bool) -> str:
    """As the body says it, rather than its heading: two versions, a denial, or who states it."""
    denials = [c for c in members if c.stance == "denies" or c.realis == "denied"]
    if denials or denied:
        return "disputed" if len(denials) < len(members) else "denied"
    said = [c for c in members if c.speaker]
    if any(c.attribution in OFFICIAL for c in said):
        first = said[0]
        return "official" if first.attribution in OFFICIAL and not _on_its_own_fight(first) else "claimed"
    if said:
        return "claimed"
    if members[0].attribution == "footage_claimed":
        return "footage"
    return "claimed" if members[0].attribution == "unattributed" else "asserted"
