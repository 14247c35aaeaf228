"""What keeps claims out of view, in words, with one button that lifts exactly that filter."""

import pandas as pd
import streamlit as st

from dashboard.assessment.words import days_words
from dashboard.queries.filters import WHY_HIDDEN, Filters, kept_out
from dashboard.widgets import rail_days, redraw, url
from dashboard.widgets.database import Snapshot, ask
from dashboard.widgets.figures import counted
from dashboard.widgets.markup import as_label

SHOW = {
    "days": "show all days",
    "place": "show all places",
    "type": "show all types",
    "actor": "show all actors",
    "speaker": "show all speakers",
    "publisher": "show all publishers",
    "measure": "show whatever is counted",
    "population": "show all people",
    "precision": "show them however vague",
    "agreement": "show any agreement",
    "reviewed": "show reviewed or not",
    "search": "take the search away",
    "until": "show all days of publication",
    "kind": "show both kinds",
}
IN_ADDRESS = {"search": "q", "kind": "tolls"}
"""Filters with another name in the address."""
LIFTED = {"kind": ["all"]}
"""What stands in the address when a filter is lifted, where it is not nothing."""


def offer(snapshot: Snapshot, filters: Filters) -> None:
    """The filter that hides the most, and a button that lifts it; nothing when none alone hides anything.

    Usual days come first: nobody asked for them, so nobody would think of them.
    """
    rows = ask(snapshot, kept_out, filters)
    if not len(rows):
        return
    counts = dict(zip(rows["name"], rows["n_claims"], strict=True))
    name = "days" if "days" in counts and rail_days.are_usual() else rows["name"].iloc[0]
    why = WHY_HIDDEN[name]
    if name == "days" and filters.days:
        why = f"{'lies' if counts[name] == 1 else 'lie'} outside {days_words(*filters.days)}"
    _button(name, f"{counted(counts[name], 'claim')} {why}")


def offer_of_tolls(hidden: pd.DataFrame) -> None:
    """As `offer`, of published tolls: `hidden` are the rows of `tolls.hidden_tolls`."""
    rows = hidden[hidden["reason"].notna()]
    if len(rows):
        name = rows["reason"].iloc[0]
        _button(name, f"{counted(rows['n_tolls'].iloc[0], 'published toll')} {WHY_HIDDEN[name]}")


def _button(name: str, hides: str) -> None:
    st.button(
        as_label(f"{hides}: {SHOW[name]}"),
        key="lift_filter",
        type="tertiary",
        icon=":material/filter_alt_off:",
        on_click=_lift,
        args=(name,),
    )


def _lift(name: str) -> None:
    if name == "days":
        rail_days.write_all()
    else:
        url.write(IN_ADDRESS.get(name, name), LIFTED.get(name, []))
    redraw.from_the_body()
