"""The days of the rail: the usual ones of the workspace until the reader asks for others."""

from datetime import date

import streamlit as st

from dashboard.widgets import redraw, url
from dashboard.widgets.database import Snapshot
from dashboard.widgets.rail_inputs import Dropped

ALL = "all"
"""In the address, as the first day: all days."""


def chosen(snapshot: Snapshot) -> tuple[date, date] | None:
    """The days that the address asks for, else the usual ones; None when that is all of them."""
    if snapshot.first_day is None or snapshot.last_day is None:
        return None
    bounds = (snapshot.first_day, snapshot.last_day)
    asked = _days_of_address(bounds, snapshot.usual_days or bounds, Dropped())
    return None if asked == bounds else asked


def are_usual() -> bool:
    """Whether the days are the workspace's usual ones, which nobody asked for."""
    return not {"from", "to"} & set(st.query_params)


def write_all() -> None:
    """Ask for all days, whatever days posts to come will tell of."""
    url.write("from", [ALL])
    url.write("to", [])


def draw(snapshot: Snapshot, dropped: Dropped) -> None:
    """The field for the days."""
    if snapshot.first_day is None or snapshot.last_day is None:
        return
    bounds = (snapshot.first_day, snapshot.last_day)
    usual = snapshot.usual_days or bounds
    asked = _days_of_address(bounds, usual, dropped)
    at_hand = st.session_state.get("rail_days")
    half_done = at_hand is not None and len(at_hand) < 2
    if not half_done:
        url.hand("rail_days", asked)
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


def _days_of_address(bounds: tuple[date, date], usual: tuple[date, date], dropped: Dropped) -> tuple[date, date]:
    texts = [st.query_params.get(name) for name in ("from", "to")]
    if texts == [ALL, None]:
        return bounds
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
    days = st.session_state["rail_days"]
    if len(days) == 2:
        whole = tuple(days) == usual
        url.write("from", [] if whole else [days[0].isoformat()])
        url.write("to", [] if whole else [days[1].isoformat()])
        redraw.again()
