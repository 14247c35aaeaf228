"""Event: what do all reports of this say, in order?"""

import re
from typing import Any

import streamlit as st

from dashboard.assessment.words import A_TOLL
from dashboard.queries import event
from dashboard.widgets import caption, copying, downloads, empty, filter_rail, links
from dashboard.widgets.claim_cards import CLAIM_COLUMNS, as_reports, report_card
from dashboard.widgets.database import Snapshot, ask, current_snapshot
from dashboard.widgets.event_parts import conflicts, event_head, origins, rules_table, tracks
from dashboard.widgets.review_marks import decided_lines, decided_of_event


def page() -> None:
    """The event that the address names; else how to come to one."""
    snapshot = current_snapshot()
    if snapshot is None:
        empty.no_snapshot()
        return
    rule = filter_rail.show_rule_only(snapshot, "event")
    named = links.sentence_in_address()
    if named is None:
        st.info("Choose an event on the Brief: each title there opens all its reports.")
        links.page_link(links.BRIEF, "To the Brief")
        return
    found = ask(snapshot, event.claim_at, *named)
    if not len(found):
        _not_here(snapshot, named)
        return
    if found["event_id"].iloc[0] is None:
        st.info(f"This sentence gives a {A_TOLL}, not a single event.")
        links.page_link(links.TOLLS, "Compare it with other tolls")
        links.page_link(links.EVIDENCE, "Read the sentence in its post", *(links.spot_in_address() or ()))
        return
    show(snapshot, found["event_id"].iloc[0], rule)


def show(snapshot: Snapshot, event_id: str, rule: str) -> None:
    """All that is said of one event."""
    head: Any = next(ask(snapshot, event.header, event_id).itertuples())
    by_rule = ask(snapshot, event.figures_by_rule, event_id)
    claims = ask(snapshot, event.claims_in_order, event_id)
    event_head(head, by_rule[by_rule["rule"] == rule], int(claims["repeated_in"].notna().sum()))
    behind: Any = next(ask(snapshot, event.behind_the_number, event_id, rule).itertuples())
    links.page_link(
        links.REVIEW,
        "Review the claim behind this number" if len(by_rule) else "Review the first claim",
        behind.post_id,
        behind.at,
    )
    left, right = st.columns([5, 3], gap="large")
    with left:
        st.subheader("Every report, in order of publication", anchor=False)
        decided = decided_of_event(snapshot, event_id)
        for row, headlines in as_reports(claims):
            report_card(row, headlines)
            for one in (row, *headlines):
                decided_lines(decided, one.post_id, one.claim_no)
        standing = re.split("[;,] ", head.standing or "")
        name = downloads.file_name("claims", head.title, *standing, snapshot.file_words)
        downloads.offer_csv(claims, CLAIM_COLUMNS, name, "event_claims_csv", known=snapshot.known)
    with right:
        copying.ready_to_copy(head.sentence, known=snapshot.known)
        tracks(ask(snapshot, event.tracks, event_id))
        conflicts(ask(snapshot, event.event_conflicts, event_id))
        origins(ask(snapshot, event.origins, event_id), head)
        rules_table(by_rule, rule)


def _not_here(snapshot: Snapshot, named: links.Named) -> None:
    st.warning("The sentence that this link names is not in this workspace, or nothing was read from it.")
    links.page_link(links.BRIEF, "To the Brief")
    if len(ask(snapshot, event.claim_at, named[0], 0, 10**9)):
        links.page_link(links.EVIDENCE, "To the post it was in", named[0])


with caption.sheet("What do all reports of this say, in order?"):
    page()
