"""Readings, events and tolls into the rows of a snapshot: every table in a total order, the same for equal inputs."""

from collections.abc import Sequence

from dashboard.assessment.agreement import conflicts
from dashboard.assessment.claim_rows import actor_rows, claim_row, figure_rows, names_in_links
from dashboard.assessment.event_rows import (
    ToldEvent,
    event_conflict_rows,
    event_figure_rows,
    event_origin_rows,
    event_row,
    event_track_rows,
)
from dashboard.assessment.headlines import repeated
from dashboard.assessment.labels import Labels
from dashboard.assessment.lineage import parts_problems, subset_problems
from dashboard.assessment.rows import Assessed, ProblemRow
from dashboard.assessment.testimony import Testimony, testimonies
from dashboard.assessment.tolls import toll_rows
from dashboard.assessment.tracks import tracks
from dashboard.assessment.voices import Sources
from dashboard.decisions.decided import NOTHING_JUDGED, Judged
from dashboard.decisions.standing import Standing, graded
from dashboard.linking.link import Linked
from dashboard.records import Reading, Reference, Toll, TollLink, TollPart


def assess(
    readings: Sequence[Reading],
    linked: Linked,
    reference: Reference,
    tolls: Sequence[Toll],
    toll_links: Sequence[TollLink],
    toll_parts: Sequence[TollPart],
    elsewhere: Sequence[tuple[str, str, int]] = (),
    judged: Judged = NOTHING_JUDGED,
) -> Assessed:
    """All rows that follow from claims, events and tolls. The order of `readings` and of the tables changes nothing.

    `elsewhere` are claims of `readings` whose events are not looked at again, as (event_id, post_id, claim_no): what
    they say together bears on the rows of these claims, and no row of their events is made. `judged` is what people
    said.
    """
    told = testimonies(readings, reference, judged)
    sources = Sources(reference)
    labels = Labels(reference, sources)
    members: dict[str, list[Testimony]] = {}
    for row in linked.event_claims:
        members.setdefault(row.event_id, []).append(told[row.post_id, row.claim_no])
    for event_id, post_id, claim_no in elsewhere:
        members.setdefault(event_id, []).append(told[post_id, claim_no])
    headlines = repeated(readings, members)
    zeros = {key for claims in members.values() for key in _beside_a_zero(claims)}
    told_events: list[ToldEvent] = []
    standings: dict[str, Standing] = {}
    for event in sorted(linked.events, key=lambda event: event.event_id):
        claims = sorted(members[event.event_id], key=lambda claim: claim.order)
        event_tracks = tracks(claims)
        found = conflicts(claims, event_tracks, reference)
        given = graded(edit for claim in claims for edit in judged.grades.get(claim.key, ()))
        standings |= given.standings
        n_reviewed = sum(claim.key in judged.reviewed for claim in claims)
        told_events.append(ToldEvent(event, claims, event_tracks, found, headlines, given.grade, n_reviewed))
    ordered = [told[key] for key in sorted(told)]
    names = names_in_links(ordered)
    return Assessed(
        claims=tuple(claim_row(testimony, names, zeros, headlines, judged) for testimony in ordered),
        claim_actors=tuple(actor_rows(ordered, reference)),
        figures=tuple(figure_rows(readings)),
        events=tuple(event_row(one, reference, sources, labels) for one in told_events),
        event_claims=tuple(sorted(linked.event_claims, key=lambda row: (row.event_id, row.post_id, row.claim_no))),
        event_figures=tuple(row for one in told_events for row in event_figure_rows(one)),
        event_tracks=tuple(row for one in told_events for row in event_track_rows(one)),
        event_origins=tuple(row for one in told_events for row in event_origin_rows(one)),
        event_conflicts=tuple(row for one in told_events for row in event_conflict_rows(one)),
        tolls=toll_rows(ordered, tolls, reference, sources),
        problems=tuple(_problems(tolls, toll_links, toll_parts)),
        standings=standings,
    )


def _beside_a_zero(told: Sequence[Testimony]) -> set[tuple[str, int]]:
    """Claims of one event whose voice says in the same report that nobody was harmed: their harm is stated, as none."""
    zeros = {(t.post.post_id, t.report.author, t.voice.key) for t in told if t.claim.zero_stated is not None}
    return {t.key for t in told if (t.post.post_id, t.report.author, t.voice.key) in zeros}


def _problems(tolls: Sequence[Toll], links: Sequence[TollLink], parts: Sequence[TollPart]) -> list[ProblemRow]:
    by_id = {toll.toll_id: toll for toll in tolls}
    found = [
        ProblemRow("parts_do_not_add_up", toll_id, words)
        for toll_id in by_id
        for words in parts_problems(by_id[toll_id], parts)
    ]
    found += [ProblemRow("part_exceeds_its_whole", toll_id, words) for toll_id, words in subset_problems(by_id, links)]
    return sorted(found, key=lambda problem: (problem.kind, problem.subject, problem.words))
