"""What linking compares: the claims by which one report tells one event, taken as one unit.

Inside a post `within.merge` says which claims tell one event (headline and body, repeated mentions), and its word is
final: two units of one author in one post are never linked. In a digest each entry is a report of its own.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.decisions.links import NO_WISHES, Wishes, split
from dashboard.linking.pointing import acts_blamed, known_act
from dashboard.linking.reports import Report, publication_order, reports
from dashboard.linking.signs import goes_on
from dashboard.linking.tallies import incidents_of, tallies_of, without_tallies
from dashboard.linking.types import agreed_type
from dashboard.linking.where import Where, Whereabouts
from dashboard.linking.within import merge
from dashboard.linking.words import folded
from dashboard.records import (
    VIOLENCE,
    Claim,
    ClaimActor,
    DatePrecision,
    EventType,
    Figure,
    Measure,
    Population,
    Reading,
    Reference,
    WherePrecision,
)

Number = tuple[str, int | None, int | None]
OPPONENTS_OF_THE_GOVERNMENT = {"opposition": "rebel", "islamist": "rebel"}
CONTENT_WORD_LETTERS = 6
TALKS: tuple[EventType, ...] = ("statement_demand", "meeting")
NOBODY: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Named:
    """The place of a unit as an event shows it; the smallest `rank` of an event's units is shown."""

    rank: tuple[int, int]
    name: str | None
    place_id: str | None
    admin1: str | None
    country: str | None
    precision: WherePrecision


@dataclass(frozen=True, slots=True)
class Unit:
    """One event as one report tells it. `order` is total; `number`s exclude parts of a total and unreal figures.

    `start` and `end` are the most precise local days that its claims state, None when none is stated. `is_tally`: its
    numbers count a day or a longer time, not one event. `points_back`: it speaks of an act as known already ("the
    bombings in Tripoli", "last week's attack") and says when it was, or tells no number of its own.
    """

    order: tuple[date, str, str, int]
    author: tuple[str, ...]
    claim_nos: tuple[int, ...]
    event_type: EventType
    reported_date: date
    start: date | None
    end: date | None
    date_precision: DatePrecision
    where: Where | None
    named: Named | None
    numbers: tuple[tuple[Measure, Population, Number], ...]
    camps: frozenset[str]
    actors: frozenset[str]
    speakers: frozenset[str]
    trigger: str | None
    content: frozenset[str]
    is_recalled: bool
    is_tally: bool = False
    points_back: bool = False

    @property
    def is_vague(self) -> bool:
        """True when the best of its days is only a month or a year."""
        return self.date_precision in VAGUE

    @property
    def post_id(self) -> str:
        """The post it stands in."""
        return self.order[2]

    @property
    def first_claim(self) -> int:
        """The first of its claims."""
        return self.order[3]


DATE_RANK: dict[DatePrecision, int] = {"day": 0, "week": 1, "month": 2, "year": 3, "unknown": 4}
VAGUE = frozenset({"month", "year", "unknown"})
INSIDE, TOWN, AREA = range(3)
PLACE_RANK = {"site": 0, "neighbourhood": 0, "town": 1, "district": 2, "governorate": 3, "country": 4}


def is_compared(claim: Claim) -> bool:
    """True for claims of events; what is only feared or threatened, and tolls, are no event."""
    return claim.kind == "event" and claim.realis != "hypothetical"


def units_of(
    reading: Reading, whereabouts: Whereabouts, reference: Reference, wishes: Wishes = NO_WISHES
) -> list[Unit]:
    """The units of one post, each of its event claims in exactly one, in the order of the text.

    Claims that people keep apart, the `wishes`, are in different units.
    """
    by_entry = reports(reading)
    claims = {claim.claim_no: claim for claim in reading.claims if is_compared(claim)}
    if not claims:
        return []
    figures: dict[int, list[Figure]] = {}
    for figure in reading.figures:
        figures.setdefault(figure.claim_no, []).append(figure)
    actors: dict[int, list[ClaimActor]] = {}
    for actor in reading.actors:
        actors.setdefault(actor.claim_no, []).append(actor)
    units = []
    tallies = tallies_of(reading)
    for group in split(_groups(reading, claims, by_entry, tallies), reading.post.post_id, wishes):
        members = [claims[number] for number in group]
        report = by_entry.get(members[0].entry_no, by_entry[-1])
        counted = [figure for number in group for figure in figures.get(number, ())]
        named = [actor for number in group for actor in actors.get(number, ())]
        units.append(_unit(members, counted, named, tallies, report, whereabouts, reference))
    return sorted(units, key=lambda unit: unit.order)


def _groups(
    reading: Reading, claims: dict[int, Claim], by_entry: dict[int, Report], tallies: set[int]
) -> list[list[int]]:
    """Claim numbers of each unit: what `merge` joined, without tallies and cut at the reports of a digest.

    Every claim stands in exactly one. `merge` joins entries of a live blog only where a sign says that one goes on with
    the other, so a toll that grows from entry to entry stays one event although later entries name no place.
    """
    groups: dict[tuple[int, tuple[str, ...]], list[int]] = {}
    group_of: dict[int, int] = {}
    authors = {number: by_entry.get(claim.entry_no, by_entry[-1]).author for number, claim in claims.items()}
    for index, joined_claims in enumerate(merge(reading)):
        for number in joined_claims:
            group_of.setdefault(number, index)
    placed = {number for number, claim in claims.items() if claim.place is not None}
    placed_parts = {(group_of.get(number, -1 - number), authors[number]) for number in placed}
    headings = {entry.entry_no: entry.heading for entry in reading.entries}
    blamed = acts_blamed(claims, authors, headings)
    for number in sorted(claims):
        act = blamed.get(number, number)
        home = group_of.get(act, -1 - act)
        author = authors[act]
        if claims[act].event_type in VIOLENCE and (home, author) not in placed_parts:
            author = _author_told_before(act, home, placed_parts, group_of, authors)
        groups.setdefault((home, author), []).append(number)
    cut: dict[tuple[str, ...], list[list[int]]] = {}
    incidents = incidents_of(reading) if tallies else set()
    for (_, author), group in groups.items():
        cut.setdefault(author, []).extend(without_tallies(group, tallies, incidents))
    return sorted(
        part for author, parts in cut.items() for part in (_rejoined(parts, claims, headings) if author else parts)
    )


def _author_told_before(
    number: int,
    group: int,
    placed_parts: set[tuple[int, tuple[str, ...]]],
    group_of: dict[int, int],
    authors: dict[int, tuple[str, ...]],
) -> tuple[str, ...]:
    """Whose report of a digest a claim goes on with when its own names no place: the last placed one of its group.

    By itself it could never be linked again, and `merge` had a sign for joining it. Its own author where there is none.
    """
    before = [n for n in authors if n < number and group_of.get(n) == group and (group, authors[n]) in placed_parts]
    return authors[max(before)] if before else authors[number]


def _rejoined(parts: list[list[int]], claims: dict[int, Claim], headings: dict[int, str | None]) -> list[list[int]]:
    """The parts of one report of a digest, a placeless one joined to the only placed one of its kind and section.

    `merge` sees the digest as one post and may join a body to another outlet's report of the event; when the reports
    are cut apart, the body's own headline would be left over as an event of its own. Of statements only the headline is
    joined: the others may be of other speakers.
    """
    placed = [part for part in parts if any(claims[number].place is not None for number in part)]
    homes = {id(part): list(part) for part in placed}
    alone = []
    for part in parts:
        if id(part) in homes:
            continue
        first = claims[part[0]]
        is_heading = headings.get(first.entry_no) == first.quotation.text
        may_join = is_heading or first.event_type not in TALKS
        near = [home for home in placed if may_join and _is_one_story(first, home, claims)]
        if len(near) == 1:
            homes[id(near[0])] += part
        else:
            alone.append(part)
    return [*(sorted(home) for home in homes.values()), *alone]


def _is_one_story(claim: Claim, home: list[int], claims: dict[int, Claim]) -> bool:
    """Same section, kind and realis, and no day that contradicts."""
    return any(claims[number].entry_no == claim.entry_no for number in home) and all(
        other.event_type == claim.event_type
        and other.realis == claim.realis
        and (claim.date_start is None or other.date_start is None or claim.date_start == other.date_start)
        for other in (claims[number] for number in home)
    )


def _unit(
    members: Sequence[Claim],
    figures: Sequence[Figure],
    actors: Sequence[ClaimActor],
    tallies: set[int],
    report: Report,
    whereabouts: Whereabouts,
    reference: Reference,
) -> Unit:
    order = min(publication_order(report, claim) for claim in members)
    dated = [c for c in members if c.date_start is not None]
    precision: DatePrecision = min((c.date_precision for c in dated), key=DATE_RANK.__getitem__, default="unknown")
    tightest = [c for c in dated if c.date_precision == precision]
    start = min((c.date_start for c in tightest if c.date_start), default=None)
    end = max((c.date_end for c in tightest if c.date_end), default=None)
    sides = {
        reference.actors[a.actor_id].side
        for a in actors
        if a.role == "alleged_perpetrator" and a.actor_id in reference.actors and a.actor_id
    } - {"unknown"}
    triggers = sorted((c.claim_no, folded(c.trigger.text)) for c in members if c.trigger)
    numbers = tuple(sorted(_numbers(figures), key=str))
    placing = [claim for claim in members if not goes_on(claim)] or members
    told_as_known = [how for claim in members if (how := known_act(claim)) is not None]
    return Unit(
        order=order,
        author=(order[2], *report.author),
        claim_nos=tuple(c.claim_no for c in members),
        event_type=agreed_type(_types_of(members)),
        reported_date=report.reported_date,
        start=start,
        end=end,
        date_precision=precision,
        where=most_exact([w for w in map(whereabouts.of_claim, placing) if w is not None]),
        named=_named(placing, reference),
        numbers=numbers,
        camps=_names(OPPONENTS_OF_THE_GOVERNMENT.get(side, side) for side in sides),
        actors=_names(a.actor_id or f"words:{folded(a.quotation.text)}" for a in actors),
        speakers=_names(
            a.actor_id or f"words:{folded(a.quotation.text)}"
            for a in actors
            if a.role in ("speaker", "alleged_perpetrator")
        ),
        trigger=triggers[0][1] if triggers else None,
        content=_content(members) if members[0].event_type == "statement_demand" else NOBODY,
        is_recalled=all(c.realis == "historical" for c in members),
        is_tally=any(c.claim_no in tallies for c in members),
        points_back="when" in told_as_known or ("known" in told_as_known and (start is not None or not numbers)),
    )


def _types_of(members: Iterable[Claim]) -> list[EventType]:
    """The types that the claims give; who is blamed for an attack does not make it a statement."""
    types = [claim.event_type for claim in members if claim.event_type]
    return [kind for kind in types if kind in VIOLENCE] or types


def _names(found: Iterable[str]) -> frozenset[str]:
    return frozenset(found) or NOBODY


def _named(members: Iterable[Claim], reference: Reference) -> Named | None:
    """The place to show: the most exact first, one the gazetteer knows before bare words, then the first told."""
    found = [
        _named_of(c, reference)
        for c in members
        if c.place_id is not None or c.place is not None or c.admin1 or c.country
    ]
    return min(found, key=lambda named: named.rank, default=None)


def _named_of(claim: Claim, reference: Reference) -> Named:
    known = reference.places.get(claim.place_id) if claim.place_id else None
    rank = PLACE_RANK[known.kind] if known else (1 if claim.place and claim.where_precision <= 3 else 5)
    name = known.name if known else claim.place.text if claim.place else None
    return Named((rank, 0 if known else 1), name, claim.place_id, claim.admin1, claim.country, claim.where_precision)


def exactness(where: Where) -> int:
    """INSIDE a town, a TOWN, or only an AREA: smaller is more exact."""
    return INSIDE if where.inside else TOWN if where.town else AREA


def most_exact(found: Sequence[Where]) -> Where | None:
    """The most exact place named; among equals the first in the text."""
    return min(found, key=exactness) if found else None


def _numbers(figures: Iterable[Figure]) -> set[tuple[Measure, Population, Number]]:
    return {
        (f.measure, f.population, (f.operator, f.low, f.high))
        for f in figures
        if f.part_of is None and f.realis in ("actual", "historical") and f.scope != "cumulative"
    }


def _content(members: Iterable[Claim]) -> frozenset[str]:
    words = (word for claim in members for word in folded(claim.quotation.text).split())
    return frozenset(word for word in words if len(word) >= CONTENT_WORD_LETTERS)
