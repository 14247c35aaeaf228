"""A claim or a number that the extractor missed: marked by its words, which must stand in the post exactly."""

from typing import Any

import streamlit as st

from dashboard.decisions import from_form
from dashboard.decisions.edit import Decision, Target
from dashboard.queries import evidence
from dashboard.records import RecordError
from dashboard.widgets.database import Snapshot, ask
from dashboard.widgets.evidence_text import Span, marked_text
from dashboard.widgets.markup import shortened
from dashboard.widgets.review_act import Wish, wish
from dashboard.widgets.review_form import Names
from dashboard.widgets.review_words import CHOICES, FIELDS

MOST_PLACES, AROUND = 8, 60
NUMBER, CLAIM = "a number", "a claim without a number"
SENTENCE = "the claim of its sentence"


def add_missed(snapshot: Snapshot, post_id: str, names: Names, may_add: bool, *, is_edit: bool = False) -> None:
    """The words, where they stand, and what they say; nothing is offered before they are found.

    With `is_edit` the key that edits a number comes here: the claim above has none.
    """
    key = f"add_{post_id}"
    field = "review_edit" if is_edit else f"{key}_words"
    with st.expander("Something was missed in this post"), st.container(key=field):
        if is_edit:
            st.caption("No number was read in this claim. Give the words of the one that was missed.")
        phrase = st.text_input(
            "Its words, as they stand in the post",
            key=f"{key}_phrase",
            placeholder="at least 22 people",
            help="Paste the number phrase (“at least 22 people”), or a whole sentence for a claim without a number.",
            disabled=not may_add,
        )
        if not phrase.strip():
            return
        text = str(ask(snapshot, evidence.post, post_id)["text"].iloc[0])
        places = [one for one in from_form.places_of(phrase, text) if not from_form.cuts_a_number(text, *one)]
        if not places:
            said = "They must be as printed, capitals and signs included, and whole numbers."
            st.warning(f"These words do not stand in this post. {said}")
            return
        if len(places) > MOST_PLACES:
            st.warning(f"These words stand in {len(places):,} places of this post; give a few more of them.")
            return
        start, end = places[0]
        if len(places) > 1:
            chosen = st.radio(
                f"These words stand in {len(places)} places. Which is it?",
                range(len(places)),
                format_func=lambda n: _around(text, *places[n]),
                key=f"{key}_place",
            )
            start, end = places[chosen]
        first = max(0, start - 3 * AROUND)
        spans = [Span(start - first, end - first, "figure")]
        st.html(marked_text(text[first : end + 3 * AROUND], spans, None, first))
        held = ask(snapshot, evidence.claims_of_post, post_id, start, end)
        _asked(Target(post_id, start, end, text[start:end]), bool(len(held)), key, names, may_add)


def _around(text: str, start: int, end: int) -> str:
    before = " ".join(text[max(0, start - AROUND) : start].split())
    after = " ".join(text[end : end + AROUND].split())
    return shortened(f"… {before} [{text[start:end]}] {after} …".replace("\n", " "), 200)


def _asked(target: Target, is_held: bool, key: str, names: Names, may_add: bool) -> None:
    """What the words say, and the button."""
    what = st.segmented_control("What was missed", [NUMBER, CLAIM], default=NUMBER, key=f"{key}_what", required=True)
    at = f"{key}_{target.start}_{target.end}"
    with st.form(f"{at}_form"):
        if what == NUMBER:
            _number_fields(at)
        types: dict[str | None, str] = {**CHOICES["event_type"]}
        if what == NUMBER and is_held:
            types = {None: SENTENCE, **types}
        left, right = st.columns(2)
        words = "Belongs to" if what == NUMBER and is_held else FIELDS["event_type"]
        left.selectbox(words, list(types), format_func=types.__getitem__, key=f"{at}_event_type")
        places: dict[str | None, str] = {None: "not stated", **names["place_id"]}
        right.selectbox(
            FIELDS["place_id"], list(places), format_func=places.__getitem__, key=f"{at}_place_id",
            help="Of a new claim; the claim of its sentence keeps its own.",
        )  # fmt: skip
        reason, button = st.columns([3, 1], vertical_alignment="bottom")
        reason.text_input("Reason", "missed by the extractor", key=f"{at}_reason", max_chars=2000)
        button.form_submit_button(
            "Add", type="primary", width="stretch", disabled=not may_add, on_click=wish,
            args=(_added, target, at, what == NUMBER),
        )  # fmt: skip


def _number_fields(at: str) -> None:
    bound, number, upper = st.columns(3)
    columns = [bound, *st.columns(4)]
    fields = ("operator", "measure", "population", "scope", "realis")
    for place, field in zip(columns, fields, strict=True):
        words = CHOICES[field]
        place.selectbox(FIELDS[field], list(words), format_func=words.__getitem__, key=f"{at}_{field}")
    number.text_input(FIELDS["low"], key=f"{at}_low")
    upper.text_input("and", placeholder="if between", key=f"{at}_high")


def _added(target: Target, at: str, is_number: bool) -> Wish:
    """The wish to add what the form says."""
    state: Any = st.session_state
    reason = str(state[f"{at}_reason"]).strip()
    if not reason:
        raise RecordError("a decision needs a reason")
    values: list[tuple[str, str | None]] = []
    event_type = state[f"{at}_event_type"]
    if event_type is not None:
        values.append(("event_type", event_type))
        if (place := state[f"{at}_place_id"]) is not None:
            values.append(("place_id", place))
    if is_number:
        operator = state[f"{at}_operator"]
        typed = [from_form.number_of(state[f"{at}_{field}"]) for field in ("low", "high")]
        low, high = from_form.stated(operator, *typed)
        values += [("measure", state[f"{at}_measure"]), ("population", state[f"{at}_population"])]
        values += [("operator", operator), ("scope", state[f"{at}_scope"]), ("realis", state[f"{at}_realis"])]
        values += [("low", None if low is None else str(low)), ("high", None if high is None else str(high))]
        target = Target(target.post_id, target.start, target.end, target.quotation, state[f"{at}_measure"])
    made = Decision("add", reason, target, values=tuple(values))
    return Wish((made,), f"Added: “{shortened(target.quotation, 80)}”.")
