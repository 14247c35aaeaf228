"""One document, as labelled and as read: what was found, missed, invented and misread."""

from dataclasses import dataclass

from dashboard.evaluation.labelled import LabelledDocument
from dashboard.evaluation.pairing import events_closeness, figures_closeness, overlap, pairs, shared_part
from dashboard.evaluation.scheme import SchemeEvent, SchemeFigure

FigurePair = tuple[SchemeFigure, SchemeFigure]
"""(as labelled, as read)"""
EventPair = tuple[SchemeEvent, SchemeEvent]


@dataclass(frozen=True, slots=True)
class Compared:
    """The two readings of `document`, paired.

    `same` are figures of equal measure and number; `missed` and `invented` the rest, without the `ignored` readings
    that only meet a doubtful label. `misread` pairs what is missed with what is invented in its place. `typed` and
    `told` pair events by sentences, with equal types and whatever their types. `forbidden` are figures read from a
    number that counts no harmed people; they may stand in `invented` too.
    """

    document: LabelledDocument
    figures: tuple[SchemeFigure, ...]
    events: tuple[SchemeEvent, ...]
    same: tuple[FigurePair, ...]
    missed: tuple[SchemeFigure, ...]
    invented: tuple[SchemeFigure, ...]
    ignored: tuple[SchemeFigure, ...]
    misread: tuple[FigurePair, ...]
    typed: tuple[EventPair, ...]
    told: tuple[EventPair, ...]
    forbidden: tuple[SchemeFigure, ...]

    @property
    def labelled_figures(self) -> tuple[SchemeFigure, ...]:
        """The figures that must be found."""
        return tuple(figure for figure in self.document.figures if not figure.optional)

    @property
    def read_figures(self) -> tuple[SchemeFigure, ...]:
        """The figures that were read, but for those ignored."""
        return tuple(figure for figure in self.figures if figure not in self.ignored)

    @property
    def all_read(self) -> tuple[FigurePair, ...]:
        """Every labelled figure that something was read from, rightly or wrongly."""
        return self.same + self.misread


def compare(document: LabelledDocument, figures: tuple[SchemeFigure, ...], events: tuple[SchemeEvent, ...]) -> Compared:
    """Pair the reading `figures` and `events` of `document` with its labels."""
    required = [figure for figure in document.figures if not figure.optional]
    doubtful = [figure for figure in document.figures if figure.optional]
    found = pairs(len(required), len(figures), lambda i, j: figures_closeness(required[i], figures[j]))
    of_label, of_reading = dict(found), {j: i for i, j in found}
    missed = [figure for i, figure in enumerate(required) if i not in of_label]
    unpaired = [figure for j, figure in enumerate(figures) if j not in of_reading]
    ignored = [figure for figure in unpaired if any(overlap(figure.span, one.span) for one in doubtful)]
    invented = [figure for figure in unpaired if figure not in ignored]
    wrong = pairs(len(missed), len(invented), lambda i, j: _misreading(missed[i], invented[j]))
    return Compared(
        document=document,
        figures=figures,
        events=events,
        same=tuple((required[i], figures[j]) for i, j in found),
        missed=tuple(missed),
        invented=tuple(invented),
        ignored=tuple(ignored),
        misread=tuple((missed[i], invented[j]) for i, j in wrong),
        typed=_event_pairs(document.events, events, same_type=True),
        told=_event_pairs(document.events, events, same_type=False),
        forbidden=tuple(figure for figure in figures if any(overlap(figure.span, span) for span in document.must_not)),
    )


def _misreading(label: SchemeFigure, reading: SchemeFigure) -> float:
    """How close a wrong reading is to the figure in whose words it was found: the one of its measure first."""
    near = shared_part([label.span], [reading.span])
    return near + 1e-4 * (label.measure == reading.measure) if near else 0.0


def _event_pairs(
    labels: tuple[SchemeEvent, ...], events: tuple[SchemeEvent, ...], same_type: bool
) -> tuple[EventPair, ...]:
    found = pairs(len(labels), len(events), lambda i, j: events_closeness(labels[i], events[j], same_type))
    return tuple((labels[i], events[j]) for i, j in found)
