"""What a session decided on Review and left before it was published: done, and said, on the page that is drawn next."""

import streamlit as st

WISH, WORK, SAID = "review_wish", "review_work", "review_said"
"""Keys of session state: what is asked for, the thread that does it, and what to say of it."""
DECIDING = ("review", "evidence")
"""Pages that say it themselves, where decisions are made."""


def finish(url_path: str) -> None:
    """Wait until what was decided is in the snapshot that the page at `url_path` is about to ask for."""
    if url_path not in DECIDING and any(key in st.session_state for key in (WISH, WORK, SAID)):
        from dashboard.widgets.review_act import carry_out

        carry_out(moves_on=False)
