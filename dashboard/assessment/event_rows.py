"""Events as rows of a snapshot: each with its numbers, tracks, origins and conflicts."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from dashboard.assessment.agreement import Conflict, agreement_of, origins_told, says
from dashboard.assessment.labels import Labels
from dashboard.assessment.naming import event_title
from dashboard.assessment.responsibility import event_responsibility
from dashboard.assessment.rows import EventConflictRow, EventFigureRow, EventOriginRow, EventRow, EventTrackRow
from dashboard.assessment.rules import combine
from dashboard.assessment.sentences import event_sentence
from dashboard.assessment.testimony import Testimony
from dashboard.assessment.tracks import Track
from dashboard.assessment.voices import NOBODY, Sources
from dashboard.assessment.who_says import FOOTAGE
from dashboard.assessment.words import figure_words, standing_words
from dashboard.records import Event, Grade, Reference

A_PROVINCE = 4


@dataclass(frozen=True, slots=True)
class ToldEvent:
    """An event with all that is worked out of it before its rows are made.

    `claims` in order of publication; `headlines` are those that only repeat what their entry says.
    """

    event: Event
    claims: Sequence[Testimony]
    tracks: Sequence[Track]
    conflicts: Sequence[Conflict]
    headlines: Collection[tuple[str, int]]
    grade: Grade
    n_reviewed: int

    @property
    def event_id(self) -> str:
        """The event's id."""
        return self.event.event_id

    @property
    def n_voices(self) -> int:
        """Who speaks of it, and not only in a headline that is repeated; nobody in particular is no voice."""
        voices = {claim.voice.key for claim in self.claims if claim.key not in self.headlines}
        return sum(not voice.startswith(NOBODY) for voice in voices)


def event_row(told: ToldEvent, reference: Reference, sources: Sources, labels: Labels) -> EventRow:
    """An event as its claims tell it together."""
    event, claims = told.event, told.claims
    agreement = agreement_of(claims, told.conflicts)
    origins = origins_told(claims)
    with_number = {origins[claim.key].key for claim in claims if claim.key in origins and claim.counts()}
    standing = standing_words(
        agreement.agreement,
        agreement.n_origins,
        agreement.fields,
        told.grade,
        n_with_number=len(with_number) if told.tracks else None,
        reviewed=(told.n_reviewed, len(claims)),
        measures={conflict.measure for conflict in told.conflicts if conflict.measure},
    )
    place = reference.places.get(event.place_id) if event.place_id else None
    is_a_point = place is not None and event.where_precision < A_PROVINCE
    days = [claim.report.reported_date for claim in claims]
    is_contested = any(conflict.field == "responsibility" for conflict in told.conflicts)
    return EventRow(
        event_id=event.event_id,
        title=event_title(event, claims, reference, labels),
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
        responsibility=event_responsibility(claims, is_contested),
        footage_only=all(claim.claim.attribution in FOOTAGE for claim in claims),
        n_claims=len(claims),
        n_posts=len({claim.post.post_id for claim in claims}),
        n_voices=told.n_voices,
        n_origins=agreement.n_origins,
        agreement=agreement.agreement,
        conflict_share=agreement.conflict_share,
        grade=told.grade,
        n_reviewed=told.n_reviewed,
        is_reviewed=told.grade != "unassessed" or told.n_reviewed == len(claims),
        standing=standing,
        sentence=event_sentence(event, claims, told.tracks, told.conflicts, standing, reference, sources),
    )


def event_figure_rows(told: ToldEvent) -> list[EventFigureRow]:
    """The number of an event under each rule that combines its reports."""
    return [
        EventFigureRow(
            event_id=told.event_id,
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
        for combined in combine(told.tracks)
    ]


def event_track_rows(told: ToldEvent) -> list[EventTrackRow]:
    """What each voice said of an event, step by step."""
    return [
        EventTrackRow(
            event_id=told.event_id,
            voice=f"{track.voice.key}#{track.group}" if track.group else track.voice.key,
            voice_name=track.name,
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
        for track in told.tracks
        for number, step in enumerate(track.steps)
    ]


def event_origin_rows(told: ToldEvent) -> list[EventOriginRow]:
    """Each origin with its claims; a headline that its report repeats is no claim more."""
    names: dict[str, set[str]] = {}
    counts: Counter[str] = Counter()
    for key, origin in origins_told(told.claims).items():
        names.setdefault(origin.key, set()).add(origin.name)
        counts[origin.key] += key not in told.headlines
    return [EventOriginRow(told.event_id, key, min(same), counts[key] or 1) for key, same in sorted(names.items())]


def event_conflict_rows(told: ToldEvent) -> list[EventConflictRow]:
    """Which reports of an event disagree, and in what."""
    return [
        EventConflictRow(
            event_id=told.event_id,
            field=conflict.field,
            one=says(conflict.one, conflict.one_words),
            other=says(conflict.other, conflict.other_words),
            one_post_id=conflict.one.claim.post_id,
            one_claim_no=conflict.one.claim.claim_no,
            other_post_id=conflict.other.claim.post_id,
            other_claim_no=conflict.other.claim.claim_no,
        )
        for conflict in told.conflicts
    ]
