"""Pages without anything to show say what to do next."""

import pandas as pd
import streamlit as st

from dashboard.assessment.words import A_TOLL
from dashboard.queries.filters import Filters
from dashboard.widgets import caption, lifting
from dashboard.widgets.database import Snapshot, holds_posts
from dashboard.widgets.markup import as_label

INGEST = 'python -m dashboard ingest FILE --published 2013-07-26 --publisher "EA WorldView"'

TAKE_AWAY = "Take a filter away in the rail, or use “Clear all filters”."


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


def nothing_in_view(what: str, snapshot: Snapshot, filters: Filters) -> None:
    """The filters leave nothing: say which are in force, and offer to lift one; or the workspace holds nothing."""
    if filters.active:
        asked = caption.hiding_words(filters, snapshot)
        st.info(as_label(f"No {what} in this view: {asked}. {TAKE_AWAY}"))
        lifting.offer(snapshot, filters)
    else:
        st.info(f"This workspace holds no {what} yet. Add a post that tells of one: `{INGEST}`")


def no_toll(hidden: pd.DataFrame) -> None:
    """The filters leave no published toll; `hidden` are the rows of `tolls.hidden_tolls`, if there are any tolls."""
    if len(hidden):
        st.info(f"No toll matches these filters. {TAKE_AWAY}")
        lifting.offer_of_tolls(hidden)
    else:
        st.info(f"This workspace holds no {A_TOLL} yet. Add a post that tells of one: `{INGEST}`")
