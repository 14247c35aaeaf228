"""The number of an event under each aggregation rule (design.md, section 6): four honest answers, never a midpoint.

range: from the lowest to the highest of the voices' latest numbers, each end as somebody stated it; what a voice has
replaced is its track, not a reading. lowest_minimum: what even the most careful report allows to conclude, replaced
ones included. latest_of_each: every voice's latest number, one beside the other. best_attributed: the latest number of
the best-attributed voice, by BEST_FIRST. Recollections count only where nothing else is stated. The spread between the
rules is an event's, never a page's.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.assessment.bounds import hull, interval_of, operator_of
from dashboard.assessment.tracks import Step, Track
from dashboard.assessment.words import SIGN, figure_words
from dashboard.linking.words import joined
from dashboard.records import AggregationRule, Attribution, Figure, Measure, Operator, Population

# Who keeps lists of names comes first, then who was there, then parties to the conflict, whose numbers serve them.
# An outlet that names nobody is attributed to nobody, whatever its name; footage shows, and does not count.
BEST_FIRST: tuple[Attribution, ...] = (
    "un_official",
    "monitor",
    "footage_geolocated",
    "witness",
    "activist_network",
    "government_official",
    "state_media",
    "accused_by_opponent",
    "perpetrator_claim",
    "own_reporting",
    "footage_claimed",
    "unattributed",
)
ROUND: tuple[Operator, ...] = ("approx",)
WORDS_ONLY: tuple[Operator, ...] = ("order_of_magnitude", "some")


@dataclass(frozen=True, slots=True)
class Combined:
    """Reports of one event combined under a rule; `low` and `high` are what they allow to conclude together."""

    rule: AggregationRule
    measure: Measure
    population: Population
    operator: Operator
    low: int | None
    high: int | None
    low_open: bool
    words: str
    voices: tuple[str, ...]
    n_claims: int
    imputed_low: int | None


def combine(tracks: Sequence[Track]) -> list[Combined]:
    """Every rule for every measure and population of one event's tracks, in that order."""
    groups: dict[tuple[Measure, Population], list[Track]] = {}
    for track in tracks:
        groups.setdefault((track.measure, track.population), []).append(track)
    found = []
    for (measure, population), members in groups.items():
        steps = [step for track in members for step in track.steps]
        fresh = [step for step in steps if not step.is_recollection] or steps
        latest = [track.latest for track in members if track.latest] or fresh
        beside = any(track.group for track in members)
        chosen: dict[AggregationRule, list[Step]] = {
            "range": latest,
            "lowest_minimum": fresh,
            "latest_of_each": latest,
            "best_attributed": _of_one_voice(latest) if beside else [min(latest, key=attribution_rank)],
        }
        found += [_combined(rule, measure, population, picked, beside) for rule, picked in chosen.items()]
    return found


def _of_one_voice(latest: list[Step]) -> list[Step]:
    """The number of the best-attributed voice; with it those that the voice gives for other groups beside it."""
    best = min(latest, key=attribution_rank)
    return [step for step in latest if step.testimony.voice.key == best.testimony.voice.key]


def attribution_rank(step: Step) -> tuple[int, bool, int, str, int]:
    """Better attributed first; then a voice in its own report before its words in another's, then the later report.

    State media and government officials rank as one: they speak for the same party.
    """
    testimony = step.testimony
    kind = "government_official" if testimony.claim.attribution == "state_media" else testimony.claim.attribution
    day = testimony.report.reported_date.toordinal()
    return BEST_FIRST.index(kind), testimony.claim.speaker is not None, -day, *testimony.key


def _combined(
    rule: AggregationRule, measure: Measure, population: Population, steps: list[Step], beside: bool
) -> Combined:
    figures = [step.figure for step in steps]
    if beside:
        operator, low, high, low_open, words = _groups(rule, steps)
    elif rule == "lowest_minimum":
        operator, low, high, low_open, words = _lowest(figures)
    else:
        operator, low, high, low_open, words = _range(figures)
    if rule == "latest_of_each" and not beside:
        words = _each(figures)
    imputed = [figure.imputed_low for figure in figures if figure.imputed_low is not None]
    return Combined(
        rule,
        measure,
        population,
        operator,
        low,
        high,
        low_open,
        words,
        tuple(sorted({step.testimony.voice.name for step in steps})),
        len({step.testimony.key for step in steps}),
        min(imputed) if imputed and low is None else None,
    )


Reading = tuple[Operator, int | None, int | None, bool, str]


def _lowest(figures: list[Figure]) -> Reading:
    """At least the smallest lower end; a number that bounds nothing leaves only its words."""
    bounded = [i for f in figures if not (i := interval_of(f.operator, f.low, f.high)).says_nothing]
    if not bounded:
        return _range(figures)
    least = min(bounded, key=lambda i: i.least)
    operator: Operator = "gt" if least.low_open else "gte"
    if least.least == 0:
        return "lte", None, None, False, "no minimum stated"
    if all(f.operator == "some" for f in figures):
        return "some", 1, None, False, figure_words("some", None, None, _words_of(figures)[0])
    return operator, least.low, None, least.low_open, figure_words(operator, least.low, None)


def _groups(rule: AggregationRule, steps: list[Step]) -> Reading:
    """Groups counted side by side, each number as stated: none is another's range, and nothing is added.

    A voice that counts several groups says at least its largest number; there may be as many as all together.
    """
    by_voice: dict[str, list[Figure]] = {}
    for step in steps:
        by_voice.setdefault(step.testimony.voice.key, []).append(step.figure)
    largest = [max(told, key=lambda f: interval_of(f.operator, f.low, f.high).least) for told in by_voice.values()]
    operator, low, _, low_open, words = _lowest(largest)
    if rule != "lowest_minimum":
        numbers = [joined(_each(figures).split("; ")) for figures in by_voice.values()]
        words = "; ".join(sorted(numbers))
    return operator, low, None, low_open, words


def _range(figures: list[Figure]) -> Reading:
    """From the lowest to the highest stated number; one statement alone stays exactly as stated."""
    stated = {(f.operator, f.low, f.high) for f in figures}
    whole = hull([interval_of(f.operator, f.low, f.high) for f in figures])
    low = None if whole.least == 0 else whole.low
    if len(stated) == 1:
        operator, first, last = next(iter(stated))
        words = joined(_words_of(figures), " or ") if operator in WORDS_ONLY else figure_words(operator, first, last)
        return operator, low, whole.high, whole.low_open, words
    numbered = [f for f in figures if f.operator not in WORDS_ONLY]
    operator = operator_of(whole)[0]
    if not numbered:
        return operator, low, whole.high, whole.low_open, joined(_words_of(figures), " or ")
    words = _range_words(numbered)
    in_words = _words_of([f for f in figures if f.operator in WORDS_ONLY])
    if in_words:
        words = f"{words}; also “{joined(in_words, '” and “')}”"
    if operator == "eq" or any(f.operator in ROUND for f in numbered):
        operator = "approx" if any(f.operator in ROUND for f in numbered) else operator
    return operator, low, whole.high, whole.low_open, words


def _range_words(figures: list[Figure]) -> str:
    """ "7 to 10", "≥ 7 to 10": the lowest and the highest number, each with the sign that somebody gave it.

    A minimum is no upper end: "18 or ≥ 29", and with more numbers between the two "18 … ≥ 29".
    """
    lowest = min(figures, key=_stated_low)
    highest = max(figures, key=_stated_high)
    low, high = _stated_low(lowest)[0], _stated_high(highest)[0]
    if low == high:
        signs = sorted({SIGN.get(f.operator, "") for f in figures} - {""})
        return " or ".join(f"{sign}{high:,}" for sign in signs or [""])
    to = "to"
    if highest.operator in ("gte", "gt"):
        to = "or" if len({(f.operator, f.low, f.high) for f in figures}) == 2 else "…"
    return f"{SIGN.get(lowest.operator, '')}{low:,} {to} {SIGN.get(highest.operator, '')}{high:,}"


def _each(figures: Sequence[Figure]) -> str:
    """ "≥ 10; ≥ 29": the numbers as stated, the smallest first, then words; equal ones once."""
    ordered = sorted(figures, key=lambda f: (f.operator in WORDS_ONLY, _stated_low(f), f.quotation.text.lower()))
    return "; ".join(dict.fromkeys(figure_words(f.operator, f.low, f.high, f.quotation.text) for f in ordered))


def _stated_low(figure: Figure) -> tuple[int, str]:
    number = figure.low if figure.low is not None else figure.high
    return number or 0, figure.operator


def _stated_high(figure: Figure) -> tuple[int, int]:
    number = figure.high if figure.high is not None else figure.low
    return number or 0, ("eq", "between", "approx", "lte", "lt", "gte", "gt").index(figure.operator)


def _words_of(figures: Sequence[Figure]) -> list[str]:
    return sorted({f.quotation.text.lower() for f in figures if f.operator in WORDS_ONLY})
