"""Navigation, the filters of this session on arrival, at the rail's foot who is here, a warning before leaving."""

from pathlib import Path

import streamlit as st

from dashboard.widgets import keeping, settled, sign_in, under_way, url
from dashboard.widgets.rail_words import NAMES

PAGES = Path("dashboard/pages")

st.set_page_config(
    page_title="At Least",
    page_icon=PAGES / "favicon.svg",
    layout="wide",
    menu_items={"About": "At Least: conflict live-blog reporting as claims an analyst can defend."},
)
page = st.navigation(
    [
        st.Page(PAGES / "brief.py", title="Brief", default=True),
        st.Page(PAGES / "tolls.py", title="Tolls compared", url_path="tolls"),
        st.Page(PAGES / "timeline.py", title="Timeline", url_path="timeline"),
        st.Page(PAGES / "actors.py", title="Actors", url_path="actors"),
        st.Page(PAGES / "map.py", title="Map", url_path="map"),
        st.Page(PAGES / "blind_spots.py", title="Blind spots", url_path="blind_spots"),
        st.Page(PAGES / "posts.py", title="Evidence", url_path="posts"),
        st.Page(PAGES / "capture.py", title="Capture", url_path="capture"),
        st.Page(PAGES / "review.py", title="Review", url_path="review"),
        st.Page(PAGES / "methods.py", title="Methods", url_path="methods"),
        st.Page(PAGES / "evidence.py", title="Evidence", url_path="evidence", visibility="hidden"),
        st.Page(PAGES / "event.py", title="Event", url_path="event", visibility="hidden"),
    ],
    position="top",
)
url.recall(page.url_path, NAMES, last="page_arrived_at")
under_way.meet(page.url_path)
page.run()
sign_in.control()
keeping.warn_before_leaving()
settled.set_aside()
