"""The event of a claim on the Review page: its other reports, splitting, merging, origin, responsibility and grade."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.decisions.edit import NEEDS_TWO_PEOPLE, Decision, Target
from dashboard.queries import event, review
from dashboard.records import RecordError
from dashboard.widgets import figures, links
from dashboard.widgets.claim_cards import report_card
from dashboard.widgets.database import Snapshot, ask
from dashboard.widgets.figures import counted
from dashboard.widgets.markup import FLOW, MUTED, SMALL, as_label, isolated, tag, tight
from dashboard.widgets.review_act import Wish, wish
from dashboard.widgets.review_form import Names, target_of
from dashboard.widgets.review_history import when_decided
from dashboard.widgets.review_words import CHOICES, FIELDS
from dashboard.widgets.who import Person, by_name, may

FIRST_REPORTS, MOST_REPORTS = 4, 60
SPLIT, MERGED = "read as reports of two events", "read as reports of one event"


def other_reports(snapshot: Snapshot, row: Any, read: Sequence[Any], may_decide: bool) -> None:
    """Every other report of the event with why it was linked, and buttons that keep two apart."""
    reports = list(ask(snapshot, event.claims_in_order, row.event_id).itertuples())
    targets = {
        (one.post_id, one.claim_no): Target(one.post_id, one.start, one.end, one.quotation, word_at=one.word_at)
        for one in ask(snapshot, review.words_of_event, row.event_id).itertuples()
    }
    mine = (row.post_id, row.claim_no)
    others = [one for one in reports if (one.post_id, one.claim_no) != mine]
    n_headlines = sum(one.repeated_in is not None for one in others)
    st.subheader(f"Other reports of this event: {len(others) - n_headlines:,}", anchor=False)
    if n_headlines:
        repeat = "that repeats" if n_headlines == 1 else "that repeat"
        st.caption(f"Beside them {counted(n_headlines, 'headline')} {repeat} what its own report says.")
    own: Any = next((one for one in reports if (one.post_id, one.claim_no) == mine), None)
    if own is not None and own.joined_to and own.reasons:
        why = f"This one was linked to {own.joined_to}: {'; '.join(own.reasons)} (score {own.score:.2f})"
        st.html(tag("div", isolated(why), style=f"{SMALL};{MUTED};{FLOW}"))
    if not others:
        st.caption("Nobody else is known to report it. If another event is the same one, merge them below.")
    shown = others[:FIRST_REPORTS]
    if len(others) > FIRST_REPORTS and st.toggle(f"Show all {len(others):,}", key=f"all_reports_{row.event_id}"):
        shown = others[:MOST_REPORTS]
    for one in shown:
        report_card(one)
        st.button(
            "Another event: split it off",
            key=f"split_{one.post_id}_{one.claim_no}",
            icon=":material/call_split:",
            type="tertiary",
            disabled=not may_decide,
            on_click=wish,
            args=(apart, target_of(row, read), [targets[one.post_id, one.claim_no]]),
        )
    if len(shown) == MOST_REPORTS < len(others):
        st.caption(f"{len(others) - MOST_REPORTS:,} more reports stand on the event's own page.")
    if len(others) > 1:
        st.button(
            "Split this claim from all of them",
            key="split_all",
            icon=":material/call_split:",
            disabled=not may_decide,
            on_click=wish,
            args=(apart, target_of(row, read), [targets[one.post_id, one.claim_no] for one in others]),
        )
    links.page_link(links.EVENT, "The event's own page", row.post_id, row.at)


def apart(mine: Target, others: Sequence[Target]) -> Wish:
    """The wish that this claim and those speak of two events."""
    made = tuple(Decision("cannot_link", SPLIT, mine, other) for other in others)
    return Wish(made, f"Split off: {counted(len(made), 'pair')} of claims no longer make one event.")


def decisions(
    snapshot: Snapshot, row: Any, read: Sequence[Any], names: Names, history: pd.DataFrame, person: Person
) -> None:
    """Merge, origin, responsibility, grade and note, each in a tab with its reason."""
    st.subheader("Decide about the event", anchor=False)
    target = target_of(row, read)
    merge, origin, responsibility, grade, note = st.tabs(
        ["Merge", "Origin", "Responsibility", "Grade", "Note"], key="review_tabs", on_change="rerun"
    )
    with merge:
        merging(snapshot, row, target, person)
    with origin:
        _origin(row, target, names, person)
    with responsibility:
        _responsibility(row, target, names, person)
    with grade:
        _grade(row, target, history, person)
    with note:
        _note(target, person)


def merging(snapshot: Snapshot, row: Any, target: Target, person: Person) -> None:
    """A search for the other event, and a button at each one found."""
    words = st.text_input(
        "Search the other event",
        row.place_name or row.place or "",
        key=f"merge_{row.post_id}_{row.start}",
        help="Words of its title, place, speakers, or its day: “jaramana 25 july”, “2013-07-25”.",
    )
    found = ask(snapshot, review.events_like, words, row.event_id) if words.strip() else pd.DataFrame()
    if words.strip() and not len(found):
        st.caption("No other event has all of these words in its title, place, speakers or day.")
    for one in found.itertuples():
        with st.container(gap=None):
            details = f"{figures.when_words(one)} · {figures.reported_words(one)} · {counted(one.n_claims, 'claim')}"
            links.page_link(links.EVENT, one.title, one.post_id, one.at)
            said = tight(one.figures or "no number stated")
            st.html(
                tag(
                    "div",
                    tag("div", tag("strong", said), " · ", isolated(one.voices), style=FLOW),
                    tag("div", details, style=f"{SMALL};{MUTED};{FLOW}"),
                )
            )
            other = Target(one.post_id, one.start, one.end, one.quotation, word_at=one.word_at)
            st.button(
                "The same event: merge",
                key=f"merge_with_{one.event_id}",
                icon=":material/call_merge:",
                type="tertiary",
                disabled=not may(person, "must_link"),
                on_click=wish,
                args=(together, target, other, one.title),
            )


def together(target: Target, other: Target, title: str) -> Wish:
    """The wish that two claims speak of one event."""
    return Wish((Decision("must_link", MERGED, target, other),), f"Merged with {title}.")


def _origin(row: Any, target: Target, names: Names, person: Person) -> None:
    key = f"origin_{row.post_id}_{row.claim_no}"
    known: dict[str | None, str] = {None: "not known, which adds none", **names["speaker"]}
    now = known.get(row.origin, row.origin) if row.origin else known[None]
    st.caption(as_label(f"Where this report first came from. Read as: {now}. Outlets that repeat one page are one."))
    with st.form(key, border=False):
        st.selectbox(FIELDS["origin"], list(known), format_func=known.__getitem__, key=f"{key}_origin")
        _reason_and_button(key, "Set the origin", may(person, "origin"), (_set, "origin", target, key, ("origin",)))


def _responsibility(row: Any, target: Target, names: Names, person: Person) -> None:
    key = f"responsibility_{row.post_id}_{row.claim_no}"
    now = figures.RESPONSIBILITY[row.event_responsibility or row.responsibility]
    st.caption(as_label(f"What may be said of who did it. Now: {now}."))
    actors: dict[str | None, str] = {None: "nobody named", **names["actor_id"]}
    with st.form(key, border=False):
        left, right = st.columns(2)
        words: dict[str | None, str] = {**CHOICES["responsibility"]}
        left.selectbox(
            FIELDS["responsibility"], list(words), format_func=words.__getitem__, key=f"{key}_responsibility"
        )
        right.selectbox(FIELDS["actor_id"], list(actors), format_func=actors.__getitem__, key=f"{key}_actor_id")
        asked = (_set, "responsibility", target, key, ("responsibility", "actor_id"))
        _reason_and_button(key, "Set the responsibility", may(person, "responsibility"), asked)


def _grade(row: Any, target: Target, history: pd.DataFrame, person: Person) -> None:
    key = f"grade_{row.post_id}_{row.claim_no}"
    words = CHOICES["grade"]
    two = " and ".join(words[grade] for grade in sorted(NEEDS_TWO_PEOPLE))
    st.caption(f"A person's judgement of the whole event. {two.capitalize()} stand only once two people gave them.")
    for one in history.itertuples():
        if one.kind == "grade" and one.status in ("in_effect", "waiting"):
            given = words.get(dict(zip(one.fields, one.set_to, strict=True)).get("grade") or "", "a grade")
            state = "waits for a second person" if one.status == "waiting" else "in effect"
            by, when = by_name(one.author, person), when_decided(one.decided_at)
            said = f"{by} graded it {given}, {when}: {one.reason} ({state})."
            (st.warning if one.status == "waiting" else st.info)(as_label(said))
    if not may(person, "grade"):
        st.caption("Your role does not grade.")
    with st.form(key, border=False):
        st.segmented_control("Grade", list(words), format_func=words.__getitem__, key=f"{key}_grade")
        _reason_and_button(key, "Grade", may(person, "grade"), (_set, "grade", target, key, ("grade",)))


def _note(target: Target, person: Person) -> None:
    key = f"note_{target.post_id}_{target.start}"
    st.caption("A note changes nothing; it stands in the history.")
    with st.form(key, border=False):
        _reason_and_button(key, "Keep the note", may(person, "note"), (_set, "note", target, key, ()), label="Note")


def _reason_and_button(key: str, words: str, may_do: bool, asked: tuple[Any, ...], label: str = "Reason") -> None:
    reason, button = st.columns([3, 1], vertical_alignment="bottom")
    reason.text_input(
        label, key=f"{key}_reason", max_chars=2000, placeholder="in a few words, for whoever reads it later"
    )
    button.form_submit_button(words, width="stretch", disabled=not may_do, on_click=wish, args=asked)


def _set(kind: Any, target: Target, key: str, fields: Sequence[str]) -> Wish:
    """The wish to set `fields` as the form of `key` has them."""
    state: Mapping[Any, Any] = st.session_state
    reason = str(state[f"{key}_reason"]).strip()
    if not reason:
        raise RecordError("write a note first" if kind == "note" else "a decision needs a reason: say what you went by")
    values = tuple((field, state[f"{key}_{field}"]) for field in fields)
    if kind == "grade" and values[0][1] is None:
        raise RecordError("choose a grade first")
    if kind == "responsibility":
        values = tuple((field, value) for field, value in values if field != "actor_id" or value is not None)
    said = {"origin": "The origin is set.", "responsibility": "The responsibility is set.", "note": "Noted."}
    words = said.get(kind, "Graded.")
    if kind == "grade" and values[0][1] in NEEDS_TWO_PEOPLE:
        words = "Graded. This grade stands once a second person gives it too."
    return Wish((Decision(kind, reason, target, values=values),), words)
