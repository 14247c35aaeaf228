"""The numbers of an event in a sentence: which one leads, with its parts, and what other voices say or said before."""

from collections.abc import Sequence

from dashboard.assessment.plain_nouns import OF_A_FORCE, PLAIN_NOUNS, counts_families
from dashboard.assessment.rules import attribution_rank
from dashboard.assessment.testimony import Testimony
from dashboard.assessment.tracks import Step, Track
from dashboard.assessment.words import POPULATION_WORDS
from dashboard.linking.words import figure_phrase, joined
from dashboard.records import Figure, Measure

BEFELL: dict[Measure, tuple[str, str]] = {
    "killed": ("was killed", "were killed"),
    "wounded": ("was wounded", "were wounded"),
    "casualties": ("was killed or wounded", "were killed or wounded"),
    "missing": ("went missing", "went missing"),
    "detained": ("was detained", "were detained"),
    "defected": ("defected", "defected"),
    "displaced": ("was displaced", "were displaced"),
}
MEASURE_ORDER: tuple[Measure, ...] = (
    "killed",
    "casualties",
    "wounded",
    "missing",
    "detained",
    "defected",
    "displaced",
)


def figures_clause(
    totals: Sequence[Figure], parts: Sequence[Figure], executed: frozenset[int] = frozenset()
) -> str | None:
    """ "at least 10 people (among them 3 children) were killed and 50 people were wounded"; None without a number.

    Each part stands with its own total; one whose total is not told stands with the first total of its measure. What
    befell the `executed` (numbers of figures) is said: "(among them 51 soldiers, executed)".
    """
    if not totals:
        totals, parts = parts, ()
    if not totals:
        return None
    ordered = sorted(totals, key=lambda f: (MEASURE_ORDER.index(f.measure), f.figure_no))
    among: dict[int, list[str]] = {}
    for part in parts:
        whole = next(
            (n for n, f in enumerate(ordered) if (f.post_id, f.figure_no) == (part.post_id, part.part_of)), None
        )
        if whole is None:
            whole = next((n for n, f in enumerate(ordered) if f.measure == part.measure), 0)
        among.setdefault(whole, []).append(counted_words(part) + (", executed" if part.figure_no in executed else ""))
    told = []
    for number, figure in enumerate(ordered):
        inside = f" (among them {joined(list(dict.fromkeys(among[number])))})" if number in among else ""
        told.append(f"{counted_words(figure)}{inside} {_befell(figure)}")
    return joined(told)


def told_figures(
    lead: Testimony, same: Sequence[Testimony], tracks: Sequence[Track]
) -> tuple[list[Figure], list[Figure]]:
    """The voice's latest numbers in the leading report, and their stated parts; what it replaced since is left out."""
    keys = {testimony.key for testimony in same}
    told = []
    for track in tracks:
        steps = [s for s in track.steps if s.testimony.key in keys and s.testimony.voice == lead.voice]
        if steps:
            told.append(next((s for s in steps if s.is_latest), steps[-1]).figure)
    totals = [figure for figure in told if figure.part_of is None]
    numbers = {figure.figure_no for figure in totals}
    parts = [figure for figure in told if figure.part_of is not None]
    inside = [
        figure
        for testimony in same
        for figure in testimony.figures
        if figure.part_of in numbers and figure.figure_no in testimony.parts and figure.realis != "denied"
    ]
    named = {figure.low for figure in parts}
    parts += [figure for figure in inside if figure.low not in named]
    return totals, sorted(parts, key=lambda f: f.figure_no)


def counted_words(figure: Figure) -> str:
    """ "at least 22 people", "dozens of people", "92 troops", "ten “martyrs”": partisan words stay quoted.

    Of "eight members of the security forces" the number's own noun says nothing alone, and whose they were is not kept.
    """
    number = figure_phrase(figure.operator, figure.low, figure.high, figure.quotation.text)
    if figure.operator == "order_of_magnitude" and number.endswith("s"):
        number += " of"
    words = figure.victim_words.text if figure.victim_words else ""
    plain = words.lower()
    if plain and plain not in OF_A_FORCE and figure.population in ("combatants", "other"):
        return f"{number} {plain}" if plain in PLAIN_NOUNS else f"{number} “{words if ' ' in words else plain}”"
    if counts_families(figure) and figure.measure == "displaced":
        return f"{number} {plain}"
    one, many = POPULATION_WORDS[figure.population]
    if plain in OF_A_FORCE and figure.population == "combatants":
        one, many = (f"{word} of an armed or security force" for word in ("member", "members"))
    return f"{number} {one if figure.operator == 'eq' and figure.low == 1 else many}"


def _befell(figure: Figure) -> str:
    return BEFELL[figure.measure][not (figure.operator == "eq" and figure.low == 1)]


def lead_step(tracks: Sequence[Track]) -> Step | None:
    """The number an event is told with: killed before other measures, the best-attributed voice's latest.

    When that voice gave the number more than once, the report of its own comes before another's quotation of it.
    """
    chosen: list[Step] = []
    for track in tracks:
        latest = track.latest
        if latest is None:
            continue
        stated = (latest.figure.operator, latest.figure.low, latest.figure.high)
        same = [
            step
            for step in track.steps
            if not step.is_recollection and (step.figure.operator, step.figure.low, step.figure.high) == stated
        ]
        chosen.append(min(same, key=attribution_rank))
    if not chosen:
        return None
    return min(chosen, key=lambda s: (MEASURE_ORDER.index(s.figure.measure), _breadth(s.figure), attribution_rank(s)))


def _breadth(figure: Figure) -> int:
    """0 for a total, 1 for children and women, who are counted among others."""
    return figure.population in ("children", "women")


def numbers_of_others(lead: Testimony, tracks: Sequence[Track]) -> list[str]:
    """ "other voices: about 1,500, at least 1,360": latest numbers for the same people that the sentence leaves out."""
    step = lead_step(tracks)
    if step is None or step.testimony is not lead:
        return []
    told = step.figure
    others = [
        track.latest.figure
        for track in tracks
        if track.latest is not None
        and (track.measure, track.population) == (told.measure, told.population)
        and track.voice != lead.voice
        and (track.latest.figure.operator, track.latest.figure.low, track.latest.figure.high)
        != (told.operator, told.low, told.high)
    ]
    words = [figure_phrase(other.operator, other.low, other.high, other.quotation.text) for other in others]
    return [f"other voices: {joined(list(dict.fromkeys(words)))}"] if words else []


def revision(lead: Testimony, tracks: Sequence[Track]) -> str | None:
    """ "first 18 killed": where the voice began, when the leading number revises it; None when it does not."""
    step = lead_step(tracks)
    for track in tracks:
        if step is not None and step in track.steps and step.testimony is lead and track.is_revised:
            first = next(s.figure for s in track.steps if not s.is_recollection)
            return f"first {counted_words(first)} {_befell(first).split(' ', 1)[-1]}"
    return None
