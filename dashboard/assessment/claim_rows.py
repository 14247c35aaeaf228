"""Claims, their actors and their figures as rows of a snapshot."""

from collections import Counter
from collections.abc import Mapping, Sequence

from dashboard.assessment.responsibility import actor_name, stated_responsibility
from dashboard.assessment.rows import ClaimActorRow, ClaimRow, FigureRow
from dashboard.assessment.testimony import Testimony
from dashboard.assessment.withheld import is_person, sentence_to_share
from dashboard.decisions.decided import Judged
from dashboard.records import Quotation, Reading, Reference


def names_in_links(told: Sequence[Testimony]) -> dict[tuple[str, int], str]:
    """Each claim as links name it: "120-146", or "120-146.3" where other claims of its post stand at the same words."""
    spots = {t.key: (t.post.post_id, t.claim.quotation.start, t.claim.quotation.end) for t in told}
    n_there = Counter(spots.values())
    return {key: f"{spot[1]}-{spot[2]}" + (f".{key[1]}" if n_there[spot] > 1 else "") for key, spot in spots.items()}


def claim_row(
    testimony: Testimony,
    names: Mapping[tuple[str, int], str],
    zeros: set[tuple[str, int]],
    headlines: Mapping[tuple[str, int], int],
    judged: Judged,
) -> ClaimRow:
    """One claim as a row. `names` is how links name it, `judged` what people said of it.

    `zeros` are the claims whose harm is stated, as none; `headlines` those that a claim of their entry repeats, by its
    number.
    """
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


def actor_rows(told: Sequence[Testimony], reference: Reference) -> list[ClaimActorRow]:
    """The actors of claims, in the order of their claims and of the text."""
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


def figure_rows(readings: Sequence[Reading]) -> list[FigureRow]:
    """The figures of all posts, by post and number."""
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


def _text(quotation: Quotation | None) -> str | None:
    return quotation.text if quotation else None


def _start(quotation: Quotation | None) -> int | None:
    return quotation.start if quotation else None


def _end(quotation: Quotation | None) -> int | None:
    return quotation.end if quotation else None
