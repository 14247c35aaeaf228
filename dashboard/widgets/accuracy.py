"""How well the texts are read: the accuracy card of `make evaluate`, grave errors first, and where extraction fails."""

from collections.abc import Sequence

import streamlit as st

from dashboard.capture import BadInput
from dashboard.evaluation.grave import GRAVE
from dashboard.evaluation.measuring import extractor_version
from dashboard.evaluation.results import CURRENT, FOLDER, Json, read_results
from dashboard.evaluation.words import (
    SHORT,
    errors_words,
    grave_cell,
    measured_words,
    missing_words,
    plain_words,
    score_cell,
    size_words,
    where_it_fails,
)
from dashboard.storage.workspace import SHIPPED, Workspace
from dashboard.widgets import links
from dashboard.widgets.markup import FLOW, LINE, MUTED, SMALL, Markup, as_label, tag, together

EXPECT = (
    "No rule was written on held texts, so held posts say what to expect of a new one; rules were mended on "
    "the others. Single sentences are chosen for their traps."
)
CELL = f"padding:.3rem .6rem .3rem 0;border-top:1px solid {LINE};vertical-align:top"
NUMBER = f"{CELL};text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums"
HEAD = f"{SMALL};{MUTED};font-weight:600;padding:.3rem .6rem .3rem 0;text-align:"


def expectation() -> None:
    """How often a reading like this one errs, and the way to the card; nothing where nothing was measured."""
    try:
        words = errors_words(read_results(FOLDER / CURRENT))
    except BadInput:
        return
    if words:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption(as_label(words), width="content")
            links.page_link(links.METHODS, "Where it errs")


def accuracy_card() -> None:
    """The last measurement that came with this program: when, on what, grave errors, scores, and where it fails."""
    st.subheader("How often the reading errs", anchor=False)
    file = FOLDER / CURRENT
    if not file.exists():
        st.caption("Nothing was measured here. `make evaluate` measures on the labelled texts that ship.")
        return
    try:
        results = read_results(file)
    except BadInput as error:
        st.caption(f"The measurement in docs/accuracy cannot be shown: {str(error).rsplit('/', 1)[-1]}")
        return
    sets = results["sets"]
    sizes = [tag("li", f"{one['words']}: {size_words(one)}", style="margin:.1rem 0") for one in sets]
    st.html(
        tag("p", plain_words(results), style=f"margin:0 0 .3rem 0;{FLOW}")
        + tag("p", measured_words(results), " ", missing_words(results), style=f"margin:0;{FLOW}")
        + tag("p", _version_words(results["extractor"]), style=f"margin:.3rem 0;{FLOW}")
        + tag("ul", *sizes, style=f"{SMALL};margin:.2rem 0")
        + tag(
            "p",
            EXPECT,
            style=f"{SMALL};{MUTED};margin:.2rem 0",
        )
    )
    grave = [[kind.words, *(grave_cell(one, kind.key) for one in sets)] for kind in GRAVE]
    st.html(_table(["grave errors, of the cases where they could happen", *_names(sets)], grave))
    scores = [[f"{kind.words}; {kind.bound_words}", *(score_cell(one, kind) for one in sets)] for kind in SHORT]
    st.html(_table(["scores, 1 is perfect; ✗ misses what was asked", *_names(sets)], scores))
    fails = [tag("li", words, style=f"margin:.25rem 0;{FLOW}") for words in where_it_fails(results)]
    st.html(tag("p", "Where it fails", style="font-weight:600;margin:0") + tag("ul", *fails, style="margin:0"))
    with st.expander("What counts as a grave error"):
        rules = [tag("li", f"{kind.words}: {kind.rule}", style="margin:.2rem 0") for kind in GRAVE]
        st.html(tag("ul", *rules, style="margin:0"))


def _names(sets: Sequence[Json]) -> list[str]:
    return [str(one["words"]) for one in sets]


def _version_words(measured: str) -> Markup:
    """Whether the extractor at work here, with the names this workspace knows, is the one that was measured."""
    try:
        here, shipped = (extractor_version(workspace) for workspace in (Workspace.at(), Workspace(SHIPPED)))
    except BadInput:
        return together("Whether the extractor here is the one measured is not known: a table of names cannot be read.")
    if here == measured:
        return together("The extractor here is the one that was measured.")
    if shipped == measured:
        return together("This workspace knows names of its own, so its readings differ from those that were measured.")
    return together(
        tag("strong", f"The extractor here is another version ({here}) than the one measured ({measured})"),
        ": these figures may not hold for it. ",
        tag("code", "make evaluate"),
        " measures again.",
    )


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Markup:
    """A calm table: words on the left, numbers on the right, thin lines; a narrow window scrolls it sideways."""
    columns = [
        tag("th", name, scope="col", style=f"{HEAD}{'left' if number == 0 else 'right'}")
        for number, name in enumerate(head)
    ]
    lines = [
        tag(
            "tr",
            tag("th", row[0], scope="row", style=f"{CELL};text-align:left;font-weight:400;{FLOW};min-width:14rem"),
            *(tag("td", cell, style=NUMBER) for cell in row[1:]),
        )
        for row in rows
    ]
    body = tag(
        "table", tag("thead", tag("tr", *columns)), tag("tbody", *lines), style="border-collapse:collapse;width:100%"
    )
    return tag("div", body, style="overflow-x:auto", tabindex="0", role="region", aria_label=head[0])
