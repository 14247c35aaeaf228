"""Readings, events and tolls into the rows of a snapshot: every table in a total order, the same for equal inputs."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from dashboard.assessment.agreement import Conflict, agreement_of, conflicts, says
from dashboard.assessment.headlines import repeated
from dashboard.assessment.labels import Labels
from dashboard.assessment.lineage import parts_problems, subset_problems
from dashboard.assessment.naming import event_title
from dashboard.assessment.responsibility import actor_name, event_responsibility, stated_responsibility
from dashboard.assessment.rows import (
    Assessed,
    ClaimActorRow,
    ClaimRow,
    EventClaimRow,
    EventConflictRow,
    EventFigureRow,
    EventOriginRow,
    EventRow,
    EventTrackRow,
    FigureRow,
    ProblemRow,
)
from dashboard.assessment.rules import combine
from dashboard.assessment.sentences import FOOTAGE, event_sentence
from dashboard.assessment.testimony import Testimony, testimonies
from dashboard.assessment.tolls import toll_rows
from dashboard.assessment.tracks import Track, tracks
from dashboard.assessment.voices import NOBODY, Sources
from dashboard.assessment.withheld import is_person, sentence_to_share
from dashboard.assessment.words import figure_words, standing_words
from dashboard.decisions.decided import NOTHING_JUDGED, Judged
from dashboard.decisions.standing import Standing, graded
from dashboard.linking.link import Linked
from dashboard.records import Event, Grade, Quotation, Reading, Reference, Toll, TollLink, TollPart

A_PROVINCE = 4


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
    events, figures, steps, origins, disputes = [], [], [], [], []
    standings: dict[str, Standing] = {}
    for event in sorted(linked.events, key=lambda event: event.event_id):
        claims = sorted(members[event.event_id], key=lambda testimony: testimony.order)
        voices = {t.voice.key for t in claims if t.key not in headlines}
        event_tracks = tracks(claims)
        found = conflicts(claims, event_tracks, reference)
        given = graded(edit for testimony in claims for edit in judged.grades.get(testimony.key, ()))
        standings |= given.standings
        n_reviewed = sum(testimony.key in judged.reviewed for testimony in claims)
        events.append(
            _event_row(event, claims, event_tracks, found, reference, sources, labels, given.grade, n_reviewed, voices)
        )
        figures += _figure_rows(event.event_id, event_tracks)
        steps += _track_rows(event.event_id, event_tracks)
        origins += _origin_rows(event.event_id, claims, headlines)
        disputes += _conflict_rows(event.event_id, found)
    ordered = [told[key] for key in sorted(told)]
    names = _names_in_links(ordered)
    return Assessed(
        claims=tuple(_claim_row(testimony, names, zeros, headlines, judged) for testimony in ordered),
        claim_actors=tuple(_actor_rows(ordered, reference)),
        figures=tuple(_figures(readings)),
        events=tuple(events),
        event_claims=tuple(
            EventClaimRow(
                r.event_id, r.post_id, r.claim_no, r.joined_to_post_id, r.joined_to_claim_no, r.score, r.reasons
            )
            for r in sorted(linked.event_claims, key=lambda r: (r.event_id, r.post_id, r.claim_no))
        ),
        event_figures=tuple(figures),
        event_tracks=tuple(steps),
        event_origins=tuple(origins),
        event_conflicts=tuple(disputes),
        tolls=toll_rows(ordered, tolls, reference, sources),
        problems=tuple(_problems(tolls, toll_links, toll_parts)),
        standings=standings,
    )


def _text(quotation: Quotation | None) -> str | None:
    return quotation.text if quotation else None


def _start(quotation: Quotation | None) -> int | None:
    return quotation.start if quotation else None


def _end(quotation: Quotation | None) -> int | None:
    return quotation.end if quotation else None


def _beside_a_zero(told: Sequence[Testimony]) -> set[tuple[str, int]]:
    """Claims of one event whose voice says in the same report that nobody was harmed: their harm is stated, as none."""
    zeros = {(t.post.post_id, t.report.author, t.voice.key) for t in told if t.claim.zero_stated is not None}
    return {t.key for t in told if (t.post.post_id, t.report.author, t.voice.key) in zeros}


def _names_in_links(told: Sequence[Testimony]) -> dict[tuple[str, int], str]:
    """Each claim as links name it: "120-146", or "120-146.3" where other claims of its post stand at the same words."""
    spots = {t.key: (t.post.post_id, t.claim.quotation.start, t.claim.quotation.end) for t in told}
    n_there = Counter(spots.values())
    return {key: f"{spot[1]}-{spot[2]}" + (f".{key[1]}" if n_there[spot] > 1 else "") for key, spot in spots.items()}


def _claim_row(
    testimony: Testimony,
    names: Mapping[tuple[str, int], str],
    zeros: set[tuple[str, int]],
    headlines: Mapping[tuple[str, int], int],
    judged: Judged,
) -> ClaimRow:
    claim, report = testimony.claim, testimony.report
    return ClaimRow(
        post_id=claim.post_id,
        claim_no=claim.claim_no,
        entry_no=claim.entry_no,
        kind=claim.kind,
        quotation=claim.quotation.text,
        start=claim.quotation.start,
        end=claim.quotation.end,
        at=names[testimony.key],
        event_type=claim.event_type,
        stance=claim.stance,
        attribution=claim.attribution,
        speaker=_text(claim.speaker),
        speaker_start=_start(claim.speaker),
        speaker_end=_end(claim.speaker),
        speaker_id=claim.speaker_id,
        relayed_by=_text(claim.relayed_by),
        relayed_by_start=_start(claim.relayed_by),
        relayed_by_end=_end(claim.relayed_by),
        relayed_by_id=claim.relayed_by_id,
        cited=_text(claim.cited),
        cited_start=_start(claim.cited),
        cited_end=_end(claim.cited),
        publisher=report.publisher,
        reported_date=report.reported_date,
        reported_at=report.reported_at,
        url=report.url,
        voice=testimony.voice.key,
        voice_name=testimony.voice.name,
        origin=testimony.origin.key if testimony.origin else None,
        realis=claim.realis,
        responsibility=stated_responsibility(testimony),
        casualties_unstated=claim.casualties_unstated and testimony.key not in zeros,
        zero_stated=claim.zero_stated,
        sentence_to_share=sentence_to_share(testimony),
        date_start=claim.date_start,
        date_end=claim.date_end,
        date_precision=claim.date_precision,
        date_words=_text(claim.date_words),
        date_words_start=_start(claim.date_words),
        date_words_end=_end(claim.date_words),
        place=_text(claim.place),
        place_start=_start(claim.place),
        place_end=_end(claim.place),
        place_id=claim.place_id,
        admin1=claim.admin1,
        country=claim.country,
        where_precision=claim.where_precision,
        trigger=_text(claim.trigger),
        trigger_start=_start(claim.trigger),
        trigger_end=_end(claim.trigger),
        confidence=claim.confidence,
        is_recollection=testimony.is_recollection,
        is_reviewed=testimony.key in judged.reviewed,
        repeated_in=headlines.get(testimony.key),
    )


def _actor_rows(told: Sequence[Testimony], reference: Reference) -> list[ClaimActorRow]:
    rows = []
    for testimony in told:
        for actor in sorted(testimony.actors, key=lambda a: (a.quotation.start, a.quotation.end, a.role)):
            rows.append(
                ClaimActorRow(
                    actor.post_id,
                    actor.claim_no,
                    actor.role,
                    actor.quotation.text,
                    actor.quotation.start,
                    actor.quotation.end,
                    actor.actor_id,
                    actor_name(actor, reference).strip("“”"),
                    is_person(actor),
                )
            )
    return rows


def _figures(readings: Sequence[Reading]) -> list[FigureRow]:
    figures = {(f.post_id, f.figure_no): f for reading in readings for f in reading.figures}
    return [
        FigureRow(
            post_id=f.post_id,
            figure_no=f.figure_no,
            claim_no=f.claim_no,
            quotation=f.quotation.text,
            start=f.quotation.start,
            end=f.quotation.end,
            measure=f.measure,
            population=f.population,
            operator=f.operator,
            low=f.low,
            high=f.high,
            imputed_low=f.imputed_low,
            scope=f.scope,
            realis=f.realis,
            part_of=f.part_of,
            victim_side=f.victim_side,
            victim_words=_text(f.victim_words),
        )
        for _, f in sorted(figures.items())
    ]


def _event_row(
    event: Event,
    told: Sequence[Testimony],
    event_tracks: Sequence[Track],
    found: Sequence[Conflict],
    reference: Reference,
    sources: Sources,
    labels: Labels,
    grade: Grade,
    n_reviewed: int,
    voices: Collection[str],
) -> EventRow:
    agreement = agreement_of(told, found)
    with_number = {t.origin.key for t in told if t.origin is not None and t.counts()}
    standing = standing_words(
        agreement.agreement,
        agreement.n_origins,
        agreement.fields,
        grade,
        n_with_number=len(with_number) if event_tracks else None,
        reviewed=(n_reviewed, len(told)),
        measures={conflict.measure for conflict in found if conflict.measure},
    )
    place = reference.places.get(event.place_id) if event.place_id else None
    is_a_point = place is not None and event.where_precision < A_PROVINCE
    days = [testimony.report.reported_date for testimony in told]
    is_contested = any(conflict.field == "responsibility" for conflict in found)
    return EventRow(
        event_id=event.event_id,
        title=event_title(event, told, reference, labels),
        event_type=event.event_type,
        date_start=event.date_start,
        date_end=event.date_end,
        date_precision=event.date_precision,
        reported_first=min(days),
        reported_last=max(days),
        place_name=event.place_name,
        place_id=event.place_id,
        admin1=event.admin1,
        country=event.country,
        where_precision=event.where_precision,
        lat=place.lat if place and is_a_point else None,
        lon=place.lon if place and is_a_point else None,
        responsibility=event_responsibility(told, is_contested),
        footage_only=all(testimony.claim.attribution in FOOTAGE for testimony in told),
        n_claims=len(told),
        n_posts=len({testimony.post.post_id for testimony in told}),
        n_voices=sum(not voice.startswith(NOBODY) for voice in voices),
        n_origins=agreement.n_origins,
        agreement=agreement.agreement,
        conflict_share=agreement.conflict_share,
        grade=grade,
        n_reviewed=n_reviewed,
        is_reviewed=grade != "unassessed" or n_reviewed == len(told),
        standing=standing,
        sentence=event_sentence(event, told, event_tracks, found, standing, reference, sources),
    )


def _figure_rows(event_id: str, event_tracks: Sequence[Track]) -> list[EventFigureRow]:
    return [
        EventFigureRow(
            event_id=event_id,
            rule=combined.rule,
            measure=combined.measure,
            population=combined.population,
            operator=combined.operator,
            low=combined.low,
            high=combined.high,
            low_open=combined.low_open,
            words=combined.words,
            voices="; ".join(combined.voices),
            n_claims=combined.n_claims,
            imputed_low=combined.imputed_low,
        )
        for combined in combine(event_tracks)
    ]


def _track_rows(event_id: str, event_tracks: Sequence[Track]) -> list[EventTrackRow]:
    return [
        EventTrackRow(
            event_id=event_id,
            voice=track.voice.key,
            voice_name=track.voice.name,
            measure=track.measure,
            population=track.population,
            step=number,
            reported_date=step.testimony.report.reported_date,
            post_id=step.figure.post_id,
            figure_no=step.figure.figure_no,
            claim_no=step.figure.claim_no,
            words=figure_words(step.figure.operator, step.figure.low, step.figure.high, step.figure.quotation.text),
            is_recollection=step.is_recollection,
            is_latest=step.is_latest,
        )
        for track in event_tracks
        for number, step in enumerate(track.steps)
    ]


def _origin_rows(
    event_id: str, told: Sequence[Testimony], headlines: Mapping[tuple[str, int], int]
) -> list[EventOriginRow]:
    """Each origin with its claims; a headline that its report repeats is no claim more."""
    names: dict[str, set[str]] = {}
    counts: Counter[str] = Counter()
    for testimony in told:
        if testimony.origin is not None:
            names.setdefault(testimony.origin.key, set()).add(testimony.origin.name)
            counts[testimony.origin.key] += testimony.key not in headlines
    return [EventOriginRow(event_id, key, min(same), counts[key] or 1) for key, same in sorted(names.items())]


def _conflict_rows(event_id: str, found: Sequence[Conflict]) -> list[EventConflictRow]:
    return [
        EventConflictRow(
            event_id=event_id,
            field=conflict.field,
            one=says(conflict.one, conflict.one_words),
            other=says(conflict.other, conflict.other_words),
            one_post_id=conflict.one.claim.post_id,
            one_claim_no=conflict.one.claim.claim_no,
            other_post_id=conflict.other.claim.post_id,
            other_claim_no=conflict.other.claim.claim_no,
        )
        for conflict in found
    ]


def _problems(tolls: Sequence[Toll], links: Sequence[TollLink], parts: Sequence[TollPart]) -> list[ProblemRow]:
    by_id = {toll.toll_id: toll for toll in tolls}
    found = [
        ProblemRow("parts_do_not_add_up", toll_id, words)
        for toll_id in by_id
        for words in parts_problems(by_id[toll_id], parts)
    ]
    found += [ProblemRow("part_exceeds_its_whole", toll_id, words) for toll_id, words in subset_problems(by_id, links)]
    return sorted(found, key=lambda problem: (problem.kind, problem.subject, problem.words))
