"""One claim on the Review page: its sentence in context, its reading in words, and the three quick decisions."""

import re
from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.assessment.words import A_TOLL, TYPE_WORDS, day_words
from dashboard.decisions.edit import Decision
from dashboard.linking.words import province_words
from dashboard.queries import evidence, review
from dashboard.widgets import figures, links
from dashboard.widgets.claim_cards import speaker_words
from dashboard.widgets.database import Snapshot, ask
from dashboard.widgets.evidence_text import Span, key_line, marked_text
from dashboard.widgets.markup import FLOW, MUTED, SERIF, SMALL, isolated, tag
from dashboard.widgets.review_act import TOP, Spot, Wish, last_made, take_back_last, wish
from dashboard.widgets.review_form import target_of
from dashboard.widgets.review_words import REALIS, figure_words

NUMBER = f"{SERIF};font-size:1.1rem;font-weight:600;{FLOW}"
PARAGRAPHS = re.compile(r"\n\s*\n")


def head(row: Any, nth: str, why: str) -> None:
    """What the claim is about, its place in the queue, and why it stands there."""
    title = row.event_title or A_TOLL.capitalize()
    st.html(
        tag(
            "div",
            tag("div", nth, style=f"{SMALL};{MUTED}"),
            tag("h2", isolated(title), style=f"{SERIF};font-size:1.4rem;font-weight:600;margin:0;padding:0;{FLOW}"),
            tag("div", why, style=f"margin-top:.2rem;{FLOW}") if why else None,
        )
    )


def in_context(snapshot: Snapshot, row: Any) -> None:
    """The paragraph around the sentence, with what was read in it marked, and the way to the whole post."""
    found: Any = next(ask(snapshot, review.around, row.post_id, row.start, row.end).itertuples())
    first, last = paragraph(found.text, row.start - found.first, row.end - found.first)
    first, last = first + found.first, last + found.first
    rows = ask(snapshot, evidence.spans, row.post_id, row.start, row.end)
    spans = [Span(one.start - first, one.end - first, one.kind) for one in rows.itertuples()]
    with st.container(border=True, key="review_sentence"):
        day = day_words(row.reported_date)
        st.html(
            tag(
                "div",
                isolated(row.publisher),
                f" · {day} · {figures.text_kind_words(row.text_kind)}",
                style=f"{SMALL};{MUTED};{FLOW}",
            )
        )
        text = found.text[first - found.first : last - found.first]
        st.html(marked_text(text, spans, (row.start, row.end), first))
        st.html(key_line([span.kind for span in spans]))
        links.page_link(links.EVIDENCE, "The whole post", row.post_id, row.at)


def paragraph(text: str, start: int, end: int) -> tuple[int, int]:
    """The paragraph of `text` that holds [start, end), without the blank lines around it."""
    first, last = 0, len(text)
    for gap in PARAGRAPHS.finditer(text):
        if gap.end() <= start:
            first = gap.end()
        elif gap.start() >= end:
            last = gap.start()
            break
    return first, last


def in_words(row: Any, read: Sequence[Any]) -> None:
    """The reading: each figure, then who says so, what, where, when and who is accused."""
    numbers = [figure_words(figure) for figure in read]
    if not numbers:
        numbers = ["harm without a number, which is not zero" if row.casualties_unstated else "no number stated"]
    what = TYPE_WORDS[row.event_type] if row.event_type else A_TOLL
    parts = [what] if row.realis == "actual" else [f"{what}, {REALIS[row.realis]}"]
    parts += [_where(row), figures.when_words(row), figures.accused_words(row)]
    st.html(
        tag(
            "div",
            tag("div", "Read as", style=f"{SMALL};{MUTED}"),
            *(
                tag("div", isolated(words), style=f"{SERIF};font-size:1.1rem;font-weight:600;{FLOW}")
                for words in numbers
            ),
            tag("div", isolated(speaker_words(row)), style=FLOW),
            tag("div", isolated(" · ".join(parts)), style=f"{MUTED};{FLOW}"),
        )
    )


def _where(row: Any) -> str:
    names = [name for name in (row.place_name or row.place, row.admin1) if name]
    if row.admin1 and names[0] == province_words(row.admin1):
        names.pop()
    if not names:
        return "place not stated"
    return ", ".join(dict.fromkeys(names)) + f" ({figures.WHERE_WORDS[row.where_precision]})"


def quick(row: Any, read: pd.DataFrame, before: Spot | None, after: Spot | None, may_decide: bool) -> None:
    """Accept, reject, previous, next and undo, each with its key in its label."""
    rows = list(read.itertuples())
    made = last_made()
    with st.container(horizontal=True, gap="small", key="review_buttons"):
        with st.container(key="review_accept", width="content"):
            st.button(
                "Accept (a)", type="primary", disabled=not may_decide,
                help="You read the sentence, and the reading is right.",
                on_click=wish, args=(judged, "accept", row, rows, after or before or TOP),
            )  # fmt: skip
        with st.container(key="review_reject", width="content"):
            st.button(
                "Reject (r)", disabled=not may_decide,
                help="The sentence makes no such claim. It leaves all counts and stays listed in Evidence as rejected.",
                on_click=wish, args=(judged, "reject", row, rows, after or before or TOP),
            )  # fmt: skip
        with st.container(key="review_previous", width="content"):
            st.button("Previous (p)", disabled=before is None, on_click=_go, args=(before,))
        with st.container(key="review_next", width="content"):
            st.button("Next (n)", disabled=after is None, on_click=_go, args=(after,))
        with st.container(key="review_undo", width="content"):
            st.button(
                "Undo (u)", disabled=made is None or not may_decide,
                help="Take back what you decided last in this session. Older decisions: in the history below.",
                on_click=wish, args=(take_back_last,),
            )  # fmt: skip


def judged(kind: str, row: Any, read: Sequence[Any], after: Spot) -> Wish:
    """The wish to accept or to reject a claim, and to go on to the next."""
    reason = "read against the sentence" if kind == "accept" else "the sentence makes no such claim"
    decision = Decision("accept" if kind == "accept" else "reject", reason, target_of(row, read))
    said = "Accepted" if kind == "accept" else "Rejected"
    return Wish((decision,), f"{said}: {row.event_title or 'a toll'}, as {row.publisher} has it.", after)


def _go(spot: Spot | None) -> None:
    if spot is not None:
        links.name_sentence(*spot)
