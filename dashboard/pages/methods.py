"""Methods: can I defend this in a meeting?"""

from collections.abc import Mapping

import streamlit as st

from dashboard.assessment.words import MEASURE_WORDS
from dashboard.queries import tolls
from dashboard.records import Measure
from dashboard.widgets import accuracy, caption, empty, filter_rail, known_day
from dashboard.widgets.database import Snapshot, ask, current_snapshot
from dashboard.widgets.figures import counted
from dashboard.widgets.markup import FLOW, isolated, tag

BOUNDS = {
    "≥ 22": "“at least 22”: the speaker says no fewer; there may be more",
    "> 100,000": "“more than”: the number itself is excluded",
    "10": "stated as exactly this many",
    "≈ 93,000": "“about”, “nearly”: bounds nothing, and never conflicts with another number",
    "18 or ≥ 29": "reports differ: the lowest and the highest of them; “18 … ≥ 29” where more lie between",
    "7 to 10": "reports differ, or one gives a range: from the lowest to the highest number",
    "no number stated": "harm is told without a number, which is not zero",
}
MEASURES: dict[Measure, str] = {  # in the words of docs/codebook.md
    "killed": "Dead, by violence: also bodies found, executed, “martyred”",
    "wounded": "Alive and hurt: also poisoned by gas, treated",
    "casualties": "Killed or wounded, the report does not tell which",
    "missing": "Not found: also feared under rubble",
    "detained": "Arrested, captured, kidnapped, or later released",
    "defected": "Changed sides or surrendered: not a harm",
    "displaced": "Fled, evacuated or refugees: within the country and abroad, not told apart",
}
STANDING = {
    "no known origin": "nobody can say where the report first came from",
    "one origin": "everything goes back to one page or speaker, however many outlets repeat it",
    "several origins": "known sources that do not rest on each other tell the same",
    "reports conflict": "two speakers' readings cannot both hold; the field is named",
    "not reviewed": "no person has graded it; a machine grades nothing",
}
RULES = {
    "the range over all reports": "from the lowest to the highest latest number of any speaker; the usual view",
    "the lowest minimum": "the smallest number any speaker stands behind, as a minimum",
    "the latest of each speaker": "each speaker's last number, never a later recollection",
    "the best attributed": "the number whose speaker is named most closely",
}
LIMITS = (
    "Figures of different events are not added up here: events may overlap, and a day's total may hold them.",
    "Days are local days of the event as far as the report states them; what states none stands apart.",
    "Sentences are read by rules, not by people: open the sentence before you quote a number.",
    "A place or day without reports is a place or day without captured reports, not one without violence.",
    "Text marked as a paraphrase is not evidence: go to the page that it names.",
)


def page() -> None:
    """What the signs mean, how numbers are combined, and what is known to be wrong."""
    snapshot = current_snapshot()
    if snapshot is None:
        empty.no_snapshot()
        return
    filter_rail.show_nothing(snapshot, "methods", "This page explains the others; the filters wait there.")
    caption.under_title(
        f"{counted(snapshot.n_posts, 'post')}, {counted(snapshot.n_claims, 'claim')}, "
        f"{counted(snapshot.n_tolls, 'toll')} in snapshot {snapshot.short_id}{known_day.short_words(snapshot.known)}, "
        f"read by extractor {snapshot.fingerprint}"
    )
    for heading, words in (
        ("How to read a number", BOUNDS),
        ("What a number counts", {MEASURE_WORDS[measure]: words for measure, words in MEASURES.items()}),
        ("How to read its standing", STANDING),
        ("When reports of one event differ, take", RULES),
    ):
        st.subheader(heading, anchor=False)
        _table(words)
    accuracy.accuracy_card()
    st.subheader("Known limits", anchor=False)
    st.html(tag("ul", *(tag("li", limit, style="margin:.25rem 0") for limit in LIMITS), style="margin:0"))
    _problems(snapshot)


def _table(words: Mapping[str, str]) -> None:
    rows = [
        tag(
            "tr",
            tag("td", sign, style="font-weight:600;padding:.2rem 1.2rem .2rem 0;vertical-align:top"),
            tag("td", meaning, style=FLOW),
        )
        for sign, meaning in words.items()
    ]
    st.html(tag("table", *rows, style="border-collapse:collapse"))


def _problems(snapshot: Snapshot) -> None:
    st.subheader("What to know about this workspace's files", anchor=False)
    rows = ask(snapshot, tolls.problems, None)
    if not len(rows):
        st.caption("Nothing was noticed. That is not a proof that nothing is wrong.")
        return
    lines = [tag("li", isolated(row.words), style=f"margin:.25rem 0;{FLOW}") for row in rows.itertuples()]
    st.html(tag("ul", *lines, style="margin:0"))


with caption.sheet("Can I defend this in a meeting?"):
    page()
