"""The filter rail: what the reader asks for, read from and written to the address."""

from typing import Any, cast

import streamlit as st

from dashboard.queries.filters import Filters, Precision, Reviewed
from dashboard.records import AggregationRule
from dashboard.widgets import known_day, rail_inputs, saved_views, url
from dashboard.widgets.database import Snapshot
from dashboard.widgets.markup import as_label
from dashboard.widgets.rail_days import days
from dashboard.widgets.rail_inputs import Dropped, one_of, several
from dashboard.widgets.rail_options import from_options, places
from dashboard.widgets.rail_words import CLOSED, MANY, MORE, REVIEWED
from dashboard.widgets.rail_words import NAMES as NAMES
from dashboard.widgets.rail_words import RULES as RULES

ONE_POST = "This page shows one whole post, whatever the filters. They come back on the Brief."


def show(snapshot: Snapshot, page: str) -> Filters:
    """Draw the rail; return what is asked for. Values of the address that mean nothing are dropped with a notice."""
    url.recall(page, NAMES)
    dropped = Dropped()
    with st.sidebar:
        _masthead(snapshot)
        search = rail_inputs.search()
        between = days(snapshot, dropped)
        chosen = {"place": places(snapshot, dropped), **from_options(snapshot, MANY, dropped)}
        is_set = any(st.query_params.get_all(name) for name in (*MORE, "precision", "reviewed"))
        with st.expander("More filters", expanded=is_set):
            chosen |= from_options(snapshot, MORE, dropped)
            precision = several("precision", "Only with", CLOSED["precision"], dropped)
            reviewed = one_of("reviewed", "Reviewed by a person", REVIEWED, dropped)
        rule = rule_choice(dropped)
        known_day.control(snapshot.known, snapshot.known_days)
        _clear_button()
        saved_views.show(page)
    dropped.say()
    url.remember(NAMES)
    return Filters(
        days=between,
        precision=cast("tuple[Precision, ...]", tuple(precision)),
        reviewed=cast("Reviewed", reviewed),
        rule=rule,
        search=search,
        **cast("dict[str, Any]", chosen),
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


def show_for_tolls(snapshot: Snapshot, page: str) -> Filters:
    """The rail of the tolls: only what a published toll can be asked for."""
    url.recall(page, NAMES)
    dropped = Dropped()
    with st.sidebar:
        _masthead(snapshot)
        search = rail_inputs.search()
        chosen = {name: tuple(several(name, MORE[name], CLOSED[name], dropped)) for name in ("measure", "population")}
        st.caption("Days, places and speakers belong to single events; they wait on the Brief.")
        known_day.control(snapshot.known, snapshot.known_days)
        _clear_button()
        saved_views.show(page)
    dropped.say()
    url.remember(NAMES)
    return Filters(search=search, **cast("dict[str, Any]", chosen))


def choice(name: str, label: str, words: dict[str, str], segmented: bool = True) -> str:
    """One of `words`, bound to the address like the rail; the first is the default and stays out of it."""
    dropped = Dropped()
    value = one_of(name, label, words, dropped, segmented)
    dropped.say()
    url.remember(NAMES)
    return value


def rule_choice(dropped: Dropped) -> AggregationRule:
    """How reports of one event are combined."""
    return cast("AggregationRule", one_of("rule", "When reports differ, take", RULES, dropped))


def _masthead(snapshot: Snapshot) -> None:
    st.subheader("At Least", anchor=False)
    st.caption(as_label(snapshot.title))


def _clear_button() -> None:
    """Everything back to the usual view, in one click."""
    st.button(
        "Clear all filters",
        on_click=_clear,
        icon=":material/filter_alt_off:",
        disabled=not url.kept(NAMES),
        key="clear_filters",
    )


def _clear() -> None:
    for name in NAMES:
        url.write(name, [])
    st.session_state.pop(url.MEMORY, None)
