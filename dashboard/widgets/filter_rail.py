"""The filter rail: what the reader asks for, read from and written to the address."""

from typing import Any, cast

import streamlit as st

from dashboard.queries.filters import Filters, Precision, Reviewed
from dashboard.records import AggregationRule
from dashboard.widgets import known_day, rail_days, rail_inputs, rail_options, redraw, saved_views, url
from dashboard.widgets.database import Snapshot
from dashboard.widgets.markup import as_label
from dashboard.widgets.rail_inputs import Dropped, one_of, several
from dashboard.widgets.rail_words import CLOSED, FILTERS, MANY, MORE, REVIEWED
from dashboard.widgets.rail_words import NAMES as NAMES
from dashboard.widgets.rail_words import RULES as RULES

OF_TOLLS = ("measure", "population")
"""What of the rail a published toll can be asked for, besides a search."""
CLEARED = "filters_were_cleared"
MORE_BOX, MORE_SET = "more_filters_box", "more_filters_set"
ONE_POST = "This page shows one whole post, whatever the filters. They come back on the Brief."


def show(snapshot: Snapshot, page: str) -> None:
    """Draw the rail. Values of the address that mean nothing are dropped with a notice."""
    url.recall(page, NAMES)
    dropped = Dropped()
    with st.sidebar:
        _masthead(snapshot)
        rail_inputs.search()
        rail_days.draw(snapshot, dropped)
        rail_options.draw_places(snapshot, dropped)
        rail_options.draw(snapshot, MANY, dropped)
        _more(snapshot, dropped)
        rule_choice(dropped)
        known_day.control(snapshot.known, snapshot.known_days)
        _foot(page)
    dropped.say()
    url.remember(NAMES)


def _more(snapshot: Snapshot, dropped: Dropped) -> None:
    """The filters asked for less often: seven lists, drawn when the fold is opened or one of them is set."""
    is_set = any(st.query_params.get_all(name) for name in (*MORE, "precision", "reviewed"))
    if is_set and not st.session_state.get(MORE_SET):
        st.session_state[MORE_BOX] = True
    st.session_state[MORE_SET] = is_set

    def draw() -> None:
        rail_options.draw(snapshot, MORE, dropped)
        several("precision", "Only with", CLOSED["precision"], dropped)
        one_of("reviewed", "Reviewed by a person", REVIEWED, dropped)

    redraw.folded("More filters", MORE_BOX, draw, is_set)


def asked(snapshot: Snapshot) -> Filters:
    """What the address asks for, of what the rail offers."""
    url.remember(NAMES)
    return Filters(
        days=rail_days.chosen(snapshot),
        precision=cast("tuple[Precision, ...]", tuple(url.read("precision", CLOSED["precision"])[0])),
        reviewed=cast("Reviewed", rail_inputs.value_of("reviewed", REVIEWED)),
        rule=cast("AggregationRule", rail_inputs.value_of("rule", RULES)),
        search=st.query_params.get("q", ""),
        **cast("dict[str, Any]", rail_options.chosen(snapshot)),
    )


def show_rule_only(snapshot: Snapshot, page: str) -> AggregationRule:
    """The rail of a page that shows every report whatever the filters: only how reports are combined."""
    url.recall(page, NAMES)
    dropped = Dropped()
    with st.sidebar:
        _masthead(snapshot)
        rule = rule_choice(dropped)
        st.caption("This page shows every report of the event, whatever the filters. They come back on the Brief.")
        known_day.control(snapshot.known, snapshot.known_days)
    dropped.say()
    url.remember(NAMES)
    return rule


def show_nothing(snapshot: Snapshot, page: str, words: str = ONE_POST) -> None:
    """The rail of a page that no filter touches: `words` say so. The filters stay in the address."""
    url.recall(page, NAMES)
    with st.sidebar:
        _masthead(snapshot)
        st.caption(words)
        known_day.control(snapshot.known, snapshot.known_days)
    url.remember(NAMES)


def show_for_tolls(snapshot: Snapshot, page: str) -> None:
    """The rail of the tolls: only what a published toll can be asked for."""
    url.recall(page, NAMES)
    dropped = Dropped()
    with st.sidebar:
        _masthead(snapshot)
        rail_inputs.search()
        for name in OF_TOLLS:
            several(name, MORE[name], CLOSED[name], dropped)
        st.caption("Days, places and speakers belong to single events; they wait on the Brief.")
        known_day.control(snapshot.known, snapshot.known_days)
        _foot(page)
    dropped.say()
    url.remember(NAMES)


def asked_of_tolls() -> Filters:
    """What the address asks of the tolls."""
    url.remember(NAMES)
    chosen = {name: tuple(url.read(name, CLOSED[name])[0]) for name in OF_TOLLS}
    return Filters(search=st.query_params.get("q", ""), **cast("dict[str, Any]", chosen))


def choice(name: str, label: str, words: dict[str, str], segmented: bool = True) -> str:
    """One of `words`, bound to the address like the rail; the first is the default and stays out of it."""
    dropped = Dropped()
    value = one_of(name, label, words, dropped, segmented, _write_choice)
    dropped.say()
    url.remember(NAMES)
    return value


def _write_choice(name: str, default: str) -> None:
    """A choice stands in the body, which is drawn again by itself; the foot shows choices only in an open list."""
    rail_inputs.write_alone(name, default)
    if st.session_state.get(saved_views.BOX):
        redraw.again()


def rule_choice(dropped: Dropped) -> AggregationRule:
    """How reports of one event are combined."""
    return cast("AggregationRule", one_of("rule", "When reports differ, take", RULES, dropped))


def _masthead(snapshot: Snapshot) -> None:
    st.subheader("At Least", anchor=False)
    st.caption(as_label(snapshot.title))


def _foot(page: str) -> None:
    """What shows the address as it is: the way back to the usual view, and the views by name."""

    def draw() -> None:
        _clear_button()
        saved_views.show(page)

    redraw.foot(draw)


def _clear_button() -> None:
    """Everything back to the usual view, in one click: the filters, and with them what the pages let one choose."""
    st.button(
        "Clear all filters",
        on_click=_clear,
        icon=":material/filter_alt_off:",
        disabled=not url.kept((*FILTERS, known_day.NAME)),
        key="clear_filters",
    )
    if st.session_state.pop(CLEARED, False):
        redraw.everything()


def _clear() -> None:
    for name in NAMES:
        url.write(name, [])
    st.session_state.pop(url.MEMORY, None)
    st.session_state[CLEARED] = True
