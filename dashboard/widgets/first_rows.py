"""A list that begins with its first rows and has the rest when a reader asks for them."""

from collections.abc import Iterator
from contextlib import contextmanager

import pandas as pd
import streamlit as st


@contextmanager
def first_rows(rows: pd.DataFrame, most: int, key: str) -> Iterator[pd.DataFrame]:
    """The rows to draw in this block: all of up to `most`, else the first `most` and below them a button for the rest.

    `key` names the list on its page; what was asked for lasts for the visit.
    """
    is_whole = len(rows) <= most or st.session_state.get(f"{key}_all", False)
    yield rows if is_whole else rows.head(most)
    if not is_whole:
        st.button(f"List all {len(rows):,}", key=f"{key}_more", on_click=_list_all, args=(key,), type="tertiary")


def _list_all(key: str) -> None:
    st.session_state[f"{key}_all"] = True
