"""Results in words: the cells of every table, the day, and where extraction fails: one wording everywhere."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from dashboard.assessment.words import day_words
from dashboard.evaluation.grave import GRAVE
from dashboard.evaluation.results import Json, shown
from dashboard.evaluation.scores import MEASURES, MeasureOfQuality

HOLDS, MISSED = "✓", "✗"
OTHER_CONTENT = "*"
ENOUGH = 15
"""Labelled figures a region, kind or measure needs before it is called the weakest."""
WEAKEST = 3
SHORT = tuple(kind for kind in MEASURES if kind.bound_words)
"""The scores with a floor, in the order of the issue: what the card and the Methods page show."""


def measured_words(results: Json) -> str:
    """When, on what and by which version: "Measured on 22 November 2026 on 30 posts …"."""
    day = day_words(datetime.fromisoformat(results["measured_at"]).date())
    release, extractor = results["release"], results["extractor"]
    return f"Measured on {day}: release {release}, extractor {extractor}."


def size_words(one: Json) -> str:
    """The size of a set: "17 documents, 31,245 characters, 258 figures, 111 events"."""
    parts = [f"{one[name]:,} {name}" for name in ("documents", "characters", "figures", "events")]
    return ", ".join(parts)


def _nearest_to_new(results: Json) -> Json | None:
    """The set that comes nearest to a new post: posts held out. None where no figure of one was measured."""
    sets = {one["key"]: one for one in results["sets"]}
    one = sets.get("held_posts") or sets.get("open_posts")
    figures = one["scores"]["figures"] if one else {}
    return one if one and figures["read"] and figures["labelled"] else None


def errors_words(results: Json) -> str:
    """How many figures are missed and misread, in a sentence for who is about to accept a reading."""
    one = _nearest_to_new(results)
    if one is None:
        return ""
    figures, strict = one["scores"]["figures"], one["scores"]["figures_strict"]
    missed, wrong = figures["labelled"] - figures["found"], figures["found"] - strict["found"]
    return (
        f"In the {one['words']}, {missed:,} of {figures['labelled']:,} stated figures "
        f"({percent(missed, figures['labelled'])}) were missed; of the {figures['found']:,} found, {wrong:,} "
        f"({percent(wrong, max(1, figures['found']))}) had a wrong bound, population or realis."
    )


def plain_words(results: Json) -> str:
    """What to expect of a new post, in two sentences."""
    one = _nearest_to_new(results)
    if one is None:
        return ""
    figures, strict = one["scores"]["figures"], one["scores"]["figures_strict"]
    return (
        f"In the {one['words']}, {percent(figures['found'], figures['read'])} of the figures given are stated so, and "
        f"{percent(figures['found'], figures['labelled'])} of those stated are found; of the figures found, "
        f"{percent(strict['found'], max(1, figures['found']))} also have the right bound, population and realis."
    )


def missing_words(results: Json) -> str:
    """What was not measured, as a sentence; empty when everything was."""
    return f"Not measured in this run: {', '.join(results['missing'])}." if results["missing"] else ""


def set_before(one: Json, previous: Json | None) -> Json | None:
    """The same set in the results of a release before."""
    return next((old for old in previous["sets"] if old["key"] == one["key"]), None) if previous else None


def score_cell(one: Json, kind: MeasureOfQuality, previous: Json | None = None) -> str:
    """ "0.822 ✗ (0.790)": the score, whether its floor holds, and the release before.

    A star after the earlier score says that the set held other texts or labels then.
    """
    value = one["scores"][kind.key]["value"]
    holds = kind.holds(value)
    mark = "" if holds is None else f" {HOLDS if holds else MISSED}"
    old = set_before(one, previous)
    before = f" ({shown(old['scores'][kind.key]['value'])}{_star(one, old)})" if old else ""
    return shown(value) + mark + before


def grave_cell(one: Json, key: str, previous: Json | None = None) -> str:
    """ "6 of 55, 10.9 % (7 of 55)": errors, cases in which they could happen, their rate, and the release before."""
    grave = one["grave"][key]
    old = set_before(one, previous)
    before = f" ({old['grave'][key]['count']} of {old['grave'][key]['of']}{_star(one, old)})" if old else ""
    if not grave["of"]:
        return f"no case{before}"
    rate = f", {percent(grave['count'], grave['of'])}" if grave["count"] else ""
    return f"{grave['count']} of {grave['of']}{rate}{before}"


def percent(count: int, of: int) -> str:
    """ "10.9 %", "100 %"; a tenth of a per cent is what a thousand cases can tell."""
    return f"{100 * count / of:.1f} %".replace(".0 %", " %")


def _star(one: Json, old: Json) -> str:
    return OTHER_CONTENT if old["content_hash"] != one["content_hash"] else ""


def where_it_fails(results: Json) -> list[str]:
    """Sentences that name the weak places: grave errors, missed floors, regions, measures, and the largest groups."""
    return [*_grave_words(results), *_floor_words(results), *_weak_words(results), *_group_words(results)]


def _grave_words(results: Json) -> Iterator[str]:
    parts = []
    for kind in GRAVE:
        count, of = (sum(one["grave"][kind.key][name] for one in results["sets"]) for name in ("count", "of"))
        if count:
            parts.append((count / of, f"{kind.words} {percent(count, of)} ({count} of {of})"))
    if parts:
        yield "Grave errors over all sets: " + ", ".join(words for _, words in sorted(parts, reverse=True)) + "."


def _floor_words(results: Json) -> Iterator[str]:
    for one in results["sets"]:
        if one["is_posts"]:
            held = [kind.holds(one["scores"][kind.key]["value"]) for kind in SHORT]
            if False in held:
                yield f"On {one['words']} {held.count(False)} of {len(held)} floors are missed."


def _weak_words(results: Json) -> Iterator[str]:
    for one in results["sets"]:
        if one["is_posts"] and "by_region" in one:
            for name, words in (("by_region", "The regions"), ("by_measure", "The measures")):
                weak = _weakest(one[name])
                if weak:
                    yield f"{words} read worst in {one['words']} (F1 of figures): {', '.join(weak)}."


def _weakest(groups: Mapping[str, Json]) -> list[str]:
    """The groups of the lowest F1 that have enough figures to say so, when there are others to compare with."""
    scores = {name: group.get("figures", group) for name, group in groups.items()}
    rated = sorted((score["value"], name) for name, score in scores.items() if score["labelled"] >= ENOUGH)
    return [f"{name} {shown(value)}" for value, name in rated[:WEAKEST]] if len(rated) > WEAKEST else []


def _group_words(results: Json) -> Iterator[str]:
    groups = results["worst"]["groups"][:WEAKEST]
    if groups:
        words = "; ".join(f"{group['group']} ({group['count']})" for group in groups)
        yield f"The most frequent errors in {', '.join(results['worst']['of'])}: {words}."
