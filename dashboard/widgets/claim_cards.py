"""One report of an event: who says what, how, in which words, and why it was linked."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.assessment.words import day_words
from dashboard.linking.words import folded
from dashboard.widgets import links
from dashboard.widgets.evidence_text import quotation
from dashboard.widgets.figures import RESPONSIBILITY, text_kind_words
from dashboard.widgets.markup import FLOW, LINE, MUTED, SMALL, Markup, chip, isolated, tag, tight

STANCE = {
    "asserts": "states",
    "claims": "claims",
    "reports": "reports",
    "estimates": "estimates",
    "confirms": "confirms",
    "denies": "denies",
    "disputes": "disputes",
    "retracts": "retracts",
}
ATTRIBUTION = {
    "perpetrator_claim": "a claim by the actor itself",
    "accused_by_opponent": "an accusation by an opponent",
    "monitor": "a monitor",
    "activist_network": "activists",
    "witness": "a witness",
    "state_media": "state media",
    "government_official": "a government official",
    "un_official": "a UN official",
    "own_reporting": "the outlet's own words",
    "footage_claimed": "claimed footage",
    "footage_geolocated": "geolocated footage",
    "unattributed": "not attributed",
}
CLAIM_COLUMNS = {
    "reported_date": "reported_date",
    "publisher": "publisher",
    "voice_name": "claimant",
    "attribution": "claimant_kind",
    "relayed_by": "relayed_by",
    "cited": "resting_on",
    "stance": "stance",
    "figures": "figures_with_bound",
    "accused": "accused",
    "responsibility": "responsibility",
    "place": "place_as_written",
    "date_words": "date_as_written",
    "sentence_to_share": "sentence",
    "text_kind": "text_kind",
    "url": "url",
    "reasons": "why_linked",
}


def speaker_words(row: Any) -> str:
    """Who says so, through whom, and on whose word."""
    words = row.voice_name or row.speaker or row.publisher
    if row.speaker and row.relayed_by and folded(row.relayed_by) == folded(words):
        words = row.speaker
    elif row.speaker and folded(row.speaker) != folded(words):
        words += f" (“{row.speaker}”)"
    if row.relayed_by:
        words += f", relayed by {row.relayed_by}"
    if row.cited:
        words += f", citing {row.cited}"
    return f"{words} {STANCE.get(row.stance, row.stance)}"


def as_reports(claims: pd.DataFrame) -> list[tuple[Any, list[Any]]]:
    """The claims of an event in their order, each with the headlines that it repeats; those stand in no other place."""
    headlines: dict[tuple[str, int], list[Any]] = {}
    for row in claims[claims["repeated_in"].notna()].itertuples():
        headlines.setdefault((row.post_id, row.repeated_in), []).append(row)
    own = claims[claims["repeated_in"].isna()]
    return [(row, headlines.get((row.post_id, row.claim_no), [])) for row in own.itertuples()]


def report_card(row: Any, headlines: Sequence[Any] = ()) -> None:
    """One claim in the order of publication, with the ways to its place in the post and to deciding on it.

    `headlines` of the same report say the same and stand below its words.
    """
    day = day_words(row.reported_date)
    when = f"{day}, {row.reported_at:%H:%M} UTC" if row.reported_at else day
    notes = [ATTRIBUTION.get(row.attribution, row.attribution), text_kind_words(row.text_kind)]
    if row.accused:
        notes.append(f"accused: {row.accused} ({RESPONSIBILITY.get(row.responsibility, 'alleged')})")
    if row.figures is None:
        notes.append("harm without a number, which is not zero" if row.casualties_unstated else "no number stated")
    marks: list[Markup | str] = []
    if row.is_recollection:
        marks.append(chip("a recollection, never the latest number", "orange"))
    if row.realis != "actual":
        marks.append(chip(row.realis, "orange"))
    why = f"Linked to {row.joined_to}: {'; '.join(row.reasons)}" if row.joined_to and row.reasons else None
    ways = [
        links.anchor(links.EVIDENCE, "Read it in the post", row.post_id, row.at),
        links.anchor(links.REVIEW, "Review this claim", row.post_id, row.at),
        *(links.anchor(links.REVIEW, "Review the headline", one.post_id, one.at) for one in headlines),
    ]
    st.html(
        tag(
            "div",
            tag("div", f"{when} · ", isolated(row.publisher), style=f"{SMALL};{MUTED};{FLOW}"),
            tag(
                "div",
                isolated(speaker_words(row)),
                ": " if row.figures else None,
                tag("strong", tight(row.figures)) if row.figures else None,
                style=f"margin-top:.15rem;{FLOW}",
            ),
            quotation(row.quotation),
            *(_headline(one) for one in headlines),
            tag("div", *marks, style="margin:.2rem 0") if marks else None,
            tag("div", " · ".join(notes), style=f"{SMALL};{MUTED};{FLOW}"),
            tag("div", why, style=f"{SMALL};{MUTED};{FLOW}") if why else None,
            tag("div", *ways, style=f"{SMALL};display:flex;flex-wrap:wrap;gap:0 1.2rem"),
            style=f"border-top:1px solid {LINE};padding-top:.55rem",
        )
    )


def _headline(row: Any) -> Markup:
    """A headline in the report that repeats it."""
    figures = f" ({row.figures})" if row.figures else None
    told = ("Also in its headline: ", isolated(f"“{row.quotation}”"), figures)
    return tag("div", *told, style=f"{SMALL};{MUTED};{FLOW}")
