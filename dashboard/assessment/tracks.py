"""Revision tracks (rule 8): the numbers of one voice for one event, in order of publication.

A change is a revision, not a conflict. Reports of one day without instants are ordered by their number, smaller first,
because tolls of one event are seldom taken back within a day; it is a convention, and the day stands beside each step.
The latest step of a voice is its last that is no recollection and was not taken back. Three repetitions are kept out
of the way: what an outlet says in its own words and attributes in the same report is the speaker's number (a headline
drops the source that the body names); an old number of a voice that another outlet quotes after the voice replaced it
is a recollection; and a bound that an outlet puts on the exact number a voice gave that day ("more than 60" for 62) is
that number loosely quoted, not a step.
Numbers that a voice gives side by side in one sentence, each for people of its own ("11 soldiers and 27 fighters"), are
no revision of each other: each group has its own track.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.assessment.bounds import interval_of
from dashboard.assessment.plain_nouns import counted_population
from dashboard.assessment.testimony import Testimony
from dashboard.assessment.voices import Voice
from dashboard.records import Figure, Measure, Population

Members = list[tuple[Testimony, Figure]]
REPLACES = re.compile(r"\b(?:to|from|not|instead of|rather than|an? (?:earlier|previous|initial))\s+$", re.IGNORECASE)
"""What stands before a number that takes another's place, or whose place is taken: "from 18 people to 29 people"."""
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
    """All steps of one voice for one measure and population of an event, in order of publication.

    `group` tells the people of this track from others whom the voice counts beside them; empty when there are none.
    """

    voice: Voice
    measure: Measure
    population: Population
    steps: tuple[Step, ...]
    group: str = ""

    @property
    def name(self) -> str:
        """Who counts, and of groups counted side by side, whom: "The army, “11 soldiers”"."""
        return f"{self.voice.name}, “{self.group}”" if self.group else self.voice.name

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
    found: dict[TrackKey, Members] = {}
    for testimony, figure in members:
        if testimony.claim.speaker is None and in_report(testimony, figure) in attributed:
            continue
        key = (testimony.voice.key, figure.measure, counted_population(figure))
        found.setdefault(key, []).append((testimony, figure))
    made = [
        _track(key, steps, group) for key, members in found.items() for group, steps in _side_by_side(members).items()
    ]
    return sorted(made, key=lambda track: (track.measure, track.population, track.voice.key, track.group))


def _side_by_side(members: Members) -> dict[str, Members]:
    """The numbers of a voice by the group that each counts; under one empty name where it counts one group only.

    Groups stand in one sentence, each number with a noun of its own or as a part of the same total. Elsewhere a number
    belongs to the group that its noun names, else to the one told first.
    """
    sentences: dict[tuple[object, ...], Members] = {}
    for testimony, figure in members:
        spot = (testimony.post.post_id, testimony.claim.quotation.start)
        sentences.setdefault(spot, []).append((testimony, figure))
    for told in sentences.values():
        if len(told) > 1 and _are_groups(told):
            return _by_group(members, sorted(told, key=lambda member: member[1].quotation.start))
    return {"": members}


def _are_groups(told: Members) -> bool:
    """Whether each number of a sentence stands for people of its own, and none takes another's place."""
    for testimony, figure in told:
        at = figure.quotation.start
        if REPLACES.search(testimony.post.text[max(0, at - 20) : at]):
            return False
    numbers = {(f.operator, f.low, f.high) for _, f in told}
    nouns = {f.victim_words.start for _, f in told if f.victim_words is not None}
    wholes = {f.part_of for _, f in told}
    return len(numbers) == len(told) and (len(nouns) == len(told) or (len(wholes) == 1 and None not in wholes))


def _by_group(members: Members, told: Members) -> dict[str, Members]:
    names = [_group_name(figure) for _, figure in told]
    groups: dict[str, Members] = {name: [] for name in names}
    for testimony, figure in members:
        named = [name for name, (_, one) in zip(names, told, strict=True) if _alike(figure, one)]
        groups[named[0] if named else names[0]].append((testimony, figure))
    return groups


def _group_name(figure: Figure) -> str:
    noun = figure.victim_words.text.lower() if figure.victim_words is not None else ""
    return f"{figure.quotation.text.lower()} {noun}".strip()


def _alike(figure: Figure, told: Figure) -> bool:
    """Whether a number is that of a group, or names the group's people by the same noun."""
    if (figure.operator, figure.low, figure.high) == (told.operator, told.low, told.high):
        return True
    nouns = [f.victim_words.text.lower() for f in (figure, told) if f.victim_words is not None]
    return len(nouns) == 2 and nouns[0] == nouns[1]


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


def _track(key: TrackKey, members: Members, group: str) -> Track:
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
        group,
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
