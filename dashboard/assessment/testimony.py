"""A claim together with what assessment adds to it: its report, voice, origin, figures and actors."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dashboard.assessment.bounds import Interval, interval_of
from dashboard.assessment.origins import Origin, only_accuses, origin_named, origin_of
from dashboard.assessment.voices import Sources, Voice, voice_of
from dashboard.decisions.decided import NOTHING_JUDGED, Judged
from dashboard.linking.reports import Report, publication_order, reports
from dashboard.linking.words import folded
from dashboard.records import Claim, ClaimActor, Figure, Post, Quotation, Reading, Reference

RECALLED_AFTER = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Testimony:
    """One claim as assessment reads it. `is_recollection`: an older event recalled, never the latest of its voice.

    `account_cites` is what the same speaker rests on in another sentence of the same entry: one account, told in
    several sentences, names its sources once. `relay`: the known outlet that the speaker told.
    `is_answered`: a person said what the claim says of who did it.
    """

    claim: Claim
    post: Post
    report: Report
    voice: Voice
    origin: Origin | None
    figures: tuple[Figure, ...]
    actors: tuple[ClaimActor, ...]
    is_recollection: bool
    parts: frozenset[int] = frozenset()
    account_cites: Quotation | None = None
    is_answered: bool = False
    relay: Voice | None = None

    @property
    def key(self) -> tuple[str, int]:
        """Post and claim number."""
        return self.claim.post_id, self.claim.claim_no

    @property
    def order(self) -> tuple[date, str, str, int]:
        """Place in the order of publication; total."""
        return publication_order(self.report, self.claim)

    def counts(self) -> list[Figure]:
        """Figures that say how many, now: real, not parts of a total of the same people, not a conflict's toll."""
        return [
            figure
            for figure in self.figures
            if figure.realis in ("actual", "historical")
            and figure.scope != "cumulative"
            and figure.figure_no not in self.parts
        ]


def parts_of_equals(figures: Sequence[Figure]) -> frozenset[int]:
    """Figures of a post that are parts of a total of the same people: 51 soldiers of more than 150 soldiers.

    They are no number of their own beside their total. 19 children of 29 people are another population and stay.
    """
    totals = {figure.figure_no: figure for figure in figures}
    return frozenset(
        figure.figure_no
        for figure in figures
        if figure.part_of is not None
        and (total := totals.get(figure.part_of)) is not None
        and (total.measure, total.population) == (figure.measure, figure.population)
    )


def _said_with_total(claim: Claim, figures: Sequence[Figure], reading: Reading) -> Claim:
    """`claim` with the speaker of the claim before it, where all its numbers are parts of that claim's total.

    "At least 23 are dead, the Observatory says. Ten of them were children": the Observatory counts the ten.
    """
    if claim.speaker is not None or not figures or any(figure.part_of is None for figure in figures):
        return claim
    home = {figure.figure_no: figure.claim_no for figure in reading.figures}
    totals = {home[figure.part_of] for figure in figures if figure.part_of is not None} - {claim.claim_no}
    told = [other for other in reading.claims if other.claim_no in totals and other.entry_no == claim.entry_no]
    if len(told) != 1 or told[0].speaker is None:
        return claim
    other = told[0]
    return replace(
        claim,
        speaker=other.speaker,
        speaker_id=other.speaker_id,
        stance=other.stance,
        attribution=other.attribution,
        relayed_by=other.relayed_by,
        relayed_by_id=other.relayed_by_id,
        cited=other.cited,
    )


def interval(figure: Figure) -> Interval:
    """What the figure allows to conclude (rule 2)."""
    return interval_of(figure.operator, figure.low, figure.high)


def is_recalled(claim: Claim, report: Report) -> bool:
    """True for background, and for an event reported more than a week after its last possible day."""
    if claim.realis == "historical":
        return True
    return claim.date_end is not None and report.reported_date - claim.date_end > RECALLED_AFTER


def _relay(claim: Claim, sources: Sources) -> Voice | None:
    if claim.relayed_by is None or claim.speaker is None:
        return None
    outlet = sources.speaker(claim.relayed_by_id, claim.relayed_by.text)
    return sources.voice(outlet) if outlet is not None and outlet.attribution == "own_reporting" else None


def testimonies(
    readings: Sequence[Reading], reference: Reference, judged: Judged = NOTHING_JUDGED
) -> dict[tuple[str, int], Testimony]:
    """Every claim by (post_id, claim_no), in order of post_id and claim number. What people `judged` stands."""
    sources = Sources(reference)
    found = {}
    for reading in sorted(readings, key=lambda r: r.post.post_id):
        by_entry = reports(reading)
        figures: dict[int, list[Figure]] = {}
        for figure in reading.figures:
            figures.setdefault(figure.claim_no, []).append(figure)
        parts = parts_of_equals(reading.figures)
        cites: dict[tuple[int, str], Quotation] = {}
        for claim in reading.claims:
            if claim.speaker is not None and claim.cited is not None:
                cites.setdefault((claim.entry_no, folded(claim.speaker.text)), claim.cited)
        actors: dict[int, list[ClaimActor]] = {}
        for actor in reading.actors:
            actors.setdefault(actor.claim_no, []).append(actor)
        for claim in sorted(reading.claims, key=lambda c: c.claim_no):
            report = by_entry.get(claim.entry_no, by_entry[-1])
            recalled = is_recalled(claim, report)
            said = _said_with_total(claim, figures.get(claim.claim_no, []), reading)
            accused = any(actor.role == "alleged_perpetrator" for actor in actors.get(claim.claim_no, ()))
            accuses = only_accuses(said, bool(figures.get(claim.claim_no)), accused)
            key = claim.post_id, claim.claim_no
            origin = None if accuses else origin_of(said, report, sources, recalled)
            if key in judged.origins:
                origin = origin_named(judged.origins[key], sources)
            found[key] = Testimony(
                claim=claim,
                post=reading.post,
                report=report,
                voice=voice_of(said, report, sources, reading.post.text),
                origin=origin,
                figures=tuple(figures.get(claim.claim_no, ())),
                actors=tuple(actors.get(claim.claim_no, ())),
                is_recollection=recalled,
                parts=parts,
                account_cites=cites.get((claim.entry_no, folded(claim.speaker.text))) if claim.speaker else None,
                is_answered=key in judged.answers,
                relay=_relay(said, sources),
            )
    return found
