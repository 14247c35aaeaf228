"""Running totals that a post tells more than once: "counts 51 dead" in its title, "51 bodies since Monday" below.

Only one of the two says since when. A running total read as one incident's toll is a grave error.
"""

from collections.abc import Sequence

from dashboard.extraction.meaning.running import of_an_incident
from dashboard.extraction.text.parts import FoundFigure, Sentence
from dashboard.extraction.text.values import changed

LEAST = 20  # smaller numbers are alike by chance
LEAST_ROUGHLY, ROUNDED = 100, 20  # rounded by a twentieth at most
CUE = "scope: told elsewhere in the post as a running total"
SCOPE = "scope: "

Number = tuple[str, int | None, int | None]


def told_again(found: Sequence[FoundFigure], sentences: Sequence[Sentence]) -> tuple[FoundFigure, ...]:
    """`found` with every plain figure, and its parts, as a running total that another sentence tells as one."""
    running = {_number(figure): figure.sentence for figure in found if figure.scope == "cumulative"}
    running = {number: sentence for number, sentence in running.items() if (number[1] or number[2] or 0) >= LEAST}
    if not running:
        return tuple(found)
    again = {index for index, figure in enumerate(found) if _is_told_again(figure, running, sentences)}
    parts = {index for index, figure in enumerate(found) if figure.part_of in again and figure.scope == "event"}
    return tuple(
        changed(figure, scope="cumulative", cues=(*figure.cues, CUE)) if index in again | parts else figure
        for index, figure in enumerate(found)
    )


def _number(figure: FoundFigure) -> Number:
    return figure.measure, figure.low, figure.high


def _told_roughly(figure: FoundFigure, running: dict[Number, int]) -> int | None:
    """The sentence of the running total that a title rounds down: "more than 770 dead", "771 deaths since Monday"."""
    least = figure.low or 0
    if figure.operator not in ("gt", "gte") or least < LEAST_ROUGHLY:
        return None
    near = range(least, least + least // ROUNDED + 1)
    return next((at for number, at in running.items() if number[0] == figure.measure and number[1] in near), None)


def _is_told_again(figure: FoundFigure, running: dict[Number, int], sentences: Sequence[Sentence]) -> bool:
    """Whether nothing says what a figure is the toll of, and another sentence tells its number as a running total."""
    is_plain = figure.scope == "event" and figure.realis == "actual" and figure.part_of is None
    if not is_plain or any(cue.startswith(SCOPE) for cue in figure.cues):
        return False
    sentence = running.get(_number(figure), _told_roughly(figure, running))
    if sentence is None or sentence == figure.sentence:
        return False
    return not of_an_incident(sentences[figure.sentence].words)  # "a blast in Homs killed 51"
