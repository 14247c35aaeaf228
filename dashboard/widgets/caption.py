"""The page around the figures: the sheet, the line under the title, the frame of a chart, and what it rests on."""

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import streamlit as st

from dashboard.assessment.words import days_words
from dashboard.charts.on_screen import AsItIs
from dashboard.charts.theme import REST, SPEAKERS_OF, Figure, Theme, theme_of
from dashboard.queries.filters import Filters
from dashboard.widgets import frames, known_day
from dashboard.widgets.database import Snapshot
from dashboard.widgets.figures import text_kind_words
from dashboard.widgets.markup import FLOW, MUTED, SMALL, Markup, tag, together
from dashboard.widgets.page_style import apply_style
from dashboard.widgets.rail_options import labels_of
from dashboard.widgets.rail_words import RULES, words_of

SHEET_PX = 1000
CHART_CONFIG = {"displaylogo": False, "displayModeBar": False, "scrollZoom": False, "doubleClickDelay": 700}
"""No camera: it would save the bare chart. The menu of its panel takes a figure away with title and caption.

Plotly's 300 ms for a double click are too short where a busy browser handles the second click late, and for slow hands:
the two clicks then count as one each, and give nothing back.
"""
BRUSHED = {"displayModeBar": True, "modeBarButtons": [["pan2d", "select2d"]]}
AID = f"font-size:.875rem;opacity:.74;margin:0 0 1rem 0;{FLOW}"
"""As st.caption is drawn (page_style.CSS)."""
SOURCES, MOST_OF_SOURCES = "sources: ", 150
"""How the list of sources begins in a caption, and how long it may be, in characters, before it is folded."""
LISTED = ("place", "type", "actor", "speaker", "publisher", "measure", "population", "agreement", "precision")
"""The filters that hold lists of values, in the order in which a caption names them."""


@contextmanager
def sheet(question: str, help_words: str | None = None) -> Iterator[None]:
    """The page's one column, with its question as the title."""
    apply_style()
    with st.container(horizontal_alignment="center"), st.container(width=SHEET_PX, gap="medium"):
        st.title(question, anchor=False, help=help_words)
        yield


def under_title(*sentences: str) -> None:
    """What is shown and hidden, in one line under the title.

    A heading that only screen readers meet goes before it: figures have headings of the third level.
    """
    told = tag("p", " · ".join(sentences), style=f"{MUTED};margin:-.6rem 0 0 0;font-size:1rem")
    st.html(together(tag("h2", "In this view", class_="unseen"), told))


def chart(figure: Figure, alt: str, key: str, select: bool = True) -> Any:
    """Draw a chart in our own fonts; returns the selection. `alt` is its content in one sentence.

    A window too narrow for it scrolls the chart sideways in its frame, which `frames.ROOMS` names by the chart's key.
    A figure whose layout names a `selectdirection` can also be brushed: the dashed box stands among its buttons.
    """
    brushed = "selectdirection" in figure["layout"]
    with st.container(key=frames.key(key)):
        return st.plotly_chart(
            AsItIs(figure),
            theme=None,
            width="stretch",
            key=key,
            on_select="rerun" if select else "ignore",
            selection_mode=("points", "box") if brushed else "points",
            config={**CHART_CONFIG, **BRUSHED} if brushed else CHART_CONFIG,
            alt=alt,
        )


def speakers_key(theme: Theme, attributions: Iterable[str | None], conflicting: bool = False) -> list[tuple[str, str]]:
    """The words and colours of those kinds of speakers that occur, and of conflict when it does."""
    kinds = {SPEAKERS_OF.get(attribution or "", REST) for attribution in attributions}
    shown: list[tuple[str, str]] = [(kind, colour) for kind, colour in theme.speakers if kind in kinds]
    return [*shown, ("reports conflict", theme.conflicting)] if conflicting else shown


def key_line(key: Sequence[tuple[str, str]], title: str) -> Markup | None:
    """A key of colours in one line, each dot in its colour, its words in the text's, so that grey is legible too."""
    style = "font-weight:600;white-space:nowrap"
    words = [tag("span", tag("span", "● ", style=f"color:{colour}"), kind, style=style) for kind, colour in key]
    pieces = [piece for word in words for piece in (word, "\u2003 ")]
    return tag("p", f"{title}: ", *pieces, style=f"{SMALL};margin:0 0 1rem 0") if pieces else None


def below(key: Markup | None, aid: str, lines: Sequence[str]) -> None:
    """What stands below a chart, in one element: its key, how to read it, and what it rests on (`source_words`)."""
    st.html(tag("div", key, tag("div", aid, style=AID) if aid else None, folded(lines)))


def source_words(
    snapshot: Snapshot, shown: str, asked: str, sources: str | None, text_kinds: Iterable[str | None] = ()
) -> list[str]:
    """What a figure rests on, one piece each: on screen they share a line, in a picture each has its own.

    What was asked for, n shown and hidden, sources, and the snapshot. `text_kinds` are those of the posts it was read
    from; what is not verbatim says so (rule 14).
    """
    words = [asked, shown, f"{SOURCES}{sources}" if sources else "no source in view"]
    kinds = sorted({text_kind_words(kind) for kind in text_kinds if kind not in ("verbatim", None)})
    words += [f"posts read: {', '.join(kinds)}"] if kinds else []
    words += [known_day.words(snapshot.known)] if snapshot.known else []
    return [*words, f"snapshot {snapshot.short_id} · At Least, “{snapshot.title}”"]


def folded(words: Sequence[str]) -> Markup:
    """The pieces of `source_words` for the screen: a long list of sources is named in part, and unfolds in full.

    Everything that leaves, and everything on paper, has the whole list.
    """
    lines, whole = list(words), ""
    for n, piece in enumerate(lines):
        if piece.startswith(SOURCES) and len(piece) > MOST_OF_SOURCES:
            whole = piece.removeprefix(SOURCES)
            first = re.split(r"[,;] (?=[^,;]*$)", whole[: MOST_OF_SOURCES // 2])[0]
            lines[n] = f"{SOURCES}{first} and others, all named below"
    told = tag("div", " · ".join(lines))
    if whole:
        told = together(told, tag("details", tag("summary", "All sources"), whole, class_="on-paper"))
    return tag("div", told, style=f"{MUTED};{SMALL};{FLOW}")


def asked_words(filters: Filters, snapshot: Snapshot | None = None) -> str:
    """The filters in one sentence; what is not named is not filtered. `snapshot` gives values their names."""
    return f"{hiding_words(filters, snapshot)}; when reports differ: {RULES[filters.rule]}"


def hiding_words(filters: Filters, snapshot: Snapshot | None = None) -> str:
    """The filters that hide something, as `asked_words` tells them."""
    parts = [days_words(*filters.days)] if filters.days else ["all days"]
    asked = {name: values for name in LISTED if (values := getattr(filters, name))}
    named = labels_of(snapshot) if snapshot and asked else {}
    for name, values in asked.items():
        parts.append(f"{name}: {', '.join(named.get((name, v)) or words_of(name, v) for v in values)}")
    if filters.reviewed != "any":
        parts.append("reviewed" if filters.reviewed == "yes" else "not reviewed")
    if filters.search:
        parts.append(f"with “{filters.search}”")
    return ", ".join(parts)


def toll_words(filters: Filters) -> list[str]:
    """The filters that concern published tolls, in words."""
    words = [", ".join(values) for values in (filters.measure, filters.population) if values]
    return [*words, f"with “{filters.search}”"] if filters.search else words


def colours() -> Theme:
    """The colours of the reader's mode."""
    mode = getattr(getattr(st.context, "theme", None), "type", None)
    return theme_of(mode)
