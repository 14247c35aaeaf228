"""The parts of Tolls compared: one toll in words, why two are not compared, lineage, and stated parts."""

from datetime import date
from itertools import combinations
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.assessment.comparability import TollFacts, compare, may_share_line
from dashboard.assessment.lineage import Decomposition, decomposition
from dashboard.charts.tolls import STATEMENT
from dashboard.records import Toll, TollLink, TollPart
from dashboard.widgets import filter_rail
from dashboard.widgets.figures import counted
from dashboard.widgets.markup import FLOW, MUTED, SMALL, as_label, isolated, tag

FEW = 3
"""So few stated parts stand open; more of them are opened one by one."""
RELATION = {
    "input_of": "is one of the lists behind",
    "earlier_version_is_input": "had an earlier version among the lists behind",
    "subset_of": "is a part of",
    "quotes": "quotes",
    "replaced_by": "was replaced by",
    "extends": "goes beyond",
}


def facts_of(row: Any, scope: pd.DataFrame) -> TollFacts:
    """What the guard looks at, from a row of `published_tolls` and the rows of `scope_matrix`."""
    mine = scope[scope["toll_id"] == row.toll_id]
    groups = dict(zip(mine["group_name"], mine["counted"], strict=True))
    return TollFacts(
        toll_id=row.toll_id,
        name=f"{row.words} ({row.source})",
        measure=row.measure,
        population=row.population,
        territory=row.territory or "not stated",
        cumulative=bool(row.cumulative),
        basis=row.basis,
        as_of=row.as_of,
        series_id=row.series_id,
        scope=groups,
    )


def not_compared(rows: pd.DataFrame, scope: pd.DataFrame) -> None:
    """Two tolls of the reader's choice, and every reason why they may not share a ratio, a rank or a line."""
    st.subheader("May two of these be compared?", anchor=False)
    words = {
        row.link_name: f"{row.words} {row.source}, {row.as_of_words or row.published_words or 'day not known'}"
        for row in rows.itertuples()
    }
    if len(words) < 2:
        st.caption("One toll alone has nothing to be compared with.")
        return
    alike = comparable_pair(rows, scope)
    first, second = alike or tempting_pair(rows)
    if alike is None:
        st.caption(f"No two of the {len(words)} in view may be; these are two that readers join first.")
    one = filter_rail.choice("one", "This figure", {first: words[first], **words}, segmented=False)
    other = filter_rail.choice("other", "with this one", {second: words[second], **words}, segmented=False)
    by_id = {row.link_name: row for row in rows.itertuples()}
    if one == other:
        st.caption("Choose two different figures.")
        return
    facts = [facts_of(by_id[name], scope) for name in (one, other)]
    for question, answer in (
        ("share a ratio or a rank", compare(*facts)),
        ("be joined by a line", may_share_line(facts)),
    ):
        st.html(tag("div", f"They may {'' if answer.comparable else 'not '}{question}", style="font-weight:600"))
        reasons = [tag("li", isolated(reason), style=f"margin:.2rem 0;{FLOW}") for reason in answer.reasons]
        if reasons:
            st.html(tag("ul", *reasons, style="margin:0;padding-left:1.1rem"))


def comparable_pair(rows: pd.DataFrame, scope: pd.DataFrame) -> tuple[str, str] | None:
    """The link names of the latest two tolls that may share a ratio, the earlier one first; None when no two may."""
    stated = rows[rows["as_of"].notna() & rows["toll_id"].isin(set(scope["toll_id"]))]
    latest = sorted(stated.itertuples(), key=lambda row: (row.as_of, row.toll_id), reverse=True)
    facts = {row.toll_id: facts_of(row, scope) for row in latest}
    for last, earlier in combinations(latest, 2):
        if compare(facts[last.toll_id], facts[earlier.toll_id]).comparable:
            return earlier.link_name, last.link_name
    return None


def tempting_pair(rows: pd.DataFrame) -> tuple[str, str]:
    """The link names of the two tolls that readers will join first, the earlier one first; `rows` has two or more.

    They are the latest running total and the latest one before it by another source, of the same measure and territory.
    Totals that are only stated, without a method, come before counts: nothing in them warns the reader.
    """
    every = list(rows.itertuples())
    newest = sorted(
        every, key=lambda row: (bool(row.cumulative), row.basis == STATEMENT, row.on_date or date.min), reverse=True
    )
    for last in newest:
        for earlier in newest:
            same = (last.measure, last.territory) == (earlier.measure, earlier.territory)
            if same and last.source != earlier.source and (earlier.on_date or date.min) <= (last.on_date or date.min):
                return earlier.link_name, last.link_name
    return every[-2].link_name, every[-1].link_name


def _hidden(toll_id: str, in_view: set[str]) -> str:
    """What stands beside a toll that a line names although the filters hide it (rule 12)."""
    return "" if toll_id in in_view else ", not in view"


def decompositions(tolls: pd.DataFrame, links_of: pd.DataFrame, stated: pd.DataFrame) -> list[Decomposition]:
    """The tolls that are exact sums of stated parts or of tolls inside them, in the order of `tolls` (all tolls)."""
    records = {
        row.toll_id: Toll(
            toll_id=row.toll_id,
            series_id=row.series_id,
            source=row.source,
            measure=row.measure,
            population=row.population,
            territory=row.territory or "not stated",
            operator=row.operator,
            low=row.low,
            high=row.high,
            reading=row.reading,
            coverage_from=None,
            coverage_to=None,
            as_of=row.as_of,
            as_of_basis="stated" if row.as_of_stated else "not stated",
            published=str(row.published_date or ""),
            cumulative=bool(row.cumulative),
            basis=row.basis or "official_statement",
        )
        for row in tolls.itertuples()
    }
    known = [TollLink(row.toll_id, row.other_id, row.relation, row.note) for row in links_of.itertuples()]
    parts_of = [TollPart(row.toll_id, row.part, row.population, row.value, row.note) for row in stated.itertuples()]
    found = (decomposition(toll, records, known, parts_of) for toll in records.values())
    return [one for one in found if one is not None]


def sums(found: list[Decomposition], tolls: pd.DataFrame, in_view: set[str]) -> None:
    """Each decomposition as an equation with the names of its parts; it stands here instead of a line."""
    names = {row.toll_id: f"{row.words} {row.source}" for row in tolls.itertuples()}
    sources = {
        row.toll_id: f"({row.source}, {row.published_words or 'day not known'}{_hidden(row.toll_id, in_view)})"
        for row in tolls.itertuples()
    }
    for one in found:
        named = ", ".join(f"{part.value:,} {sources.get(part.toll_id or '', part.name)}" for part in one.parts)
        st.html(
            tag(
                "div",
                tag("strong", one.words),
                " · ",
                isolated(names.get(one.toll_id)),
                tag("div", isolated(named), style=f"{SMALL};{MUTED};{FLOW}"),
                style=FLOW,
            )
        )


def lineage(rows: pd.DataFrame, in_view: set[str]) -> None:
    """How the tolls in view rest on each other."""
    st.subheader("How these figures rest on each other", anchor=False)
    mine = [row for row in rows.itertuples() if row.toll_id in in_view or row.other_id in in_view]
    if not mine:
        st.caption("No toll in view is known to rest on another. That is not the same as being independent.")
        return
    lines = []
    for row in mine:
        one = f"{row.words or '?'} ({row.source or row.toll_id}{_hidden(row.toll_id, in_view)})"
        other = f"{row.other_words or '?'} ({row.other_source or row.other_id}{_hidden(row.other_id, in_view)})"
        note = tag("div", isolated(row.note), style=f"{SMALL};{MUTED};{FLOW}") if row.note else None
        lines.append(
            tag(
                "li",
                isolated(one),
                f" {RELATION[row.relation]} ",
                isolated(other),
                note,
                style=f"margin:.3rem 0;{FLOW}",
            )
        )
    st.html(tag("ul", *lines, style="margin:0;padding-left:1.1rem"))


def parts(rows: pd.DataFrame, problems: pd.DataFrame, in_view: set[str]) -> None:
    """The stated parts of each toll, and where they do not add up. They are shown, never summed into a new toll."""
    mine = rows[rows["toll_id"].isin(in_view)]
    st.subheader("Stated parts, and parts that do not add up", anchor=False)
    known, problems = problems, problems[problems["subject"].isin(in_view)]
    if n_hidden := len(known) - len(problems):
        st.caption(f"Not listed: {counted(n_hidden, 'warning')} about parts of tolls that are not in view.")
    if not len(mine) and not len(problems):
        st.caption("No part of a toll in view is listed in toll_parts.csv, and none was read as an exact number.")
        return
    warned = [tag("div", "⚠ ", isolated(row.words), style=f"margin:.2rem 0;{FLOW}") for row in problems.itertuples()]
    if warned:
        st.html(tag("div", *warned))
    for (_, words, source), stated in mine.groupby(["toll_id", "words", "source"], sort=False):
        with st.expander(as_label(f"{words} · {source}"), expanded=mine["toll_id"].nunique() <= FEW):
            cells = [
                tag(
                    "tr",
                    tag("td", isolated(part.part), style=f"padding:.1rem 1rem .1rem 0;{FLOW}"),
                    tag("td", f"{part.value:,}", style="text-align:right;padding-right:1rem"),
                    tag("td", isolated(part.note), style=f"{SMALL};{MUTED};{FLOW}") if part.note else tag("td", ""),
                )
                for part in stated.itertuples()
            ]
            st.html(tag("table", *cells, style="border-collapse:collapse"))
