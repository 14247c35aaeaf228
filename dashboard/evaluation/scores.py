"""Every score of one document, and their sums. What each means, and what it must reach, stands in `MEASURES`."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.evaluation.comparison import Compared, EventPair, FigurePair
from dashboard.evaluation.counts import Found, Score, Share, found_of, share_of
from dashboard.evaluation.pairing import pairs, same_name
from dashboard.evaluation.scheme import SchemeEvent, SchemeFigure


@dataclass(frozen=True, slots=True)
class MeasureOfQuality:
    """A score's key and its words. `floor` is the least share it must reach; `ceiling` the most it may reach."""

    key: str
    words: str
    floor: float | None = None
    ceiling: float | None = None

    def holds(self, value: float | None) -> bool | None:
        """Whether `value` keeps to floor and ceiling; None when there is neither, or no value."""
        if value is None or (self.floor is None and self.ceiling is None):
            return None
        return value >= (self.floor or 0.0) and (self.ceiling is None or value <= self.ceiling)

    @property
    def bound_words(self) -> str:
        """What it must reach, in words; empty when nothing was asked of it."""
        if self.floor is not None:
            return f"at least {self.floor:.2f}"
        return f"at most {self.ceiling:.2f}" if self.ceiling is not None else ""


MEASURES = (
    MeasureOfQuality("figures", "figures found, with measure and number (F1)", 0.92),
    MeasureOfQuality("figures_strict", "and with operator, population and realis (F1)", 0.80),
    MeasureOfQuality("operator", "operator of a matched figure", 0.97),
    MeasureOfQuality("population", "population of a matched figure", 0.90),
    MeasureOfQuality("realis", "realis of a matched figure", 0.93),
    MeasureOfQuality("scope", "scope of a matched figure", 0.78),
    MeasureOfQuality("speaker_named", "speaker, where the label names one", 0.75),
    MeasureOfQuality("speaker", "speaker, or that there is none"),
    MeasureOfQuality("part_of", "the total a matched figure is part of"),
    MeasureOfQuality("event_link", "the event a matched figure belongs to"),
    MeasureOfQuality("events_type", "events found, with type (F1)", 0.65),
    MeasureOfQuality("events_told", "events found, whatever their type (F1)"),
    MeasureOfQuality("type", "type of a matched event"),
    MeasureOfQuality("date_start", "first day of a matched event", 0.80),
    MeasureOfQuality("date_start_pm1", "first day, a day more or less"),
    MeasureOfQuality("place", "place of a matched event", 0.80),
    MeasureOfQuality("admin1", "province of a matched event"),
    MeasureOfQuality("country", "country of a matched event", 0.85),
    MeasureOfQuality("status", "status of a matched event"),
    MeasureOfQuality("perpetrators", "perpetrators of matched events (F1)", 0.75),
    MeasureOfQuality("targets", "targets of matched events (F1)", 0.55),
    MeasureOfQuality("must_not", "other numbers read as people (share of them)", ceiling=0.01),
)
"""In the order of every table. Floors: issue 3, "Must hold"."""


def scores_of(compared: Iterable[Compared]) -> dict[str, Score]:
    """Every score of `MEASURES` over the documents `compared`, by its key."""
    documents = list(compared)
    same = [pair for one in documents for pair in one.same]
    told = [pair for one in documents for pair in one.told]
    n_read = sum(len(one.read_figures) for one in documents)
    n_labelled = sum(len(one.labelled_figures) for one in documents)
    n_read_events = sum(len(one.events) for one in documents)
    n_events = sum(len(one.document.events) for one in documents)
    return {
        "figures": found_of(len(same), n_read, n_labelled),
        "figures_strict": found_of(sum(map(_is_strictly_same, same)), n_read, n_labelled),
        "operator": _agreeing(same, lambda figure: figure.operator),
        "population": _agreeing(same, lambda figure: figure.population),
        "realis": _agreeing(same, lambda figure: figure.realis),
        "scope": _agreeing(same, lambda figure: figure.scope),
        "speaker_named": share_of(same_name(a.speaker, b.speaker) for a, b in same if a.speaker),
        "speaker": share_of(same_name(a.speaker, b.speaker) for a, b in same),
        "part_of": share_of(is_right for one in documents for is_right in _right_totals(one)),
        "event_link": share_of(is_right for one in documents for is_right in _right_events(one)),
        "events_type": found_of(sum(len(one.typed) for one in documents), n_read_events, n_events),
        "events_told": found_of(len(told), n_read_events, n_events),
        "type": share_of(a.type == b.type for a, b in told),
        "date_start": share_of(a.date_start == b.date_start for a, b in told),
        "date_start_pm1": share_of(_within_a_day(a.date_start, b.date_start) for a, b in told),
        "place": share_of(same_name(a.place, b.place) for a, b in told),
        "admin1": share_of(same_name(a.admin1, b.admin1) for a, b in told),
        "country": share_of(a.country == b.country for a, b in told),
        "status": share_of(a.status == b.status for a, b in told),
        "perpetrators": _actors(told, lambda event: event.perpetrators),
        "targets": _actors(told, lambda event: event.targets),
        "must_not": Share(
            sum(len(one.forbidden) for one in documents), sum(len(one.document.must_not) for one in documents)
        ),
    }


def by_group(compared: Sequence[Compared], group: Callable[[Compared], str | None]) -> dict[str, dict[str, Score]]:
    """The scores of each group of documents, sorted by name; documents of no group are left out."""
    groups: dict[str, list[Compared]] = {}
    for one in compared:
        name = group(one)
        if name is not None:
            groups.setdefault(name, []).append(one)
    return {name: scores_of(groups[name]) for name in sorted(groups)}


def figures_by(compared: Sequence[Compared], field: Callable[[SchemeFigure], str]) -> dict[str, Found]:
    """Figures found, by a field of theirs: recall under the label's value, precision under the reading's own."""
    total: dict[str, Found] = {}

    def count(figures: Iterable[SchemeFigure], one: Found) -> None:
        for figure in figures:
            total[field(figure)] = total.get(field(figure), Found()) + one

    for one in compared:
        count(one.labelled_figures, Found(labelled=1))
        count(one.read_figures, Found(read=1))
        count((label for label, _ in one.same), Found(found=1))
        count((reading for _, reading in one.same), Found(right=1))
    return dict(sorted(total.items()))


def _agreeing(same: list[FigurePair], field: Callable[[SchemeFigure], str]) -> Share:
    return share_of(field(label) == field(reading) for label, reading in same)


def _is_strictly_same(pair: FigurePair) -> bool:
    label, reading = pair
    fields = ("operator", "population", "realis")
    return all(getattr(label, field) == getattr(reading, field) for field in fields)


def _right_totals(one: Compared) -> Iterable[bool]:
    """For each matched figure, whether it is part of the same total, or of none."""
    label_of = {reading.id: label.id for label, reading in one.same}
    for label, reading in one.same:
        yield label.part_of == (label_of.get(reading.part_of, "another") if reading.part_of else None)


def _right_events(one: Compared) -> Iterable[bool]:
    """For each matched figure, whether it belongs to the same event, or to none."""
    label_of = {reading.id: label.id for label, reading in one.told}
    for label, reading in one.same:
        yield label.event == (label_of.get(reading.event, "another") if reading.event else None)


def _within_a_day(one: str | None, other: str | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days) <= 1


def _actors(told: list[EventPair], side: Callable[[SchemeEvent], tuple[str, ...]]) -> Found:
    """Names on one side of matched events, paired one to one within each event."""
    total = Found()
    for label, reading in told:
        stated, read = side(label), side(reading)
        total += found_of(len(name_pairs(stated, read)), len(read), len(stated))
    return total


def name_pairs(stated: tuple[str, ...], read: tuple[str, ...]) -> list[tuple[int, int]]:
    """Which names as labelled go with which as read."""
    return pairs(len(stated), len(read), lambda i, j: float(same_name(stated[i], read[j])))
