"""Revision tracks (rule 8): the numbers of one voice for one event, in order of publication.

A change is a revision, not a conflict. Reports of one day without instants are ordered by their number, smaller first,
because tolls of one event are seldom taken back within a day; it is a convention, and the day stands beside each step.
The latest step of a voice is its last that is no recollection and was not taken back. Three repetitions are kept out
of the way: what an outlet says in its own words and attributes in the same report is the speaker's number (a headline
drops the source that the body names); an old number of a voice that another outlet quotes after the voice replaced it
is a recollection; and a bound that an outlet puts on the exact number a voice gave that day ("more than 60" for 62) is
that number loosely quoted, not a step.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.assessment.bounds import interval_of
from dashboard.assessment.plain_nouns import counted_population
from dashboard.assessment.testimony import Testimony
from dashboard.assessment.voices import Voice
from dashboard.records import Figure, Measure, Population

TrackKey = tuple[str, Measure, Population]


@dataclass(frozen=True, slots=True)
class Step:
    """One number of a voice as one report states it; of its repetitions there, the one that keeps a bound."""

    testimony: Testimony
    figure: Figure
    is_recollection: bool
    is_latest: bool


@dataclass(frozen=True, slots=True)
class Track:
    """All steps of one voice for one measure and population of an event, in order of publication."""

    voice: Voice
    measure: Measure
    population: Population
    steps: tuple[Step, ...]

    @property
    def latest(self) -> Step | None:
        """The voice's latest number; None when it only recalls."""
        return next((step for step in self.steps if step.is_latest), None)

    @property
    def is_revised(self) -> bool:
        """True when the voice changed its number."""
        stated = {(s.figure.operator, s.figure.low, s.figure.high) for s in self.steps if not s.is_recollection}
        return len(stated) > 1


def tracks(told: Iterable[Testimony]) -> list[Track]:
    """The tracks of one event, ordered by measure, population and voice."""
    members = [(testimony, figure) for testimony in told for figure in testimony.counts()]
    attributed = {in_report(t, f) for t, f in members if t.claim.speaker is not None}
    found: dict[TrackKey, list[tuple[Testimony, Figure]]] = {}
    for testimony, figure in members:
        if testimony.claim.speaker is None and in_report(testimony, figure) in attributed:
            continue
        key = (testimony.voice.key, figure.measure, counted_population(figure))
        found.setdefault(key, []).append((testimony, figure))
    made = [_track(key, steps) for key, steps in found.items()]
    return sorted(made, key=lambda track: (track.measure, track.population, track.voice.key))


def in_report(testimony: Testimony, figure: Figure) -> tuple[object, ...]:
    """Equal for one number in one report, with or without its bound: headlines drop "at least"."""
    number = figure.low if figure.low is not None else figure.high
    words = figure.quotation.text.lower() if number is None else ""
    return testimony.post.post_id, testimony.report.author, figure.measure, figure.population, number, words


def _order(testimony: Testimony, figure: Figure) -> tuple[object, ...]:
    at = testimony.report.reported_at
    instant = at.isoformat() if at else "~"
    low = interval_of(figure.operator, figure.low, figure.high).least
    return (testimony.report.reported_date, instant, low, *testimony.key, figure.figure_no)


def _track(key: TrackKey, members: list[tuple[Testimony, Figure]]) -> Track:
    ordered = sorted(members, key=lambda member: _order(*member))
    once: dict[tuple[object, ...], tuple[Testimony, Figure]] = {}
    for testimony, figure in ordered:
        same = in_report(testimony, figure)
        if same not in once or (once[same][1].operator == "eq" and figure.operator != "eq"):
            once[same] = (testimony, figure)
    exact = [(t, f) for t, f in once.values() if f.operator == "eq" and f.low is not None]
    steps = [member for member in once.values() if not _is_loose_quote(*member, exact)]
    recalled = [_is_recalled(t, f) or _is_quoted_late(number, steps) for number, (t, f) in enumerate(steps)]
    current = [n for n, (t, _) in enumerate(steps) if not recalled[n] and t.claim.stance != "retracts"]
    last = current[-1] if current else None
    return Track(
        ordered[0][0].voice,
        key[1],
        key[2],
        tuple(Step(t, f, recalled[number], number == last) for number, (t, f) in enumerate(steps)),
    )


def _is_quoted_late(number: int, steps: list[tuple[Testimony, Figure]]) -> bool:
    """An earlier number of the voice, which it has replaced since, quoted again on a later day by another outlet."""
    testimony, figure = steps[number]
    day = testimony.report.reported_date
    if testimony.claim.speaker is None:
        return False
    before = [(t, f) for t, f in steps[:number] if t.report.reported_date < day]
    stated = [(f.operator, f.low, f.high) for _, f in before]
    mine = (figure.operator, figure.low, figure.high)
    return mine in stated and stated[-1] != mine and mine[1:] != (None, None)


def _is_loose_quote(testimony: Testimony, figure: Figure, exact: list[tuple[Testimony, Figure]]) -> bool:
    """ "At least seven", "more than 60", quoted by an outlet on the day on which the voice said 7 and 62.

    "At least" must name the number itself, "more than" a number that falls short of it by at most a tenth.
    """
    bound = figure.low
    if testimony.claim.speaker is None or bound is None or figure.operator not in ("gte", "gt"):
        return False
    day, report = testimony.report.reported_date, in_report(testimony, figure)[:2]
    for other, stated in exact:
        number = stated.low or 0
        is_near = number == bound if figure.operator == "gte" else bound < number <= bound * 11 // 10
        if is_near and other.report.reported_date == day and in_report(other, stated)[:2] != report:
            return True
    return False


def _is_recalled(testimony: Testimony, figure: Figure) -> bool:
    return testimony.is_recollection or figure.realis == "historical"
