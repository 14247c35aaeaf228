"""The lists of the rail: values that occur in the snapshot, each with its count beside it and never in its slug."""

from dashboard.queries.options import place_tree
from dashboard.widgets import url
from dashboard.widgets.database import Snapshot, ask, filter_options
from dashboard.widgets.rail_inputs import Dropped, several
from dashboard.widgets.rail_words import words_of

INDENT = "\u2003"
TREE_HELP = "A country holds its governorates, a governorate its places, a place what lies within it."


def from_options(snapshot: Snapshot, labels: dict[str, str], dropped: Dropped) -> dict[str, tuple[str, ...]]:
    """A list for each of `labels` (filter to its label on screen); what is chosen, by filter."""
    found = filter_options(snapshot)
    chosen: dict[str, tuple[str, ...]] = {}
    for name, label in labels.items():
        rows = found[found["filter"] == name]
        slug_of = _slug_of(list(rows["value"]))
        words = {
            slug_of[value]: f"{words_of(name, value, text)} · {n:,}"
            for value, text, n in zip(rows["value"], rows["label"], rows["n_claims"], strict=True)
        }
        value_of = {slug: value for value, slug in slug_of.items()}
        chosen[name] = tuple(value_of[slug] for slug in several(name, label, words, dropped))
    return chosen


def places(snapshot: Snapshot, dropped: Dropped) -> tuple[str, ...]:
    """The tree of places: countries, their governorates, their places; any of them can be chosen."""
    rows = ask(snapshot, place_tree)
    slug_of = _slug_of(list(rows["value"]))
    least = min(rows["level"], default=0)
    words = {
        slug_of[
            row.value
        ]: f"{INDENT * (row.level - least)}{words_of('place', row.value, row.label)} · {row.n_claims:,}"
        for row in rows.itertuples()
    }
    value_of = {slug: value for value, slug in slug_of.items()}
    return tuple(value_of[slug] for slug in several("place", "Place", words, dropped, TREE_HELP))


def labels_of(snapshot: Snapshot) -> dict[tuple[str, str], str]:
    """What the snapshot calls each value of each filter: (filter, value) to its name."""
    found = filter_options(snapshot)
    named = {(row.filter, row.value): words_of(row.filter, row.value, row.label) for row in found.itertuples()}
    tree = {
        ("place", row.value): words_of("place", row.value, row.label) for row in ask(snapshot, place_tree).itertuples()
    }
    return {**named, **tree}


def _slug_of(values: list[str]) -> dict[str, str]:
    """Each value's slug. Values that share one are told apart in alphabetical order, whatever their counts."""
    return {value: slug for slug, value in url.slugs(sorted(values)).items()}
