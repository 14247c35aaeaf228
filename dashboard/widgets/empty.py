"""Pages without anything to show say what to do next."""

import streamlit as st

from dashboard.widgets.database import holds_posts
from dashboard.widgets.filter_rail import NAMES
from dashboard.widgets.url import kept

INGEST = 'python -m dashboard ingest FILE --published 2013-07-26 --publisher "EA WorldView"'


def no_snapshot() -> None:
    """Nothing was built yet: how to add the first post. Above stands why, when there are posts already."""
    if holds_posts():
        return
    st.subheader("There are no posts here yet", anchor=False)
    st.markdown(
        "Paste the first one on the page Capture, or add it from a shell; the page then appears by itself:\n\n"
        "- one text file: the command below, with your file, its day of publication and its publisher\n"
        "- many: put Markdown files with front matter into the workspace's folder `posts`, then run "
        "`python -m dashboard build`"
    )
    st.code(INGEST, language=None, wrap_lines=True)


def nothing_in_view(what: str) -> None:
    """The filters leave nothing: say so, and offer to clear them."""
    if kept(NAMES):
        st.info(f"No {what} matches these filters. Take one away in the rail, or use “Clear all filters”.")
    else:
        st.info(f"This workspace holds no {what} yet. Add a post that tells of one: `{INGEST}`")
