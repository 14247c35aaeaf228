"""A source as a card: what it counts and does not count, whose side it is on, and what of it is here."""

from typing import Any

import pandas as pd
import streamlit as st

from dashboard.assessment.words import day_words
from dashboard.widgets import links, redraw, url
from dashboard.widgets.database import Snapshot, filter_options
from dashboard.widgets.figures import counted
from dashboard.widgets.filter_rail import NAMES
from dashboard.widgets.markup import FLOW, LINE, MUTED, SMALL, Markup, as_label, isolated, tag

KIND = {
    "monitor": "a monitor",
    "activist_network": "a network of activists",
    "witness": "a witness",
    "state_media": "a state medium",
    "government_official": "an official body of a state",
    "un_official": "a body of the United Nations",
    "own_reporting": "a news outlet",
    "perpetrator_claim": "a party that claims its own acts",
    "accused_by_opponent": "a party to the conflict",
    "footage_claimed": "footage, as claimed",
    "footage_geolocated": "footage, geolocated",
    "unattributed": "not attributed",
}
FIRST = 6
TEXT = "font-size:.92rem"


def source_cards(snapshot: Snapshot, cards: pd.DataFrame) -> None:
    """The cards; columns as `queries.source_cards.source_cards`. The first ones stand open, the rest behind a line."""
    told = cards[cards["n_spoken"] + cards["n_printed"] > 0]
    silent = cards[cards["n_spoken"] + cards["n_printed"] == 0]
    slugs = {name: _slug_of(snapshot, name) for name in ("speaker", "publisher")}
    _grid(told.head(FIRST), slugs, "first")
    rest = told.iloc[FIRST:]
    if len(rest):
        words = f"{counted(len(rest), 'more source')} with claims in view"
        redraw.folded(words, "more_sources", lambda: _grid(rest, slugs, "rest"))
    if len(silent):
        words = f"{counted(len(silent), 'source')} searched, with no claim in view"
        redraw.folded(words, "silent_sources", lambda: _grid(silent, slugs, "silent"))


def _slug_of(snapshot: Snapshot, name: str) -> dict[str, str]:
    found = filter_options(snapshot)
    by_slug = url.slugs(list(found[found["filter"] == name]["value"]))
    return {value: slug for slug, value in by_slug.items()}


def _grid(cards: pd.DataFrame, slugs: dict[str, dict[str, str]], name: str) -> None:
    grid = st.grid(2, min_column_width=300, border=True, gap="small", key=f"cards_{name}")
    for row in cards.itertuples():
        with grid.cell():
            _card(row, slugs)


def _card(row: Any, slugs: dict[str, dict[str, str]]) -> None:
    facts = [KIND.get(row.attribution, "not in sources.csv")]
    if row.side != "un":
        facts.append(f"side: {row.side}" if row.side else "side not recorded")
    facts += [f"speaks as {row.speaks_as}"] if row.speaks_as else []
    lines = [
        tag("div", isolated(row.name), style=f"font-weight:600;font-size:1.05rem;{FLOW}"),
        tag("div", isolated(" · ".join(facts)), style=f"{SMALL};{MUTED};{FLOW};margin-bottom:.4rem"),
        *_counts(row),
        tag("div", isolated(row.note), style=f"{SMALL};{MUTED};{FLOW};margin-top:.2rem") if row.note else None,
        tag("div", _here(row), style=f"{SMALL};margin-top:.4rem;border-top:1px solid {LINE};padding-top:.3rem"),
    ]
    st.html(tag("div", *lines))
    if row.n_spoken and (slug := slugs["speaker"].get(row.voice)):
        _link(f"{counted(row.n_spoken, 'claim')} it makes", "speaker", slug)
    if row.n_printed and (slug := slugs["publisher"].get(row.publisher)):
        _link(f"{counted(row.n_printed, 'claim')} it prints", "publisher", slug)


def _counts(row: Any) -> list[Markup]:
    """What it counts and leaves out, as sources.csv says; one line where it says neither."""
    stated = {"Counts: ": row.counts, "Leaves out: ": row.does_not_count}
    if not any(stated.values()):
        return [tag("div", "What it counts and leaves out is not stated in sources.csv.", style=f"{SMALL};{MUTED}")]
    return [
        tag("div", tag("b", label), isolated(words) if words else "not stated in sources.csv", style=f"{TEXT};{FLOW}")
        for label, words in stated.items()
    ]


def _here(row: Any) -> str:
    """What of the source is in view: origins behind it, the last report, days searched."""
    parts = []
    if row.n_spoken or row.n_printed:
        origins = counted(row.n_origins, "known origin") if row.n_origins else "no known origin"
        parts.append(f"behind its claims here: {origins}")
        parts += [f"{row.n_no_origin:,} without a known origin"] if row.n_no_origin and row.n_origins else []
        parts.append(f"last report {day_words(row.last_report)}")
    else:
        parts.append("no claim in view")
    parts.append(f"searched on {counted(row.days_searched, 'day')}" if row.days_searched else "no search recorded")
    return " · ".join(parts)


def _link(words: str, name: str, slug: str) -> None:
    """To the Brief, with this source alone as the speaker or publisher; the other filters stay."""
    asked = {**url.kept(NAMES), name: [slug]}
    st.page_link(links.BRIEF, label=f":primary[{as_label(words)}]", query_params=asked)
