"""Rows of tolls: those of tolls.csv, and those read in posts that match none of them.

A toll read in a post is the same as a row when its voice, measure, population, operator and number are the same and
they came out within a month; it is then linked to that row and not shown twice. Parts of a toll, numbers that their
speaker has replaced, and the same number told round stand with it (`told_along`). Tolls read in posts have no basis and
no scope, and a first day or an as-of day only where their sentence states one: the guard of `comparability` refuses to
compare them, and says why.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta

from dashboard.assessment.as_of import as_of
from dashboard.assessment.counted_since import counted_since
from dashboard.assessment.edtf import edtf_words, last_day
from dashboard.assessment.refugees import REFUGEES, counts_refugees
from dashboard.assessment.rows import TollRow
from dashboard.assessment.testimony import Testimony
from dashboard.assessment.told_along import ReadToll, along_words, told_along
from dashboard.assessment.toll_sentences import TOLL_VERBS, period_words, scope_words, toll_sentence, toll_words
from dashboard.assessment.tracks import in_report
from dashboard.assessment.voices import Sources, unnamed_document
from dashboard.assessment.who_says import speaker_words
from dashboard.linking.words import day_words, figure_phrase, folded
from dashboard.records import Reference, Toll

WITHIN = timedelta(days=31)
Along = Mapping[tuple[str, int], Sequence[ReadToll]]
"""What is told with a toll, under the toll's key."""
NUMBER_NOT_KNOWN = ("order_of_magnitude", "some")


def read_tolls(told: Iterable[Testimony]) -> list[ReadToll]:
    """Tolls that posts state, in order of publication; fears and denials are none, nor is a headline's repetition."""
    found = [
        ReadToll(testimony, figure)
        for testimony in told
        if testimony.claim.kind == "toll"
        for figure in testimony.figures
        if figure.realis in ("actual", "historical")
    ]
    attributed = {in_report(read.testimony, read.figure) for read in found if read.testimony.claim.speaker is not None}
    found = [
        read
        for read in found
        if read.testimony.claim.speaker is not None or in_report(read.testimony, read.figure) not in attributed
    ]
    return sorted(found, key=lambda read: (read.testimony.order, read.figure.figure_no))


def toll_rows(
    told: Sequence[Testimony], tolls: Sequence[Toll], reference: Reference, sources: Sources
) -> tuple[TollRow, ...]:
    """Rows of tolls.csv in order of their ids, then tolls read in posts in order of publication."""
    known = sorted(tolls, key=lambda toll: toll.toll_id)
    first_read: dict[str, ReadToll] = {}
    alone: list[ReadToll] = []
    alike: dict[tuple[object, ...], list[ReadToll]] = {}
    found = read_tolls(told)
    with_whom = told_along(found)
    along: dict[tuple[str, int], list[ReadToll]] = {}
    for read in found:
        toll = next((toll for toll in known if is_same(read, toll, sources)), None)
        if toll is not None:
            first_read.setdefault(toll.toll_id, read)
        elif read.key in with_whom:
            along.setdefault(with_whom[read.key], []).append(read)
        elif not any(_near(read, other) for other in alike.get(read.same, ())):
            alone.append(read)
            alike.setdefault(read.same, []).append(read)
    rows = [_from_file(toll, first_read.get(toll.toll_id), along, sources) for toll in known]
    return tuple(rows + [_from_post(read, found, along, reference, sources) for read in alone])


def _near(one: ReadToll, other: ReadToll) -> bool:
    return abs(one.testimony.report.reported_date - other.testimony.report.reported_date) <= WITHIN


def is_same(read: ReadToll, toll: Toll, sources: Sources) -> bool:
    """True when a toll read in a post is that row of tolls.csv."""
    figure = read.figure
    stated = (toll.measure, toll.population, toll.operator, toll.low, toll.high)
    if stated != (figure.measure, figure.population, figure.operator, figure.low, figure.high):
        return False
    if toll.operator in NUMBER_NOT_KNOWN:
        return False
    if abs(read.testimony.report.reported_date - last_day(toll.published)) > WITHIN:
        return False
    source = sources.named(toll.source)
    if source is not None:
        return sources.voice(source).key == read.testimony.voice.key
    speaker = read.testimony.claim.speaker
    return speaker is not None and folded(speaker.text) == folded(toll.source.split("(")[0])


def _from_file(toll: Toll, read: ReadToll | None, along: Along, sources: Sources) -> TollRow:
    words = toll_words(toll.operator, toll.low, toll.high, toll.reading, None)
    is_minimum = toll.reading == "documented minimum" and toll.low is not None and toll.operator != "gt"
    number = figure_phrase("gte", toll.low, None) if is_minimum else figure_phrase(toll.operator, toll.low, toll.high)
    published = last_day(toll.published)
    source = sources.named(toll.source)
    told_with = along_words(read, along.get(read.key, ())) if read else []
    notes = [*told_with, f"published {edtf_words(toll.published)}"]
    if toll.reading:
        notes.append(toll.reading)
    if toll.interval_low is not None and toll.interval_high is not None:
        notes.append(f"interval {toll.interval_low:,} to {toll.interval_high:,}")
    if toll.excluded_records is not None:
        notes.append(f"{toll.excluded_records:,} records left out")
    stated = toll.as_of is not None and toll.as_of_basis.lower().startswith("stated")
    notes.append(f"as of {day_words(toll.as_of)}" if toll.as_of and stated else "the day it stands for is not stated")
    notes.append(scope_words(toll.scope))
    if toll.citation:
        notes.append(toll.citation)
    return TollRow(
        toll_id=toll.toll_id,
        from_post=False,
        post_id=read.testimony.post.post_id if read else None,
        figure_no=read.figure.figure_no if read else None,
        series_id=toll.series_id,
        source=toll.source,
        attribution=source.attribution if source is not None else None,
        measure=toll.measure,
        population=toll.population,
        territory=toll.territory,
        operator=toll.operator,
        low=toll.low,
        high=toll.high,
        interval_low=toll.interval_low,
        interval_high=toll.interval_high,
        reading=toll.reading,
        coverage_from=toll.coverage_from,
        coverage_to=toll.coverage_to,
        as_of=toll.as_of,
        as_of_basis=toll.as_of_basis,
        published=toll.published,
        published_date=published,
        cumulative=toll.cumulative,
        basis=toll.basis,
        excluded_records=toll.excluded_records,
        citation=toll.citation,
        note=toll.note,
        told_with="; ".join(told_with) or None,
        counted_words=None,
        words=words,
        sentence=toll_sentence(
            toll.source,
            TOLL_VERBS[toll.basis],
            number,
            toll.population,
            toll.measure,
            toll.territory,
            period_words(toll.coverage_from, toll.coverage_to),
            notes,
        ),
    )


def _from_post(
    read: ReadToll, found: Sequence[ReadToll], along: Along, reference: Reference, sources: Sources
) -> TollRow:
    testimony, figure = read.testimony, read.figure
    claim, report = testimony.claim, testimony.report
    place = reference.places.get(claim.place_id) if claim.place_id else None
    territory = place.name if place else claim.place.text if claim.place else _country(claim.country, reference)
    known = sources.speaker(claim.speaker_id, claim.speaker.text) if claim.speaker else sources.named(report.publisher)
    speaker = (unnamed_document(claim.speaker.text) or claim.speaker.text) if claim.speaker else report.publisher
    source = known.name if known else speaker
    published = report.reported_date.isoformat()
    quoted = figure.quotation.text
    told_with, stands_for = along_words(read, along.get(read.key, ())), as_of(read, found)
    since = counted_since(read, found)
    counted_words = REFUGEES if counts_refugees(read, found) else None
    notes = [*told_with, f"{report.publisher}, {day_words(report.reported_date)}"]
    notes.append(f"as of {day_words(stands_for[0])}" if stands_for else "the day it stands for was not read")
    notes.append("who is counted is not stated")
    return TollRow(
        toll_id=f"{testimony.post.post_id}.f{figure.figure_no}",
        from_post=True,
        post_id=testimony.post.post_id,
        figure_no=figure.figure_no,
        series_id=None,
        source=source,
        attribution=claim.attribution,
        measure=figure.measure,
        population=figure.population,
        territory=territory,
        operator=figure.operator,
        low=figure.low,
        high=figure.high,
        interval_low=None,
        interval_high=None,
        reading=None,
        coverage_from=since,
        coverage_to=None,
        as_of=stands_for[0] if stands_for else None,
        as_of_basis=f"stated: “{stands_for[1]}”" if stands_for else "not read (published date only)",
        published=published,
        published_date=report.reported_date,
        cumulative=figure.scope == "cumulative",
        basis=None,
        excluded_records=None,
        citation=f"{report.publisher}, {day_words(report.reported_date)}",
        note=None,
        told_with="; ".join(told_with) or None,
        counted_words=counted_words,
        words=toll_words(figure.operator, figure.low, figure.high, None, quoted),
        sentence=toll_sentence(
            *speaker_words(testimony, sources),
            figure_phrase(figure.operator, figure.low, figure.high, quoted),
            figure.population,
            figure.measure,
            territory,
            period_words(since, None),
            notes,
            counted_words,
        ),
    )


def _country(country: str | None, reference: Reference) -> str:
    """The country's name in the gazetteer, else "not stated"."""
    if country is None:
        return "not stated"
    names = sorted(p.name for p in reference.places.values() if p.kind == "country" and p.country == country)
    return names[0] if names else country
