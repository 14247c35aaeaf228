"""A sentence ready to copy: bound, claimant, place, day and standing in one line that defends itself."""

from datetime import date

import streamlit as st

from dashboard.charts.characters import visible
from dashboard.widgets import known_day


def ready_to_copy(sentence: str | None, heading: str | None = "Ready to copy", known: date | None = None) -> None:
    """The sentence with a copy button. The theme sets st.code in the text's own type; it shows text only as text.

    `known` is the snapshot's: a sentence of an earlier day says so.
    """
    if heading:
        st.subheader(heading, anchor=False)
    if sentence:
        st.code(visible(known_day.sentence(sentence, known)), language=None, wrap_lines=True)
    else:
        st.caption("No sentence: this reading has neither a number nor a speaker to name.")
