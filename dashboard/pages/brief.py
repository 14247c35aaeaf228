"""Brief: what is being claimed, and how sure can we be?"""

from collections.abc import Mapping
from datetime import timedelta
from functools import partial
from typing import Any

import streamlit as st

from dashboard.assessment.words import day_words
from dashboard.charts import brief_timeline
from dashboard.charts.theme import LIGHT
from dashboard.queries import brief, tolls
from dashboard.queries.event_rows import COLUMNS as ROW_COLUMNS
from dashboard.queries.event_rows import event_rows
from dashboard.queries.filters import Filters, hidden, hidden_sentence
from dashboard.widgets import (
    asking,
    caption,
    copying,
    downloads,
    empty,
    filter_rail,
    lifting,
    links,
    panel,
    redraw,
    under_way,
)
from dashboard.widgets.database import Snapshot, ask
from dashboard.widgets.event_cards import COLUMNS, conflict_card, event_row, event_tile
from dashboard.widgets.figures import counted, when_words
from dashboard.widgets.lines import lines

NEW_WITHIN_DAYS = 2
CARDS_RULE = (
    "These cards: first what reports conflict on, then what a speaker revised, then the latest reports; one event of "
    "each place before a second of any. The size of a number chooses nothing. The list holds the rest."
)


def answer(snapshot: Snapshot) -> None:
    """Query, empty case, figures, source."""
    filters = filter_rail.asked(snapshot)
    totals = ask(snapshot, brief.totals, filters).iloc[0]
    shown = hidden_sentence(ask(snapshot, hidden, filters))
    told = f"{counted(totals.n_claims, 'claim')} from {counted(totals.n_posts, 'post')}"
    told += f" {'makes' if totals.n_claims == 1 else 'make'} {counted(totals.n_events, 'event')}"
    caption.under_title(told, shown)
    if not totals.n_events:
        empty.nothing_in_view("event", snapshot, filters)
        return
    lifting.offer(snapshot, filters)
    since = totals.last_report - timedelta(days=NEW_WITHIN_DAYS)
    events = ask(snapshot, brief.event_list, filters, since)
    tiles = ask(snapshot, brief.tiles, filters)
    coming = under_way.coming(snapshot)
    if len(tiles):
        grid = st.grid(4, min_column_width=160, border=True, gap="small", key="tiles")
        for row in tiles.itertuples():
            with grid.cell():
                event_tile(row, coming.get(row.event_id))
        st.caption(CARDS_RULE)
    if totals.n_toll_claims:
        _to_tolls(snapshot)
    left, right = st.columns([5, 3], gap="large")
    with left:
        st.subheader(f"Conflicting, revised, and new since {day_words(since)}", anchor=False)
        _list(events, coming)
        name = downloads.file_name("events", filters.rule, snapshot.file_words)
        downloads.offer_csv(events, COLUMNS, name, "brief_events_csv", known=snapshot.known)
    with right:
        _conflicts(snapshot, filters)
    told = "\n\n".join(sentence for sentence in events["sentence"][:3] if sentence)
    copying.ready_to_copy(told, known=snapshot.known)
    _timeline(snapshot, filters, shown, totals)


def _list(events: Any, coming: Mapping[str, str]) -> None:
    """What is conflicting, revised, or new with a number; the rest waits behind a line that counts it."""
    is_earlier = events["status"] == "earlier"
    is_bare = (events["status"] == "new") & events["figures"].isna()
    named = events[~is_earlier & ~is_bare]
    _lines("named", named, coming)
    for key, words, rows in (
        ("bare", "new {} without a number", events[is_bare]),
        ("earlier", "earlier {} in view", events[is_earlier]),
    ):
        if len(rows):
            noun = words.format("event" if len(rows) == 1 else "events")
            is_open = bool(not len(named) and rows.index[0] == 0)
            redraw.folded(f"{len(rows):,} {noun}", f"brief_{key}", partial(_lines, key, rows, coming), is_open)
    rest = events["n_in_view"].iloc[0] - len(events)
    if rest:
        left_out = "1 earlier event is" if rest == 1 else f"{rest:,} earlier events are"
        st.caption(f"{left_out} not listed here; narrow the days or the place to see the rest.")


def _lines(key: str, rows: Any, coming: Mapping[str, str]) -> None:
    with lines(key):
        for row in rows.itertuples():
            event_row(row, coming.get(row.event_id))


def _conflicts(snapshot: Snapshot, filters: Filters) -> None:
    st.subheader("Conflicts", anchor=False)
    rows = ask(snapshot, brief.conflicts, filters)
    if not len(rows):
        st.caption("No two speakers contradict each other in view. That is not agreement: most events have one origin.")
    with st.container(gap=None, key="conflicts"):
        for row in rows.itertuples():
            conflict_card(row)


def _timeline(snapshot: Snapshot, filters: Filters, shown: str, totals: Any) -> None:
    events = ask(snapshot, brief.timeline, filters)
    rows = ask(snapshot, event_rows, tuple(sorted(events["event_id"])), filters.rule)
    theme = caption.colours()
    figure = brief_timeline.brief_timeline(events, theme)
    mark = panel.show(
        snapshot,
        filters,
        key="brief-timeline",
        title="Events by the day they are said to have happened",
        figure=figure,
        print_figure=lambda: brief_timeline.brief_timeline(events, LIGHT),
        alt=brief_timeline.alt_text(events),
        aid=f"{brief_timeline.READING_AID} {_not_drawn(figure, events)}".strip(),
        legend=caption.speakers_key(theme, events["attribution"], "conflicting" in set(events["agreement"])),
        rows=rows,
        columns=ROW_COLUMNS,
        row_words=_row_words,
        shown=shown,
        sources=totals.publishers,
        text_kinds=totals.text_kinds,
    )
    if mark:
        links.open_event(mark)


def _row_words(row: Any) -> str:
    """An event's row in one line: its day, what, the number with its bound, who says so, and its standing."""
    number = row.figures or "no number stated"
    said = row.claimant or "speaker not known"
    when = when_words(row) + (f", reported {day_words(row.reported_first)}" if row.date_start is None else "")
    return f"{when} · {row.title} · {number} · {said} · {row.standing}"


def _to_tolls(snapshot: Snapshot) -> None:
    """The way to the tolls that their page shows first: each once, in however many posts and headlines it is told."""
    rows = ask(snapshot, tolls.hidden_tolls, Filters(), "cumulative", snapshot.last_day)
    n_shown = int(rows.loc[rows["reason"].isna(), "n_tolls"].sum())
    several = f"{counted(n_shown, 'toll')} of a conflict or period" if n_shown else "Tolls of a conflict or period"
    links.page_link(links.TOLLS, f"{several}: compare")


def _not_drawn(figure: Any, rows: Any) -> str:
    """What the timeline leaves out, in words: labels without room, and events beyond the most it draws."""
    words = []
    if silent := brief_timeline.unlabelled(figure):
        have = "has" if silent == 1 else "have"
        words.append(f"{silent} of {counted(len(rows), 'mark')} {have} no room for a label; the rows below name each.")
    if (beyond := (rows["n_in_view"].iloc[0] if len(rows) else 0) - len(rows)) > 0:
        words.append(f"{'1 earlier event is' if beyond == 1 else f'{beyond:,} earlier events are'} not drawn.")
    return " ".join(words)


asking.page("What is being claimed, and how sure can we be?", "brief", answer)
