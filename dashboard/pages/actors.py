"""Actors: who is said to have done what to whom, and who says so?"""

from typing import Any, cast

import pandas as pd
import streamlit as st

from dashboard.charts import actor_facets, actor_matrix, actor_victims
from dashboard.charts.theme import LIGHT
from dashboard.queries import actor_victims as victims
from dashboard.queries import actors
from dashboard.queries.actor_pairs import By
from dashboard.queries.filters import Filters, hidden, hidden_sentence
from dashboard.storage.derived_actors import WITHHELD
from dashboard.widgets import actor_view, asking, caption, empty, filter_rail, lifting, links, panel, url
from dashboard.widgets.actor_words import in_words, mark_of, victims_words
from dashboard.widgets.database import Snapshot, ask
from dashboard.widgets.figures import counted

BY: dict[str, str] = {"actor": "actor", "side": "side", "sector": "sector"}
TO: dict[str, str] = {"side": "side", "actor": "actor", "sector": "sector"}
HARM: dict[str, str] = {"killed": "killed", "wounded": "wounded", "casualties": "killed or wounded"}
CELL, SHOWN = "cell", "cell_is_shown"
CELL_COLUMNS = {
    "perpetrator_name": "alleged_perpetrator",
    "target_name": "target",
    "state": "standing_of_the_allegation",
    "n_events": "n_events",
    "n_origins": "n_known_origins",
}
SIDE_COLUMNS = {
    "side_name": "side_of_people_counted",
    "measure": "measure",
    "n_events": "n_events",
    "n_bounded": "n_events_with_a_stated_bound",
    "n_origins": "n_known_origins",
}
READING_COLUMNS = {
    "side_name": "side_of_people_counted",
    "title": "event",
    "words": "figures_as_stated_with_claimant",
    "low": "lowest_lower_bound_persons",
    "high": "highest_upper_bound_persons",
    "n_origins": "n_known_origins",
    "standing": "standing",
}


def answer(snapshot: Snapshot) -> None:
    """Query, empty case, figures, source."""
    filters = filter_rail.asked(snapshot)
    totals = ask(snapshot, actors.totals, filters).iloc[0]
    shown = hidden_sentence(ask(snapshot, hidden, filters))
    told = f"{counted(totals.n_events, 'violent event')} in view; {totals.n_with_perpetrator:,} of them with somebody "
    caption.under_title(told + f"said to have done it, {totals.n_with_target:,} with a named target", shown)
    if totals.n_events:
        lifting.offer(snapshot, filters)
        _pairs(snapshot, filters, totals, shown)
        _speakers(snapshot, filters, totals, shown)
    else:
        empty.nothing_in_view("violent event", snapshot, filters)
    _victims(snapshot, filters, totals, shown)
    if CELL in st.query_params and not st.session_state.pop(SHOWN, False):
        st.info("The address asks for the reports behind a mark, and there is no mark of that name in this view.")
    st.subheader("One actor", anchor=False)
    if actor := actor_view.choose(snapshot):
        actor_view.show(snapshot, filters, actor)


def _pairs(snapshot: Snapshot, filters: Filters, totals: Any, shown: str) -> None:
    with st.container(horizontal=True, gap="medium"):
        rows_by = cast("By", filter_rail.choice("actor_rows", "Rows: who, by", BY))
        columns_by = cast("By", filter_rail.choice("actor_columns", "Columns: to whom, by", TO))
    cells = in_words(ask(snapshot, actors.matrix, filters, rows_by, columns_by), rows_by, columns_by, "pair")
    marks = cells[cells["n_events"] > 0]
    mark = panel.show(
        snapshot,
        filters,
        key="actors-matrix",
        title="Violent events by alleged perpetrator and target",
        figure=actor_matrix.actor_matrix(cells, caption.colours()),
        print_figure=lambda: actor_matrix.actor_matrix(cells, LIGHT),
        alt=actor_matrix.alt_text(cells),
        aid=actor_matrix.READING_AID,
        rows=marks,
        columns=CELL_COLUMNS,
        row_words=lambda row: f"{row.perpetrator_name} → {row.target_name}: {actor_matrix.events_words(row)}",
        mark="mark",
        shown=f"{shown}; {_left_out(cells, totals, (rows_by, columns_by))}",
        sources=totals.publishers,
        text_kinds=totals.text_kinds,
    )
    _remember(mark, "actors-matrix")
    if (cell := _named_cell(marks)) is not None:
        ends = (cell.perpetrator, cell.target, cell.state)
        _behind(snapshot, ask(snapshot, actors.behind, filters, rows_by, columns_by, *ends), _pair_words(cell))
        for actor in dict.fromkeys((cell.perpetrator, cell.target)):
            actor_view.link(snapshot, actor, (CELL, "actor_rows", "actor_columns", "harm"))


def _left_out(cells: pd.DataFrame, totals: Any, ends: tuple[By, By]) -> str:
    """Rule 12: who is not drawn, what is not drawn, in words."""
    words = [counted(totals.n_other, "event") + " in view without violence not drawn"]
    first = cells.iloc[0]
    for end, by, n in (("perpetrator", ends[0], first.n_lines), ("target", ends[1], first.n_heads)):
        drawn = cells[end].nunique() - 1
        if n > drawn:
            kinds = {"perpetrator": "rows", "target": "columns"}[end]
            words.append(f"{kinds}: the {drawn} of {n:,} named {by}s with the most events, and “not stated”")
    if first.n_undrawn:
        words.append(counted(first.n_undrawn, "event") + " of the others not drawn; choose side to see them")
    if WITHHELD in {*cells["perpetrator"], *cells["target"]}:
        words.append("names that may be those of persons unknown to actors.csv stand together as “name withheld”")
    if totals.n_threats:
        words.append(counted(totals.n_threats, "claim") + " of violence only feared or threatened not drawn")
    return "; ".join(words)


def _pair_words(cell: Any) -> str:
    return f"{cell.perpetrator_name} → {cell.target_name}: {actor_matrix.events_words(cell)}"


def _speakers(snapshot: Snapshot, filters: Filters, totals: Any, shown: str) -> None:
    cells = in_words(ask(snapshot, actors.by_speaker, filters), "side", "side", "said")
    marks = cells[cells["n_events"] > 0]
    mark = panel.show(
        snapshot,
        filters,
        key="actors-speakers",
        title="Violent events by side of the alleged perpetrator and of the target, for each kind of speaker",
        figure=actor_facets.actor_facets(cells, caption.colours()),
        print_figure=lambda: actor_facets.actor_facets(cells, LIGHT),
        alt=actor_facets.alt_text(cells),
        aid=actor_facets.READING_AID,
        rows=marks,
        columns={"speaker_kind": "kind_of_speaker", **CELL_COLUMNS},
        row_words=lambda row: f"{actor_facets.PANELS[row.speaker_kind]}: {_pair_words(row)}",
        mark="mark",
        shown=shown,
        sources=totals.publishers,
        text_kinds=totals.text_kinds,
    )
    _remember(mark, "actors-speakers")
    if (cell := _named_cell(marks)) is not None:
        ends = (cell.perpetrator, cell.target, cell.state, cell.speaker_kind)
        heading = f"{actor_facets.PANELS[cell.speaker_kind]}: {_pair_words(cell)}"
        _behind(snapshot, ask(snapshot, actors.behind, filters, "side", "side", *ends), heading)


def _victims(snapshot: Snapshot, filters: Filters, totals: Any, shown: str) -> None:
    counts = ask(snapshot, victims.by_side, filters).copy()
    if not len(counts):
        return
    counts["side_name"] = [victims_words(side) for side in counts["side"]]
    counts["mark"] = [mark_of("side", s, m) for s, m in zip(counts["side"], counts["measure"], strict=True)]
    mark = panel.show(
        snapshot,
        filters,
        key="actors-victims",
        title="Events with a figure of killed or wounded, by side of the people counted",
        figure=actor_victims.events_by_side(counts, caption.colours()),
        print_figure=lambda: actor_victims.events_by_side(counts, LIGHT),
        alt=actor_victims.counts_alt(counts),
        aid=actor_victims.COUNTS_AID,
        rows=counts[counts["n_events"] > 0],
        columns=SIDE_COLUMNS,
        row_words=lambda row: f"{row.side_name}, {actor_victims.count_words(row)}",
        mark="mark",
        shown=shown,
        sources=totals.publishers,
        text_kinds=totals.text_kinds,
    )
    _remember(mark, "actors-victims")
    if (cell := _named_cell(counts)) is not None:
        claims = ask(snapshot, victims.behind, filters, cell.side, cell.measure)
        _behind(snapshot, claims, f"{cell.side_name}, {actor_victims.count_words(cell)}")
    _readings(snapshot, filters, totals, shown)


def _readings(snapshot: Snapshot, filters: Filters, totals: Any, shown: str) -> None:
    measure = cast("victims.Harm", filter_rail.choice("harm", "Drawn below: persons", HARM))
    rows = ask(snapshot, victims.readings, filters, measure).copy()
    rows["side_name"] = [victims_words(side) for side in rows["side"]]
    unbounded = sum(low is None for low in rows["low"])
    beyond = sum(rows.groupby("side")["n_in_side"].first()) - len(rows)
    left = [f"{unbounded:,} told only in words such as dozens or about: listed, not drawn"] if unbounded else []
    left += [f"{beyond:,} earlier events of sides with many not drawn"] if beyond else []
    if not len(rows):
        st.info(f"No report in view gives a number of people {HARM[measure]}.")
        return
    unit = f"persons {HARM[measure]} in one event, as stated (logarithmic)"
    mark = panel.show(
        snapshot,
        filters,
        key="actors-readings",
        title="What reports say of single events, by side of the people counted",
        figure=actor_victims.ranges(rows, caption.colours(), unit),
        print_figure=lambda: actor_victims.ranges(rows, LIGHT, unit),
        alt=actor_victims.ranges_alt(rows),
        aid=actor_victims.RANGES_AID + " The range is over all reports in view, whatever the rule in the rail.",
        rows=rows,
        columns=READING_COLUMNS,
        row_words=lambda row: f"{row.side_name} · {row.title} · {row.words} · {row.standing}",
        shown="; ".join([shown, *left]),
        sources=totals.publishers,
        text_kinds=totals.text_kinds,
    )
    if mark:
        links.open_event(mark)


def _remember(mark: str | None, key: str) -> None:
    """A mark that was just chosen goes into the address; one that was chosen before stays out once it is closed."""
    if mark and mark != st.session_state.get(f"{key}_handled"):
        url.write(CELL, [mark])
    st.session_state[f"{key}_handled"] = mark


def _named_cell(marks: pd.DataFrame) -> Any:
    """The row of the mark that the address names; None when this figure has none of that name."""
    wanted = st.query_params.get(CELL)
    return next((row for row in marks.itertuples() if row.mark == wanted), None)


def _behind(snapshot: Snapshot, claims: pd.DataFrame, heading: str) -> None:
    """The claims that a mark sums, each a link to its sentence."""
    st.session_state[SHOWN] = True
    panel.behind(snapshot, claims, heading)
    more = (claims["n_in_mark"].iloc[0] if len(claims) else 0) - len(claims)
    with st.container(horizontal=True, gap="medium"):
        if more > 0:
            st.caption(f"{more:,} more claims stand behind this mark; narrow the filters to see them.")
        st.button("Close this list", key="close_cell", type="tertiary", on_click=url.write, args=(CELL, []))


asking.page("Who is said to have done what to whom, and who says so?", "actors", answer)
