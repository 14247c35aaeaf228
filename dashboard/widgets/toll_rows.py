"""Published tolls as rows: in words on screen, as links below a figure, and as a table to take away."""

from collections.abc import Iterable
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.assessment.words import MEASURE_WORDS
from dashboard.charts.characters import visible
from dashboard.charts.scope_matrix import GROUPS, WORDS
from dashboard.charts.tolls import as_of_words
from dashboard.widgets import links
from dashboard.widgets.figures import of_whom
from dashboard.widgets.first_rows import first_rows
from dashboard.widgets.markup import FLOW, LINE, MUTED, SMALL, isolated, shortened, tag, tight

MOST_LISTED = 50
"""Tolls that the list shows before a reader asks for all."""
MOST_OF_NOTE = 600
"""Characters of a note on screen; the CSV has all of it."""
TOLL_COLUMNS = {
    "words": "figure_with_bound",
    "source": "claimant",
    "attribution": "claimant_kind",
    "measure": "measure",
    "counted": "counted",
    "population": "population",
    "territory": "territory",
    "territory_from": "territory_read_from",
    "operator": "operator",
    "low": "low",
    "high": "high",
    "interval_low": "interval_low",
    "interval_high": "interval_high",
    "reading": "reading",
    "as_of_words": "as_of",
    "published_date": "published",
    "basis": "basis",
    "standing": "standing",
    "text_kind": "text_kind",
    "told_with": "told_with_it",
    "note": "note",
    "citation": "citation",
    "post_id": "post",
    "at": "at",
    "sentence": "sentence",
}
"""The CSV of tolls: column of `toll_rows` to header."""


def toll_rows(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows of `published_tolls` with standing and text_kind filled in, as every number is taken away with them."""
    kinds = [kind or "a row of tolls.csv" for kind in rows["text_kind"]]
    return rows.assign(text_kind=kinds, standing="published figure, not reviewed")


def scope_rows(rows: pd.DataFrame, scope: pd.DataFrame) -> pd.DataFrame:
    """The rows of the tolls that state any group, in the order of `scope`, with a column for each of the seven groups:
    counted, partly, not_separable, excluded or not_stated."""
    order = {toll_id: number for number, toll_id in enumerate(dict.fromkeys(scope["toll_id"]))}
    said = {(row.toll_id, row.group_name): row.counted for row in scope.itertuples()}
    mine = rows[rows["toll_id"].isin(order)]
    mine = mine.iloc[sorted(range(len(mine)), key=lambda n: order[mine["toll_id"].iloc[n]])]
    return mine.assign(**{group: [said[toll_id, group] for toll_id in mine["toll_id"]] for group in GROUPS})


def toll_words(row: Any) -> str:
    """A toll in one line: number, of whom, whose, as of when, published when, on what basis."""
    as_of = as_of_words(row)
    published = f"published {row.published_words or 'on a day not known'}"
    basis = (row.basis or "basis not known").replace("_", " ")
    return " · ".join([_number(row), row.source, as_of, published, basis])


def scope_words(row: Any) -> str:
    """A toll's scope in one line: "≥ 92,901 people killed · HRDAG · counted: civilians; left out: unidentified"."""
    groups = []
    for value, words in WORDS.items():
        names = [name for group, name in GROUPS.items() if getattr(row, group) == value]
        groups += [f"{words}: {', '.join(names)}"] if names else []
    return f"{_number(row)} · {row.source} · {'; '.join(groups)}"


def _number(row: Any) -> str:
    if row.counted != row.measure:
        return f"{row.words} {row.counted}"
    return f"{row.words} {of_whom(row.population, row.words)} {MEASURE_WORDS[row.measure]}"


def territory_words(row: Any) -> str:
    """The territory, and whether it is only that of the post: "Syria (by the post; its sentence gave no place)"."""
    if not row.territory or row.territory == "not stated":
        return "territory not stated"
    return f"{row.territory} ({row.territory_from})" if row.territory_from != "stated" else str(row.territory)


def toll_row(row: Any) -> None:
    """One toll in words: number, whose, as of when, on what basis, where it is published, and in which sentence."""
    as_of = as_of_words(row)
    basis = (row.basis or "basis not known").replace("_", " ")
    published = f"published {row.published_words or 'on a day not known'}"
    quoted = row.quotation if row.from_post else None
    facts = " · ".join([territory_words(row), as_of, published, basis])
    lines = [
        tag("div", tag("strong", tight(row.words)), tight(_number(row).removeprefix(row.words)), " · ",
            isolated(row.source), style=FLOW),
        tag("div", isolated(facts), style=f"{SMALL};{MUTED}"),
        tag("div", isolated(row.told_with), style=f"{SMALL};{FLOW}") if row.told_with else None,
        tag("div", "“", isolated(quoted), "”", style=f"{SMALL};{FLOW}") if quoted else None,
        tag("div", isolated(shortened(row.note, MOST_OF_NOTE)), style=f"{SMALL};{FLOW}") if row.note else None,
        tag("div", isolated(row.citation), style=f"{SMALL};{MUTED};{FLOW}") if row.citation else None,
    ]  # fmt: skip
    with st.container(gap=None):
        st.html(tag("div", *lines, style=f"border-top:1px solid {LINE};padding-top:.5rem"))
        if row.post_id and row.at:
            links.page_link(links.EVIDENCE, "Read it in the post", row.post_id, row.at)


def toll_list(rows: pd.DataFrame) -> None:
    """All tolls of `rows` in words; of very many the first, and the rest when a reader asks for them."""
    st.subheader("The same figures as a list", anchor=False)
    with first_rows(rows, MOST_LISTED, "tolls") as listed, st.container(gap="small"):
        for row in listed.itertuples():
            toll_row(row)


def chosen_toll(rows: pd.DataFrame, toll_id: str | None, spots: Iterable[tuple[str, ...]] = ()) -> None:
    """Below a chart, the toll whose mark was clicked or whose row was pressed, and those that share its spot."""
    here = next((spot for spot in spots if toll_id in spot), (toll_id,))
    for row in rows[rows["toll_id"].isin(here)].itertuples():
        toll_row(row)
        if row.sentence:
            st.code(visible(row.sentence), language=None, wrap_lines=True)
