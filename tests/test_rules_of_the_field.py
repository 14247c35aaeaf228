"""Rules 7, 12, 14 and 15 of the design by their numbers; the others stand with the code that keeps them."""

import ast
import csv
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import duckdb
import pytest
import small_world
from hypothesis import given, settings
from hypothesis import strategies as st
from tiny_workspace import REPOSITORY

from dashboard.assessment.assess import assess
from dashboard.assessment.words import TYPE_WORDS
from dashboard.charts import brief_timeline, scope_matrix
from dashboard.charts import tolls as toll_chart
from dashboard.charts.theme import LIGHT, Figure
from dashboard.linking.link import link
from dashboard.queries import brief, tolls
from dashboard.queries.filters import Filters, hidden
from dashboard.records import EventType, TextKind
from dashboard.storage.export import export
from tests.told import REFERENCE, post, said

PAGES = REPOSITORY / "dashboard" / "pages"
FINDING = re.compile(
    r"\d|\b(?:rose|rises?|rising|fell|falls?|more|most|less|fewer|worst|worse|highest|deadliest|increas\w*|"
    r"decreas\w*|surg\w*|doubl\w*|because|proves?|shows?|confirm\w*)\b",
    re.IGNORECASE,
)


@pytest.fixture(scope="module")
def world() -> Iterator[duckdb.DuckDBPyConnection]:
    connection = duckdb.connect()
    small_world.fill(connection)
    yield connection
    connection.close()


def charts(world: duckdb.DuckDBPyConnection) -> list[Figure]:
    """Every chart of the pages, on the small world."""
    return [
        brief_timeline.brief_timeline(brief.timeline(world, Filters()), LIGHT),
        toll_chart.published_figures(tolls.published_tolls(world, Filters(), "all", None), LIGHT),
        scope_matrix.scope_matrix(tolls.scope_matrix(world), LIGHT),
    ]


def titles() -> list[str]:
    """The title of every figure and page: the first argument of `framed(…)` and `sheet(…)`, `title=` of `show(…)`."""
    found = []
    for path in sorted(PAGES.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
                continue
            titled = [word.value for word in node.keywords if word.arg == "title" and node.func.attr == "show"]
            titled += node.args[:1] if node.func.attr in ("framed", "sheet") else []
            for title in titled:
                assert isinstance(title, ast.Constant), f"{path.name}: a title is made up while the page runs"
                found.append(str(title.value))
    return found


# ------------------------------------------------------------------------------------------------------------- rule 7
def test_rule_7_a_day_without_reports_has_no_mark(world: duckdb.DuckDBPyConnection) -> None:
    told = brief.timeline(world, Filters())
    figure = brief_timeline.brief_timeline(told, LIGHT)
    marks = next(trace for trace in figure["data"] if "customdata" in trace)
    assert len(marks["x"]) == len(told)


def test_rule_7_no_chart_of_deaths_over_time_is_drawn_as_a_trend(world: duckdb.DuckDBPyConnection) -> None:
    """Lines join only published tolls that the guard lets be joined; nothing sums or fills."""
    for figure in charts(world):
        for trace in figure["data"]:
            assert trace["type"] in ("scatter", "heatmap")
            assert "fill" not in trace and "stackgroup" not in trace
    timeline = charts(world)[0]
    joined = [trace for trace in timeline["data"] if "lines" in trace.get("mode", "")]
    for trace in joined:  # the bars of imprecise days: each stays on one height
        heights = [y for y in trace["y"] if y is not None]
        assert all(one == other for one, other in zip(heights[::2], heights[1::2], strict=True))


def test_rule_7_the_brief_says_that_reports_are_not_violence() -> None:
    assert "Reports captured, not a measure of violence." in brief_timeline.READING_AID


# ------------------------------------------------------------------------------------------------------------ rule 12
@settings(max_examples=60, deadline=None)
@given(
    st.builds(
        Filters,
        place=st.lists(st.sampled_from(["homs", "aleppo", "rif-dimashq", "not-stated"]), max_size=2, unique=True).map(
            tuple
        ),
        type=st.lists(st.sampled_from(sorted(TYPE_WORDS)), max_size=2, unique=True).map(tuple),
        measure=st.lists(st.sampled_from(["killed", "wounded"]), max_size=1).map(tuple),
        search=st.sampled_from(["", "Jaramana", "rocket", "zzz"]),
    )
)
def test_rule_12_every_claim_is_shown_or_hidden_under_one_reason(filters: Filters) -> None:
    connection = duckdb.connect()
    try:
        small_world.fill(connection)
        counts = hidden(connection, filters)
        (n_claims,) = connection.execute("SELECT count(*) FROM claims").fetchone() or (0,)
    finally:
        connection.close()
    assert counts["n_claims"].sum() == n_claims
    assert {reason for reason in counts["reason"] if reason} <= {*filters.active, "older_version"}


# ------------------------------------------------------------------------------------------------------------ rule 14
def test_rule_14_every_exported_number_says_what_kind_of_text_it_rests_on(
    world: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    checked = 0
    for path in export(world, "0123456789abcdef", tmp_path / "out", False):
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(line for line in file if not line.startswith("#")))
        columns = set(rows[0]) if rows else set()
        if {"operator", "low", "high"} <= columns:
            assert columns & {"text_kind", "text_kinds"}, path.name
            assert all(row.get("text_kind") or row.get("text_kinds") for row in rows), path.name
            checked += 1
    assert checked >= 3


@pytest.mark.parametrize(
    ("kind", "words"), [("paraphrase", "not evidence"), ("synthetic", "not evidence"), ("verbatim", "")]
)
def test_rule_14_a_sentence_ready_to_copy_says_what_kind_of_text_it_rests_on(kind: TextKind, words: str) -> None:
    told = post(
        date(2013, 7, 25),
        "Reuters",
        said("10 died in Douma.", ("10", "killed", "people", "eq", 10, 10), event_type="bombing", place_id="douma"),
    )
    reading = replace(told, post=replace(told.post, text_kind=kind))
    reading = replace(
        reading,
        claims=tuple(replace(c, post_id=reading.post.post_id) for c in reading.claims),
        figures=tuple(replace(f, post_id=reading.post.post_id) for f in reading.figures),
        entries=tuple(replace(e, post_id=reading.post.post_id) for e in reading.entries),
    )
    (event,) = assess([reading], link([reading], REFERENCE), REFERENCE, (), (), ()).events
    assert (words in event.sentence) if words else ("evidence" not in event.sentence)


# ------------------------------------------------------------------------------------------------------------ rule 15
def test_rule_15_titles_of_charts_and_pages_describe_or_ask() -> None:
    found = titles()
    assert len(found) >= 8
    for title in found:
        assert title.endswith("?") or not FINDING.search(title), title


def test_rule_15_no_figure_carries_a_title_of_its_own(world: duckdb.DuckDBPyConnection) -> None:
    for figure in charts(world):
        assert "title" not in figure["layout"]


def test_every_event_type_has_words_on_screen() -> None:
    assert set(TYPE_WORDS) == set(EventType.__args__)  # type: ignore[attr-defined]
