"""A figure with all that belongs to it, within one border; and the list of claims behind a mark.

`show` draws title, chart, key, reading aid, caption (what was asked for, n shown and hidden, sources, snapshot), the
menu "Take this figure away" and, below, the same rows as links that the keyboard reaches. What the caption says is
composed into every picture that leaves (rules 1 and 12); nothing of it stands inside the screen's figure, so that an
unchanged chart keeps its bytes and is not drawn again.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.assessment.words import day_words
from dashboard.charts.theme import Figure
from dashboard.queries.filters import Filters
from dashboard.widgets import brush, caption, known_day, links, take_away, url
from dashboard.widgets.database import Snapshot
from dashboard.widgets.evidence_text import quotation
from dashboard.widgets.figures import text_kind_words
from dashboard.widgets.lines import line, lines
from dashboard.widgets.markup import FLOW, MUTED, SMALL, as_label, isolated, shortened, tag

MOST_ROWS, MOST_BEHIND = 200, 100
MARK = "mark"
"""What the address calls the marks that were chosen, each after the key of its figure."""


def show(
    snapshot: Snapshot,
    filters: Filters | str,
    *,
    key: str,
    title: str,
    figure: Figure,
    alt: str,
    aid: str,
    choosing: str = "",
    rows: pd.DataFrame,
    columns: Mapping[str, str],
    shown: str,
    sources: str | None,
    text_kinds: Iterable[str | None] = (),
    sentence: str | None = None,
    legend: Sequence[tuple[str, str]] = (),
    legend_title: str = "Colour, who speaks",
    print_figure: Callable[[], Figure] | None = None,
    leads_to: str = links.EVENT,
    row_words: Callable[[Any], str] | None = None,
    mark: str | None = None,
    in_address: bool = False,
) -> str | None:
    """Draw a figure with its caption, its exports and its rows; the customdata of the mark that was chosen, or None.

    `filters`: the Filters in force, or words for what was asked. `key`: one of `frames.ROOMS`, page-figure
    ("brief-timeline"); also names the files. `title` describes and never concludes (rule 15). `alt`: what is shown, in
    a sentence. `aid`: how to read it. `choosing`: what a click does, told on screen alone. `rows`: one row a mark, in
    a total order; a row with `post_id` and `at` becomes a link to `leads_to` (links.EVENT or links.EVIDENCE). Where a
    mark sums several claims, name in `mark` the column that holds its customdata: its row becomes a button that
    chooses it. `columns`: the CSV's columns of `rows` to their header; claimant, operator, low, high, standing and
    text_kind are to be among them where rows have them. `shown`: n shown and hidden. `sources`: who is behind it.
    `sentence`: ready to copy. `legend`: words and colours of the key (caption.speakers_key). `row_words`: a row in one
    line; by default its first columns. `print_figure` makes the figure that exports hold, drawn with
    charts.theme.LIGHT, where the screen's is dark, or a map that has no SVG. `in_address`: the mark that was chosen
    (its value in the column `mark`) stands in the address, for a colleague.
    """
    words = caption.asked_words(filters, snapshot) if isinstance(filters, Filters) else filters
    lines = caption.source_words(snapshot, shown, words, sources, list(text_kinds))
    with st.container(border=True, gap="small"):
        st.subheader(as_label(title), anchor=False)
        pressed = _chosen(key, links.clicked(caption.chart(brush.with_linked_box(key, figure), alt, key)))
        brush.offer_all(key)
        caption.below(caption.key_line(legend, legend_title), f"{aid} {choosing}".strip(), lines)
        rule = filters.rule if isinstance(filters, Filters) else ""
        away = take_away.Figure(
            key=key,
            rule=rule,
            title=title,
            lines=(*([aid] if aid else []), *lines),
            alt=alt,
            theme=caption.colours(),
            make=(lambda: figure) if print_figure is None else print_figure,
            is_drawn_light=print_figure is not None,
            legend=tuple(legend),
            legend_title=legend_title,
            rows=rows,
            columns=columns,
            sentence=sentence,
        )
        take_away.menu(snapshot, away)
        button = _rows_as_links(key, rows, columns, leads_to, row_words, mark)
    chosen = button or pressed
    return _of_address(key, chosen, set(rows[mark])) if in_address and mark is not None else chosen


def _of_address(key: str, chosen: str | None, known: Collection[str]) -> str | None:
    """The mark that was chosen, written into the address; else the one that a link names, when there is such a mark."""
    name, named = f"{key}_in_address", url.of_figure(MARK, key)
    if chosen != st.session_state.get(name):
        st.session_state[name] = named = chosen
        url.write_of_figure(MARK, key, chosen)
    return chosen or (named if named in known else None)


def _chosen(key: str, clicked: str | None) -> str | None:
    """The mark that was clicked, else the one whose row was pressed before; a new click replaces a press."""
    name, last = f"{key}_pressed", f"{key}_clicked"
    if clicked != st.session_state.get(last):
        st.session_state[last] = clicked
        st.session_state.pop(name, None)
    return st.session_state.get(name) or clicked


def _rows_as_links(
    key: str,
    rows: pd.DataFrame,
    columns: Mapping[str, str],
    leads_to: str,
    row_words: Callable[[Any], str] | None,
    mark: str | None,
) -> str | None:
    """Below the figure its rows, one a line, drawn when opened; the customdata of the row that was pressed."""
    n = len(rows)
    opened = st.expander(
        f"The {n:,} row{'' if n == 1 else 's'} of this figure, as links" if n else "No rows",
        key=f"{key}_rows",
        on_change="rerun",
    )
    pressed: str | None = None
    if not opened.open:
        return None
    with opened, st.container(gap=None):
        for number, row in enumerate(rows.head(MOST_ROWS).itertuples()):
            words = shortened(row_words(row) if row_words else _in_words(row, columns), 220)
            post_id, at = getattr(row, "post_id", None), getattr(row, "at", None)
            if mark is not None:
                if st.button(as_label(words), key=f"{key}_row_{number}", type="tertiary"):
                    pressed = str(getattr(row, mark))
                    st.session_state[f"{key}_pressed"] = pressed
            elif post_id and at:
                links.page_link(leads_to, words, post_id, at)
            else:
                st.html(tag("div", words, style=FLOW))
        if n > MOST_ROWS:
            st.caption(f"{n - MOST_ROWS:,} more rows are in the CSV.")
    return pressed


def _in_words(row: Any, columns: Mapping[str, str]) -> str:
    """The first columns of a row, with what is not known left out."""
    values = [getattr(row, name, None) for name in list(columns)[:5]]
    return " · ".join(str(value) for value in values if value is not None and str(value))


def behind(
    snapshot: Snapshot, claims: pd.DataFrame, heading: str, most: int = MOST_BEHIND, key: str = "behind_the_mark"
) -> None:
    """The claims that a mark sums, each a link to its sentence on Evidence.

    Columns of `claims`: post_id, at, quotation, voice_name, reported_date, and where they have them place, figures
    (in words), standing and text_kind. Their order is kept; at most `most` stand here, and what is left out is counted.
    A page with two such lists gives each a `key` of its own.
    """
    with st.container(border=True, gap="small", key=key):
        st.subheader(as_label(heading), anchor=False)
        if not len(claims):
            st.caption("No claim stands behind this mark in the view that the filters leave.")
        with lines(key):
            for row in claims.head(most).itertuples():
                facts = [day_words(row.reported_date) if row.reported_date else "day of report not known"]
                facts += [str(v) for v in (getattr(row, n, None) for n in ("place", "standing")) if v]
                kind = getattr(row, "text_kind", None)
                facts += [text_kind_words(kind)] if kind and kind != "verbatim" else []
                told = getattr(row, "figures", None)
                speaker = row.voice_name or "speaker not known"
                said = quotation(shortened(row.quotation, 400))
                below = tag("div", isolated(" · ".join(facts)), style=f"{SMALL};{MUTED};{FLOW}")
                line(links.EVIDENCE, f"{speaker}: {told}" if told else speaker, row.post_id, row.at, said, below)
        if len(claims) > most:
            st.caption(f"{len(claims) - most:,} more claims are not listed here; narrow the filters to see them.")
        st.caption(f"snapshot {snapshot.short_id}{known_day.short_words(snapshot.known)}")
