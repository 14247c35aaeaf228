"""The days of the rail: the usual ones of the workspace until the reader asks for others."""

from datetime import date

import streamlit as st

from dashboard.widgets import url
from dashboard.widgets.database import Snapshot
from dashboard.widgets.rail_inputs import Dropped


def days(snapshot: Snapshot, dropped: Dropped) -> tuple[date, date] | None:
    """The days asked for, else the usual ones; None when that is all of them."""
    if snapshot.first_day is None or snapshot.last_day is None:
        return None
    bounds = (snapshot.first_day, snapshot.last_day)
    usual = snapshot.usual_days or bounds
    asked = _days_of_address(bounds, usual, dropped)
    at_hand = st.session_state.get("rail_days")
    half_done = at_hand is not None and len(at_hand) < 2
    if not half_done and at_hand != asked:
        st.session_state["rail_days"] = asked
    st.date_input(
        "Days",
        key="rail_days",
        min_value=bounds[0],
        max_value=bounds[1],
        format="DD/MM/YYYY",
        on_change=_write_days,
        args=(usual,),
        help="Local days on which events are said to have happened. What states no day counts by its first report.",
    )
    return None if asked == bounds else asked


def _days_of_address(bounds: tuple[date, date], usual: tuple[date, date], dropped: Dropped) -> tuple[date, date]:
    texts = [st.query_params.get(name) for name in ("from", "to")]
    if texts == [None, None]:
        return usual
    try:
        first = date.fromisoformat(texts[0]) if texts[0] else bounds[0]
        last = date.fromisoformat(texts[1]) if texts[1] else bounds[1]
    except ValueError:
        first, last = bounds[1], bounds[0]
    inside = max(first, bounds[0]), min(last, bounds[1])
    if inside[0] > inside[1]:
        dropped.values.append(f"the days {texts[0] or '…'} to {texts[1] or '…'}")
        url.write("from", [])
        url.write("to", [])
        return usual
    return inside


def _write_days(usual: tuple[date, date]) -> None:
    chosen = st.session_state["rail_days"]
    if len(chosen) == 2:
        whole = tuple(chosen) == usual
        url.write("from", [] if whole else [chosen[0].isoformat()])
        url.write("to", [] if whole else [chosen[1].isoformat()])
