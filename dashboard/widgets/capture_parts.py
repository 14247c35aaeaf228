"""What the Capture page shows of a preview: each file, its posts, their text with what was read, and the readings."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from dashboard.assessment.words import TYPE_WORDS
from dashboard.widgets import links
from dashboard.widgets.evidence_text import Span, key_line, marked_text, quotation
from dashboard.widgets.figures import counted, text_kind_words
from dashboard.widgets.markup import FLOW, LINE, MUTED, SERIF, SMALL, as_label, changed_lines, isolated, tag

WHOLE_TEXT = 100_000
"""Characters up to which the whole text is shown; of a longer one only the sentences that were read."""
MOST_CLAIMS = 100
FIELDS = {"publisher": "publisher", "published_at": "published", "title": "title", "url": "address"}


def file_result(answer: Mapping[str, Any]) -> str:
    """One file's result in words."""
    if answer["error"]:
        return str(answer["error"])
    posts = answer["posts"]
    known = sum(post["is_known"] for post in posts)
    claims, figures = sum(len(post["claims"]) for post in posts), sum(post["n_figures"] for post in posts)
    words = f"{counted(len(posts), 'post')}, {counted(claims, 'claim')}, {counted(figures, 'figure')}"
    return words + (f"; {known} known already" if known else "")


def results(answers: list[dict[str, Any]]) -> None:
    """One line a file: what is in it, or why it cannot be read."""
    rows = [
        tag("li", tag("strong", isolated(answer["name"])), ": ", isolated(file_result(answer)), style=FLOW)
        for answer in answers
    ]
    st.html(tag("ul", *rows, style="margin:0"))


def post_preview(post: Mapping[str, Any]) -> None:
    """One post as it would be stored, and everything that was read in it."""
    fields = post["fields"]
    st.subheader(as_label(fields.get("title") or f"Post by {fields['publisher']}"), anchor=False)
    lines = []
    for key, name in FIELDS.items():
        if key in fields:
            stated = ", as the page states" if key in post["as_stated"] else ""
            lines.append(tag("div", f"{name}: ", isolated(fields[key]), stated, style=FLOW))
    st.html(tag("div", *lines, tag("div", text_kind_words(fields["text_kind"])), style=f"{SMALL};{MUTED}"))
    if post["is_known"]:
        st.info("This post is stored already; accepting it changes nothing.")
        links.page_link(links.EVIDENCE, "Read it where it stands", post["post_id"])
        return
    if post["differs_from"]:
        new_version(post["differs_from"])
    if not post["claims"]:
        st.info("Nothing was read in this text. If it tells of harm, the extractor missed it.")
    readings(post)
    spans = [Span(*span) for span in post["spans"]]
    if len(post["text"]) > WHOLE_TEXT:
        st.caption(
            f"The text holds {len(post['text']):,} characters; all of it is stored, and stands in Evidence then."
        )
    else:
        with st.container(border=True):
            if spans:
                st.html(key_line([span.kind for span in spans]))
            st.html(marked_text(post["text"], spans))


def readings(post: Mapping[str, Any]) -> None:
    """Every claim: its readings in words, above the sentence they were read from."""
    claims = post["claims"]
    spans = [Span(*span) for span in post["spans"] if span[2] == "figure"]
    for claim in claims[:MOST_CLAIMS]:
        start, end = claim["start"], claim["end"]
        inside = [span for span in spans if start <= span.start and span.end <= end]
        kind = TYPE_WORDS.get(claim["event_type"], "toll of the whole conflict")
        words = [
            tag("div", isolated(reading), style=f"{SERIF};font-weight:600;{FLOW}") for reading in claim["readings"]
        ]
        st.html(
            tag(
                "div",
                *words,
                tag("div", kind, style=f"{SMALL};{MUTED}"),
                quotation(claim["quotation"], inside, start),
                style=f"border-left:1px solid {LINE};padding-left:.7rem",
            )
        )
    if len(claims) > MOST_CLAIMS:
        st.caption(f"{len(claims) - MOST_CLAIMS:,} more claims are not shown here; they stand in Evidence once stored.")


def new_version(differs: Mapping[str, Any]) -> None:
    """That the address is stored with another text, and what changed."""
    st.warning(
        f"This address is stored already with another text, published {differs['published']}. Accepting stores this "
        "one as a new version; the old one stays, and is not counted twice."
    )
    if differs["lines"]:
        st.html(tag("div", *changed_lines(differs["lines"]), style=f"{SERIF};white-space:pre-wrap;{FLOW}"))
    elif not differs["is_compared"]:
        st.caption("The texts are too long to be compared line by line here.")
    else:
        st.caption("The text is the same; what differs is the publisher, the day, the title or the kind of text.")
    if differs["n_more"]:
        st.caption(f"{differs['n_more']:,} more changed lines are not shown.")
