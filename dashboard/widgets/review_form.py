"""The reading of one claim as a form: closed lists as choices; what differs from the reading becomes a decision."""

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import streamlit as st

from dashboard.decisions import from_form
from dashboard.decisions.edit import Decision, Target
from dashboard.records import RecordError
from dashboard.storage.workspace import Workspace, load_reference
from dashboard.widgets.claim_cards import speaker_words
from dashboard.widgets.database import Snapshot
from dashboard.widgets.markup import as_label, shortened
from dashboard.widgets.review_act import Wish, wish
from dashboard.widgets.review_words import CHOICES, FIELDS, figure_words

REASON = "corrected against the sentence"
AS_READ = "as written"
CLAIM_FIELDS = (
    *("event_type", "realis", "stance", "attribution", "speaker"),
    *("place_id", "date_precision", "date_start", "date_end"),
)
SHOWN = "review_form_shown"
Names = Mapping[str, Mapping[str | None, str]]
Reading = Mapping[str, str | None]


class Shown(NamedTuple):
    """The form that was drawn last: the mark of its reading, that of the reading which it asked for ("": none), and how
    many forms this session drew."""

    read: str
    asked: str
    n: int


def target_of(row: Any, figures: Sequence[Any] = ()) -> Target:
    """The claim as decisions name it: its sentence, and the word that tells it from others of that sentence."""
    word_at = row.trigger_start
    if word_at is None and len(figures):
        word_at = figures[0].start
    return Target(row.post_id, row.start, row.end, row.quotation, word_at=word_at)


@st.cache_data(max_entries=2, show_spinner=False)
def names_of(path: str) -> dict[str, dict[str | None, str]]:
    """Places, sources and actors of the workspace by id, in words, as the form offers them; `path` is the snapshot."""
    del path
    reference = load_reference(Workspace.at())
    places = sorted(reference.places.values(), key=lambda place: (place.name.casefold(), place.place_id))
    return {
        "place_id": {
            one.place_id: one.name
            + (f", {one.admin1}" if one.admin1 and one.admin1 != one.name else f", {one.country}")
            for one in places
        },
        "speaker": {key: one.name for key, one in sorted(reference.sources.items(), key=lambda item: item[1].name)},
        "actor_id": {key: one.name for key, one in sorted(reference.actors.items(), key=lambda item: item[1].name)},
    }


def every_name(snapshot: Snapshot) -> dict[str | None, str]:
    """Places, sources and actors by id, in words."""
    return {key: name for names in names_of(snapshot.path).values() for key, name in names.items()}


def reading_of(row: Any) -> dict[str, str | None]:
    """The fields of a claim as text, as decisions set them. A speaker of no known source is what is written."""
    read = {field: getattr(row, field) for field in CLAIM_FIELDS if field != "speaker"}
    read = {field: None if value is None else str(value) for field, value in read.items()}
    return {**read, "speaker": row.speaker_id or row.speaker}


def figure_of(row: Any) -> dict[str, str | None]:
    """The fields of a figure as text."""
    fields = ("operator", "low", "high", "measure", "population", "scope", "realis")
    return {field: None if getattr(row, field) is None else str(getattr(row, field)) for field in fields}


def form(row: Any, figures: Sequence[Any], names: Names, may_decide: bool) -> None:
    """The form, its reason and its button; Enter in any field saves."""
    key = _key_of(row, reading_of(row), [(one, figure_of(one)) for one in figures])
    with st.form(f"review_form_{key}", border=True):
        for number, figure in enumerate(figures):
            _figure_fields(figure, key, names, is_first=number == 0)
        of_claim = st.expander("What happened, who says so, where and when", expanded=not figures)
        with of_claim:
            _claim_fields(row, key, names)
        reason, button = st.columns([3, 1], vertical_alignment="bottom")
        reason.text_input("Reason", REASON, max_chars=2000, key=f"{key}_reason")
        button.form_submit_button(
            "Save (Enter)",
            type="primary",
            width="stretch",
            disabled=not may_decide,
            on_click=wish,
            args=(corrections, row, list(figures), key),
        )


def _figure_fields(figure: Any, key: str, names: Names, is_first: bool) -> None:
    """One number phrase: bound and number, of whom and of what."""
    at = f"{key}_{figure.figure_no}"
    st.markdown(f"**{as_label('“' + figure.quotation + '”')}** read as {as_label(figure_words(figure))}")
    bound, number, upper, measure = st.columns([1.2, 0.9, 0.9, 1.2])
    with bound:
        _choice("operator", figure.operator, at, names)
    low = figure.low if figure.low is not None else figure.high
    with number, st.container(key="review_edit" if is_first else f"{at}_number"):
        st.text_input(FIELDS["low"], "" if low is None else f"{low:,}", key=f"{at}_low")
    is_range = figure.operator == "between"
    upper.text_input(
        "and", f"{figure.high:,}" if is_range else "", placeholder="if between", key=f"{at}_high",
        help="The second number of a range. Counts only with the bound “between two numbers”.",
    )  # fmt: skip
    with measure:
        _choice("measure", figure.measure, at, names)
    whom, scope, realis, reject = st.columns([1.2, 1.2, 1.2, 0.9], vertical_alignment="bottom")
    for place, field in ((whom, "population"), (scope, "scope"), (realis, "realis")):
        with place:
            _choice(field, getattr(figure, field), at, names)
    reject.checkbox("Reject", key=f"{at}_reject", help="This number is no such figure: leave it out of all counts.")


def _claim_fields(row: Any, key: str, names: Names) -> None:
    """What is not a number."""
    left, right = st.columns(2)
    read = reading_of(row)
    fields = [field for field in CLAIM_FIELDS if not field.startswith("date_")]
    for number, field in enumerate(fields if row.event_type else [field for field in fields if field != "event_type"]):
        with left if number % 2 == 0 else right:
            _choice(field, read[field], key, names, shown=_as_read(row, field))
    first, last, precision = st.columns(3)
    help_words = "A day as 2013-07-26; empty when none is stated."
    first.text_input(FIELDS["date_start"], read["date_start"] or "", key=f"{key}_date_start", help=help_words)
    last.text_input(FIELDS["date_end"], read["date_end"] or "", key=f"{key}_date_end", help=help_words)
    with precision:
        _choice("date_precision", row.date_precision, key, names)


def _as_read(row: Any, field: str) -> str | None:
    if field == "speaker":
        return f"{AS_READ}: {speaker_words(row)}" if row.speaker else None
    return f"{AS_READ}: {row.place}" if field == "place_id" and row.place and not row.place_id else None


def _choice(field: str, value: str | None, key: str, names: Names, shown: str | None = None) -> None:
    """One of a closed list, or of the workspace's own names, with the reading chosen; None is nothing stated."""
    words: dict[str | None, str] = {**names[field]} if field in names else {**CHOICES[field]}
    if field in names:
        nothing = "the page itself" if field == "speaker" else "not stated"
        words = {None: nothing, **words}
    if value not in words or shown:
        words = {value: shown or str(value), **{one: name for one, name in words.items() if one != value}}
    st.selectbox(
        FIELDS[field],
        list(words),
        index=list(words).index(value),
        format_func=lambda one: shortened(words[one], 60),
        key=f"{key}_{field}",
    )


def corrections(row: Any, figures: Sequence[Any], key: str) -> Wish | None:
    """What the form asks for; None when nothing differs. RecordError or BadInput in words of the form."""
    state = st.session_state
    reason = str(state[f"{key}_reason"]).strip()
    if not reason:
        raise RecordError("a decision needs a reason: say in a few words what you went by")
    made: list[Decision] = []
    said: list[str] = []
    asked: list[tuple[Any, Reading]] = []
    for figure in figures:
        at = f"{key}_{figure.figure_no}"
        target = Target(row.post_id, figure.start, figure.end, figure.quotation, figure.measure)
        if state[f"{at}_reject"]:
            made.append(Decision("reject", reason, target))
            said.append(f"“{figure.quotation}” rejected")
            continue
        operator = state[f"{at}_operator"]
        low, high = from_form.stated(
            operator, from_form.number_of(state[f"{at}_low"]), from_form.number_of(state[f"{at}_high"])
        )
        kinds = {field: state[f"{at}_{field}"] for field in ("measure", "population", "scope", "realis")}
        after = {"operator": operator, "low": _text(low), "high": _text(high), **kinds}
        asked.append((figure, after))
        found = from_form.correction(target, figure_of(figure), after, reason)
        made += found
        now = figure._replace(operator=operator, low=low, high=high, **kinds)
        said += [f"“{figure.quotation}” now reads {figure_words(now)}"] if found else []
    values = _claim_values(row, key)
    state[SHOWN] = state[SHOWN]._replace(asked=_mark_of(row, {**reading_of(row), **values}, asked))
    found = from_form.correction(target_of(row, figures), reading_of(row), values, reason)
    said += ["the claim corrected"] if found else []
    made += found
    return Wish(tuple(made), f"Saved: {'; '.join(said)}.", (row.post_id, row.at)) if made else None


def _claim_values(row: Any, key: str) -> dict[str, str | None]:
    state = st.session_state
    first, last, precision = from_form.dates(
        state[f"{key}_date_start"].strip() or None,
        state[f"{key}_date_end"].strip() or None,
        state[f"{key}_date_precision"],
    )
    after = {field: state[f"{key}_{field}"] for field in CLAIM_FIELDS if f"{key}_{field}" in state}
    if row.event_type is None:
        after.pop("event_type", None)
    return {**after, "date_start": first, "date_end": last, "date_precision": precision}


def _text(number: int | None) -> str | None:
    return None if number is None else str(number)


def _key_of(row: Any, read: Reading, figures: Sequence[tuple[Any, Reading]]) -> str:
    """The key of the fields of this claim: others are drawn for another reading, so that none shows an old value.

    They stay where the reading is what these fields asked for: what is typed while that is published stands in them.
    """
    mark = _mark_of(row, read, figures)
    shown: Shown = st.session_state.get(SHOWN, Shown("", "", 0))
    if mark not in (shown.read, shown.asked):
        shown = Shown(mark, "", shown.n + 1)
    elif mark == shown.asked:
        shown = Shown(mark, "", shown.n)
    st.session_state[SHOWN] = shown
    return f"review_{shown.n}_{row.post_id}_{row.claim_no}"


def _mark_of(row: Any, read: Reading, figures: Sequence[tuple[Any, Reading]]) -> str:
    """A name of this claim with this reading."""
    told = [row.post_id, row.start, row.end, row.claim_no, sorted(read.items(), key=str)]
    told += [(figure.figure_no, figure.start, sorted(values.items(), key=str)) for figure, values in figures]
    return hashlib.sha256(repr(told).encode()).hexdigest()[:16]
