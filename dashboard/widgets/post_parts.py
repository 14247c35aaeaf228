"""The parts of the Evidence page: a post in the list, its head, the claims beside it, and its versions."""

import difflib
import re
from itertools import pairwise
from typing import Any
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from dashboard.assessment.words import A_TOLL, TYPE_WORDS, day_words
from dashboard.widgets import figures, links
from dashboard.widgets.claim_cards import speaker_words
from dashboard.widgets.database import Snapshot
from dashboard.widgets.evidence_text import anchor, quotation
from dashboard.widgets.figures import counted
from dashboard.widgets.markup import (
    FLOW,
    LINE,
    MUTED,
    SERIF,
    SMALL,
    Markup,
    changed_lines,
    chip,
    isolated,
    shortened,
    tag,
)

FIELDS = "display:grid;grid-template-columns:repeat(auto-fit,minmax(210px,1fr));gap:.1rem 1.2rem"
ENTRY = f"{SERIF};font-weight:600;margin:.7rem 0 .2rem 0;{FLOW}"


MOST_COMPARED = 2_000_000
"""Characters of two versions together that are compared on the page."""


def post_row(row: Any) -> None:
    """One post of the list."""
    claims = figures.counted(row.n_claims, "claim") + " in view"
    with st.container(gap=None):
        st.html(tag("div", style=f"border-top:1px solid {LINE}"))
        links.page_link(
            links.EVIDENCE,
            shortened(row.title or first_words(row.opening), 110),
            row.post_id,
        )
        parts = [day_words(row.published_date), figures.text_kind_words(row.text_kind), claims]
        if not row.is_current:
            parts.append("an older version of a page")
        st.html(
            tag(
                "div",
                tag("div", isolated(row.publisher), style=FLOW),
                tag("div", " · ".join(parts), style=f"{SMALL};{MUTED}"),
                style="padding:0 0 .5rem 0",
            )
        )


def first_words(text: str) -> str:
    """The opening of a post without a title, without the marks of its headings: "Untitled: “Activists say …”"."""
    opening = shortened(" ".join(re.sub(r"(?m)^[#>*\s-]+", "", text).split()), 80)
    return f"Untitled: “{opening}”"


def post_head(post: Any, snapshot: Snapshot) -> None:
    """Who published what, when, what kind of text it is, and how to check that it is unchanged."""
    when = f"{post.published_at:%H:%M} UTC, " if post.published_at else ""
    kind = chip(figures.text_kind_words(post.text_kind), "gray" if post.text_kind == "verbatim" else "orange")
    captured = f"captured {day_words(post.captured_at.date())}" if post.captured_at else "day of capture not recorded"
    address = post.url or "address not known"
    st.html(
        tag(
            "div",
            tag(
                "h2",
                isolated(post.title or "Untitled post"),
                style=f"{SERIF};font-size:1.4rem;font-weight:600;margin:0;padding:0;{FLOW}",
            ),
            tag(
                "div",
                isolated(post.publisher),
                f" · {when}{day_words(post.published_date)} · ",
                kind,
                style=f"margin-top:.3rem;{FLOW}",
            ),
            tag("div", isolated(address), f" · {captured}", style=f"{SMALL};{MUTED};{FLOW}"),
            tag(
                "div",
                f"SHA-256 {post.content_hash} · read by extractor {snapshot.fingerprint}",
                style=f"{SMALL};{MUTED};{FLOW}",
            ),
        )
    )


def addressed_claim(row: Any) -> None:
    """The claim that the address names, with its sentence, above the post."""
    with st.container(key="addressed_claim", border=True, gap=None):
        st.html(
            tag(
                "div",
                tag("div", "The claim of this link", style=f"{SMALL};{MUTED}"),
                tag(
                    "a",
                    _head(row),
                    href=f"#{anchor(row.start, row.end)}",
                    title="to the sentence",
                    style=f"{SERIF};font-size:1.15rem;font-weight:600;color:inherit;{FLOW}",
                ),
                quotation(row.quotation),
                tag("div", *_fields(row), style=f"{FIELDS};{SMALL}"),
                style="border-left:3px solid rgba(60,125,180,.75);padding-left:.7rem",
            )
        )
        if row.event_title:
            links.page_link(links.EVENT, "All reports of this event", _post_of_page(), row.at)
        elif row.kind == "toll":
            links.page_link(links.TOLLS, "Compare this toll")


def claims_beside(rows: list[Any]) -> None:
    """The claims one line each, by entry; a line opens to what was read, and leads to its sentence and its event."""
    pieces: list[Markup] = []
    entry: object = None
    for row in rows:
        if row.entry_no != entry and row.entry_words:
            pieces.append(tag("div", isolated(shortened(row.entry_words, 70)), style=ENTRY))
        entry = row.entry_no
        pieces.append(_folded(row))
    st.html(tag("div", *pieces))


def _folded(row: Any) -> Markup:
    who = row.voice_name or row.speaker or row.publisher
    address = urlencode({**links.parameters(_post_of_page(), row.at)}, doseq=True)
    beside = [tag("a", "its sentence", href=f"#{anchor(row.start, row.end)}")]
    if row.event_title:
        beside += [Markup(" · "), tag("a", "all reports of this event", href=f"event?{address}", target="_self")]
    return tag(
        "details",
        tag(
            "summary",
            tag("strong", _head(row), style=None if row.figures else "font-weight:400"),
            tag("span", " · ", _what(row), " · ", isolated(who), style=MUTED),
            style=f"cursor:pointer;{FLOW}",
        ),
        tag("div", *_fields(row), style=f"{FIELDS};padding:.2rem 0 0 1rem"),
        tag("div", *beside, style="padding:.1rem 0 .4rem 1rem"),
        style=f"{SMALL};border-top:1px solid {LINE};padding:.22rem 0",
    )


def _head(row: Any) -> str:
    return str(row.figures or ("harm without a number, not zero" if row.casualties_unstated else "no number stated"))


def _what(row: Any) -> str:
    return A_TOLL if row.kind == "toll" else str(TYPE_WORDS.get(row.event_type, row.event_type))


def _fields(row: Any) -> list[Markup]:
    """What was read, each with its name."""
    elsewhere = counted(row.n_elsewhere, "more claim") if row.n_elsewhere else "nowhere else"
    lines = [
        ("what", _what(row)),
        ("who says so", speaker_words(row)),
        ("accused", row.accused and f"{row.accused} ({figures.RESPONSIBILITY[row.responsibility]})"),
        ("to whom", row.targets),
        ("where", _where(row)),
        ("when", _when(row)),
        ("kind", None if row.realis == "actual" else row.realis),
        ("note", "a recollection of an older event" if row.is_recollection else None),
        ("standing", row.standing),
        ("event", row.event_title),
        ("elsewhere", row.event_title and elsewhere),
    ]
    return [
        tag("div", tag("span", f"{name} ", style=MUTED), isolated(words), style=FLOW) for name, words in lines if words
    ]


def _post_of_page() -> str:
    return str(st.query_params.get("post", ""))


def _where(row: Any) -> str:
    if not row.place and not row.admin1:
        return "not stated"
    names = [name for name in (row.place, row.admin1) if name]
    return ", ".join(dict.fromkeys(names)) + f" ({figures.WHERE_WORDS[row.where_precision]})"


def _when(row: Any) -> str:
    words = figures.when_words(row)
    return f"{words}, from “{row.date_words}”" if row.date_words else words


def version_differences(post: Any, versions: pd.DataFrame) -> None:
    """The captured versions of the page, and what changed from each to the next."""
    if len(versions) < 2:
        return
    st.subheader("Versions of this page", anchor=False)
    rows = list(versions.itertuples())
    for row in rows:
        here = " (this one)" if row.post_id == post.post_id else ""
        captured = f"captured {day_words(row.captured_at.date())}" if row.captured_at else "capture not recorded"
        state = "current" if row.is_current else "older"
        links.page_link(links.EVIDENCE, f"{captured}, {state}, {row.n_characters:,} characters{here}", row.post_id)
    for before, after in pairwise(rows):
        if len(before.text) + len(after.text) > MOST_COMPARED:
            st.caption("These versions are too long to be compared on this page.")
            continue
        pieces = _difference(before.text, after.text)
        if pieces:
            st.html(tag("div", *pieces, style=f"{SERIF};line-height:1.6;white-space:pre-wrap;{FLOW}"))


def _difference(before: str, after: str) -> list[Markup]:
    """Changed lines only: struck out what went, marked what came."""
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0)
    return changed_lines([line for line in lines if not line.startswith(("---", "+++", "@@"))])
