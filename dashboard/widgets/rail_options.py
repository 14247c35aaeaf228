"""The lists of the rail: values that occur in the snapshot, each with its count beside it and never in its slug."""

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from dashboard.queries.options import place_tree
from dashboard.widgets import url
from dashboard.widgets.database import Snapshot, ask, filter_options
from dashboard.widgets.rail_inputs import Dropped, several
from dashboard.widgets.rail_words import MANY, MORE, words_of

INDENT = "\u2003"
TREE_HELP = "A country holds its governorates, a governorate its places, a place what lies within it."


@dataclass(frozen=True, slots=True)
class Offered:
    """What one list offers: each slug with its words and its value, in the order of the list."""

    words: Mapping[str, str]
    value_of: Mapping[str, str]

    def chosen(self, name: str) -> tuple[str, ...]:
        """The values that the address asks for under `name`."""
        return tuple(self.value_of[slug] for slug in url.read(name, self.words)[0])


def draw(snapshot: Snapshot, labels: Mapping[str, str], dropped: Dropped) -> None:
    """A list for each of `labels` (filter to its label on screen)."""
    for name, label in labels.items():
        several(name, label, _offered(snapshot.path, snapshot)[name].words, dropped)


def draw_places(snapshot: Snapshot, dropped: Dropped) -> None:
    """The tree of places: countries, their governorates, their places; any of them can be chosen."""
    several("place", "Place", _offered(snapshot.path, snapshot)["place"].words, dropped, TREE_HELP)


def chosen(snapshot: Snapshot) -> dict[str, tuple[str, ...]]:
    """What the address asks for, by filter: values of the snapshot."""
    return {name: offered.chosen(name) for name, offered in _offered(snapshot.path, snapshot).items()}


@st.cache_resource(max_entries=4, show_spinner=False)
def _offered(path: str, _snapshot: Snapshot) -> Mapping[str, Offered]:
    """Every list by its filter; `path` is the snapshot's, under which they are kept."""
    del path
    return {"place": _places(_snapshot), **{name: _values(_snapshot, name) for name in (*MANY, *MORE)}}


def _values(snapshot: Snapshot, name: str) -> Offered:
    found = filter_options(snapshot)
    rows = found[found["filter"] == name]
    slug_of = _slug_of(list(rows["value"]))
    words = {
        slug_of[value]: f"{words_of(name, value, text)} · {n:,}"
        for value, text, n in zip(rows["value"], rows["label"], rows["n_claims"], strict=True)
    }
    return Offered(words, {slug: value for value, slug in slug_of.items()})


def _places(snapshot: Snapshot) -> Offered:
    rows = ask(snapshot, place_tree)
    slug_of = _slug_of(list(rows["value"]))
    least = min(rows["level"], default=0)
    words = {
        slug_of[
            row.value
        ]: f"{INDENT * (row.level - least)}{words_of('place', row.value, row.label)} · {row.n_claims:,}"
        for row in rows.itertuples()
    }
    return Offered(words, {slug: value for value, slug in slug_of.items()})


def labels_of(snapshot: Snapshot) -> Mapping[tuple[str, str], str]:
    """What the snapshot calls each value of each filter: (filter, value) to its name."""
    return _labels(snapshot.path, snapshot)


@st.cache_resource(max_entries=4, show_spinner=False)
def _labels(path: str, _snapshot: Snapshot) -> Mapping[tuple[str, str], str]:
    del path
    found = filter_options(_snapshot)
    named = {(row.filter, row.value): words_of(row.filter, row.value, row.label) for row in found.itertuples()}
    tree = {
        ("place", row.value): words_of("place", row.value, row.label) for row in ask(_snapshot, place_tree).itertuples()
    }
    return {**named, **tree}


def _slug_of(values: list[str]) -> dict[str, str]:
    """Each value's slug. Values that share one are told apart in alphabetical order, whatever their counts."""
    return {value: slug for slug, value in url.slugs(sorted(values)).items()}
