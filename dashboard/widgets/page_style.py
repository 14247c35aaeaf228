"""The little CSS that Streamlit's theme has no setting for, and the one script: bring a named sentence into view.

Layout follows the width of the window, never what a browser says of itself. The CSS names only keys of our own
containers (`st-key-…`) and test ids; where a later Streamlit drops those, a page looks plainer and loses nothing.
"""

from typing import Any

import streamlit as st

from dashboard.widgets import copying, frames, lines, reach
from dashboard.widgets.paper import DARK_ON_PAPER, PAPER

CSS = f"""<style>
a:focus-visible, button:focus-visible, summary:focus-visible, [role="radio"]:focus-visible,
[role="region"]:focus-visible {{
  outline: 2px solid var(--st-primary-color, #1F5A7A) !important; outline-offset: 2px; border-radius: 3px;
}}
[data-testid="stCaptionContainer"] {{ opacity: .74 !important; }} /* Streamlit's .6 leaves 4.1:1 in the sidebar */
[data-testid="stPageLink"] a {{ height: auto; padding-left: 0; padding-right: 0; }}
[data-testid="stPageLink"] a span, [data-testid="stPageLink"] a p {{
  white-space: normal; overflow: visible; text-overflow: clip; overflow-wrap: anywhere;
}}
.stHtml a.in-place {{
  color: var(--st-primary-color, #1F5A7A); text-decoration: none; border-radius: 4px;
  overflow-wrap: anywhere;
}}
.stHtml a.in-place:hover {{ background: rgba(128,120,100,.14); }}
.stHtml .unseen {{ position: absolute; width: 1px; height: 1px; margin: 0; padding: 0;
  overflow: hidden; clip-path: inset(50%); }}
.st-key-review_keys {{ display: none; }}
{frames.CSS}
@media (max-width: 860px) {{
  {frames.CHARTS}::before {{
    content: "Wider than this window: scroll the chart sideways."; font-size: .8rem; opacity: .72;
    position: sticky; left: 0;
  }}
}}
@media (max-width: 600px) {{
  {frames.MATRICES}::before {{
    content: "Wider than this window: scroll the chart sideways."; font-size: .8rem; opacity: .72;
    position: sticky; left: 0;
  }}
}}
@media (max-width: 1399px) {{ .st-key-tiles {{ grid-template-columns: repeat(2, minmax(0, 1fr)) !important; }} }}
@media (max-width: 1100px) {{
  [data-testid="stMainBlockContainer"] {{ padding-left: 1.25rem !important; padding-right: 1.25rem !important; }}
}}
@media (max-width: 560px) {{ .st-key-tiles {{ grid-template-columns: minmax(0, 1fr) !important; }} }}
.st-key-lift_filter {{ margin-top: -1.4rem; }} /* it belongs to the line above it */
.st-key-addressed_claim {{ scroll-margin-top: 4.5rem; }}
@media (min-width: 900px) {{
  .st-key-post_pane, .st-key-claims_pane {{ max-height: 78vh; overflow-y: auto; }}
}}
{lines.CSS}{copying.CSS}
details.on-paper > summary {{ cursor: pointer; width: fit-content; }}
{PAPER}</style>"""
IN_THE_DARK = f"""<style>
/* There, words in the primary colour reach 3.5:1; in the colour of links, over 7:1. */
[data-testid="stPageLink"] a .stMarkdownColoredText, .stHtml a.in-place, button[data-selected="true"] p {{
  color: #7FB4D1 !important;
}}
{copying.IN_THE_DARK}
{DARK_ON_PAPER}</style>"""
SCRIPT = """export default function ({ data, parentElement }) {
  if (!data || parentElement.shown === data) return;
  parentElement.shown = data;
  let tries = 0;
  const show = () => {
    const sentence = document.getElementById(data);
    if (!sentence) { if (tries++ < 40) setTimeout(show, 100); return; }
    const pane = sentence.closest(".st-key-post_pane");
    const claim = document.querySelector(".st-key-addressed_claim");
    if (pane && pane.scrollHeight > pane.clientHeight + 4 && claim) {
      const offset = sentence.getBoundingClientRect().top - pane.getBoundingClientRect().top;
      pane.scrollTop += offset - pane.clientHeight / 3;
      claim.scrollIntoView({ block: "start" });
      sentence.scrollIntoView({ block: "nearest" });
    } else {
      sentence.scrollIntoView({ block: "center" });
    }
  };
  setTimeout(show, 60);
}"""


def apply_style() -> None:
    """Put the CSS and the script for the keyboard on the page; they take no room there."""
    st.html(CSS)
    reach.by_keyboard()
    if getattr(getattr(st.context, "theme", None), "type", None) == "dark":
        st.html(IN_THE_DARK)


def scroll_to(anchor: str) -> None:
    """Bring the element with the id `anchor` into view, once; a later run of the page does not scroll again."""
    component: Any = st.components.v2.component("bring_into_view", js=SCRIPT)
    component(key=f"bring_{anchor}", data=anchor, height="content")
