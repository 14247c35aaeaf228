"""Every decision on a claim and its event: who, when, what, why, what came of it, and a way to take it back."""

from datetime import datetime
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.assessment.words import day_words
from dashboard.decisions.edit import Decision
from dashboard.widgets import links
from dashboard.widgets.markup import FLOW, LINE, MUTED, SMALL, Markup, chip, isolated, shortened, tag
from dashboard.widgets.review_act import Wish, wish
from dashboard.widgets.review_words import FIELDS, KINDS, value_words
from dashboard.widgets.who import Person, by_name, may

STATUS = {
    "in_effect": ("in effect", "gray"),
    "undone": ("undone", "gray"),
    "overruled": ("overruled", "orange"),
    "waiting": ("waits for a second person", "orange"),
    "orphan": ("its words are not found", "red"),
}


def when_decided(at: datetime) -> str:
    """ "26 July 2013, 18:45 UTC"."""
    return f"{day_words(at.date())}, {at:%H:%M} UTC"


def what_words(row: Any, names: dict[str | None, str]) -> str:
    """What a decision did: "corrected “22”: number: 23 (read as 22)"; what it set as it was read is left out."""
    pieces = []
    if row.kind == "grade":
        return f"graded the event {value_words('grade', dict(zip(row.fields, row.set_to, strict=True)).get('grade'))}"
    for field, value, read in zip(row.fields, row.set_to, row.read_as, strict=True):
        if row.kind == "correct" and read == value:
            continue
        said = f"{FIELDS.get(field, field).lower()}: {value_words(field, value, names)}"
        if row.kind == "correct" and read != value:
            said += f" (read as {value_words(field, read, names)})"
        pieces.append(said)
    about = f" “{shortened(row.quotation, 60)}”" if row.measure and row.quotation else ""
    return KINDS[row.kind] + about + (f": {'; '.join(pieces)}" if pieces else "")


def history(rows: pd.DataFrame, names: dict[str | None, str], person: Person) -> None:
    """The list, newest first, with a button to undo what is not undone."""
    st.subheader("Who decided what", anchor=False)
    if not len(rows):
        st.caption("Nobody decided anything about this claim or its event yet.")
    authors = {row.edit_id: row.author for row in rows.itertuples()}
    for row in rows.itertuples():
        one_decision(row, names, person, authors)


def one_decision(row: Any, names: dict[str | None, str], person: Person, authors: dict[str, str] | None = None) -> None:
    """One decision, with a button to take it back where this person may."""
    words, colour = STATUS[row.status]
    about = what_words(row, names)
    if row.kind == "undo" and authors:
        about = f"took back a decision of {by_name(authors.get(row.undoes, 'somebody'), person)}"
    author = by_name(row.author, person)
    other = (
        tag("div", "with: ", isolated(shortened(row.other_quotation, 160)), style=FLOW) if row.other_quotation else None
    )
    lines: list[Markup | None] = [
        tag("div", tag("strong", isolated(author)), f" {about} ", chip(words, colour), style=FLOW),
        other,
        tag("div", "“", isolated(row.reason), "”", style=FLOW),
        tag("div", isolated(by_name(row.status_words, person)), style=FLOW) if row.status_words else None,
        tag("div", when_decided(row.decided_at), style=MUTED),
    ]
    with st.container(gap=None):
        st.html(tag("div", *lines, style=f"{SMALL};border-top:1px solid {LINE};padding:.3rem 0"))
        if row.kind != "undo" and row.status != "undone":
            is_own = row.author == person.author
            st.button(
                "Undo this decision",
                key=f"undo_{row.edit_id}",
                type="tertiary",
                icon=":material/undo:",
                disabled=not may(person, "undo" if is_own else "undo_others"),
                help=None if is_own else f"Takes back what {author.replace('`', '')} decided; both stay on record.",
                on_click=wish,
                args=(undone, row.edit_id, author),
            )


def undone(edit_id: str, author: str) -> Wish:
    """The wish to take back a decision."""
    return Wish((Decision("undo", "taken back", undoes=edit_id),), f"Taken back: a decision of {author}.")


def listed(rows: pd.DataFrame, names: dict[str | None, str], person: Person, review_page: str) -> None:
    """Decisions in a list of their own, each with the words it is about and the way to its claim."""
    for row in rows.itertuples():
        with st.container(border=True):
            title = row.title or shortened(row.quotation or "", 100) or "a decision"
            if row.found_post_id and row.at:
                links.page_link(review_page, title, row.found_post_id, row.at)
            else:
                st.html(tag("div", isolated(row.quotation or title), style=FLOW))
            one_decision(row, names, person)
