"""A sentence ready to copy: bound, claimant, place, day and standing in one line that defends itself.

It looks as st.code does, and is HTML, because st.code brings along 1.6 MB of scripts that colour programs: a tenth of
what a browser does on the first page. The script `reach` copies.
"""

from datetime import date

import streamlit as st

from dashboard.charts.characters import visible
from dashboard.widgets import known_day
from dashboard.widgets.markup import tag

CSS = """
.stHtml .to-copy { position: relative; }
.stHtml .to-copy pre {
  margin: 0; padding: 1rem; border-radius: 4px; background: var(--to-copy, #F3F1EB); color: inherit;
  font: inherit; font-size: .95rem; line-height: 1.6; white-space: pre-wrap; overflow-wrap: break-word;
}
.stHtml .to-copy button {
  position: absolute; top: .5rem; right: .5rem; width: 2.1rem; height: 2.1rem; border: none; border-radius: 4px;
  background: var(--to-copy-button, #FFFFFF); color: inherit; opacity: 0; cursor: pointer;
}
.stHtml .to-copy:hover button, .stHtml .to-copy button:focus-visible { opacity: .85; }
@media (hover: none) { .stHtml .to-copy button { opacity: .85; } .stHtml .to-copy pre { padding-right: 3rem; } }
.stHtml .to-copy button::before { font: 1.1rem/1 "Material Symbols Rounded"; content: "content_copy"; }
.stHtml .to-copy button.done::before { content: "check"; }
@media print { .stHtml .to-copy button { display: none; } }
"""
IN_THE_DARK = ".stHtml .to-copy { --to-copy: #1D2126; --to-copy-button: #15181C; }"


def ready_to_copy(
    sentence: str | None, heading: str | None = "To copy into a briefing", known: date | None = None
) -> None:
    """The sentence with a copy button. `known` is the snapshot's: a sentence of an earlier day says so."""
    if heading:
        st.subheader(heading, anchor=False)
    if sentence:
        words = tag("pre", visible(known_day.sentence(sentence, known)))
        st.html(tag("div", words, tag("button", type="button", aria_label="Copy to clipboard"), class_="to-copy"))
    else:
        st.caption("No sentence: this reading has neither a number nor a speaker to name.")
